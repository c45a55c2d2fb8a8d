"""Where a follow-up says how a goal went, and whether its words and its figures agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from malkoll.comparing.words import bare
from malkoll.comparison import Clash, IndicatorStep, Standing, Told
from malkoll.facts.standing import standing_in
from malkoll.plan import Assessment, Goal, Passage

__all__ = ["clash", "standing", "told"]

_LEAST_WORDS = 6
"""Words of running text, not the plan's own, from which something has been told."""


def told(planned: Goal | None, found: Goal) -> Iterator[Told]:
    """The places that tell how ``found`` went, the weightiest first."""
    if found.assessment is not None and found.assessment.text.strip() and not found.assessment.open:
        yield Told("assessment", Passage(found.assessment.text, found.assessment.span))
    if found.status is not None and (found.status.text.strip() or not found.status.in_text):
        yield Told("status", Passage(found.status.text, found.status.span))
    if found.comment is not None and found.comment.filled and found.comment.text.strip():
        yield Told("comment", Passage(found.comment.text, found.comment.span))
    if found.forecast is not None and found.forecast.text.strip():
        yield Told("forecast", Passage(found.forecast.text, found.forecast.span))
    for indicator in found.indicators:
        if indicator.outcome is not None and indicator.outcome.text.strip():
            yield Told("outcome", Passage(indicator.outcome.text, indicator.outcome.span))
    for measure in found.measures:
        if (measure.status is not None and measure.status.text.strip()) or measure.comment is not None:
            yield Told("measure", Passage(measure.title, measure.span))
    known = {bare(passage.text) for passage in planned.body} if planned is not None else set()
    for passage in found.body:
        if len(passage.text.split()) >= _LEAST_WORDS and bare(passage.text) not in known:
            yield Told("text", passage)


def standing(goals: Sequence[Goal]) -> tuple[Standing | None, Passage | None]:
    """What the assessment (or the status in words) of a goal says, and where; "partly" where several differ."""
    said = [one for one in map(_of_one, goals) if one[0] is not None]
    if not said or len(said) < len(goals):
        return None, None
    if any(one[0] != said[0][0] for one in said):
        return ("partly", said[0][1]) if all(one[0] != "open" for one in said) else (None, None)
    return said[0]


def _of_one(goal: Goal) -> tuple[Standing | None, Passage | None]:
    for one in (goal.assessment, goal.status):
        if one is None or not one.text.strip():
            continue
        where = Passage(one.text, one.span)
        if isinstance(one, Assessment) and one.open:
            return "open", where
        found = standing_in(one.text)
        if found is not None:
            return found, where
    return None, None


def clash(said: Standing | None, where: Passage | None, indicators: Sequence[IndicatorStep]) -> Clash | None:
    """Where a goal is called met and a figure is short of its target, or unmet and all of them reach theirs."""
    if where is None or said is None:
        return None
    told_of = [one for one in indicators if one.progress is not None and one.progress.reached != "unknown"]
    short = [one for one in told_of if _is_short(one)]
    if said == "met" and short:
        return Clash(where, said, tuple(short))
    every = [one for one in indicators if one.found is not None]
    if said == "not-met" and told_of and not short and len(told_of) == len(every):
        return Clash(where, said, tuple(told_of))
    return None


def _is_short(one: IndicatorStep) -> bool:
    """Whether its figure does not reach the target, or not the one that the plan has."""
    held = (one.progress, one.against_plan)
    return any(each is not None and each.reached not in ("reached", "unknown") for each in held)
