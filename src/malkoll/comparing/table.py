"""A plan and its follow-ups made into one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from malkoll.checks.identity import alike
from malkoll.comparing.goals import Paired, Side, pair_goals
from malkoll.comparing.indicators import Owned, owned, pair_indicators, step
from malkoll.comparing.parting import Parted, parted
from malkoll.comparing.places import Places, left_out
from malkoll.comparing.progress import calendar
from malkoll.comparing.told import clash, standing, told
from malkoll.comparing.words import Likeness, difference, same_words
from malkoll.comparison import Comparison, GoalChange, GoalFate, GoalRow, GoalStep, IndicatorStep, Match, Told
from malkoll.plan import Area, Goal, Plan
from malkoll.records import record

__all__ = ["compare"]


def compare(plan: Plan, *follow_ups: Plan) -> Comparison:
    """What became of every goal and indicator of ``plan`` in each of ``follow_ups``, in the order given.

    Where a follow-up is a plan itself the two are editions: nothing is reported, goals are kept, dropped and added.
    """
    editions = plan.kind == "plan" and all(one.kind == "plan" for one in follow_ups)
    sides = [Side(one) for one in follow_ups]
    found = [_Pair(Side(plan), side, editions=editions) for side in sides]
    rows = [GoalRow(goal, True, tuple(one.step(at) for one in found)) for at, goal in enumerate(plan.goals)]
    rows += _added(sides, found)
    return Comparison(plan, follow_ups, tuple(rows), editions, tuple(one.left_out for one in found))


class _Pair:
    """The plan and one follow-up."""

    def __init__(self, planned: Side, found: Side, *, editions: bool) -> None:
        self.planned, self.found, self.editions = planned, found, editions
        texts = [goal.title.text for goal in (*planned.goals, *found.goals)]
        self.likeness = Likeness(texts)
        self.paired: Paired = pair_goals(planned, found, self.likeness)
        self.parted: Parted = parted(planned, found, self.paired, self.likeness)
        self.targets = self._targets()
        self.sources: dict[int, list[int]] = {}
        for one, others in self.targets.items():
            for other in others:
                self.sources.setdefault(other, []).append(one)
        first = {one: others[0] for one, others in self.targets.items()}
        self.places = Places(planned, found, {**first, **self.paired.pairs}, self.likeness)
        self.left_out: tuple[Area, ...] = left_out(planned, self.targets)
        self.days = calendar(planned.plan, found.plan)
        self.here, self.there = owned(planned.goals), owned(found.goals)
        names = [one.indicator.name or "" for one in (*self.here, *self.there)]
        self.names = Likeness(names)
        self.indicators = pair_indicators(self.here, self.there, self.targets, self.names)
        self._of_goal: dict[int, list[tuple[int, Owned]]] = {}
        for place, mine in enumerate(self.here):
            self._of_goal.setdefault(mine.at, []).append((place, mine))
        self._told = {at: tuple(told(self._planned_goal(at), goal)) for at, goal in enumerate(found.goals)}
        self._below()

    def _targets(self) -> dict[int, tuple[int, ...]]:
        """The plan's goals → the follow-up's that each is there."""
        # What was parted is no longer the pair that it was.
        parts = {part for ones in self.parted.split.values() for part in ones} | set(self.parted.merged)
        found: dict[int, tuple[int, ...]] = {
            one: (other,) for one, other in self.paired.pairs.items() if other not in parts
        }
        found.update(self.parted.split)
        for other, ones in self.parted.merged.items():
            found.update(dict.fromkeys(ones, (other,)))
        return dict(sorted(found.items()))

    def _planned_goal(self, at: int) -> Goal | None:
        ones = self.sources.get(at)
        return self.planned.goals[ones[0]] if ones else None

    def _below(self) -> None:
        """What only groups goals is told of through them."""
        for at in reversed(range(len(self.found.goals))):
            goal = self.found.goals[at]
            if self._told[at]:
                continue
            if any(other.parent == goal.id and self._told[lower] for lower, other in enumerate(self.found.goals)):
                self._told[at] = (Told("below"),)

    # --- one goal of the plan -----------------------------------------------------------------------

    def step(self, at: int) -> GoalStep:
        """What the follow-up says of the plan's goal at this place."""
        others = self.targets.get(at)
        if others is None:
            return GoalStep("missing", indicators=tuple(self._indicator(place, one) for place, one in self._own(at)))
        goals = tuple(self.found.goals[other] for other in others)
        indicators = tuple(self._indicator(place, one) for place, one in self._own(at))
        if self.sources[others[0]][0] == at:
            indicators += tuple(self._new_indicators(others))
        said, where = standing(goals)
        return self._with_changes(
            at,
            others,
            GoalStep(
                self._fate(others),
                goals,
                match=self._match(at),
                others=self._others(at, others),
                told=tuple(one for other in others for one in self._told[other]),
                standing=said,
                clash=clash(said, where, indicators),
                indicators=indicators,
            ),
        )

    def _fate(self, others: tuple[int, ...]) -> GoalFate:
        if self.editions:
            return "kept"
        return "reported" if all(self._told[other] for other in others) else "not-reported"

    def _match(self, at: int) -> Match | None:
        known = self.paired.matches.get(at)
        if at in self.parted.split or any(at in ones for ones in self.parted.merged.values()):
            # Nobody says that it was parted: it is read out of the words.
            return Match(("wording",), "medium", known.likeness if known is not None else 0)
        return known

    def _others(self, at: int, others: tuple[int, ...]) -> tuple[Goal, ...]:
        return tuple(self.planned.goals[one] for one in self.sources[others[0]] if one != at)

    def _with_changes(self, at: int, others: tuple[int, ...], made: GoalStep) -> GoalStep:
        goal, first = self.planned.goals[at], made.found[0]
        changes: list[GoalChange] = []
        wording = made.wording
        if len(others) > 1:
            changes.append("split")
        elif made.others:
            changes.append("merged")
        elif (
            self.planned.titles[at]
            and self.found.titles[others[0]]
            and not same_words(goal.title.text, first.title.text)
        ):
            changes.append("reworded")
            wording = difference(goal.title.text, first.title.text)
        if len(others) == 1 and goal.number and first.number and alike(goal.number) != alike(first.number):
            changes.append("renumbered")
        above = made.above
        if any(self.places.moved(at, other) for other in others):
            changes.append("moved")
            above = (self.planned.above[at], self.found.above[others[0]])
        return replace(made, changes=tuple(changes), wording=wording, above=above)

    # --- indicators ---------------------------------------------------------------------------------

    def _own(self, at: int) -> list[tuple[int, Owned]]:
        return self._of_goal.get(at, [])

    def _indicator(self, place: int, one: Owned) -> IndicatorStep:
        other = self.indicators.get(place)
        if other is not None:
            there = self.there[other]
            moved = there.at not in self.targets.get(one.at, ())
            return step(one, there, self.days, self.names, moved=moved, editions=self.editions)
        if one.at not in self.targets:
            return IndicatorStep(one.indicator, None, "goal-missing")
        return step(one, None, self.days, self.names, moved=False, editions=self.editions)

    def _new_indicators(self, others: tuple[int, ...]) -> list[IndicatorStep]:
        known = set(self.indicators.values())
        return [
            step(None, one, self.days, self.names, moved=False, editions=self.editions)
            for place, one in enumerate(self.there)
            if one.at in others and place not in known
        ]

    # --- goals that only the follow-up has -----------------------------------------------------------

    @property
    def alone(self) -> tuple[int, ...]:
        """The places of the follow-up's goals that are none of the plan's."""
        return tuple(at for at in range(len(self.found.goals)) if at not in self.sources)

    def new_step(self, at: int) -> GoalStep:
        """What the follow-up says of a goal that the plan has not."""
        goal = self.found.goals[at]
        indicators = tuple(self._new_indicators((at,)))
        said, where = standing((goal,))
        return GoalStep(
            "new",
            (goal,),
            told=self._told[at],
            standing=said,
            clash=clash(said, where, indicators),
            indicators=indicators,
        )


@record(frozen=False)
class _NewRow:
    goal: Goal
    steps: dict[int, GoalStep]


def _added(sides: list[Side], found: list[_Pair]) -> list[GoalRow]:
    """The goals that the plan has not, each followed from one follow-up to the next."""
    rows: list[_NewRow] = []
    last: dict[int, int] = {}
    for number, (side, one) in enumerate(zip(sides, found, strict=True)):
        earlier = _same_as(sides[number - 1], side) if number else {}
        here: dict[int, int] = {}
        for at in one.alone:
            row = last.get(earlier.get(at, -1))
            if row is None:
                row = len(rows)
                rows.append(_NewRow(side.goals[at], {}))
            rows[row].steps[number] = one.new_step(at)
            here[at] = row
        last = here
    absent = GoalStep("absent")
    return [GoalRow(row.goal, False, tuple(row.steps.get(n, absent) for n in range(len(sides)))) for row in rows]


def _same_as(earlier: Side, later: Side) -> Mapping[int, int]:
    """The later document's goals → the earlier one's."""
    likeness = Likeness([goal.title.text for goal in (*earlier.goals, *later.goals)])
    return {other: one for one, other in pair_goals(earlier, later, likeness).pairs.items()}
