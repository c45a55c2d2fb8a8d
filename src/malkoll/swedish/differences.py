"""A difference between two wordings, marked by words and not by colour: "[Alla → Fler] elever ska känna sig trygga"."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.comparison import WordPiece

__all__ = ["marked_words"]


def marked_words(pieces: Sequence[WordPiece], language: str, around: int | None = None) -> str:
    """The wording with what was taken away and put in, in brackets.

    With ``around`` only so many words are left on each side of a change, and "…" for the rest.
    """
    gone, new = ("struket", "nytt") if language == "sv" else ("deleted", "new")
    said: list[str] = []
    left: str | None = None
    for at, piece in enumerate(pieces):
        words = " ".join(piece.text.split())
        if left is not None and piece.kind != "new":
            said.append(f"[{gone}: {left}]")
            left = None
        if piece.kind == "gone":
            left = words
        elif piece.kind == "new":
            said.append(f"[{left} → {words}]" if left is not None else f"[{new}: {words}]")
            left = None
        else:
            said.append(_near(words, around, first=at == 0, last=at == len(pieces) - 1))
    if left is not None:
        said.append(f"[{gone}: {left}]")
    return " ".join(said)


def _near(words: str, around: int | None, *, first: bool, last: bool) -> str:
    """The words next to a change, where what both wordings say is longer than that."""
    split = words.split()
    if around is None or len(split) <= around * (1 if first or last else 2) + 1:
        return words
    begin = [] if first else split[:around]
    end = [] if last else split[-around:]
    return " ".join([*begin, "…", *end])
