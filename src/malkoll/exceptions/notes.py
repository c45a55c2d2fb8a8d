"""The exceptions written in a plan itself, as comments, and what each stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from malkoll.checks import PlanView
from malkoll.document import Block, Divider, Document, Note, Picture, Table, Verbatim
from malkoll.exceptions.comment import is_ours, read_comment
from malkoll.finding import ExceptionNote, GoalRef, Text
from malkoll.plan import Goal, Plan
from malkoll.regexes import compiled
from malkoll.span import LineIndex, Span

__all__ = ["notes_in"]

_SEVERAL_GOALS = Text(
    sv='det står efter en tabell med flera mål; skriv det i målets egen rad, eller lägg till mål="målets titel".',
    en="it stands after a table of several goals; write it in the goal's own row, or add goal=\"the goal's title\".",
)


def notes_in(document: Document, plan: Plan) -> tuple[ExceptionNote, ...]:
    """The exceptions in ``document``, in its order, each with the goal it stands under.

    One that stands in a block belongs to the goal there; one between two blocks goes with the block above it.
    """
    noted = any(isinstance(block, Note) for block in document.blocks)
    found = list(_notes(document, PlanView(plan, document))) if noted else []
    return tuple(sorted((*found, *_stray(document)), key=lambda note: note.span.start))


_STRAY = compiled(r"(?<!`)<!\s*[-–—]+\s*m[aå]lkoll\b[^\n]*", re.IGNORECASE)
_UNCLOSED = Text(
    sv="kommentaren är inte avslutad; den ska sluta med -->.",
    en="the comment is not closed; it must end with -->.",
)
_NOT_HERE = Text(
    sv="i den här sortens fil är det vanlig text; skriv undantaget i malkoll-undantag.toml i stället.",
    en="in this kind of file it is ordinary text; write the exception in malkoll-undantag.toml instead.",
)


def _stray(document: Document) -> Iterator[ExceptionNote]:
    """What looks like an exception and stands as text in the plan."""
    if "malkoll" not in document.text and "målkoll" not in document.text:
        return
    notes = [block.span for block in document.blocks if isinstance(block, Note | Verbatim)]
    index = LineIndex(document.text)
    fault = _UNCLOSED if document.format == "markdown" else _NOT_HERE
    for found in _STRAY.finditer(document.text):
        start, end = found.span()
        before = document.text[document.text.rfind("\n", 0, start) + 1 : start]
        if document.format == "markdown" and "`" in found[0] and len(re.findall("`+", before)) % 2:
            continue  # shown as code
        if not any(note.start <= start < note.end for note in notes):
            yield ExceptionNote("", None, None, None, None, document.path, index.span(start, end), faults=(fault,))


def _notes(document: Document, view: PlanView) -> Iterator[ExceptionNote]:
    blocks = [block for block in document.blocks if not isinstance(block, Note | Divider | Picture)]
    for note in document.blocks:
        if not isinstance(note, Note) or not is_ours(note.text):
            continue
        written = read_comment(note.text)
        named = written.values.get("goal") or None
        faults = written.faults
        above = [block for block in blocks if block.span.start < note.span.start]
        below = [block for block in blocks if block.span.start >= note.span.end]
        goal = None if named is not None else _goal_at(note, above, view)
        if named is None and _after_several_goals(note, above, view):
            goal, faults = None, (*faults, _SEVERAL_GOALS)
        yield ExceptionNote(
            rule=written.values.get("rule", ""),
            reason=written.values.get("reason") or None,
            decision=written.values.get("decision") or None,
            until=written.until,
            goal=None if goal is None else GoalRef(goal.id, goal.number, goal.title.text, view.title_above(goal)),
            path=document.path,
            span=note.span,
            named=named,
            place=written.values.get("place") or None,
            beside=tuple(_beside(note, above, below)) if named is None else (),
            faults=faults,
        )


def _goal_at(note: Note, above: Sequence[Block], view: PlanView) -> Goal | None:
    if not above:
        return None
    last = above[-1].span
    if note.span.start < last.end:  # within a row, an item or a paragraph
        return _goal_on(note.span, view)
    return _goal_on(
        Span(max(last.start, last.end - 1), last.end, last.end_line, 1, last.end_line, last.end_column), view
    )


def _goal_on(span: Span, view: PlanView) -> Goal | None:
    """The goal that a place belongs to, also where the document comes back to the goal further on."""
    parts = [
        (first, goal.span.start, goal)
        for goal in view.plan.goals
        for first, last in goal.parts
        if first <= span.line <= last
    ]
    if not parts:
        return view.goal_at(span)
    innermost = max(parts, key=lambda part: part[:2])
    same_line = [part for part in parts if part[0] == innermost[0]]
    # Rows of a table may hold several goals on a line: the last that begins before the place.
    before = [part for part in same_line if part[1] <= span.start]
    return max(before or same_line, key=lambda part: part[1])[2]


def _after_several_goals(note: Note, above: Sequence[Block], view: PlanView) -> bool:
    if not above or not isinstance(above[-1], Table) or note.span.start < above[-1].span.end:
        return False
    table = above[-1].span
    return sum(table.start <= goal.span.start < table.end for goal in view.plan.goals) > 1


def _beside(note: Note, above: Sequence[Block], below: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The lines of the block above and of the one below; one that the note touches goes first."""
    one = above[-1].span if above else None
    other = below[0].span if below else None
    found = [span for span in (one, other) if span is not None]
    if one is not None and other is not None:
        gap_above, gap_below = note.span.line - one.end_line, other.line - note.span.end_line
        if gap_below <= 1 < gap_above:
            found.reverse()
    for span in found:
        yield span.line, span.end_line
