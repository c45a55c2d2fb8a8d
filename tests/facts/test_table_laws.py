"""Laws of totals: a correct table is never called wrong, and one changed figure is found where it is summed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from malkoll.facts.claims.totals import totals_in
from malkoll.readers import read

Cell = int | None  # in units of the last decimal; None is an empty cell


@dataclass(frozen=True)
class Style:
    """How figures and tables are written."""

    decimals: int
    thousands: str
    minus: str
    empty: str
    layout: str
    bold: bool
    blank_rows: bool
    unit: str

    def figure(self, cell: Cell) -> str:
        if cell is None:
            return self.empty
        whole, part = divmod(abs(cell), 10**self.decimals)
        text = f"{whole:,}".replace(",", self.thousands)
        text = f"{text},{part:0{self.decimals}d}" if self.decimals else text
        return f"{self.minus}{text}" if cell < 0 else text


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Cell, ...]
    total: bool = False
    heading: bool = False
    extra: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A table; ``sums`` gives for each row of a total those of its terms."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    style: Style
    sums: dict[int, tuple[int, ...]] = field(default_factory=dict)
    extra_at: int = 0

    def text(self) -> tuple[str, dict[int, int]]:
        """The document, and the number of the row that each line holds."""
        lines: list[str] = ["# Plan för Ekbackens kommun", "", "Här står en rad om verksamheten.", ""]
        placed: dict[int, int] = {}
        style = self.style
        table = [(-1, (f"Verksamhet{style.unit}", *self.heads))]
        for number, row in enumerate(self.rows):
            figures = list(map(style.figure, row.cells))
            figures[self.extra_at : self.extra_at] = row.extra
            table.append((number, (row.label, *figures)))
            if style.blank_rows and row.total and style.layout != "tab":
                table.append((-2, ("",) * (len(self.heads) + 1)))
        if style.layout == "html":
            lines.append("<table>")
        for number, cells in table:
            bold = style.bold and number >= 0 and self.rows[number].total
            cells = tuple(f"**{cell}**" if bold and cell and style.layout != "html" else cell for cell in cells)
            if style.layout == "pipe":
                lines.append("| " + " | ".join(cells) + " |")
            elif style.layout == "tab":
                lines.append("\t".join(cells))
            else:
                tag = "th" if number == -1 else "td"
                lines.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>")
            placed[len(lines)] = number
            if number == -1 and style.layout == "pipe":
                lines.append("|" + "---|" * len(cells))
        if style.layout == "html":
            lines.append("</table>")
        return "\n".join(lines) + "\n", placed

    def wrong(self) -> set[tuple[int, str]]:
        """The cells that are called wrong: row and what stands there."""
        text, placed = self.text()
        found = totals_in(read("plan.md", text.encode()))
        return {
            (placed[one.span.line], text[one.span.start : one.span.end].strip("*"))
            for one in found
            if one.holds is False
        }

    def changed(self, row: int, column: int, by: int) -> Made:
        cells = list(self.rows[row].cells)
        cells[column] = (cells[column] or 0) + by
        rows = list(self.rows)
        rows[row] = replace(rows[row], cells=tuple(cells))
        return replace(self, rows=tuple(rows))

    def shown(self, row: int, column: int) -> tuple[int, str]:
        return row, self.style.figure(self.rows[row].cells[column])


NAMES = (
    "Skola",
    "Omsorg",
    "Kultur",
    "Teknik",
    "Miljö",
    "Stab",
    "Fritid",
    "Bibliotek",
    "Vägar",
    "Parker",
    "Vatten",
    "El",
)


def odd_between(least: int, most: int) -> st.SearchStrategy[int]:
    """Figures that are not in tens."""
    return st.sampled_from([number for number in range(least, most + 1) if number % 10])


styles = st.builds(
    Style,
    decimals=st.sampled_from([0, 1, 2]),
    thousands=st.sampled_from([" ", "\u00a0", ".", ""]),
    minus=st.sampled_from(["-", "−", "– "]),
    empty=st.sampled_from(["", "-", "–"]),
    layout=st.sampled_from(["pipe", "tab", "html"]),
    bold=st.booleans(),
    blank_rows=st.booleans(),
    unit=st.sampled_from(["", ", tkr", " (mnkr)"]),
)


@st.composite
def tables(draw: st.DrawFn, columns: int | None = None, signed: bool = True, empty: bool = True) -> Made:
    """Tables whose totals are right: groups with totals, parts ("varav") and a total of all."""
    width = columns or draw(st.integers(1, 4))
    style = draw(styles)
    fine = draw(st.sampled_from([1, 100]))  # figures rounded from finer values, or not
    value = st.integers(300 * fine, 999 * fine)
    if signed:
        value = st.one_of(value, value.map(lambda number: -number), st.just(0))
    cell = st.one_of(st.none(), *(value for _ in range(8))) if empty else value
    names = iter(draw(st.permutations(NAMES)))
    rows: list[Row] = []
    sums: dict[int, tuple[int, ...]] = {}

    def rounded(cells: list[Cell]) -> tuple[Cell, ...]:
        return tuple(None if one is None else round(one / fine) for one in cells)

    def summed(several: list[list[Cell]]) -> list[Cell]:
        return [sum(one[column] or 0 for one in several) for column in range(width)]

    def terms(count: int) -> tuple[list[list[Cell]], list[int]]:
        values, numbers = [], []
        for _ in range(count):
            cells = draw(st.lists(cell, min_size=width, max_size=width).filter(any))
            values.append(cells)
            numbers.append(len(rows))
            rows.append(Row(next(names), rounded(cells)))
            if draw(st.integers(0, 4)) == 0:
                share = draw(st.integers(10, 90))
                part: list[Cell] = [None if one is None else one * share // 100 for one in cells]
                if any(rounded(part)):
                    rows.append(Row("varav lokaler", rounded(part)))
                    if draw(st.booleans()):
                        rest: list[Cell] = [
                            None if one is None else one - (of or 0) for one, of in zip(cells, part, strict=True)
                        ]
                        if any(rounded(rest)):
                            rows.append(Row("varav personal", rounded(rest)))
        return values, numbers

    groups = draw(st.integers(1, 3))
    all_values: list[list[Cell]] = []
    top: list[int] = []
    if groups == 1:
        all_values, top = terms(draw(st.integers(2, 6)))
    else:
        for number in range(groups):
            if draw(st.booleans()) and style.layout == "pipe":
                rows.append(Row(f"Område {'ABC'[number]}", (None,) * width, heading=True))
            values, numbers = terms(draw(st.integers(2, 3)))
            all_values += values
            sums[len(rows)] = tuple(numbers)
            top.append(len(rows))
            rows.append(Row(f"Summa område {'ABC'[number]}", rounded(summed(values)), total=True))
    sums[len(rows)] = tuple(top)
    rows.append(
        Row(draw(st.sampled_from(["Summa", "Totalt", "Nämnden totalt"])), rounded(summed(all_values)), total=True)
    )
    heads = tuple(f"Budget {2024 + number}" for number in range(width))
    return Made(heads, tuple(rows), style, sums)


@st.composite
def beside(draw: st.DrawFn, columns: int | None = None, signed: bool = True, empty: bool = True) -> Made:
    """Right tables with a column of percentages or of account numbers before, between or after the figures."""
    made = draw(tables(columns, signed, empty))
    kind = draw(st.sampled_from(["Andel %", "Konto"]))
    number = st.integers(1, 99).map(lambda one: f"{one} %" if kind == "Andel %" else str(1000 + one))
    rows = tuple(row if row.heading else replace(row, extra=(draw(number),)) for row in made.rows)
    rows = tuple(replace(row, extra=row.extra or ("",)) for row in rows)
    at = draw(st.integers(0, len(made.heads)))
    return replace(made, heads=(*made.heads[:at], kind, *made.heads[at:]), rows=rows, extra_at=at)


@settings(deadline=None, max_examples=100)
@given(st.one_of(tables(), beside()))
def test_a_table_with_right_totals_is_never_called_wrong(made: Made) -> None:
    assert made.wrong() == set()


@settings(deadline=None, max_examples=100)
@given(st.one_of(made(columns=3, signed=False, empty=False) for made in (tables, beside)), st.data())
def test_a_changed_total_is_called_wrong_and_nothing_else_is(made: Made, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(sorted(made.sums)))
    column = data.draw(st.integers(0, 2))
    changed = made.changed(row, column, data.draw(odd_between(101, 199)))
    assert changed.wrong() == {changed.shown(row, column)}


@settings(deadline=None, max_examples=100)
@given(
    st.one_of(made(columns=3, signed=False, empty=empty) for made in (tables, beside) for empty in (True, False)),
    st.data(),
)
def test_a_changed_row_makes_the_total_that_sums_it_wrong_and_no_other(made: Made, data: st.DataObject) -> None:
    # Where a column has a single figure, it bears nothing out, and a total of one row is no sum.
    places = [
        (total, row, column)
        for total, terms in made.sums.items()
        if all(len([term for term in terms if made.rows[term].cells[other]]) > 1 for other in range(3))
        for row in terms
        for column in range(3)
        if not made.rows[row].total and made.rows[row].cells[column] is not None
    ]
    assume(places)
    assume(not made.wrong())  # a column of percentages beside may happen to be the change between two others
    total, row, column = data.draw(st.sampled_from(places))
    changed = made.changed(row, column, data.draw(odd_between(31, 59)))
    assert changed.wrong() == {changed.shown(total, column)}


@settings(deadline=None, max_examples=60)
@given(
    styles,
    st.lists(
        st.tuples(
            st.sampled_from(NAMES), st.lists(st.one_of(st.none(), st.integers(-3000, 9999)), min_size=3, max_size=3)
        ),
        min_size=2,
        max_size=12,
    ),
)
def test_a_table_without_totals_is_never_called_wrong(style: Style, rows: list[tuple[str, list[int | None]]]) -> None:
    made = Made(("2024", "2025", "2026"), tuple(Row(name, tuple(cells)) for name, cells in rows), style)
    assert made.wrong() == set()


ANY_NAME = st.sampled_from(
    (*NAMES, "Resultat", "Netto", "varav lokaler", "– kvinnor", "Summa", "Intäkter", "Kostnader")
)
ANY_HEAD = st.sampled_from(("2024", "2025", "Budget", "Utfall", "Avvikelse", "Totalt", "Förändring %"))


@settings(deadline=None, max_examples=100)
@given(
    styles,
    st.lists(ANY_HEAD, min_size=4, max_size=4),
    st.lists(
        st.tuples(ANY_NAME, st.lists(st.one_of(st.none(), st.integers(-3000, 9999)), min_size=4, max_size=4)),
        min_size=3,
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_words_alone_make_no_total(
    style: Style, heads: list[str], rows: list[tuple[str, list[int | None]]], random: Random
) -> None:
    # Figures far apart, so that no sum of some is another by chance.
    spread = [
        (name, tuple(None if cell is None else random.randrange(10_000, 99_999_999) for cell in cells))
        for name, cells in rows
    ]
    made = Made(tuple(heads), tuple(Row(name, cells) for name, cells in spread), style)
    assert made.wrong() == set()


@st.composite
def averages(draw: st.DrawFn) -> Made:
    """A column of counts with its sum, and columns whose total is the average of the rows, or people counted once."""
    style = draw(styles)
    count = draw(st.integers(2, 6))
    weights = draw(st.lists(st.integers(20, 900), min_size=count, max_size=count))
    columns = [(*weights, sum(weights))]
    for _ in range(draw(st.integers(1, 3))):
        values = draw(st.lists(st.integers(10, 9999), min_size=count, max_size=count))
        mean = sum(one * weight for one, weight in zip(values, weights, strict=True)) / sum(weights)
        columns.append((*values, round(mean)))
    heads = ["Antal svar", "Nöjda", "Trygga", "Resultat"][: len(columns)]
    if draw(st.booleans()):
        people = draw(st.lists(st.integers(20, 900), min_size=count, max_size=count))
        columns.append((*people, draw(st.integers(max(people), sum(people)))))
        heads.append("Deltagare")
    rows = [Row(name, tuple(column[number] for column in columns)) for number, name in enumerate(NAMES[:count])]
    rows.append(Row("Totalt", tuple(column[count] for column in columns), total=True))
    return Made(tuple(heads), tuple(rows), style)


@settings(deadline=None, max_examples=100)
@given(averages())
def test_a_total_that_is_an_average_or_counts_people_once_is_not_called_wrong(made: Made) -> None:
    assert made.wrong() == set()


def test_a_sum_of_all_rows_is_right_though_averages_beside_it_are_nearly_sums_of_fewer() -> None:
    columns = (
        (507, 464, 200, 297, 91, 20, 1579),
        (10, 10, 10, 10, 10, 10, 10),
        *[(7126, 241, 182, 507, 258, 1324, 2509)] * 2,
    )
    names = (*NAMES[:6], "Totalt")
    rows = tuple(
        Row(name, cells, total=name == "Totalt") for name, cells in zip(names, zip(*columns, strict=True), strict=True)
    )
    assert (
        Made(
            ("Antal svar", "Nöjda", "Trygga", "Resultat"), rows, Style(0, " ", "-", "", "pipe", False, False, "")
        ).wrong()
        == set()
    )


@st.composite
def deviations(draw: st.DrawFn) -> Made:
    """Budget, outcome and deviation; one sign for all rows, or one for income and one for cost; with a total."""
    style = draw(styles)
    fine = draw(st.sampled_from([1, 100]))
    count = draw(st.integers(4, 8))
    sign = draw(st.sampled_from([1, -1]))
    rows, whole = [], [0, 0, 0]
    for name in NAMES[:count]:
        budget = draw(st.integers(300 * fine, 999 * fine))
        apart = draw(st.integers(12 * fine, 90 * fine)) * draw(st.sampled_from([1, -1]))
        other = sign * draw(st.sampled_from([1, -1])) if draw(st.booleans()) else sign
        cells = (budget, budget + apart, other * apart)
        whole = [of + one for of, one in zip(whole, cells, strict=True)]
        rows.append(Row(name, tuple(round(one / fine) for one in cells)))
    if draw(st.booleans()) and all(row.cells[2] for row in rows):
        rows.append(Row("Summa", tuple(round(one / fine) for one in whole), total=True))
        signs = {(row.cells[1] > row.cells[0]) == (row.cells[2] > 0) for row in rows[:-1]}
        if len(signs) > 1:
            rows.pop()
    return Made(("Budget", "Utfall", draw(st.sampled_from(["Avvikelse", "Differens", "Diff"]))), tuple(rows), style)


@settings(deadline=None, max_examples=60)
@given(deviations())
def test_right_differences_are_never_called_wrong(made: Made) -> None:
    assert made.wrong() == set()


@settings(deadline=None, max_examples=60)
@given(deviations(), st.data())
def test_a_changed_difference_is_called_wrong(made: Made, data: st.DataObject) -> None:
    terms = [number for number, row in enumerate(made.rows) if not row.total]
    row = data.draw(st.sampled_from(terms))
    stated = made.rows[row].cells[2]
    by = data.draw(st.integers(211, 299)) * (1 if stated > 0 else -1)
    changed = made.changed(row, 2, by)
    expected = {changed.shown(row, 2)}
    assert expected <= changed.wrong() <= expected | {(len(made.rows) - 1, made.style.figure(made.rows[-1].cells[2]))}
