"""The numbers and bullets that Word puts before paragraphs: they stand in no paragraph, and titles lean on them."""

from __future__ import annotations

import re

from lxml.etree import _Element

from malkoll.readers.word.names import W, child, is_on, number, value
from malkoll.readers.word.styles import Styles
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Label", "Numbering"]

_LEVELS = 9
_PLACE = compiled(r"%([1-9])")
_PLAIN_NUMBER = compiled(r"\(?%[1-9][.):]?")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HIGHEST = 9999  # higher ones are not written in letters


@record
class Label:
    """What stands before a paragraph.

    ``text`` is empty for a bullet. ``number`` is set where the label is a number and nothing else, so that the
    paragraph is an item of a numbered list. ``depth`` is the level in the list, from 0.
    """

    text: str
    depth: int
    number: int | None = None

    @property
    def says(self) -> bool:
        """Whether the label holds words ("Mål 3:", "Bilaga 2"), as no list does."""
        return any(len(word) > 1 and word.isalpha() and not _is_roman(word) for word in re.findall(r"\w+", self.text))


@record
class _Level:
    start: int
    format: str
    text: str
    style: str | None
    restarts: bool
    legal: bool


class Numbering:
    """Counts paragraphs as Word does; to be asked for each numbered paragraph once, in the order of the text."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}
        self._of: dict[str, str] = {}
        self._own: dict[str, dict[int, _Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._used: set[tuple[str, int]] = set()
        if root is None:
            return
        for abstract in root.iterfind(f"{W}abstractNum"):
            name = value(abstract, "abstractNumId")
            if name is not None:
                self._abstract[name] = dict(_level(level) for level in abstract.iterfind(f"{W}lvl"))
                link = value(child(abstract, "numStyleLink"))
                if link is not None:
                    self._links[name] = link
        for num in root.iterfind(f"{W}num"):
            self._add(num)

    def _add(self, num: _Element) -> None:
        name, abstract = value(num, "numId"), value(child(num, "abstractNumId"))
        if name is None or abstract is None:
            return
        self._of[name] = abstract
        for override in num.iterfind(f"{W}lvlOverride"):
            at = number(override, "ilvl")
            if at is None:
                continue
            start = number(child(override, "startOverride"))
            if start is not None:
                self._starts.setdefault(name, {})[at] = start
            own = child(override, "lvl")
            if own is not None:
                self._own.setdefault(name, {})[at] = _level(own)[1]

    def next(self, properties: _Element | None, style: str | None) -> Label | None:
        """The label of the next paragraph, of ``style`` and with these properties (``w:pPr``)."""
        found = self._found(child(properties, "numPr"), style)
        if found is None:
            return None
        name, at = found
        abstract = self._resolved(name)
        levels = {**self._abstract.get(abstract, {}), **self._own.get(name, {})}
        level = levels.get(at)
        if level is None:
            return None
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        start = self._starts.get(name, {}).get(at)
        if start is not None and (name, at) not in self._used:
            counts[at] = start
        else:
            before = counts[at]
            counts[at] = level.start if before is None else before + 1
        self._used.add((name, at))
        for passed in range(at):  # a level that was passed over counts as if it had been there
            if counts[passed] is None and passed in levels:
                counts[passed] = levels[passed].start
        for deeper in range(at + 1, _LEVELS):
            if deeper not in levels or levels[deeper].restarts:
                counts[deeper] = None
        return self._label(level, at, counts, levels)

    def _found(self, properties: _Element | None, style: str | None) -> tuple[str, int] | None:
        """The numbering and the level of a paragraph."""
        name, at = value(child(properties, "numId")), number(child(properties, "ilvl"))
        by_style = self._styles.numbering(style)
        if name is None:
            if by_style is None:
                return None
            name, level, owner = by_style
            if at is None:
                levels = self._abstract.get(self._resolved(name), {})
                at = next((one for one, known in levels.items() if known.style == owner), level)
        elif at is None and by_style is not None:
            at = by_style[1]
        at = at or 0
        return (name, at) if name != "0" and 0 <= at < _LEVELS else None

    def _resolved(self, name: str) -> str:
        """The abstract numbering behind a numbering, through a list style where it is one."""
        abstract = self._of.get(name, "")
        link = self._links.get(abstract)
        if link is not None:
            by_style = self._styles.numbering(link)
            if by_style is not None:
                return self._of.get(by_style[0], abstract)
        return abstract

    @staticmethod
    def _label(level: _Level, at: int, counts: list[int | None], levels: dict[int, _Level]) -> Label | None:
        if level.format == "bullet" or "%" not in level.text:
            if level.format != "bullet" and not level.text.strip():
                return None
            return Label("" if level.format == "bullet" else level.text.strip(), at)

        def shown(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            known = levels.get(other, level)
            count = counts[other]
            return _written(
                known.start if count is None else count, _legal(known.format) if level.legal else known.format
            )

        text = _PLACE.sub(shown, level.text).strip()
        if not text:
            return None
        plain = level.format == "decimal" and _PLAIN_NUMBER.fullmatch(level.text.strip()) is not None
        return Label(text, at, counts[at] if plain else None)


def _level(level: _Element) -> tuple[int, _Level]:
    start = number(child(level, "start"))
    return number(level, "ilvl") or 0, _Level(
        1 if start is None else start,
        value(child(level, "numFmt")) or "decimal",
        value(child(level, "lvlText")) or "",
        value(child(level, "pStyle")),
        value(child(level, "lvlRestart")) != "0",
        bool(is_on(child(level, "isLgl"))),
    )


def _legal(format: str) -> str:
    return format if format in ("decimalZero", "none") else "decimal"


def _written(count: int, format: str) -> str:
    if format == "none":
        return ""
    if 0 < count <= _HIGHEST:
        if format in ("lowerLetter", "upperLetter"):
            times, letter = divmod(count - 1, 26)
            text = chr(ord("a") + letter) * min(times + 1, 9)
            return text if format == "lowerLetter" else text.upper()
        if format in ("lowerRoman", "upperRoman"):
            return _roman(count) if format == "lowerRoman" else _roman(count).upper()
    return f"{count:02}" if format == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (count // worth)
        count %= worth
    return text


def _is_roman(word: str) -> bool:
    return not set(word.casefold()) - set("ivxlcdm")
