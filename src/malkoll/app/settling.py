"""What was found, held against what has been decided and against what was there before.

What the engine says of a plan follows from the plan and the rules; what is done here follows from today's date and
from files beside the plan as well.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from malkoll.app.books import Books
from malkoll.app.kept import FEW, Made
from malkoll.app.texts import as_shown, is_hidden, read_small, relative
from malkoll.config import Settings
from malkoll.engine import RuleBook
from malkoll.errors import SettingsError
from malkoll.exceptions import FILE_NAME
from malkoll.finding import DocumentReport, ExceptionNote, Severity
from malkoll.records import record

if TYPE_CHECKING:
    from malkoll.exceptions.applying import Case, Standing

__all__ = ["Found", "Settled", "settle", "settle_alone"]


@record
class Found:
    """What the engine says of one plan, and the settings it was checked under; ``annotated``: exceptions stand in it.

    ``report`` is looked up when it is asked for.
    """

    path: str
    settings: Settings
    annotated: bool
    look_up: Callable[[], DocumentReport]

    @property
    def report(self) -> DocumentReport:
        """What the engine says of the plan."""
        return self.look_up()

    @classmethod
    def of(cls, report: DocumentReport, settings: Settings) -> Found:
        """What is found of a plan whose report is at hand."""
        return cls(report.path, settings, bool(report.notes), lambda: report)


@record
class Settled:
    """The reports as they are told. ``standings`` is how every exception stands, ``baselines`` the files used.

    ``as_found``: nothing was excepted or known from before, and what was found stands.
    """

    reports: Sequence[DocumentReport]
    standings: tuple[Standing, ...] = ()
    baselines: tuple[str, ...] = ()
    as_found: bool = False


def settle(found: Sequence[Found], books: Books, today: date) -> Settled:
    """Apply exceptions and the baseline to what was found.

    Raises:
        SettingsError: a file of exceptions or a baseline is not there, or cannot be read.
    """
    beside = _Beside()
    for one in found:
        beside.see(one)
    reports: Sequence[DocumentReport]
    if len(found) > FEW:
        reports = Made(range(len(found)), lambda at: found[at].report)
    else:
        reports = tuple(one.report for one in found)
    standings: tuple[Standing, ...] = ()
    excepted = beside.any or any(one.annotated for one in found)
    if excepted:
        reports, standings = _excepted(found, beside, books, today)
    baselines: tuple[str, ...] = ()
    known = any(one.settings.baseline is not None for one in found)
    if known:
        from malkoll.app.known import marked

        reports, baselines = marked(reports, [one.settings.baseline for one in found])
    return Settled(reports, standings, baselines, not excepted and not known)


def _excepted(
    found: Sequence[Found], beside: _Beside, books: Books, today: date
) -> tuple[tuple[DocumentReport, ...], tuple[Standing, ...]]:
    from malkoll.exceptions.applying import apply

    cases = [_case(one.report, books.whole(one.settings), *beside.of(number, one)) for number, one in enumerate(found)]
    applied = apply(cases, today)
    by_case: dict[int, list[Standing]] = {}
    for standing in applied.standings:
        by_case.setdefault(standing.case, []).append(standing)
    reports = [
        _judged(report, by_case.get(number, ()), books.of(one.settings), one.settings.severity)
        for number, (one, report) in enumerate(zip(found, applied.reports, strict=True))
    ]
    return tuple(reports), applied.standings


def settle_alone(report: DocumentReport, book: RuleBook, today: date) -> DocumentReport:
    """Apply the exceptions written in one plan, with nothing beside it."""
    from malkoll.exceptions.applying import apply

    applied = apply([_case(report, book)], today)
    return _judged(applied.reports[0], applied.standings, book, {})


def _case(
    report: DocumentReport,
    book: RuleBook,
    own: tuple[ExceptionNote, ...] = (),
    lost: tuple[ExceptionNote, ...] = (),
) -> Case:
    from malkoll.exceptions.applying import Case

    rules = {name.casefold(): one.code for one in book.requirements for name in (one.name, one.code)}
    closed = frozenset(one.code for one in book.requirements if one.about_exceptions)
    return Case(report, own, lost, rules, closed)


def _judged(
    report: DocumentReport, standings: Sequence[Standing], book: RuleBook, grades: Mapping[str, Severity]
) -> DocumentReport:
    if not standings:
        return report
    from malkoll.engine import EngineSettings, evaluate
    from malkoll.exceptions.judging import exceptions_of, merged

    about = book.only(lambda one: one.about_exceptions)
    severity = {one.code: grade for given, grade in grades.items() if (one := book.get(given)) is not None}
    return merged(report, evaluate(exceptions_of(report, standings), about, EngineSettings(severity)), standings)


@record(frozen=False)
class _File:
    folder: Path
    notes: tuple[ExceptionNote, ...]
    plans: list[str] = field(default_factory=list)
    first: int | None = None
    """The first plan of the run that the file is for: what concerns no plan at all is told with it."""


class _Beside:
    """The files of exceptions beside the plans, each read once."""

    def __init__(self) -> None:
        self._files: dict[Path, _File] = {}
        self._seen = 0

    @property
    def any(self) -> bool:
        """Whether there is any file at all."""
        return bool(self._files)

    def see(self, one: Found) -> None:
        """Read the file that holds for a plan, where there is one."""
        path = _file_for(one)
        if path is not None:
            if path not in self._files:
                from malkoll.exceptions.beside import read_file

                notes = read_file(read_small(path, "Filen med undantag", "The file of exceptions"), as_shown(path))
                self._files[path] = _File(path.absolute().parent, notes)
            file = self._files[path]
            file.plans.append(relative(one.path, file.folder))
            if file.first is None:
                file.first = self._seen
        self._seen += 1

    def of(self, number: int, one: Found) -> tuple[tuple[ExceptionNote, ...], tuple[ExceptionNote, ...]]:
        """The exceptions for a plan, and those for plans that do not exist, which are told with the first."""
        path = _file_for(one)
        if path is None:
            return (), ()
        file = self._files[path]
        plan = relative(one.path, file.folder)
        own = tuple(note for note in file.notes if note.plan is None or fnmatchcase(plan, note.plan))
        lost = tuple(note for note in file.notes if number == file.first and _is_lost(note, file))
        return own, lost


def _is_lost(note: ExceptionNote, file: _File) -> bool:
    """Whether an exception names one plan, and there is no such plan."""
    if note.plan is None or any(sign in note.plan for sign in "*?["):
        return False
    return note.plan not in file.plans and not os.path.isfile(file.folder / note.plan)


def _file_for(one: Found) -> Path | None:
    """The file of exceptions that holds for a plan: the one configured, or the one beside configuration or plan.

    Raises:
        SettingsError: the one configured is not there.
    """
    settings = one.settings
    if settings.exceptions is not None:
        if not os.path.isfile(settings.exceptions) and not is_hidden(settings.exceptions):
            shown = as_shown(settings.exceptions)
            raise SettingsError(
                f"Filen med undantag, {shown}, finns inte. Rätta ”exceptions” i konfigurationen eller skapa filen.",
                f"The file of exceptions, {shown}, does not exist. Correct “exceptions” in the configuration or "
                "create the file.",
            )
        return settings.exceptions
    folder = settings.folder or Path(one.path).absolute().parent
    path = folder / FILE_NAME
    return path if os.path.isfile(path) else None
