"""One finding a line, for editors and ``grep``: ``path:line:column: error MK101 message``."""

from __future__ import annotations

from collections.abc import Iterator

from malkoll.finding import Report
from malkoll.reporters.safe import one_line
from malkoll.reporters.wording import address_in, say

__all__ = ["concise_lines"]


def concise_lines(report: Report, language: str) -> Iterator[str]:
    """The findings, one a line, in the plans' own order.

    The severity is the English word whatever the language: what reads these lines is a pattern.
    """
    for finding in report.each_finding():
        span = finding.span
        message = one_line(finding.message.in_language(language))
        address = f" ({one_line(address_in(span.address, language))})" if span.address else ""
        path = one_line(finding.path)
        known = f" ({say('known', language)})" if finding.known else ""
        yield f"{path}:{span.line}:{span.column}: {finding.severity} {finding.code} {message}{address}{known}"
