"""The real reports against plans made of their own goals: everything matches, and every seeded edit is found.

They lie beside the project and are no part of it; where they are absent these tests skip.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pytest

from malkoll import load
from malkoll.comparing import compare
from malkoll.comparison import Comparison
from malkoll.plan import Goal, Plan

SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORTS = ("uppsala_2023", "kalmar_2022")
EVERY = 7
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "plans").is_dir(), reason="the real plans do not lie beside the project"),
]


@lru_cache(maxsize=4)
def _report(name: str) -> Plan:
    return load(SHARED / "plans" / f"{name}.txt", no_config=True)


@dataclass(frozen=True)
class _Entry:
    """A goal as the plan made of a report writes it: ``of`` is the report's own, ``target`` is for all indicators."""

    of: Goal
    title: str
    number: str
    names: tuple[str, ...]
    target: str = "90 %"
    outcome: str = ""


def _entries(report: Plan) -> list[_Entry]:
    return [_Entry(goal, _line(goal.title.text), goal.number or "", tuple(_names(goal))) for goal in report.goals]


def _line(text: str) -> str:
    return " ".join(text.split()).replace("|", "/").rstrip(" .")


def _names(goal: Goal) -> Iterator[str]:
    return (_line(one.name) for one in goal.indicators if one.name and not one.in_prose)


def _written(
    report: Plan, entries: list[_Entry], title: str, heads: str = "Indikator | Utgångsvärde | Målvärde"
) -> str:
    """A plan in a layout of our own: areas, goals and sub-goals as headings, indicators in tables."""
    areas = {area.id: _line(area.title) for area in report.areas}
    goals = {goal.id for goal in report.goals}
    kept = {entry.of.id for entry in entries}
    lines = [f"# {title}", ""]
    written: set[str] = set()
    # Goals under no area come first: below an area they would stand under that.
    for entry in sorted(entries, key=lambda one: _top(report, one.of) in areas):
        above, top = entry.of.parent, _top(report, entry.of)
        if top in areas and top not in written:
            written.add(top)
            lines += [f"## Målområde: {areas[top]}", ""]
        below = above in goals and above in kept
        mark = "#### Delmål" if below else "### Mål"
        lines += [f"{mark} {entry.number}: {entry.title}" if entry.number else f"{mark}: {entry.title}", ""]
        if entry.names:
            lines += [f"| {heads} |", "|---|---|---|"]
            lines += [f"| {name} | {entry.outcome} | {entry.target} |" for name in entry.names]
            lines.append("")
        if "uppföljning" in title.lower():
            lines += ["Bedömning: Delvis uppfyllt", ""]
    return "\n".join(lines) + "\n"


def _top(report: Plan, goal: Goal) -> str:
    parents = {one.id: one.parent for one in report.goals}
    above = goal.parent
    while above in parents:
        above = parents[above]
    return above or ""


def _as_plan(tmp_path: Path, text: str, name: str = "plan.md", kind: str = "plan") -> Plan:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load(path, no_config=True, kind="plan" if kind == "plan" else "follow-up")


def _pairs(comparison: Comparison) -> dict[str, str]:
    """Which title of the plan was found as which title of the report."""
    return {
        _line(row.goal.title.text): _line(row.steps[0].found[0].title.text)
        for row in comparison.planned
        if row.steps[0].found
    }


def _changes(comparison: Comparison) -> set[tuple[str, str]]:
    """All that is said to have changed of goals, with the plan's title; what is new with the report's."""
    found = {(change, _line(row.goal.title.text)) for row in comparison.planned for change in row.steps[0].changes}
    found |= {("missing", _line(row.goal.title.text)) for row in comparison.planned if row.steps[0].fate == "missing"}
    return found | {("new", _line(row.goal.title.text)) for row in comparison.added}


def _indicator_changes(comparison: Comparison) -> set[tuple[str, str]]:
    steps = [
        one
        for row in comparison.planned
        if row.steps[0].fate != "missing"
        for one in row.steps[0].indicators
        if (one.planned or one.found).name  # type: ignore[union-attr]
    ]
    found = {(change, _line((one.planned or one.found).name)) for one in steps for change in one.changes}  # type: ignore[union-attr, arg-type]
    return found | {
        (one.fate, _line((one.planned or one.found).name))  # type: ignore[union-attr, arg-type]
        for one in steps
        if one.fate in ("dropped", "added")
    }


@pytest.mark.parametrize("name", REPORTS)
def test_everything_in_a_report_matches_a_plan_made_of_its_own_goals(name: str, tmp_path: Path) -> None:
    report = _report(name)
    plan = _as_plan(tmp_path, _written(report, _entries(report), "Verksamhetsplan"))
    comparison = compare(plan, report)
    assert len(comparison.planned) == len(report.goals)
    assert _changes(comparison) == set()
    assert _indicator_changes(comparison) == set()
    assert all(row.steps[0].fate == "reported" for row in comparison.planned)


def _without_every_seventh(entries: list[_Entry]) -> tuple[list[_Entry], set[tuple[str, str]]]:
    # A goal that others stand under stays: its sub-goals would stand under another one.
    parents = {entry.of.parent for entry in entries}
    gone = [one for at, one in enumerate(entries) if at % EVERY == EVERY - 1 and one.of.id not in parents]
    return [one for one in entries if one not in gone], {("new", one.title) for one in gone}


def _reworded(entries: list[_Entry]) -> tuple[list[_Entry], set[tuple[str, str]]]:
    """Every seventh title with one of its words exchanged for another."""
    seeded = random.Random(7)
    edited, wanted = [], set()
    long = [at for at, one in enumerate(entries) if len(one.title.split()) >= 4]
    for at, one in enumerate(entries):
        if at in long[::EVERY]:
            words = one.title.split()
            places = [place for place, word in enumerate(words) if len(word) > 3 and not re.search(r"\d", word)]
            words[seeded.choice(places)] = "kommungemensam"
            one = replace(one, title=" ".join(words))
            wanted.add(("reworded", one.title))
        edited.append(one)
    return edited, wanted


def _renumbered(entries: list[_Entry]) -> tuple[list[_Entry], set[tuple[str, str]]]:
    edited = [replace(one, number=f"{at + 101}") for at, one in enumerate(entries)]
    return edited, {("renumbered", one.title) for one in edited if one.of.number}


@pytest.mark.parametrize("edit", [_without_every_seventh, _reworded, _renumbered], ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("name", REPORTS)
def test_every_seeded_edit_of_the_goals_is_found_and_nothing_else_is(
    name: str, edit: Callable[[list[_Entry]], tuple[list[_Entry], set[tuple[str, str]]]], tmp_path: Path
) -> None:
    report = _report(name)
    entries, wanted = edit(_entries(report))
    comparison = compare(_as_plan(tmp_path, _written(report, entries, "Verksamhetsplan")), report)
    assert wanted or edit is _renumbered  # where the report has no numbers, new ones are no change
    assert _changes(comparison) == wanted


def test_every_seeded_edit_of_targets_and_indicators_is_found_and_nothing_else_is(tmp_path: Path) -> None:
    """The report gives no targets, so both documents are made of its goals and indicators."""
    report = _report("kalmar_2022")
    entries = _entries(report)
    names = [name for one in entries for name in one.names]
    unique = [name for name in names if names.count(name) == 1]
    changed, dropped = set(unique[::EVERY]), set(unique[3::EVERY])
    before = _written(report, entries, "Verksamhetsplan")
    lines = (
        _edited(line, changed, dropped)
        for line in _written(
            report,
            [replace(one, outcome="70 %") for one in entries],
            "Uppföljning 2022",
            "Indikator | Utfall | Målvärde",
        ).split("\n")
    )
    after = "\n".join(line for line in lines if line is not None)
    comparison = compare(_as_plan(tmp_path, before), _as_plan(tmp_path, after, "report.md", "follow-up"))
    assert len(changed) > 5
    assert _changes(comparison) == set()
    assert _indicator_changes(comparison) == {("target", name) for name in changed} | {
        ("dropped", name) for name in dropped
    }


def _edited(line: str, changed: set[str], dropped: set[str]) -> str | None:
    name = line.split("|")[1].strip() if line.startswith("| ") else ""
    if name in dropped:
        return None
    return line.replace("| 90 % |", "| 95 % |") if name in changed else line
