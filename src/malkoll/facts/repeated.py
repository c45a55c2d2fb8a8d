"""Passages that stand twice by mistake: a paragraph pasted twice, a sentence told twice, one comment for two goals.

Plans repeat themselves on purpose more often than not: a summary in its place, a method that holds for two
indicators, a standing phrase under each goal. Only what stands so that no reader could want it twice is taken up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from malkoll.document import Block, Document, Item, Note, Paragraph, Table, TextLine
from malkoll.facts.passages import Running
from malkoll.plan import Comment, Passage, Plan, Prose
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.verbs import has_finite_verb

__all__ = ["Repeats", "same_words"]

_FEWEST_WORDS = 15
_FEWEST_IN_SENTENCE = 8
_SHORTEST_SENTENCE = 70
_LONGEST_GAP = 6
_LONG_COMMENT = 200

_WORD = compiled(r"[^\W_]+")
_POINT = compiled(r"[.!?]\s")
_LABEL = compiled(r"[^\n:.!?]{1,60}:(?:\s|$)")


def same_words(text: str) -> str:
    """``text`` as it is compared: its words and numbers in one case, without marks."""
    return " ".join(_WORD.findall(text.casefold()))


class Repeats:
    """What stands twice in a document."""

    def __init__(self, plan: Plan, document: Document) -> None:
        """Look through the document once, and through the comments of its goals."""
        self.paragraphs: dict[int, Passage] = {}
        """The earlier place of a paragraph, by the start of the later one."""
        self.passages: list[Prose] = []
        """Sentences and comments that stand twice."""
        self._read(plan, document)
        self.passages += _twice_as_comment(plan)

    def _read(self, plan: Plan, document: Document) -> None:
        begun = {goal.span.line for goal in plan.goals} | {area.span.line for area in plan.areas}
        nearby: dict[str, tuple[int, Passage]] = {}
        counts: dict[str, int] = defaultdict(int)
        later: list[tuple[str, int, Passage]] = []
        for at, block in enumerate(document.blocks):
            self.passages += _twice_within(block)
            if isinstance(block, Note):
                continue
            if not _is_running(block) or block.span.line in begun:
                nearby.clear()
                continue
            assert isinstance(block, Paragraph | Item)
            words = same_words(block.text)
            if words.count(" ") < _FEWEST_WORDS - 1:
                # A short line may be the name of the next goal, or of the next unit.
                nearby.clear()
                continue
            counts[words] += 1
            known = nearby.get(words)
            if known is not None and at - known[0] <= _LONGEST_GAP:
                later.append((words, block.span.start, known[1]))
            else:
                nearby[words] = at, Passage(block.text, block.span)
        # What stands a third time is a standing phrase.
        self.paragraphs = {
            start: first for words, start, first in later if counts[words] == 2 and has_finite_verb(first.text)
        }


def _is_running(block: Block) -> bool:
    """Whether the block is running text: labels, headings and tables begin something new."""
    if isinstance(block, Item):
        return block.number is None
    return isinstance(block, Paragraph) and not block.lines[0].bold and _LABEL.match(block.text) is None


def _twice_within(block: Block) -> Iterator[Prose]:
    """Sentences that stand twice in one paragraph or one cell."""
    if isinstance(block, Paragraph):
        yield from _twice((block.lines,))
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                # Each line of a cell may tell of a unit or a year of its own.
                if cell.lines and not any(_LABEL.match(line.text) for line in cell.lines):
                    yield from _twice(tuple((line,) for line in cell.lines))


def _twice(parts: tuple[tuple[TextLine, ...], ...]) -> Iterator[Prose]:
    text = " ".join(line.text for lines in parts for line in lines)
    if len(text) < 2 * _SHORTEST_SENTENCE or not _may_repeat(text):
        return
    seen: dict[str, Passage] = {}
    for lines in parts:
        told = list(_running(lines).sentences())
        for sentence in told:
            if len(sentence.text) < _SHORTEST_SENTENCE or (len(parts) > 1 and len(told) == 1):
                continue
            words = same_words(sentence.text)
            if words.count(" ") < _FEWEST_IN_SENTENCE - 1:
                continue
            first = seen.setdefault(words, sentence)
            if first is not sentence and has_finite_verb(sentence.text):
                yield Prose(sentence.text, sentence.span, repeats=first)


def _may_repeat(text: str) -> bool:
    """Whether two stretches between points are the same: most paragraphs need no closer look."""
    pieces = [piece.strip(" .").casefold() for piece in _POINT.split(text) if len(piece) >= _SHORTEST_SENTENCE // 2]
    return len(set(pieces)) < len(pieces)


def _running(lines: tuple[TextLine, ...]) -> Running:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    return Running(" ".join(line.text for line in lines), tuple(starts), tuple(line.span for line in lines))


def _twice_as_comment(plan: Plan) -> Iterator[Prose]:
    """Long comments that stand word for word at two goals, or two indicators, of different names."""
    told = [(goal.title.text, goal.parent or "", goal.id, goal.comment) for goal in plan.goals]
    yield from _twice_told(told)
    yield from _twice_told((one.name or "", "", "", one.comment) for goal in plan.goals for one in goal.indicators)


def _twice_told(told: Iterable[tuple[str, str, str, Comment | None]]) -> Iterator[Prose]:
    by_words: dict[str, list[tuple[str, str, str, Comment]]] = defaultdict(list)
    for name, parent, own, comment in told:
        if name and comment is not None and len(comment.text) >= _LONG_COMMENT:
            by_words[same_words(comment.text)].append((same_words(name), parent, own, comment))
    for found in by_words.values():
        if len(found) != 2:
            continue
        (name, parent, own, first), (other, other_parent, other_own, second) = found
        # The same goal reported in two places, or one goal and its part, share their comment.
        related = bool(own) and (own == other_parent or other_own == parent)
        if name != other and not related and not _overlap(first.span, second.span):
            yield Prose(second.text, second.span, repeats=Passage(first.text, first.span))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
