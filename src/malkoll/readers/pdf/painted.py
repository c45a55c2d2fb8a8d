"""What is painted on a page: words with their place and look, ruling lines, filled areas, images."""

from __future__ import annotations

from dataclasses import field

from malkoll.records import record

__all__ = ["Box", "Fill", "Image", "Page", "Word"]


@record(frozen=False)
class Word:
    """A word: letters of one look with no white between, and where it stands, in points from the upper left corner.

    ``page`` counts from 1; ``base`` is its baseline. ``after`` tells that white was written after it. ``mark`` is the
    number of the marked content it belongs to, if any; ``artifact`` tells that the file says it is no part of the
    text. ``upright`` is false for text that runs up or down the page.
    """

    page: int
    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    mark: int | None
    artifact: bool
    upright: bool
    colour: str | None
    after: bool = False


@record
class Box:
    """A rectangle in points from the upper left corner of the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@record
class Fill:
    """A filled area and its colour ("#92D050")."""

    box: Box
    colour: str


@record
class Image:
    """An image, and the marked content it belongs to, if any."""

    box: Box
    mark: int | None
    artifact: bool


@record(frozen=False)
class Page:
    """A page: its size in points and what is painted on it, in the order of painting.

    ``across`` and ``down`` are ruling lines as thin boxes; ``dots`` are shapes small enough to be bullets.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    across: list[Box] = field(default_factory=list)
    down: list[Box] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
