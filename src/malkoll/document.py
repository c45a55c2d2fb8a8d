"""A document as its reader saw it: blocks of text, each with its place.

Readers make documents; templates read plans out of them. Nothing here knows what a goal is.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from malkoll.records import record
from malkoll.span import Span

__all__ = [
    "Block",
    "Cell",
    "Divider",
    "Document",
    "FrontMatter",
    "Heading",
    "Item",
    "Note",
    "Paragraph",
    "Picture",
    "Row",
    "Table",
    "TextLine",
    "TocEntry",
    "Verbatim",
]

HeadingLook = Literal["marked", "bold", "line"]


@record
class TextLine:
    """One line of running text, marks (bold, italics, links) taken away.

    ``bold`` is the number of characters at the start of ``text`` that were bold or italic: a label
    is often told from its value by nothing else. ``mark`` is "image" where the line holds an image
    besides its text.
    """

    text: str
    span: Span
    bold: int = 0
    mark: str | None = None


@record
class Heading:
    """A heading: marked as one, a line all in bold, or a line that stands alone and reads like one.

    ``level`` is 1 for the highest; ``None`` where only looks say that it is a heading. ``in_toc`` is
    true where the table of contents has an entry of this text. A heading that continues in a second
    heading (a line broken in two) is one heading whose span covers both.
    """

    span: Span
    text: str
    level: int | None
    look: HeadingLook
    in_toc: bool = False


@record
class Paragraph:
    """Running text; ``lines`` are its lines as they stand in the source."""

    span: Span
    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        """The paragraph on one line."""
        return " ".join(line.text for line in self.lines)


@record
class Item:
    """An item of a list. ``depth`` is 0 for the outermost list; ``number`` is set in ordered lists."""

    span: Span
    lines: tuple[TextLine, ...]
    depth: int = 0
    number: int | None = None

    @property
    def text(self) -> str:
        """The item on one line."""
        return " ".join(line.text for line in self.lines)


@record
class Cell:
    r"""A cell of a table. ``text`` keeps paragraphs in the cell apart by ``\\n``.

    ``lines`` are those paragraphs, each with its place. ``mark`` is what the cell carries instead of
    text where the reader can see it: "image", or a colour such as "colour:#92D050".
    """

    span: Span
    lines: tuple[TextLine, ...]
    mark: str | None = None

    @property
    def text(self) -> str:
        """The cell's paragraphs, one a line."""
        return "\n".join(line.text for line in self.lines)


@record
class Row:
    """A row of a table; ``head`` where the source marks it as a head row."""

    span: Span
    cells: tuple[Cell, ...]
    head: bool = False


@record
class Table:
    """A table. Rows that continue over a page break are already joined to the row they continue."""

    span: Span
    rows: tuple[Row, ...]


@record
class TocEntry:
    """A line of a table of contents: the heading it points at and, where given, its page."""

    span: Span
    text: str
    page: str | None = None


@record
class Picture:
    """An image, or (``lost``) a gap where an image seems to have been when the text was extracted."""

    span: Span
    alt: str = ""
    lost: bool = False


@record
class Divider:
    """A ruled line."""

    span: Span


@record
class Note:
    """A comment that is not part of the text (``<!-- … -->``)."""

    span: Span
    text: str


@record
class Verbatim:
    """Text shown as it is (a fenced block); never read as part of the plan."""

    span: Span
    text: str


@record
class FrontMatter:
    """Key and value pairs before the text begins. Keys are as written."""

    span: Span
    values: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Item | Table | TocEntry | Picture | Divider | Note | Verbatim | FrontMatter


@record
class Document:
    r"""A whole document.

    ``text`` is what was read, decoded, in NFC and with ``\\n`` line ends: every span points into it.
    ``sha256`` is that of the bytes before decoding. ``format`` is the reader's name ("markdown").
    """

    path: str
    text: str
    sha256: str
    format: str
    blocks: tuple[Block, ...] = field(default=())

    @property
    def has_toc(self) -> bool:
        """Whether the document has a table of contents."""
        return any(isinstance(block, TocEntry) for block in self.blocks)
