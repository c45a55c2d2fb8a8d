"""The small words that all sayings about a comparison are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from malkoll.comparison import IndicatorStep
from malkoll.finding import Text
from malkoll.plan import Goal, Plan
from malkoll.reporters.safe import one_line

__all__ = [
    "LABELS",
    "called",
    "counted",
    "either",
    "goal_name",
    "in_short",
    "is_or_are",
    "joined",
    "quoted",
    "shares",
    "unknowable",
]

LABELS = {
    "goal": Text(sv="Mål", en="Goal"),
    "follow_up": Text(sv="I uppföljningen", en="In the follow-up"),
    "edition": Text(sv="I den andra planen", en="In the other plan"),
    "closer": Text(sv="Mål för mål: ändringar och siffror", en="Goal by goal: changes and figures"),
    "findings": Text(sv="Anmärkningar", en="Findings"),
}
"""Heads of columns and of parts."""
_LONGEST = 90
"""Characters of a title or a value that is quoted among other words."""


def either(language: str, sv: str, en: str) -> str:
    """``sv`` or ``en``, by the language."""
    return sv if language == "sv" else en


def called(plan: Plan) -> str:
    """What a document is called: its title, or its path where it has none."""
    return one_line(plan.title or "") or one_line(plan.path)


def goal_name(goal: Goal) -> str:
    """A goal's number and title."""
    title = one_line(goal.title.text)
    return f"{one_line(goal.number)} {title}" if goal.number and not title.endswith(goal.number) else title


def in_short(text: str) -> str:
    """Words of a plan on one line, cut where they are many."""
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def unknowable(one: IndicatorStep) -> bool:
    """Whether it stands in one document only and has no name to look for in the other: a level in running text."""
    only = one.planned if one.found is None else one.found if one.planned is None else None
    return only is not None and (only.in_prose or not only.name)


def shares(steps: Sequence[IndicatorStep], language: str) -> str:
    """How many indicators there are, and how many of them have an outcome, are told of in words, or neither."""
    outcome = sum(one.progress is not None for one in steps)
    in_words = sum(one.progress is None and one.fate == "followed-up" for one in steps)
    neither = len(steps) - outcome - in_words
    parts = []
    if outcome:
        parts.append(either(language, f"{outcome} med utfall", f"{outcome} with an outcome"))
    if in_words:
        parts.append(either(language, f"{in_words} i ord", f"{in_words} in words"))
    if neither:
        parts.append(either(language, f"{neither} utan utfall", f"{neither} without an outcome"))
    total = either(
        language, counted(len(steps), "indikator", "indikatorer"), counted(len(steps), "indicator", "indicators")
    )
    if len(parts) == 1:
        return f"{total} {parts[0].partition(' ')[2]}"
    return f"{total}: {joined(parts, language)}"


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun."""
    return f"{count} {one if count == 1 else many}"


def quoted(text: str, language: str) -> str:
    """Words of a plan in quotes, cut where they are many."""
    return either(language, f"”{in_short(text)}”", f"“{in_short(text)}”")


def is_or_are(count: int) -> str:
    """The verb that goes with a count."""
    return "is" if count == 1 else "are"


def joined(parts: Iterable[str], language: str) -> str:
    """Things in a row, with “och” or “and” before the last."""
    several = list(parts)
    if len(several) < 2:
        return "".join(several)
    return f"{', '.join(several[:-1])} {either(language, 'och', 'and')} {several[-1]}"
