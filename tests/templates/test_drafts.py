"""Parts that are finished when a plan has been read: where goals are, and the values and assessments of indicators."""

from __future__ import annotations

import pytest
from plan_reading import only_goal, only_indicator, recognised
from test_columns import HEAD, REPORT, table

GOALS = table("Mål | Status", "Fler unga läser | Klart", "Fler unga går | Klart")


def test_a_goal_that_is_only_listed_in_a_table_stands_where_it_is_taken_up() -> None:
    plan = recognised(REPORT + GOALS + "\n## Mål 7: Fler unga läser\n\nKommentar: Bra.\n", "follow-up")
    assert [(goal.number, goal.form, goal.span.line) for goal in plan.goals] == [
        ("7", "heading", 8),
        (None, "table", 6),
    ]


@pytest.mark.parametrize("head", ["Ansvarig", "Indikator", "Underlag", "Åtgärd", "Kommentar", "Tidsgräns"])
def test_a_goal_that_a_table_says_more_of_stands_in_its_row(head: str) -> None:
    rows = table(f"Mål | {head}", "Fler unga läser | Andel i maj 2027", "Fler unga går | Andel i maj 2027")
    plan = recognised(HEAD + rows + "\n## Mål 7: Fler unga läser\n\nUppföljning: I mars.\n")
    assert [(goal.form, goal.span.line) for goal in plan.goals] == [("table", 5), ("table", 6)]


def test_two_figures_with_a_stroke_are_for_women_and_men_only_where_the_head_says_so() -> None:
    for head, wanted in (("Indikator (flickor / pojkar)", (80, 70)), ("Indikator", (None, None))):
        plan = recognised(REPORT + table(f"Mål | {head} | Utfall", "Luft | Antal nöjda | 80 / 70"), "follow-up")
        outcome = only_indicator(plan).outcome
        assert outcome is not None
        assert (outcome.women, outcome.men) == wanted


@pytest.mark.parametrize(
    ("lines", "baseline", "outcome"),
    [
        ("Utfall 2025: 61 %\n\nUtfall 2026: 69 %", "61 %", "69 %"),
        ("Utfall 2024: 59 %\n\nUtfall 2025: 61 %\n\nUtfall 2026: 69 %", "61 %", "69 %"),
        ("Utfall 2026: 69 %", None, "69 %"),
        ("Utfall 2026: 69 %\n\nUtfall 2026: 70 %", None, "70 %"),
        ("Utfall: 61 %\n\nUtfall 2026: 69 %", None, "69 %"),
        ("Utgångsvärde: 50 %\n\nUtfall 2025: 61 %\n\nUtfall 2026: 69 %", "50 %", "69 %"),
    ],
)
def test_an_outcome_of_the_year_before_is_where_an_indicator_starts_from(
    lines: str, baseline: str | None, outcome: str
) -> None:
    one = only_indicator(recognised(REPORT + f"## Mål 1: Luft\n\nIndikator: Andel\n\n{lines}\n", "follow-up"))
    assert (one.baseline and one.baseline.text, one.outcome and one.outcome.text) == (baseline, outcome)


def test_an_indicator_with_a_heading_has_an_assessment_of_its_own() -> None:
    mall = 'En indikator är rubriken "Indikator - {titel}".'
    text = "## Mål 1: Luft\n\nBedömning: Delvis\n\n### Indikator: Andel\n\nBedömning: Uppnått\n"
    goal = only_goal(recognised(REPORT + text, "follow-up", mall))
    assert goal.assessment is not None
    assert goal.assessment.text == "Delvis"
    assert [one.assessment and one.assessment.text for one in goal.indicators] == ["Uppnått"]
