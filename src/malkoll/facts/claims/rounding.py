"""Figures with the rounding they were written in, and whether two of them can be the same.

A figure stands for a stretch of values: "81 procent" for 80.5 to 81.5, "18 000" for 17 500 to 18 500,
"drygt 20" for a little more than 20. A statement holds when some value it stands for is one that the
figures it rests on can give. So what is only rounded is never called wrong.
"""

from __future__ import annotations

from math import inf

from malkoll.records import record
from malkoll.swedish.numbers import Number

__all__ = ["Agreement", "Range", "agreement", "exactly", "range_of", "unit_of"]

# How far "drygt", "knappt" and "cirka" may lie from what they stand beside, as a share of it.
_LOOSE = 0.25
_ABOUT = 0.12
_SLACK = 1e-9
_OPEN_ABOVE = ("minst", "över", "mer", "fler", "åtminstone", "lägst", "större", "högre", "mera", "≥", ">")
_OPEN_BELOW = ("högst", "max", "upp", "mindre", "färre", "understig", "lägre", "inte", "som mest", "≤", "<")


@record
class Range:
    """The values from ``low`` to ``high``, both inclusive."""

    low: float
    high: float

    def __sub__(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def __truediv__(self, other: Range) -> Range:
        """The quotients. ``other`` must not hold zero."""
        found = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Range(min(found), max(found))

    def __mul__(self, factor: float) -> Range:
        return Range(*sorted((self.low * factor, self.high * factor)))

    def meets(self, other: Range) -> bool:
        """Whether the two have a value in common."""
        slack = _SLACK * max(1.0, *(abs(end) for end in (self.low, self.high, other.low, other.high) if end < inf))
        return self.low <= other.high + slack and other.low <= self.high + slack

    @property
    def has_zero(self) -> bool:
        """Whether zero is one of the values."""
        return self.low <= 0 <= self.high


@record
class Agreement:
    """Whether a stated figure holds, and whether only because it was cut off and not rounded."""

    holds: bool
    cut: bool = False


def exactly(value: float) -> Range:
    """The range of a figure that was counted and not rounded."""
    return Range(value, value)


def unit_of(number: Number) -> float:
    """What the last figure written counts: 0.1 for "6,0", 1 for "81", 1 000 for "18 000".

    Zeros at the end of a figure below a thousand are taken to be exact ("200 personer"); two or more at the end of a
    larger one may be rounding.
    """
    if number.decimals:
        return float(10**-number.decimals)
    value = abs(int(number.value))
    unit = 1
    while value and value % (unit * 10) == 0:
        unit *= 10
    return float(unit) if unit >= 100 and abs(number.value) >= 1000 and not number.word else 1.0


def range_of(number: Number, text: str, *, counted: bool = False) -> Range:
    """The values that ``number``, found in ``text``, stands for. ``counted``: it is no rounded measure."""
    half = 0.0 if counted and not number.decimals and unit_of(number) == 1 else unit_of(number) / 2
    value = float(number.value)
    low, high = value - half, value + half
    if number.approximate is None:
        return Range(low, high)
    said = text[number.full_start : number.start].strip().lower()
    if number.approximate == "about":
        slack = max(abs(value) * _ABOUT, half)
        return Range(value - slack, value + slack)
    # A share or a deficit is told without its sign, so "more than −5" lies on the far side of zero.
    outwards = number.approximate == "over"
    if said.startswith(_OPEN_ABOVE):
        return Range(low, inf)
    if said.startswith(_OPEN_BELOW):
        return Range(-inf, high)
    reach = max(abs(value) * _LOOSE, 2 * half)
    if outwards:
        return Range(low, high + reach) if value >= 0 else Range(low - reach, high)
    return Range(low - reach, high) if value >= 0 else Range(low, high + reach)


def agreement(stated: Number, text: str, computed: Range, *, counted: bool = False) -> Agreement:
    """Whether what ``stated`` says in ``text`` can be ``computed``."""
    if range_of(stated, text, counted=counted).meets(computed):
        return Agreement(True)
    if stated.approximate is None:
        # Cut off instead of rounded: 6,08 for 6.089.
        unit = unit_of(stated)
        value = float(stated.value)
        cut = Range(value, value + unit * 0.999999) if value >= 0 else Range(value - unit * 0.999999, value)
        if cut.meets(computed):
            return Agreement(True, cut=True)
    return Agreement(False)
