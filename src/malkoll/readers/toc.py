"""Tables of contents: which lines are entries, and which headings they point at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from malkoll.readers.inline import read_inline
from malkoll.readers.lines import EDGE, Line, clean
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Contents", "Entry", "find_entries", "same_words"]

_MAX_ENTRY = 500  # characters; no heading is longer
_MAX_GAP = 6  # blank lines within a table of contents that runs over a page
_MAX_STRAY = 2  # lines without page number in a row
_MIN_ENTRIES = 3

_LEADER = " \t\xa0.…_·"
_TAGS = compiled(r"</?[A-Za-z][^<>]*>|\*+")
_PAGE = compiled(r"(?:\d{1,3}|[ivxlc]{1,6})\Z")
_ENDS_LIKE_ENTRY = compiled(r"(?:\d|[ivxlc]|\.{4}|…|_{4})[*_|\s]*(?:</\w{1,8}>[*_|\s]*)*\Z")
_LINK = compiled(r"\s*(?:[-*+]\s+|\d+[.)]\s+)?\[([^\]]{1,300})\]\(#[^()\s]*\)\s*(\d{1,3})?\s*")
_NUMBERED = compiled(r"\s*(\d{1,2}(?:\.\d{1,2}){0,4}\.?)\t+\s*")
_LEADING_NUMBER = compiled(r"\s*\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+")
_WORDLESS = compiled(r"[\W_]+")
_TITLE = compiled(
    r"[\s#*_<>/bi]*(?:innehåll(?:sförteckning)?|table of contents|contents)[\s:*_<>/bi]*(?:sid(?:a|nr)?\.?|page)?\W*\Z",
    re.IGNORECASE,
)


@record
class Entry:
    """One entry: the lines ``[first, last]`` it stands on, its words and its page."""

    first: int
    last: int
    text: str
    page: str | None


@record
class _Guess:
    line: int
    text: str
    page: str | None
    leader: bool
    number: int


def same_words(text: str) -> str:
    """``text`` as it is compared with a heading: only its letters and digits, in one case."""
    return _WORDLESS.sub("", text).casefold()


# Entries and headings that differ by no more letters than this are the same, if they are not short.
_SLIP = 2
_LONG_ENOUGH_TO_SLIP = 12
_DIGITS = compiled(r"\d+")


def _differences(one: str, other: str) -> int:
    """How many letters at least must change to make ``one`` into ``other``, where they begin and end alike."""
    start = _alike(one, other)
    one, other = one[start:][::-1], other[start:][::-1]
    return max(len(one), len(other)) - _alike(one, other)


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


class Contents:
    """The entries of a document's table of contents, to look headings up in."""

    __slots__ = ("_known", "_longest")

    def __init__(self, entries: Iterable[Entry]) -> None:
        known: set[str] = set()
        previous = ""
        for entry in entries:
            known.add(same_words(entry.text))
            bare = _LEADING_NUMBER.sub("", entry.text, count=1)
            if bare != entry.text and len(bare) > 3:
                known.add(same_words(bare))
            if previous:
                known.add(previous + same_words(entry.text))
            previous = same_words(entry.text) if entry.page is None else ""
        known.discard("")
        self._known = frozenset(known)
        # A heading may hold as much white and punctuation again as words; longer text is not worth comparing.
        self._longest = 2 * max(map(len, known), default=0)

    def __bool__(self) -> bool:
        return bool(self._known)

    def __contains__(self, text: object) -> bool:
        if not isinstance(text, str) or len(text) > self._longest:
            return False
        if same_words(text) in self._known:
            return True
        bare = _LEADING_NUMBER.sub("", text, count=1)
        if bare != text and len(bare) > 3 and same_words(bare) in self._known:
            return True
        return self._nearly(same_words(text))

    def _nearly(self, words: str) -> bool:
        """Whether an entry differs from ``words`` by a slip of a letter or two ("Jämlig" for "Jämlik")."""
        if len(words) < _LONG_ENOUGH_TO_SLIP:
            return False
        return any(
            abs(len(known) - len(words)) <= _SLIP
            and known[:4] == words[:4]
            and _differences(known, words) <= _SLIP
            and _DIGITS.findall(known) == _DIGITS.findall(words)
            for known in self._known
        )


def find_entries(lines: Sequence[Line], skip: frozenset[int] = frozenset()) -> list[Entry]:
    """The table-of-contents entries among ``lines``; those in ``skip`` (verbatim text) are never one.

    A run of at least three lines that end in a page number, in nondecreasing order, is taken for a table of contents
    where dots lead to the numbers, where its title stands above it, or where its lines return as lines further on.
    """
    guesses = {
        index: guess
        for index, line in enumerate(lines)
        if index not in skip and (guess := _guess(index, line)) is not None
    }
    if len(guesses) < _MIN_ENTRIES:
        return []
    entries: list[Entry] = []
    body: set[str] | None = None
    for run in _runs(lines, guesses):
        found = [guesses[index] for index in run if index in guesses]
        if len(found) < _MIN_ENTRIES:
            continue
        leaders = sum(guess.leader for guess in found)
        if leaders * 4 < len(found) and not _has_title_above(lines, run[0]):
            if body is None:
                body = {same_words(line.text) for line in lines if len(line.text) <= _MAX_ENTRY}
            returning = {key for guess in found if (key := same_words(guess.text)) in body}
            if len(returning) * 2 < len(found) or len(returning) < _MIN_ENTRIES:
                continue
        entries.extend(_join(lines, run, guesses))
    return entries


def _guess(index: int, line: Line) -> _Guess | None:
    raw = line.text
    if len(raw) > _MAX_ENTRY:
        return None
    raw = raw.rstrip(EDGE)
    if "](#" in raw:
        return _link(index, raw)
    if not raw or not _ENDS_LIKE_ENTRY.search(raw, max(0, len(raw) - 40)):
        return None
    if "|" in raw:
        raw = raw.strip("|" + EDGE).replace("|", "\t")
    text = _TAGS.sub("", raw).rstrip(EDGE)
    text = _NUMBERED.sub(r"\1 ", text, count=1) if _NUMBERED.match(text) else text
    page = _PAGE.search(text)
    words = text[: page.start()] if page else text
    bare = words.rstrip(_LEADER)
    gap = words[len(bare) :]
    leader = gap.count(".") + 3 * gap.count("…") + gap.count("_") >= (2 if page else 4)
    if page is None:
        if not leader:
            return None
    elif not leader and not set(gap) & (set(" \t\xa0") if page.group().isdigit() else {"\t"}):
        return None
    bare = bare.strip(EDGE)
    if bare.startswith("_"):
        bare = bare.strip("_")
    if "\t" in bare or (bare.endswith(":") and not leader) or not any(char.isalpha() for char in bare):
        return None
    number = int(page.group()) if page and page.group().isdigit() else -1
    return _Guess(index, clean(bare), page.group() if page else None, leader, number)


def _link(index: int, raw: str) -> _Guess | None:
    link = _LINK.fullmatch(raw)
    return _Guess(index, clean(_TAGS.sub("", link[1])), link[2], True, -1) if link else None


def _runs(lines: Sequence[Line], guesses: dict[int, _Guess]) -> Iterable[list[int]]:
    """Stretches of line numbers that begin and end with a guess; pages never go down within one."""
    run: list[int] = []
    pending: list[int] = []
    page = -1
    blanks = 0
    broken = True  # a blank line stands between the last guess and the pending lines
    for index, line in enumerate(lines):
        guess = guesses.get(index)
        if guess is None:
            if not line.text.strip(EDGE):
                blanks += 1
                broken = broken or not pending
            elif run:
                pending.append(index)
                if len(pending) > _MAX_STRAY or len(line.text) > _MAX_ENTRY or "\t" in line.text.strip(EDGE):
                    yield run
                    run, pending = [], []
            continue
        apart = len(pending) > 0 and broken and not lines[index - 1].text.strip(EDGE)
        falls = 0 <= guess.number < page
        if run and (blanks > _MAX_GAP or apart or falls):
            yield run
            run, pending, page = [], [], -1
        run += [*pending, index]
        pending = []
        page = max(page, guess.number) if guess.number >= 0 else page
        if len(run) == 1:
            page = guess.number
        blanks, broken = 0, False
    if run:
        yield run


def _has_title_above(lines: Sequence[Line], first: int) -> bool:
    seen = 0
    for index in range(first - 1, max(-1, first - 12), -1):
        text = lines[index].text
        if text.strip(EDGE):
            if len(text) < 80 and _TITLE.match(text.replace("\t", " ")):
                return True
            seen += 1
            if seen == 3:
                return False
    return False


def _join(lines: Sequence[Line], run: Sequence[int], guesses: dict[int, _Guess]) -> Iterable[Entry]:
    """The entries of a run; a line without page that goes on in lower case on the next is one entry with it."""
    wrapped: list[int] = []
    for index in run:
        guess = guesses.get(index)
        text = guess.text if guess else _words(lines[index])
        if wrapped and not text[:1].islower():
            for stray in wrapped:
                yield Entry(stray, stray, _words(lines[stray]), None)
            wrapped = []
        if guess is None:
            wrapped.append(index)
            continue
        joined = " ".join([*(_words(lines[stray]) for stray in wrapped), text])
        yield Entry(wrapped[0] if wrapped else index, index, joined, guess.page)
        wrapped = []


def _words(line: Line) -> str:
    return " ".join(run.line.text for run in read_inline(line).runs)
