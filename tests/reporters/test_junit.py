"""JUnit: valid by Jenkins' schema, a case for each requirement and goal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from full_report import GOAL, OTHER, context, finding, full_report, word_report
from lxml import etree

from malkoll.finding import Report, Text, Tried
from malkoll.reporters.junit import report_as_junit

XSD = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def parsed(report: Report, language: str = "sv") -> etree._Element:
    root = etree.fromstring(report_as_junit(report, context(language)).encode())
    XSD.assertValid(root)
    for suite in root.iter("testsuite"):
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases) > 0
        for counted, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(counted)) == sum(1 for case in cases if case.find(tag) is not None)
    return root


def of(**changed: object) -> Report:
    return Report((word_report(**{"excepted": (), **changed}),), "egna", "f" * 64)


def results(root: etree._Element) -> list[tuple[str, str | None]]:
    """Name of each case, and what became of it."""
    cases = list(root.iter("testcase"))
    return [(case.get("name"), next((f"{one.tag} {one.get('type')}" for one in case), None)) for case in cases]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_is_valid_by_the_schema_of_jenkins(language) -> None:
    parsed(full_report(), language)
    wrong = etree.fromstring("<testsuites><testsuite/></testsuites>")
    assert not XSD.validate(wrong)


def test_there_is_a_case_for_each_requirement_and_goal_it_applied_to() -> None:
    title = "Fler unga i föreningslivet"
    assert results(parsed(Report((word_report(),), "egna", "f" * 64))) == [
        (f"AA101 goal-without-indicator: 1 {title}", "failure error"),
        (f"AA102 indicator-without-target: 1 {title}", "skipped excepted"),
        (f"AA103 responsible-not-a-role: 1 {title}", "skipped question"),
        (f"AA101 goal-without-indicator: 2 {title}", None),
        (f"AA104 direction-contradicts-values: 2 {title}", "skipped known"),
        (f"AA105 evidence-without-method: 2 {title}", "skipped not_checked"),
        ("MK901 exception-expired: hela dokumentet", "failure warning"),
    ]


def test_what_is_skipped_says_why() -> None:
    root = parsed(full_report(), "en")
    said = {one.get("type"): one.get("message") for one in root.iter("skipped")}
    assert said["excepted"] == "Mäts först från 2027, decision SN 2026-03-12 § 24, until 2026-12-31"
    assert said["not_checked"] == "The plan gives no year."
    assert said["known"] == "there before: The goal has no indicator."
    assert said["question"] == "question: The goal has no indicator."


def test_several_findings_of_one_case_are_told_in_one_failure() -> None:
    second = finding(message=Text(sv="Målet saknar mer.", en="More."), fingerprint="x", severity="warning")
    root = parsed(of(findings=(finding(), second), by_goal=(Tried("AA101", not_met=2, goal=GOAL),)))
    (failure,) = root.iter("failure")
    assert failure.get("type") == "error"
    assert failure.get("message") == "Målet har ingen indikator."
    assert failure.text.count("\n") == 1
    assert "påpekande: Målet saknar mer." in failure.text


def test_goals_of_one_title_are_told_apart() -> None:
    rows = tuple(Tried("AA101", met=1, goal=goal) for goal in (GOAL, replace(OTHER, number="1")))
    names = [name for name, _ in results(parsed(of(findings=(), by_goal=rows)))]
    assert names[1] == f"{names[0]} (2)"


def test_no_suite_is_empty() -> None:
    root = parsed(of(findings=(), by_goal=(Tried("AA101", not_applicable=1, goal=GOAL),)))
    assert results(root) == [("hela dokumentet", "skipped not_applicable")]
    assert results(parsed(Report((), "egna", "f" * 64))) == [("Kunde inte kontrolleras", "error not_checked")]


def test_a_plan_that_could_not_be_read_is_an_error() -> None:
    (suite,) = [one for one in parsed(full_report()).iter("testsuite") if one.get("name") == "malkoll"]
    assert suite.find("testcase/error").get("message") == "planer/trasig.pdf går inte att läsa."


def test_characters_that_xml_cannot_hold_are_shown_by_number() -> None:
    root = parsed(of(path="plan\x01\ufffe.md", findings=(), by_goal=(Tried("AA101", met=1, goal=GOAL),)))
    assert root.find("testsuite").get("name") == "plan#x01#xFFFE.md"


def test_no_times_are_made_up() -> None:
    root = parsed(full_report())
    assert not [one for one in root.iter() if one.get("time") or one.get("timestamp")]
