"""Comparing a plan with what follows it up."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from malkoll.app.checking import Checked, fails, read_files
from malkoll.app.files import STDIN, Source, gather
from malkoll.app.options import Options, SettingsSource
from malkoll.app.pairing import together
from malkoll.app.plan_notes import with_notes
from malkoll.app.raw_results import Asked
from malkoll.app.settling import Found, settle
from malkoll.app.terms import TermsSource
from malkoll.app.time_limit import in_time
from malkoll.app.today import today_or
from malkoll.app.understand import Understood, no_goals, understand_bytes
from malkoll.comparison import ComparisonReport
from malkoll.engine import RuleBook
from malkoll.errors import PlanError, SettingsError
from malkoll.finding import DocumentReport, Text
from malkoll.hashes import sha256
from malkoll.plan import Plan
from malkoll.records import record

__all__ = ["compare"]


@record
class _Read:
    asked: Asked
    understood: Understood


def compare(paths: Sequence[str], options: Options | None = None, today: date | None = None) -> Checked:
    """Compare the plan at the first of ``paths`` with its follow-ups at the others, in the order given.

    The result's report is a ``ComparisonReport``. A file that cannot be read or holds no goal is told among its errors,
    and then nothing is compared, and so is a comparison that took too long.

    Raises:
        SettingsError: fewer than two documents, folders, or an order in which they cannot be compared; configuration
            or options that cannot be followed.
        RuleFileError: a rule file that cannot be loaded.
    """
    wishes = options or Options()
    day = today_or(today)
    settings = SettingsSource(wishes)
    terms = TermsSource(settings)
    sources, missing = _sources(paths, settings, wishes)
    asked = [Asked(source, *terms.of(source.path, stdin=source.stdin)) for source in sources]
    read, errors = _read(asked)
    errors = [*missing, *errors]
    books = {one.terms.book.sha256: _compared(one.terms.book) for one in asked}
    book = books[asked[0].terms.book.sha256] if asked else _compared(terms.book_here())
    digest = book.sha256 if len(books) < 2 else sha256("".join(sorted(books)).encode()).hexdigest()

    def nothing(*told: Text) -> Checked:
        return Checked(ComparisonReport((), book.name, digest, told), {}, book, read=read_files(asked))

    if errors:
        return nothing(*errors)
    note = _note([one.understood.plan for one in read])
    try:
        with in_time(read[-1].asked.source.path):
            paired, comparison = together([one.understood for one in read])
            pairs = [replace(one, understood=two) for one, two in zip(read, paired, strict=True)]
            found, failures = _found(pairs, books, note)
    except PlanError as error:
        return nothing(error.text)
    settled = settle(found, terms.books, day)
    report = ComparisonReport(settled.reports, book.name, digest, tuple(failures), settled.baselines, comparison, note)
    # Whole texts: what is found in one document points at lines of the others.
    texts = {one.understood.plan.path: one.understood.document.text for one in read}
    return Checked(
        report,
        texts,
        book,
        failing=any(map(fails, found, settled.reports)),
        standings=settled.standings,
        read=read_files(asked),
        plans={one.understood.plan.path: one.understood.plan for one in read},
        day=day,
    )


def _compared(book: RuleBook) -> RuleBook:
    """Only the rules that need both documents: the others are for ``check``."""
    return book.only(lambda one: one.about_comparison)


# --- the documents ------------------------------------------------------------------------------------


def _sources(paths: Sequence[str], settings: SettingsSource, wishes: Options) -> tuple[list[Source], list[Text]]:
    if len(paths) < 2:
        raise SettingsError(
            "Ange planen och minst en uppföljning: malkoll compare plan.docx uppfoljning.docx.",
            "Give the plan and at least one follow-up: malkoll compare plan.docx follow-up.docx.",
        )
    found: list[Source] = []
    missing: list[Text] = []
    seen: set[str] = set()
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            raise SettingsError(
                f"{path} är en mapp. Ange planen och uppföljningarna som filer, i den ordning de kom.",
                f"{path} is a folder. Give the plan and the follow-ups as files, in the order they came.",
            )
        gathered = gather([path], settings, wishes.stdin_filename, ignoring=wishes.ignoring)
        missing += gathered.errors
        for source in gathered.sources:
            place = STDIN if source.stdin else os.path.realpath(source.path)
            if place in seen:
                raise SettingsError(
                    f"{source.path} är angiven två gånger. Ange planen först och sedan varje uppföljning en gång.",
                    f"{source.path} is given twice. Give the plan first and then each follow-up once.",
                )
            seen.add(place)
            found.append(source)
    return found, missing


def _read(asked: Sequence[Asked]) -> tuple[list[_Read], list[Text]]:
    read: list[_Read] = []
    errors: list[Text] = []
    for one in asked:
        terms, path = one.terms, one.source.path
        try:
            data = one.source.read(terms.plugins.readers)
            understood = understand_bytes(data, path, terms.template, terms.kind, terms.book, terms.plugins.readers)
        except PlanError as error:
            errors.append(error.text)
            continue
        if not understood.plan.goals:
            errors.append(no_goals(path, understood.plan.template).text)
        read.append(_Read(one, understood))
    return read, errors


def _note(plans: Sequence[Plan]) -> Text | None:
    """Why the requirements are not tried, where they are not: these are no plan with its follow-ups.

    Raises:
        SettingsError: the order is one that nothing can be said of.
    """
    kinds = [plan.kind for plan in plans]
    first, rest = kinds[0], set(kinds[1:])
    if first == "plan" and rest == {"follow-up"}:
        return None
    if rest == {"plan"} and first == "plan":
        return Text(
            sv="Dokumenten är planer och jämförs som utgåvor: vad som är kvar, borttaget, ändrat och nytt. Kraven på "
            "uppföljning prövas inte.",
            en="The documents are plans and are compared as editions: what is kept, dropped, changed and new. The "
            "requirements on follow-up are not tried.",
        )
    if rest == {"follow-up"}:
        return Text(
            sv="Alla dokumenten är uppföljningar: de senare jämförs med den första. Kraven mot planen prövas inte. Är "
            f'{plans[0].path} en plan: skriv kind = "plan" för den i malkoll.toml, under [[per-path]].',
            en="All the documents are follow-ups: the later ones are compared with the first. The requirements against "
            f'the plan are not tried. If {plans[0].path} is a plan, write kind = "plan" for it in malkoll.toml, '
            "under [[per-path]].",
        )
    ordered = " ".join(plan.path for kind in ("plan", "follow-up") for plan in plans if plan.kind == kind)
    one, other = next((a, b) for a in plans for b in plans if (a.kind, b.kind) == ("plan", "follow-up"))
    raise SettingsError(
        f"{other.path} är en uppföljning och {one.path} en plan: ange planen först. Skriv: malkoll compare {ordered}",
        f"{other.path} is a follow-up and {one.path} a plan: give the plan first. Write: malkoll compare {ordered}",
    )


# --- the requirements ----------------------------------------------------------------------------------


def _found(read: Sequence[_Read], books: dict[str, RuleBook], note: Text | None) -> tuple[list[Found], list[Text]]:
    from malkoll.engine import EngineSettings, evaluate_fully

    found: list[Found] = []
    failures: list[Text] = []
    for one in read:
        book = books[one.asked.terms.book.sha256]
        tried = book if note is None else book.only(lambda _: False)
        settings = EngineSettings(one.asked.terms.severity)
        evaluation = evaluate_fully(one.understood.plan, tried, settings, one.understood.document)
        failures += evaluation.failures
        found.append(Found.of(_with_notes(evaluation.report, one.understood, tried), one.asked.settings))
    return found, failures


def _with_notes(report: DocumentReport, understood: Understood, book: RuleBook) -> DocumentReport:
    """The report with those exceptions in the document that are from a rule tried here."""
    noted = with_notes(report, understood)
    return replace(noted, notes=tuple(note for note in noted.notes if book.get(note.rule) is not None))
