"""Labels of fields, and those that stand twice in a row: "Ansvarig: Ansvarig: Skolchef"."""

from __future__ import annotations

from collections.abc import Iterator

from malkoll.document import Document, Heading, Item, Paragraph, Table, TextLine
from malkoll.plan import Label
from malkoll.regexes import compiled
from malkoll.span import Span

__all__ = ["labels_in"]

_LONGEST = 40
_MOST_WORDS = 4

# The mark after a label is a colon, and nothing that goes on without a space ("kl. 10:30", "EU:s").
_LABEL = compiled(r"([^\W\d_][^\n:;.!?]{0,39}?)[ ]?:(?=\s|$)")
_NUMBER = compiled(r"\d")


def labels_in(document: Document) -> tuple[Label, ...]:
    """The labels of ``document``, in its order: words with a colon after them at the beginning of a line."""
    found: list[Label] = []
    above: tuple[Label, bool] | None = None  # the label of the line before, and whether it stood alone
    after: str | None = None  # the label that stood alone before that one, doubtful until the next line
    doubtful = -1
    for line in _lines(document):
        label = _label(line) if line is not None else None
        if label is None:
            above, doubtful = None, -1
            continue
        alone = line is not None and not line.text[len(label.text) :].strip(" :")
        words = _words(label.text)
        if doubtful >= 0 and words == after:
            # Three in a row are a list, or a form to fill in.
            found[doubtful] = _undoubled(found[doubtful])
            doubtful = -1
        elif above is not None and above[1] and not alone and words == _words(above[0].text) and not label.doubled:
            label = Label(label.text, label.span, doubled=True)
            doubtful, after = len(found), words
        else:
            doubtful = -1
        found.append(label)
        above = (label, alone)
    return tuple(found)


def _lines(document: Document) -> Iterator[TextLine | None]:
    """The lines that a label may begin; ``None`` where something else parts them."""
    for block in document.blocks:
        match block:
            case Paragraph() | Item():
                yield from block.lines
            case Heading():
                yield None
                yield TextLine(block.text, block.span)
                yield None
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield None
                        yield from cell.lines
                yield None
            case _:
                yield None


def _label(line: TextLine) -> Label | None:
    text = line.text
    found = _LABEL.match(text) if ":" in text[: _LONGEST + 2] else None
    if found is None or found[1].count(" ") >= _MOST_WORDS or not text[0].isupper():
        return None
    label = found[1].strip()
    rest = text[found.end() :].lstrip()
    second = _LABEL.match(rest) if rest else None
    # Two labels without a value are two columns, or two signatures beside each other.
    doubled = second is not None and _same(label, second[1]) and any(map(str.isalnum, rest[second.end() :]))
    if 0 < line.bold < len(label) and second is None:
        # "**Mål** Mål: …": bold marks the first one as well as a colon does.
        doubled = _same(text[: line.bold], text[line.bold : found.end(1)])
    return Label(label, _beginning(line, found.end()), doubled)


def _same(one: str, other: str) -> bool:
    """Whether two labels are one, in one case and number or the other ("Ansvarig" and "Ansvariga")."""
    one, other = _words(one), _words(other)
    return bool(one) and (one == other or (not _NUMBER.search(one + other) and _plural(one, other)))


def _plural(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and long in (short + "a", short + "er", short + "ar", short + "or")


def _words(label: str) -> str:
    return " ".join(label.casefold().strip(" :*").split())


def _beginning(line: TextLine, end: int) -> Span:
    """The span of the line's first ``end`` characters, where the source agrees; else the line's."""
    span = line.span
    if span.line != span.end_line or span.end - span.start != len(line.text):
        return span
    return Span(span.start, span.start + end, span.line, span.column, span.line, span.column + end, span.address)


def _undoubled(label: Label) -> Label:
    return Label(label.text, label.span)
