"""A plan held against requirements: the report. Nothing here reads a file or prints a word."""

from malkoll.engine.evaluate import EngineSettings, Evaluation, evaluate, evaluate_fully
from malkoll.engine.rulebook import Rule, RuleBook

__all__ = ["EngineSettings", "Evaluation", "Rule", "RuleBook", "evaluate", "evaluate_fully"]
