"""Heads of tables: what each column holds, by its words, its year, its sex and the columns beside it."""

from __future__ import annotations

from typing import Any

import pytest
from plan_reading import only_goal, plan_in, recognised
from test_cards import HEAD

from malkoll.plan import Indicator, Plan

REPORT = "# Rapport 2026\n\n"


def table(head: str, *rows: str) -> str:
    heads = head.split("|")
    return "\n".join([f"| {head} |", "|" + "---|" * len(heads), *(f"| {row} |" for row in rows)]) + "\n"


def values(plan: Plan) -> list[dict[str, Any]]:
    """The values of each indicator, by noun: the words and the year that the head gives them."""
    found: list[Indicator] = [one for goal in plan.goals for one in goal.indicators]
    return [
        {
            noun: (value.text, value.year)
            for noun in ("baseline", "target", "outcome")
            if (value := getattr(one, noun)) is not None
        }
        for one in found
    ]


@pytest.mark.parametrize(
    ("head", "row", "wanted"),
    [
        (
            "Mål | Indikator | Utfall 2024 | Målvärde 2026",
            "Luft | Halt | 7 | 5",
            {"baseline": ("7", 2024), "target": ("5", 2026)},
        ),
        (
            "Mål | Indikator | Utfall 2023 | Utfall 2024 | Målvärde 2026",
            "Luft | Halt | 8 | 7 | 5",
            {"baseline": ("7", 2024), "target": ("5", 2026)},
        ),
        (
            "Mål | Indikator | Basår 2023 | Steg 2026 | Steg 2028",
            "Luft | Halt | 8 | 7 | 5",
            {"baseline": ("8", 2023), "target": ("5", 2028)},
        ),
        ("Mål | Indikator | Målvärde 2024/25", "Luft | Halt | 5", {"target": ("5", 2025)}),
        ("Mål | Indikator | Målvärde", "Luft | Halt | 5", {"target": ("5", None)}),
    ],
)
def test_a_column_of_a_plan_holds_what_its_words_and_its_year_say(head: str, row: str, wanted: dict[str, Any]) -> None:
    (found,) = values(recognised(HEAD + table(head, row)))
    assert {noun: found.get(noun) for noun in wanted} == wanted


def test_of_two_outcomes_in_a_report_the_one_before_last_is_where_it_starts_from() -> None:
    told = REPORT + table("Mål | Indikator | Utfall 2025 | Utfall 2026", "Luft | Halt | 8 | 7")
    assert values(recognised(told, "follow-up")) == [{"baseline": ("8", 2025), "outcome": ("7", 2026)}]


def test_one_outcome_in_a_report_is_the_outcome() -> None:
    told = REPORT + table("Mål | Indikator | Utfall 2026 | Målvärde", "Luft | Halt | 8 | 7")
    assert values(recognised(told, "follow-up")) == [{"target": ("7", None), "outcome": ("8", 2026)}]


def test_a_column_of_goals_that_holds_figures_beside_indicators_is_one_of_targets() -> None:
    told = HEAD + "## Mål 1: Luft\n\n" + table("Indikator | Mål 2026", "Halt | 5 µg", "Dagar | 9")
    assert values(recognised(told)) == [{"target": ("5 µg", 2026)}, {"target": ("9", 2026)}]


def test_a_first_column_without_a_head_beside_values_is_one_of_indicators() -> None:
    told = HEAD + "## Mål 1: Luft\n\n" + table(" | Utfall 2024 | Målvärde 2026", "Halt | 7 | 5", "Dagar | 9 | 8")
    goal = only_goal(recognised(told))
    assert [one.name for one in goal.indicators] == ["Halt", "Dagar"]


def test_columns_for_women_and_men_are_one_value_split_by_sex() -> None:
    told = HEAD + table("Mål | Indikator | Målvärde kvinnor | Målvärde män", "Luft | Andel nöjda | 80 | 70")
    (one,) = only_goal(plan_in(told)).indicators
    assert one.target is not None
    assert (one.sex_split, one.target.women, one.target.men) == (True, 80, 70)


@pytest.mark.parametrize("head", ["Ansvarig/funktion", "Ansvarig"])
def test_a_head_that_names_two_things_holds_the_first(head: str) -> None:
    told = HEAD + table(f"Mål | {head}", "Luft | Chef", "Ljud | Rektor")
    assert [[role.role for role in goal.responsible] for goal in recognised(told).goals] == [["Chef"], ["Rektor"]]


def test_a_second_column_of_measures_says_what_is_done_within_the_first() -> None:
    told = HEAD + table("Mål | Åtgärd | Aktiviteter | Ansvarig", "Luft | Plantera | Köpa träd | Chef")
    (measure,) = only_goal(recognised(told)).measures
    assert (measure.title, measure.activities and measure.activities.text) == ("Plantera", "Köpa träd")


def test_a_table_whose_heads_say_nothing_known_sets_nothing() -> None:
    assert recognised(HEAD + table("Lokal | Yta | Hyra", "Torget | 30 | 7")).goals == ()
    assert recognised(HEAD + table("År | 2024 | 2025", "Luft | 30 | 7")).goals == ()


def test_own_columns_of_a_row_are_read_where_all_heads_are_those_of_the_sentence() -> None:
    mall = 'Ett mål är en rad i tabellen "Vad | Senast {år} | Vem" med titel, målvärde, ansvarig.'
    found = recognised(HEAD + table("Vad | Senast 2027 | Vem", "Luft | 5 | Chef"), mall=mall)
    (goal,) = found.goals
    assert (goal.title.text, [role.role for role in goal.responsible]) == ("Luft", ["Chef"])
    assert values(found) == [{"target": ("5", 2027)}]
    for head, row in (("Vad | Senast 2027", "Luft | 5"), ("Vad | Senast 2027 | Vem | Mer", "Luft | 5 | Chef | x")):
        assert recognised(HEAD + table(head, row), mall=mall).goals == ()


def test_a_year_in_brackets_after_the_heads_own_is_not_that_of_the_values() -> None:
    told = REPORT + table("Mål | Indikator | Utfall 2025 (mål 2027)", "Luft | Halt | 8")
    assert values(recognised(told, "follow-up")) == [{"outcome": ("8", 2025)}]


def test_a_head_whose_first_name_is_not_known_holds_nothing() -> None:
    told = HEAD + table("Mål | Plats/mål/indikator", "Luft | Antal torg")
    assert only_goal(recognised(told)).indicators == ()


def test_what_an_own_row_says_is_read_also_where_an_empty_column_follows() -> None:
    mall = 'Ett mål är en rad i tabellen "Vad | Vem" med titel, ansvarig.'
    goal = only_goal(recognised(HEAD + table("Vad | Vem | ", "Luft | Chef | "), mall=mall))
    assert (goal.title.text, [role.role for role in goal.responsible]) == ("Luft", ["Chef"])


def test_an_outcome_elsewhere_is_not_the_plans() -> None:
    told = REPORT + table("Mål | Indikator | Utfall 2026 | Utfall i riket", "Luft | Halt | 8 | 9")
    assert values(recognised(told, "follow-up")) == [{"outcome": ("8", 2026)}]


def test_the_year_of_a_target_is_its_own_and_not_one_in_brackets() -> None:
    told = HEAD + table("Mål | Indikator | Målvärde 2027 (nuläge 2025)", "Luft | Halt | 8")
    assert values(recognised(told)) == [{"target": ("8", 2027)}]


def test_rows_that_are_measures_or_goals_are_goals_where_nothing_else_is() -> None:
    rows = table("Åtgärd/mål | Ansvarig", "Renare luft | Chef", "Tystare gator | Chef")
    assert [goal.title.text for goal in recognised(HEAD + rows).goals] == ["Renare luft", "Tystare gator"]
    goal = only_goal(recognised(HEAD + "## Mål 1: Luft\n\n" + table("Åtgärd | Ansvarig", "Plantera | Chef")))
    assert [one.title for one in goal.measures] == ["Plantera"]


def test_of_values_with_years_alone_the_heading_above_is_the_indicator() -> None:
    told = HEAD + "## Mål 1: Luft\n\n### Halt av partiklar\n\n" + table("Utgångsvärde 2024 | Målvärde 2026", "7 | 5")
    (one,) = only_goal(recognised(told)).indicators
    assert one.name == "Halt av partiklar"
    assert (one.baseline and one.baseline.year, one.target and one.target.year) == (2024, 2026)


def test_years_from_right_to_left_are_read_as_years() -> None:
    told = REPORT + table("Mål | Indikator | Utfall 2026 | Utfall 2025", "Luft | Halt | 7 | 8")
    assert values(recognised(told, "follow-up")) == [{"baseline": ("8", 2025), "outcome": ("7", 2026)}]


def test_codes_that_no_goal_has_set_none() -> None:
    told = HEAD + "## Mål 1.1: Sömn\n\nAnsvarig: Chef\n\n# Insatser\n\n"
    plan = recognised(told + table("Åtgärd | Mål", "Vila | 7.7", "Läsa | 7.8"))
    assert [goal.title.text for goal in plan.goals] == ["Sömn"]
