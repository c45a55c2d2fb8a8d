"""Findings as a table for spreadsheets."""

import csv
from io import StringIO

from malkoll.hooks import Report, ReportContext

_HEADS = {
    "sv": ("plan", "rad", "krav", "allvar", "mål", "anmärkning", "råd"),
    "en": ("plan", "line", "rule", "severity", "goal", "finding", "hint"),
}
_NOT_CHECKED = {"sv": "ej kontrollerat", "en": "not checked"}
_FORMULA = ("=", "+", "-", "@", "\t")


def write_table(report: Report, context: ReportContext) -> str:
    """A row for each finding, after the heads, in the language of the run; first what could not be checked.

    A table without those rows would let a plan that nobody read look well.
    """
    language = "en" if context.language == "en" else "sv"
    out = StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(_HEADS[language])
    for error in report.errors:
        table.writerow(["", "", "", _NOT_CHECKED[language], "", _plain(error.in_language(language)), ""])
    for one in report.findings:
        goal = one.goal.title if one.goal is not None else ""
        said = (one.message.in_language(language), one.hint.in_language(language))
        row = (one.path, str(one.span.line), one.code, one.severity, goal, *said)
        table.writerow([_plain(cell) for cell in row])
    return out.getvalue()


def _plain(cell: str) -> str:
    """A title that begins as a formula must not become one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
