"""Bars of signs, where a picture cannot be drawn."""

from __future__ import annotations

from malkoll.reporters.paper.model import Bar

__all__ = ["bar_in_signs"]

_MOST = 20
_SIGNS = {"yes": "■", "no": "□", "unknown": "▫", "excepted": "◇", "none": "·", "count": "■"}


def bar_in_signs(bar: Bar) -> str:
    """A bar as squares: one for each thing counted where they are few, otherwise in proportion."""
    each = 1.0 if bar.scale <= _MOST else _MOST / bar.scale
    return "".join(_SIGNS[kind] * max(1, round(count * each)) for kind, count in bar.parts if count)
