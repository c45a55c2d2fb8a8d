"""How rules did on their own examples, as the reporters show it."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from malkoll.finding import Text
from malkoll.language.tree import Requirement
from malkoll.records import record

__all__ = ["Coverage", "Level", "Remark", "Trial", "TrialRun"]

Level = Literal["fault", "advice", "note"]
"""How grave a remark on a rule is: it fails the rule, it is worth mending, it is worth knowing."""


@record
class Remark:
    """What can be said of a rule or word list beside how its examples came out.

    ``kind`` is its name in the table of remarks; ``line`` counts from 1 in the file ``path``. ``code`` is that of the
    rule, ``None`` for what belongs to no rule.
    """

    kind: str
    level: Level
    path: str
    line: int
    code: str | None
    message: Text
    suggestion: Text | None = None


@record
class Coverage:
    """How much of what rules say their examples try: ``tried`` of ``total``."""

    tried: int = 0
    total: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(self.tried + other.tried, self.total + other.total)


@record
class Trial:
    """How one rule did on its own examples.

    ``failures`` are examples that came out otherwise than they say. ``sentences`` counts the sentences that a failing
    example fires, ``branches`` what stands beside "eller" or is one of several subjects and some example uses.
    """

    requirement: Requirement
    failures: tuple[Text, ...]
    remarks: tuple[Remark, ...] = ()
    sentences: Coverage = field(default=Coverage())
    branches: Coverage = field(default=Coverage())

    @property
    def passed(self) -> bool:
        """Whether every example came out as it says, and nothing in the rule is at fault."""
        return not self.failures and not any(one.level == "fault" for one in self.remarks)


@record
class TrialRun:
    """All rules tried, and what is said of the pack they make: codes, and word lists (``words`` counts their words)."""

    trials: tuple[Trial, ...]
    remarks: tuple[Remark, ...] = ()
    words: Coverage = field(default=Coverage())

    @property
    def all_remarks(self) -> tuple[Remark, ...]:
        """Those of the rules and those of the pack."""
        return (*(one for trial in self.trials for one in trial.remarks), *self.remarks)

    @property
    def passed(self) -> bool:
        """Whether every rule passed, and nothing in the pack is at fault."""
        return all(trial.passed for trial in self.trials) and not any(one.level == "fault" for one in self.remarks)

    @property
    def flawless(self) -> bool:
        """Whether there is not even advice to give."""
        return self.passed and not any(one.level == "advice" for one in self.all_remarks)
