"""Numbers that a file gives in its attributes: whatever may stand there."""

from __future__ import annotations

__all__ = ["whole_number"]


def whole_number(written: str | None, otherwise: int, digits: int = 8) -> int:
    """``written`` as a number from 0 up with at most so many digits; ``otherwise`` where it is none.

    "²" is a digit to Python and no number, and one of thousands of digits is refused by ``int``.
    """
    return int(written) if written and written.isdecimal() and len(written) <= digits else otherwise
