"""How long something may take, where the environment may say otherwise."""

from __future__ import annotations

import os

__all__ = ["seconds"]

_YEAR = 366 * 24 * 3600.0  # more than that no timer can be set to, and no thread waited for


def seconds(variable: str, usual: float) -> float:
    """What the environment's ``variable`` says, at most a year; ``usual`` where it says no number above zero."""
    try:
        asked = float(os.environ.get(variable, ""))
    except ValueError:
        return usual
    return min(asked, _YEAR) if asked > 0 else usual
