"""How it went, in words: assessments, forecasts, and when something is expected to be done."""

from __future__ import annotations

import pytest
from plan_reading import SPAN, only_goal, passage, report_in

from malkoll.facts import assessments
from malkoll.plan import Assessment, Comment, Forecast, Status

GOAL = "# Uppföljning för Lövsta kommun\n\n## Mål 1: Renare sjöar\n\n"


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Ej bedömt", True),
        ("Inte utvärderad", True),
        ("Ännu inte mätt", True),
        ("Bedömning saknas", True),
        ("Kan inte bedömas", True),
        ("Går ej att bedöma.", True),
        ("Not assessed", True),
        ("Uppfyllt", False),
        ("Ej uppfyllt", False),
        ("Målet är nått", False),
        ("Delvis uppnått", False),
        ("Kan inte bedömas eftersom mätaren är trasig", False),
        ("Ej bedömt, bolagens bokslut är inte klara", False),
        ("Ej bedömt. Vi väntar på skolornas svar från våren", False),
    ],
)
def test_an_assessment_is_open_when_it_says_that_nothing_was_assessed_and_not_why(text: str, is_open: bool) -> None:
    said = assessments.assess(Assessment(text, SPAN))
    assert said is not None
    assert said.open == is_open


def test_no_assessment_is_none() -> None:
    assert assessments.assess(None) is None
    assert assessments.forecast(None) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Det blåste. Målet nåddes inte. Vi kalkade.", "Målet nåddes inte"),
        ("Uppdraget är delvis slutfört.", "Uppdraget är delvis slutfört"),
        ("Målet har i stort sett uppnåtts.", "Målet har i stort sett uppnåtts"),
        ("Vi hoppas att målet nås.", None),
        ("Sjön är djup.", None),
    ],
)
def test_a_sentence_may_tell_how_a_goal_in_running_text_went(text: str, told: str | None) -> None:
    found = assessments.in_text([passage(text)])
    assert (found.text if found is not None else None) == told


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("Dammen beräknas vara klar 2027.", 2027, "2027-12-31"),
        ("Dammen väntas bli färdig i juni 2027.", 2027, "2027-06-30"),
        ("Klart 2028", 2028, "2028-12-31"),
        ("Färdigställs senast 2028", 2028, "2028-12-31"),
        ("Prognosen är att målet nås 2027.", 2027, "2027-12-31"),
        ("Dammen byggdes 2021 och blev klar.", None, None),
        ("Det väntas regna 2027.", None, None),
        ("Dammen väntas bli klar.", None, None),
    ],
)
def test_words_may_say_when_it_is_expected_to_be_done(text: str, year: int | None, day: str | None) -> None:
    assert assessments.expected_by(text) == (year, day)


def test_the_first_text_that_says_when_counts() -> None:
    assert assessments.expected_by(None, "Det går bra.", "Klart 2028", "Klart 2030")[0] == 2028
    assert assessments.expected_by(None) == (None, None)


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Dammen är klar.", True),
        ("Arbetet har slutförts.", True),
        ("Klart", True),
        ("Genomförd", True),
        ("Målet är nu uppnått", True),
        ("Klart 2028", False),
        ("Dammen är inte klar.", False),
        ("Dammen beräknas vara klar 2027.", False),
        ("Pågår", False),
    ],
)
def test_words_say_that_it_is_done_or_not(text: str, done: bool) -> None:
    assert assessments.is_done(text) == done
    said = assessments.forecast(Forecast(text, SPAN))
    assert said is not None
    assert said.done == done


@pytest.mark.parametrize(
    ("text", "under_way"),
    [
        ("Pågår", True),
        ("Ej påbörjad", True),
        ("Försenat", True),
        ("Delvis klart", True),
        ("Klart", False),
        (None, False),
    ],
)
def test_words_say_that_it_is_under_way_or_not(text: str | None, under_way: bool) -> None:
    assert assessments.is_under_way(text) == under_way


@pytest.mark.parametrize(
    ("written", "assessed"),
    [
        ("Bedömning: Uppnått", True),
        ("Bedömning: Ej uppnått", True),
        ("Prognos: Målet nås i december", True),
        ("Bedömning: Ej bedömt", False),
        ("Bedömning: Ej bedömt\n\nKommentar: Det beror på att mätaren är trasig.", True),
        ("Målet bedöms vara uppnått.", True),
        ("Status: ![](gron.png)", True),
        ("Sjön är djup.", False),
    ],
)
def test_a_goal_is_assessed_when_anything_says_how_it_went(written: str, assessed: bool) -> None:
    assert only_goal(report_in(f"{GOAL}{written}\n")).assessed == assessed


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Prognos: Dammen beräknas vara klar i juni 2027", "2027-06-30"),
        ("Bedömning: Pågår\n\nTidsgräns: 31 mars 2027", "2027-03-31"),
        ("Bedömning: Klart\n\nTidsgräns: 31 mars 2027", None),
        ("Tidsgräns: 31 mars 2027", None),
    ],
)
def test_a_goal_that_is_not_done_is_expected_by_its_forecast_or_its_deadline(written: str, day: str | None) -> None:
    assert only_goal(report_in(f"{GOAL}{written}\n")).expected_by == day


def test_text_after_an_assessment_is_the_comment_on_it() -> None:
    goal = only_goal(
        report_in(f"{GOAL}Bedömning: Uppnått\n\nSiktdjupet har ökat i alla tre sjöarna sedan förra mätningen.\n")
    )
    assert goal.comment is not None
    assert goal.comment.text == "Siktdjupet har ökat i alla tre sjöarna sedan förra mätningen."


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("Målet är uppfyllt tack vare de nya rutinerna.", True),
        ("Köerna är korta. Målvärdet har inte uppnåtts.", True),
        ("Arbetet har börjat på två enheter.", False),
    ],
)
def test_a_status_shown_by_an_image_is_in_words_where_the_comment_says_how_it_went(comment: str, told: bool) -> None:
    status = assessments.in_words(Status("", SPAN, "image"), Comment(comment, SPAN))
    assert status is not None
    assert status.in_text is told


def test_an_empty_cell_in_a_column_of_colours_is_not_told_by_the_comment() -> None:
    status = assessments.in_words(Status("", SPAN, "colour"), Comment("Målet är uppfyllt.", SPAN))
    assert status is not None
    assert not status.in_text
