"""Words of a page gathered to lines: white space as browsers show it, looks kept, images among them."""

from __future__ import annotations

import re

from malkoll.readers.lines import EDGE
from malkoll.readers.transcript import Piece
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Cursor", "Words", "said"]

_WHITE = compiled(r"[ \t\n\r\f]+")
_SIGNS = compiled(r"[\s●⬤■◼◆⚫•·○◯□▲▼\uf000-\uf0ff]+")  # shapes that say nothing but by their colour


@record
class Cursor:
    """How text looks where reading has come to."""

    bold: bool = False
    slanted: bool = False
    kept_lines: bool = False
    symbols: bool = False
    ink: str | None = None


@record(frozen=False)
class _Run:
    text: str
    bold: bool
    slanted: bool
    image: bool = False


class Words:
    """The lines of a paragraph, or of a cell, while they are read."""

    __slots__ = ("_line", "_lines", "_tabs", "alts", "colour", "images")

    def __init__(self, *, tabs: bool = False) -> None:
        """``tabs``: a tab within a line is one of the author's (LibreOffice), not only how the source is set."""
        self._tabs = tabs
        self._lines: list[list[_Run]] = []
        self._line: list[_Run] = []
        self.images = 0
        self.alts: list[str] = []
        self.colour: str | None = None

    def __bool__(self) -> bool:
        return bool(self._line or self._lines)

    def text(self, text: str, look: Cursor) -> None:
        """Text as it stands in the source."""
        if look.symbols or (look.ink is not None and text and _SIGNS.fullmatch(text) and not text.isspace()):
            if text.strip(EDGE):
                self.colour = self.colour or look.ink
                self.image("")
            return
        if look.kept_lines:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.end_line()
                self._put(line, look)
        else:
            self._put(_WHITE.sub(self._space, text), look)

    def image(self, alt: str) -> None:
        """An image with its text alternative."""
        self.images += 1
        alt = " ".join(alt.split())
        if alt:
            self.alts.append(alt)
        self._line.append(_Run(alt, False, False, image=True))

    def tab(self) -> None:
        """A tab."""
        self._line.append(_Run("\t", False, False))

    def label(self) -> None:
        """The end of a label, whose value comes next."""
        ended = self.ends_with(":")
        if self._line:
            self._line[-1].text = self._line[-1].text.rstrip()
        self._line.append(_Run(" " if ended else ": ", False, False))

    def ends_with(self, mark: str) -> bool:
        """Whether the line so far ends so, white aside."""
        return bool(self._line) and self._line[-1].text.rstrip(EDGE).endswith(mark)

    def end_line(self) -> None:
        """A line break."""
        self._lines.append(self._line)
        self._line = []

    def take(self) -> list[tuple[Piece, ...]]:
        """The lines gathered, an empty one where two breaks follow each other; what comes next begins anew."""
        self.end_line()
        lines = [_pieces(line) for line in self._lines]
        self._lines = []
        self.images, self.alts, self.colour = 0, [], None
        while lines and not lines[-1]:
            lines.pop()
        first = next((at for at, line in enumerate(lines) if line), 0)
        return lines[first:]

    def _space(self, white: re.Match[str]) -> str:
        found = white.group()
        return "\t" if self._tabs and "\t" in found and "\n" not in found else " "

    def _put(self, text: str, look: Cursor) -> None:
        if not self._line:
            text = text if look.kept_lines else text.lstrip(" \t")
        elif self._line[-1].text.endswith((" ", "\t")) and not look.kept_lines:
            text = text.lstrip(" ")
        if text:
            self._line.append(_Run(text, look.bold, look.slanted))


def said(line: tuple[Piece, ...]) -> str:
    """The words of a line, without its looks."""
    return " ".join("".join(piece.text for piece in line if not piece.image).split())


def _pieces(line: list[_Run]) -> tuple[Piece, ...]:
    """The line as it is written out; italics at its beginning are its label, as bold would be.

    A line that is italic to its end has no label, and italics further on say nothing.
    """
    if not any(run.text.strip(EDGE) or run.image for run in line):
        return ()
    lead = next(
        (at for at, run in enumerate(line) if not (run.slanted or run.bold or run.image) and run.text.strip(EDGE)), 0
    )
    return tuple(Piece(run.text, run.bold or (run.slanted and at < lead), run.image) for at, run in enumerate(line))
