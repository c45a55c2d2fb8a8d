"""Word lists where the language has no place for them: "ska innehålla kostnadsord", "med kostnadsord".

A word list is nothing that a goal can have. Its words are mentioned, and that is what is told to be written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from malkoll.language.vocabulary import KEYWORDS
from malkoll.language.wordforms import NOUN_FORMS, fold
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["WordListHere", "mentioned_otherwise", "names_in", "word_list_here"]

_HEAD = compiled(
    r"^[ \t]*(?:ordlista|wordlist)[ \t]+([^\W\d][\w-]*)"
    r"(?:[ \t]*,\s*(?:engelska|svenska|english|swedish)[ \t]+([^\W\d][\w-]*))?",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = compiled(r"[^\W\d_][\w-]*")
_LIKE_A_LIST = compiled(r"[\w-]{2,}(?:ord|words)\Z", re.IGNORECASE)
_CONTAINING = r"(?:innehålla|innefatta|omfatta|ange|redovisa|inkludera|contain|include|state)"
_CONTAINS = r"(?:innehåller|innefattar|omfattar|anger|redovisar|inkluderar|contains|includes|states)"
_SOME = (
    r"(?:(?:minst|åtminstone|at\s+least)\s+)?"
    r"(?:(?:en|ett|något|några|ordlistan|ord\s+ur|a|an|any|some|one|words\s+of)\s+)*"
)
_EVERYDAY = compiled(rf"(?P<verb>{_CONTAINING}|{_CONTAINS})\s+{_SOME}(?P<name>[^\W\d_][\w-]*)", re.IGNORECASE)
_MENTIONED = compiled(rf"{_SOME}(?P<name>[^\W\d_][\w-]*)", re.IGNORECASE)

_AFTER: dict[str, tuple[str, str]] = {
    # what was said of having → how mentioning is said there
    "HAVE": ("nämna", "mention"),
    "NOT_HAVE": ("inte nämna", "not mention"),
    "LACK": ("inte nämna", "not mention"),
    "HAS": ("nämner", "mentions"),
    "NOT_HAS": ("inte nämner", "does not mention"),
    "LACKS": ("inte nämner", "does not mention"),
    "WITH": ("som nämner", "that mentions"),
    "WITHOUT": ("som inte nämner", "that does not mention"),
}
_BETWEEN = frozenset({"ARTICLE", "AT_LEAST", "NUMBER", "NUMBER_WORD"})


@record
class WordListHere:
    """A word list where it cannot stand: its name, the stretch to write otherwise, and what to write."""

    name: str
    start: int
    end: int
    right: str


@lru_cache(maxsize=4)  # asked for at each mistake of a file
def names_in(source: str) -> frozenset[str]:
    """The names of the word lists that a source defines, in both languages."""
    return frozenset(name for match in _HEAD.finditer(source) for name in match.groups() if name)


def word_list_here(
    words: str, at: int, before: list[tuple[str, str]], expected: frozenset[str], lists: frozenset[str]
) -> WordListHere | None:
    """The word list at ``at`` in ``words``, where one stands in the place of what can be had.

    ``before`` are the terminals and texts that were understood, ``lists`` the word lists of the file.
    """
    if {"HAVE", "HAS"} & expected and (found := _EVERYDAY.match(words, at)) is not None:
        name = found["name"]
        if not _is_list(name, lists):
            return None
        english = found["verb"].lower() in ("contain", "contains", "include", "includes", "state", "states")
        verb = _AFTER["HAVE" if "HAVE" in expected else "HAS"][english]
        return WordListHere(name, found.start(), found.end(), f"{verb} {name}")
    match = _NAME.match(words, at)
    if match is None or not _is_list(match[0], lists):
        return None
    back = len(before) - 1
    while back >= 0 and before[back][0] in _BETWEEN:
        back -= 1
    if back < 0 or "NOUN" not in expected or before[back][0] not in _AFTER:
        return None
    terminal, written = before[back]
    start = at
    for _, text in reversed(before[back:]):
        start = words.rfind(text, 0, start)
    english = fold(written) in KEYWORDS[terminal][1]
    return WordListHere(match[0], start, match.end(), f"{_AFTER[terminal][english]} {match[0]}")


def mentioned_otherwise(words: str, at: int, lists: frozenset[str]) -> tuple[str, int] | None:
    """The word list that "ett kostnadsord" or "ordlistan kostnadsord" at ``at`` names, and where that ends."""
    found = _MENTIONED.match(words, at)
    return (found["name"], found.end()) if found is not None and _is_list(found["name"], lists) else None


def _is_list(name: str, lists: frozenset[str]) -> bool:
    """Whether a name is that of a word list: one of the file's, or one that reads as a list's."""
    return name in lists or (_LIKE_A_LIST.fullmatch(name) is not None and fold(name) not in NOUN_FORMS)
