"""The hand-written checks that ship, by the name that a rule file's ``check NAME`` gives them.

A check is for what no sentence can say. It is a function of the plan (and its document) that yields
verdicts; met ones too, so that what was tried can be counted. To add one, write its module in this
folder and name its function in ``BUILT_IN``.
"""

from __future__ import annotations

from malkoll.hooks import NamedCheck

__all__ = ["BUILT_IN", "UnknownCheckError"]

BUILT_IN: tuple[NamedCheck, ...] = ()


class UnknownCheckError(LookupError):
    """A rule names a hand-written check that does not exist."""
