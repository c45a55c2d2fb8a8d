"""Shares told with what they are shares of: "57 av 70 (81 procent)", "108 avbokningar = 2,9 per brukare"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.facts.claims.rounding import Range, agreement, exactly, range_of
from malkoll.facts.claims.told import Told
from malkoll.plan import Claim
from malkoll.regexes import compiled
from malkoll.swedish.figures import figure
from malkoll.swedish.numbers import Number

__all__ = ["shares_in"]

_OF = compiled(
    r"\s+(?:av|utav)\s+(?:(?:de|totalt|sammanlagt|alla|samtliga|våra|dessa|[^\W\d_]{2,}s)\s+){0,3}", re.IGNORECASE
)
# "Av de 640 eleverna svarade 544 på enkäten (80 procent)": the whole first, then the part.
_OUT_OF = compiled(
    r"(?:^|[.;:,]\s+|\bdvs\.?\s+)av\s+(?:(?:de|totalt|alla|samtliga|våra|[^\W\d_]{2,}s)\s+){0,3}$", re.IGNORECASE
)
_OUT_OF_TO_PART = compiled(r"(?:\s+[^\W\d_][\w–-]*|\s+[0-9]{1,2}\s?[–-]\s?[0-9]{1,2}){1,12}?\s+", re.IGNORECASE)
# From "57 av 70" to its percentage: a noun phrase and a bracket, or words that say "which is".
_NOUNS = r"(?:\s+[^\W\d_][\w-]*){0,6}"
_TO_PERCENT = compiled(
    rf"{_NOUNS}\s*(?:\(\s*(?:(?:cirka|ca|drygt|knappt|nästan|runt|eller|motsvarar|dvs\.?|=)\s+){{0,2}}"
    rf"|,?\s*(?:(?:vilket|som)\s+(?:är|blir|utgör|motsvarar|innebär|ger)|motsvarande|alltså|dvs\.?|"
    rf"det\s+vill\s+säga|eller|=)\s+(?:(?:cirka|ca|drygt|knappt|nästan|runt)\s+)?"
    rf"|\s*=\s*)$",
    re.IGNORECASE,
)
# "1 284 av 1 510 ansökningar inom 14 dagar (85 procent)": a figure that says within what time.
_WITHIN = compiled(rf"{_NOUNS}\s+(?:inom|efter|på|under|över)\s+(?:(?:högst|minst)\s+)?$", re.IGNORECASE)
_PERCENT_FIRST = compiled(rf"(?:{_NOUNS})?\s*(?:\(|,\s+|,\s+eller\s+|,\s+alltså\s+)$", re.IGNORECASE)
# Shares so often told in round numbers ("åtta av tio") that they are no exact count.
_ROUND_WHOLES = frozenset({2, 3, 4, 5, 10, 100})
_EQUALS = compiled(r"\s*(?:=|≈)\s*(?:(?:cirka|ca)\s+)?$", re.IGNORECASE)
_PER = compiled(r"\s*(?:[^\W\d_][\w-]*)?\s*(?:/|per\s)\s*[^\W\d_]", re.IGNORECASE)
_OTHER_BASE = compiled(r"\s*av\s+", re.IGNORECASE)


def shares_in(told: Told) -> Iterator[Claim]:
    """The shares of ``told`` that can be recomputed from figures beside them."""
    numbers = told.numbers
    if len(numbers) < 3:
        return
    text = told.text
    for at in range(len(numbers) - 2):
        part, whole, third = numbers[at], numbers[at + 1], numbers[at + 2]
        after = whole
        if not third.percent and at + 3 < len(numbers) and _WITHIN.fullmatch(text, whole.end, third.start):
            after, third = third, numbers[at + 3]
        if _is_of(text, part, whole) and third.percent and _TO_PERCENT.fullmatch(text, after.end, third.start):
            yield from _share(told, part, whole, third)
        elif third.percent and _is_out_of(text, part, whole) and _TO_PERCENT.fullmatch(text, after.end, third.start):
            yield from _share(told, whole, part, third)
        elif (
            after is whole
            and part.percent
            and _is_of(text, whole, third)
            and _PERCENT_FIRST.fullmatch(text, part.full_end, whole.start)
        ):
            yield from _share(told, whole, third, part)
        elif after is whole and _EQUALS.search(text, whole.end, third.start):
            yield from _quotient(told, part, whole, third)


def _is_of(text: str, part: Number, whole: Number) -> bool:
    """Whether ``part`` is told as a part of ``whole``: counts of the same things."""
    if part.decimals or whole.decimals or part.percent or whole.percent or part.value < 0 or whole.value <= 0:
        return False
    return part.value <= whole.value and _OF.fullmatch(text, part.full_end, whole.full_start) is not None


def _is_out_of(text: str, whole: Number, part: Number) -> bool:
    """Whether ``whole`` is told first and ``part`` as a part of it: "av de 640 … 544"."""
    if part.decimals or whole.decimals or part.percent or whole.percent or part.unit or part.value < 0:
        return False
    if part.value > whole.value or not _OUT_OF.search(text, max(0, whole.full_start - 40), whole.full_start):
        return False
    return _OUT_OF_TO_PART.fullmatch(text, whole.full_end, part.full_start) is not None


def _share(told: Told, part: Number, whole: Number, percent: Number) -> Iterator[Claim]:
    text = told.text
    share = _of_numbers(part, whole)
    found = agreement(percent, text, share * 100)
    computed = round(100 * part.value / whole.value, max(1, percent.decimals))
    holds: bool | None = found.holds
    if not holds and (_is_loose(part, whole) or _OTHER_BASE.match(text, percent.full_end)):
        # "Åtta av tio (83 procent)" is told for the ear; "30 procent av flickorna" has a base of its own.
        return
    start, end = min(part.start, percent.full_start), max(whole.full_end, percent.full_end)
    yield Claim(
        text=text[start:end] + (")" if text[end : end + 1] == ")" else ""),
        span=told.span(percent.start),
        kind="percent",
        stated=percent.value,
        computed=computed,
        holds=holds,
        calculation=f"{figure(part.value)} av {figure(whole.value)} = {figure(computed)} %",
        cut=found.cut,
        goal=told.goal.id if told.goal else None,
    )


def _of_numbers(part: Number, whole: Number) -> Range:
    if part.approximate or whole.approximate:
        low, high = range_of(part, ""), range_of(whole, "")
        return Range(low.low * 0.85, low.high * 1.15) / high
    return exactly(part.value) / exactly(whole.value)


def _is_loose(part: Number, whole: Number) -> bool:
    return whole.value in _ROUND_WHOLES or part.approximate is not None or whole.approximate is not None


def _quotient(told: Told, one: Number, other: Number, result: Number) -> Iterator[Claim]:
    """What "37 brukare, 108 avbokningar = 2,9 avbokningar/brukare" claims: either may be divided by the other."""
    text = told.text
    if not _PER.match(text, result.end) or one.percent or other.percent or not one.value or not other.value:
        return
    between = text[one.full_end : other.full_start]
    if re.search(r"[+*×=]|\bav\b", between):
        return
    for upper, lower in ((other, one), (one, other)):
        share = exactly(upper.value) / exactly(lower.value)
        found = agreement(result, text, share)
        if found.holds:
            break
    else:
        # Which is to be divided by which is told by size: more of the one for each of the other.
        upper, lower = (other, one) if result.value >= 1 and other.value >= one.value else (one, other)
    computed = round(upper.value / lower.value, max(2, result.decimals))
    yield Claim(
        text=text[one.start : result.full_end],
        span=told.span(result.start),
        kind="ratio",
        stated=result.value,
        computed=computed,
        holds=found.holds,
        calculation=f"{figure(upper.value)} / {figure(lower.value)} = {figure(computed)}",
        cut=found.cut,
        goal=told.goal.id if told.goal else None,
    )
