"""What became of a plan in the documents that follow it up: the nouns, without how any of it was found.

A comparison is a table: a row for each goal of the plan, in the plan's own order, then one for each goal that only a
follow-up has; in every row a step for each follow-up, in the order they were given.
"""

from __future__ import annotations

from typing import Literal

from malkoll.finding import Confidence, Report, Text
from malkoll.plan import Area, Goal, Indicator, Passage, Plan, Value
from malkoll.records import record

__all__ = [
    "Clash",
    "Comparison",
    "ComparisonReport",
    "GoalChange",
    "GoalFate",
    "GoalRow",
    "GoalStep",
    "IndicatorChange",
    "IndicatorFate",
    "IndicatorStep",
    "Match",
    "MatchedBy",
    "Progress",
    "Reached",
    "RunnerUp",
    "Standing",
    "Told",
    "Way",
    "WordPiece",
]

MatchedBy = Literal["title", "number", "wording", "indicators", "place"]
GoalFate = Literal["reported", "not-reported", "kept", "missing", "new", "absent"]
GoalChange = Literal["reworded", "renumbered", "moved", "split", "merged"]
IndicatorFate = Literal["followed-up", "not-followed-up", "kept", "dropped", "added", "goal-missing"]
IndicatorChange = Literal["renamed", "moved", "target", "baseline", "unit", "direction"]
Standing = Literal["met", "partly", "not-met", "open"]
Reached = Literal["reached", "on-track", "behind", "not-reached", "wrong-way", "unknown"]
Way = Literal["assessment", "status", "comment", "forecast", "outcome", "measure", "text", "below"]


@record
class WordPiece:
    """A run of words that both wordings have ("same"), only the plan's ("gone") or only the follow-up's ("new")."""

    kind: Literal["same", "gone", "new"]
    text: str


@record
class RunnerUp:
    """What else a goal could have been matched with, and the title that it stands under.

    ``likeness`` is of the titles, 0 to 100.
    """

    goal: Goal
    likeness: int
    under: str | None = None


@record
class Match:
    """Why two are taken for one, and how surely. ``likeness`` is of the titles or names, 0 to 100.

    ``runner_up`` is given where the match is not certain and something else was near.
    """

    by: tuple[MatchedBy, ...]
    confidence: Confidence
    likeness: int
    runner_up: RunnerUp | None = None


@record
class Told:
    """A place in the follow-up that says how it went; ``passage`` is ``None`` where the goals below say it."""

    way: Way
    passage: Passage | None = None


@record
class Progress:
    """An outcome held against the target.

    ``expected`` is where the figure would lie on the report's day on a straight line from baseline to target, and
    ``share`` how much of the way has been gone (1 is the target), each where it can be told. ``reason`` says why the
    rest cannot be told where ``reached`` is "unknown".
    """

    reached: Reached
    reason: Text | None = None
    expected: float | None = None
    share: float | None = None


@record
class IndicatorStep:
    """What one follow-up says of an indicator.

    ``planned`` is the plan's, ``found`` the follow-up's; either is ``None`` where it has none. ``target`` and
    ``baseline`` are the plan's value and the follow-up's, where the step lists them among its ``changes``.
    ``progress`` is held against the follow-up's target, or the plan's where it gives none; ``against_plan`` against the
    plan's where the follow-up has another. ``goal`` is the follow-up's goal that it stands under.
    """

    planned: Indicator | None
    found: Indicator | None
    fate: IndicatorFate
    changes: tuple[IndicatorChange, ...] = ()
    match: Match | None = None
    wording: tuple[WordPiece, ...] = ()
    target: tuple[Value | None, Value | None] = (None, None)
    baseline: tuple[Value | None, Value | None] = (None, None)
    progress: Progress | None = None
    against_plan: Progress | None = None
    goal: Goal | None = None


@record
class Clash:
    """The words of an assessment and the figures under it say opposite things. ``said`` is the assessment."""

    said: Passage
    standing: Standing
    indicators: tuple[IndicatorStep, ...]


@record
class GoalStep:
    """What one follow-up says of a goal.

    ``found`` are the goals that it is there: several where it was split, none where it is missing. ``others`` are the
    plan's other goals that were merged into the same one. ``wording`` is the difference of the titles, word by word,
    where it was reworded; ``above`` the titles it stood and stands under, where it was moved.
    """

    fate: GoalFate
    found: tuple[Goal, ...] = ()
    changes: tuple[GoalChange, ...] = ()
    match: Match | None = None
    others: tuple[Goal, ...] = ()
    wording: tuple[WordPiece, ...] = ()
    above: tuple[str | None, str | None] = (None, None)
    told: tuple[Told, ...] = ()
    standing: Standing | None = None
    clash: Clash | None = None
    indicators: tuple[IndicatorStep, ...] = ()


@record
class GoalRow:
    """A goal through all documents. ``goal`` is the plan's, or, where the plan has none, the first follow-up's."""

    goal: Goal
    planned: bool
    steps: tuple[GoalStep, ...]


@record
class Comparison:
    """A plan and what follows it, goal by goal.

    ``follow_ups`` are in the order given. ``editions`` is true where they are plans too: then nothing is reported,
    and what differs is a decision. ``left_out`` are, for each follow-up, the plan's areas of which it has no goal.
    """

    plan: Plan
    follow_ups: tuple[Plan, ...]
    rows: tuple[GoalRow, ...]
    editions: bool = False
    left_out: tuple[tuple[Area, ...], ...] = ()

    @property
    def planned(self) -> tuple[GoalRow, ...]:
        """The rows of the plan's own goals."""
        return tuple(row for row in self.rows if row.planned)

    @property
    def added(self) -> tuple[GoalRow, ...]:
        """The rows of goals that only a follow-up has."""
        return tuple(row for row in self.rows if not row.planned)


@record(slots=False)  # without slots: it goes together with another kind of report
class ComparisonReport(Report):
    """A report on documents that were compared: what requirements say of it, and the comparison itself.

    ``comparison`` is ``None`` where a document could not be read, which ``errors`` tell. ``note`` says why no
    requirement was tried, where none was.
    """

    comparison: Comparison | None = None
    note: Text | None = None

    @property
    def goals(self) -> int:
        """How many goals the plan has: a follow-up's are the same goals again."""
        return len(self.comparison.plan.goals) if self.comparison is not None else 0
