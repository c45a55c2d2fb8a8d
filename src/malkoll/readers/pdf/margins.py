"""Where the text area ends to the right, told by the lines that reach furthest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from malkoll.readers.pdf.columns import gutter_of
from malkoll.readers.pdf.lines import Line

__all__ = ["Margins"]

_STEP = 40  # points: lines that begin within this share a column
_FULL = 0.8  # of the widest line: a line this wide was broken at the margin
_OWN_LINES = 4  # lines of a paragraph that can tell its own margin


class Margins:
    """The right edge of the text for lines by where they begin; ``widths`` are the widths of the pages in points."""

    __slots__ = ("_edges", "_gutters", "_lefts", "_widths", "_wrapped")

    def __init__(self, lines: Iterable[Line], widths: Mapping[int, float]) -> None:
        self._widths = widths
        self._edges: dict[tuple[int, int], float] = {}
        self._wrapped: set[int] = set()  # widths of pages with lines that the margin broke
        self._lefts: dict[int, float] = {}
        self._gutters: dict[int, tuple[float, float]] = {}  # page -> its gutter, and how far lines before it reach
        above: Line | None = None
        pages: dict[int, list[tuple[float, float]]] = {}
        for line in lines:
            key = self._key(line)
            self._edges[key] = max(self._edges.get(key, 0.0), line.x1)
            self._lefts[key[0]] = min(self._lefts.get(key[0], line.x0), line.x0)
            if above is not None and line.text[:1].islower() and above.text[-1:].isalpha() and above.page == line.page:
                self._wrapped.add(key[0])
            pages.setdefault(line.page, []).append((line.x0, line.x1))
            above = line
        for page, sides in pages.items():
            gutter = gutter_of(sides)
            if gutter is not None:
                self._gutters[page] = gutter, max(x1 for _, x1 in sides if x1 <= gutter)

    def rights(self, lines: Sequence[Line]) -> list[float]:
        """Where the text area ends for each line of a paragraph, in points from the left."""
        own = self._own(lines)
        return [own if own is not None else self._right(line) for line in lines]

    def _own(self, lines: Sequence[Line]) -> float | None:
        """The margin that a long paragraph in one column tells itself."""
        if len(lines) < _OWN_LINES or lines[0].page != lines[-1].page or lines[0].base >= lines[-1].base:
            return None
        left, own = min(line.x0 for line in lines), max(line.x1 for line in lines)
        full = sum(1 for line in lines[:-1] if line.x1 - left > _FULL * (own - left))
        return own if full >= 0.75 * (len(lines) - 1) else None

    def _right(self, line: Line) -> float:
        gutter = self._gutters.get(line.page)
        if gutter is not None and line.x1 <= gutter[0]:
            return gutter[1]
        width, column = self._key(line)
        near = [self._edges.get((width, column + step), 0.0) for step in (-1, 0, 1)]
        if width not in self._wrapped:  # all lines may be short; margins are alike on both sides
            near.append(width - self._lefts.get(width, 0.0))
        return max(*near, line.x1)

    def _key(self, line: Line) -> tuple[int, int]:
        return round(self._widths.get(line.page, 0)), int(line.x0 // _STEP)
