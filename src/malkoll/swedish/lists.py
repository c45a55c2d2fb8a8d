"""Word matchers made once: building one costs more than using it."""

from __future__ import annotations

from functools import lru_cache

from malkoll.swedish.words import WordMatcher

__all__ = ["matcher_for"]


@lru_cache(maxsize=256)
def matcher_for(words: tuple[str, ...]) -> WordMatcher:
    """The matcher for these words; the same one each time."""
    return WordMatcher(words)
