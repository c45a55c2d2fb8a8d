"""Long paragraphs that stand word for word in two chapters, and tell of something that happened.

What explains how the document is read, a summary and what stands in it, the text of goals and units that have
the same parts: all that is there twice on purpose. A story told a second time under another heading is a text pasted
into the place of another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from malkoll.document import Document, Heading, Paragraph
from malkoll.facts.own_lines import lines_of
from malkoll.facts.repeated import same_words
from malkoll.plan import Passage, Plan
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.past import tells_of_the_past
from malkoll.swedish.sentences import split_sentences

__all__ = ["told_again"]

_FEWEST_WORDS = 25
_FEWEST_SENTENCES = 2
# More of them in one document are a way of putting it together.
_MOST = 2
_DEEPEST = 9

_LABEL = compiled(r"[^\n:.!?]{1,60}:(?:\s|$)")
# A number, or a name inside a sentence.
_PARTICULAR = compiled(r"\d|[a-zåäöé,] [A-ZÅÄÖ][a-zåäöé]{2}")
# What these have in them stands elsewhere too; anywhere in a title.
_RETOLD = compiled(
    r"sammanfatt|samman(?:drag|ställning)|inledning|introduktion|förord|ordförande|korthet|kort(?:fattat)?\s+om|i\s+kort|"
    r"översikt|i\s+urval|höjdpunkt|slutord|slutsats|samlad|bilag|appendi|utdrag|beslut|summary|introduction|preface|"
    r"highlight|overview|annex",
    re.IGNORECASE,
)


@record
class _Placed:
    """A paragraph and the headings it stands under, outermost first."""

    block: Paragraph
    under: tuple[Heading, ...]


def told_again(plan: Plan, document: Document) -> dict[int, Passage]:
    """The earlier place of a paragraph, by the start of the later one."""
    by_words: dict[str, list[_Placed]] = defaultdict(list)
    for one in _placed(document):
        by_words[same_words(one.block.text)].append(one)
    twice = [found for found in by_words.values() if len(found) > 1]
    if not twice:
        return {}
    own, parts = lines_of(plan), _parts(plan)
    out = {}
    for found in twice:
        first, second = found[0], found[1]
        if len(found) == 2 and _is_pasted(first, second) and not any(_is_goals(one, own, parts) for one in found):
            out[second.block.span.start] = Passage(first.block.text, first.block.span)
    return out if len(out) <= _MOST else {}


def _placed(document: Document) -> Iterator[_Placed]:
    """The long paragraphs of ``document`` that may be told again."""
    open_: list[Heading] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            level = block.level or _DEEPEST
            while open_ and (open_[-1].level or _DEEPEST) >= level:
                open_.pop()
            open_.append(block)
        elif isinstance(block, Paragraph) and open_ and block.text.count(" ") >= _FEWEST_WORDS - 1:
            yield _Placed(block, tuple(open_))


def _is_pasted(first: _Placed, second: _Placed) -> bool:
    """Whether the two stand in different chapters, neither of which tells what others tell."""
    if same_words(first.under[-1].text) == same_words(second.under[-1].text):
        return False
    if any(_RETOLD.search(heading.text) for heading in (*first.under, *second.under)):
        return False
    return _tells(first.block)


def _tells(block: Paragraph) -> bool:
    """Whether the paragraph tells in sentences of something particular that has happened."""
    text = block.text
    if block.lines[0].bold or _LABEL.match(text) or not text.rstrip(" \"”'»)*_").endswith((".", "!", "?")):
        return False
    if not tells_of_the_past(text) or _PARTICULAR.search(text) is None:
        return False
    return len(split_sentences(text)) >= _FEWEST_SENTENCES


def _parts(plan: Plan) -> list[tuple[int, int]]:
    return sorted(part for goal in plan.goals for part in goal.parts)


def _is_goals(one: _Placed, own: frozenset[int], parts: Sequence[tuple[int, int]]) -> bool:
    """Whether the paragraph stands in what is said of a goal or an area."""
    if any(heading.span.line in own for heading in one.under):
        return True
    line = one.block.span.line
    at = bisect_right(parts, (line, 10**9)) - 1
    return at >= 0 and line <= parts[at][1]
