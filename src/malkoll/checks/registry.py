"""Hand-written checks by the name that a rule file's ``check NAME`` gives them.

A check is for what no sentence can say. It is a function of the plan (and its document) that yields
verdicts; met ones too, so that what was tried can be counted. To add one, write its module in this
folder and name its function in ``_CHECKS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from malkoll.checks.verdict import Check

__all__ = ["UnknownCheckError", "check_names", "named_check"]

_CHECKS: Mapping[str, str] = {}
"""Name in rule files → "module:function"; imported when a rule asks for it."""


class UnknownCheckError(LookupError):
    """A rule names a hand-written check that does not exist."""


def check_names() -> tuple[str, ...]:
    """The names rule files may use, sorted."""
    return tuple(sorted(_CHECKS))


def named_check(name: str) -> Check:
    """The check that rule files call ``name``.

    Raises:
        UnknownCheckError: there is none.
    """
    where = _CHECKS.get(name)
    if where is None:
        raise UnknownCheckError(name)
    module, function = where.split(":")
    check: Check = getattr(import_module(module), function)
    return check
