"""What each format costs: the same made plan as text, Word, OpenDocument, HTML, Excel and PDF; and files meant to harm.

All files are made here, those of word processors by LibreOffice. Where it is not installed they are left out, and the
page says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from plan_text import plan
from processes import Measured, check, measured, once

SIZES = (28_000, 112_000, 280_000)
"""Bytes of the plans."""
PAGE = 2000
"""Characters of a page."""

FILES = {
    "text": "plan.md",
    "HTML": "plan.html",
    "Word": "plan.docx",
    "OpenDocument": "plan.odt",
    "Excel": "plan.xlsx",
    "PDF, tagged": "plan.pdf",
    "PDF, untagged": "plan-untagged.pdf",
}
HARM = (
    ("a zip bomb", ".docx"),
    ("a zip bomb", ".odt"),
    ("a zip bomb", ".xlsx"),
    ("a zip bomb that says it is small", ".docx"),
    ("an XML bomb", ".docx"),
    ("an XML bomb", ".odt"),
    ("an XML bomb", ".html"),
    ("an endless table", ".docx"),
    ("an endless table", ".odt"),
    ("an endless table", ".html"),
    ("a cell in the last corner", ".xlsx"),
    ("divisions in divisions", ".html"),
    ("2,000 pages", ".pdf"),
    ("a page that swells", ".pdf"),
    ("pages that hold themselves", ".pdf"),
    ("a drawing of many lines", ".pdf"),
)


def make(folder: Path) -> None:
    """Put into ``folder`` all that is measured here."""
    maker = Path(__file__).with_name("format_files.py")
    subprocess.run([sys.executable, str(maker), str(folder), *map(str, SIZES)], check=True)


def formats(folder: Path, runs: int) -> str:
    """The section on formats, of what ``make`` has put into ``folder``."""
    lines = [
        "## Formats\n\n",
        f"`malkoll check` of the same plan in each format, with a warm rule cache. A page is {PAGE:,} characters of ",
        "the plan's text.\n",
    ]
    if shutil.which("soffice") is None and shutil.which("libreoffice") is None:
        lines.append("LibreOffice is not installed here: the files that it makes are left out.\n")
    lines += [
        "\n| format | pages | file, kB | seconds, median | seconds a page | peak memory, MB | times the text |\n",
        "|---|---|---|---|---|---|---|\n",
    ]
    text: dict[int, Measured] = {}
    for name, file in FILES.items():
        for size in SIZES:
            path = folder / str(size) / file
            if not path.is_file():
                continue
            found = measured(check(path), runs, "warm")
            pages = len(plan(size)) / PAGE
            ratio = found.median / text.setdefault(size, found).median
            lines.append(
                f"| {name} | {pages:.0f} | {path.stat().st_size / 1000:.0f} | {found.median:.3f} "
                f"| {found.median / pages:.4f} | {_peak(found.megabytes)} | {ratio:.1f} |\n"
            )
    return "".join(lines)


def hostile(folder: Path) -> str:
    """The section on files meant to do harm that ``make`` has put into ``folder``."""
    lines = [
        "## Files meant to do harm\n\n",
        "Each is read once. A sentence is what malkoll says; where there is none the file was read to its end.\n\n",
        "| file | size, kB | ends in, seconds | with, MB | says |\n|---|---|---|---|---|\n",
    ]
    texts = [(path.stem, path.suffix) for path in sorted((folder / "harm").glob("*.md"))]
    for name, suffix in (*HARM, *texts):
        path = folder / "harm" / f"{name}{suffix}"
        environment = {**os.environ, "MALKOLL_LANG": "sv"}
        seconds, megabytes, said = once(check(path), environment, codes=(0, 1, 2))
        told = said.strip().replace(f"{path}: ", "").removeprefix("malkoll: ").replace(str(path), path.name)
        size = path.stat().st_size / 1000
        lines.append(f"| {name}, {suffix} | {size:.0f} | {seconds:.1f} | {_peak(megabytes)} | {told or '–'} |\n")
    return "".join(lines)


def _peak(megabytes: float | None) -> str:
    return "–" if megabytes is None else f"{megabytes:.0f}"
