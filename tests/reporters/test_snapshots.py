"""Whole outputs, held against what was read and found good."""

from __future__ import annotations

import json

import pytest
from report_making import TEXT, book, document_report, follow_up, plan, report, requirements

from malkoll.finding import Report, Text
from malkoll.reporters.concise import concise_lines
from malkoll.reporters.plan_json import plans_as_data
from malkoll.reporters.plan_tree import plan_as_text
from malkoll.reporters.report_json import report_as_data
from malkoll.reporters.rule_pages import book_as_text, rule_as_text, rules_as_text
from malkoll.reporters.rule_view import RuleView
from malkoll.reporters.rules_json import rule_as_data, rules_as_data
from malkoll.reporters.screen import Look
from malkoll.reporters.terminal import report_as_text
from malkoll.reporters.trial_pages import trials_as_text
from malkoll.reporters.trial_view import Trial, TrialRun

LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])


def views() -> list[RuleView]:
    from malkoll.language import read_aloud

    found = []
    for rule in book().rules:
        one = rule.requirement
        said = {lang: tuple(read_aloud(sentence, lang) for sentence in one.sentences) for lang in ("sv", "en")}
        found.append(RuleView(one, said["sv"], said["en"], rule.severity, rule.severity))
    return found


def terminal(look: Look, of: Report | None = None) -> str:
    links = {"AA101": "file:///egna.krav"}
    return "".join(report_as_text(of or report(), {"plan.md": TEXT}, requirements(), look, links))


@LANGUAGES
def test_findings_in_a_terminal_of_80_characters(snapshot, language) -> None:
    assert terminal(Look(language, width=80)) == snapshot


def test_findings_off_a_terminal(snapshot) -> None:
    assert terminal(Look("sv")) == snapshot


def test_findings_in_colour(snapshot) -> None:
    assert terminal(Look("sv", color=True, width=80)) == snapshot


def test_a_plan_with_nothing_to_remark_on(snapshot) -> None:
    one = document_report()
    clean = type(one)(one.path, one.sha256, one.kind, one.template, one.title, one.goals, (), one.tried)
    assert terminal(Look("sv", width=80), Report((clean,), "egna", "f" * 64)) == snapshot


def test_findings_one_a_line(snapshot) -> None:
    assert "\n".join(concise_lines(report(), "sv")) == snapshot


@LANGUAGES
def test_findings_as_json(snapshot, language) -> None:
    with_error = Report(report().documents, "egna", "f" * 64, (Text(sv="Ett fel.", en="An error."),))
    data = report_as_data(with_error, language, "0.0.0")
    assert json.dumps(data, ensure_ascii=False, indent=1) == snapshot


@pytest.mark.parametrize("which", [plan, follow_up])
def test_a_plan_as_json(snapshot, which) -> None:
    assert json.dumps(plans_as_data([which()]), ensure_ascii=False, indent=1) == snapshot


@pytest.mark.parametrize("which", [plan, follow_up])
@LANGUAGES
def test_a_plan_as_a_tree(snapshot, which, language) -> None:
    assert plan_as_text(which(), Look(language, width=100)) == snapshot


@LANGUAGES
def test_a_rules_page(snapshot, language) -> None:
    assert rule_as_text(views()[0], Look(language, width=80)) == snapshot


@LANGUAGES
def test_the_rules_in_force(snapshot, language) -> None:
    assert rules_as_text(views(), Look(language, width=80)) == snapshot


@LANGUAGES
def test_the_book_read_aloud(snapshot, language) -> None:
    assert book_as_text(views(), Look(language, width=80)) == snapshot


def test_rules_as_json(snapshot) -> None:
    assert json.dumps(rules_as_data(views(), "sv"), ensure_ascii=False, indent=1) == snapshot
    assert json.dumps(rule_as_data(views()[0], "sv"), ensure_ascii=False, indent=1) == snapshot


def test_trials(snapshot) -> None:
    one, other = book().requirements[:2]
    failure = Text(sv="Exemplet på rad 9 ska ge 1 men gav 0.", en="The example on line 9 is to give 1 but gave 0.")
    assert trials_as_text(TrialRun((Trial(one, ()), Trial(other, (failure,)))), Look("sv", width=80)) == snapshot
