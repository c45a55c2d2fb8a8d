"""The paper as a Word file: real headings, lists and tables, and the same bytes from the same report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from malkoll.finding import Report
from malkoll.hooks import ReportContext
from malkoll.reporters.paper.build import paper
from malkoll.reporters.paper.model import (
    Block,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Paper,
    Para,
    Part,
    Run,
    Said,
    Squares,
)
from malkoll.reporters.paper.words import MARK_SIGNS

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

__all__ = ["report_as_docx"]

_COLOURS = {
    "yes": "17663A", "no": "A3211F", "unknown": "6A5100", "excepted": "274B8F", "none": "4D5B69",
    "error": "A3211F", "warning": "6A5100", "question": "274B8F", "code": "4D5B69",
}  # fmt: skip
_SOFT = "4D5B69"
_LOCALES = {"sv": "sv-SE", "en": "en-GB"}


def report_as_docx(report: Report, context: ReportContext) -> bytes:
    """The paper on ``report`` as a file for Word."""
    from malkoll.reporters.paper.word_file import new_file, saved

    written = paper(report, context)
    made = new_file(written, _LOCALES[written.language])
    _Writer(made, written).write()
    return saved(made)


class _Writer:
    """Writes blocks one after another into a document of python-docx."""

    def __init__(self, made: Any, written: Paper) -> None:
        self._made = made
        self._paper = written
        self._bookmarks = 0
        self._pending: list[str] = []
        """Ids of parts whose first paragraph is yet to come: there their bookmarks go."""

    def write(self) -> None:
        """Write the whole paper."""
        self._blocks(self._paper.blocks)

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            match block:
                case Part():
                    self._part(block)
                case Heading():
                    self._heading(block)
                case Para():
                    self._para(block)
                case Items():
                    self._items(block)
                case Facts():
                    self._facts(block)
                case Grid():
                    self._grid(block)
                case Squares():
                    self._squares(block)

    def _part(self, part: Part) -> None:
        from malkoll.reporters.paper.word_file import turned

        wide = any(isinstance(one, Grid) and one.wide for one in part.blocks)
        if wide:
            turned(self._made, wide=True)
        elif part.look == "plan":
            self._made.add_page_break()
        self._pending.append(part.id)
        self._blocks(part.blocks)
        if wide:
            turned(self._made, wide=False)

    # --- words ------------------------------------------------------------------------------------

    def _paragraph(self, style: str) -> Paragraph:
        from malkoll.reporters.paper.word_parts import bookmark

        made: Paragraph = self._made.add_paragraph(style=style)
        for name in self._pending:
            self._bookmarks += 1
            bookmark(made, name, self._bookmarks)
        self._pending.clear()
        return made

    def _say(self, paragraph: Paragraph, said: Said, colour: str = "", bold: bool = False) -> None:
        from malkoll.reporters.paper.word_parts import say

        for run in said:
            say(paragraph._p, run, _LOCALES.get(run.language, ""), colour, bold)

    def _heading(self, block: Heading) -> None:
        if block.above:
            above = self._paragraph("Above")
            self._say(above, block.above)
        heading = self._paragraph(f"Heading {block.level}")
        if block.above:
            heading.paragraph_format.space_before = 0
        self._say(heading, block.text)
        if block.mark is not None:
            stands = self._paragraph("Standing")
            self._say(stands, (Run(f"{MARK_SIGNS[block.mark]} {block.mark_text}"),), _COLOURS[block.mark], bold=True)

    def _para(self, block: Para) -> None:
        style = {"answer": "Answer", "lead": "Lead", "small": "Small"}.get(block.look, "Normal")
        self._say(self._paragraph(style), block.text)

    def _squares(self, block: Squares) -> None:
        picture = self._paragraph("Picture")
        for mark in block.marks:
            self._say(picture, (Run(MARK_SIGNS[mark]), Run(" ")), _COLOURS[mark], bold=True)
        legend = self._paragraph("Normal")
        for at, (mark, word, count) in enumerate(block.legend):
            lead = "     " if at else ""
            self._say(legend, (Run(f"{lead}{MARK_SIGNS[mark]} {count} {word}"),), _COLOURS[mark])

    # --- lists and facts --------------------------------------------------------------------------

    def _items(self, block: Items) -> None:
        from malkoll.reporters.paper.word_parts import numbered, restarted

        number = restarted(self._made) if block.numbered else None
        for item in block.items:
            if item.id:
                self._pending.append(item.id)
            paragraph = self._paragraph("List Number" if block.numbered else "List Bullet")
            if number is not None:
                numbered(paragraph, number)
            self._tag(paragraph, item)
            self._say(paragraph, item.text)
            for entry in item.entries:
                self._say(self._paragraph("List Bullet 2"), entry)
            for more in item.more:
                self._say(self._paragraph("List Continue"), more, _SOFT)

    def _tag(self, paragraph: Paragraph, item: Item) -> None:
        if item.tag_look in MARK_SIGNS:
            self._say(paragraph, (Run(f"{MARK_SIGNS[item.tag_look]} "),), _COLOURS[item.tag_look], bold=True)
        if item.tag:
            self._say(paragraph, (Run(f"{item.tag}: "),), _COLOURS.get(item.tag_look, ""), bold=True)

    def _facts(self, block: Facts) -> None:
        for label, values in block.rows:
            paragraph = self._paragraph("Fact")
            self._say(paragraph, (Run(f"{label}: "),), _SOFT, bold=True)
            if len(values) == 1:
                self._say(paragraph, values[0])
            else:
                for value in values:
                    self._say(self._paragraph("List Bullet"), value)

    def _grid(self, block: Grid) -> None:
        from malkoll.reporters.paper.word_tables import table

        caption = self._paragraph("Caption")
        self._say(caption, (Run(block.caption),))
        self._made.element.body.insert(
            len(self._made.element.body) - 1, table(block, self._width(wide=block.wide), _COLOURS, _LOCALES)
        )
        self._paragraph("After table")

    def _width(self, *, wide: bool) -> int:
        """The width there is for a table, in twentieths of a point."""
        section = self._made.sections[-1]
        return int((section.page_width - section.left_margin - section.right_margin) / 635)
