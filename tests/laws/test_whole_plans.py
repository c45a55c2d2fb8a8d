"""What must not change what is found in a plan, and what must not take a goal away: laws over the annotated plans."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path
from random import Random

import pytest

from malkoll import readers
from malkoll.app.books import load_book
from malkoll.engine import EngineSettings, evaluate
from malkoll.facts import complete
from malkoll.finding import DocumentReport
from malkoll.plan import Plan
from malkoll.templates import choose, recognise
from malkoll.testing import read_case

CASES = sorted((Path(__file__).parents[1] / "cases").glob("**/[0-9]*.md"))
SOME = CASES[::7]
"""Enough kinds of plans for a law, and few enough to be quick."""
PROSE = "Kommunen har under lång tid arbetat tillsammans med föreningar och näringsliv i hela området."

SAME = {
    "other line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "letters taken apart": lambda text: unicodedata.normalize("NFD", text).encode(),
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "blanks at line ends": lambda text: text.replace("\n", " \n").encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "short dashes": lambda text: re.sub(r"(?m)(?<=\S) – (?=\S)", " - ", text).encode(),
}


@lru_cache(maxsize=1)
def book():
    return load_book()


def read(data: bytes) -> tuple[Plan, DocumentReport]:
    document = readers.read("plan.md", data)
    template = choose(document, book().templates, book().word_lists)
    plan = recognise(document, template, book().templates, book().word_lists)
    plan = complete(plan, document, book().word_lists, book().statutes)
    return plan, evaluate(plan, book(), EngineSettings())


def same_words(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("–", "-")


def goals(plan: Plan) -> Counter[str]:
    return Counter(same_words(goal.title.text) for goal in plan.goals)


def found(report: DocumentReport) -> Counter[tuple[str, int]]:
    return Counter((one.code, one.span.line) for one in report.findings)


@cache
def as_it_is(path: Path) -> tuple[str, Plan, DocumentReport]:
    text = read_case(path).text
    return (text, *read(text.encode()))


@pytest.mark.parametrize("change", SAME)
@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_how_a_text_is_written_down_changes_no_goal_and_no_finding(path: Path, change: str) -> None:
    text, plan, report = as_it_is(path)
    again, said = read(SAME[change](text))
    assert goals(again) == goals(plan)
    assert found(said) == found(report)


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_more_running_text_takes_no_goal_away(path: Path) -> None:
    text, plan, _ = as_it_is(path)
    lines = text.split("\n")
    gaps = [at for at in range(1, len(lines) - 1) if not lines[at].strip() and lines[at - 1].strip()]
    for at in Random(7).sample(gaps, min(4, len(gaps))):
        again, _ = read("\n".join([*lines[:at], "", PROSE, "", *lines[at + 1 :]]).encode())
        assert not goals(plan) - goals(again), f"after line {at}: {lines[at - 1]}"


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_reading_twice_finds_the_same(path: Path) -> None:
    text, plan, report = as_it_is(path)
    assert read(text.encode()) == (plan, report)
