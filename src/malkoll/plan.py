"""The plan: what a document commits to, and how each commitment is to be followed up.

Templates find the parts, ``facts`` computes what can be computed about them. Every part carries the
span it came from. Ids ("g1", "a1") are given in the plan's own order.
"""

from __future__ import annotations

from typing import Literal

from malkoll.finding import Text
from malkoll.records import record
from malkoll.span import Span

__all__ = [
    "Area",
    "Assessment",
    "Citation",
    "Claim",
    "ClaimKind",
    "Comment",
    "Compared",
    "ContentsEntry",
    "Deadline",
    "Decision",
    "Direction",
    "Evidence",
    "Exemption",
    "Figure",
    "Forecast",
    "Form",
    "Goal",
    "Indicator",
    "Label",
    "Measure",
    "Passage",
    "Period",
    "Plan",
    "PlanKind",
    "Promise",
    "Prose",
    "Responsible",
    "Section",
    "Status",
    "Term",
    "Title",
    "Value",
]

PlanKind = Literal["plan", "follow-up"]
Direction = Literal["increase", "decrease", "maintain"]
Form = Literal["table", "label", "heading", "list", "prose"]
ClaimKind = Literal["count", "sum", "difference", "percent", "ratio", "date"]


@record
class Passage:
    """Words of the plan and where they stand."""

    text: str
    span: Span


@record
class Title:
    """A goal's title.

    ``concrete`` (a fact): the title names an action, a deliverable or a result, and not only a topic,
    a system's name or an intention.
    """

    text: str
    span: Span
    concrete: bool = True
    way_of_working: bool = False


@record
class Value:
    """A value as written and what it says.

    ``number`` is the first number outside parentheses, with ``.`` as decimal point; ``unit`` what it
    counts, as written ("%", "timmar"); ``period`` the time it was measured over, as written; ``year``
    the year a target is for. ``women`` and ``men`` are values by sex where given. ``by_change`` (a fact): the
    number says how much something changes and not where it lies ("minska med 10 %").
    """

    text: str
    span: Span
    number: float | int | None = None
    unit: str | None = None
    period: str | None = None
    year: int | None = None
    women: float | int | None = None
    men: float | int | None = None
    by_change: bool = False


@record
class Responsible:
    """Who answers for something; ``is_role`` is false for a person's name or for everybody."""

    role: str
    span: Span
    is_role: bool = True


@record
class Deadline:
    """By when something is to be reached. ``year`` where one is given."""

    text: str
    span: Span
    year: int | None = None


@record
class Assessment:
    """How it went, in words. ``open`` is true where the words say that nothing was assessed."""

    text: str
    span: Span
    open: bool = False


@record
class Forecast:
    """What is expected; ``expected_done`` is the year it is expected to be done, where stated.

    ``done``: the words say that it is done.
    """

    text: str
    span: Span
    expected_done: int | None = None
    done: bool = False


@record
class Comment:
    """Why it went as it did (``cause``) and what is done about it (``action``).

    ``filled`` (a fact) is false where it only holds a place ("kvarstår sedan föregående uppföljning").
    """

    text: str
    span: Span
    cause: Passage | None = None
    action: Passage | None = None
    filled: bool = True


@record
class Status:
    """A place where a status belongs. ``text`` is empty where colour or an image carries it alone.

    ``colour`` is the colour's name where it can be seen.
    """

    text: str
    span: Span
    carrier: Literal["text", "colour", "image"] = "text"
    colour: Text | None = None

    @property
    def in_text(self) -> bool:
        """Whether the status can be read without seeing a colour or an image."""
        return self.carrier == "text"


@record
class Promise:
    """Words that promise figures by sex, and whether the figures keep it."""

    text: str
    span: Span
    kept: bool
    missing: tuple[Passage, ...] = ()


@record
class Figure:
    """A number of people stated in running text."""

    text: str
    span: Span
    number: float | int
    counts_people: bool = True
    sex_split: bool = False
    goal: str | None = None


@record
class Claim:
    """A statement the document makes about itself that can be recomputed.

    ``stated`` is what it says and ``computed`` what ``sources``, the places it was computed from, give;
    ``holds`` says whether the two agree within the rounding of the figures, ``None`` where the document does
    not let anybody tell. ``calculation`` shows how, in figures ("3 + 91 + 1 890 = 1 984"), and is empty where
    things were counted. ``cut`` is true where a figure was cut off and not rounded, which holds too.
    ``in_table``: it is a figure of a table (a total row, a difference column) and no words.
    """

    text: str
    span: Span
    kind: ClaimKind
    stated: float | int
    computed: float | int | None
    holds: bool | None
    calculation: str = ""
    sources: tuple[Passage, ...] = ()
    cut: bool = False
    in_table: bool = False
    goal: str | None = None


@record
class Prose:
    """A paragraph of running text.

    ``mid_sentence``: it begins in the middle of a sentence whose beginning stands nowhere.
    ``repeats`` is the earlier place that says the same words, where there is one.
    """

    text: str
    span: Span
    mid_sentence: bool = False
    repeats: Passage | None = None


@record
class Section:
    """A heading with what stands under it. ``filled`` is false where nothing does, or only a placeholder."""

    title: str
    span: Span
    filled: bool = True
    repeats: Passage | None = None


@record
class ContentsEntry:
    """A line of the table of contents. ``has_heading``: the text has a heading of these words."""

    text: str
    span: Span
    has_heading: bool = True


@record
class Label:
    """The label of a field ("Ansvarig:"). ``doubled``: it stands twice in a row."""

    text: str
    span: Span
    doubled: bool = False


@record
class Term:
    """One way to write a role, a name or a colour that the document comes back to.

    ``consistent`` is false for a form that departs from the one the document mostly uses; ``usual`` is that
    form, where it first stands, and ``others`` the further places of this one.
    """

    kind: Literal["role", "name", "colour"]
    text: str
    span: Span
    consistent: bool = True
    usual: Passage | None = None
    others: tuple[Passage, ...] = ()
    goal: str | None = None


@record
class Citation:
    """A statute or a plan that the text refers to.

    ``right`` is false where it is not the one meant (another statute's number, an earlier edition of a plan),
    ``None`` where it is not known. ``meant`` is what was meant.
    """

    kind: Literal["law", "plan"]
    text: str
    span: Span
    right: bool | None = None
    meant: str | None = None
    sources: tuple[Passage, ...] = ()


@record
class Compared:
    """What a goal or an indicator is in the other documents of a comparison (a fact).

    ``missing_from`` are those that do not have it, by their titles. ``planned`` is what the plan says instead of this:
    its title of a goal that was reworded, its target of an indicator whose target was changed, and ``difference`` what
    differs of the titles. ``reworded`` and ``target_kept`` are ``None`` where that cannot be asked.
    ``places`` are where it stands in the others: the path of the document, and the words.
    """

    missing_from: tuple[str, ...] = ()
    reworded: bool | None = None
    target_kept: bool | None = None
    planned: str = ""
    difference: Text | None = None
    places: tuple[tuple[str, Passage], ...] = ()


@record
class Indicator:
    """A measure of a goal. ``name`` is ``None`` where its heading is lost.

    ``direction`` is what its own words say, bounds ("minst 80 %") among them; ``change`` (a fact) the way its
    figure is to go by words of change, its own or those of the goal where that names the same thing.
    ``told_in_words``: its layout has a place for words about it (a section of its own, or a column for
    comments), so that a missing comment is a gap.
    """

    name: str | None
    span: Span
    form: Form = "table"
    baseline: Value | None = None
    target: Value | None = None
    outcome: Value | None = None
    targets: tuple[Value, ...] = ()
    direction: Direction | None = None
    change: Direction | None = None
    counts_people: bool = False
    sex_split: bool = False
    description: Passage | None = None
    comment: Comment | None = None
    cause: Passage | None = None
    action: Passage | None = None
    assessment: Assessment | None = None
    responsible: tuple[Responsible, ...] = ()
    status: Status | None = None
    followed_up: bool = False
    told_in_words: bool = False
    deviating: bool = False
    compared: Compared | None = None

    @property
    def in_prose(self) -> bool:
        """Whether it is no entry of its own but a level stated in running text."""
        return self.form == "prose"


@record
class Evidence:
    """Material that is judged instead of counted. ``about_people`` is a fact about its words."""

    name: str
    span: Span
    form: Form = "table"
    method: Passage | None = None
    follow_up: Passage | None = None
    about_people: bool = False
    sex_split: bool = False


@record
class Measure:
    """What is done to reach a goal."""

    title: str
    span: Span
    activities: Passage | None = None
    responsible: tuple[Responsible, ...] = ()
    deadline: Deadline | None = None
    status: Status | None = None
    comment: Comment | None = None
    deviating: bool = False


@record
class Area:
    """A heading that groups goals; may itself be assessed. ``body`` is its running text before the goals."""

    id: str
    kind: str
    number: str | None
    title: str
    span: Span
    responsible: tuple[Responsible, ...] = ()
    assessment: Assessment | None = None
    forecast: Forecast | None = None
    comment: Comment | None = None
    body: tuple[Passage, ...] = ()


@record
class Goal:
    """Something the board commits to.

    ``kind`` is the word the plan uses, in lower case ("nämndmål"); ``parent`` the id of the area or
    goal it stands under. ``span`` is the title's; ``end_line`` the last line that belongs to the goal.
    ``form`` says how it was found and ``body`` is its running text. ``responsible`` holds those set on the
    goal or, failing that, above it; ``indicators_below`` and ``evidence_below`` are those of the goals under
    it, ``responsible_below`` those of all its indicators, or of all the goals under it where no goal of its kind has
    its own: empty where one of them has nobody.
    ``expected_by`` is the last day by which a report expects it to be done (ISO), if nothing says that it is done
    already. ``ends_when_done`` (a fact): it is a mission to do one thing by a day of its own, so that whether it was
    done is seen without a measure. ``only_groups`` (a fact): other goals stand under it, and what goals are judged by
    is told of those. ``told_below`` (a fact) are the nouns ("responsible") that this plan tells of the goals under one
    of its kind, and never of those themselves. ``compared`` (a fact): what it is in the other documents compared.
    ``parts`` are the stretches of lines that speak of the goal, first and last line of each: a document
    may come back to a goal. ``told`` is all that is written of it there, each thing once: lines, the
    headings below its own, and the cells of tables with their heads ("Kostnad: 200 tkr"), whether understood or not.
    What is written of the goals under it is theirs.
    """

    id: str
    parent: str | None
    kind: str
    number: str | None
    title: Title
    span: Span
    end_line: int
    form: Form = "heading"
    body: tuple[Passage, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    measures: tuple[Measure, ...] = ()
    follow_up: Passage | None = None
    responsible: tuple[Responsible, ...] = ()
    deadline: Deadline | None = None
    assessment: Assessment | None = None
    forecast: Forecast | None = None
    comment: Comment | None = None
    status: Status | None = None
    sdgs: tuple[str, ...] = ()
    indicators_below: tuple[Indicator, ...] = ()
    evidence_below: tuple[Evidence, ...] = ()
    responsible_below: tuple[Responsible, ...] = ()
    assessed: bool = False
    deviating: bool = False
    expected_by: str | None = None
    parts: tuple[tuple[int, int], ...] = ()
    told: tuple[str, ...] = ()
    ends_when_done: bool = False
    only_groups: bool = False
    told_below: frozenset[str] = frozenset()
    compared: Compared | None = None


@record
class Decision:
    """A decision reported on beside the goals; not a goal."""

    title: str
    span: Span
    comment: Comment | None = None
    expected_done: int | None = None
    expected_by: str | None = None


@record
class Exemption:
    """An exception from a rule, and what has become of it in this run.

    ``text`` is what it is called in messages, ``until`` (ISO) the last day it holds. ``complete``: it says all it
    must and can be read. The rest is ``None`` where that cannot be asked: ``real`` (what it concerns exists),
    ``expired``, and ``needed`` (there is something for it to except), with ``doubt`` where nobody can tell.
    ``fault`` says what is wrong with it.
    """

    text: str
    span: Span
    rule: str = ""
    goal: str | None = None
    reason: str = ""
    decisions: tuple[Decision, ...] = ()
    until: str = ""
    complete: bool = True
    real: bool | None = None
    expired: bool | None = None
    needed: bool | None = None
    doubt: Text | None = None
    fault: Text | None = None


@record
class Period:
    """The time a plan is for, as written; years or dates."""

    start: str | None = None
    end: str | None = None


@record
class Plan:
    """One document as a plan or a follow-up. ``date`` is the report's own date (ISO), where stated.

    ``compared`` is true where its goals and indicators were compared with those of other documents.
    ``follow_up_headings`` are the lines of headings that the template says a follow-up stands under.
    """

    path: str
    sha256: str
    template: str
    kind: PlanKind
    title: str | None = None
    organisation: str | None = None
    board: str | None = None
    period: Period | None = None
    date: str | None = None
    areas: tuple[Area, ...] = ()
    goals: tuple[Goal, ...] = ()
    decisions: tuple[Decision, ...] = ()
    figures: tuple[Figure, ...] = ()
    promises: tuple[Promise, ...] = ()
    claims: tuple[Claim, ...] = ()
    prose: tuple[Prose, ...] = ()
    sections: tuple[Section, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    labels: tuple[Label, ...] = ()
    terms: tuple[Term, ...] = ()
    citations: tuple[Citation, ...] = ()
    exceptions: tuple[Exemption, ...] = ()
    compared: bool = False
    follow_up_headings: tuple[int, ...] = ()
