"""What the plan says of a goal: who answers for it, how it is followed up, indicators, evidence, measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from malkoll.finding import GoalRef
from malkoll.plan import Comment, Goal, Indicator, Measure, Passage, Responsible, Status, Value
from malkoll.reporters.paper.model import Block, Cell, Column, Facts, Grid, Group, Para, Row, Run, Said
from malkoll.reporters.paper.view import Seen
from malkoll.reporters.paper.voice import LONG, Voice, safe
from malkoll.reporters.paper.words import SAYS

__all__ = ["what_is_there"]

_MOST_MEASURES = 30
_IN_A_CELL = 240
_ALIKE = 80
"""Characters by which a cause is known again in the comment that it was found in."""

_Fact = tuple[str, tuple[Said, ...]]


def what_is_there(seen: Seen, ref: GoalRef) -> list[Block]:
    """Blocks with what the plan says of a goal; none where the plan is not at hand."""
    goal = seen.planned(ref)
    if goal is None:
        return []
    voice = seen.voice
    facts = tuple(_facts(goal, seen, ref))
    blocks: list[Block] = [Facts(facts)] if facts else []
    listed = tuple(one for one in goal.indicators if not one.in_prose)
    if listed:
        blocks.append(_indicators(listed, seen))
    if not blocks:
        blocks.append(Para(voice.own(SAYS["nothing_there"])))
    return blocks


def _facts(goal: Goal, seen: Seen, ref: GoalRef) -> Iterator[_Fact]:
    voice = seen.voice

    def fact(key: str, *said: Said) -> _Fact:
        return voice.word(SAYS[key]), said

    if goal.responsible:
        yield fact("responsible", *_roles(goal.responsible, voice))
    if _has(goal.follow_up):
        yield fact("follow_up", voice.plan(goal.follow_up.text))  # type: ignore[union-attr]
    if goal.deadline is not None and goal.deadline.text.strip():
        yield fact("deadline", voice.plan(goal.deadline.text))
    if goal.assessment is not None and goal.assessment.text.strip():
        yield fact("assessment", voice.plan(goal.assessment.text))
    if goal.status is not None:
        yield fact("state", _status(goal.status, voice))
    if goal.forecast is not None and goal.forecast.text.strip():
        yield fact("forecast", voice.plan(goal.forecast.text))
    yield from _comment(goal.comment, voice)
    if goal.evidence:
        yield fact("evidence", *(_evidence(one.name, one.method, voice) for one in goal.evidence))
    in_text = [one.name for one in goal.indicators if one.in_prose and one.name]
    if in_text:
        yield fact("in_text", *(voice.plan(name, 240) for name in in_text))
    if goal.measures:
        shown = goal.measures[:_MOST_MEASURES]
        said = [_measure(one, voice) for one in shown]
        if len(goal.measures) > len(shown):
            said.append(voice.own(SAYS["more_entries"], len(goal.measures) - len(shown)))
        yield fact("measures", *said)
    below = seen.below(ref)
    if below:
        yield fact("below", voice.own(SAYS["below_says"], len(below)))


def _has(passage: Passage | None) -> bool:
    return passage is not None and bool(passage.text.strip())


def _roles(responsible: Sequence[Responsible], voice: Voice) -> tuple[Said, ...]:
    """The roles. A name that is no role goes no further than the question about it."""
    roles = tuple(voice.plan(one.role, 160) for one in responsible if one.is_role)
    return (*roles, voice.own(SAYS["not_role"])) if len(roles) < len(responsible) else roles


def _status(status: Status, voice: Voice) -> Said:
    if status.in_text and status.text.strip():
        return voice.plan(status.text)
    if status.colour is not None:
        return (*voice.own(SAYS["state_colour"]), Run(" ("), *voice.rule(status.colour), Run(")"))
    return voice.own(SAYS["state_image" if status.carrier == "image" else "state_lost"])


def _comment(comment: Comment | None, voice: Voice) -> Iterator[_Fact]:
    if comment is None:
        return
    if comment.text.strip():
        yield voice.word(SAYS["comment"]), (voice.plan(comment.text),)
    for key, part in (("cause", comment.cause), ("action", comment.action)):
        if part is not None and part.text.strip() and safe(part.text)[:_ALIKE] not in safe(comment.text)[:LONG]:
            yield voice.word(SAYS[key]), (voice.plan(part.text),)


def _evidence(name: str, method: Passage | None, voice: Voice) -> Said:
    said = voice.plan(name, 240)
    if _has(method):
        return (*said, Run(" ("), *voice.own(SAYS["method"]), *voice.plan(method.text, 240), Run(")"))  # type: ignore[union-attr]
    return said


def _measure(measure: Measure, voice: Voice) -> Said:
    said = voice.plan(measure.title.rstrip(" ."), 240)
    more: list[Said] = [voice.plan(one.role, 80) for one in measure.responsible if one.is_role]
    if measure.deadline is not None and measure.deadline.text.strip():
        more.append(voice.plan(measure.deadline.text, 60))
    if measure.status is not None and (measure.status.in_text or measure.status.colour is not None):
        more.append(_status(measure.status, voice))
    if not more:
        return said
    inner = tuple(run for at, one in enumerate(more) for run in ((Run(", "), *one) if at else one))
    return (*said, Run(" ("), *inner, Run(")"))


# --- indicators ---------------------------------------------------------------------------------------


def _indicators(indicators: Sequence[Indicator], seen: Seen) -> Grid:
    """A table of a goal's indicators, with a column for what any of them has or should have."""
    voice = seen.voice
    report = seen.kind == "follow-up"
    columns = [Column(voice.word(SAYS["indicator"]))]
    keys: list[str] = []
    for key in ("baseline", "target", "outcome"):
        wanted = key != "outcome" if not report else key == "outcome" and not all(one.followed_up for one in indicators)
        if wanted or any(getattr(one, key) is not None or (key == "target" and one.targets) for one in indicators):
            keys.append(key)
            columns.append(Column(voice.word(SAYS[key])))
    if any(one.assessment is not None or one.status is not None for one in indicators):
        keys.append("assessment")
        columns.append(Column(voice.word(SAYS["assessment"])))
    if any(one.counts_people for one in indicators):
        keys.append("sexes")
        columns.append(Column(voice.word(SAYS["sexes"])))
    if any(_comments(one) for one in indicators):
        keys.append("comment")
        columns.append(Column(voice.word(SAYS["comment"])))
    rows = tuple(
        Row((Cell(_name(one, voice)), *(_indicator_cell(one, key, voice) for key in keys))) for one in indicators
    )
    return Grid(voice.word(SAYS["indicators"]), tuple(columns), (Group(rows),))


def _name(indicator: Indicator, voice: Voice) -> Said:
    if indicator.name is None or not safe(indicator.name):
        return voice.own(SAYS["unnamed"])
    return voice.plan(indicator.name, _IN_A_CELL)


def _indicator_cell(indicator: Indicator, key: str, voice: Voice) -> Cell:
    if key == "sexes":
        return Cell(_sexes(indicator, voice))
    if key == "assessment":
        if indicator.assessment is not None and indicator.assessment.text.strip():
            return Cell(voice.plan(indicator.assessment.text, _IN_A_CELL))
        return Cell(_status(indicator.status, voice)) if indicator.status is not None else Cell()
    if key == "comment":
        said = _comments(indicator)
        return Cell(voice.plan(said, _IN_A_CELL)) if said else Cell()
    values = (indicator.targets or _one(indicator.target)) if key == "target" else _one(getattr(indicator, key))
    said_values = "; ".join(value.text for value in values if value.text.strip())
    if said_values:
        return Cell(voice.plan(said_values, 160))
    return Cell(voice.own(SAYS["in_words" if key == "outcome" and indicator.followed_up else "not_given"]))


def _one(value: Value | None) -> tuple[Value, ...]:
    return (value,) if value is not None else ()


def _sexes(indicator: Indicator, voice: Voice) -> Said:
    if not indicator.counts_people:
        return voice.own(SAYS["not_people"])
    return voice.own(SAYS["apart" if indicator.sex_split else "together"])


def _comments(indicator: Indicator) -> str:
    comment = indicator.comment
    if comment is not None and comment.text.strip():
        return comment.text
    parts = (indicator.description, indicator.cause, indicator.action)
    return next((part.text for part in parts if part is not None and part.text.strip()), "")
