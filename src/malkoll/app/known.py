"""The baseline at work: reading it, and marking what it holds."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from malkoll.app.texts import as_shown, read_small, relative
from malkoll.exceptions.baseline import Baseline, Entry, read_baseline
from malkoll.exceptions.matching import EntryState, Matched, match, states
from malkoll.finding import DocumentReport
from malkoll.records import record

__all__ = ["Held", "held_against", "load_baseline", "marked"]


def load_baseline(path: Path) -> Baseline:
    """The baseline at ``path``.

    Raises:
        SettingsError: it is not there, is damaged or is of another version.
    """
    return read_baseline(read_small(path, "Utgångsläget", "The baseline"), as_shown(path))


@record
class Held:
    """The baseline at a place, held against reports: ``documents`` are these by the names that its entries use.

    ``gone`` are the plans of its entries that are no longer there.
    """

    baseline: Baseline
    documents: tuple[tuple[str, DocumentReport], ...]
    gone: frozenset[str]
    match: Matched

    def states(self) -> dict[Entry, EntryState]:
        """What has become of each entry."""
        return states(self.baseline.entries, self.documents, self.gone, self.match)


def held_against(baseline: Baseline, path: Path, reports: Sequence[DocumentReport]) -> Held:
    """What of the baseline at ``path`` is found in ``reports``."""
    folder = path.absolute().parent
    documents = tuple((relative(report.path, folder), report) for report in reports)
    plans = {entry.path for entry in baseline.entries}
    gone = frozenset(plan for plan in plans if not os.path.isfile(folder / plan))
    return Held(baseline, documents, gone, match(baseline.entries, documents, gone))


def marked(
    reports: Sequence[DocumentReport], baselines: Sequence[Path | None]
) -> tuple[tuple[DocumentReport, ...], tuple[str, ...]]:
    """The reports with what the baseline of each holds marked as known, and the names of the baselines.

    Raises:
        SettingsError: a baseline is not there, is damaged or is of another version.
    """
    by_file: defaultdict[Path, list[int]] = defaultdict(list)
    for number, path in enumerate(baselines):
        if path is not None:
            by_file[path].append(number)
    result = list(reports)
    for path, numbers in by_file.items():
        found = held_against(load_baseline(path), path, [reports[number] for number in numbers]).match.entries
        for at, number in enumerate(numbers):
            result[number] = _with_known(reports[number], {finding for doc, finding in found if doc == at})
    return tuple(result), tuple(as_shown(path) for path in by_file)


def _with_known(report: DocumentReport, known: set[int]) -> DocumentReport:
    if not known:
        return report
    findings = tuple(replace(one, known=True) if at in known else one for at, one in enumerate(report.findings))
    return replace(report, findings=findings)
