"""What a table says must agree: every total with its terms, every difference with the two it is of.

A figure stands in several of them, a row's total and a column's. One wrong figure upsets all that it stands in,
by the same amount, and no other: so it can be told which of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from malkoll.facts.claims.difference_columns import Compared
from malkoll.facts.claims.table_cells import Entry
from malkoll.facts.claims.total_rows import Judged
from malkoll.records import record

__all__ = ["Equation", "Mistaken", "Term", "equation_of", "mistaken_in"]


@record
class Term:
    """A figure that is added (``sign`` 1) or taken away (−1), under the name of its row or column."""

    entry: Entry
    sign: int
    label: str


@record(eq=False)
class Equation:
    """What ``stated`` says against what ``terms`` give.

    ``holds``: the two agree within the rounding of the figures; ``cut``: with decimals cut off. ``sure``: it can be
    read in one way only. ``across``: its figures stand in one row.
    """

    label: str
    stated: Entry
    terms: tuple[Term, ...]
    holds: bool
    cut: bool = False
    sure: bool = True
    across: bool = False

    @property
    def computed(self) -> int:
        """What the terms give, in the table's finest decimal."""
        return sum(term.sign * term.entry.amount for term in self.terms)

    @property
    def rest(self) -> int:
        """What ``stated`` has too much."""
        return self.stated.amount - self.computed

    @property
    def loose(self) -> int:
        """Twice what rounding can explain."""
        return self.stated.unit + sum(term.entry.unit for term in self.terms)

    @property
    def plain(self) -> bool:
        """Whether nothing is taken away."""
        return all(term.sign > 0 for term in self.terms)

    def cells(self) -> Iterator[tuple[Entry, int]]:
        """Every figure with what ``rest`` grows by when the figure grows by one."""
        yield self.stated, 1
        for term in self.terms:
            yield term.entry, -term.sign


@record
class Mistaken:
    """A figure that alone explains why ``equations`` do not hold, and by how much it is too large."""

    entry: Entry
    excess: int
    equations: tuple[Equation, ...]


def equation_of(one: Judged | Compared, *, across: bool = False) -> Equation:
    """The equation of a total or of a difference; ``across``: its figures stand in one row."""
    if isinstance(one, Judged):
        place = one.sum.place
        lines = [*one.group.lines, one.total]
        terms = tuple(
            Term(line.entries[place], sign, line.label)
            for line, sign in zip(one.group.lines, one.group.signs, strict=True)
            if line.entries[place].kind == "figure"
        )
        sure = one.sum.sure and not any(line.torn for line in lines)
        return Equation(
            one.total.label, one.total.entries[place], terms, one.holds, one.sum.cut, sure=sure, across=across
        )
    entries = [line.entries[one.row] for line in (one.column, one.first, one.second)]
    stated, first, second = entries
    terms = Term(first, 1, one.first.label), Term(second, -1, one.second.label)
    amount = first.amount - second.amount
    if abs(one.computed) != abs(amount):
        sign = 1 if one.computed == first.amount + second.amount else -1
        terms = Term(first, sign, one.first.label), Term(second, sign, one.second.label)
    elif one.computed != amount or (not amount and one.way < 0):
        terms = Term(second, 1, one.second.label), Term(first, -1, one.first.label)
    return Equation(one.column.label, stated, terms, one.holds and not one.turned, sure=one.readable, across=True)


def mistaken_in(equations: Sequence[Equation]) -> list[Mistaken]:
    """The figures that each explain alone, and as no other figure does, two or more equations that do not hold.

    One equation may still hold within the rounding of its figures, if it is off by exactly as much.
    """
    at: dict[int, list[tuple[Equation, int]]] = {}
    for equation in equations:
        for entry, grows in equation.cells():
            at.setdefault(entry.span.start, []).append((equation, grows))
    out: dict[int, Mistaken] = {}
    for equation in equations:
        if equation.holds:
            continue
        suspects = [
            Mistaken(entry, grows * equation.rest, tuple(other for other, _ in at[entry.span.start]))
            for entry, grows in equation.cells()
            if _explains(equation, grows * equation.rest, at[entry.span.start])
        ]
        if len(suspects) == 1:
            out.setdefault(suspects[0].entry.span.start, suspects[0])
    return list(out.values())


def _explains(equation: Equation, excess: int, standing: Sequence[tuple[Equation, int]]) -> bool:
    """Whether a figure that is too large by ``excess`` upsets all it is ``standing`` in as they are upset."""
    if len(standing) < 2 or not excess:
        return False
    for other, grows in standing:
        apart = abs(other.rest - grows * excess)
        if apart and (other.holds or 2 * apart > min(equation.loose + other.loose, abs(excess))):
            return False
    return True
