"""A document as the paper looks at it: what became of each requirement at each goal, and how each goal stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property

from malkoll.elements import GOAL_PARTS, PlanView
from malkoll.finding import DocumentReport, Excepted, Finding, GoalRef, Severity, Text, Tried
from malkoll.hooks import AboutRule
from malkoll.plan import Area, Goal, Plan
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.reporters.paper.model import Mark
from malkoll.reporters.paper.voice import Voice, language_of

__all__ = ["Seen", "marked"]

_GRAVITY: Mapping[Severity, int] = {"error": 2, "warning": 1, "question": 0}


def marked(row: Tried | None) -> Mark:
    """The worst that came out of a requirement at a goal: what is not met or not checked hides behind nothing."""
    if row is None:
        return "none"
    if row.not_met:
        return "no"
    if row.not_checked:
        return "unknown"
    if row.excepted:
        return "excepted"
    return "yes" if row.met else "none"


_ASKS = compiled(r"(?:^|(?<=[.] ))(?:Fråga vid|Ask for) (\w)")


def _asked(sentences: str) -> str:
    """What a sentence asks about, without its order to ask: the paper is not for the one who asks."""
    return _ASKS.sub(lambda found: found[1].upper(), sentences)


@record(slots=False)
class Seen:
    """One document of the report. ``prefix`` sets the ids of its parts apart from those of the others."""

    report: DocumentReport
    plan: Plan | None
    rules: Mapping[str, AboutRule]
    language: str
    prefix: str = ""
    points: dict[str, int] = field(default_factory=dict)
    """The number under which the first page tells of each requirement, by code."""
    advised: set[str] = field(default_factory=set)
    """The requirements whose advice stands at their point and is not given again."""

    @cached_property
    def voice(self) -> Voice:
        """How things are said of this document."""
        return Voice(self.language, language_of(self.plan))

    @property
    def kind(self) -> str:
        """What the paper asks of it, as of a "plan" or as of a "follow-up"."""
        return "follow-up" if self.report.kind == "follow-up" else "plan"

    @cached_property
    def goals(self) -> tuple[GoalRef, ...]:
        """The goals in the document's own order."""
        known: dict[str, GoalRef] = {goal.id: goal for goal in self.report.outline}
        for goal in self._named():
            known.setdefault(goal.id, goal)
        return tuple(known.values())

    def _named(self) -> Iterator[GoalRef]:
        for row in self.report.by_goal:
            if row.goal is not None:
                yield row.goal
        for finding in self.report.findings:
            if finding.goal is not None:
                yield finding.goal

    @cached_property
    def rows(self) -> dict[tuple[str, str | None], Tried]:
        """What became of each requirement at each goal, by code and goal; ``None`` for what is outside the goals."""
        return {(row.code, row.goal.id if row.goal else None): row for row in self.report.by_goal}

    @cached_property
    def findings(self) -> dict[str | None, tuple[Finding, ...]]:
        """The findings goal by goal."""
        found: dict[str | None, list[Finding]] = {}
        for finding in self.report.findings:
            found.setdefault(finding.goal.id if finding.goal else None, []).append(finding)
        return {key: tuple(many) for key, many in found.items()}

    @cached_property
    def excepted(self) -> dict[str | None, tuple[Excepted, ...]]:
        """What was excepted goal by goal."""
        found: dict[str | None, list[Excepted]] = {}
        for one in self.report.excepted:
            found.setdefault(one.finding.goal.id if one.finding.goal else None, []).append(one)
        return {key: tuple(many) for key, many in found.items()}

    def severity(self, code: str) -> Severity:
        """How grave a requirement is in this run: as its findings say, otherwise as it is written."""
        return self._severities.get(code) or (self.rules[code].severity if code in self.rules else "error")

    @cached_property
    def _severities(self) -> dict[str, Severity]:
        found: dict[str, Severity] = {}
        of_all = (*self.report.findings, *(one.finding for one in self.report.excepted))
        for one in of_all:
            known = found.get(one.code)
            if known is None or _GRAVITY[one.severity] > _GRAVITY[known]:
                found[one.code] = one.severity
        return found

    def of_goals(self, code: str) -> bool:
        """Whether a requirement is about goals and what hangs on them, and not about the text alone."""
        rule = self.rules.get(code)
        return rule is None or bool(rule.subjects & GOAL_PARTS)

    def decides(self, finding: Finding) -> bool:
        """Whether a finding stands in the way of following its goal up."""
        if finding.goal is None or finding.severity != "error":
            return False
        return finding.noun in GOAL_PARTS if finding.noun else self.of_goals(finding.code)

    @cached_property
    def deciding(self) -> tuple[str, ...]:
        """The codes of the requirements that decide whether a goal can be followed up."""
        tried = {code for (code, goal), row in self.rows.items() if goal is not None and marked(row) != "none"}
        return tuple(sorted(code for code in tried if self.of_goals(code) and self.severity(code) == "error"))

    @cached_property
    def standing(self) -> dict[str, Mark]:
        """How each goal stands: "yes" only where what decides was tried, all of it, and was met."""
        return {goal.id: self._stands(goal) for goal in self.goals}

    def _stands(self, goal: GoalRef) -> Mark:
        if any(self.decides(one) for one in self.findings.get(goal.id, ())):
            return "no"
        marks = [self.rows.get((code, goal.id)) for code in self.deciding]
        if any(row is not None and row.not_checked for row in marks):
            return "unknown"
        if any(self.decides(one.finding) for one in self.excepted.get(goal.id, ())):
            return "excepted"
        return "yes" if any(row is not None and row.met for row in marks) else "unknown"

    def unmet(self, goal: GoalRef) -> int:
        """How many requirements stand in the way of following a goal up."""
        return len({one.code for one in self.findings.get(goal.id, ()) if self.decides(one)})

    def standing_counts(self, goals: tuple[GoalRef, ...] | None = None) -> tuple[tuple[Mark, int], ...]:
        """How many goals stand in each way."""
        marks = [self.standing[goal.id] for goal in (self.goals if goals is None else goals)]
        order: tuple[Mark, ...] = ("yes", "excepted", "unknown", "no")
        return tuple((mark, marks.count(mark)) for mark in order)

    def requires(self, code: str) -> Text:
        """What a requirement says, as a sentence."""
        rule = self.rules.get(code)
        if rule is not None and (rule.sentences.sv or rule.sentences.en):
            return Text(*(None if said is None else _asked(said) for said in (rule.sentences.sv, rule.sentences.en)))
        named = next((one.name for one in self.report.findings if one.code == code), code)
        return Text(sv=named.replace("-", " "), en=named.replace("-", " "))

    # --- the plan itself, where it is at hand ---------------------------------------------------------

    @cached_property
    def _view(self) -> PlanView | None:
        return PlanView(self.plan) if self.plan is not None else None

    def planned(self, goal: GoalRef) -> Goal | None:
        """The goal as the plan has it."""
        return self._view.goal(goal.id) if self._view is not None else None

    def area(self, goal: GoalRef) -> Area | None:
        """The area that a goal stands under."""
        return self._view.area_of(self._view.goal(goal.id)) if self._view is not None else None

    def below(self, goal: GoalRef) -> tuple[Goal, ...]:
        """The goals that stand directly under a goal."""
        return tuple(one for one in self.plan.goals if one.parent == goal.id) if self.plan is not None else ()

    def anchor(self, goal: GoalRef) -> str:
        """The id of the part that tells of a goal."""
        return f"{self.prefix}{goal.id}"
