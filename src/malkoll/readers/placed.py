"""A table that nothing marks: where the words of its cells stand tells of it."""

from __future__ import annotations

from malkoll.records import record

__all__ = ["Piece", "PlacedTable"]


@record
class Piece:
    """A cell's words on one line: ``text[begin:end]`` of line ``number``."""

    number: int
    begin: int
    end: int


@record
class PlacedTable:
    """A table on the lines ``[first, stop)``; every row has for each column the pieces of its cell, line after line."""

    first: int
    stop: int
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
