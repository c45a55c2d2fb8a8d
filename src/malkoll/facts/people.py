"""Whether an indicator counts persons, or something of each person, so that a split by sex has a meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping

from malkoll.swedish.words import WordMatcher

__all__ = ["PeopleWords", "counts_people"]

_COUNT = re.compile(
    r"^\W*(?:(?:genomsnittlig|total|sammanlagd|årlig|ökad|minskad|hög|låg)\w*\s+)*"
    r"(?:andel|andelen|antal|antalet|procent|procentandel|medelantal)\b\s*(?:\(%\)\s*|%\s*)?(?:av\s+)?",
    re.IGNORECASE,
)
_END_OF_COUNTED = re.compile(
    r"\b(?:som|där|vars|med|utan|inom|i|på|under|från|av|för|till|per|hos|bland|vid|över|enligt|jämfört|ska|skall|efter|genom)\b|[(,;:]",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper\s+(\w+)", re.IGNORECASE)
_SEX_COUNTED = re.compile(
    r"\b(?:andel(?:en)?|antal(?:et)?)\s+(?:kvinnor|män|flickor|pojkar|kvinnliga|manliga)\b", re.IGNORECASE
)


class PeopleWords:
    """The word lists by which persons are known."""

    def __init__(self, words: Mapping[str, WordMatcher]) -> None:
        """Take the lists from ``words``; a list that is not there matches nothing."""
        nothing = WordMatcher(())
        self.people = words.get("personer", nothing)
        self.measures = words.get("personmått", nothing)
        self.evidence = words.get("persunderlag", nothing)
        self.things = words.get("saker", nothing)


def counts_people(name: str, words: PeopleWords) -> bool:
    """Whether the indicator called ``name`` counts persons or something of each person.

    What counts is the noun after "antal" or "andel": "andel skolor där elever …" counts schools. A
    ratio between two kinds of person ("elever per lärare") counts neither.
    """
    counted = _COUNT.match(name)
    if counted is not None:
        rest = name[counted.end() :]
        end = _END_OF_COUNTED.search(rest)
        head = rest[: end.start()] if end is not None and end.start() > 0 else rest
        if not words.people.matches(head) and not words.measures.matches(head):
            return False
        ratio = _PER.search(rest)
        return ratio is None or not words.people.matches(ratio.group(1))
    ratio = _PER.search(name)
    if ratio is not None and words.people.matches(ratio.group(1)) and not words.measures.matches(name[: ratio.start()]):
        return False
    first: tuple[int, bool] | None = None
    for matcher, is_people in ((words.people, True), (words.measures, True), (words.things, False)):
        found = matcher.search(name)
        if found is not None and (first is None or found.start < first[0]):
            first = (found.start, is_people)
    return first is not None and first[1]


def is_about_one_sex(name: str) -> bool:
    """Whether what is counted is itself one sex ("andel kvinnor bland chefer")."""
    return _SEX_COUNTED.search(name) is not None
