"""The lines of a text, each with its place, and how the white in them is treated."""

from __future__ import annotations

from typing import NamedTuple

from malkoll.regexes import compiled
from malkoll.span import Span

__all__ = ["EDGE", "Line", "clean", "split"]

# White space and characters that take no room: none of them is the first or last visible character of anything.
_NO_WIDTH = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
EDGE = (
    " \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
EDGE += _NO_WIDTH

_HIDDEN = compiled("[\x00-\x08\x0e-\x1f" + _NO_WIDTH + "]")
_SPACES = compiled(r"\s{2,}|[^\S ]")


class Line(NamedTuple):
    """A line, or the part of one that is read by itself (a page ends in mid-line, a comment stands after text).

    ``start`` is the offset of its first character in the document's text, ``number`` the line it stands on (from 1)
    and ``column`` the column of its first character (from 1).
    """

    text: str
    start: int
    number: int
    column: int

    def span(self, begin: int, end: int) -> Span:
        """The span of ``self.text[begin:end]``."""
        return Span(
            self.start + begin, self.start + end, self.number, self.column + begin, self.number, self.column + end
        )

    def trimmed(self, begin: int = 0, end: int | None = None) -> tuple[int, int]:
        """Where the visible characters of ``self.text[begin:end]`` begin and end."""
        part = self.text[begin:end]
        left = part.lstrip(EDGE)
        start = begin + len(part) - len(left)
        return start, start + len(left.rstrip(EDGE))

    def part(self, begin: int, end: int) -> Line:
        """``self.text[begin:end]`` as a line of its own."""
        return Line(self.text[begin:end], self.start + begin, self.number, self.column + begin)


def split(text: str) -> list[Line]:
    """The lines of ``text``; a form feed ends a page, and an empty line stands where it was."""
    lines: list[Line] = []
    at = 0
    for number, raw in enumerate(text.split("\n"), 1):
        if "\f" in raw:
            begin = 0
            for part in raw.split("\f"):
                if begin:
                    lines.append(Line("", at + begin, number, begin + 1))
                lines.append(Line(part, at + begin, number, begin + 1))
                begin += len(part) + 1
        else:
            lines.append(Line(raw, at, number, 1))
        at += len(raw) + 1
    return lines


def clean(text: str) -> str:
    """``text`` as it is read: characters without width gone, every stretch of white one ordinary space."""
    return _SPACES.sub(" ", _HIDDEN.sub("", text)).strip(EDGE)
