"""Words of titles and names: how alike two are, how much of one is in the other, and what differs, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log

from malkoll.checks.identity import alike
from malkoll.comparison import WordPiece
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.opposites import opposed
from malkoll.swedish.words import stem

__all__ = ["Likeness", "bare", "difference", "same_words", "stems"]

_WORD = compiled(r"\w+(?:[-:]\w+)*")
_FIGURE = compiled(r"(?<!\w)\d+(?:[.,]\d+)*")
_YEAR = compiled(r"(?:19|20)\d\d\Z")
# "1.2 Trygg skola", "3. Trygg skola", "NB1.1: Trygg skola"; in "24 timmar om dygnet" the figure is a word of the title.
_NUMBER_FIRST = compiled(
    r"^\s*(?:[^\W\d]{1,3}[.\s]?)?(?:\d+(?:\.\d+)+[a-zåäö]?\s*[.:)–-]?|\d+[a-zåäö]?[.:)])\s+(?=\S)", re.IGNORECASE
)
_ONLY_NUMBER = compiled(
    r"^\s*(?:[^\W\d_]+\s+)?(?:nr\.?\s+)?(?:[^\W\d]{1,3}[.\s]?)?\d+(?:\.\d+)*[a-zåäö]?\s*[.:)]?\s*$", re.IGNORECASE
)
# Words that most titles have, and that tell none from another.
_EVERYDAY = frozenset(
    [
        "och",
        "att",
        "det",
        "som",
        "en",
        "ett",
        "den",
        "de",
        "i",
        "på",
        "av",
        "för",
        "till",
        "med",
        "om",
        "är",
        "ska",
        "skall",
        "bör",
        "kan",
        "har",
        "vara",
        "vid",
        "under",
        "från",
        "ha",
        "alla",
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "and",
        "for",
        "by",
        "with",
        "is",
        "are",
        "be",
        "shall",
        "must",
        "should",
        "all",
    ]
)
# Words in which two texts may differ for one of them to be the other's opposite.
_MOST_CHANGED = 3


@lru_cache(maxsize=8192)
def bare(title: str) -> str:
    """A title as it is compared: without the number before it; "" where it is nothing but a number ("Mål 1.2")."""
    return "" if _ONLY_NUMBER.match(title) else alike(_NUMBER_FIRST.sub("", title, count=1))


def same_words(one: str, other: str) -> bool:
    """Whether two wordings are one: case, spaces, kinds of dashes and quotes and a last full stop do not count."""
    return bare(one) == bare(other)


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that say something in ``text``; all of them where none does."""
    found = [word for word in _WORD.findall(bare(text)) if word not in _EVERYDAY]
    return frozenset(map(stem, found or _WORD.findall(bare(text))))


_PLAINLY_ANOTHER = 0.25
"""Likeness (0 to 1) below which nothing more needs to be asked."""


@record
class _Facts:
    """What is asked of a text again and again."""

    stems: frozenset[str]
    weight: float
    words: frozenset[str]
    figures: list[str]
    in_order: str


class Likeness:
    """How alike texts of one kind are. A word that many of them have weighs less than one that few have."""

    def __init__(self, texts: Iterable[str]) -> None:
        counted: Counter[str] = Counter()
        total = 0
        for text in texts:
            total += 1
            counted.update(stems(text))
        self._weight = {stem: 1.0 + log((1 + total) / (1 + count)) for stem, count in counted.items()}
        self._known: dict[tuple[str, str], float] = {}
        self._texts: dict[str, _Facts] = {}

    def of(self, one: str, other: str) -> float:
        """From 0 to 1; 1 where the wordings are the same."""
        first, second = bare(one), bare(other)
        if first == second:
            return 1.0
        if not first or not second:
            return 0.0
        key = (first, second) if first <= second else (second, first)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._worked_out(*key)
        return known

    def _worked_out(self, one: str, other: str) -> float:
        first, second = self._facts(one), self._facts(other)
        shared = self._sum(first.stems & second.stems)
        if not shared and len(one) + len(other) > 30:
            return 0.0
        from rapidfuzz import fuzz

        dice = 2 * shared / (first.weight + second.weight)
        letters = max(fuzz.ratio(one, other), fuzz.ratio(first.in_order, second.in_order)) / 100
        found = (dice + letters) / 2
        if found < _PLAINLY_ANOTHER:
            return float(found)
        changed = max(len(first.words - second.words), len(second.words - first.words))
        if changed <= _MOST_CHANGED and opposed(first.words, second.words):
            found -= 0.25
        if first.figures != second.figures:
            found -= 0.1
        return float(min(0.99, max(0.0, found)))

    def _facts(self, text: str) -> _Facts:
        known = self._texts.get(text)
        if known is None:
            words = text.split()
            known = self._texts[text] = _Facts(
                stems(text), self._sum(stems(text)), frozenset(words), _figures(text), " ".join(sorted(words))
            )
        return known

    def within(self, part: str, whole: str) -> float:
        """How much of what ``part`` says ``whole`` says too, from 0 to 1."""
        said = stems(part)
        total = self._sum(said)
        return self._sum(said & stems(whole)) / total if total and bare(part) else 0.0

    def covered(self, whole: str, parts: Iterable[str]) -> float:
        """How much of what ``whole`` says the ``parts`` together say."""
        said = stems(whole)
        total = self._sum(said)
        together = frozenset().union(*(stems(part) for part in parts))
        return self._sum(said & together) / total if total and bare(whole) else 0.0

    def _sum(self, found: frozenset[str]) -> float:
        weight = self._weight
        # In one order always, so that a sum is the same to its last digit.
        return sum(sorted(weight.get(stem, 1.0) for stem in found))


def _figures(text: str) -> list[str]:
    return sorted(figure for figure in _FIGURE.findall(text) if not _YEAR.match(figure))


def difference(planned: str, found: str) -> tuple[WordPiece, ...]:
    """What was taken away and what was put in, word by word; letter case alone is no difference."""
    from difflib import SequenceMatcher

    one, other = planned.split(), found.split()
    matcher = SequenceMatcher(None, [alike(word) for word in one], [alike(word) for word in other], autojunk=False)
    return tuple(_pieces(matcher, one, other))


def _pieces(matcher: object, one: list[str], other: list[str]) -> Iterator[WordPiece]:
    for tag, a, b, c, d in matcher.get_opcodes():  # type: ignore[attr-defined]
        if tag == "equal":
            yield WordPiece("same", " ".join(other[c:d]))
            continue
        if b > a:
            yield WordPiece("gone", " ".join(one[a:b]))
        if d > c:
            yield WordPiece("new", " ".join(other[c:d]))
