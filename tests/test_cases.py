"""The annotated plans in ``cases/``: what is found is what a careful reader wanted found, and no more."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from malkoll import readers
from malkoll.app.books import load_book
from malkoll.engine import RuleBook
from malkoll.facts import complete
from malkoll.plan import Goal, Plan, Value
from malkoll.templates import choose, recognise
from malkoll.testing import Case, ExpectedGoal, assert_case, read_cases

CASES = read_cases(Path(__file__).parent / "cases", "[0-9]*.md")
AT_GOAL = ("MK105",)
"""Who is responsible may be noted at the goal as well as on the line of the role."""


@lru_cache(maxsize=1)
def _book() -> RuleBook:
    return load_book()


@lru_cache(maxsize=64)
def _plan(name: str) -> Plan:
    text = next(case.text for case in CASES if case.name == name)
    book = _book()
    document = readers.read(f"{name}.md", text.encode())
    template = choose(document, book.templates, book.word_lists)
    return complete(
        recognise(document, template, book.templates, book.word_lists), document, book.word_lists, book.statutes
    )


@pytest.mark.parametrize("case", CASES)
def test_what_is_found_is_what_a_careful_reader_noted_and_the_goals_are_those_of_the_facit(case: Case) -> None:
    assert case.goals is not None
    assert_case(case, at_goal=AT_GOAL)


def _pairs(case: Case) -> list[tuple[ExpectedGoal, Goal]]:
    found = {_normal(goal.title.text): goal for goal in _plan(case.name).goals}
    return [(goal, found[_normal(goal.title)]) for goal in case.goals or () if _normal(goal.title) in found]


@pytest.mark.parametrize("case", CASES)
def test_numbers_roles_follow_up_and_assessment_are_those_of_the_facit(case: Case) -> None:
    wrong = []
    for wanted, goal in _pairs(case):
        if wanted.number != goal.number:
            wrong.append(f"{wanted.title}: number {goal.number}, not {wanted.number}")
        roles = [_normal(one.role) for one in goal.responsible]
        for role in wanted.responsible:
            if role not in ("-", "*") and not any(_normal(role) in one for one in roles):
                wrong.append(f"{wanted.title}: {role} is not among {roles}")
        if not [role for role in wanted.responsible if role != "-"] and roles:
            wrong.append(f"{wanted.title}: {roles}, where nobody is named")
        if wanted.follow_up is not None and wanted.follow_up != (goal.follow_up is not None):
            wrong.append(f"{wanted.title}: follow-up {goal.follow_up}, wanted {wanted.follow_up}")
        shown = goal.assessment or goal.forecast
        told = shown.text if shown else "-"
        # In running text the assessment may go on with its reason; a symbol alone is no assessment in words.
        if _letters(wanted.assessment or "") and not _letters(told).startswith(_letters(wanted.assessment or "")):
            wrong.append(f"{wanted.title}: assessed {told!r}, not {wanted.assessment!r}")
    assert wrong == []


@pytest.mark.parametrize("case", CASES)
def test_the_listed_indicators_have_the_facits_values(case: Case) -> None:
    """Measures stated in running text have no name of their own and are left to the findings."""
    wrong = []
    for wanted, goal in _pairs(case):
        listed = [one for one in goal.indicators if one.form != "prose"]
        for indicator in wanted.indicators:
            name = _normal(indicator.name)
            found = next((one for one in listed if _normal(one.name or "").startswith(name)), None)
            if found is None:
                if listed:
                    wrong.append(f"{wanted.title}: no indicator {indicator.name!r} among {[o.name for o in listed]}")
                continue
            for what, stated, value in (
                ("baseline", indicator.baseline, found.baseline),
                ("target", indicator.target, found.target),
                ("outcome", indicator.outcome, found.outcome),
            ):
                if stated is not None and not _agrees(stated, value):
                    wrong.append(f"{indicator.name}: {what} {value and value.text!r}, not {stated!r}")
    assert wrong == []


def _agrees(stated: str, value: Value | None) -> bool:
    """Whether a value is the one stated; of two by sex ("64/55") either may come first in the plan."""
    numbers = [float(number.replace(" ", "").replace(",", ".")) for number in _FIGURES.findall(stated)]
    if not numbers:
        return (value is None) == (stated.strip() in ("-", "–")) or value is not None
    if value is None:
        return False
    if len(numbers) == 2:
        # Women and men may have a row each.
        return {value.women, value.men} == set(numbers) or value.number in numbers
    return value.number == numbers[0]


_FIGURES = re.compile(r"-?\d[\d ]*(?:,\d+)?")


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _normal(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" .").casefold()
