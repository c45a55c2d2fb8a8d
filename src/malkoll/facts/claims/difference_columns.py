"""Columns that set two others against each other: deviation, difference, change, and change in percent.

Which two, and which is taken from which, is seen from the figures: the pair that fits most rows. Signs are no
matter, for income and cost may have conventions of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from malkoll.facts.claims.table_figures import Grid, Line

__all__ = ["Compared", "differences_in"]

# The columns nearest to the left, and a few to the right, are those a difference is of.
_LEFT, _RIGHT = 8, 3
# At least so many rows must bear a pair out before the row that does not is called wrong.
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of a difference column: ``larger`` − ``smaller`` (or the share in percent) against what it says.

    ``row`` is the row's number; ``computed`` is in the table's finest decimal.
    """

    column: Line
    row: int
    first: Line
    second: Line
    computed: int
    holds: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with figures in all three columns: what it gives, whether that holds, and whether it is no chance."""

    number: int
    computed: int
    holds: bool
    telling: bool


def differences_in(grid: Grid) -> list[Compared]:
    """The rows of every difference column of ``grid``; nothing where no pair of columns is clearly meant."""
    out: list[Compared] = []
    for column in grid.changes:
        out += _of_column(column, grid)
    return out


def _of_column(column: Line, grid: Grid) -> list[Compared]:
    pairs = list(_pairs(column, grid))
    plus = "netto" in column.label.casefold()
    best: tuple[tuple[int, int, int], list[_Row], tuple[Line, Line]] | None = None
    for order, (first, second) in enumerate(pairs):
        rows = _unless_missed(_held(column, first, second, plus))
        hits = sum(row.holds and row.telling for row in rows)
        misses = sum(not row.holds for row in rows)
        key = (hits, -misses, -order)
        if rows and (best is None or key > best[0]):
            best = key, rows, (first, second)
    if best is None:
        return []
    (hits, misses, _), rows, meant = best
    stated = sum(entry.kind == "figure" for entry in column.entries)
    if hits < 2 or (misses and hits < _FEWEST_ROWS) or 2 * len(rows) < stated:
        return []
    return [
        Compared(column, row.number, *meant, row.computed, row.holds)
        for row in rows
        if row.holds or not _doubted(row.number, column, meant, pairs, grid, plus)
    ]


def _unless_missed(rows: Iterable[_Row]) -> list[_Row]:
    """The rows, if no more than one of them does not hold; else none, and no more of them are read."""
    out: list[_Row] = []
    missed = False
    for row in rows:
        if not row.holds:
            if missed:
                return []
            missed = True
        out.append(row)
    return out


def _pairs(column: Line, grid: Grid) -> Iterator[tuple[Line, Line]]:
    """The pairs of columns that ``column`` may be the difference of, the nearest first."""
    where = column.entries[0].span.start

    def start(line: Line) -> int:
        return line.entries[0].span.start

    left = [line for line in grid.across if start(line) < where][-_LEFT:]
    right = [line for line in grid.across if start(line) > where][:_RIGHT]
    near = [*reversed(left), *right]
    for later, earlier in sorted(combinations(range(len(near)), 2), key=sum):
        one, other = near[later], near[earlier]
        yield (one, other) if start(one) > start(other) else (other, one)


def _held(column: Line, first: Line, second: Line, plus: bool) -> Iterator[_Row]:
    for row, stated in enumerate(column.entries):
        one, other = first.entries[row], second.entries[row]
        if stated.kind != "figure" or one.kind != "figure" or other.kind != "figure":
            continue
        if stated.percent != one.percent or one.percent != other.percent:
            continue
        difference = one.amount - other.amount
        allowed = one.unit + other.unit + stated.unit
        misses = {abs(abs(stated.amount) - abs(difference)): difference}
        if plus:
            misses[abs(abs(stated.amount) - abs(one.amount + other.amount))] = one.amount + other.amount
        least = min(misses)
        computed = misses[least]
        computed = computed if computed * stated.amount >= 0 else -computed
        telling = 2 * abs(stated.amount) > allowed and one.amount != 0 and other.amount != 0
        yield _Row(row, computed, 2 * least <= allowed, telling)


def _doubted(
    row: int, column: Line, meant: tuple[Line, Line], pairs: Sequence[tuple[Line, Line]], grid: Grid, plus: bool
) -> bool:
    """Whether the row may have another reading than that of the rows around it."""
    line = grid.rows[row]
    entries = [one.entries[row] for one in (column, *meant)]
    if line.torn or line.ratio or line.percent or not all(entry.sure for entry in entries):
        return True
    stated, one, other = (abs(entry.amount) for entry in entries)
    allowed = sum(entry.unit for entry in entries)
    if 2 * min(abs(stated - abs(one - other)), abs(stated - one - other)) <= allowed:
        return True  # only a sign is amiss
    if all(entry.unit and entry.amount % (10 * entry.unit) == 0 for entry in entries):
        # Figures in tens, hundreds …: the difference may have been rounded as they were.
        step = 10
        while all(entry.amount % (step * 10 * grid.scale) == 0 for entry in entries) and step < 10**9:
            step *= 10
        if abs(abs(entries[0].amount) - abs(entries[1].amount - entries[2].amount)) <= step * grid.scale:
            return True
    others = (held for first, second in pairs for held in _held(column, first, second, plus))
    return line.deducted or any(held.number == row and held.holds for held in others)
