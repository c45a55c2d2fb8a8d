"""Sections of a document, and what a sentence in one says of all goals that stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from malkoll.document import Document, Heading
from malkoll.span import Span

__all__ = ["Sections"]

_PAST_THE_END = 10**9
# A heading without a level of its own stands below all that have one.
_DEEPEST = 9


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Told = TypeVar("Told", bound=_Placed)


class Sections:
    """The headings of a document that have a level, and where the section of each ends."""

    def __init__(self, document: Document) -> None:
        """Find the ends of all sections of ``document`` in one walk."""
        self._lines: list[int] = []
        self._ends: list[int] = []
        levels: list[int] = []
        still_open: list[int] = []
        for block in document.blocks:
            if not isinstance(block, Heading) or block.level is None:
                continue
            line, level = block.span.line, block.level or _DEEPEST
            while still_open and levels[still_open[-1]] >= level:
                self._ends[still_open.pop()] = line
            still_open.append(len(levels))
            self._lines.append(line)
            self._ends.append(_PAST_THE_END)
            levels.append(level)

    def end(self, line: int) -> int:
        """The line of the heading that ends the section ``line`` stands in; past the last line where none does."""
        begun = bisect_right(self._lines, line)
        if begun:
            return self._ends[begun - 1]
        return self._lines[0] if self._lines else _PAST_THE_END

    def is_in_first(self, line: int) -> bool:
        """Whether ``line`` stands before the second heading: on the cover, where what is said is of the document."""
        return bisect_right(self._lines, line) <= 1

    def told(self, sayings: Iterable[Told]) -> list[tuple[Told, int]]:
        """Each saying with the line at which its section ends."""
        return [(one, self.end(one.span.line)) for one in sayings]

    @staticmethod
    def last_for(line: int, told: list[tuple[Told, int]]) -> Told | None:
        """The last of the sayings that stand before ``line`` in its own section."""
        here = [one for one, end in told if one.span.line < line < end]
        return here[-1] if here else None
