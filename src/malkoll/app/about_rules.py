"""The rules themselves: which are in force, what one of them means, the book read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from malkoll.app.books import Books
from malkoll.app.options import Options, SettingsSource
from malkoll.engine import Rule, RuleBook
from malkoll.finding import Severity
from malkoll.language.tree import Lang, Requirement
from malkoll.reporters.rule_view import RuleView

__all__ = ["explain", "read_aloud", "rules"]


def rules(options: Options | None = None) -> tuple[RuleView, ...]:
    """The rules in force in the working directory, sorted by code.

    Raises:
        SettingsError: configuration or options that cannot be followed.
        RuleFileError: a rule file that cannot be loaded.
    """
    source = SettingsSource(options or Options())
    settings = source.of(Path.cwd())
    book = Books(source.plugins).of(settings)
    return tuple(_view(rule, book, settings.severity) for rule in book.rules)


def explain(codes: tuple[str, ...], options: Options | None = None) -> tuple[RuleView, ...]:
    """The rules with these codes or names, also where they are ignored.

    Raises:
        SettingsError: there is no such rule.
    """
    source = SettingsSource(options or Options())
    settings = source.of(Path.cwd())
    book = Books(source.plugins).whole(settings)
    wanted: list[Requirement] = []
    for code in codes:
        found = book.get(code)
        if found is None:
            raise book.unknown(code)
        wanted.append(found)
    by_code = {rule.requirement.code: rule for rule in book.only(lambda one: one in wanted).rules}
    return tuple(_view(by_code[one.code], book, settings.severity) for one in wanted)


def read_aloud(options: Options | None = None) -> tuple[RuleView, ...]:
    """The whole rule book, each rule with its sentences in both languages."""
    return rules(options)


def _view(rule: Rule, book: RuleBook, severity: Mapping[str, Severity]) -> RuleView:
    requirement = rule.requirement
    said = [grade for given, grade in severity.items() if book.get(given) is requirement]
    changed = said[-1] if said else rule.severity
    return RuleView(
        requirement,
        _said(requirement, "sv", book),
        _said(requirement, "en", book),
        changed,
        rule.severity,
    )


def _said(requirement: Requirement, language: Lang, book: RuleBook) -> tuple[str, ...]:
    from malkoll.language import read_aloud

    return tuple(read_aloud(sentence, language, book.word_lists) for sentence in requirement.sentences)
