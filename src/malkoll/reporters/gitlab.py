"""GitLab's Code Quality report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from malkoll.finding import Finding, Report, Severity
from malkoll.hashes import sha256
from malkoll.hooks import ReportContext
from malkoll.reporters.places import repository_path
from malkoll.reporters.safe import json_array, one_line, whole
from malkoll.reporters.wording import address_in

__all__ = ["report_as_code_quality"]

_SEVERITY: Mapping[Severity, str] = {"error": "major", "warning": "minor", "question": "info"}


def report_as_code_quality(report: Report, context: ReportContext) -> Iterator[str]:
    """The findings as GitLab compares them between branches; what a baseline holds is among them.

    GitLab takes findings with one fingerprint for one and the same, so those of the same plan in two places, and
    two that are alike, get fingerprints of their own.
    """
    yield from json_array(_issues(report, context))
    yield "\n"


def _issues(report: Report, context: ReportContext) -> Iterator[dict[str, Any]]:
    elsewhere: Counter[str] = Counter()
    for document in report.documents:
        here: Counter[str] = Counter()
        for finding in document.findings:  # one may be of a file that several documents share
            yield _issue(finding, context, here if finding.path == document.path else elsewhere)


def _issue(finding: Finding, context: ReportContext, seen: Counter[str]) -> dict[str, Any]:
    span, language = finding.span, context.language
    path = whole(repository_path(finding.path, context))
    key = f"{path}\x1f{finding.code}\x1f{finding.fingerprint}"
    seen[key] += 1
    if seen[key] > 1:
        key = f"{key}\x1f{seen[key]}"
    said = " ".join(filter(None, (text.in_language(language) for text in (finding.message, finding.hint))))
    where = f" ({address_in(span.address, language)})" if span.address is not None else ""
    begin, end = (span.line, span.end_line) if span.address is None else (1, 1)
    return {
        "description": one_line(f"{finding.code}{where}: {said}"),
        "check_name": finding.code,
        "fingerprint": sha256(key.encode("utf-8")).hexdigest(),
        "severity": _SEVERITY[finding.severity],
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }
