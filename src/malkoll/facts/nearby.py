"""Comments in running text after a table of goals: "Soliditeten steg med en procentenhet …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from malkoll.facts.sections import Sections
from malkoll.plan import Comment, Goal, Passage
from malkoll.regexes import compiled
from malkoll.swedish.sentences import split_sentences

__all__ = ["comments_on"]

_WORD = compiled(r"[^\W\d]{6,}")
_NUMBERED = compiled(
    r"\W{0,3}(?:kommentar(?:\s+till)?\s+)?(?:\w{0,20}mål\s+)?(?P<number>[A-ZÅÄÖ]{0,3}\d{1,3}(?:\.\d{1,3})*)\s?(?:[:–—-]|\.(?=\s[A-ZÅÄÖ]))\s+",
    re.IGNORECASE,
)
# Inflected forms of a word share their first letters; compounds of one differ within these.
_STEM = 7
# The thing a sentence is about stands among its first words.
_FIRST = 3


def comments_on(goals: Iterable[Goal], outside: Iterable[Passage], sections: Sections) -> Mapping[str, Comment]:
    """Comments by goal id: paragraphs after a table, in its section, that begin with what one goal is about.

    Or with its number: "K2: Andelen som åtgärdas i tid är lägre än förra året."
    """
    waiting = [
        (goal, sections.end(goal.span.line), _about(goal))
        for goal in goals
        if goal.form == "table" and goal.comment is None
    ]
    told = sorted(outside, key=lambda passage: passage.span.line)
    out: dict[str, Comment] = {}
    for passage in told:
        here = [(goal, stems) for goal, end, stems in waiting if goal.span.line < passage.span.line < end]
        numbered = _NUMBERED.match(passage.text)
        about = [goal for goal, _ in here if numbered is not None and goal.number == numbered["number"]]
        if numbered is not None and len(about) == 1:
            passage = Passage(passage.text[numbered.end() :], passage.span)
        else:
            start, end = next(iter(split_sentences(passage.text)), (0, 0))
            subject = _stems(" ".join(passage.text[start:end].split()[:_FIRST]))
            about = [goal for goal, stems in here if subject & stems]
        if len(about) == 1 and about[0].id not in out:
            out[about[0].id] = Comment(passage.text, passage.span)
    return out


def _about(goal: Goal) -> set[str]:
    return _stems(" ".join([goal.title.text, *(one.name or "" for one in goal.indicators)]))


def _stems(text: str) -> set[str]:
    return {word[:_STEM].lower() for word in _WORD.findall(text)}
