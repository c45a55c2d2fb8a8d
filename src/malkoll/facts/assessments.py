"""How it went, in words: assessments, forecasts, and when something is expected to be done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from malkoll.facts.patterns import any_of, words
from malkoll.plan import Assessment, Comment, Forecast, Passage, Status
from malkoll.regexes import compiled
from malkoll.swedish.dates import DateMention, end_of, find_dates
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.verdicts import ENDED, THE_GOAL, says_how_it_went

__all__ = [
    "assess",
    "assessed_in_words",
    "expected_by",
    "forecast",
    "gives_reason",
    "in_text",
    "in_words",
    "is_done",
    "is_under_way",
]

_UNASSESSED = any_of(
    """bedömd, bedömt, bedömda, bedöms, bedömas, utvärderad, utvärderat, utvärderas, mätt, mätbar*, redovisad,
    redovisat, uppföljd, uppföljt"""
)
_NO_ASSESSMENT = any_of(
    """bedömning saknas, kan inte bedömas, kan ej bedömas, går inte att bedöma, går ej att bedöma, går inte att
    utvärdera, ingen bedömning, saknas, not assessed"""
)
_OPEN = compiled(
    rf"^\W*(?:ej|inte|ännu\s+inte|ännu\s+ej)\s+(?:\w+\s+)?"
    rf"{_UNASSESSED}\b"
    rf"|^\W*(?:{THE_GOAL}\s+)?{_NO_ASSESSMENT}\b",
    re.IGNORECASE,
)
_REASON = words("eftersom, på grund av, då, därför att, beror på, till följd av, because")
_WHY_NOT = words(
    """
    inte, ej, först, ännu, senare, saknas, saknar, inväntas, inväntar, väntar, väntas, mäts, mätas, bedöms,
    återkommer, därför, orsak*, skjut*, pausa*, ingen, inga, inget, nästa, återstår, beror, försen*, not,
    later, next, until
    """
)
# "Ej bedömt, bolagens bokslut är inte klara": what follows the mark says why.
_GOES_ON = compiled(r"[,:(–—-]\s*(?:[^\W\d]\w*[ ]){2,}|[.]\s+(?:[^\W\d]\w*[ ]){3,}")
_EXPECTS = words("förväntas, väntas, beräknas, planeras, bedöms, prognosen är, prognosen är att")
_FINISHED = words(
    """klar, klart, klara, färdig*, genomför*, slutför*, uppnå*, uppfyll*, nå, nås, nådd*, avsluta*, på plats,
    i drift, i bruk, öppna*, invig*, infö*, börja*, starta*"""
)
_HAVING_DONE = compiled(r"\b(?:vara|ha|bli)\s+(?:\w+\s+)?\w+(?:tt|it|at|ts|da|ta|na|d)\b", re.IGNORECASE)
_VERDICT = compiled(
    rf"\b(?:{THE_GOAL}|målvärdet|indikatorn)\b[^.;]{{0,50}}?\b{ENDED}\b"
    rf"|\b(?:ej|inte|delvis|helt)\s+(?:uppfyll|uppnå|nått)\w*",
    re.IGNORECASE,
)
_UNDER_WAY = words(
    """pågår, pågående, påbörja*, ej påbörja*, inte påbörja*, försena*, delvis, ej klar*, inte klar*, ej genomför*,
    inte genomför*, under arbete, in progress, ongoing, not started, delayed"""
)
_SHORT = compiled(r"^\W*(?:klar\w*|färdig\w*|slutför\w*)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)
_DONE_ALONE = any_of(
    """klar, klart, färdig*, genomförd, genomfört, avslutad, avslutat, uppfyllt, uppfylld, uppnått, uppnådd"""
)
_IS_DONE = compiled(
    rf"\b(?:är|har|blev)\s+(?:nu\s+)?{any_of('klar*, färdig*, genomför*, slutför*, uppnå*, uppfyll*, avsluta*')}\b"
    rf"|^\W*(?:helt\s+)?{_DONE_ALONE}\W*$",
    re.IGNORECASE,
)
_IN_WORDS = words(
    """bedöms, bedömer, bedömas, bedömningen är, prognosen är, prognosen för, målet är uppfyllt, målet är
    uppnått, målet är nått, målet har uppnåtts, delvis uppfyll*, helt uppfyll*, delvis uppnå*, helt uppnå*,
    god måluppfyllelse, målet bedöms, målen är, samlad bedömning, målet har nåtts, målet nås, målet
    uppfylls, måluppfyllelsen är"""
)


def assess(assessment: Assessment | None) -> Assessment | None:
    """``assessment`` with whether its words say that nothing was assessed; a reason told with them closes it."""
    if assessment is None:
        return None
    text = assessment.text
    is_open = _OPEN.search(text) is not None and _REASON.search(text) is None and _GOES_ON.search(text) is None
    return replace(assessment, open=is_open)


def verdict_in(comment: Comment | None) -> str | None:
    """The sentence of a comment that says whether the goal is reached ("Målet är uppfyllt.")."""
    if comment is None:
        return None
    for start, end in split_sentences(comment.text):
        sentence = comment.text[start:end].strip()
        if len(sentence) <= 300 and _VERDICT.search(sentence):
            return sentence
    return None


def in_words(status: Status | None, comment: Comment | None) -> Status | None:
    """``status``, which an image shows, as the words of the comment say it, where they do."""
    if status is None or status.in_text or status.carrier != "image":
        return status
    said = verdict_in(comment)
    return status if said is None else replace(status, text=said, carrier="text")


def gives_reason(text: str) -> bool:
    """Whether words beside an assessment that was not made say why, or when it will be."""
    return _REASON.search(text) is not None or _WHY_NOT.search(text) is not None


def in_text(passages: Iterable[Passage]) -> Assessment | None:
    """The sentence that tells how the goal went: "Målet nåddes inte.", "Uppdraget är delvis slutfört."."""
    for passage in passages:
        for start, end in split_sentences(passage.text):
            sentence = passage.text[start:end].strip()
            if len(sentence) <= 300 and says_how_it_went(sentence):
                return Assessment(sentence.rstrip("."), passage.span)
    return None


# "Nämnden bedömer att målet är delvis uppfyllt."
_ONLY_ASSESSES = compiled(
    rf"^\W*(?:(?:nämnden|styrelsen|förvaltningen|skolan|enheten|vi)\s+bedömer\s+att\s+|bedömningen\s+är\s+att\s+)?"
    rf"{THE_GOAL}\s+[^.;,]{{0,50}}?\b{ENDED}\W*$",
    re.IGNORECASE,
)


def begins_with_assessment(comment: Comment) -> tuple[Assessment, bool] | None:
    """The assessment that the first sentence of a comment is, and whether the comment says nothing more."""
    sentences = split_sentences(comment.text)
    if not sentences:
        return None
    start, end = sentences[0]
    first = comment.text[start:end].strip()
    if not _ONLY_ASSESSES.match(first):
        return None
    alone = len(sentences) == 1 and comment.cause is None and comment.action is None
    return Assessment(first.rstrip("."), comment.span), alone


def is_under_way(*texts: str | None) -> bool:
    """Whether any of the texts says that the thing is not done yet."""
    return any(text is not None and _UNDER_WAY.search(text) is not None for text in texts)


def assessed_in_words(passages: Iterable[Passage]) -> bool:
    """Whether running text says how the goal goes."""
    return any(_IN_WORDS.search(passage.text) for passage in passages)


def forecast(said: Forecast | None) -> Forecast | None:
    """``said`` with the year it expects the goal to be done, and whether it is done."""
    if said is None:
        return None
    expected = _expected(said.text)
    return replace(said, expected_done=expected.year if expected else None, done=is_done(said.text))


def expected_by(*texts: str | None) -> tuple[int | None, str | None]:
    """The year and the last day (ISO) by which the first of the texts that says so expects it to be done."""
    for text in texts:
        expected = _expected(text) if text else None
        if expected is not None:
            last = end_of(expected)
            return expected.year, last.isoformat() if last is not None else None
    return None, None


def _expected(text: str) -> DateMention | None:
    for start, end in split_sentences(text):
        sentence = text[start:end]
        for date in find_dates(sentence):
            if date.year is None:
                continue
            before, window = sentence[: date.start], sentence[max(0, date.start - 80) : date.end + 40]
            if _SHORT.match(before) or (
                _EXPECTS.search(before) and (_FINISHED.search(window) or _HAVING_DONE.search(window))
            ):
                return date
    return None


def is_done(*texts: str | None) -> bool:
    """Whether any of the texts says that the thing is done."""
    return any(text is not None and _IS_DONE.search(text) is not None for text in texts)
