"""Trying rules on their own examples: ``malkoll test``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from malkoll.app.books import load_book, rule_files
from malkoll.app.plan_notes import with_notes
from malkoll.app.settling import settle_alone
from malkoll.app.today import today_or
from malkoll.app.understand import Understood, understand_text
from malkoll.engine import Evaluation, RuleBook, evaluate_fully
from malkoll.errors import MalkollError, SettingsError
from malkoll.finding import Text
from malkoll.language.tree import DocumentKind, Example, Requirement
from malkoll.plugins import Plugins
from malkoll.reporters.trial_view import Trial

__all__ = ["Trial", "test_rules"]


def test_rules(paths: Iterable[Path], plugins: Plugins | None = None) -> tuple[Trial, ...]:  # noqa: PT028
    """Run the examples of the rules in ``paths`` (files or folders), or, where there are none, of the shipped rules.

    ``plugins`` are those that take part.

    Raises:
        RuleFileError: a file cannot be loaded.
        SettingsError: a file is not there, or there is no rule in any of them.
    """
    files = [file for path in paths for file in rule_files(path)]
    book = load_book(files, plugins)
    requirements = book.requirements
    if files:
        asked = {str(file.resolve()) for file in files}
        requirements = tuple(one for one in requirements if _place(one.path, book) in asked)
    if not requirements:
        where = ", ".join(str(file) for file in files) or "rules/"
        raise SettingsError(f"Det finns inget krav att pröva i {where}.", f"There is no rule to try in {where}.")
    return tuple(_tried(one, book) for one in sorted(requirements, key=lambda one: (one.path, one.span.start)))


# pytest collects functions by this prefix where a test imports them; this one is not a test.
test_rules.__test__ = False  # type: ignore[attr-defined]


def _place(shown: str, book: RuleBook) -> str:
    return str(Path(book.files.get(shown, shown)).resolve())


def _tried(requirement: Requirement, book: RuleBook) -> Trial:
    # What is said of an exception rests on what all the other rules found.
    alone = book if requirement.about_exceptions else book.only(lambda one: one.code == requirement.code)
    failures = []
    if not any(example.count for example in requirement.examples):
        failures.append(
            Text(
                sv="Exempel som ska ge anmärkning saknas (”underkänt”).",
                en="There is no example that is to give a finding (“failing”).",
            )
        )
    for example in requirement.examples:
        failures += _example(requirement, example, alone, _template(requirement, book))
    return Trial(requirement, tuple(failures))


def _template(requirement: Requirement, book: RuleBook) -> str:
    """The template of the rule's own file where it has one, otherwise the general one."""
    return next((one.name for one in book.templates if one.path == requirement.path), "standard")


def _example(requirement: Requirement, example: Example, alone: RuleBook, template: str) -> Iterator[Text]:
    kinds = requirement.applies_to
    kind: DocumentKind | None = next(iter(kinds)) if len(kinds) == 1 else None
    where = _where(example)
    try:
        understood = understand_text(example.text, f"{requirement.code}.md", template, kind, alone)
    except MalkollError as error:
        yield Text(sv=f"{where.sv}: {error.text.sv}", en=f"{where.en}: {error.text.en}")
        return
    evaluation = _evaluated(requirement, understood, alone)
    found = [finding for finding in evaluation.report.findings if finding.code == requirement.code]
    tried = next(row for row in evaluation.report.tried if row.code == requirement.code)
    if evaluation.failures:
        reason = evaluation.failures[0]
        yield Text(sv=f"{where.sv}: {reason.sv}", en=f"{where.en}: {reason.en}")
    elif not tried.met and not tried.not_met:
        why = tried.reason
        yield Text(
            sv=f"{where.sv} rör inget som kravet gäller." + (f" {why.sv}" if why else ""),
            en=f"{where.en} touches nothing that the rule is about." + (f" {why.en}" if why else ""),
        )
    elif len(found) != example.count:
        lines = ", ".join(str(finding.span.line) for finding in found)
        yield Text(
            sv=f"{where.sv} ska ge {example.count} men gav {len(found)}"
            + (f" (rad {lines} i exemplet)." if lines else "."),
            en=f"{where.en} is to give {example.count} but gave {len(found)}"
            + (f" (line {lines} of the example)." if lines else "."),
        )


def _evaluated(requirement: Requirement, understood: Understood, book: RuleBook) -> Evaluation:
    evaluation = evaluate_fully(understood.plan, book, document=understood.document)
    if not requirement.about_exceptions:
        return evaluation
    noted = with_notes(evaluation.report, understood)
    return replace(evaluation, report=settle_alone(noted, book, today_or(None)))


def _where(example: Example) -> Text:
    return Text(sv=f"Exemplet på rad {example.span.line}", en=f"The example on line {example.span.line}")


def failures_of(trial: Trial, example: Example) -> tuple[Text, ...]:
    """Those of a trial's failures that are about one of its rule's examples."""
    where = _where(example).en or ""
    return tuple(one for one in trial.failures if (one.en or "").startswith((f"{where}:", f"{where} ")))
