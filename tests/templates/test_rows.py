"""Rows of tables: what each is, whose its cells are, and which rows say nothing of goals."""

from __future__ import annotations

import pytest
from plan_reading import only_goal, recognised, titles

HEAD = "# Plan 2026\n\n"


@pytest.mark.parametrize("row", ["| Verksamhetsmål | 3 | 12 |", "| Summa | 999 | 5 |", "| Totalt | 3 | 5 |"])
def test_a_row_that_counts_goals_is_none(row: str) -> None:
    table = f"| Mål | Uppfyllda | Ej uppfyllda |\n|---|---|---|\n| Renare luft | 1 | 0 |\n{row}\n"
    assert titles(recognised(HEAD + table)) == ["Renare luft"]


@pytest.mark.parametrize("row", ["| Summa | 1000 | 5 |", "| Summa | tre | 5 |", "| Summa | | |", "| Nöjda | 3 | 5 |"])
def test_a_row_with_other_than_small_counts_or_another_title_is_a_goal(row: str) -> None:
    table = f"| Mål | Uppfyllda | Ej uppfyllda |\n|---|---|---|\n| Renare luft | 1 | 0 |\n{row}\n"
    assert len(recognised(HEAD + table).goals) == 2


def test_a_row_that_names_a_goal_stands_above_those_of_its_indicators() -> None:
    plan = recognised(
        HEAD + "| Indikator | Utgångsvärde | Målvärde | Ansvarig |\n|---|---|---|---|\n"
        "| Mål 1. Nya medarbetare får en bra start | | | HR-chef |\n| Andel nöjda | 70 % | 80 % | |\n"
        "| Andel kvar | 60 % | 90 % | |\n| Mål 2. Fler söker jobb | | | |\n| Antal sökande | 7 | 9 | |\n"
    )
    assert [
        (goal.number, goal.title.text, [role.role for role in goal.responsible], [one.name for one in goal.indicators])
        for goal in plan.goals
    ] == [
        ("1", "Nya medarbetare får en bra start", ["HR-chef"], ["Andel nöjda", "Andel kvar"]),
        ("2", "Fler söker jobb", [], ["Antal sökande"]),
    ]


def test_an_indicator_that_names_its_goal_in_brackets_is_that_goals() -> None:
    plan = recognised(
        HEAD + "## Mål 1: Sömn\n\nText.\n\n## Mål 2: Lugn\n\nText.\n\n# Indikatorer\n\n"
        "| Indikator | Utgångsvärde | Målvärde |\n|---|---|---|\n| Svårt att somna (mål 1) | 30 % | 20 % |\n"
        "| Oro (mål 2) | 4 | 3 |\n"
    )
    assert [[(one.name, one.target and one.target.text) for one in goal.indicators] for goal in plan.goals] == [
        [("Svårt att somna", "20 %")],
        [("Oro", "3")],
    ]


def test_a_row_that_says_which_goal_it_belongs_to_is_that_goals() -> None:
    plan = recognised(
        HEAD
        + "## Mål 1: Sömn\n\n## Mål 2: Lugn\n\n## Handlingsplan\n\n| Åtgärd | Hör till | Ansvarig |\n|---|---|---|\n"
        "| Vila | Mål 2 | Rektor |\n| Läsa | Mål 1 | Lärare |\n"
    )
    assert [[(one.title, one.responsible[0].role) for one in goal.measures] for goal in plan.goals] == [
        [("Läsa", "Lärare")],
        [("Vila", "Rektor")],
    ]


def test_the_number_of_a_goal_stands_in_a_column_of_its_own_or_before_its_title() -> None:
    apart = "| Nr | Mål |\n|---|---|\n| 1. | Renare luft |\n| B2 | Tystare gator |\n"
    before = "| Mål | Ansvarig |\n|---|---|\n| 1. Renare luft | |\n| Mål 2: Tystare gator | Chef |\n"
    assert [(goal.number, goal.title.text) for goal in recognised(HEAD + apart).goals] == [
        ("1", "Renare luft"),
        ("B2", "Tystare gator"),
    ]
    assert [(goal.number, goal.title.text) for goal in recognised(HEAD + before).goals] == [
        ("1", "Renare luft"),
        ("2", "Tystare gator"),
    ]


def test_a_further_indicator_of_a_goal_leaves_the_goals_assessment_alone() -> None:
    plan = recognised(
        "# Rapport 2026\n\n| Mål | Indikator | Utfall | Bedömning | Kommentar |\n|---|---|---|---|---|\n"
        "| Renare luft | Halt | 7 | Uppfyllt | Bra |\n| | Dagar | 9 | Ej uppfyllt | Illa |\n",
        "follow-up",
    )
    goal = only_goal(plan)
    assert goal.assessment is not None
    assert goal.assessment.text == "Uppfyllt"
    assert [(one.name, one.outcome and one.outcome.text) for one in goal.indicators] == [("Halt", "7"), ("Dagar", "9")]


def test_one_who_answers_for_the_measure_of_a_goals_row_answers_for_the_goal_too() -> None:
    plan = recognised(HEAD + "| Mål | Åtgärd | Ansvarig |\n|---|---|---|\n| Renare luft | Plantera | Chef |\n")
    goal = only_goal(plan)
    assert [role.role for role in goal.responsible] == ["Chef"]
    assert [[role.role for role in one.responsible] for one in goal.measures] == [["Chef"]]


REPORT = "# Rapport 2026\n\n"


def test_an_empty_place_for_a_status_is_the_goals_and_not_that_of_its_further_indicators() -> None:
    goal = only_goal(
        recognised(
            REPORT + "| Mål | Indikator | Status | Utfall |\n|---|---|---|---|\n| Renare luft | Halt | | 7 |\n"
            "| | Dagar | | 9 |\n",
            "follow-up",
        )
    )
    assert goal.status is not None
    assert [(one.name, one.status, one.outcome and one.outcome.text) for one in goal.indicators] == [
        ("Halt", None, "7"),
        ("Dagar", None, "9"),
    ]


def test_a_status_in_words_in_the_row_of_a_further_indicator_is_that_indicators() -> None:
    goal = only_goal(
        recognised(
            REPORT
            + "| Mål | Indikator | Status |\n|---|---|---|\n| Renare luft | Halt | Klart |\n| | Dagar | Försenat |\n",
            "follow-up",
        )
    )
    assert goal.status is not None
    assert goal.status.text == "Klart"
    assert [one.status and one.status.text for one in goal.indicators] == [None, "Försenat"]


def test_an_empty_place_for_a_status_among_indicators_is_each_indicators() -> None:
    goal = only_goal(
        recognised(
            REPORT + "## Mål 1: Renare luft\n\n| Indikator | Utfall | Status |\n|---|---|---|\n"
            "| Halt | 7 | |\n| Dagar | 9 | |\n",
            "follow-up",
        )
    )
    assert goal.status is None
    assert [one.status and one.status.carrier for one in goal.indicators] == ["colour", "colour"]


@pytest.mark.parametrize(("head", "in_words"), [("Kommentar", True), ("Ansvarig", False)])
def test_indicators_of_a_table_with_a_column_for_comments_are_told_of_in_words(head: str, in_words: bool) -> None:
    table = f"| Mål | Indikator | Utfall | {head} |\n|---|---|---|---|\n| Renare luft | Halt | 7 | Bra |\n"
    (one,) = only_goal(recognised(REPORT + table, "follow-up")).indicators
    assert one.told_in_words is in_words


def test_a_row_with_values_of_its_own_is_an_indicator_whatever_it_is_called() -> None:
    plan = recognised(
        HEAD + "## Mål 1: Renare luft\n\n| Indikator | Utgångsvärde | Målvärde |\n|---|---|---|\n"
        "| Mål 2: Halt av partiklar | 7 | 3 |\n| 3. Dagar med rök | 9 | 2 |\n"
    )
    assert [(one.name, one.target and one.target.text) for one in only_goal(plan).indicators] == [
        ("Mål 2: Halt av partiklar", "3"),
        ("3. Dagar med rök", "2"),
    ]


def test_a_measure_that_names_a_goal_in_brackets_is_no_indicator_of_that_goal() -> None:
    plan = recognised(
        HEAD + "## Mål 1: Sömn\n\n## Mål 2: Lugn\n\n# Åtgärder\n\n| Åtgärd | Ansvarig |\n|---|---|\n"
        "| Plantera träd (mål 2) | Chef |\n"
    )
    assert [goal.indicators for goal in plan.goals] == [(), ()]


def test_an_indicator_in_a_goals_own_table_is_that_goals_whatever_stands_in_brackets() -> None:
    plan = recognised(
        HEAD + "## Mål 1: Sömn\n\nText.\n\n## Mål 2: Lugn\n\n| Indikator | Målvärde |\n|---|---|\n| Oro (mål 1) | 3 |\n"
    )
    assert [[one.name for one in goal.indicators] for goal in plan.goals] == [[], ["Oro (mål 1)"]]


def test_a_table_of_a_role_and_a_day_below_a_goal_is_about_the_goal() -> None:
    table = "| Ansvarig | Tidsgräns |\n|---|---|\n| Chef | Juni 2027 |\n"
    goal = only_goal(recognised(HEAD + "## Mål 1: Sömn\n\n" + table))
    assert [role.role for role in goal.responsible] == ["Chef"]
    assert goal.deadline is not None
    assert goal.deadline.text == "Juni 2027"


def test_a_row_without_its_measure_adds_to_the_one_above_all_but_a_status() -> None:
    plan = recognised(
        HEAD + "## Mål 1: Sömn\n\n| Åtgärd | Plats | Status | Ansvarig |\n|---|---|---|---|\n"
        "| Plantera | Torget | Klart | Chef |\n| | Parken | Pågår | Rektor |\n"
    )
    (one,) = only_goal(plan).measures
    assert [role.role for role in one.responsible] == ["Chef", "Rektor"]
    assert one.status is not None
    assert one.status.text == "Klart"


def test_goals_beside_something_that_is_no_fact_about_them_are_contents() -> None:
    table = "| Strategiskt mål | Processer |\n|---|---|\n| Fler läser | Skola |\n| Fler räknar | Skola |\n"
    assert titles(recognised(HEAD + table)) == ["Fler läser", "Fler räknar"]
    assert titles(recognised(HEAD + table + "\n## Mål 1: Renare luft\n\nAnsvarig: Chef\n")) == ["Renare luft"]
    more = "| Strategiskt mål | Processer | Plats |\n|---|---|---|\n| Fler läser | Skola | Torget |\n"
    assert titles(recognised(HEAD + more + "\n## Mål 1: Renare luft\n\nAnsvarig: Chef\n")) == [
        "Fler läser",
        "Renare luft",
    ]


def test_codes_in_a_column_of_goals_say_whose_each_row_is() -> None:
    plan = recognised(
        HEAD
        + "## Mål 1.1: Sömn\n\n## Mål 1.2: Lugn\n\n## Handlingsplan\n\n| Åtgärd | Mål | Ansvarig |\n|---|---|---|\n"
        "| Vila | 1.2 | Rektor |\n| Läsa | 1.1 | Lärare |\n"
    )
    assert [(goal.number, [one.title for one in goal.measures]) for goal in plan.goals] == [
        ("1.1", ["Läsa"]),
        ("1.2", ["Vila"]),
    ]
