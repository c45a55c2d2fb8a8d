"""Footnotes and endnotes: paragraphs of their own, where they part nothing that belongs together."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import _Element

from malkoll.readers.addresses import Addresses
from malkoll.readers.transcript import Piece, Transcript
from malkoll.readers.word.inline import Inline
from malkoll.readers.word.names import child, value
from malkoll.readers.word.package import Package
from malkoll.readers.word.styles import Styles
from malkoll.readers.word.walk import paragraphs

__all__ = ["Notes"]

_NAMES = {"footnotes": "fotnot", "endnotes": "slutnot"}


class Notes:
    """Notes wait until their section ends: between a label and its value one would be taken for the value."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        self._inline = Inline(styles)
        self._known: dict[tuple[str, str], _Element] = {}
        for kind, root in (("footnotes", package.footnotes), ("endnotes", package.endnotes)):
            for note in root.iterchildren() if root is not None else ():
                if value(note, "type") in (None, "normal"):
                    self._known[kind, value(note, "id") or ""] = note
        self._count = {"footnotes": 0, "endnotes": 0}
        self._waiting: list[tuple[str, int, _Element]] = []

    def take(self, notes: Iterable[tuple[str, str]]) -> None:
        """Note that the text refers to ``notes``, each by kind and id; a second time counts for nothing."""
        for kind, name in notes:
            found = self._known.pop((kind, name), None)
            if found is not None:
                self._count[kind] += 1
                self._waiting.append((kind, self._count[kind], found))

    def section_ends(self, transcript: Transcript, addresses: Addresses) -> None:
        """Write the footnotes of the section."""
        waiting, self._waiting = self._waiting, []
        for kind, count, note in waiting:
            if kind == "footnotes":
                self._write(kind, count, note, transcript, addresses)
            else:
                self._waiting.append((kind, count, note))

    def ends(self, transcript: Transcript, addresses: Addresses) -> None:
        """Write the endnotes."""
        for kind, count, note in self._waiting:
            self._write(kind, count, note, transcript, addresses)

    def _write(self, kind: str, count: int, note: _Element, transcript: Transcript, addresses: Addresses) -> None:
        lines: list[list[Piece]] = []
        for paragraph in paragraphs(note):
            text = self._inline.read(paragraph, self._styles.of(child(paragraph, "pPr")))
            lines += [
                [Piece(piece.text.replace("\t", " ")) for piece in line if not piece.image] for line in text.lines
            ]
        lines = [line for line in lines if "".join(piece.text for piece in line).strip()]
        if lines:
            name = f"{_NAMES[kind]} {count}"
            transcript.address = addresses.beside(name)
            lines[0] = [Piece(f"{name.capitalize()}: "), *lines[0]]
            transcript.paragraph(lines, quoted=True)
