"""All that is written of a goal, which is what "nämner" looks through."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, recognised

from malkoll.elements import words_of


def mentioning(text: str, word: str = "kostnad") -> list[str]:
    """The numbers or titles of the goals in ``text`` whose words hold ``word``."""
    goals = plan_in("# Plan för Lövsta kommun\n\n" + text).goals
    return [
        goal.number or goal.title.text
        for goal in goals
        if any(word in words.lower() for words in words_of("goal")(goal))
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Kostnaden är 3 Mkr.",
        "Kostnad: 3 Mkr",
        "- Ansvarig: Parkchef\n- Kostnad: 3 Mkr",
        "### Kostnad\n\n3 Mkr",
        "### Pengar\n\nHela kostnaden bärs av staten.",
        "| Aktivitet | Kostnad |\n|---|---|\n| Bygga | 3 Mkr |",
        "| Sak | Kostnad |\n|---|---|\n| Ugn | 3 Mkr |",
        "| Sak | Summa |\n|---|---|\n| Kostnad | 3 Mkr |",
        "Åtgärd: Räkna ut kostnaden",
        "Uppföljning: kostnaden redovisas i juni",
        "Indikator: Kostnad per barn, 30 kr 2025, 20 kr 2027",
    ],
)
def test_lines_tables_and_headings_below_belong_to_their_goal(below: str) -> None:
    assert mentioning(f"## Mål 1: Grönare parker\n\n{below}\n\n## Mål 2: Renare sjöar\n") == ["1"]


def test_what_is_written_of_a_goal_below_is_not_the_goals_above() -> None:
    text = "## Mål 1: Grönare parker\n\n### Delmål 1.1: Fler träd\n\nKostnad: 3 Mkr\n\n## Mål 2: Renare sjöar\n"
    assert mentioning(text) == ["1.1"]


def test_each_line_of_a_paragraph_belongs_to_the_goal_that_it_is_of() -> None:
    text = "Mål 1: Grönare parker\nKostnad: 3 Mkr\nMål 2: Renare sjöar\nAnsvarig: Miljöchef\n"
    assert mentioning(text) == ["1"]


def test_a_row_that_is_a_goal_has_its_cells_with_their_heads_and_an_empty_cell_says_nothing() -> None:
    text = (
        "| Mål | Kostnad | Ansvarig |\n|---|---|---|\n"
        "| Fler träd ska planteras | 3 | Parkchef |\n| Sjöarna ska bli renare | | Miljöchef |\n"
    )
    assert mentioning(text) == ["Fler träd ska planteras"]


def test_a_heading_beside_the_goals_is_of_none_of_them() -> None:
    assert mentioning("## Mål 1: Grönare parker\n\nText.\n\n## Kostnader\n\nAllt kostar.\n") == []


def test_what_stands_before_the_first_goal_or_above_it_is_of_none() -> None:
    assert mentioning("Hela kostnaden ryms.\n\n## Mål 1: Grönare parker\n") == []


def test_the_same_words_are_told_once() -> None:
    (goal,) = recognised("# Plan\n\n## Mål 1: Fler träd\n\nAnsvarig: Parkchef\n\nAnsvarig: Parkchef\n").goals
    assert len(set(goal.told)) == len(goal.told)


def test_what_stands_above_a_goal_in_its_paragraph_is_of_the_goal_before() -> None:
    text = "## Mål 1: Grönare parker\n\nKostnad: 3 Mkr\nMål 2: Renare sjöar\nAnsvarig: Miljöchef\n"
    assert mentioning(text) == ["1"]


def test_a_row_without_heads_is_told_by_its_words_alone() -> None:
    (goal,) = recognised(
        "# Plan\n\n| Mål | Fler träd |\n|---|---|\n| Ansvarig | Chef |\n| Uppföljning | I mars |\n"
    ).goals
    assert goal.told == ("Mål", "Fler träd", "Ansvarig", "Chef", "Uppföljning", "I mars")
