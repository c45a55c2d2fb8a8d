"""Where in a text something stands."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from re import Pattern

from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["LineIndex", "Span", "address_in"]


@record
class Span:
    """A stretch of the text as read.

    ``start`` and ``end`` are offsets in code points, 0-based and half-open. Lines and columns count
    from 1; ``end_column`` is the column just after the last character, so an empty span has
    ``column == end_column``. ``address`` is what a person can follow where lines mean nothing
    (Word, PDF), in Swedish: "avsnitt 3.2, tabell 2, rad 4"; ``address_in`` gives it in either language.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    address: str | None = None

    def address_in(self, language: str) -> str | None:
        """``address`` in ``language`` ("sv" or "en"), where there is one: "section 3.2, table 2, row 4"."""
        return None if self.address is None else address_in(self.address, language)

    def to(self, other: Span) -> Span:
        """The span from the beginning of this one to the end of ``other``."""
        if other.end <= self.end:
            return self
        return Span(self.start, other.end, self.line, self.column, other.end_line, other.end_column, self.address)


_ADDRESS_WORDS = {
    "avsnitt": "section",
    "stycke": "paragraph",
    "tabell": "table",
    "rad": "row",
    "sida": "page",
    "blad": "sheet",
}


@cache
def _address_expressions() -> tuple[Pattern[str], Pattern[str]]:
    # Not made with the module: what is remembered of expressions is found by way of it.
    words = compiled(r"(?:^|(?<=, ))(" + "|".join(_ADDRESS_WORDS) + r")(?= [0-9”])")
    return words, compiled(r"(?<= )”(.*?)”(?=, |$)")


def address_in(address: str, language: str) -> str:
    """An address in a file without lines ("avsnitt 3.2, tabell 2, rad 4") in ``language``."""
    if language != "en":
        return address
    words, quoted = _address_expressions()
    return quoted.sub("“\\1”", words.sub(lambda found: _ADDRESS_WORDS[found[1]], address))


class LineIndex:
    r"""Turns offsets in one text into spans; ``\\n`` ends a line."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._starts = starts

    @property
    def line_count(self) -> int:
        """Number of lines; a text that ends in a line break has an empty last line."""
        return len(self._starts)

    def line_start(self, line: int) -> int:
        """Offset of the first character of ``line`` (from 1); past the last line, the text's length."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def line_text(self, line: int) -> str:
        """The text of ``line`` (from 1) without its line break."""
        start = self.line_start(line)
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at ``offset``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of ``text[start:end]``."""
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return Span(start, end, line, column, end_line, end_column)
