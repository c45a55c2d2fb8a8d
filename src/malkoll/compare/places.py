"""Which area is which, and whether a goal now stands under another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from malkoll.compare.goals import Side
from malkoll.compare.words import Likeness
from malkoll.plan import Area

__all__ = ["Places", "left_out"]

_ALIKE = 0.72


class Places:
    """What stands above goals in two documents. An area is the one of like title, or with most of its goals."""

    def __init__(self, planned: Side, found: Side, pairs: Mapping[int, int], likeness: Likeness) -> None:
        self._planned, self._found, self._likeness = planned, found, likeness
        self._goals = {planned.goals[one].id: found.goals[other].id for one, other in pairs.items()}
        here: Counter[tuple[str, str]] = Counter()
        self._of_planned: Counter[str] = Counter()
        self._of_found: Counter[str] = Counter()
        for one, other in pairs.items():
            upper, lower = planned.goals[one].parent, found.goals[other].parent
            if upper and lower:
                here[upper, lower] += 1
                self._of_planned[upper] += 1
                self._of_found[lower] += 1
        self._together = here

    def moved(self, one: int, other: int) -> bool:
        """Whether a goal stands under something else now. A document without levels has moved nothing."""
        above, below = self._planned.above[one], self._found.above[other]
        if above is None or below is None or self._likeness.of(above, below) >= _ALIKE:
            return False
        upper, lower = self._planned.goals[one].parent or "", self._found.goals[other].parent or ""
        if upper in self._planned.by_id and self._goals.get(upper) == lower:
            return False
        if lower in self._found.by_id and upper in self._planned.areas:
            # The areas have gone and goals stand over goals: another way to lay it out, unless its own area is there.
            return any(self._likeness.of(above, title) >= _ALIKE for title in self._titles())
        return not self._same_by_goals(upper, lower) or self._has_area_like(above)

    def _same_by_goals(self, upper: str, lower: str) -> bool:
        """Whether most goals of each are goals of the other: an area that has been given another name."""
        both = self._together[upper, lower]
        return both * 2 > self._of_planned[upper] and both * 2 > self._of_found[lower]

    def _titles(self) -> list[str]:
        return [area.title for area in self._found.areas.values()]

    def _has_area_like(self, title: str) -> bool:
        return any(self._likeness.of(title, other) >= _ALIKE for other in self._titles())


def left_out(planned: Side, there: Collection[int]) -> tuple[Area, ...]:
    """The plan's areas with goals, none of which is ``there``; empty where that is all or none of the areas."""
    has: dict[str, bool] = {}
    for at in range(len(planned.goals)):
        area = _area_of(planned, at)
        if area is not None:
            has[area.id] = has.get(area.id, False) or at in there
    gone = tuple(area for area in planned.plan.areas if has.get(area.id) is False)
    return gone if len(gone) < len(has) else ()


def _area_of(side: Side, at: int) -> Area | None:
    goal = side.goals[at]
    for _ in range(len(side.goals)):
        if goal.parent in side.areas:
            return side.areas[goal.parent]
        if goal.parent not in side.by_id:
            return None
        goal = side.by_id[goal.parent]
    return None
