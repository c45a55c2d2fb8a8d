"""Trying rules on their own examples: ``malkoll test``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from malkoll.app.books import load_book, rule_files, shipped_files
from malkoll.app.coverage import covered
from malkoll.app.found_words import found_words
from malkoll.app.pairing import example_understood
from malkoll.app.plan_notes import with_notes
from malkoll.app.remarks import bilingual, of_codes, of_texts, of_word_lists, remark
from malkoll.app.settling import settle_alone
from malkoll.app.today import today_or
from malkoll.app.understand import Understood
from malkoll.engine import Evaluation, RuleBook, evaluate_fully
from malkoll.errors import MalkollError, SettingsError
from malkoll.finding import Text
from malkoll.language.tree import Example, Requirement
from malkoll.plugins import Plugins
from malkoll.reporters.trial_view import Coverage, Remark, Trial, TrialRun

__all__ = ["Trial", "TrialRun", "test_rules", "try_out"]


def try_out(paths: Iterable[Path], plugins: Plugins | None = None) -> TrialRun:
    """Run the examples of the rules in ``paths`` (files or folders), or, where there are none, of the shipped rules.

    What can be said of the rules besides is told too: what their examples leave untried, what their texts lack, codes
    and word lists. ``plugins`` are those that take part.

    Raises:
        RuleFileError: a file cannot be loaded.
        SettingsError: a file is not there, or there is no rule in any of them.
    """
    files = [file for path in paths for file in rule_files(path)]
    book = load_book(files, plugins)
    asked = {str(file.resolve()) for file in files}
    requirements = tuple(one for one in book.requirements if not files or _place(one.path, book) in asked)
    if not requirements:
        where = ", ".join(str(file) for file in files) or "rules/"
        if any(_place(one.path, book) in asked for one in book.templates):
            raise SettingsError(
                f"Det finns inget krav att pröva i {where}. En mall prövas på en plan: "
                f"malkoll show PLAN --template {where}",
                f"There is no rule to try in {where}. A template is tried on a plan: "
                f"malkoll show PLAN --template {where}",
            )
        raise SettingsError(f"Det finns inget krav att pröva i {where}.", f"There is no rule to try in {where}.")
    requirements = tuple(sorted(requirements, key=lambda one: (one.path, one.span.start)))
    both = bilingual(requirements)
    shipped = shipped_files()
    trials = tuple(_tried(one, book, requirements, both=both) for one in requirements)
    lists = [one for one in book.word_lists if not files or _place(one.path, book) in asked]
    examples = [example.text for one in requirements for example in one.examples]
    remarks, words = of_word_lists(lists, book, examples, shipped)
    return TrialRun(trials, (*of_codes(requirements, book, shipped), *remarks), words)


def test_rules(paths: Iterable[Path], plugins: Plugins | None = None) -> tuple[Trial, ...]:  # noqa: PT028
    """How each of the rules in ``paths`` did; as ``try_out``, which also tells what is said of them together.

    Raises:
        RuleFileError: a file cannot be loaded.
        SettingsError: a file is not there, or there is no rule in any of them.
    """
    return try_out(paths, plugins).trials


# pytest collects functions by this prefix where a test imports them; this one is not a test.
test_rules.__test__ = False  # type: ignore[attr-defined]


def _place(shown: str, book: RuleBook) -> str:
    return str(Path(book.files.get(shown, shown)).resolve())


def _tried(requirement: Requirement, book: RuleBook, pack: Sequence[Requirement], *, both: bool) -> Trial:
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
    understood: dict[Example, tuple[Understood, ...]] = {}
    for example in requirement.examples:
        try:
            understood[example] = example_understood(requirement, example, alone, _template(requirement, book))
        except MalkollError as error:
            where = _where(example)
            failures.append(Text(sv=f"{where.sv}: {error.text.sv}", en=f"{where.en}: {error.text.en}"))
            continue
        failures += _example(requirement, example, alone, understood[example])
    remarks = list(of_texts(requirement, both=both))
    sentences = branches = Coverage()
    if not failures:
        untried, sentences, branches = covered(requirement, understood, alone)
        impossible = any(one.kind == "placeholder-impossible" for one in remarks)
        remarks += [one for one in untried if not (impossible and one.kind == "placeholder-empty")]
        remarks += _others(requirement, understood, book, pack)
    return Trial(requirement, tuple(failures), tuple(remarks), sentences, branches)


def _others(
    requirement: Requirement,
    understood: Mapping[Example, tuple[Understood, ...]],
    book: RuleBook,
    pack: Sequence[Requirement],
) -> Iterator[Remark]:
    """The other rules of the pack that the examples break too: an example that shows one thing is easier to read."""
    others = [one for one in pack if one is not requirement and not one.about_exceptions]
    if not others:
        return
    beside = replace(book, requirements=tuple(others))
    for example, documents in understood.items():
        reports = [evaluate_fully(one.plan, beside, document=one.document).report for one in documents]
        codes = sorted({finding.code for report in reports for finding in report.findings})
        if codes:
            line = example.span.line
            said = {"line": str(line), "codes": ", ".join(codes)}
            yield remark("fires-another-rule", requirement.path, line, requirement.code, **said)


def _template(requirement: Requirement, book: RuleBook) -> str:
    """The template of the rule's own file where it has one, otherwise the general one."""
    return next((one.name for one in book.templates if one.path == requirement.path), "standard")


def _read_with(requirement: Requirement, book: RuleBook) -> Text:
    """Which template a rule's examples are read with, and how another is chosen."""
    name = _template(requirement, book)
    if any(one.path == requirement.path for one in book.templates):
        return Text(
            sv=f"Exemplen läses med mallen {name}, som står i samma fil. Visa målen så som den säger.",
            en=f"The examples are read with the template {name}, which stands in the same file. Show goals as it says.",
        )
    return Text(
        sv=f"Exemplen läses med mallen {name}: ett mål skrivs ”## Mål 1: …”. Ska de läsas med er mall, lägg den i "
        "samma fil.",
        en=f"The examples are read with the template {name}: a goal is written “## Mål 1: …”. To have them read with "
        "your own template, put it in the same file.",
    )


def _example(
    requirement: Requirement, example: Example, alone: RuleBook, understood: tuple[Understood, ...]
) -> Iterator[Text]:
    where = _where(example)
    if requirement.about_comparison != (len(understood) > 1):
        yield _other_number_of_documents(requirement, where)
        return
    evaluations = [_evaluated(requirement, one, alone) for one in understood]
    reports = [one.report for one in evaluations]
    found = [finding for report in reports for finding in report.findings if finding.code == requirement.code]
    tried = [row for report in reports for row in report.tried if row.code == requirement.code]
    failures = [reason for one in evaluations for reason in one.failures]
    if failures:
        reason = failures[0]
        yield Text(sv=f"{where.sv}: {reason.sv}", en=f"{where.en}: {reason.en}")
    elif not any(row.met or row.not_met for row in tried):
        why = next((row.reason for row in tried if row.reason), None)
        read = _read_with(requirement, alone)
        yield Text(
            sv=f"{where.sv} rör inget som kravet gäller." + (f" {why.sv}" if why else "") + f" {read.sv}",
            en=f"{where.en} touches nothing that the rule is about." + (f" {why.en}" if why else "") + f" {read.en}",
        )
    elif len(found) != example.count:
        lines = ", ".join(str(finding.span.line) for finding in found)
        words = found_words(requirement, example, alone)
        yield Text(
            sv=f"{where.sv} ska ge {example.count} men gav {len(found)}"
            + (f" (rad {lines} i exemplet)." if lines else ".")
            + (f" {words.sv}" if words else ""),
            en=f"{where.en} is to give {example.count} but gave {len(found)}"
            + (f" (line {lines} of the example)." if lines else ".")
            + (f" {words.en}" if words else ""),
        )


def _other_number_of_documents(requirement: Requirement, where: Text) -> Text:
    if requirement.about_comparison:
        return Text(
            sv=f"{where.sv}: kravet jämför plan och uppföljning, så exemplet behöver båda. Skriv raden "
            "=== uppföljning === mellan dem.",
            en=f"{where.en}: the rule compares plan and follow-up, so the example needs both. Write the line "
            "=== follow-up === between them.",
        )
    return Text(
        sv=f"{where.sv}: kravet jämför inte plan och uppföljning. Låt exemplet vara ett enda dokument.",
        en=f"{where.en}: the rule does not compare plan and follow-up. Let the example be one document.",
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
