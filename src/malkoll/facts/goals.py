"""Facts about goals: title, follow-up and responsible in sentences, deadline, assessment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from malkoll.plan import Area, Assessment, Deadline, Forecast, Goal, Passage, Responsible, Title
from malkoll.swedish import verbs
from malkoll.swedish.dates import DateMention, find_dates
from malkoll.swedish.direction import direction_of
from malkoll.swedish.numbers import find_numbers
from malkoll.swedish.sentences import split_sentences

__all__ = [
    "assess",
    "deadline_of",
    "follow_up_in",
    "forecast",
    "general_follow_up",
    "responsible_in",
    "role",
    "title",
]

# --- titles ---------------------------------------------------------------------------------------

_WORKING = re.compile(
    r"\b(?:arbeta|arbetar|jobba|jobbar)\s+(?:\w+\s+){0,4}?(?:för|med|gemensamt|aktivt|tillsammans|vidare)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:fler|färre|kortare|längre|högre|lägre|ökad|ökat|ökade|minskad|minskat|minskade|halverad\w*|fördubblad\w*|"
    r"alla|samtliga|ingen|inga|noll|senast|klimatneutral\w*|fossilfri\w*|fossilbränslefri\w*)\b",
    re.IGNORECASE,
)


def title(goal: Goal) -> Title:
    """The goal's title with whether it names an action or a result, or only a way of working."""
    text = goal.title.text
    return replace(goal.title, concrete=_concrete(text), way_of_working=_WORKING.search(text) is not None)


def _concrete(text: str) -> bool:
    if _RESULT.search(text) or direction_of(text) is not None or verbs.finite_or_action(text).names_action:
        return True
    return bool(find_numbers(text) or find_dates(text))


# --- follow-up ------------------------------------------------------------------------------------

_SUBJECT = (
    r"(?:målet|målen|delmålet|delmålen|uppdraget|uppdragen|förflyttningen|utvecklingen|resultatet|resultaten|effekten|effekterna|"
    r"indikatorn|indikatorerna|nyckeltalen|arbetet|utfallet|detta|åtgärderna|insatserna|måluppfyllelsen|handlingsplanen|planen)"
)
_PASSIVE = r"(?:följs|följas|mäts|mätas|utvärderas|stäms av|stämmas av|redovisas|rapporteras|avrapporteras)"
_FOLLOWED = re.compile(
    rf"\b{_SUBJECT}\b(?:\s+\w+){{0,3}}?\s+{_PASSIVE}\b"
    rf"|\b(?:följ(?:a|er)|mät(?:a|er)|utvärderar?|stämm(?:a|er) av)\b(?:\s+upp)?(?:\s+\w+){{0,4}}?\s+"
    r"(?:målet|målen|uppdraget|uppdragen|nyckeltal\w*|indikator\w*|resultat\w*|utfall\w*|effekt\w*|utveckling\w*|måluppfyllelse\w*)\b"
    r"|\b(?:uppföljning(?:en)?|utvärdering(?:en)?|avstämning(?:en)?|mätning(?:en)?)\b(?:\s+\w+){0,4}?\s+(?:sker|görs|genomförs|redovisas|presenteras)\b"
    r"|\bföljs\s+(?:\w+\s+){0,3}?upp\b"
    r"|\b(?:redovisas|rapporteras|återrapporteras)\s+(?:\w+\s+){0,3}?(?:till|för|i)\s+(?:\w+\s+)?(?:nämnd\w*|\w+nämnden|kommunstyrelsen|delårs\w+|årsred\w+|årsrapp\w+|verksamhetsberätt\w+)",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"(?:^|[.,;]\s+|\b(?:samtliga|alla|nämndens|planens|dessa|varje)\s+)"
    r"(?:planen|handlingsplanen|verksamhetsplanen|målen|målet|mål|uppdragen|uppdrag|indikatorerna|indikatorer|"
    r"måluppfyllelsen|åtgärderna)\b"
    r"(?:\s+(?:i\s+planen|och\s+\w+|\w+)){0,4}?\s+"
    r"(?:följs upp|följas upp|utvärderas|stäms av|stämmas av|redovisas|rapporteras|avrapporteras|följs\s+(?:\w+\s+){1,3}upp)\b",
    re.IGNORECASE,
)


def follow_up_in(passages: Iterable[Passage]) -> Passage | None:
    """The first sentence that says how the goal is followed up."""
    return _first(_FOLLOWED, passages)


def general_follow_up(passages: Iterable[Passage]) -> Passage | None:
    """A sentence outside the goals that says how all of them are followed up."""
    return _first(_GENERAL, passages)


def _first(pattern: re.Pattern[str], passages: Iterable[Passage]) -> Passage | None:
    for passage in passages:
        for start, end in split_sentences(passage.text):
            sentence = passage.text[start:end].strip()
            if len(sentence) <= 800 and pattern.search(sentence):
                return Passage(sentence, passage.span)
    return None


# --- responsible ----------------------------------------------------------------------------------

_IS = re.compile(
    r"^(?:ansvarig|ansvariga|huvudansvarig|målansvarig)\b[^.:]{0,80}?\s(?:är|blir)\s+(?P<role>[^.]{2,160})\.?$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"^(?P<role>[^.,]{2,90}?)\s+(?:ansvarar|svarar|är\s+(?:ytterst\s+)?ansvarig[at]?|har\s+(?:det\s+)?(?:övergripande\s+)?ansvaret)\s+för\s+"
    r"(?:att\s+)?(?:målet|uppdraget|genomförandet|måluppfyllelsen|att\s+målet|arbetet|uppföljningen)\b",
    re.IGNORECASE,
)
_BOARDS = re.compile(r"\(((?:[A-ZÅÄÖ]{2,5}(?:,\s*|\s+och\s+|\s+samt\s+|/|\s*;\s*)?)+)\)\s*\.?\s*$")
_EVERYBODY = re.compile(
    r"^(?:samtliga|alla|varje|respektive|alla\s+berörda|berörda|resp\.?)\s+(?:\w+\s+)?"
    r"(?:chef|chefer|medarbetare|anställda|nämnder|förvaltningar|verksamheter|enheter|enhetschefer|medarbetarna|cheferna|avdelningar)\b"
    r"|^(?:alla|samtliga|var och en|hela (?:nämnden|förvaltningen|organisationen))\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?(?:\s+(?:von|af|de)\b)?(?:\s+[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?)+"
)
_ROLE_WORD = re.compile(
    r"chef|direktör|ledare|samordnare|strateg|ansvarig|nämnd|styrelse|förvaltning|enhet|avdelning|kontor|handläggare|"
    r"rektor|controller|sekreterare|råd|utskott|grupp|team|bolag|kommun|utvecklare|läkare|sjuksköterska|ingenjör|"
    r"arkitekt|planerare|ordförande|presidi|kansli|verksamhet|område|funktion|stab|konsult|bibliotekarie|pedagog|lärare|specialist|"
    r"samordning|myndighet|räddningstjänst|projektledare|ombud|central|institution|hr\b|ab\b|VO\b",
    re.IGNORECASE,
)


def responsible_in(goal: Goal) -> tuple[Responsible, ...]:
    """Roles named in the title's parenthesis ("(OSN, AMN och UBN)") or in a sentence of the goal."""
    found = _BOARDS.search(goal.title.text)
    if found is not None:
        return (Responsible(found.group(1).strip(), goal.span),)
    for passage in goal.body:
        for start, end in split_sentences(passage.text):
            sentence = passage.text[start:end].strip()
            said = _IS.match(sentence) or _ANSWERS.match(sentence)
            if said is not None:
                return (Responsible(said.group("role").strip(), passage.span),)
    return ()


def role(responsible: Responsible) -> Responsible:
    """``responsible`` with its words tidied and whether they name a role."""
    text = re.sub(r"\s+", " ", responsible.role).strip(" .;*_")
    everybody = _EVERYBODY.match(text) is not None
    named = _NAME.fullmatch(text) is not None and _ROLE_WORD.search(text) is None
    people = [part.strip() for part in re.split(r",|;|\boch\b|/", text) if part.strip()]
    if len(people) > 1 and not everybody:
        named = all(_NAME.fullmatch(part) is not None and _ROLE_WORD.search(part) is None for part in people)
    return replace(responsible, role=text, is_role=not (everybody or named))


# --- deadlines ------------------------------------------------------------------------------------

_BY = re.compile(
    r"(?:senast|till och med|t\.?o\.?m\.?|fram till|innan utgången av|före utgången av|i slutet av|vid utgången av|"
    r"vid slutet av|inom|från och med|fr\.?o\.?m\.?|innan|före|till)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_COMMITS = re.compile(r"\b(?:ska|skall|kommer att|planerar|planeras|beräknas|förväntas|väntas|avser)\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:klar|klart|klara|färdig\w*|genomför\w*|inför\w*|införas|starta\w*|invig\w*|öppna\w*|slutför\w*|uppnå\w*|nå|nås|nått|"
    r"uppnått|uppfyll\w*|avveckla\w*|driftsatt\w*|byggas|byggt|ombyggd\w*|tas i (?:bruk|drift)|vara|ha|finnas|minska\w*|öka\w*|utföra\w*|avsluta\w*|presentera\w*|beslut\w*|antas|lämna\w*|redovisa\w*)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:sedan|var|blev|började|påbörjades|genomfördes|har pågått|beslutades|antogs|var det|uppgick|låg|gjordes|byggdes|öppnade|startade)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:ansök\w*|ansökt|besked|bidrag\w*|medel|lagen|lag\b|lagstiftning\w*|träda i kraft|träder i kraft|budget\w*|avtalsperiod\w*|"
    r"rapport\w*|prognos\w*|utredning\w*|enligt|mäts|mätning|följs upp|följas upp|redovisas|uppföljning\w*)\b",
    re.IGNORECASE,
)


def deadline_of(goal: Goal, kind: str) -> Deadline | None:
    """By when the goal is to be reached: its own field, its title, its targets' years, its text."""
    if goal.deadline is not None:
        dates = find_dates(goal.deadline.text)
        years = [date.year for date in dates if date.year is not None]
        if re.fullmatch(
            r"\W*(?:löpande|kontinuerligt|tills vidare|[-–—]|ej beslutat|saknas|)\W*", goal.deadline.text, re.IGNORECASE
        ):
            return None
        return replace(goal.deadline, year=max(years) if years else None)
    for date in find_dates(goal.title.text):
        if date.year is not None:
            return Deadline(date.text, goal.span, date.year)
    for indicator in goal.indicators:
        for target in (*indicator.targets, indicator.target):
            if target is not None and target.year is not None:
                return Deadline(str(target.year), target.span, target.year)
    for indicator in goal.indicators:
        for date in find_dates(indicator.name or ""):
            if date.year is not None and direction_of(indicator.name or "") is not None:
                return Deadline(date.text, indicator.span, date.year)
    for passage in goal.body:
        found = _deadline_in(passage)
        if found is not None:
            return found
    return None


def _deadline_in(passage: Passage) -> Deadline | None:
    for start, end in split_sentences(passage.text):
        sentence = passage.text[start:end]
        if len(sentence) > 800:
            continue
        for date in find_dates(sentence):
            if date.year is None and date.kind not in ("turn",):
                continue
            if _is_deadline(sentence, date):
                return Deadline(date.text, passage.span, date.year)
    return None


def _is_deadline(sentence: str, date: DateMention) -> bool:
    before = sentence[: date.start]
    if date.kind == "range":
        return False
    clause = re.split(r"[,;(]", before)[-1]
    window = sentence[max(0, date.start - 90) : date.end + 60]
    if _OTHERS.search(window):
        return False
    by = _BY.search(before)
    if by is not None:
        word = by.group(0).lower()
        if word.startswith("senast") or word.startswith("innan") or word.startswith("i slutet"):
            return not _PAST.search(clause)
        return bool(_COMMITS.search(before) or "fram till" in word or "till och med" in word) and not _PAST.search(
            clause
        )
    return bool(_COMMITS.search(before)) and bool(_DONE.search(window)) and not _PAST.search(clause)


# --- assessments and forecasts --------------------------------------------------------------------

_OPEN = re.compile(
    r"^\W*(?:ej|inte|ännu\s+inte|ännu\s+ej)\s+(?:\w+\s+)?(?:bedömd|bedömt|bedömda|utvärderad|utvärderat|utvärderas|mätt|mätbar\w*|redovisad|redovisat|bedöms|bedömas|uppföljd|uppföljt)"
    r"|^\W*(?:bedömning\s+saknas|kan\s+(?:inte|ej)\s+bedömas|går\s+(?:inte|ej)\s+att\s+(?:bedöma|utvärdera)|ingen\s+bedömning|saknas|not\s+assessed)",
    re.IGNORECASE,
)
_DONE_YEAR = re.compile(
    r"\b(?:förväntas|väntas|beräknas|planeras|bedöms|prognosen är)\b[^.]{0,60}?\b(?:klar\w*|färdig\w*|genomför\w*|slutför\w*|uppnå\w*|uppfyll\w*|nå\w*|avsluta\w*)\b[^.]{0,40}?((?:19|20)\d\d)",
    re.IGNORECASE,
)
_DONE_YEAR_SHORT = re.compile(r"^\W*(?:klar\w*|färdig\w*|slutför\w*)\s+(?:\w+\s+){0,2}?((?:19|20)\d\d)", re.IGNORECASE)
_IS_DONE = re.compile(
    r"\b(?:är|har)\s+(?:nu\s+)?(?:klar\w*|färdig\w*|genomför\w*|slutför\w*|uppnå\w*|uppfyll\w*|avsluta\w*)\b|^\W*(?:klar\w*|färdig\w*|genomförd\w*|avslutad\w*|helt uppfyll\w*|uppfyll\w*|uppnå\w*)\W*$",
    re.IGNORECASE,
)


def assess(assessment: Assessment | None) -> Assessment | None:
    """``assessment`` with whether its words say that nothing was assessed."""
    if assessment is None:
        return None
    return replace(assessment, open=_OPEN.search(assessment.text) is not None)


def forecast(said: Forecast | None) -> Forecast | None:
    """``said`` with the year it expects the goal to be done, and whether it is done."""
    if said is None:
        return None
    year = expected_done(said.text)
    return replace(said, expected_done=year, done=_IS_DONE.search(said.text) is not None)


def expected_done(text: str) -> int | None:
    """The year by which ``text`` expects something to be done."""
    found = _DONE_YEAR.search(text) or _DONE_YEAR_SHORT.search(text)
    return int(found.group(1)) if found is not None else None


def is_done(*texts: str | None) -> bool:
    """Whether any of the texts says that the thing is done."""
    return any(text and _IS_DONE.search(text) for text in texts)


def area_roles(area: Area) -> Area:
    """``area`` with its facts."""
    return replace(
        area,
        responsible=tuple(role(one) for one in area.responsible),
        assessment=assess(area.assessment),
        forecast=forecast(area.forecast),
    )
