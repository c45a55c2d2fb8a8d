"""Which word a person probably meant: "Menade du …?"."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["closest", "distance"]


def distance(first: str, second: str, limit: int) -> int:
    """How many letters to add, drop, change or swap with the next; at most ``limit`` + 1."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        row = [i]
        for j, b in enumerate(second, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return min(last[-1], limit + 1)


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to ``word``, if one is near: a letter in three, case aside."""
    wanted = word.lower()
    limit = max(1, min(3, len(wanted) // 3))
    best: tuple[int, str] | None = None
    for candidate in candidates:
        found = distance(wanted, candidate.lower(), limit)
        if found <= limit and (best is None or found < best[0]):
            best = (found, candidate)
    return best[1] if best else None
