"""Stretches of a text, and whether something stands in one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

__all__ = ["Zones"]


class Zones:
    """Stretches of a text, half-open and in any order; they may overlap."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        furthest = 0
        for start, end in sorted(spans):
            self._starts.append(start)
            furthest = max(furthest, end)
            self._ends.append(furthest)

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` stands in one of them."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]
