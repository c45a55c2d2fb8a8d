"""What comes out of one plan and a rule book, before exceptions, the baseline and today's date are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from malkoll.finding import DocumentReport, Text
from malkoll.records import record
from malkoll.span import Span

__all__ = ["Raw", "excerpt"]

_MOST_LINES = 20
"""Lines kept of a place that goes over many, besides its last."""


@record
class Raw:
    """A function of a file's bytes, its suffix, the rules, the settings and malkoll itself.

    ``report`` is ``None`` where no goal was found or the file could not be read; ``template`` is what it was read
    with, and ``errors`` what went wrong. ``passed_over`` are, where no goal was found, the templates of one's own that
    the plan was not recognised for, each with the texts that it lacks. ``excerpt`` is the text as read with only the
    lines that findings point at: the others are empty, so that lines and columns hold and offsets do not.
    """

    report: DocumentReport | None
    excerpt: str = ""
    template: str = ""
    errors: tuple[Text, ...] = ()
    passed_over: tuple[tuple[str, tuple[str, ...]], ...] = ()


def excerpt(text: str, report: DocumentReport) -> str:
    """The text with only those lines in it that a reader of the report is shown."""
    wanted = {line for span in _places(report) for line in _lines(span)}
    last = max(wanted, default=0)
    kept: list[str] = []
    at = 0
    for number in range(1, last + 1):
        end = text.find("\n", at)
        stop = len(text) if end < 0 else end
        kept.append(text[at:stop] if number in wanted else "")
        if end < 0:
            break
        at = end + 1
    return "\n".join(kept)


def _places(report: DocumentReport) -> Iterator[Span]:
    for finding in report.findings:
        yield finding.span
        for one in finding.related:
            if one.document is None:
                yield one.span
    for note in report.notes:
        yield note.span


def _lines(span: Span) -> Iterable[int]:
    return (*range(span.line, min(span.end_line, span.line + _MOST_LINES - 1) + 1), span.end_line)
