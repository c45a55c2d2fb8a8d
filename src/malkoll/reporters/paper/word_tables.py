"""Tables of a Word file: heads that come again on every page, rows never cut, and a text that says what it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from malkoll.reporters.paper.model import Cell, Grid, Row, Run, Said
from malkoll.reporters.paper.signs import bar_in_signs
from malkoll.reporters.paper.word_parts import element, say
from malkoll.reporters.paper.words import MARK_SIGNS

__all__ = ["table"]

_WASH = "F4F6F8"
_TINTS = {"no": "FCF1F0", "unknown": "FBF7E8", "excepted": "EFF3FA"}
_SHARES = {"words": 3.0, "number": 1.6, "mark": 1.0, "bar": 3.0, "code": 1.0}
_NAMES = {"matrix": 2.6, "rules": 1.3, "chart": 3.2, "plain": 3.4}
"""How wide columns are beside each other; of the first one, by the table's look."""


def table(grid: Grid, width: int, colours: Mapping[str, str], locales: Mapping[str, str]) -> Any:
    """A table as an element. ``width`` is what there is, in twentieths of a point."""
    made = element("w:tbl")
    properties = element("w:tblPr")
    properties.append(element("w:tblW", w=str(width), type="dxa"))
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="CFD7DF"))
    properties.append(borders)
    properties.append(element("w:tblLayout", type="fixed"))
    margins = element("w:tblCellMar")
    side_space = "15" if grid.look == "matrix" else "85"
    for side, space in (("top", "40"), ("left", side_space), ("bottom", "40"), ("right", side_space)):
        margins.append(element(f"w:{side}", w=space, type="dxa"))
    properties.append(margins)
    properties.append(
        element("w:tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="1", noHBand="0", noVBand="1")
    )
    properties.append(element("w:tblCaption", val=grid.caption))
    made.append(properties)
    widths = _widths(grid, width)
    columns = element("w:tblGrid")
    for one in widths:
        columns.append(element("w:gridCol", w=str(one)))
    made.append(columns)
    writer = _Rows(grid, widths, colours, locales)
    made.append(writer.heads())
    for group in grid.groups:
        if group.head:
            made.append(writer.group(group.head))
        for row in group.rows:
            made.append(writer.row(row))
    if grid.foot is not None:
        made.append(writer.row(grid.foot, bold=True))
    return made


def _widths(grid: Grid, width: int) -> list[int]:
    shares = [_SHARES[column.look] for column in grid.columns]
    shares[0] = _NAMES[grid.look]
    if grid.look == "rules":
        shares[1:] = [3.9, 1.9, *([1.6] * (len(shares) - 3))]
    total = sum(shares)
    return [int(width * share / total) for share in shares]


class _Rows:
    """Makes the rows of one table."""

    def __init__(self, grid: Grid, widths: list[int], colours: Mapping[str, str], locales: Mapping[str, str]) -> None:
        self._grid = grid
        self._widths = widths
        self._colours = colours
        self._locales = locales

    def heads(self) -> Any:
        """The row of heads, which comes again on every page."""
        made = self._start(head=True)
        for at, column in enumerate(self._grid.columns):
            said = f"{column.number} {column.head}" if column.number else column.head
            place = self._place(made, self._widths[at])
            self._say(place, (Run(said),), self._side(at), bold=column.look != "mark", colour="4D5B69")
        return made

    def group(self, said: Said) -> Any:
        """A row that is the head of the rows after it."""
        made = self._start()
        place = self._place(made, sum(self._widths), span=len(self._widths), shade=_WASH)
        self._say(place, said, "left", bold=True, keep=True)
        return made

    def row(self, row: Row, *, bold: bool = False) -> Any:
        """A row of cells."""
        made = self._start()
        for at, cell in enumerate(row.cells):
            place = self._place(made, self._widths[at], shade=_TINTS.get(cell.mark or "", ""))
            colour = self._colours.get(cell.mark or "", "")
            self._say(place, _told(cell), self._side(at), bold=bold, colour=colour)
        return made

    @staticmethod
    def _start(*, head: bool = False) -> Any:
        made = element("w:tr")
        properties = element("w:trPr")
        properties.append(element("w:cantSplit"))
        if head:
            properties.append(element("w:tblHeader"))
        made.append(properties)
        return made

    def _side(self, at: int) -> str:
        return {"number": "right", "mark": "center"}.get(self._grid.columns[at].look, "left") if at else "left"

    @staticmethod
    def _place(row: Any, width: int, span: int = 1, shade: str = "") -> Any:
        made = element("w:tc")
        properties = element("w:tcPr")
        properties.append(element("w:tcW", w=str(width), type="dxa"))
        if span > 1:
            properties.append(element("w:gridSpan", val=str(span)))
        if shade:
            properties.append(element("w:shd", val="clear", color="auto", fill=shade))
        made.append(properties)
        row.append(made)
        return made

    def _say(
        self, place: Any, said: Said, side: str, *, bold: bool = False, colour: str = "", keep: bool = False
    ) -> None:
        made = element("w:p")
        properties = element("w:pPr")
        properties.append(element("w:pStyle", val="TableText" if self._grid.look != "matrix" else "TableMark"))
        if keep:
            properties.append(element("w:keepNext"))
        if side != "left":
            properties.append(element("w:jc", val=side))
        made.append(properties)
        for run in said:
            say(made, run, self._locales.get(run.language, ""), colour, bold)
        place.append(made)


def _told(cell: Cell) -> Said:
    if cell.bar is not None:
        return (Run(bar_in_signs(cell.bar)),)
    if cell.mark == "none":
        return (Run(MARK_SIGNS["none"]),)
    if cell.mark is None:
        return cell.text
    note = (Run(f" {cell.note}"),) if cell.note else ()
    return (Run(f"{MARK_SIGNS[cell.mark]} "), *cell.text, *note)
