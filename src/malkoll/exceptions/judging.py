"""How exceptions stand, told as facts for the rules about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from malkoll.exceptions.applying import Standing
from malkoll.finding import DocumentReport, Finding, Text
from malkoll.plan import Decision, Exemption, Goal, Plan, Title

__all__ = ["exceptions_of", "merged"]

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


def merged(report: DocumentReport, judged: DocumentReport, standings: Sequence[Standing]) -> DocumentReport:
    """``report`` with what the rules about exceptions found (``judged``) put in where it belongs.

    What is written beside the plan is told with that file's own path.
    """
    where = {standing.note.span: standing.note.path for standing in standings}
    found = [replace(one, path=where.get(one.span, one.path), source="") for one in judged.findings]
    codes = {row.code: row for row in judged.tried}
    order = {goal.id: at for at, goal in enumerate(report.outline)}
    rows = [*report.by_goal, *judged.by_goal]
    rows.sort(key=lambda row: (order.get(row.goal.id, 0) if row.goal is not None else -1, row.code))
    return replace(
        report,
        findings=tuple(_in_order(report, found, order)),
        tried=tuple(codes.get(row.code, row) for row in report.tried),
        by_goal=tuple(rows),
        clear=report.clear | judged.clear,
    )


def _in_order(report: DocumentReport, found: Sequence[Finding], order: Mapping[str, int]) -> list[Finding]:
    """The findings in the plan's order, those about an exception last under their goal.

    What belongs to no goal comes after the goal that it stands behind; what stands in another file comes last.
    """
    keyed: list[tuple[float, Finding]] = []
    here = _FIRST
    for finding in report.findings:
        here = _behind(here) if finding.goal is None else float(order.get(finding.goal.id, 0))
        keyed.append((here, finding))
    for finding in found:
        if finding.goal is not None:
            place = float(order.get(finding.goal.id, 0))
        elif finding.path != report.path:
            place = _behind(len(order))
        else:
            above = [at for at, one in keyed if one.path == report.path and one.span.line < finding.span.line]
            place = _behind(max(above, default=_FIRST))
        keyed.append((place, finding))
    keyed.sort(key=lambda pair: pair[0])
    return [finding for _, finding in keyed]


_FIRST = -0.5


def _behind(place: float) -> float:
    return place if place != int(place) else place + 0.5
