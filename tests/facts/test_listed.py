"""Indicators in a plain list under a goal."""

from __future__ import annotations

import pytest
from plan_reading import document, only_goal, plan_in, report_in

from malkoll.facts.listed import lists_of

GOAL = "# Plan för Lövsta kommun\n\n## Mål 1: God ekonomi\n\n"


def names(text: str) -> list[str | None]:
    return [one.name for one in only_goal(plan_in(GOAL + text)).indicators]


def test_items_that_name_something_and_state_its_level_are_indicators() -> None:
    assert names("- Soliditet minst 35 procent (31 procent)\n- Skuld per invånare, högst 40 000 kronor\n") == [
        "Soliditet",
        "Skuld per invånare",
    ]


def test_an_item_without_level_beside_them_is_an_indicator_whose_level_is_missing() -> None:
    goal = only_goal(
        plan_in(GOAL + "- Soliditet, minst 35 procent\n- Likviditet, minst 80 procent\n- Resultat per enhet\n")
    )
    assert [(one.name, one.target is not None) for one in goal.indicators] == [
        ("Soliditet", True),
        ("Likviditet", True),
        ("Resultat per enhet", False),
    ]


@pytest.mark.parametrize(
    "items",
    [
        "- Soliditet, minst 35 procent\n- Kommunhuset\n- Biblioteket\n- Badhuset\n",
        "- Bygg två nya förskolor\n- Måla 3 skolor\n",
        "- Nämnden ska minska kostnaderna till 40 miljoner\n- Alla chefer går en kurs på 3 dagar\n",
        "- Sparsamhet\n- Eftertanke\n",
    ],
    ids=["mostly other things", "what is to be done", "sentences", "no levels"],
)
def test_a_list_of_something_else_holds_no_indicators(items: str) -> None:
    assert all(one.form == "prose" for one in only_goal(plan_in(GOAL + items)).indicators)


def test_where_a_goal_has_indicators_with_a_label_its_lists_are_not_read() -> None:
    assert names(
        "Indikator: Soliditet\n\nAtt tänka på när vi räknar:\n\n### Mer\n\n- Likviditet, minst 80 procent\n"
    ) == ["Soliditet"]


def test_lists_in_a_report_are_not_read_for_indicators() -> None:
    assert (
        only_goal(report_in(GOAL + "- Soliditet, minst 35 procent\n- Likviditet, minst 80 procent\n")).indicators == ()
    )


def test_a_list_outside_the_goal_is_not_its() -> None:
    plan = plan_in(
        "# Plan för Lövsta kommun\n\n- Soliditet, minst 35 procent\n- Likviditet, minst 80 procent\n\n"
        "## Mål 1: God ekonomi\n\nVi sparar.\n"
    )
    assert only_goal(plan).indicators == ()


def test_items_that_follow_each_other_are_one_list() -> None:
    blocks = document("- ett\n- två\n\nText mellan listorna.\n\n- tre\n").blocks
    assert [[item.text for item in items] for items in lists_of(blocks)] == [["ett", "två"], ["tre"]]


def test_an_item_whose_next_line_is_a_label_is_named_by_its_first_line() -> None:
    plan = plan_in(
        "# Plan\n\n### Mål 1. Ekonomin\n\n- Soliditet minst 35 procent\n- Räntetäckning\n**Mål:**\n### Mål 2. Trivsel\n"
    )
    assert [one.name for one in plan.goals[0].indicators] == ["Soliditet", "Räntetäckning"]


def test_an_item_broken_over_lines_is_one_indicator_with_all_its_words() -> None:
    items = "- Andel hyresgäster som känner sig trygga i trapphuset\n  på kvällen minst 85 procent\n"
    plan = plan_in(f"# Plan\n\n### Mål 1. Alla ska vara trygga\n\n{items}- Soliditet minst 35 procent\n")
    assert plan.goals[0].indicators[0].name == "Andel hyresgäster som känner sig trygga i trapphuset på kvällen"
