"""What is settled when the whole document has been read: pictures, areas that look like goals, goals told in prose."""

from __future__ import annotations

import pytest
from plan_reading import Kind, only_goal, recognised, titles

REPORT = "# Rapport 2026\n\n"
PLAN = "# Plan 2026\n\n"
GAP = "\n\n\n\n"
"""The empty lines that a picture leaves behind when a document is made into text."""


def carriers(text: str, kind: Kind = "follow-up") -> list[str | None]:
    return [goal.status and goal.status.carrier for goal in recognised(REPORT + text, kind).goals]


def headings(*below: str) -> str:
    return "".join(f"## Mål {at}: Sjö {at}\n\n{one}Text om sjön.\n\n" for at, one in enumerate(below, 1))


def test_a_picture_is_a_status_right_below_the_heading_and_only_a_picture_further_down() -> None:
    assert carriers("## Mål 1: Luft\n\n![](gul.png)\n\nText.\n\n## Mål 2: Ljud\n\nText.\n\n![](gul.png)\n") == [
        "image",
        None,
    ]


def test_of_two_pictures_below_a_heading_the_words_of_the_first_count() -> None:
    goal = only_goal(recognised(REPORT + "## Mål 1: Luft\n\n![Uppfyllt](a.png)\n\n![Osäkert](b.png)\n", "follow-up"))
    assert goal.status is not None
    assert goal.status.text == "Uppfyllt"
    goal = only_goal(recognised(REPORT + "## Mål 1: Luft\n\n![Uppfyllt](a.png)\n\n![](b.png)\n", "follow-up"))
    assert goal.status is not None
    assert goal.status.text == "Uppfyllt"


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        (["", "", GAP], [None, None, None]),
        (["", GAP, GAP], [None, None, None]),
        ([GAP, GAP, GAP], ["image", "image", "image"]),
        ([GAP, GAP, GAP, "", "", ""], ["image", "image", "image", None, None, None]),
        ([GAP, GAP, GAP, "", "", "", ""], [None] * 7),
        (["![](a.png)\n\n", "![](b.png)\n\n", GAP], ["image", "image", None]),
    ],
)
def test_gaps_below_headings_were_pictures_where_three_and_half_of_the_headings_have_one(
    below: list[str], wanted: list[str | None]
) -> None:
    assert carriers(headings(*below)) == wanted


def test_a_goal_told_in_two_sentences_of_the_same_words_is_one_and_each_has_an_id_of_its_own() -> None:
    told = "Målet är att fler unga läser.\n\nMålet är att sjöarna är rena.\n\nMålet är att fler unga läser.\n"
    plan = recognised(PLAN + "## Inledning\n\n" + told)
    assert [(goal.id, goal.title.text) for goal in plan.goals] == [("g1", "Fler unga läser"), ("g2", "Sjöarna är rena")]


def test_what_calls_itself_an_area_and_only_holds_goals_is_an_area() -> None:
    plan = recognised(
        PLAN + "## Utvecklingsområde 1: Kunskaper\n\nAnsvarig: Rektor\n\nHär börjar allt.\n\n"
        "### Mål 1: Fler läser\n\nAnsvarig: Lärare\n\n### Mål 2: Fler räknar\n\n"
        "## Utvecklingsområde 2: Trygghet\n\nText.\n\n### Mål 3: Alla har en vän\n"
    )
    assert [(area.id, area.number, area.title) for area in plan.areas] == [
        ("a1", "1", "Kunskaper"),
        ("a2", "2", "Trygghet"),
    ]
    assert [(goal.title.text, goal.parent) for goal in plan.goals] == [
        ("Fler läser", "a1"),
        ("Fler räknar", "a1"),
        ("Alla har en vän", "a2"),
    ]
    assert [role.role for role in plan.areas[0].responsible] == ["Rektor"]
    assert [said.text for said in plan.areas[0].body] == ["Här börjar allt."]


@pytest.mark.parametrize("own", ["Indikator: Andel godkända\n\n", "Underlag: Samtal med elever\n\n"])
def test_what_calls_itself_an_area_and_is_measured_is_a_goal(own: str) -> None:
    plan = recognised(PLAN + f"## Utvecklingsområde 1: Kunskaper\n\n{own}### Mål 1: Fler läser\n")
    assert plan.areas == ()
    assert titles(plan) == ["Kunskaper", "Fler läser"]


def test_a_picture_of_what_is_wished_for_is_no_goal_where_others_are_set() -> None:
    plan = recognised(
        PLAN + "## Målområde 1: Skola\n\n### Målbild: En skola för alla\n\nAnsvarig: Rektor\n\n"
        "#### Mål 1: Fler läser\n\n#### Mål 2: Fler räknar\n\n## Målområde 2: Vård\n\n### Mål 3: Fler vilar\n"
    )
    assert [(goal.id, goal.title.text, goal.parent) for goal in plan.goals] == [
        ("g1", "Fler läser", "a1"),
        ("g2", "Fler räknar", "a1"),
        ("g3", "Fler vilar", "a2"),
    ]
    assert [role.role for role in plan.areas[0].responsible] == ["Rektor"]


def test_who_answers_for_the_area_is_not_replaced_by_who_answers_for_its_picture() -> None:
    plan = recognised(
        PLAN + "## Målområde 1: Skola\n\nAnsvarig: Skolchef\n\n### Målbild: En skola för alla\n\nAnsvarig: Rektor\n\n"
        "#### Mål 1: Fler läser\n"
    )
    assert [role.role for role in plan.areas[0].responsible] == ["Skolchef"]


@pytest.mark.parametrize(
    "below",
    [
        "Indikator: Andel nöjda\n\n",
        "Underlag: Samtal med elever\n\n",
        "Åtgärd: Samtal\n\n",
        "Bedömning: Uppfyllt\n\n",
    ],
)
def test_a_picture_of_what_is_wished_for_is_a_goal_where_it_is_measured(below: str) -> None:
    plan = recognised(PLAN + f"## Målbild: En skola för alla\n\n{below}## Mål 1: Fler läser\n")
    assert titles(plan) == ["En skola för alla", "Fler läser"]


def test_pictures_of_what_is_wished_for_are_the_goals_where_there_are_no_others() -> None:
    plan = recognised(PLAN + "## Målbild 1: En skola för alla\n\n## Målbild 2: En trygg ort\n")
    assert titles(plan) == ["En skola för alla", "En trygg ort"]


@pytest.mark.parametrize("own", ["Indikator: Andel", "Underlag: Samtal", "Åtgärd: Samtal", "Ansvarig: Rektor"])
def test_goals_of_others_stay_where_one_of_them_has_what_goals_have(own: str) -> None:
    plan = recognised(
        PLAN + f"## Kommunfullmäktiges mål: Rena sjöar\n\n{own}\n\n## Kommunfullmäktiges mål: Tysta gator\n\n"
        "## Nämndens mål: Fler läser\n\nAnsvarig: Chef\n"
    )
    assert titles(plan) == ["Rena sjöar", "Tysta gator", "Fler läser"]


def test_a_picture_in_the_place_of_an_assessment_is_a_picture_also_where_colours_are_explained() -> None:
    text = "Grön: enligt plan. Gul: försenat. Röd: stopp.\n\n## Mål 1: Luft\n\nBedömning:\n\n![](gul.png)\n"
    assert carriers(text) == ["image"]


def test_a_heading_below_a_goals_own_is_told_of_the_goal() -> None:
    goal = only_goal(recognised(PLAN + "## Mål 1: Luft\n\n### Kostnad\n\n3 mnkr\n"))
    assert goal.told == ("Mål 1: Luft", "Kostnad", "3 mnkr", "Luft")
