"""A comparison as JSON: what ``compare --format json`` says besides what ``check`` does. The keys are a promise."""

from __future__ import annotations

from typing import Any

from malkoll.comparison import (
    Clash,
    Comparison,
    ComparisonReport,
    GoalRow,
    GoalStep,
    IndicatorStep,
    Match,
    Progress,
    WordPiece,
)
from malkoll.plan import Area, Goal, Indicator, Value
from malkoll.reporters.comparison_answer import answer

__all__ = ["comparison_as_data"]

Data = dict[str, Any]


def comparison_as_data(report: ComparisonReport, language: str) -> Data:
    """The comparison under one key, its texts in ``language``; ``None`` where nothing could be compared."""
    comparison = report.comparison
    if comparison is None:
        return {"comparison": None}
    note = report.note
    return {
        "comparison": {
            "plan": comparison.plan.path,
            "follow_ups": [plan.path for plan in comparison.follow_ups],
            "editions": comparison.editions,
            "note": None if note is None else note.in_language(language),
            "answer": list(answer(comparison, language)),
            "areas_left_out": [[_area(area) for area in areas] for areas in comparison.left_out],
            "goals": [_row(row, comparison, language) for row in comparison.rows],
        }
    }


def _row(row: GoalRow, comparison: Comparison, language: str) -> Data:
    return {
        **_goal(row.goal),
        "planned": row.planned,
        "steps": [
            _step(step, plan.path, language) for plan, step in zip(comparison.follow_ups, row.steps, strict=True)
        ],
    }


def _step(step: GoalStep, path: str, language: str) -> Data:
    return {
        "path": path,
        "fate": step.fate,
        "changes": list(step.changes),
        "found": [_goal(goal) for goal in step.found],
        "merged_with": [_goal(goal) for goal in step.others],
        "match": None if step.match is None else _match(step.match),
        "wording": _wording(step.wording),
        "above": None if step.above == (None, None) else {"from": step.above[0], "to": step.above[1]},
        "told": [
            {
                "way": one.way,
                "text": None if one.passage is None else one.passage.text,
                "line": None if one.passage is None else one.passage.span.line,
            }
            for one in step.told
        ],
        "standing": step.standing,
        "clash": None if step.clash is None else _clash(step.clash),
        "indicators": [_indicator(one, language) for one in step.indicators],
    }


def _indicator(one: IndicatorStep, language: str) -> Data:
    return {
        "fate": one.fate,
        "changes": list(one.changes),
        "planned": _named(one.planned),
        "found": _named(one.found),
        "match": None if one.match is None else _match(one.match),
        "wording": _wording(one.wording),
        "target": _values(one.target),
        "baseline": _values(one.baseline),
        "outcome": None if one.found is None else _value(one.found.outcome),
        "progress": None if one.progress is None else _progress(one.progress, language),
        "against_plan": None if one.against_plan is None else _progress(one.against_plan, language),
        "goal": None if one.goal is None else _goal(one.goal),
    }


def _goal(goal: Goal) -> Data:
    return {"id": goal.id, "number": goal.number, "title": goal.title.text, "line": goal.span.line}


def _area(area: Area) -> Data:
    return {"id": area.id, "number": area.number, "title": area.title, "line": area.span.line}


def _named(indicator: Indicator | None) -> Data | None:
    return None if indicator is None else {"name": indicator.name, "line": indicator.span.line}


def _match(match: Match) -> Data:
    other = match.runner_up
    return {
        "by": list(match.by),
        "confidence": match.confidence,
        "likeness": match.likeness,
        "runner_up": None if other is None else {"goal": _goal(other.goal), "likeness": other.likeness},
    }


def _wording(pieces: tuple[WordPiece, ...]) -> list[Data]:
    return [{"kind": piece.kind, "text": piece.text} for piece in pieces]


def _values(values: tuple[Value | None, Value | None]) -> Data | None:
    return None if values == (None, None) else {"planned": _value(values[0]), "found": _value(values[1])}


def _value(value: Value | None) -> Data | None:
    if value is None:
        return None
    return {"text": value.text, "number": value.number, "unit": value.unit, "year": value.year, "line": value.span.line}


def _progress(progress: Progress, language: str) -> Data:
    return {
        "reached": progress.reached,
        "reason": None if progress.reason is None else progress.reason.in_language(language),
        "expected": progress.expected,
        "share": progress.share,
    }


def _clash(clash: Clash) -> Data:
    return {
        "said": clash.said.text,
        "line": clash.said.span.line,
        "standing": clash.standing,
        "indicators": [one.found.name for one in clash.indicators if one.found is not None],
    }
