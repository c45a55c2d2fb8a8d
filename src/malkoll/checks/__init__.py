"""Requirements at work: sentences made into checks, and the few checks that no sentence can say."""

from malkoll.checks.interpreter import compile_requirement
from malkoll.checks.registry import BUILT_IN, UnknownCheckError
from malkoll.elements import Element, PlanView
from malkoll.verdict import Check, Verdict

__all__ = [
    "BUILT_IN",
    "Check",
    "Element",
    "PlanView",
    "UnknownCheckError",
    "Verdict",
    "compile_requirement",
]
