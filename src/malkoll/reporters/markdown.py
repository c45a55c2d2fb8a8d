"""Markdown: for a comment on a merge request, the summary of a job, or a paper for the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from malkoll.finding import DocumentReport, Finding, Report
from malkoll.hooks import ReportContext
from malkoll.reporters.by_goal import OfGoal, exception_said, goal_name, goals_in_order
from malkoll.reporters.markup import escaped
from malkoll.reporters.places import repository_path
from malkoll.reporters.summary import Summary, summarise
from malkoll.reporters.wording import count_word, place, say, severity_word

__all__ = ["report_as_markdown"]


def report_as_markdown(report: Report, context: ReportContext) -> str:
    """The report as Markdown: the outcomes in a table, then each document goal by goal."""
    parts: list[str] = []
    language = context.language
    if report.errors:
        said = "\n".join(f"- {escaped(error.in_language(language))}" for error in report.errors)
        parts.append(f"**{say('not_checkable', language)}**\n\n{said}")
    for document in report.documents:
        parts += _document(document, context)
    if report.documents:
        parts += _outcomes(summarise(report), context)
    elif not report.errors:
        parts.append(say("no_plan", language))
    return "\n\n".join(parts) + "\n"


def _document(document: DocumentReport, context: ReportContext) -> Iterator[str]:
    language = context.language
    path = escaped(repository_path(document.path, context))
    yield f"## {escaped(document.title) if document.title and document.title.strip() else path}"
    goals = count_word(document.goals, "goal", "goals", language)
    yield f"{path} · {say(document.kind, language)} · {goals}"
    told: set[str] = set()
    shown = False
    for of in goals_in_order(document):
        new = [finding for finding in of.findings if not finding.known]
        if new:
            shown = True
            yield f"### {_heading(of, language)}"
            yield "\n".join(_finding(finding, context, told) for finding in new)
    if not shown:
        open_ = any(one.not_checked for one in document.tried)
        yield say("nothing_in_tried" if open_ else "nothing_found", language)
    known = [finding for finding in document.findings if finding.known]
    if known:
        yield f"### {_capital(say('known', language))}"
        yield "\n".join(_short(finding, context) for finding in known)
    if document.excepted:
        yield f"### {_capital(say('excepted', language))}"
        yield "\n".join(
            f"{_short(one.finding, context)}  \n  {_capital(say('reason', language))}: "
            f"{escaped(exception_said(one, language))}"
            for one in document.excepted
        )


def _heading(of: OfGoal, language: str) -> str:
    return say("outside", language) if of.goal is None else escaped(goal_name(of.goal, language))


def _finding(finding: Finding, context: ReportContext, told: set[str]) -> str:
    """A finding as an item of a list; a hint that has been given is not given again."""
    language = context.language
    hint = finding.hint.in_language(language)
    lines = [_short(finding, context)]
    if hint and hint not in told:
        told.add(hint)
        lines.append(f"  *→ {escaped(hint)}*")
    return "  \n".join(lines)


def _short(finding: Finding, context: ReportContext) -> str:
    language = context.language
    word = _capital(severity_word(finding.severity, language))
    where = escaped(place(finding.span, language))
    said = escaped(finding.message.in_language(language))
    doubt = f", {say('uncertain', language)}" if finding.confidence == "low" else ""
    return f"- **{word}** {said} ({where}, {escaped(finding.code)}{doubt})"


def _outcomes(summary: Summary, context: ReportContext) -> Iterator[str]:
    language = context.language
    yield f"### {_capital(say('outcome', language))}"
    goals = count_word(summary.goals, "goal", "goals", language)
    rules = f"{count_word(summary.tried, 'rule', 'rules', language)} {say('tried', language)}"
    yield f"{goals} · {rules}"
    rows = [f"| {_capital(say('outcome', language))} | {_capital(say('count', language))} |", "|---|---:|"]
    for name, count in summary.outcomes.items():
        graver = ""
        if name == "not_met" and summary.by_severity:
            listed = (count_word(many, one, f"{one}s", language) for one, many in summary.by_severity)
            graver = f" ({', '.join(listed)})"
        rows.append(f"| {_capital(say(name, language))}{graver} | {count} |")
    yield "\n".join(rows)
    if summary.not_checked_because:
        yield "\n".join(
            f"- {escaped(code)} {say('not_checked', language)}: {count}. "
            f"{escaped(reason.in_language(language)) if reason is not None else ''}".rstrip()
            for code, count, reason in summary.not_checked_because
        )
    if summary.never_applied:
        yield f"{say('never_applied', language)}: {', '.join(escaped(code) for code in summary.never_applied)}"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
