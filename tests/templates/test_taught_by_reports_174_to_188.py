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
