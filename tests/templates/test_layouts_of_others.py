"""Layouts that readers who had not seen the code wrote plans in, each reduced to what made it hard."""

from __future__ import annotations

import pytest
from plan_reading import plan_in


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("## Långsiktigt mål 1: Fler cyklar", "1", "Fler cyklar"),
        ("## Nämndens mål 2 – Fler cyklar", "2", "Fler cyklar"),
        ("## Strategiskt mål 1.1 Fler cyklar", "1.1", "Fler cyklar"),
        ("## 3.1.1 Nämndmål: Fler cyklar", "3.1.1", "Fler cyklar"),
        ("Uppdrag KF 14: Bygg en cykelväg", "KF 14", "Bygg en cykelväg"),
        ("**Mål 4** Fler cyklar", "4", "Fler cyklar"),
        ("MÅL 5  Fler cyklar", "5", "Fler cyklar"),
        ("**Målbild:** Fler cyklar 2028", None, "Fler cyklar 2028"),
        ("### Åtagande 3. Fler cyklar", "3", "Fler cyklar"),
    ],
)
def test_a_goal_is_known_by_its_word_wherever_its_number_stands(heading: str, number: str | None, title: str) -> None:
    (goal,) = plan_in(f"# Verksamhetsplan 2026\n\n{heading}\n\nAnsvarig: Trafikchef\n").goals
    assert (goal.number, goal.title.text) == (number, title)
    assert [one.role for one in goal.responsible] == ["Trafikchef"]


@pytest.mark.parametrize("heading", ["Mål", "Våra mål", "Nämndens mål för 2026", "Uppdrag från kommunstyrelsen"])
def test_what_is_listed_under_a_heading_for_goals_is_goals(heading: str) -> None:
    found = plan_in(f"# Plan 2026\n\n## {heading}\n\n1. Renare sjöar\n2. Fler cyklar\n").goals
    assert [(goal.number, goal.title.text) for goal in found] == [("1", "Renare sjöar"), ("2", "Fler cyklar")]


def test_a_question_is_no_goal_but_may_be_the_heading_of_one() -> None:
    text = """
    # Plan 2026

    ## Vad vill vi uppnå?

    Målet är att alla klasser ska ha egna regler i december 2026.

    ## Vad gör vi?

    - Avsätter tid
    """
    (goal,) = plan_in(text).goals
    assert goal.title.text == "Alla klasser ska ha egna regler i december 2026"


def test_a_card_of_labels_and_values_is_one_goal() -> None:
    text = """
    # Skolans plan 2026

    | Utvecklingsmål 1 | Fler når målen i matematik |
    |---|---|
    | Mått | Andel elever med lägst E |
    | Nuläge och målvärde | Från 20 % våren 2025 till 50 % våren 2026 |
    | Ansvarig | Förstelärare |
    | Uppföljning | |

    | Utvecklingsmål 2 | Lugna lektioner |
    |---|---|
    | Mått | Andel elever med arbetsro |
    | Nuläge | 58 % |
    | Ansvarig | Rektor |
    """
    first, second = plan_in(text).goals
    assert (first.number, first.title.text, first.follow_up) == ("1", "Fler når målen i matematik", None)
    (measure,) = first.indicators
    assert measure.baseline is not None
    assert measure.target is not None
    assert (measure.baseline.number, measure.target.number) == (20, 50)
    assert [one.role for one in second.responsible] == ["Rektor"]


def test_a_row_with_a_goals_label_is_the_goal_of_the_rows_below_it() -> None:
    text = """
    # Personalplan 2026–2028

    ## Mål och mått

    | Mål och mått | Nuläge 2025 | 2026 | 2028 | Ansvarig |
    |---|---|---|---|---|
    | **Mål 1. Fler söker våra tjänster** | | | | HR-chef |
    | Sökande per tjänst | 4,2 | 5 | ≥ 6 | |
    | **Mål 2. Färre timvikarier** | | | | |
    | Kostnad för bemanning, mnkr | 7,4 | 5 | ≤ 1 | |
    """
    first, second = plan_in(text).goals
    assert [one.name for one in first.indicators] == ["Sökande per tjänst"]
    assert [one.role for one in first.responsible] == ["HR-chef"]
    assert second.responsible == ()
    target = second.indicators[0].target
    assert target is not None
    assert (target.number, target.year) == (1, 2028)


def test_measures_in_a_table_of_their_own_belong_to_the_goal_whose_number_they_give() -> None:
    text = """
    # Plan 2026

    | Nr | Mål | Ansvarig |
    |---|---|---|
    | 1 | Kortare tid med bistånd | Enhetschef |
    | 2 | Svar i rätt tid | Enhetschef |

    ## Mått

    | Hör till mål | Mått | Nuläge | Mål 2027 |
    |---|---|---|---|
    | 2 | Dagar till beslut | 14 | 8 |
    | 1 | Andel hushåll med långvarigt bistånd | 26 % | 18 % |
    """
    first, second = plan_in(text).goals
    assert [one.name for one in first.indicators] == ["Andel hushåll med långvarigt bistånd"]
    assert [one.name for one in second.indicators] == ["Dagar till beslut"]


def test_years_to_come_are_what_is_aimed_at_and_the_base_year_is_where_it_starts() -> None:
    text = """
    # Klimatplan 2025–2030

    ## Mål 1: Halverade utsläpp

    | Mått | Basår 2023 | Steg 2026 | Steg 2030 |
    |---|---|---|---|
    | Ton från vägtrafiken | 41 200 | 34 000 | 20 600 |
    """
    (measure,) = plan_in(text).goals[0].indicators
    assert measure.baseline is not None
    assert measure.target is not None
    assert (measure.baseline.number, measure.target.number, measure.target.year) == (41200, 20600, 2030)


def test_a_column_without_a_name_beside_values_holds_indicators() -> None:
    text = """
    # Årsrapport 2025

    ## Mål 1: Fler går vidare

    | | Utfall 2024 | Mål 2025 | Utfall 2025 |
    |---|---|---|---|
    | Andel i arbete | 38 % | 45 % | 47 % |
    | – kvinnor | 35 % | 45 % | 44 % |
    | – män | 42 % | 45 % | 51 % |
    """
    (measure,) = plan_in(text, "follow-up").goals[0].indicators
    assert measure.name == "Andel i arbete"
    assert measure.outcome is not None
    assert (measure.outcome.number, measure.outcome.women, measure.outcome.men) == (47, 44, 51)


def test_indicators_listed_with_their_levels_under_a_goal_are_its_own() -> None:
    text = """
    # Affärsplan 2025–2028

    ### Mål 1. En ekonomi som tål motvind

    - Soliditet minst 35 procent (31 procent)
    - Låneskuld högst 9 500 kronor per kvadratmeter (10 240 kronor)
    - Räntetäckningsgrad
    """
    (goal,) = plan_in(text).goals
    values = [
        (one.name, one.baseline and one.baseline.number, one.target and one.target.number) for one in goal.indicators
    ]
    assert values == [("Soliditet", 31, 35), ("Låneskuld", 10240, 9500), ("Räntetäckningsgrad", None, None)]


def test_a_section_above_the_goals_about_follow_up_is_about_them_all() -> None:
    text = """
    # Plan 2026

    ## Utvecklingsmål 1: En nära vård

    **Effektmål 1.1 Kortare väntan**

    - Mått: Dagar till besök

    **Effektmål 1.2 Svar samma dag**

    - Mått: Andel samtal

    ## Uppföljning

    Måtten läses av varje kvartal och redovisas för nämnden.
    """
    found = plan_in(text).goals
    assert [goal.number for goal in found] == ["1", "1.1", "1.2"]
    assert [goal.parent for goal in found] == [None, "g1", "g1"]
    assert all(goal.follow_up is not None for goal in found)


def test_the_documents_own_name_is_no_goal() -> None:
    text = "Kommundirektörens uppdrag – uppföljning 2025\n\nMål A: Säkrare information\nAnsvarig: Strateg\n"
    assert [goal.title.text for goal in plan_in(text, "follow-up").goals] == ["Säkrare information"]


def test_goals_of_others_that_are_quoted_are_left_out_and_ids_begin_with_g1() -> None:
    text = """
    # Plan 2026

    > Kommunfullmäktiges mål: ”Det är tryggt att vara ute.”

    #### Nämndmål: Säkra skolvägar 2028

    Ansvarig: Trafikchef
    """
    assert [(goal.id, goal.title.text) for goal in plan_in(text).goals] == [("g1", "Säkra skolvägar 2028")]


def test_a_label_on_its_own_line_has_its_value_on_the_next() -> None:
    text = "# Plan 2026\n\n## Mål 1: Fler läser\n\nAnsvarig\nBibliotekschef\nTidsgräns\n2027-06-30\n"
    (goal,) = plan_in(text).goals
    assert [one.role for one in goal.responsible] == ["Bibliotekschef"]
    assert goal.deadline is not None
    assert goal.deadline.year == 2027


def test_fields_that_follow_each_other_on_one_line_are_read_each_by_itself() -> None:
    text = """
    # Uppdrag 2025

    ## Uppdrag från nämnden

    1. Utred växeln. Ansvarig: Kanslichef  Status: Pågår  Klart: 2025-12
    2. Se över arkivet. Ansvarig: Arkivarie  Status: Klart
    """
    first, second = plan_in(text, "follow-up").goals
    assert [one.role for one in first.responsible] == ["Kanslichef"]
    assert first.assessment is not None
    assert first.assessment.text == "Pågår"
    assert [one.role for one in second.responsible] == ["Arkivarie"]
