"""Headings that only their looks tell: set in larger letters than the text around them."""

from __future__ import annotations

from collections import Counter

from lxml.etree import _Element

from malkoll.readers.word.inline import Text
from malkoll.readers.word.names import W, child, number, value
from malkoll.readers.word.styles import Look, Styles
from malkoll.readers.word.walk import blocks, is_drop_cap

__all__ = ["Looks"]

_ENOUGH_STYLED = 2  # headings by style, from which on looks give no levels
_LONGEST = 200  # characters
_LONGEST_SENTENCE = 120
_LARGER = 1.15  # times the size of the text, where letters are not bold
_DEEPEST = 6


class Looks:
    """The size of the text of a file, and the sizes that stand out from it."""

    def __init__(self, body: _Element, styles: Styles) -> None:
        letters: Counter[int] = Counter()
        found: list[tuple[int, bool, str]] = []
        styled = 0
        for element, _ in blocks(body):
            if element.tag != f"{W}p":
                continue
            properties = child(element, "pPr")
            if is_drop_cap(properties):
                continue
            style = styles.of(properties)
            size, bold, words = _seen(element, styles, styles.paragraph_look(style), letters)
            if not words:
                continue
            if styles.heading_level(style) is not None or 0 <= (number(child(properties, "outlineLvl")) or 9) < 9:
                styled += 1
            elif size is not None:
                found.append((size, bold, words))
        self._text_size = letters.most_common(1)[0][0] if letters else 0
        self._styled = styled >= _ENOUGH_STYLED
        sizes = sorted({size for size, bold, words in found if self._stands_out(size, bold, words)}, reverse=True)
        self._levels = {size: min(at, _DEEPEST) for at, size in enumerate(sizes, 1)}

    def _stands_out(self, size: int, bold: bool, words: str) -> bool:
        if len(words) > _LONGEST or words[-1] in ",;:" or not any(map(str.isalpha, words)):
            return False
        if words[-1] == "." and len(words) > _LONGEST_SENTENCE:
            return False
        return size > self._text_size if bold else size >= _LARGER * self._text_size

    def level(self, text: Text) -> int | None:
        """The level of a paragraph that is a heading by its size, in a file whose headings have no styles."""
        if self._styled or text.size is None or not self._stands_out(text.size, text.bold, text.words):
            return None
        return self._levels.get(text.size)

    def as_heading(self, text: Text) -> bool:
        """Whether a paragraph is set in larger letters, in a file whose other headings have styles."""
        return self._styled and text.size is not None and self._stands_out(text.size, text.bold, text.words)


def _seen(paragraph: _Element, styles: Styles, usual: Look, letters: Counter[int]) -> tuple[int | None, bool, str]:
    """The smallest size in a paragraph, whether all of it is bold, and its words; sizes are counted by letters."""
    smallest: int | None = None
    bold = True
    words: list[str] = []
    for run in paragraph.iter(f"{W}r"):
        text = "".join(part.text or "" for part in run.iterfind(f"{W}t"))
        if not text.strip():
            continue
        properties = run.find(f"{W}rPr")
        look = usual
        if properties is not None and len(properties):
            look = Look.of(properties).over(styles.run_look(value(child(properties, "rStyle")))).over(usual)
        if look.size is not None:
            letters[look.size] += len(text)
            smallest = look.size if smallest is None else min(smallest, look.size)
        bold = bold and bool(look.bold)
        words.append(text)
    return smallest, bold, "".join(words).strip()
