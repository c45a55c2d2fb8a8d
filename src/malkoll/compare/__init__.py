"""Plan against follow-up: which goal is which, and what became of it. Reads no file and prints no word."""

from __future__ import annotations

from malkoll.compare.comparing import compare
from malkoll.compare.marking import marked

__all__ = ["compare", "marked"]
