"""An exception as it is listed."""

from __future__ import annotations

from dataclasses import dataclass

from malkoll.finding import ExceptionNote, Text

__all__ = ["ExceptionView"]


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """An exception and what has become of it.

    ``state`` is used, unused, expired, unknown, incomplete, untried (its rule was not in force) or unchecked (its
    rule could not be tried); ``count`` how many findings it excepts; ``soon`` whether its last day is near.
    """

    plan: str
    note: ExceptionNote
    code: str
    state: str
    count: int
    soon: bool
    fault: Text | None
