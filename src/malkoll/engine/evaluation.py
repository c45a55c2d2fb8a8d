"""One plan, all rules: findings in the plan's own order, and what became of every requirement."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256

from malkoll.checks import PlanView, Verdict
from malkoll.checks.identity import Identities
from malkoll.document import Document
from malkoll.engine.message import fill
from malkoll.engine.rulebook import SEVERITY, Rule, RuleBook
from malkoll.finding import DocumentReport, Finding, GoalRef, Outcome, Severity, Text, Tried
from malkoll.plan import Goal, Plan
from malkoll.records import record
from malkoll.span import LineIndex, Span

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
    names = _Names(view)
    order = _PlanOrder(plan)
    chosen = settings or EngineSettings()
    findings: list[Finding] = []
    tried: list[Tried] = []
    by_goal: list[Tried] = []
    failures: list[Text] = []
    clear: set[str] = set()
    for rule in rules.rules:
        if not plan.compared and rule.requirement.needs_other(plan.kind):
            continue  # what nobody has compared has not been tried, and was not to be
        if plan.kind in rule.requirement.applies_to:
            one, rows = _try(rule, names, chosen, findings, failures, clear)
            tried.append(one)
            by_goal += rows
        else:
            tried.append(Tried(rule.requirement.code, not_applicable=_subjects(rule, view)))
    findings.sort(key=order.key)
    by_goal.sort(key=lambda row: (order.of_goal(row.goal), row.code))
    report = DocumentReport(
        plan.path,
        plan.sha256,
        plan.kind,
        plan.template,
        plan.title,
        len(plan.goals),
        tuple(findings),
        tuple(tried),
        tuple(by_goal),
        outline=tuple(names.goal(goal) for goal in plan.goals),
        clear=frozenset(clear),
    )
    return Evaluation(report, tuple(failures))


class _Names:
    """What the plan's goals and elements are called, and the lines they stand on."""

    def __init__(self, view: PlanView) -> None:
        self.view = view
        self.identities = Identities(view)
        self._goals: dict[str, GoalRef] = {}
        self._lines: LineIndex | None = None

    def goal(self, goal: Goal) -> GoalRef:
        known = self._goals.get(goal.id)
        if known is None:
            above = self.view.title_above(goal)
            known = self._goals[goal.id] = GoalRef(goal.id, goal.number, goal.title.text, above)
        return known

    def goal_of(self, goal: Goal | None) -> GoalRef | None:
        return None if goal is None else self.goal(goal)

    def line(self, span: Span) -> str:
        """The line that ``span`` begins on; "" where it is of the document as a whole."""
        if self.view.document is None or span.start == span.end == 0:
            return ""
        if self._lines is None:
            self._lines = LineIndex(self.view.document.text)
        return self._lines.line_text(span.line)[:_LONGEST_LINE]


_LONGEST_LINE = 2_000
"""Characters kept of the line a finding points at; a row of a table in a report can be longer."""


@record(frozen=False)
class _OfGoal:
    """What has come out for one goal, and the first reason why something was not checked."""

    goal: Goal | None
    counts: Counter[Outcome] = field(default_factory=Counter)
    reason: Text | None = None

    def add(self, outcome: Outcome, reason: Text | None) -> None:
        self.counts[outcome] += 1
        if outcome is Outcome.NOT_CHECKED:
            self.reason = self.reason or reason


def _try(
    rule: Rule,
    names: _Names,
    settings: EngineSettings,
    findings: list[Finding],
    failures: list[Text],
    clear: set[str],
) -> tuple[Tried, list[Tried]]:
    """How the rule came out, on the whole and goal by goal; what it found is added to ``findings``."""
    requirement = rule.requirement
    counts: Counter[Outcome] = Counter()
    goals: dict[str | None, _OfGoal] = {}
    reason: Text | None = None
    seen: set[tuple[int, int, str | None]] = set()
    prints: Counter[str] = Counter()
    fine: set[str] = set()
    wrong: set[str] = set()
    path = names.view.plan.path
    try:
        for verdict in rule.check(names.view):
            outcome = verdict.outcome
            if outcome is Outcome.NOT_MET:
                finding = _finding(rule, verdict, names, settings, prints)
                place = (finding.span.start, finding.span.end, finding.message.sv or finding.message.en)
                if place in seen:
                    continue
                seen.add(place)
                findings.append(finding)
                wrong.add(finding.fingerprint)
            elif outcome is Outcome.NOT_CHECKED:
                if verdict.failed:
                    if not any(failure.sv and failure.sv.startswith(f"{requirement.code} ") for failure in failures):
                        failures.append(_failure(requirement.code, path, verdict.reason))
                    reason = verdict.reason
                reason = reason or verdict.reason
            else:
                fine.add(_fingerprint(requirement.code, verdict, names, Counter()))
            counts[outcome] += 1
            goal = verdict.element.goal
            goals.setdefault(goal.id if goal is not None else None, _OfGoal(goal)).add(outcome, verdict.reason)
    except Exception as error:  # a hand-written check that stops half-way has not checked the rest
        what = f"{type(error).__name__}: {error}"
        named = getattr(rule.check, "whose", None) or Text(sv="Kontrollen", en="The check")
        reason = Text(sv=f"{named.sv} gick sönder ({what}).", en=f"{named.en} broke ({what}).")
        counts[Outcome.NOT_CHECKED] += 1
        goals.setdefault(None, _OfGoal(None)).add(Outcome.NOT_CHECKED, reason)
        failures.append(_failure(requirement.code, path, reason))
    # One sentence of a rule may be met where another is not.
    clear |= fine - wrong
    rows = [_tried(requirement.code, one.counts, one.reason, names.goal_of(one.goal)) for one in goals.values()]
    return _tried(requirement.code, counts, reason), rows


def _tried(code: str, counts: Counter[Outcome], reason: Text | None, goal: GoalRef | None = None) -> Tried:
    return Tried(
        code,
        counts[Outcome.MET],
        counts[Outcome.NOT_MET],
        counts[Outcome.NOT_APPLICABLE],
        counts[Outcome.NOT_CHECKED],
        counts[Outcome.EXCEPTED],
        reason,
        goal,
    )


def _failure(code: str, path: str, reason: Text | None) -> Text:
    said = reason or Text(sv="Kontrollen säger inte varför.", en="The check does not say why.")
    return Text(
        sv=f"{code} kunde inte prövas på allt i {path}. {said.sv}",
        en=f"{code} could not be tried on all of {path}. {said.en}",
    )


def _subjects(rule: Rule, view: PlanView) -> int:
    """How many elements a rule for another kind of document leaves out."""
    nouns = [noun for sentence in rule.requirement.sentences for noun in sentence.subject.nouns]
    return sum(len(view.elements(noun)) for noun in nouns)


def _finding(rule: Rule, verdict: Verdict, names: _Names, settings: EngineSettings, prints: Counter[str]) -> Finding:
    requirement = rule.requirement
    element = verdict.element
    values = dict(verdict.values)
    view = names.view
    span = verdict.span or element.span
    own = SEVERITY[verdict.modality] if verdict.modality is not None else rule.severity
    severity = settings.severity.get(requirement.code, own)
    return Finding(
        code=requirement.code,
        name=requirement.name,
        severity=severity,
        confidence=requirement.confidence,
        path=view.plan.path,
        span=span,
        message=fill(requirement.message, element, values, view),
        hint=fill(requirement.hint, element, values, view),
        goal=names.goal_of(element.goal),
        fingerprint=_fingerprint(requirement.code, verdict, names, prints),
        related=verdict.related,
        written=own if own != severity else None,
        element=" ".join(names.identities.words(element).split()),
        section=names.identities.section(element),
        source=names.line(span),
        noun=element.noun,
    )


def _fingerprint(code: str, verdict: Verdict, names: _Names, prints: Counter[str]) -> str:
    """16 hexadecimal digits of rule, goal and element: the same wherever in the text they stand.

    Several findings of one rule on one element (two sentences, a check that points at two places) are told
    apart by what they say and then by their order.
    """
    identity = names.identities.of(verdict.element)
    said = "\x1e".join(f"{name}={value}" for name, value in sorted(verdict.values))
    what = "\x1f".join((code, identity.goal, verdict.element.noun, identity.element, str(identity.ordinal), said))
    again = prints[what]
    prints[what] += 1
    if again:
        what += f"\x1f{again}"
    return sha256(what.encode()).hexdigest()[:16]


class _PlanOrder:
    """The order of findings: goal by goal as the plan has them, then by line.

    What belongs to no goal comes before the goal that stands next after it.
    """

    def __init__(self, plan: Plan) -> None:
        self._index = {goal.id: at for at, goal in enumerate(plan.goals)}
        by_place = sorted((goal.span.start, at) for at, goal in enumerate(plan.goals))
        self._starts = [start for start, _ in by_place]
        self._at = [at for _, at in by_place]

    def of_goal(self, goal: GoalRef | None) -> int:
        """The goal's place; what belongs to none comes first."""
        return -1 if goal is None else self._index[goal.id]

    def key(self, finding: Finding) -> tuple[float, int, int, str]:
        span: Span = finding.span
        if finding.goal is not None:
            place: float = self._index[finding.goal.id]
        else:
            before = bisect_right(self._starts, span.start) - 1
            place = self._at[before] + 0.5 if before >= 0 else -1
        return place, span.line, span.column, finding.code
