"""How a table is laid out changes nothing of what is understood: tabs, pipes, spaces, or a line for each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from test_whole_plans import CASES, as_it_is, found, goals, read

from malkoll import readers
from malkoll.document import Document, Table
from malkoll.readers.figures import has_year, is_value

Rows = list[list[str]]
SOME = CASES[::3]
_WIDEST = 500


def texts(document: Document, table: Table) -> Rows:
    width = max(len(row.cells) for row in table.rows)
    rows = [[document.text[cell.span.start : cell.span.end].strip() for cell in row.cells] for row in table.rows]
    return [row + [""] * (width - len(row)) for row in rows]


def lines_of(table: Table, *, pipes: bool) -> list[int]:
    """The lines of a table that has its rows on a line each: below a head in pipes there is a line of dashes."""
    first, last = table.span.line, table.span.end_line
    return [first, *range(first + 2, last + 1)] if pipes else list(range(first, last + 1))


def rewritten(text: str, write: Callable[[Rows], list[str] | None]) -> str:
    """``text`` with its tables of three columns or more as ``write`` has their rows, a line of ours for one of its own.

    Tables that ``write`` has nothing for stay as they are, and so do those of which a row says one thing only.
    """
    document = readers.read("plan.md", text.encode())
    lines = document.text.split("\n")
    for table in (block for block in document.blocks if isinstance(block, Table)):
        rows = texts(document, table)
        at = table.span.line - 1
        pipes = lines[at].lstrip().startswith("|")
        if [row.span.line for row in table.rows] != lines_of(table, pipes=pipes) or not (pipes or "\t" in lines[at]):
            continue
        odd = any(part in cell for row in rows for cell in row for part in ("  ", "\n", "\t", "|"))
        full = all(sum(map(bool, row)) > 1 for row in rows) and all(rows[0]) and not any(map(is_value, rows[0]))
        written = None if odd or not full or len(rows) < 2 or len(rows[0]) < 3 else write(rows)
        if written is not None:
            for line, number in zip(written, lines_of(table, pipes=pipes), strict=True):
                lines[number - 1] = line
            if pipes:
                lines[at + 1] = ""
    return "\n".join(lines)


def spaced(rows: Rows) -> list[str] | None:
    widths = [max(len(row[at]) for row in rows) + 3 for at in range(len(rows[0]))]
    return ["".join(map(str.ljust, row, widths)).rstrip() for row in rows] if sum(widths) <= _WIDEST else None


def stacked(rows: Rows) -> list[str] | None:
    head, *body = rows
    valued = all(is_value(cell) for row in body for cell in row[1:]) and not any(is_value(row[0]) for row in body)
    told = len(body) > 1 or all(map(has_year, head[1:]))
    if not valued or not told or len(head[0]) > 25 or any(len(cell.split()) > 3 or cell[-1] == "." for cell in head):
        return None
    return ["\n" * (row is head) + "\n\n".join(row) + "\n" for row in rows]


def told_by(write: Callable[[Rows], list[str] | None]) -> list[Path]:
    return [path for path in SOME if rewritten(as_it_is(path)[0], write) != as_it_is(path)[0]]


def test_enough_plans_have_tables() -> None:
    assert len(told_by(spaced)) > 20
    assert len(told_by(stacked)) > 10


@pytest.mark.parametrize("path", told_by(spaced), ids=lambda path: path.stem)
def test_a_table_aligned_with_spaces_gives_the_same_goals_and_findings(path: Path) -> None:
    text, plan, report = as_it_is(path)
    again, said = read(rewritten(text, spaced).encode())
    assert goals(again) == goals(plan)
    assert found(said) == found(report)


@pytest.mark.parametrize("path", told_by(stacked), ids=lambda path: path.stem)
def test_a_table_with_one_cell_to_a_line_gives_the_same_goals_and_findings(path: Path) -> None:
    text, plan, report = as_it_is(path)
    again, said = read(rewritten(text, stacked).encode())
    assert goals(again) == goals(plan)
    assert Counter(one.code for one in said.findings) == Counter(one.code for one in report.findings)
