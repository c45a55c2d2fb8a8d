"""The running text of a document, paragraph by paragraph, with the place of every sentence in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from malkoll.document import Document, Heading, Item, Paragraph, Table, TextLine
from malkoll.plan import Passage
from malkoll.records import record
from malkoll.span import Span
from malkoll.swedish.sentences import split_sentences

__all__ = ["LONG_CELL", "Running", "all_text", "joined", "narrowed", "running_text"]

LONG_CELL = 60
"""Characters: shorter cells of tables are values, heads and names, not running text."""


@record
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
                    if len(line.text) > LONG_CELL
                )
            case _:
                continue
    return out


def all_text(document: Document) -> list[Running]:
    """Every heading, paragraph, item and line of a cell in ``document``, in order; not its table of contents."""
    out: list[Running] = []
    for block in document.blocks:
        match block:
            case Heading():
                out.append(Running(block.text, (0,), (block.span,)))
            case Paragraph() | Item() if block.lines:
                out.append(joined(block.lines))
            case Table():
                out.extend(joined((line,)) for row in block.rows for cell in row.cells for line in cell.lines)
            case _:
                continue
    return out


def narrowed(document: Document, span: Span, words: str) -> Span:
    """Where in the first line of ``span`` the ``words`` stand; all of ``span`` where they do not stand as written."""
    at = document.text.find(words, span.start, span.end)
    if at < 0 or document.text.find("\n", span.start, at + len(words)) >= 0:
        return span
    column = span.column + at - span.start
    end = at + len(words)
    return Span(at, end, span.line, column, span.line, column + len(words), span.address)
