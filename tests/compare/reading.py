"""Pairs of plan and follow-up with their facit, and a comparison told in the words of a facit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from malkoll.app.books import load_book
from malkoll.app.understand import understand_text
from malkoll.comparison import Comparison, GoalRow, GoalStep, IndicatorStep
from malkoll.engine import RuleBook
from malkoll.language.tree import DocumentKind
from malkoll.plan import Plan, Value

_PART = re.compile(r"^=== (uppföljning|facit) ===$", re.MULTILINE)
_REACHED = {
    "reached": "når målvärdet",
    "on-track": "i takt",
    "behind": "efter",
    "not-reached": "når inte",
    "wrong-way": "fel håll",
    "unknown": "kan inte bedömas",
}


@dataclass(frozen=True)
class Pair:
    """A plan, a follow-up and what has changed between them, a line each."""

    name: str
    plan: str
    follow_up: str
    facit: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def pairs(folder: Path) -> list[Pair]:
    return [_pair(path) for path in sorted(folder.glob("[0-9]*.md"))]


def _pair(path: Path) -> Pair:
    plan, _, follow_up, _, facit = _PART.split(path.read_text(encoding="utf-8"))
    lines = [" | ".join(part.strip() for part in line.split("|")) for line in facit.splitlines() if line.strip()]
    return Pair(path.stem, plan, follow_up, tuple(lines))


@lru_cache(maxsize=1)
def book() -> RuleBook:
    return load_book()


@lru_cache(maxsize=256)
def read(text: str, kind: DocumentKind, name: str = "") -> Plan:
    return understand_text(text, name or f"{kind}.md", "standard", kind, book()).plan


def told(comparison: Comparison, number: int = 0) -> Iterator[str]:
    """All that has changed in one follow-up, as a facit says it; outcomes come last."""
    for row in comparison.rows:
        step = row.steps[number]
        if step.fate == "new":
            yield f"nytt mål | {row.goal.title.text}"
        else:
            yield from (f"mål | {row.goal.title.text} | {said}" for said in _goal(row, step))
        # What hangs on a goal that is itself new, or gone, is told with the goal.
        for one in step.indicators if step.fate not in ("new", "missing") else ():
            yield from _indicator(one)
    for row in comparison.rows:
        for one in row.steps[number].indicators:
            if one.progress is not None and one.found is not None:
                name = (one.planned or one.found).name
                yield f"utfall | {name} | {_REACHED[one.progress.reached]}"


def _goal(row: GoalRow, step: GoalStep) -> Iterator[str]:
    if step.fate == "missing":
        yield "saknas"
        return
    if step.fate == "not-reported":
        yield "oredovisat"
    titles = [goal.title.text for goal in step.found]
    if "split" in step.changes:
        yield f"delat: {' + '.join(titles)}"
    if "merged" in step.changes:
        yield f"sammanslaget: {titles[0]}"
    if "reworded" in step.changes:
        yield f"omformulerat: {titles[0]}"
    if "renumbered" in step.changes:
        yield f"nytt nummer: {row.goal.number} → {step.found[0].number}"
    if "moved" in step.changes:
        yield f"flyttat: {step.above[0]} → {step.above[1]}"
    if step.match is not None and step.match.confidence == "low":
        yield "osäkert"
    if step.clash is not None:
        yield "emot siffrorna"


def _indicator(one: IndicatorStep) -> Iterator[str]:
    named = one.planned or one.found
    assert named is not None
    if named.in_prose and (one.planned is None or one.found is None):
        return
    said = f"indikator | {named.name} |"
    if one.fate in ("dropped", "added"):
        yield f"{said} {'borttagen' if one.fate == 'dropped' else 'ny'}"
        return
    if one.fate == "not-followed-up":
        yield f"{said} utan utfall"
    if "renamed" in one.changes and one.found is not None:
        yield f"{said} nytt namn: {one.found.name}"
    if "moved" in one.changes and one.goal is not None:
        yield f"{said} flyttad: {one.goal.title.text}"
    if {"target", "unit", "direction"} & set(one.changes):
        yield f"{said} målvärde: {_both(one.target)}"
    if "baseline" in one.changes:
        yield f"{said} utgångsvärde: {_both(one.baseline)}"


def _both(values: tuple[Value | None, Value | None]) -> str:
    return " → ".join(value.text if value is not None else "–" for value in values)
