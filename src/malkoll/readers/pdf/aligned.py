"""Tables without ruling lines: rows of words that stand under each other in the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from malkoll.readers.pdf.lines import Line, pieces_of, split_at
from malkoll.readers.pdf.painted import Word
from malkoll.readers.pdf.parts import Contents, Part, Row, TablePart
from malkoll.readers.transcript import CellText, Piece
from malkoll.records import record

__all__ = ["aligned_run", "aligned_table"]

_GAP = 1.6  # of the size: white between columns
_FEWEST_ROWS = 3
_FURTHEST = 2.6  # of the size: distance between lines of a table
_SAME_ROW = 1.35  # of the size: a line this near without a first cell goes on with the row above


@record(frozen=False)
class _Column:
    x0: float
    x1: float
    words: list[Word] = field(default_factory=list)


def _stretches(line: Line) -> list[list[Word]]:
    return split_at(line.words, _GAP)


def aligned_run(lines: Sequence[Line], start: int) -> int:
    """The line after the table that begins at ``start``; ``start`` itself where none does."""
    first = _stretches(lines[start])
    if len(first) < 2 or (len(first[0]) == 1 and len(first[0][0].text) <= 3 and len(first) == 2):
        return start  # a bullet or a number, and its text
    columns = [_Column(part[0].x0, part[-1].x1) for part in first]
    full = 1
    at = start + 1
    while at < len(lines):
        above, line = lines[at - 1], lines[at]
        step = line.base - above.base
        if line.page != above.page or not 0 < step < _FURTHEST * max(line.size, above.size):
            break
        parts = _stretches(line)
        placed = [_column_of(part, columns) for part in parts]
        if any(place is None for place in placed) or len(set(placed)) < len(placed):
            break
        if len(parts) == 1 and placed[0] == 0 and step > _SAME_ROW * line.size:
            break
        full += len(parts) >= 2
        for part, place in zip(parts, placed, strict=True):
            if place is not None:
                columns[place].x0 = min(columns[place].x0, part[0].x0)
                columns[place].x1 = max(columns[place].x1, part[-1].x1)
        at += 1
    while at > start + 1 and len(_stretches(lines[at - 1])) == 1 and lines[at - 1].x0 <= columns[0].x1:
        at -= 1
    return at if full >= _FEWEST_ROWS else start


def _column_of(part: Sequence[Word], columns: Sequence[_Column]) -> int | None:
    met = [at for at, column in enumerate(columns) if part[0].x0 < column.x1 and part[-1].x1 > column.x0]
    if len(met) == 1:
        return met[0]
    near = [at for at, column in enumerate(columns) if abs(part[0].x0 - column.x0) < 4]
    return near[0] if len(near) == 1 and not met else None


def aligned_table(lines: Sequence[Line]) -> list[Part]:
    """The table of the lines of a run; entries of a table of contents where its last column counts pages."""
    columns: list[_Column] = []
    for line in lines:
        for part in _stretches(line):
            place = _column_of(part, columns)
            if place is None:
                columns.append(_Column(part[0].x0, part[-1].x1))
            else:
                columns[place].x0 = min(columns[place].x0, part[0].x0)
                columns[place].x1 = max(columns[place].x1, part[-1].x1)
    columns.sort(key=lambda column: column.x0)
    rows: list[list[list[Line]]] = []
    above: Line | None = None
    for line in lines:
        cells: list[list[Line]] = [[] for _ in columns]
        for part in _stretches(line):
            place = _column_of(part, columns)
            cells[place if place is not None else 0].append(Line(list(part)))
        if above is not None and not cells[0] and line.base - above.base < _SAME_ROW * line.size and rows:
            for at, cell in enumerate(cells):
                rows[-1][at].extend(cell)
        else:
            rows.append(cells)
        above = line
    entries = _entries(rows)
    if entries is not None:
        return list(entries)
    part_ = TablePart(lines[0].page)
    bold = all(line.bold for cell in rows[0] for line in cell)
    others = all(line.bold for row in rows[1:] for cell in row for line in cell)
    for number, row in enumerate(rows):
        written = [
            CellText((tuple(p for line in cell for p in _spaced(line)),)) if cell else CellText() for cell in row
        ]
        part_.rows.append(Row(lines[0].page, written, number == 0 and bold and not others))
    return [part_]


def _spaced(line: Line) -> list[Piece]:
    return [*pieces_of(line.words), Piece(" ")]


def _entries(rows: Sequence[Sequence[Sequence[Line]]]) -> list[Contents] | None:
    """The entries of a table of contents whose pages stand in the last of two columns."""
    entries: list[Contents] = []
    last = 0
    for row in rows:
        if len(row) not in (2, 3) or not row[-1] or not row[0]:
            return None
        page = " ".join(line.text for line in row[-1])
        if not page.isdecimal() or len(page) > 3 or int(page) < last:
            return None
        last = int(page)
        words = " ".join(line.text for cell in row[:-1] for line in cell)
        entries.append(Contents(row[0][0].page, words, page))
    return entries
