"""What is fuzzed: one row for each target."""

from __future__ import annotations

from targets.borders import BORDERS
from targets.files import FILES
from targets.plans import PLANS
from targets.rules import RULES
from targets.target import Target

__all__ = ["TARGETS", "Target"]

TARGETS: dict[str, Target] = {one.name: one for one in (*RULES, *PLANS, *FILES, *BORDERS)}
