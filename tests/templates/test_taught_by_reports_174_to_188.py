"""What the follow-ups among the plans 174–188 of the cases taught about layouts, each by itself and in other words."""

from __future__ import annotations

import pytest
from plan_reading import report_in

REPORT = "# Årsredovisning 2026\n\n"


@pytest.mark.parametrize(
    "head", ["Uppfyllt Ja/Nej", "Uppfyllt (ja/nej)", "Uppnått ja / delvis / nej", "Måluppfyllelse, ja/nej", "Uppnått"]
)
def test_a_column_that_names_its_answers_holds_assessments(head: str) -> None:
    rows = "| Köerna ska bli kortare. | Kön är nu 20 dagar. | Ja |\n| Fler ska cykla. | | Kan ej bedömas |\n"
    goals = report_in(f"{REPORT}| Mål | Kommentarer | {head} |\n|---|---|---|\n{rows}").goals
    assert [goal.assessment.text for goal in goals] == ["Ja", "Kan ej bedömas"]
    assert [goal.comment is not None for goal in goals] == [True, False]


@pytest.mark.parametrize("label", ["Når vi målet?", "Målet uppnått (ja/nej)", "Har vi nått målet?"])
def test_a_question_whether_the_goal_is_reached_is_the_label_of_its_assessment(label: str) -> None:
    (goal,) = report_in(f"{REPORT}## Mål 1: Fler ska läsa\n\n{label}: Delvis\n\nKommentar: Arbetet går framåt.\n").goals
    assert (goal.assessment.text, goal.deviating) == ("Delvis", True)


PROMISES = """Uppföljning av medborgarlöften 2026

Polisens löften

Ansvarig: Lokalpolisområdeschef

Löfte 1 - Polisen ska stå vid skolorna varje måndag

Löftet är uppfyllt

Vi har stått vid alla fyra skolorna varje måndag sedan terminen började.

Löfte 2 - Polisen ska svara på alla tips inom en vecka

Löftet är inte uppfyllt

Kommunens löften

Ansvarig: Säkerhetschef

Löfte 3 - Kommunen ska klippa häckarna vid gångvägarna

Löftet är delvis uppfyllt

Sidansvarig: Webbredaktionen
"""


def test_promises_are_goals_and_who_answers_under_their_heading_answers_for_each() -> None:
    goals = report_in(PROMISES).goals
    assert [(goal.number, goal.assessment.text) for goal in goals] == [
        ("1", "Löftet är uppfyllt"),
        ("2", "Löftet är inte uppfyllt"),
        ("3", "Löftet är delvis uppfyllt"),
    ]
    roles = [[one.role for one in goal.responsible] for goal in goals]
    assert roles == [["Lokalpolisområdeschef"], ["Lokalpolisområdeschef"], ["Säkerhetschef"]]


def test_who_answers_for_the_web_page_answers_for_no_goal() -> None:
    text = "## Mål 1: Fler ska läsa\n\nBedömning: Uppfyllt\n\nSidansvarig: Webbredaktionen\n"
    assert report_in(REPORT + text).goals[0].responsible == ()
