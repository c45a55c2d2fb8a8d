"""Numbers of people in running text, and promises of figures by sex."""

from __future__ import annotations

import re
from collections.abc import Iterable

from malkoll.facts.patterns import any_of
from malkoll.facts.people import PeopleWords, is_row_of_one_sex
from malkoll.plan import Figure, Goal, Indicator, Passage, Promise
from malkoll.regexes import compiled
from malkoll.swedish.numbers import find_numbers
from malkoll.swedish.values import mentions_sex_values

__all__ = ["figures_in", "promises_in"]

# Fewer persons than this are not asked for by sex: the split could point out who they are.
SMALLEST = 10

_RATES = any_of("sjukfrånvaron, korttidsfrånvaron, långtidssjukfrånvaron, skolfrånvaron, ungdomsarbetslösheten")
_RATE = compiled(
    rf"^\W*(?:\w+\s+){{0,3}}?(?P<rate>{_RATES})\b",
    re.IGNORECASE,
)
_COUNT_WAS = compiled(
    r"\W*antalet\s+(?P<who>(?:[^\W\d]\w*\s+){0,1}[^\W\d]\w*)(?:\s+(?:i|på|som|med|inom|vid)\s+[^.,]{1,40}?)?\s+"
    r"(?P<is>var|är|blev|uppgick\s+till|uppgår\s+till)\s+",
    re.IGNORECASE,
)
_PERCENT = compiled(r"\s*(?:procent(?!enhet)|%)")
# "15 inbrott per 10 000 invånare": what the others are counted by.
_PER = compiled(r"\bper\s+$", re.IGNORECASE)
# "Plats för 540 elever": how many there is room for, and not how many there are.
_ROOM_FOR = compiled(
    r"\b(?:plats(?:er)?|utrymme|byggd|dimensionerad\w*|kapacitet)\s+(?:för|om)\s+(?:\w+\s+)?$", re.IGNORECASE
)
# Characters before a number in which such words stand.
_NEAR = 60
_NEXT = compiled(r"\s+([^\W\d][\w-]*)")


def figures_in(passages: Iterable[tuple[Passage, str | None]], words: PeopleWords) -> tuple[Figure, ...]:
    """Numbers of people in sentences, each sentence with the id of its goal, if it has one.

    One a sentence, and one a line of those that are not split by sex: that is one place to mend.
    """
    out: list[Figure] = []
    lines: set[int] = set()
    for passage, goal in passages:
        found = _figure(passage, goal, words)
        if found is None or (not found.sex_split and found.span.line in lines):
            continue
        if not found.sex_split:
            lines.add(found.span.line)
        out.append(found)
    return tuple(out)


def _figure(passage: Passage, goal: str | None, words: PeopleWords) -> Figure | None:
    sentence = passage.text
    if not any(character.isdigit() for character in sentence):
        return None
    for number in find_numbers(sentence):
        if number.percent or number.value < SMALLEST or number.decimals:
            continue
        after = _counted(sentence, number.end, words)
        near = max(0, number.start - _NEAR)
        if after is None or _PER.search(sentence, near, number.start) or _ROOM_FOR.search(sentence, near, number.start):
            continue
        begin = _approximator(sentence, number.start)
        split = mentions_sex_values(sentence)
        return Figure(sentence[begin:after].strip(), passage.span, number.value, True, split, goal)
    return _number_of(passage, goal, words) or _rate(passage, goal)


def _number_of(passage: Passage, goal: str | None, words: PeopleWords) -> Figure | None:
    """A number of people told after what it counts: "Antalet barn i kö var 57"."""
    found = _COUNT_WAS.match(passage.text)
    if found is None or not words.people.matches(found.group("who").split()[-1]):
        return None
    number = next((one for one in find_numbers(passage.text) if one.start >= found.end("is")), None)
    if number is None or number.percent or number.decimals or number.value < SMALLEST or 1990 <= number.value <= 2060:
        return None
    told = passage.text[: number.end].strip()
    return Figure(told, passage.span, number.value, True, mentions_sex_values(passage.text), goal)


def _rate(passage: Passage, goal: str | None) -> Figure | None:
    """A rate that is the sum of persons' own, at the head of a sentence: "Sjukfrånvaron sjönk till 6,9 procent"."""
    head = _RATE.match(passage.text)
    if head is None:
        return None
    rates = [
        number for number in find_numbers(passage.text) if number.percent or _PERCENT.match(passage.text[number.end :])
    ]
    if not rates:
        return None
    unit = _PERCENT.match(passage.text, rates[-1].end)
    told = passage.text[head.start("rate") : unit.end() if unit else rates[-1].end].strip()
    return Figure(told, passage.span, rates[-1].value, True, mentions_sex_values(passage.text), goal)


def _counted(sentence: str, end: int, words: PeopleWords) -> int | None:
    """Where the person word after a number ends: the next word, or the one after up to two adjectives."""
    at = end
    for step in range(3):
        found = _NEXT.match(sentence, at)
        if found is None:
            return None
        word = found.group(1)
        if words.people.match_whole(word) is not None:
            return found.end()
        if step == 0 and word.lower() in _UNITS:
            return None
        if not re.search(r"(?:a|e|ade|ande|liga|iga|ska)$", word):
            return None
        at = found.end()
    return None


_UNITS = frozenset(
    [
        "av",
        "procent",
        "%",
        "kr",
        "kronor",
        "mnkr",
        "tkr",
        "miljoner",
        "tusen",
        "dagar",
        "timmar",
        "år",
        "månader",
        "veckor",
    ]
)


def _approximator(sentence: str, start: int) -> int:
    found = re.search(
        r"(?:\b(?:över|drygt|knappt|cirka|ca|omkring|runt|nästan|minst|ungefär|fler än|mer än)\.?\s+)$",
        sentence[:start],
        re.IGNORECASE,
    )
    return found.start() if found is not None else start


# --- promises -------------------------------------------------------------------------------------

_SHOWN = any_of(
    """redovisa, redovisas, följs, följa, följas, presenteras, mäts, analyseras, delas, uppdelas, visas, bryts,
    ges, anges, läses"""
)
_BY_SEX = any_of("kvinnor och män, flickor och pojkar, män och kvinnor")
_SEX_STATISTICS = any_of("statistik, redovisning, uppföljning")
_PRESENTED = any_of("redovisas, tas fram, presenteras")
_PROMISE = compiled(
    rf"\b{_SHOWN}\b"
    rf"[^.]{{0,80}}?(?:\bkönsuppdel\w+|\b(?:efter|per|på|utifrån)\s+kön\b|\b{_BY_SEX}\b)"
    rf"|\bkönsuppdelad\w*\s+{_SEX_STATISTICS}\b[^.]{{0,40}}\b{_PRESENTED}\b",
    re.IGNORECASE,
)
_WOMEN = r"(?:kvinn\w*|flick\w*)"
_MEN = r"(?:män|man|pojk\w*)"
_W_NUMBER = compiled(rf"(?:(?<!\d)(\d{{1,9}})\s+{_WOMEN}|{_WOMEN}\s*:?\s*(\d{{1,9}})(?![,.%\d]))", re.IGNORECASE)
_M_NUMBER = compiled(rf"(?:(?<!\d)(\d{{1,9}})\s+{_MEN}|{_MEN}\s*:?\s*(\d{{1,9}})(?![,.%\d]))", re.IGNORECASE)


def promises_in(
    sentences: Iterable[tuple[Passage, Goal | None]], goals: tuple[Goal, ...], words: PeopleWords
) -> tuple[Promise, ...]:
    """Sentences that promise figures by sex.

    A goal's promise is for its own indicators and those of the goals under it; any other is for all of
    them, and for the numbers of people in the text.
    """
    told = list(sentences)
    promised = [(one, goal) for one, goal in told if len(one.text) <= 600 and _PROMISE.search(one.text)]
    if not promised:
        return ()
    # Looked for once, and not for every promise.
    differing = [(part, owner) for part, owner in told if _parts_differ(part.text, words)]
    everywhere = _missing_of(indicator for goal in goals for indicator in goal.indicators)
    out: list[Promise] = []
    for sentence, goal in promised:
        if goal is None:
            missing = [*everywhere, *(part for part, _ in differing)]
        else:
            missing = _missing_of((*goal.indicators, *goal.indicators_below))
            missing += [part for part, owner in differing if owner is goal]
        out.append(Promise(sentence.text, sentence.span, not missing, tuple(missing)))
    return tuple(out)


def _missing_of(indicators: Iterable[Indicator]) -> list[Passage]:
    return [Passage(one.name or "", one.span) for one in indicators if _incomplete(one)]


def _incomplete(indicator: Indicator) -> bool:
    """Whether an indicator is given for one sex only, or its parts do not make its whole.

    One that is given for neither is MK201's to find, and is not told twice.
    """
    for value in (indicator.baseline, indicator.outcome):
        if value is None:
            continue
        if (value.women is None) != (value.men is None):
            return True
        if value.women is None or value.men is None or value.number is None:
            continue
        low, high = sorted((value.women, value.men))
        between = low - 0.5 <= value.number <= high + 0.5
        if not between and (value.unit in ("%", "procent") or low + high != value.number):
            return True
    return _one_sex_row(indicator)


def _one_sex_row(indicator: Indicator) -> bool:
    """A row for one sex whose twin for the other is not there."""
    return not indicator.sex_split and is_row_of_one_sex(indicator.name or "")


def _parts_differ(sentence: str, words: PeopleWords) -> bool:
    """Whether parts by sex do not make the whole before them: "9 uppföljningar (6 män, 1 kvinna)"."""
    women, men = _W_NUMBER.search(sentence), _M_NUMBER.search(sentence)
    if women is None or men is None:
        return False
    first = min(women.start(), men.start())
    parts = int(women.group(1) or women.group(2)) + int(men.group(1) or men.group(2))
    wholes = [
        number
        for number in find_numbers(sentence[:first])
        if not number.percent and not number.decimals and number.start < first
    ]
    if not wholes:
        return False
    whole = wholes[-1]
    between = sentence[whole.end : first]
    direct = "(" in between and ")" not in between
    counted = _counted(sentence, whole.end, words) is not None
    return (direct or counted) and parts != whole.value and max(1, parts) < whole.value
