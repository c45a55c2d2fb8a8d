"""Changes whose first value was told before: "… 290 insatser. … till 230, dvs. en minskning med 60".

Which value they start from is not said, so only a change that comes out is a claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.facts.claims.changes import DOWN, UP, WORD, plain
from malkoll.facts.claims.told import Told
from malkoll.plan import Claim, Passage
from malkoll.regexes import compiled
from malkoll.swedish.figures import figure
from malkoll.swedish.numbers import Number

__all__ = ["changes_since"]

_LEFT = compiled(
    rf"(?<![^\W_])till\s+(?P<last>\S+)[^.]{{0,40}}?(?:dvs\.?|det\s+vill\s+säga|alltså|vilket\s+(?:är|blir))\s+en\s+{WORD}\s+(?:med|på)\s+$",
    re.IGNORECASE,
)
_SO_A_CHANGE = compiled(
    rf"(?:dvs\.?|det\s+vill\s+säga|alltså|vilket\s+(?:är|innebär|ger))\s+en\s+{WORD}(?!\s+(?:med|på|om)\s+\S*[0-9])",
    re.IGNORECASE,
)


def changes_since(paragraph: list[Told]) -> Iterator[Claim]:
    """Changes whose first value was told before: "… 290 insatser. … till 230, dvs. en minskning med 60".

    Which value they start from is not said, so only a change that comes out is a claim.
    """
    before: list[tuple[Told, Number]] = []
    for told in paragraph:
        for at, size in enumerate(told.numbers):
            last = told.numbers[at - 1] if at else None
            if last is not None and _LEFT.search(told.text, max(0, last.start - 8), size.full_start):
                for teller, first in reversed(before[:-1]):
                    if abs(first.value - last.value) == abs(size.value):
                        yield _since(told, teller, first, last, size)
                        break
            before.append((told, size))
        claim = _so_a_change(told)
        if claim is not None:
            yield claim


def _since(told: Told, teller: Told, first: Number, last: Number, size: Number) -> Claim:
    difference = plain(last.value - first.value)
    return Claim(
        text=told.text[last.start : size.full_end],
        span=told.span(size.start),
        kind="difference",
        stated=size.value,
        computed=abs(difference),
        holds=True,
        calculation=f"{figure(last.value)} − {figure(first.value)} = {figure(difference)}",
        sources=(Passage(first.text, teller.span(first.start)),),
        goal=told.goal.id if told.goal else None,
    )


def _so_a_change(told: Told) -> Claim | None:
    """Only the direction of "i januari 121 och i augusti 115, det vill säga en minskning"."""
    found = _SO_A_CHANGE.search(told.text)
    if found is None:
        return None
    values = [number for number in told.numbers if number.end <= found.start() and not number.percent]
    if len(values) < 2:
        return None
    first, last = values[-2:]
    word = found["word"].lower()
    up, down = UP.fullmatch(word), DOWN.fullmatch(word)
    if not ((up and last.value > first.value) or (down and last.value < first.value)):
        return None
    difference = plain(last.value - first.value)
    return Claim(
        text=told.text[first.start : found.end()],
        span=told.span(last.start),
        kind="difference",
        stated=last.value,
        computed=last.value,
        holds=True,
        calculation=f"{figure(last.value)} − {figure(first.value)} = {figure(difference)}",
        goal=told.goal.id if told.goal else None,
    )
