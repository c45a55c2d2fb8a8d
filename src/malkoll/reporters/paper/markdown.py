"""The paper as Markdown: the same words, with signs and figures where a page has pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from malkoll.finding import Report
from malkoll.hooks import ReportContext
from malkoll.reporters.markup import escaped
from malkoll.reporters.paper.build import paper
from malkoll.reporters.paper.model import (
    Bar,
    Block,
    Cell,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Para,
    Part,
    Row,
    Said,
    Squares,
)
from malkoll.reporters.paper.signs import bar_in_signs
from malkoll.reporters.paper.words import MARK_SIGNS

__all__ = ["paper_as_markdown"]

_RULE = {"number": "---:", "mark": ":-:"}


def paper_as_markdown(report: Report, context: ReportContext) -> str:
    """The paper on ``report`` as Markdown."""
    return "\n\n".join(_blocks(paper(report, context).blocks)) + "\n"


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Part():
                yield from _blocks(block.blocks)
            case Heading():
                yield from _heading(block)
            case Para():
                said = _said(block.text)
                yield f"**{said}**" if block.look == "answer" else said
            case Items():
                yield "\n".join(
                    _item(item, f"{at}." if block.numbered else "-") for at, item in enumerate(block.items, 1)
                )
            case Facts():
                yield "\n".join(
                    f"- **{escaped(label)}:** {'; '.join(map(_said, values))}" for label, values in block.rows
                )
            case Grid():
                yield _grid(block)
            case Squares():
                yield _squares(block)


def _said(said: Said) -> str:
    """Words: what is strong next to what is strong is one, since stars in a row would end nothing."""
    out: list[str] = []
    strong = False
    line_start = True
    for run in said:
        text = _inline(run.text, line_start)
        if run.text.strip():
            line_start = False
        if run.strong != strong:
            out.append("**")
            strong = run.strong
        out.append(text)
    if strong:
        out.append("**")
    return "".join(out).strip()


def _inline(text: str, at_start: bool) -> str:
    """``text`` escaped with the spaces around it kept: what begins a line must not look like a list."""
    body = text.strip()
    if not body:
        return " " if text else ""
    made = escaped(body) if at_start else escaped(f"x{body}")[1:]
    return f"{' ' if text[0].isspace() else ''}{made}{' ' if text[-1].isspace() else ''}"


def _heading(block: Heading) -> Iterator[str]:
    yield f"{'#' * block.level} {_said(block.text)}"
    if block.above:
        yield f"*{_said(block.above)}*"
    if block.mark is not None:
        yield f"{_sign(block.mark)} {escaped(block.mark_text)}"


def _sign(mark: str) -> str:
    return MARK_SIGNS[mark]


def _item(item: Item, lead: str) -> str:
    tag = f"**{escaped(item.tag)}** " if item.tag else ""
    if item.tag_look in MARK_SIGNS:
        tag = f"{_sign(item.tag_look)} {tag}"
    pad = " " * (len(lead) + 1)
    lines = [f"{lead} {tag}{_said(item.text)}"]
    lines += [f"{pad}- {_said(entry)}" for entry in item.entries]
    if item.entries:
        lines += [f"{pad}- {_said(more)}" for more in item.more]
    else:
        lines = ["  \n".join([*lines, *(f"{pad}{_said(more)}" for more in item.more)])]
    return "\n".join(lines)


def _squares(block: Squares) -> str:
    told = ", ".join(f"{_sign(mark)} {count} {escaped(word)}" for mark, word, count in block.legend)
    return f"{''.join(_sign(mark) for mark in block.marks)}\n\n{told}"


def _grid(block: Grid) -> str:
    heads = [f"{column.number} {column.head}" if column.number else column.head for column in block.columns]
    lines = [f"| {' | '.join(map(escaped, heads))} |"]
    lines.append(f"|{'|'.join(_RULE.get(column.look, '---') for column in block.columns)}|")
    for group in block.groups:
        if group.head:
            lines.append(f"| **{_said(group.head)}** |{' |' * (len(block.columns) - 1)}")
        lines += [_row(row) for row in group.rows]
    if block.foot is not None:
        lines.append(_row(block.foot, "**"))
    return f"**{escaped(block.caption)}**\n\n" + "\n".join(lines)


def _row(row: Row, around: str = "") -> str:
    told = (_cell(cell) for cell in row.cells)
    return f"| {' | '.join(f'{around}{one}{around}' if one else '' for one in told)} |"


def _cell(cell: Cell) -> str:
    if cell.bar is not None:
        return _bar(cell.bar)
    if cell.mark == "none":
        return _sign("none")
    said = _said(cell.text)
    if cell.mark is not None:
        said = f"{_sign(cell.mark)} {said}"
    return f"{said} ({escaped(cell.note)})" if cell.note else said


def _bar(bar: Bar) -> str:
    return bar_in_signs(bar)
