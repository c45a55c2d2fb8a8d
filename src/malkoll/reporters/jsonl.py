"""JSON Lines: a finding a line, then what was excepted, and last the outcomes."""

from __future__ import annotations

from malkoll.finding import Report
from malkoll.hooks import ReportContext
from malkoll.reporters.report_json import report_as_data
from malkoll.reporters.safe import as_json

__all__ = ["report_as_lines"]


def report_as_lines(report: Report, context: ReportContext) -> str:
    """The report as lines of JSON, each with its ``type``; the keys are those of ``--format json``."""
    data = report_as_data(report, context.language, context.version)
    findings, excepted = data.pop("findings"), data.pop("excepted")
    lines = [{"type": "finding", **one} for one in findings]
    lines += [{"type": "excepted", **one} for one in excepted]
    lines.append({"type": "outcomes", **data})
    return "".join(as_json(line, indent=None) + "\n" for line in lines)
