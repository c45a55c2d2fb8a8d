"""Sections: whether anything stands under a heading, and whether a heading stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from malkoll.document import Block, Divider, Document, Heading, Item, Note, Paragraph, Table, TocEntry
from malkoll.facts.own_lines import lines_of
from malkoll.facts.patterns import word_set
from malkoll.facts.placeholders import PlaceWords
from malkoll.facts.repeated import same_words
from malkoll.plan import Passage, Plan, Section

__all__ = ["sections_in"]

# More empty sections than this, and more than one in five, are a layout that was not understood.
_MOST_EMPTY = 3
_LONG_TITLE = 20
_FULL_TITLE = 3  # words
_RUNNING = 60
_MOST_BLOCKS = 3

_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+")
# What these are headings of may have been lost with an image, or stands in a file of its own.
_CAPTION = re.compile(r"[\W\d]*(?:bilag|appendi|figur|tabell|diagram|bild|karta|figure|table)", re.IGNORECASE)
# Sections that are text by nature, and no chapters with headings of their own.
_OF_TEXT = word_set(
    "syfte bakgrund avgränsning avgränsningar målgrupp nuläge nulägesbeskrivning slutsats slutsatser purpose background"
)
_UNFINISHED = word_set("och eller samt för i på av till med om som en ett den det de and of for the to")


@dataclass(slots=True)
class _Headed:
    """A heading and the blocks under it before the next one; ``above`` are the headings it stands in."""

    heading: Heading
    above: tuple[int, ...]
    blocks: list[Block] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of the heading, deepest where nothing says."""
        return self.heading.level or 9

    @property
    def words(self) -> str:
        """The heading as it is compared."""
        return same_words(self.heading.text)


def sections_in(plan: Plan, document: Document, words: PlaceWords) -> tuple[Section, ...]:
    """The sections of ``document``, in its order."""
    found = list(_headed(document, words))
    own = lines_of(plan)
    empty = _empty(found, own, document, words)
    again = _again(found, own)
    out = []
    for at, one in enumerate(found):
        held = bool(one.blocks) and _holds_a_place(one.blocks, words)
        text, span = one.heading.text, one.heading.span
        out.append(Section(text, span, filled=not (held or at in empty), repeats=again.get(at)))
    return tuple(out)


def _headed(document: Document, words: PlaceWords) -> Iterator[_Headed]:
    open_: list[tuple[int, int]] = []  # level and line
    current: _Headed | None = None
    for block in document.blocks:
        if isinstance(block, Heading) and (block.level is not None or not words.only_hold_a_place(block.text)):
            if current is not None:
                yield current
            level = block.level or 9
            while open_ and open_[-1][0] >= level:
                open_.pop()
            current = _Headed(block, tuple(line for _, line in open_))
            open_.append((level, block.span.line))
        elif current is not None and not isinstance(block, Note | Divider):
            current.blocks.append(block)
    if current is not None:
        yield current


def _holds_a_place(blocks: Sequence[Block], words: PlaceWords) -> bool:
    """Whether all there is under a heading is a place kept for text to come."""
    return len(blocks) <= _MOST_BLOCKS and all(
        isinstance(block, Paragraph | Item | Heading) and words.only_hold_a_place(block.text) for block in blocks
    )


# --- nothing under a heading --------------------------------------------------------------------


def _empty(found: list[_Headed], own: frozenset[int], document: Document, words: PlaceWords) -> set[int]:
    """The sections that nothing stands in, and that surely are no chapters, labels or halves of a heading."""
    begun = next((at for at, one in enumerate(found) if any(map(_is_running, one.blocks))), len(found))
    filled = {
        (one.words, below.words, one.level)
        for one, below in pairwise(found)
        if one.blocks and one.level == below.level and one.above == below.above
    }
    beside = {(one.above, one.level) for one in found if one.blocks}
    listed = {same_words(block.text) for block in document.blocks if isinstance(block, TocEntry)}
    out = set()
    for at in range(begun + 1, len(found) - 1):
        one, below = found[at], found[at + 1]
        if one.blocks or one.heading.level is None or below.heading.level is None or below.level > one.level:
            continue
        if {one.heading.span.line, below.heading.span.line} & own or _CAPTION.match(one.heading.text):
            continue
        if words.is_label(one.heading.text) or _is_one_heading(one, below, listed):
            continue
        numbers = _number(one), _number(below)
        if all(numbers) and below.level == one.level:
            surely = _are_siblings(*numbers)
        else:
            # A chapter may have its parts at its own level, and never has them above it.
            surely = (below.level < one.level and (one.above, one.level) in beside) or one.words in _OF_TEXT
            # Elsewhere the two stand beside each other, and the first has its text.
            surely = surely or (one.words, below.words, one.level) in filled
        if surely:
            out.add(at)
    return out if len(out) <= max(_MOST_EMPTY, len(found) // 5) else set()


def _is_running(block: Block) -> bool:
    """Whether the text of the document has begun: before that stand titles."""
    return isinstance(block, Table | Item) or (isinstance(block, Paragraph) and len(block.text) >= _RUNNING)


def _is_one_heading(one: _Headed, below: _Headed, listed: set[str]) -> bool:
    """Whether two headings are one that stood on two lines."""
    first, second = one.heading.text, below.heading.text
    if second[:1].islower() or first[-1:] in ",–—-:&" or first.split()[-1].lower() in _UNFINISHED:
        return True
    return f"{one.words} {below.words}" in listed


def _number(one: _Headed) -> tuple[str, ...]:
    found = _NUMBER.match(one.heading.text)
    return tuple(found[1].split(".")) if found is not None else ()


def _are_siblings(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether chapter numbers follow each other: 3.2 and 3.3."""
    return len(one) == len(other) and one[:-1] == other[:-1] and int(other[-1]) == int(one[-1]) + 1


# --- a heading that stands twice ----------------------------------------------------------------


def _again(found: list[_Headed], own: frozenset[int]) -> dict[int, Passage]:
    """Sections whose heading and text stand twice in the same chapter, or whose heading is doubled."""
    by_words: dict[tuple[str, int, tuple[int, ...]], list[int]] = {}
    for at, one in enumerate(found):
        if one.heading.look == "marked" and len(one.words) >= _LONG_TITLE and one.words.count(" ") >= _FULL_TITLE - 1:
            by_words.setdefault((one.words, one.level, one.above), []).append(at)
    out: dict[int, Passage] = {}
    for places in by_words.values():
        if len(places) != 2 or places[0] == 0:
            # Once only, a running title, or the title of the whole document.
            continue
        first, second = found[places[0]], found[places[1]]
        if first.heading.span.line in own and second.heading.span.line in own and not _is_doubled(places, first):
            continue
        said = _said(first)
        if _is_doubled(places, first) or (len(said) >= _RUNNING and said == _said(second)):
            out[places[1]] = Passage(first.heading.text, first.heading.span)
    return out


def _is_doubled(places: Sequence[int], first: _Headed) -> bool:
    return places[1] == places[0] + 1 and not first.blocks


def _said(one: _Headed) -> str:
    """The text of a section, as it is compared; tables and images count by their kind alone."""
    parts = (block.text if isinstance(block, Paragraph | Item) else type(block).__name__ for block in one.blocks)
    return same_words(" ".join(parts))
