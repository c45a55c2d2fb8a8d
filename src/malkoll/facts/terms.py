"""Roles, names and colours that the document comes back to, and those it writes in more than one way."""

from __future__ import annotations

from malkoll.document import Document
from malkoll.facts.abbreviations import abbreviations_in
from malkoll.facts.colour_legends import colours_in
from malkoll.facts.goal_names import goal_names_in
from malkoll.facts.passages import all_text
from malkoll.facts.role_names import role_names_in
from malkoll.plan import Plan, Term

__all__ = ["terms_in"]


def terms_in(plan: Plan, document: Document) -> tuple[Term, ...]:
    """The terms of ``document``, in the order they first stand."""
    texts = all_text(document)
    found = [
        *role_names_in(plan, document, texts),
        *goal_names_in(plan, document, texts),
        *abbreviations_in(document, texts),
        *colours_in(document),
    ]
    return tuple(sorted(found, key=lambda term: (term.span.start, term.span.line)))
