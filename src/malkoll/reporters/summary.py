"""What became of every requirement, added up over the documents of a run."""

from __future__ import annotations

from collections import Counter

from malkoll.finding import Report, Severity, Text, Tried
from malkoll.records import record

__all__ = ["Summary", "summarise"]


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
    by_rule: dict[str, list[Tried]] = {}
    for document in report.documents:
        for tried in document.tried:
            by_rule.setdefault(tried.code, []).append(tried)
    all_tried = [tried for many in by_rule.values() for tried in many]
    applied = {code: sum(map(_applied, many)) for code, many in by_rule.items()}
    severities = Counter(finding.severity for finding in report.findings)
    grades: tuple[Severity, ...] = ("error", "warning", "question")
    return Summary(
        goals=report.goals,
        tried=sum(1 for count in applied.values() if count),
        met=sum(one.met for one in all_tried),
        not_met=sum(one.not_met for one in all_tried),
        not_applicable=sum(one.not_applicable for one in all_tried),
        not_checked=sum(one.not_checked for one in all_tried),
        excepted=sum(one.excepted for one in all_tried),
        by_severity=tuple((grade, severities[grade]) for grade in grades if severities[grade]),
        never_applied=tuple(sorted(code for code, count in applied.items() if not count)),
        not_checked_because=tuple(_reasons(by_rule)),
    )


def _applied(tried: Tried) -> int:
    return tried.met + tried.not_met + tried.not_checked + tried.excepted


def _reasons(by_rule: dict[str, list[Tried]]) -> list[tuple[str, int, Text | None]]:
    found = []
    for code, many in sorted(by_rule.items()):
        count = sum(one.not_checked for one in many)
        if count:
            found.append((code, count, next((one.reason for one in many if one.reason is not None), None)))
    return found
