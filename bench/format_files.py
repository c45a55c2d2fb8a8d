"""Makes the files that ``formats.py`` measures: ``python bench/format_files.py FOLDER SIZE…``.

In a process of its own, since what a process has needed is seen as needed by those that it starts.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from plan_text import plan

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "formats"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "laws"))

from bad_files import bad_files
from convert import convert, soffice
from hostile_texts import HOSTILE

from malkoll.document import Heading, Item, Paragraph, Table
from malkoll.readers import read


def main(folder: Path, sizes: list[int]) -> None:
    """Put the made plan into ``folder`` in each size and format, and each file meant to do harm."""
    for size in sizes:
        text = plan(size)
        into = folder / str(size)
        into.mkdir()
        (into / "plan.md").write_text(text, encoding="utf-8", newline="\n")
        (into / "plan.xlsx").write_bytes(_workbook(text))
        if soffice() is not None:
            convert([("plan", text)], into)
    harm = folder / "harm"
    harm.mkdir()
    for bad in bad_files():
        # Addresses that are nowhere: these files are not to fetch, and the tests hold that they do not.
        data = bad.make((harm / "nowhere").as_uri(), "http://127.0.0.1:9/")
        (harm / f"{bad.name}{bad.suffix}").write_bytes(data)
    for name, made in HOSTILE.items():
        # A plan has 20 MB at most, and 200,000 lines.
        text = made(10_000_000 if name.startswith("a line") else 1_000_000)
        (harm / f"{name}.md").write_text(text, encoding="utf-8", newline="")


def _workbook(text: str) -> bytes:
    """The plan as people write plans in Excel: a row a paragraph, and tables in columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for block in read("plan.md", text.encode()).blocks:
        match block:
            case Heading():
                sheet.append([])
                sheet.append([block.text])
                sheet.cell(sheet.max_row, 1).font = Font(bold=True)
                sheet.append([])
            case Paragraph() | Item():
                sheet.append([block.text])
            case Table():
                sheet.append([])
                for row in block.rows:
                    sheet.append([cell.text for cell in row.cells])
                sheet.append([])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]])
