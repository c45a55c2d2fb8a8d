"""What must hold of what comes out, whatever went in. What does not is ``BrokenError``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any


class BrokenError(AssertionError):
    """A law that does not hold for an input."""


def hold(law: str, what: Any, *told: Any) -> None:
    """Break off where ``what`` is not so; ``law`` says in a sentence what should have been."""
    if not what:
        raise BrokenError(" | ".join([law, *map(repr, told)]))


def parts_in(value: Any, kind: type) -> Iterable[Any]:
    """Every part of ``value`` that is a ``kind``, however deep."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from parts_in(part, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from parts_in(getattr(value, field.name), kind)


def spans_in(value: Any) -> Iterable[Any]:
    """Every span in ``value``, however deep."""
    from malkoll.span import Span

    return parts_in(value, Span)


def spans_stand_in(text: str, *values: Any) -> None:
    """The spans in ``values`` lie inside ``text`` and say its lines and columns."""
    from malkoll.span import LineIndex

    index = LineIndex(text)
    for span in spans_in(values):
        hold("A span lies inside the text", 0 <= span.start <= span.end <= len(text), span, len(text))
        hold("A span says where it begins", (span.line, span.column) == index.position(span.start), span)
        hold("A span says where it ends", (span.end_line, span.end_column) == index.position(span.end), span)


def covers(text: str, span: Any, words: str) -> bool:
    """Whether the letters and figures of ``words`` stand in ``text[span]``, in their order."""
    source = text[span.start : span.end]
    if "&" in source or "<" in source:  # an entity is other letters than those it stands for
        return True
    rest = iter(_letters(source))
    return all(char in rest for char in _letters(words))


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def names_what_it_covers(document: Any) -> None:
    """Each line and heading of the document's blocks has its words from the place that it names."""
    from malkoll.document import Heading, Item, Paragraph, Table

    for block in document.blocks:
        match block:
            case Paragraph() | Item():
                lines = block.lines
            case Table():
                lines = tuple(line for row in block.rows for cell in row.cells for line in cell.lines)
            case Heading():
                lines = (block,)
            case _:
                continue
        for line in lines:
            hold("A line covers what it names", covers(document.text, line.span, line.text), line)


def of_document(document: Any) -> None:
    """What holds of every document, whatever it was read from."""
    hold("A document holds some text", document.text.strip() or not document.blocks)
    spans_stand_in(document.text, document.blocks)
    names_what_it_covers(document)


def in_one_sentence(error: Any) -> None:
    """An error is told in both languages, and on one line."""
    for said in (error.text.sv, error.text.en):
        hold("An error is told in both languages", said and said.strip(), error)
        hold("An error is told on one line", "\n" not in said and "\r" not in said, said)
