"""Annotations for GitHub Actions and Code Quality for GitLab."""

from __future__ import annotations

import json
from pathlib import Path

from full_report import WORD, context, finding, full_report, word_report

from malkoll.finding import Finding, Report, Text
from malkoll.reporters.github import report_as_commands
from malkoll.reporters.gitlab import report_as_code_quality
from malkoll.span import Span

LINE = Span(10, 20, 3, 5, 3, 15)


def report(*findings: Finding) -> Report:
    return Report((word_report(findings=findings),), "egna", "f" * 64)


def command(one: Finding, **changed: object) -> str:
    (line,) = "".join(report_as_commands(report(one), context(**changed))).splitlines()
    return line


def issues(*findings: Finding, **changed: object) -> list[dict]:
    return json.loads("".join(report_as_code_quality(report(*findings), context(**changed))))


def test_a_severity_is_an_error_a_warning_or_a_notice() -> None:
    commands = [command(finding(severity=one)).split(" ")[0] for one in ("error", "warning", "question")]
    assert commands == ["::error", "::warning", "::notice"]


def test_columns_are_told_only_where_a_finding_is_on_one_line() -> None:
    assert "line=3,endLine=3,col=5,endColumn=14," in command(finding(span=LINE))
    several = command(finding(span=Span(10, 40, 3, 5, 4, 15)))
    assert "line=3,endLine=4,title=" in several
    assert "col" not in several.lower()


def test_a_file_without_lines_has_its_address_in_the_message() -> None:
    assert command(finding(), language="en") == (
        "::error file=planer/Mål & budget 2026.docx,title=AA101 goal-without-indicator"
        "::section 3.2, table 2, row 4: The goal has no indicator. Add an indicator."
    )


def test_plan_text_cannot_end_a_command_or_a_property() -> None:
    hostile = finding(
        path="a,line=9::b%\n.md", span=LINE, message=Text(sv="50 %\r\n::error::Hej\n::add-mask::x"), hint=Text()
    )
    line = command(hostile)
    assert line.startswith("::error file=a%2Cline=9%3A%3Ab%25%0A.md,line=3,")
    assert line.endswith("::50 %25 ::error::Hej ::add-mask::x")


def test_what_the_baseline_holds_is_not_annotated() -> None:
    assert list(report_as_commands(report(finding(known=True)), context())) == []


def test_what_could_not_be_read_is_an_error() -> None:
    first, *_ = report_as_commands(full_report(), context())
    assert first == "::error title=malkoll::planer/trasig.pdf går inte att läsa.\n"


def test_gitlab_gets_the_code_in_the_description_and_a_path_from_the_root() -> None:
    (issue,) = issues(finding(span=LINE), here=Path("/repo/under").absolute(), root=Path("/repo").absolute())
    assert issue["description"] == "AA101: Målet har ingen indikator. Lägg till en indikator."
    assert issue["check_name"] == "AA101"
    assert issue["location"] == {"path": f"under/{WORD}", "lines": {"begin": 3, "end": 3}}


def test_gitlabs_severities() -> None:
    graded = [finding(severity=one) for one in ("error", "warning", "question")]
    assert [issue["severity"] for issue in issues(*graded)] == ["major", "minor", "info"]


def test_no_two_of_gitlabs_fingerprints_are_alike_and_they_are_the_same_next_time() -> None:
    alike = (finding(), finding(), finding(code="AA102"), finding(path="annan.docx"))
    prints = [issue["fingerprint"] for issue in issues(*alike)]
    assert len(set(prints)) == 4
    assert prints == [issue["fingerprint"] for issue in issues(*alike)]
    moved = issues(finding(span=LINE))[0]["fingerprint"]
    assert moved == prints[0]


def test_gitlab_compares_branches_itself_and_gets_what_the_baseline_holds_too() -> None:
    assert len(issues(finding(known=True))) == 1
