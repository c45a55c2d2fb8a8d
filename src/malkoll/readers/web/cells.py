"""The text of a cell, or of anything else that is read as lines only: headings, labels, nested tables."""

from __future__ import annotations

import re

from malkoll.readers.transcript import CellText, Piece
from malkoll.readers.web.content import BLOCKS, measures
from malkoll.readers.web.marks import is_mso_marker
from malkoll.readers.web.style import Styles
from malkoll.readers.web.tree import Node, names, words
from malkoll.readers.web.walk import walk, within
from malkoll.readers.web.words import Cursor, Words, said
from malkoll.regexes import compiled

__all__ = ["cell", "image_words", "is_image", "is_note_mark", "lines"]

_NOTE = compiled(r"#(?:_?(?:ftn|edn|fn)|sd(?:foot|end)note|cite_|fotnot|footnote|note)", re.IGNORECASE)
_LONGEST_MARK = 8  # characters: "[12]", "↩︎"
_NAMELESS = compiled(r"(?:shape|form|frame|ram|object|objekt|graphic|grafik|group|grupp|logo|logotyp)[\s_-]*\d+", re.I)
_ICONS = names(
    "icon icons ikon fa fas far glyphicon dot circle cirkel status light trafikljus trafficlight lamp symbol smiley "
    "indicator prick bullet badge"
)


def is_note_mark(node: Node) -> bool:
    """Whether it is the mark of a footnote in the text, or the way back from one."""
    if node.tag != "a" or measures(node).text > _LONGEST_MARK:
        return False
    return node.get("role") in ("doc-noteref", "doc-backlink") or _NOTE.match(node.get("href")) is not None


def is_image(node: Node) -> bool:
    """Whether it shows something without saying it: an image, or an empty element that is made into an icon."""
    if node.tag in ("img", "svg") or (node.tag == "input" and node.get("type") == "image"):
        return True
    if node.tag not in ("i", "span", "div", "em", "b") or node.children or not node.attrs:
        return False
    return bool(_ICONS & words(node.get("class")))


def image_words(node: Node) -> str:
    """What an image says to those who do not see it."""
    for name in ("alt", "aria-label", "title"):
        said = node.get(name).strip()
        if said and not _NAMELESS.fullmatch(said):
            return said
    return ""


class _Lines:
    """Gathers the lines of an element."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.words = Words()
        self.back: str | None = None

    def enter(self, node: Node, look: Cursor) -> bool:
        if is_note_mark(node) or (is_mso_marker(node) and not _has_digit(node)):
            return False
        self.back = self.back or self.styles.look(node).back
        if is_image(node):
            self.words.image(image_words(node))
            return False
        if node.tag == "br":
            self.words.end_line()
        elif node.tag in ("td", "th"):
            self.words.text(" ", look)  # a row of a nested table is a line
        elif node.tag in BLOCKS:
            self.words.end_line()
        elif node.tag == "input" and node.get("type") in ("", "text", "number", "date"):
            self.words.text(node.get("value"), look)
        return True

    def text(self, text: str, look: Cursor) -> None:
        self.words.text(text, look)

    def leave(self, node: Node) -> None:
        if node.tag in BLOCKS and node.tag not in ("td", "th"):
            self.words.end_line()


def lines(node: Node, styles: Styles, look: Cursor) -> list[tuple[Piece, ...]]:
    """The lines in ``node``, none of them empty; ``look`` is that of text in it."""
    gathered = _Lines(styles)
    walk(node, styles, gathered, look)
    return [line for line in gathered.words.take() if said(line)]


def cell(node: Node, styles: Styles, look: Cursor) -> CellText:
    """The cell ``node``; ``look`` is that of text around it."""
    gathered = _Lines(styles)
    inside = within(node, styles, look)
    walk(node, styles, gathered, inside)
    found = gathered.words
    colour = gathered.back or styles.look(node).back or found.colour
    images, alts = found.images, found.alts
    paragraphs = tuple(_spaced(line) for line in found.take() if said(line))
    if paragraphs:
        return CellText(paragraphs)
    if images and (alts or colour is None):
        return CellText(mark="image", alt=", ".join(alts))
    return CellText(mark=f"colour:{colour}" if colour else None)


def _has_digit(node: Node) -> bool:
    return any(isinstance(part, str) and any(map(str.isdigit, part)) for part in node.children)


def _spaced(line: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The line with spaces for tabs, which would be columns of another table."""
    return tuple(Piece(piece.text.replace("\t", " "), piece.bold, piece.image) for piece in line)
