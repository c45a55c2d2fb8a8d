r"""A foreign document written out as Markdown, and read as that.

A Word file, a PDF or a web page becomes lines of Markdown, each with an address that a person can follow in the
file itself ("avsnitt 3.2, tabell 2, rad 4"; "sida 7"). The Markdown reader then makes the document of them, so what
it understands of layout holds for every format, and ``malkoll show --as-text`` can show what was read. What looks
like a mark in the file's own words is escaped with ``\``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from malkoll.document import Block, Cell, Document, Heading, Item, Paragraph, Row, Table, TextLine
from malkoll.hashes import sha256
from malkoll.letters import composed
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span

__all__ = ["CellText", "Piece", "Transcript", "plain", "stacked"]

_INLINE = compiled(r"[\\`*_\[\]<]|&(?=#?\w{1,31};)")
_BLOCK = compiled(r"(?=[#>|=~`])|(?=(?:-{3,}|\*{3,}|_{3,})\s*$)|(?=[-=]+\s*$)")
_WHITE = compiled(r"[\r\n\x0b\x0c\x85\u2028\u2029]+")
_DEEPEST = 6


@record
class Piece:
    """A stretch of text with one look, or an image whose text alternative is ``text``."""

    text: str
    bold: bool = False
    image: bool = False


@record
class CellText:
    """A cell of a table: its paragraphs, and what it carries besides or instead of text.

    ``mark`` is ``"image"`` or ``"colour:#92D050"``; it only counts in a cell without text. ``alt`` is an image's
    text alternative.
    """

    paragraphs: tuple[tuple[Piece, ...], ...] = ()
    mark: str | None = None
    alt: str = ""

    @property
    def words(self) -> str:
        """Its text on one line."""
        return " ".join("".join(piece.text for piece in line) for line in self.paragraphs).strip()


def stacked(cells: Sequence[CellText]) -> CellText:
    """One cell of those that stand over each other in a table's head: "Utfall" over "2024" is "Utfall 2024"."""
    pieces: list[Piece] = []
    said: list[str] = []
    for cell in cells:
        words = cell.words
        if words and words not in said:
            said.append(words)
            for line in cell.paragraphs:
                pieces += [Piece(" "), *line] if pieces else line
    return CellText((tuple(pieces),)) if pieces else cells[0]


def plain(text: str) -> tuple[Piece, ...]:
    """``text`` as it is, with no look of its own."""
    return (Piece(text),) if text else ()


@record(frozen=False)
class Transcript:
    """The lines of a document as they are written out; ``addresses`` has one for each of ``lines``.

    ``address`` is that of the lines that come next, until it is changed.
    """

    lines: list[str] = field(default_factory=list)
    addresses: list[str | None] = field(default_factory=list)
    address: str | None = None

    def heading(self, level: int, pieces: Sequence[Piece]) -> None:
        """A heading; ``level`` is 1 for the highest."""
        words = _inline(pieces, marks=False).strip()
        if words:
            self._apart(f"{'#' * max(1, min(level, _DEEPEST))} {words}")

    def paragraph(self, lines: Iterable[Sequence[Piece]], *, quoted: bool = False) -> None:
        """A paragraph; each of ``lines`` is one that the author ended (a line break within the paragraph).

        What is ``quoted`` is never taken for a heading by its looks.
        """
        before = "> " if quoted else ""
        written = [before + _guarded(_inline(pieces).strip()) for pieces in lines]
        written = [line for line in written if line.strip("\\> ")]
        if written:
            self._gap()
            for line in written:
                self._add(line)
            self._add("")

    def item(
        self,
        pieces: Sequence[Piece],
        depth: int = 0,
        number: int | None = None,
        more: Iterable[Sequence[Piece]] = (),
    ) -> None:
        """An item of a list; items that follow each other belong together. ``depth`` is 0 for the outermost.

        ``more`` are further lines of the item.
        """
        words = _inline(pieces).strip()
        if words:
            marker = "-" if number is None else f"{number}."
            indent = "    " * min(depth, 6)
            self._add(f"{indent}{marker} {words}")
            for line in more:
                further = _guarded(_inline(line).strip())
                if further:
                    self._add(f"{indent}{' ' * len(marker)} {further}")

    def table(self, rows: Sequence[tuple[Sequence[CellText], str | None]], heads: int = 1) -> None:
        """A table of rows, each with its address; the first ``heads`` are head rows (0 where none is marked so)."""
        if not rows:
            return
        width = max(len(cells) for cells, _ in rows)
        self._gap()
        before = self.address
        for at, (cells, address) in enumerate(rows):
            self.address = address or before
            written = [_cell(cell) for cell in cells] + [""] * (width - len(cells))
            self._add("| " + " | ".join(written) + " |")
            if at == 0 and heads:
                self._add("|" + "---|" * width)
        self.address = before
        self._add("")

    def contents_entry(self, words: str, page: str | None = None, depth: int = 0) -> None:
        """A line of the table of contents."""
        written = _inline(plain(words)).strip()
        if written:
            self._add(f"{'  ' * min(depth, 6)}{written} {'.' * 6} {page or 1}")

    def picture(self, alt: str = "") -> None:
        """An image between paragraphs."""
        self._apart(f"![{_inline(plain(alt))}](bild)")

    def divider(self) -> None:
        """A ruled line: what comes after it belongs to nothing before it."""
        self._apart("---")

    def note(self, words: str) -> None:
        """A comment: what a person should know of the file that is no part of its text."""
        self._apart(f"<!-- {words.replace('--', '–')} -->")

    def gap(self) -> None:
        """An empty line, so that what comes next stands for itself."""
        self._gap()

    def document(self, path: str, data: bytes, format: str) -> Document:
        """The document that these lines are; ``data`` are the bytes of the file they were read from.

        Raises:
            PlanError: there is no text in it, or more than a plan can have.
        """
        from malkoll.readers.markdown import read_text

        text = composed("\n".join(self.lines) + "\n")
        read = read_text(text, path, sha256(data).hexdigest(), format)
        return replace(read, blocks=tuple(_addressed(block, self.addresses) for block in read.blocks))

    # --- lines --------------------------------------------------------------------------------

    def _add(self, line: str) -> None:
        self.lines.append(line)
        self.addresses.append(self.address)

    def _gap(self) -> None:
        if self.lines and self.lines[-1]:
            self._add("")

    def _apart(self, line: str) -> None:
        self._gap()
        self._add(line)
        self._add("")


def _inline(pieces: Sequence[Piece], *, marks: bool = True) -> str:
    """Pieces on one line, bold ones between stars; neighbours of one look are one."""
    joined: list[tuple[bool | None, list[str]]] = []  # whether bold (None for an image), and texts
    for piece in pieces:
        text = _WHITE.sub(" ", piece.text)
        if piece.image:
            if marks:
                joined.append((None, [text]))
            continue
        if not text:
            continue
        bold = piece.bold and marks
        if joined and joined[-1][0] is not None and (joined[-1][0] == bold or not text.strip()):
            joined[-1][1].append(text)
        else:
            joined.append((bold, [text]))
    return "".join(_image("".join(texts)) if bold is None else _marked("".join(texts), bold) for bold, texts in joined)


def _image(alt: str) -> str:
    return f"![{_marked(alt, False)}](bild)"


def _marked(text: str, bold: bool) -> str:
    text = _INLINE.sub(r"\\\g<0>", text)
    if not bold or not text.strip():
        return text
    inner = text.strip()
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}**{inner}**{trail}"


def _guarded(line: str) -> str:
    """``line`` so that its beginning is no mark of a heading, a quotation, a rule or a table."""
    return "\\" + line if _BLOCK.match(line) else line


def _cell(cell: CellText) -> str:
    paragraphs = [_inline(pieces).strip().replace("|", "\\|") for pieces in cell.paragraphs]
    text = "<br>".join(paragraph for paragraph in paragraphs if paragraph)
    if text:
        return text
    if cell.mark == "image":
        return f"![{_inline(plain(cell.alt)).replace('|', ' ')}](bild)"
    if cell.mark is not None and cell.mark.startswith("colour:"):
        return f'<span style="background-color:{cell.mark.removeprefix("colour:")}"></span>'
    return ""


# --- addresses ----------------------------------------------------------------------------------


def _placed(span: Span, addresses: Sequence[str | None]) -> Span:
    address = addresses[span.line - 1] if span.line <= len(addresses) else None
    return span if address is None else replace(span, address=address)


def _line(line: TextLine, addresses: Sequence[str | None]) -> TextLine:
    return replace(line, span=_placed(line.span, addresses))


def _addressed(block: Block, addresses: Sequence[str | None]) -> Block:
    """``block`` with every place in it addressed by the line it stands on."""
    span = _placed(block.span, addresses)
    match block:
        case Paragraph() | Item():
            return replace(block, span=span, lines=tuple(_line(line, addresses) for line in block.lines))
        case Table():
            return replace(block, span=span, rows=tuple(_row(row, addresses) for row in block.rows))
        case Heading():
            return replace(block, span=span)
        case _:
            return replace(block, span=span)


def _row(row: Row, addresses: Sequence[str | None]) -> Row:
    cells = tuple(
        Cell(_placed(cell.span, addresses), tuple(_line(line, addresses) for line in cell.lines), cell.mark)
        for cell in row.cells
    )
    return Row(_placed(row.span, addresses), cells, row.head)
