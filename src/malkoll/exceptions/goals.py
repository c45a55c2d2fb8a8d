"""Which goal is meant by words: its number, its title, or both."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.checks.identity import alike
from malkoll.exceptions.likeness import likeness
from malkoll.finding import GoalRef, Text
from malkoll.regexes import compiled

__all__ = ["goal_named"]

_NUMBER = compiled(r"^(?:(?P<kind>[^\W\d_]+)\s+)?(?P<number>(?:[A-ZÅÄÖa-zåäö]{1,3}\.?)?\d+(?:\.\d+)*)\s*[.:)–-]?\s*")
_REWORDED = 85
"""Likeness (0-100) from which a title under the same number is the same goal, reworded."""
_PERHAPS = 60
"""Likeness from which a goal is suggested."""


def goal_named(named: str, goals: Sequence[GoalRef]) -> GoalRef | Text:
    """The one goal that ``named`` means, or why it cannot be told.

    The title decides: an exact title with another number is the goal, renumbered. A number is enough where no
    title is given; with both, a title that has been slightly reworded is the goal still.
    """
    number, title = _parts(named)
    whole = alike(named)
    titled = [goal for goal in goals if alike(goal.title) in (whole, title)]
    if len(titled) > 1:
        numbered = [goal for goal in titled if number and _same(goal.number, number)]
        titled = numbered if len(numbered) == 1 else titled
    if len(titled) == 1:
        return titled[0]
    if titled:
        return _ambiguous(named, titled)
    numbered = [goal for goal in goals if number and _same(goal.number, number)]
    if title:
        numbered = [goal for goal in numbered if likeness(title, alike(goal.title)) >= _REWORDED]
    if len(numbered) == 1:
        return numbered[0]
    if numbered:
        return _ambiguous(named, numbered)
    return _unknown(named, title or whole, goals)


def _parts(named: str) -> tuple[str, str]:
    """The number and the title in "1.2 Trygg skola" or "Mål 1.2: Trygg skola"; either may be empty."""
    found = _NUMBER.match(named.strip())
    if found is None:
        return "", alike(named)
    return found["number"], alike(named.strip()[found.end() :])


def _same(number: str | None, given: str) -> bool:
    return number is not None and alike(number) == alike(given)


def _called(goal: GoalRef) -> str:
    return f"{goal.number} {goal.title}" if goal.number else goal.title


def _ambiguous(named: str, goals: Sequence[GoalRef]) -> Text:
    count = len(goals)
    return Text(
        sv=f"planen har {count} mål som heter ”{named}”; skriv också målets nummer, eller gör undantaget i planen "
        "under målet.",
        en=f"the plan has {count} goals called “{named}”; give the goal's number too, or write the exception in the "
        "plan under the goal.",
    )


def _unknown(named: str, title: str, goals: Sequence[GoalRef]) -> Text:
    near = max(goals, key=lambda goal: likeness(title, alike(goal.title)), default=None)
    sv, en = f"planen har inget mål ”{named}”.", f"the plan has no goal “{named}”."
    if near is None or likeness(title, alike(near.title)) < _PERHAPS:
        return Text(sv=sv, en=en)
    return Text(sv=f"{sv} Menade du ”{_called(near)}”?", en=f"{en} Did you mean “{_called(near)}”?")
