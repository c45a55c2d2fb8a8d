"""Marks within a line: taken away, and what they said kept beside the text.

One pass over the tokens of a line, with no backtracking: bold, italics, code, links, images, escapes, character
references and the HTML that extraction leaves in plans. What is no mark (``5*3``, ``snake_case``, ``<5 %``) stays.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from malkoll.document import TextLine
from malkoll.readers.lines import EDGE, Line, clean
from malkoll.regexes import compiled

__all__ = ["Image", "Inline", "Run", "read_inline"]

_BREAKS = compiled(
    r"blockquote|br|caption|center|dd|div|dl|dt|figcaption|figure|h1|h2|h3|h4|h5|h6|"
    r"hr|li|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INLINE_TAGS = compiled(
    r"a|abbr|b|big|body|code|col|colgroup|del|em|font|footer|head|header|html|i|img|"
    r"ins|kbd|main|mark|nav|o:p|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var"
)
_STRONG = frozenset(("b", "strong", "th"))
_SLANTED = frozenset(("i", "em"))

_MAX_MARKED = 200_000  # characters; a longer line is no text that somebody has marked up
_MAX_BRACKETS = 32  # open at a time; deeper ones are no links

# What makes a line worth more than trimming.
_SPECIAL = compiled(r"[*_`<&\[\]\\\x00-\x1f\x85\xad\xa0•\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ufeff]|  ")
_TOKEN = compiled(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>`+)
    | (?P<comment><!--)
    | (?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9:]{0,11})(?:\s[^<>]*)?/?>)
    | (?P<auto><(?P<url>(?:https?://|mailto:)[^<>\s]{1,2000})>)
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
    | (?P<image>!\[)
    | (?P<open>\[)
    | (?P<link>\]\([ ]?(?P<to>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s"[^"]{0,200}")?[ ]?\))
    | (?P<star>\*+)
    | (?P<under>_+)
    | (?P<bullet>•)
    | (?P<dash>(?<=\s)[-–](?=\s))
    """,
    re.VERBOSE,
)
_NAMELESS = compiled(
    r"(?:image|img|bild|figur|figure|picture|pic|foto|photo|diagram)?[\s_-]*\d*(?:\.\w{2,4})?", re.IGNORECASE
)


class Image(NamedTuple):
    """An image; ``alt`` is empty where its text says nothing (a file name, "image1")."""

    alt: str
    begin: int
    end: int


class Run(NamedTuple):
    """A stretch of a line that is read as a line of its own."""

    line: TextLine
    strong: bool = False
    item: bool = False


class Inline(NamedTuple):
    """What a line holds when its marks are taken away."""

    runs: tuple[Run, ...]
    images: tuple[Image, ...] = ()


class _Opener(NamedTuple):
    part: int
    char: str
    length: int


def read_inline(line: Line, begin: int = 0, end: int | None = None, *, cell: bool = False) -> Inline:
    """The text of ``line.text[begin:end]`` without its marks, split where HTML breaks it.

    In a ``cell`` a bullet in mid-line begins a new line too.
    """
    end = len(line.text) if end is None else end
    begin, end = line.trimmed(begin, end)
    if begin >= end:
        return Inline(())
    if not _SPECIAL.search(line.text, begin, end):
        return Inline((Run(TextLine(line.text[begin:end], line.span(begin, end))),))
    if end - begin > _MAX_MARKED:
        text = clean(line.text[begin:end])
        return Inline((Run(TextLine(text, line.span(begin, end))),) if text else ())
    return _Reader(line, begin, end, cell).read()


class _Reader:
    """The parts of one line: text, marks not yet paired, and breaks."""

    def __init__(self, line: Line, begin: int, end: int, cell: bool) -> None:
        self.line = line
        self.begin = begin
        self.end = end
        self.cell = cell
        self.texts: list[str] = []
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.breaks: dict[int, bool] = {}  # part that begins a new run -> whether that run is an item
        self.strong: dict[int, int] = defaultdict(int)  # part -> change in how many strong marks are open there
        self.slanted: dict[int, int] = defaultdict(int)
        self.openers: list[_Opener] = []
        self.open_count: dict[tuple[str, int], int] = defaultdict(int)
        self.brackets: list[tuple[int, bool]] = []  # part of "[", whether it opens an image
        self.tags: dict[str, list[int]] = defaultdict(list)
        self.images: list[Image] = []
        self.in_list = False
        self.no_code: dict[int, bool] = {}
        self.no_comment = False

    def put(self, text: str, begin: int, end: int) -> None:
        self.texts.append(text)
        self.begins.append(begin)
        self.ends.append(end)

    def read(self) -> Inline:
        source, at, end = self.line.text, self.begin, self.end
        search = _TOKEN.search
        while True:
            token = search(source, at, end)
            if token is None:
                break
            if token.start() > at:
                self.put(source[at : token.start()], at, token.start())
            at = self.take(token)
        if at < end:
            self.put(source[at:end], at, end)
        for name, starts in self.tags.items():
            for start in starts:
                self.cover(name in _STRONG, start, len(self.texts))
        runs = self.runs()
        if runs and any(not image.alt for image in self.images):
            # An image that says nothing in words beside text that does: "Status: (a green dot)".
            last = runs[-1]
            runs = (*runs[:-1], last._replace(line=replace(last.line, mark="image")))
        return Inline(runs, tuple(self.images))

    def take(self, token: re.Match[str]) -> int:
        """Read one token; the offset after it."""
        kind = token.lastgroup
        begin, end = token.span()
        text = token.group()
        if kind in ("name", "tag"):
            return self.take_tag(token)
        if kind == "escape":
            self.put(text[1], begin + 1, end)
        elif kind == "code":
            return self.take_code(begin, end)
        elif kind == "comment":
            return self.take_comment(begin, end)
        elif kind in ("auto", "url"):
            self.put(token["url"].removeprefix("mailto:"), begin + 1, end - 1)
        elif kind == "entity":
            self.put(html.unescape(text), begin, end)
        elif kind in ("open", "image") and len(self.brackets) < _MAX_BRACKETS:
            self.brackets.append((len(self.texts), kind == "image"))
            self.put(text, begin, end)
        elif kind in ("link", "to"):
            self.take_link(begin, end)
        elif kind in ("star", "under"):
            self.take_mark(text, begin, end)
        elif (kind == "bullet" and (self.cell or self.in_list)) or (kind == "dash" and self.in_list):
            self.breaks[len(self.texts)] = True
        else:
            self.put(text, begin, end)
        return end

    def take_tag(self, token: re.Match[str]) -> int:
        begin, end = token.span()
        name = token["name"].lower()
        text = token.group()
        attributes = text[1:-1].strip("/ ")[len(name) :].strip()
        breaks = _BREAKS.fullmatch(name) is not None
        if not (breaks or _INLINE_TAGS.fullmatch(name)) or (attributes and "=" not in attributes):
            self.put("<", begin, begin + 1)  # no tag: "<namn på ansvarig>"
            return begin + 1
        closing = text[1] == "/"
        if breaks:
            self.breaks[len(self.texts)] = name == "li" and not closing
            if name in ("ul", "ol"):
                self.in_list = not closing
            elif name in ("li", "p"):
                self.in_list = False
        if name == "img":
            alt = re.search(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", text)
            self.image(html.unescape((alt[1] or alt[2] or "") if alt else ""), begin, end)
        elif name in _STRONG or name in _SLANTED:
            if not closing:
                self.tags[name].append(len(self.texts))
            elif self.tags[name]:
                self.cover(name in _STRONG, self.tags[name].pop(), len(self.texts))
        return end

    def image(self, alt: str, begin: int, end: int) -> None:
        alt = clean(alt)
        self.images.append(Image("" if _NAMELESS.fullmatch(alt) else alt, begin, end))

    def take_code(self, begin: int, end: int) -> int:
        length = end - begin
        if not self.no_code.get(length):
            source, at = self.line.text, end
            while (close := source.find("`" * length, at, self.end)) >= 0:
                after = close + length
                while after < self.end and source[after] == "`":
                    after += 1
                if after - close == length:
                    self.put(source[end:close], end, close)
                    return after
                at = after
            self.no_code[length] = True
        self.put(self.line.text[begin:end], begin, end)
        return end

    def take_comment(self, begin: int, end: int) -> int:
        close = -1 if self.no_comment else self.line.text.find("-->", end, self.end)
        if close >= 0:
            return close + 3
        self.no_comment = True
        self.put(self.line.text[begin:end], begin, end)
        return end

    def take_link(self, begin: int, end: int) -> None:
        if not self.brackets:
            self.put(self.line.text[begin:end], begin, end)
            return
        start, is_image = self.brackets.pop()
        if is_image:
            self.image("".join(self.texts[start + 1 :]), self.begins[start], end)
            for index in range(start, len(self.texts)):
                self.texts[index] = ""
        else:
            self.texts[start] = ""

    def take_mark(self, text: str, begin: int, end: int) -> None:
        source, char, length = self.line.text, text[0], end - begin
        before = source[begin - 1] if begin > self.begin else " "
        after = source[end] if end < self.end else " "
        index = len(self.texts)
        self.put(text, begin, end)
        if length > 3:
            return
        opens = after not in EDGE
        # Extraction leaves "*Orsak: *Text", so a mark closes after white too where nothing could open there.
        closes = before not in EDGE or (begin - 2 >= self.begin and source[begin - 2] in ":.;,)" and after.isalnum())
        if char == "_" or length == 1:
            opens = opens and not before.isalnum()
            if char == "_":
                closes = closes and not after.isalnum()
        if closes and self.close(index, char, length, spaced=before in EDGE):
            return
        if opens:
            self.openers.append(_Opener(index, char, length))
            self.open_count[char, length] += 1

    def close(self, index: int, char: str, length: int, *, spaced: bool) -> bool:
        """Pair the mark at part ``index`` with the nearest one that it can close."""
        if not self.open_count[char, length]:
            return False
        while self.openers:
            opener = self.openers.pop()
            self.open_count[opener.char, opener.length] -= 1
            if opener.char == char and opener.length == length:
                if opener.part + 1 == index:
                    return False
                if spaced and self.texts[opener.part + 1][:1] in EDGE:
                    return False
                self.texts[opener.part] = self.texts[index] = ""
                if length >= 2:
                    self.cover(True, opener.part, index)
                if length != 2:
                    self.cover(False, opener.part, index)
                return True
        return False

    def cover(self, strong: bool, start: int, stop: int) -> None:
        """Note that the parts ``[start, stop)`` stand in bold (``strong``) or italics."""
        depth = self.strong if strong else self.slanted
        depth[start] += 1
        depth[stop] -= 1

    def runs(self) -> tuple[Run, ...]:
        runs: list[Run] = []
        strong = slanted = 0
        item = False
        parts: list[tuple[int, bool, bool]] = []  # part, in bold, in bold or italics
        for index in range(len(self.texts) + 1):
            if index in self.breaks or index == len(self.texts):
                run = self.run(parts, item)
                if run is not None:
                    runs.append(run)
                    item = False
                parts = []
                item = self.breaks.get(index, False) or (item and run is None)
                if index == len(self.texts):
                    break
            strong += self.strong.get(index, 0)
            slanted += self.slanted.get(index, 0)
            if self.texts[index]:
                parts.append((index, strong > 0, strong > 0 or slanted > 0))
        return tuple(runs)

    def run(self, parts: list[tuple[int, bool, bool]], item: bool) -> Run | None:
        seen = [part for part in parts if self.texts[part[0]].strip(EDGE)]
        if not seen:
            return None
        first, last = seen[0][0], seen[-1][0]
        begin = self.begins[first]
        if self.ends[first] - begin == len(self.texts[first]):
            begin += len(self.texts[first]) - len(self.texts[first].lstrip(EDGE))
        end = self.ends[last]
        if end - self.begins[last] == len(self.texts[last]):
            end -= len(self.texts[last]) - len(self.texts[last].rstrip(EDGE))
        text = clean("".join(self.texts[part[0]] for part in parts))
        if not text:
            return None
        marked: list[str] = []
        for index, _, emphasised in parts:
            if not emphasised and self.texts[index].strip(EDGE):
                break
            marked.append(self.texts[index])
        bold = min(len(clean("".join(marked))), len(text)) if any(part[2] for part in seen[:1]) else 0
        return Run(TextLine(text, self.line.span(begin, end), bold), all(part[1] for part in seen), item)
