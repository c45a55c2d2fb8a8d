"""Claims of tables in words and figures: what a total or difference says, what it should, and how that is reckoned."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.facts.claims.equations import Equation, Mistaken, Term
from malkoll.facts.claims.percent_columns import InPercent
from malkoll.facts.claims.table_cells import Entry
from malkoll.plan import Claim, Passage
from malkoll.swedish.figures import figure

__all__ = ["claim_of", "mistake_in", "percentage"]

# More terms than this are not all shown in a calculation.
_MOST_SHOWN = 14


def claim_of(equation: Equation, scale: int) -> Claim:
    """The claim that a total or a difference makes; ``scale`` is what the table's amounts are divided by."""
    return _claim(equation.label, equation.stated, equation.terms, scale, holds=equation.holds, cut=equation.cut)


def mistake_in(mistaken: Mistaken, scale: int) -> Claim:
    """The claim of the figure that alone is wrong: against its terms, or against a total less its other terms."""
    start = mistaken.entry.span.start
    own = [one for one in mistaken.equations if one.stated.span.start == start]
    if own:
        best = min(own, key=lambda one: (one.holds, not one.plain))
        return _claim(best.label, best.stated, best.terms, scale, holds=False)
    equation = min(mistaken.equations, key=lambda one: (not one.across, one.holds))
    (meant,) = (term for term in equation.terms if term.entry.span.start == start)
    others = tuple(
        Term(term.entry, -term.sign * meant.sign, term.label) for term in equation.terms if term is not meant
    )
    terms = (Term(equation.stated, meant.sign, equation.label), *others)
    first = next((term for term in terms if term.sign > 0), terms[0])
    terms = (first, *(term for term in terms if term is not first))
    return _claim(meant.label, meant.entry, terms, scale, holds=False)


def _claim(label: str, stated: Entry, terms: Sequence[Term], scale: int, *, holds: bool, cut: bool = False) -> Claim:
    decimals = max((term.entry.decimals for term in terms), default=0)
    amount = sum(term.sign * term.entry.amount for term in terms)
    computed = round(amount / scale, decimals) if decimals else amount // scale
    return Claim(
        label,
        stated.span,
        "sum" if all(term.sign > 0 for term in terms) else "difference",
        stated.value,
        computed,
        holds,
        f"{_terms([(term.entry, term.sign) for term in terms])} = {figure(computed, decimals)}",
        tuple(Passage(f"{term.label} {term.entry.text}".strip(), term.entry.span) for term in terms),
        cut,
        in_table=True,
    )


def percentage(one: InPercent) -> Claim:
    """The claim of a row of a column of percentages."""
    stated, part, base = (line.entries[one.row] for line in (one.column, one.part, one.base))
    decimals = max(stated.decimals, 1)
    terms = [(part, 1), (base, -1)] if one.way == "change" else [(part, 1)]
    above = _terms(terms)
    above = f"({above})" if len(terms) > 1 else above
    return Claim(
        one.column.label,
        stated.span,
        "percent",
        stated.value,
        round(one.computed, decimals),
        one.holds,
        f"{above} / {figure(base.value, base.decimals)} = {figure(one.computed, decimals)}\u00a0%",
        (
            Passage(f"{one.part.label} {part.text}", part.span),
            Passage(f"{one.base.label} {base.text}", base.span),
        ),
        in_table=True,
    )


def _terms(terms: Sequence[tuple[Entry, int]]) -> str:
    """Figures with their signs between them; of very many, some in the middle are left out."""
    parts: list[str] = []
    for number, (entry, sign) in enumerate(terms):
        if len(terms) > _MOST_SHOWN and _MOST_SHOWN - 2 <= number < len(terms) - 1:
            if number == _MOST_SHOWN - 2:
                parts.append("+ …")
            continue
        value = sign * entry.value
        text = figure(abs(value) if parts else value, entry.decimals)
        parts.append(f"{'−' if value < 0 else '+'} {text}" if parts else text)
    return " ".join(parts)
