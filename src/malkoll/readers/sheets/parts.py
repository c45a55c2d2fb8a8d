"""What openpyxl does not tell of a workbook that it reads cell by cell: merged cells, what is hidden, images.

The parts of the archive are also looked through here before openpyxl sees any of them, so that what it is handed is
bounded and declares no entities.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from malkoll.errors import PlanError
from malkoll.readers.archives import damaged, read_member
from malkoll.readers.attributes import whole_number
from malkoll.readers.safe_xml import parse_xml, refuse_declarations
from malkoll.records import record
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["LAST_ROW", "MOST_CELLS", "MOST_COLUMNS", "Sheet", "sheets_of"]

MOST_CELLS = 200_000
"""Cells with something in them that the sheets of a workbook may have together."""

MOST_ROWS = 100_000
"""Rows that a sheet may have, empty ones among them."""

LAST_ROW = 1_048_576
"""The last row that a sheet can have in Excel."""

MOST_COLUMNS = 200
"""Columns of a sheet that are read."""

MOST_PART = 16 * 1024 * 1024
"""Bytes of one part of a workbook; a sheet of two hundred thousand cells has about ten million."""

_IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff", ".bin")
_MOST_MERGED = 20_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_RANGE = compiled(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")

Place = tuple[int, int]
"""Row and column of a cell, both from 1."""


@record(frozen=False)
class Sheet:
    """A visible sheet of a workbook, without its cells.

    ``merged`` gives for the first cell of a merged range its last one; ``uncounted`` are formulas whose value the
    file does not hold; ``images`` the text alternatives of images by the cell that they begin in; ``last_column`` is
    the last that is read (from 1), and ``cut`` says that there is more to the right of it.
    """

    name: str
    merged: dict[Place, Place] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncounted: list[str] = field(default_factory=list)
    images: dict[Place, str] = field(default_factory=dict)
    last_column: int = 0
    cut: bool = False


def sheets_of(archive: zipfile.ZipFile) -> dict[str, Sheet]:
    """The visible sheets of a workbook, by name, in their order.

    Raises:
        PlanError: a part is damaged, declares entities, or is larger than a plan can be.
    """
    for member in archive.infolist():
        if not member.filename.lower().endswith(_IMAGES):  # a drawing may have a document type; nothing reads it
            refuse_declarations(read_member(archive, member.filename))
    for member in archive.infolist():
        core = member.filename.startswith("xl/") and "/" not in member.filename[3:]
        if core and member.file_size > MOST_PART:
            raise _too_large()
    main = "xl/workbook.xml"
    book = parse_xml(read_member(archive, main))
    targets = _targets(archive, main)
    sheets: dict[str, Sheet] = {}
    cells = 0
    read: set[str] = set()
    for element in book.iter(f"{_MAIN}sheet"):
        target = targets.get(element.get(f"{_OFFICE}id", ""), ("", ""))
        if element.get("state", "visible") != "visible" or not target[0].endswith("/worksheet"):
            continue
        if target[1] in read:  # each sheet has a part of its own; Excel opens no book in which two have one
            raise damaged()
        read.add(target[1])
        sheet = Sheet(element.get("name", ""))
        cells += _read(archive, target[1], sheet, read)
        if cells > MOST_CELLS:
            raise PlanError(
                f"Arbetsboken har fler än {MOST_CELLS} ifyllda celler, och så stor är ingen plan. Spara bladen med "
                "mål för sig.",
                f"The workbook has more than {MOST_CELLS} filled cells, and no plan is that large. Save the sheets "
                "with goals by themselves.",
            )
        sheets[sheet.name] = sheet
    return sheets


def _read(archive: zipfile.ZipFile, member: str, sheet: Sheet, read: set[str]) -> int:
    """Read all but the values of a sheet; how many of its cells are filled.

    ``read`` are the parts that were read before: a drawing stands in one place of one sheet.
    """
    from lxml import etree

    data = read_member(archive, member)
    if len(data) > MOST_PART:
        raise _too_large()
    filled = row = rows = 0
    kinds = [f"{_MAIN}{kind}" for kind in ("c", "row", "col", "mergeCell", "drawing")]
    try:
        for event, element in etree.iterparse(
            io.BytesIO(data), ("start", "end"), tag=kinds, resolve_entities=False, no_network=True, huge_tree=False
        ):
            kind = str(element.tag).removeprefix(_MAIN)
            if event == "start":
                if kind == "row":
                    row = _row(element.get("r"), row + 1)
                    rows += 1
                    if rows > MOST_ROWS:
                        raise _too_large()
                continue
            if kind == "c":
                filled += _cell(element, sheet)
            elif kind == "row" and element.get("hidden") in ("1", "true"):
                sheet.hidden_rows.add(row)
            elif kind == "col" and element.get("hidden") in ("1", "true"):
                first, last = whole_number(element.get("min"), 1), whole_number(element.get("max"), 1)
                sheet.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))
            elif kind == "mergeCell" and len(sheet.merged) < _MOST_MERGED:
                merged = _range(element.get("ref", ""))
                if merged is not None:
                    sheet.merged[merged[0]] = merged[1]
            elif kind == "drawing":
                drawing = _targets(archive, member).get(element.get(f"{_OFFICE}id", ""))
                if drawing is not None and drawing[1] not in read:
                    read.add(drawing[1])
                    sheet.images.update(_images(archive, drawing[1]))
            if kind == "row":
                element.clear()
    except etree.XMLSyntaxError:
        parse_xml(data)  # says what is the matter
        raise
    return filled


def _row(written: str | None, otherwise: int) -> int:
    if written is None:
        return otherwise
    number = whole_number(written, 0)
    if not 1 <= number <= LAST_ROW:
        raise damaged()
    return number


def _cell(element: _Element, sheet: Sheet) -> int:
    place = _range(element.get("r", ""))
    valued = any(child.tag in (f"{_MAIN}v", f"{_MAIN}is") and (child.text or len(child)) for child in element)
    if place is None:
        return int(valued)
    sheet.cut = sheet.cut or (valued and place[0][1] > MOST_COLUMNS)
    sheet.last_column = min(max(sheet.last_column, place[0][1]), MOST_COLUMNS)
    # A formula that gave an empty text has a value, and it is empty.
    if not valued and element.get("t") != "str" and element.find(f"{_MAIN}f") is not None:
        sheet.uncounted.append(element.get("r", ""))
    if element.get("vm") is not None and element.get("t") == "e":  # an image placed in the cell
        sheet.images[place[0]] = ""
    return int(valued)


def _images(archive: zipfile.ZipFile, member: str) -> Iterator[tuple[Place, str]]:
    data = read_member(archive, member)
    if not data or len(data) > MOST_PART:
        return
    for anchor in parse_xml(data):
        start = anchor.find(f"{_DRAWING}from")
        picture = anchor.find(f"{_DRAWING}pic")
        shape = anchor.find(f"{_DRAWING}sp")
        drawn = picture if picture is not None else shape
        if start is None or drawn is None:
            continue
        row, column = (whole_number(start.findtext(f"{_DRAWING}{name}"), -1) + 1 for name in ("row", "col"))
        about = drawn.find(f".//{_DRAWING}cNvPr")
        if row > 0 and column > 0:
            yield (row, column), (about.get("descr", "") if about is not None else "")


def _targets(archive: zipfile.ZipFile, member: str) -> dict[str, tuple[str, str]]:
    """What a part points at within the archive: kind and member, by the pointer's name."""
    folder, name = posixpath.split(member)
    data = read_member(archive, f"{folder}/_rels/{name}.rels")
    if not data:
        return {}
    return {
        one.get("Id", ""): (
            one.get("Type", ""),
            posixpath.normpath(posixpath.join("/" + folder, one.get("Target", ""))).lstrip("/"),
        )
        for one in parse_xml(data).iter(f"{_PACKAGE}Relationship")
        if one.get("TargetMode") != "External"
    }


def _range(ref: str) -> tuple[Place, Place] | None:
    found = _RANGE.fullmatch(ref)
    if found is None:
        return None
    first = int(found[2]), _column(found[1])
    last = (int(found[4]), _column(found[3])) if found[3] else first
    return first, (max(first[0], last[0]), max(first[1], last[1]))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _too_large() -> PlanError:
    return PlanError(
        "Arbetsboken är större än en plan kan vara. Ta bort formaterade men tomma rader, eller spara bladen med mål "
        "för sig.",
        "The workbook is larger than a plan can be. Remove rows that are formatted but empty, or save the sheets with "
        "goals by themselves.",
    )
