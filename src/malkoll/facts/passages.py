"""The running text of a document, paragraph by paragraph, with the place of every sentence in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from malkoll.document import Document, Item, Paragraph, Table, TextLine
from malkoll.plan import Passage
from malkoll.span import Span
from malkoll.swedish.sentences import split_sentences

__all__ = ["Running", "joined", "running_text"]

# Shorter cells are values, heads and names, not running text.
_LONG_CELL = 60


@dataclass(frozen=True, slots=True)
class Running:
    """A paragraph on one line. ``starts`` are the offsets at which its source lines begin, ``spans`` theirs."""

    text: str
    starts: tuple[int, ...]
    spans: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The whole paragraph's span."""
        return self.spans[0].to(self.spans[-1])

    def at(self, offset: int) -> Span:
        """The span of the source line that the character at ``offset`` stands on."""
        return self.spans[max(0, bisect_right(self.starts, offset) - 1)]

    def sentences(self) -> Iterator[Passage]:
        """The paragraph's sentences, each placed on the line it begins on."""
        for start, end in split_sentences(self.text):
            sentence = self.text[start:end]
            lead = len(sentence) - len(sentence.lstrip())
            if sentence.strip():
                yield Passage(sentence.strip(), self.at(start + lead))


def joined(lines: tuple[TextLine, ...]) -> Running:
    """``lines`` as one line of text."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    return Running(" ".join(line.text for line in lines), tuple(starts), tuple(line.span for line in lines))


def running_text(document: Document) -> list[Running]:
    """The paragraphs, items and long cells of ``document`` in order."""
    out: list[Running] = []
    for block in document.blocks:
        match block:
            case Paragraph() | Item() if block.lines:
                out.append(joined(block.lines))
            case Table():
                out.extend(
                    joined((line,))
                    for row in block.rows
                    for cell in row.cells
                    for line in cell.lines
                    if len(line.text) > _LONG_CELL
                )
            case _:
                continue
    return out
