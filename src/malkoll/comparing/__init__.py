"""Plan against follow-up: which goal is which, and what became of it. Reads no file and prints no word."""

from __future__ import annotations

from malkoll.comparing.marking import marked
from malkoll.comparing.table import compare

__all__ = ["compare", "marked"]
