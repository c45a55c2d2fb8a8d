"""Tables of plans: which row is a head, what its columns hold, and what the rows below it are."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import Kind, book, document, only_goal, only_indicator, plan_in, recognised, report_in, titles

from malkoll import readers
from malkoll.document import Table
from malkoll.plan import Plan
from malkoll.templates import choose, recognise

GOAL = "# Plan för Granby kommun\n\n## Mål 1: Tryggare skolväg\n\n"


def table(*rows: str) -> str:
    """Rows as a table; the first is marked as its head, as Markdown wants it."""
    cells = rows[0].count("|") + 1
    head, *rest = (f"| {row} |" for row in rows)
    return "\n".join([head, "|" + "---|" * cells, *rest]) + "\n"


def under_goal(*rows: str, kind: Kind = "plan") -> Plan:
    return plan_in(GOAL + table(*rows), kind)


def alone(*rows: str, kind: Kind = "plan") -> Plan:
    return plan_in("# Plan för Granby kommun\n\n" + table(*rows), kind)


def values(plan: Plan) -> dict[str, tuple[float | int | None, int | None]]:
    """Number and year of each value of the plan's one indicator."""
    one = only_indicator(plan)
    given = {"baseline": one.baseline, "target": one.target, "outcome": one.outcome}
    return {name: (value.number, value.year) for name, value in given.items() if value is not None}


# --- heads ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "indicators"),
    [
        ("Indikator | Utgångsvärde | Målvärde", 1),
        ("INDIKATOR | utgångsvärde | Målvärde:", 1),
        ("Indikatorer | Utgångsvärde 2024 | Målvärde 2027", 1),
        ("Nyckeltal | Nuläge | Mål 2027", 1),
        ("Resultatmått | Nuläge | Önskat utfall 2027", 1),
        ("Tema | Utgångsvärde | Målvärde", 0),
        ("Butik | Öppnar | Stänger", 0),
    ],
)
def test_a_row_is_a_head_when_its_cells_are_names_of_columns(head: str, indicators: int) -> None:
    goal = only_goal(under_goal(head, "Andel elever som går till skolan | 40 % | 60 %"))
    assert len(goal.indicators) == indicators


def test_a_head_that_stands_in_the_second_row_is_found() -> None:
    one = only_indicator(under_goal(" | | ", "Indikator | Utgångsvärde | Målvärde", "Antal cykelställ | 12 | 40"))
    assert (one.name, one.baseline and one.baseline.number) == ("Antal cykelställ", 12)


def test_a_new_head_further_down_begins_another_table() -> None:
    goal = only_goal(
        under_goal(
            "Indikator | Utgångsvärde | Målvärde",
            "Antal cykelställ | 12 | 40",
            "Åtgärd | Ansvarig | Klart",
            "Bygg cykelställ | Gatuchef | 2026",
        )
    )
    assert [one.name for one in goal.indicators] == ["Antal cykelställ"]
    assert [one.title for one in goal.measures] == ["Bygg cykelställ"]


def test_a_row_of_long_texts_is_no_head() -> None:
    long = "Indikator som visar hur många elever i Granby kommun som går eller cyklar till sin skola"
    assert only_goal(under_goal(f"{long} | Målvärde", "Antal cykelställ | 40")).indicators == ()


def test_years_alone_make_no_head() -> None:
    assert only_goal(under_goal("2023 | 2024 | 2025", "12 | 14 | 16")).indicators == ()


def test_what_the_columns_of_a_row_are_does_not_depend_on_a_column_that_says_nothing() -> None:
    with_note = under_goal("Indikator | Sida | Målvärde", "Antal cykelställ | 4 | 40")
    assert values(with_note) == values(under_goal("Indikator | Målvärde", "Antal cykelställ | 40"))


# --- columns by year and sex ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (
            "Indikator | Utgångsvärde 2024 | Målvärde 2027",
            "Antal cykelställ | 12 | 40",
            {"baseline": (12, 2024), "target": (40, 2027)},
        ),
        (
            "Indikator | Utgångsvärde | Mål 2026 | Mål 2027",
            "Antal cykelställ | 12 | 30 | 40",
            {"baseline": (12, None), "target": (40, 2027)},
        ),
        (
            "Indikator | Utgångsvärde | Mål för 2027",
            "Antal cykelställ | 12 | 40",
            {"baseline": (12, None), "target": (40, 2027)},
        ),
        (
            "Indikator | Utfall 2024 | Målvärde 2027",
            "Antal cykelställ | 12 | 40",
            {"baseline": (12, 2024), "target": (40, 2027)},
        ),
        (
            "Indikator | 2024 | Målvärde 2027",
            "Antal cykelställ | 12 | 40",
            {"baseline": (12, 2024), "target": (40, 2027)},
        ),
        (
            "Indikator | 2023 | 2024 | Målvärde 2027",
            "Antal cykelställ | 9 | 12 | 40",
            {"outcome": (9, 2023), "baseline": (12, 2024), "target": (40, 2027)},
        ),
    ],
)
def test_in_a_plan_the_last_outcome_is_where_the_goal_starts_from(
    head: str, row: str, expected: dict[str, tuple[int, int | None]]
) -> None:
    assert values(under_goal(head, row)) == expected


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (
            "Indikator | Utfall 2024 | Utfall 2025 | Målvärde",
            "Antal cykelställ | 12 | 20 | 40",
            {"baseline": (12, 2024), "outcome": (20, 2025), "target": (40, None)},
        ),
        (
            "Indikator | 2024 | 2025",
            "Antal cykelställ | 12 | 20",
            {"baseline": (12, 2024), "outcome": (20, 2025)},
        ),
        ("Indikator | Utfall 2025", "Antal cykelställ | 20", {"outcome": (20, 2025)}),
        (
            "Indikator | Utgångsvärde | Utfall 2024 | Utfall 2025",
            "Antal cykelställ | 9 | 12 | 20",
            {"baseline": (9, None), "outcome": (20, 2025)},
        ),
        ("Indikator | Utfall aug 2025", "Antal cykelställ | 20", {"outcome": (20, 2025)}),
        ("Indikator | Utfall per 31 augusti 2025", "Antal cykelställ | 20", {"outcome": (20, 2025)}),
        ("Indikator | Utfall T2 2025", "Antal cykelställ | 20", {"outcome": (20, 2025)}),
    ],
)
def test_in_a_report_the_last_outcome_is_how_it_went(
    head: str, row: str, expected: dict[str, tuple[int, int | None]]
) -> None:
    assert values(under_goal(head, row, kind="follow-up")) == expected


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Indikator | Utgångsvärde kvinnor | Utgångsvärde män | Målvärde", "Andel nöjda brukare | 61 % | 58 % | 70 %"),
        ("Indikator | Utgångsvärde män | Utgångsvärde kvinnor | Målvärde", "Andel nöjda brukare | 58 % | 61 % | 70 %"),
        ("Indikator | Utgångsvärde (kv) | Utgångsvärde (m) | Målvärde", "Andel nöjda brukare | 61 % | 58 % | 70 %"),
        ("Indikator | Flickor 2024 | Pojkar 2024 | Målvärde", "Andel nöjda elever | 61 % | 58 % | 70 %"),
        ("Indikator | Utgångsvärde | Målvärde | Kvinnor | Män", "Nöjda brukare | 60 | 70 | 61 | 58"),
        ("Indikator (kvinnor/män) | Utgångsvärde | Målvärde", "Andel nöjda brukare | 61 / 58 | 70 %"),
        ("Indikator | Utgångsvärde (kv/m) | Målvärde", "Andel nöjda brukare | 61 % / 58 % | 70 %"),
    ],
)
def test_values_in_columns_for_women_and_men_are_the_values_by_sex(head: str, row: str) -> None:
    one = only_indicator(under_goal(head, row))
    assert one.baseline is not None
    assert (one.baseline.women, one.baseline.men, one.sex_split) == (61, 58, True)
    assert one.target is not None
    assert one.target.number == 70


def test_rows_for_women_and_men_belong_to_the_indicator_above_them() -> None:
    one = only_indicator(
        under_goal(
            "Indikator | Utgångsvärde | Målvärde",
            "Nöjda brukare | 60 | 70",
            "varav kvinnor | 61 | ",
            "varav män | 58 | ",
        )
    )
    assert one.baseline is not None
    assert (one.baseline.number, one.baseline.women, one.baseline.men, one.sex_split) == (60, 61, 58, True)


@pytest.mark.parametrize("cell", ["", "–", "saknas"])
def test_a_column_for_a_sex_without_a_number_splits_nothing(cell: str) -> None:
    one = only_indicator(
        under_goal(
            "Indikator | Utgångsvärde | Målvärde | Kvinnor | Män", f"Andel nöjda brukare | 60 % | 70 % | 61 % | {cell}"
        )
    )
    assert not one.sex_split


# --- heads that name two things, or one thing twice -----------------------------------------------


@pytest.mark.parametrize("head", ["Uppföljning/indikator", "Uppföljning / Indikator", "Uppföljning och indikator"])
def test_under_a_combined_head_what_counts_is_an_indicator_and_the_rest_is_follow_up(head: str) -> None:
    first, second = alone(
        f"Mål | {head} | Ansvarig",
        "Tryggare skolväg | Andel elever som går till skolan | Rektor",
        "Renare sjöar | Vattnet provas varje vår | Miljöchef",
    ).goals
    assert [one.name for one in first.indicators] == ["Andel elever som går till skolan"]
    assert first.follow_up is None
    assert second.indicators == ()
    assert second.follow_up is not None
    assert second.follow_up.text == "Vattnet provas varje vår"


def test_a_head_with_two_names_of_one_thing_is_that_thing() -> None:
    goal = only_goal(alone("Mål | Ansvarig / Målägare", "Tryggare skolväg | Rektor"))
    assert [one.role for one in goal.responsible] == ["Rektor"]


@pytest.mark.parametrize("cells", [("12 000", "minst 800"), ("85 %", "högst 5 dagar"), ("2 av 3", "100")])
def test_a_column_mal_of_short_numbers_beside_indicators_holds_their_targets(cells: tuple[str, str]) -> None:
    goal = only_goal(under_goal("Indikator | Mål", f"Antal invånare | {cells[0]}", f"Antal bostäder | {cells[1]}"))
    assert [one.target.text for one in goal.indicators if one.target is not None] == list(cells)


@pytest.mark.parametrize(
    "cells",
    [
        ("1. Fler vill bo här", "2. Renare sjöar"),
        ("1) Fler bor här", "2) Renare sjöar"),
        ("N1. Fler bor här", "N2. Renare sjöar"),
        ("Alla som vill får 1 plats", "Färre än 3 ord om dagen är sjöar"),
        ("Fler vill bo här", "Renare sjöar"),
    ],
)
def test_short_goals_with_numbers_in_a_column_mal_are_titles_and_no_values(cells: tuple[str, str]) -> None:
    plan = alone("Mål | Indikator", f"{cells[0]} | Antal invånare", f"{cells[1]} | Antal sjöar med god status")
    assert [len(goal.indicators) for goal in plan.goals] == [1, 1]
    assert [title.split()[-1] for title in titles(plan)] == [cell.split()[-1] for cell in cells]
    assert all(one.target is None for goal in plan.goals for one in goal.indicators)


def test_the_second_column_of_measures_says_what_is_done_within_the_first() -> None:
    (measure,) = only_goal(
        under_goal("Åtgärd | Aktiviteter | Ansvarig", "Bygg om skolgården | Beställ ritningar | Fastighetschef")
    ).measures
    assert measure.title == "Bygg om skolgården"
    assert measure.activities is not None
    assert measure.activities.text == "Beställ ritningar"
    assert [one.role for one in measure.responsible] == ["Fastighetschef"]


# --- rows -----------------------------------------------------------------------------------------


def test_each_row_of_a_table_of_goals_is_a_goal_with_what_its_columns_say() -> None:
    first, second = alone(
        "Nr | Mål | Indikator | Utgångsvärde | Målvärde 2027 | Ansvarig | Uppföljning",
        "1 | Tryggare skolväg | Andel som går | 40 % | 60 % | Rektor | Räknas varje höst",
        "2 | Renare sjöar | Siktdjup | 2 meter | 3 meter | Miljöchef | Mäts varje vår",
    ).goals
    assert (first.number, first.title.text, first.responsible[0].role) == ("1", "Tryggare skolväg", "Rektor")
    assert (second.number, second.title.text, second.responsible[0].role) == ("2", "Renare sjöar", "Miljöchef")
    assert second.follow_up is not None
    assert second.follow_up.text == "Mäts varje vår"
    assert second.indicators[0].target is not None
    assert (second.indicators[0].name, second.indicators[0].target.number) == ("Siktdjup", 3)


def test_a_number_before_the_title_is_the_goals_number() -> None:
    first, second = alone("Mål | Ansvarig", "1.1 – Tryggare skolväg | Rektor", "2: Renare sjöar | Miljöchef").goals
    assert [(first.number, first.title.text), (second.number, second.title.text)] == [
        ("1.1", "Tryggare skolväg"),
        ("2", "Renare sjöar"),
    ]


def test_a_row_without_goal_tells_more_of_the_goal_above_it() -> None:
    goal = only_goal(
        alone(
            "Mål | Indikator | Målvärde",
            "Tryggare skolväg | Antal cykelställ | 40",
            " | Antal övergångsställen | 12",
        )
    )
    assert [one.name for one in goal.indicators] == ["Antal cykelställ", "Antal övergångsställen"]


def test_a_row_without_measure_goes_on_with_the_measure_above_it() -> None:
    (measure,) = only_goal(
        under_goal("Åtgärd | Aktiviteter | Klart", "Bygg om skolgården | Beställ | 2026", " | Bjud in elever | ")
    ).measures
    assert measure.activities is not None
    assert measure.activities.text == "Beställ\nBjud in elever"


def test_a_goal_that_has_values_in_its_own_row_is_its_own_indicator() -> None:
    one = only_indicator(alone("Mål | Utgångsvärde | Målvärde", "Fler cyklar till skolan | 40 % | 60 %"))
    assert (one.name, one.baseline and one.baseline.number, one.target and one.target.number) == (
        "Fler cyklar till skolan",
        40,
        60,
    )


def test_an_outcome_in_words_beside_a_goal_is_text_about_the_goal() -> None:
    goal = only_goal(alone("Mål | Resultat", "Fler cyklar | Många har börjat cykla i år.", kind="follow-up"))
    assert goal.indicators == ()
    assert [part.text for part in goal.body] == ["Många har börjat cykla i år."]


def test_one_who_answers_for_the_rows_measure_answers_for_the_row() -> None:
    goal = only_goal(alone("Mål | Åtgärd | Ansvarig", "Fler cyklar | Bygg cykelställ | Gatuchef"))
    assert [one.role for one in goal.responsible] == ["Gatuchef"]
    assert [one.role for one in goal.measures[0].responsible] == ["Gatuchef"]


def test_evidence_has_its_method_in_the_column_beside_it() -> None:
    (evidence,) = only_goal(under_goal("Underlag | Metod", "Elevenkäten | Svaren jämförs med förra årets")).evidence
    assert evidence.method is not None
    assert (evidence.name, evidence.method.text) == ("Elevenkäten", "Svaren jämförs med förra årets")


def test_a_lone_cell_with_a_label_is_a_field_of_the_goal() -> None:
    goal = only_goal(
        plan_in(GOAL + table("Ansvarig: Gatuchef | ", "Indikator | Målvärde", "Antal cykelställ | 40"), "plan")
    )
    assert [one.role for one in goal.responsible] == ["Gatuchef"]


def test_a_lone_cell_that_names_a_goal_begins_one() -> None:
    plan = plan_in(
        "# Plan för Granby kommun\n\n"
        + table(
            "Mål 1: Tryggare skolväg | ",
            "Indikator | Målvärde",
            "Antal övergångsställen | 12",
            "Mål 2: Renare sjöar | ",
            "Indikator | Målvärde",
            "Siktdjup i Granbysjön | 3 meter",
        )
    )
    assert titles(plan) == ["Tryggare skolväg", "Renare sjöar"]
    assert [[one.name for one in goal.indicators] for goal in plan.goals] == [
        ["Antal övergångsställen"],
        ["Siktdjup i Granbysjön"],
    ]


@pytest.mark.parametrize("empty", ["", "–", "-", "saknas"])
def test_a_cell_that_says_there_is_nothing_gives_nothing(empty: str) -> None:
    one = only_indicator(under_goal("Indikator | Utgångsvärde | Målvärde", f"Antal cykelställ | {empty} | 40"))
    assert one.baseline is None


def test_a_table_of_indicators_under_a_heading_makes_the_heading_a_goal() -> None:
    plan = plan_in(
        "# Plan för Granby kommun\n\n## 1. Tryggare skolväg\n\n"
        + table("Indikator | Målvärde", "Antal övergångsställen | 12")
        + "\n## 2. Renare sjöar\n\n"
        + table("Indikator | Målvärde", "Siktdjup | 3 meter")
    )
    assert [(goal.number, goal.title.text) for goal in plan.goals] == [("1", "Tryggare skolväg"), ("2", "Renare sjöar")]


# --- lists of goals by area -----------------------------------------------------------------------

BY_AREA = table("Område | Mål", "Skola | Fler trivs i skolan<br>Fler läser böcker", "Miljö | Renare sjöar")


def test_a_list_of_goals_by_area_gives_the_goals_where_the_plan_says_nothing_more_of_them() -> None:
    plan = plan_in("# Plan för Granby kommun\n\n" + BY_AREA)
    assert titles(plan) == ["Fler trivs i skolan", "Fler läser böcker", "Renare sjöar"]
    areas = {area.id: area.title for area in plan.areas}
    assert [areas[goal.parent or ""] for goal in plan.goals] == ["Skola", "Skola", "Miljö"]


def test_a_list_of_goals_by_area_is_contents_where_the_goals_follow() -> None:
    plan = plan_in("# Plan för Granby kommun\n\n" + BY_AREA + "\n## Mål 1: Renare sjöar\n\nAnsvarig: Miljöchef\n")
    assert [(goal.title.text, goal.form) for goal in plan.goals] == [("Renare sjöar", "heading")]


def test_a_table_by_area_that_says_more_of_its_goals_is_no_list() -> None:
    plan = plan_in(
        "# Plan för Granby kommun\n\n"
        + table("Område | Mål | Ansvarig", "Skola | Fler trivs i skolan | Rektor")
        + "\n## Mål 1: Renare sjöar\n"
    )
    assert titles(plan) == ["Fler trivs i skolan", "Renare sjöar"]


# --- statuses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "text", "carrier"),
    [
        ("Klart", "Klart", "text"),
        ("● Klart", "Klart", "text"),
        ("●", "", "colour"),
        ("☺", "", "colour"),
        ("▲", "", "colour"),
        ("![](gron.png)", "", "image"),
    ],
)
def test_a_symbol_or_an_image_alone_is_a_status_without_words(cell: str, text: str, carrier: str) -> None:
    status = only_goal(alone("Mål | Status", f"Renare sjöar | {cell}", kind="follow-up")).status
    assert status is not None
    assert (status.text, status.carrier) == (text, carrier)


@pytest.mark.parametrize("cell", ["–", "-", "—", "..."])
def test_a_dash_in_the_column_of_statuses_is_no_symbol(cell: str) -> None:
    first, second = alone("Mål | Status", "Renare sjöar | Klart", f"Fler cyklar | {cell}", kind="follow-up").goals
    assert first.status is not None
    assert second.status is None or second.status.carrier == "text"


def test_a_column_of_statuses_that_is_empty_in_every_row_was_shown_by_colour() -> None:
    plan = alone("Mål | Status", "Renare sjöar | ", "Fler cyklar | ", kind="follow-up")
    assert [goal.status and goal.status.carrier for goal in plan.goals] == ["colour", "colour"]


def test_an_empty_status_among_others_in_words_is_only_missing() -> None:
    plan = alone("Mål | Status", "Renare sjöar | Klart", "Fler cyklar | ", kind="follow-up")
    assert [goal.status and goal.status.text for goal in plan.goals] == ["Klart", None]


def test_where_the_document_tells_what_colours_mean_an_empty_status_was_a_colour() -> None:
    text = (
        "# Uppföljning för Granby kommun\n\n"
        + table("Färg | Betyder", "Grön | Målet är nått", "Röd | Målet är inte nått")
        + "\nSå gick det.\n\n"
        + table("Mål | Status", "Renare sjöar | Klart", "Fler cyklar | ")
    )
    assert [goal.status and goal.status.carrier for goal in report_in(text).goals] == ["text", "colour"]


def test_a_plan_has_no_statuses_by_colour() -> None:
    plan = alone("Mål | Status", "Renare sjöar | ", "Fler cyklar | ")
    assert [goal.status for goal in plan.goals] == [None, None]


# --- comments -------------------------------------------------------------------------------------


def test_a_comment_in_a_row_is_for_the_rows_goal_and_its_indicator() -> None:
    goal = only_goal(
        alone(
            "Mål | Indikator | Utfall 2025 | Kommentar",
            "Renare sjöar | Siktdjup | 2 meter | Vintern var lång.",
            kind="follow-up",
        )
    )
    assert goal.comment is not None
    assert goal.comment.text == "Vintern var lång."
    assert goal.indicators[0].comment is not None


def test_cause_and_action_are_told_by_labels_inside_a_comment() -> None:
    goal = only_goal(
        alone(
            "Mål | Kommentar",
            "Renare sjöar | Målet nåddes inte.<br>Orsak: Vintern var lång.<br>Åtgärd: Vi kalkar sjön i maj.",
            kind="follow-up",
        )
    )
    assert goal.comment is not None
    assert goal.comment.cause is not None
    assert goal.comment.action is not None
    assert goal.comment.cause.text == "Vintern var lång."
    assert goal.comment.action.text == "Vi kalkar sjön i maj."


# --- laws -----------------------------------------------------------------------------------------

COLUMNS = {
    "Mål": ("Fler cyklar till skolan", "Renare sjöar"),
    "Indikator": ("Andel som cyklar", "Siktdjup"),
    "Utgångsvärde 2024": ("40 %", "2 meter"),
    "Målvärde 2027": ("60 %", "3 meter"),
    "Ansvarig": ("Rektor", "Miljöchef"),
}


def meaning(plan: Plan) -> list[object]:
    return [
        (
            goal.title.text,
            [one.role for one in goal.responsible],
            [
                (
                    one.name,
                    one.baseline and (one.baseline.number, one.baseline.year),
                    one.target and (one.target.number, one.target.year),
                )
                for one in goal.indicators
            ],
        )
        for goal in plan.goals
    ]


@pytest.mark.parametrize("order", list(permutations(COLUMNS))[::7], ids=" ".join)
def test_the_order_of_a_tables_columns_does_not_matter(order: tuple[str, ...]) -> None:
    rows = [" | ".join(COLUMNS[name][row] for name in order) for row in (0, 1)]
    assert meaning(alone(" | ".join(order), *rows)) == [
        ("Fler cyklar till skolan", ["Rektor"], [("Andel som cyklar", (40, 2024), (60, 2027))]),
        ("Renare sjöar", ["Miljöchef"], [("Siktdjup", (2, 2024), (3, 2027))]),
    ]


@given(st.lists(st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{2,9} [a-zåäö]{2,9}", fullmatch=True), unique=True, max_size=6))
@settings(deadline=None)
def test_a_table_of_goals_has_as_many_goals_as_rows_with_a_title(goals: list[str]) -> None:
    plan = alone("Mål | Ansvarig", *(f"{title} | Enhetschef" for title in goals))
    assert titles(plan) == goals


CELL = st.sampled_from(
    ["Mål", "Indikator", "Ansvarig", "Status", "Målvärde 2027", "Kvinnor", "Område", "Kommentar", "Nr", "Åtgärd",
     "", "–", "●", "40 %", "1. Fler cyklar", "Renare sjöar", "varav kvinnor", "Ansvarig: Rektor", "2025", "Underlag"]
)  # fmt: skip


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=7), st.sampled_from(["plan", "follow-up"]))
@settings(deadline=None)
def test_any_table_can_be_read(rows: list[list[str]], kind: Kind) -> None:
    plan = recognised("# Plan för Granby kommun\n\n" + table(*(" | ".join(row) for row in rows)), kind)
    assert all(title for title in titles(plan))


_GOAL_ROWS = """\
# Kompass 2027–2029

## Läsåret i siffror

| Kod | Önskat läge | Vi läser av | Startpunkt 2026 | Landningspunkt 2029 | Dirigent |
|---|---|---|---|---|---|
| C1 | Fler barn läser | Lån per barn | 12 | 20 | Bibliotekschef |
| C2 | Kortare väntan | Dagar till beslut | 30 | 14 | Enhetschef |
"""
_HEADS = '"Kod | Önskat läge | Vi läser av | Startpunkt {år} | Landningspunkt {målår} | Dirigent"'


@pytest.mark.parametrize(
    "mall",
    [
        f"Ett mål är en rad i tabellen {_HEADS} med nummer, titel, indikator, utgångsvärde, målvärde, ansvarig.",
        f"""Ett mål är en rad i tabellen {_HEADS} med nummer, titel, indikator, -, -, ansvarig.
        Kolumnen "Startpunkt {{år}}" är utgångsvärde.
        Kolumnen "Landningspunkt {{målår}}" är målvärde.""",
    ],
)
def test_a_row_that_is_a_goal_may_hold_its_indicator_and_the_values_are_that_ones(mall: str) -> None:
    plan = plan_in(_GOAL_ROWS, mall=mall)
    assert [(goal.number, goal.title.text) for goal in plan.goals] == [
        ("C1", "Fler barn läser"),
        ("C2", "Kortare väntan"),
    ]
    (first,) = plan.goals[0].indicators
    assert first.name == "Lån per barn"
    assert first.baseline is not None
    assert first.target is not None
    assert [first.baseline.text, first.baseline.year] == ["12", 2026]
    assert [first.target.text, first.target.year] == ["20", 2029]
    assert [one.role for one in plan.goals[1].responsible] == ["Enhetschef"]


def test_the_values_of_a_goals_row_without_indicator_make_the_goal_its_own() -> None:
    mall = f"Ett mål är en rad i tabellen {_HEADS} med nummer, titel, -, utgångsvärde, målvärde, ansvarig."
    (first,) = plan_in(_GOAL_ROWS, mall=mall).goals[0].indicators
    assert first.target is not None
    assert first.target.text == "20"


def test_a_column_that_only_standard_names_is_not_read_where_the_sentence_says_so() -> None:
    text = "# P\n\n| Kod | Löfte | Ansvarig |\n|---|---|---|\n| A1 | Fler läser | Rektor |\n"
    mall = 'Ett mål är en rad i tabellen "Kod | Löfte | Ansvarig" med nummer, titel, -.'
    assert plan_in(text, mall=mall).goals[0].responsible == ()


@pytest.mark.parametrize("head", ["Åtgärd", "Indikator", "Underlag"])
def test_a_row_with_a_goal_alone_is_the_goal_of_the_measures_indicators_or_evidence_below_it(head: str) -> None:
    plan = plan_in(
        f"# Plan 2026\n\n| {head} | Ansvarig |\n|---|---|\n| Mål 1: Luft | |\n| Plantera | Chef |\n| Mål 2: Ljud | |\n"
        "| Mät | Rektor |\n"
    )
    found = [
        [*(one.title for one in goal.measures), *(one.name for one in (*goal.indicators, *goal.evidence))]
        for goal in plan.goals
    ]
    assert found == [["Plantera"], ["Mät"]]


@pytest.mark.parametrize(("between", "found"), [(0, ["Luft", "Ljud", "Ljus"]), (5, ["Luft"])])
def test_a_table_without_a_head_goes_on_with_the_one_just_before_it(between: int, found: list[str]) -> None:
    page = (
        "<h1>Plan 2026</h1><table><tr><th>Mål</th><th>Ansvarig</th></tr><tr><td>Luft</td><td>Chef</td></tr></table>"
        + "<p>Text.</p>" * between
        + "<table><tr><td>Ljud</td><td>Rektor</td></tr><tr><td>Ljus</td><td>Rektor</td></tr></table>"
    )
    read = readers.read("plan.html", f"<html><body>{page}</body></html>".encode())
    template = choose(read, book().templates, book().word_lists)
    plan = recognise(read, template, book().templates, book().word_lists, "plan")
    assert titles(plan) == found
    assert all(goal.responsible for goal in plan.goals)


def test_a_card_with_an_area_and_a_goal_of_its_own_is_no_part_of_the_goal_above() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Mål 1: Luft\n\n| Målområde | Skola |\n|---|---|\n"
        "| Mål | Fler läser |\n| Ansvarig | Rektor |\n"
    )
    assert [area.title for area in plan.areas] == ["Skola"]
    assert [(goal.title.text, goal.parent) for goal in plan.goals] == [("Luft", None), ("Fler läser", "a1")]


def test_a_card_of_a_goal_may_have_as_many_labels_that_are_not_known() -> None:
    rows = "| Kostnad | 3 mnkr |\n| Risker | Regn |\n| Ansvarig | Rektor |\n"
    text = "# Plan 2026\n\n| Mål | Fler läser |\n|---|---|\n" + rows
    goal = only_goal(recognised(text))
    assert [role.role for role in goal.responsible] == ["Rektor"]
    assert text[goal.span.start : goal.span.end].endswith("Fler läser")


INDICATORS = (
    "# Plan 2026\n\n## Mål 1: Luft\n\n| Indikator | Utgångsvärde | Målvärde |\n|---|---|---|\n| Halt | 7 | 3 |\n{}"
    "| Dagar | 9 | 2 |\n"
)


@pytest.mark.parametrize("row", ["**Skolan**", "Här står det mycket om luften. " * 12])
def test_a_title_in_bold_or_running_text_alone_in_a_row_is_no_indicator(row: str) -> None:
    goal = only_goal(recognised(INDICATORS.format(f"| {row} | | |\n")))
    assert [one.name for one in goal.indicators] == ["Halt", "Dagar"]


def test_a_text_goes_on_in_the_next_row_that_has_one_cell() -> None:
    goal = only_goal(recognised(INDICATORS.format("| Uppföljning: I mars | | |\n| och i maj | | |\n")))
    assert goal.follow_up is not None
    assert goal.follow_up.text == "I mars\noch i maj"
    assert [one.name for one in goal.indicators] == ["Halt", "Dagar"]


def test_rows_right_below_a_table_that_have_no_head_go_on_with_it() -> None:
    read = document("# Plan\n\n| Mål | Ansvarig |\n|---|---|\n| Luft | Chef |\n\n| Ljud | Rektor |\n|---|---|\n")
    *before, last = read.blocks
    assert isinstance(last, Table)
    below = replace(last, rows=tuple(replace(row, head=False) for row in last.rows))
    template = choose(read, book().templates, book().word_lists)
    for rows, found in ((below, ["Luft", "Ljud"]), (last, ["Luft"])):
        whole = replace(read, blocks=(*before, rows))
        plan = recognise(whole, template, book().templates, book().word_lists, "plan")
        assert titles(plan) == found
