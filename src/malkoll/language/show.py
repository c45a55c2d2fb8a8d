"""A mistake in a rule file, as plain text."""

from __future__ import annotations

import unicodedata

from malkoll.errors import Mistake
from malkoll.language.tree import Lang

__all__ = ["show_mistake"]

_LONGEST = 400
"""Characters of a source line that are shown; ``_BEFORE`` of them stand before the mistake."""
_BEFORE = 80


def _blank(text: str) -> str:
    """As many blanks as ``text`` takes room; tabs stay tabs, marks on a letter take none."""
    return "".join("\t" if char == "\t" else " " for char in text if not unicodedata.combining(char))


def _around(line: str, at: int) -> tuple[str, int]:
    """The part of a long line that ``at`` (0-based) stands in, and where in it that is."""
    begin = max(0, at - _BEFORE) if len(line) > _LONGEST else 0
    part = line[begin : begin + _LONGEST]
    if begin + len(part) < len(line):
        part = f"{part[:-1]}…"
    return (f"…{part[1:]}" if begin else part), at - begin


def show_mistake(mistake: Mistake, lang: Lang) -> str:
    """``path:line:column: message``, the source line, carets under what is wrong, and the suggestion."""
    lines = [f"{mistake.path}:{mistake.line}:{mistake.column}: {mistake.message.in_language(lang)}"]
    if mistake.source.strip():
        number = str(mistake.line)
        source, at = _around(mistake.source, mistake.column - 1)
        before = source[:at]
        marked = source[at : at + mistake.width]
        carets = "^" * max(1, sum(not unicodedata.combining(char) for char in marked))
        lines.append(f"  {number} | {source}")
        lines.append(f"  {' ' * len(number)} | {_blank(before)}{carets}")
    if mistake.suggestion is not None:
        lines.append(f"  {mistake.suggestion.in_language(lang)}")
    return "\n".join(lines)
