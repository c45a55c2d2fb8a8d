"""The package that ``malkoll new plugin`` writes: rules, a check in Python, and tests of both.

In names and texts, {dist} is the distribution, {module} its module, {plain} the name without "malkoll-", {CODE} the
letters of its codes, {bounds} the versions of malkoll that it is made for.
"""

from __future__ import annotations

from malkoll.finding import Text

__all__ = ["FILES"]

_PROJECT = """[build-system]
requires = ["hatchling>=1.25,<2"]
build-backend = "hatchling.build"

[project]
name = "{dist}"
version = "0.1.0"
description = "{about}"
requires-python = ">=3.11"
dependencies = ["malkoll{bounds}"]

[project.optional-dependencies]
test = ["pytest>=8"]

[project.entry-points.malkoll]
{plain} = "{module}"

[tool.hatch.build.targets.wheel]
packages = ["src/{module}"]
"""

_README = Text(
    sv="""# {dist}

Egna krav för malkoll: `src/{module}/rules/` innehåller kraven och `src/{module}/checks.py` en kontroll i Python.

    pip install -e ".[test]"
    pytest
    malkoll rules --select {CODE}
""",
    en="""# {dist}

Rules for malkoll: `src/{module}/rules/` holds the rules and `src/{module}/checks.py` a check in Python.

    pip install -e ".[test]"
    pytest
    malkoll rules --select {CODE}
""",
)

_MODULE = Text(
    sv='''"""Egna krav för malkoll. malkoll hittar modulen genom ingången i pyproject.toml."""

from collections.abc import Iterable
from pathlib import Path

from malkoll.hooks import NamedCheck, hookimpl


@hookimpl
def malkoll_rules() -> Iterable[Path]:
    """Mappen med regelfiler."""
    return [Path(__file__).parent / "rules"]


@hookimpl
def malkoll_checks() -> Iterable[NamedCheck]:
    """Kontroller i Python som regelfilerna anropar med namn."""
    from {module}.checks import short_titles

    return [NamedCheck("{plain}-korta-titlar", short_titles)]
''',
    en='''"""Rules for malkoll, which finds this module by the entry point in pyproject.toml."""

from collections.abc import Iterable
from pathlib import Path

from malkoll.hooks import NamedCheck, hookimpl


@hookimpl
def malkoll_rules() -> Iterable[Path]:
    """The folder of rule files."""
    return [Path(__file__).parent / "rules"]


@hookimpl
def malkoll_checks() -> Iterable[NamedCheck]:
    """Checks in Python that the rule files call by name."""
    from {module}.checks import short_titles

    return [NamedCheck("{plain}-short-titles", short_titles)]
''',
)

_CHECKS = Text(
    sv='''"""Kontroller som ingen mening kan säga."""

from collections.abc import Iterator

from malkoll.hooks import Outcome, PlanView, Verdict

LONGEST = 12
"""Så många ord får ett måls titel ha."""


def short_titles(view: PlanView) -> Iterator[Verdict]:
    """Ett utslag för varje mål, också där allt är bra: så räknas det som prövats."""
    for element in view.elements("goal"):
        words = len(element.value.title.text.split())
        yield Verdict(element, Outcome.MET if words <= LONGEST else Outcome.NOT_MET)
''',
    en='''"""Checks that no sentence can say."""

from collections.abc import Iterator

from malkoll.hooks import Outcome, PlanView, Verdict

LONGEST = 12
"""How many words the title of a goal may have."""


def short_titles(view: PlanView) -> Iterator[Verdict]:
    """A verdict for each goal, also where all is well: so what was tried is counted."""
    for element in view.elements("goal"):
        words = len(element.value.title.text.split())
        yield Verdict(element, Outcome.MET if words <= LONGEST else Outcome.NOT_MET)
''',
)

_RULES = Text(
    sv='''krav {CODE}101 {plain}-mal-utan-atgard
    Varje mål ska ha minst en åtgärd.
    meddelande "Målet ”{mål}” har ingen åtgärd."
    råd "Skriv vad som ska göras för att nå målet."
    gäller plan

    underkänt 1 """
        ## Mål 1: Fler cyklar till skolan
        """
    godkänt """
        ## Mål 1: Fler cyklar till skolan

        Åtgärd: Bygg cykelväg till Norra skolan
        """

krav {CODE}102 {plain}-lang-titel
    kontroll {plain}-korta-titlar
    meddelande "Målet ”{mål}” har en lång titel."
    råd "Skriv målet med högst tolv ord och lägg resten i texten under."

    underkänt 1 """
        ## Mål 1: Fler barn ska kunna gå eller cykla till skolan på egen hand varje dag året runt
        """
    godkänt """
        ## Mål 1: Fler barn går eller cyklar till skolan
        """
''',
    en='''rule {CODE}101 {plain}-goal-without-measure
    Every goal must have at least one measure.
    message "The goal “{goal}” has no measure."
    hint "Write what is to be done to reach the goal."
    applies-to plan

    failing 1 """
        ## Goal 1: More children cycle to school
        """
    passing """
        ## Goal 1: More children cycle to school

        Measure: Build a cycle path to the north school
        """

rule {CODE}102 {plain}-long-title
    check {plain}-short-titles
    message "The goal “{goal}” has a long title."
    hint "Write the goal in twelve words at most and put the rest in the text below."

    failing 1 """
        ## Goal 1: More children are to walk or cycle to school on their own every day all the year round
        """
    passing """
        ## Goal 1: More children walk or cycle to school
        """
''',
)

_TESTS = Text(
    sv='''"""Kraven gör som deras exempel säger, och hittar det de ska i en hel plan."""

from pathlib import Path

import pytest

import {module}
from malkoll.testing import check_text, run_rules

RULES = Path({module}.__file__).parent / "rules"

PLAN = """
## Mål 1: Fler barn ska kunna gå eller cykla till skolan på egen hand varje dag året runt

Åtgärd: Bygg cykelväg till Norra skolan
"""


@pytest.mark.parametrize("example", run_rules(RULES))
def test_an_example_comes_out_as_it_says(example) -> None:
    assert example.passed, str(example)


def test_a_long_title_is_found_in_a_plan() -> None:
    found = {finding.code for finding in check_text(PLAN, rules=[RULES]).findings}
    assert "{CODE}102" in found
    assert "{CODE}101" not in found
''',
    en='''"""The rules do as their examples say, and find what they should in a whole plan."""

from pathlib import Path

import pytest

import {module}
from malkoll.testing import check_text, run_rules

RULES = Path({module}.__file__).parent / "rules"

PLAN = """
## Goal 1: More children are to walk or cycle to school on their own every day all the year round

Measure: Build a cycle path to the north school
"""


@pytest.mark.parametrize("example", run_rules(RULES))
def test_an_example_comes_out_as_it_says(example) -> None:
    assert example.passed, str(example)


def test_a_long_title_is_found_in_a_plan() -> None:
    found = {finding.code for finding in check_text(PLAN, rules=[RULES]).findings}
    assert "{CODE}102" in found
    assert "{CODE}101" not in found
''',
)

FILES: tuple[tuple[str, Text], ...] = (
    (
        "pyproject.toml",
        Text(
            sv=_PROJECT.replace("{about}", "Egna krav för malkoll"), en=_PROJECT.replace("{about}", "Rules for malkoll")
        ),
    ),
    ("README.md", _README),
    ("src/{module}/__init__.py", _MODULE),
    ("src/{module}/checks.py", _CHECKS),
    ("src/{module}/rules/{plain}.krav", _RULES),
    ("tests/test_{module}.py", _TESTS),
)
"""Where each file lies in the package, and its text."""
