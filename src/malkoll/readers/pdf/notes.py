"""Notes at the foot of a page: smaller lines, the first of which begins with a number."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.readers.pdf.lines import Line, pieces_of
from malkoll.readers.pdf.painted import Page
from malkoll.readers.pdf.parts import Paragraph, Part
from malkoll.readers.transcript import Piece
from malkoll.regexes import compiled

__all__ = ["notes_of"]

_SMALLER = 0.93  # of the body's size
_LOWER = 0.5  # of the page: where they stand
_NUMBER = compiled(r"\(?\d{1,3}\)?(?:\s+|(?=[A-ZÅÄÖ]))\S")


def notes_of(page: Page, lines: Sequence[Line], body: float) -> tuple[list[Line], list[Part]]:
    """The running text of a page, and the notes at its foot; ``body`` is the size of running text."""
    ordered = sorted(lines, key=lambda line: (line.base, line.x0))
    found: list[Line] = []
    text: list[Line] = []  # running text that has been met, from below
    for line in reversed(ordered):
        small = line.size < _SMALLER * body and line.base > _LOWER * page.height
        if small and not any(one.x0 < line.x1 and one.x1 > line.x0 for one in text):
            found.append(line)
        else:
            text.append(line)
    found.reverse()
    first = next((at for at, line in enumerate(found) if _NUMBER.match(line.text)), len(found))
    chosen = {id(line) for line in found[first:]}
    notes: list[list[Piece]] = []
    for line in found[first:]:
        pieces = pieces_of(line.words)
        if _NUMBER.match(line.text):
            notes.append(pieces)
        else:
            notes[-1].extend([Piece(" "), *pieces])
    return [line for line in ordered if id(line) not in chosen], [Paragraph(page.number, [note]) for note in notes]
