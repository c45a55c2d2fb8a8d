"""Scorecards: tables in which a row with a goal alone stands above the rows of its indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from malkoll.document import Block, Cell, Heading, Row, Table, TextLine
from malkoll.regexes import compiled
from malkoll.swedish.verbs import main_verbs

__all__ = ["says_what_is_to_be", "whole_tables"]

# Fewer columns are a list of labels and their values.
_FEWEST_COLUMNS = 3
# A title is shorter than this, in characters.
_LONGEST_TITLE = 200
_SHALL = compiled(r"(?<![^\W_])(?:ska|skall|shall|should)(?![^\W_])")
_COUNTED = compiled(r"\W*(?:andel|antal|procent|share|number)")
# A note on the figures in the table.
_OF_FIGURES = compiled(r"\W*(?:uppgift|siffr|källa|not\b|resultat|värde|data|statistik|mätning|figures|source)")
_THAT = compiled(r"(?<![^\W_])(?:som|där|vars|that|who)(?![^\W_])")


def whole_tables(blocks: Iterable[Block], is_head: Callable[[Row], bool]) -> Iterator[Block]:
    """``blocks`` with tables put together that a line alone parts: a row whose other cells are empty, and were lost.

    So it is where cells are parted by tabs: right above and below that line stand rows of the same table.
    """
    parts: list[Table] = []
    rows: list[Row] = []
    between: Heading | None = None
    for block in blocks:
        if isinstance(block, Table):
            if parts and between is not None and _goes_on(parts[-1], between, block, is_head):
                rows += (_row(between, len(block.rows[0].cells)), *block.rows)
                parts.append(block)
                between = None
                continue
            yield from _ended(parts, rows, between)
            parts, rows, between = [block], list(block.rows), None
        elif parts and between is None and isinstance(block, Heading) and _follows(block, parts[-1]):
            between = block
        else:
            yield from _ended(parts, rows, between)
            parts, rows, between = [], [], None
            yield block
    yield from _ended(parts, rows, between)


def _ended(parts: list[Table], rows: list[Row], after: Heading | None) -> Iterator[Block]:
    """The table that ``parts`` make, and the line that was taken for one of its rows."""
    if len(parts) == 1:
        yield parts[0]
    elif parts:
        yield Table(parts[0].span.to(parts[-1].span), tuple(rows))
    if after is not None:
        yield after


def _goes_on(first: Table, between: Heading, last: Table, is_head: Callable[[Row], bool]) -> bool:
    """Whether a table goes on below a line with the same columns, and does not begin with a head of its own."""
    width = len(first.rows[-1].cells) if first.rows else 0
    if width < _FEWEST_COLUMNS or not last.rows or not _follows(last, between):
        return False
    return all(len(row.cells) == width for row in last.rows) and not is_head(last.rows[0])


def _row(told: Heading, width: int) -> Row:
    at = told.span
    return Row(at, (Cell(at, (TextLine(told.text, at),)), *(Cell(at, ()) for _ in range(width - 1))))


def _follows(below: Block, above: Block) -> bool:
    """Whether a block begins on the line after another; a heading is then one by its looks alone."""
    if isinstance(below, Heading) and (below.look != "line" or below.in_toc):
        return False
    return below.span.line == above.span.end_line + 1


def says_what_is_to_be(text: str) -> bool:
    """Whether the words of a row are a goal: they say what is to be, or how things are, and name nothing counted."""
    lowered = text.lower()
    if len(text) > _LONGEST_TITLE or _COUNTED.match(lowered) or _OF_FIGURES.match(lowered):
        return False
    if _SHALL.search(lowered):
        return True
    verbs = main_verbs(text)
    return bool(verbs) and _THAT.search(lowered[: verbs[0].start]) is None
