"""A table as figures: its heads, its rows and columns of figures, and what each cell amounts to.

A cell is a figure, nothing (empty, a dash) or something that cannot be reckoned with. Amounts are whole
numbers in the table's finest decimal, so that sums are exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from malkoll.document import Cell, Row, Table
from malkoll.facts.claims import table_words as words
from malkoll.facts.claims.table_cells import POINT_THOUSANDS, Entry, looks_like_year, read_cell
from malkoll.records import record

__all__ = ["Grid", "Line", "Place", "grid_of"]

_MOST_HEADS = 4
# What is longer names nothing.
_LONGEST_LABEL = 200


@record
class Place:
    """What lies across lines: a column for rows, a row for columns."""

    label: str


@record(eq=False)
class Line:
    """A row of figures, or a column seen as one; ``entries`` are those at the places across.

    ``section`` counts the heading rows above it. ``flow``: it is of income or of cost, by its words, and ``deducted``
    that it is taken away though it has no minus. ``percent``: its figures are percentages, never a term; ``ratio``:
    its label sounds like a share or an average. ``torn``: the row has fewer or more cells than the others, so that
    its figures may stand in the wrong column.
    """

    label: str
    entries: tuple[Entry, ...]
    rank: words.Rank
    part: bool = False
    percent: bool = False
    ratio: bool = False
    bold: bool = False
    section: int = 0
    torn: bool = False
    flow: Literal["in", "out", ""] = ""
    deducted: bool = False

    @property
    def capitals(self) -> bool:
        """Whether the label is in capitals, as heads of groups are."""
        letters = [letter for letter in self.label if letter.isalpha()]
        return len(letters) > 3 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


@record
class Grid:
    """The figures of one table.

    ``rows`` with ``columns`` as their places, and the same transposed in ``across`` with ``down``. ``changes`` are
    the columns (indices in ``columns``) that set others against each other, ``percents`` columns of percentages.
    ``scale`` is what amounts are divided by. ``heads`` are the words of the head rows. ``money``: head or corner
    speaks of it. ``doubtful_head``: the head may be a row of figures that look like years.
    """

    rows: tuple[Line, ...]
    columns: tuple[Place, ...]
    across: tuple[Line, ...]
    down: tuple[Place, ...]
    changes: tuple[Line, ...]
    percents: tuple[Line, ...]
    scale: int
    decimals: int
    width: int
    corner: str
    heads: tuple[tuple[str, ...], ...]
    money: bool
    doubtful_head: bool


@record
class _Body:
    """A row of figures with its cells read."""

    row: Row
    label: str
    entries: tuple[Entry, ...]
    section: int


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()).casefold() for cell in row.cells)


def _head_rows(table: Table, read: Sequence[Sequence[Entry]]) -> int:
    """How many rows at the top are heads: marked so, or holding no figure but years."""
    heads = 0
    for row, entries in zip(table.rows, read, strict=True):
        figures = [entry for entry in entries[1:] if entry.kind == "figure"]
        if row.head:
            heads += 1
            continue
        if heads >= _MOST_HEADS or not all(map(looks_like_year, figures)):
            break
        label = row.cells[0].text.strip() if row.cells else ""
        if heads and label and (figures or not any(entry.text for entry in entries[1:])):
            # "Kostnad | 2010" under the head is a row, and so is a heading of the rows below.
            break
        heads += 1
    return heads


def _are_years(figures: Sequence[Entry]) -> bool:
    """Whether a row in mid-table is a head of years: one after the other, or each twice."""
    if len(figures) < 2 or not all(map(looks_like_year, figures)):
        return False
    steps = {int(later.value - earlier.value) for earlier, later in pairwise(figures)}
    return steps <= {0, 1} or steps <= {0, -1}


def _label_columns(bodies: Sequence[Sequence[Entry]], width: int) -> int:
    """How many columns at the left name the row: the first, and those after it that mostly hold words."""
    labels = 1
    while labels < width - 1:
        filled = [entries[labels] for entries in bodies if entries[labels].text]
        worded = sum(entry.kind == "unknown" for entry in filled)
        if not filled or 2 * worded <= len(filled):
            break
        labels += 1
    return labels


def _column_heads(table: Table, heads: int, width: int) -> list[str]:
    """The head of every column, from all head rows; a cell merged over several columns heads them all."""
    out: list[list[str]] = [[] for _ in range(width)]
    for number, row in enumerate(table.rows[:heads]):
        spread = ""
        for index in range(width):
            text = " ".join(row.cells[index].text.split()) if index < len(row.cells) else ""
            if text:
                spread = text
            elif number == heads - 1 or index == 0:
                continue
            else:
                text = spread
            if text and text not in out[index]:
                out[index].append(text)
    return [" ".join(parts) for parts in out]


def _own_heads(table: Table, heads: int, width: int) -> list[str]:
    """The lowest head of every column: what the column is called, whatever is merged above it."""
    out = [""] * width
    for row in table.rows[:heads]:
        for index, cell in enumerate(row.cells[:width]):
            out[index] = " ".join(cell.text.split()) or out[index]
    return out


def _row_label(row: Row, labels: int) -> str:
    parts = [" ".join(cell.text[:_LONGEST_LABEL].split()) for cell in row.cells[:labels]]
    parts = [part for part in parts if part]
    named = [part for part in parts if words.rank(part) == "total" or words.is_part(part)]
    return named[0] if named else ", ".join(parts)[:_LONGEST_LABEL]


def _is_bold(cell: Cell) -> bool:
    return bool(cell.lines) and all(line.bold >= 0.8 * len(line.text) > 0 for line in cell.lines)


def grid_of(table: Table) -> Grid | None:
    """The figures of ``table``; ``None`` where it has too few to hold anything against anything."""
    read = [[read_cell(cell, row.span) for cell in row.cells] for row in table.rows]
    counts = Counter(len(entries) for entries in read if sum(entry.kind == "figure" for entry in entries[1:]))
    if sum(entry.kind == "figure" for entries in read for entry in entries[1:]) < 3:
        return None
    width = counts.most_common(1)[0][0]
    heads = _head_rows(table, read)
    padded = [
        [*entries[:width], *(Entry("nothing", "", row.span) for _ in range(width - len(entries)))]
        for row, entries in zip(table.rows, read, strict=True)
    ]
    known_heads = {_texts(row)[1:] for row in table.rows[:heads] if any(_texts(row)[1:])}
    numbered = [
        number
        for number in range(heads, len(padded))
        if any(entry.kind == "figure" for entry in padded[number][1:])
        and _texts(table.rows[number])[1:] not in known_heads
    ]
    if len(numbered) < 2:
        return None
    labels = _label_columns([padded[number] for number in numbered], width)
    bodies: list[_Body] = []
    section = 0
    for number in range(heads, len(padded)):
        row, entries = table.rows[number], padded[number]
        label = _row_label(row, labels)
        if _texts(row)[1:] in known_heads:
            continue
        figures = [entry for entry in entries[labels:] if entry.kind == "figure"]
        if figures and not _are_years(figures):
            bodies.append(_Body(row, label, tuple(entries), section))
        elif label and not any(entry.text for entry in entries[labels:]):
            section += 1
    if len(bodies) < 2:
        return None
    doubtful = any(
        not row.head and entry.kind == "figure" and entry.sure
        for row, entries in zip(table.rows[:heads], read[:heads], strict=True)
        for entry in entries[1:]
    )
    return _assemble(table, bodies, heads, labels, width, doubtful)


def _assemble(table: Table, bodies: list[_Body], heads: int, labels: int, width: int, doubtful: bool) -> Grid | None:
    full, own = _column_heads(table, heads, width), _own_heads(table, heads, width)
    decimals = max(entry.decimals for body in bodies for entry in body.entries)
    points = any("." in entry.text and entry.decimals and "," not in entry.text for b in bodies for entry in b.entries)
    scale = 10**decimals
    summed, changes, percents = [], [], []
    for index in range(labels, width):
        column = [body.entries[index] for body in bodies]
        what = _column_kind(full[index], own[index], column, bodies)
        if what == "percent":
            percents.append(index)
        elif what:
            summed.append(index)
            if what == "change":
                changes.append(index)
    if not summed:
        return None

    def scaled(entry: Entry) -> Entry:
        if entry.kind != "figure":
            return entry
        unit = 10 ** (decimals - entry.decimals)
        sure = entry.sure and not (points and POINT_THOUSANDS.fullmatch(entry.text))
        amount = round(entry.value * scale)
        return Entry("figure", entry.text, entry.span, entry.value, entry.decimals, amount, unit, entry.percent, sure)

    cells = {(row, index): scaled(body.entries[index]) for row, body in enumerate(bodies) for index in range(width)}
    bold = [_is_bold(body.row.cells[0]) if body.row.cells else False for body in bodies]
    contrast = 2 * sum(bold) <= len(bold)
    rows = []
    for number, body in enumerate(bodies):
        entries = tuple(cells[number, index] for index in summed)
        percent = any(entry.percent for entry in entries)
        ratio = words.ratio_word(body.label)
        torn = len(body.row.cells) != width
        rank = words.rank(body.label)
        part = not rank and words.is_part(body.label)
        flow, deducted = words.flow(body.label), words.deducts(body.label)
        marked = bold[number] and contrast
        rows.append(Line(body.label, entries, rank, part, percent, ratio, marked, body.section, torn, flow, deducted))

    def column_line(index: int) -> Line:
        entries = tuple(
            Entry("unknown", "", cells[number, index].span) if row.percent or row.ratio else cells[number, index]
            for number, row in enumerate(rows)
        )
        rank = words.rank(own[index])
        rank = rank if rank == "total" else ""
        return Line(own[index] or full[index], entries, rank, not rank and words.is_part(own[index]))

    corner = " ".join(full[:labels])
    return Grid(
        tuple(rows),
        tuple(Place(full[index]) for index in summed),
        tuple(column_line(index) for index in summed if index not in changes),
        tuple(Place(row.label) for row in rows),
        tuple(column_line(index) for index in changes),
        tuple(column_line(index) for index in percents),
        scale,
        decimals,
        width,
        corner,
        tuple(_texts(row) for row in table.rows[:heads]),
        words.speaks_of_money(" ".join((corner, *full))),
        doubtful,
    )


def _column_kind(full: str, own: str, column: Sequence[Entry], bodies: Sequence[_Body]) -> str:
    """Whether a column is of "figures", of a "change", of a "percent" or of nothing that is reckoned with ("")."""
    filled = [entry for entry in column if entry.text]
    figures = [entry for entry in filled if entry.kind == "figure"]
    if not figures or 2 * len(figures) < len([entry for entry in filled if entry.kind != "nothing"]):
        return ""
    if words.percent_word(full) or 2 * sum(entry.percent for entry in figures) > len(figures):
        return "percent"
    if words.identifies(own) or words.ratio_word(full):
        return ""
    terms = [e for e, body in zip(column, bodies, strict=True) if e.kind == "figure" and not words.rank(body.label)]
    if len(terms) > 1 and all(map(looks_like_year, figures)):
        return ""
    return "change" if words.difference_word(own or full) else "figures"
