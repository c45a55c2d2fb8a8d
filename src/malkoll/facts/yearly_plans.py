"""Plans for one year: which one a report follows up, and where it takes its goals from the one before."""

from __future__ import annotations

import re
from collections import defaultdict

from malkoll.facts.cited_plans import Cited, means_an_earlier_one
from malkoll.facts.patterns import any_of, words
from malkoll.plan import Plan
from malkoll.regexes import compiled
from malkoll.swedish.past import tells_of_the_past

__all__ = ["current_year", "is_of_last_year", "is_the_boards_own", "own_year", "takes_goals_from_last_year"]

_YEAR = compiled(r"(?<!\d)20\d\d(?!\d)")
_UP_TO_THE_NAME = r"\s(?:[\w-]{1,40}\s){0,5}\Z"
_STRETCH = 160  # characters before the name that are looked at

_FOLLOWS_UP = compiled(
    r"(?<!\w)"
    + any_of("""
    följer upp, följs upp, följa upp, uppföljning av, uppföljningen av, uppföljning till, avser, gäller,
    redovisar, redovisning av, återrapporterar, rapporterar, rapport för, follows up, follow-up of
    """)
    + _UP_TO_THE_NAME,
    re.IGNORECASE,
)
_TAKEN_FROM = compiled(
    r"(?<!\w)"
    + any_of("""
    utgår från, utgår ifrån, utgå från, hämtade ur, hämtade från, hämtade i, hämtas ur, hämtas från, baseras på,
    enligt, utifrån, i enlighet med, följer, fastställda i, beslutade i, antagna i, angivna i, framgår av, finns
    i, står i, anges i, som anges i, kommer från, kommer ur, återfinns i,
    följer upp, följs upp, taken from, based on, according to
    """)
    + _UP_TO_THE_NAME,
    re.IGNORECASE,
)
# Of one goal or one task of last year's much may be told; of all of them only that they are the wrong ones.
_ALL_OF_THEM = compiled(
    r"(?<!\w)(?:\w{0,20}målen|mål|\w{0,20}målvärdena|målvärden|målnivåerna|indikatorerna|nyckeltalen|uppdragen|åtgärderna|"
    r"bedömningen|bedömningarna|måluppfyllelsen|rapporten|redovisningen|uppföljningen|goals|targets|indicators)(?!\w)",
    re.IGNORECASE,
)
_PARTLY = compiled(
    r"(?<!\w)(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|hälften|resten|merparten|flertalet|de\s+flesta)\s+"
    r"(?:(?:av|of)(?!\w)|mål|uppdrag|indikatorer)",
    re.IGNORECASE,
)
# What still holds is told so, and why.
_ON_PURPOSE = words("""
    fortfarande, alltjämt, även, också, både, samma, desamma, oförändra*, eftersom, ingen, inga, inte, saknas,
    utom, slutför*, klar*, genomför*, fullfölj*, avvakta*, väntan, tills, övrig*, delar, flera, några, vissa, en
    del, nästa, kommande, ny, nya, still, also, same, because, not
    """)
# "Målen är hämtade ur": a participle, and nothing that happened.
_PARTICIPLE = compiled(r"(?<!\w)(?:hämtade|beslutade|baserade|angivna)(?!\w)", re.IGNORECASE)
# Names are compared by their stems.
_OWN_PLAN = compiled(r"(?:verksamhetspl|nämndspl|nämndpl|affärspl|internbudg|nämndsbudg)\w*", re.IGNORECASE)
_BOARD = compiled(r"(?:nämnd|styrelse|bolag|förvaltning|enhet|skola|förbund)\w*s$", re.IGNORECASE)
_FEWEST_WORDS = 6
_FEWEST = 2
# "Budget 2025 med plan 2026–2027" is for this year too.
_GOES_ON = compiled(r"\s(?:med|och|samt)\s(?:\w{1,20}\s)?(?:\w{0,20}plan|inriktning|utblick)", re.IGNORECASE)


def own_year(plan: Plan) -> int | None:
    """The one year that a report tells of, if it does."""
    if plan.kind != "follow-up":
        return None
    own = {int(year) for year in _YEAR.findall(plan.title or "")}
    if not own and plan.period is not None and plan.period.start == plan.period.end:
        own = {int(year) for year in _YEAR.findall(plan.period.start or "")}
    return own.pop() if len(own) == 1 else None


def current_year(same: list[Cited], plan: Plan) -> list[Cited] | None:
    """The citations of the plan that the report follows up: the one for its own year, if it says so."""
    year = own_year(plan)
    if year is None:
        return None
    editions: dict[int, list[Cited]] = defaultdict(list)
    for one in same:
        editions[one.start].append(one)
    usual = editions.pop(year, [])
    if any(_FOLLOWS_UP.search(one.before[-_STRETCH:]) for one in usual):
        return usual
    most = max(map(len, editions.values()), default=0)
    return usual if len(usual) >= _FEWEST and len(usual) > most else None


def is_of_last_year(one: Cited, usual: list[Cited]) -> bool:
    """Whether ``one`` is the plan before the one cited as ``usual``, and the goals of the report are said to be its."""
    if one.owner is not None and one.owner not in {other.owner for other in usual}:
        return False
    return takes_goals_from_last_year(one, usual[0].start)


def is_the_boards_own(one: Cited) -> bool:
    """Whether ``one`` is the plan that a board's goals stand in: "nämndens verksamhetsplan"."""
    return _OWN_PLAN.fullmatch(" ".join(one.name)) is not None and (
        one.owner is None or _BOARD.search(one.owner) is not None
    )


def takes_goals_from_last_year(one: Cited, year: int) -> bool:
    """Whether the goals of a report on ``year`` are said to be those of the plan for the year before."""
    if one.told is None or one.start != year - 1 or len(one.told.split()) < _FEWEST_WORDS:
        return False
    if {int(year) for year in _YEAR.findall(one.told)} != {one.start}:
        return False
    if _GOES_ON.match(one.running.text, one.at + len(one.text)) is not None:
        return False
    if means_an_earlier_one(one.told) or _ON_PURPOSE.search(one.told) or _PARTLY.search(one.told):
        return False
    if tells_of_the_past(_PARTICIPLE.sub("", one.told)):
        return False
    return _ALL_OF_THEM.search(one.told) is not None and _TAKEN_FROM.search(one.before[-_STRETCH:]) is not None
