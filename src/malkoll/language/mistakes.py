"""Collects the mistakes of one file while it is read, so that all are told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from malkoll.errors import Mistake
from malkoll.finding import Text
from malkoll.language.diagnostics import DIAGNOSTICS

if TYPE_CHECKING:
    from malkoll.language.source import Source

__all__ = ["Mistakes"]


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
        diagnostic = DIAGNOSTICS[code]
        message = Text(_fill(diagnostic.sv, values, "sv"), _fill(diagnostic.en, values, "en"))
        suggestion = None
        if diagnostic.suggest_sv and (diagnostic.needs is None or diagnostic.needs in values):
            suggestion = Text(
                _fill(diagnostic.suggest_sv, values, "sv"),
                _fill(diagnostic.suggest_en or diagnostic.suggest_sv, values, "en"),
            )
        self.found.append(self.source.mistake(code, start, end, message, suggestion))


def _fill(template: str, values: dict[str, str | Text], lang: str) -> str:
    words = {name: value.in_language(lang) if isinstance(value, Text) else value for name, value in values.items()}
    return template.format_map(words)
