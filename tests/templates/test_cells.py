"""Cells: comments with their cause and action, statuses by word, sign or colour, and values for women and men."""

from __future__ import annotations

import pytest
from plan_reading import only_goal, recognised
from test_columns import REPORT, table

from malkoll.plan import Goal


def told(head: str, *rows: str) -> Goal:
    return only_goal(recognised(REPORT + table(head, *rows), "follow-up"))


def test_a_comment_in_a_cell_tells_its_cause_and_its_action_by_their_labels() -> None:
    goal = told(
        "Mål | Bedömning | Kommentar",
        "Luft | Ej uppfyllt | Det gick trögt.<br>Orsak: Vakanser<br>sedan maj.<br>Åtgärd: Fler anställs<br>i höst.",
    )
    assert goal.comment is not None
    assert goal.comment.cause is not None
    assert goal.comment.action is not None
    assert goal.comment.cause.text.split("\n")[0] == "Vakanser"
    assert goal.comment.action.text.split("\n")[0] == "Fler anställs"
    assert "i höst" not in goal.comment.cause.text
    assert goal.comment.text.startswith("Det gick trögt.")


@pytest.mark.parametrize(
    ("cell", "text", "carrier"),
    [
        ("Klart", "Klart", "text"),
        ("●", "", "colour"),
        ("● Klart", "Klart", "text"),
        ("🟢 Enligt plan", "Enligt plan", "text"),
    ],
)
def test_a_status_is_told_by_its_words_or_by_a_sign_alone(cell: str, text: str, carrier: str) -> None:
    goal = told("Mål | Status", f"Luft | {cell}")
    assert goal.status is not None
    assert (goal.status.text, goal.status.carrier) == (text, carrier)
    assert goal.status.span.line == 5


def test_a_column_of_statuses_that_is_empty_in_every_row_shows_them_by_colour() -> None:
    empty = recognised(REPORT + table("Mål | Status | Ansvarig", "Luft | | Chef", "Ljud | | Rektor"), "follow-up")
    assert [goal.status and goal.status.carrier for goal in empty.goals] == ["colour", "colour"]
    some = recognised(REPORT + table("Mål | Status | Ansvarig", "Luft | | Chef", "Ljud | Klart | Rektor"), "follow-up")
    assert [goal.status and goal.status.text for goal in some.goals] == [None, "Klart"]
    plan = recognised("# Plan 2026\n\n" + table("Mål | Status | Ansvarig", "Luft | | Chef", "Ljud | | Rektor"))
    assert [goal.status for goal in plan.goals] == [None, None]


def test_figures_for_women_and_men_beside_each_other_split_the_indicator_and_words_do_not() -> None:
    assert told("Mål | Indikator | Kvinnor | Män", "Luft | Andel nöjda | 80 % | 70 %").indicators[0].sex_split
    assert told("Mål | Indikator | Ort | Kvinnor | Män", "Luft | Andel nöjda | | 80 | 70").indicators[0].sex_split
    assert not told("Mål | Indikator | Kvinnor | Män", "Luft | Andel nöjda | – | –").indicators[0].sex_split
    assert not told("Mål | Indikator | Kvinnor | Totalt", "Luft | Andel nöjda | 80 | 70").indicators[0].sex_split


def test_rows_for_women_and_men_below_an_indicator_are_its_own() -> None:
    goal = told(
        "Mål | Indikator | Utfall 2025 | Utfall 2026",
        "Luft | Andel nöjda | 75 | 76",
        " | varav kvinnor | 80 | 81",
        " | varav män | 70 | 71",
    )
    (one,) = goal.indicators
    assert one.sex_split
    assert (one.outcome and one.outcome.text, one.baseline and one.baseline.text) == ("76", "75")


def test_a_value_in_columns_for_each_sex_is_one_value_with_both() -> None:
    goal = told("Mål | Indikator | Utfall 2026 kvinnor | Utfall 2026 män", "Luft | Andel nöjda | 80 | 70")
    (one,) = goal.indicators
    assert one.outcome is not None
    assert (one.outcome.text, one.outcome.year) == ("kvinnor 80, män 70", 2026)


LEGEND = "Grön: enligt plan. Gul: försenat. Röd: stopp.\n\n"
EMPTY_STATUS = (
    "## Mål 1: Luft\n\nStatus:\n\nKommentar: Bra.\n\n## Mål 2: Ljud\n\nStatus: Klart\n\n## Mål 3: Ljus\n\nAnsvarig:\n"
)


def test_a_place_for_a_status_that_is_empty_had_a_colour_where_the_report_explains_colours() -> None:
    def carriers(text: str, kind: str) -> list[str | None]:
        return [goal.status and goal.status.carrier for goal in recognised(text, kind).goals]  # type: ignore[arg-type]

    assert carriers(REPORT + LEGEND + EMPTY_STATUS, "follow-up") == ["colour", None, None]
    assert carriers(REPORT + EMPTY_STATUS, "follow-up") == [None, None, None]
    assert carriers("# Plan 2026\n\n" + LEGEND + EMPTY_STATUS, "plan") == [None, None, None]


def test_a_picture_right_below_a_goals_heading_is_its_status_unless_words_say_it() -> None:
    plan = recognised(
        REPORT + "## Mål 1: Luft\n\n![](gul.png)\n\nText.\n\n## Mål 2: Ljud\n\n![](gul.png)\n\nStatus: Klart\n\n"
        "## Mål 3: Ljus\n\nText ![](gul.png).\n",
        "follow-up",
    )
    assert [goal.status and goal.status.carrier for goal in plan.goals] == ["image", None, None]
    assert [goal.assessment and goal.assessment.text for goal in plan.goals] == [None, "Klart", None]


def test_a_status_in_a_table_below_a_goals_heading_stands_where_its_row_does() -> None:
    goal = only_goal(
        recognised(REPORT + "## Mål 1: Luft\n\n| Status | Kommentar |\n|---|---|\n| Klart | Bra |\n", "follow-up")
    )
    assert goal.status is not None
    assert (goal.status.text, goal.status.span.line) == ("Klart", 7)


def test_of_a_row_for_one_sex_the_last_outcome_is_that_sexs_value() -> None:
    goal = told(
        "Mål | Indikator | Utfall 2025 | Utfall 2026 | Målvärde",
        "Luft | Andel nöjda | 75 | 76 | 90",
        " | varav kvinnor | 80 | 81 | 91",
        " | varav män | 70 | 71 | 92",
    )
    outcome = goal.indicators[0].outcome
    assert outcome is not None
    assert (outcome.women, outcome.men) == (81, 71)


def test_a_column_that_says_whom_each_row_is_for_splits_the_indicator() -> None:
    goal = told(
        "Mål | Indikator | Kön | Utfall",
        "Luft | Andel nöjda | Kvinnor | 80",
        " | Andel nöjda | Män | 70",
    )
    (one,) = goal.indicators
    assert one.outcome is not None
    assert (one.sex_split, one.outcome.women, one.outcome.men) == (True, 80, 70)


def test_a_column_of_groups_of_which_one_is_a_sex_says_nothing_of_whom_the_rows_are_for() -> None:
    goal = told(
        "Mål | Indikator | Grupp | Utfall",
        "Luft | Andel nöjda | Kvinnor | 80",
        " | Andel trygga | Nyanlända | 70",
    )
    assert [(one.name, one.outcome and one.outcome.text) for one in goal.indicators] == [
        ("Andel nöjda", "80"),
        ("Andel trygga", "70"),
    ]
    assert not goal.indicators[0].sex_split


def test_figures_with_words_beside_them_split_the_indicator() -> None:
    assert told("Mål | Indikator | Kvinnor | Män", "Luft | Antal nöjda | 4 av 5 | 3 av 5").indicators[0].sex_split


def test_other_labels_in_a_comment_are_neither_cause_nor_action() -> None:
    goal = told("Mål | Bedömning | Kommentar", "Luft | Ej uppfyllt | Det gick trögt.<br>Ansvarig: Chef")
    assert goal.comment is not None
    assert (goal.comment.cause, goal.comment.action) == (None, None)
    assert "Chef" in goal.comment.text


def test_a_cause_in_a_comment_goes_on_until_the_next_label() -> None:
    goal = told(
        "Mål | Bedömning | Kommentar",
        "Luft | Ej uppfyllt | Orsak: Vakanser<br>sedan maj.<br>Åtgärd: Fler anställs<br>i höst.",
    )
    assert goal.comment is not None
    assert goal.comment.cause is not None
    assert goal.comment.action is not None
    assert goal.comment.cause.text == "Vakanser\nsedan maj."
    assert goal.comment.action.text == "Fler anställs\ni höst."


def test_of_several_outcomes_for_one_sex_that_of_the_last_year_counts() -> None:
    goal = told(
        "Mål | Indikator | Utfall 2024 | Utfall 2025 | Utfall 2026",
        "Luft | Andel nöjda | 74 | 75 | 76",
        " | varav kvinnor | 79 | 80 | 81",
        " | varav män | 69 | 70 | 71",
    )
    outcome = goal.indicators[0].outcome
    assert outcome is not None
    assert (outcome.women, outcome.men) == (81, 71)
