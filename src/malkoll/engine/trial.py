"""One rule tried on one plan: what it found, and how it came out, on the whole and goal by goal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from malkoll.bulk import maker
from malkoll.checks import Element, Open, Sentences, Verdict, related_places
from malkoll.checks.sentences import Answer, Told
from malkoll.engine.message import fill
from malkoll.engine.names import Names
from malkoll.engine.rulebook import SEVERITY, Rule
from malkoll.finding import Finding, Modality, Outcome, Related, Severity, Text, Tried
from malkoll.plan import Goal
from malkoll.span import Span

__all__ = ["Trial"]

_NOTHING: Mapping[str, str] = {}

_finding = maker(Finding)
_tried = maker(Tried)


class Trial:
    """A rule at work on one plan. ``severity`` is what the configuration says of rules, by code.

    ``findings`` are what it has found.
    """

    def __init__(self, rule: Rule, names: Names, severity: Mapping[str, Severity]) -> None:
        self.findings: list[Finding] = []
        self._rule = rule
        self._requirement = rule.requirement
        self._names = names
        self._given = severity.get(rule.requirement.code)
        self._counts = dict.fromkeys(Outcome, 0)
        self._told: list[tuple[Told, set[int]]] = []
        self._verdicts: list[Verdict] = []
        self._reason: Text | None = None
        self._broken: Text | None = None
        self._seen: set[tuple[int, int, str | None]] = set()
        self._prints: dict[str, int] = {}
        self._wrong: set[str] = set()

    def run(self, failures: list[Text]) -> None:
        """Try the rule; that it breaks on an element, or altogether, is added to ``failures``."""
        check = self._rule.check
        try:
            if isinstance(check, Sentences):
                for told in check.told(self._names.view):
                    self._take_all(told, failures)
            else:
                for verdict in check(self._names.view):
                    self._take(verdict, failures)
        except Exception as error:  # a hand-written check that stops half-way has not checked the rest
            what = f"{type(error).__name__}: {error}"
            named = getattr(check, "whose", None) or Text(sv="Kontrollen", en="The check")
            self._reason = self._broken = Text(sv=f"{named.sv} gick sönder ({what}).", en=f"{named.en} broke ({what}).")
            self._counts[Outcome.NOT_CHECKED] += 1
            failures.append(self._failure(self._broken))

    def tried(self) -> Tried:
        """How the rule came out over the whole plan."""
        return _tried(self._requirement.code, *[self._counts[outcome] for outcome in _IN_ORDER], self._reason, None)

    def by_goal(self) -> Iterator[Tried]:
        """The same for each goal that it met with anything."""
        rows: dict[str | None, _Row] = {}
        for goal, outcome, reason in self._outcomes():
            key = goal.id if goal is not None else None
            row = rows.get(key)
            if row is None:
                row = rows[key] = _Row(goal)
            row.counts[outcome] += 1
            if outcome is Outcome.NOT_CHECKED:
                row.reason = row.reason or reason
        code, goal_of = self._requirement.code, self._names.goal_of
        for row in rows.values():
            yield _tried(code, *[row.counts[outcome] for outcome in _IN_ORDER], row.reason, goal_of(row.goal))

    def clear(self) -> set[str]:
        """The fingerprints of what it had nothing to remark on: one sentence may be met where another is not."""
        code, fingerprint = self._requirement.code, self._names.fingerprint
        clear = {fingerprint(code, one.element, one.values) for one in self._verdicts if one.outcome in _FINE}
        for told, _ in self._told:
            for at, answer in enumerate(told.answers):
                if _outcome(answer) in _FINE:
                    clear.add(fingerprint(code, told.elements.element(at)))
        return clear - self._wrong

    def _outcomes(self) -> Iterator[tuple[Goal | None, Outcome, Text | None]]:
        """What came out for each element, in the order tried; the reason for what was not checked."""
        for told, again in self._told:
            for at, answer in enumerate(told.answers):
                if at not in again:
                    reason = answer.reason if isinstance(answer, Open) else None
                    yield told.elements.goal(at), _outcome(answer), reason
        for verdict in self._verdicts:
            yield verdict.element.goal, verdict.outcome, verdict.reason
        if self._broken is not None:
            yield None, Outcome.NOT_CHECKED, self._broken

    def _take_all(self, told: Told, failures: list[Text]) -> None:
        again: set[int] = set()
        self._told.append((told, again))
        met = 0
        for at, answer in enumerate(told.answers):
            if answer is True:
                met += 1
            elif answer is False:
                element = told.elements.element(at)
                if self._find(element, told.modality, related_places(element.value)):
                    self._counts[Outcome.NOT_MET] += 1
                else:
                    again.add(at)
            else:
                assert isinstance(answer, Open)
                self._counts[answer.outcome] += 1
                if answer.outcome is Outcome.NOT_CHECKED:
                    self._not_checked(answer.reason, answer.failed, failures)
        self._counts[Outcome.MET] += met

    def _take(self, verdict: Verdict, failures: list[Text]) -> None:
        outcome, element = verdict.outcome, verdict.element
        if outcome is Outcome.NOT_MET:
            if not self._find(element, verdict.modality, verdict.related, verdict.values, verdict.span):
                return
        elif outcome is Outcome.NOT_CHECKED:
            self._not_checked(verdict.reason, verdict.failed, failures)
        self._counts[outcome] += 1
        self._verdicts.append(verdict)

    def _not_checked(self, reason: Text | None, failed: bool, failures: list[Text]) -> None:
        if failed:
            code = self._requirement.code
            if not any(failure.sv and failure.sv.startswith(f"{code} ") for failure in failures):
                failures.append(self._failure(reason))
            self._reason = reason
        self._reason = self._reason or reason

    def _failure(self, reason: Text | None) -> Text:
        code, path = self._requirement.code, self._names.view.plan.path
        said = reason or Text(sv="Kontrollen säger inte varför.", en="The check does not say why.")
        return Text(
            sv=f"{code} kunde inte prövas på allt i {path}. {said.sv}",
            en=f"{code} could not be tried on all of {path}. {said.en}",
        )

    def _find(
        self,
        element: Element,
        modality: Modality | None,
        related: tuple[Related, ...],
        values: tuple[tuple[str, str], ...] = (),
        elsewhere: Span | None = None,
    ) -> bool:
        """Add a finding; False where it is there already: one place, one message."""
        requirement, names = self._requirement, self._names
        given = dict(values) if values else _NOTHING
        view, identities = names.view, names.identities
        span = elsewhere or element.span
        own = SEVERITY[modality] if modality is not None else self._rule.severity
        severity = self._given or own
        message = fill(requirement.message, element, given, view)
        fingerprint = names.fingerprint(requirement.code, element, values, self._prints)
        self._wrong.add(fingerprint)
        place = (span.start, span.end, message.sv or message.en)
        if place in self._seen:
            return False
        self._seen.add(place)
        self.findings.append(
            _finding(
                requirement.code,
                requirement.name,
                severity,
                requirement.confidence,
                view.plan.path,
                span,
                message,
                fill(requirement.hint, element, given, view),
                names.goal_of(element.goal),
                fingerprint,
                related,
                False,
                own if own != severity else None,
                " ".join(identities.words(element).split()),
                identities.section(element),
                names.line(span),
                element.noun,
            )
        )
        return True


class _Row:
    """What has come out for one goal, and the first reason why something was not checked."""

    __slots__ = ("counts", "goal", "reason")

    def __init__(self, goal: Goal | None) -> None:
        self.goal = goal
        self.counts = dict.fromkeys(Outcome, 0)
        self.reason: Text | None = None


_IN_ORDER = (Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKED, Outcome.EXCEPTED)
"""The outcomes as ``Tried`` has them."""
_FINE = frozenset(Outcome) - {Outcome.NOT_MET, Outcome.NOT_CHECKED}


def _outcome(answer: Answer) -> Outcome:
    if isinstance(answer, Open):
        return answer.outcome
    return Outcome.MET if answer else Outcome.NOT_MET
