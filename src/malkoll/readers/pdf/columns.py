"""The order in which a page is read: columns, where there are any, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.readers.pdf.lines import Line
from malkoll.readers.pdf.ruled import RuledTable

__all__ = ["Placed", "gutter_of", "in_reading_order"]

_GUTTER = 9.0  # points of white between columns
_FEWEST = 5  # lines in a column
_FILLED = 0.55  # of a column's width: how wide most of its lines are
_MOST_COLUMNS = 4
_STEP = 3  # points between the places where a gutter is looked for
_MOST_STEPS = 2000  # across a page: that is six metres, and a file may say that its page is wider than a country

Placed = Line | RuledTable


def in_reading_order(placed: Sequence[Placed], depth: int = 0) -> list[Placed]:
    """Lines and tables as they are read; what crosses the gutter between two columns parts what is above and below."""
    ordered = sorted(placed, key=lambda one: (_top(one), _sides(one)[0]))
    sides = [_sides(one) for one in ordered if isinstance(one, Line)]
    gutter = gutter_of(sides) if depth < _MOST_COLUMNS else None
    if gutter is None:
        return ordered
    result: list[Placed] = []
    left: list[Placed] = []
    right: list[Placed] = []
    for one in ordered:
        x0, x1 = _sides(one)
        if x1 <= gutter:
            left.append(one)
        elif x0 >= gutter:
            right.append(one)
        else:
            result += [*in_reading_order(left, depth + 1), *in_reading_order(right, depth + 1), one]
            left, right = [], []
    return result + in_reading_order(left, depth + 1) + in_reading_order(right, depth + 1)


def _top(one: Placed) -> float:
    return one.base if isinstance(one, Line) else one.box.top


def _sides(one: Placed) -> tuple[float, float]:
    return (one.x0, one.x1) if isinstance(one, Line) else (one.box.x0, one.box.x1)


def gutter_of(sides: Sequence[tuple[float, float]]) -> float | None:
    """Where a gutter runs with full lines on both its sides; ``None`` where there is one column.

    ``sides`` are the left and right ends of the lines of a page, in points.
    """
    if len(sides) < 2 * _FEWEST:
        return None
    start, end = min(x0 for x0, _ in sides), max(x1 for _, x1 in sides)
    best: tuple[int, float] | None = None
    step = max(_STEP, (end - start) / _MOST_STEPS)
    at = start + 0.2 * (end - start)
    while at < end - 0.2 * (end - start):
        left = [side for side in sides if side[1] <= at - _GUTTER / 2]
        right = [side for side in sides if side[0] >= at + _GUTTER / 2]
        crossing = len(sides) - len(left) - len(right)
        if (
            len(left) >= _FEWEST
            and len(right) >= _FEWEST
            and crossing <= 0.5 * len(sides)
            and (best is None or crossing < best[0])
            and _is_full(left)
            and _is_full(right)
        ):
            best = crossing, at
        at += step
    return best[1] if best is not None else None


def _is_full(lines: Sequence[tuple[float, float]]) -> bool:
    """Whether most lines fill their column: cells of a table without lines, or labels and values, do not."""
    width = max(x1 for _, x1 in lines) - min(x0 for x0, _ in lines)
    return sum(1 for x0, x1 in lines if x1 - x0 > _FILLED * width) >= 0.5 * len(lines)
