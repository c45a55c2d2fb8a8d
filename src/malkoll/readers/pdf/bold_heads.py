"""Tables without ruling lines whose bold head shows the columns, however little white there is between them."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.readers.pdf.lines import Line, Vocabulary, joined, split_at
from malkoll.readers.pdf.painted import Word
from malkoll.readers.pdf.paragraphs import bullet_of
from malkoll.readers.pdf.parts import Row, TablePart
from malkoll.readers.transcript import CellText, Piece
from malkoll.records import record

__all__ = ["headed_table"]

_GAP = 0.39  # of the size: white between cells, wider than that between words
_FURTHEST = 2.6  # of the size: distance between rows
_SAME_ROW = 1.35  # of the size: distance between lines of one row
_HALF_LINE = 0.9  # of the size: words this little below stand in the same row, in the middle of its height
_SAME_SIZE = 0.1
_FEWEST_ROWS = 2
_ENOUGH_COLUMNS = 3  # for one row to be a table, if it fills them all
_MOST_HEAD_LINES = 4
_SHORTEST = 3  # letters over the first column: less is a number, and what follows it a heading

_Cells = list[list[Line]]


@record(frozen=False)
class _Column:
    """From where to where the words of a column reach."""

    x0: float
    x1: float

    def meets(self, part: Sequence[Word]) -> bool:
        return part[0].x0 < self.x1 and part[-1].x1 > self.x0

    def widen(self, part: Sequence[Word]) -> None:
        self.x0, self.x1 = min(self.x0, part[0].x0), max(self.x1, part[-1].x1)


def headed_table(lines: Sequence[Line], start: int, vocabulary: Vocabulary) -> tuple[int, TablePart] | None:
    """The line after the table whose head begins at ``start``, and that table; ``None`` where none does."""
    columns, body = _columns(lines, start)
    if len(columns) < 2:
        return None
    head = _row(len(columns))
    for line in lines[start:body]:
        _add(head, _placed(line, columns) or {})
    if sum(map(str.isalpha, "".join(line.text for line in head[0]))) < _SHORTEST:
        return None
    rows: list[_Cells] = []
    end, kept = body, 0
    for at in range(body, len(lines)):
        line = lines[at]
        step = line.base - lines[at - 1].base
        bullet = bullet_of(line)
        if line.page != lines[at - 1].page or not 0 < step < _FURTHEST * line.size or (bullet and bullet[0] is None):
            break
        cells = _placed(line, columns)
        if cells is None or (len(cells) == 1 and _is_bold(line)):
            break
        near = step < _SAME_ROW * line.size
        first_alone = set(cells) == {0}
        goes_on = bool(rows) and near and (0 not in cells or (first_alone and line.text[:1].islower()))
        if first_alone and not near and not _has_more(lines, at, columns):
            break
        if not goes_on:
            rows.append(_row(len(columns)))
        _add(rows[-1], cells)
        if goes_on or not first_alone:  # what stands in the first column alone is of the table if more of it follows
            end, kept = at + 1, len(rows)
    rows = rows[:kept]
    if not _is_table(rows, len(columns)):
        return None
    page = lines[start].page
    made = [Row(page, [_text(cell, vocabulary) for cell in cells], cells is head) for cells in (head, *rows)]
    return end, TablePart(page, made)


def _columns(lines: Sequence[Line], start: int) -> tuple[list[_Column], int]:
    """The columns that the bold lines from ``start`` show, from the left, and the line after these."""
    columns: list[_Column] = []
    at = start
    while at < min(len(lines), start + _MOST_HEAD_LINES) and _is_bold(lines[at]):
        line, parts = lines[at], split_at(lines[at].words, _GAP)
        if at == start and len(parts) < 2:
            return [], start
        step = line.base - lines[at - 1].base if at > start else 0.0
        if at > start and (line.page != lines[start].page or not 0 < step < _SAME_ROW * line.size):
            break
        for part in parts:
            met = [column for column in columns if column.meets(part)]
            if len(met) > 1:
                return [], start
            if met:
                met[0].widen(part)
            else:
                columns.append(_Column(part[0].x0, part[-1].x1))
        at += 1
    if at == len(lines) or abs(lines[at].size - lines[start].size) > _SAME_SIZE * lines[start].size:
        return [], start
    return sorted(columns, key=lambda column: column.x0), at


def _placed(line: Line, columns: Sequence[_Column]) -> dict[int, list[Word]] | None:
    """The words of a line by their columns; ``None`` where some belong to none or to several."""
    parts = split_at(line.words, _GAP)
    cells: dict[int, list[Word]] = {}
    for at, part in enumerate(parts):
        met = [number for number, column in enumerate(columns) if column.meets(part)]
        if not met and len(parts) == len(columns):
            met = [at]  # a short value that stands beside the words of its head
        if len(met) != 1:
            return None
        cells.setdefault(met[0], []).extend(part)
    for number, words in cells.items():
        columns[number].widen(words)
    return cells


def _has_more(lines: Sequence[Line], at: int, columns: Sequence[_Column]) -> bool:
    """Whether the other cells of a row stand half a line below the first line of its first cell."""
    if at + 1 == len(lines):
        return False
    line, below = lines[at], lines[at + 1]
    return below.page == line.page and 0 < below.base - line.base < _HALF_LINE * line.size and below.x0 > columns[0].x1


def _is_bold(line: Line) -> bool:
    return line.bold and any(map(str.isalnum, line.text))


def _is_table(rows: Sequence[_Cells], columns: int) -> bool:
    """Whether enough of the rows, and not bold ones, have words in several columns."""
    filled = [sum(map(bool, row)) for row in rows if not all(line.bold for cell in row for line in cell)]
    return sum(count > 1 for count in filled) >= _FEWEST_ROWS or (columns >= _ENOUGH_COLUMNS and columns in filled)


def _row(columns: int) -> _Cells:
    return [[] for _ in range(columns)]


def _add(row: _Cells, cells: dict[int, list[Word]]) -> None:
    for number, words in cells.items():
        row[number].append(Line(words))


def _text(lines: Sequence[Line], vocabulary: Vocabulary) -> CellText:
    right = max((line.x1 for line in lines), default=0.0)
    paragraphs = joined(lines, [right] * len(lines), vocabulary)
    pieces = [piece for line in paragraphs for piece in (*line, Piece(" "))]
    return CellText((tuple(pieces),) if pieces else ())
