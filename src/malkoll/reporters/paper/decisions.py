"""What to decide before the meeting: a point for each requirement that is not met, the most important first."""

from __future__ import annotations

from collections.abc import Iterator

from malkoll.elements import GOAL_PARTS
from malkoll.finding import Finding, GoalRef, Severity, Text
from malkoll.records import record
from malkoll.reporters.paper.model import Block, Heading, Item, Items, Para, Part, Run, Said
from malkoll.reporters.paper.view import Seen
from malkoll.reporters.paper.words import SAYS, TAGS

__all__ = ["Point", "decisions", "points", "told_once"]

_HINT_EACH_TIME = 3
"""Goals at which advice is given in full; where more goals lack the same, the point gives it once."""
_MOST_NAMED = 6
"""Goals that a point names; where it concerns more it says how many."""
_NAMED_WITHIN = 60
"""Characters of a goal's title in a list of goals."""


@record
class Point:
    """A requirement that is not met, and where. ``hint`` is what to do, where it is the same everywhere."""

    code: str
    severity: Severity
    findings: tuple[Finding, ...]
    goals: tuple[GoalRef, ...]
    outside: int
    hint: Text | None
    weight: tuple[int, int, str]


def points(seen: Seen) -> tuple[Point, ...]:
    """The points of a document, the most important first."""
    by_code: dict[str, list[Finding]] = {}
    for finding in seen.report.findings:
        by_code.setdefault(finding.code, []).append(finding)
    return tuple(sorted((_point(code, many, seen) for code, many in by_code.items()), key=lambda one: one.weight))


def _point(code: str, found: list[Finding], seen: Seen) -> Point:
    goals = {one.goal.id: one.goal for one in found if one.goal is not None}
    severity = seen.severity(code)
    rule = seen.rules.get(code)
    hints = {one.hint for one in found}
    hint = rule.hint if rule is not None else None
    if hint is None or not (hint.sv or hint.en):
        hint = hints.pop() if len(hints) == 1 else None
    of_goals = any((one.noun or "goal") in GOAL_PARTS and one.goal is not None for one in found)
    return Point(
        code,
        severity,
        tuple(found),
        tuple(goals.values()),
        sum(one.goal is None for one in found),
        hint,
        (_class(severity, of_goals), -len(goals), code),
    )


def _class(severity: Severity, of_goals: bool) -> int:
    """What stands in the way of following up comes first, then what else is wrong; last what is only of the text."""
    if severity == "error":
        return 0 if of_goals else 1
    if severity == "warning":
        return 2 if of_goals else 4
    return 3


def told_once(point: Point, seen: Seen) -> bool:
    """Whether the advice stands at the point: with few goals it stands at each of them instead, and never twice."""
    if point.hint is None or not (point.hint.sv or point.hint.en):
        return False
    return len(point.goals) > _HINT_EACH_TIME


def decisions(seen: Seen, level: int) -> Part:
    """The part of the first page that says what to decide."""
    voice = seen.voice
    found = points(seen)
    blocks: list[Block] = [Heading(level, voice.own(SAYS["decide"]))]
    if not found:
        blocks.append(Para(voice.own(SAYS["decide_none"])))
    else:
        lead = voice.own(SAYS["decide_lead"])
        known = sum(one.known for one in seen.report.findings)
        if known:
            lead = (*lead, Run(" "), *voice.own(SAYS["known_some"], known))
        blocks.append(Para(lead, "lead"))
        blocks.append(Items(tuple(_item(one, seen) for one in found), True, "decisions"))
    return Part(f"{seen.prefix}beslut", tuple(blocks))


def _item(point: Point, seen: Seen) -> Item:
    voice = seen.voice
    text = (*_strong(voice.rule(seen.requires(point.code))), Run(f"  {point.code}", "", False, False))
    more: list[Said] = [_where(point, seen)]
    if told_once(point, seen) and point.hint is not None:
        more.append((*voice.own(SAYS["do"], strong=True), Run(" "), *voice.rule(point.hint)))
    return Item(
        text,
        tuple(more),
        tag=voice.word(TAGS[point.severity]),
        tag_look=point.severity,
        id=f"{seen.prefix}punkt-{seen.points[point.code]}",
    )


def _strong(said: Said) -> Said:
    return tuple(Run(run.text, run.language, run.quoted, True, run.link) for run in said)


def _where(point: Point, seen: Seen) -> Said:
    """How many goals, and which."""
    voice = seen.voice
    all_goals, some = len(seen.goals), len(point.goals)
    if not some:
        return (*voice.own(SAYS["at_outside" if point.outside == 1 else "at_outsides"], point.outside), Run("."))
    said: Said
    if some == all_goals:
        word = {1: "at_only", 2: "at_both"}.get(some, "at_all")
        said = voice.own(SAYS[word], some) if some > 2 else voice.own(SAYS[word])
    else:
        said = voice.own(SAYS["at_some"], some, all_goals)
    at_goals = len(point.findings) - point.outside
    if at_goals > some:
        said = (*said, *voice.own(SAYS["at_places"], at_goals))
    if point.outside:
        said = (*said, *voice.own(SAYS["and_outside" if point.outside == 1 else "and_outsides"], point.outside))
    if some == all_goals:
        return (*said, Run("."))
    others = tuple(goal for goal in seen.goals if all(goal.id != one.id for one in point.goals))
    few = len(others) <= _MOST_NAMED < some
    lead = seen.voice.own(SAYS["all_but"]) if few else (Run(": "),)
    named = (*said, *lead, *_named(others if few else point.goals, seen))
    return named if named[-1].text.endswith("…") else (*named, Run("."))


def _named(goals: tuple[GoalRef, ...], seen: Seen) -> Iterator[Run]:
    most = _MOST_NAMED if len(goals) > _MOST_NAMED + 1 else len(goals)
    for at, goal in enumerate(goals[:most]):
        if at:
            yield Run("; ")
        yield from seen.voice.goal(goal, _NAMED_WITHIN, seen.anchor(goal))
    if len(goals) > most:
        yield from seen.voice.own(SAYS["and_more"], len(goals) - most)
