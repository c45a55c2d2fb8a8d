"""Malkoll from Python: what the command line does, with values in and out. Exported by ``malkoll`` itself.

Like the commands, each function follows the configuration nearest to the plan (or the working directory), unless
``config`` names one or ``no_config`` says that there is none. ``rules`` are rule files or folders besides those
that ship; ``select`` and ``ignore`` are codes, beginnings of codes or names. ``trust`` and ``without_plugins`` are as
the flags ``--trust`` and ``--without-plugin``. Paths may be texts or ``Path``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Literal, overload

from malkoll.app.arguments import a_day, a_path, several, several_paths
from malkoll.app.checking import Way
from malkoll.app.checking import check as check_plans
from malkoll.app.options import Options, SettingsSource
from malkoll.comparison import ComparisonReport
from malkoll.document import Document
from malkoll.errors import PlanError, SettingsError
from malkoll.finding import Confidence, Report
from malkoll.hooks import AboutRule, ReportContext, Reporter
from malkoll.plan import Plan
from malkoll.records import record

__all__ = ["CheckedReport", "ComparedReport", "check", "compare", "explain", "load", "read", "render", "rules"]

_Path = str | os.PathLike[str]
_Kind = Literal["plan", "follow-up"]
_Language = Literal["sv", "en"]


@record
class CheckedReport(Report):
    """A report with what it takes to write it and to say how the run came out.

    ``texts`` are the plans' texts by path, with only those lines in them that findings point at (the others are
    empty); ``plans`` what was understood of them, by path, read when it is asked for; ``rules`` all that were loaded,
    by code; ``reporters`` the formats there are. ``skipped`` are files found by walking a folder that hold no goals;
    ``day`` is the day of the run.
    """

    texts: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    plans: Mapping[str, Plan] = field(default_factory=dict, compare=False, repr=False)
    rules: Mapping[str, AboutRule] = field(default_factory=dict, compare=False, repr=False)
    reporters: tuple[Reporter, ...] = field(default=(), compare=False, repr=False)
    skipped: tuple[str, ...] = field(default=(), compare=False)
    day: date | None = field(default=None, compare=False)
    exit_code: int = 0
    """0 where nothing is as grave as ``fail_on`` asks, 1 where something is, 2 where not everything was checked."""


@record(slots=False)
class ComparedReport(CheckedReport, ComparisonReport):
    """A checked report on a plan and its follow-ups; ``comparison`` tells what became of every goal."""


def check(
    paths: _Path | Iterable[_Path],
    *,
    rules: Iterable[_Path] = (),
    template: _Path | None = None,
    kind: _Kind | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    fail_on: Literal["error", "warning", "question", "never"] | None = None,
    min_confidence: Confidence | None = None,
    baseline: _Path | None = None,
    config: _Path | None = None,
    no_config: bool = False,
    trust: bool = False,
    without_plugins: Iterable[str] = (),
    jobs: int = 1,
    cached: bool = True,
    today: date | None = None,
) -> CheckedReport:
    """Check plans: files, folders or patterns, as ``malkoll check`` does.

    ``rules`` are rule files or folders besides those that ship. ``jobs`` is the number of processes, 0 for as many as
    pays; where not ``cached`` nothing is remembered between runs. ``today`` is the day on which exceptions must hold.

    A plan that cannot be read, or in which no goal is found, raises nothing: it is told in the report's ``errors``,
    and the others are checked all the same. Look there before taking an empty list of findings for good news.

    Raises:
        SettingsError: the arguments or the configuration cannot be followed.
        RuleFileError: a rule file or template cannot be loaded.
        PluginError: a plugin cannot be loaded.
    """
    from malkoll.app.about_reports import AboutRules

    options = Options(
        rules=several_paths("rules", rules),
        template=None if template is None else a_path("template", template),
        kind=kind,
        select=None if select is None else several("select", select),
        ignore=several("ignore", ignore),
        fail_on=fail_on,
        min_confidence=min_confidence,
        baseline=None if baseline is None else Path(a_path("baseline", baseline)),
        config=None if config is None else Path(a_path("config", config)),
        no_config=no_config,
        trust=trust,
        without_plugins=several("without_plugins", without_plugins),
    )
    asked = [a_path("paths", path) for path in _several(paths)]
    if not asked:
        raise SettingsError(
            "Ange minst en fil eller mapp att kontrollera.", "Give at least one file or folder to check."
        )
    done = check_plans(asked, options, way=Way(jobs, cached), today=a_day("today", today))
    report = done.report
    source = SettingsSource(options)
    return CheckedReport(
        tuple(report.documents),
        report.ruleset_name,
        report.ruleset_sha256,
        report.errors,
        report.baselines,
        texts=done.texts,
        plans=done.plans,
        day=done.day,
        rules=AboutRules(done.book),
        reporters=source.plugins(source.of(Path(asked[0]))).reporters,
        skipped=done.skipped,
        exit_code=done.exit_code,
    )


def compare(
    plan: _Path,
    *follow_ups: _Path,
    rules: Iterable[_Path] = (),
    template: _Path | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    fail_on: Literal["error", "warning", "question", "never"] | None = None,
    min_confidence: Confidence | None = None,
    baseline: _Path | None = None,
    config: _Path | None = None,
    no_config: bool = False,
    trust: bool = False,
    without_plugins: Iterable[str] = (),
    today: date | None = None,
) -> ComparedReport:
    """Compare a plan with its follow-ups, in the order they came, as ``malkoll compare`` does.

    The report's ``comparison`` holds a row for each goal, and its findings are those of the rules that need both
    documents. A document that cannot be read, or in which no goal is found, raises nothing: it is told in ``errors``,
    and ``comparison`` is then ``None``.

    Raises:
        SettingsError: the arguments or the configuration cannot be followed, or the documents are in an order in which
            they cannot be compared.
        RuleFileError: a rule file or template cannot be loaded.
        PluginError: a plugin cannot be loaded.
    """
    from malkoll.app.about_reports import AboutRules
    from malkoll.app.comparing import compare as compare_plans

    asked = [a_path("plan", path) for path in (plan, *follow_ups)]
    options = Options(
        rules=several_paths("rules", rules),
        template=None if template is None else a_path("template", template),
        select=None if select is None else several("select", select),
        ignore=several("ignore", ignore),
        fail_on=fail_on,
        min_confidence=min_confidence,
        baseline=None if baseline is None else Path(a_path("baseline", baseline)),
        config=None if config is None else Path(a_path("config", config)),
        no_config=no_config,
        trust=trust,
        without_plugins=several("without_plugins", without_plugins),
    )
    done = compare_plans(asked, options, a_day("today", today))
    report = done.report
    assert isinstance(report, ComparisonReport)
    source = SettingsSource(options)
    return ComparedReport(
        documents=report.documents,
        ruleset_name=report.ruleset_name,
        ruleset_sha256=report.ruleset_sha256,
        errors=report.errors,
        baselines=report.baselines,
        comparison=report.comparison,
        note=report.note,
        texts=done.texts,
        rules=AboutRules(done.book),
        reporters=source.plugins(source.of(Path(plan))).reporters,
        exit_code=done.exit_code,
    )


def load(
    path: _Path,
    *,
    rules: Iterable[_Path] = (),
    template: _Path | None = None,
    kind: _Kind | None = None,
    config: _Path | None = None,
    no_config: bool = False,
    trust: bool = False,
    without_plugins: Iterable[str] = (),
) -> Plan:
    """Read a plan: what malkoll understands of it, as ``malkoll show`` tells. It may hold no goals.

    Raises:
        PlanError: the file is not there or cannot be read as a plan.
        SettingsError: the arguments or the configuration cannot be followed.
        RuleFileError: a rule file or template cannot be loaded.
        PluginError: a plugin cannot be loaded.
    """
    from malkoll.app.books import Books
    from malkoll.app.files import Source
    from malkoll.app.understand import left_out, understand

    asked = a_path("path", path)
    source = SettingsSource(
        Options(
            rules=several_paths("rules", rules),
            template=None if template is None else a_path("template", template),
            kind=kind,
            config=None if config is None else Path(a_path("config", config)),
            no_config=no_config,
            trust=trust,
            without_plugins=several("without_plugins", without_plugins),
        )
    )
    settings = source.of(Path(asked))
    book = Books(source.plugins).whole(settings)
    plugins = source.plugins(settings)
    try:
        return understand(Source(asked, named=True), settings, book, plugins.readers).plan
    except PlanError as error:
        said = left_out(error.text, asked, plugins)
        raise PlanError(said.sv or "", said.en or "") from None


def read(data: bytes, name: str) -> Document:
    """Read ``data`` with the reader that ships for the suffix of ``name``; a reader of a wrapping format needs that.

    Raises:
        PlanError: the format is not one that is read, or the bytes are empty or not of that format.
    """
    from malkoll.readers import read as read_document

    return read_document(name, data)


def rules(
    *,
    rules: Iterable[_Path] = (),
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    min_confidence: Confidence | None = None,
    config: _Path | None = None,
    no_config: bool = False,
    trust: bool = False,
    without_plugins: Iterable[str] = (),
) -> tuple[AboutRule, ...]:
    """The rules in force in the working directory, by code.

    Raises:
        SettingsError: the arguments or the configuration cannot be followed.
        RuleFileError: a rule file cannot be loaded.
        PluginError: a plugin cannot be loaded.
    """
    from malkoll.app.about_reports import AboutRules
    from malkoll.app.books import Books

    source = SettingsSource(
        Options(
            rules=several_paths("rules", rules),
            select=None if select is None else several("select", select),
            ignore=several("ignore", ignore),
            min_confidence=min_confidence,
            config=None if config is None else Path(a_path("config", config)),
            no_config=no_config,
            trust=trust,
            without_plugins=several("without_plugins", without_plugins),
        )
    )
    known = AboutRules(Books(source.plugins).of(source.of(Path.cwd())))
    return tuple(known[code] for code in sorted(known))


def explain(
    rule: str,
    *,
    language: _Language = "sv",
    rules: Iterable[_Path] = (),
    config: _Path | None = None,
    no_config: bool = False,
    trust: bool = False,
    without_plugins: Iterable[str] = (),
) -> str:
    """The page of the rule with this code or name, as plain text.

    Raises:
        SettingsError: there is no such rule, or the configuration cannot be followed.
        RuleFileError: a rule file cannot be loaded.
        PluginError: a plugin cannot be loaded.
    """
    from malkoll.app.about_rules import explain as pages
    from malkoll.reporters.rule_pages import rule_as_text
    from malkoll.reporters.screen import Look

    options = Options(
        rules=several_paths("rules", rules),
        config=None if config is None else Path(a_path("config", config)),
        no_config=no_config,
        trust=trust,
        without_plugins=several("without_plugins", without_plugins),
    )
    (page,) = pages((rule,), options)
    return rule_as_text(page, Look(language, False, None, False))


@overload
def render(  # type: ignore[overload-overlap]
    report: Report, format: Literal["docx"], *, language: _Language = "sv"
) -> bytes: ...


@overload
def render(
    report: Report,
    format: str = "terminal",
    *,
    language: _Language = "sv",
    color: bool = False,
    width: int | None = None,
    verbose: bool = False,
    statistics: bool = False,
) -> str: ...


def render(
    report: Report,
    format: str = "terminal",
    *,
    language: _Language = "sv",
    color: bool = False,
    width: int | None = None,
    verbose: bool = False,
    statistics: bool = False,
) -> str | bytes:
    """The report in one of the formats of ``malkoll check --format``. ``width`` in characters wraps terminal text.

    Text, but bytes of a file in Word (``docx``). A report made by ``check`` knows its rules, texts and plans; one made
    otherwise is written without them.

    Raises:
        SettingsError: there is no such format.
        PlanError: the format tells what the plan holds, and it cannot be read any longer.
        PluginError: the format is a plugin's, and it broke.
    """
    from malkoll import __version__
    from malkoll.plugins import load_plugins

    known = report.reporters if isinstance(report, CheckedReport) else load_plugins().reporters
    found = next((one for one in known if one.name == format), None)
    if found is None:
        names = ", ".join(one.name for one in known)
        raise SettingsError(
            f"Det finns inget format ”{format}”. Formaten är: {names}.",
            f"There is no format “{format}”. The formats are: {names}.",
        )
    here = Path.cwd()
    return found.write(
        report,
        ReportContext(
            language,
            __version__,
            report.rules if isinstance(report, CheckedReport) else {},
            report.texts if isinstance(report, CheckedReport) and found.needs_texts else {},
            color=color,
            width=width,
            verbose=verbose,
            statistics=statistics,
            root=here,
            here=here,
            plans=report.plans if isinstance(report, CheckedReport) and found.needs_plans else {},
            today=report.day if isinstance(report, CheckedReport) else None,
        ),
    )


def _several(paths: _Path | Iterable[_Path]) -> Iterable[_Path]:
    return paths if isinstance(paths, Iterable) and not isinstance(paths, (str, os.PathLike)) else [paths]
