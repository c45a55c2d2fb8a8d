"""Checking plans: the main job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from malkoll.app.files import Gathered, gather
from malkoll.app.kept import FEW, Kept, Texts
from malkoll.app.only_plans import only_plans
from malkoll.app.options import Options, SettingsSource
from malkoll.app.plans_read import PlansRead
from malkoll.app.raw_results import Asked, Progress, Way, raw_results
from malkoll.app.settling import Found, settle
from malkoll.app.terms import TermsSource
from malkoll.app.today import today_or
from malkoll.app.understand import left_out, no_goals, not_chosen
from malkoll.config.settings import FailOn, Settings
from malkoll.engine import RuleBook
from malkoll.finding import DocumentReport, Finding, Report, Severity, Text
from malkoll.hashes import sha256
from malkoll.records import record

if TYPE_CHECKING:
    from malkoll.cache import Raw
    from malkoll.comparison import Comparison
    from malkoll.exceptions.applying import Standing
    from malkoll.plan import Plan

__all__ = ["Checked", "Progress", "Way", "check", "fails", "grave", "read_files"]

_GRAVITY: Mapping[Severity, int] = {"error": 3, "warning": 2, "question": 1}
_LEAST: Mapping[FailOn, int] = {"error": 3, "warning": 2, "question": 1, "never": 4}


_ALONE = Way()


@record
class Checked:
    """A report with what its readers need beside it.

    ``texts`` are the documents' texts by path, with only those lines in them that findings point at (the others
    are empty); ``book`` all rules that were loaded; ``skipped`` files found by walking a folder that hold no goals;
    ``failing`` whether a finding is as grave as ``fail-on`` and not known from before; ``not_plans`` files left out
    since the configuration does not count them as plans. ``standings`` is how every exception stands, and
    ``read`` are the files besides plans that decided the result. ``plans`` are the plans as they were understood, by
    path, each read when it is asked for; ``day`` is the day of the run. ``comparison`` is the one with the plan that a
    follow-up belongs to, where its paper is to tell of that.
    """

    report: Report
    texts: Mapping[str, str]
    book: RuleBook
    skipped: tuple[str, ...] = ()
    failing: bool = False
    not_plans: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    read: tuple[str, ...] = ()
    plans: Mapping[str, Plan] = field(default_factory=dict, repr=False)
    day: date | None = None
    comparison: Comparison | None = None
    named: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The documents of the report, by their paths."""
        return self.named or tuple(document.path for document in self.report.documents)

    @property
    def exit_code(self) -> int:
        """2 where not everything was checked, 1 where findings are grave enough, otherwise 0."""
        return 2 if self.report.errors else int(self.failing)


@record(frozen=False)
class _Run:
    """What is gathered while the plans are checked one by one."""

    found: list[Found] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    failing: bool = False
    errors: list[Text] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    passed_over: dict[str, tuple[str, ...]] = field(default_factory=dict)
    books: dict[str, RuleBook] = field(default_factory=dict)


def check(
    paths: Iterable[str],
    options: Options | None = None,
    progress: Progress | None = None,
    way: Way = _ALONE,
    today: date | None = None,
) -> Checked:
    """Check the plans that ``paths`` mean and report on them, with exceptions as they hold ``today``.

    A file that cannot be read or holds no goal is told among the report's errors, and the others are
    checked all the same. ``way`` says with how many processes and whether with a memory.

    Raises:
        SettingsError: configuration or options that cannot be followed.
        RuleFileError: a rule file that cannot be loaded.
    """
    wishes = options or Options()
    day = today_or(today)
    settings = SettingsSource(wishes)
    terms = TermsSource(settings, cached=way.cached)
    gathered = gather(paths, settings, wishes.stdin_filename, ignoring=wishes.ignoring)
    not_plans: tuple[str, ...] = ()
    if wishes.only_plans:
        gathered, not_plans = only_plans(gathered, settings)
    asked = [Asked(source, *terms.of(source.path, stdin=source.stdin)) for source in gathered.sources]
    run = _Run(errors=list(gathered.errors))
    kept = Kept([one.source.path for one in asked])
    # What comes out of each plan by itself. Exceptions, the baseline and today's date come after, for all together.
    for at, (one, raw) in enumerate(zip(asked, raw_results(asked, kept, terms, way, progress), strict=True)):
        run.books.setdefault(one.terms.book.sha256, one.terms.book)
        if raw.report is not None:
            run.errors.extend(raw.errors)
            found = Found(one.source.path, one.settings, bool(raw.report.notes), partial(_report, kept, at))
            run.found.append(found)
            run.places[found.path] = at
            run.failing = run.failing or fails(found, raw.report)
        elif raw.errors:
            run.errors.extend(left_out(error, one.source.path, one.terms.plugins) for error in raw.errors)
        else:
            _without_goals(one, raw, run)
    settled = settle(run.found, terms.books, day)
    if not run.found and run.skipped and not run.errors:
        run.errors.append(_nothing_left(gathered, run))
    used = list(run.books.values()) or [terms.book_here()]
    report = Report(
        settled.reports,
        used[0].name if len(used) == 1 else " / ".join(book.name for book in used),
        used[0].sha256 if len(used) == 1 else sha256("".join(sorted(run.books)).encode()).hexdigest(),
        tuple(run.errors),
        settled.baselines,
    )
    failing = run.failing if settled.as_found else any(map(fails, run.found, settled.reports))
    return Checked(
        report,
        {path: kept[at].excerpt for path, at in run.places.items()}
        if len(run.found) <= FEW
        else Texts(kept, run.places),
        _joined(used),
        tuple(run.skipped),
        failing,
        not_plans,
        settled.standings,
        read_files(asked),
        PlansRead(asked, report),
        day,
        named=tuple(run.places),
    )


def _report(kept: Kept, at: int) -> DocumentReport:
    report = kept[at].report
    assert report is not None
    return report


def read_files(asked: Iterable[Asked]) -> tuple[str, ...]:
    """The rule files, configurations, exceptions and baselines of a run."""
    files: dict[str, None] = {}
    for one in asked:
        beside = (one.settings.path, one.settings.exceptions, one.settings.baseline)
        files.update(
            dict.fromkeys((*one.terms.book.files.values(), *(str(path) for path in beside if path is not None)))
        )
    return tuple(files)


def fails(found: Found, report: DocumentReport) -> bool:
    """Whether a plan has something new that is grave enough to fail the run."""
    return any(_is_grave(finding, found.settings) for finding in report.findings if not finding.known)


def _is_grave(finding: Finding, settings: Settings) -> bool:
    return _GRAVITY[finding.severity] >= _LEAST[settings.fail_on]


def grave(finding: Finding, settings: SettingsSource, plan: str) -> bool:
    """Whether a finding is as grave as ``fail-on`` asks of the plan at ``plan``."""
    return _is_grave(finding, settings.of(Path(plan)))


def _without_goals(one: Asked, raw: Raw, run: _Run) -> None:
    """A file that was named, or that the configuration counts as a plan, must hold goals; others are skipped."""
    if one.source.named or one.settings.plans:
        said = no_goals(one.source.path, raw.template, raw.passed_over).text
        run.errors.append(left_out(said, one.source.path, one.terms.plugins))
    else:
        run.skipped.append(one.source.path)
        for name, texts in raw.passed_over:
            run.passed_over.setdefault(name, texts)


def _nothing_left(gathered: Gathered, run: _Run) -> Text:
    passed_over = tuple(run.passed_over.items())
    count = len(run.skipped)
    if count == 1:
        return no_goals(run.skipped[0], passed_over=passed_over).text
    where, told = ", ".join(gathered.folders), not_chosen(passed_over)
    return Text(
        sv=f"Inget mål hittades i någon av de {count} filerna i {where}. {told.sv}Ange en mall med --template.",
        en=f"No goal was found in any of the {count} files in {where}. {told.en}Give a template with --template.",
    )


def _joined(books: list[RuleBook]) -> RuleBook:
    """One book to look requirements up in, where plans in different folders are under different rules."""
    if len(books) == 1:
        return books[0]
    by_code = {one.code: one for book in reversed(books) for one in book.requirements}
    files = {shown: path for book in books for shown, path in book.files.items()}
    return RuleBook(tuple(by_code.values()), name=books[0].name, sha256=books[0].sha256, files=files)
