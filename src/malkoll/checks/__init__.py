"""Requirements at work: sentences made into checks, and the few checks that no sentence can say.

Names are imported when first used: a run whose results are remembered compiles nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from malkoll.checks.interpreter import compile_requirement
    from malkoll.checks.registry import BUILT_IN, UnknownCheckError
    from malkoll.checks.sentences import Open, Sentences, related_places
    from malkoll.elements import Element, PlanView
    from malkoll.verdict import Check, Verdict

__all__ = [
    "BUILT_IN",
    "Check",
    "Element",
    "Open",
    "PlanView",
    "Sentences",
    "UnknownCheckError",
    "Verdict",
    "compile_requirement",
    "related_places",
]

_WHERE = {
    "BUILT_IN": "malkoll.checks.registry",
    "Check": "malkoll.verdict",
    "Element": "malkoll.elements",
    "Open": "malkoll.checks.sentences",
    "PlanView": "malkoll.elements",
    "Sentences": "malkoll.checks.sentences",
    "UnknownCheckError": "malkoll.checks.registry",
    "Verdict": "malkoll.verdict",
    "compile_requirement": "malkoll.checks.interpreter",
    "related_places": "malkoll.checks.sentences",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
