"""By when a goal is to be reached. Dates of history, of sources, of applications are no deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from malkoll.facts.patterns import GOALS, any_of, words
from malkoll.facts.prose import told_of
from malkoll.plan import Deadline, Goal, Passage
from malkoll.regexes import compiled
from malkoll.swedish.dates import DateMention, end_of, find_dates
from malkoll.swedish.direction import direction_of
from malkoll.swedish.sentences import split_sentences

__all__ = ["deadline_of", "for_all", "in_text", "last_day"]

_BY_WORDS = any_of(
    """senast, till och med, t.o.m., tom, fram till, innan utgången av, före utgången av, i slutet av, vid
    utgången av, vid slutet av, från och med, fr.o.m., innan, före"""
)
_BY = compiled(
    rf"{_BY_WORDS}"
    r"\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_FIRM = ("senast", "innan", "före", "i slutet", "vid")
_COMMITS = words(
    """ska, skall, kommer att, planerar, planeras, beräknas, förväntas, väntas, bedöms, avser, öppnas, införs,
    byggs, inrättas"""
)
_DONE = words(
    """klar, klart, klara, färdig*, genomför*, inför*, starta*, invig*, öppna*, slutför*, uppnå*, nå, nås,
    nått, uppfyll*, avveckla*, driftsatt*, byggas, byggt, ombyggd*, tas i bruk, tas i drift, vara, ha,
    finnas, minska*, öka*, utföra*, avsluta*, presentera*, antas, lämna*"""
)
_PAST = words(
    """sedan, var, blev, började, påbörjades, genomfördes, har pågått, beslutades, antogs, uppgick, låg,
    gjordes, byggdes, öppnade, startade, minskade, ökade, hade"""
)
_OTHERS = words(
    """
    ansök*, besked, bidrag*, medel, lagen, lag, lagstiftning*, budget*, avtalsperiod*, rapport*, delrapport*,
    prognos*, utredning*, enligt, träder i kraft, trädde i kraft, gäller från, börjar gälla, infördes, mäts,
    mätning, följs upp, följas upp, redovisas, uppföljning*, träda i kraft
    """
)
_ALL_REACHED = compiled(
    rf"\b(?:{GOALS}|{any_of('nivåerna, nivåer, målnivåerna')})\b[^.]{{0,80}}\b"
    rf"{any_of('nådda, uppnådda, uppfyllda, nås, uppnås, uppfyllas')}\b",
    re.IGNORECASE,
)
# "Årsmålen avser utgången av 2026 om inget annat anges."
_ALL_FOR = compiled(
    rf"^\W*(?:(?:samtliga|alla|de)\s+)?(?:{GOALS}|årsmålen|målvärdena|målnivåerna|målen)\s+(?:avser|gäller|ska\s+vara\s+nådda)\s",
    re.IGNORECASE,
)
_FROM_LEVEL = compiled(r"\bfrån\s+(?!och\s+med)(?:(?!\btill\b)[^.;])*\d(?:(?!\btill\b)[^.;])*$", re.IGNORECASE)
_THEN_SHALL = compiled(r"\s+(?:ska|skall)\b", re.IGNORECASE)
_SCHOOL_YEAR = compiled(r"\b(?:läs|verksamhets|kalender)året\s+$", re.IGNORECASE)
_NONE = compiled(
    rf"\W*{any_of('löpande, kontinuerligt, tills vidare, ej beslutat, saknas, oklart')}?\W*", re.IGNORECASE
)


def deadline_of(goal: Goal) -> Deadline | None:
    """By when ``goal`` is to be reached: its own field, its title, its targets' years, its text."""
    if goal.deadline is not None:
        if _NONE.fullmatch(goal.deadline.text):
            return None
        years = [date.year for date in find_dates(goal.deadline.text) if date.year is not None]
        return replace(goal.deadline, year=max(years) if years else None)
    for date in find_dates(goal.title.text):
        if date.year is not None:
            return Deadline(date.text, goal.span, date.year)
    for indicator in goal.indicators:
        for target in (*indicator.targets, indicator.target):
            if target is not None and target.year is not None:
                return Deadline(str(target.year), target.span, target.year)
    for indicator in goal.indicators:
        name = indicator.name or ""
        dated = next((date for date in find_dates(name) if date.year is not None), None)
        if dated is not None and direction_of(name) is not None:
            return Deadline(dated.text, indicator.span, dated.year)
    return in_text(goal)


def for_all(passages: Iterable[Passage]) -> Deadline | None:
    """The date by which a sentence outside the goals says that all of them are to be reached."""
    for passage in passages:
        for start, end in split_sentences(passage.text):
            sentence = passage.text[start:end]
            if len(sentence) > 400 or not (_ALL_REACHED.search(sentence) or _ALL_FOR.match(sentence)):
                continue
            for date in find_dates(sentence):
                if date.year is not None and date.kind != "range":
                    return Deadline(date.text, passage.span, date.year)
    return None


def last_day(deadline: Deadline) -> str | None:
    """The last day (ISO) of a deadline that gives a day or month; ``None`` where it gives at most a year."""
    for date in find_dates(deadline.text):
        if date.year is not None and date.kind != "year":
            last = end_of(date)
            return last.isoformat() if last is not None else None
    return None


def in_text(goal: Goal) -> Deadline | None:
    """By when the goal's text, or what it says of its follow-up, says that it is to be reached."""
    return next((found for passage in told_of(goal) if (found := _in_text(passage)) is not None), None)


def _in_text(passage: Passage) -> Deadline | None:
    for start, end in split_sentences(passage.text):
        sentence = passage.text[start:end]
        if len(sentence) > 800:
            continue
        for date in find_dates(sentence):
            if (date.year is not None or date.kind == "turn") and _is_deadline(sentence, date):
                return Deadline(date.text, passage.span, date.year)
    return None


def _is_deadline(sentence: str, date: DateMention) -> bool:
    """Whether a date in a sentence is one by which something is to be done."""
    if _THEN_SHALL.match(sentence, date.end) and not _OTHERS.search(sentence):
        # "I juni 2027 ska minst 90 procent av eleverna …", "Under läsåret 2026/2027 ska antalet vara högst 30".
        return date.kind != "range" or _SCHOOL_YEAR.search(sentence, 0, date.start) is not None
    if date.kind == "range":
        return False
    before = sentence[: date.start]
    clause = re.split(r"[,;(]", before)[-1]
    window = sentence[max(0, date.start - 90) : date.end + 60]
    if _OTHERS.search(sentence[max(0, date.start - 90) : date.end]) or _PAST.search(clause):
        return False
    if _FROM_LEVEL.search(clause):
        # "ska öka från 3 200 år 2024 till …": what it was then.
        return False
    by = _BY.search(before)
    if by is not None:
        return by.group(0).lower().startswith(_FIRM) or _COMMITS.search(before) is not None
    return _COMMITS.search(before) is not None and _DONE.search(window) is not None
