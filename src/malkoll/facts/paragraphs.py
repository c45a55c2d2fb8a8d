"""Paragraphs: whether they begin where a sentence begins, and whether they stand twice."""

from __future__ import annotations

from malkoll.document import Document
from malkoll.plan import Prose

__all__ = ["paragraphs_in"]


def paragraphs_in(document: Document) -> tuple[Prose, ...]:
    """The paragraphs of ``document``, in its order."""
    return ()
