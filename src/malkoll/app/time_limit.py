"""A plan may take its time, and no more: a run that never ended would be a check that nobody gets to know failed.

Every reader and every pattern takes time in proportion to the text; this is for what was not thought of.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from malkoll import limits
from malkoll.errors import PlanError

__all__ = ["LIMIT", "in_time", "seconds"]

LIMIT = "MALKOLL_SECONDS"
"""The environment variable that sets another limit."""
_SECONDS = 300.0
_AGAIN = 1.0
"""Seconds until it is said once more, where the first time was not heard: an error in a finaliser goes nowhere."""

_INSIDE = threading.local()


class _Slow(BaseException):
    """The time is up. No ``Exception``: what broke in one requirement must not be taken for it, and gone on from."""


def seconds() -> float:
    """How long one plan may take to be read, understood and checked."""
    return limits.seconds(LIMIT, _SECONDS)


@contextmanager
def in_time(path: str) -> Iterator[None]:
    """What is done within concerns ``path``, a plan or a folder of them, and is broken off where it takes too long.

    One within another counts as part of it.

    Raises:
        PlanError: the time was up.
    """
    if getattr(_INSIDE, "busy", False):
        yield
        return
    limit = seconds()
    _INSIDE.busy = True
    try:
        with _alarm(limit) if _has_alarm() else _watched(limit):
            yield
    except _Slow:
        raise PlanError(
            f"{path} tog längre än {limit:g} sekunder och är inte kontrollerad. Dela upp planen, eller sätt en högre "
            f"gräns med {LIMIT}.",
            f"{path} took more than {limit:g} seconds and is not checked. Divide the plan, or set a higher limit with "
            f"{LIMIT}.",
        ) from None
    finally:
        _INSIDE.busy = False


def _has_alarm() -> bool:
    """Whether the system's own alarm can be had: it is heard in the midst of a pattern, too."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL  # otherwise it is somebody else's
    )


@contextmanager
def _alarm(limit: float) -> Iterator[None]:
    over = False

    def ring(_number: int, _frame: FrameType | None) -> None:
        if not over:
            raise _Slow

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, limit, _AGAIN)
    try:
        yield
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


@contextmanager
def _watched(limit: float) -> Iterator[None]:
    """Where there is no alarm (Windows, another thread than the first): heard when the interpreter lets go."""
    thread, over, guard = threading.get_ident(), threading.Event(), threading.Lock()

    def watch() -> None:
        if over.wait(limit):
            return
        while True:
            with guard:
                if over.is_set():
                    return
                _raise_in(thread, _Slow)
            if over.wait(_AGAIN):
                return

    watcher = threading.Thread(target=watch, daemon=True, name="malkoll-time")
    watcher.start()
    try:
        yield
    finally:
        # It may have been raised just now, and not have come through yet: then it comes here.
        with suppress(_Slow), guard:
            over.set()
        with guard:
            over.set()
            _raise_in(thread, None)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise ``error`` in ``thread`` when it next runs Python; ``None`` takes back what has not come through."""
    import ctypes

    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), None if error is None else ctypes.py_object(error)
    )
