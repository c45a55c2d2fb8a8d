"""What became of every requirement, added up over the documents of a run."""

from __future__ import annotations

from collections import Counter

from malkoll.finding import DocumentReport, Report, Severity, Text
from malkoll.records import record

__all__ = ["Summary", "Tally", "summarise"]


@record
class Summary:
    """The figures of the last lines.

    ``tried`` is how many rules had an element to be tried on; ``never_applied`` the codes of those that had
    none in any document; ``not_checked_because`` code, count and reason of what could not be checked.
    """

    goals: int
    tried: int
    met: int
    not_met: int
    not_applicable: int
    not_checked: int
    excepted: int
    by_severity: tuple[tuple[Severity, int], ...]
    never_applied: tuple[str, ...]
    not_checked_because: tuple[tuple[str, int, Text | None], ...]

    @property
    def outcomes(self) -> dict[str, int]:
        """The five outcomes by their names."""
        return {
            "met": self.met,
            "not_met": self.not_met,
            "not_applicable": self.not_applicable,
            "not_checked": self.not_checked,
            "excepted": self.excepted,
        }


def summarise(report: Report) -> Summary:
    """Add up a report."""
    tally = Tally()
    for document in report.documents:
        tally.add(document)
    return tally.summary(report)


@record(frozen=False)
class _Rule:
    """What became of one requirement so far."""

    applied: int = 0
    not_checked: int = 0
    reason: Text | None = None


class Tally:
    """The figures of the last lines, added up document by document."""

    def __init__(self) -> None:
        self._rules: dict[str, _Rule] = {}
        self._outcomes = (0, 0, 0, 0, 0)
        self._severities: Counter[Severity] = Counter()
        self._goals = 0

    def add(self, document: DocumentReport) -> None:
        """Count one more document."""
        met, not_met, not_applicable, not_checked, excepted = self._outcomes
        for one in document.tried:
            rule = self._rules.get(one.code)
            if rule is None:
                rule = self._rules[one.code] = _Rule()
            rule.applied += one.met + one.not_met + one.not_checked + one.excepted
            rule.not_checked += one.not_checked
            rule.reason = rule.reason or one.reason
            met += one.met
            not_met += one.not_met
            not_applicable += one.not_applicable
            not_checked += one.not_checked
            excepted += one.excepted
        self._outcomes = (met, not_met, not_applicable, not_checked, excepted)
        self._severities.update(finding.severity for finding in document.findings)
        self._goals += document.goals

    def summary(self, report: Report) -> Summary:
        """The figures so far, of ``report``: one of a comparison counts a goal that two documents have once."""
        rules, severities = sorted(self._rules.items()), self._severities
        grades: tuple[Severity, ...] = ("error", "warning", "question")
        return Summary(
            self._goals if type(report) is Report else report.goals,
            sum(1 for _, rule in rules if rule.applied),
            *self._outcomes,
            tuple((grade, severities[grade]) for grade in grades if severities[grade]),
            tuple(code for code, rule in rules if not rule.applied),
            not_checked_because=tuple(
                (code, rule.not_checked, rule.reason) for code, rule in rules if rule.not_checked
            ),
        )
