"""One plan, all rules: findings in the plan's own order, and what became of every requirement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import field
from itertools import chain

from malkoll.checks import PlanView
from malkoll.document import Document
from malkoll.engine.names import Names
from malkoll.engine.on_demand import Clear, Rows
from malkoll.engine.rulebook import Rule, RuleBook
from malkoll.engine.trial import Trial
from malkoll.finding import DocumentReport, Finding, GoalRef, Severity, Text, Tried
from malkoll.plan import Plan
from malkoll.records import record
from malkoll.span import Span

__all__ = ["EngineSettings", "Evaluation", "evaluate", "evaluate_fully"]


@record
class EngineSettings:
    """What the configuration changes about rules: ``severity`` by code."""

    severity: Mapping[str, Severity] = field(default_factory=dict)


@record
class Evaluation:
    """A report, and the rules that broke on an element of the plan: with any, the run is not whole."""

    report: DocumentReport
    failures: tuple[Text, ...] = ()


def evaluate(
    plan: Plan, rules: RuleBook, settings: EngineSettings | None = None, document: Document | None = None
) -> DocumentReport:
    """Hold ``plan`` against ``rules``. Same plan and rules give the same report, whatever else is there."""
    return evaluate_fully(plan, rules, settings, document).report


def evaluate_fully(
    plan: Plan, rules: RuleBook, settings: EngineSettings | None = None, document: Document | None = None
) -> Evaluation:
    """As ``evaluate``, and says which rules broke."""
    view = PlanView(plan, document)
    names = Names(view)
    order = _PlanOrder(plan)
    chosen = settings or EngineSettings()
    findings: list[Finding] = []
    tried: list[Tried] = []
    trials: list[Trial] = []
    failures: list[Text] = []
    for rule in rules.rules:
        if not plan.compared and rule.requirement.needs_other(plan.kind):
            continue  # what nobody has compared has not been tried, and was not to be
        if plan.kind in rule.requirement.applies_to:
            trial = Trial(rule, names, chosen.severity)
            trial.run(failures)
            trials.append(trial)
            findings += trial.findings
            tried.append(trial.tried())
        else:
            tried.append(Tried(rule.requirement.code, not_applicable=_subjects(rule, view)))
    findings.sort(key=order.key)
    report = DocumentReport(
        plan.path,
        plan.sha256,
        plan.kind,
        plan.template,
        plan.title,
        len(plan.goals),
        tuple(findings),
        tuple(tried),
        Rows(lambda: _by_goal(trials, order)),
        outline=tuple(map(names.goal, plan.goals)),
        clear=Clear(lambda: chain.from_iterable(trial.clear() for trial in trials)),
    )
    return Evaluation(report, tuple(failures))


def _by_goal(trials: Iterable[Trial], order: _PlanOrder) -> list[Tried]:
    rows = [row for trial in trials for row in trial.by_goal()]
    rows.sort(key=lambda row: (order.of_goal(row.goal), row.code))
    return rows


def _subjects(rule: Rule, view: PlanView) -> int:
    """How many elements a rule for another kind of document leaves out."""
    nouns = [noun for sentence in rule.requirement.sentences for noun in sentence.subject.nouns]
    return sum(len(view.elements(noun)) for noun in nouns)


class _PlanOrder:
    """The order of findings: goal by goal as the plan has them, then by line.

    What belongs to no goal comes before the goal that stands next after it.
    """

    def __init__(self, plan: Plan) -> None:
        self._index = {goal.id: at for at, goal in enumerate(plan.goals)}
        self._plan = plan
        self._at: list[int] | None = None
        self._starts: list[int] = []

    def of_goal(self, goal: GoalRef | None) -> int:
        """The goal's place; what belongs to none comes first."""
        return -1 if goal is None else self._index[goal.id]

    def key(self, finding: Finding) -> tuple[float, int, int, str]:
        span: Span = finding.span
        if finding.goal is not None:
            place: float = self._index[finding.goal.id]
        else:
            place = self._after(span.start)
        return place, span.line, span.column, finding.code

    def _after(self, offset: int) -> float:
        """A place just after the goal that stands last before ``offset``."""
        if self._at is None:
            starts = [goal.span.start for goal in self._plan.goals]
            self._at = sorted(range(len(starts)), key=starts.__getitem__)
            self._starts = [starts[at] for at in self._at]
        before = bisect_right(self._starts, offset) - 1
        return self._at[before] + 0.5 if before >= 0 else -1
