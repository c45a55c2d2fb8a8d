"""The small parts of a SARIF log: messages, levels, regions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from malkoll.finding import Confidence, GoalRef, Severity
from malkoll.reporters.safe import one_line
from malkoll.reporters.wording import address_in
from malkoll.span import LineIndex, Span

__all__ = ["LEVEL", "PRECISION", "PROBLEM", "Columns", "Data", "logical", "message", "region"]

Data = dict[str, Any]

LEVEL: Mapping[Severity, str] = {"error": "error", "warning": "warning", "question": "note"}
PROBLEM: Mapping[Severity, str] = {"error": "error", "warning": "warning", "question": "recommendation"}
PRECISION: Mapping[Confidence, str] = {"high": "high", "medium": "medium", "low": "low"}
_ASTRAL = 0xFFFF


def message(text: str) -> Data:
    """A ``message`` of plain text. What SARIF would read as a link or a placeholder in it is kept from being one."""
    return {"text": one_line(text).replace("](", "] (").replace("{", "{{").replace("}", "}}")}


class Columns:
    """Turns columns counted in code points into columns in UTF-16, which is how editors and browsers count."""

    def __init__(self, text: str) -> None:
        self._lines = LineIndex(text)
        self._plain = text.isascii() or max(text, default="") <= chr(_ASTRAL)

    def utf16(self, line: int, column: int) -> int:
        """The column (from 1) in UTF-16 code units of what stands at ``column`` of ``line``, both from 1."""
        if self._plain or line > self._lines.line_count:
            return column
        before = self._lines.line_text(line)[: column - 1]
        return column + sum(1 for character in before if ord(character) > _ASTRAL)


def region(span: Span, columns: Columns | None) -> Data:
    """The ``region`` of ``span``, all four numbers; the file's beginning where the file has no lines.

    GitHub wants a region of every result. The lines of a Word or PDF file are those of malkoll's own transcript and
    would lead astray; its address is told in the message instead.
    """
    if span.address is not None:
        return {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    start, end = span.column, span.end_column
    if columns is not None:
        start, end = columns.utf16(span.line, start), columns.utf16(span.end_line, end)
    return {"startLine": span.line, "startColumn": start, "endLine": span.end_line, "endColumn": end}


def logical(span: Span, goal: GoalRef | None, language: str) -> list[Data]:
    """The ``logicalLocations``: the goal, and the address in a file without lines."""
    found: list[Data] = []
    if goal is not None:
        title = one_line(goal.title)
        name = f"{one_line(goal.number)} {title}" if goal.number else title
        found.append({"name": name or goal.id, "fullyQualifiedName": f"{goal.id} {name}".rstrip(), "kind": "goal"})
    if span.address is not None:
        where = one_line(address_in(span.address, language))
        found.append({"name": where, "fullyQualifiedName": where, "kind": "address"})
    return found
