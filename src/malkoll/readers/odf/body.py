"""The body of an OpenDocument text, written out block by block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from malkoll.errors import PlanError
from malkoll.readers.addresses import Addresses
from malkoll.readers.attributes import whole_number
from malkoll.readers.grid import GridRow, rows_of
from malkoll.readers.odf.cells import CellReader
from malkoll.readers.odf.looks import Looks
from malkoll.readers.odf.names import name
from malkoll.readers.odf.numbering import Numbering
from malkoll.readers.odf.styles import Level, Look, Styles
from malkoll.readers.odf.tables import grid_of, table_rows
from malkoll.readers.odf.text import FRAMES, Flow, alternative, boxes_in, flow_of, stands_in_another
from malkoll.readers.transcript import Piece, Transcript
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Body"]

_DEEPEST = 60  # blocks within blocks
_PARAGRAPH, _HEADING, _LIST = name("text:p"), name("text:h"), name("text:list")
_TABLE, _SECTION, _CELL = name("table:table"), name("text:section"), name("table:table-cell")
_ITEM, _UNCOUNTED = name("text:list-item"), name("text:list-header")
_CONTENTS = frozenset(
    name(f"text:{kind}")
    for kind in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")
)
_WRAPPERS = frozenset(
    (_SECTION, name("text:bibliography"), name("text:index-body"), name("text:index-title"), name("text:page-sequence"))
)
_PAGE = compiled(r"\d{1,3}|[ivxlc]{1,6}", re.IGNORECASE)
_LABEL_AND_TAB = compiled(r":\s*\t\s*(?=\S)")
_WORD = compiled(r"[^\W\d_]{2}")
_INTEGER = compiled(r"\d{1,3}")


class Body:
    """Writes one text into a transcript."""

    def __init__(self, root: _Element, styles: Styles, transcript: Transcript) -> None:
        self.styles = styles
        self.to = transcript
        self.at = Addresses()
        self.numbering = Numbering()
        self.notes: list[_Element] = []
        self.cells = CellReader(styles, self.numbering, self.notes)
        self.deep = 0
        self.looks: Looks | None = None
        if root.find(f".//{_HEADING}") is None:
            self.looks = Looks(flow_of(one, styles) for one in root.iter(_PARAGRAPH) if not stands_in_another(one))

    def write(self, text: _Element) -> None:
        """Write out ``text`` (``office:text``); notes come last, where they disturb nothing.

        Raises:
            PlanError: blocks stand in blocks, or tables are larger, than in any plan.
        """
        self.blocks(text)
        notes = list(self.notes)
        if notes:
            self.to.divider()
        for number, note in enumerate(notes, 1):
            self.to.address = f"fotnot {number}"
            for paragraph in note.iter(_PARAGRAPH):
                self.to.paragraph(_lines(flow_of(paragraph, self.styles)), quoted=True)

    def blocks(self, parent: Iterable[_Element]) -> None:
        """Write out all blocks in ``parent``; what is no block (declarations, tracked deletions) is passed over."""
        self.deep += 1
        if self.deep > _DEEPEST:
            raise PlanError(
                "Textens delar ligger djupare i varandra än i någon plan.",
                "The parts of the text lie deeper in each other than in any plan.",
            )
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                self.paragraph(child)
            elif tag == _HEADING:
                self.heading(child, flow_of(child, self.styles), None)
            elif tag == _LIST:
                self.list_(child, 1, "", None)
            elif tag == _TABLE:
                self.table(child)
            elif tag in _CONTENTS:
                self.contents(child)
            elif tag in _WRAPPERS:
                if child.get(name("text:display")) != "none":
                    self.blocks(child)
            elif tag in FRAMES:
                self.frame(child)
            elif tag == name("text:numbered-paragraph"):
                self.blocks(child)
        self.deep -= 1

    # --- text ---------------------------------------------------------------------------------

    def look(self, element: _Element) -> Look:
        """How a paragraph's style looks."""
        return self.styles.look("paragraph", element.get(name("text:style-name")))

    def paragraph(self, element: _Element) -> None:
        """A paragraph, or what its style or its looks make of it."""
        flow = flow_of(element, self.styles)
        look = self.look(element)
        if flow.is_empty:
            self.beside(flow)
            return
        if look.contents:
            self.entry(flow)
            return
        level = look.outline or (self.looks.level(flow) if self.looks is not None else None)
        if level:
            self.heading(element, flow, None, level)
            return
        self.to.address = self.at.paragraph()
        self.to.paragraph(_lines(self._with_pictures(flow)))
        self.beside(flow)

    def heading(self, element: _Element, flow: Flow, label: str | None, level: int | None = None) -> None:
        """A heading; ``label`` is the number that a list gives it, ``None`` where it stands in none."""
        if level is None:
            level = max(1, whole_number(element.get(name("text:outline-level")), 1, digits=2))
            if label is None and element.get(name("text:is-list-header")) != "true" and not flow.is_empty:
                label = self._chapter(self.look(element).listed, level)
        pieces: list[Piece] = [Piece(f"{label} ")] if label and not flow.is_empty else []
        for line in flow.lines:
            pieces += [Piece(piece.text.replace("\t", " ")) for piece in line]
            pieces.append(Piece(" "))
        words = "".join(piece.text for piece in pieces)
        if words.strip():
            self.to.address = self.at.heading(words)
            self.to.heading(level, pieces)
        self.beside(flow)

    def _chapter(self, list_style: str | None, level: int) -> str:
        if list_style == "":  # set to none by the author
            return ""
        if list_style:
            return self.numbering.next(f"h\n{list_style}", level, self.styles.levels(list_style))
        return self.numbering.next("h", level, self.styles.outline_level)

    def _with_pictures(self, flow: Flow) -> Flow:
        """``flow`` with the images that stand among its words on its last line; other frames are left beside it."""
        inline = [one for one in flow.frames if one.get(name("text:anchor-type")) == "as-char" and not boxes_in(one)]
        if inline:
            flow.lines[-1] += [Piece(" "), *(Piece(alternative(one), image=True) for one in inline)]
            flow.frames = [one for one in flow.frames if one not in inline]
        return flow

    def beside(self, flow: Flow) -> None:
        """What hangs in a paragraph: its frames are written out after it, its notes at the end."""
        self.notes += flow.notes
        for frame in flow.frames:
            self.frame(frame)

    def frame(self, element: _Element) -> None:
        """A text box as paragraphs of its own, or an image."""
        boxes = boxes_in(element)
        for box in boxes:
            self.to.gap()
            self.blocks(box)
        if not boxes:
            self.to.address = self.at.paragraph()
            self.to.picture(alternative(element))

    # --- contents -----------------------------------------------------------------------------

    def contents(self, element: _Element) -> None:
        """A table of contents or another index of the document itself."""
        for child in element.iter(_PARAGRAPH, _HEADING):
            parent = child.getparent()
            flow = flow_of(child, self.styles)
            if parent is not None and parent.tag == name("text:index-title"):
                self.to.address = self.at.paragraph()
                self.to.paragraph(_lines(flow))
            else:
                self.entry(flow)

    def entry(self, flow: Flow) -> None:
        """An entry of a table of contents: words, a tab, a page."""
        text = "".join(piece.text for line in flow.lines for piece in line).strip()
        words, tab, page = text.rpartition("\t")
        if not tab or not _PAGE.fullmatch(page.strip()):
            words, page = text, ""
        self.to.address = self.at.paragraph()
        self.to.contents_entry(words.replace("\t", " "), page.strip() or None)

    # --- lists --------------------------------------------------------------------------------

    def list_(self, element: _Element, depth: int, style: str, key: str | None) -> None:
        """A list; ``style`` and ``key`` are those of the list it stands in."""
        style = element.get(name("text:style-name")) or style
        if key is None:
            key = self.numbering.open(
                style,
                element.get(name("xml:id")),
                element.get(name("text:continue-list")),
                element.get(name("text:continue-numbering")) == "true",
            )
        for item in element:
            if item.tag in (_ITEM, _UNCOUNTED):
                self.item(item, depth, style, key)

    def item(self, item: _Element, depth: int, style: str, key: str) -> None:
        """An item: its paragraphs are its lines; what else stands in it comes after."""
        start = item.get(name("text:start-value"), "")
        own = int(start) if _INTEGER.fullmatch(start) else None
        counted = item.tag == _UNCOUNTED
        lines: list[Sequence[Piece]] = []
        after: list[Flow] = []
        label = ""
        level = self.styles.levels(style)

        def flush() -> None:
            self._item(lines, label, level(depth), depth)
            for one in after:
                self.beside(one)
            lines.clear()
            after.clear()

        for child in item:
            if child.tag in (_PARAGRAPH, _HEADING):
                flow = flow_of(child, self.styles)
                first = not counted
                if first:
                    counted = True
                    label = self.numbering.next(key, depth, level, own)
                outlined = self.look(child).outline if child.tag == _PARAGRAPH else None
                if child.tag == _HEADING or outlined:
                    flush()
                    self.heading(child, flow, label if first else "", outlined or None)
                else:
                    lines += _lines(self._with_pictures(flow), tabs=False)
                    after.append(flow)
            elif child.tag == _LIST:
                flush()
                self.deep += 1
                if self.deep <= _DEEPEST:
                    self.list_(child, depth + 1, style, key)
                self.deep -= 1
            else:
                flush()
                self.blocks([child])
        flush()

    def _item(self, lines: Sequence[Sequence[Piece]], label: str, level: Level, depth: int) -> None:
        told = [line for line in lines if any(piece.image or piece.text.strip() for piece in line)]
        if not told:
            return
        self.to.address = self.at.paragraph()
        if _WORD.search(level.before + level.after) or "." in label.rstrip(".)"):
            # "Mål 2:" and "2.1" are read as people wrote them, not as the number of an item.
            bold = all(piece.bold for piece in told[0] if piece.text.strip())
            self.to.paragraph([[Piece(f"{label} ", bold), *told[0]], *told[1:]])
            return
        number = _INTEGER.search(label)
        first = [Piece(f"{label} "), *told[0]] if label and not number else told[0]  # "b)" and "iv." are no digits
        self.to.item(first, depth - 1, int(number[0]) if number else None, told[1:])

    # --- tables -------------------------------------------------------------------------------

    def table(self, element: _Element) -> None:
        """A table; one of a single cell, or that holds headings in a single column, is only a frame around text."""
        single = self._single_column(element)
        if single is not None:
            for cell in single:
                self.to.gap()
                self.blocks(cell)
            return
        grid, heads = grid_of(element, self.cells.read)
        rows, marked = rows_of(grid, heads)
        if rows:
            self.to.address = self.at.table()
            self.to.table([(cells, self.at.row(number)) for number, cells in rows], marked or _is_narrow(grid))

    def _single_column(self, element: _Element) -> list[_Element] | None:
        cells: list[_Element] = []
        for row, _ in table_rows(element):
            own = row.findall(_CELL)
            several = ("table:number-columns-spanned", "table:number-columns-repeated")
            if len(own) != 1 or any(own[0].get(name(count), "1") != "1" for count in several):
                return None
            cells.append(own[0])
        told = [cell for cell in cells if any(text.strip() for text in cell.itertext())]
        blocks = (f".//{_HEADING}", f".//{_LIST}", f".//{_TABLE}")
        framed = len(told) == 1 or any(cell.find(kind) is not None for cell in told for kind in blocks)
        return told if framed else None


def _is_narrow(grid: Sequence[GridRow]) -> int:
    """1 where a table has a single column: Markdown knows such a table by its head alone."""
    return int(all(len(row.cells) < 2 for row in grid))


def _lines(flow: Flow, *, tabs: bool = True) -> list[list[Piece]]:
    """The lines of a paragraph; ``tabs`` are kept where they stand for columns."""
    out: list[list[Piece]] = []
    for line in flow.lines:
        text = "".join(piece.text for piece in line)
        keep = tabs and "\t" in text.strip() and not _LABEL_AND_TAB.search(text)
        out.append(line if keep else [Piece(one.text.replace("\t", " "), one.bold, one.image) for one in line])
    return out
