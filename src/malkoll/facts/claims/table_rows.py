"""The rows of a table that each stand for one thing of a kind: its head names the kind."""

from __future__ import annotations

from malkoll.document import Row, Table
from malkoll.facts.patterns import word_set
from malkoll.plan import Passage
from malkoll.swedish.continued import without_continued
from malkoll.swedish.words import stem

__all__ = ["repeats_head", "rows_of"]

_OF_ALL = word_set("summa totalt total samtliga alla")


def rows_of(table: Table, noun: str) -> list[Passage]:
    """The rows of ``table`` below a column headed by ``noun`` in any form ("Uppdrag", "Risk" for "riskerna").

    None where no column is, or where rows go on with the one above or name a thing twice: then rows count nothing.
    """
    if len(table.rows) < 2:
        return []
    head, *rows = (row for row in table.rows if not repeats_head(row, table))
    column = next((at for at, cell in enumerate(head.cells) if _is(cell.text, noun)), None)
    if column is None:
        return []
    named = [(row, _cell(row, column)) for row in rows if any(cell.lines for cell in row.cells)]
    named = [(row, name) for row, name in named if name.casefold().split(" ")[0] not in _OF_ALL]
    names = [name.casefold() for _, name in named]
    if not all(names) or len(set(names)) < len(names):
        return []
    return [Passage(name, row.span) for row, name in named]


def repeats_head(row: Row, table: Table) -> bool:
    """Whether ``row`` says again what the columns are, as the top of the next page does."""
    first = table.rows[0]
    if row is first or not row.cells or len(row.cells) != len(first.cells):
        return False
    here, there = ([without_continued(cell.text).casefold() for cell in one.cells] for one in (row, first))
    return any(here) and here == there


def _cell(row: Row, column: int) -> str:
    return row.cells[column].text.strip() if column < len(row.cells) else ""


def _is(head: str, noun: str) -> bool:
    words = head.casefold().split()
    return bool(words) and stem(words[0].strip(":")) == stem(noun.casefold())
