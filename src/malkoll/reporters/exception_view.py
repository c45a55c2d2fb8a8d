"""An exception as it is listed."""

from __future__ import annotations

from malkoll.finding import ExceptionNote, Text
from malkoll.records import record

__all__ = ["ExceptionView"]


@record
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
