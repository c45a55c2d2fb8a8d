"""How long many plans take, and how much memory: ``python bench/many.py``.

A thousand plans, each different, are checked with nothing remembered and with everything, a tenth of them by one
process as well. Each figure is of whole, fresh processes; memory is that of all of them together, as Linux tells it
while they run.
It prints a table and writes it to ``bench/many.md``.
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
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import Literal

from plan_text import plan
from run import MALKOLL, SMALL, machine

RESULTS = Path(__file__).resolve().with_name("many.md")
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


def make(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        place = folder / f"plan-{number:04}.md"
        place.write_text(plan(SMALL, seed=1000 + number), encoding="utf-8", newline="\n")


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
    used = [one.processor for one in found if one.processor is not None]
    known = [one.megabytes for one in found if one.megabytes is not None]
    return Measured(median(one.seconds for one in found), median(used) if used else None, max(known) if known else None)


def cases(count: int) -> tuple[Case, ...]:
    json = ("--format", "json")
    tenth = max(1, count // 10)
    return (
        Case("one process, a tenth of the plans", tenth, (*json, "--jobs", "1"), "none"),
        Case("two processes, a tenth of the plans", tenth, (*json, "--jobs", "2"), "empty"),
        Case("two processes, nothing remembered", count, (*json, "--jobs", "2"), "empty"),
        Case("all remembered, `--format json`", count, json, "full"),
        Case("all remembered, `--format concise`", count, ("--format", "concise"), "full"),
        Case("all remembered, as for the terminal", count, (), "full"),
        Case("all remembered, a tenth of the plans", tenth, json, "full"),
    )


def table(folder: Path, count: int, runs: int) -> str:
    lines = [
        "| whole run | plans | seconds | of the processor | a plan, ms "
        "| a plan, times as quick as the first | peak memory, MB |\n",
        "|---|---|---|---|---|---|---|\n",
    ]
    first: float | None = None
    for case in cases(count):
        if not (folder / str(case.plans)).exists():
            make(folder / str(case.plans), case.plans)
        found = measured(case, folder, runs)
        each = found.seconds / case.plans
        first = first or each
        used = "–" if found.processor is None else f"{found.processor:.1f}"
        peak = "–" if found.megabytes is None else f"{found.megabytes:.0f}"
        row = (
            f"| {case.name} | {case.plans} | {found.seconds:.1f} | {used} "
            f"| {1000 * each:.1f} | {first / each:.1f} | {peak} |\n"
        )
        print(row, end="", file=sys.stderr, flush=True)
        lines.append(row)
    return "".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measure malkoll on many plans and write bench/many.md.")
    arguments.add_argument("--runs", type=int, default=3, help="fresh runs for each figure (default 3)")
    arguments.add_argument("--count", type=int, default=1000, help="how many plans (default 1000)")
    arguments.add_argument("--print", action="store_true", dest="only_print", help="print only; write nothing")
    given = arguments.parse_args()
    version = subprocess.run([*MALKOLL, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    with tempfile.TemporaryDirectory() as name:
        made = table(Path(name), given.count, given.runs)
    page = (
        "# Many plans\n\n"
        f"{version}, {date.today().isoformat()}. {machine()}.\n"
        f"Plans of {SMALL // 1000} kB, each different. {given.runs} fresh run{'s' if given.runs > 1 else ''} for each\n"
        "figure (medians). Seconds of the processor are those of all processes, and hold where others use the machine\n"
        "too. Memory is that of all processes together; what they share is counted once.\n"
        "Written by `python bench/many.py`.\n\n"
        f"{made}"
    )
    print(page)
    if not given.only_print:
        RESULTS.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
