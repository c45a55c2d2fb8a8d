"""``python -m malkoll.readers FILE``: the blocks of a document, one a line, to look at what a reader made of it."""

from __future__ import annotations

import sys
from pathlib import Path

from malkoll.document import (
    Block,
    FrontMatter,
    Heading,
    Item,
    Note,
    Paragraph,
    Picture,
    Table,
    TextLine,
    TocEntry,
    Verbatim,
)
from malkoll.errors import MalkollError
from malkoll.readers import read

__all__ = ["describe", "main"]


def describe(block: Block) -> list[str]:
    """``block`` in words: kind, line and text; a table has a line more for each row."""
    name = type(block).__name__
    place = f"{block.span.line:5}  "
    match block:
        case Heading():
            level = block.level if block.level is not None else "-"
            return [f"{place}{name} {block.look} {level}{' toc' if block.in_toc else ''}: {block.text}"]
        case Paragraph():
            return [f"{place}{name}: {_lines(block.lines)}"]
        case Item():
            number = f" {block.number}." if block.number is not None else ""
            return [f"{place}{name} {block.depth}{number}: {_lines(block.lines)}"]
        case TocEntry():
            return [f"{place}{name}: {block.text} → {block.page}"]
        case Picture():
            return [f"{place}{name}{' lost' if block.lost else ''}: {block.alt}"]
        case Note() | Verbatim():
            return [f"{place}{name}: {block.text!r}"]
        case FrontMatter():
            return [f"{place}{name}: {dict(block.values)}"]
        case Table():
            rows = [f"{place}{name}: {len(block.rows)} rows"]
            for row in block.rows:
                cells = " | ".join(
                    f"[{cell.mark}]{_lines(cell.lines)}" if cell.mark else _lines(cell.lines) for cell in row.cells
                )
                rows.append(f"{row.span.line:5}    {'Head' if row.head else 'Row'}: {cells}")
            return rows
        case _:
            return [f"{place}{name}"]


def _lines(lines: tuple[TextLine, ...]) -> str:
    return " ¶ ".join(
        f"⟦{line.text[: line.bold]}⟧{line.text[line.bold :]}" if line.bold else line.text for line in lines
    )


def main(arguments: list[str]) -> int:
    """Print the blocks of each file; the exit code."""
    if not arguments:
        print("usage: python -m malkoll.readers FILE …", file=sys.stderr)
        return 2
    for name in arguments:
        try:
            document = read(name, Path(name).read_bytes())
        except MalkollError as error:
            print(error.text.in_language("sv"), file=sys.stderr)
            return 2
        except OSError as error:
            print(f"{name}: {error.strerror}", file=sys.stderr)
            return 2
        for block in document.blocks:
            print("\n".join(describe(block)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
