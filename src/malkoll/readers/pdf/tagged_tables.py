"""Tables of a tagged PDF: cells with their spans put into columns, and what empty cells carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from malkoll.readers.pdf.cells import mark_of
from malkoll.readers.pdf.heads import Place, as_one, head_rows
from malkoll.readers.pdf.lines import Line, Vocabulary, in_order, joined
from malkoll.readers.pdf.painted import Box, Page, Word
from malkoll.readers.pdf.parts import Row, TablePart
from malkoll.readers.transcript import CellText, Piece
from malkoll.records import record

__all__ = ["Grid", "TaggedCell", "TaggedRow"]

_MOST_COLUMNS = 200


@record(frozen=False)
class TaggedCell:
    """A cell: its paragraphs, as words, and how many columns and rows it takes."""

    columns: int
    rows: int
    head: bool
    words: list[Word] = field(default_factory=list)
    paragraphs: list[list[Line]] = field(default_factory=list)
    image: str | None = None  # the text alternative of an image in it
    page: int = 0

    def end(self) -> None:
        """End the paragraph that is being gathered."""
        if self.words:
            self.paragraphs.append(in_order(self.words))
            self.words = []

    @property
    def lines(self) -> list[Line]:
        """All its lines."""
        return [line for paragraph in self.paragraphs for line in paragraph]

    def once(self) -> None:
        """Leave out what is painted again on further pages, as Chromium's heads are, all in one cell of the tree."""
        pages = {line.page: "" for line in self.lines}
        if len(pages) > 1:
            for line in self.lines:
                pages[line.page] += line.text
            first, *others = pages.items()
            again = {page for page, text in others if text == first[1]}
            kept = [[line for line in paragraph if line.page not in again] for paragraph in self.paragraphs]
            self.paragraphs = [paragraph for paragraph in kept if paragraph]


@record(frozen=False)
class TaggedRow:
    """A row; ``head`` where it is tagged as one."""

    cells: list[TaggedCell]
    head: bool


class Grid:
    """The cells of a table in their columns; a cell over several rows stands in the first of them."""

    def __init__(self, rows: Sequence[TaggedRow], pages: Mapping[int, Page], vocabulary: Vocabulary) -> None:
        self.rows = [row for row in rows if row.cells]
        self.pages = pages
        self.vocabulary = vocabulary
        self.placed: list[list[TaggedCell | None]] = []
        self.places: list[list[Place]] = []
        self.rights: dict[int, float] = {}
        self.lefts: dict[int, float] = {}
        self._place()

    def _place(self) -> None:
        taken: dict[int, int] = {}  # column -> rows below that a cell above takes
        for row in self.rows:
            cells: list[TaggedCell | None] = []
            places: list[Place] = []
            for cell in row.cells:
                while taken.get(len(cells), 0) > 0:
                    taken[len(cells)] -= 1
                    cells.append(None)
                at = len(cells)
                width = min(cell.columns, _MOST_COLUMNS - at)
                places.append(Place(at, width, cell.rows, " ".join(line.text for line in cell.lines)))
                for step in range(width):
                    cells.append(cell if step == 0 or row.head else None)
                    if cell.rows > 1:
                        taken[at + step] = cell.rows - 1
                if cell.columns == 1 and cell.lines:
                    self.rights[at] = max(self.rights.get(at, 0.0), max(line.x1 for line in cell.lines))
                    left = min(line.x0 for line in cell.lines)
                    self.lefts[at] = min(self.lefts.get(at, left), left)
            while taken.get(len(cells), 0) > 0:
                taken[len(cells)] -= 1
                cells.append(None)
            self.placed.append(cells)
            self.places.append(places)

    def _headed(self) -> tuple[int, int]:
        """The rows of its head, whose cells then stand in all their columns."""
        width = max(map(len, self.placed), default=0)
        marked = next((at for at, row in enumerate(self.rows) if not row.head), len(self.rows))
        first, last = head_rows(self.places, width, marked)
        for at in range(first, last):
            cells = self.placed[at] = [*self.placed[at], *[None] * (width - len(self.placed[at]))]
            for place in self.places[at]:
                cells[place.column : place.column + place.columns] = [cells[place.column]] * place.columns
        return first, last

    def table(self) -> TablePart | None:
        """The table; ``None`` where it holds nothing."""
        part = TablePart(0)
        first, last = self._headed()
        head: list[Row] = []
        heads: list[list[str]] = []
        leading = True
        for number, (row, cells) in enumerate(zip(self.rows, self.placed, strict=True)):
            written = [self._text(at, cell, cells) for at, cell in enumerate(cells)]
            words = [" ".join(piece.text for pieces in cell.paragraphs for piece in pieces) for cell in written]
            if not any(words) and not any(cell.mark for cell in written):
                continue
            if not leading and words in heads:  # a head that is repeated on every page
                continue
            page = next((c.lines[0].page for c in row.cells if c.lines), 0) or next(
                (c.page for c in row.cells if c.page), 0
            )
            page = page or (part.rows[-1].page if part.rows else 1)
            leading = number < last or (leading and row.head)
            if leading:
                heads.append(words)
            part.page = part.page or page
            made = Row(page, written, leading and first == 0)
            if first <= number < last:
                head.append(made)
                part.rows[len(part.rows) - (len(head) > 1) :] = [as_one(head)]
            else:
                part.rows.append(made)
        return part if part.rows else None

    def _text(self, at: int, cell: TaggedCell | None, row: Sequence[TaggedCell | None]) -> CellText:
        if cell is None:
            return CellText()
        right = self.rights.get(at, 0.0) if cell.columns == 1 else 0.0
        paragraphs: list[tuple[Piece, ...]] = []
        for lines in cell.paragraphs:
            right_edge = max([right, *(line.x1 for line in lines)])
            paragraphs.extend(tuple(pieces) for pieces in joined(lines, [right_edge] * len(lines), self.vocabulary))
        if paragraphs:
            return CellText(tuple(paragraphs))
        if cell.image is not None:
            return CellText(mark="image", alt=cell.image)
        return CellText(mark=self._mark(at, row))

    def _mark(self, at: int, row: Sequence[TaggedCell | None]) -> str | None:
        """What an empty cell carries: its place is told by its row's words and its column's."""
        lines = [line for cell in row if cell is not None for line in cell.lines]
        left = self.lefts.get(at)
        if not lines or left is None:
            return None
        page = self.pages.get(lines[0].page)
        if page is None:
            return None
        lines = [line for line in lines if line.page == page.number]
        size = lines[0].size
        after = min((x for column, x in self.lefts.items() if column > at and x > left), default=left + 3 * size)
        box = Box(left - 2, min(line.base for line in lines) - size, after - 2, max(line.base for line in lines))
        others = [Box(line.x0, line.base - size, line.x1, line.base) for line in lines]
        return mark_of(box, page, others)
