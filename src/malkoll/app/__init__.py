"""The use cases: what can be asked of malkoll. The only room that opens plan files.

Names are imported when first used, so that a command pays only for what it does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from malkoll.app.about_rules import explain, read_aloud, rules
    from malkoll.app.checking import Checked, check
    from malkoll.app.options import Options
    from malkoll.app.showing import Shown, show
    from malkoll.app.trial import Trial, test_rules

__all__ = [
    "Checked",
    "Options",
    "Shown",
    "Trial",
    "check",
    "explain",
    "read_aloud",
    "rules",
    "show",
    "test_rules",
]

_WHERE = {
    "Checked": "checking",
    "Options": "options",
    "Shown": "showing",
    "Trial": "trial",
    "check": "checking",
    "explain": "about_rules",
    "read_aloud": "about_rules",
    "rules": "about_rules",
    "show": "showing",
    "test_rules": "trial",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"malkoll.app.{_WHERE[name]}"), name)
