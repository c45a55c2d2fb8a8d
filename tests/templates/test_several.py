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


TWO = "# Handlingsplan 2026\n\nLövsta kommun\n\n{}# Handlingsplan 2027\n\nLövsta kommun\n\n{}"


def test_what_stands_above_the_first_title_belongs_to_the_first_document() -> None:
    first, second = documents_in(readers.read("plan.md", ("Lövsta kommun\n\n" + TWO.format("", "")).encode()))
    assert (first.blocks[0].span.line, second.blocks[0].span.line) == (1, 7)


def test_a_file_that_begins_with_another_chapter_is_one_document() -> None:
    text = "# Förord\n\nSå här är det.\n\n" + TWO.format("", "")
    assert len(documents_in(readers.read("plan.md", text.encode()))) == 1


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ("Handlingsplan\n\nFör alla\n\nGäller nu\n\nLövsta kommun\n\n", 2),
        ("Handlingsplan\n\nFör alla\n\nGäller nu\n\nFastställd\n\nLövsta kommun\n\n", 1),
        ("Handlingsplan\n\n## Lövsta kommun\n\n", 1),
        ("Handlingsplan\n\n- Lövsta kommun\n\n", 2),
        ("Handlingsplan\n\n**Lövsta kommun**\n\n", 2),
        ("Handlingsplan\n\n## Bakgrund\n\nLövsta kommun\n\n", 1),
    ],
)
def test_whose_a_document_is_stands_in_the_first_lines_below_its_title(lines: str, count: int) -> None:
    text = f"# {lines}Text.\n\n# {lines}"
    assert len(documents_in(readers.read("plan.md", text.encode()))) == count


def test_decisions_and_areas_of_all_plans_are_there() -> None:
    own = "## Målområde: {0}\n\n### Mål 1: {0} för alla\n\nAnsvarig: Chef\n\nKF-beslut: {0} byggs\n\n"
    plan = plan_in(TWO.format(own.format("Skola"), own.format("Vård")))
    assert [(area.id, area.title) for area in plan.areas] == [("a1", "Skola"), ("a2", "Vård")]
    assert [(goal.id, goal.parent) for goal in plan.goals] == [("g1", "a1"), ("g2", "a2")]
    assert [one.title for one in plan.decisions] == ["Skola byggs", "Vård byggs"]
