"""Facts: what can be computed about a plan. Computed once, when the plan is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from malkoll.document import Document, Item, Paragraph, Table
from malkoll.facts import deviation, figures, goals, indicators
from malkoll.facts.people import PeopleWords
from malkoll.language.tree import WordList
from malkoll.plan import Area, Decision, Evidence, Goal, Passage, Plan
from malkoll.swedish.lists import matcher_for
from malkoll.swedish.values import names_sex
from malkoll.swedish.words import WordMatcher

__all__ = ["complete"]


def complete(plan: Plan, document: Document, word_lists: Iterable[WordList]) -> Plan:
    """``plan`` with its facts; ``document`` is what it was read from."""
    matchers: dict[str, WordMatcher] = {}
    for listed in word_lists:
        for name in (listed.names.sv, listed.names.en):
            if name:
                matchers[name] = matcher_for(listed.words)
    words = PeopleWords(matchers)
    areas = tuple(goals.area_roles(area) for area in plan.areas)
    done = [_goal(goal, plan, words) for goal in plan.goals]
    passages = list(_passages(document))
    if plan.kind == "plan":
        inside = [(goal.span.line, goal.end_line) for goal in done]
        outside = [passage for passage in passages if not any(a <= passage.span.line <= b for a, b in inside)]
        general = goals.general_follow_up(outside)
        if general is not None:
            done = [replace(goal, follow_up=goal.follow_up or general) for goal in done]
    done = _inherit(done, areas)
    found = tuple(_last(goal) for goal in done)
    places = _owners(passages, found)
    return replace(
        plan,
        areas=areas,
        goals=found,
        decisions=tuple(_decision(decision) for decision in plan.decisions),
        figures=figures.figures_in(((p, g.id if g else None) for p, g in places), words)
        if plan.kind == "follow-up"
        else (),
        promises=figures.promises_in(places, found),
    )


def _goal(goal: Goal, plan: Plan, words: PeopleWords) -> Goal:
    """The facts that need no other goal."""
    listed = indicators.pair_by_sex(
        tuple(deviation.indicator(indicators.complete(one, words, plan.kind)) for one in goal.indicators)
    )
    if plan.kind == "plan" and not listed:
        listed = indicators.prose_indicators(goal, words)
    goal = replace(goal, indicators=listed, title=goals.title(goal))
    own = tuple(goals.role(one) for one in goal.responsible) or goals.responsible_in(goal)
    assessment = goals.assess(goal.assessment)
    goal = replace(
        goal,
        responsible=tuple(goals.role(one) for one in own),
        follow_up=goal.follow_up or goals.follow_up_in(goal.body),
        assessment=assessment,
        forecast=goals.forecast(goal.forecast),
    )
    goal = replace(
        goal,
        deadline=goals.deadline_of(goal, plan.kind),
        evidence=tuple(_evidence(one, goal, words) for one in goal.evidence),
        measures=tuple(
            deviation.measure(replace(one, responsible=tuple(map(goals.role, one.responsible))))
            for one in goal.measures
        ),
    )
    return deviation.goal(goal)


def _evidence(evidence: Evidence, goal: Goal, words: PeopleWords) -> Evidence:
    text = evidence.name + " " + (evidence.method.text if evidence.method else "")
    return replace(
        evidence,
        follow_up=goal.follow_up,
        about_people=words.people.matches(evidence.name) or words.evidence.matches(text),
        sex_split=names_sex(text),
    )


def _inherit(found: list[Goal], areas: tuple[Area, ...]) -> list[Goal]:
    """Responsible and follow-up set higher up hold below; what is measured below holds above."""
    by_id = {goal.id: goal for goal in found}
    roles = {area.id: area.responsible for area in areas}
    out: list[Goal] = []
    for goal in found:
        responsible, follow_up = goal.responsible, goal.follow_up
        parent = goal.parent
        seen = {goal.id}
        while parent is not None and parent not in seen and (not responsible or follow_up is None):
            seen.add(parent)
            above = by_id.get(parent)
            responsible = responsible or (above.responsible if above else roles.get(parent, ()))
            follow_up = follow_up or (above.follow_up if above else None)
            parent = above.parent if above else None
        out.append(replace(goal, responsible=responsible, follow_up=follow_up))
    below: dict[str, list[Goal]] = {}
    for goal in out:
        if goal.parent:
            below.setdefault(goal.parent, []).append(goal)
    dated = {goal.parent: goal.deadline for goal in out if goal.parent and goal.deadline is not None}
    return [
        replace(
            goal,
            indicators_below=tuple(one for child in below.get(goal.id, ()) for one in child.indicators),
            evidence_below=tuple(one for child in below.get(goal.id, ()) for one in child.evidence),
            deadline=goal.deadline or dated.get(goal.id),
        )
        for goal in out
    ]


def _last(goal: Goal) -> Goal:
    """Whether the goal is assessed, when all else is known."""
    told = goal.comment is not None
    closed = goal.assessment is not None and (not goal.assessment.open or told)
    shown = goal.status is not None and not goal.status.in_text
    expected = goal.forecast.expected_done if goal.forecast is not None and not goal.forecast.done else None
    said_done = goals.is_done(
        goal.assessment.text if goal.assessment else None,
        goal.forecast.text if goal.forecast else None,
        goal.status.text if goal.status else None,
    )
    return replace(
        goal,
        assessed=closed or goal.forecast is not None or shown,
        expected_done=None if said_done else expected,
    )


def _decision(decision: Decision) -> Decision:
    comment = decision.comment
    return replace(decision, expected_done=goals.expected_done(comment.text) if comment else None)


def _passages(document: Document) -> Iterator[Passage]:
    """The running text of the document, line by line."""
    for block in document.blocks:
        match block:
            case Paragraph() | Item():
                for line in block.lines:
                    yield Passage(line.text, line.span)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        for line in cell.lines:
                            if len(line.text) > 60:
                                yield Passage(line.text, line.span)
            case _:
                continue


def _owners(passages: list[Passage], found: tuple[Goal, ...]) -> list[tuple[Passage, Goal | None]]:
    """Each passage with the goal it stands in, in one walk over both."""
    ranges = sorted(((goal.span.line, goal.end_line, goal) for goal in found), key=lambda item: item[0])
    out: list[tuple[Passage, Goal | None]] = []
    at = 0
    for passage in passages:
        while at + 1 < len(ranges) and ranges[at + 1][0] <= passage.span.line:
            at += 1
        inside = ranges and ranges[at][0] <= passage.span.line <= ranges[at][1]
        out.append((passage, ranges[at][2] if inside else None))
    return out
