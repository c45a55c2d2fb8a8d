"""References to statutes, and those that pair a name with the number of another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from malkoll.document import Cell, Document, Heading, Item, Paragraph, Row, Table
from malkoll.facts.citing import NUMBER, Reference, references_in
from malkoll.facts.passages import Running, joined
from malkoll.facts.statutes import StatuteTable, shown
from malkoll.language.tree import Statute
from malkoll.plan import Citation
from malkoll.regexes import compiled
from malkoll.span import Span

__all__ = ["law_references_in"]

_ONLY_A_NUMBER = compiled(r"[(]?((?:[A-ZÅÄÖ]{1,8}-?FS )?\d{4}:\d{1,4})[)]?")
_LONGEST_SAID = 72
"""Characters of a reference in a message; of a longer one the number is told."""
_FARTHEST = 3000
"""Characters of marks and addresses that are looked past for where a reference stands in the source."""


def law_references_in(document: Document, statutes: Iterable[Statute]) -> tuple[Citation, ...]:
    """The statutes that ``document`` refers to, in its order."""
    if NUMBER.search(document.text) is None:
        return ()
    table = StatuteTable(statutes)
    return tuple(
        _citation(reference, running, document, table)
        for running in _texts(document)
        for reference in references_in(running, table)
    )


def _texts(document: Document) -> Iterator[Running]:
    """All that is read as text: headings, paragraphs, items and cells, short ones too."""
    for block in document.blocks:
        match block:
            case Heading():
                yield Running(block.text, (0,), (block.span,))
            case Paragraph() | Item() if block.lines:
                yield joined(block.lines)
            case Table():
                for row in block.rows:
                    yield from _cells(row)
            case _:
                continue


def _cells(row: Row) -> Iterator[Running]:
    """The texts of a row; a cell that is only a number is read with the name in the cell before it, or after."""
    cells = [cell for cell in row.cells if cell.lines]
    alone = [_ONLY_A_NUMBER.fullmatch(cell.text.strip()) for cell in cells]
    paired: set[int] = set()
    for at, number in enumerate(alone):
        beside = [near for near in (at - 1, at + 1) if 0 <= near < len(cells) and near not in paired]
        name = next((near for near in beside if not any(char.isdigit() for char in cells[near].text)), None)
        if number is not None and name is not None:
            yield _pair(cells[name], number[1])
            paired |= {at, name}
    for at, cell in enumerate(cells):
        if at not in paired:
            yield joined(cell.lines)


def _pair(name: Cell, number: str) -> Running:
    """A name in one cell and the number in another, as running text would have them."""
    return Running(f"{' '.join(name.text.split())} ({number})", (0,), (name.span,))


def _citation(reference: Reference, running: Running, document: Document, table: StatuteTable) -> Citation:
    reference = _with_parentheses(reference, running.text)
    text = " ".join(running.text[reference.start : reference.end].split())
    meant: str | None = None
    if reference.right is False:
        meant = shown(reference.named)
        other = table.numbered(reference.number)
        if other is not None:
            meant = f"{meant} / {shown((other,))}"
    said = text if len(text) <= _LONGEST_SAID else reference.cited
    return Citation("law", said, _place(reference, running, document), reference.right, meant)


def _with_parentheses(reference: Reference, text: str) -> Reference:
    """``reference`` with the parenthesis that is open in it closed, and the other way round: "(LOU) 2016:1145"."""
    start, end = reference.start, reference.end
    said = text[start:end]
    if said.startswith("(") and said.count("(") > said.count(")"):
        return replace(reference, start=start + 1)
    if said.count(")") > said.count("(") and text[start - 1 : start] == "(":
        return replace(reference, start=start - 1)
    return reference


def _place(reference: Reference, running: Running, document: Document) -> Span:
    """The reference's place in the source: exact where it stands there as it is read, otherwise its first line."""
    line = running.at(reference.start)
    numbered = running.at(max(reference.start, running.text.find(reference.cited, reference.start, reference.end)))
    if numbered.line != line.line:
        # A name that is broken over lines: what is to be put right is the number.
        return numbered
    if line.line != line.end_line:
        return line
    text = running.text[reference.start : reference.end]
    # Marks are taken away and nothing is added, so in the source it stands no earlier than here.
    first = line.start + reference.start - running.starts[bisect_right(running.starts, reference.start) - 1]
    at = document.text.find(text, first, min(line.end, first + _FARTHEST))
    if at < 0:
        return line
    column = line.column + at - line.start
    return replace(line, start=at, end=at + len(text), column=column, end_column=column + len(text))
