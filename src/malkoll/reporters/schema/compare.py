"""The output of ``malkoll compare --format json``: that of ``check``, and the comparison."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from malkoll.comparison import GoalChange, GoalFate, IndicatorChange, IndicatorFate, MatchedBy, Reached, Standing, Way
from malkoll.finding import Confidence
from malkoll.reporters.schema.check import CheckOutput
from malkoll.reporters.schema.parts import Line, Model

__all__ = ["CompareOutput"]

Percent = Annotated[int, Field(ge=0, le=100)]


class Element(Model):
    """A goal or an area, and where its title stands in its document."""

    id: str
    """As in the output of show for that document."""
    number: str | None
    title: str
    line: Line


class Named(Model):
    """An indicator, and where it stands in its document."""

    name: str | None
    line: Line


class RunnerUp(Model):
    """What else it could have been."""

    goal: Element
    likeness: Percent


class Match(Model):
    """Why two are taken for one."""

    by: list[MatchedBy]
    confidence: Confidence
    likeness: Percent
    """Of the titles or names. 0 where one of them has only a number."""
    runner_up: RunnerUp | None


class Piece(Model):
    """A run of words."""

    kind: Literal["same", "gone", "new"]
    """In both wordings, only in the plan's, or only in the follow-up's."""
    text: str


class Above(Model):
    """What a moved goal stood and stands under."""

    from_: str | None = Field(alias="from")
    to: str | None


class Told(Model):
    """A place in the follow-up that says how it went."""

    way: Way
    """What it is; below: the goals under it are reported."""
    text: str | None
    line: Line | None


class Value(Model):
    """A value as written, and what it says."""

    text: str
    number: float | None
    unit: str | None
    year: int | None
    line: Line


class Values(Model):
    """A value that was changed."""

    planned: Value | None
    found: Value | None


class Progress(Model):
    """An outcome held against its target."""

    reached: Reached
    reason: str | None
    """Why it cannot be told, in the language of the run."""
    expected: float | None
    """Where the figure would lie that day on a straight line from baseline to target."""
    share: float | None
    """How much of the way from baseline to target has been gone; 1 is the target."""


class Indicator(Model):
    """What a follow-up says of an indicator."""

    fate: IndicatorFate
    changes: list[IndicatorChange]
    planned: Named | None
    found: Named | None
    match: Match | None
    wording: list[Piece]
    """How its name was changed, word by word; empty where it was not."""
    target: Values | None
    """Where it was changed."""
    baseline: Values | None
    """Where it was changed."""
    outcome: Value | None
    progress: Progress | None
    """Against the follow-up's target, or the plan's where it gives none. Null where there is no outcome."""
    against_plan: Progress | None
    """Against the plan's target, where the follow-up has another."""
    goal: Element | None
    """The follow-up's goal that it stands under."""


class Clash(Model):
    """The assessment and the figures say opposite things."""

    said: str
    line: Line
    standing: Standing
    indicators: list[str | None]


class Step(Model):
    """What a follow-up says of a goal."""

    path: str
    fate: GoalFate
    changes: list[GoalChange]
    found: list[Element]
    """The goals that it is there: several where it was split, none where it is missing."""
    merged_with: list[Element]
    """The plan's other goals that became the same one."""
    match: Match | None
    wording: list[Piece]
    """How its title was changed, word by word; empty where it was not."""
    above: Above | None
    """Where it was moved."""
    told: list[Told]
    standing: Standing | None
    """What its assessment says, where that can be told."""
    clash: Clash | None
    indicators: list[Indicator]


class Row(Element):
    """A goal through all documents."""

    planned: bool
    """False for a goal that only a follow-up has."""
    steps: list[Step]
    """One for each follow-up, in the order they were given."""


class Comparison(Model):
    """What became of every goal."""

    plan: str
    follow_ups: list[str]
    editions: bool
    """Whether they are all plans."""
    note: str | None
    """Why no requirement was tried, where none was."""
    answer: list[str]
    """What became of the goals, in a few sentences in the language of the run."""
    areas_left_out: list[list[Element]]
    """For each follow-up, the plan's areas of which it has no goal."""
    goals: list[Row]


class CompareOutput(CheckOutput):
    """What `malkoll compare --format json` writes: the keys of `check`, and the comparison."""

    comparison: Comparison | None
    """Null where a document could not be read, which `errors` tell."""
