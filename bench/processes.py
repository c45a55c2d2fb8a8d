"""Whole, fresh processes, as a person starts them: how long each takes and how much memory it needs."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

MALKOLL = (sys.executable, "-m", "malkoll")


@dataclass(frozen=True)
class Measured:
    """Wall seconds of each run, and the greatest memory of any of them in megabytes (``None`` where not told)."""

    seconds: tuple[float, ...]
    megabytes: float | None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def once(
    command: Sequence[str], environment: dict[str, str], codes: Container[int] = (0, 1)
) -> tuple[float, float | None, str]:
    """Run ``command`` and take its time, its peak memory and what it said on stderr.

    Raises:
        SystemExit: it ended with another code than those in ``codes``, so its time would say nothing.
    """
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    megabytes = None
    if hasattr(os, "wait4"):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        megabytes = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    process.wait()
    seconds = time.perf_counter() - began
    said = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
    if process.stderr:
        process.stderr.close()
    if process.returncode not in codes:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{said}")
    return seconds, megabytes, said


def measured(command: Sequence[str], runs: int, cache: str | None = None) -> Measured:
    """``command`` run ``runs`` times after one that is not counted.

    ``cache``: "cold" gives every run an empty rule cache, "warm" the one the first run filled. What came out of the
    plan is forgotten in between: ``many.py`` measures what remembering it saves.
    """
    seconds, megabytes = [], []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for number in range(runs + 1):
            environment = {**os.environ, "MALKOLL_LANG": "sv"}
            if cache is not None:
                kept = Path(folder, str(number) if cache == "cold" else "kept")
                kept.mkdir(exist_ok=True)
                environment["MALKOLL_CACHE"] = str(kept)
                shutil.rmtree(kept / "results", ignore_errors=True)
            taken, peak, _ = once(command, environment)
            if number:
                seconds.append(taken)
                megabytes.append(peak)
    known = [one for one in megabytes if one is not None]
    return Measured(tuple(seconds), max(known) if known else None)


def check(path: Path) -> tuple[str, ...]:
    return (*MALKOLL, "check", str(path), "--format", "json", "--no-config")
