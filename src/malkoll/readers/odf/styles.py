"""What OpenDocument styles say of text: bold, hidden, how large, which outline level, which numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from malkoll.readers.attributes import whole_number
from malkoll.readers.odf.names import name
from malkoll.records import record
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Level", "Look", "Styles"]

_MOST_ANCESTORS = 30
_HEADING = compiled(r"(?:heading|rubrik|überschrift)[ _](\d)\b", re.IGNORECASE)
_CONTENTS = compiled(r"(?:contents|innehåll|toc)[ _]\d{1,2}\b", re.IGNORECASE)
_TITLES = frozenset(("title", "titel", "dokumenttitel", "dokumentrubrik"))
_HEX = compiled(r"_([0-9a-fA-F]{1,6})_")
_SIZE = compiled(r"(\d+(?:\.\d+)?)(pt|%|in|cm|mm)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835}


@record
class Look:
    """What one style says; ``None`` where it says nothing and what it is based on decides.

    ``size`` is in points; ``outline`` the level of a heading (from 1; 0 for none at all); ``listed`` the list style
    that numbers its paragraphs; ``colour`` the background.
    """

    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    outline: int | None = None
    listed: str | None = None
    colour: str | None = None
    contents: bool | None = None

    def over(self, base: Look) -> Look:
        """What this look says, where it says something, and what ``base`` says elsewhere."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.hidden if self.hidden is None else self.hidden,
            base.size if self.size is None else self.size,
            base.outline if self.outline is None else self.outline,
            base.listed if self.listed is None else self.listed,
            base.colour if self.colour is None else self.colour,
            base.contents if self.contents is None else self.contents,
        )


@record
class Level:
    """How one level of a list is numbered; ``form`` is "1", "a", "A", "i", "I", or empty for none and for bullets."""

    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1


class Styles:
    """The styles of a document, by family and name.

    Of ``styles.xml`` only the named ones count: its automatic styles are those of page heads and feet, under names
    that the text uses again.
    """

    __slots__ = ("_bases", "_known", "_levels", "_looks", "_outline")

    def __init__(self, content: _Element, styles: _Element | None) -> None:
        self._bases: dict[str, Look] = {}
        self._known: dict[tuple[str, str], _Element] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._outline: dict[int, Level] = {}
        for group in (
            *(styles.iter(name("office:styles")) if styles is not None else ()),
            *content.iter(name("office:automatic-styles")),
        ):
            for child in group:
                self._take(child)

    def _take(self, child: _Element) -> None:
        called = child.get(name("style:name"), "")
        if child.tag == name("style:style"):
            self._known[child.get(name("style:family"), ""), called] = child
        elif child.tag == name("style:default-style"):
            self._bases[child.get(name("style:family"), "")] = _own(child, None)
        elif child.tag == name("text:list-style"):
            self._levels[called] = _levels(child)
        elif child.tag == name("text:outline-style"):
            self._outline = _levels(child)

    def look(self, family: str, called: str | None) -> Look:
        """How the style ``called`` of a family looks, with all that it is based on."""
        base = self._bases.get(family, Look())
        if not called:
            return base
        found = self._looks.get((family, called))
        if found is not None:
            return found
        chain: list[_Element] = []
        at: str | None = called
        while at and len(chain) < _MOST_ANCESTORS and (style := self._known.get((family, at))) is not None:
            chain.append(style)
            at = style.get(name("style:parent-style-name"))
        look = base
        for style in reversed(chain):
            look = _own(style, look.size).over(look)
        self._looks[family, called] = look
        return look

    def levels(self, list_style: str) -> Callable[[int], Level]:
        """How the levels (from 1) of a list style are numbered."""
        known = self._levels.get(list_style, {})
        return lambda depth: known.get(depth, Level())

    def outline_level(self, depth: int) -> Level:
        """How headings of the outline level ``depth`` (from 1) are numbered."""
        return self._outline.get(depth, Level())


def _own(style: _Element, size: float | None) -> Look:
    """What a style itself says; ``size`` is that of the style it is based on."""
    bold = hidden = None
    colour = None
    for child in style:
        if child.tag == name("style:text-properties"):
            bold = _is_bold(child.get(name("fo:font-weight")))
            display = child.get(name("text:display"))
            hidden = None if display is None else display == "none"
            size = _size(child.get(name("fo:font-size")), size)
        if child.tag in (name("style:table-cell-properties"), name("style:paragraph-properties")):
            colour = child.get(name("fo:background-color")) or colour
    outline, contents = _by_name(style)
    return Look(bold, hidden, size, outline, style.get(name("style:list-style-name")), colour, contents)


def _by_name(style: _Element) -> tuple[int | None, bool | None]:
    """The outline level of a paragraph style, and whether it is one of tables of contents."""
    if style.get(name("style:family")) != "paragraph":
        return None, None
    level = style.get(name("style:default-outline-level"))
    if level is not None:
        return whole_number(level, 0), None
    called = style.get(name("style:display-name")) or _HEX.sub(
        lambda code: chr(min(int(code[1], 16), 0x10FFFF)), style.get(name("style:name"), "")
    )
    heading = _HEADING.match(called)
    if heading:
        return int(heading[1]), None
    if called.lower() in _TITLES:
        return 1, None
    return None, True if _CONTENTS.match(called) else None


def _is_bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return weight == "bold" or whole_number(weight, 0) >= 600


def _size(written: str | None, base: float | None) -> float | None:
    found = _SIZE.fullmatch(written or "")
    if found is None:
        return base
    number = float(found[1])
    if found[2] == "%":
        return None if base is None else base * number / 100
    return number * _POINTS[found[2]]


def _levels(style: _Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for child in style:
        depth = whole_number(child.get(name("text:level")), -1)
        if depth < 0:
            continue
        bullet = child.tag == name("text:list-level-style-bullet")
        levels[depth] = Level(
            "" if bullet else child.get(name("style:num-format"), ""),
            "" if bullet else child.get(name("style:num-prefix"), ""),
            "" if bullet else child.get(name("style:num-suffix"), ""),
            whole_number(child.get(name("text:start-value")), 1),
            whole_number(child.get(name("text:display-levels")), 1),
        )
    return levels
