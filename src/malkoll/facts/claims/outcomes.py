"""Counts of how it went, held against the goals' own assessments: "tre av sex mål är uppfyllda"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from malkoll.facts.claims.told import Told
from malkoll.facts.patterns import GOALS
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
    rf"(?:\s+(?:av\s+)?(?:dem|{GOALS}))?"
    r"\s+(?:(?:bedöms|bedömdes|är|blev|har|anses|väntas|beräknas|visar)\s+)?(?:(?:som|vara|bli|ha)\s+)?"
    r"(?P<degree>helt\s+|delvis\s+|till\s+viss\s+del\s+|inte\s+|ej\s+)?"
    r"(?P<state>uppfyll(?:da|d|t|s|ts)|uppnå(?:dda|dd|tt|s|tts)|nå(?:dda|dd|tt|s|tts)|gröna?|grönt|gula?|gult|röda?|rött)"
    r"(?P<after>\s+(?:helt|delvis|till\s+viss\s+del|inte|ej))?(?![^\W_])",
    re.IGNORECASE,
)
# "Av nämndens sex mål bedöms fyra nås", "Av totalt tolv verksamhetsmål uppnås åtta".
_ALL_OF = compiled(
    rf"(?<![^\W_])av\s+(?:(?:[^\W\d_]+s|de|totalt|sammanlagt)\s+){{0,2}}(?P<whole>{_NUMBER})\s+"
    rf"(?P<noun>(?:[^\W\d_]+a\s+){{0,2}}{GOALS})\s",
    re.IGNORECASE,
)
_TURNED = compiled(
    r"(?P<state>uppfyll(?:des|s)|(?:upp)?nå(?:ddes|s))(?P<after>\s+(?:helt|delvis|till\s+viss\s+del|inte|ej))?\s+"
    rf"(?P<count>{_NUMBER})(?![^\W_])",
    re.IGNORECASE,
)
_NOT = compiled(r"(?<![^\W_])(?:ej|inte|icke)(?![^\W_])|röd|rött|^\W*nej\W*$", re.IGNORECASE)
_PARTLY = compiled(r"delvis|till\s+viss\s+del|gul", re.IGNORECASE)
_MET = compiled(r"uppfyll|uppnå|(?<![^\W_])nå(?:dd|tt|s|r)|grön|^\W*ja\W*$", re.IGNORECASE)
_THEM = compiled(rf"dem|{GOALS}", re.IGNORECASE)
_EARLIER = compiled(r"förra|föregående|tidigare|i\s+fjol|(?<![^\W_])(?:hade|blev|var|nåddes)(?![^\W_])", re.IGNORECASE)
_WORD = compiled(r"[^\W\d_]+")
# Inflected forms of a word that says which goals are meant share their first letters: "finansiella", "finansiellt".
_STEM = 7
# Of this many goals one may lack an assessment that can be read, and counts of the others still be told.
_MANY = 4


def _state(text: str) -> State | None:
    """How a goal went, by the words or the colour of its assessment; ``None`` where they do not say."""
    if len(text) > 120:
        return None
    # "Delvis uppfyllt eller kan inte mätas".
    text = text.partition(" eller ")[0]
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
    """Goals that are counted together, by how each went; ``unknown`` are those of which nothing says it."""

    kind: str
    size: int
    unknown: int
    by_state: dict[State, list[Goal]]

    def holds(self, one: _Said) -> bool | None:
        """Whether a count is right, ``None`` where the goals that are not assessed leave that open."""
        known = len(self.by_state[one.state])
        if self.unknown:
            may_be = known <= one.count <= known + self.unknown
            return None if may_be or self.unknown * _MANY > self.size else False
        return one.count == known

    def is_called(self, noun: str) -> bool:
        """Whether a sentence's words for some goals ("finansiella mål") fit what these are called."""
        which, _, last = noun.lower().rpartition(" ")
        stems = {word[:_STEM] for word in _WORD.findall(which or last)}
        named = {word[:_STEM] for word in _WORD.findall(self.kind.lower())}
        alike = any(one.startswith(other) or other.startswith(one) for one in stems for other in named)
        return alike or (not which and self.kind.lower() == "mål")


def _grouped(goals: list[Goal], kind: str = "") -> _Group:
    by_state: dict[State, list[Goal]] = {"met": [], "partly": [], "not": []}
    unknown = 0
    for goal in goals:
        if goal.assessment is not None and goal.assessment.open:
            # "Ej bedömt": one of them all, that went in no way yet.
            continue
        shown = goal.assessment or goal.status
        state = _state(shown.text) if shown is not None else None
        if state is None:
            unknown += 1
        else:
            by_state[state].append(goal)
    return _Group(kind, len(goals), unknown, by_state)


class Outcomes:
    """The goals of a report, and its missions, by how it went."""

    __slots__ = ("_goals", "_kinds", "_missions")

    def __init__(self, goals: tuple[Goal, ...]) -> None:
        missions = [goal for goal in goals if goal.kind.lower().endswith("uppdrag")]
        others = [goal for goal in goals if goal not in missions]
        self._missions = _grouped(missions)
        self._goals = _grouped(others)
        kinds: dict[str, list[Goal]] = {}
        for goal in others:
            kinds.setdefault(goal.kind, []).append(goal)
        self._kinds = [_grouped(alike, kind) for kind, alike in kinds.items()] if len(kinds) > 1 else []

    def in_text(self, told: Told) -> Iterator[Claim]:
        """The counts of ``told`` by outcome. Only those that speak of all goals are ever called wrong."""
        if told.in_cell or told.goal is not None:
            return
        said = list(_clauses(told.text))
        group = self._meant(told, said)
        if group.size < 2:
            return
        whole = any(one.whole == group.size for one in said) or _all_of(told)[0] == group.size
        # "Tre har uppnåtts, två delvis och tre inte": each way that a goal can go, and so all goals.
        each = sorted(one.state for one in said) == _EACH and _OF_A_PART.match(told.text) is None
        of_all = whole or sum(one.count for one in said) == group.size or each
        for one in said:
            if one.whole is not None and one.whole != group.size:
                continue
            goals, holds = group.by_state[one.state], group.holds(one)
            if holds or (holds is False and of_all and not _EARLIER.search(told.text)):
                yield Claim(
                    text=told.text[one.start : one.end],
                    span=told.span(one.start),
                    kind="count",
                    stated=one.count,
                    computed=len(goals),
                    holds=holds,
                    sources=tuple(_place(goal) for goal in goals),
                )

    def _meant(self, told: Told, said: list[_Said]) -> _Group:
        """The goals that a sentence counts: the missions, those of the kind it names, or all."""
        if "uppdrag" in told.text.lower():
            return self._missions
        amount, noun = _all_of(told)
        if amount is None or amount == self._goals.size or any(one.whole == self._goals.size for one in said):
            return self._goals
        named = [group for group in self._kinds if group.size == amount and group.is_called(noun)]
        return named[0] if len(named) == 1 else self._goals


_EACH: list[State] = ["met", "not", "partly"]
_OF_A_PART = compiled(r"\W*(?:inom|för|i|på|under|vid)\s", re.IGNORECASE)


def _all_of(told: Told) -> tuple[int | None, str]:
    """How many "av nämndens sex mål bedöms fyra nås" speaks of, and what it calls them."""
    found = _ALL_OF.search(told.text)
    return (_amount(found["whole"]), found["noun"]) if found is not None else (None, "")


def _clauses(text: str) -> Iterator[_Said]:
    first = _ALL_OF.search(text)
    turned = _TURNED.match(text, first.end()) if first is not None else None
    for found in (*([turned] if turned is not None else ()), *_CLAUSE.finditer(text, turned.end() if turned else 0)):
        groups = found.groupdict()
        count = _amount(found["count"])
        of = groups.get("whole")
        whole = _amount(of) if of else None
        if count is None or (of and whole is None and _THEM.fullmatch(of) is None):
            continue
        state = _state(f"{groups.get('degree') or ''}{found['state']}{found['after'] or ''}")
        if state is not None:
            yield _Said(count, whole, state, found.start(), found.end())


def _amount(word: str) -> int | None:
    return int(word) if word.isdigit() else parse_number_word(word)


def _place(goal: Goal) -> Passage:
    shown = goal.assessment or goal.status
    words = f"{goal.title.text}: {shown.text}" if shown is not None else goal.title.text
    return Passage(words, shown.span if shown is not None else goal.span)
