"""Styles: what a paragraph is by the name of its style, and how text in it looks."""

from __future__ import annotations

import re

from lxml.etree import _Element

from malkoll.readers.word.names import W, child, is_on, number, value
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Look", "Styles"]

_HEADING = compiled(r"(?:heading|rubrik)\s*([1-9])(?!\d)", re.IGNORECASE)
_CONTENTS = compiled(r"(?:toc|contents|innehåll)\s*([1-9])", re.IGNORECASE)
_FIGURES = compiled(r"table of figures|figurförteckning|table index 1|illustration index 1", re.IGNORECASE)
_CONTENTS_TITLE = compiled(r"(?:toc|contents) heading|innehållsförteckningsrubrik", re.IGNORECASE)
_LISTED = compiled(r"list bullet|list number|punktlista|numrerad lista", re.IGNORECASE)
_LONGEST_CHAIN = 30
_BODY_TEXT = 9  # the outline level of text that is no heading


@record
class Look:
    """How text looks; ``size`` is in half points, as Word counts. ``None`` is what is not said."""

    bold: bool | None = None
    size: int | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """The look, and ``below`` where it says nothing."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.size if self.size is None else self.size,
            below.hidden if self.hidden is None else self.hidden,
        )

    @staticmethod
    def of(properties: _Element | None) -> Look:
        """The look that run properties (``w:rPr``) give by themselves."""
        if properties is None or not len(properties):
            return _PLAIN
        return Look(
            is_on(properties.find(f"{W}b")),
            number(properties.find(f"{W}sz")),
            is_on(properties.find(f"{W}vanish")),
        )


_PLAIN = Look()
_USUAL_SIZE = 20  # half points, where the file does not say


class Styles:
    """The styles of a file. What is asked of a style is worked out once."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default: str | None = None
        defaults: _Element | None = None
        for style in root.iterfind(f"{W}style") if root is not None else ():
            name = value(style, "styleId")
            if name is None:
                continue
            self._styles[name] = style
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                self._default = name
        if root is not None:
            defaults = child(root, "docDefaults", "rPrDefault", "rPr")
        self._usual = Look.of(defaults).over(Look(False, _USUAL_SIZE, False))
        self._looks: dict[tuple[str | None, bool], Look] = {}
        self._levels: dict[str | None, int | None] = {}

    def of(self, properties: _Element | None) -> str | None:
        """The id of the style that paragraph properties (``w:pPr``) name, or of the one that holds without."""
        named = value(child(properties, "pStyle"))
        return named if named in self._styles else self._default

    def name(self, style: str | None) -> str:
        """The name of a style."""
        found = self._styles.get(style or "")
        return "" if found is None else (value(child(found, "name")) or style or "")

    def _chain(self, style: str | None) -> list[str]:
        """The style and those it is based on, nearest first."""
        chain: list[str] = []
        while style is not None and style in self._styles and style not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style = value(child(self._styles[style], "basedOn"))
        return chain

    def paragraph_look(self, style: str | None) -> Look:
        """How text looks in a paragraph of this style."""
        return self._look(style, usual=True)

    def run_look(self, style: str | None) -> Look:
        """What a style of single characters says of them."""
        return self._look(style, usual=False) if style else _PLAIN

    def _look(self, style: str | None, *, usual: bool) -> Look:
        key = (style, usual)
        if key not in self._looks:
            look = _PLAIN
            for one in self._chain(style):
                look = look.over(Look.of(child(self._styles[one], "rPr")))
            self._looks[key] = look.over(self._usual) if usual else look
        return self._looks[key]

    def heading_level(self, style: str | None) -> int | None:
        """The level, from 1, of a heading of this style; ``None`` where paragraphs of it are no headings."""
        if style not in self._levels:
            self._levels[style] = self._heading_level(style)
        return self._levels[style]

    def _heading_level(self, style: str | None) -> int | None:
        for one in self._chain(style):
            name = self.name(one)
            if _CONTENTS_TITLE.search(name):
                return None
            if name.casefold() == "title":
                return 1
            heading = _HEADING.search(name)
            if heading and not _CONTENTS.match(name):
                return int(heading[1])
            level = number(child(self._styles[one], "pPr", "outlineLvl"))
            if level is not None and 0 <= level < _BODY_TEXT:
                return level + 1
        return None

    def contents_level(self, style: str | None) -> int | None:
        """The level, from 1, of an entry of a table of contents (or of figures) of this style."""
        for one in self._chain(style):
            name = self.name(one)
            entry = _CONTENTS.fullmatch(name)
            if entry:
                return int(entry[1])
            if _FIGURES.fullmatch(name):
                return 1
        return None

    def is_listed(self, style: str | None) -> bool:
        """Whether paragraphs of this style are items of a list by its name."""
        return any(_LISTED.match(self.name(one)) for one in self._chain(style))

    def numbering(self, style: str | None) -> tuple[str, int | None, str] | None:
        """The numbering that a style has: its id, the level where it is said, and the nearest style with any."""
        level: int | None = None
        owner: str | None = None
        for one in self._chain(style):
            properties = child(self._styles[one], "pPr", "numPr")
            if properties is None:
                continue
            owner = owner or one
            level = number(child(properties, "ilvl")) if level is None else level
            found = value(child(properties, "numId"))
            if found is not None:
                return found, level, owner
        return None
