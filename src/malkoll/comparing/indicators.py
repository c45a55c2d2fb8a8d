"""Which indicator is which: first among those of goals that are one, then wherever they have gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from malkoll.checks.identity import alike
from malkoll.comparing.assignment import best_pairs
from malkoll.comparing.progress import Calendar, progress
from malkoll.comparing.values import changed_baseline, changed_target, same_unit
from malkoll.comparing.words import Likeness, difference
from malkoll.comparison import IndicatorChange, IndicatorFate, IndicatorStep, Match, MatchedBy
from malkoll.finding import Confidence
from malkoll.plan import Goal, Indicator
from malkoll.records import record

__all__ = ["Owned", "pair_indicators", "step"]

_SAME = 0.985
_RENAMED = 0.62
"""Likeness of names (0 to 1) from which two indicators of one goal are one, renamed."""
_RENAMED_FAINTLY = 0.4
"""The same, where their figures are the same too."""
_MOVED = 0.85
"""Likeness from which it is one that now stands under another goal."""


@record(eq=False)
class Owned:
    """An indicator and the goal it stands under, with the goal's place in its document."""

    indicator: Indicator
    goal: Goal
    at: int


def owned(goals: Sequence[Goal]) -> tuple[Owned, ...]:
    """All indicators of a document, in its order."""
    return tuple(Owned(one, goal, at) for at, goal in enumerate(goals) for one in goal.indicators)


def pair_indicators(
    planned: Sequence[Owned], found: Sequence[Owned], counterparts: Mapping[int, Iterable[int]], likeness: Likeness
) -> dict[int, int]:
    """Places in the first list → places in the second; ``counterparts`` are the goals that are one, by place."""
    of_goal: defaultdict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        of_goal[one.at].append(place)
    weights: dict[tuple[int, int], float] = {}
    for place, one in enumerate(planned):
        near = [other for at in counterparts.get(one.at, ()) for other in of_goal[at]]
        for other in near:
            weight = _within_goal(one.indicator, found[other].indicator, likeness)
            if weight:
                weights[place, other] = weight + 0.001 * (1 - abs(near.index(other) - place) / (len(found) + place + 1))
    pairs = best_pairs(weights)
    taken = set(pairs.values())
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for other, one in enumerate(found):
        if other not in taken and one.indicator.name:
            by_name[alike(one.indicator.name)].append(other)
    elsewhere: dict[tuple[int, int], float] = {}
    for place, one in enumerate(planned):
        if place in pairs or not one.indicator.name:
            continue
        for name, others in by_name.items():
            like = likeness.of(one.indicator.name, name)
            if like >= _MOVED:
                elsewhere.update({(place, other): like + (2.0 if like >= _SAME else 0.0) for other in others})
    pairs.update(best_pairs(elsewhere))
    return pairs


def _within_goal(planned: Indicator, found: Indicator, likeness: Likeness) -> float:
    """How well two indicators of one goal go together; 0 where they do not."""
    figures = _same_figures(planned, found)
    if not planned.name or not found.name:
        return 0.5 if figures and planned.name == found.name else 0.0
    like = likeness.of(planned.name, found.name)
    if like >= _SAME:
        return 3.0 + figures
    if like >= (_RENAMED_FAINTLY if figures == 1.0 else _RENAMED):
        return like + 0.2 * figures
    return 0.0


def _same_figures(planned: Indicator, found: Indicator) -> float:
    """1 where target (and baseline, where both have one) are the same figures; 0.5 where only some can be told."""
    said = 0.0
    for one, other in ((planned.target, found.target), (planned.baseline, found.baseline)):
        if one is None or other is None or one.number is None or other.number is None:
            continue
        if one.number != other.number or not same_unit(one, other):
            return 0.0
        said = 1.0
    return said


def step(
    planned: Owned | None, found: Owned | None, days: Calendar, likeness: Likeness, *, moved: bool, editions: bool
) -> IndicatorStep:
    """What the follow-up says of an indicator; both are given, or one where the other document has none."""
    if found is None:
        assert planned is not None
        return IndicatorStep(planned.indicator, None, "dropped")
    new = found.indicator
    if planned is None:
        return IndicatorStep(None, new, "added", progress=progress(None, new, days), goal=found.goal)
    old = planned.indicator
    changes: list[IndicatorChange] = []
    like = likeness.of(old.name, new.name) if old.name and new.name else 1.0
    if old.name and new.name and like < 1.0:
        changes.append("renamed")
    if moved:
        changes.append("moved")
    of_target, target = changed_target(old, new)
    changes += of_target
    baseline = changed_baseline(old, new)
    if baseline is not None:
        changes.append("baseline")
    return IndicatorStep(
        old,
        new,
        _fate(new, editions=editions),
        tuple(changes),
        _match(like),
        difference(old.name or "", new.name or "") if "renamed" in changes else (),
        target,
        baseline or (None, None),
        progress(old, new, days),
        progress(old, replace(new, target=target[0]), days) if target[0] is not None else None,
        found.goal,
    )


def _fate(found: Indicator, *, editions: bool) -> IndicatorFate:
    if editions:
        return "kept"
    told = (found.outcome is not None and found.outcome.text.strip()) or found.followed_up
    return "followed-up" if told else "not-followed-up"


def _match(like: float) -> Match:
    by: MatchedBy = "title" if like >= _SAME else "wording"
    confidence: Confidence = "high" if like >= 0.85 else "medium" if like >= _RENAMED else "low"
    return Match((by,), confidence, round(100 * like))
