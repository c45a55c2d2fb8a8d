"""Labels that no template knows: they end the field before them, in text, in lists and in cards of two columns."""

from __future__ import annotations

import pytest
from plan_reading import only_goal, plan_in, report_in, titles

from malkoll.templates.other_labels import begins_other_label, is_other_label

GOAL = "# Plan 2027 för Granköping\n\n## Mål 1: Tryggare skolväg\n\n"


@pytest.mark.parametrize("label", ["Kostnad", "Risker", "Kostnad och resurser", "Barn/unga", "IT-stöd"])
def test_a_few_words_with_a_capital_can_be_a_label(label: str) -> None:
    assert is_other_label(label)


@pytest.mark.parametrize(
    "label",
    [
        "kostnad",
        "Augusti",
        "Hösten",
        "Varje tertial",
        "Kvinnor",
        "Vi följer det så",
        "Steg 1",
        "Ett mycket långt led här",
    ],
)
def test_a_sentence_a_time_a_sex_and_what_is_numbered_are_no_such_labels(label: str) -> None:
    assert not is_other_label(label)


def test_a_label_for_what_was_just_spoken_of_goes_on_with_it() -> None:
    assert begins_other_label("Kostnad: 4 tkr", "delårsrapport och årsredovisning")
    assert not begins_other_label("Delårsrapport: i augusti", "delårsrapport och årsredovisning")
    assert not begins_other_label("Kostnad: 4 tkr", "målet följs så här:")
    assert not begins_other_label("Kostnad:", "i augusti")
    assert not begins_other_label("Vi räknar så här: alla", "i augusti")


@pytest.mark.parametrize(
    "text",
    [
        "- Uppföljning: i delårsrapporten\n- Kostnad: 450 tkr för två lärare\n",
        "- **Uppföljning:** i delårsrapporten\n- **Kostnad:** 450 tkr för två lärare\n",
        "Uppföljning: i delårsrapporten\nKostnad: 450 tkr för två lärare\n",
        "Uppföljning: i delårsrapporten\n\nKostnad: 450 tkr för två lärare\n",
        "**Uppföljning:** i delårsrapporten\n\n**Kostnad:** 450 tkr för två lärare\n",
        "Uppföljning: i delårsrapporten\n\n- Kostnad: 450 tkr för två lärare\n",
        "| Uppföljning | i delårsrapporten |\n|---|---|\n| Ansvarig | Rektor |\n| Kostnad | 450 tkr |\n",
    ],
)
def test_a_label_that_is_not_known_ends_the_follow_up_before_it_and_is_still_the_goals(text: str) -> None:
    goal = only_goal(plan_in(GOAL + text))
    assert goal.follow_up is not None
    assert goal.follow_up.text == "i delårsrapporten"
    assert any("450 tkr" in one for one in goal.told)


def test_a_long_line_before_the_label_is_no_line_that_goes_on_with_it() -> None:
    long = "Målet följs upp i delårsrapporten per augusti och i årsredovisningen för hela nämnden"
    goal = only_goal(plan_in(f"{GOAL}Uppföljning: {long}\nKostnad: 450 tkr\n"))
    assert goal.follow_up is not None
    assert goal.follow_up.text == long


def test_a_comment_ends_in_the_same_way() -> None:
    (goal,) = report_in(
        "# Årsrapport 2026 för Granköping\n\n## Mål 1: Tryggare skolväg\n\nKommentar: Två vägar är klara.\n\n"
        "Nettokostnad: 450 tkr\n"
    ).goals
    assert goal.comment is not None
    assert goal.comment.text == "Två vägar är klara."


def test_a_comment_that_is_told_part_by_part_goes_on() -> None:
    (goal,) = report_in(
        "# Årsrapport 2026 för Granköping\n\n## Mål 1: Tryggare skolväg\n\nKommentar: Två vägar är klara.\n\n"
        "Grundskolan: Eleverna har frågats.\n\nFörskolan:\n\nBarnen har gått till skogen.\n"
    ).goals
    assert goal.comment is not None
    assert "Eleverna har frågats." in goal.comment.text
    assert "Barnen har gått till skogen." in goal.comment.text


@pytest.mark.parametrize(
    "text",
    [
        "Uppföljning:\n\n- Nämnden: i augusti\n- Ledningen: i mars\n",
        "### Uppföljning\n\nNämnden: i augusti\n\nLedningen: i mars\n",
        "- Uppföljning: görs så här\n  - Nämnden: i augusti\n  - Ledningen: i mars\n",
        "Uppföljning: görs så här:\n\n- Nämnden: i augusti\n- Varje mars: ledningen\n",
        "Uppföljning: målet följs upp två gånger,\nNämnden gör det i augusti och ledningen: i mars\n",
    ],
)
def test_a_list_of_the_field_and_a_label_within_its_text_go_on_with_it(text: str) -> None:
    goal = only_goal(plan_in(GOAL + text))
    assert goal.follow_up is not None
    assert "augusti" in goal.follow_up.text
    assert "mars" in goal.follow_up.text


@pytest.mark.parametrize(
    "rows",
    [
        "| Ansvarig | Trafikchef |\n|---|---|\n| Kostnad | 450 tkr |\n| Uppföljning | i augusti |\n| Pengar | 3 |\n",
        "| Kostnad | 450 tkr |\n|---|---|\n| Ansvarig | Trafikchef |\n| Barnperspektiv | Barn har frågats |\n"
        "| Uppföljning | i augusti |\n| Budget | 3 Mkr |\n",
    ],
)
def test_a_table_of_labels_under_a_goal_is_a_card_though_some_labels_are_not_known(rows: str) -> None:
    plan = plan_in(GOAL + rows + "\n## Mål 2: Lugnare gator\n\nText.\n")
    assert titles(plan) == ["Tryggare skolväg", "Lugnare gator"]
    assert plan.areas == ()
    goal = plan.goals[0]
    assert [one.role for one in goal.responsible] == ["Trafikchef"]
    assert goal.follow_up is not None
    assert goal.follow_up.text == "i augusti"
    assert any("450 tkr" in one for one in goal.told)


def test_a_table_of_two_columns_with_a_head_is_no_card() -> None:
    rows = (
        "| Åtgärd | Ansvarig |\n|---|---|\n| Budget | Trafikchef |\n| Uppföljning | Rektor |\n| Kostnad | Skolchef |\n"
    )
    goal = only_goal(plan_in(GOAL + rows))
    assert [one.title for one in goal.measures] == ["Budget", "Uppföljning", "Kostnad"]


def test_each_row_of_a_card_says_something_of_its_own() -> None:
    rows = (
        "| Ansvarig | Rektor |\n|---|---|\n| Uppföljning | Nämnden följer upp i augusti |\n| Risk | Det kan ta tid |\n"
    )
    goal = only_goal(plan_in(GOAL + rows))
    assert goal.follow_up is not None
    assert goal.follow_up.text == "Nämnden följer upp i augusti"


def test_a_word_of_six_letters_may_have_been_spoken_of_and_a_shorter_one_only_looks_so() -> None:
    assert not begins_other_label("Budget: 3 mnkr", "vid arbetet med budgeten i juni")
    assert begins_other_label("Ort: Lövsta", "i delårsrapporten")
