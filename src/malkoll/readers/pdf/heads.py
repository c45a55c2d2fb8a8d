"""Heads of tables in several rows: "Utfall" over "2024" and "2025" heads two columns, each with both words."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.readers.pdf.parts import Row
from malkoll.readers.transcript import stacked
from malkoll.records import record

__all__ = ["Place", "as_one", "head_rows"]

_MOST_HEADS = 4
_LONGEST = 60  # characters of a cell in the second row of a head


@record
class Place:
    """A cell in the row it begins in: its first column, how many columns and rows it takes, and its words."""

    column: int
    columns: int
    rows: int
    words: str


def head_rows(rows: Sequence[Sequence[Place]], width: int, marked: int) -> tuple[int, int]:
    """The first row of a table's head and the row after its last one; the same where nothing says that it has one.

    Rows of one cell right across the table stand above the head. ``marked`` is how many rows at the beginning the
    file says are heads.
    """
    first = 0
    while first < len(rows) - 1 and width > 1 and len(rows[first]) == 1 and rows[first][0].columns >= width:
        first += 1
    last = max(first, marked if marked < len(rows) else min(marked, 1))  # a table that is all of head cells
    if last <= first + 1 < len(rows) - 1 and _is_divided(rows[first], rows[first + 1]):
        last = first + 2
    return first, min(last, first + _MOST_HEADS)


def _is_divided(upper: Sequence[Place], lower: Sequence[Place]) -> bool:
    """Whether the cells of ``upper`` that cover several columns are divided by those of ``lower``."""
    wide = [range(place.column, place.column + place.columns) for place in upper if place.columns > 1]
    filled = [place for place in lower if place.words]
    under = [place for place in filled if any(place.column in columns for columns in wide)]
    return (
        any(sum(place.column in columns for place in lower) > 1 for columns in wide)
        and bool(under)
        and all(len(place.words) <= _LONGEST for place in filled)
        and (len(under) == len(filled) or any(place.rows > 1 for place in upper))
    )


def as_one(rows: Sequence[Row]) -> Row:
    """One row of a head of several: each column is headed by all that stands above it."""
    if len(rows) == 1:
        return rows[0]
    cells = [stacked(column) for column in zip(*(row.cells for row in rows), strict=True)]
    return Row(rows[0].page, cells, rows[0].head, sum(row.taken for row in rows))
