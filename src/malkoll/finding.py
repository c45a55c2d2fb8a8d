"""What a check found, and what became of every requirement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Literal

from malkoll.records import record
from malkoll.span import Span

__all__ = [
    "Confidence",
    "DocumentReport",
    "Excepted",
    "ExceptionNote",
    "Finding",
    "GoalRef",
    "Modality",
    "Outcome",
    "Related",
    "Report",
    "Severity",
    "Text",
    "Tried",
]

Severity = Literal["error", "warning", "question"]
Confidence = Literal["high", "medium", "low"]
Modality = Literal["must", "should", "ask"]
Language = Literal["sv", "en"]


@record
class Text:
    """Words for people, in Swedish and English; either may be missing, never both where shown."""

    sv: str | None = None
    en: str | None = None

    def in_language(self, language: str) -> str:
        """The text in ``language``, or in the other one where it is not written in this."""
        first, second = (self.en, self.sv) if language == "en" else (self.sv, self.en)
        return first if first is not None else (second or "")


class Outcome(StrEnum):
    """What became of one requirement on one element."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    NOT_CHECKED = "not_checked"
    EXCEPTED = "excepted"


@record
class GoalRef:
    """The goal a finding belongs to. ``under`` is the title of the area or goal that it stands under."""

    id: str
    number: str | None
    title: str
    under: str | None = None


@record
class Related:
    """Another place that a finding rests on; ``document`` is the path of the other document that it is in, if it is."""

    span: Span
    message: Text
    document: str | None = None


@record
class Finding:
    """One requirement not met in one place.

    ``fingerprint`` is made of rule, goal identity and element, not of line or wording, so that it
    survives edits above it. ``known`` is set where the baseline holds it: it was there before, and fails no run.
    ``written`` is the severity that the rule itself gives it, where the configuration gave it another.
    ``element`` is what it is about in the plan's own words (an indicator's name; empty for the goal itself),
    ``section`` the heading that it stands under where it belongs to no goal, ``source`` the line it points at.
    ``noun`` is what kind of element that is, by its name in the requirement language ("indicator").
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    path: str
    span: Span
    message: Text
    hint: Text
    goal: GoalRef | None
    fingerprint: str
    related: tuple[Related, ...] = ()
    known: bool = False
    written: Severity | None = None
    element: str = ""
    section: str = ""
    source: str = ""
    noun: str = ""


@record
class ExceptionNote:
    """A decision that a requirement need not be met for a goal, as somebody wrote it.

    ``rule`` is the code as written; ``until`` the last day it holds. ``goal`` is the goal it concerns, ``None``
    where it stands under none or names one that is not there. ``path`` and ``span`` are where it is written:
    in the plan or in a file beside it.

    ``named`` is the goal and ``place`` the words at the place, where it is they that tell what it concerns;
    ``plan`` the pattern of the plans. ``beside`` are the first and last lines of the blocks that stand beside it,
    the nearest first. ``faults`` are why it cannot be used as it is written.
    """

    rule: str
    reason: str | None
    decision: str | None
    until: date | None
    goal: GoalRef | None
    path: str
    span: Span
    plan: str | None = None
    named: str | None = None
    place: str | None = None
    beside: tuple[tuple[int, int], ...] = ()
    faults: tuple[Text, ...] = ()


@record
class Excepted:
    """What would have been a finding, had it not been decided otherwise."""

    finding: Finding
    note: ExceptionNote


@record
class Tried:
    """How one requirement came out over one document, or one goal of it; and why it was not checked, where it was not.

    ``goal`` is ``None`` for a whole document, and for what in it belongs to no goal.
    """

    code: str
    met: int = 0
    not_met: int = 0
    not_applicable: int = 0
    not_checked: int = 0
    excepted: int = 0
    reason: Text | None = None
    goal: GoalRef | None = None


@record
class DocumentReport:
    """The result for one document.

    ``by_goal`` tells what ``tried`` adds up: a row for each rule and goal that it met with anything, in the plan's
    order, those without a goal first. ``excepted`` are no longer among ``findings``. ``notes`` are the exceptions
    written in the document itself, ``outline`` its goals. ``clear`` are the fingerprints of what was tried and not
    remarked on: what a later run finds elsewhere cannot be that.
    """

    path: str
    sha256: str
    kind: str
    template: str
    title: str | None
    goals: int
    findings: tuple[Finding, ...]
    tried: tuple[Tried, ...]
    by_goal: Sequence[Tried] = ()
    excepted: tuple[Excepted, ...] = ()
    notes: tuple[ExceptionNote, ...] = ()
    outline: tuple[GoalRef, ...] = ()
    clear: Set[str] = frozenset()


@record
class Report:
    """The result of a run over one or more documents. ``baselines`` are the files that told what was there before."""

    documents: Sequence[DocumentReport]
    ruleset_name: str
    ruleset_sha256: str
    errors: tuple[Text, ...] = field(default=())
    baselines: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, document by document, in the plans' own order."""
        return tuple(self.each_finding())

    def each_finding(self) -> Iterator[Finding]:
        """The same, one by one: those of ten thousand plans need not be in memory together."""
        for document in self.documents:
            yield from document.findings

    @property
    def goals(self) -> int:
        """How many goals its documents have."""
        return sum(document.goals for document in self.documents)

    @property
    def excepted(self) -> tuple[Excepted, ...]:
        """All that was excepted, document by document."""
        return tuple(one for document in self.documents for one in document.excepted)
