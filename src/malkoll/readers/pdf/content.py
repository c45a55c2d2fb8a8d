"""A page painted: letters gathered to words, paths to ruling lines and filled areas."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, apply_matrix_rect, decode_text

from malkoll.readers.pdf.opened import Budget, Fonts
from malkoll.readers.pdf.painted import Box, Fill, Image, Page, Word
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["read_page"]

_BOLD = compiled(r"bold|black|heavy|semibold|demi(?!-?light)|[-,]bd\b|[-,]b\b", re.IGNORECASE)
_SYMBOLS = compiled(r"wingdings|webdings|dingbats|opensymbol|symbolmt", re.IGNORECASE)
_TICKS = {"ü": "✓", "û": "✗", "þ": "☑", "¨": "☐", "o": "☐"}
_FORCED_BOLD = 1 << 18
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_THIN = 3.0  # points; what is thinner is a line and not an area
_DOT = 8.0  # points; a shape smaller than this, as high as it is wide, may be a bullet
_MOST_SHAPES = 20_000  # on a page; more is a drawing
_LONGEST_PATH = 400  # segments; longer ones are drawings
_SPACE = 0.18  # of the size: a gap this wide parts two words


def read_page(page: PDFPage, number: int, fonts: Fonts, budget: Budget) -> Page:
    """What is painted on ``page``; ``number`` counts from 1. One whose text runs up or down is turned first.

    Raises:
        PlanError: the budget is used up.
    """
    device = _Device(fonts, number, budget)
    _Interpreter(fonts, device).process_page(page)
    turn = device.turn()
    if turn:
        page.rotate = (page.rotate + turn) % 360
        device = _Device(fonts, number, budget)
        _Interpreter(fonts, device).process_page(page)
    return device.finished()


@record(frozen=False)
class _Look:
    """What of a font shows in its letters."""

    bold: bool
    symbols: bool


@record(frozen=False)
class _Open:
    """Marked content that has begun."""

    mark: int | None
    artifact: bool
    actual: str | None


class _Interpreter(PDFPageInterpreter):
    """Knows the property lists of marked content, and goes back to the page's own place after a form."""

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 (an operator's name)
        if isinstance(props, PSLiteral):
            lists = resolve1(self.resources.get("Properties"))
            props = resolve1(lists.get(props.name)) if isinstance(lists, dict) else None
        super().do_BDC(tag, props if isinstance(props, dict) else {})

    def do_BMC(self, tag: Any) -> None:  # noqa: N802
        self.device.begin_tag(tag, {})

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        super().do_Do(xobjid_arg)
        self.device.set_ctm(self.ctm)


class _Device(PDFTextDevice):
    """Collects what is painted."""

    def __init__(self, fonts: Fonts, number: int, budget: Budget) -> None:
        super().__init__(fonts)
        self.budget = budget
        self.number = number
        self.page = Page(number, 0, 0)
        self.marks: list[_Open] = []
        self.forms = 0
        self.looks: dict[int, _Look] = {}
        self.word: Word | None = None
        self.last: Word | None = None  # the one that ended last
        self.seen: set[tuple[str, int, int]] = set()
        self.letters = {"upright": 0, "up": 0, "down": 0}
        self.render = 0
        self.spacing = 0.0
        self.colour: str | None = None

    # --- the page -----------------------------------------------------------------------------

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self.page = Page(self.number, abs(x1 - x0), abs(y1 - y0))

    def finished(self) -> Page:
        """The page, when all of it has been painted."""
        self._end_word()
        if len(self.page.across) + len(self.page.down) > _MOST_SHAPES:
            self.page.across, self.page.down = [], []
        return self.page

    def turn(self) -> int:
        """The degrees to turn the page clockwise so that most of its text stands upright."""
        up, down = self.letters["up"], self.letters["down"]
        if max(up, down) <= self.letters["upright"] + min(up, down):
            return 0
        return 90 if up > down else 270

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        height = self.page.height
        return Box(min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1))

    # --- marked content -----------------------------------------------------------------------

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        self._end_word()
        above = self.marks[-1] if self.marks else _Open(None, False, None)
        mark = props.get("MCID") if isinstance(props, dict) else None
        actual = resolve1(props.get("ActualText")) if isinstance(props, dict) else None
        self.marks.append(
            _Open(
                mark if isinstance(mark, int) and not self.forms else above.mark,
                above.artifact or tag.name == "Artifact",
                decode_text(actual) if isinstance(actual, bytes) else None,
            )
        )

    def end_tag(self) -> None:
        self._end_word()
        if self.marks:
            self.marks.pop()

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:
        self.budget.tick()
        self._end_word()
        self.forms += 1

    def end_figure(self, name: str) -> None:
        self._end_word()
        self.forms -= 1

    # --- areas, lines and images --------------------------------------------------------------

    def render_image(self, name: str, stream: PDFStream) -> None:
        assert self.ctm is not None
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm, (0, 0, 1, 1))
        now = self.marks[-1] if self.marks else _Open(None, False, None)
        self.page.images.append(Image(self._box(x0, y0, x1, y1), now.mark, now.artifact))

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        self.budget.tick()
        page = self.page
        if not path or len(path) > _LONGEST_PATH or len(page.across) + len(page.down) + len(page.fills) > _MOST_SHAPES:
            return
        part: list[PathSegment] = []
        for segment in path:
            if segment[0] == "m" and part:
                self._shape(graphicstate, stroke, fill, part)
                part = []
            part.append(segment)
        self._shape(graphicstate, stroke, fill, part)

    def _shape(self, state: PDFGraphicState, stroke: bool, fill: bool, path: Sequence[PathSegment]) -> None:
        assert self.ctm is not None
        points = [apply_matrix_pt(self.ctm, segment[-2:]) for segment in path if len(segment) > 2]
        if len(points) < 2:
            return
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = self._box(min(xs), min(ys), max(xs), max(ys))
        width, height = box.x1 - box.x0, box.bottom - box.top
        if 1 <= width <= _DOT and abs(width - height) < 0.1 * width and (fill or stroke):
            self.page.dots.append(box)
        if width <= _THIN and height <= _THIN:
            return
        straight = all(segment[0] in "mlh" for segment in path)
        if height <= _THIN or width <= _THIN:
            if straight:
                (self.page.across if height <= _THIN else self.page.down).append(box)
            return
        if fill:
            colour = _hex(state.ncolor)
            if colour is not None:
                self.page.fills.append(Fill(box, colour))
        square = straight and all(
            abs(ax - bx) < 0.5 or abs(ay - by) < 0.5 for (ax, ay), (bx, by) in itertools.pairwise(points)
        )
        if square and stroke:
            closed = len(points) >= 4
            if closed:
                self._frame(box)
            else:
                for (ax, ay), (bx, by) in itertools.pairwise(points):
                    side = self._box(ax, ay, bx, by)
                    (self.page.across if side.bottom - side.top <= side.x1 - side.x0 else self.page.down).append(side)

    def _frame(self, box: Box) -> None:
        self.page.across.append(Box(box.x0, box.top, box.x1, box.top))
        self.page.across.append(Box(box.x0, box.bottom, box.x1, box.bottom))
        self.page.down.append(Box(box.x0, box.top, box.x0, box.bottom))
        self.page.down.append(Box(box.x1, box.top, box.x1, box.bottom))

    # --- text ---------------------------------------------------------------------------------

    def render_string(self, textstate: PDFTextState, seq: Any, ncs: Any, graphicstate: PDFGraphicState) -> None:
        self.budget.tick()
        self.render = textstate.render
        scale = textstate.scaling * 0.01 * abs(textstate.matrix[0] * (self.ctm[0] if self.ctm else 1))
        self.spacing = max(0.0, textstate.charspace) * scale
        self.colour = _hex(graphicstate.ncolor)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: PDFGraphicState,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = ""
        advance: float = font.char_width(cid) * fontsize * scaling
        a, b, c, d, e, f = matrix
        size = abs(fontsize) * (c * c + d * d) ** 0.5
        if isinstance(font, PDFType3Font):
            size = abs(font.get_height() * fontsize) * (c * c + d * d) ** 0.5
        ends = e + advance * a
        upright = abs(b) < 0.1 * abs(a) if a else False
        if upright:
            self.letters["upright"] += 1
        elif abs(a) < 0.1 * abs(b):
            self.letters["up" if b > 0 else "down"] += 1
        base = self.page.height - f - rise * d
        self._letter(text, min(e, ends), max(e, ends), base, size, self._look(font), upright)
        return advance

    def _look(self, font: PDFFont) -> _Look:
        look = self.looks.get(id(font))
        if look is None:
            name = font.fontname if isinstance(font.fontname, str) else str(font.fontname)
            basefont = getattr(font, "basefont", "")
            name = f"{name} {basefont}"
            weight = resolve1(font.descriptor.get("FontWeight", 0))
            bold = (
                bool(_BOLD.search(name))
                or bool(font.flags & _FORCED_BOLD)
                or (isinstance(weight, int | float) and weight >= 600)
            )
            look = self.looks[id(font)] = _Look(bold, bool(_SYMBOLS.search(name)))
        return look

    def _letter(self, text: str, x0: float, x1: float, base: float, size: float, look: _Look, upright: bool) -> None:
        now = self.marks[-1] if self.marks else _Open(None, False, None)
        if now.actual is not None:
            text, now.actual = now.actual, ""
        text = _LIGATURES.get(text, text)
        if look.symbols and text:
            text = _TICKS.get(text, text if text in "✓✗☑☐●■" else "•") if text.strip() else text
        word = self.word
        if not text.strip() or text == "\xa0":
            before = word or self.last
            if text and before is not None and abs(before.base - base) < 0.5 * size and abs(before.x1 - x0) < size:
                before.after = True  # white may be painted by itself, in a mark of its own
            self._end_word()
            return
        if "\x00" in text:
            return
        bold = look.bold or self.render == 2
        if not upright:
            if (
                word is not None
                and not word.upright
                and abs(word.size - size) < 0.5
                and abs(base - word.base) < 1.5 * size
                and abs(x0 - word.x0) < 0.5 * size
            ):
                word.text += text
                word.base = base
                return
            self._end_word()
            self.word = Word(
                self.number, text, x0, x0 + size, base, size, bold, now.mark, now.artifact, False, self.colour
            )
            return
        key = (text, round(x0), round(base))
        if key in self.seen:  # painted twice, a little apart, to look bold
            return
        self.seen.add(key)
        if (
            word is None
            or not word.upright
            or abs(base - word.base) > 0.1 * size
            or abs(size - word.size) > 0.1 * size
            or bold != word.bold
            or not -0.4 * size < x0 - word.x1 - self.spacing < _SPACE * size
        ):
            self._end_word()
            self.word = Word(self.number, text, x0, x1, base, size, bold, now.mark, now.artifact, True, self.colour)
            return
        word.text += text
        word.x1 = max(word.x1, x1)

    def _end_word(self) -> None:
        if self.word is not None:
            word = self.word
            inside = -5 <= word.base <= self.page.height + 5 and -5 <= word.x0 <= self.page.width + 5
            if inside or (word.mark is not None and not word.artifact):  # a table wider than the page
                self.page.words.append(word)
            self.word, self.last = None, word


def _hex(colour: object) -> str | None:
    """``colour`` as people write it; ``None`` where it is a pattern."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    numbers = [min(1.0, max(0.0, float(part))) for part in parts if isinstance(part, int | float)]
    if len(numbers) == 1:
        numbers *= 3
    elif len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        numbers = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(numbers) != 3:
        return None
    return "#" + "".join(f"{round(number * 255):02X}" for number in numbers)
