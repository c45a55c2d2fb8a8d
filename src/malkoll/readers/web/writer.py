"""A page written out: its elements in their order as headings, paragraphs, items and tables of a transcript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from malkoll.readers.addresses import Addresses
from malkoll.readers.transcript import Piece, Transcript
from malkoll.readers.web import marks
from malkoll.readers.web.cells import image_words, is_image, is_note_mark, lines
from malkoll.readers.web.content import BLOCKS, is_anchor, measures
from malkoll.readers.web.style import Styles
from malkoll.readers.web.tables import grid_of, is_layout
from malkoll.readers.web.tree import HEADINGS, Node
from malkoll.readers.web.walk import walk
from malkoll.readers.web.words import Cursor, Words, said

__all__ = ["Writer"]

_LONGEST_HEADING = 600  # characters; an element that holds more was never closed
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_FEWEST_ENTRIES = 3
_BOLD = Cursor(bold=True)


@dataclass(slots=True)
class _List:
    """A list that is open; ``number`` is that of its next item, ``None`` where they have none.

    Where it is not ``real``, it stands for a part of the page in which lists begin anew: a cell, a card.
    """

    node: Node
    number: int | None = None
    first: bool = True
    real: bool = True


@dataclass(slots=True)
class _Item:
    """An item that is open."""

    node: Node
    depth: int
    number: int | None
    first: bool
    lines: list[tuple[Piece, ...]] = field(default_factory=list)
    written: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    line: str
    depth: int
    pieces: tuple[Piece, ...]


class Writer:
    """Writes a page out; a visitor of its elements."""

    def __init__(self, styles: Styles, *, tabs: bool) -> None:
        """``tabs``: a tab in the source is one of the author's."""
        self.styles = styles
        self.transcript = Transcript()
        self.addresses = Addresses()
        self.footnotes: list[Node] = []
        self._words = Words(tabs=tabs)
        self._lists: list[_List] = []
        self._items: list[_Item] = []
        self._pending: _Item | None = None  # the item whose lines are being read
        self._entries: list[_Entry] = []
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
        self._settle()
        if self.footnotes:
            self._notes(look)

    def _notes(self, look: Cursor) -> None:
        """The footnotes, which stand last: what comes before them they belong to by a number only."""
        self.transcript.divider()
        count = 0
        for holder in self.footnotes:
            for note in _parted(holder):
                found = lines(note, self.styles, look)
                if found:
                    count += 1
                    self.transcript.address = f"fotnot {count}"
                    first, *more = [said(line) for line in found]
                    self.transcript.paragraph(
                        [(Piece(line),) for line in (f"Fotnot {count}: {first}", *more)], quoted=True
                    )

    # --- elements ---------------------------------------------------------------------------------

    def enter(self, node: Node, look: Cursor) -> bool:
        """An element begins."""
        tag = node.tag
        if is_note_mark(node):
            return False
        if marks.is_footnotes(node):
            self.footnotes.append(node)
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
        if self._items and node is self._items[-1].node and self._items.pop() is self._pending:
            self._settle()
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
            if self._pending is not None:
                self._settle()
            start = node.get("start")
            numbered = tag == "ol" and node.get("type") in ("", "1")
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            self._lists.append(_List(node, first if numbered else None))
        elif tag == "li":
            self._item(node)
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "hr":
            self._settle()
            self.transcript.gap()
            return False
        elif (entry := marks.contents_level(node)) is not None:
            self._contents_line(node, entry, look)
            return False
        elif (depth := marks.list_level(node)) is not None:
            self._items.append(_Item(node, depth, None, False))
            self._marker = ""
        return True

    def _item(self, node: Node) -> None:
        held = measures(node)
        if held.headings or held.tables:
            self._lists.append(_List(node, real=False))  # a card: read as any part of the page
            return
        depth = next((at for at, one in enumerate(reversed(self._lists)) if not one.real), len(self._lists)) - 1
        if depth < 0:
            self._items.append(_Item(node, 0, None, False))
            return
        own = self._lists[-1]
        value = node.get("value")
        if own.number is not None and value.isdecimal() and len(value) < 6:
            own.number = int(value)
        self._items.append(_Item(node, depth, own.number, own.first))
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
            words = " ".join(said(line) for line in found)
            self._settle()
            self.transcript.address = self.addresses.heading(words)
            self.transcript.heading(level, (Piece(words),))

    def _bold(self, node: Node, look: Cursor) -> None:
        """What stands as a heading without being one: a paragraph in bold."""
        self._end()
        self._settle()
        for line in lines(node, self.styles, look):
            self._paragraph([(Piece(said(line), bold=True),)])

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
            self._entries.append(_Entry("".join(piece.text for piece in line), depth, line))

    def _table(self, node: Node, look: Cursor) -> bool:
        grid = grid_of(node, self.styles, look)
        if grid is None:
            return False
        self._end()
        self._settle()
        for caption in grid.captions:
            for line in lines(caption, self.styles, look):
                self._paragraph([line])
        if grid.rows:
            self.transcript.address = self.addresses.table()
            self.transcript.table(
                [(cells, self.addresses.row(number)) for cells, number in grid.rows], heads=grid.heads
            )
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
                self._settle()
                self.transcript.picture(", ".join(alts))
            if self._items:
                self._marker = marker
            return
        if self._contents and (anchored or any(marks.has_page(_raw(line)) for line in found)):
            depth = max(0, len(self._lists) - 1)
            self._entries.extend(_Entry(_raw(line), depth, line) for line in found if line)
        elif self._items:
            self._add_to_item(self._items[-1], [line for line in found if line], marker)
        else:
            self._settle()
            part: list[tuple[Piece, ...]] = []
            for line in (*found, ()):
                if line:
                    part.append(line)
                elif part:
                    self._paragraph(part, quoted=self._quotes > 0)
                    part = []

    def _paragraph(self, found: list[tuple[Piece, ...]], *, quoted: bool = False) -> None:
        found = [_one_column(line) if _is_labelled(line) else line for line in found]
        self.transcript.address = self.addresses.paragraph()
        self.transcript.paragraph(found, quoted=quoted)

    def _add_to_item(self, item: _Item, found: list[tuple[Piece, ...]], marker: str | None) -> None:
        if item.written or self._pending is not item:
            self._settle()
        if item.written:  # something else has come between
            self._paragraph(found)
            return
        if marker and not item.lines:
            item.number = marks.number_of(marker)
            if item.number is None and any(char.isdigit() for char in marker):
                found[0] = (Piece(marker.strip() + " "), *found[0])
        item.lines += found
        self._pending = item

    def _write_item(self, item: _Item) -> None:
        item.written = True
        self.transcript.address = self.addresses.paragraph()
        if item.first and item.number not in (None, 1):
            self.transcript.gap()  # only a list that begins at 1 may follow text without a gap
        first, *more = [_one_column(line) for line in item.lines]
        self.transcript.item(first, item.depth, item.number, more)

    def _settle(self) -> None:
        """Write the item and the table of contents that have been read."""
        item, self._pending = self._pending, None
        if item is not None:
            self._write_item(item)
        entries, self._entries = self._entries, []
        if not entries:
            return
        if len(entries) < _FEWEST_ENTRIES:
            for entry in entries:
                self._paragraph([_one_column(entry.pieces)], quoted=True)
            return
        self.transcript.gap()
        for entry in entries:
            words, page = marks.entry_of(entry.line)
            self.transcript.address = self.addresses.paragraph()
            self.transcript.contents_entry(words, page, entry.depth)
        self.transcript.gap()


def _raw(line: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in line if not piece.image)


def _parted(holder: Node) -> Iterator[Node]:
    """The footnotes that one element holds: its items or parts, or itself where it has none."""
    parts = [part for part in holder.nodes() if not part.skip and part.tag in ("ol", "ul")]
    parts = [part for part in (parts[0] if parts else holder).nodes() if not part.skip and part.tag in ("li", "div")]
    yield from parts or [holder]


def _is_labelled(line: tuple[Piece, ...]) -> bool:
    """Whether a tab in the line only parts a label from its value."""
    label, tab, _ = _raw(line).partition("\t")
    return bool(tab) and ((line[0].bold and not line[-1].bold) or label.rstrip().endswith(":"))


def _one_column(line: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The line with spaces for tabs: an item is no row of a table."""
    return tuple(Piece(piece.text.replace("\t", " "), piece.bold, piece.image) for piece in line)
