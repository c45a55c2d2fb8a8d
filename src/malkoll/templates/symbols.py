"""Symbols that show how a goal went, and what a report says that they mean: "😊 = Delmålet är uppfyllt"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from malkoll.document import TextLine
from malkoll.regexes import compiled

__all__ = ["is_of_goal", "symbol_in", "symbols_in"]

# A symbol, and perhaps what makes it a picture in colour.
_LONGEST_SYMBOL = 3
_MEANS = compiled(r"(?P<sign>[^\w\s]{1,3})\s?(?:=|:|–|-|betyder|innebär|visar)\s*(?P<words>[^\W\d_].{2,160})$")
_OF_GOAL = compiled(r"\W*(?:\w{0,30}målet|\w{0,30}löftet|uppdraget|åtagandet)\b")


def symbol_in(text: str) -> str | None:
    """The one symbol that ``text`` is."""
    bare = text.strip().replace("\ufe0f", "").replace("\ufe0e", "")
    if not 0 < len(bare) <= _LONGEST_SYMBOL:
        return None
    return bare if all(unicodedata.category(one) in ("So", "Sm", "Sk") for one in bare) else None


def symbols_in(lines: Iterable[TextLine]) -> dict[str, str]:
    """What lines that begin with a symbol and a mark for "is" say that it means."""
    out: dict[str, str] = {}
    for line in lines:
        found = _MEANS.match(line.text.strip().replace("\ufe0f", ""))
        symbol = symbol_in(found["sign"]) if found is not None else None
        if found is not None and symbol is not None:
            out[symbol] = found["words"].strip()
    return out


def is_of_goal(words: str) -> bool:
    """Whether what a symbol means is said of a goal, and of no indicator."""
    return _OF_GOAL.match(words.lower()) is not None
