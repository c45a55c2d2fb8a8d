"""Rules on their own examples, and on texts and annotated plans."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from malkoll.app.arguments import a_day, several, several_paths
from malkoll.app.books import load_book
from malkoll.app.named_files import is_template_file
from malkoll.app.plan_notes import with_notes
from malkoll.app.settling import settle_alone
from malkoll.app.today import today_or
from malkoll.app.trial import failures_of, test_rules
from malkoll.app.understand import no_goals, not_recognised, template_named, understand_bytes
from malkoll.engine import RuleBook, evaluate_fully
from malkoll.errors import PlanError, RuleFileError, SettingsError
from malkoll.finding import Finding, Report, Text
from malkoll.plan import Plan
from malkoll.plugins import Plugins, Wanted, load_plugins
from malkoll.records import record
from malkoll.testing.cases import Case

__all__ = ["ExampleResult", "assert_case", "check_text", "run_rules"]

_Paths = str | Path | Iterable[str | Path]


@record
class ExampleResult:
    """How a rule did on one of its examples.

    ``line`` is where the example stands in ``path``, and where the rule stands if what it lacks is an example.
    ``expected`` is how many findings it is to give. No ``failures`` is a pass.
    """

    code: str
    name: str
    path: str
    line: int
    expected: int
    failures: tuple[Text, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether it came out as it says."""
        return not self.failures

    @property
    def __name__(self) -> str:
        """What pytest calls a test of it: with its own letters, where what ``ids`` gives would be escaped."""
        return f"{self.code} {os.path.basename(self.path)}:{self.line}"

    def __str__(self) -> str:
        told = " ".join(failure.in_language("sv") for failure in self.failures)
        return self.__name__ + (f" {told}" if told else "")


def run_rules(paths: _Paths, *, plugins: Iterable[str | Path] = ()) -> tuple[ExampleResult, ...]:
    """Run the examples of the rules in ``paths`` (files or folders): a result for each example.

    A rule without an example that is to give a finding has one result more, which tells that. ``plugins`` are Python
    files or packages' folders with plugins that are not installed.

    Raises:
        RuleFileError: a file cannot be loaded.
        SettingsError: a file is not there, there is no rule in any of them, or none is given.
        PluginError: a plugin cannot be loaded.
    """
    results: list[ExampleResult] = []
    listed = [Path(paths)] if isinstance(paths, (str, Path)) else list(several_paths("paths", paths))
    if not listed:
        raise SettingsError(
            "Ange minst en regelfil eller mapp att pröva.", "Give at least one rule file or folder to try."
        )
    with _mistakes_noted():
        trials = test_rules(listed, _plugins(plugins))
    for trial in trials:
        rule = trial.requirement
        told = 0
        for example in rule.examples:
            failures = failures_of(trial, example)
            told += len(failures)
            where = (rule.code, rule.name, rule.path, example.span.line)
            results.append(ExampleResult(*where, example.count, failures))
        if told < len(trial.failures):
            of_examples = {failure for example in rule.examples for failure in failures_of(trial, example)}
            rest = tuple(failure for failure in trial.failures if failure not in of_examples)
            results.append(ExampleResult(rule.code, rule.name, rule.path, rule.span.line, 0, rest))
    return tuple(results)


def check_text(
    text: str | bytes,
    *,
    rules: Iterable[str | Path] = (),
    template: str | Path | None = None,
    name: str = "plan.md",
    kind: Literal["plan", "follow-up"] | None = None,
    select: Iterable[str] | None = None,
    plugins: Iterable[str | Path] = (),
    today: date | None = None,
) -> Report:
    """Check a plan that lies in no file, under the shipped rules, those of plugins and those in ``rules``.

    ``name`` is what the plan is called, and its suffix which reader reads it; ``template`` a template's name or a
    ``.mall`` file; ``select`` are codes, beginnings of codes or names of the only rules to try. What could not be
    checked is told in the report's ``errors``.

    Raises:
        RuleFileError: a rule file or template cannot be loaded.
        SettingsError: a file, template or rule is not there.
        PluginError: a plugin cannot be loaded.
    """
    chosen = None if select is None else several("select", select)
    files, given = several_paths("rules", rules), several_paths("plugins", plugins)
    asked = _Asked(files, template, kind, chosen, given, a_day("today", today))
    return _checked(text.encode() if isinstance(text, str) else text, name, asked)[0]


def assert_case(
    case: Case,
    *,
    rules: Iterable[str | Path] = (),
    template: str | Path | None = None,
    select: Iterable[str] | None = None,
    plugins: Iterable[str | Path] = (),
    at_goal: Collection[str] = (),
) -> None:
    """Assert that what is found in an annotated plan is what its annotations say, and no more.

    Where it has a facit, the kind of document and the titles of the goals are held to that too. ``select`` are the
    only rules to try; annotations of others then say nothing. Findings of the rules ``at_goal`` may be annotated on
    the line of their goal as well as on their own.

    Raises:
        AssertionError: with each line that is missed, found without being annotated, or not checked.
        and those of ``check_text``.
    """
    chosen = None if select is None else several("select", select)
    asked = _Asked(several_paths("rules", rules), template, None, chosen, several_paths("plugins", plugins))
    report, plan = _checked(case.text.encode(), f"{case.name}.md", asked)
    wrong = [error.in_language("sv") for error in report.errors]
    tried = {row.code for document in report.documents for row in document.tried}
    certain, arguable = (
        {(line, code) for line, code in noted if chosen is None or code in tried}
        for noted in (case.certain, case.arguable)
    )
    noted = certain | arguable
    goals = {} if plan is None else {goal.id: goal.span.line for goal in plan.goals}
    found = {_noted_place(finding, goals, noted, at_goal) for finding in report.findings}
    if report.documents:
        known = sorted({code for _, code in noted} - tried)
        wrong += [f"no rule has the code {code} that is annotated" for code in known]
        wrong += [f"line {line}: {code} is annotated, not found" for line, code in sorted(certain - found)]
        wrong += [f"line {line}: {code} is found, not annotated" for line, code in sorted(found - noted)]
        wrong += _against_facit(case, report)
    assert not wrong, f"{case.name}:\n" + "\n".join(f"  {one}" for one in wrong)


def _noted_place(
    finding: Finding, goals: Mapping[str, int], noted: Collection[tuple[int, str]], at_goal: Collection[str]
) -> tuple[int, str]:
    own = (finding.span.line, finding.code)
    if own in noted or finding.code not in at_goal or finding.goal is None:
        return own
    return goals.get(finding.goal.id, finding.span.line), finding.code


def _against_facit(case: Case, report: Report) -> list[str]:
    wrong = []
    document = report.documents[0]
    if case.kind is not None and document.kind != case.kind:
        wrong.append(f"read as a {document.kind}; the facit says {case.kind}")
    if case.goals is not None:
        found, wanted = [goal.title for goal in document.outline], [goal.title for goal in case.goals]
        if [_plain(title) for title in found] != [_plain(title) for title in wanted]:
            wrong.append(f"the goals are {found}; the facit says {wanted}")
    return wrong


def _plain(title: str) -> str:
    return " ".join(title.split()).strip(" .").casefold()


@record
class _Asked:
    """What a text is checked under, as ``check_text`` says."""

    rules: tuple[str | Path, ...]
    template: str | Path | None
    kind: Literal["plan", "follow-up"] | None
    select: tuple[str, ...] | None
    plugins: tuple[str | Path, ...]
    today: date | None = None


def _checked(data: bytes, name: str, asked: _Asked) -> tuple[Report, Plan | None]:
    files = [Path(one) for one in asked.rules]
    wanted = None if asked.template is None else os.fspath(asked.template)
    if wanted is not None and is_template_file(wanted):
        files.append(Path(wanted))
    plugins = _plugins(asked.plugins)
    with _mistakes_noted():
        whole = _book(tuple(files), plugins.wanted)
    book = whole.narrowed(asked.select)
    called = None if wanted is None else template_named(wanted, whole)

    def nothing(error: Text) -> tuple[Report, None]:
        return Report((), book.name, book.sha256, (error,)), None

    try:
        understood = understand_bytes(data, name, called, asked.kind, book, plugins.readers)
    except PlanError as error:
        return nothing(error.text)
    plan = understood.plan
    if not plan.goals:
        return nothing(no_goals(name, plan.template, not_recognised(understood, called, book)).text)
    evaluation = evaluate_fully(plan, book, document=understood.document)
    settled = settle_alone(with_notes(evaluation.report, understood), whole, today_or(asked.today))
    return Report((settled,), book.name, book.sha256, evaluation.failures), plan


@contextmanager
def _mistakes_noted() -> Iterator[None]:
    """Where a rule file cannot be loaded, pytest shows each mistake below the error."""
    try:
        yield
    except RuleFileError as error:
        from malkoll.language import show_mistake

        for mistake in error.mistakes:
            error.add_note(show_mistake(mistake, "sv"))
        raise


def _plugins(given: Iterable[str | Path]) -> Plugins:
    return load_plugins(Wanted(tuple(one.absolute() for one in several_paths("plugins", given))))


@lru_cache(maxsize=8)
def _parsed(files: tuple[Path, ...], wanted: Wanted, _states: tuple[tuple[int, int], ...]) -> RuleBook:
    return load_book(files, load_plugins(wanted))


def _book(files: tuple[Path, ...], wanted: Wanted) -> RuleBook:
    """The rules, parsed once for as long as their files are the same: a test suite asks for them again and again."""
    found = [one for path in files if path.exists() for one in ([path] if path.is_file() else sorted(path.rglob("*")))]
    states = tuple((known.st_mtime_ns, known.st_size) for known in (one.stat() for one in found))
    return _parsed(files, wanted, states)
