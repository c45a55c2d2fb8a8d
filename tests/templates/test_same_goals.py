"""Goals that are taken up again are one, and goals that only look alike are not."""

from __future__ import annotations

import pytest
from plan_reading import only_goal, recognised, titles

from malkoll.templates.sdgs import sdg_of

PLAN = "# Plan 2026\n\n"


@pytest.mark.parametrize(("first", "second"), [("A", "B"), ("I", "II"), ("1", "2")])
def test_goals_of_like_titles_and_different_numbers_are_different(first: str, second: str) -> None:
    plan = recognised(
        PLAN
        + f"## Mål {first}: Fler elever når målen i svenska\n\n## Mål {second}: Fler elever når målen i matematik\n"
    )
    assert [goal.number for goal in plan.goals] == [first, second]


@pytest.mark.parametrize("number", ["A", "II", "1", "NB1.1"])
def test_goals_of_like_titles_and_one_number_are_one(number: str) -> None:
    goal = only_goal(
        recognised(
            PLAN + f"## Mål {number}: Fler elever når målen i svenska\n\n"
            f"## Mål {number}: Fler elever når målen i ämnet svenska\n"
        )
    )
    assert goal.title.text == "Fler elever når målen i svenska"


def test_a_goal_without_a_number_is_not_one_of_like_title_with_a_letter() -> None:
    plan = recognised(PLAN + "## Mål A: Fler elever når målen i svenska\n\n## Mål: Fler elever når målen i matematik\n")
    assert len(plan.goals) == 2


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Fler unga läser", "Fler unga läser hemma", 1),
        ("Fler unga läser hemma", "Fler unga läser", 1),
        ("Fler unga läser böcker", "Fler unga läser tidningar", 1),
        ("Fler unga läser", "Fler gamla läser", 2),
    ],
)
def test_three_of_five_words_make_titles_of_one_number_the_same(first: str, second: str, count: int) -> None:
    assert len(recognised(PLAN + f"## Mål 1: {first}\n\n## Mål 1: {second}\n").goals) == count


def test_a_goal_listed_in_an_area_and_taken_up_outside_it_is_one() -> None:
    plan = recognised(
        PLAN + "## Målområde: Skola\n\n### Mål\n\n- Fler unga läser\n- Fler unga går\n\n# Uppföljning av målen\n\n"
        "## Mål 1: Fler unga läser\n\nAnsvarig: Rektor\n"
    )
    assert [(goal.title.text, [role.role for role in goal.responsible]) for goal in plan.goals] == [
        ("Fler unga läser", ["Rektor"]),
        ("Fler unga går", []),
    ]


def test_of_goals_of_one_number_under_two_goals_that_of_the_same_goal_is_meant() -> None:
    plan = recognised(
        PLAN + "## Mål 1: Skola\n\n### Delmål 3: Fler unga läser mycket\n\n## Mål 2: Vård\n\n"
        "### Delmål 3: Fler gamla läser mycket\n\nText.\n\n### Delmål 3: Fler gamla läser mycket mer\n"
    )
    assert [(goal.title.text, goal.parent) for goal in plan.goals] == [
        ("Skola", None),
        ("Fler unga läser mycket", "g1"),
        ("Vård", None),
        ("Fler gamla läser mycket", "g3"),
    ]


def test_a_row_that_points_at_a_goal_by_its_number_and_another_number_is_a_goal_of_its_own() -> None:
    goals = "## Nämndmål 1.1: Fler läser\n\n## Nämndmål 1.2: Fler simmar\n\n"
    rows = "| Nr | Nämndmål | Avstämning |\n|---|---|---|\n| {} | Nämndmål 1.1 | Mars |\n"
    assert titles(recognised(PLAN + goals + rows.format("1.1"))) == ["Fler läser", "Fler simmar"]
    assert len(recognised(PLAN + goals + rows.format("7.7")).goals) == 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3. God hälsa och välbefinnande", "3"),
        ("Mål 2 Ingen hunger", "2"),
        ("3 Ingen hunger", None),
        ("Ingen hunger", None),
        ("2 Ingen hunger alls", None),
    ],
)
def test_a_goal_of_agenda_2030_is_known_by_its_name_and_its_own_number(text: str, number: str | None) -> None:
    assert sdg_of(text) == number
