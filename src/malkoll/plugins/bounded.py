"""Running what others have written: it may raise, end the process or never come back, and malkoll goes on.

The work is done in a thread of its own, on every system alike, and is left behind where it takes too long: a thread
cannot be stopped, but it ends with the process. Two things this cannot hold: code that ends the process from within
(``os._exit``), and a library that never lets go of the interpreter.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from threading import Thread
from traceback import extract_tb
from typing import TypeVar

from malkoll.finding import Text

__all__ = ["LIMIT", "BrokeError", "SlowError", "bounded", "seconds"]

LIMIT = "MALKOLL_PLUGIN_SECONDS"
"""The environment variable that sets another limit."""
_SECONDS = 60.0
_LISTEN = 0.2
"""Seconds between looks for an interrupt, where waiting cannot itself be interrupted (Windows)."""

_T = TypeVar("_T")


class BrokeError(Exception):
    """A plugin's code raised ``cause``."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__(str(cause))
        self.cause = cause

    @property
    def text(self) -> Text:
        """What was raised and where in the plugin, in a few words."""
        what = f"{type(self.cause).__name__}: {self.cause}".strip().rstrip(":")
        frames = [one for one in extract_tb(self.cause.__traceback__) if one.filename != __file__]
        if not frames or isinstance(self.cause, SyntaxError):
            return Text(sv=what, en=what)
        at = frames[-1]
        file = os.path.basename(at.filename)
        return Text(sv=f"{what} ({file}, rad {at.lineno})", en=f"{what} ({file}, line {at.lineno})")


class SlowError(Exception):
    """A plugin's code did not come back in time. ``limit`` is in seconds."""

    def __init__(self, limit: float) -> None:
        super().__init__(f"{limit:g} s")
        self.limit = limit


def seconds() -> float:
    """How long a plugin may take with one thing: one import, one hook, one plan, one report."""
    try:
        asked = float(os.environ.get(LIMIT, ""))
    except ValueError:
        return _SECONDS
    return asked if asked > 0 else _SECONDS


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

    limit = seconds()
    until = time.monotonic() + limit
    thread = Thread(target=work, daemon=True, name="malkoll-plugin")
    wait = _LISTEN if sys.platform == "win32" else limit
    with redirect_stdout(sys.stderr):  # what it prints must not come between the findings
        thread.start()
        while thread.is_alive() and (left := until - time.monotonic()) > 0:
            thread.join(min(wait, left))
    if raised:
        raise BrokeError(raised[0]) from raised[0]
    if not given:
        raise SlowError(limit)
    return given[0]
