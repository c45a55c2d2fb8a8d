"""References to statutes, and those that pair a name with the number of another."""

from __future__ import annotations

from malkoll.document import Document
from malkoll.plan import Citation

__all__ = ["law_references_in"]


def law_references_in(document: Document) -> tuple[Citation, ...]:
    """The statutes that ``document`` refers to, in its order."""
    return ()
