"""A report as JSON: ``check --format json``. The keys are a promise (version 1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from malkoll.finding import DocumentReport, Excepted, Finding, Report
from malkoll.reporters.summary import Tally

__all__ = ["report_as_data", "report_members"]

Data = dict[str, Any]


def report_as_data(report: Report, language: str, version: str) -> Data:
    """The report as JSON data, its texts in ``language``; ``version`` is malkoll's own."""
    return {
        name: list(value) if isinstance(value, Iterator) else value
        for name, value in report_members(report, language, version)
    }


def report_members(report: Report, language: str, version: str) -> Iterator[tuple[str, Any]]:
    """The same, member by member, to be taken in their order; what there is of each plan as an iterator."""
    yield "version", 1
    yield "malkoll", version
    yield "ruleset", {"name": report.ruleset_name, "sha256": report.ruleset_sha256}
    tally = Tally()
    yield "documents", _documents(report, tally)
    summary = tally.summary(report)
    yield "outcomes", summary.outcomes
    yield "rules_never_applied", list(summary.never_applied)
    yield (
        "not_checked",
        [
            {"code": code, "count": count, "reason": None if reason is None else reason.in_language(language)}
            for code, count, reason in summary.not_checked_because
        ],
    )
    yield "errors", [error.in_language(language) for error in report.errors]
    yield "findings", (_finding(finding, language) for finding in report.each_finding())
    yield "excepted", (_excepted(one, language) for one in (report.excepted if summary.excepted else ()))


def _documents(report: Report, tally: Tally) -> Iterator[Data]:
    for document in report.documents:
        tally.add(document)
        yield _document(document)


def _document(document: DocumentReport) -> Data:
    return {
        "path": document.path,
        "sha256": document.sha256,
        "kind": document.kind,
        "template": document.template,
        "title": document.title,
        "goals": document.goals,
    }


def _finding(finding: Finding, language: str) -> Data:
    span, goal = finding.span, finding.goal
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "address": span.address,
        "message": finding.message.in_language(language),
        "hint": finding.hint.in_language(language),
        "goal": None if goal is None else {"id": goal.id, "number": goal.number, "title": goal.title},
        "related": [
            {
                "path": one.document or finding.path,
                "line": one.span.line,
                "address": one.span.address,
                "message": one.message.in_language(language),
            }
            for one in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "known": finding.known,
    }


def _excepted(one: Excepted, language: str) -> Data:
    """What would have been a finding, and the decision that it is none."""
    note = one.note
    return {
        **_finding(one.finding, language),
        "exception": {
            "reason": note.reason,
            "decision": note.decision,
            "until": None if note.until is None else note.until.isoformat(),
            "path": note.path,
            "line": note.span.line,
        },
    }
