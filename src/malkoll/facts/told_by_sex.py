"""Values for women and men that are told in running text, beside an indicator whose own values are for all.

"Av kvinnorna är 60 procent nöjda, av männen 64 procent" tells of the indicator whose value is 62 %: the value for all
lies between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from malkoll.plan import Goal, Indicator, Passage, Value
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.numbers import find_numbers
from malkoll.swedish.sentences import sentences
from malkoll.swedish.values import read_value

__all__ = ["Splits", "with_split_told"]

# Longer sentences are not searched.
_LONGEST = 400
_WORD = compiled(r"[^\W\d_]{6,}")
# Inflected forms of a word share their first letters.
_STEM = 7
_HOLLOW = frozenset(["andelen", "antalet", "procent", "kvinnor", "flickor", "kvinnorna"])
_WOMEN = compiled(r"(?<![^\W_])(?:kvinn|flick)[^\W\d_]*")
_MEN = compiled(r"(?<![^\W_])(?:män(?:nen|s)?|pojk[^\W\d_]*)(?![^\W_])")
_COUNT = compiled(r"(?<![^\W_])antal(?:et)?(?![^\W_])")
_SHARE = compiled(r"%|(?<![^\W_])(?:procent|andel(?:en)?)(?![^\W_])")
# Of one word no more sentences than this are compared with an indicator.
_MOST = 50


@record
class _Split:
    """The lower and the higher of two values for women and men, and the words they stand among."""

    low: float
    high: float
    percent: bool
    stems: frozenset[str]

    def is_of(self, value: Value | None, name: str) -> bool:
        """Whether ``value`` is one for all that these two may be parts of: between them, or their sum in a count."""
        lowered = name.lower()
        share = value is not None and (value.unit in ("%", "procent") or _SHARE.search(lowered) is not None)
        if value is None or value.number is None or share != self.percent:
            return False
        if _COUNT.search(lowered):
            return value.number == self.low + self.high
        return self.low <= value.number <= self.high


# "Av kvinnorna i länet har 60 procent arbete" is told of others.
_OF_OTHERS = compiled(r"(?<![^\W_])(?:länet|riket|landet|sverige|nationellt|rikssnittet)(?![^\W_])")


class Splits:
    """Values for women and men in text that stands in no goal, by the words they stand among."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Find those of ``passages``."""
        self._by_stem: dict[str, list[_Split]] = {}
        for split in _splits(passages):
            for stem in split.stems:
                self._by_stem.setdefault(stem, []).append(split)

    def of(self, indicator: Indicator) -> Iterator[_Split]:
        """Those that stand among a word of the indicator's name, or a part of one ("medarbetarengagemang")."""
        name = (indicator.name or "")[:_LONGEST].lower()
        parts = {word[at : at + _STEM] for word in _WORD.findall(name) for at in range(max(1, len(word) - _STEM + 1))}
        for stem in parts & self._by_stem.keys():
            yield from self._by_stem[stem][:_MOST]


def with_split_told(goal: Goal, elsewhere: Splits) -> Goal:
    """``goal`` with its indicators for which its own words, or those elsewhere that name one, tell women and men."""
    if all(one.sex_split or not one.counts_people for one in goal.indicators):
        return goal
    told = [*goal.body, *([Passage(goal.comment.text, goal.comment.span)] if goal.comment is not None else [])]
    near = list(_splits(told))
    return replace(goal, indicators=tuple(_with_split(one, near, elsewhere) for one in goal.indicators))


def _with_split(indicator: Indicator, near: list[_Split], elsewhere: Splits) -> Indicator:
    if indicator.sex_split or not indicator.counts_people:
        return indicator
    stems = _stems(indicator.name or "")
    mine = (split for split in near if split.percent or split.stems & stems)
    found = any(
        split.is_of(value, indicator.name or "")
        for split in (*mine, *elsewhere.of(indicator))
        for value in (indicator.outcome, indicator.baseline)
    )
    return replace(indicator, sex_split=True) if found else indicator


def _splits(passages: Iterable[Passage]) -> Iterator[_Split]:
    for passage in passages:
        if not _may_split(passage.text.lower()):
            # Few passages name women: the others need not be parted into sentences.
            continue
        for sentence in sentences(passage.text):
            lowered = sentence.lower()
            if len(sentence) > _LONGEST or not _may_split(lowered) or _OF_OTHERS.search(lowered) is not None:
                continue
            if _WOMEN.search(lowered) is not None and _MEN.search(lowered) is not None:
                values = _values(sentence)
                if values is not None:
                    low, high = sorted(values[:2])
                    yield _Split(low, high, values[2], _stems(sentence))


def _may_split(lowered: str) -> bool:
    """Whether words for women can stand in a text of small letters, as every split has them."""
    return "kvinn" in lowered or "flick" in lowered


def _values(sentence: str) -> tuple[float, float, bool] | None:
    """The value for women, that for men, and whether they are shares."""
    said = read_value(sentence)
    numbers = [one for one in find_numbers(sentence) if not 1990 <= one.value <= 2060]
    shares = any(one.percent for one in numbers)
    if said.women is not None and said.men is not None:
        return said.women, said.men, shares
    parts = [one for one in numbers if one.percent == shares]
    words = sorted(found.start() for pattern in (_WOMEN, _MEN) for found in pattern.finditer(sentence.lower()))
    if len(parts) != 2 or len(words) != 2 or not words[0] < parts[0].start < words[1] < parts[1].start:
        return None
    # "Kvinnorna är mer nöjda, 92 procent, än männen, 89 procent".
    return parts[0].value, parts[1].value, shares


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _HOLLOW)
