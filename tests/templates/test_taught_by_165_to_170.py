"""What the plans 165–170 of the cases taught about layouts, each by itself and in other words."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, recognised

PLAN = "# Verksamhetsplan 2027\n\n"
HEAD = "| Mål | När | Redovisas i |\n|---|---|---|\n"


def test_each_item_of_a_list_of_indicators_is_one_with_its_values() -> None:
    items = "- Andel nöjda gäster. Utfall 2025: 47 %. Målvärde 2027: 60 %.\n"
    items += "- Antal öppna dagar. Utfall 2025: 9. Målvärde 2027: 16.\n"
    goal = plan_in(f"{PLAN}## Mål 1: Gästerna trivs\n\nSå mäter vi\n\n{items}").goals[0]
    assert [one.baseline.number for one in goal.indicators] == [47, 9]
    assert [one.target.number for one in goal.indicators] == [60, 16]


def test_rows_that_call_goals_by_the_headings_they_stand_under_are_those_goals() -> None:
    text = "### 3.1.1 Bibliotek\n\n**Mål:** Fler ska läsa\n\nText.\n\n### 3.1.2 Musik\n\n**Mål:** Fler ska spela\n\n"
    table = f"{HEAD}| 3.1.1 Bibliotek | Juni | Delårsrapport |\n| 3.1.2 Musik | Maj | Bokslut |\n"
    goals = recognised(f"{PLAN}{text}## 5 Uppföljningsplan\n\n{table}").goals
    assert [goal.title.text for goal in goals] == ["Fler ska läsa", "Fler ska spela"]
    assert [goal.follow_up.text for goal in goals] == ["Delårsrapport", "Bokslut"]


def test_a_heading_with_two_goals_is_no_name_for_either() -> None:
    text = "### 3.1 Bibliotek\n\n**Mål:** Fler ska läsa\n\nText.\n\n**Mål:** Fler ska låna\n\nText.\n\n"
    table = f"{HEAD}| 3.1 Bibliotek | Juni | Delårsrapport |\n| 3.2 Musik | Maj | Bokslut |\n"
    assert len(recognised(PLAN + text + "## 5 Plan\n\n" + table).goals) == 4


def test_a_first_column_for_levels_that_holds_names_holds_indicators() -> None:
    table = "| Måltal | Utfall 2025 | 2027 | 2028 |\n|---|---|---|---|\n| Antal lån per barn | 14,2 | 15,0 | 16,0 |\n"
    (only,) = plan_in(f"{PLAN}## Mål 1: Fler ska läsa\n\n**Måltal**\n\n{table}").goals[0].indicators
    assert (only.name, only.baseline.number, [one.number for one in only.targets]) == (
        "Antal lån per barn",
        14.2,
        [15, 16],
    )


@pytest.mark.parametrize(
    "heading", ["Mål för verksamheten 1.3: Tekniken ska hjälpa", "Mål för verksamheten: Tekniken ska hjälpa"]
)
def test_a_goal_for_the_activity_may_have_its_number_after_that(heading: str) -> None:
    assert [goal.title.text for goal in recognised(f"{PLAN}### {heading}\n\nText.\n").goals] == ["Tekniken ska hjälpa"]


def test_a_first_measurement_to_come_is_no_missing_baseline() -> None:
    rows = "| Andel i arbete | mäts första gången i maj 2027 | 70 % |\n| Andel i studier | saknas | 60 % |\n"
    table = f"| Indikator | Utgångsvärde | Målvärde 2028 |\n|---|---|---|\n{rows}"
    first, second = plan_in(f"{PLAN}## Mål 1: Fler ska vidare\n\n{table}").goals[0].indicators
    assert (first.baseline is not None, second.baseline) == (True, None)
