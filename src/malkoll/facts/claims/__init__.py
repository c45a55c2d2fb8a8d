"""What the document says of itself and can be recomputed: counts, totals, shares, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from malkoll.document import Document
from malkoll.facts.claims import changes, counts, listings, parts, shares
from malkoll.facts.claims.amounts import Amounts
from malkoll.facts.claims.census import Census
from malkoll.facts.claims.changes_since import changes_since
from malkoll.facts.claims.outcomes import Outcomes
from malkoll.facts.claims.told import Told, cells_told, sentences_told
from malkoll.facts.claims.totals import totals_in
from malkoll.facts.passages import LONG_CELL, Running, narrowed
from malkoll.plan import Claim, Goal, Plan

__all__ = ["claims_in"]


def claims_in(plan: Plan, document: Document, placed: Iterable[tuple[Running, Goal | None]]) -> tuple[Claim, ...]:
    """The claims of ``document``, in its order; ``placed`` is its running text, with the goals it stands in."""
    found: list[Claim] = []
    told = list(sentences_told(placed))
    census, amounts, outcomes = Census(plan), Amounts(document), Outcomes(plan.goals)
    for one in told:
        found.extend(_in_one(one))
        found.extend(counts.counts_in(one, census))
        found.extend(amounts.in_text(one))
        found.extend(outcomes.in_text(one))
        found.extend(listings.enumerated_in(one, one.running.text[one.start + len(one.text) :]))
    found.extend(listings.listed_after(document, told, frozenset(goal.span.line for goal in plan.goals)))
    for one in cells_told(document, LONG_CELL):
        found.extend(_in_one(one))
    for _, paragraph in groupby(told, key=lambda one: one.paragraph):
        sentences = list(paragraph)
        found.extend(parts.sums_in(sentences))
        found.extend(changes_since(sentences))
    found.extend(parts.of_values(plan.goals))
    found.extend(totals_in(document))
    found.extend(amounts.carried_over())
    once = _once(_narrowed(claim, document) for claim in found)
    return tuple(sorted(once, key=lambda claim: (claim.span.start, claim.span.end, claim.text)))


def _in_one(told: Told) -> Iterator[Claim]:
    """The claims that one sentence or cell makes and lets anybody recompute."""
    yield from shares.shares_in(told)
    yield from changes.changes_in(told)
    yield from parts.by_sex_in(told)
    yield from parts.parts_in(told)


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims without those told twice of one figure at one place; what holds goes first, then what is known not to."""
    seen: set[tuple[int, float | int, str]] = set()
    for claim in sorted(claims, key=lambda one: (one.holds is not True, one.holds is None)):
        key = (claim.span.start, claim.stated, claim.kind)
        if key not in seen:
            seen.add(key)
            yield claim


def _narrowed(claim: Claim, document: Document) -> Claim:
    """``claim`` at its own words and not at the whole line."""
    return claim if claim.in_table else replace(claim, span=narrowed(document, claim.span, claim.text))
