"""What tables claim: total rows, total columns and differences, each figure of them recomputed.

One claim for each cell that is a total or a difference. A cell is called wrong only where the table itself
shows what it is the sum of: the same rows give the total in the other columns, or there is nothing else to sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from malkoll.document import Block, Document, Heading, Paragraph, Table
from malkoll.facts.claims import table_words as words
from malkoll.facts.claims.difference_columns import Compared, differences_in
from malkoll.facts.claims.percent_columns import percentages_in
from malkoll.facts.claims.table_cells import Entry
from malkoll.facts.claims.table_doubts import may_be_right
from malkoll.facts.claims.table_figures import Grid, grid_of
from malkoll.facts.claims.total_rows import Judged, Reading, read_totals
from malkoll.plan import Claim, Passage
from malkoll.swedish.figures import figure

__all__ = ["totals_in"]

# Longer text before a table is no caption.
_LONGEST_CAPTION = 120
# More terms than this are not all shown in a calculation.
_MOST_SHOWN = 14


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
        caption = _caption(document.blocks[max(0, number - 2) : number])
        claims += _Table(grid, caption, before).claims()
        before = grid
    return claims


def _caption(blocks: Sequence[Block]) -> str:
    """What the table is of, by the heading or short line before it."""
    texts = [block.text for block in blocks if isinstance(block, Heading | Paragraph)]
    return " ".join(text for text in texts if len(text) <= _LONGEST_CAPTION)


class _Table:
    """The claims of one table."""

    def __init__(self, grid: Grid, caption: str, before: Grid | None) -> None:
        self.grid = grid
        self.caption = caption
        self.beside = before is not None and before.width == grid.width
        # Its first rows may stand on the page before, under the head that is repeated here or not at all.
        self.continued = (
            before is not None and self.beside and grid.heads in ((), before.heads) and before.rows[-1].rank != "total"
        )
        self.compared = differences_in(grid)

    def claims(self) -> list[Claim]:
        grid = self.grid
        if words.ratio_over(grid.corner) or words.ratio_over(self.caption):
            return []
        rows = read_totals(grid.rows)
        columns = read_totals(grid.across, columns=True)
        by_cell: dict[int, Claim] = {}
        found = [
            *self._sums(rows, rows=True),
            *self._sums(columns, rows=False),
            *self._differences(),
            *self._percentages(),
        ]
        for claim in found:
            known = by_cell.get(claim.span.start)
            # A cell that is right as one sum is right, though the other sum has a wrong term.
            if known is None or (claim.holds and not known.holds):
                by_cell[claim.span.start] = claim
        return [by_cell[start] for start in sorted(by_cell)]

    def _sums(self, reading: Reading, *, rows: bool) -> Iterable[Claim]:
        for one in reading.judged:
            if one.holds or not (self.continued or self._doubted(one, rows)):
                yield self._sum(one)
        for one in reading.unproven if rows else ():
            if (reading.proven > 1 or self._alone(reading, one)) and not self._doubted(one, rows):
                yield self._sum(one)

    def _doubted(self, one: Judged, rows: bool) -> bool:
        grid = self.grid
        cell = one.total.entries[one.sum.place]
        if rows:
            change = next((column for column in grid.changes if cell in column.entries), None)
            if change is not None and all(other.column is not change for other in self.compared):
                return True  # a change that may be in percent
        elif _may_reach_further(one):
            return True
        head = (grid.columns if rows else grid.down)[one.sum.place].label
        return may_be_right(one, head, f"{grid.corner} {self.caption}", grid.scale)

    def _alone(self, reading: Reading, one: Judged) -> bool:
        """Whether the total can be of nothing but the rows above it, though no other column bears it out."""
        label = one.total.label
        money = self.grid.money or words.speaks_of_money(self.caption)
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

    def _sum(self, one: Judged) -> Claim:
        total = one.total.entries[one.sum.place]
        terms = [
            (line.entries[one.sum.place], sign, line.label)
            for line, sign in zip(one.group.lines, one.group.signs, strict=True)
            if line.entries[one.sum.place].kind == "figure"
        ]
        decimals = max((entry.decimals for entry, _, _ in terms), default=0)
        computed = self._value(one.sum.computed, decimals)
        return Claim(
            one.total.label,
            total.span,
            "sum" if one.group.plain else "difference",
            total.value,
            computed,
            one.holds,
            _calculation([(entry, sign) for entry, sign, _ in terms], figure(computed, decimals)),
            tuple(Passage(f"{label} {entry.text}".strip(), entry.span) for entry, _, label in terms),
            one.sum.cut,
            in_table=True,
        )

    def _differences(self) -> Iterable[Claim]:
        for one in self.compared:
            yield self._difference(one)

    def _difference(self, one: Compared) -> Claim:
        stated, first, second = (line.entries[one.row] for line in (one.column, one.first, one.second))
        decimals = max(first.decimals, second.decimals)
        amount = first.amount - second.amount
        pairs = [(first, 1), (second, -1)]
        sources = [(one.first, first), (one.second, second)]
        if abs(one.computed) != abs(amount):
            pairs = [(first, 1), (second, 1)]
        elif one.computed == -amount:
            pairs, sources = [(second, 1), (first, -1)], [(one.second, second), (one.first, first)]
        computed = self._value(one.computed, decimals)
        return Claim(
            one.column.label,
            stated.span,
            "difference",
            stated.value,
            computed,
            one.holds,
            _calculation(pairs, figure(computed, decimals)),
            tuple(Passage(f"{line.label} {entry.text}", entry.span) for line, entry in sources),
            in_table=True,
        )

    def _percentages(self) -> Iterable[Claim]:
        for one in percentages_in(self.grid):
            stated, part, base = (line.entries[one.row] for line in (one.column, one.part, one.base))
            decimals = max(stated.decimals, 1)
            terms = [(part, 1), (base, -1)] if one.way == "change" else [(part, 1)]
            above = _terms(terms)
            above = f"({above})" if len(terms) > 1 else above
            yield Claim(
                one.column.label,
                stated.span,
                "percent",
                stated.value,
                round(one.computed, decimals),
                one.holds,
                f"{above} / {figure(base.value, base.decimals)} = {figure(one.computed, decimals)}\u00a0%",
                (
                    Passage(f"{one.part.label} {part.text}", part.span),
                    Passage(f"{one.base.label} {base.text}", base.span),
                ),
                in_table=True,
            )

    def _value(self, amount: int, decimals: int) -> int | float:
        return round(amount / self.grid.scale, decimals) if decimals else amount // self.grid.scale


def _may_reach_further(one: Judged) -> bool:
    """Whether a column may total years that the table does not show ("2026 | 2027 | Totalt")."""
    if abs(one.sum.stated) < abs(one.sum.computed) or words.names_year(one.total.label):
        return False
    return all(words.names_year(line.label) for line in one.group.lines)


def _calculation(terms: Sequence[tuple[Entry, int]], result: str) -> str:
    """The terms and what they give, in figures: "72 − 8 − 9 = 55"."""
    return f"{_terms(terms)} = {result}"


def _terms(terms: Sequence[tuple[Entry, int]]) -> str:
    """Figures with their signs between them; of very many, some in the middle are left out."""
    parts: list[str] = []
    for number, (entry, sign) in enumerate(terms):
        if len(terms) > _MOST_SHOWN and _MOST_SHOWN - 2 <= number < len(terms) - 1:
            if number == _MOST_SHOWN - 2:
                parts.append("+ …")
            continue
        value = sign * entry.value
        text = figure(abs(value) if parts else value, entry.decimals)
        parts.append(f"{'−' if value < 0 else '+'} {text}" if parts else text)
    return " ".join(parts)
