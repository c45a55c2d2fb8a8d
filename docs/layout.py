"""How a table of the documentation is written in Markdown."""

from __future__ import annotations

from collections.abc import Iterable


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; a ``|`` in a cell is escaped."""
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *(tuple(row) for row in rows)]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def forms(words: Iterable[str]) -> str:
    """Forms of a word, each once."""
    return ", ".join(dict.fromkeys(words))


def yes(answer: bool, word: str = "yes") -> str:
    """``word``, or nothing."""
    return word if answer else ""
