"""Web pages for tests, and what is read of them on a line each."""

from __future__ import annotations

from malkoll.document import Block, Document, Heading, Item, Paragraph, Picture, Table, TocEntry
from malkoll.readers import read


def page(body: str, head: str = "") -> Document:
    return read("plan.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def blocks(body: str, head: str = "") -> list[str]:
    return [shown(block) for block in page(body, head).blocks]


def shown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'h' + str(block.level) if block.level else block.look}: {block.text}"
        case Paragraph():
            return "p: " + " / ".join(line.text for line in block.lines)
        case Item():
            number = "" if block.number is None else f" {block.number}"
            return f"item {block.depth}{number}: " + " / ".join(line.text for line in block.lines)
        case Table():
            return "table: " + " // ".join(rows(block))
        case TocEntry():
            return f"toc: {block.text} {block.page}"
        case Picture():
            return f"picture: {block.alt}"
        case _:
            return type(block).__name__


def rows(table: Table) -> list[str]:
    return [
        ("*" if row.head else "") + "|".join(cell.text.replace("\n", " / ") or cell.mark or "" for cell in row.cells)
        for row in table.rows
    ]


def table(source: str, head: str = "") -> list[str]:
    (found,) = [block for block in page(source, head).blocks if isinstance(block, Table)]
    return rows(found)
