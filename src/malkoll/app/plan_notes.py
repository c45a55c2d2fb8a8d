"""The exceptions that are written in a plan itself."""

from __future__ import annotations

from dataclasses import replace

from malkoll.app.understand import Understood
from malkoll.finding import DocumentReport

__all__ = ["with_notes"]

_WORDS = ("malkoll", "målkoll", "undantag", "except")


def with_notes(report: DocumentReport, understood: Understood) -> DocumentReport:
    """The report with the exceptions that are written in the plan itself."""
    document = understood.document
    words = document.text.casefold()
    if not any(word in words for word in _WORDS):
        return report
    from malkoll.exceptions.notes import notes_in

    return replace(report, notes=notes_in(document, understood.plan))
