"""Headings told by their looks, in texts whose author used no heading styles."""

from __future__ import annotations

from collections.abc import Iterable

from malkoll.readers.headings import looks_like_heading
from malkoll.readers.odf.text import Flow

__all__ = ["Looks"]

_LARGER = 1.12  # times the size of running text
_MOST_LEVELS = 4
_LONGEST = 200


class Looks:
    """Which sizes of text are those of headings: the larger, the higher."""

    __slots__ = ("_levels",)

    def __init__(self, flows: Iterable[Flow]) -> None:
        characters: dict[float, int] = {}
        candidates: set[float] = set()
        for flow in flows:
            for size, count in flow.sizes.items():
                characters[size] = characters.get(size, 0) + count
            own = _one_size(flow)
            if own is not None:
                candidates.add(own)
        body = max(characters, key=lambda size: characters[size], default=0.0)
        larger = sorted((size for size in candidates if body and size > body * _LARGER), reverse=True)
        self._levels = {size: min(at, _MOST_LEVELS) for at, size in enumerate(larger, 1)}

    def level(self, flow: Flow) -> int | None:
        """The level of the heading that a paragraph is, ``None`` where it is none."""
        if not self._levels:
            return None
        size = _one_size(flow)
        return None if size is None else self._levels.get(size)


def _one_size(flow: Flow) -> float | None:
    """The size that all of a paragraph is in, where it reads like a heading."""
    sizes = [size for size, count in flow.sizes.items() if count]
    text = flow.text
    if len(sizes) != 1 or len(text) > _LONGEST or not looks_like_heading(text):
        return None
    return sizes[0]
