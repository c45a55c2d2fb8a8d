"""Excel workbooks (.xlsx) to a document: each sheet under a heading with its name, its tables with their rows."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from malkoll.document import Document
from malkoll.errors import PlanError
from malkoll.readers.addresses import Addresses
from malkoll.readers.archives import only_xml, open_archive, read_member
from malkoll.readers.grid import GridCell, GridRow, rows_of
from malkoll.readers.headings import looks_like_heading
from malkoll.readers.sheets.cells import Colours, grid_of
from malkoll.readers.sheets.parts import LAST_ROW, MOST_COLUMNS, Sheet, sheets_of
from malkoll.readers.strict import is_strict, usual_workbook
from malkoll.readers.transcript import CellText, Piece, Transcript
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["read"]

_BOOK = "xl/workbook.xml"
_UNNAMED = compiled(r"(?:blad|sheet|ark|tabell|table)\s*\d*", re.IGNORECASE)
_TITLE = compiled(
    r"plan(?:en)?\b|budget|strategi|program|uppföljning|rapport|bokslut|redovisning|berättelse|report", re.IGNORECASE
)
_LONGEST_TITLE = 200
_MOST_NAMED = 5  # cells whose formulas have no value that a note names
_SPACER = 1  # empty rows that may part the groups of one table


def read(data: bytes, path: str) -> Document:
    """The document in ``data``, an Excel workbook; ``path`` is only its name.

    Formulas are not computed: the values that the program saved with them are read.

    Raises:
        PlanError: it is protected by a password, damaged, of another kind, or larger than a plan can be.
    """
    archive = open_archive(data, _BOOK)
    kept = only_xml(data, archive)
    if is_strict(read_member(archive, _BOOK)):
        kept = usual_workbook(archive)
    if kept is not data:
        archive = open_archive(kept, _BOOK)
    sheets = sheets_of(archive)
    transcript = Transcript()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says what it cannot keep when a workbook is saved again
        book = _open(kept)
        colours = Colours(book)
        titled = False
        for name, sheet in sheets.items():
            grid = _grid(book, sheet, colours)
            if any(row.cells for row in grid):
                titled = _Writer(transcript, name, sheet).write(grid, titled=titled)
    return transcript.document(path, data, "workbook")


def _open(data: bytes) -> Workbook:
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception:  # what a damaged workbook makes openpyxl raise is of any kind
        raise _damaged() from None


def _grid(book: Workbook, sheet: Sheet, colours: Colours) -> list[GridRow]:
    try:
        source: Any = book[sheet.name]
        source.reset_dimensions()  # they may be wrong, and then cells are lost
        # A row may call itself the trillionth, and openpyxl would count up to it.
        return grid_of(source.iter_rows(max_col=max(sheet.last_column, 1), max_row=LAST_ROW), sheet, colours)
    except PlanError:
        raise
    except (Exception, zipfile.BadZipFile):
        raise _damaged() from None


def _damaged() -> PlanError:
    return PlanError(
        "Arbetsboken är skadad. Öppna den i programmet den skrevs i och spara om den.",
        "The workbook is damaged. Open it in the program it was written in and save it again.",
    )


class _Writer:
    """Writes one sheet into a transcript."""

    def __init__(self, to: Transcript, name: str, sheet: Sheet) -> None:
        self.to = to
        self.name = name
        self.sheet = sheet
        self.place = Addresses().sheet(name)
        self.above: tuple[int, int] | None = None  # the columns of the table just before

    def write(self, grid: Sequence[GridRow], *, titled: bool) -> bool:
        """Write the sheet; ``titled`` says that the workbook has its title already. Returns whether it has now."""
        blocks = list(_blocks(grid))
        if not titled and blocks:
            title, rest = blocks[0][0], blocks[0][1:]
            lines = _alone(title)
            if lines is not None and _is_title(lines) and (rest or len(blocks) > 1):
                self.to.address = self.address(title)
                self.to.heading(1, [piece for line in lines for piece in line])
                titled = True
                blocks = [rest, *blocks[1:]] if rest else blocks[1:]
        self.to.address = self.place
        if not _UNNAMED.fullmatch(self.name.strip()):
            self.to.heading(2, (Piece(self.name),))
        before = None
        for block in blocks:
            gap = None if before is None else block[0].number - before - 1
            self.block(block, gap)
            before = block[-1].number
        self._tell()
        return titled

    def address(self, row: GridRow, last: GridRow | None = None) -> str:
        """The address of a row, or of the rows up to ``last``."""
        up_to = f"–{last.number}" if last is not None and last is not row else ""
        return f"{self.place}, rad {row.number}{up_to}"

    def block(self, rows: Sequence[GridRow], gap: int | None) -> None:
        """Rows without an empty one among them: titles and text first, then a table."""
        goes_on = self.above is not None and gap is not None and gap <= _SPACER
        text: list[tuple[GridRow, list[tuple[Piece, ...]]]] = []
        for row in rows:
            lines = _alone(row)
            if lines is None:
                break
            text.append((row, lines))
        table = rows[len(text) :]
        if goes_on and table and len(text) == 1:
            table, text = rows, []  # the name of a group in a table that goes on
        run: list[tuple[GridRow, list[tuple[Piece, ...]]]] = []
        for at, (row, lines) in enumerate(text):
            words = [piece for line in lines for piece in line]
            heads = looks_like_heading("".join(piece.text for piece in words))
            if heads and (all(piece.bold for piece in words) or (table and at == len(text) - 1)):
                self._text(run)
                run = []
                self.to.address = self.address(row)
                self.to.heading(3, words)
            else:
                run.append((row, lines))
        self._text(run)
        if table:
            self._table(table, gap)

    def _text(self, run: Sequence[tuple[GridRow, list[tuple[Piece, ...]]]]) -> None:
        """Rows of running text, as the lines of one paragraph."""
        if run:
            self.to.address = self.address(run[0][0], run[-1][0])
            self.to.paragraph([line for _, lines in run for line in lines])

    def _table(self, rows: Sequence[GridRow], gap: int | None) -> None:
        first, last = _columns(rows)
        laid, heads = rows_of([_cut(row, first, last) for row in rows])
        above = self.above
        if above and not heads and gap is not None and gap <= _SPACER and above[0] <= first and last <= above[1]:
            first, last = above  # the next rows of the table above, which an empty row sets apart
            laid, heads = rows_of([_cut(row, first, last) for row in rows])
        self.above = (first, last)
        written = [(_padded(cells, last - first), f"{self.place}, rad {number}") for number, cells in laid]
        narrow = last - first == 1
        self.to.address = self.place
        self.to.table(written, heads or int(narrow))

    def _tell(self) -> None:
        """What of the sheet was not read stands in a comment, so that it is not taken for empty."""
        self.to.address = self.place
        where = self.name.replace("--", "–").replace(">", "")
        if self.sheet.uncounted:
            cells = ", ".join(self.sheet.uncounted[:_MOST_NAMED])
            left = len(self.sheet.uncounted) - _MOST_NAMED
            more = f" och {left} till" if left > 0 else ""
            self.to.note(f"blad ”{where}”: formler utan sparat värde, inte lästa: {cells}{more}")
        if self.sheet.cut:
            self.to.note(f"blad ”{where}”: bara de första {MOST_COLUMNS} kolumnerna är lästa")


def _blocks(grid: Sequence[GridRow]) -> Iterator[list[GridRow]]:
    block: list[GridRow] = []
    for row in grid:
        if row.cells:
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _alone(row: GridRow) -> list[tuple[Piece, ...]] | None:
    """The lines of a row with a single filled cell, ``None`` where it has more or none."""
    filled = [cell for cell in row.cells if cell is not None and cell.content != CellText()]
    return list(filled[0].content.paragraphs) or None if len(filled) == 1 else None


def _is_title(lines: Sequence[Sequence[Piece]]) -> bool:
    text = " ".join(piece.text for line in lines for piece in line)
    return len(text) <= _LONGEST_TITLE and _TITLE.search(text) is not None and looks_like_heading(text)


def _columns(rows: Sequence[GridRow]) -> tuple[int, int]:
    """The first and the last column (half-open) that hold something."""
    first, last = MOST_COLUMNS, 0
    for row in rows:
        for at, cell in enumerate(row.cells):
            if cell is not None and cell.content != CellText():
                first = min(first, at)
                last = max(last, at + 1)
    return first, max(last, first + 1)


def _cut(row: GridRow, first: int, last: int) -> GridRow:
    cells: list[GridCell | None] = list(row.cells[first:last])
    return GridRow(row.number, tuple(cells))


def _padded(cells: Sequence[CellText], width: int) -> list[CellText]:
    return [*cells, *([CellText()] * (width - len(cells)))]
