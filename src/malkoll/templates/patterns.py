"""Patterns of templates, made ready to be matched.

In a pattern, spaces, letter case and kinds of dash do not matter, and a dash, colon or full stop that
stands alone between captures stands for any of the marks that part a label from a title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from malkoll.language.tree import Capture, Pattern
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.words import WordMatcher

__all__ = ["Compiled", "Match", "Words", "plain"]

Words = Mapping[str, WordMatcher]
"""Word matchers by the name of their word list."""

# Longest line a pattern is tried on, in characters: titles are shorter, and matching stays bounded.
_LONGEST = 600

# A line no longer than this, in characters, may have what a plan is recognised by anywhere in it.
_SHORT_LINE = 80

_SEPARATOR = r"(?:\s*[:.]\s+|\s*:\s*|\s+[-–—]+\s*|[-–—]+\s+(?!och\b|eller\b|samt\b))"
_NUMBER = (
    r"(?:(?:(?:nr\.?|(?-i:[A-ZÅÄÖ]{1,4}))[ .-]?)?\d{1,3}(?:[.:]\d{1,3})*[a-z]?(?![\w%])"
    r"|(?:[IVX]{1,5}|[A-ZÅÄÖ])(?:\.?\d{1,2})*+(?=\s*[.:)]\s|\s+[-–—]))"
)
_YEAR = r"(?:19|20)\d\d"
_YEARS = frozenset({"year", "target_year"})
_DASHES = frozenset("-–—")
_WORD = r"[^\W\d_][\w/&-]*(?::s\b)?"
# As few words as will do: in "Uppdrag KF 14" the letters belong to the number.
_PHRASE = rf"{_WORD}(?:[ ]{_WORD}){{0,5}}?"

# Words that cannot stand before the kind of goal in a label: "Metoder för mål" is no kind of goal.
_NO_MODIFIER = frozenset(
    [
        "för",
        "av",
        "till",
        "om",
        "i",
        "på",
        "och",
        "som",
        "att",
        "med",
        "inom",
        "under",
        "utan",
        "från",
        "mot",
        "vid",
        "samt",
        "eller",
        "ska",
        "är",
        "hur",
        "vad",
    ]
)


@record
class Match:
    """What a pattern captured.

    ``captured`` maps canonical capture names to text, ``starts`` to where in the line it begins
    (0-based). ``kind`` is the word-list phrase captured ("kommunfullmäktiges fokusmål"), if any.
    ``open_title``: the line holds all but the title, which stands on the next line.
    """

    captured: dict[str, str] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    kind: str | None = None
    open_title: bool = False


class Compiled:
    """A pattern ready to match whole lines."""

    __slots__ = ("_expressions", "_free", "_lists", "literal", "pattern", "words")

    def __init__(self, pattern: Pattern, words: Words, *, free: bool = False) -> None:
        """Make ``pattern`` ready; ``words`` holds the word lists it may name.

        ``free``: a word of a list may have words before it that say which ("Nämndens mål").
        """
        self.pattern = pattern
        self.words = words
        self._lists = [
            (f"w{index}", part.name)
            for index, part in enumerate(pattern.parts)
            if isinstance(part, Capture) and part.word_list
        ]
        self._free = free
        self.literal = not any(isinstance(part, Capture) for part in pattern.parts)
        # Expressions are made when first needed: most labels are looked up by their words alone.
        self._expressions: dict[str, re.Pattern[str] | None] = {}

    def _expressed(self, use: str) -> re.Pattern[str] | None:
        if use not in self._expressions:
            made: re.Pattern[str] | None
            if use == "whole":
                made = compiled(_expression(self.pattern.parts), re.IGNORECASE)
            elif use == "inside":
                made = compiled(rf"(?:^|\b){_expression(self.pattern.parts)}$", re.IGNORECASE)
            elif use == "anywhere":
                made = compiled(rf"(?<!\w){_expression(self.pattern.parts)}", re.IGNORECASE)
            else:
                made = self._without_title(self.pattern.parts)
            self._expressions[use] = made
        return self._expressions[use]

    @staticmethod
    def _without_title(parts: Sequence[str | Capture]) -> re.Pattern[str] | None:
        """The pattern for a heading that holds all but the title."""
        last = parts[-1] if parts else ""
        if len(parts) < 2 or not isinstance(last, Capture) or last.name != "title":
            return None
        rest = list(parts[:-1])
        if isinstance(rest[-1], str):
            rest[-1] = rest[-1].rstrip(" -–—:.")
        numbered = any(isinstance(part, Capture) and part.name == "number" for part in rest)
        rest = [part for part in rest if part]
        if not rest or not numbered:
            return None
        return compiled(_expression(rest, required_number=True), re.IGNORECASE)

    def match(self, text: str) -> Match | None:
        """Match the whole of ``text``, or return ``None``."""
        if len(text) > _LONGEST:
            return None
        expression = self._expressed("whole")
        found = expression.fullmatch(text) if expression is not None else None
        return self._read(found) if found is not None else None

    def search(self, text: str) -> Match | None:
        """Match the pattern inside ``text``, from a word's beginning to the end of the text."""
        if len(text) > _LONGEST:
            return None
        expression = self._expressed("inside")
        found = expression.search(text) if expression is not None else None
        return self._read(found) if found is not None else None

    def search_start(self, text: str) -> bool:
        """Whether ``text`` begins with this pattern."""
        expression = self._expressed("whole")
        found = expression.match(text[:_LONGEST]) if expression is not None else None
        return found is not None and self._read(found) is not None

    def stands_in(self, text: str) -> bool:
        """Whether ``text`` begins with this pattern or, where it is short, has it from some word on.

        "Socialnämnden i Tallsunds kommun" is a line that shows whose the plan is; a long one may only mention it.
        """
        if self.search_start(text):
            return True
        if len(text) > _SHORT_LINE:
            return False
        expression = self._expressed("anywhere")
        return expression is not None and any(self._read(found) is not None for found in expression.finditer(text))

    def match_without_title(self, text: str) -> Match | None:
        """Match ``text`` where it holds all of the pattern but its title."""
        expression = self._expressed("headless") if len(text) <= 200 else None
        if expression is None:
            return None
        found = expression.fullmatch(text)
        result = self._read(found) if found is not None else None
        return None if result is None else Match(result.captured, result.starts, result.kind, open_title=True)

    def _read(self, found: re.Match[str]) -> Match | None:
        kind: str | None = None
        groups = found.groupdict()
        for group, name in self._lists:
            phrase = groups.get(group)
            if phrase is None:
                continue
            if not _is_kind(phrase, self.words[name], free=self._free):
                return None
            kind = phrase.strip()
        captured = {
            key: value.strip() for key, value in groups.items() if value is not None and not _LIST_GROUP.match(key)
        }
        return Match(captured, {key: found.start(key) for key in captured}, kind)


_LIST_GROUP = compiled(r"w\d+$")


def _expression(parts: Sequence[str | Capture], *, required_number: bool = False) -> str:
    pieces: list[str] = [r"\s*"]
    for index, part in enumerate(parts):
        if isinstance(part, str):
            following = parts[index + 1] if index + 1 < len(parts) else None
            loose = isinstance(following, Capture) and following.optional
            # The space before an optional capture goes with it: "Mål: X" has none.
            text = part.rstrip() if loose else part
            if text.strip() in _DASHES and _is_year(following) and index and _is_year(parts[index - 1]):
                pieces.append(r"\s*[-–—]\s*")
                continue
            pieces.append(_literal(text, inner=0 < index < len(parts) - 1))
            continue
        body = _capture(part, index, last=index == len(parts) - 1)
        if part.optional and not (required_number and part.name == "number"):
            body = rf"(?:\s*{body})?"
        elif part.optional:
            body = rf"\s*{body}"
        pieces.append(body)
    pieces.append(r"\s*:?\s*")
    return "".join(pieces)


def _is_year(part: str | Capture | None) -> bool:
    """Whether a part of a pattern is a year: between two of them a dash makes a period, with or without spaces."""
    return isinstance(part, Capture) and part.name in _YEARS


def _capture(part: Capture, index: int, *, last: bool) -> str:
    if part.word_list:
        return f"(?P<w{index}>{_PHRASE})"
    if part.name == "number":
        return rf"(?P<number>{_NUMBER})\.?"
    if part.name in _YEARS:
        return f"(?P<{part.name}>{_YEAR})"
    return f"(?P<{part.name}>\\S.*)" if last else f"(?P<{part.name}>\\S.*?)"


def _literal(text: str, *, inner: bool) -> str:
    """The regular expression of a literal part: loose in spaces and dashes, exact in letters."""
    if inner and text.strip() in ("-", "–", ":", "."):
        return _SEPARATOR if text != text.strip() or text == ":" else rf"(?:{_SEPARATOR}|{re.escape(text)})"
    out: list[str] = []
    for token in re.findall(r"\s+[-–—]\s+|:\s+|\s+|[-–—]|[^\s\-–—:]+|:", text):
        if re.fullmatch(r"\s+[-–—]\s+|:\s+", token):
            out.append(_SEPARATOR)
        elif token.isspace():
            out.append(r"\s+")
        elif token in "-–—":
            out.append("[-–—]")
        else:
            out.append(re.escape(token))
    return "".join(out)


def _is_kind(phrase: str, matcher: WordMatcher, *, free: bool) -> bool:
    """Whether ``phrase`` is a word of the list, alone or (``free``) with words before it that say which.

    In headings they may: "Nämndens mål" names goals; but "Delvis uppfyllt" is no label.
    """
    phrase = phrase.strip()
    if matcher.match_whole(phrase) is not None:
        return True
    if not free:
        return False
    *modifiers, last = phrase.split(" ")
    if not modifiers or any(word.lower() in _NO_MODIFIER for word in modifiers):
        return False
    return matcher.match_whole(last) is not None


def plain(text: str) -> str:
    """``text`` as patterns see it: lower case, one kind of dash, single spaces."""
    return _plain(text) if len(text) <= _LONGEST else _plain.__wrapped__(text)


@lru_cache(maxsize=8192)  # of what is short: thousands of long lines would fill the memory
def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[‐‑‒–—−]", "-", text)).strip().lower()
