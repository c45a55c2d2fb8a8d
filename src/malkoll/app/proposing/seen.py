"""What in a document looks as if it were laid out by habit: headings, labels and tables that come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from malkoll.document import Block, Document, Heading, Item, Paragraph, Table
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.templates.labels import chapter_number, guesses, strip_icons
from malkoll.templates.patterns import plain

__all__ = ["Seen", "as_pattern", "headings", "is_label", "labels", "lines_of", "safe", "tables", "without_years"]

_NUMBERED = compiled(
    r"(?P<word>[^\W\d][^\d:|{}]{0,40}?)\s+(?:nr\.?\s*)?"
    r"(?:(?P<number>[A-ZÅÄÖ]{0,3}\d{1,3}(?:[.:]\d{1,3})*[a-z]?)\.?(?:(?P<mark>\s*[-–—:.]\s*|\s+)(?P<title>\S.*))?"
    r"|(?P<letter>[A-ZÅÄÖ]|[IVX]{1,5})(?P<after>\s*[.:]\s+|\s+[-–—]+\s+)(?P<named>\S.*))"
)
_COLON = compiled(r"(?P<word>[^\W\d][^:|{}]{1,40}?)\s*:\s+(?P<title>\S.*)")
_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_DATE = compiled(r"\d{1,2}[/.-]\d{1,2}")
_MOST_WORDS = 6
_MOST_COLUMNS = 12


@record
class Seen:
    """Something seen ``times`` times, first on ``line`` (from 1).

    ``pattern`` is what a template would say of it and ``words`` what of that stands there always; a table has a
    pattern for each of its ``heads``. ``whole``: the heading stands alone, always the same. ``items`` are the texts
    it was seen as, ``values`` what stood after a label, ``rows`` what stood below the heads of
    a table, and ``lines`` where it stood.
    """

    pattern: str
    words: str
    times: int
    line: int
    heads: tuple[str, ...] = ()
    whole: bool = False
    items: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[int, ...] = ()


class _Tally:
    """Counts what is seen, in the order it is first seen."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}

    def add(
        self,
        pattern: str,
        words: str,
        line: int,
        item: str,
        heads: tuple[str, ...] = (),
        value: str | None = None,
        rows: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        key = plain(pattern)
        known = self._seen.get(key) or Seen(pattern, words, 0, line, heads, "{" not in pattern)
        self._seen[key] = replace(
            known,
            times=known.times + 1,
            items=(*known.items, item),
            values=known.values if value is None else (*known.values, value),
            rows=known.rows + rows,
            lines=(*known.lines, line),
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
        if numbered and len(numbered["word"].split()) <= _MOST_WORDS and not _YEAR.fullmatch(numbered["number"] or ""):
            word = numbered["word"].strip()
            mark = (numbered["mark"] or numbered["after"] or "").strip()
            tail = "" if not (numbered["title"] or numbered["named"]) else f"{_mark(mark)}{{titel}}"
            shapes.add(f"{word} {{nummer}}{tail}", word, line, block.text)
        elif (parted := _COLON.fullmatch(text)) and len(parted["word"].split()) <= _MOST_WORDS:
            shapes.add(f"{parted['word']}: {{titel}}", parted["word"], line, block.text)
        else:
            whole.add(as_pattern(text), text, line, block.text)
    # "Område: Trafik" may be the only one of its kind; a number in a heading that comes once is just a number.
    shaped = [one for one in shapes.all() if one.times > 1 or "{nummer}" not in one.pattern]
    return (*shaped, *(one for one in whole.all() if one.times > 1 and len(one.words.split()) <= _MOST_WORDS))


def _mark(mark: str) -> str:
    if not mark:
        return " "
    return {":": ": ", ".": ". "}.get(mark, " - ")


def as_pattern(text: str) -> str:
    """``text`` with its years as places: they may be others next time."""
    return _YEAR.sub("{målår}", _YEAR.sub("{år}", text, count=1), count=1)


def without_years(pattern: str) -> str:
    """A pattern without the places for its years."""
    return " ".join(pattern.replace("{år}", " ").replace("{målår}", " ").split())


def labels(document: Document) -> tuple[Seen, ...]:
    """Labels before their values: "Håller i trådarna: Trafikingenjör", or in bold."""
    tally = _Tally()
    for text, bold, line in (one for block in document.blocks for one in lines_of(block)):
        for guess in guesses(text, bold, whole=0 < bold >= len(text)):
            label = safe(guess.label)
            if label and is_label(label):
                tally.add(as_pattern(label), label, line, text, value=guess.rest)
                break
    return tally.all()


def is_label(label: str) -> bool:
    """Whether a label is one of a layout: a few words, and no date or end of a sentence."""
    words = label.split()
    return len(words) <= _MOST_WORDS and label[0].isalpha() and not _DATE.search(label) and label[-1] not in ".!?,"


def lines_of(block: Block) -> Iterator[tuple[str, int, int]]:
    """The lines of a paragraph, item or form, that may begin with a label: text, bold characters and line (from 1)."""
    if isinstance(block, Paragraph | Item):
        for line in block.lines:
            text = strip_icons(line.text)
            if isinstance(block, Item) and 0 < line.bold < len(line.text) and (after := line.text[line.bold :].strip()):
                # "**Hela gator.** Vem: Gatuchef": what is in bold is the item's name, and labels come after.
                text = after if _COLON.match(after) else text
            yield text, line.bold if text == line.text else 0, line.span.line
    elif isinstance(block, Table):
        # A form of two columns is labels and values too.
        for row in block.rows:
            if len(row.cells) == 2 and not row.head and row.cells[0].text and row.cells[1].text:
                label = row.cells[0].text.strip(" :\n")
                if "\n" not in label and len(label) <= 60:
                    yield f"{label}: {row.cells[1].text.splitlines()[0]}", 0, row.span.line


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
        heads = tuple(cell if _YEAR.fullmatch(cell) else as_pattern(cell) for cell in cells)
        told = tuple(tuple(cell.text.strip() for cell in row.cells) for row in block.rows[1:])
        tally.add(" | ".join(heads), " ".join(cells), block.span.line, " | ".join(cells), heads, rows=told)
    return tally.all()
