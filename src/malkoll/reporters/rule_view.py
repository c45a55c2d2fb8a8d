"""A rule with what the pages about it need beside it: its sentences read aloud and its severity in this run."""

from __future__ import annotations

from malkoll.finding import Severity
from malkoll.language.tree import Requirement
from malkoll.records import record

__all__ = ["RuleView"]


@record
class RuleView:
    """A requirement, its sentences in both languages, and its severity here and as written."""

    requirement: Requirement
    sentences_sv: tuple[str, ...]
    sentences_en: tuple[str, ...]
    severity: Severity
    default_severity: Severity

    def sentences(self, language: str) -> tuple[str, ...]:
        """The sentences read aloud in ``language``."""
        return self.sentences_en if language == "en" else self.sentences_sv
