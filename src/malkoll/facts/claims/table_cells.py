"""What stands in a cell of a table of figures: a figure, nothing, or something that cannot be reckoned with."""

from __future__ import annotations

import re
from typing import Literal

from malkoll.document import Cell
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.numbers import parse_number

__all__ = ["POINT_THOUSANDS", "Entry", "looks_like_year", "read_cell"]

_NOTHING = frozenset("-–—−‐‑")
_MARKS = "*†‡¹²³⁴⁵⁶⁷⁸⁹⁰ "
_UNIT = compiled(
    r"\s*(?P<unit>%|‰|procentenheter|procent|p\.?e\.?|mnkr|tkr|mkr|mdkr|mdr|kronor|kr|tusen\s+kronor|miljoner\s+kronor|"
    r"stycken|st|personer|årsarbetare|åa|timmar|tim)\.?",
    re.IGNORECASE,
)
_YEAR = compiled(r"(?:19[5-9]|20\d)\d")
POINT_THOUSANDS = compiled(r"[^\d]*[1-9]\d{0,2}\.\d{3}")
_COMMA_THOUSANDS = compiled(r"[^\d]*[1-9]\d{0,2},\d{3}")
_LONGEST_CELL = 40
# A figure with more decimals is no amount.
_MOST_DECIMALS = 6


@record
class Entry:
    """What stands in a cell.

    ``amount`` is in the table's finest decimal and ``unit`` the step it was rounded to, in the same; both are
    0 where nothing stands. ``sure`` is false where it may be read in two ways ("(5)", "1,049").
    """

    kind: Literal["figure", "nothing", "unknown"]
    text: str
    span: Span
    value: int | float = 0
    decimals: int = 0
    amount: int = 0
    unit: int = 0
    percent: bool = False
    sure: bool = True

    @property
    def blank(self) -> bool:
        """Whether the cell is empty, not even a dash in it."""
        return self.kind == "nothing" and not self.text


def read_cell(cell: Cell | None, fallback: Span) -> Entry:
    """What stands in ``cell``, in no scale yet."""
    if cell is None:
        return Entry("nothing", "", fallback)
    text = cell.text.strip()
    if not text:
        return Entry("unknown" if cell.mark else "nothing", "", cell.span)
    if len(text) > _LONGEST_CELL:
        return Entry("unknown", text[:_LONGEST_CELL], cell.span)
    bare = text.rstrip(_MARKS)
    if all(letter in _NOTHING or letter == " " for letter in bare):
        return Entry("nothing", text, cell.span)
    if not any(letter.isdigit() for letter in bare) or "\n" in bare:
        return Entry("unknown", text, cell.span)
    percent = False
    unit = _UNIT.search(bare)
    if unit is not None and unit.end() == len(bare) and unit.start() > 0:
        percent = unit["unit"][0] in "%‰p"
        percent = percent and unit["unit"].lower() != "personer"
        bare = bare[: unit.start()].rstrip(_MARKS)
    sure = True
    negative = False
    if bare.startswith("(") and bare.endswith(")"):
        bare, sure, negative = bare[1:-1].strip(), False, True
    elif bare[-1:] in _NOTHING and bare[:1].isdigit():
        bare, negative = bare[:-1].rstrip(), True
    bare = bare.removeprefix("±").lstrip()
    value = parse_number(bare)
    if value is None:
        return Entry("unknown", text, cell.span)
    decimals = 0
    if isinstance(value, float):
        decimals = len(bare) - max(bare.rfind(","), bare.rfind(".")) - 1
        if decimals > _MOST_DECIMALS:
            return Entry("unknown", text, cell.span)
    sure = sure and not _COMMA_THOUSANDS.fullmatch(bare)
    return Entry("figure", text, cell.span, -value if negative else value, decimals, percent=percent, sure=sure)


def looks_like_year(entry: Entry) -> bool:
    """Whether the cell holds four figures that may be a year."""
    return _YEAR.fullmatch(entry.text.rstrip(_MARKS)) is not None
