"""The table of contents held against the headings.

An entry has its heading where the text has a heading, or a line of its own, of the same words: many plans come to us
as plain text, in which only that tells a heading. Where many entries have none, it is the contents or the text that
was not understood, and nothing is said of any.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import field

from malkoll.document import Document, Heading, Paragraph, Picture, TocEntry
from malkoll.plan import ContentsEntry
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.past import tells_of_the_past
from malkoll.swedish.verbs import has_finite_verb

__all__ = ["contents_in"]

_FEWEST = 5
_BESIDE = 40  # characters: marks, numbers
_BROKEN_INTO = 3  # lines that a heading may be broken into
_SHORTEST_BEGINNING = 6
_LONG_BEGINNING = 12
_MOST_ALIKE = 50  # headings with one word in common that are looked at
_SENTENCE = 8  # words
_MOST_SENTENCES = 1
_STEM = 4
_MOST_MISSING = 1
_LONGEST_TITLE = 80

_MARKS = " \t#*_>|-"
_TAG = compiled(r"</?[A-Za-z][^<>]{0,80}>")
_WORDLESS = compiled(r"[\W_]+")
_WORD = compiled(r"[^\W\d_]{4,}")
_PART = compiled(r"\s[–—-]\s|:\s")
_NUMBER = compiled(r"\s*(?:(?:kap(?:itel|\.)?|avsnitt|del)\s+)?\d{1,2}(?:\.\d{1,2}){0,4}\s*[.):–-]*\s+", re.IGNORECASE)
# What is listed with the headings and stands elsewhere, or in another file.
_ELSEWHERE = compiled(
    r"\W*(?:bilag|appendi|figur|tabell|diagram|bild|innehåll|content|källor|källförteckning|referens|register)",
    re.IGNORECASE,
)


def contents_in(document: Document, titled: Collection[int] = ()) -> tuple[ContentsEntry, ...]:
    """The lines of the table of contents, in order; none where they cannot be held against the text.

    ``titled`` are the lines on which goals and what belongs to them have their titles.
    """
    entries = [block for block in document.blocks if isinstance(block, TocEntry)]
    if any(entry.page for entry in entries):
        # Among entries with pages, a line without one is a page's header, or half a heading.
        entries = [entry for entry in entries if entry.page]
    entries = [entry for entry in entries if _key(entry.text)]
    if sum(not _ELSEWHERE.match(entry.text) for entry in entries) < _FEWEST:
        return ()
    text = _Text.of(document, max(len(entry.text) for entry in entries) + _BESIDE, titled)
    held = [(entry, text.has(entry.text)) for entry in entries]
    last = max((at for at, (_, found) in enumerate(held) if found), default=-1)
    # After the last one that is found, the text may have been cut off, or go on in other files.
    held = [one for one in held[: last + 1] if not _ELSEWHERE.match(one[0].text)]
    entries, has = [entry for entry, _ in held], [found for _, found in held]
    if has.count(False) > max(_MOST_MISSING, len(has) // 8):
        return ()
    has = [found or text.may_be_drawn(entries, at) for at, found in enumerate(has)]
    strays = _strays(entries, text)
    return tuple(
        ContentsEntry(entry.text, entry.span, found and at not in strays)
        for at, (entry, found) in enumerate(zip(entries, has, strict=True))
    )


def _strays(entries: Sequence[TocEntry], text: _Text) -> set[int]:
    """Entries that are sentences of running text, in a document whose headings are marked as such."""
    marked = sum(_key(entry.text) in text.marked for entry in entries)
    if marked * 3 < len(entries) * 2:
        return set()
    found = {
        at for at, entry in enumerate(entries) if len(entry.text.split()) >= _SENTENCE and text.is_told(entry.text)
    }
    # Several are goals worded as sentences.
    return found if len(found) <= _MOST_SENTENCES else set()


def _key(text: str) -> str:
    """``text`` as it is compared: its letters and digits in one case, without the number it begins with."""
    text = _TAG.sub("", text) if "<" in text else text
    bare = _NUMBER.sub("", text.lstrip(_MARKS), count=1)
    return _WORDLESS.sub("", bare if any(map(str.isalpha, bare)) else text).casefold()


@record(frozen=False)
class _Text:
    """What the lines and headings of a document say, without its table of contents.

    ``marked`` are the headings marked as such or in bold, ``stopped`` those of them that end with a full stop, and
    whether they are no titles of goals, ``sentences`` lines that end as a sentence does,
    ``lines`` all lines, and two and three together, each with where it first stands, ``ordered`` the same by their
    letters, and ``titles`` those short lines that end as a title. ``spoken`` are the words of headings by each of
    them, ``pictures`` where images stand.
    """

    marked: set[str] = field(default_factory=set)
    stopped: dict[str, bool] = field(default_factory=dict)
    sentences: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)
    ordered: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    spoken: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    pictures: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document, longest: int, titled: Collection[int]) -> _Text:
        """Read the text of ``document`` once; of its lines only the first ``longest`` characters."""
        found = cls()
        listed = {
            number
            for block in document.blocks
            if isinstance(block, TocEntry)
            for number in range(block.span.line, block.span.end_line + 1)
        }
        recent: list[str] = []
        for number, line in enumerate(document.text.split("\n"), 1):
            if number in listed or not line or line.isspace():
                continue
            key = _key(line[:longest])
            if len(line) > longest:
                found.lines.setdefault(key, number)
                recent = []
                continue
            recent = [*recent, key][-_BROKEN_INTO:]
            for many in range(1, len(recent) + 1):
                found.lines.setdefault("".join(recent[-many:]), number)
            if line.rstrip().endswith("."):
                found.sentences.add(key)
            elif len(line) <= _LONGEST_TITLE:
                found.titles.append(key)
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        above = ""
        for heading in headings:
            key = _key(heading.text)
            for one in (key, above + key):
                found.lines.setdefault(one, heading.span.line)
            if heading.look != "line":
                found.marked.update((key, above + key))
                if heading.text.rstrip().endswith("."):
                    found.stopped[key] = heading.span.line not in titled
            above = key
        for block in document.blocks:
            match block:
                case Heading():
                    stems = _stems(block.text)
                case Paragraph() if len(block.text) <= longest and not block.text.endswith("."):
                    # A heading on two lines is a short paragraph.
                    stems = _stems(block.text)
                case _:
                    continue
            for stem in stems:
                found.spoken.setdefault(stem, []).append(stems)
        found.ordered = sorted(found.lines)
        found.titles.sort()
        found.pictures = [block.span.line for block in document.blocks if isinstance(block, Picture)]
        return found

    def has(self, entry: str) -> bool:
        """Whether a heading, or a line of its own, says what the entry says, or begins so."""
        key = _key(entry)
        if key in self.lines:
            return True
        # The line may say more; that of a short entry no more than a title does: sentences too begin with "Risker".
        lines = self.ordered if len(key) >= _LONG_BEGINNING else self.titles
        at = bisect_left(lines, key)
        if at < len(lines) and lines[at].startswith(key):
            return True
        # The heading may be shorter than its entry, or its first part.
        first = _key(_PART.split(entry, maxsplit=1)[0])
        if len(first) >= _SHORTEST_BEGINNING and first in self.lines:
            return True
        if any(key[:end] in self.lines for end in range(max(_SHORTEST_BEGINNING, len(key) // 2), len(key))):
            return True
        return self._nearly(entry)

    def may_be_drawn(self, entries: Sequence[TocEntry], at: int) -> bool:
        """Whether an image stands where the heading of an entry belongs: it may hold the heading."""
        above = self.lines.get(_key(entries[at - 1].text)) if at else 0
        below = self.lines.get(_key(entries[at + 1].text)) if at + 1 < len(entries) else None
        if above is None or below is None:
            return bool(self.pictures)
        first = bisect_left(self.pictures, above)
        return first < len(self.pictures) and self.pictures[first] < below

    def is_told(self, entry: str) -> bool:
        """Whether the entry is a sentence of running text: one that is no heading, or is marked as one by mistake.

        Goals and slogans have a full stop too; no other heading ends as a sentence that tells of what has been.
        """
        key = _key(entry)
        if key in self.marked:
            return len(self.stopped) == 1 and self.stopped.get(key, False) and tells_of_the_past(entry)
        return key in self.sentences and has_finite_verb(entry)

    def _nearly(self, entry: str) -> bool:
        """Whether a heading has nearly the same words: another form, a slip of the pen, one word more or less."""
        stems = _stems(entry)
        if not stems:
            return True
        shared = (other for stem in stems for other in self.spoken.get(stem, ())[:_MOST_ALIKE])
        return any(3 * len(stems & other) >= 2 * len(stems | other) for other in shared)


def _stems(text: str) -> frozenset[str]:
    """The words of a heading by their first letters, which forms of a word and most slips have in common."""
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))
