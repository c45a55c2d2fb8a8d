"""What is read of a page, written out with addresses: items and tables of contents wait until they are whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from malkoll.readers.addresses import Addresses
from malkoll.readers.transcript import Piece, Transcript
from malkoll.readers.web.marks import entry_of, number_of
from malkoll.readers.web.tables import Grid
from malkoll.readers.web.words import said
from malkoll.records import record

__all__ = ["Item", "Output", "raw"]

Line = tuple[Piece, ...]

_FEWEST_ENTRIES = 3


@record(frozen=False)
class Item:
    """An item of a list, and the lines of it that have been read; ``first`` where none came before it."""

    depth: int
    number: int | None
    first: bool
    lines: list[Line] = field(default_factory=list)
    written: bool = False


@record
class _Entry:
    depth: int
    line: Line


class Output:
    """Writes a transcript."""

    def __init__(self) -> None:
        self.transcript = Transcript()
        self._addresses = Addresses()
        self._pending: Item | None = None  # the item whose lines are being read
        self._entries: list[_Entry] = []

    def heading(self, level: int, words: str) -> None:
        """A heading; ``level`` is 1 for the highest."""
        self.settle()
        self.transcript.address = self._addresses.heading(words)
        self.transcript.heading(level, (Piece(words),))

    def paragraphs(self, lines: Iterable[Line], *, quoted: bool = False) -> None:
        """Paragraphs, which empty lines keep apart."""
        self.settle()
        part: list[Line] = []
        for line in (*lines, ()):
            if line:
                part.append(line)
            elif part:
                self._paragraph(part, quoted=quoted)
                part = []

    def picture(self, alt: str) -> None:
        """An image between paragraphs."""
        self.settle()
        self.transcript.picture(alt)

    def rule(self) -> None:
        """A ruled line, which authors draw within a goal as often as between two: only a gap."""
        self.settle()
        self.transcript.gap()

    def table(self, grid: Grid) -> None:
        """A table."""
        self.settle()
        self.transcript.address = self._addresses.table()
        rows = [(cells, self._addresses.row(number)) for cells, number in grid.rows]
        self.transcript.table(rows, heads=grid.heads)

    def item(self, item: Item, lines: Sequence[Line], marker: str | None) -> None:
        """Lines of an item; ``marker`` is the bullet or number that was written out before them."""
        if item.written or self._pending is not item:
            self.settle()
        if item.written:  # something else has come between
            self._paragraph(lines)
            return
        found = list(lines)
        if marker and not item.lines:
            item.number = number_of(marker)
            if item.number is None and any(char.isdigit() for char in marker):
                found[0] = (Piece(marker.strip() + " "), *found[0])
        item.lines += found
        self._pending = item

    def item_ends(self, item: Item) -> None:
        """The end of an item."""
        if self._pending is item:
            self.settle()

    def entry(self, line: Line, depth: int) -> None:
        """A line of the table of contents."""
        if self._pending is not None:
            self.settle()
        self._entries.append(_Entry(depth, line))

    def comment(self, words: str) -> None:
        """A comment in the page's source."""
        self.settle()
        self.transcript.note(words)

    def notes(self, notes: Iterable[Sequence[Line]]) -> None:
        """The footnotes, which stand last: they belong to what comes before them by a number only."""
        self.settle()
        for number, lines in enumerate(notes, 1):
            if number == 1:
                self.transcript.divider()
            self.transcript.address = f"fotnot {number}"
            told = [(Piece(said(line)),) for line in lines]
            self.transcript.paragraph([(Piece(f"Fotnot {number}: "), *told[0]), *told[1:]], quoted=True)

    def settle(self) -> None:
        """Write the item and the table of contents that have been read."""
        item, self._pending = self._pending, None
        if item is not None:
            item.written = True
            self.transcript.address = self._addresses.paragraph()
            if item.first and item.number not in (None, 1):
                self.transcript.gap()  # only a list that begins at 1 may follow text without a gap
            first, *more = [_one_column(line) for line in item.lines]
            self.transcript.item(first, item.depth, item.number, more)
        entries, self._entries = self._entries, []
        if len(entries) < _FEWEST_ENTRIES:
            for entry in entries:
                self._paragraph([_one_column(entry.line)], quoted=True)
            return
        self.transcript.gap()
        for entry in entries:
            words, page = entry_of(raw(entry.line))
            self.transcript.address = self._addresses.paragraph()
            self.transcript.contents_entry(words, page, entry.depth)
        self.transcript.gap()

    def _paragraph(self, lines: Iterable[Line], *, quoted: bool = False) -> None:
        self.transcript.address = self._addresses.paragraph()
        self.transcript.paragraph([_one_column(line) if _is_labelled(line) else line for line in lines], quoted=quoted)


def raw(line: Line) -> str:
    """The words of a line with its white, in which a tab may stand before the number of a page."""
    return "".join(piece.text for piece in line if not piece.image)


def _is_labelled(line: Line) -> bool:
    """Whether a tab in the line only parts a label from its value."""
    label, tab, _ = raw(line).partition("\t")
    return bool(tab) and ((line[0].bold and not line[-1].bold) or label.rstrip().endswith(":"))


def _one_column(line: Line) -> Line:
    """The line with spaces for tabs: an item is no row of a table."""
    return tuple(Piece(piece.text.replace("\t", " "), piece.bold, piece.image) for piece in line)
