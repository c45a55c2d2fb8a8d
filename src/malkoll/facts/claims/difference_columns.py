"""Columns that set two others against each other: deviation, difference, change, and change in percent.

Which two, and which is taken from which, is seen from the figures: the pair that fits most rows. A sign alone is
seldom wrong, for income and cost may have conventions of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import log10
from typing import Literal

from malkoll.facts.claims import table_words as words
from malkoll.facts.claims.table_cells import Entry
from malkoll.facts.claims.table_figures import Grid, Line
from malkoll.records import record

__all__ = ["Compared", "differences_in"]

# The columns nearest to the left, and a few to the right, are those a difference is of.
_LEFT, _RIGHT = 8, 3
# At least so many rows must bear a pair out before the row that does not is called wrong, or one fewer where
# their figures agree in so many digits, and before a sign is.
_FEWEST_ROWS = 3
_TOLD_BY_FEWER = 3.0


@record
class Compared:
    """A row of a difference column: what ``first`` and ``second`` give against what it says.

    ``row`` is the row's number; ``computed`` is in the table's finest decimal. ``way`` is 1 where the second is taken
    from the first, −1 where the first is taken from the second. ``doubted``: though it does not hold,
    it may be right in another reading. ``readable``: each figure can be read in one way only. ``turned``: it holds
    but for the sign, by the other rows; "surely" where the table leaves no room for two conventions. ``unsigned``:
    it does not hold, and the other rows do not tell which of the two is taken from which.
    """

    column: Line
    row: int
    first: Line
    second: Line
    computed: int
    holds: bool
    way: int
    doubted: bool = False
    readable: bool = True
    turned: Literal["", "maybe", "surely"] = ""
    unsigned: bool = False


@record
class _Row:
    """A row with figures in all three columns: what it gives, whether that holds, and how many digits tell so.

    ``way`` is 1 where the second is taken from the first, −1 where the first from the second, 0 where neither
    can be told; ``added``: the two are added instead (income and cost with signs of their own), or their sum taken
    away from nothing (−1). ``signs`` are those of the two figures.
    """

    number: int
    computed: int
    holds: bool
    told: float
    way: int
    added: bool
    signs: tuple[bool, bool]


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
        hits = sum(row.holds and row.told > 0 for row in rows)
        misses = sum(not row.holds for row in rows)
        key = (hits, -misses, -order)
        if rows and (best is None or key > best[0]):
            best = key, rows, (first, second)
    if best is None:
        return []
    (hits, misses, _), rows, meant = best
    stated = sum(entry.kind == "figure" for entry in column.entries)
    told = sum(row.told for row in rows if row.holds)
    enough = hits >= _FEWEST_ROWS or told >= _TOLD_BY_FEWER
    if hits < 2 or (misses and not enough) or 2 * len(rows) < stated:
        return []
    return [_compared(row, rows, column, meant, pairs, grid, plus) for row in rows]


def _compared(
    row: _Row,
    rows: Sequence[_Row],
    column: Line,
    meant: tuple[Line, Line],
    pairs: Sequence[tuple[Line, Line]],
    grid: Grid,
    plus: bool,
) -> Compared:
    others = [other for other in rows if other is not row and other.holds and other.told and other.added == row.added]
    ways = {other.way for other in others}
    way = ways.pop() if len(ways) == 1 and len(others) > 1 else 0
    computed = row.computed
    entries = [line.entries[row.number] for line in (column, *meant)]
    turned: Literal["", "maybe", "surely"] = ""
    if row.holds and row.way and way == -row.way:
        computed = -computed
        line = grid.rows[row.number]
        surely = _one_convention(others) or (not line.flow and _over_time(column, *meant, way, others, grid))
        turned = "surely" if surely else "maybe"
    elif not row.holds and way:
        second = entries[2].amount if row.added else -entries[2].amount
        computed = way * (entries[1].amount + second)
    line = grid.rows[row.number]
    return Compared(
        column,
        row.number,
        *meant,
        computed,
        row.holds,
        way or row.way or 1,
        not row.holds and _doubted(row.number, column, meant, pairs, grid, plus),
        not (line.torn or line.ratio or line.percent or line.deducted) and all(entry.sure for entry in entries),
        turned,
        not row.holds and not way,
    )


def _one_convention(rows: Sequence[_Row]) -> bool:
    """Whether income and cost have signs of their own, so that one way of reckoning serves them both."""
    signs = {row.signs for row in rows}
    return len(rows) >= _FEWEST_ROWS and {(True, True), (False, False)} <= signs


def _over_time(column: Line, first: Line, second: Line, way: int, rows: Sequence[_Row], grid: Grid) -> bool:
    """Whether the column says how a thing of one kind changed from one year to the next, plus for more.

    Where rows are of many kinds, plus may mean better.
    """
    later, earlier = (first, second) if way > 0 else (second, first)
    before, after = words.year_of(earlier.label), words.year_of(later.label)
    changed = [row.computed > 0 for row in rows]
    return (
        words.change_word(column.label)
        and before is not None
        and after is not None
        and before < after
        and words.of_one_kind(first.label, second.label)
        and len(rows) > _FEWEST_ROWS
        and len(set(changed)) > 1
        and not words.speaks_of_measures(grid.corner)
        and not any(line.ratio or line.percent or line.deducted for line in grid.rows)
    )


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
        raw = difference
        if plus and abs(abs(stated.amount) - abs(one.amount + other.amount)) < abs(
            abs(stated.amount) - abs(difference)
        ):
            raw = one.amount + other.amount
        least = abs(abs(stated.amount) - abs(raw))
        computed = raw if raw * stated.amount >= 0 else -raw
        signed = 2 * abs(stated.amount) > allowed
        telling = signed and one.amount != 0 and other.amount != 0
        told = log10(max(abs(one.amount), abs(other.amount), allowed) * 2 / allowed) if telling else 0.0
        way = (1 if stated.amount * raw > 0 else -1) if signed and raw else 0
        signs = (one.amount < 0, other.amount < 0)
        yield _Row(row, computed, 2 * least <= allowed, told, way, raw != difference, signs)


def _doubted(
    row: int, column: Line, meant: tuple[Line, Line], pairs: Sequence[tuple[Line, Line]], grid: Grid, plus: bool
) -> bool:
    """Whether the row may have another reading than that of the rows around it."""
    line = grid.rows[row]
    entries = [one.entries[row] for one in (column, *meant)]
    if line.torn or line.ratio or line.percent or not all(entry.sure for entry in entries):
        return True
    if entries[0].decimals > max(entries[1].decimals, entries[2].decimals):
        return True  # finer than what it is of: perhaps in percent, as the others are not
    stated, one, other = (abs(entry.amount) for entry in entries)
    allowed = sum(entry.unit for entry in entries)
    if 2 * min(abs(stated - abs(one - other)), abs(stated - one - other)) <= allowed:
        return True  # only a sign is amiss
    step = _step(entries)
    if step and abs(stated - abs(entries[1].amount - entries[2].amount)) <= step:
        return True  # the difference may have been rounded as they were
    others = (held for first, second in pairs for held in _held(column, first, second, plus))
    return line.deducted or any(held.number == row and held.holds for held in others)


def _step(entries: Sequence[Entry]) -> int:
    """What the figures are rounded to, where that is tens, hundreds … of their last digit; else 0."""
    step = max(entry.unit for entry in entries)
    coarse = 0
    while step and any(entry.amount for entry in entries) and all(entry.amount % (10 * step) == 0 for entry in entries):
        step *= 10
        coarse = step
    return coarse
