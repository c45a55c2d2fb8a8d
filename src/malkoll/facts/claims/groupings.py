"""Which lines of a table a total is the sum of: every grouping that could be meant, held against the figures.

A line is a row, or a column seen as one. The grouping that most places bear out is taken for the one meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10

from malkoll.facts.claims.table_figures import Line
from malkoll.records import record

__all__ = ["Group", "Sum", "best_group", "could_be_sum", "fit_of", "fold", "signs_of", "weigh"]

# Totals reach back over long lists, but not over a register.
_FARTHEST = 400
# How far the search looks for a grouping that starts at no boundary.
_NEAR = 60
# A match of fewer digits than this may be chance.
_TELLING = 0.5
_MOST_PARTS = 40


@record
class Group:
    """Lines that a total may be the sum of, each with the sign it is taken with.

    ``natural``: they reach back to the total or heading before, or are all there are.
    """

    lines: tuple[Line, ...]
    signs: tuple[int, ...]
    natural: bool = True

    @property
    def plain(self) -> bool:
        """Whether nothing is taken away."""
        return all(sign > 0 for sign in self.signs)


@record
class Sum:
    """A total at one place held against its terms.

    ``known`` is false where a term cannot be reckoned with. ``told`` is how many digits of agreement there are:
    what makes it unlikely that figures agree by chance. ``sure``: every figure can be read in one way only.
    """

    place: int
    computed: int
    stated: int
    holds: bool
    cut: bool
    known: bool
    told: float
    sure: bool
    terms: tuple[int, ...]

    @property
    def telling(self) -> bool:
        """Whether it holds and not by chance."""
        return self.holds and self.known and self.told >= _TELLING


def told_digits(scale: int, difference: int, unit: int) -> float:
    """How many digits of a match are no chance, where figures of that ``scale`` lie ``difference`` apart."""
    return log10(max(1.0, scale / (2 * abs(difference) + max(1, unit))))


def weigh(total: Line, group: Group) -> list[Sum]:
    """``total`` held against ``group`` at every place where it has a figure."""
    out = []
    for place, stated in enumerate(total.entries):
        if stated.kind != "figure":
            continue
        computed = allowed = scale = 0
        known, sure = True, stated.sure and not stated.percent
        terms = []
        unit = stated.unit
        for line, sign in zip(group.lines, group.signs, strict=True):
            entry = line.entries[place]
            if entry.kind == "unknown" or entry.percent:
                known = False
            if entry.kind == "figure":
                computed += sign * entry.amount
                allowed += entry.unit
                scale += abs(entry.amount)
                sure = sure and entry.sure
                unit = max(unit, entry.unit)
                if entry.amount:
                    terms.append(sign * entry.amount)
        difference = stated.amount - computed
        rounded = 2 * abs(difference) <= allowed + stated.unit
        cut = not rounded and _cut(stated.amount, computed, terms, unit)
        told = told_digits(scale, difference, unit) if len(terms) > 1 else 0.0
        out.append(Sum(place, computed, stated.amount, rounded or cut, cut, known, told, sure, tuple(terms)))
    return out


def _cut(stated: int, computed: int, terms: Sequence[int], unit: int) -> bool:
    """Whether the figures agree if decimals were cut off instead of rounded.

    Each term has then lost less than a unit, so that the total may be larger by as many units as there are terms.
    """
    if not terms or not (all(term > 0 for term in terms) or all(term < 0 for term in terms)):
        return False
    return stated * computed > 0 and 0 < abs(stated) - abs(computed) < len(terms) * unit


def signs_of(lines: Sequence[Line], *, result: bool) -> Iterator[tuple[int, ...]]:
    """The ways the lines may be taken together: added; or income against cost, deductions taken away."""
    plain = (1,) * len(lines)
    yield plain
    if any(line.deducted for line in lines):
        yield tuple(-1 if line.deducted else 1 for line in lines)
    income = tuple(1 if line.flow == "in" else -1 for line in lines)
    if 1 in income and -1 in income:
        yield income
        yield tuple(-sign for sign in income)
    if result:
        first = (1,) + (-1,) * (len(lines) - 1)
        if first != income and len(lines) > 1:
            yield first
            yield tuple(-sign for sign in first)


def best_group(total: Line, lists: Sequence[Sequence[Line]], since: int, *, result: bool = False) -> Group | None:
    """The grouping of lines before ``total`` that most places bear out; ``None`` where there are too few lines.

    ``lists`` are the lines in several readings (totals in place of their terms, all rows as they stand …); any
    number of them, counted from the end, may be meant. ``since``: as many as there are of the first list after the
    total or heading before. ``result``: the line says what is left when the others are set against each other.
    """
    places = [place for place, entry in enumerate(total.entries) if entry.kind == "figure"]
    best: tuple[tuple[int, ...], Group] | None = None
    if since > 1:
        last = lists[0][-since:]
        nearest = Group(tuple(last), (1,) * len(last))
        if fit_of(weigh(total, nearest))[:2] >= (True, 1):
            return nearest
    for order, lines in enumerate(lists):
        lines = lines[-_FARTHEST:]
        if len(lines) < 2:
            continue
        natural = {len(lines)} | ({since} if order == 0 and since > 1 else set())
        for variant, signs in enumerate(signs_of(lines, result=False)):
            for length, fit in _tried(total, lines, signs, places, max(_NEAR, *natural)):
                if order and length not in natural:
                    continue
                key = (*fit, length in natural, -order - 10 * variant, -abs(length - since))
                if best is None or key > best[0]:
                    best = key, Group(tuple(lines[-length:]), signs[-length:], length in natural)
        for length in {2, *natural} if result else ():
            some = tuple(lines[-length:])
            for variant, signs in enumerate(signs_of(some, result=True)):
                group = Group(some, signs, length in natural)
                key = (*fit_of(weigh(total, group)), group.natural, -order - 10 * variant - 5, -abs(length - since))
                if best is None or key > best[0]:
                    best = key, group
    return best[1] if best else None


def could_be_sum(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the last two or more of ``lines`` give ``line`` at the place where its figure is largest."""
    place = max(range(len(line.entries)), key=lambda index: abs(line.entries[index].amount))
    stated = line.entries[place]
    if not stated.amount:
        return False
    computed, allowed = 0, stated.unit
    for count, other in enumerate(reversed(lines), 1):
        computed += other.entries[place].amount
        allowed += other.entries[place].unit
        if count > 1 and 2 * abs(stated.amount - computed) <= allowed:
            return True
    return False


def fit_of(sums: Sequence[Sum]) -> tuple[int, int, int]:
    """How well a total fits: whether it holds wherever that is known; at how many places it does so tellingly;
    and, below nought, at how many it does not hold. The larger the better.
    """
    held = sum(one.known and one.holds for one in sums)
    misses = sum(one.known and not one.holds for one in sums)
    return held > 0 and not misses, sum(one.telling for one in sums), -misses


def _tried(
    total: Line, lines: Sequence[Line], signs: Sequence[int], places: Sequence[int], farthest: int
) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """How well ``total`` fits each number of ``lines`` from the end (see ``fit_of``)."""
    sums = [0] * len(places)
    allowed = [total.entries[place].unit for place in places]
    units = list(allowed)
    scales = [0] * len(places)
    filled = [0] * len(places)
    known = [True] * len(places)
    for length in range(1, min(len(lines), farthest) + 1):
        line, sign = lines[-length], signs[-length]
        for at, place in enumerate(places):
            entry = line.entries[place]
            if entry.kind == "figure" and not entry.percent:
                sums[at] += sign * entry.amount
                scales[at] += abs(entry.amount)
                allowed[at] += entry.unit
                units[at] = max(units[at], entry.unit)
                filled[at] += entry.amount != 0
            elif entry.kind != "nothing":
                known[at] = False
        if length < 2:
            continue
        hits = misses = held = 0
        for at, place in enumerate(places):
            difference = total.entries[place].amount - sums[at]
            if not known[at]:
                continue
            if 2 * abs(difference) > allowed[at]:
                misses += 1
                continue
            held += 1
            if filled[at] > 1 and told_digits(scales[at], difference, units[at]) >= _TELLING:
                hits += 1
        yield length, (held > 0 and not misses, hits, -misses)


def fold(lines: Sequence[Line]) -> tuple[list[Line], dict[int, Group]]:
    """``lines`` without those that are parts of one above them, and the parts of each that has some.

    A line has the lines after it as parts where they sum to it at every place (all but one, where at least
    two others bear it out) with so many digits that it is no chance. The key is the line's ``id``.
    """
    folded: list[Line] = []  # last first
    parts: dict[int, Group] = {}
    for line in reversed(lines):
        found = _parts_of(line, folded) if line.rank != "total" else None
        if found is not None:
            parts[id(line)] = found
            del folded[-len(found.lines) :]
        folded.append(line)
    folded.reverse()
    return folded, parts


def _parts_of(line: Line, after: Sequence[Line]) -> Group | None:
    places = [place for place, entry in enumerate(line.entries) if entry.kind == "figure"]
    sums = dict.fromkeys(places, 0)
    allowed = {place: line.entries[place].unit for place in places}
    for count in range(1, min(len(after), _MOST_PARTS) + 1):
        part = after[-count]
        for place in places:
            entry = part.entries[place]
            sums[place] += entry.amount
            allowed[place] += entry.unit
        misses = sum(2 * abs(line.entries[place].amount - sums[place]) > allowed[place] for place in places)
        if misses > 1 or (misses and len(places) < 3):
            continue
        told = sum(
            told_digits(abs(sums[place]), line.entries[place].amount - sums[place], line.entries[place].unit)
            for place in places
            if 2 * abs(line.entries[place].amount - sums[place]) <= allowed[place]
        )
        if told >= (6 if misses else 3 + (count == 1)):
            return Group(tuple(reversed(after[-count:])), (1,) * count)
    return None
