"""Tables of words are written as text: one word a blank apart."""

from __future__ import annotations

__all__ = ["word_row", "word_set"]


def word_set(text: str) -> frozenset[str]:
    """The words of ``text`` as a set."""
    return frozenset(text.split())


def word_row(text: str) -> tuple[str, ...]:
    """The words of ``text`` in their order."""
    return tuple(text.split())
