"""GitHub Actions: findings as annotations, by workflow commands on standard output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from malkoll.finding import Finding, Report, Severity
from malkoll.hooks import ReportContext
from malkoll.reporters.places import repository_path
from malkoll.reporters.safe import one_line, whole
from malkoll.reporters.wording import address_in, clean

__all__ = ["report_as_commands"]

_COMMAND: Mapping[Severity, str] = {"error": "error", "warning": "warning", "question": "notice"}


def report_as_commands(report: Report, context: ReportContext) -> Iterator[str]:
    """The report as workflow commands, one a line. What the baseline holds is left out: annotations are few."""
    for error in report.errors:
        yield f"::error title=malkoll::{_data(error.in_language(context.language))}\n"
    for finding in report.each_finding():
        if not finding.known:
            yield f"{_command(finding, context)}\n"


def _command(finding: Finding, context: ReportContext) -> str:
    span, language = finding.span, context.language
    said = " ".join(filter(None, (text.in_language(language) for text in (finding.message, finding.hint))))
    properties = {"file": repository_path(finding.path, context)}
    if span.address is not None:  # its lines are those of our own transcript
        said = f"{address_in(span.address, language)}: {said}"
    else:
        properties["line"] = str(span.line)
        properties["endLine"] = str(span.end_line)
        if span.line == span.end_line:  # GitHub refuses columns over several lines
            properties["col"] = str(span.column)
            properties["endColumn"] = str(max(span.column, span.end_column - 1))
    properties["title"] = f"{finding.code} {finding.name}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMAND[finding.severity]} {listed}::{_data(said)}"


def _data(text: str) -> str:
    """``text`` after the last ``::``."""
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    """``text`` as a property's value: none of its characters can end the property."""
    plain = whole(clean(text)).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return plain.replace(":", "%3A").replace(",", "%2C")
