"""Laws of small tables as budgets and reports have them: right ones are silent, and one wrong figure is found.

Three to eight rows with a total row or column, or a column of differences, where at least two other totals or
rows follow the same pattern.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from malkoll.facts.claims.totals import totals_in
from malkoll.readers import read

NAMES = ("Skola", "Omsorg", "Kultur", "Teknik", "Miljö", "Stab", "Fritid", "Bibliotek")
CORNERS = ("Verksamhet", "Post, tkr", "Verksamhet (mnkr)", "Område")
SUMMED = ("times", "ledger", "sex", "periods", "years")
COMPARED = ("difference", "forecast", "signed")


@dataclass(frozen=True)
class Small:
    """A table; the last row is a total where ``summed``."""

    heads: tuple[str, ...]
    names: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    summed: bool
    decimals: int
    layout: str

    def shown(self, value: int) -> str:
        whole, part = divmod(abs(value), 10**self.decimals)
        text = f"{whole:,}".replace(",", " ") + (f",{part}" if self.decimals else "")
        return f"−{text}" if value < 0 else text

    def wrong(self) -> list[str]:
        """The labels of the rows in which something is called wrong."""
        rows = [list(self.heads)]
        rows += [[name, *map(self.shown, cells)] for name, cells in zip(self.names, self.cells, strict=True)]
        if self.layout == "tab":
            lines = ["\t".join(row) for row in rows]
        else:
            lines = [f"| {' | '.join(row)} |" for row in rows]
            lines.insert(1, "|" + "---|" * len(self.heads))
        text = "\n".join(["# Plan för Ekbackens kommun", "", "Här står en rad.", "", *lines]) + "\n"
        found = [one for one in totals_in(read("plan.md", text.encode())) if one.holds is False]
        return [text.split("\n")[one.span.line - 1].strip("| ").split("\t")[0].split(" |")[0] for one in found]

    def changed(self, row: int, column: int, value: int) -> Small:
        cells = [list(one) for one in self.cells]
        cells[row][column] = value
        return replace(self, cells=tuple(map(tuple, cells)))


@st.composite
def small_tables(
    draw: st.DrawFn, *, rounded: bool = False, kinds: tuple[str, ...] = (*SUMMED, *COMPARED), all_summed: bool = False
) -> Small:
    """Right tables; ``rounded``: each figure on its own, from finer ones."""
    fine = 100 if rounded else 1
    # Odd figures: what is in tens may be rounded to tens.
    value = st.integers(151 * fine, 4999 * fine).map(lambda number: number - number % 2 + 1)
    count = draw(st.integers(3, 8))
    kind = draw(st.sampled_from(kinds))
    total = draw(st.sampled_from(["Summa", "Totalt"]))
    across = draw(st.sampled_from(["Summa", "Totalt"]))
    corner = draw(st.sampled_from(CORNERS))
    rows: list[list[int]] = []
    summed = True

    def apart(of: int) -> int:
        return draw(st.integers(abs(of) // 20 + 9 * fine, abs(of) // 4 + 20 * fine)) * draw(st.sampled_from([1, -1]))

    if kind in ("times", "ledger"):
        heads = ["2025", "2026", "2027"] if kind == "times" else ["Budget 2026", "Utfall aug", "Prognos"]
        rows = [[draw(value) for _ in heads] for _ in range(count)]
    elif kind == "sex":
        heads = ["Kvinnor", "Män", across]
        rows = [[draw(value), draw(value)] for _ in range(count)]
        rows = [[*row, sum(row)] for row in rows]
    elif kind in ("periods", "years"):
        heads = [*(["T1", "T2", "T3"] if kind == "periods" else ["2027", "2028", "2029"]), across]
        rows = [[draw(value) for _ in range(3)] for _ in range(count)]
        rows = [[*row, sum(row)] for row in rows]
    else:
        heads = draw(st.sampled_from([["2025", "2026", "Förändring"], ["Budget", "Utfall", "Avvikelse"]]))
        way = draw(st.sampled_from([1, -1]))
        for number in range(count):
            first = draw(value) * (-1 if kind == "signed" and number % 2 else 1)
            by = apart(first)
            rows.append([first, first + by, way * by])
        summed = all_summed or kind == "signed" or draw(st.booleans())
        if kind == "forecast":
            heads = ["Budget", "Utfall aug", "Prognos", "Avvikelse"]
            rows = [[first, first * 3 // 5, second, third] for first, second, third in rows]
    names = list(draw(st.permutations(NAMES)))[:count]
    if summed:
        names.append(total)
        rows.append([sum(column) for column in zip(*rows, strict=True)])
    decimals = draw(st.sampled_from([0, 1]))
    return Small(
        (corner, *heads),
        tuple(names),
        tuple(tuple(round(cell / fine) for cell in row) for row in rows),
        summed,
        decimals,
        draw(st.sampled_from(["pipe", "tab"])),
    )


@settings(deadline=None, max_examples=150)
@given(st.booleans().flatmap(lambda rounded: small_tables(rounded=rounded)))
def test_small_tables_whose_figures_agree_are_never_called_wrong(made: Small) -> None:
    assert made.wrong() == []


@settings(deadline=None, max_examples=250)
@given(small_tables(), st.data())
def test_one_wrong_figure_in_a_small_table_is_found_and_told_once(made: Small, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(made.names) - 1))
    column = data.draw(st.integers(0, len(made.heads) - 2))
    compared = made.heads[-1] in ("Avvikelse", "Förändring")
    assume(made.summed or made.heads[1 + column] != "Utfall aug")  # it stands in no sum and no difference
    least = len(made.names) + 2  # more than rounding explains
    by = data.draw(st.integers(least, 140)) * data.draw(st.sampled_from([1, -1]))
    old = made.cells[row][column]
    assume(abs(old + by) != abs(old) and old * (old + by) > 0)
    assume((old + by) % 10 or old % 10)
    changed = made.changed(row, column, old + by)
    if compared:
        # By chance the deviation may now be that of another pair, as it is where an outcome stands for a forecast, or
        # that of the same pair with the other sign, as it may be where income and cost have signs of their own.
        *figures, deviation = changed.cells[row]
        apart = [abs(abs(one - other) - abs(deviation)) for one, other in combinations(figures, 2)]
        assume(min(apart) > 2 or made.heads[1 + column] == "Utfall aug")
    # With a total in one direction only, it is the total that is seen to be wrong.
    in_row = (compared and made.heads[1 + column] != "Utfall aug") or made.heads[-1] in ("Summa", "Totalt")
    assert changed.wrong() == [made.names[row] if in_row else made.names[-1]]


@settings(deadline=None, max_examples=60)
@given(small_tables(kinds=COMPARED, all_summed=True), st.data())
def test_a_lost_or_added_minus_in_a_difference_column_is_found_where_the_column_is_summed(
    made: Small, data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, len(made.names) - 1))
    old = made.cells[row][-1]
    assume(abs(old) > len(made.names) + 2)
    assert made.changed(row, len(made.heads) - 2, -old).wrong() == [made.names[row]]
