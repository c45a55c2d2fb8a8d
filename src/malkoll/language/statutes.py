"""From what the parser saw to a statute: its number, its names and where the number was looked up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from malkoll.finding import Text
from malkoll.language.mistakes import Mistakes
from malkoll.language.sentences import Use
from malkoll.language.tree import Lang, Statute
from malkoll.language.wordforms import KEYWORD_LANGUAGES, fold
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from lark import Token

    from malkoll.language.definitions import Definition

__all__ = ["read_statute"]

_NUMBER = compiled(r"(?:(?!EU )[A-ZÅÄÖ][\w-]{0,11} )?(?:1[6-9]|20)\d\d:[1-9]\d{0,3}|EU (?:19|20)\d\d/[1-9]\d{0,3}")
_SFS = "SFS "
# What any statute may be called; alone these name none.
_KINDS = compiled(
    r"(?:(?:lag|balk|förordning|stadga|kungörelse|direktiv|konvention|föreskrift|bestämmelse|råd|och|allmänna|eu:s|om)"
    r"(?:en|n|er|erna|ar|et|arna)?(?:s)?\s*)*",
    re.IGNORECASE,
)


def read_statute(definition: Definition, mistakes: Mistakes, uses: list[Use]) -> Statute:
    """The statute that ``definition`` is, with mistakes noted; the one that replaced it is noted in ``uses``."""
    return _Reading(definition, mistakes, uses).statute()


def _unquoted(token: Token) -> str:
    return " ".join(str(token)[1:-1].split())


class _Reading:
    """One statute while it is read."""

    def __init__(self, definition: Definition, mistakes: Mistakes, uses: list[Use]) -> None:
        self._definition = definition
        self._mistakes = mistakes
        self._uses = uses
        self._base = definition.head.base
        self._seen: set[str] = set()

    def _range(self, token: Token) -> tuple[int, int]:
        return self._base + (token.start_pos or 0), self._base + (token.end_pos or 0)

    def _add(self, code: str, token: Token, **values: str | Text) -> None:
        start, end = self._range(token)
        self._mistakes.add(code, start, end, **values)

    def statute(self) -> Statute:
        """The statute, with mistakes noted."""
        head, number_token, name_token = self._definition.head.node.children[:3]
        span = self._mistakes.source.span(self._range(head)[0], self._range(name_token)[1])
        number = self._number(number_token)
        name = self._name(name_token, head)
        names: dict[str, tuple[str, ...]] = {}
        source: dict[Lang, str] = {}
        replaced_by: str | None = None
        for piece in self._definition.items:
            self._base = piece.base
            word: Token = piece.node.children[0]
            kind = word.type
            lang: Lang = KEYWORD_LANGUAGES[kind][fold(word)]
            given = [child for child in piece.node.children[1:] if child.type == "STRING"]
            if kind == "SOURCE":
                if lang in source:
                    self._add("duplicate-clause", word, word=str(word))
                source[lang] = self._filled(given[0], word)
            elif kind == "REPLACED_BY":
                if replaced_by is not None:
                    self._add("duplicate-clause", word, word=str(word))
                replaced_by = self._successor(given[0], number)
            elif kind in names:
                self._add("duplicate-clause", word, word=str(word))
            else:
                read = self._name if kind == "ALSO_CALLED" else self._abbreviation
                names[kind] = tuple(read(token, word) for token in given)
        self._base = self._definition.head.base
        if self._definition.whole and not source:
            self._add("statute-without-source", number_token, word=number)
        return Statute(
            number=number,
            name=name,
            source=Text(source.get("sv"), source.get("en")),
            path=self._mistakes.source.path,
            span=span,
            also_called=names.get("ALSO_CALLED", ()),
            abbreviations=names.get("ABBREVIATED", ()),
            replaced_by=replaced_by,
        )

    def _number(self, token: Token) -> str:
        written = _unquoted(token)
        if not _NUMBER.fullmatch(written):
            self._add("statute-number", token, word=written)
        return written.removeprefix(_SFS)

    def _filled(self, token: Token, word: Token) -> str:
        text = _unquoted(token)
        if not text:
            self._add("empty-text", token, word=str(word))
        return text

    def _name(self, token: Token, word: Token) -> str:
        name = self._filled(token, word)
        if name and (_KINDS.fullmatch(name) or re.search(r"\d:\d", name)):
            self._add("statute-name", token, word=name)
        return self._once(name, name.casefold(), token)

    def _abbreviation(self, token: Token, word: Token) -> str:
        short = self._filled(token, word)
        if short and (" " in short or sum(char.isupper() for char in short) < 2):
            self._add("statute-abbreviation", token, word=short)
        return self._once(short, short, token)

    def _once(self, name: str, key: str, token: Token) -> str:
        if name and key in self._seen:
            self._add("name-twice", token, word=name)
        self._seen.add(key)
        return name

    def _successor(self, token: Token, own: str) -> str:
        found = len(self._mistakes.found)
        number = self._number(token)
        if number == own:
            self._add("replaces-itself", token, word=number)
        elif len(self._mistakes.found) == found:
            self._uses.append(Use("statute", number, *self._range(token)))
        return number
