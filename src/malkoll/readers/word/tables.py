"""Tables: merged cells put in the columns they cover, heads of several rows made one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lxml.etree import _Element

from malkoll.errors import PlanError
from malkoll.readers.transcript import CellText, stacked
from malkoll.readers.word.names import TC, TR, TRANSPARENT, child, colour, is_on, number, opened, value
from malkoll.records import record

__all__ = ["MOST_CELLS", "MOST_COLUMNS", "MOST_ROWS", "Grid", "GridRow", "read_grid", "too_many_cells"]

MOST_ROWS = 20_000
"""Rows of one table."""
MOST_COLUMNS = 500
"""Columns of one table; Word itself stops at 63."""
MOST_CELLS = 500_000
"""Cells of all tables of a file, counted as rows times columns."""

_WIDEST = 64  # columns that one cell covers
_LONGEST_HEAD = 60  # characters of a cell in the second row of a head
_MOST_HEADS = 4


@record
class _Cell:
    start: int
    span: int
    text: CellText
    fill: str | None
    goes_on: bool  # with the cell above it

    @property
    def words(self) -> str:
        return self.text.words


@record
class GridRow:
    """A row with a cell for each column of its table; ``number`` is where it stands in the table, from 1."""

    cells: tuple[CellText, ...]
    number: int

    @property
    def words(self) -> tuple[str, ...]:
        """The text of its cells."""
        return tuple(cell.words for cell in self.cells)


@record
class Grid:
    """A table as it is seen; ``headed`` where its first row is marked, or looks, as a head."""

    rows: tuple[GridRow, ...]
    headed: bool

    @property
    def width(self) -> int:
        """Its columns."""
        return len(self.rows[0].cells) if self.rows else 0


def read_grid(table: _Element, read_cell: Callable[[_Element], CellText]) -> Grid:
    """The rows of ``table``; ``read_cell`` is called for each of its cells in order.

    Raises:
        PlanError: it has more rows or columns than a table in a plan.
    """
    rows: list[list[_Cell]] = []
    marked = 0
    for row in _inside(table, TR):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        if len(rows) == marked and is_on(child(properties, "tblHeader")):
            marked += 1
        rows.append(_cells(row, properties, read_cell))
        if len(rows) > MOST_ROWS:
            raise PlanError(
                f"Filen har en tabell med fler än {MOST_ROWS} rader, och så lång är ingen plans.",
                f"The file has a table of more than {MOST_ROWS} rows, and no plan has one that long.",
            )
    starts = sorted({cell.start for row in rows for cell in row})
    if len(starts) > MOST_COLUMNS:
        raise PlanError(
            f"Filen har en tabell med fler än {MOST_COLUMNS} kolumner, och så bred är ingen plans.",
            f"The file has a table of more than {MOST_COLUMNS} columns, and no plan has one that wide.",
        )
    if len(starts) * len(rows) > MOST_CELLS:
        raise too_many_cells()
    columns = {start: at for at, start in enumerate(starts)}
    placed = [[_placed(cell, columns, starts) for cell in row] for row in rows]
    width = len(starts)
    heads = _heads(placed, marked, width)
    marks = _marks(placed, heads)
    out: list[GridRow] = []
    above = _titles(placed, width)
    out += [_row(placed[at], width, at + 1, marks, repeat=False) for at in range(above)]
    if heads > above:
        out.append(_head([_row(placed[at], width, at + 1, marks, repeat=True) for at in range(above, heads)]))
    repeats = not heads and above < len(placed)
    for at in range(max(heads, above), len(placed)):
        out.append(_row(placed[at], width, at + 1, marks, repeat=repeats and at == above))
    return Grid(tuple(out), headed=heads > above == 0)


def too_many_cells() -> PlanError:
    """What is wrong with a file whose tables have more than ``MOST_CELLS`` cells."""
    return PlanError(
        f"Filens tabeller har fler än {MOST_CELLS} celler, och så stor är ingen plan.",
        f"The tables of the file have more than {MOST_CELLS} cells, and no plan is that large.",
    )


def _inside(element: _Element, tag: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, through what may stand around them."""
    stack = [element.iterchildren()]
    while stack:
        one = next(stack[-1], None)
        if one is None:
            stack.pop()
        elif one.tag == tag:
            yield one
        elif one.tag in TRANSPARENT:
            stack.append(opened(one))


def _cells(row: _Element, row_properties: _Element | None, read_cell: Callable[[_Element], CellText]) -> list[_Cell]:
    cells: list[_Cell] = []
    start = min(max(number(child(row_properties, "gridBefore")) or 0, 0), _WIDEST)
    for cell in _inside(row, TC):
        properties = child(cell, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        span = min(max(number(child(properties, "gridSpan")) or 1, 1), _WIDEST)
        merged, beside = child(properties, "vMerge"), child(properties, "hMerge")
        goes_on = merged is not None and value(merged) != "restart"
        text = read_cell(cell)
        if beside is not None and value(beside) != "restart" and cells:
            cells[-1] = replace(cells[-1], span=cells[-1].span + span)
        else:
            cells.append(_Cell(start, span, text, colour(value(child(properties, "shd"), "fill")), goes_on))
        start += span
    return cells


def _placed(cell: _Cell, columns: dict[int, int], starts: Sequence[int]) -> _Cell:
    """``cell`` in the columns that some cell begins in: others are not seen."""
    at = columns[cell.start]
    stop = at + 1
    while stop < len(starts) and starts[stop] < cell.start + cell.span:
        stop += 1
    return replace(cell, start=at, span=stop - at)


def _titles(rows: Sequence[Sequence[_Cell]], width: int) -> int:
    """How many rows of one cell, right across the table, stand above its head."""
    at = 0
    while at < len(rows) - 1 and len(rows[at]) == 1 and width > 1 and rows[at][0].span == width:
        at += 1
    return at


def _heads(rows: Sequence[Sequence[_Cell]], marked: int, width: int) -> int:
    """How many rows at the beginning are the table's head, 0 where nothing says so."""
    if not rows:
        return 0
    first = _titles(rows, width)
    if first >= len(rows):
        return 0
    heads = max(marked, first)
    if heads <= first and len(rows) > first + 1 and _looks_like_head(rows[first], rows[first + 1]):
        heads = first + 1
    # A head of two rows: under cells that cover several columns stand what they are divided into.
    if first < len(rows) - 1 and heads <= first + 1 and any(cell.span > 1 for cell in rows[first]):
        under = {
            column for cell in rows[first] if cell.span > 1 for column in range(cell.start, cell.start + cell.span)
        }
        below = rows[first + 1]
        filled = [cell for cell in below if cell.words]
        if (
            any(cell.start in under for cell in filled)
            and all(len(cell.words) <= _LONGEST_HEAD for cell in filled)
            and (any(cell.goes_on for cell in below) or all(cell.start in under for cell in filled))
        ):
            heads = first + 2
    return min(heads, len(rows), first + _MOST_HEADS)


def _looks_like_head(row: Sequence[_Cell], below: Sequence[_Cell]) -> bool:
    """Whether a row is set off from the one below by bold or by colour."""
    filled, under = [cell for cell in row if cell.words], [cell for cell in below if cell.words]
    if not filled or not under or any(len(cell.words) > 2 * _LONGEST_HEAD for cell in filled):
        return False
    if all(_is_bold(cell) for cell in filled) and not all(_is_bold(cell) for cell in under):
        return True
    fills = {cell.fill for cell in row}
    return len(row) > 1 and len(fills) == 1 and None not in fills and fills != {cell.fill for cell in below}


def _is_bold(cell: _Cell) -> bool:
    return all(piece.bold for line in cell.text.paragraphs for piece in line if piece.text.strip())


def _marks(rows: Sequence[Sequence[_Cell]], heads: int) -> set[tuple[int, int]]:
    """Row and column of the cells told from others by colour: not stripes, nor a column of labels in one colour."""
    told = [(at, row) for at, row in enumerate(rows[heads:], heads + 1) if len({cell.fill for cell in row}) > 1]
    labels = [row[0].fill for _, row in told if row[0].start == 0]
    same = len(labels) > 1 and len(set(labels)) == 1
    return {(at, cell.start) for at, row in told for cell in row if cell.fill and not (same and cell.start == 0)}


def _row(row: Sequence[_Cell], width: int, at: int, marks: set[tuple[int, int]], *, repeat: bool) -> GridRow:
    cells = [CellText()] * width
    whole = len(row) == 1 and row[0].span == width
    for cell in row:
        text = cell.text
        if cell.goes_on:
            text = CellText()
        elif text.mark is None and (at, cell.start) in marks:
            text = replace(text, mark=f"colour:{cell.fill}")
        cells[cell.start] = text
        if repeat and not whole:
            for column in range(cell.start + 1, cell.start + cell.span):
                cells[column] = text
    return GridRow(tuple(cells), at)


def _head(rows: Sequence[GridRow]) -> GridRow:
    """One row of a head of several: each column is headed by all that stands above it."""
    if len(rows) == 1:
        return rows[0]
    cells = tuple(stacked(column) for column in zip(*(row.cells for row in rows), strict=True))
    return GridRow(cells, rows[0].number)
