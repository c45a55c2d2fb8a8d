"""Ruled tables to rows of text: paragraphs in cells, heads, and tables that go on over a page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from malkoll.readers.pdf.cells import mark_of
from malkoll.readers.pdf.heads import Place, as_one, head_rows
from malkoll.readers.pdf.lines import Line, Vocabulary, joined, level_lines
from malkoll.readers.pdf.painted import Box, Page
from malkoll.readers.pdf.parts import Row, TablePart
from malkoll.readers.pdf.ruled import RuledCell, RuledTable
from malkoll.readers.transcript import CellText, Piece
from malkoll.regexes import compiled

__all__ = ["goes_on", "part_of", "spread"]

_BULLET = compiled(r"\s*(?:[•●○▪■◦‣·∙⁃➢➤►\uf0b7\uf0a7]|[-–](?=\s))\s*")
_NUMBER = compiled(r"[-+–−±]?\s?\d[\d\s.,]*%?")
_GOES_ON = "),.;:"  # what no paragraph begins with
_WIDEST_PAD = 8.0  # points between a cell's side and its text
_SHORT = 25  # letters: two cells this short are values of two rows
_SPREAD = 1.25  # of the distance between lines in a cell: a wider one parts paragraphs


def part_of(table: RuledTable, page: Page, vocabulary: Vocabulary, above: TablePart | None = None) -> TablePart:
    """The table as rows of text; ``above`` is that on the page before which it may go on with.

    The first row is its head where it is all bold or shaded unlike the others. Two rows are a head in one where cells
    of the first cover several columns and the second divides these.
    """
    rows: list[list[CellText]] = [[CellText() for _ in range(table.columns)] for _ in range(table.rows)]
    places: list[list[Place]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        text = rows[cell.row][cell.column] = _text(cell, table, page, vocabulary)
        columns, below = cell.last_column + 1 - cell.column, cell.last_row + 1 - cell.row
        places[cell.row].append(Place(cell.column, columns, below, text.words))
    first, last = head_rows(places, table.columns, int(_is_head(table, page, 1)))
    made = [Row(table.page, cells) for cells in rows]
    if last > first + 1:
        head = as_one([Row(table.page, _repeated(rows[at], places[at])) for at in range(first, last)])
        if above is None or _words(head) == _words(above.rows[0]) or _is_head(table, page, last):
            made[first:last] = [head]
    if made[first].taken == 1:
        made[first].cells = _repeated(rows[first], places[first])
    made[0].head = first == 0 and (made[0].taken > 1 or _is_head(table, page, 1))
    return TablePart(table.page, [row for row in made if any(cell.paragraphs or cell.mark for cell in row.cells)])


def _repeated(cells: Sequence[CellText], places: Sequence[Place]) -> list[CellText]:
    """The cells of a row, each in all the columns that it covers."""
    result = list(cells)
    for place in places:
        if place.words:
            result[place.column : place.column + place.columns] = [cells[place.column]] * place.columns
    return result


def _is_head(table: RuledTable, page: Page, heads: int) -> bool:
    """Whether the first rows, as many as ``heads``, are a head: bold unlike the others, or of a colour of their own."""
    first = [word for cell in table.cells if cell.row < heads for word in cell.words]
    below = [word for cell in table.cells if cell.row >= heads for word in cell.words]
    if not first or not below:
        return False
    if all(word.bold for word in first) and not all(word.bold for word in below):
        return True
    one, other = (next((c.box for c in table.cells if c.row == row), None) for row in (0, heads))
    return one is not None and other is not None and _filled(one, page) != _filled(other, page)


def _filled(box: Box, page: Page) -> str | None:
    x, y = box.x0 + 3, box.top + 3
    return next(
        (fill.colour for fill in reversed(page.fills) if fill.box.holds(x, y) and fill.colour != "#FFFFFF"), None
    )


def _text(cell: RuledCell, table: RuledTable, page: Page, vocabulary: Vocabulary) -> CellText:
    lines = level_lines(cell.words)
    if not lines:
        others = [other.box for other in table.cells if other.row == cell.row and other.words]
        image = any(cell.box.holds((i.box.x0 + i.box.x1) / 2, (i.box.top + i.box.bottom) / 2) for i in page.images)
        if image:
            return CellText(mark="image")
        return CellText(mark=mark_of(cell.box, page, others) if cell.row > 0 or table.rows == 1 else None)
    pad = min(_WIDEST_PAD, max(1.0, min(line.x0 for line in lines) - cell.box.x0))
    paragraphs: list[tuple[Piece, ...]] = []
    for group in _paragraphs(lines):
        for pieces in joined(group, [cell.box.x1 - pad] * len(group), vocabulary):
            bullet = _BULLET.match(pieces[0].text)
            if bullet is not None and len(pieces) > 1 - (bullet.end() < len(pieces[0].text)):
                pieces[0] = Piece(pieces[0].text[bullet.end() :], pieces[0].bold)
                if len(pieces) > 1 and not pieces[0].text:
                    pieces[1] = Piece(pieces[1].text.lstrip(), pieces[1].bold)
            paragraphs.append(tuple(pieces))
    return CellText(tuple(paragraphs))


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of a cell in paragraphs: a wider distance, or a bullet, begins one."""
    steps = [below.base - above.base for above, below in itertools.pairwise(lines)]
    usual = min((step for step in steps if step > 0), default=0.0)
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        if at == 0 or steps[at - 1] > _SPREAD * max(usual, line.size) or _BULLET.match(line.text):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def goes_on(above: TablePart, below: TablePart) -> bool:
    """Whether ``below``, first on its page and of the same columns, is the rest of ``above``."""
    first = below.rows[0]
    return not first.head or _words(first) == _words(above.rows[0]) or not above.rows[0].head


def spread(above: TablePart, below: TablePart, vocabulary: Vocabulary) -> None:
    """Put the rows of ``below`` after those of ``above``: its repeated head left out, a torn row made whole."""
    rows = list(below.rows)
    heads = 0
    while heads < len(rows) - 1 and heads < len(above.rows) and _words(rows[heads]) == _words(above.rows[heads]):
        heads += 1
    rows = rows[heads:]
    if rows and above.rows and _is_torn(above.rows[-1], rows[0]):
        torn = rows.pop(0)
        above.rows[-1].cells = [
            _mended(a, b, vocabulary) for a, b in zip(above.rows[-1].cells, torn.cells, strict=True)
        ]
    for row in rows:
        row.head = False
    above.rows.extend(rows)


def _words(row: Row) -> list[str]:
    return [cell.words for cell in row.cells]


def _is_torn(upper: Row, lower: Row) -> bool:
    """Whether ``lower`` goes on with ``upper``, which the end of the page has torn."""
    if len(upper.cells) != len(lower.cells):
        return False
    both = [(a, b) for a, b in zip(_words(upper), _words(lower), strict=True) if a or b]
    first, rest = _words(upper)[0], _words(lower)[0]
    if any(not above for above, below in both if below):
        return False  # a cell that begins here
    numbers = [below for above, below in both if _NUMBER.fullmatch(above)]
    if len(numbers) > 1 and all(map(_NUMBER.fullmatch, numbers)):
        return False  # numbers of its own under all the numbers
    if any(below[0].islower() for _, below in both if below):
        return True
    if rest:  # a row of its own, unless it is all one text
        return len(both) == 1 and first[-1:] not in ".!?"
    return not any(below and len(below) < _SHORT and len(above) < _SHORT for above, below in both)


def _mended(upper: CellText, lower: CellText, vocabulary: Vocabulary) -> CellText:
    if not lower.paragraphs:
        return upper
    if not upper.paragraphs:
        return lower
    head, tail = upper.paragraphs[-1], lower.paragraphs[0]
    begins = tail[0].text[:1]
    last, first = (head[-1].text.split() or [""])[-1], (tail[0].text.split() or [""])[0]
    if begins in _GOES_ON or vocabulary.is_rest(last, first):
        return CellText((*upper.paragraphs[:-1], (*head, *tail), *lower.paragraphs[1:]))
    if begins.islower() or begins.isdigit() or begins == "%":
        return CellText((*upper.paragraphs[:-1], (*head, Piece(" "), *tail), *lower.paragraphs[1:]))
    return CellText((*upper.paragraphs, *lower.paragraphs))
