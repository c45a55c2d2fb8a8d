"""A plan held against requirements: the report. Nothing here reads a file or prints a word.

Names are imported when first used: a run whose results are remembered needs the rule book and evaluates nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from malkoll.engine.evaluation import EngineSettings, Evaluation, evaluate, evaluate_fully
    from malkoll.engine.rulebook import Rule, RuleBook

__all__ = ["EngineSettings", "Evaluation", "Rule", "RuleBook", "evaluate", "evaluate_fully"]

_IN_RULEBOOK = frozenset({"Rule", "RuleBook"})


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"malkoll.engine.{'rulebook' if name in _IN_RULEBOOK else 'evaluation'}"), name)
