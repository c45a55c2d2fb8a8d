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


def may_be_right(one: Judged, head: str, table: str, scale: int, alike: int) -> bool:
    """Whether the total at the judged place may be right though its terms give something else.

    ``head`` is that of the place, ``table`` what the table is of. ``alike``: at so many places of the same kind
    the total is a sum by its figures; two of them leave no doubt that it is one here too.
    """
    sum_, lines = one.sum, one.group.lines
    a_sum = alike > 1
    if not sum_.sure or one.total.torn or one.total.ratio or any(line.torn for line in lines):
        return True
    if not a_sum and any(line.ratio for line in lines):
        return True
    entries = [line.entries[sum_.place] for line in lines]
    stated, computed, terms = abs(sum_.stated), abs(sum_.computed), [abs(term) for term in sum_.terms]
    if not terms:
        return True
    one_sign = len({term > 0 for term in sum_.terms}) == 1
    if one_sign and sum_.stated * sum_.computed > 0:
        if not (a_sum or _named_sum(one, alike)) and len(terms) > 1 and min(terms) <= stated <= max(terms):
            return True  # an average lies between its terms
        if not a_sum and stated < computed and _counted_twice(one, head, table):
            return True
        if stated > computed and any(entry.kind == "nothing" for entry in entries):
            return _withheld(entries, stated - computed, scale)
    elif any(entry.blank for entry in entries):
        return True
    return _fits_without_some(one) or _other_sex(one, scale) or _rounded_coarsely(one, scale, a_sum)


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


def _fits_without_some(one: Judged) -> bool:
    """Whether the total holds everywhere without lines that have figures at this place only."""
    place, sum_ = one.sum.place, one.sum
    only_here = [
        (sign * line.entries[place].amount, line.entries[place].unit)
        for line, sign in zip(one.group.lines, one.group.signs, strict=True)
        if line.entries[place].amount and not any(line.entries[other].amount for other in one.borne_out)
    ]
    missing = sum_.computed - sum_.stated
    without = [*only_here, (sum(amount for amount, _ in only_here), sum(unit for _, unit in only_here))]
    return any(amount and 2 * abs(missing - amount) <= unit * len(one.group.lines) for amount, unit in without)


def _other_sex(one: Judged, scale: int) -> bool:
    """Whether the few more than women and men may be people whose sex is not told."""
    more = abs(one.sum.stated) - abs(one.sum.computed)
    return 0 < more <= _SMALLEST_SHOWN * scale and all(words.is_sex(line.label) for line in one.group.lines)


def _withheld(entries: Sequence[Entry], missing: int, scale: int) -> bool:
    """Whether what is missing may be what empty cells and dashes do not show."""
    if any(entry.blank for entry in entries):
        return True
    hidden = sum(entry.kind == "nothing" for entry in entries)
    return missing <= hidden * _SMALLEST_SHOWN * scale and all(entry.decimals == 0 for entry in entries)


def _named_sum(one: Judged, alike: int) -> bool:
    """Whether the total is a "summa" by its label, which is no average, and by its figures elsewhere."""
    return "summa" in one.total.label.casefold() and (alike > 0 or len(one.telling) > 1)


def _rounded_coarsely(one: Judged, scale: int, a_sum: bool) -> bool:
    """Whether the terms are in tens, hundreds …, and the total departs by no more than that may explain.

    Where it is ``a_sum`` of finer figures elsewhere, it is by chance that these are in tens.
    """
    terms, stated = one.sum.terms, one.sum.stated
    if len(terms) < 3:
        return False
    step = scale
    while all(term % (step * 10) == 0 for term in terms) and step <= max(map(abs, terms)):
        step *= 10
    if a_sum and sum(_finer(one, place, step) for place in one.telling) > 1:
        return False
    # With no other column to go by, the total may be of figures finer than those shown.
    allowed = step if one.borne_out or stated % step == 0 else step * len(terms) // 2
    return step > scale and abs(stated - one.sum.computed) <= allowed


def _finer(one: Judged, place: int, step: int) -> bool:
    return any(line.entries[place].amount % step for line in one.group.lines)
