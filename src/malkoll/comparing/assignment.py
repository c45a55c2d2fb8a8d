"""The best overall pairing of two lists, when it is known how well each two would go together.

Exact: no other pairing has a greater sum. Pairs that are no candidates are never made, and somebody may stay alone,
which counts as nothing. Found by shortest augmenting paths with potentials (Hungarian method, Dijkstra on the
candidates only), component by component: a few goals compete for a few others, so that the cost grows with the number
of candidates and not with its cube. SciPy has a dense one (``linear_sum_assignment``); it would bring some 60 MB for
these lines, and a full matrix.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from heapq import heappop, heappush

__all__ = ["best_pairs"]

Pair = tuple[int, int]


def best_pairs(weights: Mapping[Pair, float]) -> dict[int, int]:
    """From left to right, the pairing with the greatest sum of ``weights``; all must be over 0.

    The same weights give the same pairing.
    """
    paired: dict[int, int] = {}
    for component in _components(weights):
        paired.update(_paired(component))
    return paired


def _components(weights: Mapping[Pair, float]) -> Iterator[dict[int, dict[int, float]]]:
    """The candidates in groups that share nobody, each as left → right → weight."""
    rights: defaultdict[int, dict[int, float]] = defaultdict(dict)
    lefts: defaultdict[int, list[int]] = defaultdict(list)
    for (left, right), weight in sorted(weights.items()):
        rights[left][right] = weight
        lefts[right].append(left)
    seen: set[int] = set()
    for first in sorted(rights):
        if first in seen:
            continue
        seen.add(first)
        group, waiting = [], [first]
        while waiting:
            left = waiting.pop()
            group.append(left)
            for right in rights[left]:
                for other in lefts[right]:
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        yield {left: rights[left] for left in sorted(group)}


def _paired(rights: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    """One component. Everybody on the left also has a place of their own (negative) where they stay alone."""
    greatest = max(weight for row in rights.values() for weight in row.values())
    costs = {
        left: {**{right: greatest - weight for right, weight in row.items()}, -left - 1: greatest}
        for left, row in rights.items()
    }
    taken: dict[int, int] = {}
    of_left: defaultdict[int, float] = defaultdict(float)
    of_right: defaultdict[int, float] = defaultdict(float)
    for start in costs:
        _add(start, costs, taken, of_left, of_right)
    return {left: right for right, left in taken.items() if right >= 0}


def _add(
    start: int,
    costs: Mapping[int, Mapping[int, float]],
    taken: dict[int, int],
    of_left: defaultdict[int, float],
    of_right: defaultdict[int, float],
) -> None:
    """Find ``start`` a place, moving others where that costs least (``taken`` is right → left)."""
    distance: dict[int, float] = {}
    before: dict[int, int] = {}
    done: dict[int, float] = {}
    queue: list[tuple[float, int]] = []
    left, so_far = start, 0.0
    while True:
        for right, cost in costs[left].items():
            if right in done:
                continue
            reduced = so_far + max(0.0, cost - of_left[left] - of_right[right])
            if right not in distance or reduced < distance[right]:
                distance[right] = reduced
                before[right] = left
                heappush(queue, (reduced, right))
        while True:
            so_far, right = heappop(queue)
            if right not in done and so_far <= distance[right]:
                break
        done[right] = so_far
        if right not in taken:
            break
        left = taken[right]
    of_left[start] += so_far
    for passed, reached in done.items():
        of_right[passed] -= so_far - reached
        if passed in taken:
            of_left[taken[passed]] += so_far - reached
    while True:
        mover = before[right]
        previous = next((place for place, who in taken.items() if who == mover), None)
        taken[right] = mover
        if previous is None or previous == right:
            return
        del taken[previous]
        right = previous
