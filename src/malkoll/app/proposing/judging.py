"""Whether a guess helps: what a plan holds with it, against what it held without."""

from __future__ import annotations

from malkoll.app.proposing.guesses import Guess
from malkoll.plan import Goal, Indicator, Plan

__all__ = ["is_better"]

_VALUES = {"utgångsvärde": "baseline", "målvärde": "target", "utfall": "outcome"}


def is_better(guess: Guess, before: Plan, after: Plan) -> bool:
    """Whether ``after`` holds more of what was there ``before``, and loses nothing of it."""
    if guess.noun == "mål":
        return _more_goals(guess, before, after)
    if len(after.goals) != len(before.goals):
        return False
    if guess.noun == "område":
        return len(after.areas) > len(before.areas) and _held(after) >= _held(before)
    value = _VALUES.get(guess.noun or "")
    if value is not None and guess.figures and _with_value(after, value) > _with_value(before, value):
        return _held(after) >= _held(before)
    return _held(after) > _held(before)


def _more_goals(guess: Guess, before: Plan, after: Plan) -> bool:
    known = {goal.span.line for goal in before.goals}
    found = {goal.span.line for goal in after.goals}
    if guess.lines:
        # All of these are goals, and nothing else becomes one. Where most were found without it, the rest are none.
        new = guess.lines - known
        alone = guess.says_goals or guess.only_here
        return found == known | guess.lines and 2 * len(new) > len(found) and not (alone and known)
    if not known:
        return bool(found)
    if guess.same_word:
        # All of its rows are goals that were not found without it.
        return found > known and len(after.goals) - len(before.goals) == len(guess.seen.rows)
    named = _numbered(after) - _numbered(before)
    return found == known and named > 0 and _held(after) >= _held(before)


def _numbered(plan: Plan) -> int:
    return sum(goal.number is not None for goal in plan.goals)


def _with_value(plan: Plan, value: str) -> int:
    return sum(getattr(one, value) is not None for goal in plan.goals for one in goal.indicators)


def _held(plan: Plan) -> int:
    return sum(_of_goal(goal) for goal in plan.goals)


def _of_goal(goal: Goal) -> int:
    single = (goal.follow_up, goal.deadline, goal.assessment, goal.forecast, goal.comment, goal.status)
    named = sum(one.name not in (None, goal.title.text) for one in goal.indicators)
    return (
        sum(one is not None for one in single)
        + len(goal.evidence)
        + sum(one.method is not None for one in goal.evidence)
        + len(goal.measures)
        + len(goal.responsible)
        + named
        + sum(map(_of_indicator, goal.indicators))
    )


def _of_indicator(indicator: Indicator) -> int:
    values = (indicator.baseline, indicator.target, indicator.outcome, indicator.comment, indicator.assessment)
    return 1 + sum(one is not None for one in values)
