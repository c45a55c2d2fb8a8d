"""What tables claim: total rows, total columns and differences, each figure of them recomputed.

One claim for each cell that is a total or a difference. A cell is called wrong only where the table itself
shows what it is the sum of: the same rows give the total in the other columns, or there is nothing else to sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from malkoll.document import Document, Table
from malkoll.facts.claims import table_words as words
from malkoll.facts.claims.captions import Caption, caption_of
from malkoll.facts.claims.difference_columns import differences_in
from malkoll.facts.claims.equations import Equation, Mistaken, equation_of, mistaken_in
from malkoll.facts.claims.percent_columns import percentages_in
from malkoll.facts.claims.table_claims import claim_of, mistake_in, percentage
from malkoll.facts.claims.table_doubts import may_be_right
from malkoll.facts.claims.table_figures import Grid, grid_of
from malkoll.facts.claims.total_rows import Judged, Reading, read_totals
from malkoll.plan import Claim
from malkoll.records import record

__all__ = ["totals_in"]


def totals_in(document: Document) -> list[Claim]:
    """The totals and differences that the tables of ``document`` state, in order."""
    claims: list[Claim] = []
    before: Grid | None = None
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        grid = grid_of(block)
        if grid is None:
            continue
        caption = caption_of(document.blocks[max(0, number - 2) : number])
        claims += _Table(grid, caption, before).claims()
        before = grid
    return claims


@record
class _Said:
    """An equation, whether it may be right though it does not hold, and how else its signs may be read."""

    equation: Equation
    doubted: bool
    otherwise: Equation | None = None


class _Table:
    """The claims of one table."""

    def __init__(self, grid: Grid, caption: Caption, before: Grid | None) -> None:
        self.grid = grid
        self.caption = caption
        self.before = before
        self.beside = before is not None and before.width == grid.width
        # Its first rows may stand on the page before, under the head that is repeated here or not at all.
        self.continued = (
            before is not None and self.beside and grid.heads in ((), before.heads) and before.rows[-1].rank != "total"
        )
        self.compared = differences_in(grid)

    def claims(self) -> list[Claim]:
        grid = self.grid
        if words.ratio_over(grid.corner) or self.caption.of_shares:
            return []
        rows, columns = read_totals(grid.rows), read_totals(grid.across, columns=True)
        said = [*self._sums(rows, rows=True), *self._sums(columns, rows=False), *self._differences()]
        mistaken, explained = _mistaken(said)
        found = [claim_of(one, grid.scale) for one in _settled(said, explained)]
        found += [claim_of(one, grid.scale) for one in self._unproven(rows)]
        found += map(percentage, percentages_in(grid))
        by_cell: dict[int, Claim] = {}
        for claim in found:
            known = by_cell.get(claim.span.start)
            # A cell that is right as one sum is right, though the other sum has a wrong term.
            if known is None or (claim.holds and not known.holds):
                by_cell[claim.span.start] = claim
        by_cell.update((one.entry.span.start, mistake_in(one, grid.scale)) for one in mistaken)
        return [by_cell[start] for start in sorted(by_cell)]

    def _sums(self, reading: Reading, *, rows: bool) -> Iterator[_Said]:
        for one in reading.judged:
            yield _Said(equation_of(one, across=not rows), not one.holds and self._doubted(one, rows))

    def _unproven(self, reading: Reading) -> Iterator[Equation]:
        for one in reading.unproven:
            if (reading.proven > 1 or self._alone(reading, one)) and not self._doubted(one, True):
                yield equation_of(one)

    def _differences(self) -> Iterator[_Said]:
        for one in self.compared:
            other = None
            if one.unsigned or one.turned == "maybe":
                other = equation_of(replace(one, computed=-one.computed, way=-one.way, turned=""))
            yield _Said(equation_of(one), one.doubted, other)

    def _doubted(self, one: Judged, rows: bool) -> bool:
        grid = self.grid
        cell = one.total.entries[one.sum.place]
        if self.continued and not self._stands_alone(one, rows):
            return True
        if rows:
            change = next((column for column in grid.changes if cell in column.entries), None)
            if change is not None and all(other.column is not change for other in self.compared):
                return True  # a change that may be in percent
        elif _may_reach_further(one):
            return True
        place = (grid.columns if rows else grid.down)[one.sum.place].label
        return may_be_right(one, place, f"{grid.corner} {self.caption.text}", grid.scale, self._alike(one, rows))

    def _stands_alone(self, one: Judged, rows: bool) -> bool:
        """Whether the rows of the table before cannot be in the total, which holds without them elsewhere."""
        before = self.before
        if not rows or before is None or len(before.columns) != len(self.grid.columns):
            return not rows
        return any(row.entries[place].amount for row in before.rows for place in one.telling)

    def _alike(self, one: Judged, rows: bool) -> int:
        """How many places of the same kind as this one say by their figures that the total is a sum."""
        if not rows:
            return len(one.telling) if self.grid.money else 0
        head, *others = (self.grid.columns[place].label for place in (one.sum.place, *one.telling))
        return sum(words.of_one_kind(head, other) for other in others)

    def _alone(self, reading: Reading, one: Judged) -> bool:
        """Whether the total can be of nothing but the rows above it, though no other column bears it out."""
        label = one.total.label
        money = self.grid.money or words.speaks_of_money(self.caption.text)
        named = words.bare_total(label) and ("summa" in label.casefold() or money)
        stated, computed = one.sum.stated, one.sum.computed
        return (
            reading.simple
            and named
            and not self.beside
            and not self.grid.doubtful_head
            and len(self.grid.columns) == 1
            and len(one.group.lines) == len(self.grid.rows) - 1
            and all(line.entries[one.sum.place].kind == "figure" for line in one.group.lines)
            and (2 * abs(stated - computed) <= max(abs(stated), abs(computed)) or stated == -computed)
        )


def _mistaken(said: Sequence[_Said]) -> tuple[list[Mistaken], set[int]]:
    """The figures that upset several equations, and the equations (their ``id``) that are upset by them."""
    found: dict[int, Mistaken] = {}
    explained: set[int] = set()
    readings = [[one.equation for one in said]]
    if any(one.otherwise and not one.otherwise.holds for one in said):
        readings.append([one.equation if one.otherwise is None else one.otherwise for one in said])
    for equations in readings:
        upset = [one for one in mistaken_in(equations) if all(each.sure for each in one.equations)]
        upsetting = {id(equation) for one in upset for equation in one.equations if not equation.holds}
        again = any(
            id(one.equation) in explained for one, now in zip(said, equations, strict=True) if id(now) in upsetting
        )
        if again:
            continue
        explained |= {id(one.equation) for one, now in zip(said, equations, strict=True) if id(now) in upsetting}
        found.update((one.entry.span.start, one) for one in upset)
    return list(found.values()), explained


def _settled(said: Sequence[_Said], explained: set[int]) -> Iterator[Equation]:
    """What is said of the equations but for those that are doubted and those that one figure upsets."""
    for one in said:
        if one.equation.holds:
            yield one.equation
        elif id(one.equation) not in explained:
            if one.otherwise is not None and one.otherwise.holds:
                yield one.otherwise
            elif not one.doubted:
                yield one.equation


def _may_reach_further(one: Judged) -> bool:
    """Whether a column may total years that the table does not show ("2026 | 2027 | Totalt")."""
    if abs(one.sum.stated) < abs(one.sum.computed) or words.names_year(one.total.label):
        return False
    return all(words.names_year(line.label) for line in one.group.lines)
