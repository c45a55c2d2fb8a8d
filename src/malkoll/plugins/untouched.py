"""Whether malkoll's own functions are still its own after a plugin was loaded.

A plugin that puts others in their place decides what every rule says. Only what is loaded by then is seen, and only
what is replaced: code that sets out to deceive is stopped by nothing within the same process.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from inspect import isroutine
from typing import Any

__all__ = ["changed", "ours"]

_Names = Mapping[tuple[str, str], Any]


def ours() -> _Names:
    """The functions and classes of the modules that are loaded, and the methods of those classes."""
    return dict(_all())


def changed(before: _Names) -> str | None:
    """The first of those ``before`` that something else has taken the place of."""
    now = dict(_all())
    return next((".".join(key) for key, value in before.items() if now.get(key) is not value), None)


def _all() -> Iterator[tuple[tuple[str, str], Any]]:
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] != "malkoll":
            continue
        for said, value in list(vars(module).items()):
            if getattr(value, "__module__", None) != name:
                continue
            if isroutine(value):
                yield (name, said), value
            elif isinstance(value, type):
                yield (name, said), value
                loaded: Any = value
                _ = loaded.__init__  # a record writes its own when it is first asked for
                for method, function in list(vars(value).items()):
                    if isroutine(function) or isinstance(function, property):
                        yield (name, f"{said}.{method}"), function
