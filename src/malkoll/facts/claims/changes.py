"""Changes told with what they are changes of: "från 107 dagar till 82", "1 049 jämfört med 883, en ökning med 16 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.facts.claims.rounding import agreement, range_of
from malkoll.facts.claims.told import Told
from malkoll.plan import Claim
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.figures import figure
from malkoll.swedish.numbers import Number

__all__ = ["DOWN", "UP", "WORD", "changes_in", "plain"]

_UP_WORDS = (
    r"ök(?:ar|at|ade|a|ats|ning(?:en|ar)?)|stig(?:it|er|a)|steg|väx(?:t|er|te)|tillväxt(?:en)?|uppgång(?:en)?|"
    r"höj(?:s|t|ts|des|ning(?:en)?)|fler|högre"
)
_DOWN_WORDS = (
    r"minsk(?:ar|at|ade|a|ats|ning(?:en|ar)?)|sjunk(?:it|er|a)|sjönk|nedgång(?:en)?|sänk(?:s|t|ts|tes|ning(?:en)?)|"
    r"färre|lägre|fall(?:it|er)|föll"
)
UP = compiled(rf"(?<![^\W_])(?:{_UP_WORDS})\b", re.IGNORECASE)
DOWN = compiled(rf"(?<![^\W_])(?:{_DOWN_WORDS})\b", re.IGNORECASE)
WORD = rf"(?P<word>{_UP_WORDS}|{_DOWN_WORDS}|förändring(?:en)?|skillnad(?:en)?|förbättring(?:en)?|försämring(?:en)?)"

_FROM = compiled(r"(?<![^\W_])från\s+(?:(?:cirka|ca|drygt|knappt|nästan|runt|omkring|över)\s+)?$", re.IGNORECASE)
_TIME = (
    r"(?:i|under|vid|för|hösten|våren|år|per|den|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|"
    r"november|december|tertial|kvartal)"
)
# Between "från 107" and "82": the unit, what is counted, a year; and "till".
_TO = compiled(
    r"(?:\s+[^\W\d_][\w-]*){0,4}(?:\s*\(?(?:(?:år|i|under|hösten|våren)\s+){0,2}(?:19|20)[0-9]{2}\)?)?"
    r"(?:\s+[^\W\d_][\w-]*){0,2}\s*,?\s+till\s+(?:(?:cirka|ca|drygt|knappt|nästan|runt|omkring|över)\s+)?",
    re.IGNORECASE,
)
_AGAINST = compiled(
    rf"(?:\s+[^\W\d_][\w-]*){{0,5}}(?:\s*\(?(?:{_TIME}\s+){{0,3}}(?:19|20)[0-9]{{2}}\)?)?\s*+,?\s*+\(?"
    r"(?:(?:vilket\s+)?(?:kan|ska)\s+jämföras\s+med|att\s+jämföra\s+med|jämfört\s+med|i\s+jämförelse\s+med|mot)\s+",
    re.IGNORECASE,
)
# From the second value to what the change is said to be.
_SAID = compiled(
    rf"(?:\s+[^\W\d_][\w-]*){{0,6}}(?:\s*\(?(?:{_TIME}\s+){{0,3}}(?:19|20)[0-9]{{2}}\)?)?\s*+\)?\s*+[,–:;(-]?\s*+"
    r"(?:(?:vilket|det|som)\s+(?:är|ger|innebär|motsvarar|betyder|blir)\s+|alltså\s+|dvs\.?\s+|det\s+vill\s+säga\s+|"
    r"motsvarande\s+|och\s+därmed\s+)?"
    rf"(?:en\s+)?(?:[^\W\d_]+\s+){{0,1}}{WORD}\s+(?:med|på|om|av)\s+(?:(?:cirka|ca|drygt|knappt|nästan|runt|omkring|över)\s+)?$",
    re.IGNORECASE,
)
# "Steg från 60 till 66 procent, alltså med 6 procent": the verb stands before both values.
_SO_WITH = compiled(
    rf"(?:\s+[^\W\d_][\w-]*){{0,2}}(?:\s*\(?(?:{_TIME}\s+){{0,3}}(?:19|20)[0-9]{{2}}\)?)?"
    r"\s*+,?\s*+(?:alltså|dvs\.?|det\s+vill\s+säga|vilket\s+är)\s+med\s+(?:(?:cirka|ca|drygt|knappt|nästan)\s+)?$",
    re.IGNORECASE,
)
_VERB_WITH = compiled(
    rf"(?<![^\W_]){WORD}\s+(?:med|på|om)\s+(?:(?:cirka|ca|drygt|knappt|nästan|runt|omkring|över)\s+)?$", re.IGNORECASE
)
_WITH_FROM = compiled(r"[\s,(]*(?:[^\W\d_][\w-]*\s+){0,3}från\s+(?:(?:cirka|ca|drygt|knappt)\s+)?$", re.IGNORECASE)
# "En minskning med 25 hushåll eller 12 procent": the size once more, as a share.
_OR = compiled(
    r"\s*+,?\s*+(?:eller|motsvarande|vilket\s+är|\()\s*+(?:(?:cirka|ca|drygt|knappt|nästan)\s+)?", re.IGNORECASE
)
# What comes after these is told of something else.
_NEW_CLAUSE = compiled(r"\b(?:och(?!\s+därmed)|men|medan|samtidigt|samt|där)\b", re.IGNORECASE)
# On a scale of places or levels a lower figure may be the higher one.
_RANK = compiled(r"plats|placering|rang|nivå|klass|grad", re.IGNORECASE)
_POINTS = compiled(r"procentenhet|%-?enhet", re.IGNORECASE)
# "öka med 2 procent per år från 40 till 50": the change is told for a part of the time.
_PER_TIME = compiled(
    r"\s*(?:om\s+året|årligen|per\s+(?:år|månad|tertial|kvartal)|varje\s+år|i\s+genomsnitt)", re.IGNORECASE
)


@record
class _Change:
    """A first and a last value of the same thing."""

    first: Number
    last: Number
    start: int
    end: int


def changes_in(told: Told) -> Iterator[Claim]:
    """The changes of ``told`` that are told with both values: their size, and whether the direction is right."""
    numbers = told.numbers
    if len(numbers) < 2 or len(numbers) > 24:
        return
    for at in range(len(numbers) - 1):
        change = _change(told.text, numbers[at], numbers[at + 1])
        if change is None or not _same_kind(change):
            continue
        before = numbers[at - 1] if at else None
        after = numbers[at + 2] if at + 2 < len(numbers) else None
        size, word = _size(told.text, change, before, after)
        if size is not None:
            claim = _sized(told, change, size, word)
            if claim is not None:
                yield claim
            share = numbers[at + 3] if size is after and at + 3 < len(numbers) else None
            if share is None or size.percent or not share.percent:
                continue
            again = _sized(told, change, share, word) if _OR.fullmatch(told.text, size.full_end, share.start) else None
            if again is not None:
                yield again
        else:
            yield from _directed(told, change)


def _change(text: str, one: Number, other: Number) -> _Change | None:
    if _FROM.search(text, max(0, one.full_start - 24), one.start) and _TO.fullmatch(text, one.full_end, other.start):
        return _Change(one, other, one.full_start, other.full_end)
    if _AGAINST.fullmatch(text, one.full_end, other.full_start):
        return _Change(other, one, one.full_start, other.full_end)
    return None


def _same_kind(change: _Change) -> bool:
    """Whether both values are told in the same unit, or one of them without one."""
    one, other = change.first, change.last
    if one.percent != other.percent and None not in (one.unit, other.unit):
        return False
    if one.unit and other.unit and not one.percent:
        return one.unit.lower()[:3] == other.unit.lower()[:3]
    return True


def _size(text: str, change: _Change, before: Number | None, after: Number | None) -> tuple[Number | None, str]:
    """What the change is said to be, after the values ("en ökning med 16 %") or before them ("med 16 %, från")."""
    if after is not None:
        found = _SAID.fullmatch(text, change.end, after.start)
        if (
            found is not None
            and not _NEW_CLAUSE.search(text, change.end, after.start)
            and not _PER_TIME.match(text, after.full_end)
        ):
            return after, found["word"].lower()
        if _SO_WITH.fullmatch(text, change.end, after.start):
            return after, "förändring"
    if before is not None:
        verb = _VERB_WITH.search(text, max(0, before.full_start - 60), before.start)
        joined = _WITH_FROM.fullmatch(text, before.full_end, change.first.start)
        if verb and joined and not _PER_TIME.match(text, before.full_end):
            return before, verb["word"].lower()
    return None, ""


def _sized(told: Told, change: _Change, size: Number, word: str) -> Claim | None:
    text = told.text
    first, last = range_of(change.first, text, counted=True), range_of(change.last, text, counted=True)
    grows, shrinks = bool(UP.fullmatch(word)), bool(DOWN.fullmatch(word))
    if not (grows or shrinks) or change.first.value < 0 or change.last.value < 0:
        # "Förbättring", or a deficit, whose growth may be told either way: the size alone is claimed.
        sign = 1 if change.last.value >= change.first.value else -1
    else:
        sign = 1 if grows else -1
    difference = (last - first) * sign
    relative = size.percent and not _POINTS.match(size.unit or "")
    points = _POINTS.match(size.unit or "") is not None
    if points and not (change.first.percent or change.last.percent):
        return None
    if relative:
        if first.has_zero:
            return None
        computed, shown = difference / first * 100, _relative(change, sign)
        how = (
            f"({figure(change.last.value)} − {figure(change.first.value)}) / {figure(change.first.value)} = "
            f"{figure(shown * sign)} %"
        )
    else:
        if size.unit and not points and change.last.unit and size.unit.lower()[:3] != change.last.unit.lower()[:3]:
            return None
        computed, shown = difference, plain((change.last.value - change.first.value) * sign)
        how = f"{figure(change.last.value)} − {figure(change.first.value)} = {figure(shown * sign)}"
    whole = not (relative or points or change.first.decimals or change.last.decimals)
    found = agreement(size, text, computed, counted=whole)
    holds = found.holds
    if not holds and relative and (change.first.percent or change.last.percent):
        # "Från 74 till 78 procent, en ökning med 4 procent": percentage points are meant.
        in_points = agreement(size, text, difference).holds
        shown = plain((change.last.value - change.first.value) * sign) if in_points else shown
        how = (
            f"{figure(change.last.value)} − {figure(change.first.value)} = {figure(shown * sign)} procentenheter; {how}"
        )
    start, end = min(change.start, size.full_start), max(change.end, size.full_end)
    return Claim(
        text=text[start:end],
        span=told.span(size.start),
        kind="percent" if relative or points else "difference",
        stated=size.value,
        computed=shown,
        holds=holds,
        calculation=how,
        cut=found.cut,
        goal=told.goal.id if told.goal else None,
    )


def _relative(change: _Change, sign: int) -> float:
    return round(100 * sign * (change.last.value - change.first.value) / change.first.value, 1)


def plain(value: float) -> float | int:
    """``value`` without the crumbs that decimals leave in binary."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _directed(told: Told, change: _Change) -> Iterator[Claim]:
    """Only the direction of "minskat från 107 dagar till 82": whether it went the way the verb says."""
    text = told.text
    head = text[max(0, change.start - 30) : change.start]
    verb = re.search(
        rf"(?<![^\W_])(?P<word>{_UP_WORDS}|{_DOWN_WORDS})\s+(?:[^\W\d_]+\s+)?från\s+\S{{0,12}}\s*$",
        head + " ",
        re.IGNORECASE,
    )
    if verb is None or change.first.value == change.last.value:
        return
    up = UP.fullmatch(verb["word"]) is not None
    grew = change.last.value > change.first.value
    if "inte" in head.lower() or _RANK.search(head) or change.first.value < 0 or change.last.value < 0:
        return
    difference = plain(change.last.value - change.first.value)
    yield Claim(
        text=text[max(0, change.start - 30) + verb.start("word") : change.end],
        span=told.span(change.start),
        kind="difference",
        stated=change.last.value,
        computed=change.last.value if up == grew else None,
        holds=up == grew,
        calculation=f"{figure(change.last.value)} − {figure(change.first.value)} = {figure(difference)}",
        goal=told.goal.id if told.goal else None,
    )
