"""Counts of how it went, held against the goals' own assessments: "tre av sex mål är uppfyllda"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from malkoll.facts.claims.told import Told
from malkoll.plan import Claim, Goal, Passage
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.numbers import parse_number_word

__all__ = ["Outcomes"]

State = Literal["met", "partly", "not"]

_NUMBER = r"[0-9]{1,3}|[a-zåäö]+"
_CLAUSE = compiled(
    rf"(?<![^\W_])(?P<count>{_NUMBER})"
    rf"(?:\s+av\s+(?:[^\W\d_]+s\s+|de\s+|samtliga\s+)?(?P<whole>{_NUMBER}))?"
    r"(?:\s+(?:av\s+)?(?:dem|målen|mål|\w+mål(?:en)?|uppdrag(?:en)?))?"
    r"\s+(?:(?:bedöms|bedömdes|är|blev|har|anses|väntas|beräknas|visar)\s+)?(?:(?:som|vara|bli|ha)\s+)?"
    r"(?P<degree>helt\s+|delvis\s+|till\s+viss\s+del\s+|inte\s+|ej\s+)?"
    r"(?P<state>uppfyll(?:da|d|t|s|ts)|uppnå(?:dda|dd|tt|s|tts)|nå(?:dda|dd|tt|s|tts)|gröna?|grönt|gula?|gult|röda?|rött)"
    r"(?P<after>\s+(?:helt|delvis|till\s+viss\s+del|inte|ej))?(?![^\W_])",
    re.IGNORECASE,
)
_NOT = compiled(r"(?<![^\W_])(?:ej|inte|icke)(?![^\W_])|röd|rött", re.IGNORECASE)
_PARTLY = compiled(r"delvis|till\s+viss\s+del|gul", re.IGNORECASE)
_MET = compiled(r"uppfyll|uppnå|(?<![^\W_])nå(?:dd|tt|s|r)|grön", re.IGNORECASE)
_EARLIER = compiled(r"förra|föregående|tidigare|i\s+fjol|(?<![^\W_])(?:hade|blev|var|nåddes)(?![^\W_])", re.IGNORECASE)


def _state(text: str) -> State | None:
    """How a goal went, by the words or the colour of its assessment; ``None`` where they do not say."""
    if len(text) > 120:
        return None
    if _NOT.search(text):
        return "not"
    if _PARTLY.search(text):
        return "partly"
    return "met" if _MET.search(text) else None


@record
class _Said:
    count: int
    whole: int | None
    state: State
    start: int
    end: int


@record
class _Group:
    """Goals that are counted together, by how each went; empty where one of them is not assessed."""

    size: int
    by_state: dict[State, list[Goal]]


def _grouped(goals: list[Goal]) -> _Group:
    by_state: dict[State, list[Goal]] = {"met": [], "partly": [], "not": []}
    for goal in goals:
        if goal.assessment is not None and goal.assessment.open:
            # "Ej bedömt": one of them all, that went in no way yet.
            continue
        shown = goal.assessment or goal.status
        state = _state(shown.text) if shown is not None else None
        if state is None:
            return _Group(0, by_state)
        by_state[state].append(goal)
    return _Group(len(goals), by_state)


class Outcomes:
    """The goals of a report, and its missions, by how it went."""

    __slots__ = ("_goals", "_missions")

    def __init__(self, goals: tuple[Goal, ...]) -> None:
        missions = [goal for goal in goals if goal.kind.lower().endswith("uppdrag")]
        self._missions = _grouped(missions)
        self._goals = _grouped([goal for goal in goals if goal not in missions])

    def in_text(self, told: Told) -> Iterator[Claim]:
        """The counts of ``told`` by outcome. Only those that speak of all goals are ever called wrong."""
        if told.in_cell or told.goal is not None:
            return
        group = self._missions if "uppdrag" in told.text.lower() else self._goals
        if group.size < 2:
            return
        said = list(_clauses(told.text))
        whole = any(one.whole == group.size for one in said) or _all_of(told) == group.size
        of_all = whole or sum(one.count for one in said) == group.size
        for one in said:
            if one.whole is not None and one.whole != group.size:
                continue
            goals = group.by_state[one.state]
            if one.count == len(goals) or (of_all and not _EARLIER.search(told.text)):
                yield Claim(
                    text=told.text[one.start : one.end],
                    span=told.span(one.start),
                    kind="count",
                    stated=one.count,
                    computed=len(goals),
                    holds=one.count == len(goals),
                    sources=tuple(_place(goal) for goal in goals),
                )


_ALL_OF = compiled(
    rf"(?<![^\W_])av\s+(?:[^\W\d_]+s\s+|de\s+)(?P<whole>{_NUMBER})\s+(?:\w*mål(?:en)?|uppdrag(?:en)?)\s", re.IGNORECASE
)


def _all_of(told: Told) -> int | None:
    """How many "av nämndens sex mål bedöms fyra nås" speaks of."""
    found = _ALL_OF.search(told.text)
    return _amount(found["whole"]) if found is not None else None


def _clauses(text: str) -> Iterator[_Said]:
    for found in _CLAUSE.finditer(text):
        count = _amount(found["count"])
        whole = _amount(found["whole"]) if found["whole"] else None
        if count is None or (found["whole"] and whole is None):
            continue
        state = _state(f"{found['degree'] or ''}{found['state']}{found['after'] or ''}")
        if state is not None:
            yield _Said(count, whole, state, found.start(), found.end())


def _amount(word: str) -> int | None:
    return int(word) if word.isdigit() else parse_number_word(word)


def _place(goal: Goal) -> Passage:
    shown = goal.assessment or goal.status
    words = f"{goal.title.text}: {shown.text}" if shown is not None else goal.title.text
    return Passage(words, shown.span if shown is not None else goal.span)
