"""How long malkoll takes and how much memory it needs: ``python bench/run.py``.

Run it with the interpreter malkoll is installed for. It measures whole processes and formats (``bench/results.md``),
other linters beside malkoll, engines, growth and many plans (``bench/saved``, from which ``docs/speed.md`` and
``bench/many.md`` are written); ``--only`` names some of these. Other tools take part where ``bench/peers.py`` has
installed them. ``--plans FOLDER`` measures the texts of a folder too.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import many
import peers
from beside import LARGE, SMALL, beside
from engines import engines
from growth import growth
from pages import write_pages
from plan_text import plan, report
from processes import MALKOLL, Measured, check, measured
from saved import machine, save

from formats import formats, hostile, make

RESULTS = Path(__file__).resolve().with_name("results.md")
ENGINE_GOALS = 2_000
SCALES = (1, 4, 16)


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
    for kind, written in made:
        first: tuple[float, int] | None = None
        for scale in SCALES:
            path = folder / f"{kind.strip('`')}-{scale}.md"
            path.write_text(written(scale), encoding="utf-8", newline="\n")
            size = path.stat().st_size
            found = measured(check(path), runs, "warm")
            first = first or (found.median, size)
            peak = "–" if found.megabytes is None else f"{found.megabytes:.0f}"
            lines.append(
                f"| {kind} | {size / 1000:.0f} | {found.median:.3f} | {peak} "
                f"| {found.median / first[0]:.1f} | {size / first[1]:.1f} |\n"
            )
    return "".join(lines)


PARTS = ("processes", "beside", "engines", "growth", "many")


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measure malkoll and write down what was found.")
    arguments.add_argument("--runs", type=int, default=7, help="fresh processes or turns for each figure (default 7)")
    arguments.add_argument("--plans", type=Path, help="a folder of plans (.md, .txt) to measure beside the made ones")
    arguments.add_argument("--only", default=",".join(PARTS), help=f"parts, with commas: {', '.join(PARTS)}")
    arguments.add_argument("--peers", type=Path, default=peers.FOLDER, help="where the other tools are installed")
    arguments.add_argument("--many", type=int, default=1000, help="how many plans are many (default 1000)")
    arguments.add_argument("--bytes", type=int, default=SMALL, help=f"how long each of many is (default {SMALL})")
    given = arguments.parse_args()
    parts = given.only.split(",")
    if unknown := set(parts) - set(PARTS):
        arguments.error(f"no such part: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if "processes" in parts:
            page = processes(folder, given.runs, given.plans)
            RESULTS.write_text(page, encoding="utf-8", newline="\n")
        if "beside" in parts:
            save("beside", beside(given.runs, given.peers, folder))
        if "engines" in parts:
            save("engines", engines(ENGINE_GOALS, given.runs, given.peers))
        if "growth" in parts:
            save("growth", growth(min(given.runs, 3)))
        if "many" in parts:
            save("many", many.table(folder / "many", given.many, min(given.runs, 3), given.bytes))
    write_pages()
    subprocess.run([sys.executable, str(Path(__file__).resolve().parents[1] / "docs" / "generate.py")], check=True)


def processes(folder: Path, runs: int, plans: Path | None) -> str:
    """Whole processes, formats and hostile files: the page."""
    texts = []
    largest: Path | None = None
    for kind, size, written in (("a made plan", SMALL, plan), ("a made report", LARGE, report)):
        path = folder / f"{size}.md"
        path.write_text(written(size), encoding="utf-8", newline="\n")
        texts.append((f"{kind} of {path.stat().st_size / 1000:.0f} kB", path))
    if plans is not None:
        for path in sorted(one for one in plans.iterdir() if one.suffix in (".md", ".txt")):
            texts.append((f"`{path.name}` of {path.stat().st_size / 1000:.0f} kB", path))
            largest = max((one for one in (largest, path) if one), key=lambda one: one.stat().st_size)
    make(folder)
    version = subprocess.run([*MALKOLL, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return (
        "# Seconds and memory\n\n"
        f"{version}, {date.today().isoformat()}. {machine()}.\n"
        f"{runs} fresh processes for each figure, after one that is not counted. Figures move with the\n"
        "machine; the ratios hold better. Memory less than that of the process that measures is not seen.\n"
        f"Written by `python bench/run.py{' --plans FOLDER' if plans else ''}`.\n\n"
        f"{table(texts, runs)}\n"
        f"## As the text grows\n\nWith a warm rule cache.\n\n{scaling(folder, runs, largest)}\n"
        f"{formats(folder, runs)}\n{hostile(folder)}"
    )


if __name__ == "__main__":
    main()
