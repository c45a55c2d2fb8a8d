"""The formats of reports: one table. A reporter's module is imported when it is asked to write."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from malkoll.finding import Report, Text
from malkoll.hooks import ReportContext, Reporter
from malkoll.records import record

if TYPE_CHECKING:
    from malkoll.comparison import ComparisonReport

__all__ = ["GITHUB", "MARKDOWN", "PAPERS", "REPORTERS", "for_file", "in_pieces"]


Pieces = Callable[[Report, ReportContext], Iterator[str]]
"""What writes a report piece by piece, so that it need not be in memory as a whole."""


@record
class _Whole:
    """Writes in one what ``pieces`` writes piece by piece."""

    pieces: Pieces

    def __call__(self, report: Report, context: ReportContext) -> str:
        return "".join(self.pieces(report, context))


def _terminal(report: Report, context: ReportContext) -> Iterator[str]:
    from malkoll.reporters.screen import Look
    from malkoll.reporters.terminal import report_as_text

    if not report.documents:
        return
    look = Look(context.language, context.color, context.width, context.verbose)
    links = {code: rule.link for code, rule in context.rules.items() if rule.link} if context.color else {}
    compared = _compared(report)
    if compared is not None and compared.comparison is not None:
        from malkoll.reporters.comparison_text import comparison_as_text

        yield comparison_as_text(compared.comparison, look, compared.note)
    if compared is None or compared.note is None:
        yield from report_as_text(report, context.texts, context.rules, look, links)
    if context.statistics:
        from malkoll.reporters.statistics import statistics_as_text

        yield f"\n{statistics_as_text(report, _names(context), look)}"


def _compared(report: Report) -> ComparisonReport | None:
    """``report`` where it is one of a comparison: whoever made it has loaded what it is, and other runs need not."""
    if "malkoll.comparison" not in sys.modules:
        return None
    from malkoll.comparison import ComparisonReport

    return report if isinstance(report, ComparisonReport) else None


def _names(context: ReportContext) -> dict[str, str]:
    return {code: rule.name for code, rule in context.rules.items()}


def _concise(report: Report, context: ReportContext) -> Iterator[str]:
    from malkoll.reporters.concise import concise_lines

    for line in concise_lines(report, context.language):
        yield f"{line}\n"


def _json(report: Report, context: ReportContext) -> Iterator[str]:
    from malkoll.reporters.safe import json_object

    yield from json_object(_json_members(report, context))
    yield "\n"


def _json_members(report: Report, context: ReportContext) -> Iterator[tuple[str, Any]]:
    from malkoll.reporters.report_json import report_members

    yield from report_members(report, context.language, context.version)
    compared = _compared(report)
    if compared is not None:
        from malkoll.reporters.comparison_json import comparison_as_data

        yield from comparison_as_data(compared, context.language).items()
    if context.statistics:
        from malkoll.reporters.statistics import statistics_as_data

        yield "statistics", statistics_as_data(report, _names(context))


def _jsonl(report: Report, context: ReportContext) -> Iterator[str]:
    from malkoll.reporters.jsonl import report_as_lines

    return report_as_lines(report, context)


def _sarif(report: Report, context: ReportContext) -> str:
    from malkoll.reporters.sarif import report_as_sarif

    return report_as_sarif(report, context)


def _junit(report: Report, context: ReportContext) -> str:
    from malkoll.reporters.junit import report_as_junit

    return report_as_junit(report, context)


def _github(report: Report, context: ReportContext) -> Iterator[str]:
    from malkoll.reporters.github import report_as_commands

    return report_as_commands(report, context)


def _gitlab(report: Report, context: ReportContext) -> Iterator[str]:
    from malkoll.reporters.gitlab import report_as_code_quality

    return report_as_code_quality(report, context)


def _markdown(report: Report, context: ReportContext) -> str:
    from malkoll.reporters.markdown import report_as_markdown

    said = report_as_markdown(report, context)
    compared = _compared(report)
    if compared is not None and compared.comparison is not None:
        from malkoll.reporters.comparison_markdown import comparison_as_markdown

        table = comparison_as_markdown(compared.comparison, context, compared.note)
        return table if compared.note is not None else f"{table}\n{said}"
    return said


def _html(report: Report, context: ReportContext) -> str:
    from malkoll.reporters.paper.html import report_as_html

    return report_as_html(report, context)


def _docx(report: Report, context: ReportContext) -> bytes:
    from malkoll.reporters.paper.word import report_as_docx

    return report_as_docx(report, context)


def _paper_in_markdown(report: Report, context: ReportContext) -> str:
    from malkoll.reporters.paper.markdown import paper_as_markdown

    return paper_as_markdown(report, context)


GITHUB = Reporter("github", (), Text(sv="GitHub Actions", en="GitHub Actions"), _Whole(_github))
MARKDOWN = Reporter("markdown", (".md", ".markdown"), Text(sv="Markdown", en="Markdown"), _markdown)
HTML = Reporter(
    "html",
    (".html", ".htm"),
    Text(sv="underlag till mötet (webbsida)", en="paper for the meeting (web page)"),
    _html,
    needs_plans=True,
)
DOCX = Reporter(
    "docx",
    (".docx",),
    Text(sv="underlag till mötet (Word)", en="paper for the meeting (Word)"),
    _docx,
    needs_plans=True,
    binary=True,
)
PAPERS: tuple[Reporter, ...] = (
    HTML,
    DOCX,
    Reporter(
        "markdown",
        (".md", ".markdown"),
        Text(sv="underlag till mötet (Markdown)", en="paper for the meeting (Markdown)"),
        _paper_in_markdown,
        needs_plans=True,
    ),
)
"""The formats of the paper for the meeting. As Markdown it is another and longer text than what a check gives."""
REPORTERS: tuple[Reporter, ...] = (
    Reporter(
        "terminal", (".txt", ".log"), Text(sv="text för läsare", en="text for readers"), _Whole(_terminal), True, True
    ),
    Reporter("concise", (), Text(sv="en rad per anmärkning", en="a line for each finding"), _Whole(_concise)),
    Reporter("json", (".json",), Text(sv="JSON", en="JSON"), _Whole(_json), counts_rules=True),
    Reporter("jsonl", (".jsonl", ".ndjson"), Text(sv="JSON rad för rad", en="JSON line by line"), _Whole(_jsonl)),
    Reporter("sarif", (".sarif", ".sarif.json"), Text(sv="SARIF 2.1.0", en="SARIF 2.1.0"), _sarif, True),
    Reporter("junit", (".xml",), Text(sv="JUnit-XML", en="JUnit XML"), _junit),
    GITHUB,
    Reporter("gitlab", (), Text(sv="GitLab Code Quality", en="GitLab Code Quality"), _Whole(_gitlab)),
    MARKDOWN,
    HTML,
    DOCX,
)


def in_pieces(reporter: Reporter) -> Pieces | None:
    """What writes the same as ``reporter`` piece by piece; ``None`` where it needs the report as a whole."""
    return reporter.write.pieces if isinstance(reporter.write, _Whole) else None


def for_file(name: str, known: Iterable[Reporter] = REPORTERS) -> Reporter | None:
    """The one of ``known`` for a file of this name, by the longest suffix that fits; none where no suffix does."""
    folded = name.casefold()
    fitting = [(len(end), one) for one in known for end in one.suffixes if folded.endswith(end)]
    return max(fitting, key=lambda found: found[0])[1] if fitting else None
