"""The output of ``malkoll show --format json``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from malkoll.plan import ClaimKind, Direction, Form, PlanKind
from malkoll.reporters.schema.parts import Line, Model, Sha256

__all__ = ["ShowOutput"]

Number = int | float


class Period(Model):
    """The time a plan is for, as written: years or dates."""

    from_: str | None = Field(alias="from")
    to: str | None


class Passage(Model):
    """Words of the plan and where they stand."""

    text: str
    line: Line


class Value(Model):
    """A value as written and what it says."""

    text: str
    number: Number | None
    """The first number outside parentheses."""
    unit: str | None
    """What the number counts, as written: "%", "timmar"."""
    period: str | None
    """The time it was measured over, as written."""
    year: int | None
    """The year a target is for."""
    women: Number | None
    men: Number | None
    line: Line


class Responsible(Model):
    """Who answers for something."""

    role: str
    line: Line
    is_role: bool
    """False for a person's name or for everybody."""


class Deadline(Model):
    """By when something is to be reached."""

    text: str
    year: int | None
    line: Line


class Assessment(Model):
    """How it went, in words."""

    text: str
    line: Line
    open: bool
    """The words say that nothing was assessed."""


class Forecast(Model):
    """What is expected."""

    text: str
    expected_done: int | None
    """The year it is expected to be done, where stated."""
    line: Line
    done: bool
    """The words say that it is done."""


class Comment(Model):
    """Why it went as it did, and what is done about it."""

    text: str
    line: Line
    cause: Passage | None
    action: Passage | None


class Status(Model):
    """A place where a status belongs."""

    text: str | None
    """None where a colour or an image carries it alone."""
    line: Line
    carrier: Literal["text", "colour", "image"]


class Indicator(Model):
    """A measure of a goal."""

    name: str | None
    """None where its heading is lost."""
    line: Line
    form: Form
    """How it was found in the document."""
    baseline: Value | None
    target: Value | None
    targets: list[Value]
    """All targets, where there is one for each year."""
    outcome: Value | None
    direction: Direction | None
    """Which way it is to go, by its own words."""
    counts_people: bool
    """What is counted are persons, or something of each person."""
    sex_split: bool
    """There are values for women and men, or girls and boys."""
    description: Passage | None
    comment: Comment | None
    cause: Passage | None
    action: Passage | None
    assessment: Assessment | None
    responsible: list[Responsible]
    status: Status | None
    followed_up: bool
    deviating: bool
    """It is said to go another way than meant."""


class Evidence(Model):
    """Material that is judged instead of counted."""

    name: str
    method: str | None
    line: Line
    form: Form
    follow_up: Passage | None
    about_people: bool
    sex_split: bool


class Measure(Model):
    """What is done to reach a goal."""

    title: str
    line: Line
    activities: str | None
    status: str | None
    responsible: list[Responsible]
    deadline: Deadline | None
    comment: Comment | None


class Area(Model):
    """A heading that groups goals; may itself be assessed."""

    id: str
    kind: str
    """The word the plan uses, in lower case: "målområde"."""
    number: str | None
    title: str
    line: Line
    responsible: list[Responsible]
    assessment: Assessment | None
    forecast: Forecast | None
    comment: Comment | None


class Goal(Model):
    """Something the board commits to."""

    id: str
    parent: str | None
    """The id of the area or goal it stands under."""
    kind: str
    """The word the plan uses, in lower case: "nämndmål"."""
    number: str | None
    title: str
    line: Line
    end_line: Line
    """The last line that belongs to it."""
    indicators: list[Indicator]
    evidence: list[Evidence]
    follow_up: Passage | None
    responsible: list[Responsible]
    deadline: Deadline | None
    assessment: Assessment | None
    forecast: Forecast | None
    comment: Comment | None
    status: Status | None
    measures: list[Measure]
    sdgs: list[str]
    """Numbers of the sustainable development goals it names."""
    assessed: bool
    deviating: bool


class Decision(Model):
    """A decision reported on beside the goals; not a goal."""

    title: str
    line: Line
    expected_done: int | None
    comment: Comment | None


class Figure(Model):
    """A number of people stated in running text."""

    text: str
    number: Number
    line: Line
    goal: str | None
    counts_people: bool
    sex_split: bool


class Promise(Model):
    """Words that promise figures by sex."""

    text: str
    line: Line
    kept: bool
    missing: list[Passage]


class Claim(Model):
    """A statement the document makes about itself that can be recomputed."""

    text: str
    line: Line
    kind: ClaimKind
    stated: Number
    computed: Number | None
    holds: bool | None
    """None where the document does not let anybody tell."""
    from_: list[Line] = Field(alias="from", description="The lines it was computed from.")
    calculation: str | None
    """The calculation in figures, where it was more than counting."""
    cut: bool
    """A figure was cut off and not rounded, which holds too."""
    in_table: bool
    goal: str | None


class Term(Model):
    """One way to write a role, a name or a colour that the document comes back to."""

    text: str
    line: Line
    kind: Literal["role", "name", "colour"]
    consistent: bool
    usual: Passage | None
    """The form it departs from."""


class Citation(Model):
    """A statute or a plan that the text refers to."""

    text: str
    line: Line
    kind: Literal["law", "plan"]
    right: bool | None
    """None where it is not known."""
    meant: str | None


class Plan(Model):
    """One document as malkoll understood it. A line is one of the text as read, from 1."""

    path: str
    sha256: Sha256
    """Of the file's bytes, in hexadecimal."""
    template: str
    kind: PlanKind
    title: str | None
    organisation: str | None
    board: str | None
    period: Period | None
    date: str | None
    """The report's own date (ISO), where stated."""
    areas: list[Area]
    goals: list[Goal]
    decisions: list[Decision]
    figures: list[Figure]
    promises: list[Promise]
    claims: list[Claim]
    terms: list[Term]
    citations: list[Citation]


class ShowOutput(Model):
    """What `malkoll show --format json` writes."""

    version: Literal[1]
    """Of this form. Another number, another form."""
    plans: list[Plan]
