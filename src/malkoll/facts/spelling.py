"""Whether two words are one word, spelt in two ways.

Inflection is no misspelling, and neither is another word that happens to look alike ("stabschef",
"stadschef"): what two forms differ in decides how much else must speak for a slip of the pen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Literal

from malkoll.swedish._tables import word_row
from malkoll.swedish.words import inflections

__all__ = ["Slip", "fold", "near", "outnumbers", "reduced", "slip"]

Slip = Literal["accent", "doubled", "swapped", "letter", "changed"]
"""What the two differ in: an accent, a letter doubled or not, two letters swapped, one left out, or one changed."""

_ACCENTS = str.maketrans("éèêëàáâüíìóòúùç", "eeeeaaauiioouuc")
# Longest first. With "i" for the field of work of somebody: "ekolog", "ekologi"; it is another word, no slip.
_ENDINGS = word_row("""
    iernas ernas arnas ornas ierna erna arna orna ier ens ets ers ars ors er ar or en et in ns na n s a e i
    """)
# "kvalite" is "kvalitet" ill spelt, and no form of it.
_NO_ENDINGS = ("ite", "ité", "itet", "itét")
_STEM = 4

_SHORTEST = 8
"""Shorter words that differ in one letter are too often two words."""
_SHORTEST_CHANGED = 14
_LONG_BEGINNING = 5
_COMMON_END = 2


def fold(word: str) -> str:
    """``word`` in lower case, without accents, and without hyphens inside it."""
    return word.casefold().translate(_ACCENTS).replace("-", "")


def reduced(word: str) -> str:
    """``word`` in lower case without hyphens and endings: the same for all forms of a noun or an adjective.

    More is cut off than the ending ("administratio"), for what looks like one may belong to the word.
    """
    word = word.casefold().replace("-", "")
    at = len(word)
    while at > _STEM and not word.endswith(_NO_ENDINGS, 0, at):
        ending = next((one for one in _ENDINGS if word.endswith(one, 0, at)), "")
        if not ending or at - len(ending) < _STEM:
            break
        at -= len(ending)
    return word[:at]


def slip(usual: str, other: str) -> Slip | None:
    """How ``other`` departs from ``usual``, both as ``reduced`` gives them; ``None`` where they are two words."""
    what = _difference(usual, other) if usual != other else None
    if what is None or what == "accent":
        return what
    # "gemensam" and "gemensamma", "natt" and "nätter".
    return None if _inflected(usual, other) or _inflected(other, usual) else what


def _difference(usual: str, other: str) -> Slip | None:
    if _plain(usual) == _plain(other):
        return "accent"
    begins = sum(1 for _ in takewhile(_equal, zip(usual, other, strict=False)))
    shortest = min(len(usual), len(other))
    ends = sum(1 for _ in takewhile(_equal, zip(reversed(usual[begins:]), reversed(other[begins:]), strict=False)))
    first, second = usual[begins : len(usual) - ends], other[begins : len(other) - ends]
    if shortest < _SHORTEST - 1 or not begins or any(letter.isdigit() for letter in first + second):
        return None
    if len(first) == len(second) == 2 and first == second[::-1]:
        return "swapped" if ends >= 1 else None
    if begins < 2 or ends < (1 if begins >= _SHORTEST else _COMMON_END):
        return None
    if len(first) + len(second) == 1:
        return "doubled" if (first or second) == usual[begins - 1] else "letter"
    if len(first) == len(second) == 1 and shortest >= _SHORTEST:
        return "changed" if begins >= _LONG_BEGINNING or shortest >= _SHORTEST_CHANGED else None
    return None


def outnumbers(what: Slip, usual: int, other: int) -> bool:
    """Whether the one form stands so often, and the other so seldom, that the latter is a slip."""
    if what in ("accent", "doubled", "swapped"):
        return usual >= other
    return usual >= (3 if what == "changed" else 2) * other


def near(word: str) -> Iterator[str]:
    """``word`` and what is left when one of its letters is: two words a slip apart have one of these in common."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _plain(word: str) -> str:
    word = fold(word)
    return word + "t" if word.endswith("ite") else word


def _inflected(word: str, other: str) -> bool:
    return any(reduced(form) == other for form in inflections(word))


def _equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
