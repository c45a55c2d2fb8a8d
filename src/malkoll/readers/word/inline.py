"""The text of a paragraph in its final form, with what hangs on it: pictures, notes, text boxes.

Tracked changes are read as accepted. Field codes, hidden text and comments are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from lxml.etree import _Element

from malkoll.readers.transcript import Piece
from malkoll.readers.word.names import DRAWING, MATH, TRANSPARENT, W, child, colour, is_on, number, opened, value
from malkoll.readers.word.styles import Look, Styles
from malkoll.readers.word.symbols import HIGHLIGHTS, is_sign, symbol
from malkoll.records import record

__all__ = ["Inline", "Shown", "Text"]

_RUN, _RUN_PROPERTIES = f"{W}r", f"{W}rPr"
_AROUND = TRANSPARENT | {f"{W}hyperlink", f"{W}fldSimple"}
_BOX = f"{W}txbxContent"
_MATH_TEXT = f"{MATH}t"
_FORMULAS = (f"{MATH}oMath", f"{MATH}oMathPara")
_SAID = {"noBreakHyphen": "-", "tab": "\t", "ptab": "\t", "softHyphen": "\u00ad"}
_CLARK = {f"{W}{name}": text for name, text in _SAID.items()}
_TEXT, _BREAKS = f"{W}t", (f"{W}br", f"{W}cr")
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_MOST_FIELDS = 100  # open at a time


@record
class Shown:
    """A picture or a drawing; ``floats`` where it stands beside the text, ``bare`` for a shape without words."""

    alt: str = ""
    floats: bool = False
    bare: bool = False


@record(frozen=False)
class Text:
    """What a paragraph holds.

    ``size`` is the smallest size of its letters, in half points, and ``bold`` whether all are bold. ``colour`` is
    that of signs or of blank text, where one is set; ``in_contents`` whether a field for a table of contents wrote
    the text. ``notes`` are the kind and id of footnotes, ``boxes`` the contents of text boxes.
    """

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    pictures: list[Shown] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    size: int | None = None
    bold: bool = True
    colour: str | None = None
    in_contents: bool = False

    @property
    def words(self) -> str:
        """All of the text on one line; tabs stay."""
        return " ".join("".join(piece.text for piece in line if not piece.image) for line in self.lines).strip()

    def pieces(self) -> list[Piece]:
        """All of the text on one line, without pictures and tabs."""
        found: list[Piece] = []
        for at, line in enumerate(self.lines):
            if at:
                found.append(Piece(" "))
            found += [Piece(piece.text.replace("\t", " "), piece.bold) for piece in line if not piece.image]
        return found

    def join(self, after: Text) -> None:
        """Go on with ``after``, whose paragraph is one with this."""
        self.lines[-1] += after.lines[0]
        self.lines += after.lines[1:]
        self.pictures += after.pictures
        self.notes += after.notes
        self.boxes += after.boxes
        sizes = [size for size in (self.size, after.size) if size is not None]
        self.size = min(sizes, default=None)
        self.bold = self.bold and after.bold
        self.colour = self.colour or after.colour
        self.in_contents = self.in_contents or after.in_contents


@record(frozen=False)
class _Field:
    code: str = ""
    shows: bool = False


class Inline:
    """Reads paragraphs in the order of the text: a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self._text = Text()
        self._usual = Look()

    def read(self, paragraph: _Element, style: str | None) -> Text:
        """The text of ``paragraph``, which is of ``style``."""
        self._text = Text()
        self._usual = self._styles.paragraph_look(style)
        for element in _spread(paragraph, _AROUND):
            if element.tag == _RUN:
                self._run(element)
            elif element.tag in _FORMULAS:
                self._put("".join(part.text or "" for part in element.iter(_MATH_TEXT)), self._usual)
        # A field whose code has not ended with its paragraph is broken, and must not hide what follows.
        self._fields = [one for one in self._fields if one.shows]
        return self._text

    def _run(self, run: _Element) -> None:
        properties = run.find(_RUN_PROPERTIES)
        look = self._usual
        if properties is not None and len(properties):
            by_style = self._styles.run_look(value(properties.find(f"{W}rStyle")))
            look = Look.of(properties).over(by_style).over(look)
        for part in _spread(run, TRANSPARENT):
            tag = part.tag
            if tag == f"{W}fldChar":
                self._field(part)
            elif tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].code += part.text or ""
            elif look.hidden or any(not one.shows for one in self._fields):
                continue
            elif tag == _TEXT:
                self._put(part.text or "", look, properties)
            elif tag in _CLARK:
                self._put(_CLARK[tag], look)
            elif tag in _BREAKS:
                self._text.lines.append([])
            elif tag == f"{W}sym":
                sign = symbol(value(part, "font") or "", value(part, "char") or "")
                self._put(sign, look, properties) if sign else self._show(Shown(bare=True))
            elif tag == f"{W}ruby":
                self._put("".join(one.text or "" for one in part.iterfind(f"{W}rubyBase/{W}r/{W}t")), look)
            elif tag in _NOTES:
                self._text.notes.append((_NOTES[tag], value(part, "id") or ""))
            elif tag in _DRAWN:
                self._drawn(part)

    def _put(self, words: str, look: Look, properties: _Element | None = None) -> None:
        if not words:
            return
        text = self._text
        text.lines[-1].append(Piece(words, bool(look.bold)))
        if words.strip():
            text.bold = text.bold and bool(look.bold)
            if look.size is not None:
                text.size = look.size if text.size is None else min(text.size, look.size)
            text.in_contents = text.in_contents or any(_is_contents(one) for one in self._fields)
        if properties is not None and text.colour is None and (not words.strip() or is_sign(words)):
            text.colour = _colour(properties, sign=bool(words.strip()))

    def _field(self, mark: _Element) -> None:
        kind = value(mark, "fldCharType")
        if kind == "begin" and len(self._fields) < _MOST_FIELDS:
            self._fields.append(_Field())
            said = _form(mark)
            if said:
                self._fields[-1].shows = True
                self._put(said, self._usual)
                self._fields[-1].shows = False
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawn(self, part: _Element) -> None:
        """A drawing: text boxes in it, or a picture."""
        boxes = list(_boxes(part))
        if boxes:
            self._text.boxes += boxes
            return
        frame = next(part.iter(f"{DRAWING}inline", f"{DRAWING}anchor"), None)
        alt, floats = "", False
        if frame is not None:
            about = frame.find(f"{DRAWING}docPr")
            if about is not None:
                alt = about.get("descr") or about.get("title") or ""
                if any(one.get("val") in ("1", "true") for one in about.iter("{*}decorative")):
                    return
            floats = frame.tag == f"{DRAWING}anchor"
        else:
            if any(str(name).endswith("}hr") for one in part.iter() for name in one.attrib):
                return
            alt = next((one.get("alt") or "" for one in part.iter() if one.get("alt")), "")
        bare = next(part.iter("{*}pic", "{*}chart", "{*}relIds", "{*}imagedata", "{*}OLEObject"), None) is None
        self._show(Shown(" ".join(alt.split()), floats, bare))

    def _show(self, picture: Shown) -> None:
        self._text.pictures.append(picture)
        if not picture.floats and not picture.bare:
            self._text.lines[-1].append(Piece(picture.alt, image=True))


def _spread(element: _Element, through: Iterable[str]) -> Iterator[_Element]:
    """The children of ``element`` in order, and those of children that only stand around text."""
    stack = [element.iterchildren()]
    while stack:
        one = next(stack[-1], None)
        if one is None:
            stack.pop()
        elif one.tag in through:
            stack.append(opened(one))
        else:
            yield one


def _boxes(part: _Element) -> Iterator[_Element]:
    """The text boxes in a drawing, outermost only."""
    passed: _Element | None = None
    for box in part.iter(_BOX):
        if passed is None or passed not in box.iterancestors(_BOX):
            passed = box
            yield box


def _is_contents(one: _Field) -> bool:
    return one.code.split(maxsplit=1)[:1] == ["TOC"]


def _form(mark: _Element) -> str:
    """What an old form field shows by itself: a ticked box, the chosen line of a list."""
    data = child(mark, "ffData")
    box = child(data, "checkBox")
    if box is not None:
        ticked = child(box, "checked")
        return "☒" if is_on(child(box, "default") if ticked is None else ticked) else "☐"
    choices = child(data, "ddList")
    if choices is not None:
        said = [value(entry) or "" for entry in choices.iterfind(f"{W}listEntry")]
        at = number(child(choices, "result")) or 0
        return said[at] if 0 <= at < len(said) else ""
    return ""


def _colour(properties: _Element, *, sign: bool) -> str | None:
    """The colour that a sign, or a stretch of blank text, is shown in."""
    own = colour(value(child(properties, "color"))) if sign else None
    if own == "#000000":
        own = None
    pen = HIGHLIGHTS.get(value(child(properties, "highlight")) or "")
    return own or pen or colour(value(child(properties, "shd"), "fill"))
