r"""A rule file's text, made ready for the lexer, with the way back to what the person wrote.

The lexer sees NFC, ``\n`` line ends and no byte-order mark. A file from macOS may be in NFD, where "å"
is two code points: columns are counted in the file as it was written.
"""

from __future__ import annotations

import unicodedata

from malkoll.errors import Mistake
from malkoll.finding import Text
from malkoll.letters import composed
from malkoll.span import LineIndex, Span

__all__ = ["Source"]


def _is_hangul_tail(char: str) -> bool:
    """Whether ``char`` is a Hangul vowel or final: they join the letter before without being marks."""
    return "\u1161" <= char <= "\u11c2"


def _clusters(text: str) -> list[tuple[int, str]]:
    """``text`` in pieces that normalise by themselves: (offset, piece), in order."""
    pieces: list[tuple[int, str]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text):
            char = text[at]
            before = text[at - 1]
            joins = (unicodedata.combining(char) or _is_hangul_tail(char)) and before not in "\r\n\ufeff"
            if joins or (char == "\n" and before == "\r"):
                continue
        pieces.append((start, text[start:at]))
        start = at
    return pieces


class Source:
    """The text of one rule file: ``text`` is what the lexer sees, positions are told in the original."""

    __slots__ = ("_back", "_clean", "_original", "path", "text")

    def __init__(self, path: str, original: str) -> None:
        self.path = path
        back: list[int] | None = None
        text = original
        if "\r" in original or original.startswith("\ufeff") or composed(original) != original:
            parts: list[str] = []
            back = []
            for offset, piece in _clusters(original):
                clean = composed(piece.replace("\r\n", "\n").replace("\r", "\n"))
                if offset == 0:
                    clean = clean.removeprefix("\ufeff")
                parts.append(clean)
                back.extend([offset] * len(clean))
            back.append(len(original))
            text = "".join(parts)
        self.text = text
        self._original = original
        self._back = back
        self._clean = LineIndex(text)

    def original_offset(self, offset: int) -> int:
        """The offset in the original of the character at ``offset`` in ``text``."""
        return offset if self._back is None else self._back[min(offset, len(self._back) - 1)]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) in the original of the character at ``offset`` in ``text``."""
        line, column = self._clean.position(offset)
        if self._back is None:
            return line, column
        return line, self.original_offset(offset) - self.original_offset(self._clean.line_start(line)) + 1

    def span(self, start: int, end: int) -> Span:
        """The span in the original of ``text[start:end]``."""
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return Span(self.original_offset(start), self.original_offset(end), line, column, end_line, end_column)

    def line_text(self, line: int) -> str:
        """A line (from 1) as it was written, without its line end."""
        if self._back is None:
            return self._clean.line_text(line)
        start = self.original_offset(self._clean.line_start(line))
        end = start
        while end < len(self._original) and self._original[end] not in "\r\n":
            end += 1
        return self._original[start:end]

    def mistake(self, code: str, start: int, end: int, message: Text, suggestion: Text | None) -> Mistake:
        """A mistake at ``text[start:end]``, underlined to the end of its first line at most."""
        line, column = self.position(start)
        source = self.line_text(line)
        first = self.original_offset(start)
        width = min(self.original_offset(end) - first, len(source) - column + 1)
        return Mistake(code, self.path, line, column, max(width, 1), source, message, suggestion)
