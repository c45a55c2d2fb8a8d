"""Findings as a table for spreadsheets."""

import csv
from io import StringIO

from malkoll.hooks import Report, ReportContext

_HEADS = {
    "sv": ("plan", "rad", "krav", "allvar", "mål", "anmärkning", "råd"),
    "en": ("plan", "line", "rule", "severity", "goal", "finding", "hint"),
}
_FORMULA = ("=", "+", "-", "@", "\t")


def write_table(report: Report, context: ReportContext) -> str:
    """A row for each finding, after the heads, in the language of the run."""
    out = StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(_HEADS["en" if context.language == "en" else "sv"])
    for one in report.findings:
        goal = one.goal.title if one.goal is not None else ""
        said = (one.message.in_language(context.language), one.hint.in_language(context.language))
        row = (one.path, str(one.span.line), one.code, one.severity, goal, *said)
        table.writerow([_plain(cell) for cell in row])
    return out.getvalue()


def _plain(cell: str) -> str:
    """A title that begins as a formula must not become one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
