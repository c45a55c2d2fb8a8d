"""The table of statutes: which names go with which number, however they are inflected and written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from malkoll.language.tree import Statute
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["KINDS", "Number", "StatuteTable", "Word", "is_one_off", "shown", "words_in"]

KINDS = frozenset({"lag", "förordning", "balk", "stadga", "kungörelse", "föreskrift", "råd", "konvention"})
"""What statutes are, as they are told apart here: alone none of these names one."""

_WORD = compiled(r"[^\s/]+")
_OUTSIDE = "\"'”“’‘»«*_()[]{}.,;:!?–—…"
_CLOSING = frozenset(".,;:!?)]}–—…")
_STOPPING = _CLOSING - {","}
_OPENING = frozenset("([{")
_INFLECTED = compiled(
    r"(.*?(?:lag|balk|förordning|stadg|kungörelse|föreskrift|ordning|konvention))(?:en|n|a|an|er|erna)?s?"
)
_COMMON = frozenset({"särskilda", "bestämmelser", "kompletterande", "åtgärder", "vissa", "ansvar"})
"""Words that begin the titles of many statutes and tell none from another."""
_SHORTENED = frozenset({"m.m", "m.fl"})
"""Ends of titles whose full stop is no end of a clause."""
_LONGEST_SHOWN = 84
"""Characters of a statute in a message; a longer name is left out beside its number."""


@record
class Number:
    """A statute's number: 2017:725 is the 725th of 2017 in the series SFS."""

    series: str
    year: int
    serial: int

    @property
    def place(self) -> tuple[int, int]:
        """Year and serial, by which the numbers of one series are ordered."""
        return self.year, self.serial

    @staticmethod
    def of(written: str) -> Number:
        """The number as a definition gives it: "2017:725", "SOSFS 2011:9", "EU 2016/679"."""
        series, _, rest = written.rpartition(" ")
        year, serial = re.split("[:/]", rest)
        return Number(series or "SFS", int(year), int(serial))


def is_one_off(one: Number, other: Number) -> bool:
    """Whether one digit changed, added or left out, or two swapped, makes ``one`` into ``other``."""
    if one.series != other.series:
        return False
    a, b = f"{one.year:04}:{one.serial}", f"{other.year:04}:{other.serial}"
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1 or a == b:
        return False
    at = 0
    while at < len(a) and a[at] == b[at]:
        at += 1
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = at + 1 < len(a) and a[at] == b[at + 1] and a[at + 1] == b[at] and a[at + 2 :] == b[at + 2 :]
    return a[at + 1 :] == b[at + 1 :] or swapped


@record
class Word:
    """A word as written, its base form and its place.

    ``opens`` and ``closes``: a clause does, before or after it. ``stops``: it does, and not by a comma.
    """

    text: str
    base: str
    start: int
    end: int
    opens: bool
    closes: bool
    stops: bool


def _base(word: str) -> str:
    """The form without case and, for what a statute may be called, without article, number and genitive."""
    folded = word.casefold()
    found = _INFLECTED.fullmatch(folded)
    return found[1] if found else folded


def words_in(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``; "föreskrifter och allmänna råd" count as one kind of statute."""
    out: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        raw = match[0]
        word = raw.strip(_OUTSIDE)
        if not word:
            if out:
                out[-1] = _closed(out[-1])
            continue
        at = match.start() + raw.index(word)
        if word.casefold() in _SHORTENED and text.startswith(".", at + len(word)):
            word += "."
        before, after = raw[: at - match.start()], raw[at - match.start() + len(word) :]
        slash = match.start() > start and text[match.start() - 1] == "/"
        opens = slash or not _OPENING.isdisjoint(before)
        closes, stops = not _CLOSING.isdisjoint(after), not _STOPPING.isdisjoint(after)
        out.append(Word(word, _base(word), at, at + len(word), opens, closes, stops))
    return _joined(out)


def _closed(word: Word) -> Word:
    return replace(word, closes=True, stops=True)


def _joined(words: list[Word]) -> list[Word]:
    """``words`` with "föreskrifter och allmänna råd" as one word."""
    if not any(word.base == "råd" for word in words):
        return words
    out: list[Word] = []
    for word in words:
        out.append(word)
        if [one.base for one in out[-4:]] == ["föreskrift", "och", "allmänna", "råd"]:
            first = out[-4]
            out[-4:] = [replace(word, base="föreskrift", start=first.start, opens=first.opens)]
    return out


class StatuteTable:
    """Statutes by name, short form and number."""

    __slots__ = ("_named", "_numbered", "_short", "longest")

    def __init__(self, statutes: Iterable[Statute]) -> None:
        named: dict[tuple[str, ...], dict[str, Statute]] = {}
        short: dict[str, dict[str, Statute]] = {}
        self._numbered: dict[Number, Statute] = {}
        for statute in statutes:
            self._numbered[Number.of(statute.number)] = statute
            for name in (statute.name, *statute.also_called):
                for key in _keys(name):
                    named.setdefault(key, {})[statute.number] = statute
            for form in statute.abbreviations:
                short.setdefault(form, {})[statute.number] = statute
        self._named = {key: tuple(found.values()) for key, found in named.items()}
        self._short = {form: tuple(found.values()) for form, found in short.items()}
        self.longest = max(map(len, self._named), default=0)

    def __bool__(self) -> bool:
        return bool(self._numbered)

    def named(self, bases: Sequence[str]) -> tuple[Statute, ...]:
        """The statutes of this name, given in base forms: the one in force and those before it."""
        return self._named.get(tuple(bases), ())

    def shortened(self, form: str) -> tuple[Statute, ...]:
        """The statutes of this short form, as it is written ("LSS", also "LSS:s")."""
        return self._short.get(form.removesuffix(":s"), ())

    def numbered(self, number: Number) -> Statute | None:
        """The statute of this number."""
        return self._numbered.get(number)

    def one_off(self, number: Number) -> Iterator[Statute]:
        """The statutes whose number is one slip of the pen away, in the same series."""
        return (one for known, one in self._numbered.items() if is_one_off(number, known))

    def mentions(self, statute: Statute, words: Sequence[Word]) -> bool:
        """Whether a name of ``statute`` stands among ``words``."""
        if any(word.text.removesuffix(":s") in statute.abbreviations for word in words):
            return True
        bases = [word.base for word in words]
        keys = {key for name in (statute.name, *statute.also_called) for key in _keys(name)}
        return any(tuple(bases[at : at + len(key)]) == key for key in keys for at in range(len(bases)))

    def alike(self, statute: Statute, words: Sequence[str]) -> bool:
        """Whether ``words`` (base forms) begin as a name of ``statute`` does, or are nearly its one word."""
        for name in (statute.name, *statute.also_called):
            for key in _keys(name):
                if len(words) == 1 and len(key) == 1 and words[0][:5] == key[0][:5]:
                    return True
                shared = 0
                while shared < min(len(words), len(key)) and words[shared].rstrip("s") == key[shared].rstrip("s"):
                    shared += 1
                telling = {word for word in key[1:shared] if len(word) > 5 and word not in _COMMON}
                if len(key) > 1 and (shared == len(key) or (shared > 3 and len(telling) > 1)):
                    return True
        return False


def _keys(name: str) -> list[tuple[str, ...]]:
    """``name`` in base forms, and again without the authority before "föreskrifter om …"."""
    bases = tuple(word.base for word in words_in(name, 0, len(name)))
    keys = [bases]
    at = next((at for at, base in enumerate(bases) if base in KINDS), 0)
    if 0 < at < len(bases) - 1 and all(base.endswith(("s", "och")) for base in bases[:at]):
        keys.append(bases[at:])
    return keys


def shown(statutes: Sequence[Statute]) -> str:
    """How statutes of one name are cited: "skollag (2010:800)"; those in force before any that no longer are."""
    current = [one for one in statutes if one.replaced_by is None] or list(statutes)
    first = current[0]
    numbers = " / ".join(f"({one.number})" for one in current)
    kind, _, rest = first.name.partition(" ")
    said = f"{first.name} {numbers}"
    if rest and kind.casefold() in KINDS:
        said = f"{kind} {numbers} {rest}"
    if len(said) <= _LONGEST_SHOWN:
        return said
    short = next((form for one in current for form in one.abbreviations), "")
    return " ".join(filter(None, (short, numbers if short else numbers.strip("()"))))
