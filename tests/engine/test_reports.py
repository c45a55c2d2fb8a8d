"""What a report holds: each finding's place, words and fingerprint, and how every rule came out and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from own_checks import book_of, checked_by, rule
from plan_making import evidence, goal, indicator, plan, role, span

import malkoll.engine
from malkoll.checks import PlanView, Verdict
from malkoll.document import Document
from malkoll.engine import EngineSettings, evaluate, evaluate_fully
from malkoll.finding import Outcome, Related, Text
from malkoll.plan import Area, Compared, Promise
from malkoll.span import Span

NO_ONE = rule()
NO_TARGET = rule("Varje indikator bör ha ett målvärde.", code="AA2", name="indicator-without-target")
WHY = Text(sv="Den står i en bild.", en="It stands in an image.")
LATER = Text(sv="Något annat.", en="Something else.")


def outcomes(*told: tuple[Outcome, Text | None], failed: bool = False) -> Any:
    """A check that says ``told`` of the plan's first goals, one each, in turn."""

    def check(view: PlanView) -> Iterator[Verdict]:
        for element, (outcome, reason) in zip(view.elements("goal"), told, strict=True):
            yield Verdict(element, outcome, reason=reason, failed=failed)

    return check


# --- where -------------------------------------------------------------------------------------------


def test_a_finding_holds_the_line_of_the_document_that_it_begins_on() -> None:
    text = "# Plan\n\n## Tryggare skolväg\n"
    (finding,) = evaluate(
        plan(goal(line=3)), book_of(NO_ONE), document=Document("plan.md", text, "0" * 64, "markdown")
    ).findings
    assert finding.source == "## Tryggare skolväg"


def test_a_finding_on_the_documents_last_line_holds_that_line() -> None:
    document = Document("plan.md", "# Plan\n## Tryggare skolväg", "0" * 64, "markdown")
    (finding,) = evaluate(plan(goal(line=2)), book_of(NO_ONE), document=document).findings
    assert finding.source == "## Tryggare skolväg"


def test_a_finding_of_the_document_as_a_whole_holds_no_line() -> None:
    whole = book_of(rule("Varje plan ska ha en åtgärd."))
    document = Document("plan.md", "# Plan\n", "0" * 64, "markdown")
    (finding,) = evaluate(plan(goal()), whole, document=document).findings
    assert (finding.span, finding.source) == (Span(0, 0, 1, 1, 1, 1), "")


def test_a_finding_on_the_first_word_of_the_document_holds_its_line() -> None:
    document = Document("plan.md", "Trygghet\nresten", "0" * 64, "markdown")
    (finding,) = evaluate(plan(goal(line=1)), book_of(NO_ONE), document=document).findings
    assert (finding.span.start, finding.source) == (0, "Trygghet")


def test_a_plan_without_its_document_or_with_a_shorter_one_has_findings_without_lines() -> None:
    short = Document("plan.md", "# Plan", "0" * 64, "markdown")
    assert evaluate(plan(goal(line=7)), book_of(NO_ONE)).findings[0].source == ""
    assert evaluate(plan(goal(line=7)), book_of(NO_ONE), document=short).findings[0].source == ""


def test_of_a_very_long_line_two_thousand_characters_are_kept() -> None:
    document = Document("plan.md", "ab" * 5_000, "0" * 64, "markdown")
    (finding,) = evaluate(plan(goal(line=1)), book_of(NO_ONE), document=document).findings
    assert finding.source == "ab" * 1_000


def test_a_goal_is_told_with_the_area_or_the_goal_it_stands_under() -> None:
    area = Area("a1", "målområde", None, "Trygghet", span(1))
    told = plan(
        goal("Tryggare skolväg", 3, number="1", id="g1", parent="a1"),
        goal("Fler gångvägar", 9, id="g2", parent="g1"),
        goal("För sig", 20, id="g3"),
        areas=(area,),
    )
    report = evaluate(told, book_of(NO_ONE))
    assert [(one.id, one.number, one.title, one.under) for one in report.outline] == [
        ("g1", "1", "Tryggare skolväg", "Trygghet"),
        ("g2", None, "Fler gångvägar", "Tryggare skolväg"),
        ("g3", None, "För sig", None),
    ]
    assert [one.goal for one in report.findings] == list(report.outline)


def test_what_belongs_to_no_goal_stands_before_the_next_goal_of_the_plan() -> None:
    promises = tuple(Promise("könsuppdelat", span(line), kept=False) for line in (1, 20, 99))
    book = book_of(NO_ONE, rule("Varje löfte ska vara hållet.", code="AA3", name="promise-not-kept"))
    told = plan(goal("Ett", 10), goal("Två", 30), promises=promises)
    lines = [(one.code, one.span.line) for one in evaluate(told, book).findings]
    assert lines == [("AA3", 1), ("AA1", 10), ("AA3", 20), ("AA1", 30), ("AA3", 99)]


def test_what_stands_on_the_same_line_as_a_goal_comes_after_it_and_is_ordered_by_column_and_code() -> None:
    promise = Promise("könsuppdelat", span(10, 5), kept=False)
    book = book_of(
        rule("Varje löfte ska vara hållet.", code="AA0", name="promise-not-kept"),
        rule(code="AB1", name="b"),
        rule(code="AB0", name="a"),
        NO_TARGET,
    )
    told = plan(goal("Ett", 10, indicators=(indicator("x", 10),)), promises=(promise,))
    assert [one.code for one in evaluate(told, book).findings] == ["AA2", "AB0", "AB1", "AA0"]


def test_goals_that_are_listed_before_they_are_written_keep_the_order_of_the_list() -> None:
    promise = Promise("könsuppdelat", span(35), kept=False)
    book = book_of(NO_ONE, rule("Varje löfte ska vara hållet.", code="AA3", name="promise-not-kept"))
    told = plan(goal("Sist skrivet", 50), goal("Först skrivet", 30), promises=(promise,))
    assert [(one.code, one.span.line) for one in evaluate(told, book).findings] == [
        ("AA1", 50),
        ("AA1", 30),
        ("AA3", 35),
    ]


def test_what_belongs_to_a_goal_comes_with_it_wherever_in_the_document_it_stands() -> None:
    told = plan(goal("Ett", 10, indicators=(indicator("x", 50),)), goal("Två", 30))
    lines = [(one.code, one.span.line) for one in evaluate(told, book_of(NO_ONE, NO_TARGET)).findings]
    assert lines == [("AA1", 10), ("AA2", 50), ("AA1", 30)]


# --- what --------------------------------------------------------------------------------------------


def test_a_finding_holds_what_the_rule_says_of_itself_and_what_the_check_points_at_besides() -> None:
    beside = (Related(span(40), Text(sv="här", en="here")),)

    def check(view: PlanView) -> Iterator[Verdict]:
        yield Verdict(view.elements("indicator")[0], Outcome.NOT_MET, "ask", related=beside)

    told = plan(goal(indicators=(indicator("Andel   nöjda", 12),)))
    (finding,) = evaluate(told, checked_by(check)).findings
    assert (finding.code, finding.name, finding.path) == ("AA1", "goal-without-responsible", "plan.md")
    assert (finding.confidence, finding.severity, finding.written) == ("high", "question", None)
    assert (finding.noun, finding.element, finding.span.line) == ("indicator", "Andel nöjda", 12)
    assert finding.related == beside


def test_two_places_that_begin_alike_or_end_alike_are_two_findings() -> None:
    places = (span(5, 1, 10), span(5, 1, 12), span(5, 3, 10))

    def check(view: PlanView) -> Iterator[Verdict]:
        for place in (*places, *places):
            yield Verdict(view.elements("goal")[0], Outcome.NOT_MET, span=place)

    report = evaluate(plan(goal()), checked_by(check))
    assert [one.span for one in report.findings] == list(places)
    assert report.tried[0].not_met == 3
    assert len({one.fingerprint for one in report.findings}) == 3


def test_what_follows_a_place_told_twice_is_told_too() -> None:
    def check(view: PlanView) -> Iterator[Verdict]:
        first, second = view.elements("goal")
        yield Verdict(first, Outcome.NOT_MET)
        yield Verdict(first, Outcome.NOT_MET)
        yield Verdict(second, Outcome.NOT_MET)

    report = evaluate(plan(goal("Ett", 1), goal("Två", 9)), checked_by(check))
    assert [one.span.line for one in report.findings] == [1, 9]


def test_one_place_with_two_things_to_say_of_it_is_two_findings() -> None:
    def check(view: PlanView) -> Iterator[Verdict]:
        for said in ("a", "b"):
            yield Verdict(view.elements("goal")[0], Outcome.NOT_MET, values=(("text", said),))

    report = evaluate(plan(goal()), checked_by(check, message="{text}"))
    assert [one.message.sv for one in report.findings] == ["a", "b"]
    assert len({one.fingerprint for one in report.findings}) == 2


def test_the_values_of_a_finding_are_its_fingerprint_in_whatever_order_they_are_given() -> None:
    def saying(*values: tuple[str, str]) -> str:
        def check(view: PlanView) -> Iterator[Verdict]:
            yield Verdict(view.elements("goal")[0], Outcome.NOT_MET, values=values)

        return evaluate(plan(goal(id="g1")), checked_by(check)).findings[0].fingerprint

    assert saying(("text", "a"), ("skäl", "b")) == saying(("skäl", "b"), ("text", "a"))
    assert saying(("text", "a"), ("skäl", "b")) != saying(("text", "b"), ("skäl", "a"))


def test_a_fingerprint_is_the_one_that_baselines_already_hold() -> None:
    told = plan(goal("Tryggare skolväg", 3, number="2", indicators=(indicator("Andel nöjda", 4),)))
    prints = [one.fingerprint for one in evaluate(told, book_of(NO_ONE, NO_TARGET)).findings]
    assert prints == ["c02cbb2a9087e009", "9cfb2e3c153b41ae"]


# --- how it came out ---------------------------------------------------------------------------------


def test_a_rule_that_could_not_be_tried_tells_the_first_reason_on_the_whole_and_for_each_goal() -> None:
    told = plan(goal("Ett", 1, id="g1"), goal("Två", 9, id="g2"), goal("Tre", 19, id="g3"))
    check = outcomes((Outcome.MET, None), (Outcome.NOT_CHECKED, WHY), (Outcome.NOT_CHECKED, LATER))
    evaluation = evaluate_fully(told, checked_by(check))
    (whole,) = evaluation.report.tried
    assert (whole.met, whole.not_checked, whole.reason, whole.goal) == (1, 2, WHY, None)
    assert [(one.goal and one.goal.id, one.reason) for one in evaluation.report.by_goal] == [
        ("g1", None),
        ("g2", WHY),
        ("g3", LATER),
    ]
    assert evaluation.failures == ()


def test_of_two_reasons_for_one_goal_the_first_is_told() -> None:
    def check(view: PlanView) -> Iterator[Verdict]:
        for outcome, reason in ((Outcome.MET, LATER), (Outcome.NOT_CHECKED, WHY), (Outcome.NOT_CHECKED, LATER)):
            yield Verdict(view.elements("goal")[0], outcome, reason=reason)

    (row,) = evaluate(plan(goal()), checked_by(check)).by_goal
    assert (row.met, row.not_checked, row.reason) == (1, 2, WHY)


def test_outcomes_of_one_goal_are_counted_together() -> None:
    indicators = tuple(indicator(f"i{at}", at) for at in range(2, 7))
    (row,) = evaluate(plan(goal(indicators=indicators)), book_of(NO_TARGET)).by_goal
    assert (row.code, row.not_met) == ("AA2", 5)


def test_a_check_that_failed_on_elements_makes_the_run_incomplete_once_with_the_first_reason() -> None:
    told = plan(goal("Ett", 1), goal("Två", 9))
    check = outcomes((Outcome.NOT_CHECKED, WHY), (Outcome.NOT_CHECKED, LATER), failed=True)
    evaluation = evaluate_fully(told, checked_by(check))
    assert [one.en for one in evaluation.failures] == [
        "AA1 could not be tried on all of plan.md. It stands in an image."
    ]
    assert evaluation.report.tried[0].not_checked == 2


def test_why_a_check_failed_is_told_before_why_something_else_was_not_checked() -> None:
    def check(view: PlanView) -> Iterator[Verdict]:
        yield Verdict(view.elements("goal")[0], Outcome.NOT_CHECKED, reason=WHY)
        yield Verdict(view.elements("goal")[1], Outcome.NOT_CHECKED, reason=LATER, failed=True)

    evaluation = evaluate_fully(plan(goal("Ett", 1), goal("Två", 9)), checked_by(check))
    assert evaluation.report.tried[0].reason == LATER


def test_a_check_that_failed_without_saying_why_is_told_as_such() -> None:
    evaluation = evaluate_fully(plan(goal()), checked_by(outcomes((Outcome.NOT_CHECKED, None), failed=True)))
    assert evaluation.failures[0].sv == "AA1 kunde inte prövas på allt i plan.md. Kontrollen säger inte varför."


def test_two_checks_that_failed_are_both_told_also_where_one_code_begins_like_the_other() -> None:
    book = book_of(rule(code="AA1"), rule(code="AA10", name="other"))
    check = outcomes((Outcome.NOT_CHECKED, WHY), failed=True)
    book.__dict__["rules"] = tuple(malkoll.engine.Rule(one, check) for one in reversed(book.requirements))
    said = [one.sv or "" for one in evaluate_fully(plan(goal()), book).failures]
    assert [one.split()[0] for one in said] == ["AA10", "AA1"]


def test_a_check_that_breaks_is_told_by_whose_it_is() -> None:
    def breaks(view: PlanView) -> Iterator[Verdict]:
        raise KeyError("x")
        yield

    breaks.whose = Text(sv="Tillägget x", en="The plugin x")  # type: ignore[attr-defined]
    evaluation = evaluate_fully(plan(goal()), checked_by(breaks))
    (row,) = evaluation.report.by_goal
    assert (row.goal, row.not_checked, row.reason) == (None, 1, evaluation.report.tried[0].reason)
    assert row.reason == Text(sv="Tillägget x gick sönder (KeyError: 'x').", en="The plugin x broke (KeyError: 'x').")


def test_what_was_not_checked_before_a_check_broke_is_counted_with_it() -> None:
    def breaks(view: PlanView) -> Iterator[Verdict]:
        yield Verdict(view.elements("goal")[0], Outcome.NOT_CHECKED, reason=WHY)
        raise ValueError("bang")

    (whole,) = evaluate(plan(goal()), checked_by(breaks)).tried
    assert whole.not_checked == 2
    assert whole.reason is not None
    assert whole.reason.en == "The check broke (ValueError: bang)."


def test_a_severity_that_the_settings_change_is_told_with_the_one_the_rule_is_written_with() -> None:
    (changed,) = evaluate(plan(goal()), book_of(NO_ONE), EngineSettings({"AA1": "question"})).findings
    (same,) = evaluate(plan(goal()), book_of(NO_ONE), EngineSettings({"AA1": "error"})).findings
    assert [(one.severity, one.written) for one in (changed, same)] == [("question", "error"), ("error", None)]


def test_the_area_of_a_goal_is_named_in_a_finding_about_it() -> None:
    area = Area("a1", "målområde", None, "Trygghet", span(1))
    (finding,) = evaluate(plan(goal(parent="a1"), areas=(area,)), book_of(rule(message="{område}"))).findings
    assert finding.message.sv == "Trygghet"


def test_the_hint_is_filled_as_the_message_is() -> None:
    book = book_of(rule().replace('råd         "r"', 'råd         "{mål}"'))
    assert evaluate(plan(goal("Bro")), book).findings[0].hint.sv == "Bro"


def test_equal_findings_on_one_element_differ_by_their_order_whatever_other_elements_have() -> None:
    def check(view: PlanView) -> Iterator[Verdict]:
        for element, line in zip((*view.elements("goal"),) * 3, range(1, 7), strict=True):
            yield Verdict(element, Outcome.NOT_MET, span=span(line))

    both = evaluate(plan(goal("Ett", 1), goal("Två", 9)), checked_by(check)).findings
    alone = evaluate(plan(goal("Ett", 1)), checked_by(_three_times)).findings
    assert len({one.fingerprint for one in both}) == 6
    assert [one.fingerprint for one in both[:3]] == [one.fingerprint for one in alone]
    assert [one.fingerprint for one in alone] == ["3a9874768cf8e638", "626deba609e431e9", "0230222af53428a2"]


def _three_times(view: PlanView) -> Iterator[Verdict]:
    for line in (1, 3, 5):
        yield Verdict(view.elements("goal")[0], Outcome.NOT_MET, span=span(line))


def test_what_is_clear_is_what_was_tried_and_not_found_wrong() -> None:
    told = plan(goal("Ett", 1), goal("Två", 9, responsible=(role("Chef"),)))
    report = evaluate(told, book_of(NO_ONE))
    wrong = evaluate(plan(goal("Ett", 1), goal("Två", 9)), book_of(NO_ONE)).findings
    assert report.clear == {wrong[1].fingerprint}


def test_an_element_that_one_sentence_of_a_rule_faults_is_not_clear_though_another_holds() -> None:
    def check(view: PlanView) -> Iterator[Verdict]:
        element = view.elements("goal")[0]
        yield Verdict(element, Outcome.MET)
        yield Verdict(element, Outcome.NOT_MET)

    assert evaluate(plan(goal()), checked_by(check)).clear == frozenset()


def test_what_one_rule_found_wrong_is_no_less_clear_of_another() -> None:
    told = plan(goal(indicators=(indicator("a", 2),)))
    report = evaluate(told, book_of(NO_TARGET, rule("Varje mål ska ha en indikator.", code="AA4", name="x")))
    assert (len(report.findings), len(report.clear)) == (1, 1)


def test_a_rule_about_another_document_is_left_out_until_the_documents_are_compared() -> None:
    rules = book_of(
        NO_ONE, rule("Varje mål i planen ska finnas i uppföljningsrapporten.", code="AA5", name="goal-not-followed-up")
    )
    alone = plan(goal(responsible=(role("Chef"),)))
    assert [one.code for one in evaluate(alone, rules).tried] == ["AA1"]
    lost = goal(responsible=(role("Chef"),), compared=Compared(missing_from=("Uppföljning 2026",)))
    report = evaluate(plan(lost, compared=True), rules)
    assert [(one.code, one.not_met) for one in report.tried] == [("AA1", 0), ("AA5", 1)]


def test_a_rule_for_the_other_kind_of_document_counts_every_element_of_all_its_sentences() -> None:
    both = rule(
        "Varje indikator bör ha ett målvärde.\n    Varje underlag bör ha en metod.", rest="gäller      uppföljning"
    )
    told = plan(goal(indicators=(indicator("a", 2), indicator("b", 3)), evidence=(evidence("c", 4),)))
    (row,) = evaluate(told, book_of(both)).tried
    assert (row.not_applicable, row.met, row.not_met) == (3, 0, 0)


def test_rows_of_goals_come_by_goal_and_then_by_code_with_those_of_no_goal_first() -> None:
    promise = Promise("könsuppdelat", span(99), kept=False)
    book = book_of(
        rule(code="AA9", name="b"), NO_TARGET, rule("Varje löfte ska vara hållet.", code="AA3", name="promise-not-kept")
    )
    told = plan(goal("Ett", 1, id="g1", indicators=(indicator("x", 2),)), goal("Två", 9, id="g2"), promises=(promise,))
    rows = [(one.goal and one.goal.id, one.code) for one in evaluate(told, book).by_goal]
    assert rows == [(None, "AA3"), ("g1", "AA2"), ("g1", "AA9"), ("g2", "AA9")]


def test_the_engine_has_no_other_names_than_it_says() -> None:
    assert malkoll.engine.RuleBook is type(book_of(NO_ONE))
    with pytest.raises(AttributeError, match=r"'malkoll\.engine' has no attribute 'Identities'"):
        _ = malkoll.engine.Identities
