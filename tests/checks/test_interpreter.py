from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_making import comment, evidence, goal, indicator, passage, plan, role, span, status, value

from malkoll.checks import Check, PlanView, compile_requirement
from malkoll.finding import Outcome, Text
from malkoll.language import parse
from malkoll.language.tree import WordList
from malkoll.plan import Area, Assessment, Decision, Figure, Forecast, Measure, Plan, Promise

MET, NOT_MET = Outcome.MET, Outcome.NOT_MET
NOT_APPLICABLE, NOT_CHECKED = Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKED

RULE = """krav XX100 a-rule
    {sentence}
    meddelande  "m"
    råd         "r"
    därför      "d"
    källa       "k"
    säkerhet    hög
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"
"""


def words() -> tuple[WordList, ...]:
    return (WordList(Text(sv="kön", en="sex"), ("kvinna", "man"), "w.krav", span(1)),)


@cache
def compiled(sentence: str) -> Check:
    (requirement,) = parse(RULE.format(sentence=sentence), "test.krav").requirements
    return compile_requirement(requirement, words())


def verdicts(sentence: str, what: Plan) -> list[Any]:
    return list(compiled(sentence)(PlanView(what)))


def outcomes(sentence: str, what: Plan) -> list[Outcome]:
    return [verdict.outcome for verdict in verdicts(sentence, what)]


@pytest.mark.parametrize(
    ("sentence", "good", "bad"),
    [
        ("Varje mål ska ha en indikator.", {"indicators": (indicator(),)}, {}),
        ("Varje mål ska ha en indikator eller ett underlag.", {"evidence": (evidence(),)}, {}),
        ("Varje mål ska ha en indikator och ett underlag.",
         {"evidence": (evidence(),), "indicators": (indicator(),)}, {"evidence": (evidence(),)}),
        ("Varje mål ska ha en uppföljning.", {"follow_up": passage("Varje tertial")}, {"follow_up": passage(" ")}),
        ("Varje mål ska ha en ansvarig.", {"responsible": (role("Skolchef"),)}, {}),
        ("Varje mål ska ha minst 2 indikatorer.", {"indicators": (indicator(),) * 2}, {"indicators": (indicator(),)}),
        ("Varje mål ska ha högst 1 indikator.", {}, {"indicators": (indicator(),) * 2}),
        ("Inget mål får ha fler än 2 indikatorer.", {"indicators": (indicator(),) * 2},
         {"indicators": (indicator(),) * 3}),
        ("Varje mål ska vara bedömt.", {"assessed": True}, {}),
        ("Varje mål ska ha en kommentar med orsak och åtgärd.",
         {"comment": comment(cause="Brist", action="Mer")}, {"comment": comment(cause="Brist")}),
        ("Varje mål ska ha en kommentar.", {"comment": comment()}, {}),
    ],
)  # fmt: skip
def test_a_goal_that_has_what_is_asked_meets_it_and_one_that_lacks_it_does_not(sentence, good, bad) -> None:
    assert outcomes(sentence, plan(goal(**good), goal(**bad))) == [MET, NOT_MET]


def test_elements_that_the_sentence_does_not_speak_of_are_not_applicable_and_counted() -> None:
    what = plan(
        goal(indicators=(indicator(counts_people=True, sex_split=True), indicator(), indicator(counts_people=True)))
    )
    assert outcomes("Varje indikator som räknar personer ska vara könsuppdelad.", what) == [
        MET,
        NOT_APPLICABLE,
        NOT_MET,
    ]


def test_a_value_is_compared_by_its_number_and_not_checked_where_one_is_missing() -> None:
    sentence = "Varje indikator som ska minska ska ha ett målvärde som är lägre än utgångsvärdet."

    def one(baseline: float | None, target: float | None, direction: Any = "decrease") -> Any:
        return indicator(baseline=value("a", baseline), target=value("b", target), change=direction)

    indicators = (
        one(5, 4),
        one(5, 5.0),
        one(None, 4),
        one(5, None),
        one(5, 6, "increase"),
        indicator(change="decrease", target=value("4", 4)),
        indicator(change="decrease", baseline=value("4", 4)),
    )
    assert outcomes(sentence, plan(goal(indicators=indicators))) == [
        MET, NOT_MET, NOT_CHECKED, NOT_CHECKED, NOT_APPLICABLE, NOT_CHECKED, NOT_CHECKED,
    ]  # fmt: skip


def test_what_is_not_checked_says_why_in_both_languages() -> None:
    sentence = "Varje indikator som ska minska ska ha ett målvärde som är lägre än utgångsvärdet."
    (verdict,) = verdicts(sentence, plan(goal(indicators=(indicator(change="decrease", target=value("4", 4)),))))
    assert "Målvärdet" in verdict.reason.sv
    assert "target" in verdict.reason.en


def test_a_requirement_over_two_documents_does_not_apply_to_one() -> None:
    (verdict,) = verdicts("Varje mål i planen ska finnas i uppföljningsrapporten.", plan(goal()))
    assert verdict.outcome is NOT_APPLICABLE


def test_what_is_in_the_plan_is_asked_of_the_plan_alone() -> None:
    assert outcomes("Varje mål i planen ska ha en ansvarig.", plan(goal(), goal(responsible=(role("Chef"),)))) == [
        NOT_MET, MET,
    ]  # fmt: skip


def test_a_question_is_asked_of_those_it_concerns_and_met_by_the_others() -> None:
    what = plan(goal(), goal(responsible=(role("Chef"),)))
    asked = verdicts("Fråga vid varje mål som saknar ansvarig.", what)
    assert [(one.outcome, one.modality) for one in asked] == [(NOT_MET, "ask"), (MET, "ask")]


def test_only_the_last_condition_of_a_question_is_what_is_asked() -> None:
    what = plan(goal(), goal(deviating=True), goal(deviating=True, responsible=(role("Chef"),)))
    assert outcomes("Fråga vid varje avvikande mål som saknar ansvarig.", what) == [NOT_APPLICABLE, NOT_MET, MET]


def test_a_role_that_holds_for_several_goals_is_asked_about_once() -> None:
    everybody = role("Alla chefer", 3, is_role=False)
    what = plan(goal(responsible=(everybody,)), goal(responsible=(everybody,)), goal(responsible=(role("Chef", 9),)))
    assert outcomes("Fråga vid varje ansvarig som inte är en roll.", what) == [NOT_MET, MET]


def test_words_are_looked_for_in_the_thing_that_is_to_mention_them() -> None:
    sentence = "Varje underlag om personer bör ha en metod eller en uppföljning som nämner kön."
    kinds = (
        evidence(about_people=True, method=passage("Läses för kvinnor och män")),
        evidence(about_people=True, follow_up=passage("Kvinnornas svar för sig")),
        evidence(about_people=False),
        evidence(about_people=True),
    )
    found = outcomes(sentence, plan(goal(evidence=kinds)))
    assert found[1:] == [MET, NOT_APPLICABLE, NOT_MET]
    assert found[0] is MET


def test_an_indicators_cause_and_action_may_lie_on_it_or_in_its_comment() -> None:
    sentence = "Varje avvikande indikator ska ha en kommentar med orsak och åtgärd."
    kinds = (
        indicator(deviating=True, comment=comment(cause="Brist", action="Mer")),
        indicator(deviating=True, comment=comment(), cause=passage("Brist"), action=passage("Mer")),
        indicator(deviating=True, cause=passage("Brist"), action=passage("Mer")),
        indicator(deviating=True, comment=comment(action="Mer")),
        indicator(deviating=True),
        indicator(),
    )
    assert outcomes(sentence, plan(goal(indicators=kinds))) == [MET, MET, MET, NOT_MET, NOT_MET, NOT_APPLICABLE]


def test_every_status_is_found_wherever_it_stands() -> None:
    what = plan(
        goal(
            status=status(line=1),
            measures=(Measure("Bygg", span(2), status=status("colour", line=2)),),
            indicators=(indicator(line=3, status=status("image", line=3)),),
        ),
        kind="follow-up",
    )
    assert outcomes("Varje status ska stå i text.", what) == [MET, NOT_MET, NOT_MET]


def test_a_promise_and_a_figure_belong_to_the_goal_they_stand_in() -> None:
    outer = goal("Yttre", 1, end_line=20, id="g1")
    inner = goal("Inre", 5, end_line=8, id="g2", parent="g1")
    what = plan(
        outer,
        inner,
        promises=(Promise("könsuppdelat", span(7), kept=False), Promise("könsuppdelat", span(12), kept=True)),
        figures=(Figure("200 personer", span(30), 200), Figure("8 barn", span(6), 8, goal="g1", sex_split=True)),
    )
    promises = verdicts("Varje löfte om könsuppdelning ska vara hållet.", what)
    assert [(one.outcome, one.element.goal.title.text) for one in promises] == [(NOT_MET, "Inre"), (MET, "Yttre")]
    figures = verdicts("Varje siffra om personer ska vara könsuppdelad.", what)
    assert [(one.outcome, one.element.goal and one.element.goal.id) for one in figures] == [
        (NOT_MET, None),
        (MET, "g1"),
    ]


def test_what_is_expected_before_the_reports_own_date_is_told() -> None:
    sentence = "Inget mål får väntas klart före rapportens datum."

    def one(last_day: str | None) -> Any:
        return goal(forecast=Forecast("Prognos", span(1)), expected_by=last_day)

    goals = (one("2024-12-31"), one("2025-12-31"), one("2025-08-30"), one(None))
    dated = plan(*goals, kind="follow-up", date="2025-08-31")
    assert outcomes(sentence, dated) == [NOT_MET, MET, NOT_MET, NOT_APPLICABLE]
    assert outcomes(sentence, plan(one("2024-12-31"), kind="follow-up")) == [NOT_CHECKED]
    decision = plan(decisions=(Decision("Torget", span(1), expected_by="2020-12-31"),), date="2025-02-01")
    assert outcomes("Inget beslut får väntas klart före rapportens datum.", decision) == [NOT_MET]


def test_an_open_assessment_of_an_area_is_no_assessment() -> None:
    areas = tuple(
        Area(f"a{at}", "område", None, "Skola", span(at + 1), assessment=one)
        for at, one in enumerate((Assessment("Uppfyllt", span(1)), Assessment("Ej bedömt", span(2), open=True), None))
    )
    assert outcomes("Varje område ska vara bedömt.", plan(goal(), areas=areas)) == [MET, NOT_MET, NOT_MET]


def test_the_plan_itself_can_be_asked() -> None:
    assert outcomes("Planen ska ha minst ett mål.", plan(goal())) == [MET]
    assert outcomes("Planen ska ha minst ett mål.", plan()) == [NOT_MET]


def test_nouns_that_plans_do_not_hold_yet_give_no_verdict_and_so_are_never_taken_for_met() -> None:
    assert outcomes("Varje antalsuppgift ska stämma.", plan(goal())) == []
    assert outcomes("Varje summarad ska stämma.", plan(goal())) == []


def test_a_check_that_breaks_on_one_element_says_so_and_goes_on_with_the_next() -> None:
    broken = indicator()
    object.__setattr__(broken, "counts_people", _Exploding())
    what = plan(goal(indicators=(broken, indicator(counts_people=True))))
    found = verdicts("Varje indikator som räknar personer ska vara könsuppdelad.", what)
    assert [(one.outcome, one.failed) for one in found] == [(NOT_CHECKED, True), (NOT_MET, False)]
    assert "bang" in found[0].reason.sv


class _Exploding:
    def __bool__(self) -> bool:
        raise ValueError("bang")


goals_of_any_kind = st.lists(
    st.builds(
        goal,
        indicators=st.lists(
            st.builds(
                indicator,
                counts_people=st.booleans(),
                sex_split=st.booleans(),
                baseline=st.none() | st.builds(value, st.just("x"), st.none() | st.integers(0, 9)),
                target=st.none() | st.builds(value, st.just("x"), st.none() | st.integers(0, 9)),
                change=st.sampled_from([None, "increase", "decrease"]),
            ),
            max_size=3,
        ).map(tuple),
        evidence=st.lists(st.builds(evidence), max_size=2).map(tuple),
    ),
    max_size=4,
)


@given(goals_of_any_kind)
def test_every_element_gets_exactly_one_outcome(goals) -> None:
    what = plan(*goals)
    indicators = sum(len(one.indicators) for one in goals)
    for sentence, elements in (
        ("Varje mål ska ha en indikator eller ett underlag.", len(goals)),
        ("Varje indikator som räknar personer ska vara könsuppdelad.", indicators),
        ("Varje indikator som ska minska ska ha ett målvärde som är lägre än utgångsvärdet.", indicators),
    ):
        assert sum(Counter(outcomes(sentence, what)).values()) == elements


@given(goals_of_any_kind)
def test_no_may_is_every_must_turned_round(goals) -> None:
    what = plan(*goals)
    turned = {MET: NOT_MET, NOT_MET: MET}
    every = outcomes("Varje mål ska ha minst 2 indikatorer.", what)
    assert outcomes("Inget mål får ha minst 2 indikatorer.", what) == [turned[one] for one in every]
