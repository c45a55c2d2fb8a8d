"""Checking plans: the main job."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from malkoll.app.books import Books
from malkoll.app.files import Gathered, Source, gather
from malkoll.app.only_plans import only_plans
from malkoll.app.options import Options, SettingsSource
from malkoll.app.settling import Raw, settle
from malkoll.app.today import today_or
from malkoll.app.understand import Understood, no_goals, understand
from malkoll.config.settings import FailOn, Settings
from malkoll.engine import EngineSettings, RuleBook, evaluate_fully
from malkoll.errors import PlanError
from malkoll.finding import DocumentReport, Finding, Report, Severity, Text

if TYPE_CHECKING:
    from malkoll.exceptions.applying import Standing

__all__ = ["Checked", "Progress", "check", "grave", "with_notes"]

_GRAVITY: Mapping[Severity, int] = {"error": 3, "warning": 2, "question": 1}
_LEAST: Mapping[FailOn, int] = {"error": 3, "warning": 2, "question": 1, "never": 4}

Progress = Callable[[int, int, str], None]
"""Told before each plan: how many are done, how many there are, and which comes now."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with what its readers need beside it.

    ``texts`` are the documents' texts by path; ``book`` all rules that were loaded; ``skipped`` files found
    by walking a folder that hold no goals; ``failing`` whether a finding is as grave as ``fail-on`` and not known
    from before; ``not_plans`` files left out since the configuration does not count them as plans. ``standings`` is
    how every exception stands.
    """

    report: Report
    texts: Mapping[str, str]
    book: RuleBook
    skipped: tuple[str, ...] = ()
    failing: bool = False
    not_plans: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 where not everything was checked, 1 where findings are grave enough, otherwise 0."""
        return 2 if self.report.errors else int(self.failing)


@dataclass(slots=True)
class _Run:
    """What is gathered while the plans are checked one by one."""

    raws: list[Raw] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    errors: list[Text] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    books: dict[str, RuleBook] = field(default_factory=dict)


def check(
    paths: Iterable[str],
    options: Options | None = None,
    progress: Progress | None = None,
    today: date | None = None,
) -> Checked:
    """Check the plans that ``paths`` mean and report on them, with exceptions as they hold ``today``.

    A file that cannot be read or holds no goal is told among the report's errors, and the others are
    checked all the same.

    Raises:
        SettingsError: configuration or options that cannot be followed.
        RuleFileError: a rule file that cannot be loaded.
    """
    wishes = options or Options()
    day = today_or(today)
    settings = SettingsSource(wishes)
    books = Books()
    gathered = gather(paths, settings, wishes.stdin_filename)
    not_plans: tuple[str, ...] = ()
    if wishes.only_plans:
        gathered, not_plans = only_plans(gathered, settings)
    run = _Run(errors=list(gathered.errors))
    for at, source in enumerate(gathered.sources):
        if progress is not None:
            progress(at, len(gathered.sources), source.path)
        _check_one(source, settings, books, run)
    settled = settle(run.raws, books, day)
    if not run.raws and run.skipped and not run.errors:
        run.errors.append(_nothing_left(gathered, run.skipped))
    used = list(run.books.values()) or [books.of(settings.of(Path.cwd()))]
    report = Report(
        settled.reports,
        used[0].name if len(used) == 1 else " / ".join(book.name for book in used),
        used[0].sha256 if len(used) == 1 else sha256("".join(sorted(run.books)).encode()).hexdigest(),
        tuple(run.errors),
        settled.baselines,
    )
    failing = any(map(_fails, run.raws, settled.reports))
    return Checked(report, run.texts, _joined(used), tuple(run.skipped), failing, not_plans, settled.standings)


def _fails(raw: Raw, report: DocumentReport) -> bool:
    """Whether a plan has something new that is grave enough to fail the run."""
    return any(_is_grave(finding, raw.settings) for finding in report.findings if not finding.known)


def _is_grave(finding: Finding, settings: Settings) -> bool:
    return _GRAVITY[finding.severity] >= _LEAST[settings.fail_on]


def grave(finding: Finding, settings: SettingsSource, plan: str) -> bool:
    """Whether a finding is as grave as ``fail-on`` asks of the plan at ``plan``."""
    return _is_grave(finding, settings.of(Path(plan)))


def _check_one(source: Source, settings: SettingsSource, books: Books, run: _Run) -> None:
    chosen = settings.of(Path(source.path) if not source.stdin else Path.cwd() / source.path)
    book = books.of(chosen)
    run.books.setdefault(book.sha256, book)
    try:
        understood = understand(source, chosen, book)
    except PlanError as error:
        run.errors.append(error.text)
        return
    if not understood.plan.goals:
        if source.named:
            run.errors.append(no_goals(source.path, understood.plan.template).text)
        else:
            run.skipped.append(source.path)
        return
    evaluation = evaluate_fully(
        understood.plan, book, EngineSettings(_by_code(chosen.severity, book)), understood.document
    )
    run.raws.append(Raw(with_notes(evaluation.report, understood), chosen))
    run.texts[source.path] = understood.document.text
    run.errors.extend(evaluation.failures)


def with_notes(report: DocumentReport, understood: Understood) -> DocumentReport:
    """The report with the exceptions that are written in the plan itself."""
    document = understood.document
    words = document.text.casefold()
    if not any(word in words for word in ("malkoll", "målkoll", "undantag", "except")):
        return report
    from malkoll.exceptions.notes import notes_in

    return replace(report, notes=notes_in(document, understood.plan))


def _by_code(severity: Mapping[str, Severity], book: RuleBook) -> dict[str, Severity]:
    """Severities by code, where the configuration may say codes in any case, or names."""
    found = ((book.get(given), grade) for given, grade in severity.items())
    return {requirement.code: grade for requirement, grade in found if requirement is not None}


def _nothing_left(gathered: Gathered, skipped: list[str]) -> Text:
    where = ", ".join(gathered.folders)
    count = len(skipped)
    return Text(
        sv=f"Inget mål hittades i någon av de {count} filerna i {where}. Ange en mall med --template."
        if count > 1
        else no_goals(skipped[0]).text.sv,
        en=f"No goal was found in any of the {count} files in {where}. Give a template with --template."
        if count > 1
        else no_goals(skipped[0]).text.en,
    )


def _joined(books: list[RuleBook]) -> RuleBook:
    """One book to look requirements up in, where plans in different folders are under different rules."""
    if len(books) == 1:
        return books[0]
    by_code = {one.code: one for book in reversed(books) for one in book.requirements}
    files = {shown: path for book in books for shown, path in book.files.items()}
    return RuleBook(tuple(by_code.values()), name=books[0].name, sha256=books[0].sha256, files=files)
