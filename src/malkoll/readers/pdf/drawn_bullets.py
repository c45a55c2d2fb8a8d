"""Bullets that are drawn and not written, as browsers do: small dots before a line become words like any other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from malkoll.readers.pdf.painted import Box, Page, Word

__all__ = ["with_bullets"]

_SMALLEST = 0.15  # of the size of the text beside it
_LARGEST = 0.65
_FURTHEST = 2.5  # of the size: from the dot to its text
_MOST = 1000  # dots on a page; more is a chart


def with_bullets(page: Page) -> None:
    """Put a bullet among the words of ``page`` for every dot that stands before a line, half-way up its letters."""
    if not page.dots or len(page.dots) > _MOST:
        return
    words = sorted((word for word in page.words if word.upright), key=lambda word: word.base)
    bases = [word.base for word in words]
    done: set[tuple[int, int]] = set()
    for dot in page.dots:
        place = round(dot.x0), round(dot.top)
        first = _first_beside(dot, words, bases)
        if first is None or place in done:
            continue
        done.add(place)
        page.words.append(
            Word(
                *(page.number, "•", dot.x0, dot.x1, first.base, first.size, first.bold, first.mark),
                *(first.artifact, True, None, True),
            )
        )


def _first_beside(dot: Box, words: Sequence[Word], bases: Sequence[float]) -> Word | None:
    """The word that a dot stands before; ``None`` where none does, or where text stands before the dot too."""
    middle, size = (dot.top + dot.bottom) / 2, max(dot.x1 - dot.x0, dot.bottom - dot.top)
    first: Word | None = None
    for word in words[bisect_left(bases, middle) :]:
        if word.base - middle > size / _SMALLEST:
            break
        if not 0.1 * word.size < word.base - middle < 0.6 * word.size:
            continue
        if not _SMALLEST * word.size <= size <= _LARGEST * word.size:
            continue
        gap = word.x0 - dot.x1
        if gap < 0 and dot.x0 - word.x1 < _FURTHEST * word.size:
            return None
        if 0 <= gap < _FURTHEST * word.size and (first is None or word.x0 < first.x0):
            first = word
    return first
