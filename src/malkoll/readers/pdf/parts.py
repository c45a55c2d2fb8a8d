"""What a PDF is made of when its pages are read (headings, paragraphs, items, tables), and how that is written out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from malkoll.readers.addresses import Addresses
from malkoll.readers.transcript import CellText, Piece, Transcript
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = [
    "Contents",
    "HeadingPart",
    "ItemPart",
    "Paragraph",
    "Part",
    "Picture",
    "Row",
    "TablePart",
    "entry_of",
    "has_leader",
    "write",
]

_ENTRY = compiled(
    r"(?P<words>\S.*?)(?<![\s.…_·])[\s.…_·]*(?:\.{3,}|…|_{3,}|(?:\s\.){3,}|·{3,})[\s.…_·]*+(?P<page>\d{1,3}|[ivxlc]{1,6})?\s*+"
)
_LONGEST_ENTRY = 300


@record(frozen=False)
class HeadingPart:
    """A heading; ``level`` is 1 for the highest."""

    page: int
    level: int
    pieces: list[Piece]


@record(frozen=False)
class Paragraph:
    """A paragraph: the lines that its author ended. ``image`` where an image stands after its last words."""

    page: int
    lines: list[list[Piece]]
    image: bool = False


@record(frozen=False)
class ItemPart:
    """An item of a list; ``depth`` is 0 for the outermost."""

    page: int
    lines: list[list[Piece]]
    depth: int
    number: int | None


@record(frozen=False)
class Row:
    """A row of a table and the page it begins on; ``head`` where it is marked as a head row.

    ``taken`` is how many rows of the page it is: a head of several is read as one.
    """

    page: int
    cells: list[CellText]
    head: bool = False
    taken: int = 1


@record(frozen=False)
class TablePart:
    """A table."""

    page: int
    rows: list[Row] = field(default_factory=list)


@record(frozen=False)
class Contents:
    """A line of a table of contents."""

    page: int
    words: str
    at: str | None
    depth: int = 0


@record(frozen=False)
class Picture:
    """An image on its own."""

    page: int
    alt: str = ""


Part = HeadingPart | Paragraph | ItemPart | TablePart | Contents | Picture


def has_leader(text: str) -> bool:
    """Whether dots in ``text`` may lead to a page."""
    return any(dots in text for dots in ("...", "…", "___", ". . .", "···"))


def entry_of(page: int, text: str, depth: int = 0) -> Contents | None:
    """The line of a table of contents that ``text`` is, told by the dots that lead to its page."""
    if len(text) > _LONGEST_ENTRY or not has_leader(text):
        return None
    found = _ENTRY.fullmatch(text)
    if found is None or not any(map(str.isalpha, found["words"])):
        return None
    return Contents(page, found["words"], found["page"], depth)


def write(parts: Iterable[Part]) -> Transcript:
    """The parts as Markdown lines, each with an address: the page, and the section and what is counted in it."""
    transcript = Transcript()
    addresses = Addresses()
    page = 0
    listed = False
    for part in parts:
        if part.page != page:
            page = part.page
            addresses.page(page)
        if listed and not isinstance(part, ItemPart):
            transcript.gap()
        listed = isinstance(part, ItemPart)
        match part:
            case HeadingPart():
                transcript.address = addresses.heading("".join(piece.text for piece in part.pieces))
                transcript.heading(part.level, part.pieces)
            case Paragraph():
                transcript.address = addresses.paragraph()
                lines = part.lines
                transcript.paragraph(
                    [*lines[:-1], [*lines[-1], Piece(" "), Piece("", image=True)]] if part.image else lines
                )
            case ItemPart():
                transcript.address = addresses.paragraph()
                transcript.item(part.lines[0], part.depth, part.number, part.lines[1:])
            case TablePart():
                transcript.address = addresses.table()
                rows: list[tuple[Sequence[CellText], str | None]] = []
                number = 0
                for row in part.rows:
                    number += row.taken
                    if row.page != page:
                        page = row.page
                        addresses.page(page)
                    rows.append((row.cells, addresses.row(number)))
                transcript.table(rows, sum(1 for row in part.rows if row.head))
            case Contents():
                transcript.address = addresses.paragraph()
                transcript.contents_entry(part.words, part.at, part.depth)
            case Picture():
                transcript.address = addresses.paragraph()
                transcript.picture(part.alt)
    return transcript
