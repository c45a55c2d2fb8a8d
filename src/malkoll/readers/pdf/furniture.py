"""What stands at the same place on page after page: running heads and feet, page numbers. It is no part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malkoll.readers.pdf.lines import Line
from malkoll.readers.pdf.painted import Page

__all__ = ["without_furniture"]

_EDGE = 0.09  # of the page's height: where heads and feet stand
_NEAR_EDGE = 0.14  # where they may stand if white keeps them apart from the text
_APART = 1.9  # of the size: that white
_STEP = 6.0  # points: lines within this stand at the same place
_FEWEST = 3  # pages; a document of fewer than four has its heads on two
_MOST = 0.4  # of the pages: what recurs on so many is a head or a foot (left and right pages may differ)
_RUN = 4  # pages that follow each other, with the same head: that of a chapter
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:sid(?:a|an|\.)?|page)?\s*\d{1,4}\s*(?:(?:av|of|/|\()\s*\d{1,4}\)?)?", re.IGNORECASE)

_Key = tuple[bool, str, int]


def without_furniture(pages: Sequence[Page], lines: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of every page, in their order from above, without heads and feet."""
    places: dict[_Key, set[int]] = {}
    found: list[dict[int, list[_Key]]] = []
    lone: set[_Key] = set()  # those that white keeps apart, on some page
    for page, own in zip(pages, lines, strict=True):
        keys = _edge_lines(page, own, lone)
        found.append(keys)
        for several in keys.values():
            for key in several:
                places.setdefault(key, set()).add(page.number)
    fewest = max(_FEWEST if len(pages) > 3 else 2, _MOST * len(pages))
    recurring = {key for key, on in places.items() if len(on) >= fewest or (key in lone and _is_chapters(on))}
    result: list[list[Line]] = []
    for page, own, keys in zip(pages, lines, found, strict=True):
        kept = []
        for at, line in enumerate(own):
            recurs = any(key in recurring for key in keys.get(at, ()))
            number = at in keys and _is_outermost(page, line) and _PAGE_NUMBER.fullmatch(line.text.strip(" -–"))
            if not recurs and not number:
                kept.append(line)
        result.append(kept)
    return result


def _is_outermost(page: Page, line: Line) -> bool:
    return not _EDGE * page.height < line.base < (1 - _EDGE) * page.height


def _is_chapters(on: set[int]) -> bool:
    """Whether these are pages that follow each other, or every second one."""
    return any(all(page + step * at in on for at in range(_RUN)) for page in on for step in (1, 2))


def _edge_lines(page: Page, lines: Sequence[Line], lone: set[_Key]) -> dict[int, list[_Key]]:
    """The lines near the upper and lower edge of a page, and what each is compared by."""
    keys: dict[int, list[_Key]] = {}
    ordered = sorted(range(len(lines)), key=lambda at: lines[at].base)
    for upper, order in ((True, ordered), (False, ordered[::-1])):
        zone: list[int] = []
        for place, at in enumerate(order):
            line = lines[at]
            far = line.base / page.height if upper else 1 - line.base / page.height
            if far > _NEAR_EDGE:
                break
            zone.append(at)
            below = lines[order[place + 1]] if place + 1 < len(order) else None
            apart = below is None or abs(below.base - line.base) > _APART * max(line.size, below.size)
            if far <= _EDGE or apart:
                for one in zone:
                    keys[one] = [_key(upper, lines[one], shift) for shift in (0, 1)]
                    if apart:
                        lone.update(keys[one])
                zone = []
    return keys


def _key(upper: bool, line: Line, shift: int) -> _Key:
    """The words of a line, its numbers left open, and its place; two keys of each line, so that a slip is one place."""
    place = int((line.base + shift * _STEP / 2) // _STEP)
    return upper, _DIGITS.sub("#", line.text) + "|" * shift, place
