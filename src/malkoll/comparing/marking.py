"""What a comparison found, put on the plans' goals and indicators as facts that requirements can speak of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from malkoll.comparison import Comparison, GoalStep, IndicatorStep
from malkoll.finding import Text
from malkoll.plan import Compared, Goal, Indicator, Passage, Plan, Value
from malkoll.span import Span
from malkoll.swedish.differences import marked_words

__all__ = ["marked"]

_AROUND = 3
"""Words on each side of a change that a message repeats."""
_WHOLE = Span(0, 0, 1, 1, 1, 1)


def marked(comparison: Comparison) -> tuple[Plan, ...]:
    """The plan and its follow-ups, in their order, with what each goal and indicator is in the others."""
    return (_plan(comparison), *(_follow_up(comparison, number) for number in range(len(comparison.follow_ups))))


def _called(plan: Plan) -> str:
    return plan.title or plan.path


def _with(plan: Plan, goals: dict[str, Compared], indicators: dict[int, Compared]) -> Plan:
    """``indicators`` are by ``id()``: two of one goal may be equal in everything but their places."""
    return replace(
        plan,
        compared=True,
        goals=tuple(
            replace(
                goal,
                compared=goals.get(goal.id),
                indicators=tuple(replace(one, compared=indicators.get(id(one))) for one in goal.indicators),
            )
            for goal in plan.goals
        ),
    )


# --- the plan: what the follow-ups lack -------------------------------------------------------------


def _plan(comparison: Comparison) -> Plan:
    goals: dict[str, Compared] = {}
    indicators: dict[int, Compared] = {}
    for row in comparison.planned:
        missing = [plan for plan, step in zip(comparison.follow_ups, row.steps, strict=True) if step.fate == "missing"]
        places = [
            (plan.path, _title(goal))
            for plan, step in zip(comparison.follow_ups, row.steps, strict=True)
            for goal in step.found
        ]
        goals[row.goal.id] = Compared(tuple(map(_called, missing)), places=(*places, *map(_whole, missing)))
        for indicator in row.goal.indicators:
            compared = _of_indicator(indicator, comparison.follow_ups, row.steps)
            if compared is not None:
                indicators[id(indicator)] = compared
    return _with(comparison.plan, goals, indicators)


def _of_indicator(indicator: Indicator, follow_ups: tuple[Plan, ...], steps: tuple[GoalStep, ...]) -> Compared | None:
    """``None`` where its goal is missing, which is said of the goal, or where it has no name to know it by."""
    missing: list[Plan] = []
    places: list[tuple[str, Passage]] = []
    asked = False
    for plan, goal in zip(follow_ups, steps, strict=True):
        one = next((step for step in goal.indicators if step.planned is indicator), None)
        if one is None or one.fate == "goal-missing":
            continue
        asked = True
        if one.found is None:
            missing.append(plan)
        else:
            places.append((plan.path, _name(one.found)))
    if not asked or (missing and (indicator.in_prose or indicator.name is None)):
        return None
    at_goal = [
        (plan.path, _title(goal.found[0])) for plan, goal in zip(follow_ups, steps, strict=True) if plan in missing
    ]
    return Compared(tuple(map(_called, missing)), places=(*places, *at_goal))


# --- a follow-up: what is another than in the plan -----------------------------------------------------


def _follow_up(comparison: Comparison, number: int) -> Plan:
    plan, found = comparison.plan, comparison.follow_ups[number]
    goals: dict[str, Compared] = {}
    indicators: dict[int, Compared] = {}
    for row in comparison.rows:
        step = row.steps[number]
        if not row.planned:
            for goal in step.found:
                goals[goal.id] = Compared((_called(plan),), places=(_whole(plan),))
            continue
        for goal in step.found:
            goals.setdefault(goal.id, _goal(row.goal, step, plan))
        for one in step.indicators:
            if one.found is not None and (one.planned is not None or (one.found.name and not one.found.in_prose)):
                indicators[id(one.found)] = _indicator(one, row.goal, plan)
    return _with(found, goals, indicators)


def _goal(planned: Goal, step: GoalStep, plan: Plan) -> Compared:
    whole = "split" in step.changes or "merged" in step.changes
    sure = step.match is not None and step.match.likeness > 0
    return Compared(
        reworded="reworded" in step.changes if sure and not whole else None,
        planned=planned.title.text,
        difference=Text(*(marked_words(step.wording, language, _AROUND) for language in ("sv", "en"))),
        places=((plan.path, _title(planned)),),
    )


def _indicator(step: IndicatorStep, goal: Goal, plan: Plan) -> Compared:
    if step.planned is None:
        return Compared((_called(plan),), places=((plan.path, _title(goal)),))
    both = _has(step.planned.target, step.planned.targets) and step.found is not None
    both = both and step.found is not None and _has(step.found.target, step.found.targets)
    old = step.target[0]
    place = Passage(old.text, old.span) if old is not None else _name(step.planned)
    changed = bool({"target", "unit", "direction"} & set(step.changes))
    return Compared(
        target_kept=not changed if both else None,
        planned=_told(old) if old is not None else "",
        places=((plan.path, place),),
    )


def _told(value: Value) -> str:
    year = f" ({value.year})" if value.year is not None and str(value.year) not in value.text else ""
    return value.text + year


def _has(single: Value | None, several: Iterable[Value]) -> bool:
    return any(one is not None and bool(one.text.strip()) for one in (single, *several))


def _title(goal: Goal) -> Passage:
    return Passage(goal.title.text, goal.span)


def _name(indicator: Indicator) -> Passage:
    return Passage(indicator.name or "", indicator.span)


def _whole(plan: Plan) -> tuple[str, Passage]:
    return plan.path, Passage(_called(plan), _WHOLE)
