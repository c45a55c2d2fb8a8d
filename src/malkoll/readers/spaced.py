"""Tables whose columns are parted by runs of spaces, as ``pdftotext -layout`` writes them.

Nothing marks such a table but where its words stand: cells, two spaces or more apart, fall into the same columns line
after line. A cell that would touch two columns belongs to no such table, and prose with stray double spaces makes
cells that do so at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from malkoll.readers.figures import has_year, is_date, is_value, is_year
from malkoll.readers.lines import EDGE, Line
from malkoll.readers.placed import Piece, PlacedTable
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["find_spaced"]

_WIDEST = 600  # characters of a line
_MOST_CELLS = 25
_MOST_BLANKS = 4  # lines between two rows: a page may end there
_NEAR = 4  # characters from its column that a cell may stand and still be in it
_LONGEST_GROUP = 120  # characters of a line that heads the rows below it
_MOST_WRAPPED = 6  # lines that a cell is broken over, beside nothing in other columns
_SETTLED = 3  # rows after which no further column begins
_SHORT = 30  # lines of what was no table after all that are looked through once more

_CELL = compiled(r"\S+(?:\s\S+)*")
_NOT_TEXT = compiled(r"\s*(?:[#>|<]|```|~~~)")
_MARKER = compiled(r"(?:[-*+–•●○▪■◦‣·\uf0b7\uf0a7]|\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Za-zåäöÅÄÖ][.)])\Z")
_BULLET = compiled(r"[-*+–•●○▪■◦‣·\uf0b7\uf0a7]\Z")
_LABELLED = compiled(r"[^\d:]{1,40}:\s+\S")
_RULED = compiled(r"[-=_–—]{2,}\Z")


def find_spaced(
    lines: Sequence[Line], barred: frozenset[int] = frozenset(), passed: frozenset[int] = frozenset()
) -> list[PlacedTable]:
    """The tables among ``lines``; those in ``barred`` are something else, and those in ``passed`` are as if blank."""
    found: list[PlacedTable] = []
    number = 0
    while number < len(lines):
        if number in barred or number in passed or not _may_begin(lines[number].text):
            number += 1
            continue
        growing = _Growing(lines, number)
        growing.grow(barred, passed)
        table = growing.table()
        if table is not None:
            found.append(table)
            number = table.stop
        elif growing.at - number > _SHORT:
            number = growing.at
        else:
            number += 1
    return found


def _cells(text: str) -> tuple[tuple[int, int], ...]:
    """Where the cells of a line begin and end; a bullet and the words after it are one."""
    return _cells_of(text) if len(text) <= _WIDEST else ()


@lru_cache(maxsize=256)
def _cells_of(text: str) -> tuple[tuple[int, int], ...]:
    found = [(cell.start(), cell.end()) for cell in _CELL.finditer(text)]
    if len(found) > 1 and _BULLET.match(text[found[0][0] : found[0][1]]) and found[1][0] - found[0][1] <= _NEAR:
        found[:2] = [(found[0][0], found[1][1])]
    return tuple(found) if len(found) <= _MOST_CELLS else ()


def _may_begin(text: str) -> bool:
    """Whether a line may be the first of a table: it has cells, and they are no list item and no labels."""
    if "  " not in text and "\xa0" not in text:
        return False
    cells = _cells(text)
    return len(cells) > 1 and _is_row(text, cells) and not is_value(text[slice(*cells[1])])


def _is_row(text: str, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether a line of several cells may be a row: it is not marked as something else."""
    if "\t" in text or _NOT_TEXT.match(text):
        return False
    words = [text[begin:end] for begin, end in cells]
    if len(cells) == 2 and (_MARKER.match(words[0]) or words[0].endswith(":")):
        return False
    return sum(1 for word in words if _LABELLED.match(word)) < 2


class _Column:
    """A column: where the widest of its cells begin and end, and how many rows have a value in it."""

    __slots__ = ("begin", "end", "values")

    def __init__(self, begin: int, end: int) -> None:
        self.begin = begin
        self.end = end
        self.values = 0


_Cells = dict[_Column, list[Piece]]


@record
class _Waiting:
    """A line of one cell, of which the next row tells if it belongs to the table."""

    number: int
    cell: tuple[int, int]
    alone: bool  # after a blank line


class _Growing:
    """A table that lines are added to as long as they fit."""

    def __init__(self, lines: Sequence[Line], first: int) -> None:
        self.lines = lines
        self.first = self.at = first
        self.columns: list[_Column] = []
        self.rows: list[_Cells] = []
        self.last = first
        self.head: list[str] = []
        self.waiting: list[_Waiting] = []

    def grow(self, barred: frozenset[int], passed: frozenset[int]) -> None:
        """Add lines until one does not fit; ``at`` is that line."""
        blanks = 0
        while self.at < len(self.lines) and self.at not in barred:
            text = self.lines[self.at].text
            if self.at in passed or not text.strip(EDGE):
                blanks += 1
                if blanks > _MOST_BLANKS:
                    break
                self.at += 1
                continue
            cells = _cells(text)
            if len(cells) > 1 and all(_RULED.match(text[begin:end]) for begin, end in cells):
                self.at += 1
                continue
            if not cells or not (
                self._wait(cells[0], alone=blanks > 0) if len(cells) == 1 else self._add(cells, alone=blanks > 0)
            ):
                break
            blanks = 0
            self.at += 1
        while self.waiting and self._goes_on_at_the_end(self.waiting[0]):
            self._take(self.waiting.pop(0))

    # --- lines of one cell ------------------------------------------------------------------------

    def _wait(self, cell: tuple[int, int], *, alone: bool) -> bool:
        """Keep a line of one cell until the next row tells whether it is part of the table."""
        text = self.lines[self.at].text
        words = text[slice(*cell)]
        _, touched = self._touched(cell)
        if not touched or len(words) > _LONGEST_GROUP or _NOT_TEXT.match(text):
            return False
        wraps = _goes_on(words)
        if not wraps and words[-1] == "." and not words[0].isdigit():
            return False
        spans = len(touched) > 1
        if self.waiting and (spans or alone or len(self.waiting) == _MOST_WRAPPED or self._spans(self.waiting[-1])):
            return False
        self.waiting.append(_Waiting(self.at, cell, alone))
        return True

    def _spans(self, waiting: _Waiting) -> bool:
        return len(self._touched(waiting.cell)[1]) > 1

    def _goes_on_at_the_end(self, waiting: _Waiting) -> bool:
        """Whether a line of one cell below the last row is more of a cell of that row."""
        words = self.lines[waiting.number].text[slice(*waiting.cell)]
        return not waiting.alone and _goes_on(words) and not self._spans(waiting)

    def _take(self, waiting: _Waiting) -> None:
        """Make a line of one cell part of the table: more of the row above, or a row of its own."""
        column = self._touched(waiting.cell)[1][0]
        begin, end = waiting.cell
        if not self._spans(waiting):
            column.begin, column.end = min(column.begin, begin), max(column.end, end)
        self._put({column: Piece(waiting.number, begin, end)}, alone=waiting.alone)

    # --- lines of several cells -------------------------------------------------------------------

    def _add(self, cells: Sequence[tuple[int, int]], *, alone: bool) -> bool:
        """Add a line of several cells, if it is a row here."""
        text = self.lines[self.at].text
        if not _is_row(text, cells):
            return False
        words = [text[begin:end] for begin, end in cells]
        if self._begins_anew(cells, words, alone=alone or bool(self.waiting)):
            return False
        placed = self._place(cells)
        if placed is None:
            return False
        for waiting in self.waiting:
            self._take(waiting)
        self.waiting = []
        self._put(
            {column: Piece(self.at, begin, end) for column, (begin, end) in zip(placed, cells, strict=True)},
            alone=alone,
        )
        for column, word in zip(placed, words, strict=True):
            column.values += is_value(word)
        self.head = self.head or words
        return True

    def _begins_anew(self, cells: Sequence[tuple[int, int]], words: list[str], *, alone: bool) -> bool:
        """Whether a row is the head of a table of its own; ``alone`` where it does not stand right below another."""
        if not self.rows:
            return False
        if words == self.head:
            return True
        beside = words[1:]
        if any(is_value(word) for word in words):
            return False
        if len(self.rows) == 1:
            # What stands alone above the head is none, unless this row is in line with it.
            begins = {piece.begin for pieces in self.rows[0].values() for piece in pieces}
            in_line = all(begin in begins for begin, _ in cells)
            return alone and not in_line and (len(words) > len(self.head) or any(map(has_year, beside)))
        if alone and len(words) > len(self.columns):
            return True
        valued = any(column.values for column in self.columns[1:])
        return valued and (all(map(has_year, beside)) or (alone and len(beside) > 1))

    def _touched(self, cell: tuple[int, int]) -> tuple[int, list[_Column]]:
        """The columns that a cell touches, and which column is the first that does not end before it."""
        begin, end = cell
        after = bisect_right(self.columns, begin, key=_end_of)
        return after, [column for column in self.columns[after : after + 2] if column.begin < end]

    def _place(self, cells: Sequence[tuple[int, int]]) -> list[_Column] | None:
        """The columns that cells stand in, made wider for them; ``None`` where a cell would touch two."""
        if len(cells) == len(self.columns) and all(
            column.begin <= begin and end <= column.end
            for column, (begin, end) in zip(self.columns, cells, strict=True)
        ):
            return self.columns
        found = [self._touched(cell) for cell in cells]
        if any(len(touched) > 1 for _, touched in found):
            return None
        taken = {touched[0] for _, touched in found if touched}
        if len(taken) < sum(1 for _, touched in found if touched):
            return None
        settled: list[_Column] = []
        new: list[_Column] = []
        for cell, (after, touched) in zip(cells, found, strict=True):
            column = touched[0] if touched else self._near(cell, after, taken)
            if column is None:
                if len(self.rows) > _SETTLED:
                    return None
                column = _Column(*cell)
                new.append(column)
            taken.add(column)
            settled.append(column)
        wider = {column: (column.begin, column.end) for column in (*self.columns, *new)}
        for column, (begin, end) in zip(settled, cells, strict=True):
            wider[column] = min(column.begin, begin), max(column.end, end)
        ordered = sorted(wider, key=lambda column: wider[column])
        if any(wider[one][1] >= wider[other][0] for one, other in pairwise(ordered)):
            return None
        for column, (begin, end) in wider.items():
            column.begin, column.end = begin, end
        self.columns = ordered
        return settled

    def _near(self, cell: tuple[int, int], after: int, taken: set[_Column]) -> _Column | None:
        """The column right beside which a cell stands that touches none: figures at the right below a short head."""
        begin, end = cell
        free = [column for column in self.columns[max(0, after - 1) : after + 1] if column not in taken]
        near = min(free, key=lambda column: max(begin - column.end, column.begin - end), default=None)
        return near if near is not None and max(begin - near.end, near.begin - end) <= _NEAR else None

    # --- rows -------------------------------------------------------------------------------------

    def _put(self, cells: dict[_Column, Piece], *, alone: bool) -> None:
        """Add the cells of a line: to the row above that they go on with, or as a row of their own."""
        if self.rows and not alone and self._is_more_of(self.rows[-1], cells):
            for column, piece in cells.items():
                self.rows[-1].setdefault(column, []).append(piece)
        else:
            self.rows.append({column: [piece] for column, piece in cells.items()})
        self.last = max(piece.number for piece in cells.values())

    def _is_more_of(self, row: _Cells, cells: dict[_Column, Piece]) -> bool:
        """Whether the cells of a line go on with those of the row right above."""
        words = {column: self._words(piece) for column, piece in cells.items()}
        first = self.columns[0]
        if len(self.rows) == 1 and len(cells) > 1 and (first in row) != (first in cells):
            # A head of two lines: "Utfall" over "2025", and beside one of them "Indikator".
            return not any(is_value(word) for word in words.values())
        if first in words and not _goes_on(words[first]):
            return False
        if len(cells) == 1 and first not in cells:
            return not any(is_value(word) for word in words.values())
        return all(column not in row or (_goes_on(word) and not is_value(word)) for column, word in words.items())

    def _words(self, piece: Piece) -> str:
        return self.lines[piece.number].text[piece.begin : piece.end]

    # --- the whole --------------------------------------------------------------------------------

    def table(self) -> PlacedTable | None:
        """The table, if the lines make one."""
        full = [row for row in self.rows if len(row) > 1]
        if 2 * len(full) < len(self.rows):
            return None
        if not (self._is_pair(full) if len(self.columns) == 2 else self._is_wide(full)):
            return None
        rows = tuple(tuple(tuple(row.get(column, ())) for column in self.columns) for row in self.rows)
        return PlacedTable(self.first, self.last + 1, rows)

    def _is_wide(self, full: list[_Cells]) -> bool:
        """Whether rows of three columns or more are a table."""
        if len(self.columns) < 3 or len(full) < 2 or not any(len(row) > 2 for row in full):
            return False
        if any(column.values for column in self.columns[1:]) or sum(1 for row in full if len(row) > 2) > 2:
            return True
        # A few lines of words may be the address at the top of a letter.
        return not any(map(_has_digit, self.head)) and all(map(self._in_line, self.columns))

    def _in_line(self, column: _Column) -> bool:
        """Whether the cells of a column all begin, or all end, at one place."""
        cells = [row[column][0] for row in self.rows if column in row]
        return len({cell.begin for cell in cells}) == 1 or len({cell.end for cell in cells}) == 1

    def _is_pair(self, full: list[_Cells]) -> bool:
        """Whether rows of two columns are a table: a head, and figures below it that stand in line."""
        name, value = self.columns
        head, *below = full
        if len(below) < 2 or head is not self.rows[0]:
            return False
        pieces = [row[value][0] for row in below]
        words = [self._words(piece) for piece in pieces]
        if not all(is_value(word) and not is_date(word) for word in words) or value.begin - name.end < 2:
            return False
        heading = self._words(head[value][0])
        if is_value(heading) or not (is_year(heading) or len(heading) <= _LONGEST_GROUP // 4):
            return False
        if any(self._words(row[name][0]).endswith(":") for row in full):
            return False
        return len({piece.begin for piece in pieces}) == 1 or len({piece.end for piece in pieces}) == 1


def _end_of(column: _Column) -> int:
    return column.end


def _has_digit(text: str) -> bool:
    """Whether a figure stands in a text."""
    return any(map(str.isdigit, text))


def _goes_on(words: str) -> bool:
    """Whether words go on with those on the line above: they begin with a small letter or a bracket."""
    return words[0].islower() or words[0] in "(["
