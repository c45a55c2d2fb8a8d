"""Collects the mistakes of one file while it is read, so that all are told at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from malkoll.errors import Mistake
from malkoll.finding import Text
from malkoll.language.diagnostics import DIAGNOSTICS, Diagnostic

if TYPE_CHECKING:
    from malkoll.language.source import Source

__all__ = ["Mistakes", "told"]


class Mistakes:
    """The mistakes found so far in ``source``."""

    __slots__ = ("found", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Mistake] = []

    def add(self, code: str, start: int, end: int, **values: str | Text) -> None:
        """Note the mistake ``code`` at ``source.text[start:end]``.

        ``values`` fill the words in braces of the diagnostic's texts; one that differs between the
        languages is a ``Text``. A suggestion is given when all it needs is there.
        """
        message, suggestion = told(DIAGNOSTICS[code], values)
        self.found.append(self.source.mistake(code, start, end, message, suggestion))


def told(diagnostic: Diagnostic, values: Mapping[str, str | Text]) -> tuple[Text, Text | None]:
    """What ``diagnostic`` says with its words in braces filled in, and its suggestion where that can be made."""
    message = Text(_fill(diagnostic.sv, values, "sv"), _fill(diagnostic.en, values, "en"))
    sv, en = diagnostic.suggest_sv, diagnostic.suggest_en
    if diagnostic.needs is not None and diagnostic.needs not in values:
        sv, en = diagnostic.otherwise_sv, diagnostic.otherwise_en
    if not sv:
        return message, None
    return message, Text(_fill(sv, values, "sv"), _fill(en or sv, values, "en"))


def _fill(template: str, values: Mapping[str, str | Text], lang: str) -> str:
    words = {name: value.in_language(lang) if isinstance(value, Text) else value for name, value in values.items()}
    return template.format_map(words)
