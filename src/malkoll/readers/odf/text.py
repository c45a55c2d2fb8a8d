"""The text of OpenDocument paragraphs: its lines, what is bold, and what stands beside it (notes, frames)."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from malkoll.readers.attributes import whole_number
from malkoll.readers.odf.names import name
from malkoll.readers.odf.styles import Look, Styles
from malkoll.readers.transcript import Piece
from malkoll.records import record
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FRAMES", "Flow", "alternative", "boxes_in", "flow_of", "stands_in_another"]

_WHITE = compiled(r"[ \t\r\n]+")
_MOST_SPACES = 50
_LINES = (name("draw:line"), name("draw:connector"), name("draw:measure"))

FRAMES = frozenset(
    name(f"draw:{kind}")
    for kind in (
        "frame",
        "custom-shape",
        "rect",
        "ellipse",
        "circle",
        "polygon",
        "path",
        "g",
        "caption",
        "regular-polygon",
    )
)
"""Frames and drawn shapes: what holds an image, a text box or a diagram."""

_SKIPPED = frozenset(
    (
        name("office:annotation"),
        name("office:annotation-end"),
        name("office:event-listeners"),
        name("text:tracked-changes"),
        name("text:note-citation"),
        name("text:number"),
        name("text:ruby-text"),
        name("text:script"),
        *_LINES,
    )
)
_SPACE, _TAB, _BREAK, _NOTE = name("text:s"), name("text:tab"), name("text:line-break"), name("text:note")
_TEXT_BOX = name("draw:text-box")
_PARAGRAPHS = (name("text:p"), name("text:h"))
_AROUND = (*_PARAGRAPHS, _NOTE, *FRAMES, *_SKIPPED)
_SPAN, _HIDDEN = name("text:span"), (name("text:hidden-text"), name("text:hidden-paragraph"))


@record(frozen=False)
class Flow:
    """The text of a paragraph, line by line, and the notes and frames that hang in it.

    ``sizes`` counts its characters by their size in points (0 where no style tells it).
    """

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    notes: list[_Element] = field(default_factory=list)
    frames: list[_Element] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words, on one line."""
        return " ".join("".join(piece.text for piece in line) for line in self.lines).strip()

    @property
    def is_empty(self) -> bool:
        """Whether there is no text."""
        return not any(piece.text.strip() for line in self.lines for piece in line)


def flow_of(paragraph: _Element, styles: Styles) -> Flow:
    """The text of a ``text:p`` or ``text:h`` as it is shown: changes accepted, comments and hidden text left out."""
    flow = Flow()
    look = styles.look("paragraph", paragraph.get(name("text:style-name")))
    _gather(paragraph, look, styles, flow)
    return flow


def stands_in_another(paragraph: _Element) -> bool:
    """Whether the text of ``paragraph`` is part of that of one around it, as no program writes it and a file may."""
    around = next(paragraph.iterancestors(*_AROUND), None)
    return around is not None and around.tag in _PARAGRAPHS


def _gather(element: _Element, look: Look, styles: Styles, flow: Flow) -> None:
    _put(element.text, look, flow)
    for child in element:
        tag = child.tag
        if tag == _SPACE:
            _add(" " * min(whole_number(child.get(name("text:c")), 1), _MOST_SPACES), look, flow)
        elif tag == _TAB:
            _add("\t", look, flow)
        elif tag == _BREAK:
            flow.lines.append([])
        elif tag == _NOTE:
            flow.notes.append(child)
        elif tag in FRAMES:
            flow.frames.append(child)
        elif tag in _HIDDEN and child.get(name("text:is-hidden")) == "true":
            pass
        elif tag == _SPAN:
            own = styles.look("text", child.get(name("text:style-name"))).over(look)
            _gather(child, own, styles, flow)
        elif tag not in _SKIPPED:
            _gather(child, look, styles, flow)
        _put(child.tail, look, flow)


def _put(text: str | None, look: Look, flow: Flow) -> None:
    if text:
        _add(_WHITE.sub(" ", text), look, flow)


def _add(text: str, look: Look, flow: Flow) -> None:
    if look.hidden:
        return
    flow.lines[-1].append(Piece(text, bool(look.bold)))
    size = look.size or 0.0
    flow.sizes[size] = flow.sizes.get(size, 0) + len(text.strip())


def boxes_in(frame: _Element) -> list[_Element]:
    """What holds text in a frame or a drawn shape: its text boxes, and shapes with words in them."""
    found: list[_Element] = []
    waiting = [frame]
    while waiting:
        element = waiting.pop()
        if element.tag == _TEXT_BOX or (element.tag in FRAMES and element.find(name("text:p")) is not None):
            if any(text.strip() for text in element.itertext()):
                found.append(element)
        else:
            waiting += [child for child in reversed(element) if child.tag in FRAMES or child.tag == _TEXT_BOX]
    return found


def alternative(frame: _Element) -> str:
    """The text alternative of an image or a diagram, empty where it has none."""
    for kind in ("svg:title", "svg:desc"):
        for child in frame.iter(name(kind)):
            text = _WHITE.sub(" ", "".join(map(str, child.itertext()))).strip()
            if text:
                return text
    return ""
