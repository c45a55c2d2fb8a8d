"""What a cell without text carries: an image, or a colour that the cells beside it do not have."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.readers.pdf.painted import Box, Page

__all__ = ["mark_of"]

_SATURATED = 40  # between the strongest and the weakest of red, green and blue: less is grey


def mark_of(box: Box, page: Page, others: Sequence[Box]) -> str | None:
    """The mark of an empty cell in ``box``; ``others`` are places of text in its row.

    A colour counts where the cells beside it have another: a shaded row or head says nothing.
    """
    for image in page.images:
        x, y = (image.box.x0 + image.box.x1) / 2, (image.box.top + image.box.bottom) / 2
        if box.holds(x, y):
            return "image"
    own = _colour_at(box, page)
    if own is None or any(_colour_at(other, page) == own for other in others):
        return None
    return f"colour:{own}"


def _colour_at(box: Box, page: Page) -> str | None:
    """The strong colour painted last at the middle of ``box`` or, where none is there, at its left edge."""
    for x in ((box.x0 + box.x1) / 2, box.x0 + 4):
        y = (box.top + box.bottom) / 2
        for fill in reversed(page.fills):
            if fill.box.holds(x, y):
                if _is_strong(fill.colour):
                    return fill.colour
                break
    return None


def _is_strong(colour: str) -> bool:
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return max(parts) - min(parts) >= _SATURATED
