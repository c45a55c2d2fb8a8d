"""Markdown and plain text to a document.

markdown-it-py finds the block structure (headings, lists, quotations, rules, paragraphs) in a skeleton of the text: as
many lines, each cut short, with every stretch that ``layout`` has recognised standing there as one opaque block. Text
and places are always read from the source itself, so neither depends on what the skeleton leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from malkoll.document import (
    Block,
    Divider,
    Document,
    FrontMatter,
    Heading,
    Item,
    Note,
    Paragraph,
    Picture,
    Table,
    TextLine,
    TocEntry,
    Verbatim,
)
from malkoll.errors import PlanError
from malkoll.hashes import sha256
from malkoll.readers import tables
from malkoll.readers.decoding import decode
from malkoll.readers.headings import is_unfinished, looks_like_heading
from malkoll.readers.inline import Inline, Run, read_inline
from malkoll.readers.layout import Kind, Layout, lay_out
from malkoll.readers.lines import EDGE, Line, split
from malkoll.readers.toc import Contents
from malkoll.regexes import compiled
from malkoll.span import LineIndex, Span

__all__ = ["read", "read_text"]

_SKELETON_WIDTH = 100  # characters of a line that the block parser sees
_SKELETON_INDENT = 40
_MAX_NESTING = 60
_LOST_PICTURE_GAP = 3  # blank lines
_LONGEST_BROKEN_HEADING = 400  # characters of a heading that stood on two lines
_MAX_LINES = 200_000  # some four thousand pages

_BULLET = compiled(
    r"(\s*)(?:[–•●○▪■◦‣·∙⁃\uf0b7\uf0a7](?:\s+(?!\d)|(?<=[•●▪■\uf0b7\uf0a7])(?=\S))|-(?=[A-ZÅÄÖ][a-zåäö]))"
)
_NO_LIST = compiled(r"\s*(?:\d{4,9}[.)]|\+(?=\s*\d))")
_UNDERLINE = compiled(r"\s*(?:={1,2}|-)\s*\Z")
_MARKER = compiled(r"\s*(?:[-*+](?:\s+|\Z)|[–•●○▪■◦‣·∙⁃\uf0b7\uf0a7]\s*|-(?=[A-ZÅÄÖ])|\d{1,9}[.)](?:\s+|\Z))")
_QUOTE = compiled(r"(?:\s*>)+\s?")
_ATX = compiled(r"\s*(#{1,6})(?:\s+|\Z)")
_ATX_END = compiled(r"(?:\A|\s)#+\s*\Z")
_HTML_HEADING = compiled(r"\s*<h([1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_NUMBER = compiled(r"\s*(\d{1,3})[.)]\s+\S")
_KEY_VALUE = compiled(r"([^:]+):\s*(.*)", re.DOTALL)


def read(data: bytes, path: str) -> Document:
    """The document in ``data``; ``path`` is only its name.

    Raises:
        PlanError: the file is empty, not text, or of more lines than a plan can have.
    """
    return read_text(decode(data), path, sha256(data).hexdigest(), "markdown")


def read_text(text: str, path: str, sha256: str, format: str) -> Document:
    """The document that ``text`` is, decoded and with line feeds; ``sha256`` and ``format`` are of its file.

    Raises:
        PlanError: there is no text, or more lines than a plan can have.
    """
    if not text.strip(EDGE):
        raise PlanError("Filen är tom: det finns ingen plan att läsa.", "The file is empty: there is no plan to read.")
    if text.count("\n") > _MAX_LINES or text.count("\f") > _MAX_LINES:
        raise PlanError(
            f"Filen har fler än {_MAX_LINES} rader, och så lång är ingen plan.",
            f"The file has more than {_MAX_LINES} lines, and no plan is that long.",
        )
    return Document(path, text, sha256, format, tuple(_Reader(text).blocks()))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _MAX_NESTING})
    parser.enable(["blockquote", "hr", "list", "heading", "lheading"])
    parser.block.ruler.before(
        "blockquote", "stretch", _stretch, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    return parser


def _stretch(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a stretch that the layout has recognised."""
    ends: dict[int, int] = state.env["ends"]
    stop = ends.get(start)
    if stop is None:
        return False
    if not silent:
        token = state.push("stretch", "", 0)
        token.map = [start, stop]
        state.line = stop
    return True


def _skeleton(layout: Layout) -> str:
    rows: list[str] = []
    before = ""
    for line, kind in zip(layout.lines, layout.kinds, strict=True):
        if kind != Kind.TEXT:
            before = "" if kind <= Kind.DROPPED else "x"
            rows.append(before)
            continue
        row = line.text[:_SKELETON_WIDTH].rstrip(EDGE)
        bare = row.lstrip(EDGE)
        if not bare:  # nothing visible within the width, and yet text further on
            row = bare = "x"
        if bare[0] in "–•●○▪■◦‣·∙⁃\uf0b7\uf0a7-":
            bullet = _BULLET.match(row)
            if bullet:
                row = bullet[1] + "- " + (row[bullet.end() :] or "x")
        if bare[0] in "+0123456789" and _NO_LIST.match(row):
            row = "x"
        if bare[0] in "=-" and _UNDERLINE.match(line.text):
            row = "x"
        indent = len(row) - len(row.lstrip())
        rows.append(row if indent <= _SKELETON_INDENT else row[indent - _SKELETON_INDENT :])
        before = row
    return "\n".join(rows)


class _Placed:
    """A block and the lines ``[first, last]`` that it was read from."""

    __slots__ = ("block", "first", "last", "unheaded")

    def __init__(self, block: Block, first: int, last: int, *, unheaded: bool = False) -> None:
        self.block = block
        self.first = first
        self.last = last
        self.unheaded = unheaded  # a table that has no head of its own


class _Reader:
    """Reads one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.index = LineIndex(text)
        self.layout = lay_out(text, split(text))
        self.contents = Contents(self.layout.entries.values())
        self.placed: list[_Placed] = []

    def blocks(self) -> Iterator[Block]:
        """The blocks in the order of the text."""
        tokens: list[Token] = []
        parser = _parser()
        parser.block.parse(_skeleton(self.layout), parser, {"ends": self.layout.ends}, tokens)
        _Walk(self, tokens).run()
        placed = self._join_tables(self.placed)
        placed = self._settle_headings(placed)
        return self._with_notes(self._with_lost_pictures(placed))

    def add(self, block: Block, first: int, last: int, *, unheaded: bool = False) -> None:
        """Put a block last."""
        self.placed.append(_Placed(block, first, last, unheaded=unheaded))

    # Stretches that the layout has recognised.

    def stretch(self, first: int, stop: int) -> None:
        """The lines ``[first, stop)``, all of one kind."""
        kind = self.layout.kinds[first]
        lines = self.layout.lines[first:stop]
        if kind == Kind.CONTENTS:
            self._entries(first, stop)
        elif kind in (Kind.TABS, Kind.PIPES):
            self._rows(kind, first, stop)
        elif kind == Kind.PLACED:
            rows = tables.placed_rows(self.layout.lines, self.layout.placed[first])
            if rows:
                self.add(tables.table_of(rows), first, stop - 1, unheaded=True)
        elif kind == Kind.VERBATIM:
            inside = "\n".join(line.text.rstrip(EDGE) for line in lines[1:-1])
            self.add(Verbatim(self._whole(lines), inside), first, stop - 1)
        elif kind == Kind.FRONT:
            self.add(FrontMatter(self._whole(lines), _pairs(lines)), first, stop - 1)
        elif kind == Kind.HTML_TABLE:
            last = lines[-1]
            table = tables.html_table(self.text, lines[0].start, last.start + len(last.text), self.index)
            if table is not None:
                self.add(table, first, stop - 1, unheaded=not table.rows[0].head)

    def _whole(self, lines: tuple[Line, ...]) -> Span:
        begin, _ = lines[0].trimmed()
        _, end = lines[-1].trimmed()
        return self.index.span(lines[0].start + begin, max(lines[-1].start + end, lines[0].start + begin))

    def _entries(self, first: int, stop: int) -> None:
        number = first
        while number < stop:
            entry = self.layout.entries.get(number)
            if entry is None:  # cannot be: every such line belongs to an entry
                number += 1
                continue
            span = self._whole(self.layout.lines[entry.first : entry.last + 1])
            if entry.text:
                self.add(TocEntry(span, entry.text, entry.page), entry.first, entry.last)
            number = entry.last + 1

    def _rows(self, kind: Kind, first: int, stop: int) -> None:
        lines = self.layout.lines[first:stop]
        head = False
        if kind == Kind.TABS:
            rows = tables.tab_rows(lines)
        else:
            head = len(lines) > 1 and tables.is_delimiter(lines[1].text)
            rows = tables.pipe_rows([line for line in lines if not tables.is_delimiter(line.text)], head=head)
        if rows:
            self.add(tables.table_of(rows), first, stop - 1, unheaded=not head)

    # What is settled when all blocks are known.

    def _join_tables(self, placed: list[_Placed]) -> list[_Placed]:
        """Tables that go on after blank lines are one table."""
        result: list[_Placed] = []
        rows: list[tuple[Table, int]] = []  # the tables that make up the last one
        for item in placed:
            above = result[-1] if result else None
            if (
                above is not None
                and isinstance(above.block, Table)
                and isinstance(item.block, Table)
                and item.unheaded
                and self.layout.kinds[item.first] == self.layout.kinds[above.last]
                and tables.continues(above.block, item.block)
            ):
                rows.append((item.block, item.last))
                above.last = item.last
                continue
            self._fold(result, rows)
            result.append(item)
        self._fold(result, rows)
        return result

    @staticmethod
    def _fold(result: list[_Placed], rows: list[tuple[Table, int]]) -> None:
        if rows and result:
            first = result[-1].block
            assert isinstance(first, Table)
            result[-1].block = tables.join([first, *(table for table, _ in rows)])
        rows.clear()

    def _settle_headings(self, placed: list[_Placed]) -> list[_Placed]:
        """Mark the headings that the table of contents has, and make one of a heading broken in two."""
        result: list[_Placed] = []
        for item in placed:
            block = item.block
            above = result[-1] if result else None
            if isinstance(block, Heading) and above is not None and isinstance(above.block, Heading):
                whole = self._joined(above.block, block)
                if whole is not None:
                    above.block, above.last = whole, item.last
                    continue
            result.append(item)
        headings = [item for item in result if isinstance(item.block, Heading)]
        if self.contents:
            for item in headings:
                assert isinstance(item.block, Heading)
                if item.block.text in self.contents:
                    item.block = replace(item.block, in_toc=True)
            for above, below in pairwise(result):
                one, two = above.block, below.block
                if isinstance(one, Heading) and isinstance(two, Heading) and f"{one.text} {two.text}" in self.contents:
                    above.block, below.block = replace(one, in_toc=True), replace(two, in_toc=True)
        return result

    def _joined(self, above: Heading, below: Heading) -> Heading | None:
        if not below.text[:1].islower() or not is_unfinished(above.text):
            return None
        text = f"{above.text} {below.text}"
        if len(text) > _LONGEST_BROKEN_HEADING:
            return None
        if (above.look == "line" or below.look == "line") and text not in self.contents:
            return None
        return Heading(above.span.to(below.span), text, above.level, above.look)

    def _with_lost_pictures(self, placed: list[_Placed]) -> Iterator[Block]:
        above: _Placed | None = None
        for item in placed:
            if above is not None:
                first, last = self.layout.lines[above.last], self.layout.lines[item.first]
                if last.number - first.number > _LOST_PICTURE_GAP and self._is_gap(above, item):
                    gap = self.layout.lines[above.last + 1]
                    yield Picture(gap.span(0, 0), lost=True)
            yield item.block
            above = item

    def _with_notes(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks with the comments among them, each after the block that it stands in or after."""
        notes = [Note(self.index.span(*note), self._words_of(note)) for note in reversed(self.layout.notes)]
        for block in blocks:
            while notes and notes[-1].span.start < block.span.start:
                yield notes.pop()
            yield block
        yield from reversed(notes)

    def _words_of(self, note: tuple[int, int]) -> str:
        words = self.text[note[0] + 4 : note[1] - 3].strip(EDGE)
        return "\n".join(line.rstrip(EDGE) for line in words.split("\n"))

    def _is_gap(self, above: _Placed, below: _Placed) -> bool:
        if isinstance(above.block, TocEntry | FrontMatter) or isinstance(below.block, TocEntry):
            return False
        if isinstance(above.block, Table) and isinstance(below.block, Table):
            return False
        end, start = self.layout.lines[above.last].start, self.layout.lines[below.first].start
        if any(end <= note < start for note, _ in self.layout.notes):
            return False  # the lines are empty of all but a comment
        between = self.layout.kinds[above.last + 1 : below.first]
        return len(between) >= _LOST_PICTURE_GAP and all(kind == Kind.BLANK for kind in between)

    # Text.

    def is_blank(self, number: int) -> bool:
        """Whether line ``number`` is empty or outside the text."""
        kinds = self.layout.kinds
        return not 0 <= number < len(kinds) or kinds[number] in (Kind.BLANK, Kind.DROPPED)


def _pairs(lines: tuple[Line, ...]) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for line in lines[1:-1]:
        pair = _KEY_VALUE.match(line.text)
        if pair and not line.text[:1].isspace() and line.text[0] not in "#-":
            pairs.append((pair[1].strip(EDGE), pair[2].strip(EDGE).strip("\"'")))
        elif pairs and line.text.strip(EDGE):
            key, value = pairs[-1]
            pairs[-1] = (key, f"{value} {line.text.strip(EDGE)}".strip())
    return tuple(pairs)


class _OpenItem:
    """A list item being read."""

    __slots__ = ("depth", "line", "more", "number", "placed")

    def __init__(self, depth: int, number: int | None, line: int) -> None:
        self.depth = depth
        self.number = number
        self.line = line
        self.placed: _Placed | None = None  # its block
        self.more: list[TextLine] = []  # lines of further paragraphs of it

    def finish(self) -> None:
        """Put the lines of all its paragraphs into its block."""
        if self.placed is not None and self.more:
            block = self.placed.block
            assert isinstance(block, Item)
            lines = (*block.lines, *self.more)
            self.placed.block = Item(_span(lines), lines, block.depth, block.number)
            self.more = []


class _Walk:
    """Walks the parser's tokens once, and adds the blocks they stand for."""

    def __init__(self, reader: _Reader, tokens: list[Token]) -> None:
        self.reader = reader
        self.lines = reader.layout.lines
        self.tokens = tokens
        self.lists: list[bool] = []  # whether each open list is ordered
        self.items: list[_OpenItem] = []
        self.quotes = 0
        self.markers: dict[int, int] = {}  # line -> list markers before its text
        self.level: int | None = None
        self.underlined = False
        self.previous: _Placed | None = None

    def run(self) -> None:
        """Add all blocks to the reader."""
        for number, token in enumerate(self.tokens):
            kind = token.type
            if kind == "inline":
                assert token.map is not None
                if self.level is not None:
                    self.heading(*token.map)
                else:
                    self.paragraph(*token.map, lone=self.is_lone_item(number))
            elif kind == "heading_open":
                self.level = int(token.tag[1])
                self.underlined = token.markup in ("=", "-")
            elif kind == "heading_close":
                self.level = None
            elif kind in ("bullet_list_open", "ordered_list_open"):
                self.lists.append(kind[0] == "o")
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif kind == "list_item_open":
                assert token.map is not None
                number_ = int(token.info) if self.lists[-1] and token.info.isdigit() else None
                self.items.append(_OpenItem(len(self.lists) - 1, number_, token.map[0]))
                self.markers[token.map[0]] = self.markers.get(token.map[0], 0) + 1
            elif kind == "list_item_close":
                self.items.pop().finish()
            elif kind == "blockquote_open":
                self.quotes += 1
            elif kind == "blockquote_close":
                self.quotes -= 1
            elif kind == "hr":
                assert token.map is not None
                line = self.lines[token.map[0]]
                self.reader.add(Divider(line.span(*line.trimmed())), token.map[0], token.map[0])
            elif kind == "stretch":
                assert token.map is not None
                self.reader.stretch(*token.map)

    def is_lone_item(self, number: int) -> bool:
        """Whether the inline token at ``number`` is all there is of an ordered list of one item, at the outer level."""
        if len(self.items) != 1 or not self.lists[-1] or number < 3 or number + 3 >= len(self.tokens):
            return False
        around = [self.tokens[at].type for at in (number - 3, number - 2, number - 1, *range(number + 1, number + 4))]
        return around == [
            "ordered_list_open",
            "list_item_open",
            "paragraph_open",
            "paragraph_close",
            "list_item_close",
            "ordered_list_close",
        ]

    def body(self, number: int, *, keep_markers: bool = False) -> int:
        """Offset in line ``number`` where its text begins: after quotation and list marks."""
        text = self.lines[number].text
        at = 0
        markers = 0 if keep_markers else self.markers.get(number, 0)
        if self.quotes:
            quote = _QUOTE.match(text)
            at = quote.end() if quote else 0
        for _ in range(markers):
            marker = _MARKER.match(text, at)
            if marker is None:
                break
            at = marker.end()
            if self.quotes:
                quote = _QUOTE.match(text, at)
                at = quote.end() if quote else at
        return at

    def heading(self, first: int, stop: int) -> None:
        """A marked heading; what is underlined is one only where it is a single line."""
        assert self.level is not None
        if self.underlined:
            runs = self.reader_lines(first, stop)
            if len(runs) != 1 or len(runs[0][1].line.text) > 240:
                level, self.level = self.level, None
                self.paragraph(first, stop, lone=False)
                self.level = level
                below = self.lines[stop] if stop < len(self.lines) else None
                if below is not None and below.text.strip(EDGE).startswith("-"):
                    self.reader.add(Divider(below.span(*below.trimmed())), stop, stop)
                return
            line = runs[0][1].line
            self.reader.add(Heading(line.span, line.text, self.level, "marked"), first, stop)
            return
        source = self.lines[first]
        begin, end = source.trimmed(self.body(first))
        mark = _ATX.match(source.text, begin, end)
        begin = mark.end() if mark else begin
        tail = _ATX_END.search(source.text[begin:end][-80:])
        end -= len(tail.group()) if tail else 0
        inline = read_inline(source, begin, end)
        if inline.runs:
            text = " ".join(run.line.text for run in inline.runs)
            span = inline.runs[0].line.span.to(inline.runs[-1].line.span)
            self.reader.add(Heading(span, text, self.level, "marked"), first, first)
        elif inline.images:
            self.pictures(inline, first)

    def pictures(self, inline: Inline, number: int) -> None:
        """The images of a line without text."""
        for image in inline.images:
            self.reader.add(Picture(self.lines[number].span(image.begin, image.end), image.alt), number, number)

    def reader_lines(self, first: int, stop: int) -> list[tuple[int, Run]]:
        """The runs of the lines ``[first, stop)``, each with its line."""
        return [
            (number, run)
            for number in range(first, stop)
            for run in read_inline(self.lines[number], self.body(number)).runs
        ]

    def paragraph(self, first: int, stop: int, *, lone: bool) -> None:
        """A paragraph of running text: a heading, text, the text of a list item, or some of each."""
        item = self.items[-1] if self.items else None
        if stop - first == 1 and (item is None or lone) and self.stands_as_heading(first, lone=lone):
            return
        gathered: list[tuple[int, Run]] = []
        sequence = 0
        for number in range(first, stop):
            line = self.lines[number]
            begin = self.body(number)
            inline = read_inline(line, begin)
            if not inline.runs and inline.images:
                self.text(gathered, item)
                gathered = []
                self.pictures(inline, number)
                continue
            level = _HTML_HEADING.match(line.text, begin) if line.text.startswith("<", begin) else None
            if level and len(inline.runs) == 1:
                self.text(gathered, item)
                gathered = []
                found = inline.runs[0].line
                self.reader.add(Heading(found.span, found.text, int(level[1]), "marked"), number, number)
                continue
            if item is None and number > first and inline.runs:
                count = _NUMBER.match(line.text, begin)
                if count and int(count[1]) == sequence + 1 and (sequence or int(count[1]) == 1):
                    self.text(gathered, item)
                    gathered = []
                    sequence += 1
                    at = _MARKER.match(line.text, begin)
                    begin = at.end() if at else begin
                    runs = [(number, run) for run in read_inline(line, begin).runs]
                    self.item_block(runs, 0, sequence)
                    continue
            for run in inline.runs:
                if run.item:
                    self.text(gathered, item)
                    gathered = []
                    self.item_block([(number, run)], item.depth + 1 if item else 0, None)
                else:
                    gathered.append((number, run))
        self.text(gathered, item)

    def text(self, gathered: list[tuple[int, Run]], item: _OpenItem | None) -> None:
        """Add running text: to the open item, or as a paragraph."""
        if not gathered:
            return
        if item is None:
            lines = tuple(run.line for _, run in gathered)
            self.reader.add(Paragraph(_span(lines), lines), gathered[0][0], gathered[-1][0])
        elif item.placed is not None and self.reader.placed[-1] is item.placed:
            item.more += [run.line for _, run in gathered]
            item.placed.last = gathered[-1][0]
        elif gathered[0][0] == item.line or (item.placed is None and self.is_first_of(item)):
            item.placed = self.item_block(gathered, item.depth, item.number)
        else:
            lines = tuple(run.line for _, run in gathered)
            self.reader.add(Paragraph(_span(lines), lines), gathered[0][0], gathered[-1][0])

    def is_first_of(self, item: _OpenItem) -> bool:
        """Whether nothing of ``item`` has been read yet."""
        return not self.reader.placed or self.reader.placed[-1].last < item.line

    def item_block(self, gathered: list[tuple[int, Run]], depth: int, number: int | None) -> _Placed | None:
        """Add an item."""
        if not gathered:
            return None
        lines = tuple(run.line for _, run in gathered)
        self.reader.add(Item(_span(lines), lines, depth, number), gathered[0][0], gathered[-1][0])
        return self.reader.placed[-1]

    def stands_as_heading(self, number: int, *, lone: bool) -> bool:
        """Add line ``number``, a paragraph by itself, as a heading if it is one."""
        line = self.lines[number]
        if line.text.startswith("<") and _HTML_HEADING.match(line.text):
            return False
        inline = read_inline(line, self.body(number, keep_markers=lone))
        if len(inline.runs) != 1 or inline.images or inline.runs[0].item:
            return False
        run = inline.runs[0]
        text = run.line.text
        listed = text in self.reader.contents
        if run.strong and not listed and not lone:
            if text[-1] == ":" or len(text) > 240:
                return False
            self.reader.add(Heading(run.line.span, text, None, "bold"), number, number)
            return True
        if 0 < run.line.bold < len(text) and not listed:
            # "**Ansvarig** Miljöchef" is a label and its value.
            return False
        if not listed and not (looks_like_heading(text) and self.stands_alone(number, lone=lone)):
            return False
        self.reader.add(Heading(run.line.span, text, None, "bold" if run.strong else "line"), number, number)
        return True

    def stands_alone(self, number: int, *, lone: bool) -> bool:
        """Whether white (or, below, a table) surrounds the line; right under a heading stands that heading's text."""
        reader = self.reader
        if self.quotes:
            return False
        if not reader.is_blank(number - 1):
            above = reader.placed[-1].block if reader.placed else None
            if lone or isinstance(above, Heading | Item):
                return False
        if number + 1 < len(self.lines) and not reader.is_blank(number + 1):
            return not lone and reader.layout.kinds[number + 1] != Kind.TEXT
        return True


def _span(lines: tuple[TextLine, ...]) -> Span:
    return lines[0].span.to(lines[-1].span)
