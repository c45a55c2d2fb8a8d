"""The cells of a table: their text, and what they carry instead of it."""

from __future__ import annotations

from lxml.etree import _Element

from malkoll.readers.transcript import CellText, Piece
from malkoll.readers.word.inline import Inline, Text
from malkoll.readers.word.names import child, colour, value
from malkoll.readers.word.numbering import Numbering
from malkoll.readers.word.styles import Styles
from malkoll.readers.word.symbols import is_sign
from malkoll.readers.word.walk import paragraphs, runs_on

__all__ = ["CellReader"]


class CellReader:
    """Reads cells in the order of the text; notes that hang on them are kept until asked for."""

    def __init__(self, styles: Styles, inline: Inline, numbering: Numbering) -> None:
        self._styles = styles
        self._inline = inline
        self._numbering = numbering
        self._notes: list[tuple[str, str]] = []

    def notes(self) -> list[tuple[str, str]]:
        """The kind and id of the notes that hang on the cells read since the last time."""
        notes, self._notes = self._notes, []
        return notes

    def read(self, cell: _Element) -> CellText:
        """The text of a cell and of tables and text boxes in it, and its mark."""
        lines: list[tuple[Piece, ...]] = []
        texts: list[Text] = []
        shade: str | None = None
        joins: Text | None = None
        pending = list(paragraphs(cell))[::-1]
        while pending:
            paragraph = pending.pop()
            properties = child(paragraph, "pPr")
            style = self._styles.of(properties)
            text = self._inline.read(paragraph, style)
            label = self._numbering.next(properties, style)
            shade = shade or colour(value(child(properties, "shd"), "fill"))
            for box in reversed(text.boxes):
                pending += list(paragraphs(box))[::-1]
            self._notes += text.notes
            if joins is not None:
                joins.join(text)
                text, joins = joins, None
            if pending and runs_on(properties):
                joins = text
                continue
            texts.append(text)
            for at, line in enumerate(text.lines):
                before = (
                    [Piece(f"{label.text} ")] if at == 0 and label is not None and label.text and text.words else []
                )
                pieces = [Piece(piece.text.replace("\t", " "), piece.bold, piece.image) for piece in line]
                if any(piece.text.strip() and not piece.image for piece in pieces):
                    lines.append((*before, *pieces))
        words = "".join(piece.text for line in lines for piece in line if not piece.image).strip()
        sign = next((text.colour for text in texts if text.colour), None)
        if words and not (sign and is_sign(words)):
            return CellText(tuple(lines))
        pictures = [picture for text in texts for picture in text.pictures]
        if pictures:
            return CellText(mark="image", alt=next((picture.alt for picture in pictures if picture.alt), ""))
        shade = sign or shade
        return CellText(mark=f"colour:{shade}" if shade else None)
