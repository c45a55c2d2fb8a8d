"""What in a document looks as if it were laid out by habit: headings, labels and tables that come back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from malkoll.document import Document, Heading, Item, Paragraph, Table, TocEntry
from malkoll.templates.labels import chapter_number, guesses, strip_icons
from malkoll.templates.patterns import plain

__all__ = ["Seen", "headings", "labels", "safe", "tables"]

_NUMBERED = re.compile(
    r"(?P<word>[^\W\d][^\d:|{}]{0,40}?)\s+(?:nr\.?\s*)?(?P<number>\d{1,3}(?:[.:]\d{1,3})*[a-z]?)\.?"
    r"(?:(?P<mark>\s*[-–—:.]\s*|\s+)(?P<title>\S.*))?"
)
_COLON = re.compile(r"(?P<word>[^\W\d][^:|{}]{1,40}?)\s*:\s+(?P<title>\S.*)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}")
_MOST_WORDS = 6
_MOST_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """Something seen ``times`` times, first on ``line`` (from 1).

    ``pattern`` is what a template would say of it and ``words`` what of that stands there always; a table has a
    pattern for each of its ``heads``. ``whole``: the heading stands alone, always the same. ``items`` are the texts
    it was seen as.
    """

    pattern: str
    words: str
    times: int
    line: int
    heads: tuple[str, ...] = ()
    whole: bool = False
    items: tuple[str, ...] = ()


class _Tally:
    """Counts what is seen, in the order it is first seen."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}

    def add(self, pattern: str, words: str, line: int, item: str, heads: tuple[str, ...] = ()) -> None:
        key = plain(pattern)
        known = self._seen.get(key)
        if known is None:
            self._seen[key] = Seen(pattern, words, 1, line, heads, "{" not in pattern, (item,))
        else:
            self._seen[key] = Seen(
                known.pattern, known.words, known.times + 1, known.line, heads, known.whole, (*known.items, item)
            )

    def all(self) -> tuple[Seen, ...]:
        return tuple(self._seen.values())


def safe(text: str) -> str | None:
    """``text`` as it can stand in a pattern; ``None`` where it cannot."""
    line = " ".join(text.split()).strip(" *_")
    if not line or any(char in line for char in '{}|"#') or len(line) > 120:
        return None
    return line


def headings(document: Document) -> tuple[Seen, ...]:
    """Headings that differ in a number or a title only, and those that stand several times."""
    shapes, whole = _Tally(), _Tally()
    for block in document.blocks:
        if not isinstance(block, Heading):
            continue
        text = safe(strip_icons(chapter_number(block.text)[1]))
        if text is None:
            continue
        line = block.span.line
        numbered = _NUMBERED.fullmatch(text)
        if numbered and len(numbered["word"].split()) <= _MOST_WORDS and not _YEAR.fullmatch(numbered["number"]):
            word = numbered["word"].strip()
            mark = (numbered["mark"] or "").strip()
            tail = "" if not numbered["title"] else f"{_mark(mark)}{{titel}}"
            shapes.add(f"{word} {{nummer}}{tail}", word, line, block.text)
        elif (parted := _COLON.fullmatch(text)) and len(parted["word"].split()) <= _MOST_WORDS:
            shapes.add(f"{parted['word']}: {{titel}}", parted["word"], line, block.text)
        else:
            whole.add(_with_year(text), text, line, block.text)
    # "Område: Trafik" may be the only one of its kind; a number in a heading that comes once is just a number.
    shaped = [one for one in shapes.all() if one.times > 1 or "{nummer}" not in one.pattern]
    return (*shaped, *(one for one in whole.all() if one.times > 1 and len(one.words.split()) <= _MOST_WORDS))


def _mark(mark: str) -> str:
    if not mark:
        return " "
    return {":": ": ", ".": ". "}.get(mark, " - ")


def _with_year(text: str, capture: str = "år") -> str:
    return _YEAR.sub(f"{{{capture}}}", text, count=1)


def labels(document: Document) -> tuple[Seen, ...]:
    """Labels before their values: "Håller i trådarna: Trafikingenjör", or in bold."""
    tally = _Tally()
    for text, bold, line in _lines(document):
        for guess in guesses(text, bold, whole=0 < bold >= len(text)):
            label = safe(guess.label)
            if label and _is_label(label):
                tally.add(_with_year(label), label, line, text)
                break
    return tally.all()


def _is_label(label: str) -> bool:
    words = label.split()
    return len(words) <= _MOST_WORDS and label[0].isalpha() and not _DATE.search(label) and label[-1] not in ".!?,"


def _lines(document: Document) -> Iterator[tuple[str, int, int]]:
    for block in document.blocks:
        if isinstance(block, Paragraph | Item):
            for line in block.lines:
                yield strip_icons(line.text), line.bold, line.span.line
        elif isinstance(block, Table):
            # A form of two columns is labels and values too.
            for row in block.rows:
                if len(row.cells) == 2 and not row.head and row.cells[0].text and row.cells[1].text:
                    label = row.cells[0].text.strip(" :\n")
                    if "\n" not in label and len(label) <= 60:
                        yield f"{label}: {row.cells[1].text.splitlines()[0]}", 0, row.span.line
        elif isinstance(block, TocEntry):
            continue


def tables(document: Document) -> tuple[Seen, ...]:
    """Tables by their heads. A year in a head may be another next time."""
    tally = _Tally()
    for block in document.blocks:
        if not isinstance(block, Table) or len(block.rows) < 2:
            continue
        cells = [safe(cell.text) or "" for cell in block.rows[0].cells]
        if not 2 <= len(cells) <= _MOST_COLUMNS or sum(bool(cell) for cell in cells) < 2:
            continue
        if sum(any(char.isalpha() for char in cell) for cell in cells) < 2 or not cells[0]:
            continue
        heads = tuple(cell if _YEAR.fullmatch(cell) else _with_year(cell) for cell in cells)
        tally.add(" | ".join(heads), " ".join(cells), block.span.line, " | ".join(cells), heads)
    return tally.all()
