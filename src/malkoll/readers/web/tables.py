"""Tables of a page: which only set the page out, and the rows and columns of those that do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from malkoll.readers.attributes import whole_number
from malkoll.readers.transcript import CellText, Piece
from malkoll.readers.web.cells import cell
from malkoll.readers.web.content import measures
from malkoll.readers.web.style import Styles
from malkoll.readers.web.tree import Node
from malkoll.readers.web.words import Cursor
from malkoll.records import record

__all__ = ["MOST_CELLS", "MOST_COLUMNS", "Grid", "grid_of", "is_layout"]

MOST_COLUMNS = 300
"""Columns of a table; a wider one is read as running text."""

MOST_CELLS = 500_000
"""Cells of a table, those it is filled up with included; a larger one is read as running text."""

_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_LONG_CELL = 300  # characters
_MOST_HEADS = 4  # head rows


@record(frozen=False)
class _Slot:
    """A place in the grid: a cell, or what a cell that spans several covers."""

    text: CellText
    begins: bool
    columns: int = 1
    node: Node | None = None


@record(frozen=False)
class _Row:
    number: int
    slots: list[_Slot] = field(default_factory=list)
    heads: bool = False
    rows: int = 1
    """The most rows that one of its cells spans."""
    begun: int = 0


@record
class Grid:
    """A table as it is written out: its rows, each with its number in the file, and how many of them are heads."""

    rows: tuple[tuple[tuple[CellText, ...], int], ...]
    heads: int
    captions: tuple[Node, ...]


def _rows(table: Node) -> Iterator[tuple[Node, bool]]:
    """The rows of a table, not those of tables within it, and whether each is marked as a head."""
    for part in table.nodes():
        if part.skip:
            continue
        if part.tag == "tr":
            yield part, False
        elif part.tag in _GROUPS:
            for row in part.nodes():
                if row.tag == "tr" and not row.skip:
                    yield row, part.tag == "thead"


def _cells(row: Node) -> list[Node]:
    return [part for part in row.nodes() if part.tag in ("td", "th") and not part.skip]


def is_layout(table: Node) -> bool:
    """Whether a table only sets the page out: its cells hold parts of a page, not values of rows and columns."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = list(_rows(table))
    cells = [_cells(row) for row, _ in rows]
    widest = max(map(len, cells), default=0)
    if widest <= 1:
        return True  # a box around text
    marked = any(head for _, head in rows) or any(part.tag == "th" for row in cells for part in row)
    if marked or any(part.tag == "caption" for part in table.nodes()):
        return False
    held = measures(table)
    if held.in_table * 2 > held.text or (held.titles and len(rows) * widest <= 12):
        return True
    if len([row for row in cells if row]) == 1:
        return any(_is_part_of_page(part) for part in cells[0])
    return False


def _is_part_of_page(part: Node) -> bool:
    held = measures(part)
    return held.text > _LONG_CELL or held.headings > 0 or held.lists > 0 or held.tables > 0


def grid_of(table: Node, styles: Styles, look: Cursor) -> Grid | None:
    """The rows and columns of a table; ``None`` where it has more of them than are read as a table.

    A head cell over several columns heads each of them, and head rows under each other are one. Any other merged cell
    has its text where it begins, and leaves the other places empty.
    """
    rows: list[_Row] = []
    covered: dict[int, int] = {}  # column -> rows that a cell from above still covers
    widest = places = 0
    for number, (row, marked) in enumerate(_rows(table), 1):
        built = _row(row, number, covered)
        if built is None:
            return None
        places += len(built.slots)
        if places > MOST_CELLS:
            return None
        built.heads = marked or (built.begun > 0 and all(part.tag == "th" for part in _cells(row)))
        widest = max(widest, len(built.slots))
        rows.append(built)
    if widest * len(rows) > MOST_CELLS:
        return None
    _read_texts(rows, styles, look)
    used = sorted({at for row in rows for at, slot in enumerate(row.slots) if slot.begins})
    heads = _heads(rows, len(used))
    written = [(tuple(_in_columns(row, used)), row.number) for row in rows[heads:]]
    if heads:
        written.insert(0, (_joined([_headed(row, used) for row in rows[:heads]]), rows[heads - 1].number))
    captions = tuple(part for part in table.nodes() if part.tag == "caption" and not part.skip)
    # Without a head row of its own a first row is still repeated over the columns that it spans.
    if not heads and rows and rows[0].begun > 1:
        written[0] = (tuple(_headed(rows[0], used)), rows[0].number)
    shown = tuple(row for row in written if any(text.paragraphs or text.mark for text in row[0]))
    return Grid(shown, 1 if heads else 0, captions)


def _row(row: Node, number: int, covered: dict[int, int]) -> _Row | None:
    """The places of a row, their text not read yet; ``None`` where it is too wide."""
    built = _Row(number)
    empty = CellText()
    down: dict[int, int] = {}
    for part in _cells(row):
        while covered.get(len(built.slots), 0) > 0:
            built.slots.append(_Slot(empty, False))
        columns = min(_span(part, "colspan"), MOST_COLUMNS)
        below = _span(part, "rowspan")
        if len(built.slots) + columns > MOST_COLUMNS:
            return None
        for at in range(columns):
            down[len(built.slots)] = below
            built.slots.append(_Slot(empty, at == 0, columns, part))
        built.begun += 1
        built.rows = max(built.rows, below)
    for _ in range(len(built.slots), max(covered, default=-1) + 1):
        built.slots.append(_Slot(empty, False))
    for column in list(covered):
        covered[column] -= 1
        if covered[column] <= 0:
            del covered[column]
    covered.update({column: below - 1 for column, below in down.items() if below > 1})
    return built


def _read_texts(rows: Sequence[_Row], styles: Styles, look: Cursor) -> None:
    for row in rows:
        text = CellText()
        for slot in row.slots:
            if slot.node is not None:
                if slot.begins:
                    text = cell(slot.node, styles, look)
                slot.text = text


def _span(part: Node, name: str) -> int:
    return max(1, whole_number(part.get(name).strip(), 1, digits=5))


def _heads(rows: Sequence[_Row], columns: int) -> int:
    """How many rows at the top are heads: those marked so, or those that merged cells hold together."""
    if not rows or rows[0].begun == 1 < columns:
        return 0  # a title over the whole width
    marked = next((at for at, row in enumerate(rows) if not row.heads), len(rows))
    if marked == len(rows):
        marked = 1  # a table that is all of head cells
    if 0 < marked <= _MOST_HEADS:
        return marked
    first = rows[0]
    spans = any(slot.begins and slot.columns > 1 for slot in first.slots)
    if spans and 1 < first.rows <= _MOST_HEADS and first.rows < len(rows):
        return first.rows
    if spans and len(rows) > 2 and _is_under(first, rows[1]):
        return 2
    return min(marked, 1)


def _is_under(first: _Row, second: _Row) -> bool:
    """Whether the second row has text just where a cell of the first spans several columns."""
    for at, slot in enumerate(second.slots):
        above = first.slots[at].columns if at < len(first.slots) else 1
        filled = bool(slot.text.paragraphs or slot.text.mark)
        if filled != (above > 1):
            return False
    return True


def _in_columns(row: _Row, used: Sequence[int]) -> Iterator[CellText]:
    """The cells of a row in the columns where some cell begins."""
    empty = CellText()
    for at in used:
        slot = row.slots[at] if at < len(row.slots) else None
        yield slot.text if slot is not None and slot.begins else empty


def _headed(row: _Row, used: Sequence[int]) -> list[CellText]:
    return [row.slots[at].text if at < len(row.slots) else CellText() for at in used]


def _joined(heads: Sequence[Sequence[CellText]]) -> tuple[CellText, ...]:
    """One row of several head rows: "Utfall" over "2024" is "Utfall 2024"."""
    if len(heads) == 1:
        return tuple(heads[0])
    joined: list[CellText] = []
    for column in zip(*heads, strict=True):
        told: list[tuple[Piece, ...]] = []
        for text in column:
            told.extend(line for line in text.paragraphs if line not in told)
        pieces = tuple(piece for at, line in enumerate(told) for piece in ((Piece(" "), *line) if at else line))
        joined.append(CellText((pieces,) if pieces else (), column[-1].mark, column[-1].alt))
    return tuple(joined)
