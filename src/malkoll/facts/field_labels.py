"""Labels of fields, and those that stand twice in a row."""

from __future__ import annotations

from malkoll.document import Document
from malkoll.plan import Label, Plan

__all__ = ["labels_in"]


def labels_in(plan: Plan, document: Document) -> tuple[Label, ...]:
    """The labels of ``document``, in its order."""
    return ()
