"""Tables: which lines are rows of one, and rows and cells out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from malkoll.document import Cell, Row, Table, TextLine
from malkoll.readers.inline import read_inline
from malkoll.readers.lines import EDGE, Line
from malkoll.readers.placed import Piece, PlacedTable
from malkoll.regexes import compiled
from malkoll.span import LineIndex

__all__ = ["continues", "html_table", "is_delimiter", "join", "pipe_rows", "placed_rows", "tab_rows", "table_of"]

_PIPE = compiled(r"(?<!\\)\|")
_DELIMITER = compiled(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_TABLE_TAG = compiled(r"<!--|<(/?)(table|thead|tr|td|th)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_COLOUR = compiled(r"(?:background(?:-color)?\s*:|bgcolor\s*=)\s*[\"']?\s*(#[0-9a-f]{3,8}|[a-z]{3,30})", re.IGNORECASE)
_BULLET = compiled(r"[-*+]\s+(?=\|)")


def is_delimiter(text: str) -> bool:
    """Whether the line only rules off a head: ``|---|:--:|``."""
    return len(text) <= 2000 and "-" in text and _DELIMITER.match(text) is not None


def tab_rows(lines: Iterable[Line]) -> list[Row]:
    """One row a line, its cells between the tabs; empty cells are kept, empty rows are not.

    A line without tabs is the beginning of the first cell of the row after it, whose words were broken.
    """
    rows: list[Row] = []
    begun: list[Line] = []
    for line in lines:
        if "\t" not in line.text:
            begun.append(line)
            continue
        cells: list[Cell] = []
        at = 0
        for part in line.text.split("\t"):
            cells.append(_cell(line, at, at + len(part)))
            at += len(part) + 1
        if begun:
            pieces = [Piece(at, 0, len(one.text)) for at, one in enumerate(begun)]
            first = Piece(len(begun), 0, line.text.index("\t"))
            cells[0] = _broken_cell([*begun, line], [*pieces, first])
            span = begun[0].span(*begun[0].trimmed()).to(line.span(*line.trimmed()))
            rows += [replace(row, span=span) for row in _row(line, cells)]
            begun = []
        else:
            rows.extend(_row(line, cells))
    return rows


def pipe_rows(lines: Sequence[Line], *, head: bool) -> list[Row]:
    """One row a line, its cells between the pipes; ``head`` tells whether the first line is a head row."""
    rows: list[Row] = []
    for number, line in enumerate(lines):
        begin, end = line.trimmed()
        marker = _BULLET.match(line.text, begin, end)
        begin = marker.end() if marker else begin
        begin += line.text.startswith("|", begin, end)
        pipes = [pipe.start() for pipe in _PIPE.finditer(line.text, begin, end)]
        if not pipes or pipes[-1] != end - 1:
            pipes.append(end)
        cells: list[Cell] = []
        at = begin
        for pipe in pipes:
            cells.append(_cell(line, at, pipe))
            at = pipe + 1
        rows.extend(_row(line, cells, head=head and number == 0))
    return rows


def placed_rows(lines: Sequence[Line], table: PlacedTable) -> list[Row]:
    """The rows of a table that nothing marks, among the ``lines`` of the whole text.

    What a cell holds on several lines is one paragraph of it: only the width of its column broke it.
    """
    rows: list[Row] = []
    for row in table.rows:
        pieces = [piece for cell in row for piece in cell]
        first, last = lines[min(piece.number for piece in pieces)], lines[max(piece.number for piece in pieces)]
        span = first.span(*first.trimmed()).to(last.span(*last.trimmed()))
        empty = first.span(*first.trimmed()[:1] * 2)
        rows.append(Row(span, tuple(_broken_cell(lines, cell) if cell else Cell(empty, ()) for cell in row)))
    return [row for row in rows if any(cell.lines or cell.mark for cell in row.cells)]


def _broken_cell(lines: Sequence[Line], pieces: Sequence[Piece]) -> Cell:
    """A cell whose words stand on one line or on several."""
    cells = [_cell(lines[piece.number], piece.begin, piece.end) for piece in pieces]
    filled = [cell for cell in cells if cell.lines]
    if len(filled) < 2:
        return filled[0] if filled else cells[0]
    span = filled[0].span.to(filled[-1].span)
    words = " ".join(line.text for cell in filled for line in cell.lines)
    bold = filled[0].lines[0].bold
    whole = all(line.bold >= len(line.text) for cell in filled for line in cell.lines)
    return Cell(span, (TextLine(words, span, len(words) if whole else bold),))


def _cell(line: Line, begin: int, end: int) -> Cell:
    start, stop = line.trimmed(begin, end)
    if start >= stop:
        return Cell(line.span(begin, begin), ())
    inline = read_inline(line, start, stop, cell=True)
    lines = tuple(run.line for run in inline.runs)
    mark = None
    if inline.images and not lines:
        mark = "image"
        lines = tuple(TextLine(image.alt, line.span(image.begin, image.end)) for image in inline.images if image.alt)
    elif not lines:
        mark = _colour(line.text[start:stop])
    return Cell(line.span(start, stop), lines, mark)


def _colour(source: str) -> str | None:
    """The mark of a cell without text that its HTML gives a colour."""
    colour = _COLOUR.search(source) if "<" in source else None
    return f"colour:{colour[1]}" if colour else None


def _row(line: Line, cells: list[Cell], *, head: bool = False) -> Iterable[Row]:
    if any(cell.lines or cell.mark for cell in cells):
        begin, end = line.trimmed()
        yield Row(line.span(begin, end), tuple(cells), head)


def table_of(rows: Sequence[Row]) -> Table:
    """The table of ``rows``, which are not empty."""
    return Table(rows[0].span.to(rows[-1].span), tuple(rows))


def continues(above: Table, below: Table) -> bool:
    """Whether ``below``, with nothing but blank lines between, goes on with ``above``: as many columns, no new head."""
    return not below.rows[0].head and _width(above.rows) == _width(below.rows)


def _width(rows: Sequence[Row]) -> int:
    return max(len(row.cells) for row in rows)


def join(parts: Sequence[Table]) -> Table:
    """One table of ``parts``, which blank lines keep apart; a row broken by the page is whole again.

    The first row of a part whose first cell is empty goes on with the last row before it where its other cells hold
    text; a line of years or sums with an empty first cell is a head of its own.
    """
    rows: list[Row] = []
    torn: list[Row] = []  # the last row, and what goes on with it
    for part in parts:
        rest = list(part.rows)
        if torn and _goes_on(torn[0], rest[0]):
            torn.append(rest.pop(0))
        if rest:
            rows.extend(_mend(torn))
            torn = [rest.pop()]
            rows += rest
    rows.extend(_mend(torn))
    return table_of(rows)


def _goes_on(above: Row, below: Row) -> bool:
    if below.cells[0].lines or below.cells[0].mark or above.head:
        return False
    for upper, lower in zip(above.cells[1:], below.cells[1:], strict=False):
        if (
            lower.lines
            and upper.lines
            and (len(lower.text) > 40 or lower.text[:1].islower() or lower.text[:1] in "-•–")
        ):
            return True
    return False


def _mend(torn: Sequence[Row]) -> Iterable[Row]:
    """The row whose pieces are ``torn``, one a page."""
    if len(torn) < 2:
        yield from torn
        return
    columns = max(len(row.cells) for row in torn)
    cells: list[Cell] = []
    for column in range(columns):
        pieces = [row.cells[column] for row in torn if column < len(row.cells)]
        filled = [piece for piece in pieces if piece.lines or piece.mark]
        if len(filled) < 2:
            cells.append(filled[0] if filled else pieces[0])
            continue
        lines = tuple(line for piece in filled for line in piece.lines)
        mark = next((piece.mark for piece in filled if piece.mark), None)
        cells.append(Cell(filled[0].span.to(filled[-1].span), lines, mark))
    yield Row(torn[0].span.to(torn[-1].span), tuple(cells), torn[0].head)


def html_table(text: str, start: int, end: int, index: LineIndex) -> Table | None:
    """The table in the HTML ``text[start:end]``; ``None`` where it holds no text.

    A table inside a cell is read as text of that cell.
    """
    reader = _HtmlTable(text, index)
    passed = start  # tags before this offset stand in a comment
    for tag in _TABLE_TAG.finditer(text, start, end):
        if tag.start() < passed:
            continue
        if tag[2] is None:
            passed = text.find("-->", tag.end(), end)
            if passed < 0:
                break
        else:
            reader.take(tag[2].lower(), closing=bool(tag[1]), begin=tag.start(), end=tag.end())
    reader.end_row(end)
    return table_of(reader.rows) if reader.rows else None


class _HtmlTable:
    """Collects rows; the text of a cell is read from the source, so that every line keeps its place."""

    def __init__(self, text: str, index: LineIndex) -> None:
        self.text = text
        self.index = index
        self.rows: list[Row] = []
        self.cells: list[Cell] = []
        self.row_start: int | None = None
        self.cell_start: int | None = None
        self.cell_tag = 0  # offset of the tag that opened the cell
        self.depth = 0
        self.in_head = False
        self.all_heads = True

    def take(self, name: str, *, closing: bool, begin: int, end: int) -> None:
        """Read the tag ``text[begin:end]``."""
        if name == "table":
            self.depth += -1 if closing else 1
            if closing and self.depth == 0:
                self.end_row(begin)
        elif self.depth > 1:
            return
        elif name == "thead":
            self.end_row(begin)
            self.in_head = not closing
        elif name == "tr":
            self.end_row(begin)
            self.row_start = None if closing else begin
        else:
            self.end_cell(begin)
            if not closing:
                self.row_start = begin if self.row_start is None else self.row_start
                self.all_heads = self.all_heads and name == "th"
                self.cell_tag, self.cell_start = begin, end

    def end_cell(self, end: int) -> None:
        """Close the cell that is open, if any."""
        if self.cell_start is None:
            return
        at = start = self.cell_start
        self.cell_start = None
        lines: list[TextLine] = []
        images = 0
        while at <= end:
            stop = self.text.find("\n", at, end)
            stop = end if stop < 0 else stop
            inline = read_inline(Line(self.text[at:stop], at, *self.index.position(at)), cell=True)
            lines += [run.line for run in inline.runs]
            images += len(inline.images)
            at = stop + 1
        span = lines[0].span.to(lines[-1].span) if lines else self.index.span(start, start)
        mark = None
        if not lines:
            mark = "image" if images else _colour(self.text[self.cell_tag : end])
        self.cells.append(Cell(span, tuple(lines), mark))

    def end_row(self, end: int) -> None:
        """Close the row that is open, if any."""
        self.end_cell(end)
        if self.row_start is not None and any(cell.lines or cell.mark for cell in self.cells):
            stop = self.row_start + len(self.text[self.row_start : end].rstrip(EDGE))
            span = self.index.span(self.row_start, stop)
            self.rows.append(Row(span, tuple(self.cells), self.in_head or self.all_heads))
        self.cells = []
        self.row_start = None
        self.all_heads = True
