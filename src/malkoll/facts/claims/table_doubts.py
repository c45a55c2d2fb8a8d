"""When a total that does not add up is nevertheless not called wrong.

A careful reader knows totals that are no sums: averages, people counted once though they stand in two rows,
figures too small to be shown, figures rounded to hundreds. Where that may be so, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.facts.claims import table_words as words
from malkoll.facts.claims.table_cells import Entry
from malkoll.facts.claims.total_rows import Judged

__all__ = ["may_be_right"]

# Counts below this may be withheld, so that nobody can be recognised.
_SMALLEST_SHOWN = 9


def may_be_right(one: Judged, head: str, table: str, scale: int) -> bool:
    """Whether the total at the judged place may be right though its terms give something else.

    ``head`` is that of the place, ``table`` what the table is of.
    """
    sum_, lines = one.sum, one.group.lines
    if not sum_.sure or one.total.torn or one.total.ratio or any(line.torn or line.ratio for line in lines):
        return True
    entries = [line.entries[sum_.place] for line in lines]
    stated, computed, terms = abs(sum_.stated), abs(sum_.computed), [abs(term) for term in sum_.terms]
    if not terms:
        return True
    one_sign = len({term > 0 for term in sum_.terms}) == 1
    if one_sign and sum_.stated * sum_.computed > 0:
        if len(terms) > 1 and min(terms) <= stated <= max(terms):
            return True  # an average lies between its terms
        if stated < computed and _counted_twice(one, head, table):
            return True
        if stated > computed and any(entry.kind == "nothing" for entry in entries):
            return _withheld(entries, stated - computed, scale)
    elif any(entry.blank for entry in entries):
        return True
    return _fits_without_one(one) or _rounded_coarsely(sum_.terms, sum_.stated, sum_.computed, scale)


def _counted_twice(one: Judged, head: str, table: str) -> bool:
    """Whether the lines may have people in common, who are counted once in the total."""
    labels = [line.label for line in one.group.lines]
    if all(words.is_sex(label) for label in labels):
        return False
    if words.counts_people(head) or words.counts_people(one.total.label):
        return True
    if words.speaks_of_money(head) or words.speaks_of_money(table):
        return False
    return words.counts_people(" ".join((table, *labels)))


def _fits_without_one(one: Judged) -> bool:
    """Whether the total holds everywhere without a line that has a figure at this place only."""
    place = one.sum.place
    for line, sign in zip(one.group.lines, one.group.signs, strict=True):
        entry = line.entries[place]
        without = one.sum.computed - sign * entry.amount
        if entry.amount and 2 * abs(one.sum.stated - without) <= entry.unit * len(one.group.lines):
            return not any(line.entries[other].amount for other in one.borne_out)
    return False


def _withheld(entries: Sequence[Entry], missing: int, scale: int) -> bool:
    """Whether what is missing may be what empty cells and dashes do not show."""
    if any(entry.blank for entry in entries):
        return True
    hidden = sum(entry.kind == "nothing" for entry in entries)
    return missing <= hidden * _SMALLEST_SHOWN * scale and all(entry.decimals == 0 for entry in entries)


def _rounded_coarsely(terms: Sequence[int], stated: int, computed: int, scale: int) -> bool:
    """Whether all figures are in tens, hundreds …, and differ by no more than one of those."""
    if len(terms) < 3:
        return False
    step = scale
    while all(term % (step * 10) == 0 for term in (*terms, stated)) and step <= max(map(abs, terms)):
        step *= 10
    return step > scale and abs(stated - computed) <= step
