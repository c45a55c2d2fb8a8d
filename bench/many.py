"""How long many plans take, and how much memory: ``python bench/many.py``.

Plans, each different, are checked by one process and by two, with nothing remembered and with everything, and a tenth
of them too, to see what grows. Each figure is of whole, fresh processes; memory is that of all of them together, as
Linux tells it while they run. It prints a page and writes it to ``bench/many.md``; ``--plans 10000`` checks so many.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import Any, Literal

from beside import SMALL
from pages import write_pages
from plan_text import plan
from processes import MALKOLL
from saved import save

PAUSE = 0.05
"""Seconds between looks at the memory."""


@dataclass(frozen=True)
class Case:
    """A way to check the plans: its name, how many of them, the arguments, and what is remembered when it begins.

    ``full`` is what the case with the same plans and an ``empty`` memory before it has left behind.
    """

    name: str
    plans: int
    arguments: tuple[str, ...]
    memory: Literal["none", "empty", "full"]


@dataclass(frozen=True)
class Measured:
    """Medians of wall and processor seconds, and the greatest memory in megabytes; ``None`` where not told."""

    seconds: float
    processor: float | None
    megabytes: float | None


def make(folder: Path, count: int, size: int) -> None:
    folder.mkdir()
    for number in range(count):
        place = folder / f"plan-{number:05}.md"
        place.write_text(plan(size, seed=1000 + number), encoding="utf-8", newline="\n")


def once(command: Sequence[str], environment: dict[str, str]) -> Measured:
    """Run ``command`` and take its time and the peak memory of it and all processes it starts.

    Raises:
        SystemExit: it did not do what it should, so its time would say nothing.
    """
    began, used = time.perf_counter(), processor()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peaks: list[float] = []
    over = Event()
    watcher = Thread(target=watch, args=(process.pid, peaks, over))
    watcher.start()
    said = process.communicate()[1].decode("utf-8", "replace")
    seconds = time.perf_counter() - began
    over.set()
    watcher.join()
    if process.returncode != 1:  # the plans have findings
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{said}")
    after = processor()
    return Measured(
        seconds,
        after - used if after is not None and used is not None else None,
        max(peaks) if peaks else None,
    )


def processor() -> float | None:
    """Seconds of the processor that the processes we have waited for used, and those that they waited for."""
    if sys.platform == "win32":
        return None
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def watch(root: int, peaks: list[float], over: Event) -> None:
    while not over.wait(PAUSE):
        megabytes = sum(map(resident, family(root)))
        if megabytes:
            peaks.append(megabytes)


def family(root: int) -> set[int]:
    """The process ``root`` and all that it has started; none where the system has no ``/proc``."""
    parents: dict[int, int] = {}
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            parents[int(place.name)] = int((place / "stat").read_text().rsplit(")", 1)[1].split()[1])
    found = {root} & set(parents)
    while fresh := {child for child, parent in parents.items() if parent in found} - found:
        found |= fresh
    return found


def resident(process: int) -> float:
    """Megabytes that a process has for itself, with its part of what it shares with others."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0


def measured(case: Case, folder: Path, runs: int) -> Measured:
    command = [*MALKOLL, "check", str(folder / str(case.plans)), "--no-config", "--quiet", *case.arguments]
    cache = folder / f"cache-{case.plans}"
    environment = {**os.environ, "MALKOLL_LANG": "sv", "MALKOLL_CACHE": "off" if case.memory == "none" else str(cache)}
    found: list[Measured] = []
    for _ in range(runs):
        if case.memory == "empty":
            shutil.rmtree(cache, ignore_errors=True)
        found.append(once(command, environment))
    return _middle(found)


def cases(count: int) -> tuple[Case, ...]:
    json, concise = ("--format", "json"), ("--format", "concise")
    tenth = max(1, count // 10)
    some = min(tenth, SOME)
    return (
        Case(ONE, some, (*concise, "--jobs", "1"), "none"),
        Case(TWO, some, (*concise, "--jobs", "2"), "none"),
        Case("two processes, filling the memory, a tenth of the plans", tenth, (*concise, "--jobs", "2"), "empty"),
        Case(COLD, count, (*concise, "--jobs", "2"), "empty"),
        Case(WARM, count, concise, "full"),
        Case("all remembered, `--format json`", count, json, "full"),
        Case("all remembered, as for the terminal", count, (), "full"),
        Case("all remembered, `--format concise`, a tenth of the plans", tenth, concise, "full"),
        Case("all remembered, `--format json`, a tenth of the plans", tenth, json, "full"),
    )


SOME = 300
"""Plans enough to tell one process from two."""
ONE, TWO = "one process", "two processes"
COLD, WARM = "two processes, nothing remembered", "all remembered, `--format concise`"


def table(folder: Path, count: int, runs: int, size: int) -> dict[str, Any]:
    """What each case took."""
    folder.mkdir(exist_ok=True)
    rows: list[dict[str, Any]] = []
    turns: list[tuple[Measured, Measured]] = []
    for case in cases(count):
        if not (folder / str(case.plans)).exists():
            make(folder / str(case.plans), case.plans, size)
        if case.name == TWO:
            continue
        if case.name == ONE:  # turn about: others use the machine too
            pair = [one for one in cases(count) if one.name in (ONE, TWO)]
            turns = [(measured(pair[0], folder, 1), measured(pair[1], folder, 1)) for _ in range(max(runs, 3))]
            for one, found in zip(pair, zip(*turns, strict=True), strict=True):
                rows.append(_row(one, _middle(found)))
        else:
            rows.append(_row(case, measured(case, folder, runs)))
    return {
        "plans": count,
        "bytes": size,
        "runs": runs,
        "rows": rows,
        "one_to_two": median(one.seconds / two.seconds for one, two in turns),
    }


def _middle(found: Sequence[Measured]) -> Measured:
    used = [one.processor for one in found if one.processor is not None]
    known = [one.megabytes for one in found if one.megabytes is not None]
    return Measured(median(one.seconds for one in found), median(used) if used else None, max(known) if known else None)


def _row(case: Case, found: Measured) -> dict[str, Any]:
    row = {"case": case.name, "plans": case.plans, **asdict(found)}
    print(row, file=sys.stderr, flush=True)
    return row


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measure malkoll on many plans and save what was found.")
    arguments.add_argument("--runs", type=int, default=3, help="fresh runs for each figure (default 3)")
    arguments.add_argument("--plans", type=int, default=1000, help="how many plans (default 1000)")
    arguments.add_argument("--bytes", type=int, default=SMALL, help=f"how long each is (default {SMALL})")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        save("many", table(Path(name), given.plans, given.runs, given.bytes))
    write_pages()


if __name__ == "__main__":
    main()
