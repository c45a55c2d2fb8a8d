"""What is open while a plan is read: whose a value, a comment or a sub-goal is, and which headings become goals."""

from __future__ import annotations

import pytest
from plan_reading import only_goal, only_indicator, recognised, report_in, titles

PLAN = "# Plan 2026\n\n"
REPORT = "# Rapport 2026\n\n"


def test_what_is_judged_is_evidence_though_its_label_says_measured() -> None:
    goal = only_goal(
        recognised(
            PLAN
            + "## Mål 1: Tryggt hem\n\nSå mäter vi: Underlaget är hemtjänstens samtal\n\nSå mäter vi: Andel nöjda\n"
        )
    )
    assert [one.name for one in goal.evidence] == ["Hemtjänstens samtal"]
    assert [one.name for one in goal.indicators] == ["Andel nöjda"]


def test_a_goal_about_material_that_is_judged_is_a_goal() -> None:
    assert titles(recognised(PLAN + "## Mål 1: Underlaget är klart i tid\n")) == ["Underlaget är klart i tid"]


def test_a_sub_goal_stands_under_the_goal_whose_number_its_own_begins_with() -> None:
    plan = recognised(
        PLAN + "## Utvecklingsmål 1: Skola\n\n## Utvecklingsmål 2: Vård\n\n"
        "## Delmål 1.1: Fler läser\n\n## Delmål 2.1: Fler vilar\n\n## Delmål 1.2: Fler räknar\n"
    )
    assert [(goal.number, goal.parent) for goal in plan.goals] == [
        ("1", None),
        ("2", None),
        ("1.1", "g1"),
        ("2.1", "g2"),
        ("1.2", "g1"),
    ]


def test_an_area_whose_title_stands_below_its_heading_is_one_however_often_it_is_taken_up() -> None:
    plan = recognised(
        PLAN
        + "## Målområde 1:\n\nSkola\n\n### Mål 1: Fler läser\n\n## Målområde 2:\n\nVård\n\n### Mål 2: Fler vilar\n\n"
        "## Målområde 1:\n\nSkola\n\n### Mål 3: Fler räknar\n"
    )
    assert [(area.id, area.title, [said.text for said in area.body]) for area in plan.areas] == [
        ("a1", "Skola", []),
        ("a2", "Vård", []),
    ]
    assert [(goal.title.text, goal.parent) for goal in plan.goals] == [
        ("Fler läser", "a1"),
        ("Fler vilar", "a2"),
        ("Fler räknar", "a1"),
    ]


def test_a_goal_whose_title_stands_below_its_heading_is_one_however_often_it_is_taken_up() -> None:
    plan = recognised(
        PLAN + "## Mål 1:\n\nFler läser\n\nAnsvarig: Rektor\n\n## Mål 2:\n\nFler vilar\n\n## Mål 1:\n\nFler läser\n\n"
        "Uppföljning: I mars.\n"
    )
    assert [(goal.title.text, goal.body, goal.follow_up and goal.follow_up.text) for goal in plan.goals] == [
        ("Fler läser", (), "I mars."),
        ("Fler vilar", (), None),
    ]


def test_a_label_alone_on_its_line_is_no_title() -> None:
    goal = only_goal(recognised(PLAN + "## Mål 1:\n\nAnsvarig\n\nSkolchef\n"))
    assert (goal.title.text, [role.role for role in goal.responsible]) == ("Mål 1", ["Skolchef"])


def test_an_indicator_may_have_its_title_below_its_heading_and_the_name_of_its_goal() -> None:
    mall = 'En indikator är rubriken "Indikator {nummer} - {titel}".'
    goal = only_goal(
        recognised(
            PLAN + "## Mål 1: Nöjda elever\n\n### Indikator 1:\n\nNöjda elever\n\nMålvärde: 80 %\n\n"
            "### Indikator 2:\n\nTrygga elever\n",
            mall=mall,
        )
    )
    assert [(one.name, one.target and one.target.text) for one in goal.indicators] == [
        ("Nöjda elever", "80 %"),
        ("Trygga elever", None),
    ]


def test_what_an_area_cannot_have_is_text_about_it() -> None:
    (area,) = recognised(PLAN + "## Målområde: Skola\n\nUppföljning: I mars.\n\nAnsvarig: Rektor\n").areas
    assert [said.text for said in area.body] == ["Uppföljning: I mars."]
    assert [role.role for role in area.responsible] == ["Rektor"]


@pytest.mark.parametrize("told", ["Orsak: Vakanser.", "Åtgärd: Vi anställer."])
def test_a_comment_after_a_cause_or_an_action_is_that_of_an_indicator_whose_heading_is_lost(told: str) -> None:
    mall = 'En indikator är rubriken "Indikator - {titel}".'
    plan = recognised(
        REPORT + f"## Mål 1: Nöjda elever\n\n### Indikator: Andel nöjda\n\nKommentar: Färre.\n\n{told}\n\n"
        "Kommentar: Fler.\n\nOrsak: Lugn.\n",
        "follow-up",
        mall,
    )
    first, second = only_goal(plan).indicators
    assert (first.name, second.name) == ("Andel nöjda", None)
    assert first.comment is not None
    assert second.comment is not None
    assert first.comment.text.split("\n")[0] == "Färre."
    assert second.comment.text == "Fler.\nLugn."


def test_a_second_comment_without_a_cause_between_goes_on_with_the_indicators_first() -> None:
    mall = 'En indikator är rubriken "Indikator - {titel}".'
    plan = recognised(
        REPORT + "## Mål 1: Nöjda elever\n\n### Indikator: Andel nöjda\n\nKommentar: Färre.\n\nKommentar: Fler.\n",
        "follow-up",
        mall,
    )
    one = only_indicator(plan)
    assert one.comment is not None
    assert one.comment.text == "Färre.\nFler."


def test_a_comment_on_the_indicator_is_the_indicators_and_not_the_goals() -> None:
    goal = only_goal(
        report_in(
            REPORT + "## Mål 1: Nöjda elever\n\nIndikator: Andel nöjda\n\nUtfall: 70 %\n\n"
            "Kommentar till indikatorn: Färre svarar.\n"
        )
    )
    assert goal.comment is None
    assert [one.comment and one.comment.text for one in goal.indicators] == ["Färre svarar."]


def test_a_second_comment_on_the_indicator_is_that_of_one_whose_name_is_lost() -> None:
    goal = only_goal(
        recognised(
            REPORT + "## Mål 1: Nöjda elever\n\nIndikator: Andel nöjda\n\nUtfall: 70 %\n\n"
            "Kommentar till indikatorn: Färre svarar.\n\nKommentar till indikatorn: Fler är ute.\n",
            "follow-up",
        )
    )
    assert [(one.name, one.comment and one.comment.text) for one in goal.indicators] == [
        ("Andel nöjda", "Färre svarar."),
        (None, "Fler är ute."),
    ]


def test_where_goals_are_set_a_heading_with_an_indicator_alone_is_no_goal() -> None:
    plan = recognised(PLAN + "## Mål 1: Renare luft\n\n# Del 2\n\n## Bredband\n\nIndikator: Andel med fiber\n")
    assert titles(plan) == ["Renare luft"]


def test_a_heading_below_a_goals_own_names_the_indicator_whose_values_follow() -> None:
    plan = recognised(
        PLAN + "## Mål 1: Rena sjöar\n\n### Andel godkända avlopp\n\nUtgångsvärde: 50 %\n\nMålvärde: 70 %\n\n"
        "### Antal kontroller\n\n| Utgångsvärde | Målvärde |\n|---|---|\n| 3 | 9 |\n"
    )
    assert [
        (one.name, one.baseline and one.baseline.text, one.target and one.target.text)
        for one in only_goal(plan).indicators
    ] == [("Andel godkända avlopp", "50 %", "70 %"), ("Antal kontroller", "3", "9")]


def test_a_heading_that_every_plan_has_names_no_indicator() -> None:
    plan = recognised(PLAN + "## Mål 1: Rena sjöar\n\n### Åtgärder\n\n### 3.1 Uppföljning\n\nMålvärde: 70 %\n")
    assert only_indicator(plan).name == "Rena sjöar"


def test_values_without_a_goal_to_have_them_set_none() -> None:
    values = "| Utgångsvärde | Målvärde |\n|---|---|\n| 3 | 9 |\n"
    named = "| Indikator | Målvärde |\n|---|---|\n| Antal kontroller | 9 |\n"
    for table in (values, named):
        assert recognised(PLAN + "## Ekonomi\n\n" + table).goals == ()


def test_a_goal_that_a_template_names_by_its_heading_is_called_a_goal() -> None:
    mall = 'Ett mål är rubriken "Renare luft".\nEtt område är rubriken "Miljö".'
    plan = recognised(PLAN + "## Miljö\n\n### Renare luft\n\nAnsvarig: Chef\n", mall=mall)
    assert [(area.kind, area.title) for area in plan.areas] == [("område", "Miljö")]
    assert [(goal.kind, goal.title.text) for goal in plan.goals] == [("mål", "Renare luft")]


def test_a_table_below_a_decision_comments_it() -> None:
    plan = recognised(
        PLAN + "## Mål 1: Renare luft\n\nAnsvarig: Chef\n\nKF-beslut: Bygg om\n\n| Kommentar | Läge |\n|---|---|\n"
        "| Bygget är klart | Klart |\n"
    )
    (one,) = plan.decisions
    assert one.comment is not None
    assert one.comment.text == "Bygget är klart"


def test_a_sub_goal_on_a_line_stands_under_the_goal_on_a_line_above_it() -> None:
    plan = recognised(PLAN + "Mål 1: Fler läser\n\nDelmål: Fler läser hemma\n\nMål 2: Fler går\n")
    assert [(goal.title.text, goal.parent) for goal in plan.goals] == [
        ("Fler läser", None),
        ("Fler läser hemma", "g1"),
        ("Fler går", None),
    ]


def test_atgard_is_a_measure_in_a_plan_whatever_is_commented_and_in_a_report_that_explains_nothing() -> None:
    told = "# {} 2026\n\n## Mål 1: Renare luft\n\n{}Åtgärd: Fler träd\n"
    for text, kind in (
        (told.format("Plan", "Kommentar: Det är bra.\n\n"), "plan"),
        (told.format("Rapport", ""), "follow-up"),
    ):
        goal = only_goal(recognised(text, kind))  # type: ignore[arg-type]
        assert [one.title for one in goal.measures] == ["Fler träd"]


def test_after_a_table_of_sub_goals_the_text_of_the_next_chapter_is_not_the_goals() -> None:
    plan = recognised(
        PLAN + "## Mål 1: Renare luft\n\n| Delmål | Ansvarig |\n|---|---|\n| Färre bilar | Chef |\n\n"
        "Luften är viktig.\n\n## Ekonomi\n\nBudgeten är 3 mnkr.\n"
    )
    assert [(goal.title.text, goal.parent, [said.text for said in goal.body]) for goal in plan.goals] == [
        ("Renare luft", None, ["Luften är viktig."]),
        ("Färre bilar", "g1", []),
    ]


def test_a_heading_above_the_goal_names_no_indicator_of_it() -> None:
    plan = recognised(PLAN + "## Läget\n\n### Andel nöjda\n\nFå är nöjda.\n\n## Mål 1: Fler nöjda\n\nMålvärde: 70 %\n")
    assert only_indicator(plan).name == "Fler nöjda"


def test_after_a_table_of_sub_goals_a_goal_takes_from_the_next_chapter_the_labels_that_it_lacks() -> None:
    plan = recognised(
        PLAN + "## Mål 1: Renare luft\n\n| Delmål | Tidsgräns |\n|---|---|\n| Färre bilar | 2027 |\n\n"
        "## Ekonomi\n\nBudgeten är 3 mnkr.\n\nAnsvarig: Miljöchef\n"
    )
    assert [[role.role for role in goal.responsible] for goal in plan.goals] == [["Miljöchef"], []]
