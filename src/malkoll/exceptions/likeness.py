"""How alike two titles are, so that one slightly reworded is still the same."""

from __future__ import annotations

from functools import lru_cache

from malkoll.regexes import compiled
from malkoll.swedish.opposites import opposed

__all__ = ["likeness"]

_NUMBER = compiled(r"\d+(?:[.,:]\d+)*")
_YEAR = compiled(r"(?:19|20)\d\d\Z")


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """From 0 to 100; 100 where they are equal.

    Texts with different figures in them (years aside) are not alike at all: "Delmål 1" is not "Delmål 2". Nor are
    those that differ by a word and its opposite: "öka" and "minska".
    """
    if one == other:
        return 100.0
    if not one or not other or _figures(one) != _figures(other) or opposed(set(one.split()), set(other.split())):
        return 0.0
    from rapidfuzz import fuzz

    return min(99.0, max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)))


def _figures(text: str) -> list[str]:
    return sorted(figure for figure in _NUMBER.findall(text) if not _YEAR.match(figure))
