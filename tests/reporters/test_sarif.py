"""SARIF: valid by the standard, and what GitHub's code scanning asks for."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from full_report import WORD, context, finding, full_report, word_report
from jsonschema import Draft4Validator

from malkoll.finding import Finding, Related, Report, Text
from malkoll.reporters import sarif
from malkoll.reporters.registry import for_file
from malkoll.span import Span

SCHEMAS = [
    Path(os.environ.get("MALKOLL_SCHEMAS", ".")),
    Path(__file__).resolve().parents[3] / "shared" / "schemas",
]


def log(report: Report | None = None, **changed: object) -> dict:
    written = sarif.report_as_sarif(report or full_report(), context(**changed))
    return json.loads(written)


def run_of(*findings: Finding, **changed: object) -> dict:
    (run,) = log(Report((word_report(findings=findings),), "egna", "f" * 64), **changed)["runs"]
    return run


def _oasis() -> dict:
    for folder in SCHEMAS:
        file = folder / "sarif-schema-2.1.0.json"
        if file.is_file():
            return json.loads(file.read_text(encoding="utf-8"))
    pytest.skip("the OASIS schema is not here: see tests/reporters/schemas/README.md")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_log_is_valid_by_the_schema_of_oasis(language) -> None:
    validator = Draft4Validator(_oasis(), format_checker=Draft4Validator.FORMAT_CHECKER)
    empty = Report((), "egna", "f" * 64, (Text(sv="Fel.", en="Error."),))
    for report in (full_report(), empty):
        assert [error.message for error in validator.iter_errors(log(report, language=language))] == []
    broken = log()
    broken["runs"][0]["results"][0]["level"] = "grave"
    assert list(validator.iter_errors(broken))


def test_every_rule_has_what_github_shows_of_it() -> None:
    (run,) = log()["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert 0 < len(rule["id"]) <= 255
        assert 0 < len(rule["name"]) <= 255
        for described in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[described]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert "security-severity" not in rule["properties"]
        assert "security" not in rule["properties"]["tags"]
        assert len(rule["properties"]["tags"]) <= 10
        assert "helpUri" not in rule


def test_every_result_has_what_github_needs_to_show_it() -> None:
    (run,) = log()["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["partialFingerprints"]["primaryLocationLineHash"].endswith(":1")
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        artifact = run["artifacts"][place["artifactLocation"]["index"]]
        assert artifact["location"]["uri"] == place["artifactLocation"]["uri"]
        assert set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert all(number >= 1 for number in place["region"].values())


def test_a_rules_help_shows_why_what_to_do_and_an_example() -> None:
    rule = next(one for one in log(language="en")["runs"][0]["tool"]["driver"]["rules"] if one["id"] == "AA101")
    assert rule["shortDescription"]["text"] == "Every goal must have an indicator."
    assert "Why: Without a measure" in rule["help"]["text"]
    assert "```markdown\n## Mål 1: Anläggningar\n```" in rule["help"]["markdown"]


def test_what_is_excepted_is_left_out() -> None:
    (run,) = log()["runs"]
    assert "4" * 16 not in json.dumps(run)


def test_with_a_baseline_each_result_says_whether_it_was_there_before() -> None:
    run = run_of(finding(), finding(known=True))
    assert [result["baselineState"] for result in run["results"]] == ["new", "unchanged"]
    assert "baselineState" not in run_of(finding())["results"][0]


def test_a_path_is_told_from_the_repositorys_root_and_percent_encoded() -> None:
    run = run_of(finding(), here=Path("/repo/kommunen å").absolute(), root=Path("/repo").absolute())
    expected = "kommunen%20%C3%A5/planer/M%C3%A5l%20%26%20budget%202026.docx"
    assert run["artifacts"][0]["location"] == {"uri": expected, "uriBaseId": "%SRCROOT%"}


def test_a_file_outside_the_root_is_told_by_its_whole_path() -> None:
    outside = str(Path("/annan stans/plan.md").absolute())
    report = Report((word_report(path=outside, findings=()),), "egna", "f" * 64)
    location = log(report)["runs"][0]["artifacts"][0]["location"]
    assert location["uri"].startswith("file:///")
    assert location["uri"].endswith("/annan%20stans/plan.md")
    assert "uriBaseId" not in location


def test_columns_count_what_editors_count() -> None:
    text = "Mål 😀 ett\n"
    place = Span(6, 9, 1, 7, 1, 10)
    run = run_of(finding(span=place), texts={WORD: text})
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (8, 11)
    assert run["columnKind"] == "utf16CodeUnits"
    assert text.encode("utf-16-le")[14:20].decode("utf-16-le") == "ett"


def test_a_file_without_lines_is_told_by_its_address() -> None:
    (result,) = run_of(finding(), language="en")["results"]
    assert result["message"]["text"] == "The goal has no indicator (section 3.2, table 2, row 4). Add an indicator."
    names = [one["name"] for one in result["locations"][0]["logicalLocations"]]
    assert names == ["1 Fler unga i föreningslivet", "section 3.2, table 2, row 4"]
    assert set(result["locations"][0]["physicalLocation"]["region"].values()) == {1}


def test_what_was_not_checked_and_what_could_not_be_read_is_told() -> None:
    (invocation,) = log(language="en")["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    said = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert "planer/trasig.pdf cannot be read." in said
    assert "AA105 not checked: 2. The plan gives no year." in said
    whole = replace(full_report(), errors=())
    assert log(whole)["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_more_findings_than_github_takes_leave_the_gravest_and_are_told(monkeypatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    run = run_of(
        finding(severity="question", fingerprint="q"),
        finding(severity="warning", fingerprint="w"),
        finding(known=True, fingerprint="k"),
        finding(fingerprint="e"),
    )
    kept = [result["partialFingerprints"]["malkollFingerprint/v1"] for result in run["results"]]
    assert kept == ["w", "e"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert any("2 anmärkningar fick inte plats" in note["message"]["text"] for note in notes)


def test_no_more_related_places_than_github_shows() -> None:
    many = tuple(Related(Span(0, 1, line, 1, line, 2), Text(sv="här", en="here")) for line in range(1, 200))
    (result,) = run_of(finding(related=many))["results"]
    assert len(result["relatedLocations"]) == 100


def test_plan_text_is_neither_a_link_nor_a_placeholder() -> None:
    (result,) = run_of(finding(message=Text(sv="Målet ”[läs](https://x.test) {0}” är vagt.")))["results"]
    assert result["message"]["text"].startswith("Målet ”[läs] (https://x.test) {{0}}” är vagt")


def test_a_file_named_sarif_json_is_sarif() -> None:
    for name in ("ut.sarif", "ut.SARIF.json"):
        found = for_file(name)
        assert found is not None
        assert found.name == "sarif"
