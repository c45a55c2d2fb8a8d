"""The body of a Word file, paragraph by paragraph, written out with addresses."""

from __future__ import annotations

from lxml.etree import _Element

from malkoll.errors import PlanError
from malkoll.readers.addresses import Addresses
from malkoll.readers.transcript import CellText, Piece, Transcript
from malkoll.readers.word.cells import CellReader
from malkoll.readers.word.contents import ContentsEntries
from malkoll.readers.word.inline import Inline, Text
from malkoll.readers.word.looks import Looks
from malkoll.readers.word.names import TC, TR, P, W, child, number
from malkoll.readers.word.notes import Notes
from malkoll.readers.word.numbering import Label, Numbering
from malkoll.readers.word.package import Package
from malkoll.readers.word.styles import Styles
from malkoll.readers.word.tables import MOST_CELLS, Grid, GridRow, read_grid, too_many_cells
from malkoll.readers.word.walk import blocks, runs_on

__all__ = ["MOST_PARAGRAPHS", "Body"]

MOST_PARAGRAPHS = 90_000
"""Paragraphs of a file outside its tables, empty ones too: some three thousand pages."""


_SECTION = f"{W}sdt"
_LONGEST_HEADING = 400  # characters; longer ones are text that was given a heading's style by mistake
_LONGEST_OUTLINE = 200  # the same where only the outline level says that it is one
_DEEPEST_BOX = 4


class Body:
    """Writes the text of one file into ``transcript``."""

    def __init__(self, package: Package) -> None:
        self.transcript = Transcript()
        self._package = package
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles)
        self._inline = Inline(self._styles)
        self._looks = Looks(package.body, self._styles)
        self._cells = CellReader(self._styles, self._inline, self._numbering)
        self._notes = Notes(package, self._styles)
        self._contents = ContentsEntries(package.body)
        self._addresses = Addresses()
        self._carried: Text | None = None  # of a paragraph that is one with the next
        self._depth = -1  # of the list item just written, -1 where something else was
        self._levels: list[int] = []  # of the item just written and those it stands within
        self._table: _OpenTable | None = None
        self._boxes = 0  # text boxes we are inside
        self._paragraph_count = self._cell_count = 0

    def write(self) -> Transcript:
        """Write all of it."""
        self._blocks(self._package.body)
        if self._carried is not None:
            self._text(self._carried, None, None, None)
        self._section_ends()
        self._notes.ends(self.transcript, self._addresses)
        return self.transcript

    def _blocks(self, container: _Element) -> None:
        for element, in_contents in blocks(container):
            if element.tag == P:
                self._paragraph(element, in_contents=in_contents)
            else:
                self._read_table(element)

    # --- paragraphs ---------------------------------------------------------------------------

    def _paragraph(self, element: _Element, *, in_contents: bool) -> None:
        self._paragraph_count += 1
        if self._paragraph_count > MOST_PARAGRAPHS:
            raise PlanError(
                f"Filen har fler än {MOST_PARAGRAPHS} stycken, och så lång är ingen plan.",
                f"The file has more than {MOST_PARAGRAPHS} paragraphs, and no plan is that long.",
            )
        properties = child(element, "pPr")
        style = self._styles.of(properties)
        text = self._inline.read(element, style)
        if self._carried is not None:
            self._carried.join(text)
            text, self._carried = self._carried, None
        if runs_on(properties):
            self._carried = text
            return
        depth = self._contents.depth(text, self._styles.contents_level(style), in_contents=in_contents)
        if depth is not None:
            self._table_ends()
            self._contents.take(text, self._numbering.next(properties, style), depth)
            self._hanging(text)
            return
        self._text(text, properties, style, self._numbering.next(properties, style))

    def _text(self, text: Text, properties: _Element | None, style: str | None, label: Label | None) -> None:
        words = text.words
        if words or text.pictures or text.boxes:
            self._table_ends()
            self._contents.write(self.transcript)
        if not words:
            self._pictures(text)
        elif (level := self._heading_level(text, properties, style)) is not None:
            self._heading(level, text, label)
        elif self._looks.as_heading(text) and not self._boxes:
            self._bold_line(text, label)
        else:
            self._running(text, style, label)
        self._hanging(text)

    def _heading_level(self, text: Text, properties: _Element | None, style: str | None) -> int | None:
        length = len(text.words)
        level = self._styles.heading_level(style)
        if level is not None:
            return level if length <= _LONGEST_HEADING else None
        outline = number(child(properties, "outlineLvl"))
        if outline is not None and 0 <= outline < 9 and length <= _LONGEST_OUTLINE:
            return outline + 1
        return None if self._boxes else self._looks.level(text)

    def _heading(self, level: int, text: Text, label: Label | None) -> None:
        pieces = [*_label_pieces(label, bold=False), *text.pieces()]
        words = " ".join("".join(piece.text for piece in pieces).split())
        self._section_ends()
        self.transcript.address = self._addresses.heading(words)
        self.transcript.heading(level, pieces)
        self._depth = -1
        self._floating(text)

    def _bold_line(self, text: Text, label: Label | None) -> None:
        pieces = [*_label_pieces(label, bold=True), *(Piece(piece.text, bold=True) for piece in text.pieces())]
        self._section_ends()
        self.transcript.address = self._addresses.heading("".join(piece.text for piece in pieces))
        self.transcript.paragraph([pieces])
        self._depth = -1
        self._floating(text)

    def _running(self, text: Text, style: str | None, label: Label | None) -> None:
        self.transcript.address = self._addresses.beside("textruta") if self._boxes else self._addresses.paragraph()
        listed = label is None and self._styles.is_listed(style)
        if (label is not None and not label.says) or listed:
            depth = self._nested(label.depth if label else 0)
            first, *more = [_untabbed(line) for line in text.lines]
            count = label.number if label else None
            shown = _label_pieces(label, bold=False) if count is None else []
            self.transcript.item([*shown, *first], depth, count, more)
            self._depth = depth
        else:
            first, *more = (_after_label(line) for line in text.lines)
            lines = [_label_pieces(label, bold=text.bold) + first, *more]
            if self._boxes and text.bold:  # a line all in bold would be a heading
                lines = [[Piece(piece.text, image=piece.image) for piece in line] for line in lines]
            self.transcript.paragraph(lines, quoted=self._boxes > 0)
            self._depth = -1
        self._floating(text)

    def _nested(self, level: int) -> int:
        """How deep an item of ``level`` stands in the list it goes on with: levels passed over do not count."""
        if self._depth < 0:
            self._levels.clear()
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return len(self._levels) - 1

    def _pictures(self, text: Text) -> None:
        for picture in text.pictures:
            if picture.alt or not picture.bare:
                self.transcript.address = self._addresses.paragraph()
                self.transcript.picture(picture.alt)
                self._depth = -1

    def _floating(self, text: Text) -> None:
        """Pictures that stand beside the words of a paragraph."""
        for picture in text.pictures:
            if picture.floats and (picture.alt or not picture.bare):
                self.transcript.picture(picture.alt)
                self._depth = -1

    def _hanging(self, text: Text) -> None:
        """What hangs on a paragraph: text boxes, read now, and notes, read when the section ends."""
        self._notes.take(text.notes)
        if self._boxes < _DEEPEST_BOX:
            self._boxes += 1
            for box in text.boxes:
                self._depth = -1
                self._blocks(box)
                self._table_ends()
            self._boxes -= 1

    def _section_ends(self) -> None:
        self._table_ends()
        self._contents.write(self.transcript)
        self._notes.section_ends(self.transcript, self._addresses)
        self._depth = -1

    # --- tables -------------------------------------------------------------------------------

    def _read_table(self, element: _Element) -> None:
        if _is_frame(element):
            self._table_ends()
            for row in element.iterchildren(TR):
                for cell in row.iterchildren(TC):
                    self._blocks(cell)
            return
        grid = read_grid(element, self._cells.read)
        self._cell_count += grid.width * len(grid.rows)
        if self._cell_count > MOST_CELLS:
            raise too_many_cells()
        if not grid.rows:
            return
        self._contents.write(self.transcript)
        if grid.width == 1 and not grid.headed:
            self._table_ends()
            for line in grid.rows:
                self.transcript.address = self._addresses.paragraph()
                self.transcript.paragraph(line.cells[0].paragraphs)
        elif self._table is not None and self._table.goes_on(grid):
            self._table.join(grid, self._addresses)
        else:
            self._table_ends()
            self._table = _OpenTable(grid, self._addresses)
        self._depth = -1
        self._notes.take(self._cells.notes())

    def _table_ends(self) -> None:
        if self._table is not None:
            table, self._table = self._table, None
            self.transcript.table(table.rows, heads=1 if table.grid.headed else 0)


class _OpenTable:
    """A table that the next one may go on with, where nothing but empty paragraphs stands between."""

    def __init__(self, grid: Grid, addresses: Addresses) -> None:
        self.grid = grid
        self.rows: list[tuple[tuple[CellText, ...], str | None]] = []
        self._add(grid.rows, addresses)

    def goes_on(self, grid: Grid) -> bool:
        """Whether ``grid`` has the same head once more."""
        return (
            grid.width == self.grid.width and any(grid.rows[0].words) and grid.rows[0].words == self.grid.rows[0].words
        )

    def join(self, grid: Grid, addresses: Addresses) -> None:
        """Add the rows of ``grid`` below its head; they keep the address they are seen at."""
        self._add(grid.rows[1:], addresses)

    def _add(self, rows: tuple[GridRow, ...], addresses: Addresses) -> None:
        addresses.table()
        self.rows += [(row.cells, addresses.row(row.number)) for row in rows]


def _is_frame(table: _Element) -> bool:
    """Whether a table is a frame around text: one cell, or a title over one."""
    rows = table.findall(TR)
    return len(rows) <= 2 and all(len(row.findall(TC)) == 1 for row in rows) and table.find(_SECTION) is None


def _label_pieces(label: Label | None, *, bold: bool) -> list[Piece]:
    return [Piece(f"{label.text} ", bold)] if label is not None and label.text else []


def _after_label(line: list[Piece]) -> list[Piece]:
    """``line`` with a space for the tab between a label and its value: that makes no columns of them."""
    before = "".join(piece.text for piece in line if not piece.image).strip().partition("\t")[0].rstrip()
    bold = [piece.bold for piece in line if piece.text.strip()]
    if before.endswith(":") or (bold[:1] == [True] and bold[-1:] == [False]):
        return _untabbed(line)
    return line


def _untabbed(line: list[Piece]) -> list[Piece]:
    return [piece if piece.image else Piece(piece.text.replace("\t", " "), piece.bold) for piece in line]
