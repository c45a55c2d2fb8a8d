"""Tables that came out with one cell to a line, as text of web pages and crawled PDFs has them.

First stand the cells of the head, one below the other, and then row after row a text and its values. A text and as
many values as the head has columns beside the first, time after time, is such a table; where it has only one row, its
head must tell by its years. What does not fall into step ends it, so that no heading below it is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from malkoll.readers.figures import has_year, is_value, is_year
from malkoll.readers.headings import looks_like_label
from malkoll.readers.lines import Line
from malkoll.readers.placed import Piece, PlacedTable
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["find_stacked"]

_CONTENTS = compiled(r"(?:innehåll|contents|sida|sid\.|page)\w*\W*\Z", re.IGNORECASE)
_LONGEST = 200  # characters of a cell
_LONGEST_HEAD = 40
_LONGEST_NAME = 25  # of what the first column holds: "Nyckeltal", "Nämndens indikator"
_SHORTEST_TEXT = 25  # of the texts in a table of two columns, by and large: shorter ones are labels
_MOST_WORDS = 3
_MOST_VALUES = 12
_MOST_BLANKS = 2

_MARKED = compiled(
    r"[#>|<=]|```|~~~|[*+•●○▪■◦‣·]\s|[-–]\s(?!(?:kvinnor|män|flickor|pojkar|varav)\b)|\d{1,3}[.)]\s", re.IGNORECASE
)


@record
class _Unit:
    """What may be a cell: the pieces of its lines, its words, and how many blank lines stand before it."""

    pieces: tuple[Piece, ...]
    text: str
    blanks: int
    value: bool


def find_stacked(lines: Sequence[Line], barred: frozenset[int] = frozenset()) -> list[PlacedTable]:
    """The tables among ``lines`` with one cell to a line; those in ``barred`` are something else."""
    found: list[PlacedTable] = []
    for units in _stretches(lines, barred):
        at = 1
        free = 0  # the first unit that is in no table yet
        while at < len(units):
            if not units[at].value or units[at - 1].value:
                at += 1
                continue
            first = at - 1
            table, after = _table(units, first, free)
            if table is not None:
                found.append(table)
                free = after
            at = max(after, at + 1)
    return found


def _stretches(lines: Sequence[Line], barred: frozenset[int]) -> list[list[_Unit]]:
    """What may be cells, parted where something stands that is none; only stretches with values."""
    stretches: list[list[_Unit]] = []
    units: list[_Unit] = []
    blanks = 0
    for number, line in enumerate(lines):
        begin, end = line.trimmed()
        if begin >= end and number not in barred:
            blanks += 1
            continue
        text = line.text[begin:end]
        value = len(text) <= _LONGEST and is_value(text)
        if number in barred or "\t" in text or len(text) > _LONGEST or (not value and _MARKED.match(text)):
            stretches.append(units)
            units, blanks = [], 0
            continue
        if blanks > _MOST_BLANKS:
            stretches.append(units)
            units = []
        piece = Piece(number, begin, end)
        above = units[-1] if units and not blanks else None
        if above is not None and not value and not above.value and _goes_on(text) and len(above.text) < _LONGEST:
            units[-1] = _Unit((*above.pieces, piece), f"{above.text} {text}", above.blanks, value=False)
        else:
            units.append(_Unit((piece,), text, blanks, value))
        blanks = 0
    stretches.append(units)
    return [units for units in stretches if any(unit.value for unit in units)]


def _goes_on(text: str) -> bool:
    return text[0].islower() or text[0] == "("


def _table(units: Sequence[_Unit], first: int, free: int) -> tuple[PlacedTable | None, int]:
    """The table whose first row begins with the unit ``first``, and the unit after what has been looked at."""
    values = _values_after(units, first)
    after = first + 1 + values
    apart = units[first + 1].blanks > 0
    if values > _MOST_VALUES or not _is_row(units, first, values, apart=apart):
        return None, after
    head = _head(units, first, values, free)
    if head is None:
        return None, after
    rows = [first]
    while after < len(units) and _is_row(units, after, values, apart=apart):
        rows.append(after)
        after += 1 + values
    if not _is_table(head, [units[row].text for row in rows]) or _heads_contents(head):
        return None, after
    cells = [
        tuple(unit.pieces for unit in head),
        *(tuple(unit.pieces for unit in units[row : row + 1 + values]) for row in rows),
    ]
    begun = next(unit.pieces[0].number for unit in head if unit.pieces)
    return PlacedTable(begun, units[after - 1].pieces[-1].number + 1, tuple(cells)), after


def _heads_contents(head: Sequence[_Unit]) -> bool:
    """Whether a list of contents stands below: its titles and pages are in step as well."""
    return any(_CONTENTS.match(cell.text) is not None for cell in head)


def _values_after(units: Sequence[_Unit], at: int) -> int:
    """How many values stand right after the unit ``at``."""
    count = 0
    while count <= _MOST_VALUES and at + 1 + count < len(units) and units[at + 1 + count].value:
        count += 1
    return count


def _is_row(units: Sequence[_Unit], at: int, values: int, *, apart: bool) -> bool:
    """Whether a text and its values begin at the unit ``at``; ``apart`` where blank lines stand between them."""
    name = units[at]
    return (
        not name.value
        and name.text[-1] not in ":.;?!"
        and any(map(str.isalpha, name.text))
        and (name.blanks > 0 or not apart)
        and _values_after(units, at) == values
        and _in_step(units[at + 1 : at + 1 + values], apart=apart)
    )


def _in_step(units: Sequence[_Unit], *, apart: bool) -> bool:
    """Whether all of ``units`` stand after a blank line, or none does."""
    return all((unit.blanks > 0) == apart for unit in units)


def _head(units: Sequence[_Unit], first: int, values: int, free: int) -> list[_Unit] | None:
    """The cells of the head above the unit ``first``: one for the names, which may be empty, and one for each value.

    A year on a line of its own belongs to the word above it ("Utfall", "2025"), unless years stand over each other.
    """
    apart = units[first + 1].blanks > 0
    cells: list[_Unit] = []
    at = first
    while len(cells) < values:
        at -= 1
        if at < free or not _may_head(units[at]):
            return None
        cell = units[at]
        if is_year(cell.text) and at > free and _takes_year(units, at - 1):
            at -= 1
            over = units[at]
            cell = _Unit((*over.pieces, *cell.pieces), f"{over.text} {cell.text}", over.blanks, value=False)
        cells.append(cell)
    if not _in_step(units[at + 1 : first + 1], apart=apart):
        return None
    named = at > free and (units[at].blanks > 0) == apart and _may_name(units[at - 1])
    cells.append(units[at - 1] if named else _Unit((), "", 0, value=False))
    return cells[::-1]


def _may_head(unit: _Unit) -> bool:
    return (
        not unit.value
        and len(unit.text) <= _LONGEST_HEAD
        and unit.text[-1] not in ":.;,!?"
        and not looks_like_label(unit.text)
    )


def _takes_year(units: Sequence[_Unit], at: int) -> bool:
    """Whether the word ``at`` is the head of a column that goes on with the year below it.

    It is not where more years follow: then it heads the column before theirs.
    """
    more = at + 2 < len(units) and is_year(units[at + 2].text)
    return _may_head(units[at]) and not has_year(units[at].text) and not more


def _may_name(unit: _Unit) -> bool:
    """Whether a text may head the column of names: a few words, and no figures in them but a year."""
    words = [word for word in unit.text.split() if not is_year(word)]
    return (
        _may_head(unit)
        and len(unit.text) <= _LONGEST_NAME
        and 0 < len(words) <= _MOST_WORDS
        and not any(character.isdigit() for word in words for character in word)
    )


def _is_table(head: Sequence[_Unit], names: Sequence[str]) -> bool:
    """Whether a head and rows in step with it are a table."""
    name, *over = head
    repeated = len(names) > 1 and bool(name.text)
    if len(over) == 1:
        # Labels with a value each are in step too, but they are short.
        return repeated and sum(map(len, names)) >= _SHORTEST_TEXT * len(names)
    terse = all(len(cell.text.split()) <= _MOST_WORDS for cell in over)
    return repeated or (terse and 2 * sum(has_year(cell.text) for cell in over) >= len(over))
