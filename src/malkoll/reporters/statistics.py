"""How each rule came out over all plans of a run: ``check --statistics``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from malkoll.finding import Report, Text
from malkoll.records import record
from malkoll.reporters.screen import Look, rendered

__all__ = ["RuleCount", "statistics", "statistics_as_data", "statistics_as_text"]


@record
class RuleCount:
    """One rule: how many findings in how many documents, and what became of the elements it was tried on."""

    code: str
    findings: int
    documents: int
    met: int
    not_met: int
    not_applicable: int
    not_checked: int
    excepted: int


def statistics(report: Report) -> tuple[RuleCount, ...]:
    """Every rule of the run, those with most findings first."""
    findings: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    outcomes: dict[str, Counter[str]] = {}
    for document in report.documents:
        codes = [finding.code for finding in document.findings]
        findings.update(codes)
        documents.update(set(codes))
        for tried in document.tried:
            counts = outcomes.setdefault(tried.code, Counter())
            for name in _OUTCOMES:
                counts[name] += getattr(tried, name)
    rows = [
        RuleCount(code, findings[code], documents[code], *(counts[name] for name in _OUTCOMES))
        for code, counts in outcomes.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.findings, row.code)))


def statistics_as_data(report: Report, names: Mapping[str, str]) -> dict[str, Any]:
    """The same as JSON data; ``names`` are the rules' names by code."""
    return {
        "documents": len(report.documents),
        "rules": [
            {
                "code": row.code,
                "name": names.get(row.code),
                "findings": row.findings,
                "documents": row.documents,
                **{name: getattr(row, name) for name in _OUTCOMES},
            }
            for row in statistics(report)
        ],
    }


def statistics_as_text(report: Report, names: Mapping[str, str], look: Look) -> str:
    """The same as a table."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text as RichText

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for at, head in enumerate(_HEADS):
        table.add_column(head.in_language(look.language), justify="left" if at == 0 else "right", no_wrap=at > 0)
    many = len(report.documents)
    for row in statistics(report):
        table.add_row(
            RichText(f"{row.code} {names.get(row.code, '')}".rstrip()),
            *(str(number) for number in (row.findings, f"{row.documents}/{many}", *_counted(row))),
            style="" if row.findings else "dim",
        )
    return rendered([table], look).strip("\n") + "\n"


_OUTCOMES = ("met", "not_met", "not_applicable", "not_checked", "excepted")
_HEADS = (
    Text(sv="Krav", en="Requirement"),
    Text(sv="anmärkn.", en="findings"),
    Text(sv="planer", en="plans"),
    Text(sv="uppf.", en="met"),
    Text(sv="ej uppf.", en="not met"),
    Text(sv="ej tillämpl.", en="not appl."),
    Text(sv="ej prövade", en="not checked"),
    Text(sv="undant.", en="excepted"),
)


def _counted(row: RuleCount) -> tuple[int, ...]:
    return row.met, row.not_met, row.not_applicable, row.not_checked, row.excepted
