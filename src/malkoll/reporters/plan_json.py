"""What malkoll understood of plans, as JSON: ``show --format json``. The keys are a promise (version 1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from malkoll.plan import (
    Area,
    Assessment,
    Citation,
    Claim,
    Comment,
    Deadline,
    Decision,
    Evidence,
    Figure,
    Forecast,
    Goal,
    Indicator,
    Measure,
    Passage,
    Plan,
    Responsible,
    Status,
    Term,
    Value,
)

__all__ = ["plans_as_data"]

Data = dict[str, Any]


def plans_as_data(plans: Iterable[Plan]) -> Data:
    """The plans as JSON data, in the shape of ``malkoll show --format json``."""
    return {"version": 1, "plans": [_plan(plan) for plan in plans]}


def _plan(plan: Plan) -> Data:
    period = plan.period
    return {
        "path": plan.path,
        "sha256": plan.sha256,
        "template": plan.template,
        "kind": plan.kind,
        "title": plan.title,
        "organisation": plan.organisation,
        "board": plan.board,
        "period": None if period is None else {"from": period.start, "to": period.end},
        "date": plan.date,
        "areas": [_area(area) for area in plan.areas],
        "goals": [_goal(goal) for goal in plan.goals],
        "decisions": [_decision(decision) for decision in plan.decisions],
        "figures": [_figure(figure) for figure in plan.figures],
        "promises": [
            {
                "text": promise.text,
                "line": promise.span.line,
                "kept": promise.kept,
                "missing": [_passage(one) for one in promise.missing],
            }
            for promise in plan.promises
        ],
        "claims": [_claim(claim) for claim in plan.claims],
        "terms": [_term(term) for term in plan.terms],
        "citations": [_citation(citation) for citation in plan.citations],
    }


def _claim(claim: Claim) -> Data:
    return {
        "text": claim.text,
        "line": claim.span.line,
        "kind": claim.kind,
        "stated": claim.stated,
        "computed": claim.computed,
        "holds": claim.holds,
        "from": sorted({source.span.line for source in claim.sources}),
        "calculation": claim.calculation or None,
        "cut": claim.cut,
        "in_table": claim.in_table,
        "goal": claim.goal,
    }


def _term(term: Term) -> Data:
    return {
        "text": term.text,
        "line": term.span.line,
        "kind": term.kind,
        "consistent": term.consistent,
        "usual": _passage(term.usual),
    }


def _citation(citation: Citation) -> Data:
    return {
        "text": citation.text,
        "line": citation.span.line,
        "kind": citation.kind,
        "right": citation.right,
        "meant": citation.meant,
    }


def _area(area: Area) -> Data:
    return {
        "id": area.id,
        "kind": area.kind,
        "number": area.number,
        "title": area.title,
        "line": area.span.line,
        "responsible": [_responsible(one) for one in area.responsible],
        "assessment": _assessment(area.assessment),
        "forecast": _forecast(area.forecast),
        "comment": _comment(area.comment),
    }


def _goal(goal: Goal) -> Data:
    return {
        "id": goal.id,
        "parent": goal.parent,
        "kind": goal.kind,
        "number": goal.number,
        "title": goal.title.text,
        "line": goal.span.line,
        "end_line": goal.end_line,
        "indicators": [_indicator(one) for one in goal.indicators],
        "evidence": [_evidence(one) for one in goal.evidence],
        "follow_up": _passage(goal.follow_up),
        "responsible": [_responsible(one) for one in goal.responsible],
        "deadline": _deadline(goal.deadline),
        "assessment": _assessment(goal.assessment),
        "forecast": _forecast(goal.forecast),
        "comment": _comment(goal.comment),
        "status": _status(goal.status),
        "measures": [_measure(one) for one in goal.measures],
        "sdgs": list(goal.sdgs),
        "assessed": goal.assessed,
        "deviating": goal.deviating,
    }


def _indicator(indicator: Indicator) -> Data:
    comment = indicator.comment
    return {
        "name": indicator.name,
        "line": indicator.span.line,
        "form": indicator.form,
        "baseline": _value(indicator.baseline),
        "target": _value(indicator.target),
        "targets": [_value(one) for one in indicator.targets],
        "outcome": _value(indicator.outcome),
        "direction": indicator.direction,
        "counts_people": indicator.counts_people,
        "sex_split": indicator.sex_split,
        "description": _passage(indicator.description),
        "comment": _comment(comment),
        "cause": _passage(indicator.cause or (comment.cause if comment is not None else None)),
        "action": _passage(indicator.action or (comment.action if comment is not None else None)),
        "assessment": _assessment(indicator.assessment),
        "responsible": [_responsible(one) for one in indicator.responsible],
        "status": _status(indicator.status),
        "followed_up": indicator.followed_up,
        "deviating": indicator.deviating,
    }


def _evidence(evidence: Evidence) -> Data:
    return {
        "name": evidence.name,
        "method": None if evidence.method is None else evidence.method.text,
        "line": evidence.span.line,
        "form": evidence.form,
        "follow_up": _passage(evidence.follow_up),
        "about_people": evidence.about_people,
        "sex_split": evidence.sex_split,
    }


def _measure(measure: Measure) -> Data:
    return {
        "title": measure.title,
        "line": measure.span.line,
        "activities": None if measure.activities is None else measure.activities.text,
        "status": _status_words(measure.status),
        "responsible": [_responsible(one) for one in measure.responsible],
        "deadline": _deadline(measure.deadline),
        "comment": _comment(measure.comment),
    }


def _decision(decision: Decision) -> Data:
    return {
        "title": decision.title,
        "line": decision.span.line,
        "expected_done": decision.expected_done,
        "comment": _comment(decision.comment),
    }


def _figure(figure: Figure) -> Data:
    return {
        "text": figure.text,
        "number": figure.number,
        "line": figure.span.line,
        "goal": figure.goal,
        "counts_people": figure.counts_people,
        "sex_split": figure.sex_split,
    }


def _value(value: Value | None) -> Data | None:
    if value is None:
        return None
    return {
        "text": value.text,
        "number": value.number,
        "unit": value.unit,
        "period": value.period,
        "year": value.year,
        "women": value.women,
        "men": value.men,
        "line": value.span.line,
    }


def _passage(passage: Passage | None) -> Data | None:
    return None if passage is None else {"text": passage.text, "line": passage.span.line}


def _responsible(responsible: Responsible) -> Data:
    return {"role": responsible.role, "line": responsible.span.line, "is_role": responsible.is_role}


def _deadline(deadline: Deadline | None) -> Data | None:
    return None if deadline is None else {"text": deadline.text, "year": deadline.year, "line": deadline.span.line}


def _assessment(assessment: Assessment | None) -> Data | None:
    if assessment is None:
        return None
    return {"text": assessment.text, "line": assessment.span.line, "open": assessment.open}


def _forecast(forecast: Forecast | None) -> Data | None:
    if forecast is None:
        return None
    return {
        "text": forecast.text,
        "expected_done": forecast.expected_done,
        "line": forecast.span.line,
        "done": forecast.done,
    }


def _comment(comment: Comment | None) -> Data | None:
    if comment is None:
        return None
    return {
        "text": comment.text,
        "line": comment.span.line,
        "cause": _passage(comment.cause),
        "action": _passage(comment.action),
    }


def _status(status: Status | None) -> Data | None:
    if status is None:
        return None
    return {"text": status.text if status.in_text else None, "line": status.span.line, "carrier": status.carrier}


def _status_words(status: Status | None) -> str | None:
    """A measure's status as the text gives it; none where a colour or an image carries it alone."""
    return status.text if status is not None and status.in_text and status.text.strip() else None
