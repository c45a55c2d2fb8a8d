"""How long malkoll takes and how much memory it needs: ``python bench/run.py``.

Each figure is of whole, fresh processes, as a person starts them. Run it with the interpreter malkoll is installed for;
it prints a table and writes it to ``bench/results.md``. ``--plans FOLDER`` measures the texts of a folder too.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plan_text import plan, report

RESULTS = Path(__file__).resolve().with_name("results.md")
MALKOLL = (sys.executable, "-m", "malkoll")
SMALL, LARGE = 28_000, 180_000
SCALES = (1, 4, 16)


@dataclass(frozen=True)
class Measured:
    """Wall seconds of each run, and the greatest memory of any of them in megabytes (``None`` where not told)."""

    seconds: tuple[float, ...]
    megabytes: float | None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def once(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float | None]:
    """Run ``command`` and take its time and its peak memory.

    Raises:
        SystemExit: it did not do what it should, so its time would say nothing.
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
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{said}")
    return seconds, megabytes


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
            taken, peak = once(command, environment)
            if number:
                seconds.append(taken)
                megabytes.append(peak)
    known = [one for one in megabytes if one is not None]
    return Measured(tuple(seconds), max(known) if known else None)


def check(path: Path) -> tuple[str, ...]:
    return (*MALKOLL, "check", str(path), "--format", "json", "--no-config")


def row(name: str, one: Measured, empty: Measured, click: Measured) -> str:
    peak = "–" if one.megabytes is None else f"{one.megabytes:.0f}"
    spread = f"{min(one.seconds):.3f}–{max(one.seconds):.3f}"
    ratios = f"{one.median / empty.median:.1f} | {one.median / click.median:.1f}"
    return f"| {name} | {one.median:.3f} | {spread} | {ratios} | {peak} |\n"


HEAD = (
    "| whole process | seconds, median | least–most | × empty interpreter | × `import click` | peak memory, MB |\n"
    "|---|---|---|---|---|---|\n"
)


def table(texts: Sequence[tuple[str, Path]], runs: int) -> str:
    empty = measured((sys.executable, "-c", "pass"), runs)
    click = measured((sys.executable, "-c", "import click"), runs)
    lines = [HEAD, row("`python -c pass`", empty, empty, click), row('`python -c "import click"`', click, empty, click)]
    lines.append(row("`malkoll --version`", measured((*MALKOLL, "--version"), runs), empty, click))
    for name, path in texts:
        for cache in ("warm", "cold"):
            found = measured(check(path), runs, cache)
            lines.append(row(f"check, {name}, {cache} rule cache", found, empty, click))
    return "".join(lines)


def many_times(path: Path, scale: int) -> str:
    """The plan at ``path`` so many times over, in words that tell the goals of one time from those of another."""
    text = path.read_text(encoding="utf-8")
    return "\n\n".join(text if part == 0 else text.replace("mål", f"mål {part}") for part in range(scale))


def scaling(folder: Path, runs: int, largest: Path | None) -> str:
    """Time and memory as the text grows: plans and reports of our own, and the largest one given, many times over."""
    lines = ["| text | kB | seconds, median | peak memory, MB | times the first | text, times the first |\n"]
    lines.append("|---|---|---|---|---|---|\n")
    made: list[tuple[str, Callable[[int], str]]] = [
        ("plan", lambda scale: plan(SMALL * scale)),
        ("report", lambda scale: report(SMALL * scale)),
    ]
    if largest is not None:
        made.append((f"`{largest.name}`", lambda scale: many_times(largest, scale)))
    for kind, make in made:
        first: tuple[float, int] | None = None
        for scale in SCALES:
            path = folder / f"{kind.strip('`')}-{scale}.md"
            path.write_text(make(scale), encoding="utf-8", newline="\n")
            size = path.stat().st_size
            found = measured(check(path), runs, "warm")
            first = first or (found.median, size)
            peak = "–" if found.megabytes is None else f"{found.megabytes:.0f}"
            lines.append(
                f"| {kind} | {size / 1000:.0f} | {found.median:.3f} | {peak} "
                f"| {found.median / first[0]:.1f} | {size / first[1]:.1f} |\n"
            )
    return "".join(lines)


def machine() -> str:
    model = platform.processor() or platform.machine()
    told = Path("/proc/cpuinfo")
    if told.is_file():
        names = [
            line.split(":", 1)[1].strip() for line in told.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    return (
        f"{platform.system()} {platform.machine()}, {model}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measure malkoll and write bench/results.md.")
    arguments.add_argument("--runs", type=int, default=7, help="fresh processes for each figure (default 7)")
    arguments.add_argument("--plans", type=Path, help="a folder of plans (.md, .txt) to measure beside the made ones")
    arguments.add_argument("--print", action="store_true", dest="only_print", help="print only; write nothing")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = []
        largest: Path | None = None
        for kind, size, make in (("a made plan", SMALL, plan), ("a made report", LARGE, report)):
            path = folder / f"{size}.md"
            path.write_text(make(size), encoding="utf-8", newline="\n")
            texts.append((f"{kind} of {path.stat().st_size / 1000:.0f} kB", path))
        if given.plans is not None:
            for path in sorted(one for one in given.plans.iterdir() if one.suffix in (".md", ".txt")):
                texts.append((f"`{path.name}` of {path.stat().st_size / 1000:.0f} kB", path))
                largest = max((one for one in (largest, path) if one), key=lambda one: one.stat().st_size)
        version = subprocess.run([*MALKOLL, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        page = (
            "# Seconds and memory\n\n"
            f"{version}, {date.today().isoformat()}. {machine()}.\n"
            f"{given.runs} fresh processes for each figure, after one that is not counted. Figures move with the\n"
            "machine; the ratios hold better. Memory less than that of the process that measures is not seen.\n"
            f"Written by `python bench/run.py{' --plans FOLDER' if given.plans else ''}`.\n\n"
            f"{table(texts, given.runs)}\n"
            f"## As the text grows\n\nWith a warm rule cache.\n\n{scaling(folder, given.runs, largest)}"
        )
    print(page)
    if not given.only_print:
        RESULTS.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
