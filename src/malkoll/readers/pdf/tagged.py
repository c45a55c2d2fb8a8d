"""A tagged PDF to parts: its structure tree walked once, with the words of its marked content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from malkoll.readers.pdf.labels import is_bullet, labelled
from malkoll.readers.pdf.lines import Line, Vocabulary, in_order, joined
from malkoll.readers.pdf.margins import Margins
from malkoll.readers.pdf.painted import Page, Word
from malkoll.readers.pdf.parts import Contents, HeadingPart, ItemPart, Paragraph, Part, Picture, entry_of, has_leader
from malkoll.readers.pdf.structure import Element, Mark
from malkoll.readers.pdf.tagged_tables import Grid, TaggedCell, TaggedRow
from malkoll.readers.pdf.tagged_words import Words, body_size, marks_in_tables, roles
from malkoll.readers.transcript import Piece
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["read_tagged"]

_INLINE = frozenset(
    (
        *("Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu"),
        *("WT", "WP", "Em", "Strong", "Sub", "Lbl", "Form", "Formula", "NonStruct", ""),
    )
)
_HEADING = compiled(r"H([1-9])|H|Title")
_NOTES = frozenset(("Note", "FENote", "Footnote", "Endnote"))
_SKIPPED = frozenset(("Artifact", "Private"))
_LARGER = 1.15  # of the body's size: a paragraph this large is a heading where none is tagged
_LONGEST_HEADING = 240


def read_tagged(tree: Element, pages: Sequence[Page], words: Words) -> list[Part]:
    """The parts of a document in the order of its structure tree; ``words`` are those of its marked content."""
    body = body_size(pages)
    lines = [line for page in pages for line in in_order(word for word in page.words if word.mark is not None)]
    in_tables = set(marks_in_tables(tree))
    running = (
        line
        for line in lines
        if abs(line.size - body) < 0.1 * body and Mark(line.page, line.words[0].mark or 0) not in in_tables
    )
    margins = Margins(running, {page.number: page.width for page in pages})
    walk = _Walk(words, margins, Vocabulary(lines, tagged=True), body, {page.number: page for page in pages})
    walk.sized = not any(_HEADING.fullmatch(role) for role in roles(tree))
    walk.block(tree, 0)
    walk.put_notes()
    walk.rank()
    return walk.parts


@record(frozen=False)
class _Run:
    """Words and images of a paragraph that is being gathered."""

    words: list[Word] = field(default_factory=list)
    image: str | None = None  # the text alternative of an image among them
    page: int = 0


class _Walk:
    def __init__(
        self, words: Words, margins: Margins, vocabulary: Vocabulary, body: float, pages: Mapping[int, Page]
    ) -> None:
        self.words = words
        self.margins = margins
        self.vocabulary = vocabulary
        self.body = body
        self.pages = pages
        self.parts: list[Part] = []
        self.notes: list[Part] = []
        self.sized = False  # whether headings are told by their size, since none is tagged
        self.sizes: list[tuple[HeadingPart, float]] = []
        self.page = 1

    # --- blocks -------------------------------------------------------------------------------

    def block(self, element: Element, depth: int) -> None:
        """Read an element that stands for itself; ``depth`` is that of lists around it."""
        role = element.role
        heading = _HEADING.fullmatch(role)
        if role in _SKIPPED:
            return
        if heading is not None:
            self.heading(element, int(heading[1] or 1))
        elif role == "Table":
            self.table(element)
        elif role == "L":
            self.items(element, depth)
        elif role == "LI":
            self.item(element, depth)
        elif role in ("TOC", "TOCI"):
            self.contents(element, 0)
        elif role in _NOTES:
            self.note(element)
        elif role == "Figure":
            self.put_picture(element.alt, self.page_of(element))
        else:
            run = _Run()
            self.flow(element, run, depth)
            self.put(run)
            self.put_notes()

    def flow(self, element: Element, run: _Run, depth: int) -> None:
        """Gather running text into ``run``; what stands for itself among it ends the paragraph."""
        for child in element.children:
            if isinstance(child, Mark):
                self.take(child, run)
            elif child.role in _INLINE:
                self.flow(child, run, depth)
            elif child.role == "Figure":
                run.image = child.alt
                run.page = run.page or self.page_of(child)
            elif child.role in _NOTES:
                self.note(child)
            elif child.role not in _SKIPPED:
                self.put(run)
                self.block(child, depth)

    def take(self, mark: Mark, run: _Run) -> None:
        """Add the words of marked content."""
        run.words.extend(self.words.get((mark.page, mark.number), ()))
        run.page = run.page or mark.page

    def page_of(self, element: Element) -> int:
        """The page an element begins on."""
        return next((mark.page for mark in element.marks()), self.page)

    def put(self, run: _Run) -> None:
        """Add what has been gathered as a paragraph, and begin anew."""
        words, image, page = run.words, run.image, run.page
        run.words, run.image, run.page = [], None, 0
        if not words:
            if image is not None:
                self.put_picture(image, page)
            return
        lines = in_order(words)
        self.page = lines[0].page
        lines = self.put_entries(lines)
        if not lines:
            return
        text = " ".join(line.text for line in lines)
        if self.sized and lines[0].size >= _LARGER * self.body and len(text) <= _LONGEST_HEADING and len(lines) <= 3:
            part = HeadingPart(lines[0].page, 1, self.one_line(lines))
            self.sizes.append((part, lines[0].size))
            self.parts.append(part)
            return
        ended = joined(lines, self.margins.rights(lines), self.vocabulary)
        self.parts.append(Paragraph(lines[0].page, ended, image is not None))

    def put_entries(self, lines: list[Line]) -> list[Line]:
        """Add the lines of a table of contents among ``lines``; those that are none are given back."""
        if not any(has_leader(line.text) for line in lines):
            return lines
        waiting: list[Line] = []
        for line in lines:
            entry = entry_of(waiting[0].page if waiting else line.page, " ".join(w.text for w in [*waiting, line]))
            if entry is None or entry.at is None:
                waiting.append(line)
            else:
                self.parts.append(entry)
                waiting = []
        return waiting

    def put_picture(self, alt: str, page: int) -> None:
        """Add an image on its own."""
        self.parts.append(Picture(page or self.page, alt))

    def put_notes(self) -> None:
        """Add the notes of the paragraph that has ended."""
        self.parts.extend(self.notes)
        self.notes = []

    def one_line(self, lines: Sequence[Line]) -> list[Piece]:
        """Lines as one, however they end."""
        return [piece for line in joined(lines, [0.0] * len(lines), self.vocabulary) for piece in line]

    def gathered(self, element: Element) -> list[Line]:
        """The lines of all words in an element."""
        return in_order(word for mark in element.marks() for word in self.words.get((mark.page, mark.number), ()))

    def heading(self, element: Element, level: int) -> None:
        """Add a heading."""
        lines = self.gathered(element)
        if lines:
            self.page = lines[0].page
            self.parts.append(HeadingPart(lines[0].page, level, self.one_line(lines)))

    def note(self, element: Element) -> None:
        """Keep a note until the paragraph it belongs to has ended."""
        lines = self.gathered(element)
        if lines:
            ended = joined(lines, self.margins.rights(lines), self.vocabulary)
            self.notes.append(Paragraph(lines[0].page, ended))

    def rank(self) -> None:
        """Give the headings that were told by their size their levels: the largest is the highest."""
        ranks = sorted({round(size) for _, size in self.sizes}, reverse=True)
        for part, size in self.sizes:
            part.level = min(6, ranks.index(round(size)) + 1)

    # --- lists --------------------------------------------------------------------------------

    def items(self, element: Element, depth: int) -> None:
        """Add the items of a list."""
        for child in element.children:
            if isinstance(child, Mark):
                run = _Run()
                self.take(child, run)
                self.put(run)
            elif child.role == "L":
                self.items(child, depth + 1)
            elif child.role == "LI":
                self.item(child, depth)
            else:
                self.block(child, depth)

    def item(self, element: Element, depth: int) -> None:
        """Add an item, and what stands in it for itself after it."""
        label = ""
        run = _Run()
        paragraphs: list[list[Word]] = []
        later: list[Element] = []
        todo: list[Element | Mark] = list(reversed(element.children))
        while todo:
            child = todo.pop()
            if isinstance(child, Mark):
                self.take(child, run)
            elif child.role == "Lbl" and not run.words and not paragraphs:
                label = " ".join(line.text for line in self.gathered(child))
            elif child.role in ("L", "Table") or _HEADING.fullmatch(child.role):
                later.append(child)
            elif child.role == "Figure":
                run.image = child.alt
            elif child.role in _NOTES:
                self.note(child)
            elif child.role in _SKIPPED:
                continue
            elif child.role in _INLINE:
                todo.extend(reversed(child.children))
            else:
                paragraphs.append(run.words)
                run.words = []
                todo.append(Element("Span"))
                todo.extend(reversed(child.children))
        paragraphs.append(run.words)
        lines: list[list[Piece]] = []
        page = 0
        for words in paragraphs:
            if words:
                found = in_order(words)
                page = page or found[0].page
                lines.extend(joined(found, self.margins.rights(found), self.vocabulary))
        if lines:
            self.page = page
            number = labelled(lines, label)
            self.parts.append(ItemPart(page, lines, depth, number))
        for child in later:
            self.block(child, depth + 1 if child.role == "L" else depth)
        self.put_notes()

    # --- contents and tables ------------------------------------------------------------------

    def contents(self, element: Element, depth: int) -> None:
        """Add the lines of a table of contents."""
        if element.role != "TOCI" and any(isinstance(child, Element) for child in element.children):
            for child in element.children:
                if isinstance(child, Element):
                    if child.role in ("TOC", "TOCI"):
                        self.contents(child, depth + (child.role == "TOC"))
                    else:
                        self.block(child, depth)
            return
        own = Element("TOCI", children=[c for c in element.children if isinstance(c, Mark) or c.role != "TOC"])
        lines = self.gathered(own)
        if lines:
            text = " ".join(line.text for line in lines)
            entry = entry_of(lines[0].page, text, depth) or _plain_entry(lines[0].page, text, depth)
            self.parts.append(entry)
        for child in element.children:
            if isinstance(child, Element) and child.role == "TOC":
                self.contents(child, depth + 1)

    def table(self, element: Element) -> None:
        """Add a table."""
        rows: list[TaggedRow] = []
        todo: list[tuple[Element | Mark, bool]] = [(child, False) for child in reversed(element.children)]
        while todo:
            child, head = todo.pop()
            if isinstance(child, Mark):
                continue
            if child.role == "TR":
                rows.append(self.row(child, head=head))
            elif child.role == "Caption":
                self.block(child, 0)
            elif child.role not in _SKIPPED:
                todo.extend((below, child.role == "THead") for below in reversed(child.children))
        part = Grid(rows, self.pages, self.vocabulary).table()
        if part is not None:
            self.page = part.page
            self.parts.append(part)
        self.put_notes()

    def row(self, element: Element, *, head: bool) -> TaggedRow:
        """The cells of a row."""
        cells: list[TaggedCell] = []
        for child in element.children:
            if isinstance(child, Element) and child.role in ("TH", "TD"):
                cell = TaggedCell(child.columns, child.rows, child.role == "TH" and child.scope != "Row")
                self.fill(child, cell, [])
                cell.end()
                if cell.head:
                    cell.once()
                cells.append(cell)
        return TaggedRow(cells, head or (bool(cells) and all(cell.head for cell in cells)))

    def fill(self, element: Element, cell: TaggedCell, around: list[str]) -> None:
        """Gather the paragraphs of a cell; a table within it is read as its text."""
        for child in element.children:
            if isinstance(child, Mark):
                cell.words.extend(self.words.get((child.page, child.number), ()))
                cell.page = cell.page or child.page
            elif child.role == "Figure":
                cell.image = child.alt or cell.image or ""
                cell.page = cell.page or self.page_of(child)
            elif child.role in _NOTES:
                self.note(child)
            elif child.role == "Lbl" and around[-1:] == ["LI"]:
                label = " ".join(line.text for line in self.gathered(child))
                if any(map(str.isalnum, label)) and not is_bullet(label):
                    self.fill(child, cell, [*around, child.role])
            elif child.role in _INLINE:
                self.fill(child, cell, [*around, child.role])
            elif child.role not in _SKIPPED:
                if child.role != "LBody":
                    cell.end()
                self.fill(child, cell, [*around, child.role])
                cell.end()


def _plain_entry(page: int, text: str, depth: int) -> Part:
    """A line of a table of contents without dots: its last word may be its page."""
    found = re.fullmatch(r"(.*\S)\s+(\d{1,3})", text)
    return Contents(page, found[1], found[2], depth) if found else Contents(page, text, None, depth)
