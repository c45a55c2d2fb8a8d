"""What ships with malkoll, handed over by the hooks that others use."""

from __future__ import annotations

from collections.abc import Iterable

from malkoll.hooks import NamedCheck, Reader, Reporter, hookimpl

__all__ = ["malkoll_checks", "malkoll_readers", "malkoll_reporters"]


@hookimpl
def malkoll_checks() -> Iterable[NamedCheck]:
    """The hand-written checks."""
    from malkoll.checks.registry import BUILT_IN

    return BUILT_IN


@hookimpl
def malkoll_readers() -> Iterable[Reader]:
    """The readers."""
    from malkoll.readers import BUILT_IN

    return BUILT_IN


@hookimpl
def malkoll_reporters() -> Iterable[Reporter]:
    """The formats."""
    from malkoll.reporters.registry import REPORTERS

    return REPORTERS
