from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_making import evidence, goal, indicator, passage, plan, role, span

from malkoll.checks import PlanView, Verdict
from malkoll.engine import EngineSettings, Rule, RuleBook, evaluate, evaluate_fully
from malkoll.errors import SettingsError
from malkoll.finding import Finding, Outcome
from malkoll.language import parse
from malkoll.plan import Promise

RULES = """
krav AA1 goal-without-responsible
    Varje mål ska ha en ansvarig.
    meddelande  "Målet ”{mål}” saknar ansvarig."
    message     "The goal “{goal}” has no one responsible."
    råd         "Ange en roll."
    hint        "Name a role."
    därför      "Annars görs det inte."
    because     "Otherwise it is not done."
    källa       "God praxis."
    säkerhet    hög
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"

krav AA2 indicator-without-target
    Varje indikator bör ha ett målvärde.
    meddelande  "”{indikator}” under ”{mål}” har inget målvärde."
    message     "“{indicator}” under “{goal}” has no target."
    råd         "Ange ett."
    därför      "d"
    källa       "k"
    säkerhet    medel
    gäller      plan
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"

krav BB1 ask-about-evidence
    Fråga vid varje underlag som saknar metod.
    meddelande  "Hur bedöms ”{text}”?"
    råd         "Skriv det."
    därför      "d"
    källa       "k"
    säkerhet    låg
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"

krav BB2 report-only
    Varje mål ska ha en kommentar.
    meddelande  "m"
    råd         "r"
    därför      "d"
    källa       "k"
    säkerhet    hög
    gäller      uppföljning
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"
"""


@cache
def own_book() -> RuleBook:
    return RuleBook(parse(RULES, "egna.krav").requirements)


@pytest.fixture
def book() -> RuleBook:
    return own_book()


def found(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    return [(one.code, one.span.line) for one in findings]


def two_goals(shift: int = 0) -> Any:
    return plan(
        goal("Tryggare skolväg", 10 + shift, id="g1", indicators=(indicator("Andel trygga", 12 + shift),)),
        goal("Fler i arbete", 30 + shift, id="g2", evidence=(evidence("Enkät", 31 + shift),)),
    )


def test_findings_come_in_the_plans_own_order(book) -> None:
    assert found(evaluate(two_goals(), book).findings) == [("AA1", 10), ("AA2", 12), ("AA1", 30), ("BB1", 31)]


def test_severity_comes_from_the_sentence_unless_the_settings_say_otherwise(book) -> None:
    def severities(report: Any) -> dict[str, str]:
        return {one.code: one.severity for one in report.findings}

    assert severities(evaluate(two_goals(), book)) == {"AA1": "error", "AA2": "warning", "BB1": "question"}
    changed = EngineSettings({"AA1": "question"})
    assert severities(evaluate(two_goals(), book, changed))["AA1"] == "question"


def test_messages_name_the_goal_and_the_element_in_both_languages(book) -> None:
    by_code = {one.code: one for one in evaluate(two_goals(), book).findings}
    assert by_code["AA2"].message.sv == "”Andel trygga” under ”Tryggare skolväg” har inget målvärde."
    assert by_code["AA2"].message.en == "“Andel trygga” under “Tryggare skolväg” has no target."
    assert by_code["BB1"].message.sv == "Hur bedöms ”Enkät”?"


def test_a_long_title_is_shortened_at_a_word(book) -> None:
    title = "Alla barn och unga " * 20
    (finding,) = evaluate(plan(goal(title)), book).findings
    said = finding.message.sv or ""
    assert "…” saknar ansvarig." in said
    assert len(said) < 130
    assert finding.goal is not None
    assert finding.goal.title == title


def test_an_indicator_whose_heading_is_lost_is_called_unnamed(book) -> None:
    report = evaluate(plan(goal(indicators=(indicator(None),), responsible=(role("Chef"),))), book)
    assert report.findings[0].message.sv == "”(utan namn)” under ”Tryggare skolväg” har inget målvärde."


def test_rules_for_the_other_kind_of_document_are_not_applicable(book) -> None:
    tried = {one.code: one for one in evaluate(two_goals(), book).tried}
    assert (tried["BB2"].not_applicable, tried["BB2"].met, tried["BB2"].not_met) == (2, 0, 0)


def test_the_rows_of_goals_add_up_to_what_a_rule_came_to(book) -> None:
    report = evaluate(two_goals(), book)
    rows = [(one.goal and one.goal.id, one.code, one.met, one.not_met) for one in report.by_goal]
    assert rows[:3] == [("g1", "AA1", 0, 1), ("g1", "AA2", 0, 1), ("g2", "AA1", 0, 1)]
    for whole in report.tried:
        if whole.code == "BB2":  # for the other kind of document
            continue
        of_goals = [one for one in report.by_goal if one.code == whole.code]
        for outcome in ("met", "not_met", "not_applicable", "not_checked"):
            assert sum(getattr(one, outcome) for one in of_goals) == getattr(whole, outcome)


def test_a_place_is_told_once_by_a_rule(book) -> None:
    shared = role("Alla", 5, is_role=False)
    what = plan(goal("Samma", 1, id="g1"), goal("Samma", 1, id="g2"), goal("Annat", 9, responsible=(shared,)))
    report = evaluate(what, book.narrowed(["AA1"]))
    assert found(report.findings) == [("AA1", 1)]
    assert report.tried[0].not_met == 1


def test_fingerprints_survive_edits_above_and_differ_between_findings(book) -> None:
    before, after = evaluate(two_goals(), book), evaluate(two_goals(shift=55), book)
    prints = [one.fingerprint for one in before.findings]
    assert prints == [one.fingerprint for one in after.findings]
    assert len(set(prints)) == len(prints)
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in prints)


def test_mending_the_first_of_two_equals_leaves_the_others_fingerprint(book) -> None:
    rule = book.narrowed(["AA1"])
    both = evaluate(plan(goal("Samma", 1), goal("Samma", 20)), rule).findings
    mended = evaluate(plan(goal("Samma", 1, responsible=(role("Chef"),)), goal("Samma", 20)), rule).findings
    assert [one.fingerprint for one in mended] == [both[1].fingerprint]


def test_a_goal_whose_indicators_change_keeps_its_fingerprint(book) -> None:
    rule = book.narrowed(["AA1"])
    bare = evaluate(plan(goal("Mål", 1)), rule).findings[0].fingerprint
    assert evaluate(plan(goal("Mål", 1, indicators=(indicator(),))), rule).findings[0].fingerprint == bare


def test_codes_prefixes_and_names_choose_rules_in_any_letter_case(book) -> None:
    def codes(*select: str, ignore: tuple[str, ...] = ()) -> list[str]:
        return [one.requirement.code for one in book.narrowed(select or None, ignore).rules]

    assert codes("aa") == ["AA1", "AA2"]
    assert codes("goal-without-responsible", "BB1") == ["AA1", "BB1"]
    assert codes(ignore=("BB", "AA2")) == ["AA1"]


def test_a_code_that_no_rule_has_is_an_error_with_a_suggestion(book) -> None:
    with pytest.raises(SettingsError) as told:
        book.narrowed(["goal-without-responsable"])
    assert told.value.text.sv == "Det finns inget krav ”goal-without-responsable”. Menade du goal-without-responsible?"


def test_a_hand_written_check_that_breaks_makes_the_run_incomplete(book) -> None:
    def breaks(view: PlanView) -> Iterator[Verdict]:
        yield Verdict(view.elements("goal")[0], Outcome.MET)
        raise ValueError("bang")

    broken = RuleBook(book.requirements[:1])
    broken.__dict__["rules"] = (Rule(book.requirements[0], breaks),)
    evaluation = evaluate_fully(two_goals(), broken)
    assert (evaluation.report.tried[0].met, evaluation.report.tried[0].not_checked) == (1, 1)
    assert [(one.goal and one.goal.id, one.met, one.not_checked) for one in evaluation.report.by_goal] == [
        (None, 0, 1),
        ("g1", 1, 0),
    ]
    assert evaluation.failures[0].sv == (
        "AA1 kunde inte prövas på allt i plan.md. Kontrollen gick sönder (ValueError: bang)."
    )


def test_a_hand_written_check_says_where_and_fills_the_message_with_its_own_words(book) -> None:
    def check(view: PlanView) -> Iterator[Verdict]:
        element = view.elements("goal")[0]
        yield Verdict(element, Outcome.NOT_MET, span=span(77), values=(("mål", "eget ord"),))

    own = RuleBook(book.requirements[:1])
    own.__dict__["rules"] = (Rule(book.requirements[0], check),)
    (finding,) = evaluate(two_goals(), own).findings
    assert (finding.span.line, finding.severity) == (77, "error")
    assert finding.message.sv == "Målet ”eget ord” saknar ansvarig."


def test_what_a_promise_is_missing_can_be_said() -> None:
    text = RULES.split("krav AA2")[0].replace("Varje mål ska ha en ansvarig.", "Varje löfte ska vara hållet.")
    rule = RuleBook(parse(text.replace("Målet ”{mål}” saknar ansvarig.", "Saknas: {saknas}."), "p.krav").requirements)
    promise = Promise("könsuppdelat", span(3), kept=False, missing=(passage("Andel a"), passage("Andel b")))
    (finding,) = evaluate(plan(goal(), promises=(promise,)), rule).findings
    assert finding.message.sv == "Saknas: Andel a, Andel b."


@given(st.lists(st.sampled_from(["Skola", "Vård", "Miljö"]), max_size=6), st.integers(0, 500))
def test_findings_and_fingerprints_are_the_same_wherever_the_plan_begins(titles, shift) -> None:
    rules = own_book()

    def made(by: int) -> Any:
        lines = [(title, 1 + by + 10 * at) for at, title in enumerate(titles)]
        return plan(*(goal(title, at, indicators=(indicator(line=at + 1),)) for title, at in lines))

    one, other = evaluate(made(0), rules), evaluate(made(shift), rules)
    assert [(f.code, f.fingerprint) for f in one.findings] == [(f.code, f.fingerprint) for f in other.findings]
    assert len({f.fingerprint for f in one.findings}) == len(one.findings)
