"""References to plans, and those to an edition before the one the document follows up."""

from __future__ import annotations

from malkoll.document import Document
from malkoll.plan import Citation, Plan

__all__ = ["plan_references_in"]


def plan_references_in(plan: Plan, document: Document) -> tuple[Citation, ...]:
    """The plans that ``document`` refers to, in its order."""
    return ()
