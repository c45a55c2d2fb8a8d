"""Paragraphs: whether they begin where a sentence begins, and whether they stand twice."""

from __future__ import annotations

from malkoll.document import Document, Item, Paragraph
from malkoll.facts.dangling import dangling_in
from malkoll.facts.own_lines import lines_of
from malkoll.facts.repeated import Repeats
from malkoll.facts.repeated_afar import told_again
from malkoll.plan import Plan, Prose

__all__ = ["paragraphs_in"]


def paragraphs_in(plan: Plan, document: Document) -> tuple[Prose, ...]:
    """The paragraphs of ``document`` and the passages in them that stand twice, in its order."""
    dangling = dangling_in(document, lines_of(plan))
    repeats = Repeats(plan, document)
    earlier = told_again(plan, document) | repeats.paragraphs
    found = [
        Prose(block.text, block.span, block.span.start in dangling, earlier.get(block.span.start))
        for block in document.blocks
        if isinstance(block, Paragraph) or (isinstance(block, Item) and block.span.start in earlier)
    ]
    return tuple(sorted((*found, *repeats.passages), key=lambda one: one.span.start))
