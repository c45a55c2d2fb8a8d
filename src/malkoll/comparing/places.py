"""What stands above goals in two documents, and whether a goal now stands under something else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from malkoll.comparing.goals import Side
from malkoll.comparing.words import Likeness
from malkoll.plan import Area, Goal

__all__ = ["Places", "left_out"]

_ALIKE = 0.72


class Places:
    """The areas and goals that others stand under, and which of the one document is which of the other.

    A goal's counterpart is the one it was paired with. An area's is the one of like title (also a goal, where the other
    document has goals for areas), or the one that most of its goals are under: an area that was given another name.
    """

    def __init__(self, planned: Side, found: Side, pairs: Mapping[int, int], likeness: Likeness) -> None:
        self._planned, self._found, self._likeness = planned, found, likeness
        self._counterparts = {planned.goals[one].id: found.goals[other].id for one, other in pairs.items()}
        named = {id: title for id, title in _titles(found).items() if id not in self._counterparts.values()}
        for area in planned.areas.values():
            like = {id: likeness.of(area.title, title) for id, title in named.items()}
            best = max(like, key=lambda id: like[id], default=None)
            if best is not None and like[best] >= _ALIKE:
                self._counterparts[area.id] = best
        self._by_goals(pairs)
        self._backwards = {other: one for one, other in self._counterparts.items()}

    def _by_goals(self, pairs: Mapping[int, int]) -> None:
        """Areas without one of like title: what holds most of the goals of each is the same, named anew."""
        together: defaultdict[str, Counter[str]] = defaultdict(Counter)
        back: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one, other in pairs.items():
            upper, lower = self._planned.goals[one].parent, self._found.goals[other].parent
            if upper in self._planned.areas and lower in self._found.areas:
                together[upper][lower] += 1
                back[lower][upper] += 1
        taken = set(self._counterparts.values())
        for upper, counts in together.items():
            lower, count = counts.most_common(1)[0]
            if upper in self._counterparts or lower in taken:
                continue
            if 2 * count > counts.total() and 2 * back[lower][upper] > back[lower].total():
                self._counterparts[upper] = lower

    def moved(self, one: int, other: int) -> bool:
        """Whether a goal stands under something else now. A document without levels has moved nothing."""
        goal, now = self._planned.goals[one], self._found.goals[other]
        upper, lower = _parent(self._planned, goal), _parent(self._found, now)
        if upper is None or lower is None:
            return False
        there = self._counterparts.get(upper)
        if there is not None:
            return there not in _ancestors(self._found, now) and there != now.id
        before = self._backwards.get(lower)
        return before is not None and before not in _ancestors(self._planned, goal) and before != goal.id


def _titles(side: Side) -> dict[str, str]:
    goals = {goal.id: goal.title.text for goal in side.goals}
    return {**goals, **{area.id: area.title for area in side.areas.values()}}


def _parent(side: Side, goal: Goal) -> str | None:
    return goal.parent if goal.parent in side.areas or goal.parent in side.by_id else None


def _ancestors(side: Side, goal: Goal) -> Iterator[str]:
    """The ids of what a goal stands under, the nearest first."""
    above = _parent(side, goal)
    for _ in range(len(side.goals) + 1):
        if above is None:
            return
        yield above
        upper = side.by_id.get(above)
        above = _parent(side, upper) if upper is not None else None


def left_out(planned: Side, there: Collection[int]) -> tuple[Area, ...]:
    """The plan's areas with goals, none of which is ``there``; empty where that is all or none of the areas."""
    has: dict[str, bool] = {}
    for at, goal in enumerate(planned.goals):
        area = next((above for above in _ancestors(planned, goal) if above in planned.areas), None)
        if area is not None:
            has[area] = has.get(area, False) or at in there
    gone = tuple(area for area in planned.plan.areas if has.get(area.id) is False)
    return gone if len(gone) < len(has) else ()
