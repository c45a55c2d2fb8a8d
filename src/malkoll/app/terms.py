"""Everything besides a plan itself that decides what comes out of checking it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from malkoll.app.books import Books
from malkoll.app.options import SettingsSource
from malkoll.app.understand import template_asked
from malkoll.cache import ResultCache, open_cache, ourselves
from malkoll.config import Settings
from malkoll.engine import RuleBook
from malkoll.finding import Severity
from malkoll.language.tree import DocumentKind
from malkoll.plugins import Plugins
from malkoll.records import record

__all__ = ["Terms", "TermsSource"]


@record
class Terms:
    """What plans are checked under.

    ``book`` holds the rules in force; ``template`` is the name of the one to read with, ``None`` for the one that is
    recognised; ``severity`` is by code; ``plugins`` are those that take part.
    """

    book: RuleBook
    template: str | None
    kind: DocumentKind | None
    severity: Mapping[str, Severity]
    plugins: Plugins

    def told(self) -> bytes:
        """What sets these terms apart from others."""
        rules = [f"{one.code} {self.severity.get(one.code)}" for one in self.book.requirements]
        told = "\n".join([self.book.sha256, f"{self.template}", f"{self.kind}", *rules]).encode()
        return told + b"\0" + self.plugins.fingerprint

    def to_send(self) -> Terms:
        """The same, fit to be sent to another process: nothing compiled, nothing that cannot be copied."""
        return replace(self, book=replace(self.book), severity=dict(self.severity))


class TermsSource:
    """Settings and terms for each plan; plans under the same configuration share theirs."""

    def __init__(self, settings: SettingsSource, *, cached: bool = True) -> None:
        self._settings = settings
        self._books = Books(settings.plugins, cached=cached)
        self._known: dict[int, tuple[Settings, Terms]] = {}
        self._caches: dict[int, ResultCache | None] = {}
        self._version = ourselves() if cached else None

    def of(self, path: str, *, stdin: bool = False) -> tuple[Settings, Terms]:
        """The settings for the plan at ``path``, and the terms they make.

        Raises:
            SettingsError: they cannot be followed.
            RuleFileError: a rule file cannot be loaded.
        """
        chosen = self._settings.of(Path.cwd() / path if stdin else Path(path))
        found = self._known.get(id(chosen))
        if found is None:
            alike = next((terms for known, terms in self._known.values() if known == chosen), None)
            found = self._known[id(chosen)] = (chosen, alike or self._made(chosen))
        return found

    def book_here(self) -> RuleBook:
        """The rules in force in the working directory."""
        return self._books.of(self._settings.of(Path.cwd()))

    @property
    def books(self) -> Books:
        """The rule books of all settings met so far."""
        return self._books

    def cache(self, terms: Terms) -> ResultCache | None:
        """The results remembered of runs under ``terms``, ``None`` where none are."""
        if self._version is None:
            return None
        at = id(terms)
        if at not in self._caches:
            self._caches[at] = open_cache(self._version, terms.told())
        return self._caches[at]

    def _made(self, settings: Settings) -> Terms:
        book = self._books.of(settings)
        template = template_asked(settings, book)
        return Terms(book, template, settings.kind, _by_code(settings.severity, book), self._settings.plugins(settings))


def _by_code(severity: Mapping[str, Severity], book: RuleBook) -> dict[str, Severity]:
    """Severities by code, where the configuration may say codes in any case, or names."""
    found = ((book.get(given), grade) for given, grade in severity.items())
    return {requirement.code: grade for requirement, grade in found if requirement is not None}
