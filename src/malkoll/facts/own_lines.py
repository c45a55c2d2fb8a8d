"""The lines on which a plan's goals, and what belongs to them, have their titles."""

from __future__ import annotations

from malkoll.plan import Plan

__all__ = ["lines_of"]


def lines_of(plan: Plan) -> frozenset[int]:
    """The lines of areas, goals, indicators, evidence, measures and decisions: other rules look after those."""
    lines = {one.span.line for one in plan.areas} | {one.span.line for one in plan.decisions}
    for goal in plan.goals:
        lines.add(goal.span.line)
        for parts in (goal.indicators, goal.evidence, goal.measures):
            lines.update(part.span.line for part in parts)
    return frozenset(lines)
