"""Tables of OpenDocument texts, as grids of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from malkoll.errors import PlanError
from malkoll.readers.attributes import whole_number
from malkoll.readers.grid import GridCell, GridRow
from malkoll.readers.odf.names import name
from malkoll.readers.transcript import CellText

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["MOST_CELLS", "MOST_COLUMNS", "grid_of", "table_rows"]

MOST_COLUMNS = 250
"""Columns that a table may have."""

MOST_CELLS = 200_000
"""Cells that a table may have, empty ones among them."""

_MOST_REPEATS = 100  # of a row that holds something; nobody writes the same row more often
_CELL, _COVERED = name("table:table-cell"), name("table:covered-table-cell")
_ROW, _TABLE = name("table:table-row"), name("table:table")
_HEAD_ROWS = name("table:table-header-rows")
_GROUPS = frozenset((_HEAD_ROWS, name("table:table-rows"), name("table:table-row-group")))

Read = Callable[["_Element"], CellText]
Row = list[GridCell | None]


def table_rows(table: _Element) -> Iterator[tuple[_Element, bool]]:
    """The rows of a table, each with whether it is marked as a head row; hidden ones are left out."""
    groups = [(iter(table), False)]
    while groups:
        children, head = groups[-1]
        for child in children:
            if child.tag == _ROW:
                if child.get(name("table:visibility"), "visible") == "visible":
                    yield child, head
            elif child.tag in _GROUPS:
                groups.append((iter(child), head or child.tag == _HEAD_ROWS))
                break
        else:
            groups.pop()


def grid_of(table: _Element, read: Read) -> tuple[list[GridRow], int]:
    """The rows of ``table`` and how many of them, from the top, are marked as head rows; ``read`` reads a cell.

    Raises:
        PlanError: the table has more columns or cells than a plan's can have.
    """
    rows: list[GridRow] = []
    heads = cells = number = 0
    for element, head in table_rows(table):
        row = _row(element, read)
        repeats = _count(element, "table:number-rows-repeated")
        if all(cell is None or cell.content == CellText() for cell in row):
            number += repeats
            continue
        for one in [row] * min(repeats, _MOST_REPEATS):
            for part in _split(one, element, read):
                number += 1
                cells += len(part)
                if cells > MOST_CELLS:
                    raise PlanError(
                        f"En tabell har fler än {MOST_CELLS} celler, och så stor är ingen tabell i en plan.",
                        f"A table has more than {MOST_CELLS} cells, and no table in a plan is that large.",
                    )
                rows.append(GridRow(number, tuple(part)))
        heads = len(rows) if head and heads == len(rows) - 1 else heads
    return rows, heads


def _row(element: _Element, read: Read) -> Row:
    row: Row = []
    gap = 0  # empty cells that only count where something follows them
    for child in element:
        if child.tag not in (_CELL, _COVERED):
            continue
        repeats = _count(child, "table:number-columns-repeated")
        cell = None
        if child.tag == _CELL:
            cell = GridCell(
                read(child),
                _count(child, "table:number-columns-spanned"),
                _count(child, "table:number-rows-spanned"),
            )
            if cell.content == CellText() and cell.columns == cell.rows == 1:
                gap += repeats
                continue
        if len(row) + gap + repeats > MOST_COLUMNS:
            raise PlanError(
                f"En tabell har fler än {MOST_COLUMNS} kolumner, och så bred är ingen tabell i en plan.",
                f"A table has more than {MOST_COLUMNS} columns, and no table in a plan is that wide.",
            )
        row += [GridCell()] * gap
        gap = 0
        row += [cell] * repeats
    row += [GridCell()] * min(gap, MOST_COLUMNS - len(row))
    return row


def _count(element: _Element, attribute: str) -> int:
    return max(1, whole_number(element.get(name(attribute)), 1))


# --- cells that were split -----------------------------------------------------------------------


def _split(row: Row, element: _Element, read: Read) -> Sequence[Row]:
    """``row`` as the rows that people see, where a cell is split by a table of its own within it."""
    inner = {at: table for at, child in _placed(element) if (table := _sub_table(child)) is not None}
    if not inner:
        return [row]
    parts: list[Row] = [list(row)]
    for at, table in inner.items():
        cell = row[at] if at < len(row) else None
        width = cell.columns if cell is not None else 1
        sub = [_row(one, read) for one, _ in table_rows(table)]
        if any(len(one) > width for one in sub):
            continue
        while len(parts) < len(sub):
            parts.append([None] * len(row))
        for part, one in zip(parts, sub, strict=False):
            part[at : at + width] = one + [None] * (width - len(one))
    return parts


def _placed(element: _Element) -> Iterator[tuple[int, _Element]]:
    at = 0
    for child in element:
        if child.tag in (_CELL, _COVERED):
            yield at, child
            at += _count(child, "table:number-columns-repeated")


def _sub_table(cell: _Element) -> _Element | None:
    table = cell.find(_TABLE)
    return table if table is not None and table.get(name("table:is-sub-table")) == "true" else None
