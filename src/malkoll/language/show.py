"""A mistake in a rule file, as plain text."""

from __future__ import annotations

import unicodedata

from malkoll.errors import Mistake
from malkoll.language.tree import Lang

__all__ = ["show_mistake"]


def _blank(text: str) -> str:
    """As many blanks as ``text`` takes room; tabs stay tabs, marks on a letter take none."""
    return "".join("\t" if char == "\t" else " " for char in text if not unicodedata.combining(char))


def show_mistake(mistake: Mistake, lang: Lang) -> str:
    """``path:line:column: message``, the source line, carets under what is wrong, and the suggestion."""
    lines = [f"{mistake.path}:{mistake.line}:{mistake.column}: {mistake.message.in_language(lang)}"]
    if mistake.source.strip():
        number = str(mistake.line)
        before = mistake.source[: mistake.column - 1]
        marked = mistake.source[mistake.column - 1 : mistake.column - 1 + mistake.width]
        carets = "^" * max(1, sum(not unicodedata.combining(char) for char in marked))
        lines.append(f"  {number} | {mistake.source}")
        lines.append(f"  {' ' * len(number)} | {_blank(before)}{carets}")
    if mistake.suggestion is not None:
        lines.append(f"  {mistake.suggestion.in_language(lang)}")
    return "\n".join(lines)
