"""What is added to a plan: an indicator takes no indicator away, and a second plan no goal of the first."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from test_whole_plans import CASES, SOME, as_it_is, goals, read

from malkoll import readers
from malkoll.finding import DocumentReport
from malkoll.templates.several import documents_in
from malkoll.testing import read_case

NAME = "Andel invånare som är nöjda med bemötandet"
INDICATORS = {
    "a label": f"Indikator: {NAME}",
    "a label and values": f"Indikator: {NAME}\nUtgångsvärde: 61 % (2025)\nMålvärde: 70 % (2028)",
    "a bold label": f"**Indikator:** {NAME}",
    "an item": f"- Indikator: {NAME}",
    "a table": f"| Indikator | Utgångsvärde | Målvärde 2028 |\n|---|---|---|\n| {NAME} | 61 % | 70 % |",
}
FRONT = "# Verksamhetsplan 2027\n\nLövsta kommun, socialnämnden\n\n"


def without_indicator(report: DocumentReport) -> Counter[str]:
    return Counter(one.goal.title for one in report.findings if one.code == "MK101" and one.goal is not None)


@pytest.mark.parametrize("path", CASES[::9], ids=lambda path: path.stem)
def test_an_indicator_added_under_a_goal_never_makes_one_missing(path: Path) -> None:
    text, plan, report = as_it_is(path)
    lines = text.split("\n")
    headed = [goal for goal in plan.goals if goal.form == "heading" and not "".join(lines[goal.span.end_line :][:1])]
    chance = Random(path.stem)
    for goal in chance.sample(headed, min(2, len(headed))):
        at, form = goal.span.end_line, chance.choice(sorted(INDICATORS))
        added = "\n".join([*lines[:at], "", INDICATORS[form], "", *lines[at:]])
        again, said = read(added.encode())
        assert not without_indicator(said) - without_indicator(report), (form, goal.title.text)
        assert not goals(plan) - goals(again), (form, goal.title.text)


@pytest.mark.parametrize("form", INDICATORS)
def test_an_indicator_added_under_a_goal_is_its_own(form: str) -> None:
    goal = "## Mål 1: Fler elever är trygga på väg till skolan\n"
    _, before = read(f"{FRONT}{goal}".encode())
    plan, after = read(f"{FRONT}{goal}\n{INDICATORS[form]}\n".encode())
    assert without_indicator(before)
    assert not without_indicator(after)
    assert [one.name for one in plan.goals[0].indicators] == [NAME]


def _begins_a_document(text: str) -> bool:
    return len(documents_in(readers.read("plan.md", (FRONT + text).encode()))) == 2


CHANCE = Random(8)
MARKED = [path for path in CASES if "\n# " in (text := f"\n{read_case(path).text[:800]}") and _begins_a_document(text)]
PAIRS = [tuple(CHANCE.sample(MARKED, 2)) for _ in range(30)]


@pytest.mark.parametrize(("first", "second"), PAIRS, ids=lambda path: path.stem[:12])
def test_two_plans_in_one_file_give_the_goals_of_both(first: Path, second: Path) -> None:
    one, other = as_it_is(first), as_it_is(second)
    together, _ = read(f"{one[0]}\n\n{other[0]}".encode())
    assert goals(together) == goals(one[1]) + goals(other[1])


def test_enough_plans_say_on_their_first_page_whose_they_are() -> None:
    assert len(MARKED) > len(SOME)
