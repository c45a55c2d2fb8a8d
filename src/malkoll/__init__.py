"""malkoll: a rule engine and linter for the quality of plans.

What is exported here, ``malkoll.hooks`` and ``malkoll.testing`` are public: see ``docs/api.md``. Names are imported
when first used.
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING
from typing import Any as _Any

if TYPE_CHECKING:
    from malkoll.api import CheckedReport, ComparedReport, check, compare, explain, load, read, render, rules
    from malkoll.comparison import Comparison
    from malkoll.errors import MalkollError, Mistake, PlanError, PluginError, RuleFileError, SettingsError
    from malkoll.finding import DocumentReport, Finding, Outcome, Report, Text, Tried
    from malkoll.hooks import AboutRule
    from malkoll.plan import Goal, Indicator, Period, Plan
    from malkoll.span import Span

__all__ = [
    "AboutRule",
    "CheckedReport",
    "ComparedReport",
    "Comparison",
    "DocumentReport",
    "Finding",
    "Goal",
    "Indicator",
    "MalkollError",
    "Mistake",
    "Outcome",
    "Period",
    "Plan",
    "PlanError",
    "PluginError",
    "Report",
    "RuleFileError",
    "SettingsError",
    "Span",
    "Text",
    "Tried",
    "__version__",
    "check",
    "compare",
    "explain",
    "load",
    "read",
    "render",
    "rules",
]

__version__ = "0.1.0"

_WHERE = {
    name: f"malkoll.{module}"
    for module, names in {
        "api": ("CheckedReport", "ComparedReport", "check", "compare", "explain", "load", "read", "render", "rules"),
        "comparison": ("Comparison",),
        "errors": ("MalkollError", "Mistake", "PlanError", "PluginError", "RuleFileError", "SettingsError"),
        "finding": ("DocumentReport", "Finding", "Outcome", "Report", "Text", "Tried"),
        "hooks": ("AboutRule",),
        "plan": ("Goal", "Indicator", "Period", "Plan"),
        "span": ("Span",),
    }.items()
    for name in names
}


def __getattr__(name: str) -> _Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
