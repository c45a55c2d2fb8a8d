"""The use cases: what can be asked of malkoll. The only room that opens plan files.

Names are imported when first used, so that a command pays only for what it does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from malkoll.app.about_rules import explain, read_aloud, rules
    from malkoll.app.baselines import prune_baseline, show_baseline, write_baseline
    from malkoll.app.checking import Checked, check
    from malkoll.app.comparing import compare
    from malkoll.app.exceptions import list_exceptions
    from malkoll.app.options import Options
    from malkoll.app.showing import Shown, show
    from malkoll.app.trial import Trial, TrialRun, test_rules, try_out

__all__ = [
    "Checked",
    "Options",
    "Shown",
    "Trial",
    "TrialRun",
    "check",
    "compare",
    "explain",
    "list_exceptions",
    "prune_baseline",
    "read_aloud",
    "rules",
    "show",
    "show_baseline",
    "test_rules",
    "try_out",
    "write_baseline",
]

_WHERE = {
    "Checked": "checking",
    "Options": "options",
    "Shown": "showing",
    "Trial": "trial",
    "TrialRun": "trial",
    "check": "checking",
    "compare": "comparing",
    "explain": "about_rules",
    "list_exceptions": "exceptions",
    "prune_baseline": "baselines",
    "read_aloud": "about_rules",
    "rules": "about_rules",
    "show": "showing",
    "show_baseline": "baselines",
    "test_rules": "trial",
    "try_out": "trial",
    "write_baseline": "baselines",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"malkoll.app.{_WHERE[name]}"), name)
