"""Findings for a person at a terminal: the plan's own order, each under its goal, with what it points at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.text import Text as RichText

from malkoll.finding import DocumentReport, Finding, Related, Report, Text
from malkoll.hooks import AboutRule
from malkoll.records import record
from malkoll.reporters.decided import excepted_lines, known_lines
from malkoll.reporters.safe import one_line
from malkoll.reporters.screen import SEVERITY_STYLE, Look, rendered, wrapped
from malkoll.reporters.summary import Summary, Tally
from malkoll.reporters.wording import address_in, changed_from, clean, count_word, place, say, severity_word
from malkoll.span import LineIndex, Span

__all__ = ["report_as_text"]

_GUTTER = 8
"""Column at which the plan's own lines begin."""
_WORDS_AT = 18
# Related places shown without -v.
_MOST_PLACES = 6
"""Column at which messages begin: the gutter and the longest severity word."""
_WIDEST_SOURCE = 160
"""Characters shown of a source line off a terminal; a table row in a report can be thousands."""


@record(frozen=False)
class _Told:
    """What the reader has been told already and need not be told again."""

    because: set[str]
    hints: set[str]


def report_as_text(
    report: Report,
    texts: Mapping[str, str],
    requirements: Mapping[str, AboutRule],
    look: Look,
    links: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The report as text for the terminal, a document at a time.

    ``texts`` are the documents' texts by path, which spans point into; ``requirements`` the rules by code,
    for their reasons; ``links`` where a rule's code leads, by code.
    """
    told = _Told(set(), set())
    tally = Tally()
    kinds: set[str] = set()
    known = 0
    for document in report.documents:
        tally.add(document)
        kinds.add(document.kind)
        known += sum(finding.known for finding in document.findings)
        text = texts.get(document.path, "")
        yield rendered(list(_document(document, text, requirements, look, links or {}, told)), look)
    last = list(_summary(tally.summary(report), frozenset(kinds), requirements, look))
    if report.baselines:
        last += known_lines(known, report.baselines, look)
    yield rendered(list(last), look)


def _document(
    document: DocumentReport,
    text: str,
    requirements: Mapping[str, AboutRule],
    look: Look,
    links: Mapping[str, str],
    told: _Told,
) -> Iterator[RichText]:
    yield _heading(document, look)
    yield RichText()
    shown = [finding for finding in document.findings if look.verbose or not finding.known]
    if not shown:
        open_ = any(one.not_checked for one in document.tried)
        found = "nothing_in_tried" if open_ else "nothing_left" if document.excepted else "nothing_found"
        word = "nothing_new" if document.findings else found
        yield RichText(f"  {say(word, look.language)}", "yellow" if open_ else "green")
        yield RichText()
    plan = LineIndex(text)
    for _, of_goal in groupby(shown, key=lambda one: one.goal.id if one.goal else None):
        findings = list(of_goal)
        if look.verbose:
            told.hints.clear()
        titled = findings[0].path == document.path and _is_title(findings[0], plan, look)
        if not titled:
            yield from _goal_heading(findings[0], look)
        for at, ((path, span), same_place) in enumerate(groupby(findings, key=lambda one: (one.path, one.span))):
            if path == document.path:
                yield from _source(span, plan, look, "bold" if titled and at == 0 else "")
            else:
                yield RichText(f"{' ' * _GUTTER}{clean(span.address) if span.address else one_line(path)}", "dim")
            for finding in same_place:
                yield from _finding(finding, requirements.get(finding.code), look, links, told)
        yield RichText()
    yield from excepted_lines(document, look)


def _heading(document: DocumentReport, look: Look) -> RichText:
    title = clean(document.title or "")
    facts = [
        *([title] if title else []),
        say(document.kind, look.language),
        count_word(document.goals, "goal", "goals", look.language),
        f"{say('template', look.language)} {document.template}",
    ]
    return RichText.assemble((one_line(document.path), "bold underline"), "  ", (" · ".join(facts), "dim"))


def _goal_heading(finding: Finding, look: Look) -> Iterator[RichText]:
    goal = finding.goal
    if goal is None:
        yield RichText(f"  {say('outside', look.language)}", "bold")
        return
    number = f"{goal.number} · " if goal.number else ""
    yield from wrapped(number + goal.title, look, 2, "bold")


def _is_title(finding: Finding, source: LineIndex, look: Look) -> bool:
    """Whether the first finding points at the goal's own title and its line can be shown whole: then it is heading."""
    goal, span = finding.goal, finding.span
    if goal is None or span.line != span.end_line or len(source.line_text(span.line)) > _room(look):
        return False
    return " ".join(goal.title.split()).casefold() in source.line_text(span.line).casefold()


def _room(look: Look) -> int:
    """Characters there are for a source line."""
    return min(_WIDEST_SOURCE, max(30, (look.width or _WIDEST_SOURCE + _GUTTER) - _GUTTER - 1))


def _source(span: Span, source: LineIndex, look: Look, style: str = "") -> Iterator[RichText]:
    """The line a finding points at and an underline; a window of it where it is long."""
    if not source.text or span.line > source.line_count or span.start == span.end == 0:
        return
    line = source.line_text(span.line)
    begin = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(begin, min(end, len(line)))
    room = _room(look)
    left = _window_start(line, begin, end, room)
    right = min(len(line), left + room)
    before, after = ("…" if left else ""), ("…" if right < len(line) else "")
    if before:
        left += 1
    if after:
        right -= 1
    shown = before + _plain(line[left:right]) + after
    number = f"{span.line:>{_GUTTER - 3}}"
    if span.address:
        # The lines are those of our own transcript: what a person can follow is the address.
        number = " " * (_GUTTER - 3)
        yield RichText.assemble((f"{number}   {address_in(span.address, look.language)}", "dim"))
    yield RichText.assemble((f"{number} │ ", "dim"), (shown, style))
    width = max(1, min(end, right) - max(begin, left))
    pad = len(before) + max(begin, left) - left
    yield RichText.assemble((" " * (_GUTTER - 2) + "│ ", "dim"), " " * pad, ("‾" * width, "red"))


def _window_start(line: str, begin: int, end: int, room: int) -> int:
    """Where to begin showing a line so that what is underlined is seen, with some words before it."""
    if len(line) <= room or end <= room - 1:
        return 0
    return max(0, min(begin - min(20, room // 4), len(line) - room))


def _plain(text: str) -> str:
    """A source line whose characters keep their places under the underline."""
    return "".join(character if character.isprintable() else " " for character in text)


def _finding(
    finding: Finding, requirement: AboutRule | None, look: Look, links: Mapping[str, str], told: _Told
) -> Iterator[RichText]:
    language = look.language
    word = severity_word(finding.severity, language)
    lead = RichText.assemble(" " * _GUTTER, (word, SEVERITY_STYLE[finding.severity]))
    message = finding.message.in_language(language)
    lines = wrapped(message, look, _WORDS_AT, "", lead)
    link = links.get(finding.code)
    code = RichText.assemble("  ", (finding.code, f"dim link {link}" if link and look.color else "dim"))
    if finding.written is not None:
        code.append(f" ({changed_from(finding.severity, finding.written, language)})", "dim")
    if finding.confidence == "low":
        code.append(f" ({say('uncertain', language)})", "dim")
    if finding.known:
        code.append(f" ({say('known', language)})", "dim")
    if look.width and lines[-1].cell_len + code.cell_len > look.width:
        lines.append(RichText(" " * (_WORDS_AT - 2)))
    lines[-1].append_text(code)
    yield from lines
    hint = finding.hint.in_language(language)
    if hint and hint not in told.hints:
        told.hints.add(hint)
        yield from wrapped(hint, look, _WORDS_AT, "green", _lead("→"))
    shown = finding.related if look.verbose else finding.related[:_MOST_PLACES]
    for one in shown:
        where = f"{say('see', language)} {_where(one, language)}: {one.message.in_language(language)}"
        yield from wrapped(where, look, _WORDS_AT, "dim")
    if len(finding.related) > len(shown):
        left = len(finding.related) - len(shown)
        yield from wrapped(say("more_places", language).format(left), look, _WORDS_AT, "dim")
    because = requirement.because.in_language(language) if requirement is not None else ""
    if because and (look.verbose or finding.code not in told.because):
        told.because.add(finding.code)
        yield from wrapped(f"{say('because', language)}: {because}", look, _WORDS_AT, "dim")


def _where(related: Related, language: str) -> str:
    if related.document is None:
        return place(related.span, language)
    path = one_line(related.document)
    return path if related.span.end == 0 else f"{path}, {place(related.span, language)}"


def _lead(sign: str) -> RichText:
    return RichText.assemble(" " * (_WORDS_AT - 2), (sign, "green"))


# --- the last lines -----------------------------------------------------------------------------


def _summary(
    summary: Summary, kinds: frozenset[str], requirements: Mapping[str, AboutRule], look: Look
) -> Iterator[RichText]:
    language = look.language
    rules = f"{count_word(summary.tried, 'rule', 'rules', language)} {say('tried', language)}"
    goals = count_word(summary.goals, "goal", "goals", language)
    yield RichText.assemble((f"{goals} · {rules}", "bold"))
    graver = ", ".join(count_word(count, severity, f"{severity}s", language) for severity, count in summary.by_severity)
    pieces = []
    for name, count in summary.outcomes.items():
        piece = RichText(f"{count} {say(name, language)}", _outcome_style(name, count))
        if name == "not_met" and graver:
            piece.append(f" ({graver})", "not bold default")
        pieces.append(piece)
    yield from _in_lines(pieces, look)
    for code, count, reason in summary.not_checked_because:
        said = reason.in_language(language) if reason is not None else ""
        yield from wrapped(f"{code} {say('not_checked', language)}: {count}. {said}", look, 2, "yellow")
    yield from _never_applied(summary, kinds, requirements, look)


def _in_lines(pieces: list[RichText], look: Look) -> Iterator[RichText]:
    """The pieces with dots between them, broken only between pieces."""
    line = RichText()
    for piece in pieces:
        if line and look.width and line.cell_len + 3 + piece.cell_len > look.width:
            yield line
            line = RichText()
        line.append(" · " if line else "")
        line.append_text(piece)
    yield line


def _outcome_style(name: str, count: int) -> str:
    if not count:
        return "dim"
    return {"met": "green", "not_met": "bold red", "not_checked": "yellow"}.get(name, "")


def _never_applied(
    summary: Summary, kinds: frozenset[str], requirements: Mapping[str, AboutRule], look: Look
) -> Iterator[RichText]:
    """Rules that had nothing to apply to; those for another kind of document are told as such."""
    nothing: list[str] = []
    elsewhere: dict[str, list[str]] = {}
    for code in summary.never_applied:
        requirement = requirements.get(code)
        if requirement is not None and requirement.about_exceptions:
            continue  # a plan without exceptions lacks nothing
        wanted = requirement.applies_to if requirement is not None else kinds
        if wanted & kinds:
            nothing.append(code)
        else:
            elsewhere.setdefault(min(wanted, default="plan"), []).append(code)
    for key, codes in (("nothing", nothing), *sorted(elsewhere.items())):
        if codes:
            yield from wrapped(f"{_NEVER[key].in_language(look.language)}: {', '.join(codes)}", look, 2, "dim")


_NEVER = {
    "nothing": Text(sv="Krav som inte blev aktuella i planen", en="Requirements that did not come up"),
    "plan": Text(sv="Krav som bara gäller planer", en="Requirements for plans only"),
    "follow-up": Text(sv="Krav som bara gäller uppföljningar", en="Requirements for follow-ups only"),
}
