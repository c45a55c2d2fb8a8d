"""Headings that stand twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from malkoll.facts.headings import Headed, is_common, said
from malkoll.plan import Passage

__all__ = ["again"]

_LONG_TITLE = 20
_FULL_TITLE = 3  # words
_RUNNING = 60
_FEWEST_OF_A_KIND = 5


def again(found: list[Headed], own: frozenset[int]) -> dict[int, Passage]:
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
        text = said(first)
        if _is_doubled(places, first) or (len(text) >= _RUNNING and text == said(second)):
            out[places[1]] = Passage(first.heading.text, first.heading.span)
    return out | _in_two_places(found, own)


def _is_doubled(places: Sequence[int], first: Headed) -> bool:
    return places[1] == places[0] + 1 and not first.blocks


def _in_two_places(found: list[Headed], own: frozenset[int]) -> dict[int, Passage]:
    """The heading of a chapter that comes back further down, over another text, where no other heading does so."""
    kinds: dict[tuple[bool, int, tuple[int, ...]], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        if one.in_capitals or one.heading.look == "marked":
            kinds[one.in_capitals, one.level, one.above].append(at)
    counts = Counter(one.words for one in found)
    recurring = {words for words, count in counts.items() if count > 1}
    if len(recurring) != 1:
        # Headings that come back are the way the document is built.
        return {}
    for places in kinds.values():
        twice = [at for at in places if found[at].words in recurring]
        if len(places) >= _FEWEST_OF_A_KIND and len(twice) == 2 and counts[found[twice[0]].words] == 2:
            first, second = twice
            if _comes_back(found, places, first, second) and not any(
                found[at].heading.span.line in own for at in twice
            ):
                return {second: Passage(found[first].heading.text, found[first].heading.span)}
    return {}


def _comes_back(found: list[Headed], places: Sequence[int], first: int, second: int) -> bool:
    """Whether the title is one that says what its chapter is about, and the chapters around have no parts of their own.

    Two units ("FÖRSKOLAN", "SKOLAN") may each have a part of that name; a chapter as all reports have it ("EKONOMI")
    is no unit.
    """
    title = found[first].heading.text
    if len(title) < _LONG_TITLE or len(title.split()) < _FULL_TITLE or is_common(title):
        return False
    above_first, above_second = places.index(first) - 1, places.index(second) - 1
    # The title of the document; its running head; a heading and its second half on the next page.
    if above_first < 0 or places[above_second] == first:
        return False
    if not any(is_common(found[places[at]].heading.text) for at in (above_first, above_second)):
        return False
    return all(len(said(found[at])) >= _RUNNING for at in (first, second))
