"""Tables of contents: their entries, gathered and written out together."""

from __future__ import annotations

import re

from lxml.etree import _Element

from malkoll.readers.transcript import Transcript
from malkoll.readers.word.inline import Text
from malkoll.readers.word.names import W, value
from malkoll.readers.word.numbering import Label
from malkoll.regexes import compiled

__all__ = ["ContentsEntries"]

_FEWEST = 3
_PAGE = compiled(r"\d{1,4}|[ivxlc]{1,6}", re.IGNORECASE)
_DOTTED = compiled(r"(.*?)\s?(?<![.…_·])[.…_·]{3,}+\s*+(\d{1,4})?\s*+\Z", re.DOTALL)


class ContentsEntries:
    """Knows the paragraphs that are entries of a table of contents, and writes them when the last has come."""

    def __init__(self, body: _Element) -> None:
        kinds = [value(mark, "fldCharType") for mark in body.iter(f"{W}fldChar")]
        # A field that never ends would make contents of the whole text.
        self._fields_end = kinds.count("begin") == kinds.count("end")
        self._entries: list[tuple[str, str | None, int]] = []

    def depth(self, text: Text, by_style: int | None, *, in_contents: bool) -> int | None:
        """The depth, from 0, of the entry that a paragraph is, or ``None``.

        ``by_style`` is the level that its style gives it, from 1; ``in_contents`` whether it stands in a block of
        contents, where the title stands too.
        """
        by_field = text.in_contents and self._fields_end
        if not text.words or (by_style is None and not by_field and not (in_contents and "\t" in text.words)):
            return None
        return (by_style or 1) - 1

    def take(self, text: Text, label: Label | None, depth: int) -> None:
        """Keep an entry."""
        parts = [part.strip() for part in text.words.split("\t") if part.strip()]
        page: str | None = None
        if len(parts) > 1 and _PAGE.fullmatch(parts[-1]):
            page = parts.pop()
        words = " ".join([label.text, *parts] if label is not None and label.text else parts)
        dotted = _DOTTED.fullmatch(words)
        if dotted:
            words, page = dotted[1], page or dotted[2]
        self._entries.append((words, page, depth))

    def write(self, transcript: Transcript) -> None:
        """Write the entries kept, where they are enough to be told from text."""
        entries, self._entries = self._entries, []
        if len(entries) < _FEWEST:
            return
        transcript.gap()
        last: str | None = None
        for at, (words, page, depth) in enumerate(entries, 1):
            last = page or last
            transcript.address = f"innehållsförteckning, rad {at}"
            transcript.contents_entry(words, last, depth)
        transcript.gap()
