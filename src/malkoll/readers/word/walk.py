"""The order of a text: paragraphs and tables one after the other, whatever stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from malkoll.readers.word.names import TBL, TC, TR, TRANSPARENT, P, W, child, opened, value

__all__ = ["blocks", "is_drop_cap", "paragraphs", "runs_on"]

_CONTROL = f"{W}sdt"
_INSIDE = TRANSPARENT | {TBL, TR, TC}


def blocks(container: _Element) -> Iterator[tuple[_Element, bool]]:
    """The paragraphs and tables in ``container``, and whether each stands in a table of contents."""
    stack: list[tuple[Iterator[_Element], bool]] = [(container.iterchildren(), False)]
    while stack:
        children, in_contents = stack[-1]
        element = next(children, None)
        if element is None:
            stack.pop()
        elif element.tag in (P, TBL):
            yield element, in_contents
        elif element.tag in TRANSPARENT:
            gallery = (
                value(child(element, "sdtPr", "docPartObj", "docPartGallery")) if element.tag == _CONTROL else None
            )
            stack.append((opened(element), in_contents or (gallery or "").casefold() == "table of contents"))


def paragraphs(cell: _Element) -> Iterator[_Element]:
    """All paragraphs in a cell, those of tables within it too; rows that were deleted are not there."""
    stack = [cell.iterchildren()]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == P:
            yield element
        elif element.tag in _INSIDE and child(element, "trPr", "del") is None:
            stack.append(opened(element))


def runs_on(properties: _Element | None) -> bool:
    """Whether a paragraph with these properties (``w:pPr``) is one with the next: changed so, or a drop cap."""
    marks = child(properties, "rPr")
    return child(marks, "del") is not None or child(marks, "moveFrom") is not None or is_drop_cap(properties)


def is_drop_cap(properties: _Element | None) -> bool:
    """Whether a paragraph holds the large letter that the next one begins with."""
    return value(child(properties, "framePr"), "dropCap") in ("drop", "margin")
