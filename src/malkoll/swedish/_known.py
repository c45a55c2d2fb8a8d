"""What has been said of a text once: the words of a plan are asked about many times, a title by each who reads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

__all__ = ["of_short"]

_SHORT = 400
"""Letters; thousands of longer texts would fill the memory."""
_TEXTS = 2048

Told = TypeVar("Told")


def of_short(function: Callable[[str], Told]) -> Callable[[str], Told]:
    """``function``, which remembers what it told of short texts. What it tells must be nothing that can be changed."""
    known = lru_cache(maxsize=_TEXTS)(function)

    @wraps(function)
    def told(text: str) -> Told:
        return known(text) if len(text) <= _SHORT else function(text)

    return told
