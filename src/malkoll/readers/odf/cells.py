"""What a cell of an OpenDocument table holds: its text, line by line, or an image or a colour instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from malkoll.readers.grid import is_telling_colour
from malkoll.readers.odf.names import name
from malkoll.readers.odf.numbering import Numbering
from malkoll.readers.odf.styles import Styles
from malkoll.readers.odf.tables import table_rows
from malkoll.readers.odf.text import FRAMES, Flow, alternative, boxes_in, flow_of
from malkoll.readers.transcript import CellText, Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["CellReader"]

_PARAGRAPHS = frozenset((name("text:p"), name("text:h")))
_ITEMS = frozenset((name("text:list-item"), name("text:list-header")))
_LIST, _TABLE = name("text:list"), name("table:table")


class CellReader:
    """Reads the cells of one document; ``notes`` gathers the footnotes that hang in them."""

    __slots__ = ("notes", "numbering", "styles")

    def __init__(self, styles: Styles, numbering: Numbering, notes: list[_Element]) -> None:
        self.styles = styles
        self.numbering = numbering
        self.notes = notes

    def read(self, cell: _Element) -> CellText:
        """The text of ``cell``; what carries a message without words is told by the mark."""
        lines: list[list[Piece]] = []
        pictures: list[str] = []
        colours: list[str | None] = [self.styles.look("table-cell", cell.get(name("table:style-name"))).colour]
        self._gather(cell, lines, pictures, colours)
        told = [line for line in lines if any(piece.text.strip() for piece in line)]
        if told:
            if pictures:  # text and an image: the image is told on the last line, as where it stands is not known
                told[-1].append(Piece(" "))
                told[-1] += [Piece(alt, image=True) for alt in pictures]
            return CellText(tuple(map(tuple, told)))
        if pictures:
            return CellText(mark="image", alt=next((alt for alt in pictures if alt), ""))
        colour = next((one for one in colours if one and is_telling_colour(one)), None)
        return CellText(mark=f"colour:{colour.upper()}") if colour else CellText()

    def _gather(
        self, element: _Element, lines: list[list[Piece]], pictures: list[str], colours: list[str | None]
    ) -> None:
        for child in element:
            if child.tag in _PARAGRAPHS:
                flow = flow_of(child, self.styles)
                colours.append(self.styles.look("paragraph", child.get(name("text:style-name"))).colour)
                self._flow(flow, lines, pictures, colours)
            elif child.tag == _LIST:
                self._list(child, 1, None, None, lines, pictures, colours)
            elif child.tag == _TABLE:
                self._nested(child, lines, pictures)
            elif child.tag in FRAMES:
                self._frame(child, lines, pictures, colours)
            elif child.tag == name("text:section"):
                self._gather(child, lines, pictures, colours)

    def _flow(
        self, flow: Flow, lines: list[list[Piece]], pictures: list[str], colours: list[str | None], label: str = ""
    ) -> None:
        own = [[Piece(piece.text.replace("\t", " "), piece.bold) for piece in line] for line in flow.lines]
        if label and not flow.is_empty:
            own[0].insert(0, Piece(f"{label} ", bool(own[0] and own[0][0].bold)))
        lines += own
        self.notes += flow.notes
        for frame in flow.frames:
            self._frame(frame, lines, pictures, colours)

    def _frame(self, frame: _Element, lines: list[list[Piece]], pictures: list[str], colours: list[str | None]) -> None:
        boxes = boxes_in(frame)
        for box in boxes:
            self._gather(box, lines, pictures, colours)
        if not boxes:
            pictures.append(alternative(frame))

    def _list(
        self,
        element: _Element,
        depth: int,
        style: str | None,
        key: str | None,
        lines: list[list[Piece]],
        pictures: list[str],
        colours: list[str | None],
    ) -> None:
        """The items of a list as lines; the numbers of a numbered one are text there."""
        style = element.get(name("text:style-name")) or style or ""
        key = key or self.numbering.open(style, element.get(name("xml:id")), None, False)
        for item in element:
            if item.tag not in _ITEMS:
                continue
            first = item.tag == name("text:list-item")
            for child in item:
                if child.tag == _LIST:
                    self._list(child, depth + 1, style, key, lines, pictures, colours)
                elif child.tag in _PARAGRAPHS:
                    label = self.numbering.next(key, depth, self.styles.levels(style)) if first else ""
                    first = False
                    self._flow(flow_of(child, self.styles), lines, pictures, colours, label)

    def _nested(self, table: _Element, lines: list[list[Piece]], pictures: list[str]) -> None:
        """A table in the cell: each of its rows is a line of the cell's text."""
        for row, _ in table_rows(table):
            line: list[Piece] = []
            for cell in row.iterchildren(name("table:table-cell")):
                inner: list[list[Piece]] = []
                self._gather(cell, inner, pictures, [])
                for one in inner:
                    if any(piece.text.strip() for piece in one):
                        line += [Piece(" "), *one] if line else one
            lines.append(line)
