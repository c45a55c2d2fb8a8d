"""What stands at the same place on page after page: running heads and feet, page numbers. It is no part of the text.

A document of one page has no other page to tell by: there, what stands in the upper margin above its title is the head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from malkoll.readers.pdf.lines import Line
from malkoll.readers.pdf.painted import Page
from malkoll.regexes import compiled

__all__ = ["without_furniture"]

_EDGE = 0.09  # of the page's height: where heads and feet stand
_NEAR_EDGE = 0.14  # where they may stand if white keeps them apart from the text
_APART = 1.9  # of the size: that white
_STEP = 6.0  # points: lines within this stand at the same place
_FEWEST = 3  # pages; a document of fewer than four has its heads on two
_MOST = 0.4  # of the pages: what recurs on so many is a head or a foot (left and right pages may differ)
_RUN = 4  # pages that follow each other, with the same head: that of a chapter
_LARGER = 1.12  # of the usual size: a heading
_LONGEST_NUMBER = 4
_MOST_NUMBERS = 6  # of a line
_MARGIN = 0.075  # of the page's height: where the head of a page that stands alone may be
_DIGITS = compiled(r"\d+")
_PAGE_NUMBER = compiled(r"(?:sid(?:a|an|\.)?|page)?\s*\d{1,4}\s*(?:(?:av|of|/|\()\s*\d{1,4}\)?)?", re.IGNORECASE)

_Key = tuple[bool, str, int]


def without_furniture(pages: Sequence[Page], lines: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of every page, in their order from above, without heads and feet."""
    body = _usual_size(lines)
    places: dict[_Key, set[int]] = {}
    found: list[dict[int, list[_Key]]] = []
    lone: set[_Key] = set()  # those that white keeps apart, on some page
    for page, own in zip(pages, lines, strict=True):
        keys = _edge_lines(page, own, lone, body)
        found.append(keys)
        for several in keys.values():
            for key in several:
                places.setdefault(key, set()).add(page.number)
    fewest = max(_FEWEST if len(pages) > 3 else 2, _MOST * len(pages))
    recurring = {key for key, on in places.items() if len(on) >= fewest or (key in lone and _is_chapters(on))}
    heads = _above_title(pages[0], lines[0], body) if len(pages) == 1 else []
    result: list[list[Line]] = []
    for page, own, keys in zip(pages, lines, found, strict=True):
        kept = []
        for at, line in enumerate(own):
            recurs = any(key in recurring for key in keys.get(at, ()))
            number = at in keys and _is_outermost(page, line) and _PAGE_NUMBER.fullmatch(line.text.strip(" -–"))
            if not recurs and not number and not any(line is head for head in heads):
                kept.append(line)
        result.append(kept)
    return result if any(result) else [list(own) for own in lines]


def _above_title(page: Page, lines: Sequence[Line], body: float) -> list[Line]:
    """The lines in the upper margin of a page, no larger than its text, with its title next and white between."""
    left = min((line.x0 for line in lines), default=0.0)
    heads: list[Line] = []
    for line in sorted(lines, key=lambda line: line.base):
        # Where the margins are narrow, the text itself begins as near the upper edge as the left one.
        in_margin = line.base < _MARGIN * page.height and line.base - line.size < left - 0.5 * line.size
        if line.size > _LARGER * body:
            apart = not heads or line.base - heads[-1].base > _APART * line.size
            return heads if apart else []
        if not in_margin:
            break
        heads.append(line)
    return []


def _is_outermost(page: Page, line: Line) -> bool:
    return not _EDGE * page.height < line.base < (1 - _EDGE) * page.height


def _is_chapters(on: set[int]) -> bool:
    """Whether these are pages that follow each other, or every second one."""
    return any(all(page + step * at in on for at in range(_RUN)) for page in on for step in (1, 2))


def _edge_lines(page: Page, lines: Sequence[Line], lone: set[_Key], body: float) -> dict[int, list[_Key]]:
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
                    words = _compared(lines[one], page.number, body)
                    keys[one] = [_key(upper, lines[one], text, shift) for text in words for shift in (0, 1)]
                    if apart:
                        lone.update(keys[one])
                zone = []
    return keys


def _usual_size(lines: Sequence[Sequence[Line]]) -> float:
    counts: dict[float, int] = {}
    for line in (line for own in lines for line in own):
        counts[line.size] = counts.get(line.size, 0) + len(line.words)
    return max(counts, key=lambda size: counts[size], default=0.0)


def _compared(line: Line, page: int, body: float) -> list[str]:
    """What a line is compared by: its words and, of one no larger than the text, these with a number that counts pages.

    "Mål 1" and "Mål 2" at the top of two pages are headings, and "Sida 1" and "Sida 2" are not.
    """
    text = line.text
    if line.size > _LARGER * body:
        return [text]
    numbers = [found for found in _DIGITS.finditer(text) if len(found[0]) <= _LONGEST_NUMBER]
    counted = [f"{text[: n.start()]}#{int(n[0]) - page}{text[n.end() :]}" for n in numbers[:_MOST_NUMBERS]]
    return [text, *counted]


def _key(upper: bool, line: Line, words: str, shift: int) -> _Key:
    """Words and place of a line; each has two keys, so that a slip is one place."""
    place = int((line.base + shift * _STEP / 2) // _STEP)
    return upper, words + "|" * shift, place
