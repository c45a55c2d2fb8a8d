"""Whether a document is a plan or a follow-up, by what it calls itself."""

from __future__ import annotations

import pytest
from plan_reading import plan_in

GOAL = "\n\n## Mål 1: Fler barn ska simma\n\nAnsvarig: Skolchef\nUppföljning: Redovisas i årsredovisningen\n"


@pytest.mark.parametrize(
    "title", ["Mål 2027", "Kulturnämnden 2027", "Nämndens mål och indikatorer", "Nämndsplan 2027 med bokslut för 2026"]
)
def test_how_a_goal_is_followed_up_makes_no_report_of_the_plan(title: str) -> None:
    plan = plan_in(f"# {title}{GOAL}", kind=None)
    assert (plan.kind, len(plan.goals)) == ("plan", 1)


@pytest.mark.parametrize("title", ["Uppföljning av nämndsplan 2026", "Kvalitetsrapport 2025/26", "Delårsbokslut 2026"])
def test_a_document_that_calls_itself_a_report_is_a_follow_up(title: str) -> None:
    assert plan_in(f"# {title}{GOAL}", kind=None).kind == "follow-up"
