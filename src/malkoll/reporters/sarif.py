"""SARIF 2.1.0, as GitHub's code scanning and other systems read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from malkoll.finding import DocumentReport, Finding, Report, Severity, Tried
from malkoll.hooks import ReportContext
from malkoll.reporters.places import is_relative, repository_path, uri
from malkoll.reporters.safe import as_json, one_line
from malkoll.reporters.sarif_rules import rule_as_descriptor
from malkoll.reporters.sarif_values import LEVEL, Columns, Data, logical, message, region
from malkoll.reporters.wording import address_in, say

__all__ = ["MOST_RELATED", "MOST_RESULTS", "report_as_sarif"]

MOST_RESULTS = 25_000
"""GitHub refuses a run with more results."""
MOST_RELATED = 100
"""GitHub shows no more places of one result."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_GRAVITY: Mapping[Severity, int] = {"error": 0, "warning": 1, "question": 2}


def report_as_sarif(report: Report, context: ReportContext) -> str:
    """The report as a SARIF log of one run. Excepted findings are left out; known ones are ``unchanged``."""
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, context)]}) + "\n"


def _run(report: Report, context: ReportContext) -> Data:
    findings, left = _gravest(report.findings)
    codes = sorted({one.code for one in findings} | {one.code for _, one in _not_checked(report)})
    examples = {finding.code: finding for finding in reversed(findings)}
    rules = {code: at for at, code in enumerate(codes)}
    files = {document.path: at for at, document in enumerate(report.documents)}
    has_baseline = any(finding.known for finding in findings)
    columns = {path: Columns(text) for path, text in context.texts.items()}
    place = _Places(context, files, columns)
    return {
        "tool": {
            "driver": {
                "name": "malkoll",
                "version": context.version,
                "semanticVersion": context.version,
                "language": context.language,
                "rules": [rule_as_descriptor(code, context, examples.get(code)) for code in codes],
            }
        },
        "language": context.language,
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {_ROOT: {"description": message(say("root", context.language))}},
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": list(_notifications(report, left, rules, place)),
            }
        ],
        "artifacts": [_artifact(document, place) for document in report.documents],
        "results": [_result(finding, rules, place, has_baseline) for finding in findings],
        "properties": {"ruleset": {"name": report.ruleset_name, "sha256": report.ruleset_sha256}},
    }


def _gravest(findings: tuple[Finding, ...]) -> tuple[tuple[Finding, ...], int]:
    """As many findings as GitHub takes, in their own order, and how many had to be left out."""
    if len(findings) <= MOST_RESULTS:
        return findings, 0
    by_gravity = sorted(enumerate(findings), key=lambda one: (one[1].known, _GRAVITY[one[1].severity], one[0]))
    kept = sorted(by_gravity[:MOST_RESULTS], key=lambda one: one[0])
    return tuple(finding for _, finding in kept), len(findings) - MOST_RESULTS


class _Places:
    """Where things stand, in SARIF's words."""

    def __init__(self, context: ReportContext, files: Mapping[str, int], columns: Mapping[str, Columns]) -> None:
        self.context = context
        self.language = context.language
        self._files = files
        self._columns = columns

    def file(self, path: str, indexed: bool = True) -> Data:
        """An ``artifactLocation``: from the root of the repository where the file lies in it."""
        shown = repository_path(path, self.context)
        found: Data = {"uri": uri(shown)}
        if is_relative(shown):
            found["uriBaseId"] = _ROOT
        if indexed and path in self._files:
            found["index"] = self._files[path]
        return found

    def location(self, finding: Finding) -> Data:
        """The primary ``location`` of a finding."""
        span = finding.span
        found: Data = {
            "physicalLocation": {
                "artifactLocation": self.file(finding.path),
                "region": region(span, self._columns.get(finding.path)),
            }
        }
        names = logical(span, finding.goal, self.language)
        return {**found, "logicalLocations": names} if names else found

    def related(self, finding: Finding) -> Iterable[Data]:
        """The other places that a finding rests on, numbered from 1."""
        for number, one in enumerate(finding.related[:MOST_RELATED], 1):
            yield {
                "id": number,
                "physicalLocation": {
                    "artifactLocation": self.file(one.document or finding.path),
                    "region": region(one.span, self._columns.get(one.document or finding.path)),
                },
                "message": message(_told(one.message.in_language(self.language), one.span.address, self.language)),
            }


def _artifact(document: DocumentReport, place: _Places) -> Data:
    return {"location": place.file(document.path, indexed=False), "hashes": {"sha-256": document.sha256}}


def _result(finding: Finding, rules: Mapping[str, int], place: _Places, has_baseline: bool) -> Data:
    said = _told(finding.message.in_language(place.language), finding.span.address, place.language)
    hint = one_line(finding.hint.in_language(place.language))
    found: Data = {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "level": LEVEL[finding.severity],
        "message": message(f"{said} {hint}" if hint else said),
        "locations": [place.location(finding)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "malkollFingerprint/v1": finding.fingerprint,
        },
        "properties": {"confidence": finding.confidence, "severity": finding.severity},
    }
    related = list(place.related(finding))
    if related:
        found["relatedLocations"] = related
    if has_baseline:
        found["baselineState"] = "unchanged" if finding.known else "new"
    return found


def _told(said: str, address: str | None, language: str) -> str:
    """A message, with where it is to be found in a file without lines."""
    said = one_line(said)
    if address is None:
        return said
    where = one_line(address_in(address, language))
    return f"{said.rstrip('.')} ({where})." if said.endswith(".") else f"{said} ({where})"


def _not_checked(report: Report) -> Iterable[tuple[DocumentReport, Tried]]:
    for document in report.documents:
        for tried in document.tried:
            if tried.not_checked:
                yield document, tried


def _notifications(report: Report, left: int, rules: Mapping[str, int], place: _Places) -> Iterable[Data]:
    """What could not be read, what was not checked, and what had no room."""
    language = place.language
    for error in report.errors:
        yield {"level": "error", "message": message(error.in_language(language))}
    for document, tried in _not_checked(report):
        reason = one_line(tried.reason.in_language(language)) if tried.reason is not None else ""
        said = f"{tried.code} {say('not_checked', language)}: {tried.not_checked}. {reason}".rstrip()
        yield {
            "level": "warning",
            "message": message(said),
            "locations": [{"physicalLocation": {"artifactLocation": place.file(document.path)}}],
            "associatedRule": {"id": tried.code, "index": rules[tried.code]},
        }
    if left:
        yield {"level": "warning", "message": message(say("no_room", language).format(left, MOST_RESULTS))}
