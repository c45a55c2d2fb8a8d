"""Headings: which of them set goals, what they end, and what is told under one that is about all goals."""

from __future__ import annotations

import pytest
from plan_reading import only_goal, recognised, titles


def test_only_the_first_heading_of_the_top_level_is_the_documents_title() -> None:
    plan = recognised("# Mål 2026\n\n# Mål 1: Renare luft\n\nAnsvarig: Chef\n\n# Mål 2: Tystare gator\n")
    assert [(goal.number, goal.title.text) for goal in plan.goals] == [("1", "Renare luft"), ("2", "Tystare gator")]


def test_a_follow_up_a_step_above_the_goals_is_not_that_of_the_last_goal() -> None:
    plan = recognised("# Plan 2026\n\n### Mål 1: A\n\n### Mål 2: B\n\n## Uppföljning\n\nMålen följs upp i mars.\n")
    assert [goal.follow_up for goal in plan.goals] == [None, None]


def test_a_follow_up_beside_the_list_of_goals_is_not_that_of_the_last_goal() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Skola\n\n### Mål\n\n#### Fler läser\n\n#### Fler går\n\n### Uppföljning\n\nI år.\n"
    )
    assert [goal.follow_up for goal in plan.goals] == [None, None]


def test_a_short_line_amid_a_long_comment_belongs_to_the_comment() -> None:
    told = "# Rapport 2026\n\n## Mål 1: Renare luft\n\nKommentar: Det gick.\n\nGrundskolan\n\nArbetet går framåt.\n"
    goal = only_goal(recognised(told, "follow-up"))
    assert goal.comment is not None
    assert goal.comment.text == "Det gick.\nGrundskolan\nArbetet går framåt."
    assert goal.body == ()


def test_headings_right_under_one_that_says_goals_are_goals_and_those_below_them_their_parts() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Skola\n\n### Kommunfullmäktiges mål\n\n#### Fler läser\n\n##### Delmål 1: I trean\n\n"
        "Indikator: Andel\n\n##### Delmål 2: I sexan\n\n#### Fler räknar\n\n## Nästa\n\nText.\n\nAnsvarig: Någon\n"
    )
    told = [(goal.title.text, goal.parent, goal.kind, len(goal.indicators)) for goal in plan.goals]
    assert told == [
        ("Fler läser", None, "mål", 0),
        ("I trean", "g1", "delmål", 1),
        ("I sexan", "g1", "delmål", 0),
        ("Fler räknar", None, "mål", 0),
    ]
    assert [goal.responsible for goal in plan.goals] == [(), (), (), ()]


def test_goals_are_listed_anew_under_each_heading_that_says_so() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Skola\n\n### Mål\n\n1. Fler läser\n\n## Vård\n\n### Mål\n\n1. Fler vilar\n2. Fler går\n"
    )
    assert [(goal.number, goal.title.text, goal.end_line) for goal in plan.goals] == [
        ("1", "Fler läser", 7),
        ("1", "Fler vilar", 13),
        ("2", "Fler går", 14),
    ]


def test_a_heading_after_the_list_of_goals_ends_it() -> None:
    plan = recognised("# Plan 2026\n\n## Mål\n\n- Fler läser\n\n## Arbetssätt\n\n- Möten varje vecka\n- Samtal\n")
    assert titles(plan) == ["Fler läser"]


def test_a_title_on_the_line_below_the_heading_is_told_to_stand_there() -> None:
    goal = only_goal(recognised("# Plan 2026\n\n## Mål 1:\n\nFler unga läser\n\nAnsvarig: Chef\n"))
    assert (goal.title.text, goal.title.span.line, goal.span.line) == ("Fler unga läser", 5, 3)


def test_a_heading_a_step_above_is_no_title_of_a_goal_that_has_none() -> None:
    plan = recognised("# Plan 2026\n\n### Mål 1:\n\n## 5. Ekonomi\n\nBudgeten.\n\n### Mål 2: Renare luft\n")
    assert [(goal.title.text, goal.end_line) for goal in plan.goals] == [("Mål 1", 3), ("Renare luft", 9)]


def test_a_row_without_a_title_is_no_goal_and_takes_nothing_from_the_row_above() -> None:
    plan = recognised(
        "# Rapport 2026\n\n| Mål | Status | Ansvarig | Kommentar |\n|---|---|---|---|\n"
        "| Renare luft | Klart | Chef | Bra |\n"
        "| | Klart | | |\n| Tystare gator | | Anna | |\n",
        "follow-up",
    )
    assert [
        (
            goal.title.text,
            goal.assessment and goal.assessment.text,
            [role.role for role in goal.responsible],
            goal.comment and goal.comment.text,
        )
        for goal in plan.goals
    ] == [("Renare luft", "Klart", ["Chef"], "Bra"), ("Tystare gator", None, ["Anna"], None)]


def test_a_table_that_counts_goals_sets_none() -> None:
    counts = "# Plan\n\n| Nämnd | Mål | Indikatorer |\n|---|---|---|\n| Skolan | 3 | 12 |\n| Vården | 123 | 5 |\n"
    assert recognised(counts).goals == ()


def test_of_what_stands_under_a_heading_beside_it_a_goal_takes_only_the_labels_that_it_lacks() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Mål 1: Renare luft\n\nAnsvarig: Chef\n\n## Ekonomi\n\nBudgeten är 3 mnkr.\n\n"
        "Ansvarig: Ekonomichef\n\nUppföljning: I mars.\n"
    )
    goal = only_goal(plan)
    assert ([role.role for role in goal.responsible], goal.body) == (["Chef"], ())
    assert goal.follow_up is not None
    assert goal.follow_up.text == "I mars."


def test_goals_under_a_heading_that_says_so_within_an_area_are_that_areas() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Målområde 1: Skola\n\n### Mål\n\n#### Fler läser\n\n"
        "## Målområde 2: Vård\n\n### Mål\n\n- Fler vilar\n"
    )
    assert [(goal.title.text, goal.parent) for goal in plan.goals] == [("Fler läser", "a1"), ("Fler vilar", "a2")]


def test_a_list_of_something_else_than_goals_begins_none() -> None:
    mall = 'En indikator är en punkt under rubriken "Så ser vi det".'
    plan = recognised(
        "# Plan 2026\n\n## Så ser vi det\n\nMålet är att fler läser.\n\n## Mål 1: Renare luft\n\n"
        "### Så ser vi det\n\n- Halt av partiklar\n",
        mall=mall,
    )
    assert titles(plan) == ["Renare luft"]
    assert [one.name for one in only_goal(plan).indicators] == ["Halt av partiklar"]


@pytest.mark.parametrize("heading", ["**Indikatorer utan delmål**", "#### Indikatorer utan delmål"])
@pytest.mark.parametrize("before", ["Få bilar nu.", "Bedömning: Uppfyllt", "Ansvarig:"])
def test_a_heading_about_indicators_leads_from_a_sub_goal_back_to_the_goal_above_it(heading: str, before: str) -> None:
    plan = recognised(
        f"# Rapport 2026\n\n## Mål 1: Renare luft\n\n### Delmål 1.1: Färre bilar\n\n{before}\n\n"
        f"{heading}\n\nIndikator: Halt av partiklar\n",
        "follow-up",
    )
    assert [(goal.title.text, [one.name for one in goal.indicators]) for goal in plan.goals] == [
        ("Renare luft", ["Halt av partiklar"]),
        ("Färre bilar", []),
    ]
    assert plan.goals[1].responsible == ()


def test_a_short_line_amid_a_sub_goals_comment_belongs_to_the_comment() -> None:
    plan = recognised(
        "# Rapport 2026\n\n## Mål 1: Renare luft\n\n### Delmål 1.1: Färre bilar\n\nKommentar: Det gick.\n\n"
        "Grundskolan\n\nArbetet går framåt.\n",
        "follow-up",
    )
    comment = plan.goals[1].comment
    assert comment is not None
    assert comment.text == "Det gick.\nGrundskolan\nArbetet går framåt."


def test_a_goal_on_a_line_goes_on_under_a_heading_below_its_section_and_ends_with_one_beside_it() -> None:
    goal = "# Plan 2026\n\n## Skola\n\nMål 1: Fler läser\nTidsgräns: 2027\n\n"
    below = only_goal(recognised(goal + "### Bakgrund\n\nFå läser nu.\n\nAnsvarig: Rektor\n"))
    assert [said.text for said in below.body] == ["Få läser nu."]
    assert [role.role for role in below.responsible] == ["Rektor"]
    beside = only_goal(recognised(goal + "## Ekonomi\n\nBudgeten är 3 mnkr.\n\nAnsvarig: Ekonomichef\n"))
    assert (beside.body, beside.responsible) == ((), ())


def test_headings_without_a_level_are_goals_only_until_the_section_of_their_list_ends() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Skola\n\n**Mål**\n\n**Fler läser**\n\nAnsvarig: Rektor\n\n## Vård\n\n"
        "**Om vården**\n\nDen är god.\n"
    )
    assert titles(plan) == ["Fler läser"]


def test_a_heading_that_says_goals_beside_a_goals_own_begins_another() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Mål\n\nMålet är att fler läser.\n\n## Bakgrund\n\nFå läser.\n\n## Mål\n\n"
        "Målet är att fler räknar.\n"
    )
    assert [(goal.title.text, len(goal.body)) for goal in plan.goals] == [("Fler läser", 1), ("Fler räknar", 1)]


def test_goals_are_called_what_the_heading_above_them_says() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Plan för nämndsmål\n\n### Fler läser\n\n## Dit vill vi\n\n### Fler räknar\n\n",
        mall='Ett mål är varje rubrik direkt under rubriken "Plan för nämndsmål"\n'
        '    eller varje rubrik direkt under rubriken "Dit vill vi".',
    )
    assert [(goal.title.text, goal.kind) for goal in plan.goals] == [
        ("Fler läser", "nämndsmål"),
        ("Fler räknar", "mål"),
    ]


CONTENTS = "Innehåll\n\nMål .... 2\nFler läser .... 2\nFler räknar .... 3\nUppföljning .... 4\n\n"


def test_without_levels_the_goals_are_the_headings_that_stand_in_the_table_of_contents() -> None:
    plan = recognised(
        CONTENTS
        + "**Mål**\n\n**Fler läser**\n\nFå läser nu.\n\n**Om läsning**\n\nDet är bra.\n\n**Fler räknar**\n\nText.\n"
    )
    assert titles(plan) == ["Fler läser", "Fler räknar"]


def test_without_levels_or_contents_only_the_first_heading_is_surely_a_goal() -> None:
    plan = recognised("**Mål**\n\n**Fler läser**\n\nFå läser nu.\n\n**Om läsning**\n\nDet är bra.\n")
    assert titles(plan) == ["Fler läser"]


def test_a_label_as_a_heading_below_one_that_names_an_indicator_does_not_end_it() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Mål 1: Fler nöjda\n\n### Andel nöjda\n\n#### Uppföljning\n\nI mars.\n\nMålvärde: 70 %\n"
    )
    assert [one.name for one in only_goal(plan).indicators] == ["Andel nöjda"]


def test_whose_goals_are_quoted_is_said_above_them_and_not_beside() -> None:
    own = "## Mål\n\n- Fler läser\n- Fler går\n\n## Mål 3: Renare luft\n\nAnsvarig: Chef\n"
    beside = "# Plan 2026\n\n## Kommunfullmäktiges vision\n\nAlla mår bra.\n\n" + own
    assert titles(recognised(beside)) == ["Fler läser", "Fler går", "Renare luft"]
    above = "# Plan 2026\n\n## Kommunfullmäktiges vision\n\n" + own.replace("## Mål\n", "### Mål\n")
    assert titles(recognised(above)) == ["Renare luft"]


def test_goals_under_a_heading_beside_a_goals_own_are_no_parts_of_it() -> None:
    plan = recognised("# Plan 2026\n\n## Mål 1: Renare luft\n\nText.\n\n## Mål\n\nVi vill mycket.\n\n### Fler går\n")
    assert [(goal.title.text, goal.parent) for goal in plan.goals] == [("Renare luft", None), ("Fler går", None)]
    assert [said.text for said in plan.goals[0].body] == ["Text."]


@pytest.mark.parametrize("value", ["**Skolchef**", "Skolchef"])
def test_a_role_in_bold_alone_below_its_label_is_the_value(value: str) -> None:
    goal = only_goal(recognised(f"# Plan 2026\n\n## Mål 1: Renare luft\n\nAnsvarig:\n\n{value}\n\nText.\n"))
    assert [role.role for role in goal.responsible] == ["Skolchef"]
    assert [said.text for said in goal.body] == ["Text."]


def test_a_goal_on_a_line_goes_on_under_a_heading_in_bold() -> None:
    goal = only_goal(
        recognised(
            "# Plan 2026\n\n## Skola\n\nMål 1: Fler läser\nTidsgräns: 2027\n\n**Bakgrund**\n\n"
            "Få läser.\n\nAnsvarig: Chef\n"
        )
    )
    assert [role.role for role in goal.responsible] == ["Chef"]
    assert "Få läser." in [said.text for said in goal.body]


def test_a_sentence_under_a_heading_that_says_goals_below_a_goals_own_is_about_that_goal() -> None:
    goal = only_goal(recognised("# Plan 2026\n\n## Mål 1: Fler läser\n\n### Mål\n\nMålet är att hälften läser.\n"))
    assert [said.text for said in goal.body] == ["Målet är att hälften läser."]


def test_a_heading_about_the_present_below_a_goal_holds_text_and_no_value() -> None:
    goal = only_goal(recognised("# Plan 2026\n\n## Mål 1: Rena sjöar\n\n### Nuläge\n\nSjön är 3 meter djup.\n"))
    assert goal.indicators == ()
    assert "Sjön är 3 meter djup." in [said.text for said in goal.body]


def test_a_heading_whose_items_alone_are_goals_ends_the_text_of_the_goal_before_it() -> None:
    mall = 'Ett mål är rubriken "{målord} {nummer} - {titel}" eller en punkt under rubriken "Vi lovar".'
    text = "# Plan 2026\n\n## Mål 1: Renare luft\n\nText.\n\n## Vi lovar\n\nVi vill mycket.\n\n- Fler går\n"
    plan = recognised(text, mall=mall)
    assert [(goal.title.text, [said.text for said in goal.body]) for goal in plan.goals] == [
        ("Renare luft", ["Text."]),
        ("Fler går", []),
    ]
