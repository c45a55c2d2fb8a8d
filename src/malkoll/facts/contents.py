"""The table of contents held against the headings."""

from __future__ import annotations

from malkoll.document import Document
from malkoll.plan import ContentsEntry

__all__ = ["contents_in"]


def contents_in(document: Document) -> tuple[ContentsEntry, ...]:
    """The lines of the table of contents, in order."""
    return ()
