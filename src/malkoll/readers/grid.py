"""Tables with merged cells, laid out as rows of single cells.

A head that is merged over several columns heads them all, and a head of several rows becomes one ("Utfall" over
"2025" and "2026": "Utfall 2025", "Utfall 2026"). Below the head, a merged cell stands where it begins and leaves the
rest empty: that is how a goal whose cell spans its indicators' rows is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from itertools import pairwise

from malkoll.readers.transcript import CellText, Piece
from malkoll.records import record

__all__ = ["GridCell", "GridRow", "is_telling_colour", "rows_of"]

_MOST_HEAD_ROWS = 4
_PALEST = 40  # a colour whose parts lie closer together than this (of 255) is a shade of grey
_HEX_DIGITS = 6


@record
class GridCell:
    """A cell where it begins; ``columns`` and ``rows`` are how many of each it covers, itself included."""

    content: CellText = field(default_factory=CellText)
    columns: int = 1
    rows: int = 1


@record
class GridRow:
    """A row, a cell for each column, ``None`` where another cell covers it; ``number`` as people count it, from 1."""

    number: int
    cells: tuple[GridCell | None, ...]


def rows_of(grid: Sequence[GridRow], heads: int = 0) -> tuple[list[tuple[int, list[CellText]]], int]:
    """The rows that hold something, each with its number, and how many of them (0 or 1) are head rows.

    ``heads`` is how many rows at the top the file itself calls head rows.
    """
    rows = [row for row in grid if any(cell is not None and _holds(cell.content) for cell in row.cells)]
    if not rows:
        return [], 0
    width = max(_width(row) for row in rows)
    last_head = grid[heads - 1].number if 0 < heads <= len(grid) else 0
    marked = sum(1 for row in rows[: _MOST_HEAD_ROWS + 1] if row.number <= last_head)
    titles = 0  # rows over the head with one text for the whole table
    while titles < len(rows) - 1 and width > 1 and _is_title(rows[titles]):
        titles += 1
    end = max(marked, titles + _heads_by_looks(rows[titles:]))
    head = rows[titles:end] if end - titles <= _MOST_HEAD_ROWS else rows[titles : titles + 1]
    out = [(row.number, _plain(row, width)) for row in rows[:titles]]
    if head:
        out.append((head[0].number, _joined(head, width)))
    out += [(row.number, _plain(row, width)) for row in rows[titles + len(head) :]]
    return out, 1 if head and not titles else 0


def is_telling_colour(colour: str) -> bool:
    """Whether a background colour ("#92D050") can say anything: white, black and greys do not."""
    digits = colour.removeprefix("#")
    if len(digits) != _HEX_DIGITS:
        return False
    try:
        parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return False
    return max(parts) - min(parts) >= _PALEST


def _holds(content: CellText) -> bool:
    return content.mark is not None or any(piece.text.strip() for line in content.paragraphs for piece in line)


def _text(cell: GridCell | None) -> str:
    if cell is None:
        return ""
    lines = ("".join(piece.text for piece in line).strip() for line in cell.content.paragraphs)
    return " ".join(line for line in lines if line)


def _width(row: GridRow) -> int:
    """Columns up to the last that holds or is covered by something."""
    last = 0
    for at, cell in enumerate(row.cells):
        if cell is not None and _holds(cell.content):
            last = min(at + cell.columns, len(row.cells))
    return last


def _is_title(row: GridRow) -> bool:
    return sum(1 for cell in row.cells if cell is not None and _holds(cell.content)) == 1


def _heads_by_looks(rows: Sequence[GridRow]) -> int:
    """How many rows look like a head: all in bold over others, or groups of columns over their columns."""
    if len(rows) < 2:
        return 0
    first = [cell for cell in rows[0].cells if cell is not None and _holds(cell.content)]
    if len(first) < 2:
        return 0
    if any(cell.columns > 1 for cell in first) and all(len(_text(cell)) <= 60 for cell in first):
        deepest = max(cell.rows for cell in first)
        if 1 < deepest <= min(_MOST_HEAD_ROWS, len(rows) - 1):
            return deepest
        # Under what spans no columns there is nothing.
        alone = [at for at, cell in enumerate(rows[0].cells) if cell is not None and cell.columns == 1]
        below = rows[1].cells
        if all(at >= len(below) or not _text(below[at]) for at in alone):
            return 2
    if _is_bold(rows[0]) and not _is_bold(rows[1]):
        return 1
    return 0


def _is_bold(row: GridRow) -> bool:
    pieces = [
        piece
        for cell in row.cells
        if cell is not None
        for line in cell.content.paragraphs
        for piece in line
        if piece.text.strip()
    ]
    return bool(pieces) and all(piece.bold for piece in pieces)


def _plain(row: GridRow, width: int) -> list[CellText]:
    cells = [cell.content if cell is not None else CellText() for cell in row.cells[:width]]
    cells += [CellText()] * (width - len(cells))
    colours = {cell.mark for cell in cells}
    if len(cells) > 1 and len(colours) == 1:  # a row in one colour throughout says nothing by it
        cells = [replace(cell, mark=None) if (cell.mark or "").startswith("colour:") else cell for cell in cells]
    return cells


def _joined(head: Sequence[GridRow], width: int) -> list[CellText]:
    """The head rows as one: in each column the texts over it, from above."""
    columns: list[list[str]] = [[] for _ in range(width)]
    for row in head:
        for at, cell in enumerate(row.cells[:width]):
            text = _text(cell)
            if cell is None or not text:
                continue
            for column in range(at, min(at + cell.columns, width)):
                if text not in columns[column]:
                    columns[column].append(text)
    if len(head) == 1 and all(len(texts) <= 1 for texts in columns) and not _repeats(columns):
        return _plain(head[0], width)
    return [CellText(((Piece(" ".join(texts)),),)) if texts else CellText() for texts in columns]


def _repeats(columns: Sequence[Sequence[str]]) -> bool:
    return any(one and one == other for one, other in pairwise(columns))
