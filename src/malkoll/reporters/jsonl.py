"""JSON Lines: a finding a line, then what was excepted, and last the outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from malkoll.finding import Report
from malkoll.hooks import ReportContext
from malkoll.reporters.report_json import report_members
from malkoll.reporters.safe import as_json

__all__ = ["report_as_lines"]


def report_as_lines(report: Report, context: ReportContext) -> Iterator[str]:
    """The report as lines of JSON, each with its ``type``; the keys are those of ``--format json``."""
    last: dict[str, Any] = {"type": "outcomes"}
    later = []
    for name, value in report_members(report, context.language, context.version):
        if name in _LINES:
            later.append((_LINES[name], value))
        else:
            last[name] = list(value) if isinstance(value, Iterator) else value
    for kind, items in later:
        for one in items:
            yield as_json({"type": kind, **one}, indent=None) + "\n"
    yield as_json(last, indent=None) + "\n"


_LINES = {"findings": "finding", "excepted": "excepted"}
