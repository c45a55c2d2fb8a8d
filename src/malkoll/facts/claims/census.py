"""How many of each thing a plan holds, and how sure we can be of the number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from malkoll.plan import Area, Goal, Passage, Plan
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Census", "Kind", "Tally", "kind_of"]

Kind = Literal["goal", "indicator", "evidence", "measure", "area"]

_INDICATOR = compiled(
    r"(?:\w*indikator(?:n|er|erna)?|\w*nyckeltal(?:et|en)?|\w*styrtal(?:et|en)?|\w*mätetal(?:et|en)?|"
    r"(?:resultat|effekt|kvalitets)?mått(?:et|en)?|målvärde[nt]?)"
)
_EVIDENCE = compiled(r"(?:bedömnings)?underlag(?:et|en|s\w+)?")
_MEASURE = compiled(r"\w*(?:åtgärd(?:en|er|erna)?|aktivitet(?:en|er|erna)?|insats(?:en|er|erna)?)")
_AREA = compiled(r"\w*(?:område(?:t|n|na)|perspektiv(?:et|en)?)")
_GOAL = compiled(r"(?:\w*mål(?:et|en)?|uppdrag(?:et|en)?|\w*åtagande[nt]?|målbild(?:en|er|erna)?)")
# Words that end so and are no goals, areas or measures of a plan.
_OTHERS = compiled(
    r"(?:föremål|ändamål|modersmål|önskemål|spörsmål|dröjsmål|kostmål|måltid\w*|bostadsområde\w*|ansvarsområde\w*|"
    r"verksamhetsområde\w*|geografisk\w*|upptagningsområde\w*|delområde\w*|kompetensområde\w*|fastighetsområde\w*)"
)


def kind_of(word: str) -> Kind | None:
    """What ``word``, a noun that is counted, is a word for; ``None`` where plans hold no such things."""
    lower = word.lower()
    if _OTHERS.fullmatch(lower):
        return None
    for kind, pattern in _KINDS:
        if pattern.fullmatch(lower):
            return kind
    return None


_ANY_GOAL = ("mål", "målen")
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("indicator", _INDICATOR),
    ("evidence", _EVIDENCE),
    ("measure", _MEASURE),
    ("area", _AREA),
    ("goal", _GOAL),
)


@record
class Tally:
    """One way to count: how many, where they stand, and ``sure`` where none can have been overlooked.

    ``of_goal``: they are one goal's own, or those of the goals under it.
    """

    count: int
    places: tuple[Passage, ...]
    sure: bool
    of_goal: bool = False


class Census:
    """The things of a plan, counted in the ways that a plan may count them itself."""

    __slots__ = ("_areas", "_by_id", "_children", "_goals", "_plan")

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._goals: dict[str, list[Goal]] = defaultdict(list)
        self._areas: dict[str, list[Area]] = defaultdict(list)
        self._children: dict[str, list[Goal]] = defaultdict(list)
        self._by_id = {goal.id: goal for goal in plan.goals}
        for goal in plan.goals:
            self._goals[goal.kind.lower()].append(goal)
            if goal.parent:
                self._children[goal.parent].append(goal)
        for area in plan.areas:
            self._areas[area.kind.lower()].append(area)

    @property
    def is_plan(self) -> bool:
        """Whether the document sets the goals, and does not report on them."""
        return self._plan.kind == "plan"

    def goal(self, id: str | None) -> Goal | None:
        """The goal with this id, all facts on it."""
        return self._by_id.get(id or "")

    def of(self, kind: Kind, word: str, goal: Goal | None) -> list[Tally]:
        """The ways to count what ``word`` means, the likeliest first; ``goal`` is where it is told."""
        match kind:
            case "indicator" | "evidence" | "measure":
                return self._things(kind, goal)
            case "area":
                return self._grouped(word)
            case _:
                return self._commitments(word, goal)

    def all_measured(self, kind: Kind) -> bool:
        """Whether every goal shows how it is measured, in one form: then no measure can have been overlooked."""
        forms = {one.form for goal in self._plan.goals for one in goal.indicators}
        measured = all(goal.indicators or goal.evidence or goal.indicators_below for goal in self._plan.goals)
        return (
            measured
            and len(forms) == 1
            and "prose" not in forms
            and (kind == "indicator" or self._one_form_of_evidence)
        )

    @property
    def _one_form_of_evidence(self) -> bool:
        forms = {one.form for goal in self._plan.goals for one in goal.evidence}
        return len(forms) == 1 and "prose" not in forms

    # --- indicators, evidence, measures -------------------------------------------------------

    def _things(self, kind: Kind, goal: Goal | None) -> list[Tally]:
        tallies: list[Tally] = []
        if goal is not None:
            tallies.append(self._tally(kind, (goal,), own=True))
            below = self._tally(kind, (goal, *self._children.get(goal.id, ())), own=False)
            tallies.append(replace(below, of_goal=True))
        tallies.append(self._tally(kind, self._plan.goals, own=False))
        if kind == "indicator" and goal is not None:
            # "Tre mått" may take in the evidence.
            both = self._tally("evidence", (goal,), own=True)
            tallies.append(Tally(tallies[0].count + both.count, (*tallies[0].places, *both.places), False, True))
        return tallies

    @staticmethod
    def _tally(kind: Kind, goals: Iterable[Goal], *, own: bool) -> Tally:
        places: list[Passage] = []
        forms: set[str] = set()
        for goal in goals:
            if kind == "indicator":
                found = [(one.name or "", one.span, one.form) for one in goal.indicators]
            elif kind == "evidence":
                found = [(one.name, one.span, one.form) for one in goal.evidence]
            else:
                found = [(one.title, one.span, "table") for one in goal.measures]
            forms.update(form for _, _, form in found)
            places += [Passage(name, span) for name, span, _ in found]
        whole = own and bool(places) and len(forms) == 1 and "prose" not in forms
        return Tally(len(places), tuple(places), whole, own)

    # --- areas and goals ----------------------------------------------------------------------

    def _grouped(self, word: str) -> list[Tally]:
        lower = word.lower()
        groups = sorted(self._areas.items(), key=lambda item: not _same_kind(item[0], lower))
        tallies = [
            Tally(len(areas), _places(areas), len(areas) > 1 and _same_kind(kind, lower)) for kind, areas in groups
        ]
        if len(groups) > 1:
            tallies.append(Tally(len(self._plan.areas), _places(self._plan.areas), False))
        return tallies

    def _commitments(self, word: str, goal: Goal | None) -> list[Tally]:
        lower = word.lower()
        tallies: list[Tally] = []
        if goal is not None:
            below = self._children.get(goal.id, ())
            if below:
                tallies.append(Tally(len(below), _places(below), False))
        exact = [one for kind, goals in self._goals.items() if _same_kind(kind, lower) for one in goals]
        if exact:
            tallies.append(Tally(len(exact), _places(exact), self._complete(exact)))
            if goal is None and lower not in _ANY_GOAL and tallies[-1].sure:
                # Goals that carry this very word: no others are meant by it.
                return tallies
        if lower.startswith("uppdrag"):
            return tallies or [Tally(0, (), False)]
        goals = self._plan.goals
        wide = [one for one in goals if not one.kind.lower().startswith("uppdrag")]
        for some in (wide, list(goals), [one for one in goals if one.parent not in self._by_id]):
            if some and all(len(some) != tally.count for tally in tallies):
                alone = len({one.kind.lower() for one in some}) == 1 and len(some) == len(goals)
                tallies.append(
                    Tally(len(some), _places(some), alone and lower in _ANY_GOAL and self._complete(list(some)))
                )
        # Goals that the plan shows as areas ("fyra fokusmål").
        for kind, areas in self._areas.items():
            if kind.endswith("mål") and _same_kind(kind, lower):
                tallies.append(Tally(len(areas), _places(areas), False))
        return tallies

    def _complete(self, goals: list[Goal]) -> bool:
        """Whether these are all there are of their kind: numbered without a gap, or of one form where not numbered."""
        forms = {goal.form for goal in goals}
        if len(goals) < 2 or "prose" in forms:
            return False
        numbers = [goal.number for goal in goals]
        if not any(numbers):
            # "Verksamhetsmål" on a line of its own above each is as good as a heading.
            alike = len({goal.kind for goal in goals}) == 1 and goals[0].form == "label"
            return len(forms) == 1 and (goals[0].form in ("heading", "table") or alike)
        known = {one.number for one in self._plan.goals if one.number}
        known.update(one.number for one in self._plan.areas if one.number)
        return all(
            _follows(before, number) or _is_first_below(before, number, known)
            for before, number in pairwise([None, *numbers])
        )


def _is_first_below(before: str | None, number: str | None, known: Set[str]) -> bool:
    """Whether ``number`` is the first one below another number that is ``known``: 3.2.1 below 3.2."""
    parent, _, last = (number or "").rpartition(".")
    return before is not None and last == "1" and parent in known and not before.startswith(f"{parent}.")


_LETTERS = compiled(r"[A-ZÅÄÖ]{1,3}(?=\d)")


def _follows(before: str | None, number: str | None) -> bool:
    """Whether ``number`` comes next after ``before``: 3 after 2, 1.2 after 1.1, 2.1 after 1.4, U2 after U1."""
    letters = _LETTERS.match(number or "")
    if number is not None and letters is not None and before is not None and not before.startswith(letters.group()):
        # A series of its own: "F1" after "K3".
        before = None
    if number is not None and letters is not None and (before is None or before.startswith(letters.group())):
        number = number[letters.end() :]
        before = None if before is None else before[letters.end() :]
    if number is None or not all(part.isdigit() for part in number.split(".")):
        return False
    if before is not None and not all(part.isdigit() for part in before.split(".")):
        return False
    here = [int(part) for part in number.split(".")]
    if before is None:
        return all(part == 1 for part in here)
    last = [int(part) for part in before.split(".")]
    if len(last) != len(here):
        return False
    at = next((index for index, (a, b) in enumerate(zip(last, here, strict=True)) if a != b), None)
    return at is not None and here[at] == last[at] + 1 and all(part == 1 for part in here[at + 1 :])


def _places(things: Iterable[Goal | Area]) -> tuple[Passage, ...]:
    return tuple(Passage(one.title.text if isinstance(one, Goal) else one.title, one.span) for one in things)


def _same_kind(kind: str, word: str) -> bool:
    """Whether ``word``, in any form, is the plan's own word ``kind``: "målen" for "mål"."""
    last = kind.rpartition(" ")[2]
    return bool(last) and word in (last, last + "en", last + "et", last + "n", last + "na", last + "er", last + "erna")
