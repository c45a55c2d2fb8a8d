"""Requirements at work: sentences made into checks, and the few checks that no sentence can say."""

from malkoll.checks.elements import Element, PlanView
from malkoll.checks.interpreter import compile_requirement
from malkoll.checks.registry import UnknownCheckError, check_names, named_check
from malkoll.checks.verdict import Check, Verdict

__all__ = [
    "Check",
    "Element",
    "PlanView",
    "UnknownCheckError",
    "Verdict",
    "check_names",
    "compile_requirement",
    "named_check",
]
