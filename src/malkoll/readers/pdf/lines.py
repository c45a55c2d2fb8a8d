"""Words to lines, and lines to text: what stands on one baseline, where an author ended a line, hyphens undone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from malkoll.letters import composed
from malkoll.readers.pdf.painted import Word
from malkoll.readers.pdf.short_words import SHORT_WORDS
from malkoll.readers.transcript import Piece
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Line", "Vocabulary", "begins_with_label", "in_order", "joined", "level_lines", "pieces_of", "split_at"]

_SPACE = 0.15  # of the size: words closer than this are one
_RAISED = 0.8  # of the size of its line: smaller than this is a note's number
_FEWEST_ENDS = 3  # lines that go on, to tell whether white ends them
_SPACED = 0.5  # of them
_MOSTLY = 0.4  # of the width: a line of running text beside something else
_LONGEST_WORD = 80
_LONG = 8  # letters of a word that a narrow cell may have broken
_PUNCTUATION = '.,;:!?()”“"'
_CLOSING = frozenset("),.;:”")
_MINUS = ("-", "‐", "−")
_UNITS = frozenset(("m", "km", "cm", "dm", "mm", "kvm"))
_VOWEL = compiled("[aeiouyåäöéü]")
_AFTER_HYPHEN = frozenset(("och", "eller", "samt", "som", "respektive", "till", "el.", "resp.", "men", "and", "or"))
_LAST_WORD = compiled(r"[^\s/(]*[-‐–\xad]\Z")
_LABEL = compiled(r"[A-ZÅÄÖ][\w-]*(?: (?![A-ZÅÄÖ])[\w-]+){0,3}:(?:\s|\Z)")
_LABEL_WITHIN = compiled(r"\S\s+[A-ZÅÄÖ][\w-]*(?: (?![A-ZÅÄÖ])[\w-]+){0,3}:(?:\s|\Z)")
_HYPHENATED = compiled(r"\w+[-‐]\w[\w-]*")


@record(frozen=False)
class Line:
    """Words on one baseline, in the order of reading."""

    words: list[Word]

    @property
    def page(self) -> int:
        """Its page, counted from 1."""
        return self.words[0].page

    @property
    def x0(self) -> float:
        """Where it begins, in points from the left."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        counts: dict[float, int] = {}
        for word in self.words:
            counts[word.size] = counts.get(word.size, 0) + len(word.text)
        return max(counts, key=lambda size: counts[size])

    @property
    def base(self) -> float:
        """Its baseline: that of its largest word."""
        return max(self.words, key=lambda word: word.size).base

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @property
    def text(self) -> str:
        """Its words as one string."""
        return "".join(piece.text for piece in pieces_of(self.words))


def in_order(words: Iterable[Word]) -> list[Line]:
    """The lines of ``words`` as they follow each other; a new one begins where the baseline changes."""
    lines: list[Line] = []
    for word in words:
        line = lines[-1] if lines else None
        if line is not None and word.upright == line.words[-1].upright and word.page == line.page:
            last = line.words[-1]
            level = abs(word.base - line.base) < 0.5 * max(word.size, line.size)
            if not word.upright or (level and word.x0 > last.x0 - 0.5 * word.size):
                line.words.append(word)
                continue
        lines.append(Line([word]))
    return lines


def level_lines(words: Iterable[Word]) -> list[Line]:
    """The lines of ``words`` of one page by their place: from above, each from the left."""
    groups: list[list[Word]] = []
    start = 0.0
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if groups and word.base - start < 0.5 * min(word.size, max(one.size for one in groups[-1][:3])):
            groups[-1].append(word)
            continue
        if groups and word.base - start < 0.45 * word.size:  # a raised number began the line
            groups[-1].append(word)
        else:
            groups.append([word])
        start = word.base
    return [Line(sorted(group, key=lambda word: word.x0)) for group in groups]


def split_at(words: Sequence[Word], gap: float) -> list[list[Word]]:
    """Words of one baseline in stretches that no gap wider than ``gap`` times the size parts."""
    parts: list[list[Word]] = []
    for word in words:
        if parts and word.x0 - parts[-1][-1].x1 <= gap * max(word.size, parts[-1][-1].size):
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """The words of one line as text; the number of a note is left out."""
    pieces: list[Piece] = []
    size = Line(list(words)).size if words else 0.0
    base = max(words, key=lambda word: word.size).base if words else 0.0
    last: Word | None = None
    for word in words:
        if last is not None and _is_note_number(word, last, size, base):
            last.after = last.after or word.after
            continue
        apart = last is not None and (
            (
                last is words[0] and last.text.isdigit() and (last.size < _RAISED * word.size or last.mark != word.mark)
            )  # the number of a note
            or last.after
            or not last.upright
            or word.x0 - last.x1 > _SPACE * word.size
            or word.x0 < last.x0
        )
        text = composed(word.text)
        pieces.append(Piece(" " + text if apart else text, word.bold))
        last = word
    return pieces


def _is_note_number(word: Word, last: Word, size: float, base: float) -> bool:
    return (
        word.size < _RAISED * size
        and base - word.base > 0.15 * size
        and word.text.strip("(),").isdigit()
        and last.text.lower() not in _UNITS
    )


def _bare(word: Word) -> str:
    return word.text.lower().strip(_PUNCTUATION)


class Vocabulary:
    """How the document writes: words with a hyphen within a line, and whether white ends the lines that go on.

    The former keep their hyphen at the end of a line. Where white is written there, as in most ``tagged`` documents,
    a line that ends without it has broken a word, as narrow cells do.
    """

    __slots__ = ("_all", "_breaks", "_known", "_wholes", "_words", "spaced")

    def __init__(self, lines: Sequence[Line], *, tagged: bool) -> None:
        self._words = {
            found.lower().replace("‐", "-")
            for line in lines
            for word in line.words
            if "-" in word.text or "‐" in word.text
            for found in _HYPHENATED.findall(word.text)
        }
        going_on = [
            above.words[-1].after
            for above, line in itertools.pairwise(lines)
            if line.words[0].text[:1].islower() and above.words[-1].text[-1:].isalpha()
        ]
        alone = {id(line) for line in lines if len(line.words) == 1}
        after = {id(line) for above, line in itertools.pairwise(lines) if id(above) in alone}
        self._all = {_bare(word) for line in lines for word in line.words}
        self._wholes = {_bare(word) for line in lines if id(line) not in alone for word in line.words}
        self._known = {
            _bare(word) for line in lines for at, word in enumerate(line.words) if at or id(line) not in after
        }
        self._breaks = any(
            id(above) in alone and not above.words[0].after and self.is_rest(above.words[0].text, line.words[0].text)
            for above, line in itertools.pairwise(lines)
            if above.page == line.page
        )
        self.spaced = tagged and len(going_on) >= _FEWEST_ENDS and sum(going_on) >= _SPACED * len(going_on)

    def tears(self, above: Line, line: Line, right: float) -> bool:
        """Whether the end of ``above`` has broken a word that goes on in ``line``; ``right`` is the margin."""
        last = above.words[-1]
        first = line.words[0]
        tail = _bare(first)
        if last.after or len(above.words) > 1:  # a word is only broken where it is too long for a whole line
            return False
        if self.spaced:
            return True
        letter = (first.x1 - first.x0) / len(first.text)
        if above.x1 + max(0.5 * above.size, letter) < right or not tail:  # there was room for a letter more
            return False
        if self.is_rest(last.text, first.text):
            return True
        if not self._breaks or len(last.text) < _LONG or tail in SHORT_WORDS:
            return False
        return tail not in self._known and _bare(last) not in self._wholes

    def is_rest(self, head: str, tail: str) -> bool:
        """Whether ``tail``, which begins a line, can only be the rest of ``head``, the last word before."""
        rest = tail.lower().strip(_PUNCTUATION)
        if not (head[-1:].isalpha() and rest.isalpha() and tail[:1].islower()):
            return False
        first = head.lower().strip(_PUNCTUATION)
        if first + rest in self._all:
            return rest not in SHORT_WORDS or first not in self._wholes
        return len(head) >= _LONG and rest not in SHORT_WORDS and (len(rest) < 3 or not _VOWEL.search(rest))

    def has(self, word: str) -> bool:
        """Whether the document has ``word``, hyphen and all."""
        return word.lower().replace("‐", "-") in self._words


def begins_with_label(line: Line) -> bool:
    """Whether a line begins with a label and its colon: "Ansvarig: …"."""
    return _LABEL.match(line.text) is not None


def joined(lines: Sequence[Line], rights: Sequence[float], vocabulary: Vocabulary) -> list[list[Piece]]:
    """The lines of a paragraph as its author ended them: what was only broken at the margin is one line again.

    ``rights`` tell for each line where the text area ends: one that left room for the next word was ended on purpose.
    """
    result: list[list[Piece]] = []
    above: Line | None = None
    right = 0.0
    for line, own in zip(lines, rights, strict=True):
        pieces = pieces_of(line.words)
        if not pieces:
            continue
        if above is None or not result or _ended(above, line, right):
            result.append(pieces)
        else:
            _append(result[-1], pieces, vocabulary, torn=_is_minus(above, line) or vocabulary.tears(above, line, right))
        above, right = line, own
    return result


def _is_minus(above: Line, line: Line) -> bool:
    """Whether the last word of ``above`` is the minus of the number that ``line`` begins with."""
    sign, before = above.words[-1], above.words[-2:-1]
    return (
        sign.text in _MINUS
        and not sign.after
        and line.text[:1].isdigit()
        and not any(word.text[-1:].isdigit() for word in before)
    )


def _ended(above: Line, line: Line, right: float) -> bool:
    first = line.words[0]
    width = first.x1 - first.x0
    for word, after in zip(line.words, line.words[1:], strict=False):
        if word.after or after.x0 - word.x1 > _SPACE * word.size:
            break
        width = after.x1 - first.x0
    if above.text[-1:] in "-‐\xad" and line.text[:1].islower():
        return False
    if line.text[:1] in "%),.;:":
        return False
    if _LABEL.match(line.text) and above.text[-1:] not in ",(" and not _LABEL_WITHIN.search(above.text):
        return True
    if above.x1 > above.x0 + _MOSTLY * (right - above.x0) and above.text[-1:].isalpha() and line.text[:1].islower():
        return False  # running text, beside a box or an image
    return above.x1 + 0.3 * above.size + width < right - 0.2 * above.size


def _append(pieces: list[Piece], more: Sequence[Piece], vocabulary: Vocabulary, *, torn: bool) -> None:
    """Put the pieces of the next line after those of a line that the margin broke."""
    last, first = pieces[-1], more[0]
    head = _ending(pieces)
    tail = "".join(piece.text for piece in more)
    broken = _LAST_WORD.search(head)
    rest = tail.split(" ", 1)[0] if tail else ""
    if broken and len(broken.group()) > 1 and rest:
        keep = _keeps_hyphen(broken.group(), rest, vocabulary)
        if keep is None:
            pieces[-1] = Piece(last.text + " ", last.bold)
        elif not keep:
            pieces[-1] = Piece(last.text[:-1], last.bold)
    elif not (torn and _is_torn(head[-1:], tail[:1])) and tail[:1] not in _CLOSING:
        pieces[-1] = Piece(last.text + " ", last.bold and first.bold)
        if last.bold and not first.bold:
            pieces[-1] = last
            first = Piece(" " + first.text, first.bold)
    pieces.append(first)
    pieces.extend(more[1:])


def _ending(pieces: Sequence[Piece]) -> str:
    """The end of a line, long enough for its last word."""
    end = ""
    for piece in reversed(pieces):
        end = piece.text[-_LONGEST_WORD:] + end
        if len(end) >= _LONGEST_WORD:
            break
    return end


def _is_torn(before: str, after: str) -> bool:
    """Whether two characters may stand beside each other in one word."""
    return (
        (before in _MINUS and after.isdigit())
        or (before.isalpha() and after.islower())
        or (before.isdigit() and after.isdigit())
        or after in ",.;:)%”"
    )


def _keeps_hyphen(head: str, rest: str, vocabulary: Vocabulary) -> bool | None:
    """Whether the hyphen at a line's end belongs to the word; ``None`` where white stood after it ("barn- och")."""
    if head[-1] == "\xad":
        return False
    if head[-1] == "–":
        return True if head[-2].isalnum() and rest[:1].isalnum() else None
    if rest.strip(",.;:").lower() in _AFTER_HYPHEN or not (head[-2].isalnum() and rest[:1].isalnum()):
        return None
    stem = head[:-1]
    tail = re.match(r"\w+", rest)
    whole = f"{stem.lstrip('”“(’')}-{tail.group() if tail else ''}"
    return not rest[0].islower() or len(stem) == 1 or stem.isupper() or stem[-1].isdigit() or vocabulary.has(whole)
