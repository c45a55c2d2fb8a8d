"""What the plans 157–164 of the cases taught about layouts, each by itself and in other words."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, recognised, report_in

PLAN = "# Verksamhetsplan 2026\n\n"
REPORT = "# Kvalitetsrapport 2025\n\n"


def test_a_heading_with_a_perspective_is_an_area_and_bold_goals_below_it_are_goals() -> None:
    text = "## Strategiska mål\n\n### Perspektiv kund\n\n**Strategiskt mål 1: Alla ska trivas**\n\nAnsvarig: Kundchef\n"
    plan = recognised(PLAN + text)
    assert [area.title for area in plan.areas] == ["kund"]
    assert [(goal.number, goal.title.text) for goal in plan.goals] == [("1", "Alla ska trivas")]


def test_a_topic_above_bold_goals_is_their_area() -> None:
    text = "## Mål\n\n### Kunden\n\n**Strategiskt mål 1: Alla ska trivas**\n\nAnsvarig: Kundchef\n"
    plan = recognised(PLAN + text)
    assert ([area.title for area in plan.areas], len(plan.goals)) == (["Kunden"], 1)


def test_bold_goals_below_a_marked_one_of_another_kind_stand_under_it() -> None:
    text = "## Kommunfullmäktigemål: Fler ska ha arbete\n\n**Nämndsmål 1: Fler får praktik**\n\nText.\n\n"
    text += "**Nämndsmål 2: Fler får jobb**\n\nText.\n"
    plan = recognised(PLAN + text)
    assert [area.title for area in plan.areas] == ["Fler ska ha arbete"]
    assert [goal.parent for goal in plan.goals] == ["a1", "a1"]


@pytest.mark.parametrize("label", ["Ansvarig i ledningsgruppen", "Ansvarig på kontoret", "Huvudansvarig inom staben"])
def test_where_somebody_answers_is_no_part_of_the_label(label: str) -> None:
    (told,) = plan_in(f"{PLAN}## Mål 1: Fler läser\n\n{label}: Kundchef\n").goals[0].responsible
    assert told.role == "Kundchef"


@pytest.mark.parametrize("label", ["Följs upp", "Följs upp i", "Uppföljningsfrekvens", "Frekvens"])
def test_how_often_a_goal_is_followed_up_is_a_follow_up(label: str) -> None:
    assert plan_in(f"{PLAN}## Mål 1: Fler läser\n\n{label}: Tertialrapport 2\n").goals[0].follow_up is not None


def test_success_factors_in_a_column_are_goals() -> None:
    table = "| Nr | Framgångsfaktor | Styrtal | Målnivå 2026 |\n|---|---|---|---|\n"
    table += "| F1 | Fler är friska | Andel friska | 75 % |\n"
    (goal,) = recognised(PLAN + table).goals
    assert (goal.number, goal.title.text, goal.indicators[0].name) == ("F1", "Fler är friska", "Andel friska")


def test_a_head_of_two_rows_may_have_sexes_and_years_below_and_stand_on_the_next_page_once_more() -> None:
    head = "Indikator\tStartvärde 2024\t\t\tMålvärde\n\tKvinnor\tMän\tTotalt\t2026\n"
    text = f"## Mål 1: Fler är nöjda\n\n{head}Andel nöjda\t76 %\t72 %\t74 %\t80 %\n\n"
    text += f"{head}Andel trygga\t-\t-\t71 %\t90 %\n"
    first, second = plan_in(PLAN + text).goals[0].indicators
    assert (first.baseline.number, first.sex_split, first.target.number, first.target.year) == (74, True, 80, 2026)
    assert (second.name, second.baseline.number, second.target.number) == ("Andel trygga", 71, 90)


def test_a_heading_resultat_above_a_table_is_no_indicator() -> None:
    table = "Indikator\tUtfall 2024\tUtfall 2025\tMålvärde\nAndel nöjda\t71 %\t74 %\t78 %\n"
    text = f"Mål 1: Fler är nöjda\n\nBedömning: Delvis uppfyllt\n\nResultat\n\n{table}\n"
    text += "Analys\nDet beror på bemanningen.\n"
    goal = report_in(REPORT + text).goals[0]
    assert [one.name for one in goal.indicators] == ["Andel nöjda"]
    assert goal.comment.cause is not None


def test_a_result_told_in_sentences_is_a_comment_and_one_in_a_figure_is_an_indicator() -> None:
    told = "Vi har infört samtal i alla klasser, och eleverna säger att de trivs bättre än förra året."
    assert report_in(f"{REPORT}Mål 1: Fler trivs\n\nResultat\n{told}\n").goals[0].indicators == ()
    (only,) = report_in(f"{REPORT}Mål 1: Fler trivs\n\nResultat: 85 %\n").goals[0].indicators
    assert only.outcome.number == 85


def test_development_areas_below_a_goal_in_a_report_are_what_is_done() -> None:
    text = "Mål 1: Fler trivs\n\nBedömning: Målet nås inte\n\nUtvecklingsområden\n• En kurator anställs i januari.\n"
    plan = report_in(REPORT + text)
    assert len(plan.goals) == 1
    assert plan.goals[0].comment.action is not None


def test_a_common_heading_without_a_level_is_no_goal_though_goals_are_headings_here() -> None:
    text = "Våra mål\n\nFörutsättningar\n\nText om läget.\n\nMål 1: Fler trivs\n\nText.\n"
    assert [goal.title.text for goal in recognised(PLAN + text).goals] == ["Fler trivs"]


def test_to_feel_something_is_a_result() -> None:
    assert plan_in(f"{PLAN}## Mål 1: Anhöriga ska känna sig delaktiga\n").goals[0].title.concrete
