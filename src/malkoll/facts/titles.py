"""Whether a goal's title names an action or a result, or only a topic, an intention or a way of working."""

from __future__ import annotations

import re
from dataclasses import replace

from malkoll.facts.patterns import any_of, word_set, words
from malkoll.plan import Goal, Title
from malkoll.regexes import compiled
from malkoll.swedish import verbs
from malkoll.swedish.dates import find_dates
from malkoll.swedish.direction import direction_of
from malkoll.swedish.numbers import find_numbers

__all__ = ["complete", "is_measured_state", "is_mission"]

_WORKING = compiled(
    rf"\b{any_of('arbeta, arbetar, jobba, jobbar')}\s+(?:\w+\s+){{0,4}}?"
    rf"{any_of('för, med, gemensamt, aktivt, tillsammans, vidare')}\b",
    re.IGNORECASE,
)
_RESULT = words(
    "fler, färre, kortare, längre, högre, lägre, ökad*, ökat, minskad*, minskat, halvera*, fördubbla*, "
    "noll, senast, klimatneutral*, fossilfri*, fossilbränslefri*"
)
_DONE = compiled(
    r"\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio)\s+av\s+(?:tio|\w+)\b"
    r"|\bska\w*\s+vara\s+(?:\w+\s+)?(?:genomför\w+|inför\w+|klar\w*|färdig\w*|antag\w+|beslutad\w*|avslutad\w*)\b"
    r"|\bska\w*\s+få\s+(?:\w+\s+){0,2}?\w*(?:information|besked|stöd|hjälp|svar|plats|utbildning|bostad|återkoppling|handledning)\b",
    re.IGNORECASE,
)
# Whom it is to hold for makes a result of what is to be, and nothing of what is only striven for.
_FOR_ALL = words("alla, samtliga, ingen, inga")
# How people are to see a thing is something to ask them about: "ska uppleva inspektionerna som sakliga".
_SEEN_AS = compiled(
    r"\bska\w*\s+(?:uppleva|uppfatta)\s+[^.]{3,80}?\bsom\b|\bska\w*\s+känna\s+sig\s|\b(?:upplever|uppfattar|tycker|känner)\s+att\s",
    re.IGNORECASE,
)
_BETTERED = any_of(
    """stärkt, stärkta, förbättrad, förbättrat, utvecklad, utvecklat, främjad, säkrad, säkerställd, fördjupad"""
)
_INTENDED = compiled(
    rf"^{_BETTERED}\b",
    re.IGNORECASE,
)

# "Verka för en ökad beredskap": what is striven for is not what will be there.
_STRIVES = compiled(
    r"^\W*(?:att\s+)?(?:verka|arbeta|sträva|bidra|jobba)\s+(?:aktivt\s+|vidare\s+)?(?:för|mot|efter|till)\s+(?!att\b)",
    re.IGNORECASE,
)


def complete(title: Title) -> Title:
    """``title`` with its facts."""
    text = title.text
    return replace(title, concrete=_concrete(text), way_of_working=_WORKING.search(text) is not None)


# What is done once, so that afterwards it is there: "Ett lärcentrum öppnas senast den 31 oktober 2027".
_ONCE = word_set(
    """öppna inviga bygga uppföra inrätta anlägga starta lansera driftsätta flytta stänga avveckla anta teckna upprätta
    införa"""
)
_ONE_THING = compiled(
    r"^\W*(?:en|ett)\s+(?!(?:allt\s+)?(?:större|mindre|högre|lägre|bättre|ökad|ökat|minskad|minskat|(?:an)?del)\b)",
    re.IGNORECASE,
)


def is_mission(goal: Goal) -> bool:
    """Whether a goal is a mission to do one thing.

    "Uppdrag: Ta fram en underhållsplan för broarna"; also a goal that says by when one thing is there: "Ett lärcentrum
    öppnas senast den 31 oktober 2027".
    """
    title = goal.title.text
    reading = verbs.finite_or_action(title)
    if goal.kind.lower().endswith("uppdrag"):
        return reading.names_action
    once = any(verb.lemma in _ONCE and not verb.negated for verb in reading.verbs)
    return once and _ONE_THING.match(title) is not None and bool(find_dates(title))


_IS_TO_BE = compiled(r"\bska\w*\s+(?:vara|bli|förbli|känna\s+sig)\b", re.IGNORECASE)


def is_measured_state(goal: Goal) -> bool:
    """Whether a goal says how something is to be, and an indicator says when it is: "Utskrivningen ska vara trygg"."""
    measured = any(one.target is not None and one.target.number is not None for one in goal.indicators)
    return measured and _IS_TO_BE.search(goal.title.text) is not None


def _concrete(text: str) -> bool:
    if _STRIVES.match(text) and not find_numbers(text) and not find_dates(text):
        return False
    if _RESULT.search(text) or direction_of(text) is not None:
        return True
    if find_numbers(text) or find_dates(text):
        return True
    if _SEEN_AS.search(text) or _DONE.search(text):
        return True
    reading = verbs.finite_or_action(text)
    if _FOR_ALL.search(text) and not reading.only_intends:
        return True
    return _INTENDED.match(text) is None and reading.names_action
