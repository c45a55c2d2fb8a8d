"""Findings, exceptions and outcomes goal by goal, as JUnit and Markdown tell them."""

from __future__ import annotations

from collections.abc import Iterable

from malkoll.finding import DocumentReport, Excepted, Finding, GoalRef, Tried
from malkoll.records import record
from malkoll.reporters.safe import one_line
from malkoll.reporters.wording import say

__all__ = ["OfGoal", "excepted_of", "exception_said", "findings_of", "goal_name", "goals_in_order"]


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
    order = sorted(goals, key=lambda one: one is not None)
    return [
        OfGoal(
            goals[key],
            tuple(finding for finding in document.findings if _id(finding.goal) == key),
            tuple(one for one in document.excepted if _id(one.finding.goal) == key),
            tuple(row for row in document.by_goal if _id(row.goal) == key),
        )
        for key in order
    ]


def findings_of(row: Tried, document: DocumentReport) -> list[Finding]:
    """The findings that a row of ``by_goal`` counts."""
    return [one for one in document.findings if one.code == row.code and _id(one.goal) == _id(row.goal)]


def excepted_of(row: Tried, document: DocumentReport) -> list[Excepted]:
    """What was excepted of what a row of ``by_goal`` counts."""
    return [one for one in document.excepted if one.finding.code == row.code and _id(one.finding.goal) == _id(row.goal)]


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
