"""The output of ``malkoll check --format json``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from malkoll.finding import Confidence, Severity
from malkoll.reporters.schema.parts import Column, Count, Line, Model, Sha256

__all__ = ["CheckOutput"]


class Ruleset(Model):
    """The rules in force."""

    name: str
    sha256: Sha256
    """Of all rule files, in hexadecimal: another sum, other rules."""


class Document(Model):
    """A document that was checked."""

    path: str
    """As given, or as found in a folder."""
    sha256: Sha256
    """Of the file's bytes, in hexadecimal."""
    kind: Literal["plan", "follow-up"]
    template: str
    """The name of the template it was read with."""
    title: str | None
    goals: Count
    """How many goals were found."""


class Outcomes(Model):
    """How often each of the five outcomes came out, over all requirements and elements."""

    met: Count
    not_met: Count
    not_applicable: Count
    not_checked: Count
    """malkoll could not tell. Never to be taken for met."""
    excepted: Count


class NotChecked(Model):
    """A rule that could not be tried on everything."""

    code: str
    count: Count
    """On how many elements."""
    reason: str | None


class Goal(Model):
    """The goal that a finding belongs to."""

    id: str
    """As in the output of show."""
    number: str | None
    title: str


class Related(Model):
    """Another place that a finding rests on."""

    path: str
    """The finding's own document, or the other one of a comparison."""
    line: Line
    address: str | None
    message: str


class Finding(Model):
    """A requirement that is not met in one place."""

    code: str
    """The rule's code, such as MK101. It never changes its meaning."""
    name: str
    """The rule's name, such as goal-without-indicator-or-evidence."""
    severity: Severity
    confidence: Confidence
    """How surely malkoll can tell."""
    path: str
    line: Line
    """From 1. In a file without lines, of the text that `show --as-text` writes."""
    column: Column
    """From 1, in code points."""
    end_line: Line
    end_column: Column
    """The column just after the last character."""
    address: str | None
    """Where it is, for a person, in a file without lines: "avsnitt 3.2, tabell 2, rad 4"."""
    message: str
    """What is wrong, in the language of the run."""
    hint: str
    """What to do about it, in the language of the run."""
    goal: Goal | None
    related: list[Related]
    fingerprint: Annotated[str, Field(min_length=1)]
    """Of rule, goal and element, not of line or wording: it survives edits elsewhere in the document."""
    known: bool
    """Whether the baseline holds it: it was there before, and fails no run."""


class Decision(Model):
    """Why a requirement need not be met here, and how long."""

    reason: str | None
    decision: str | None
    """The decision it rests on, such as "SN 2026-03-12 § 24"."""
    until: date | None
    """The last day it holds."""
    path: str
    """The file it is written in."""
    line: Line


class Excepted(Finding):
    """What would have been a finding, had it not been decided otherwise."""

    exception: Decision


class RuleCount(Outcomes):
    """How one rule came out over all documents."""

    code: str
    name: str | None
    findings: Count
    documents: Count
    """In how many documents it found something."""


class Statistics(Model):
    """With `--statistics`: how often each rule found something."""

    documents: Count
    rules: list[RuleCount]
    """Those with most findings first."""


class CheckOutput(Model):
    """What `malkoll check --format json` writes."""

    version: Literal[1]
    """Of this form. Another number, another form."""
    malkoll: str
    """The version of malkoll."""
    ruleset: Ruleset
    documents: list[Document]
    outcomes: Outcomes
    rules_never_applied: list[str]
    """Codes of rules that found nothing to be tried on."""
    not_checked: list[NotChecked]
    errors: list[str]
    """What kept something from being checked, in the language of the run. With any, the exit code is 2."""
    findings: list[Finding]
    """Document by document, in the plans' own order."""
    excepted: list[Excepted]
    statistics: Statistics | None = None
