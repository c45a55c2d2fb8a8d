"""Where the words of a tagged PDF are: by their marked content, and what of it stands in tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from malkoll.readers.pdf.painted import Page, Word
from malkoll.readers.pdf.structure import Element, Mark

__all__ = ["Words", "body_size", "marks_in_tables", "roles", "words_by_mark"]

Words = Mapping[tuple[int, int], Sequence[Word]]


def words_by_mark(pages: Iterable[Page]) -> dict[tuple[int, int], list[Word]]:
    """The words of every piece of marked content, by page and number."""
    found: dict[tuple[int, int], list[Word]] = {}
    for page in pages:
        for word in page.words:
            if word.mark is not None and not word.artifact:
                found.setdefault((page.number, word.mark), []).append(word)
    return found


def body_size(pages: Iterable[Page]) -> float:
    """The size that most letters have, in points."""
    counts: dict[float, int] = {}
    for page in pages:
        for word in page.words:
            size = round(word.size * 2) / 2
            counts[size] = counts.get(size, 0) + len(word.text)
    return max(counts, key=lambda size: counts[size])


def marks_in_tables(tree: Element) -> Iterable[Mark]:
    """All marked content that stands in tables."""
    todo: list[Element] = [tree]
    while todo:
        element = todo.pop()
        if element.role == "Table":
            yield from element.marks()
        else:
            todo.extend(child for child in element.children if isinstance(child, Element))


def roles(tree: Element) -> Iterable[str]:
    """The roles of all elements of a tree."""
    todo: list[Element] = [tree]
    while todo:
        element = todo.pop()
        yield element.role
        todo.extend(child for child in element.children if isinstance(child, Element))
