"""The baseline as a use case: writing it, showing what has become of it, taking away what is mended."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from malkoll import __version__
from malkoll.app.checking import Checked, check
from malkoll.app.known import held_against, load_baseline
from malkoll.app.options import Options
from malkoll.app.texts import as_shown, is_hidden, relative
from malkoll.app.turns import alone_with
from malkoll.atomic import write_text
from malkoll.errors import SettingsError, why_not
from malkoll.exceptions.baseline import Baseline, Entry, entry_of, written
from malkoll.exceptions.matching import EntryState
from malkoll.finding import Text
from malkoll.records import record

__all__ = ["Pruned", "ShownBaseline", "Written", "prune_baseline", "show_baseline", "write_baseline"]


@record
class Written:
    """What was written: how many findings, and how many of them the file did not hold before; ``kept`` are those
    of plans and rules that were not in the run.
    """

    file: str
    count: int
    new: int
    kept: int


@record
class ShownBaseline:
    """What a baseline holds, and what has become of each entry. ``errors`` are plans that could not be checked."""

    file: str
    baseline: Baseline
    states: Mapping[Entry, EntryState]
    errors: tuple[Text, ...]


@record
class Pruned:
    """How many entries were taken away, and how many are left."""

    file: str
    removed: int
    left: int
    errors: tuple[Text, ...]


def write_baseline(file: Path, paths: Iterable[str], options: Options, *, comparing: bool = False) -> Written:
    """Write what is found now in the plans that ``paths`` mean to the baseline ``file``.

    ``comparing``: ``paths`` are a plan and its follow-ups, and it is what their comparison finds that is written.
    Entries of plans and rules that are not in this run stay as they are.

    Raises:
        SettingsError: not everything could be checked (nothing is written then), or the file cannot be read or
            written.
    """
    run = _compared(paths, options) if comparing else _run(paths, options)
    if run.report.errors:
        sv = " ".join(error.sv or "" for error in run.report.errors)
        en = " ".join(error.en or "" for error in run.report.errors)
        raise SettingsError(
            f"Utgångsläget {as_shown(file)} skrevs inte, eftersom allt inte kunde kontrolleras. {sv} "
            "Rätta det, eller undanta filen i .malkollignore, och kör igen.",
            f"The baseline {as_shown(file)} was not written, since not everything could be checked. {en} "
            "Mend that, or leave the file out in .malkollignore, and run again.",
        )
    with alone_with(file):
        before = load_baseline(file) if os.path.exists(file) or is_hidden(file) else Baseline(())
        found = _found(run, file)
        became = held_against(before, file, run.report.documents).states()
        kept = {entry for entry, state in became.items() if state in ("elsewhere", "unchecked")}
        _save(file, {*found.values(), *kept}, run)
    return Written(as_shown(file), len(found), len(set(found.values()) - set(before.entries)), len(kept))


def show_baseline(file: Path, paths: Iterable[str], options: Options) -> ShownBaseline:
    """What the baseline ``file`` holds, held against what is found now.

    Raises:
        SettingsError: the file is not there or cannot be read.
    """
    baseline = load_baseline(file)
    run = _run(paths, options)
    became = held_against(baseline, file, run.report.documents).states()
    return ShownBaseline(as_shown(file), baseline, became, run.report.errors)


def prune_baseline(file: Path, paths: Iterable[str], options: Options) -> Pruned:
    """Take away what is no longer found; what was reworded or moved is written as it is now.

    Raises:
        SettingsError: the file is not there, or cannot be read or written.
    """
    load_baseline(file)  # one that is not there is told before the long work
    run = _run(paths, options)
    with alone_with(file):
        baseline = load_baseline(file)
        held = held_against(baseline, file, run.report.documents)
        became = held.states()
        now = _found(run, file)
        left = {now[place] for place in held.match.entries}
        left |= {entry for entry, state in became.items() if state in ("elsewhere", "unchecked")}
        if left != set(baseline.entries):
            _save(file, left, run)
    return Pruned(as_shown(file), len(baseline.entries) - len(left), len(left), run.report.errors)


def _run(paths: Iterable[str], options: Options) -> Checked:
    return check(paths, replace(options, no_baseline=True))


def _compared(paths: Iterable[str], options: Options) -> Checked:
    from malkoll.app.comparing import compare

    return compare(tuple(paths), replace(options, no_baseline=True))


def _found(run: Checked, file: Path) -> dict[tuple[int, int], Entry]:
    """All findings of the run as entries, by document and place in it.

    Those about exceptions are not among them: a decision that has run out must be told until it is renewed.
    """
    folder = file.absolute().parent
    about = {one.code for one in run.book.requirements if one.about_exceptions}
    return {
        (number, at): entry_of(finding, relative(report.path, folder))
        for number, report in enumerate(run.report.documents)
        for at, finding in enumerate(report.findings)
        if finding.code not in about
    }


def _save(file: Path, entries: Iterable[Entry], run: Checked) -> None:
    baseline = Baseline(tuple(sorted(entries)), __version__, run.report.ruleset_name)
    try:
        write_text(file, written(baseline))
    except OSError as error:
        what = why_not(error)
        raise SettingsError(
            f"Utgångsläget {as_shown(file)} kunde inte skrivas: {what.sv}.",
            f"The baseline {as_shown(file)} could not be written: {what.en}.",
        ) from None
