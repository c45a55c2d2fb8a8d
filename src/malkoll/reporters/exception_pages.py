"""The list of exceptions, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.text import Text as RichText

from malkoll.finding import Text
from malkoll.reporters.decided import note_says
from malkoll.reporters.exception_view import ExceptionView
from malkoll.reporters.safe import one_line
from malkoll.reporters.screen import Look, rendered, wrapped
from malkoll.reporters.wording import address_in, clean

__all__ = ["exceptions_as_data", "exceptions_as_text"]

STATES: dict[str, Text] = {
    "used": Text(sv="används", en="used"),
    "soon": Text(sv="går ut inom 30 dagar", en="expires within 30 days"),
    "unused": Text(sv="behövs inte", en="not needed"),
    "expired": Text(sv="utgånget", en="expired"),
    "unknown": Text(sv="gäller inget som finns", en="concerns nothing that exists"),
    "incomplete": Text(sv="ofullständigt", en="incomplete"),
    "untried": Text(sv="kravet ingår inte i körningen", en="its rule is not in this run"),
    "unchecked": Text(sv="kravet kunde inte prövas", en="its rule could not be checked"),
}
_STYLES = {"used": "green", "soon": "yellow", "untried": "dim", "unchecked": "yellow"}
_NONE = Text(sv="Inga undantag.", en="No exceptions.")


def exceptions_as_text(rows: Sequence[ExceptionView], look: Look) -> str:
    """Every exception with its rule, goal, reason, decision and last day, and what has become of it."""
    language = look.language
    if not rows:
        return rendered([RichText(_NONE.in_language(language))], look)
    lines: list[RichText] = []
    for row in rows:
        lines += _row(row, look)
    counts = Counter(state for row in rows for state in _states(row))
    total = len(rows)
    summary = [f"{total} undantag" if language == "sv" else f"{total} exception{'s' if total != 1 else ''}"]
    summary += [f"{counts[state]} {STATES[state].in_language(language)}" for state in STATES if counts[state]]
    lines.append(RichText(" · ".join(summary), "bold"))
    return rendered(list(lines), look)


def _states(row: ExceptionView) -> list[str]:
    return [row.state, "soon"] if row.soon and row.state == "used" else [row.state]


def _row(row: ExceptionView, look: Look) -> list[RichText]:
    language, note = look.language, row.note
    where = address_in(note.span.address, language) if note.span.address else f"{one_line(note.path)}:{note.span.line}"
    if note.span.address and not note.span.address.startswith(note.path):
        where = f"{one_line(note.path)} ({where})"
    head = RichText.assemble((clean(where), "underline"), "  ", (clean(row.code) or "–", "bold"))
    if note.goal is not None:
        head.append(f"  {clean(note.goal.title)}")
    elif note.named:
        head.append(f"  {clean(note.named)}")
    if note.place:
        head.append(f"  ”{clean(note.place)}”" if language == "sv" else f"  “{clean(note.place)}”")
    said = ", ".join(STATES[state].in_language(language) for state in _states(row))
    lines = [head, *wrapped(said, look, 2, _STYLES.get(_states(row)[-1], "bold red"))]
    if row.fault is not None:
        lines += wrapped(_sentence(row.fault.in_language(language)), look, 2)
    if note.reason:
        lines += wrapped(note_says(note, language), look, 2, "dim")
    return [*lines, RichText()]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def exceptions_as_data(rows: Sequence[ExceptionView], language: str) -> dict[str, Any]:
    """The exceptions as JSON data. The keys are a promise (version 1)."""
    return {"version": 1, "exceptions": [_data(row, language) for row in rows]}


def _data(row: ExceptionView, language: str) -> dict[str, Any]:
    note, goal = row.note, row.note.goal
    return {
        "plan": row.plan,
        "rule": row.code,
        "goal": None if goal is None else {"id": goal.id, "number": goal.number, "title": goal.title},
        "named": note.named,
        "place": note.place,
        "reason": note.reason,
        "decision": note.decision,
        "until": note.until.isoformat() if note.until is not None else None,
        "state": row.state,
        "expires_soon": row.soon,
        "count": row.count,
        "fault": row.fault.in_language(language) if row.fault is not None else None,
        "path": note.path,
        "line": note.span.line,
    }
