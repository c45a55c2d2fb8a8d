"""What an outsider can hand to malkoll. The built-in readers come in by the same door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from malkoll.document import Document
from malkoll.finding import Text

__all__ = ["Reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of one format are read.

    ``name`` is what ``Document.format`` says; ``suffixes`` are in lower case with their point; ``kind`` is what
    people call the format. ``read`` makes a document of the bytes of a file; the path given beside them is only
    its name. It raises ``PlanError`` with one sentence, without the path, where it cannot. A foreign library is
    imported inside it and not with its module. ``most_bytes`` is the largest file it takes on.
    """

    name: str
    suffixes: tuple[str, ...]
    kind: Text
    read: Callable[[bytes, str], Document]
    most_bytes: int = 20 * 1024 * 1024
