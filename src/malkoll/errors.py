"""Errors that are told to a person: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from malkoll.finding import Text

__all__ = ["MalkollError", "Mistake", "PlanError", "RuleFileError", "SettingsError"]


class MalkollError(Exception):
    """Something a person must mend before malkoll can go on; exit code 2.

    ``text`` is one clear sentence in each language.
    """

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(sv=sv, en=en)


class PlanError(MalkollError):
    """A plan that cannot be read, or in which nothing to check was found."""


class SettingsError(MalkollError):
    """Configuration or arguments that cannot be followed."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a rule file: where it stands, the source line and what to write instead.

    ``line`` and ``column`` count from 1; ``width`` is the number of characters to underline.
    """

    code: str
    path: str
    line: int
    column: int
    width: int
    source: str
    message: Text
    suggestion: Text | None = None


class RuleFileError(MalkollError):
    """A rule file, word list or template that cannot be loaded. Holds all its mistakes at once."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        count = len(mistakes)
        where = mistakes[0].path if mistakes else ""
        super().__init__(
            f"{where}: {count} fel i regelfilen." if count != 1 else f"{where}: ett fel i regelfilen.",
            f"{where}: {count} mistakes in the rule file." if count != 1 else f"{where}: one mistake in the rule file.",
        )
        self.mistakes = mistakes
