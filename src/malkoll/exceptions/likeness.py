"""How alike two titles are, so that one slightly reworded is still the same."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["likeness"]

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """From 0 to 100; 100 where they are equal.

    Texts with different figures in them (years aside) are not alike at all: "Delmål 1" is not "Delmål 2". Nor are
    those that differ by a word and its opposite: "öka" and "minska".
    """
    if one == other:
        return 100.0
    if not one or not other or _figures(one) != _figures(other) or _opposite(one, other):
        return 0.0
    from rapidfuzz import fuzz

    return min(99.0, max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)))


_OPPOSITES = (
    ("öka", "minska"),
    ("fler", "färre"),
    ("högre", "lägre"),
    ("flickor", "pojkar"),
    ("kvinnor", "män"),
    ("interna", "externa"),
    ("norra", "södra"),
    ("östra", "västra"),
    ("första", "andra"),
    ("övre", "nedre"),
    ("inre", "yttre"),
    ("grund", "gymnasie"),
    ("höst", "vår"),
    ("med", "utan"),
    ("increase", "decrease"),
    ("more", "fewer"),
    ("girls", "boys"),
    ("women", "men"),
)


def _opposite(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    here, there = first - second, second - first
    if (here ^ there) & _NEGATIONS or any(_negates(a, b) or _negates(b, a) for a in here for b in there):
        return True
    return any((a in here and b in there) or (b in here and a in there) for a, b in _OPPOSITES)


_NEGATIONS = frozenset(["inte", "ej", "icke", "aldrig", "ingen", "inga", "inget", "not", "no", "never"])


def _negates(one: str, other: str) -> bool:
    """Whether ``one`` is ``other`` with a prefix that turns it into its opposite: "obehöriga", "missnöjda"."""
    return any(
        one.startswith(prefix) and one[len(prefix) :] == other for prefix in ("o", "miss", "in", "icke", "un", "dis")
    )


def _figures(text: str) -> list[str]:
    return sorted(figure for figure in _NUMBER.findall(text) if not _YEAR.match(figure))
