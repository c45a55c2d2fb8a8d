"""A report with one of everything: findings of all grades, known and excepted ones, files without lines, errors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from report_making import TEXT, book, report

from malkoll.app.about_reports import AboutRules
from malkoll.finding import (
    DocumentReport,
    Excepted,
    ExceptionNote,
    Finding,
    GoalRef,
    Related,
    Report,
    Text,
    Tried,
)
from malkoll.hooks import ReportContext
from malkoll.span import Span

GOAL = GoalRef("g1", "1", "Fler unga i föreningslivet")
OTHER = GoalRef("g2", "2", "Fler unga i föreningslivet")
WORD = "planer/Mål & budget 2026.docx"
REASON = Text(sv="Planen anger inget år.", en="The plan gives no year.")


def finding(**changed: object) -> Finding:
    """A finding, with what is given changed."""
    plain = Finding(
        code="AA101",
        name="goal-without-indicator",
        severity="error",
        confidence="high",
        path=WORD,
        span=Span(120, 140, 9, 1, 9, 21, "avsnitt 3.2, tabell 2, rad 4"),
        message=Text(sv="Målet har ingen indikator.", en="The goal has no indicator."),
        hint=Text(sv="Lägg till en indikator.", en="Add an indicator."),
        goal=GOAL,
        fingerprint="0123456789abcdef",
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def note(**changed: object) -> ExceptionNote:
    plain = ExceptionNote(
        rule="AA102",
        reason="Mäts först från 2027",
        decision="SN 2026-03-12 § 24",
        until=date(2026, 12, 31),
        goal=GOAL,
        path="planer/malkoll-undantag.toml",
        span=Span(0, 10, 3, 1, 3, 11),
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def word_report(**changed: object) -> DocumentReport:
    """What came out for a Word file."""
    question = finding(
        code="AA103",
        name="responsible-not-a-role",
        severity="question",
        confidence="medium",
        fingerprint="1" * 16,
        span=Span(0, 4, 1, 1, 3, 2, "sida 7"),
        related=(Related(Span(0, 4, 2, 1, 2, 5, "sida 8"), Text(sv="samma ord", en="the same words")),),
    )
    known = finding(code="AA104", name="direction-contradicts-values", fingerprint="2" * 16, known=True, goal=OTHER)
    outside = finding(code="MK901", name="exception-expired", severity="warning", fingerprint="3" * 16, goal=None)
    excepted = finding(code="AA102", name="indicator-without-target", fingerprint="4" * 16)
    rows = (
        Tried("AA101", not_met=1, goal=GOAL),
        Tried("AA102", excepted=1, met=1, goal=GOAL),
        Tried("AA103", not_met=1, goal=GOAL),
        Tried("AA105", not_applicable=2, goal=GOAL),
        Tried("AA101", met=1, goal=OTHER),
        Tried("AA104", not_met=1, goal=OTHER),
        Tried("AA105", not_checked=2, reason=REASON, goal=OTHER),
    )
    plain = DocumentReport(
        path=WORD,
        sha256="a" * 64,
        kind="plan",
        template="standard",
        title="Mål & budget 2026",
        goals=2,
        findings=(outside, finding(), question, known),
        tried=(
            Tried("AA101", met=1, not_met=1),
            Tried("AA102", excepted=1, met=1),
            Tried("AA103", not_met=1),
            Tried("AA104", not_met=1),
            Tried("AA105", not_checked=2, not_applicable=2, reason=REASON),
            Tried("AA601", not_applicable=2),
        ),
        by_goal=rows,
        excepted=(Excepted(excepted, note()),),
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def full_report() -> Report:
    """Two documents, and a third that could not be read."""
    error = Text(sv="planer/trasig.pdf går inte att läsa.", en="planer/trasig.pdf cannot be read.")
    return Report((*report().documents, word_report()), "egna", "f" * 64, (error,))


def context(language: str = "sv", **changed: object) -> ReportContext:
    here = Path("/repo").absolute()
    plain = ReportContext(language, "0.0.0", AboutRules(book()), {"plan.md": TEXT}, root=here, here=here)
    return replace(plain, **changed)  # type: ignore[arg-type]
