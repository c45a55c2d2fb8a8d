"""Sentences with figures in them: where they stand, in which goal, and what numbers they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from malkoll.document import Document, Table
from malkoll.facts.passages import Running
from malkoll.plan import Goal
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.numbers import Number, find_numbers
from malkoll.swedish.sentences import split_sentences

__all__ = ["Told", "cells_told", "sentences_told"]

_HAS_FIGURE = compiled(
    r"[0-9]|(?<![^\W_])(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|"
    r"sjutton|arton|nitton|tjugo\w*|trettio\w*|båda)\b",
    re.IGNORECASE,
)
# Longer stretches without an end are lists and tables that lost their layout.
_LONGEST = 1200


@record
class Told:
    """A sentence, or a short cell of a table.

    ``paragraph`` numbers the paragraph it stands in, ``place`` that paragraph's first line; ``numbers``
    are those in figures and in words; ``in_cell``: it is a cell of a table.
    """

    text: str
    start: int
    running: Running
    numbers: tuple[Number, ...]
    goal: Goal | None
    paragraph: int
    in_cell: bool = False

    def span(self, at: int) -> Span:
        """The span of the line on which the character at ``at`` of the sentence stands."""
        return self.running.at(self.start + at)

    @property
    def line(self) -> int:
        """The line on which the sentence begins."""
        return self.span(0).line


def sentences_told(placed: Iterable[tuple[Running, Goal | None]]) -> Iterator[Told]:
    """The sentences of running text that hold a number."""
    for index, (running, goal) in enumerate(placed):
        if not _HAS_FIGURE.search(running.text):
            continue
        for start, end in split_sentences(running.text):
            text = running.text[start:end]
            if end - start <= _LONGEST and _HAS_FIGURE.search(text):
                yield Told(text, start, running, tuple(find_numbers(text, words=True)), goal, index)


def cells_told(document: Document, shortest: int) -> Iterator[Told]:
    """The cells of tables that hold two numbers or more and are no longer than ``shortest`` characters."""
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        for row in block.rows:
            for cell in row.cells:
                for line in cell.lines:
                    if 6 <= len(line.text) <= shortest and len(_DIGITS.findall(line.text)) >= 2:
                        running = Running(line.text, (0,), (line.span,))
                        yield Told(line.text, 0, running, tuple(find_numbers(line.text)), None, -1, True)


_DIGITS = compiled(r"[0-9]+")
