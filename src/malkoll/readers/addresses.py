"""Addresses that a person can follow in a file without lines: "avsnitt 3.2, tabell 2, rad 4", "sida 7"."""

from __future__ import annotations

import re

from malkoll.regexes import compiled

__all__ = ["Addresses"]

_NUMBER = compiled(r"\s*(?:kapitel\s+)?(\d{1,3}(?:\.\d{1,3}){0,4})[.)]?\s", re.IGNORECASE)
_LONGEST = 40


class Addresses:
    """Where reading has come: the section, and what has been counted in it.

    A section is told by the number in its heading or, where it has none, by the heading's words; paragraphs and
    tables count from 1 within their section, rows from 1 within their table (head rows included). The words are
    Swedish; who shows them in English translates them.
    """

    __slots__ = ("_page", "_paragraphs", "_section", "_tables")

    def __init__(self) -> None:
        self._section = ""
        self._page = ""
        self._paragraphs = 0
        self._tables = 0

    def heading(self, words: str) -> str:
        """The address of a heading, under which the counting begins anew."""
        number = _NUMBER.match(words + " ")
        line = " ".join(words.split())
        shown = line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
        self._section = f"avsnitt {number[1]}" if number else f"avsnitt ”{shown}”"
        self._paragraphs = self._tables = 0
        return self._told()

    def paragraph(self) -> str:
        """The address of the next paragraph or item."""
        self._paragraphs += 1
        return self._told(f"stycke {self._paragraphs}")

    def beside(self, words: str) -> str:
        """The address of what stands beside the text of the section: "fotnot 2", "textruta"."""
        return self._told(words)

    def table(self) -> str:
        """The address of the next table."""
        self._tables += 1
        return self._told(f"tabell {self._tables}")

    def row(self, number: int) -> str:
        """The address of a row of the table that ``table`` was last called for; rows count from 1."""
        return self._told(f"tabell {self._tables}", f"rad {number}")

    def page(self, number: int) -> str:
        """The address of a page; what is told after it stands on that page, until the next."""
        self._page = f"sida {number}"
        return self._told()

    def sheet(self, name: str) -> str:
        """The address of a sheet of a workbook, in which the counting begins anew."""
        self._section = f"blad ”{name}”"
        self._paragraphs = self._tables = 0
        return self._told()

    def _told(self, *parts: str) -> str:
        return ", ".join(part for part in (self._page, self._section, *parts) if part)
