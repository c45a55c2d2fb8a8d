"""Lines in the order of reading to headings, paragraphs and items: by size, weight, distance and indent."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from malkoll.readers.headings import looks_like_heading
from malkoll.readers.pdf.lines import Line, Vocabulary, begins_with_label, joined
from malkoll.readers.pdf.margins import Margins
from malkoll.readers.pdf.painted import Word
from malkoll.readers.pdf.parts import HeadingPart, ItemPart, Paragraph, Part, entry_of
from malkoll.readers.transcript import Piece
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Leading", "Looks", "bullet_of", "headed", "parts_of"]

_BULLET = compiled(r"[•●○▪■◦‣·∙⁃➢➤►\uf0b7\uf0a7\uf0d8*]|[-–—](?=\s|\Z)|o(?=\s|\Z)")
_NUMBER = compiled(r"\(?(\d{1,3})[.)](?=\s|\Z)")
_LARGER = 1.12  # of the body's size: a heading
_LONGEST_HEADING = 240  # characters
_MOST_HEADING_LINES = 4
_LONGEST_BOLD = 160
_SAME_SIZE = 0.08
_WIDER = 1.2  # of the usual distance between lines: a wider one parts paragraphs
_INDENT = 0.9  # of the size: a line that begins this much further in begins a paragraph


class Leading:
    """The usual distance between lines of one size, as a part of the size."""

    __slots__ = ("_usual",)

    def __init__(self, lines: Sequence[Line]) -> None:
        counts: Counter[float] = Counter()
        for above, below in itertools.pairwise(lines):
            step = below.base - above.base
            if above.page == below.page and 0 < step < 2.5 * above.size and abs(above.size - below.size) < 0.3:
                counts[round(step / above.size, 2)] += 1
        common = counts.most_common(12)
        # The smallest of the common ones: the others have the space between paragraphs in them.
        self._usual = min((step for step, count in common if count >= 0.25 * common[0][1]), default=1.2)

    def parts(self, above: Line, below: Line) -> bool:
        """Whether the distance between two lines of a page is that between paragraphs."""
        return below.base - above.base > _WIDER * self._usual * max(above.size, below.size) + 0.5


@record
class Looks:
    """What lines are held against: the body's size, the usual distance, the margins, the words with hyphens."""

    body: float
    leading: Leading
    margins: Margins
    vocabulary: Vocabulary


def bullet_of(line: Line) -> tuple[int | None, list[Word]] | None:
    """The number of an item that begins with ``line`` (``None`` for a bullet) and its words; ``None`` if none does."""
    first = line.words[0]
    rest = line.words[1:]
    bullet = _BULLET.match(first.text)
    if bullet is not None:
        left = first.text[bullet.end() :]
        if not left:
            return (None, rest) if rest else None
        if first.text[0] in "-–—o*·":
            return None
        return None, [_cut(first, left), *rest]
    number = _NUMBER.fullmatch(first.text)
    if number is not None and rest and rest[0].x0 - first.x1 > 0.5 * first.size:
        return int(number[1]), rest
    return None


def _cut(word: Word, text: str) -> Word:
    return Word(
        *(word.page, text, word.x0, word.x1, word.base, word.size, word.bold, word.mark),
        *(word.artifact, word.upright, word.colour, word.after),
    )


def headed(line: Line, looks: Looks) -> bool:
    """Whether a line is larger than the body's text."""
    return line.size >= _LARGER * looks.body and any(map(str.isalpha, line.text))


def parts_of(lines: Sequence[Line], looks: Looks, sizes: list[tuple[HeadingPart, float]]) -> list[tuple[Line, Part]]:
    """The parts of lines that follow each other in one column or over pages, each with its last line.

    Headings are put into ``sizes`` too.
    """
    parts: list[tuple[Line, Part]] = []
    groups: list[list[Line]] = []
    right = 0.0
    for line in lines:
        above = groups[-1][-1] if groups else None
        if above is None or _begins(groups[-1], above, line, looks, right):
            groups.append([line])
        else:
            groups[-1].append(line)
        right = looks.margins.rights([line])[0]
    bullets: list[float] = []  # where the bullets of the open list stand, the outermost first
    for group in groups:
        item = bullet_of(group[0]) if not headed(group[0], looks) else None
        if item is not None and (item[0] is None or not group[0].bold):  # "1. Rubrik" in bold is a heading
            parts.append((group[-1], _item(group, item, bullets, looks)))
            continue
        bullets.clear()
        parts.extend((group[-1], part) for part in _paragraph(group, looks, sizes))
    return parts


def _begins(group: Sequence[Line], above: Line, line: Line, looks: Looks, right: float) -> bool:
    """Whether ``line`` begins something new after ``above``."""
    if abs(above.size - line.size) > _SAME_SIZE * above.size:
        return True
    if bullet_of(line) is not None:
        return True
    if above.page != line.page or line.base < above.base:
        return headed(line, looks) or not _open_ended(above, line, right)
    if looks.leading.parts(above, line):
        return True
    ended = above.x1 < right - 4 * above.size
    if above.bold != line.bold and (ended or headed(above, looks)):
        return True
    item = bullet_of(group[0])
    if item is not None:
        return line.x0 < item[1][0].x0 - _INDENT * line.size  # back out from under the item's text
    return ended and line.x0 > group[0].x0 + _INDENT * line.size and len(group) > 0 and above.x0 < line.x0 - 2


def _open_ended(above: Line, line: Line, right: float) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    text, after = above.text, line.text
    if above.bold != line.bold or begins_with_label(line):
        return False
    full = above.x1 + (line.words[0].x1 - line.words[0].x0) > right - 0.5 * above.size
    return full or (text[-1:] not in ".!?:" and (after[:1].islower() or text[-1:] in "-,"))


def _one_line(group: Sequence[Line], looks: Looks) -> list[Piece]:
    return [piece for line in joined(group, [0.0] * len(group), looks.vocabulary) for piece in line]


def _stands_out(group: Sequence[Line], text: str) -> bool:
    """Whether a paragraph of the body's size is all bold and short, as the lowest headings are."""
    return (
        len(group) <= 2
        and len(text) <= _LONGEST_BOLD
        and all(line.bold for line in group)
        and text[-1:] not in ".:,;"
        and any(map(str.isalpha, text))
        and looks_like_heading(text.rstrip("?"))
    )


def _item(group: Sequence[Line], item: tuple[int | None, list[Word]], bullets: list[float], looks: Looks) -> Part:
    number, words = item
    left = group[0].x0
    while bullets and bullets[-1] > left + 4:
        bullets.pop()
    if not bullets or left > bullets[-1] + 4:
        bullets.append(left)
    lines = [Line(words), *group[1:]]
    ended = joined(lines, looks.margins.rights(group), looks.vocabulary)
    return ItemPart(group[0].page, ended, len(bullets) - 1, number)


def _paragraph(group: list[Line], looks: Looks, sizes: list[tuple[HeadingPart, float]]) -> list[Part]:
    first = group[0]
    text = " ".join(line.text for line in group)
    if headed(first, looks) and len(text) <= _LONGEST_HEADING and len(group) <= _MOST_HEADING_LINES:
        part = HeadingPart(first.page, 1, _one_line(group, looks))
        sizes.append((part, first.size))
        return [part]
    if _stands_out(group, text):
        part = HeadingPart(first.page, 0, _one_line(group, looks))
        sizes.append((part, 0.0))
        return [part]
    parts: list[Part] = []
    waiting: list[Line] = []
    for line in group:
        entry = entry_of(waiting[0].page if waiting else line.page, " ".join(w.text for w in [*waiting, line]))
        if entry is not None and entry.at is not None:
            parts.append(entry)
            waiting = []
        else:
            waiting.append(line)
    if waiting:
        rest = waiting if parts else group
        ended = joined(rest, looks.margins.rights(rest), looks.vocabulary)
        if ended:
            parts.append(Paragraph(rest[0].page, ended))
    return parts
