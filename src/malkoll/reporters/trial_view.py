"""How a rule did on its own examples, as the reporters show it."""

from __future__ import annotations

from dataclasses import dataclass

from malkoll.finding import Text
from malkoll.language.tree import Requirement

__all__ = ["Trial"]


@dataclass(frozen=True, slots=True)
class Trial:
    """How one rule did on its own examples; no ``failures`` is a pass."""

    requirement: Requirement
    failures: tuple[Text, ...]

    @property
    def passed(self) -> bool:
        """Whether every example came out as it says."""
        return not self.failures
