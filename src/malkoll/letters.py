"""Letters and the marks on them, composed in time that grows with the text and nothing else."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["composed"]

_MOST_MARKS = 30
"""Marks on one letter, as in Unicode's stream-safe text: no language puts as many. Sorting them takes the square of how
many there are, in one call that nothing can break off."""

_PERHAPS = re.compile(rf"[^\x00-\x7f]{{{_MOST_MARKS + 1},}}")


def composed(text: str) -> str:
    """``text`` in NFC; of the marks on a letter the first thirty."""
    if text.isascii():
        return text
    text = _PERHAPS.sub(_thinned, text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _thinned(found: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for letter in found.group():
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
