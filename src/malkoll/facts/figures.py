"""Numbers of people in running text, and promises of figures by sex."""

from __future__ import annotations

import re
from collections.abc import Iterable

from malkoll.facts.people import PeopleWords
from malkoll.plan import Figure, Goal, Indicator, Passage, Promise
from malkoll.swedish.numbers import find_numbers
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.values import mentions_sex_values

__all__ = ["figures_in", "promises_in"]

# Fewer persons than this are not asked for by sex: the split could point out who they are.
SMALLEST = 10

_NEXT = re.compile(r"\s+((?:[^\W\d]\w*\s+){0,2}?[^\W\d][\w-]*)")


def figures_in(passages: Iterable[tuple[Passage, str | None]], words: PeopleWords) -> tuple[Figure, ...]:
    """Numbers of people in ``passages``, each with the id of its goal, if it has one.

    One a line: a line that tells several numbers of people is one place to mend.
    """
    out: list[Figure] = []
    for passage, goal in passages:
        found = _figure(passage, goal, words)
        if found is not None:
            out.append(found)
    return tuple(out)


def _figure(passage: Passage, goal: str | None, words: PeopleWords) -> Figure | None:
    text = passage.text
    if not any(character.isdigit() for character in text):
        return None
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if not any(character.isdigit() for character in sentence):
            continue
        for number in find_numbers(sentence):
            if number.percent or number.value < SMALLEST or number.decimals:
                continue
            after = _counted(sentence, number.end, words)
            if after is None:
                continue
            begin = _approximator(sentence, number.start)
            span = passage.span
            return Figure(
                sentence[begin:after].strip(),
                span,
                number.value,
                True,
                mentions_sex_values(sentence),
                goal,
            )
    return None


def _counted(sentence: str, end: int, words: PeopleWords) -> int | None:
    """Where the person word after a number ends: the next word, or the one after up to two adjectives."""
    at = end
    for step in range(3):
        found = re.compile(r"\s+([^\W\d][\w-]*)").match(sentence, at)
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


_UNITS = frozenset(["av", "procent", "%", "kr", "kronor", "mnkr", "tkr", "miljoner", "tusen", "dagar", "timmar", "år", "månader", "veckor"])


def _approximator(sentence: str, start: int) -> int:
    found = re.search(
        r"(?:\b(?:över|drygt|knappt|cirka|ca|omkring|runt|nästan|minst|ungefär|fler än|mer än)\.?\s+)$",
        sentence[:start],
        re.IGNORECASE,
    )
    return found.start() if found is not None else start


# --- promises -------------------------------------------------------------------------------------

_PROMISE = re.compile(
    r"\b(?:redovisas?|följs|följa|följas|presenteras|mäts|analyseras|delas|uppdelas|visas|bryts|ges|anges|könsuppdelas|läses)\b[^.]{0,80}?"
    r"(?:\bkönsuppdel\w+|\b(?:efter|per|på|utifrån)\s+kön\b|\bkvinnor och män\b|\bflickor och pojkar\b|\bmän och kvinnor\b)"
    r"|\bkönsuppdelad\w*\s+(?:statistik|redovisning|uppföljning)\b[^.]{0,40}\b(?:redovisas|tas fram|presenteras)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?P<total>\d[\d ]*)\s*(?P<what>[^\W\d][^\d(.]{0,60})?\((?P<inside>[^)]{3,80})\)", re.IGNORECASE)
_WOMEN = r"(?:kvinn\w*|flick\w*)"
_MEN = r"(?:män|man|pojk\w*)"
_W_NUMBER = re.compile(rf"(?:(\d+(?:,\d+)?)\s*%?\s*{_WOMEN}|{_WOMEN}\s*:?\s*(\d+(?:,\d+)?))", re.IGNORECASE)
_M_NUMBER = re.compile(rf"(?:(\d+(?:,\d+)?)\s*%?\s*{_MEN}|{_MEN}\s*:?\s*(\d+(?:,\d+)?))", re.IGNORECASE)


def promises_in(passages: Iterable[tuple[Passage, Goal | None]], goals: tuple[Goal, ...]) -> tuple[Promise, ...]:
    """Sentences that promise figures by sex; a goal's promise is for its indicators, any other for all."""
    out: list[Promise] = []
    for passage, goal in passages:
        for start, end in split_sentences(passage.text):
            sentence = passage.text[start:end].strip()
            if len(sentence) > 600 or not _PROMISE.search(sentence):
                continue
            indicators = goal.indicators if goal is not None else tuple(i for g in goals for i in g.indicators)
            missing = tuple(
                Passage(indicator.name or "", indicator.span) for indicator in indicators if _incomplete(indicator)
            )
            out.append(Promise(sentence, passage.span, not missing, missing))
            break
    return tuple(out)


def _incomplete(indicator: Indicator) -> bool:
    """Whether an indicator is given for one sex only, or its parts do not make its whole.

    One that is given for neither is MK201's to find, and is not told twice.
    """
    for value in (indicator.baseline, indicator.outcome):
        if value is None:
            continue
        if (value.women is None) != (value.men is None):
            return True
        if value.women is not None and value.men is not None and value.number is not None and value.unit == "%":
            low, high = sorted((value.women, value.men))
            if not low - 0.5 <= value.number <= high + 0.5:
                return True
    texts = [part.text for part in (indicator.comment, indicator.description) if part is not None]
    texts += [value.text for value in (indicator.baseline, indicator.outcome) if value is not None]
    return any(_parts_differ(text) for text in texts)


def _parts_differ(text: str) -> bool:
    """ "9 uppföljningar (6 män, 1 kvinna)": the parts by sex do not make the whole."""
    for found in _PARTS.finditer(text):
        inside = found.group("inside")
        women, men = _W_NUMBER.search(inside), _M_NUMBER.search(inside)
        if women is None or men is None or "%" in inside or "," in inside.replace(", ", " "):
            continue
        total = int(found.group("total").replace(" ", "") or 0)
        parts = int(women.group(1) or women.group(2)) + int(men.group(1) or men.group(2))
        if total != parts:
            return True
    return False
