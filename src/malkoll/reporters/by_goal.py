"""Findings, exceptions and outcomes goal by goal, as JUnit and Markdown tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from malkoll.finding import DocumentReport, Excepted, Finding, GoalRef, Tried
from malkoll.records import record
from malkoll.reporters.safe import one_line
from malkoll.reporters.wording import say

__all__ = ["OfGoal", "OfRows", "exception_said", "goal_name", "goals_in_order"]

_Item = TypeVar("_Item")
_Key = TypeVar("_Key")


@record
class OfGoal:
    """What a document has to say of one goal; ``goal`` is ``None`` for what belongs to none."""

    goal: GoalRef | None
    findings: tuple[Finding, ...]
    excepted: tuple[Excepted, ...]
    tried: tuple[Tried, ...]


def goal_name(goal: GoalRef | None, language: str) -> str:
    """A goal's number and title on one line."""
    if goal is None:
        return say("whole_document", language)
    title = one_line(goal.title) or goal.id
    return f"{one_line(goal.number)} {title}" if goal.number else title


def goals_in_order(document: DocumentReport) -> list[OfGoal]:
    """The document goal by goal, in the plan's order, what belongs to no goal first."""
    goals: dict[str | None, GoalRef | None] = {}
    rows: Iterable[GoalRef | None] = (
        *(row.goal for row in document.by_goal),
        *(finding.goal for finding in document.findings),
        *(one.finding.goal for one in document.excepted),
    )
    for goal in rows:
        goals.setdefault(_id(goal), goal)
    found = _grouped(document.findings, lambda one: _id(one.goal))
    excepted = _grouped(document.excepted, lambda one: _id(one.finding.goal))
    tried = _grouped(document.by_goal, lambda one: _id(one.goal))
    order = sorted(goals, key=lambda one: one is not None)
    return [
        OfGoal(goals[key], tuple(found.get(key, ())), tuple(excepted.get(key, ())), tuple(tried.get(key, ())))
        for key in order
    ]


class OfRows:
    """What each row of a document's ``by_goal`` counts."""

    def __init__(self, document: DocumentReport) -> None:
        self._findings = _grouped(document.findings, lambda one: (one.code, _id(one.goal)))
        self._excepted = _grouped(document.excepted, lambda one: (one.finding.code, _id(one.finding.goal)))

    def findings(self, row: Tried) -> list[Finding]:
        """The findings that a row counts."""
        return self._findings.get((row.code, _id(row.goal)), [])

    def excepted(self, row: Tried) -> list[Excepted]:
        """What was excepted of what a row counts."""
        return self._excepted.get((row.code, _id(row.goal)), [])


def _grouped(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, list[_Item]]:
    groups: dict[_Key, list[_Item]] = {}
    for one in items:
        groups.setdefault(key(one), []).append(one)
    return groups


def exception_said(one: Excepted, language: str) -> str:
    """An exception's reason, decision and last day."""
    note = one.note
    parts = [one_line(note.reason or "")]
    if note.decision:
        parts.append(f"{say('decision', language)} {one_line(note.decision)}")
    if note.until is not None:
        parts.append(f"{say('until', language)} {note.until.isoformat()}")
    return ", ".join(part for part in parts if part)


def _id(goal: GoalRef | None) -> str | None:
    return None if goal is None else goal.id
