"""Several documents in one file."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from plan_reading import plan_in

from malkoll import readers
from malkoll.templates.several import documents_in
from malkoll.testing import read_case

CASES = Path(__file__).parents[1] / "cases"
NAMES = [
    "01-rubriker-med-etiketter",
    "02-punktlista",
    "04-tabell-ett-mal-per-rad",
    "06-handlingsplan-atgarder",
    "07-mal-i-lopande-text",
    "09-jamstalldhetsplan-delmal",
    "14-en-bra-plan",
    "16-en-knepig-plan",
]


def text_of(name: str) -> str:
    return read_case(CASES / f"{name}.md").text


def titles(text: str) -> set[str]:
    return {goal.title.text for goal in plan_in(text).goals}


@pytest.mark.parametrize(("first", "second"), list(permutations(NAMES, 2)))
def test_two_plans_in_one_file_give_the_goals_of_both(first: str, second: str) -> None:
    plan = plan_in(f"{text_of(first)}\n\n{text_of(second)}")
    assert {goal.title.text for goal in plan.goals} == titles(text_of(first)) | titles(text_of(second))
    ids = [one.id for one in (*plan.areas, *plan.goals)]
    assert len(ids) == len(set(ids))
    assert {goal.parent for goal in plan.goals} <= {None, *ids}


def test_places_in_the_second_plan_are_those_of_the_file() -> None:
    first, second = text_of(NAMES[0]), text_of(NAMES[4])
    text = f"{first}\n\n{second}"
    lines = text.split("\n")
    for goal in plan_in(text).goals[len(plan_in(first).goals) :]:
        assert goal.title.text.split()[-1] in " ".join(lines[goal.span.line - 1 : goal.span.end_line])


@pytest.mark.parametrize(
    "heading",
    [
        "# Internbudget 2027\n\nBudgeten bygger på ramen från kommunfullmäktige.",
        "# Uppföljning\n\nBarn- och utbildningsnämnden följer upp planen i delårsrapporten.",
        "# Vision\n\nLövsta kommun, barn- och utbildningsnämnden",
        "## Handlingsplan 2027\n\nLövsta kommun, socialnämnden",
    ],
)
def test_a_chapter_begins_no_document(heading: str) -> None:
    text = f"# Verksamhetsplan 2027\n\nLövsta kommun, socialnämnden\n\n{heading}\n"
    assert len(documents_in(readers.read("plan.md", text.encode()))) == 1
