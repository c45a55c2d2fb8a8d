"""What is found in annotated plans, rule by rule: the tables of ``measuring.md``.

``tests/cases`` holds plans of invented municipalities. The real plans, and the script that scores them, lie beside the
project where they are at hand; elsewhere the figures made there stay as they are written.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from layout import table

from malkoll import readers
from malkoll.app.books import load_book
from malkoll.engine import EngineSettings, RuleBook, evaluate
from malkoll.facts import complete
from malkoll.plan import Plan
from malkoll.templates import choose, recognise
from malkoll.testing import read_case

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
SHARED = ROOT.parent / "shared"
NOTED_AT_ITS_GOAL = "MK105"
"""A rule about who is responsible, which may be noted at the goal as well as at the role."""


@dataclass
class Tally:
    """How often what was wanted was found (``hits``), was not (``misses``), and something else was (``alarms``)."""

    hits: int = 0
    misses: int = 0
    alarms: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was found that was right; None where nothing was."""
        found = self.hits + self.alarms
        return self.hits / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of what was wanted that was found; None where nothing was."""
        wanted = self.hits + self.misses
        return self.hits / wanted if wanted else None


def in_cases() -> str:
    """Every shipped rule over all annotated plans of ``tests/cases``, those not yet understood too."""
    tallies = _over_cases()
    tried = sorted(one.code for one in load_book().requirements if not one.about_comparison)
    return _by_rule({code: tallies.get(code, Tally()) for code in tried})


def how_many_cases() -> str:
    understood, not_yet = (len(list(folder.glob("[0-9]*.md"))) for folder in (CASES, CASES / "not-yet"))
    return f"{understood + not_yet} plans and reports, {not_yet} of them among those not yet wholly understood.\n"


def _by_rule(tallies: Mapping[str, Tally]) -> str:
    total = Tally(*(sum(getattr(one, part) for one in tallies.values()) for part in ("hits", "misses", "alarms")))
    rows = [(f"[{code}](rules/{code}.md)", one) for code, one in tallies.items()] + [("all", total)]
    return table(
        ["rule", "found", "missed", "false alarms", "precision", "recall"],
        (
            (name, str(one.hits), str(one.misses), str(one.alarms), _share(one.precision), _share(one.recall))
            for name, one in rows
        ),
    )


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


@cache
def _over_cases() -> Mapping[str, Tally]:
    book = load_book()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in sorted([*CASES.glob("[0-9]*.md"), *CASES.glob("not-yet/[0-9]*.md")]):
        case = read_case(path)
        plan = _plan(case.text, f"{case.name}.md", book)
        noted = case.certain | case.arguable
        lines = {goal.id: goal.span.line for goal in plan.goals}
        found = set()
        for finding in evaluate(plan, book, EngineSettings()).findings:
            at = (finding.span.line, finding.code)
            if finding.code == NOTED_AT_ITS_GOAL and at not in noted and finding.goal is not None:
                at = (lines[finding.goal.id], finding.code)
            found.add(at)
        _count(tallies, found, case.certain, case.arguable)
    return tallies


def _plan(text: str, name: str, book: RuleBook) -> Plan:
    document = readers.read(name, text.encode())
    template = choose(document, book.templates, book.word_lists)
    plan = recognise(document, template, book.templates, book.word_lists)
    return complete(plan, document, book.word_lists, book.statutes)


_Noted = set[tuple[int, str]]


def _count(tallies: dict[str, Tally], found: _Noted, certain: _Noted, arguable: _Noted) -> None:
    def codes(notes: Iterable[tuple[int, str]]) -> Iterable[str]:
        return (code for _, code in notes)

    for code in codes(found & certain):
        tallies[code].hits += 1
    for code in codes(certain - found):
        tallies[code].misses += 1
    for code in codes(found - certain - arguable):
        tallies[code].alarms += 1


def in_real_plans() -> str | None:
    """The rules that the real plans were annotated for, or None where those are not at hand."""
    if not (SHARED / "score.py").is_file():
        return None
    with patch.dict(os.environ, MALKOLL=f'"{sys.executable}" -m malkoll'):  # it is read once, when the script begins
        score: dict[str, Any] = runpy.run_path(str(SHARED / "score.py"))
    codes = {one.name: one.code for one in load_book().requirements}
    tallies: dict[str, Tally] = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as folder:  # where no configuration is
        for annotated in sorted((SHARED / "gold").glob("*.json")):
            plan = Path(folder) / f"{annotated.stem}.md"
            plan.write_bytes((SHARED / "plans" / f"{annotated.stem}.txt").read_bytes())
            gold = json.loads(annotated.read_text(encoding="utf-8"))
            found = score["findings"](gold, score["run"]("check", plan, []), None, lambda _: None)
            for name, one in found.items():
                if name in codes:
                    tally = tallies[codes[name]]
                    tally.hits += one.tp
                    tally.misses += one.fn
                    tally.alarms += one.fp
    return _by_rule(dict(sorted(tallies.items())))


TABLES = {"found-in-cases": in_cases, "how-many-cases": how_many_cases, "found-in-real-plans": in_real_plans}
