"""The labels of list items in a tagged PDF: bullets, numbers, letters."""

from __future__ import annotations

from malkoll.readers.transcript import Piece
from malkoll.regexes import compiled

__all__ = ["is_bullet", "labelled"]

_LABEL = compiled(r"\(?(\d{1,3})[.)]?")
_COUNTED = compiled(r"\(?(\d{1,3})[.)](?!\d)\s*")
_BULLET = compiled(r"[•●○▪■◦‣·∙⁃–—➢➤►\uf0b7\uf0a7*-]|o(?=\s)")
_LONGEST_LABEL = 12


def is_bullet(label: str) -> bool:
    """Whether a label is only a bullet."""
    return _BULLET.fullmatch(label.strip()) is not None


def labelled(lines: list[list[Piece]], label: str) -> int | None:
    """The number of an item, if it has one.

    A letter for a label is put into the item's text, a bullet in its text is taken out: ``lines``, which is not
    empty, is changed in place.
    """
    label = label.strip()
    counted = _LABEL.fullmatch(label)
    if counted is not None:
        return int(counted[1])
    if label:
        if any(map(str.isalnum, label)) and not is_bullet(label) and len(label) < _LONGEST_LABEL:
            lines[0].insert(0, Piece(label + " "))
        return None
    counted = _COUNTED.match("".join(piece.text for piece in lines[0]))
    if counted is not None:
        _strip(lines[0], counted.end())
        return int(counted[1])
    bullet = _BULLET.match(lines[0][0].text)
    if bullet is not None:
        _strip(lines[0], bullet.end())
    return None


def _strip(pieces: list[Piece], count: int) -> None:
    """Take the first ``count`` characters of a line away, and the white after them."""
    while pieces and count >= len(pieces[0].text):
        count -= len(pieces.pop(0).text)
    if pieces:
        pieces[0] = Piece(pieces[0].text[count:].lstrip(), pieces[0].bold)
