"""Checking plans: the main job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from malkoll.app.files import Gathered, Source, gather
from malkoll.app.options import Options, SettingsSource
from malkoll.app.raw_results import Asked, Progress, Way, raw_results
from malkoll.app.terms import TermsSource
from malkoll.app.understand import no_goals
from malkoll.config.settings import FailOn
from malkoll.engine import RuleBook
from malkoll.finding import DocumentReport, Report, Severity, Text

__all__ = ["Checked", "Progress", "Way", "check"]

_GRAVITY: Mapping[Severity, int] = {"error": 3, "warning": 2, "question": 1}
_LEAST: Mapping[FailOn, int] = {"error": 3, "warning": 2, "question": 1, "never": 4}


_ALONE = Way()


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with what its readers need beside it.

    ``texts`` are the documents' texts by path, with only those lines in them that findings point at (the others
    are empty); ``book`` all rules that were loaded; ``skipped`` files found
    by walking a folder that hold no goals; ``failing`` whether a finding is as grave as ``fail-on``.
    """

    report: Report
    texts: Mapping[str, str]
    book: RuleBook
    skipped: tuple[str, ...] = ()
    failing: bool = False

    @property
    def exit_code(self) -> int:
        """2 where not everything was checked, 1 where findings are grave enough, otherwise 0."""
        return 2 if self.report.errors else int(self.failing)


@dataclass(slots=True)
class _Run:
    """What is gathered while the plans are checked one by one."""

    documents: list[DocumentReport] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    errors: list[Text] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    books: dict[str, RuleBook] = field(default_factory=dict)
    failing: bool = False


def check(
    paths: Iterable[str],
    options: Options | None = None,
    progress: Progress | None = None,
    way: Way = _ALONE,
) -> Checked:
    """Check the plans that ``paths`` mean and report on them.

    A file that cannot be read or holds no goal is told among the report's errors, and the others are
    checked all the same. ``way`` says with how many processes and whether with a memory.

    Raises:
        SettingsError: configuration or options that cannot be followed.
        RuleFileError: a rule file that cannot be loaded.
    """
    wishes = options or Options()
    settings = SettingsSource(wishes)
    terms = TermsSource(settings, cached=way.cached)
    gathered = gather(paths, settings, wishes.stdin_filename, ignoring=wishes.ignoring)
    asked = [Asked(source, *terms.of(source.path, stdin=source.stdin)) for source in gathered.sources]
    run = _Run(errors=list(gathered.errors))
    # What comes out of each plan by itself. Exceptions, the baseline and today's date come after, for all together.
    raws = raw_results(asked, terms, way, progress)
    for one, raw in zip(asked, raws, strict=True):
        run.books.setdefault(one.terms.book.sha256, one.terms.book)
        run.errors.extend(raw.errors)
        if raw.report is not None:
            _take(raw.report, raw.excerpt, one, run)
        elif not raw.errors:
            _without_goals(one.source, raw.template, run)
    if not run.documents and run.skipped and not run.errors:
        run.errors.append(_nothing_left(gathered, run.skipped))
    used = list(run.books.values()) or [terms.book_here()]
    report = Report(
        tuple(run.documents),
        used[0].name if len(used) == 1 else " / ".join(book.name for book in used),
        used[0].sha256 if len(used) == 1 else sha256("".join(sorted(run.books)).encode()).hexdigest(),
        tuple(run.errors),
    )
    return Checked(report, run.texts, _joined(used), tuple(run.skipped), run.failing)


def _take(document: DocumentReport, excerpt: str, one: Asked, run: _Run) -> None:
    """A plan's raw result becomes part of the report."""
    run.documents.append(document)
    run.texts[document.path] = excerpt
    least = _LEAST[one.settings.fail_on]
    run.failing |= any(_GRAVITY[finding.severity] >= least for finding in document.findings)


def _without_goals(source: Source, template: str, run: _Run) -> None:
    if source.named:
        run.errors.append(no_goals(source.path, template).text)
    else:
        run.skipped.append(source.path)


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
