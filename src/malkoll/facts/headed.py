"""Sections: whether anything stands under a heading, and whether a heading stands twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from malkoll.document import Block, Document, Heading, Item, Paragraph, Table, TocEntry
from malkoll.facts.headed_twice import again
from malkoll.facts.headings import Headed, headed, is_common
from malkoll.facts.own_lines import lines_of
from malkoll.facts.patterns import word_set
from malkoll.facts.placeholders import PlaceWords
from malkoll.facts.repeated import same_words
from malkoll.plan import Plan, Section
from malkoll.regexes import compiled

__all__ = ["sections_in"]

# More empty sections than this, and more than one in five, are a layout that was not understood.
_MOST_EMPTY = 3
_RUNNING = 60
_MOST_BLOCKS = 3

_FEWEST_CHAPTERS = 5
_FEWEST_PARTS = 2

_NUMBER = compiled(r"\s*(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+")
# What these are headings of may have been lost with an image, or stands in a file of its own.
_CAPTION = compiled(r"[\W\d]*(?:bilag|appendi|figur|tabell|diagram|bild|karta|figure|table)", re.IGNORECASE)
# Sections that are text by nature, and no chapters with headings of their own.
_OF_TEXT = word_set(
    "syfte bakgrund avgränsning avgränsningar målgrupp nuläge nulägesbeskrivning slutsats slutsatser purpose background"
)
# A chapter in capitals of these may have parts in capitals too: "VÅRA VERKSAMHETER", "FÖRSKOLAN".
_OF_CHAPTERS = compiled(
    r"(?<!\w)(?:verksamhet|enhet|avdelning|nämnd|bolag|förvaltning|område|fokus|mål|resultat|uppdrag|åtgärd|aktivitet|del|"
    r"kapitel|redovisning|uppfölj|prioriter|insats|program|bilag|utveckling|perspektiv|vår(?:a|t)?(?!\w))\w*",
    re.IGNORECASE,
)
_UNFINISHED = word_set("och eller samt för i på av till med om som en ett den det de and of for the to")


def sections_in(plan: Plan, document: Document, words: PlaceWords) -> tuple[Section, ...]:
    """The sections of ``document``, in its order."""
    found = list(headed(document, words))
    own = lines_of(plan)
    empty = _empty(found, own, document, words)
    earlier = again(found, own)
    out = []
    for at, one in enumerate(found):
        held = bool(one.blocks) and _holds_a_place(one.blocks, words)
        text, span = one.heading.text, one.heading.span
        out.append(Section(text, span, filled=not (held or at in empty), repeats=earlier.get(at)))
    return tuple(out)


def _holds_a_place(blocks: Sequence[Block], words: PlaceWords) -> bool:
    """Whether all there is under a heading is a place kept for text to come."""
    return len(blocks) <= _MOST_BLOCKS and all(
        isinstance(block, Paragraph | Item | Heading) and words.only_hold_a_place(block.text) for block in blocks
    )


# --- nothing under a heading --------------------------------------------------------------------


def _empty(found: list[Headed], own: frozenset[int], document: Document, words: PlaceWords) -> set[int]:
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
    out |= _empty_in_capitals(found, begun, own, words)
    return out if len(out) <= max(_MOST_EMPTY, len(found) // 5) else set()


def _empty_in_capitals(found: list[Headed], begun: int, own: frozenset[int], words: PlaceWords) -> set[int]:
    """The one chapter in capitals with nothing in it, in plain text whose parts have headings in lower case."""
    chapters = [at for at, one in enumerate(found) if one.in_capitals and at >= begun]
    parts = sum(one.heading.level is None and not one.in_capitals for one in found[begun:])
    if len(chapters) < _FEWEST_CHAPTERS or parts < _FEWEST_PARTS:
        return set()
    counts = Counter(one.words for one in found)
    bare = [
        at
        for at, following in pairwise(chapters)
        if following == at + 1 and at > begun and not found[at].blocks and counts[found[at].words] == 1
    ]
    if len(bare) != 1:
        # Where several stand so, it is the way that chapters are parted.
        return set()
    at = bare[0]
    one, below = found[at], found[at + 1]
    # A chapter of parts has two at least, and a chapter as all reports have it ("EKONOMI") is no part.
    rest = chapters[chapters.index(at) + 1 :]
    if not any(is_common(found[part].heading.text) for part in rest[:_FEWEST_PARTS]):
        return set()
    title = one.heading.text
    if _CAPTION.match(title) or _OF_CHAPTERS.search(title) or words.is_label(title):
        return set()
    if {one.heading.span.line, below.heading.span.line} & own or _is_one_heading(one, below, set()):
        return set()
    return {at} if below.heading.span.line - one.heading.span.end_line > 1 else set()


def _is_running(block: Block) -> bool:
    """Whether the text of the document has begun: before that stand titles."""
    return isinstance(block, Table | Item) or (isinstance(block, Paragraph) and len(block.text) >= _RUNNING)


def _is_one_heading(one: Headed, below: Headed, listed: set[str]) -> bool:
    """Whether two headings are one that stood on two lines."""
    first, second = one.heading.text, below.heading.text
    if second[:1].islower() or first[-1:] in ",–—-:&" or first.split()[-1].lower() in _UNFINISHED:
        return True
    return f"{one.words} {below.words}" in listed


def _number(one: Headed) -> tuple[str, ...]:
    found = _NUMBER.match(one.heading.text)
    return tuple(found[1].split(".")) if found is not None else ()


def _are_siblings(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether chapter numbers follow each other: 3.2 and 3.3."""
    return len(one) == len(other) and one[:-1] == other[:-1] and int(other[-1]) == int(one[-1]) + 1
