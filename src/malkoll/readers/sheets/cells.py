"""The cells of a sheet as a grid: what is hidden left out, values as they are shown, colours and images as marks."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from malkoll.readers.grid import GridCell, GridRow, is_telling_colour
from malkoll.readers.sheets.numbers import shown
from malkoll.readers.sheets.parts import MOST_COLUMNS, Sheet
from malkoll.readers.transcript import CellText, Piece

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["Colours", "grid_of"]

# The order in which cells count the colours of a theme is not the order in which the theme has them.
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Colours:
    """The colours that cells of one workbook are filled with."""

    __slots__ = ("_known", "_theme")

    def __init__(self, book: Workbook) -> None:
        self._theme = _theme(getattr(book, "loaded_theme", None))
        self._known: dict[int, str | None] = {}

    def of(self, cell: Any) -> str | None:
        """The fill of a cell as "#92D050"; ``None`` where there is none that can say anything."""
        if not cell.has_style:
            return None
        style = cell.style_array.fillId
        if style not in self._known:
            colour = self._fill(cell.fill)
            self._known[style] = colour if colour is not None and is_telling_colour(colour) else None
        return self._known[style]

    def _fill(self, fill: Any) -> str | None:
        if getattr(fill, "fill_type", None) != "solid":
            return None
        colour = fill.fgColor
        tint = float(colour.tint or 0)
        if colour.type == "rgb":
            return _tinted(str(colour.rgb)[-6:], tint)
        if colour.type == "theme" and 0 <= int(colour.theme) < len(self._theme):
            return _tinted(self._theme[int(colour.theme)], tint)
        if colour.type == "indexed":
            from openpyxl.styles.colors import COLOR_INDEX

            at = int(colour.indexed)
            return _tinted(COLOR_INDEX[at][-6:], tint) if 0 <= at < len(COLOR_INDEX) else None
        return None


def _theme(data: bytes | None) -> tuple[str, ...]:
    from malkoll.readers.safe_xml import parse_xml

    if not data:
        return ()
    scheme = parse_xml(data).find(f".//{_DRAWING}clrScheme")
    colours: list[str] = []
    for name in _THEME_ORDER:
        one = scheme.find(f"{_DRAWING}{name}") if scheme is not None else None
        kind = one[0] if one is not None and len(one) else None
        colours.append((kind.get("lastClr") or kind.get("val") or "") if kind is not None else "")
    return tuple(colours)


def _tinted(digits: str, tint: float) -> str | None:
    """A colour made lighter (``tint`` to 1) or darker (to -1)."""
    try:
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    if tint:
        hue, light, full = colorsys.rgb_to_hls(red, green, blue)
        light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
        red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), full)
    return f"#{round(red * 255):02X}{round(green * 255):02X}{round(blue * 255):02X}"


def grid_of(rows: Iterable[Sequence[Any]], sheet: Sheet, colours: Colours) -> list[GridRow]:
    """The visible rows of a sheet that hold something, and the empty ones that keep them apart."""
    shown_columns = [column for column in range(1, MOST_COLUMNS + 1) if column not in sheet.hidden_columns]
    covering: dict[int, tuple[int, int]] = {}  # column -> last row and last column of what covers it from above
    grid: list[GridRow] = []
    gap: Sequence[Any] | None = None
    for number, row in enumerate(rows, 1):
        if row is gap:  # rows that the file leaves out are one and the same
            if grid and grid[-1].cells:
                grid.append(GridRow(number, ()))
            continue
        if number in sheet.hidden_rows:
            continue
        cells: list[GridCell | None] = []
        until = 0  # the last column that the cell just read covers
        for column in shown_columns:
            if column > len(row):
                break
            above = covering.get(column)
            if column <= until or (above is not None and number <= above[0]):
                cells.append(None)
                continue
            content = _content(row[column - 1], sheet.images.get((number, column)), colours)
            end = sheet.merged.get((number, column))
            if end is None:
                cells.append(GridCell(content))
                continue
            until = end[1]
            wide = sum(1 for one in range(column, min(end[1], MOST_COLUMNS) + 1) if one not in sheet.hidden_columns)
            if end[0] > number:
                for one in range(column, min(end[1], MOST_COLUMNS) + 1):
                    covering[one] = end
            cells.append(GridCell(content, wide, end[0] - number + 1))
        if any(cell is None or cell.content != CellText() for cell in cells):
            grid.append(GridRow(number, tuple(cells)))
        else:
            gap = row
            if grid and grid[-1].cells:
                grid.append(GridRow(number, ()))
    return grid


def _content(cell: Any, image: str | None, colours: Colours) -> CellText:
    value = cell.value
    if image is not None and (value is None or cell.data_type == "e"):
        return CellText(mark="image", alt=image)
    text = shown(value, cell.number_format).strip()
    if text:
        bold = bool(cell.font.b) if cell.font is not None else False
        lines: tuple[tuple[Piece, ...], ...] = tuple((Piece(line, bold),) for line in text.splitlines() if line.strip())
        if image is not None:
            lines = (*lines[:-1], (*lines[-1], Piece(" "), Piece(image, image=True)))
        return CellText(lines)
    colour = colours.of(cell) if cell.fill is not None else None
    return CellText(mark=f"colour:{colour}") if colour else CellText()
