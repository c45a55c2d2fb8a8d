"""A sum that something costs is no measure of the goal it stands under; a measure of money is one."""

from __future__ import annotations

import pytest
from plan_reading import only_goal, plan_in

from malkoll.facts.prices import is_price


def names(item: str, title: str = "Fler cyklar till skolan") -> list[str | None]:
    text = f"# Plan för Lövsta kommun\n\n## Mål 1: {title}\n\n- {item}\n- Ansvarig: Parkchef\n"
    return [one.name for one in only_goal(plan_in(text)).indicators]


@pytest.mark.parametrize(
    "item",
    [
        "Kostnad: 3 Mkr",
        "Prislapp: 3 Mkr",
        "Budget: 300 000 kr",
        "**Budget:** 300 000 kr",
        "Kostnad: 1,4 miljoner kronor",
        "Kostnad: 2–3 Mkr",
        "Kostnad: 3 Mkr (2026)",
        "Kostnad: 3 Mkr 2026 och 2 Mkr 2027",
        "Kostnad 2026: 300 000 kr",
        "Beräknad kostnad för målet: cirka 3 Mkr",
        "Total investeringskostnad: högst 3 mnkr",
        "Finansiering: 500 tkr från staten",
        "Driftkostnad: 200 tkr per år",
        "Anslag: 200 tkr/år",
        "Vad det kostar: 3 miljoner kronor",
        "Pengar från kommunen: 3 MSEK",
        "Ny cykelväg: 4 mkr",
        "Asfalt, 300 000:-",
    ],
)
def test_a_sum_by_itself_is_what_something_costs(item: str) -> None:
    assert names(item) == []


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Nettokostnad per invånare: 52 000 kr (2023), mål 50 000 kr", "Nettokostnad per invånare"),
        ("Kostnad per elev: 104 000 kr", "Kostnad per elev"),
        ("Kostnad: 90 000 kr/elev", "Kostnad"),
        ("Kostnad för vikarier: 3 Mkr, målvärde 2 Mkr", "Kostnad för vikarier"),
        ("Kostnaden för vikarier från 3 Mkr till 2 Mkr", "Kostnaden för vikarier"),
        ("Hyra för lokaler: högst 3 Mkr", "Hyra för lokaler"),
        ("Intäkter från biljetter: 300 000 kr", "Intäkter från biljetter"),
        ("Medianinkomst: 320 000 kr (2024)", "Medianinkomst"),
        ("Andel elever som cyklar: 30 %", "Andel elever som cyklar"),
        ("Besökare: 3 miljoner", "Besökare"),
    ],
)
def test_what_can_be_compared_is_a_measure(item: str, name: str) -> None:
    assert names(item) == [name]


def test_under_a_goal_about_money_a_sum_measures_it() -> None:
    assert names("Nettokostnad: 52 Mkr", "Ekonomin är i balans") == ["Nettokostnad"]


def test_a_cost_makes_no_list_of_measures_nor_unmakes_one() -> None:
    text = "# Plan för Lövsta kommun\n\n## Mål 1: Fler cyklar\n\n"
    listed = "- Andel elever som cyklar: 30 %, mål 40 %\n- Kostnad: 3 Mkr\n- Budget: 2 Mkr\n- Anslag: 2 Mkr\n"
    assert [one.name for one in only_goal(plan_in(text + listed)).indicators] == ["Andel elever som cyklar"]
    listed = "- Kostnad: 3 Mkr\n- Nya ställ vid skolan\n"
    assert only_goal(plan_in(text + listed)).indicators == ()


def test_a_text_without_a_sum_is_no_price() -> None:
    assert not is_price("Kostnad redovisas i juni", "Fler cyklar")
    assert not is_price("Kostnad: 3 %", "Fler cyklar")
