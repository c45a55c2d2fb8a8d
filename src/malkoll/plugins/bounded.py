"""Running what others have written: it may raise, end the process or never come back, and malkoll goes on.

The work is done in a thread of its own, on every system alike, and is left behind where it takes too long: a thread
cannot be stopped, but it ends with the process. What this cannot hold is code that never lets go of the interpreter.
"""

from __future__ import annotations

import builtins
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from threading import Thread
from traceback import FrameSummary, extract_stack, extract_tb
from typing import Any, TypeVar

from malkoll import limits
from malkoll.plugins.apart import apart

__all__ = ["LIMIT", "BrokeError", "ReplacedError", "SlowError", "bounded", "own_line", "seconds"]

LIMIT = "MALKOLL_PLUGIN_SECONDS"
"""The environment variable that sets another limit."""
_SECONDS = 60.0
_LISTEN = 0.2
"""Seconds between looks for an interrupt, where waiting cannot itself be interrupted (Windows)."""

_T = TypeVar("_T")


class BrokeError(Exception):
    """A plugin's code raised ``cause``."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__(type(cause).__name__)  # its own words may break in their turn
        self.cause = cause

    @property
    def frames(self) -> Sequence[FrameSummary]:
        """The calls that led to it, the innermost last; none where a file could not be parsed."""
        return () if isinstance(self.cause, SyntaxError) else extract_tb(self.cause.__traceback__)


class SlowError(Exception):
    """A plugin's code did not come back in time. ``limit`` is in seconds, ``frames`` are where it was then."""

    def __init__(self, limit: float, frames: Sequence[FrameSummary] = ()) -> None:
        super().__init__(f"{limit:g} s")
        self.limit = limit
        self.frames = frames


class ReplacedError(Exception):
    """A plugin put something of its own in the place of Python's function ``name``."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
_PYTHONS = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
_INSTALLED = ("site-packages", "dist-packages")


def own_line(frames: Sequence[FrameSummary], home: str = "") -> tuple[str, int] | None:
    """The file and line, of those in ``frames``, that the plugin's author has written; the innermost of them.

    ``home`` is the plugin's folder, "" where it is not known. Lines of malkoll and of Python itself help nobody.
    """
    own = [one for one in frames if home and _is_own(home, one.filename)]
    others = own or [one for one in frames if not _is_pythons(one.filename)]
    told = next((one for one in reversed(others) if one.lineno is not None), None)
    return None if told is None else (os.path.basename(told.filename), told.lineno or 0)


def _is_own(home: str, file: str) -> bool:
    """Whether ``file`` is of the plugin at ``home``: malkoll, or an environment of libraries, may lie below it too."""
    below = file[len(home) :]
    return _is_in(home, file) and not _is_pythons(file) and not any(part in below for part in _INSTALLED)


def _is_in(home: str, file: str) -> bool:
    return file == home or file.startswith(home.rstrip(os.sep) + os.sep)


def _is_pythons(file: str) -> bool:
    if file.startswith("<") or _is_in(_OURS, file):
        return True
    return _is_in(_PYTHONS, file) and not any(part in file for part in _INSTALLED)


def seconds() -> float:
    """How long a plugin may take with one thing: one import, one hook, one plan, one report."""
    return limits.seconds(LIMIT, _SECONDS)


def bounded(call: Callable[[], _T]) -> _T:
    """What ``call`` gives, where it gives it in time.

    Raises:
        BrokeError: it raised something, be it that it wanted to end the process.
        SlowError: it was not done in time.
    """
    given: list[_T] = []
    raised: list[BaseException] = []

    def work() -> None:
        try:
            given.append(call())
        except BaseException as error:  # SystemExit too: a plugin does not decide how the run ends
            raised.append(error)

    built_in = dict(vars(builtins))
    limit = seconds()
    until = time.monotonic() + limit
    thread = Thread(target=work, daemon=True, name="malkoll-plugin")
    wait = _LISTEN if sys.platform == "win32" else limit
    with apart():
        thread.start()
        while thread.is_alive() and (left := until - time.monotonic()) > 0:
            thread.join(min(wait, left))
    replaced = _put_back(built_in)
    if raised:
        raise BrokeError(raised[0]) from raised[0]
    if replaced is not None:
        raise BrokeError(ReplacedError(replaced))
    if not given:
        frame = sys._current_frames().get(thread.ident or 0)
        raise SlowError(limit, () if frame is None else extract_stack(frame))
    return given[0]


_GONE = object()


def _put_back(before: Mapping[str, Any]) -> str | None:
    """Python's own functions as they were, and the first that was not; new ones, and ``_``, decide nothing of ours."""
    now = vars(builtins)
    replaced = [name for name, value in before.items() if name != "_" and now.get(name, _GONE) is not value]
    for name in replaced:
        setattr(builtins, name, before[name])
    return next(iter(replaced), None)
