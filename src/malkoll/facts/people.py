"""Whether an indicator counts persons, or something of each person, so that a split by sex has a meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping

from malkoll.regexes import compiled
from malkoll.swedish.words import WordMatcher

__all__ = ["PeopleWords", "asks_only_bodies", "counts_people"]

_COUNT = compiled(
    r"^\W*(?:(?:genomsnittlig|total|sammanlagd|årlig|ökad|minskad|hög|låg)\w*\s+)*"
    r"(?:andel|andelen|antal|antalet|procent|procentandel|medelantal|(?:share|number|proportion|percentage) of"
    r"|(?:(?:minst|högst|lägst|at\s+least)\s+)?\d+(?:[.,]\d+)?\s*(?:procent|%|percent)\s+(?:av|of))\b\s*(?:\(%\)\s*|%\s*)?(?:av\s+)?",
    re.IGNORECASE,
)
_END_OF_COUNTED = compiled(
    r"\b(?:som|där|vars|med|utan|inom|i|på|under|från|av|för|om|till|per|hos|bland|vid|över|enligt|jämfört|ska|skall|efter|genom|who|that|with|in|at|by|per|for)\b|[(,;:]",
    re.IGNORECASE,
)
_PER = compiled(r"\bper\s+(\w+)", re.IGNORECASE)
_SEX_NAMED = compiled(
    r"\b(?:kvinnor|kvinna|kvinnors|kvinnliga|män|mäns|manliga|flickor|flickors|pojkar|pojkars|women|men|girls|boys)\b",
    re.IGNORECASE,
)
_ONE_ROW = compiled(r"[,–(-]\s*(?:kvinnor|män|flickor|pojkar)\)?\s*(?:\([^()]{1,12}\)\s*)?$", re.IGNORECASE)


# "Boende" is one who lives somewhere; "boenden" and "boendet" are where they live.
_PLACES = compiled(r"\b\w*boende(?:n|na|nas|ns|t|ts)\b", re.IGNORECASE)


# "Andel som arbetar eller studerar" counts those who do.
_WHO = compiled(r"\s*(?:som|who)\s+(?!är\s+i\b)[^\W\d]+", re.IGNORECASE)
_OF_FIRMS = compiled(
    r"\b(?:för|bland|hos)\s+(?:företag|företagen|föreningar|föreningarna|verksamheter)\b", re.IGNORECASE
)
# An index of customers, companies among them.
_CUSTOMERS = compiled(r"\b(?:nöjd[- ]?kund|nki|kund-?index|nöjdkund)", re.IGNORECASE)
_OLDER = compiled(r"\b(?:äldre|yngre)\s+än\b", re.IGNORECASE)


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
    if _CUSTOMERS.search(name):
        return False
    name = _OLDER.sub("", _PLACES.sub("…", name))
    counted = _COUNT.match(name)
    if counted is not None:
        rest = name[counted.end() :]
        if _WHO.match(rest):
            return True
        head = _head(rest)
        if not words.people.matches(head) and not words.measures.matches(head):
            return False
        return not _is_ratio(rest, words)
    if _OF_FIRMS.search(name):
        return False
    if _is_ratio(name, words) and not words.measures.matches(name[: name.lower().rindex("per ")]):
        return False
    head = _head(name)
    first: tuple[int, bool] | None = None
    for matcher, is_people in ((words.people, True), (words.measures, True), (words.things, False)):
        for found in matcher.find(head):
            # "Barnets bästa" speaks of a child, and counts none.
            if is_people and matcher is words.people and _is_genitive(found.text):
                continue
            # At one place the thing wins: "övertidskostnad" is a cost.
            if first is None or found.start < first[0] or (found.start == first[0] and not is_people):
                first = (found.start, is_people)
            break
    return first is not None and first[1]


# "Enkät till byalag och föreningar": whom it asks.
_ASKED = compiled(
    r"(?:enkät|undersökning|mätning|intervju|samtal|frågor)\w*\s+(?:till|bland|hos|med)\s+(?P<whom>[^.,;:()]{3,80})",
    re.IGNORECASE,
)
_BODIES = compiled(
    r"(?:\w*(?:företag|förening|organisation|bolag|byalag|myndighet|kommun|leverantör|entreprenör|arbetsgivar|verksamhet|nämnd|"
    r"förvaltning|region|förbund|enhet|skol|butik|näringsidkar)\w*)(?:\s+(?:och|samt)\s+|$)",
    re.IGNORECASE,
)


_AT_WORK = compiled(
    r"\W*(?:samtal|dialog|intervju(?:er)?)\s+med\s+(?:lärar|förskollärar|pedagog|handläggar|tjänsteperson|specialist)\w*",
    re.IGNORECASE,
)


def asks_only_bodies(name: str, words: PeopleWords) -> bool:
    """Whether evidence asks firms, associations or authorities, and no persons: "Enkät till byalag och föreningar".

    So it does where those who do the work are asked how it went: "Samtal med lärarna i förskoleklassen".
    """
    if _AT_WORK.match(name):
        return True
    found = _ASKED.search(name)
    if found is None or words.people.matches(found["whom"]):
        return False
    return all(_BODIES.match(part.strip()) for part in re.split(r"\s+(?:och|samt)\s+", found["whom"]))


def _head(text: str) -> str:
    """The words before the first preposition or subordinate clause: what the text is about."""
    end = _END_OF_COUNTED.search(text)
    return text[: end.start()] if end is not None and end.start() > 0 else text


def _is_genitive(word: str) -> bool:
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "ings"))


def _is_ratio(text: str, words: PeopleWords) -> bool:
    """Whether persons are set against persons: "elever per lärare"."""
    ratio = _PER.search(text)
    return ratio is not None and (words.people.matches(ratio.group(1)) or words.measures.matches(ratio.group(1)))


def is_about_sex(name: str) -> bool:
    """Whether the indicator is itself about sex: counts one ("andel chefer som är kvinnor") or compares both.

    A row for one sex ("…, flickor") is half of an indicator and no such thing.
    """
    return _SEX_NAMED.search(name) is not None and not is_row_of_one_sex(name)


def is_row_of_one_sex(name: str) -> bool:
    """Whether the name ends by saying that the row is for women or for men: "Sjukfrånvaro, kvinnor"."""
    return _ONE_ROW.search(name) is not None
