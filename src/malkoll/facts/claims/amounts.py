"""Amounts in running text that stand in a table of the same document too.

"Underskottet beräknas till 7,1 mnkr" and a row "Underskott | −7,1": the two are held against each other,
and so is a difference between two rows ("449 000 kr lägre än …"). Which cell the words mean is never
certain, so an amount that is found in the table is a claim that holds, and one that is not is no claim.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import inf

from malkoll.document import Document, Heading, Paragraph, Table
from malkoll.facts.claims.rounding import Range, range_of
from malkoll.facts.claims.told import Told
from malkoll.facts.patterns import word_set
from malkoll.plan import Claim, Passage
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.figures import figure
from malkoll.swedish.numbers import Number, parse_number

__all__ = ["Amounts"]

_MONEY = compiled(r"mnkr|mkr|msek|miljon|miljard|mdkr|mdr|tkr|tsek|tusen|kronor|kr\b|sek\b", re.IGNORECASE)
_MILLIONS = compiled(r"mnkr|mkr|msek|miljon", re.IGNORECASE)
_THOUSANDS = compiled(r"tkr|tsek|tusen", re.IGNORECASE)
_BILLIONS = compiled(r"miljard|mdkr|mdr", re.IGNORECASE)
_WORD = compiled(r"[^\W\d_]+")
_NAME = compiled(r"(?<![.!?:] )(?<!^)(?<![^\W_])[A-ZÅÄÖ][a-zåäö]{3,}")
_YEAR = compiled(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_THAN = compiled(
    r"[\s/]*(?:[^\W\d_]+(?:/[^\W\d_]+)?\s+){0,2}(?:lägre|högre|dyrare|billigare|mer|mindre|fler|färre)\s+än\b",
    re.IGNORECASE,
)
_DIFFERENCE = compiled(r"(?:skillnad(?:en)?|differens(?:en)?)\s+(?:[^\W\d_]+\s+){0,5}$", re.IGNORECASE)
_RANGE_JOIN = compiled(r"\s+(?:och|till|samt)\s+\+?$|\s*[–-]\s*$")
_COMMON = word_set("belopp kronor miljoner mnkr totalt summa under varav enligt samt inom")
_MOST_ROWS = 40


@record
class _Figure:
    """A cell of a table with a figure: ``label`` and ``head`` are what its row and its column are called."""

    value: float
    text: str
    label: str
    head: str
    span: Span
    scale: float | None


class Amounts:
    """The figures in the tables of one document."""

    __slots__ = ("_by_value", "_headings", "_lines", "_tables")

    def __init__(self, document: Document) -> None:
        self._by_value: dict[int, list[_Figure]] = defaultdict(list)
        self._tables: list[tuple[int, list[list[_Figure]]]] = []
        self._headings: list[tuple[int, str]] = []
        above = ""
        for block in document.blocks:
            if isinstance(block, Heading):
                self._headings.append((block.span.line, block.text))
                above = block.text
            elif isinstance(block, Paragraph):
                above = block.text[:120]
            elif isinstance(block, Table):
                self._add(block, above)
        self._lines = [line for line, _ in self._headings]

    def _add(self, table: Table, above: str) -> None:
        heads = _heads(table)
        scale = _scale(" ".join((*heads, *(cell.text for row in table.rows[:2] for cell in row.cells[:1]), above)))
        rows: list[list[_Figure]] = []
        for row in table.rows:
            texts = [cell.text.strip().strip("*_") for cell in row.cells]
            values = [_value(text) for text in texts]
            label = ", ".join(text for text, value in zip(texts, values, strict=True) if value is None and text)
            figures = [
                _Figure(value, text, label, heads[at] if at < len(heads) else "", cell.span, scale)
                for at, (text, value, cell) in enumerate(zip(texts, values, row.cells, strict=True))
                if value is not None and (at or label)
            ]
            if figures and len(label) <= 160:
                rows.append(figures)
                for one in figures:
                    self._by_value[round(abs(one.value))].append(one)
        if rows:
            self._tables.append((table.span.line, rows))

    def carried_over(self) -> Iterator[Claim]:
        """Rows whose figures are all those of a row in another table under the same heads: carried over.

        Three figures or more that are not all alike: fewer may be the same by chance.
        """
        rows: dict[tuple[tuple[str, float], ...], list[tuple[int, list[_Figure]]]] = defaultdict(list)
        for at, (_, table) in enumerate(self._tables):
            for row in table:
                if len(row) >= 3 and len({one.value for one in row}) >= 3 and all(one.head for one in row):
                    rows[tuple((one.head, one.value) for one in row)].append((at, row))
        for places in rows.values():
            row, others = places[0][1], [other for at, other in places if at != places[0][0]]
            for one, there in zip(row, others[0], strict=True) if others else ():
                yield Claim(
                    text=one.text,
                    span=one.span,
                    kind="sum",
                    stated=_whole(one.value),
                    computed=_whole(there.value),
                    holds=True,
                    sources=(Passage(f"{there.label}: {there.text}", there.span),),
                    in_table=True,
                )

    def in_text(self, told: Told) -> Iterator[Claim]:
        """The amounts of ``told`` that stand in a table, and the differences that two of its rows give."""
        if not self._tables or told.in_cell:
            return
        for at, number in enumerate(told.numbers):
            unit = number.unit or self._unit_of_next(told, at)
            if not unit or not _MONEY.search(unit) or number.word:
                continue
            found = self._cell(told, number, unit)
            if found is not None:
                yield _claim(told, number, "sum", abs(found.value) if number.value >= 0 else found.value, "", (found,))
                continue
            pair = self._pair(told, number)
            if pair is not None:
                larger, smaller = sorted(pair, key=lambda one: -one.value)
                difference = round(larger.value - smaller.value, 6)
                how = f"{figure(larger.value)} − {figure(smaller.value)} = {figure(difference)}"
                yield _claim(told, number, "difference", difference, how, (larger, smaller))

    @staticmethod
    def _unit_of_next(told: Told, at: int) -> str | None:
        """The unit that "mellan -5 och 15 mnkr" gives its first figure too."""
        if at + 1 >= len(told.numbers):
            return None
        following = told.numbers[at + 1]
        between = told.text[told.numbers[at].end : following.start]
        return following.unit if _RANGE_JOIN.fullmatch(between) else None

    def _cell(self, told: Told, number: Number, unit: str) -> _Figure | None:
        """The cell whose figure this is: the one whose row and column have most words in common with the sentence."""
        scale = _scale(unit)
        around = f"{told.text} {self._heading_above(told.line)}".lower()
        keys = _keys(around)
        said = range_of(number, told.text)
        if said.low <= 0 <= said.high or inf in (abs(said.low), abs(said.high)):
            return None
        needed = 1 if abs(number.value) >= 20 or number.decimals else 2
        best: tuple[int, float, _Figure] | None = None
        for factor in (1.0,) if scale is None else (1.0, 1000.0, 0.001):
            centre = abs(number.value) * factor
            for key in {round(centre) - 1, round(centre), round(centre) + 1}:
                for one in self._by_value.get(key, ()):
                    if not _fits(one, number, said, factor, scale):
                        continue
                    common = sum(_in_common(word, around, keys) for word in _words(f"{one.label} {one.head}"))
                    rank = (common, -abs(abs(one.value) - centre))
                    if common >= needed and (best is None or rank > best[:2]):
                        best = (*rank, one)
        return best[2] if best is not None else None

    def _pair(self, told: Told, number: Number) -> tuple[_Figure, _Figure] | None:
        """Two cells of one column, in rows that the sentence names, whose difference this is."""
        text = told.text
        if not (_THAN.match(text, number.full_end) or _DIFFERENCE.search(text, 0, number.full_start)):
            return None
        names = {name.lower().rstrip("s") for name in _NAME.findall(text)}
        years = set(_YEAR.findall(text))
        said = range_of(number, text)
        for line, rows in self._tables:
            if not told.line - 60 <= line <= told.line + 60:
                continue
            named = [row for row in rows if any(name in row[0].label.lower() for name in names)][:_MOST_ROWS]
            for at, one in enumerate(named):
                for other in named[at + 1 :]:
                    if one[0].label == other[0].label:
                        continue
                    for a, b in _columns(one, other, years):
                        step = _rounded(a) - _rounded(b)
                        low, high = sorted((abs(step.low), abs(step.high)))
                        if said.meets(Range(low, high)):
                            return a, b
        return None

    def _heading_above(self, line: int) -> str:
        at = bisect_right(self._lines, line) - 1
        return self._headings[at][1] if at >= 0 else ""


def _columns(one: Sequence[_Figure], other: Sequence[_Figure], years: set[str]) -> Iterator[tuple[_Figure, _Figure]]:
    """The cells of two rows that stand in one column: that of a year named, or the last."""
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a.head == b.head]
    of_years = [pair for pair in pairs if any(year in pair[0].head for year in years)]
    yield from of_years or pairs[-1:]


def _heads(table: Table) -> list[str]:
    """What the columns are called: the rows above the first row with a figure that is no year."""
    width = max((len(row.cells) for row in table.rows), default=0)
    heads = [""] * width
    for row in table.rows:
        texts = [cell.text.strip().strip("*_") for cell in row.cells]
        if not row.head and any(_value(text) is not None and not _YEAR.fullmatch(text) for text in texts[1:]):
            break
        for at, text in enumerate(texts):
            heads[at] = f"{heads[at]} {text}".strip()
    return heads


def _value(text: str) -> float | None:
    if not text or len(text) > 20 or not any(letter.isdigit() for letter in text):
        return None
    value = parse_number(re.sub(r"(?<=[0-9])\s*(?:%|mnkr|tkr|kr)\.?$", "", text).replace("– ", "-"))
    return None if value is None else float(value)


def _rounded(one: _Figure) -> Range:
    decimals = len(one.text.rpartition(",")[2]) if "," in one.text else 0
    half = 0.5 * 10**-decimals
    value = abs(one.value)
    return Range(value - half, value + half)


def _scale(text: str) -> float | None:
    if _BILLIONS.search(text):
        return 1e9
    if _MILLIONS.search(text):
        return 1e6
    if _THOUSANDS.search(text):
        return 1e3
    return 1.0 if re.search(r"\bkr(?:onor)?\b", text, re.IGNORECASE) else None


def _fits(one: _Figure, number: Number, said: Range, factor: float, scale: float | None) -> bool:
    """Whether the cell's figure may be the one that is ``said``, in the unit of either."""
    if factor == 1:
        if None not in (one.scale, scale) and one.scale != scale:
            return False
    elif one.scale is None or scale is None or scale / one.scale != factor:
        return False
    if number.value < 0 < one.value:
        return False
    low, high = sorted((abs(said.low) * factor, abs(said.high) * factor))
    written = _rounded(one)
    stated = abs(number.value) * factor
    return low <= abs(one.value) <= high or (number.approximate is None and written.low <= stated <= written.high)


def _words(text: str) -> set[str]:
    """The words that tell one thing from another, in lower case; abbreviations too."""
    return {
        word.lower()
        for word in _WORD.findall(text)
        if (len(word) >= 5 or (word.isupper() and len(word) >= 3)) and word.lower() not in _COMMON
    }


def _keys(text: str) -> set[str]:
    return {word[:6] for word in _words(text) if len(word) >= 6}


def _in_common(word: str, around: str, keys: set[str]) -> bool:
    """Whether the words around have this one, in another form or in a compound."""
    return word[:6] in around or any(key in word for key in keys)


def _claim(told: Told, number: Number, kind: str, computed: float, how: str, cells: tuple[_Figure, ...]) -> Claim:
    return Claim(
        text=told.text[number.full_start : number.full_end],
        span=told.span(number.start),
        kind="difference" if kind == "difference" else "sum",
        stated=number.value,
        computed=_whole(computed),
        holds=True,
        calculation=how,
        sources=tuple(Passage(f"{one.label}: {one.text}", one.span) for one in cells),
        goal=told.goal.id if told.goal else None,
    )


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value
