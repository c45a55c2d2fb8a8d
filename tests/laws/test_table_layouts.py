"""How a table is laid out in a text changes nothing of what is understood: tabs, pipes or columns of spaces."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_whole_plans import CASES, as_it_is, found, goals, read

from malkoll import readers
from malkoll.document import Document, Table
from malkoll.readers.figures import is_value

_WIDEST = 500


def texts(document: Document, table: Table) -> list[list[str]]:
    width = max(len(row.cells) for row in table.rows)
    rows = [[document.text[cell.span.start : cell.span.end].strip() for cell in row.cells] for row in table.rows]
    return [row + [""] * (width - len(row)) for row in rows]


def lines_of(table: Table, *, pipes: bool) -> list[int]:
    """The lines of a table that has its rows on a line each: below a head in pipes there is a line of dashes."""
    first, last = table.span.line, table.span.end_line
    return [first, *range(first + 2, last + 1)] if pipes else list(range(first, last + 1))


def with_spaces(text: str) -> str:
    """``text`` with its tables of three columns or more aligned with spaces, where every row says two things."""
    document = readers.read("plan.md", text.encode())
    lines = document.text.split("\n")
    for table in (block for block in document.blocks if isinstance(block, Table)):
        rows = texts(document, table)
        pipes = lines[table.span.line - 1].lstrip().startswith("|")
        if [row.span.line for row in table.rows] != lines_of(table, pipes=pipes):
            continue
        if not pipes and "\t" not in lines[table.span.line - 1]:
            continue
        odd = any(part in cell for row in rows for cell in row for part in ("  ", "\n", "\t", "|"))
        full = all(sum(map(bool, row)) > 1 for row in rows) and all(rows[0]) and not any(map(is_value, rows[0]))
        if odd or not full or len(rows) < 2 or len(rows[0]) < 3:
            continue
        widths = [max(len(row[at]) for row in rows) + 3 for at in range(len(rows[0]))]
        if sum(widths) > _WIDEST:
            continue
        for row, number in zip(rows, lines_of(table, pipes=pipes), strict=True):
            lines[number - 1] = "".join(map(str.ljust, row, widths)).rstrip()
        if pipes:
            lines[table.span.line] = "".join(("-" * (width - 3)).ljust(width) for width in widths).rstrip()
    return "\n".join(lines)


ALIGNED = [path for path in CASES[::3] if with_spaces(as_it_is(path)[0]) != as_it_is(path)[0]]


def test_enough_plans_have_tables() -> None:
    assert len(ALIGNED) > 20


@pytest.mark.parametrize("path", ALIGNED, ids=lambda path: path.stem)
def test_a_table_aligned_with_spaces_gives_the_same_goals_and_findings(path: Path) -> None:
    text, plan, report = as_it_is(path)
    again, said = read(with_spaces(text).encode())
    assert goals(again) == goals(plan)
    assert found(said) == found(report)
