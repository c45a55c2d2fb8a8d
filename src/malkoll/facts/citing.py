"""Finds where running text refers to statutes, and holds each number against the name beside it.

A number counts as a reference only with a statute's name or kind directly beside it, or with its series ("SFS") before
it; plans hold many numbers of the same shape. That a number is wrong is said only where the name beside it is known
and nothing suggests that the number is meant for something else: an amendment, a statute named elsewhere in the
sentence, a document of the municipality's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from malkoll.facts.passages import Running
from malkoll.facts.statutes import KINDS, Number, StatuteTable, Word, words_in
from malkoll.facts.wrong_numbers import Evidence, is_wrong
from malkoll.language.tree import Statute
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["NUMBER", "Reference", "references_in"]

NUMBER = compiled(r"(?<![\d:/.,–-])(\d{4})(?::[ \xa0]?|/)(\d{1,4})(?![\d:/]|[.,]\d|[-–]\d)")
"""Year and serial of a statute, "2017:725" or "2016/679", and of much else."""
_SERIES = compiled(
    r"(?<![\w-])\(?(?P<series>[A-ZÅÄÖ]{1,8}-?FS|Sfs|sfs|EU|EG)\)?[\s\xa0-]*(?:(?:nr|nummer)\.?)?[:.]?\s*\Z"
)
_GAP = compiled(r"[)\]”\"’'*_]*[\s\xa0]*(?P<comma>,?)\s*(?P<open>[(\[]?)\s*")
_RIGHT_GAP = compiled(r"[)\]]?[\s\xa0]*(?:[,:–-][\s\xa0]+)?")
_ANOTHER = compiled(
    r"[\s\xa0]*(?:,|;|&|/|och|samt|respektive|resp\.?|eller)[\s\xa0]*(?:(?P<series>[A-ZÅÄÖ]{1,8}-?FS)[\s\xa0]+)?\d{4}:\d"
)
_BEFORE = 320
"""Characters before a number in which a name is looked for."""
_AFTER = 260

# What may follow a statute's whole name; after other words the name may go on and be another's.
_ENDS_NAME = frozenset(
    {
        "är",
        "ska",
        "skall",
        "har",
        "gäller",
        "innebär",
        "anger",
        "ställer",
        "trädde",
        "säger",
        "reglerar",
        "kräver",
        "styr",
        "framgår",
        "bör",
        "får",
        "kan",
        "måste",
        "samt",
        "som",
        "där",
        "vilken",
        "vilket",
        "syftar",
        "beskriver",
        "fastställer",
    }
)


_BEGINS_TITLE = frozenset({"om", "med", "mot", "angående"})


@record
class Reference:
    """A reference as found: its place in the running text and the statutes that its name means.

    ``cited`` is the number as written, with its series where that is given.
    """

    start: int
    end: int
    number: Number
    cited: str
    series: str | None = None
    named: tuple[Statute, ...] = ()
    right: bool | None = None


def references_in(running: Running, table: StatuteTable) -> Iterator[Reference]:
    """The references in ``running``, in order."""
    if ":" in running.text or "/" in running.text:
        yield from _Reader(running, table).references()


class _Reader:
    """Finds the references of one stretch of running text."""

    def __init__(self, running: Running, table: StatuteTable) -> None:
        self._running = running
        self._text = running.text
        self._table = table
        self._named_after_number = -1  # where a name ends that already has the number before it

    def references(self) -> Iterator[Reference]:
        """The references, in order."""
        for match in NUMBER.finditer(self._text):
            reference = self._reference(match)
            if reference is not None:
                yield reference

    def _reference(self, match: re.Match[str]) -> Reference | None:
        text, table = self._text, self._table
        series_match = _SERIES.search(text, max(0, match.start() - 24), match.start())
        series = series_match["series"] if series_match else None
        if series is not None and series.casefold() == "sfs":
            series = "SFS"
        elif series == "EG":
            series = "EU"
        slash = "/" in match[0]
        begin = series_match.start() if series_match else match.start()
        number = Number(series or ("EU" if slash else "SFS"), int(match[1]), int(match[2]))
        closing = 1 if text[match.end() : match.end() + 1] in (")", "]") else 0
        cited = " ".join(filter(None, (series, match[0])))
        reference = Reference(begin, match.end(), number, cited, series)
        before = words_in(text, max(0, begin - _BEFORE), begin)
        gap = _GAP.fullmatch(text, before[-1].end, begin) if before else None
        opened = gap is not None and bool(gap["open"] or text.startswith("(", begin))
        if slash and series != "EU" and not any(self._is_eu(word) for word in before[-1:]):
            return None
        if gap is not None:
            named, name_words = self._name_before(before)
            if named and before[-1].end != self._named_after_number:
                reference = replace(reference, start=name_words[0].start, named=named)
                return self._judged(reference, match, gap, name_words, opened=opened, closing=closing)
            if before[-1].base in KINDS:
                return self._titled(reference, match, before[-1], opened=opened)
        after = self._name_after(match.end())
        if after is not None:
            named, end = after
            right = _pairs(named, reference) or None
            if right:
                self._named_after_number = end
                return replace(reference, end=end, named=named, right=True)
        if gap is not None and _is_statute_word(before[-1]):
            known = table.numbered(number)
            alike = known is not None and table.alike(known, [before[-1].base])
            return replace(reference, start=before[-1].start, end=match.end() + closing, right=True if alike else None)
        if series is None or (series not in ("SFS", "EU") and table.numbered(number) is None):
            return None
        return replace(reference, right=True if table.numbered(number) is not None else None)

    def _is_eu(self, word: Word) -> bool:
        named = self._table.named((word.base,)) or self._table.shortened(word.text)
        return any(one.number.startswith("EU ") for one in named)

    def _name_before(self, words: Sequence[Word]) -> tuple[tuple[Statute, ...], Sequence[Word]]:
        """The statutes whose name ends ``words``, by the longest such name."""
        last = words[-1]
        reach = 1
        while reach < min(len(words), self._table.longest):
            if words[-reach].opens or words[-reach - 1].stops:
                break
            reach += 1
        bases = [word.base for word in words[-reach:]]
        for at in range(reach):
            named = self._table.named(bases[at:])
            first = len(words) - reach + at
            if named and not (first and words[first - 1].text.endswith("-")):  # "säkerhets- skyddslagen"
                return named, words[first:]
        return self._table.shortened(last.text), words[-1:]

    def _name_after(self, at: int) -> tuple[tuple[Statute, ...], int] | None:
        """The statutes whose name follows the number that ends at ``at``, and where the name ends."""
        gap = _RIGHT_GAP.match(self._text, at)
        start = gap.end() if gap else at
        words = _clause(words_in(self._text, start, min(len(self._text), start + _AFTER)))[: self._table.longest]
        if not words or words[0].start != start:
            return None
        bases = [word.base for word in words]
        for length in range(len(bases), 0, -1):
            named = self._table.named(bases[:length])
            if named:
                return named, words[length - 1].end
        short = self._table.shortened(words[0].text)
        return (short, words[0].end) if short else None

    def _judged(
        self,
        reference: Reference,
        match: re.Match[str],
        gap: re.Match[str],
        name: Sequence[Word],
        *,
        opened: bool,
        closing: int,
    ) -> Reference:
        """``reference``, a number after a name, with whether the two go together."""
        reference = replace(reference, end=match.end() + (closing if opened else 0))
        if _pairs(reference.named, reference):
            return replace(reference, right=True)
        broken = self._line(name[-1].end - 1) != self._line(match.start())
        bare = not opened and reference.series is None
        evidence = Evidence(
            explicit=reference.series is not None,
            firm=not bare,
            short=len(name) == 1 and bool(self._table.shortened(name[0].text)),
            loose=bare and (bool(gap["comma"]) or broken),
        )
        if (bare and broken) or self._is_one_of_several(reference) or self._belongs_elsewhere(reference, match):
            return reference
        return self._with_verdict(reference, evidence)

    def _titled(self, reference: Reference, match: re.Match[str], kind: Word, *, opened: bool) -> Reference:
        """``reference``, a number between a kind and the rest of a title: "lag (1993:387) om stöd och service …"."""
        reference = replace(reference, start=kind.start)
        closing = _RIGHT_GAP.match(self._text, match.end())
        start = closing.end() if closing else match.end()
        words = _clause(words_in(self._text, start, min(len(self._text), start + _AFTER)))[: self._table.longest]
        bases = [kind.base, *(word.base for word in words)]
        known = self._table.numbered(reference.number)
        for length in range(len(bases), 1, -1):
            named = self._table.named(bases[:length])
            if not named:
                continue
            last = words[length - 2]
            reference = replace(reference, end=last.end, named=named)
            if _pairs(named, reference):
                return replace(reference, right=True)
            if self._belongs_elsewhere(reference, match):
                return reference
            ends = last.closes or length == len(bases) or words[length - 1].base in _ENDS_NAME
            evidence = Evidence(explicit=reference.series is not None, firm=True, loose=not ends)
            return self._with_verdict(reference, evidence)
        end = match.end() + (1 if opened else 0)
        if known is not None:
            untitled = bases[1:2] == [] or bases[1] not in _BEGINS_TITLE
            return replace(reference, end=end, right=True if untitled or self._table.alike(known, bases) else None)
        near = next((one for one in self._table.one_off(reference.number) if self._table.alike(one, bases)), None)
        if near is not None and not self._belongs_elsewhere(reference, match):
            return replace(reference, end=end, named=(near,), right=False)
        return replace(reference, end=end)

    def _with_verdict(self, reference: Reference, evidence: Evidence) -> Reference:
        numbers = [Number.of(one.number) for one in reference.named]
        comparable = [one for one in numbers if reference.series is None or one.series == reference.series]
        others = self._table.numbered(reference.number) is not None
        window = self._text[max(0, reference.start - 110) : reference.end + 70]
        wrong = is_wrong(reference.number, comparable, evidence, self._text[: reference.start][-60:], window, others)
        return replace(reference, right=False) if wrong else reference

    def _is_one_of_several(self, reference: Reference) -> bool:
        """Whether numbers are counted up here, for names counted up before: "… (2010:800 och 2013:801)"."""
        another = _ANOTHER.match(self._text, reference.end)
        return another is not None and another["series"] in (None, "SFS", reference.series)

    def _belongs_elsewhere(self, reference: Reference, match: re.Match[str]) -> bool:
        """Whether the number is that of another statute named nearby, or of the name that follows it."""
        other = self._table.numbered(reference.number)
        if other is None:
            return False
        near = words_in(self._text, max(0, reference.start - _BEFORE), reference.start)
        near += words_in(self._text, match.end(), min(len(self._text), match.end() + _AFTER))
        return self._table.mentions(other, near)

    def _line(self, offset: int) -> int:
        return bisect_right(self._running.starts, offset)


def _pairs(named: Sequence[Statute], reference: Reference) -> bool:
    """Whether the number is one of ``named``; one without its series may be of any."""
    for one in named:
        number = Number.of(one.number)
        if number.place == reference.number.place and reference.series in (None, number.series):
            return True
    return False


def _clause(words: list[Word]) -> list[Word]:
    """``words`` to the end of the clause; commas may be part of a title."""
    for at, word in enumerate(words):
        if word.stops:
            return words[: at + 1]
        if at and word.opens:
            return words[:at]
    return words


def _is_statute_word(word: Word) -> bool:
    """Whether it is the name of some statute: "djurskyddslagen", "taxiförordningen"."""
    return word.base.endswith(("lag", "balk", "förordning")) and word.text.casefold().endswith(
        ("lag", "lagen", "lagens", "balk", "balken", "balkens", "förordning", "förordningen", "förordningens")
    )
