"""A page written out: its elements in their order as headings, paragraphs, items and tables of a transcript."""

from __future__ import annotations

from malkoll.readers.attributes import whole_number
from malkoll.readers.transcript import Piece
from malkoll.readers.web import marks
from malkoll.readers.web.cells import image_words, is_image, is_note_mark, lines
from malkoll.readers.web.content import BLOCKS, is_anchor, measures
from malkoll.readers.web.output import Item, Output, raw
from malkoll.readers.web.style import Styles
from malkoll.readers.web.tables import grid_of, is_layout
from malkoll.readers.web.tree import HEADINGS, NOTE, Node
from malkoll.readers.web.walk import walk
from malkoll.readers.web.words import Cursor, Words, said
from malkoll.records import record

__all__ = ["Writer"]

_LONGEST_HEADING = 600  # characters; an element that holds more was never closed
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BOLD = Cursor(bold=True)


@record(frozen=False)
class _List:
    """A list that is open; ``number`` is that of its next item, ``None`` where they have none.

    Where it is not ``real``, it stands for a part of the page in which lists begin anew: a cell, a card.
    """

    node: Node
    number: int | None = None
    first: bool = True
    real: bool = True


@record
class _OpenItem:
    node: Node
    item: Item


class Writer:
    """Writes a page out; a visitor of its elements."""

    def __init__(self, styles: Styles, *, tabs: bool) -> None:
        """``tabs``: a tab in the source is one of the author's."""
        self.styles = styles
        self.output = Output()
        self._footnotes: list[Node] = []
        self._words = Words(tabs=tabs)
        self._lists: list[_List] = []
        self._items: list[_OpenItem] = []
        self._contents: list[Node] = []  # tables of contents that are open
        self._quotes = 0
        self._labels: list[Node] = []  # labels that are open
        self._labelled = False  # the line so far is a label that waits for its value
        self._anchored = False  # the line so far holds a link within the page
        self._marker: str | None = None  # the marker of the item that Word has begun
        self._in_marker: Node | None = None

    def write(self, content: Node, look: Cursor) -> None:
        """Write out ``content``, and after it the footnotes."""
        walk(content, self.styles, self, look)
        self._end()
        notes = (lines(note, self.styles, look) for holder in self._footnotes for note in marks.footnotes_in(holder))
        self.output.notes(found for found in notes if found)

    # --- elements ---------------------------------------------------------------------------------

    def enter(self, node: Node, look: Cursor) -> bool:
        """An element begins."""
        tag = node.tag
        if is_note_mark(node):
            return False
        if tag == NOTE:
            self._end()
            self.output.comment(node.get("text"))
            return False
        if marks.is_footnotes(node):
            self._footnotes.append(node)
            return False
        if is_image(node):
            self._image(node)
            return False
        if tag in HEADINGS and self._is_heading(node):
            self._heading(node, int(tag[1]), look)
            return False
        if tag == "table":
            if not is_layout(node) and self._table(node, look):
                return False
            self._end()
            self._lists.append(_List(node, real=False))
        elif tag in ("button", "summary"):
            return self._opener(node, look)
        elif tag == "br":
            self._words.end_line()
        elif tag in BLOCKS or tag == "hr":
            return self._block(node, look)
        elif self._items and self._marker == "" and marks.is_mso_marker(node):
            self._in_marker, self._marker = node, ""
        elif tag == "span" and "mso-tab-count" in node.get("style"):
            self._words.tab()
            return False
        elif tag in ("span", "label") and marks.is_label(node):
            self._labels.append(node)
        elif is_anchor(node):
            self._anchored = True
        elif tag == "input":
            if node.get("type") in ("", "text", "number", "date"):
                self._words.text(node.get("value"), look)
            return False
        return True

    def text(self, text: str, look: Cursor) -> None:
        """Text within the elements that are open."""
        if self._in_marker is not None:
            self._marker = (self._marker or "") + text
        elif look.kept_lines and not self._items and "\n\n" in text:
            for number, part in enumerate(text.split("\n\n")):
                if number:
                    self._end()
                self._words.text(part, look)
        else:
            self._words.text(text, _BOLD if self._labels and not look.bold else look)

    def leave(self, node: Node) -> None:
        """An element ends."""
        tag = node.tag
        if node is self._in_marker:
            self._in_marker = None
            return
        if self._labels and node is self._labels[-1]:
            self._labels.pop()
            self._words.label()
            self._labelled = True
            return
        if tag in BLOCKS:
            self._end()
        if self._items and node is self._items[-1].node:
            self.output.item_ends(self._items.pop().item)
        if self._lists and node is self._lists[-1].node:
            self._lists.pop()
        if tag == "blockquote":
            self._quotes -= 1
        if self._contents and node is self._contents[-1]:
            self._contents.pop()

    # --- kinds of elements ------------------------------------------------------------------------

    def _block(self, node: Node, look: Cursor) -> bool:
        tag = node.tag
        if tag in ("div", "p", "dt") and marks.is_label(node):
            self._end()
            self._labels.append(node)
            return True
        level = marks.heading_class(node) if not self._items and not self._contents else None
        if level is not None:
            self._end()
            if level:
                self._heading(node, level, look)
            else:
                self._bold(node, look)
            return False
        if not self._labelled or measures(node).blocks > 3 or tag in _LISTS:
            self._end()
        if marks.is_contents(node):
            self._contents.append(node)
        if tag in _LISTS:
            start = node.get("start")
            numbered = tag == "ol" and node.get("type") in ("", "1")
            first = whole_number(start, 1, digits=5)
            self._lists.append(_List(node, first if numbered else None))
        elif tag == "li":
            self._item(node)
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "hr":
            self.output.rule()
            return False
        elif (entry := marks.contents_level(node)) is not None:
            self._contents_line(node, entry, look)
            return False
        elif (depth := marks.list_level(node)) is not None:
            self._items.append(_OpenItem(node, Item(depth, None, first=False)))
            self._marker = ""
        return True

    def _item(self, node: Node) -> None:
        held = measures(node)
        if held.headings or held.tables:
            self._lists.append(_List(node, real=False))  # a card: read as any part of the page
            return
        depth = next((at for at, one in enumerate(reversed(self._lists)) if not one.real), len(self._lists)) - 1
        if depth < 0:
            self._items.append(_OpenItem(node, Item(0, None, first=False)))
            return
        own = self._lists[-1]
        if own.number is not None:
            own.number = whole_number(node.get("value"), own.number, digits=5)
        self._items.append(_OpenItem(node, Item(depth, own.number, own.first)))
        own.first = False
        if own.number is not None:
            own.number += 1

    @staticmethod
    def _is_heading(node: Node) -> bool:
        held = measures(node)
        return held.text <= _LONGEST_HEADING and not held.tables

    def _heading(self, node: Node, level: int, look: Cursor) -> None:
        self._end()
        found = lines(node, self.styles, look)
        if found:
            self.output.heading(level, " ".join(said(line) for line in found))

    def _bold(self, node: Node, look: Cursor) -> None:
        """What stands as a heading without being one: a paragraph in bold."""
        self._end()
        for line in lines(node, self.styles, look):
            self.output.paragraphs([(Piece(said(line), bold=True),)])

    def _opener(self, node: Node, look: Cursor) -> bool:
        """What opens a part of the page is its heading; other buttons are no text."""
        held = measures(node)
        if held.headings:
            self._end()
            return True
        if node.tag == "summary" or "aria-controls" in node.attrs or "aria-expanded" in node.attrs:
            self._bold(node, look)
        return False

    def _image(self, node: Node) -> None:
        words = image_words(node)
        if words and self._words.ends_with(":"):
            self._words.text(" " + words, Cursor())  # "Status: (green dot, its text: as planned)"
        else:
            self._words.image(words)

    def _contents_line(self, node: Node, depth: int, look: Cursor) -> None:
        for part in node.down():
            if part.tag == "span" and "mso-tab-count" in part.get("style"):
                part.children = [" .... "]  # dots, or nothing but room
        for line in lines(node, self.styles, look):
            self.output.entry(line, depth)

    def _table(self, node: Node, look: Cursor) -> bool:
        grid = grid_of(node, self.styles, look)
        if grid is None:
            return False
        self._end()
        for caption in grid.captions:
            for line in lines(caption, self.styles, look):
                self.output.paragraphs([line])
        if grid.rows:
            self.output.table(grid)
        for note in node.down():
            if note.tag == NOTE:
                self.output.comment(note.get("text"))
        return True

    # --- paragraphs -------------------------------------------------------------------------------

    def _end(self) -> None:
        """A block begins or ends: what has been gathered is a paragraph by itself."""
        anchored, self._anchored, self._labelled = self._anchored, False, False
        marker, self._marker = self._marker, None
        images, alts = self._words.images, list(self._words.alts)
        found = self._words.take()
        if not any(said(line) for line in found):
            if images and not self._items:
                self.output.picture(", ".join(alts))
            if self._items:
                self._marker = marker
        elif self._contents and (anchored or any(marks.has_page(raw(line)) for line in found)):
            for line in found:
                if line:
                    self.output.entry(line, max(0, len(self._lists) - 1))
        elif self._items:
            self.output.item(self._items[-1].item, [line for line in found if line], marker)
        else:
            self.output.paragraphs(found, quoted=self._quotes > 0)
