"""Findings by where they stand: in a block beside a note, or at words that are given."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.checks.identity import alike
from malkoll.finding import Finding
from malkoll.regexes import compiled

__all__ = ["at_place", "in_blocks"]

Placed = list[tuple[int, Finding]]

_MARKS = compiled(r"[|*_#`>\\]+")


def in_blocks(found: Placed, blocks: Sequence[tuple[int, int]]) -> Placed:
    """Those that stand in the first of ``blocks`` (first and last line) where any does."""
    for first, last in blocks:
        within = [(at, one) for at, one in found if one.span.line <= last and one.span.end_line >= first]
        if within:
            return within
    return []


def at_place(found: Placed, place: str) -> Placed:
    """Those whose line, or what they are about, holds the words ``place``; where some are just those words, they."""
    wanted = _plain(place)
    exact = [(at, one) for at, one in found if _plain(one.element) == wanted]
    if exact:
        return exact
    return [(at, one) for at, one in found if _holds(one.source, wanted) or _holds(one.element, wanted)]


def _holds(text: str, wanted: str) -> bool:
    return f" {wanted} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    return alike(_MARKS.sub(" ", text))
