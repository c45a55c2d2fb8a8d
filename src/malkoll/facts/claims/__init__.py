"""What the document says of itself and can be recomputed: counts, totals, shares, changes."""

from __future__ import annotations

from malkoll.document import Document
from malkoll.facts.claims.totals import totals_in
from malkoll.plan import Claim, Plan

__all__ = ["claims_in"]


def claims_in(plan: Plan, document: Document) -> tuple[Claim, ...]:
    """The claims of ``document``, in its order."""
    return tuple(totals_in(document))
