"""Where the text area ends to the right, told by the lines that reach furthest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from malkoll.readers.pdf.lines import Line

__all__ = ["Margins"]

_STEP = 40  # points: lines that begin within this share a column
_FULL = 0.8  # of the widest line: a line this wide was broken at the margin
_OWN_LINES = 4  # lines of a paragraph that can tell its own margin


class Margins:
    """The right edge of the text for lines by where they begin; ``widths`` are the widths of the pages in points."""

    __slots__ = ("_edges", "_lefts", "_widths", "_wrapped")

    def __init__(self, lines: Iterable[Line], widths: Mapping[int, float]) -> None:
        self._widths = widths
        self._edges: dict[tuple[int, int], float] = {}
        self._wrapped: set[int] = set()  # widths of pages with lines that the margin broke
        above: Line | None = None
        self._lefts: dict[int, float] = {}
        for line in lines:
            key = self._key(line)
            self._edges[key] = max(self._edges.get(key, 0.0), line.x1)
            if above is not None and line.text[:1].islower() and above.text[-1:].isalpha() and above.page == line.page:
                self._wrapped.add(key[0])
            above = line
            self._lefts[key[0]] = min(self._lefts.get(key[0], line.x0), line.x0)

    def right(self, lines: Sequence[Line]) -> float:
        """Where the text area of a paragraph ends, in points from the left."""
        if len(lines) >= _OWN_LINES:
            left, own = min(line.x0 for line in lines), max(line.x1 for line in lines)
            full = sum(1 for line in lines[:-1] if line.x1 - left > _FULL * (own - left))
            if full >= 0.75 * (len(lines) - 1):
                return own
        width, column = self._key(lines[0])
        near = [self._edges.get((width, column + step), 0.0) for step in (-1, 0, 1)]
        if width not in self._wrapped:  # all lines may be short; margins are alike on both sides
            near.append(width - self._lefts.get(width, 0.0))
        return max(*near, *(line.x1 for line in lines))

    def _key(self, line: Line) -> tuple[int, int]:
        return round(self._widths.get(line.page, 0)), int(line.x0 // _STEP)
