"""Tables that are no lists of goals: a card of one goal, a heading or a label in a row, and what is told of a row."""

from __future__ import annotations

from plan_reading import only_goal, only_indicator, recognised, titles

HEAD = "# Plan 2026\n\n"


def card(*rows: tuple[str, str], before: str = HEAD) -> str:
    first, *rest = (f"| {label} | {value} |" for label, value in rows)
    return before + "\n".join([first, "|---|---|", *rest]) + "\n"


def test_a_card_holds_one_goal_with_its_labels_to_the_left() -> None:
    goal = only_goal(
        recognised(card(("Mål", "Renare luft"), ("Ansvarig", "Chef"), ("Indikator", "Halt"), ("Uppföljning", "I mars")))
    )
    assert goal.title.text == "Renare luft"
    assert [role.role for role in goal.responsible] == ["Chef"]
    assert [one.name for one in goal.indicators] == ["Halt"]
    assert goal.follow_up is not None
    assert goal.follow_up.text == "I mars"
    assert (goal.span.line, goal.span.column) == (3, 3)


def test_a_row_of_a_card_without_a_value_takes_none_from_the_next() -> None:
    goal = only_goal(
        recognised(card(("Mål", "Renare luft"), ("Ansvarig", ""), ("Uppföljning", "I mars"), ("Övrigt", "x")))
    )
    assert goal.responsible == ()
    assert goal.follow_up is not None
    assert goal.follow_up.text == "I mars"


def test_a_label_that_is_not_known_ends_the_one_before_it_in_a_card() -> None:
    rows = (("Mål", "Renare luft"), ("Uppföljning", "I mars"), ("Kostnad", "450 tkr"), ("Ansvarig", "Chef"))
    goal = only_goal(recognised(card(*rows)))
    assert goal.follow_up is not None
    assert goal.follow_up.text == "I mars"
    assert [role.role for role in goal.responsible] == ["Chef"]


def test_labels_that_are_not_known_make_no_card() -> None:
    assert recognised(card(("Budget", "3"), ("Lokal", "Torget"), ("Nämnd", "Skolan"))).goals == ()


def test_a_card_below_a_goals_heading_is_that_goals() -> None:
    told = card(("Indikator", "Halt"), ("Målvärde", "7"), ("Ansvarig", "Chef"), before=HEAD + "## Mål 1: Luft\n\n")
    plan = recognised(told)
    assert titles(plan) == ["Luft"]
    one = only_indicator(plan)
    assert (one.name, one.target and one.target.text) == ("Halt", "7")


def test_what_each_row_of_a_table_says_is_told_of_the_goal_it_is() -> None:
    plan = recognised(
        HEAD + "| Mål | Kostnad | Anm. |\n|---|---|---|\n| Luft | 200 tkr | |\n| Ljud | 7 tkr | Snart |\n"
    )
    assert [goal.told for goal in plan.goals] == [
        ("Mål: Luft", "Kostnad: 200 tkr", "Luft"),
        ("Mål: Ljud", "Kostnad: 7 tkr", "Anm.: Snart", "Ljud"),
    ]


def test_a_label_in_a_row_of_its_own_is_that_of_the_indicator_above() -> None:
    plan = recognised(
        HEAD + "| Indikator | Utgångsvärde | Målvärde |\n|---|---|---|\n| Mål 1: Luft | | |\n| Halt | 7 | 9 |\n"
        "| Ansvarig: Chef | | |\n| Mål 2: Ljud | | |\n| Brus | 3 | 2 |\n"
    )
    assert [
        (goal.title.text, [(one.name, [role.role for role in one.responsible]) for one in goal.indicators])
        for goal in plan.goals
    ] == [("Luft", [("Halt", ["Chef"])]), ("Ljud", [("Brus", [])])]


def test_a_table_that_explains_colours_sets_no_goals() -> None:
    assert (
        recognised(HEAD + card(("Grön", "Enligt plan"), ("Gul", "Försenat"), ("Röd", "Stopp"), before="")).goals == ()
    )


def test_cells_lost_at_the_end_of_a_row_are_empty() -> None:
    plan = recognised(HEAD + "| Mål | Indikator | Ansvarig |\n|---|---|---|\n| Luft | Halt |\n| Ljud | Brus | Chef |\n")
    assert [[role.role for role in goal.responsible] for goal in plan.goals] == [[], ["Chef"]]
    assert [[one.name for one in goal.indicators] for goal in plan.goals] == [["Halt"], ["Brus"]]


def test_missions_in_a_table_below_a_goal_are_what_is_done_to_reach_it() -> None:
    table = "| Uppdrag | Ansvarig | Slutdatum |\n|---|---|---|\n| Plantera träd | Chef | 2026 |\n"
    goal = only_goal(recognised(HEAD + "## Mål 1: Luft\n\n" + table))
    assert [(one.title, one.deadline and one.deadline.text) for one in goal.measures] == [("Plantera träd", "2026")]
    assert titles(recognised(HEAD + "## Budget\n\n" + table)) == ["Plantera träd"]


def test_a_label_without_a_value_in_a_card_takes_none_from_a_row_with_another_label() -> None:
    rows = (("Mål", "Renare luft"), ("Ansvarig", ""), ("Kostnad", "450 tkr"), ("Uppföljning", "I mars"))
    goal = only_goal(recognised(card(*rows)))
    assert goal.responsible == ()
    assert goal.follow_up is not None
    assert goal.follow_up.text == "I mars"


def test_a_table_of_years_with_two_labels_among_them_is_no_card() -> None:
    rows = (("2025", "3"), ("2026", "4"), ("Ansvarig", "Chef"), ("Uppföljning", "I mars"))
    goal = only_goal(recognised(card(*rows, before=HEAD + "## Mål 1: Luft\n\n")))
    assert (goal.responsible, goal.follow_up) == ((), None)


def test_a_place_for_a_status_that_is_empty_in_a_card_stands_at_its_label() -> None:
    before = "# Rapport 2026\n\nGrön: enligt plan. Gul: försenat. Röd: stopp.\n\n"
    text = card(("Mål", "Renare luft"), ("Status", ""), ("Ansvarig", "Chef"), before=before)
    status = only_goal(recognised(text, "follow-up")).status
    assert status is not None
    assert text[status.span.start : status.span.end] == "Status"


def test_a_head_further_down_a_table_is_told_of_no_goal() -> None:
    plan = recognised(
        HEAD + "## Mål 1: Luft\n\n| Åtgärd | Kostnad | Plats |\n|---|---|---|\n| Plantera | 200 tkr | Torget |\n"
        "| Indikator | Målvärde | Ansvarig |\n| Halt | 7 | Chef |\n"
    )
    goal = only_goal(plan)
    assert [one.name for one in goal.indicators] == ["Halt"]
    assert "Målvärde: 7" in goal.told
    assert not [words for words in goal.told if words.endswith(("Målvärde", "Indikator"))]


def test_a_row_with_a_picture_alone_is_no_indicator() -> None:
    rows = "| Indikator | Målvärde | Status |\n|---|---|---|\n| | | ![](gul.png) |\n| Halt | 7 | |\n"
    goal = only_goal(recognised(HEAD + "## Luften\n\n" + rows))
    assert [one.name for one in goal.indicators] == ["Halt"]


def test_indicators_that_say_which_goal_they_are_for_make_no_goal_of_the_heading_above() -> None:
    table = "| Nr | Indikator | Målvärde |\n|---|---|---|\n| | Andel som sover (mål 2) | 3 |\n"
    assert recognised(HEAD + "## Siffror\n\n" + table).goals == ()
    assert titles(recognised(HEAD + "## Siffror\n\n" + table.replace(" (mål 2)", ""))) == ["Siffror"]


def test_one_known_label_among_others_makes_no_card() -> None:
    rows = (("Kostnad", "3 mnkr"), ("Ansvarig", "Chef"), ("Risker", "Regn"))
    assert only_goal(recognised(card(*rows, before=HEAD + "## Mål 1: Luft\n\n"))).responsible == ()
    more = (*rows, ("Uppföljning", "I mars"))
    goal = only_goal(recognised(card(*more, before=HEAD + "## Mål 1: Luft\n\n")))
    assert [role.role for role in goal.responsible] == ["Chef"]
