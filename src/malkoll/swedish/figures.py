"""Figures as Swedish writes them, for what malkoll says."""

from __future__ import annotations

__all__ = ["figure"]

_THIN = "\u00a0"


def figure(value: int | float, decimals: int | None = None) -> str:
    """``value`` with decimal comma, minus sign and thousands parted by a hard space: "−1 049,5".

    ``decimals`` are kept as many as given; without, as few as needed, at most four.
    """
    rounded = round(value, 4 if decimals is None else decimals)
    text = f"{abs(rounded):.{4 if decimals is None else decimals}f}"
    whole, _, part = text.partition(".")
    if decimals is None:
        part = part.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", _THIN)
    sign = "−" if rounded < 0 else ""
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"
