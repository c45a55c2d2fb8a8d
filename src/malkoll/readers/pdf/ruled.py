"""Tables by their ruling lines: which lines make a grid, and which of its cells are one."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field

from malkoll.readers.pdf.painted import Box, Page, Word
from malkoll.records import record

__all__ = ["RuledCell", "RuledTable", "ruled_tables", "same_columns", "with_rests"]

_NEAR = 2.5  # points: lines closer than this are one, and meet
_SMALLEST = 6.0  # points: a filled area smaller than this has no edges that count
_MOST_EDGES = 1200  # after merging; more is a drawing
_MOST_CELLS = 20_000
_SAME_COLUMN = 4.0  # points
_RUNNING_HEAD = 25  # words
_FRAME = 0.5  # of the page's width: a wider frame stands in the running text
_NARROWEST = 60.0  # points
_PAGE_WIDE = 0.6  # of the page: a larger filled area is a background


@record(frozen=False)
class RuledCell:
    """A cell: its place, the rows and columns of the grid it takes (last ones included), and its words."""

    box: Box
    row: int
    column: int
    last_row: int
    last_column: int
    words: list[Word] = field(default_factory=list)


@record(frozen=False)
class RuledTable:
    """A table: its cells, and the places of the lines between its columns (``edges``) and its rows (``floors``)."""

    page: int
    edges: tuple[float, ...]
    floors: tuple[float, ...]
    cells: list[RuledCell]
    places: dict[tuple[int, int], RuledCell]  # row and column of the grid -> the cell that takes them

    @property
    def box(self) -> Box:
        """Its place."""
        return Box(self.edges[0], self.floors[0], self.edges[-1], self.floors[-1])

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.edges) - 1

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.floors) - 1

    def frames(self, page: Page) -> bool:
        """Whether it is a frame around text that stands beside the running text."""
        width = self.box.x1 - self.box.x0
        return self.columns == 1 and _NARROWEST < width < _FRAME * page.width

    def at(self, x: float, y: float) -> RuledCell | None:
        """The cell at a point."""
        return self.places.get((bisect_right(self.floors, y) - 1, bisect_right(self.edges, x) - 1))


@record
class _Edge:
    """A ruling line: where it lies, and from where to where it runs."""

    at: float
    start: float
    end: float


def ruled_tables(page: Page) -> list[RuledTable]:
    """The grids of a page that ruling lines or filled cells show, with their words in their cells.

    Which of them are tables, and which frames around text, ``with_rests`` tells.
    """
    across = _merged([(line.top + line.bottom) / 2, line.x0, line.x1] for line in page.across)
    down = _merged([(line.x0 + line.x1) / 2, line.top, line.bottom] for line in page.down)
    areas = [
        fill.box
        for fill in page.fills
        if min(fill.box.x1 - fill.box.x0, fill.box.bottom - fill.box.top) > _SMALLEST
        and (fill.box.x1 - fill.box.x0) * (fill.box.bottom - fill.box.top) < _PAGE_WIDE * page.width * page.height
    ]
    tables = _tables(page, across, down)
    if not tables and areas:  # a table may show by the colours of its cells alone
        across = _merged(
            [*([e.at, e.start, e.end] for e in across), *([y, b.x0, b.x1] for b in areas for y in (b.top, b.bottom))]
        )
        down = _merged(
            [*([e.at, e.start, e.end] for e in down), *([x, b.top, b.bottom] for b in areas for x in (b.x0, b.x1))]
        )
        tables = _tables(page, across, down)
    return tables


def _tables(page: Page, across: list[_Edge], down: list[_Edge]) -> list[RuledTable]:
    if not across or not down or len(across) + len(down) > _MOST_EDGES:
        return []
    found = [grid for part in _meeting(across, down) for grid in _grids(page, *part)]
    found.sort(key=lambda table: (table.box.x0 - table.box.x1) * (table.box.bottom - table.box.top))
    tables: list[RuledTable] = []
    for table in found:  # a table within a cell of another is text of that cell
        x, y = (table.box.x0 + table.box.x1) / 2, (table.box.top + table.box.bottom) / 2
        if not any(other.box.holds(x, y) for other in tables):
            tables.append(table)
    for word in page.words:
        _put(word, tables)
    return sorted((table for table in tables if any(c.words for c in table.cells)), key=lambda table: table.box.top)


def with_rests(found: Sequence[list[RuledTable]], pages: Sequence[Page]) -> list[list[RuledTable]]:
    """The tables among the grids of all pages: those with words in two columns, and what is left of such overleaf."""
    result: list[list[RuledTable]] = []
    last: RuledTable | None = None
    for page, grids in zip(pages, found, strict=True):
        tables: list[RuledTable] = []
        for grid in grids:
            rest = (
                last is not None
                and grid.columns > 1
                and not tables
                and same_columns(last.edges, grid.edges)
                and last.page == page.number - 1
            )
            if _is_table(grid) or (rest and _is_uppermost(grid, page)) or grid.frames(page):
                tables.append(grid)
        result.append(tables)
        last = next((table for table in reversed(tables) if not table.frames(page)), None)
    return result


def same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables have the same columns."""
    return len(one) == len(other) and all(abs(a - b) < _SAME_COLUMN for a, b in zip(one, other, strict=True))


def _is_uppermost(table: RuledTable, page: Page) -> bool:
    """Whether no more than a running head stands above a table."""
    return sum(1 for word in page.words if word.base < table.box.top) <= _RUNNING_HEAD


def _put(word: Word, tables: Sequence[RuledTable]) -> None:
    y = word.base - 0.3 * word.size
    for x in ((word.x0 + word.x1) / 2, word.x0 + 1):  # a long word may reach out of a narrow cell
        table = next((table for table in tables if table.box.holds(x, y)), None)
        if table is not None:
            cell = table.at(x, y)
            if cell is not None:
                cell.words.append(word)
                return


def _is_table(table: RuledTable) -> bool:
    """Whether words stand in two columns at least; a frame around text is no table."""
    filled = [cell for cell in table.cells if cell.words]
    return len({cell.column for cell in filled}) >= 2 and len(filled) >= 2


def _merged(lines: Iterable[Sequence[float]]) -> list[_Edge]:
    """Lines in one direction; those that lie on each other or go on where another ends are one."""
    groups: list[list[Sequence[float]]] = []
    for line in sorted(lines, key=lambda line: line[0]):
        if groups and line[0] - groups[-1][0][0] <= _NEAR:
            groups[-1].append(line)
        else:
            groups.append([line])
    edges: list[_Edge] = []
    for group in groups:
        at = sum(line[0] for line in group) / len(group)
        group.sort(key=lambda line: line[1])
        start, end = group[0][1], group[0][2]
        for line in group[1:]:
            if line[1] <= end + _NEAR:
                end = max(end, line[2])
            else:
                edges.append(_Edge(at, start, end))
                start, end = line[1], line[2]
        edges.append(_Edge(at, start, end))
    return edges


def _meeting(across: list[_Edge], down: list[_Edge]) -> list[tuple[list[_Edge], list[_Edge]]]:
    """The lines in groups that meet each other."""
    roots = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while roots[at] != at:
            roots[at] = roots[roots[at]]
            at = roots[at]
        return at

    for one, line in enumerate(across):
        for other, upright in enumerate(down, len(across)):
            if (
                line.start - _NEAR <= upright.at <= line.end + _NEAR
                and upright.start - _NEAR <= line.at <= upright.end + _NEAR
            ):
                roots[root(other)] = root(one)
    groups: dict[int, tuple[list[_Edge], list[_Edge]]] = {}
    for at in range(len(roots)):
        rows, columns = groups.setdefault(root(at), ([], []))
        if at < len(across):
            rows.append(across[at])
        else:
            columns.append(down[at - len(across)])
    return [group for group in groups.values() if group[0] and group[1]]


def _places(edges: Iterable[float]) -> list[float]:
    places: list[float] = []
    for at in sorted(edges):
        if not places or at - places[-1] > 2 * _NEAR:
            places.append(at)
    return places


def _grids(page: Page, across: list[_Edge], down: list[_Edge]) -> Iterable[RuledTable]:
    """The tables that lines which meet make: two that touch have columns of their own."""
    ys = sorted(edge.at for edge in across)
    outer = min(e.start for e in across) + 2 * _NEAR, max(e.end for e in across) - 2 * _NEAR
    inner = [edge for edge in down if outer[0] < edge.at < outer[1]]
    cuts: list[float] = []
    for at in ys[1:-1]:
        above = [edge.at for edge in inner if edge.start < at - 2 * _NEAR and edge.end > at - 2 * _NEAR]
        below = [edge.at for edge in inner if edge.end > at + 2 * _NEAR and edge.start < at + 2 * _NEAR]
        if above and below and not any(abs(one - other) <= 2 * _NEAR for one in above for other in below):
            cuts.append(at)
    top = float("-inf")
    for bottom in [*cuts, float("inf")]:
        rows = [edge for edge in across if top - _NEAR <= edge.at <= bottom + _NEAR]
        columns = [
            _Edge(edge.at, max(edge.start, top), min(edge.end, bottom))
            for edge in down
            if edge.end > top + 2 * _NEAR and edge.start < bottom - 2 * _NEAR
        ]
        grid = _grid(page, rows, columns) if rows and columns else None
        if grid is not None:
            yield grid
        top = bottom


def _grid(page: Page, across: list[_Edge], down: list[_Edge]) -> RuledTable | None:
    """The table that lines which meet make; ``None`` where they make no cells beside each other."""
    xs = _places([*(edge.at for edge in down), min(e.start for e in across), max(e.end for e in across)])
    ys = _places([*(edge.at for edge in across), min(e.start for e in down), max(e.end for e in down)])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > _MOST_CELLS:
        return None
    roots = list(range(rows * columns))

    def root(at: int) -> int:
        while roots[at] != at:
            roots[at] = roots[roots[at]]
            at = roots[at]
        return at

    walls = {(column, row) for column, row in _crossed(down, xs, ys)}
    floors = {(row, column) for row, column in _crossed(across, ys, xs)}
    for row in range(rows):
        for column in range(columns):
            at = row * columns + column
            if column + 1 < columns and (column + 1, row) not in walls:
                roots[root(at + 1)] = root(at)
            if row + 1 < rows and (row + 1, column) not in floors:
                roots[root(at + columns)] = root(at)
    members: dict[int, list[int]] = {}
    for at in range(rows * columns):
        members.setdefault(root(at), []).append(at)
    cells: list[RuledCell] = []
    taken: dict[tuple[int, int], RuledCell] = {}
    for group in members.values():
        first, last = min(at // columns for at in group), max(at // columns for at in group)
        left, right = min(at % columns for at in group), max(at % columns for at in group)
        cell = RuledCell(Box(xs[left], ys[first], xs[right + 1], ys[last + 1]), first, left, last, right)
        cells.append(cell)
        taken.update({divmod(at, columns): cell for at in group})
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return RuledTable(page.number, tuple(xs), tuple(ys), cells, taken)


def _crossed(edges: Iterable[_Edge], places: list[float], steps: list[float]) -> Iterable[tuple[int, int]]:
    """For each line: the place it lies at, and every step between ``steps`` along which it runs."""
    middles = [(a + b) / 2 for a, b in itertools.pairwise(steps)]
    for edge in edges:
        at = bisect_right(places, edge.at + 2 * _NEAR) - 1
        if at >= 0 and abs(places[at] - edge.at) <= 2 * _NEAR:
            first = bisect_right(middles, edge.start)
            for step in range(first, len(middles)):
                if middles[step] > edge.end:
                    break
                yield at, step
