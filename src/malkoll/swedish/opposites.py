"""Words that turn what is said into its opposite: two titles that differ by them are not one, however alike."""

from __future__ import annotations

from collections.abc import Set

__all__ = ["opposed"]

_OPPOSITES = (
    ("öka", "minska"),
    ("ökad", "minskad"),
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
    ("yngre", "äldre"),
    ("grund", "gymnasie"),
    ("höst", "vår"),
    ("hösten", "våren"),
    ("med", "utan"),
    ("increase", "decrease"),
    ("more", "fewer"),
    ("girls", "boys"),
    ("women", "men"),
)
_NEGATIONS = frozenset(["inte", "ej", "icke", "aldrig", "ingen", "inga", "inget", "not", "no", "never"])
_PREFIXES = ("o", "miss", "in", "icke", "un", "dis")


def opposed(one: Set[str], other: Set[str]) -> bool:
    """Whether one text has a word and the other its opposite in the place of it; both given as their words."""
    here, there = one - other, other - one
    if (here ^ there) & _NEGATIONS or any(_negates(a, b) or _negates(b, a) for a in here for b in there):
        return True
    return any((a in here and b in there) or (b in here and a in there) for a, b in _OPPOSITES)


def _negates(one: str, other: str) -> bool:
    """Whether ``one`` is ``other`` with a prefix that turns it into its opposite: "obehöriga", "missnöjda"."""
    return any(one.startswith(prefix) and one[len(prefix) :] == other for prefix in _PREFIXES)
