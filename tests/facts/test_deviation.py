"""Deviations told in words, with the cause and the action told beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_reading import SPAN, made_goal, only_goal, passage, report_in

from malkoll.facts import deviation
from malkoll.plan import Assessment, Comment, Goal, Indicator, Measure, Status, Value

CAUSE = "Det beror på att pumpen gick sönder."
ACTION = "Vi har beställt en ny pump."


def assessed(text: str, comment: str | None = None) -> Goal:
    said = Comment(comment, SPAN) if comment is not None else None
    return deviation.goal(replace(made_goal(), assessment=Assessment(text, SPAN), comment=said))


@pytest.mark.parametrize(
    "text",
    [
        "Målet nåddes inte",
        "Målet har inte uppnåtts",
        "Målvärdet nås inte",
        "Ej uppnått",
        "Inte helt uppfyllt",
        "Delmålet bedöms inte kunna nås i år",
        "Arbetet är försenat",
        "Försenad",
        "Utfallet ligger under målvärdet",
        "Sämre än målet",
        "Väntetiden är längre än målet",
        "Utfallet avviker negativt från plan",
        "Ej påbörjad",
        "Röd",
        "Uppfylls delvis",
    ],
)
def test_words_that_say_a_goal_was_not_reached_tell_a_deviation(text: str) -> None:
    assert assessed(text).deviating


@pytest.mark.parametrize(
    "text",
    [
        "Målet nåddes",
        "Uppfyllt",
        "Grön",
        "Enligt plan",
        "Det finns en risk att målet inte nås",
        "Insatser görs för att inte målet ska nås för sent",
        "Vi har inte mätt",
        "Inte bara sjöarna blev renare",
        "",
    ],
)
def test_words_that_say_something_else_tell_no_deviation(text: str) -> None:
    assert not assessed(text).deviating


@pytest.mark.parametrize(
    "line",
    [
        CAUSE,
        "Orsaken är att pumpen gick sönder.",
        "Pumpen gick sönder på grund av kylan.",
        "Tjänsten som sjövårdare har varit vakant.",
        "Upphandlingen överklagades.",
        "Eftersom pumpen gick sönder stod arbetet still.",
    ],
)
def test_the_cause_is_the_line_beside_the_deviation_that_gives_a_reason(line: str) -> None:
    comment = assessed("Ej uppnått", f"Målet nåddes inte.\n{line}").comment
    assert comment is not None
    assert comment.cause is not None
    assert comment.cause.text == line
    assert comment.action is None


@pytest.mark.parametrize(
    "line",
    [
        ACTION,
        "Vi rekryterar en ny sjövårdare.",
        "Åtgärder tas fram under våren.",
        "Dammen byggs ut från sommaren.",
        "Nämnden har infört en ny rutin.",
        "Två nya pumpar införs i maj.",
        "Till hösten byts pumpen.",
        "Nästa år öppnar ännu ett reningsverk.",
        "Städvagnarna byts ut under hösten.",
    ],
)
def test_the_action_is_the_line_beside_the_deviation_that_says_what_is_done(line: str) -> None:
    comment = assessed("Ej uppnått", f"Målet nåddes inte.\n{line}").comment
    assert comment is not None
    assert comment.action is not None
    assert comment.action.text == line
    assert comment.cause is None


@pytest.mark.parametrize(
    "line",
    [
        "I augusti är halva sjön ren.",
        "I mars ligger andelen på 40 procent.",
        "Under våren höjdes taxan.",
        "I år märks en ökning.",
        "Ärendet kommer inte att hinna behandlas under året.",
        "Antalet elever fortsätter att minska.",
    ],
)
def test_a_time_and_how_things_turned_out_then_is_no_action(line: str) -> None:
    comment = assessed("Ej uppnått", f"Målet nåddes inte.\n{line}").comment
    assert comment is not None
    assert comment.action is None


def test_cause_and_action_are_looked_for_at_most_two_lines_further_down() -> None:
    near = assessed("Sjöarna", f"Målet nåddes inte.\nSjön är djup.\n{CAUSE}").comment
    far = assessed("Sjöarna", f"Målet nåddes inte.\nSjön är djup.\nDet blåser.\n{CAUSE}").comment
    assert near is not None
    assert near.cause is not None
    assert far is not None
    assert far.cause is None


def test_cause_and_action_without_a_deviation_are_not_looked_for() -> None:
    goal = assessed("Målet nåddes", f"{CAUSE}\n{ACTION}")
    assert goal.comment is not None
    assert (goal.deviating, goal.comment.cause, goal.comment.action) == (False, None, None)


def test_a_cause_with_its_own_label_is_kept() -> None:
    said = replace(
        made_goal(),
        assessment=Assessment("Ej uppnått", SPAN),
        comment=Comment(f"Målet nåddes inte.\n{CAUSE}", SPAN, cause=passage("Kylan.")),
    )
    comment = deviation.goal(said).comment
    assert comment is not None
    assert comment.cause == passage("Kylan.")


def test_an_assessment_alone_makes_no_comment() -> None:
    goal = assessed(f"Målet nåddes inte. {CAUSE}")
    assert goal.deviating
    assert goal.comment is None


@pytest.mark.parametrize(
    ("status", "activities", "deviates"),
    [
        ("Försenad", None, True),
        ("Ej påbörjad", None, True),
        ("Klar", None, False),
        ("Klar", "Dammen är försenad till våren.", True),
        (None, None, False),
    ],
)
def test_a_measure_deviates_by_its_status_or_what_is_told_of_it(
    status: str | None, activities: str | None, deviates: bool
) -> None:
    measure = Measure(
        "Bygg en damm",
        SPAN,
        activities=passage(activities) if activities else None,
        status=Status(status, SPAN) if status else None,
    )
    assert deviation.measure(measure).deviating == deviates


def test_a_measures_own_words_may_hold_cause_and_action() -> None:
    measure = deviation.measure(
        Measure("Bygg en damm", SPAN, activities=passage(f"Dammen är försenad.\n{CAUSE}\n{ACTION}"))
    )
    assert measure.comment is not None
    assert measure.comment.cause is not None
    assert measure.comment.action is not None


def test_an_indicator_that_deviates_without_words_of_its_own_has_its_goals() -> None:
    told = Comment(f"Målet nåddes inte. {CAUSE}", SPAN)
    behind = Indicator("Siktdjup", SPAN, deviating=True)
    assert deviation.with_goals_analysis(behind, told).comment == told
    assert deviation.with_goals_analysis(Indicator("Siktdjup", SPAN), told).comment is None
    own = replace(behind, comment=Comment("Vintern var lång.", SPAN))
    assert deviation.with_goals_analysis(own, told).comment == own.comment


def test_a_report_tells_deviation_cause_and_action_in_running_text() -> None:
    goal = only_goal(
        report_in(
            f"# Uppföljning\n\n## Mål 1: Renare sjöar\n\nBedömning: Ej uppnått\n\nKommentar: Målet nåddes inte.\n\n"
            f"{CAUSE}\n\n{ACTION}\n"
        )
    )
    assert goal.deviating
    assert goal.comment is not None
    assert goal.comment.cause is not None
    assert goal.comment.action is not None
    assert (goal.comment.cause.text, goal.comment.action.text) == (CAUSE, ACTION)


@pytest.mark.parametrize("answer", ["Nej", "Delvis"])
def test_an_assessment_that_answers_no_or_partly_is_a_deviation(answer: str) -> None:
    said = assessed(answer, CAUSE)
    assert said.deviating
    assert said.comment is not None
    assert (said.comment.cause is None, said.comment.action) == (False, None)


def test_no_as_the_value_of_an_indicator_is_none() -> None:
    outcome = Value("Nej", SPAN)
    assert not deviation.indicator(Indicator("Antal olyckor", SPAN, outcome=outcome)).deviating


@pytest.mark.parametrize(
    "told",
    [
        "Simhallen var stängd i tio veckor.",
        "Två tjänster har varit obesatta sedan mars.",
        "Arbetet stod stilla i väntan på att bygglovet skulle vinna laga kraft.",
        "Föreningen som höll i kurserna har upphört.",
    ],
)
def test_what_was_closed_empty_or_waited_for_is_a_cause(told: str) -> None:
    said = assessed("Inte uppnått", told)
    assert said.comment is not None
    assert said.comment.cause is not None


@pytest.mark.parametrize(
    "told",
    [
        "Felet upptäcktes i mars.",
        "Målet har inte uppnåtts.",
        "De som är kvar har fått fler ärenden var.",
        "Nästan alla fattas i tid.",
    ],
)
def test_what_was_found_not_reached_or_got_worse_is_no_action(told: str) -> None:
    said = assessed("Målet har inte uppnåtts", told)
    assert said.comment is None or said.comment.action is None


def test_what_somebody_gets_from_a_named_day_on_is_an_action() -> None:
    said = assessed("Delvis uppnått", "Från tidtabellsskiftet i juni får de två största linjerna fler turer.")
    assert said.comment is not None
    assert said.comment.action is not None
