"""How exceptions stand, told as facts for the rules about them."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.exceptions.applying import Standing
from malkoll.finding import DocumentReport, Text
from malkoll.plan import Decision, Exemption, Goal, Plan, Title

__all__ = ["exceptions_of"]

_UNCHECKED = Text(
    sv="Kravet som undantaget gäller kunde inte prövas.",
    en="The rule that the exception is from could not be checked.",
)


def exceptions_of(report: DocumentReport, standings: Sequence[Standing]) -> Plan:
    """A plan that holds nothing but the exceptions of ``report``'s plan and the goals they stand under."""
    goals: dict[str, Goal] = {}
    for standing in standings:
        goal, span = standing.note.goal, standing.note.span
        if goal is not None:
            goals.setdefault(
                goal.id, Goal(goal.id, None, "", goal.number, Title(goal.title, span), span, span.end_line)
            )
    order = {goal.id: at for at, goal in enumerate(report.outline)}
    return Plan(
        report.path,
        report.sha256,
        report.template,
        "follow-up" if report.kind == "follow-up" else "plan",
        report.title,
        goals=tuple(sorted(goals.values(), key=lambda goal: order.get(goal.id, -1))),
        exceptions=tuple(_exemption(standing) for standing in standings),
    )


def _exemption(standing: Standing) -> Exemption:
    note, state = standing.note, standing.state
    return Exemption(
        text=standing.code or "malkoll",
        span=note.span,
        rule=standing.code,
        goal=note.goal.id if note.goal is not None else None,
        reason=note.reason or "",
        decisions=(Decision(note.decision, note.span),) if note.decision else (),
        until=note.until.isoformat() if note.until is not None else "",
        complete=state != "incomplete",
        real=standing.real,
        expired=standing.expired,
        needed={"used": True, "unused": False}.get(state),
        doubt=_UNCHECKED if state == "unchecked" else None,
        fault=standing.fault,
    )
