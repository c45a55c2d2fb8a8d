"""The rules themselves: which are in force, what one of them means, the book read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from malkoll.app.books import Books
from malkoll.app.options import Options, SettingsSource
from malkoll.engine import Rule, RuleBook
from malkoll.finding import Severity, Text
from malkoll.language.tree import Lang, Requirement
from malkoll.plugins import Plugins
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
    plugins = source.plugins(settings)
    return tuple(_view(rule, book, settings.severity, plugins) for rule in book.rules)


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
    plugins = source.plugins(settings)
    return tuple(_view(by_code[one.code], book, settings.severity, plugins) for one in wanted)


def read_aloud(options: Options | None = None) -> tuple[RuleView, ...]:
    """The whole rule book, each rule with its sentences in both languages."""
    return rules(options)


def whose_check(requirement: Requirement, plugins: Plugins) -> Text | None:
    """That a check in Python judges and no sentence does, and where it comes from; ``None`` where sentences do."""
    called = requirement.check
    if called is None:
        return None
    owner = next((one for one in plugins.loaded if any(check.name == called for check in one.brought.checks)), None)
    whose = Text("", "") if owner is None else Text(f" i tillägget {owner.shown}", f" of the plugin {owner.shown}")
    return Text(
        sv=f"Kontrollen {called}{whose.sv}, skriven i Python, avgör.",
        en=f"The check {called}{whose.en}, written in Python, decides.",
    )


def _view(rule: Rule, book: RuleBook, severity: Mapping[str, Severity], plugins: Plugins) -> RuleView:
    requirement = rule.requirement
    said = [grade for given, grade in severity.items() if book.get(given) is requirement]
    changed = said[-1] if said else rule.severity
    whose = whose_check(requirement, plugins)
    return RuleView(
        requirement,
        _said(requirement, "sv", book, whose),
        _said(requirement, "en", book, whose),
        changed,
        rule.severity,
    )


def _said(requirement: Requirement, language: Lang, book: RuleBook, whose: Text | None) -> tuple[str, ...]:
    from malkoll.language import read_aloud

    if whose is not None:
        return (whose.in_language(language),)
    return tuple(read_aloud(sentence, language, book.word_lists) for sentence in requirement.sentences)
