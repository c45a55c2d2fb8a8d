"""Which findings of a run the baseline already holds.

First those with the same fingerprint; then, within the same plan and rule, those so like one that is no longer
found that they must be it, reworded. Never two findings to one entry, nor two entries to one finding, and the order
that entries or findings come in changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from malkoll.checks.identity import alike
from malkoll.exceptions.baseline import Entry
from malkoll.exceptions.likeness import likeness
from malkoll.finding import DocumentReport, Finding
from malkoll.records import record

__all__ = ["EntryState", "Matched", "match", "states"]

EntryState = Literal["same", "reworded", "excepted", "gone", "unchecked", "elsewhere"]

_LEAST = 85.0
"""Likeness (0-100) of goal and of element that each must reach."""
_LEAST_TOGETHER = 180.0
"""What the two must reach together: one reworded well, or both hardly."""
_SAME = 100.0
_MOVED = 0.5
"""The share of a plan's entries that must be found again in a plan of another name, for it to be the same plan."""

Place = tuple[int, int]
"""A document of the run and a finding in it, both by number."""


@record
class Matched:
    """What entry each known finding was, which of them were found by likeness, and what plans were renamed.

    ``excepted`` are the entries whose finding is excepted now. ``renamed`` has the old path of each document that
    had another.
    """

    entries: Mapping[Place, Entry]
    alike: frozenset[Entry]
    excepted: frozenset[Entry]
    renamed: Mapping[int, str]

    @property
    def found(self) -> frozenset[Entry]:
        """The entries that are still there."""
        return frozenset(self.entries.values())


def match(
    entries: Iterable[Entry], documents: Sequence[tuple[str, DocumentReport]], gone: frozenset[str] = frozenset()
) -> Matched:
    """Match ``entries`` with the findings of ``documents``, each with its path as entries write it.

    ``gone`` are the paths of entries whose plan no longer exists.
    """
    by_path: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(set(entries)):
        by_path[entry.path].append(entry)
    renamed = _renamed(by_path, documents, gone)
    found: dict[Place, Entry] = {}
    like: set[Entry] = set()
    excepted: set[Entry] = set()
    for number, (path, report) in enumerate(documents):
        own = by_path.get(renamed.get(number, path), [])
        if own:
            _match_one(own, number, report, found, like, excepted)
    return Matched(found, frozenset(like), frozenset(excepted), renamed)


def _match_one(
    own: Sequence[Entry],
    number: int,
    report: DocumentReport,
    found: dict[Place, Entry],
    like: set[Entry],
    excepted: set[Entry],
) -> None:
    by_print: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in own:
        by_print[entry.code, entry.fingerprint].append(entry)
    left: list[tuple[int, Finding]] = []
    for at, finding in enumerate(report.findings):
        same = by_print.get((finding.code, finding.fingerprint))
        if same:
            found[number, at] = same.pop(0)
        else:
            left.append((at, finding))
    for one in report.excepted:
        same = by_print.get((one.finding.code, one.finding.fingerprint))
        if same:
            excepted.add(same.pop(0))
    # What was tried again and is fine now has been mended: no other finding can be it.
    gone = [entry for same in by_print.values() for entry in same if entry.fingerprint not in report.clear]
    for entry, at in _likely(gone, left):
        found[number, at] = entry
        like.add(entry)


def _likely(gone: Iterable[Entry], left: Sequence[tuple[int, Finding]]) -> Iterable[tuple[Entry, int]]:
    """The pairs of an entry that is gone and a finding that is new which are one and the same, the likest first."""
    by_rule: defaultdict[str, list[tuple[int, Finding]]] = defaultdict(list)
    for at, finding in left:
        by_rule[finding.code].append((at, finding))
    pairs = []
    for entry in gone:
        for at, finding in by_rule[entry.code]:
            score = _score(entry, finding)
            if score is not None:
                pairs.append((tuple(-part for part in score), _words(finding), at, entry))
    pairs.sort(key=lambda pair: (pair[0], pair[3], pair[1], pair[2]))
    taken: set[Entry] = set()
    used: set[int] = set()
    for _, _, at, entry in pairs:
        if entry not in taken and at not in used:
            taken.add(entry)
            used.add(at)
            yield entry, at


def _score(entry: Entry, finding: Finding) -> tuple[float, ...] | None:
    """How alike an entry and a finding are, ``None`` where not enough; what they stand under decides between equals."""
    goal = finding.goal
    if bool(entry.goal) != (goal is not None):
        return None
    under = (goal.under or "") if goal is not None else finding.section
    above = likeness(alike(entry.under), alike(under))
    whose = likeness(alike(entry.goal), alike(goal.title)) if goal is not None else max(above, _LEAST)
    if whose < _LEAST:
        return None
    what = likeness(alike(entry.element), alike(finding.element))
    if what < _LEAST or whose + what < _LEAST_TOGETHER:
        return None
    # Nothing but what it stands under has changed: another goal of the same title, or another nameless thing.
    if above < _LEAST and ((whose == what == _SAME) or (goal is None and not entry.element)):
        return None
    same_number = goal is not None and (goal.number or "") == entry.number
    return whose + what, above, float(same_number)


def _words(finding: Finding) -> tuple[str, ...]:
    """What tells a finding from its equals whatever order they come in."""
    goal = finding.goal
    return (
        ("", "", finding.element, finding.fingerprint)
        if goal is None
        else (
            goal.title,
            goal.number or "",
            finding.element,
            finding.fingerprint,
        )
    )


def _renamed(
    by_path: Mapping[str, Sequence[Entry]], documents: Sequence[tuple[str, DocumentReport]], gone: frozenset[str]
) -> dict[int, str]:
    """The plans that have another name now: those without entries of their own that one gone plan is found again in.

    Where two are as like, nobody can tell which it is, and neither is taken.
    """
    new = [number for number, (path, _) in enumerate(documents) if path not in by_path]
    prints = {number: _prints(documents[number][1]) for number in new}
    wanted: dict[str, list[tuple[int, int]]] = {}
    for path in sorted(gone & set(by_path)):
        held = Counter((entry.code, entry.fingerprint) for entry in by_path[path])
        shares = [(sum((held & prints[number]).values()), number) for number in new]
        enough = sorted((share for share in shares if share[0] >= _MOVED * held.total()), reverse=True)
        if enough and (len(enough) == 1 or enough[0][0] > enough[1][0]):
            wanted[path] = enough
    claimed = Counter(enough[0][1] for enough in wanted.values())
    return {enough[0][1]: path for path, enough in wanted.items() if claimed[enough[0][1]] == 1}


def _prints(report: DocumentReport) -> Counter[tuple[str, str]]:
    both = (*report.findings, *(one.finding for one in report.excepted))
    return Counter((finding.code, finding.fingerprint) for finding in both)


def states(
    entries: Iterable[Entry],
    documents: Sequence[tuple[str, DocumentReport]],
    gone: frozenset[str],
    matched: Matched,
) -> dict[Entry, EntryState]:
    """What has become of each entry.

    ``elsewhere``: its plan is there but not in this run. ``unchecked``: its rule was not in force, or could not be
    tried on all of the plan, so that nobody can tell.
    """
    found = matched.found
    reports = {matched.renamed.get(number, path): report for number, (path, report) in enumerate(documents)}

    def state(entry: Entry) -> EntryState:
        if entry in found:
            return "reworded" if entry in matched.alike else "same"
        if entry in matched.excepted:
            return "excepted"
        report = reports.get(entry.path)
        if report is None:
            return "gone" if entry.path in gone else "elsewhere"
        if entry.fingerprint in report.clear:
            return "gone"
        row = next((row for row in report.tried if row.code == entry.code), None)
        return "unchecked" if row is None or row.not_checked else "gone"

    return {entry: state(entry) for entry in sorted(set(entries))}
