"""Columns of percentages that other columns give: a change in percent, a share of another column.

As with differences, the figures tell which columns are meant, and only a row that alone departs is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import Literal

from malkoll.facts.claims.table_figures import Grid, Line
from malkoll.records import record

__all__ = ["InPercent", "percentages_in"]

_NEAREST = 6
_FEWEST_ROWS = 3
# A percentage of figures as small as these says too little of how it was reckoned.
_SMALLEST_BASE = 10

Way = Literal["change", "share"]


@record
class InPercent:
    """A row of a column of percentages: ``part`` (or its change) against ``base`` in percent."""

    column: Line
    row: int
    part: Line
    base: Line
    way: Way
    computed: float
    holds: bool


@record
class _Held:
    row: int
    computed: float
    holds: bool
    telling: bool


def percentages_in(grid: Grid) -> list[InPercent]:
    """The rows of every column of percentages that two other columns give."""
    out: list[InPercent] = []
    for column in grid.percents:
        ways = list(_ways(column, grid))
        held = [_unless_missed(_rows(column, *way)) for way in ways]
        fits = [(sum(one.holds and one.telling for one in rows), -sum(not one.holds for one in rows)) for rows in held]
        best = max(range(len(ways)), key=lambda number: fits[number], default=0)
        if not fits or fits[best][0] < _FEWEST_ROWS:
            continue
        for one in held[best]:
            if one.holds or not _doubted(one.row, column, ways, ways[best], grid):
                out.append(InPercent(column, one.row, *ways[best], one.computed, one.holds))
    return out


def _unless_missed(rows: Iterable[_Held]) -> list[_Held]:
    """The rows, if no more than one of them does not hold; else none, and no more of them are read."""
    out: list[_Held] = []
    missed = False
    for row in rows:
        if not row.holds:
            if missed:
                return []
            missed = True
        out.append(row)
    return out


def _ways(column: Line, grid: Grid) -> Iterator[tuple[Line, Line, Way]]:
    """The columns that ``column`` may be reckoned from, and how; the nearest first."""
    where = column.entries[0].span.start

    def start(line: Line) -> int:
        return line.entries[0].span.start

    near = sorted((*grid.across, *grid.changes), key=lambda line: abs(start(line) - where))[:_NEAREST]
    for part, base in permutations(near, 2):
        yield part, base, "change"
        yield part, base, "share"


def _rows(column: Line, part: Line, base: Line, way: Way) -> Iterator[_Held]:
    for row, (stated, one, of) in enumerate(zip(column.entries, part.entries, base.entries, strict=True)):
        if not (stated.kind == one.kind == of.kind == "figure") or one.percent or of.percent or not of.amount:
            continue
        share = 100 * one.amount / of.amount
        computed = share - 100 if way == "change" else share
        # What the rounding of the figures can do to the percentage, and the percentage's own.
        loose = 50 * (one.unit + abs(share / 100) * of.unit) / abs(of.amount)
        apart = abs(abs(stated.value) - abs(computed))
        holds = apart <= loose + 10.0**-stated.decimals
        # Only what agrees to the rounding shows that the column is reckoned so.
        exact = apart <= loose + 0.6 * 10.0**-stated.decimals and loose < abs(computed) / 5
        telling = exact and abs(of.value) >= _SMALLEST_BASE and abs(stated.value) not in (0, 100)
        yield _Held(row, computed, holds, telling)


def _doubted(
    row: int, column: Line, ways: Sequence[tuple[Line, Line, Way]], meant: tuple[Line, Line, Way], grid: Grid
) -> bool:
    """Whether the row may be reckoned in another way than those around it."""
    line = grid.rows[row]
    entries = [one.entries[row] for one in (column, meant[0], meant[1])]
    if line.torn or line.ratio or not all(entry.sure for entry in entries) or abs(entries[2].value) < _SMALLEST_BASE:
        return True
    return any(one.row == row and one.holds for way in ways for one in _rows(column, *way))
