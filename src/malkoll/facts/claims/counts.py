"""Counts of what the plan itself holds: "fyra indikatorer och ett underlag", "planen har 16 uppdrag"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.facts.claims.census import Census, Kind, Tally, kind_of
from malkoll.facts.claims.told import Told
from malkoll.facts.patterns import BODIES
from malkoll.plan import Claim, Goal
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.numbers import Number

__all__ = ["counts_in"]

_COUNTED = compiled(r"\s+(?P<adjectives>(?:[^\W\d_]+(?:a|e)\s+){0,2}?)(?P<noun>[^\W\d_][^\W_]*)(?![\w-])")
_ONE = compiled(r"(?<![^\W_])(?:en|ett)\s+(?P<noun>[^\W\d_]+)(?!\w)", re.IGNORECASE)
_BOTH = compiled(r"(?<![^\W_])båda\s+(?P<noun>[^\W\d_]+)(?!\w)", re.IGNORECASE)
_BY_EVIDENCE = compiled(r"\s+utifrån\s+(?:underlag|bedömningsunderlag)", re.IGNORECASE)
_EVIDENCE_NOUN = compiled(r"bedömning(?:ar)?", re.IGNORECASE)

# The plan, or the board in it, says that it has them.
_PLAN = (
    r"(?:den\s+här\s+|denna\s+|vår\s+|nämndens\s+|årets\s+)?"
    r"(?:\w*planen|\w*budgeten|dokumentet|\w*programmet|\w*rapporten|\w*strategin|\w*uppföljningen|listan)"
    r"|(?:vår|nämndens|årets|bolagets|styrelsens)\s+(?:\w*plan|\w*budget|\w*program|\w*rapport|\w*strategi|\w*styrkort)"
)
_HOLDS = (
    r"(?:har|hade|(?:ger|gav)\s+\w+|planerar\s+för|innehåller|omfattar|omfattade|består\s+av|beskriver|anger|samlar|redovisar|rymmer|gäller|arbetar\s+(?:i|med|efter|mot)|"
    r"har\s+(?:i\s+\w+s\s+\w+\s+)?(?:gett|givit|lämnat)\s+\w+|har\s+brutit\s+ne[dr]\s+(?:dem|dessa|målen|\w+mål(?:en)?)\s+(?:i|till)|har\s+(?:beslutat\s+om|antagit|satt|formulerat|fastställt|valt|tagit\s+fram)|(?:beslutade|valde|antog|satte)(?:\s+om)?)"
)
_SAYS_IT_HAS = compiled(
    rf"(?:^|[.!?;:,]\s*|\b(?:att|som)\s+|\bdär\s+)\s*(?:{_PLAN}|{BODIES})\s+(?:i\s+\w+\s+(?:20[0-9]{{2}}\s+)?)?{_HOLDS}\s+"
    rf"(?:ett\s+\w+\s+med\s+)?"
    rf"(?:(?:totalt|sammanlagt|nämndens|bolagets|egna|tillsammans)\s+|[^.]{{0,60}}?(?:,|\boch\b|\bsamt\b)\s+"
    rf"|[^.]{{0,60}}?\b(?:med|och)\s+(?:totalt|sammanlagt|tillsammans)\s+)?$",
    re.IGNORECASE,
)
# "Till dem har nämnden lagt sju egna nämndmål."
_IT_HAS_SET = compiled(
    rf"(?<![^\W_])(?:har\s+{BODIES}|{BODIES}\s+har)\s+(?:gett|givit|lagt|satt|haft|valt|antagit|formulerat|fastställt|"
    rf"beslutat\s+om|tagit\s+fram)\s+(?:upp\s+|till\s+|fram\s+)?(?:(?:totalt|sammanlagt|tillsammans)\s+)?$",
    re.IGNORECASE,
)
_IN_IT_ARE = compiled(
    rf"(?:^|[.!?;:]\s*)\s*(?:i\s+(?:{_PLAN})\s+(?:finns|ingår)\s+(?:(?:totalt|sammanlagt|tillsammans)\s+)?"
    rf"|(?:totalt|sammanlagt)\s+(?:finns|är)\s+det\s+|det\s+finns\s+(?:totalt|sammanlagt)\s+)$",
    re.IGNORECASE,
)
_THERE_ARE = compiled(
    r"(?:(?:totalt|sammanlagt)\s+(?:finns|är)\s+det|det\s+finns\s+(?:totalt|sammanlagt))\s+$", re.IGNORECASE
)
_IN_SOMETHING = compiled(r"\s+(?:i|inom|hos)\s+(?!planen\b|programmet\b|strategin\b|budgeten\b)", re.IGNORECASE)
_ANOTHER = compiled(r",\s+(?=(?:[0-9]+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\s)", re.IGNORECASE)
_OWN = compiled(
    r"(?<![^\W_])(?:nämndens|planens|årets|bolagets|styrelsens|enhetens|våra|samtliga|alla|dessa|följande|nedanstående|de)\s+"
    r"(?:totalt\s+)?$",
    re.IGNORECASE,
)
_FOLLOWED = compiled(
    r"(?<![^\W_])(?:följs|mäts|bedöms|utvärderas|följa|mäta|uppföljning(?:en)?|måluppfyllelse\w*)\b[^.]{0,80}?"
    r"(?:genom|med(?:\s+hjälp\s+av)?|via|utifrån|av)\s+(?:[^.]{0,80}?(?:,|\boch\b|\bsamt\b(?:\s+genom)?)\s+)?$",
    re.IGNORECASE,
)
_HAD = compiled(r"(?<![^\W_])(?:hade|omfattade)(?![^\W_])", re.IGNORECASE)
_ALL_GOALS = compiled(r"(?:^|[.:;]\s+)(?:\w*målen|samtliga\s+\w*mål|alla\s+\w*mål|uppdragen|planen)\s", re.IGNORECASE)
# Only some of them, or others than the plan's own.
_SOME = compiled(
    r"(?<![^\W_])(?:bland|ytterligare|första|sista|nya|övriga|andra|resterande|minst|högst|fler\s+än|färre\s+än|"
    r"tidigare|ungefär|cirka|ca|drygt|knappt|nästan|max|upp\s+till|varav|hälften|bara|endast|varje|per|mellan|på|till|"
    r"dessutom|också|även)\s+(?:de\s+)?$",
    re.IGNORECASE,
)
_NARROWED = compiled(
    r"\s+(?:(?:som(?!\s+ska\s+(?:nås|vara\s+nådda|uppnås|gälla)\b)|under|inom(?!\s+(?:de\s+)?(?:[0-9]|två|tre|fyra|fem|sex|sju|åtta|nio|tio|var))|från|"
    r"för(?!\s+(?:nämnden|styrelsen|verksamheten|året|perioden|planperioden|mandatperioden|(?:19|20)[0-9]{2})\b)|per|av|till|"
    r"där|på|hos)(?![^\W_])|i\s+(?:taget|veckan|månaden|året)|kopplad|kopplat|riktad|avse|gäll)",
    re.IGNORECASE,
)
_OTHERS = compiled(
    r"(?<![^\W_])(?:\w*fullmäktiges?|kommunens|regeringen\w*|riksdagen\w*|staten\w*|regionens?|agenda|förra|föregående|"
    r"tidigare|ursprungliga|andra\s+kommuner|globala|nationella|var|fanns)(?![^\W_])",
    re.IGNORECASE,
)


@record
class _Counted:
    """A number and the noun it counts. ``start`` and ``end`` take in both."""

    number: int
    noun: str
    kind: Kind
    start: int
    end: int
    plain: bool
    """No adjective narrows it."""


def counts_in(told: Told, census: Census) -> Iterator[Claim]:
    """The counts of goals, indicators, evidence, measures and areas in ``told``."""
    if told.in_cell:
        return
    goal = census.goal(told.goal.id if told.goal else None)
    for one in _counted(told):
        claim = _claim(told, one, census, goal)
        if claim is not None:
            yield claim


def _counted(told: Told) -> Iterator[_Counted]:
    text = told.text
    for number in told.numbers:
        if number.decimals or number.percent or number.unit or not 0 < number.value <= 500:
            continue
        found = _COUNTED.match(text, number.end)
        for _ in range(3):
            if found is None:
                break
            noun = found["noun"]
            if _EVIDENCE_NOUN.fullmatch(noun) and _BY_EVIDENCE.match(text, found.end()):
                yield _Counted(int(number.value), noun, "evidence", number.start, found.end(), True)
                break
            kind = kind_of(noun)
            if kind is not None:
                between = text[number.end : found.start("noun")].strip().lower()
                yield _Counted(int(number.value), noun, kind, number.start, found.end(), _is_plain(between, noun))
                break
            if not noun.lower().endswith(("a", "e")):
                break
            found = _COUNTED.match(text, found.end("noun"))
    if any(_is_plain_count(number) for number in told.numbers) or told.goal is not None:
        # "En indikator och två underlag": beside another count, or in a goal, "en" counts.
        for match in _ONE.finditer(text):
            kind = kind_of(match["noun"])
            if kind in ("indicator", "evidence"):
                yield _Counted(1, match["noun"], kind, match.start(), match.end(), True)
    for match in _BOTH.finditer(text):
        kind = kind_of(match["noun"])
        if kind is not None:
            yield _Counted(2, match["noun"], kind, match.start(), match.end(), True)


def _is_plain(adjectives: str, noun: str) -> bool:
    """Whether no adjective narrows ``noun``. "Sju egna nämndmål" are all of that name, "sju egna mål" not all goals."""
    return adjectives in ("", "olika") or (adjectives == "egna" and noun.lower() not in ("mål", "målen"))


def _is_plain_count(number: Number) -> bool:
    return not (number.decimals or number.percent or number.unit)


def _claim(told: Told, counted: _Counted, census: Census, goal: Goal | None) -> Claim | None:
    text = told.text
    tallies = census.of(counted.kind, counted.noun, goal)
    if (
        goal is not None
        and counted.kind in ("indicator", "evidence")
        and _says_it_has(text[: counted.start], counted, goal)
    ):
        tallies = [tally for tally in tallies if tally.of_goal]
    equal = next((tally for tally in tallies if tally.count == counted.number and tally.count), None)
    before = text[: counted.start]
    meant = _says_it_has(before, counted, goal)
    if census.is_plan and _HAD.search(before[-80:]):
        return None  # a plan that tells what was tells of another
    some = _SOME.search(before) is not None or _NARROWED.match(text, counted.end) is not None
    # Another count after the next comma is of something else: "åtta mål för nämnden, tre uppdrag från fullmäktige".
    elsewhere = _OTHERS.search(before + _ANOTHER.split(text[counted.end :])[0]) is not None or not counted.plain
    if _THERE_ARE.search(before[-80:]) is not None and _IN_SOMETHING.match(text, counted.end) is not None:
        return None
    if equal is not None:
        return None if some and not meant else _made(told, counted, equal, True)
    if not meant or some or elsewhere or not tallies:
        return None
    if counted.kind in ("indicator", "evidence") and goal is None and _ALL_GOALS.search(text[: counted.start]):
        whole = tallies[-1]
        return _made(told, counted, whole, False if census.all_measured(counted.kind) else None)
    likeliest = tallies[0]
    if counted.kind in ("indicator", "evidence", "measure") and goal is None:
        return _made(told, counted, likeliest, None) if likeliest.count else None
    sure = likeliest.sure and len({tally.count for tally in tallies}) <= 2
    return _made(told, counted, likeliest, False if sure else None)


def _says_it_has(before: str, counted: _Counted, goal: Goal | None) -> bool:
    """Whether the words before the number say that the plan, or this goal, has so many."""
    if counted.kind in ("indicator", "evidence") and (goal is not None or _ALL_GOALS.search(before[-200:])):
        return _FOLLOWED.search(before[-200:]) is not None
    if _SAYS_IT_HAS.search(before[-200:]) or _IN_IT_ARE.search(before[-80:]) or _IT_HAS_SET.search(before[-80:]):
        return True
    return _OWN.search(before[-40:]) is not None


def _made(told: Told, counted: _Counted, tally: Tally, holds: bool | None) -> Claim:
    return Claim(
        text=told.text[counted.start : counted.end],
        span=told.span(counted.start),
        kind="count",
        stated=counted.number,
        computed=tally.count if holds is not None else None,
        holds=holds,
        sources=tally.places if holds is not None else (),
        goal=told.goal.id if told.goal else None,
    )
