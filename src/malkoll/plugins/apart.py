"""What belongs to the whole process, as it was before a plugin's code ran.

What a plugin prints must not come between the findings, and what it changes (the working directory, the locale, which
warnings are errors) must not change how the rest of the run comes out.
"""

from __future__ import annotations

import atexit
import io
import locale
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from threading import Lock, current_thread
from threading import enumerate as enumerate_threads
from typing import Any, TextIO

__all__ = ["apart"]

_MOST = 100_000
"""Characters that are passed on of what is printed in one call."""
_TOO_MUCH = "\n… (ett tillägg skriver mer än så; resten utelämnas) (a plugin prints more; the rest is left out)\n"

_lock = Lock()
_within = 0
_kept = ExitStack()


@contextmanager
def apart() -> Iterator[None]:
    """Within, what is printed goes to stderr; after, what belongs to the process is as it was.

    A plugin may itself call malkoll, and several threads may at the same time: the first to come keeps what there was,
    and the last to leave puts it back.
    """
    global _within
    with _lock:
        if not _within:
            for keep in (
                _screens,
                _standard_out,
                _folder,
                _paths,
                _locale,
                _depth,
                _end,
                _at_the_end,
                warnings.catch_warnings,
            ):
                _kept.enter_context(keep())
        _within += 1
    try:
        yield
    finally:
        with _lock:
            _within -= 1
            if not _within:
                _kept.close()


@contextmanager
def _screens() -> Iterator[None]:
    stdout, stderr = sys.stdout, sys.stderr
    try:
        with redirect_stdout(_passed_on(stderr)), redirect_stderr(_passed_on(stderr)):
            yield
    finally:
        sys.stdout, sys.stderr = stdout, stderr
        with suppress(OSError, ValueError, AttributeError):  # closed, or never there
            stderr.flush()


class _PassedOn(io.RawIOBase):
    """Passes on to ``stream`` what is written, up to a limit. To close it closes nothing else."""

    def __init__(self, stream: TextIO | None) -> None:
        super().__init__()
        self._stream = stream
        self._left = _MOST

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        written = bytes(data)  # type: ignore[call-overload]
        if self._left > 0 and self._stream is not None:
            said = written.decode("utf-8", "replace")
            with suppress(OSError, ValueError):  # nobody listens
                self._stream.write(said[: self._left] + (_TOO_MUCH if len(said) > self._left else ""))
            self._left -= len(said)
        return len(written)


def _passed_on(stream: TextIO | None) -> TextIO:
    made = _PassedOn(stream)
    return io.TextIOWrapper(  # type: ignore[type-var]
        made, encoding="utf-8", errors="replace", newline="\n", write_through=True
    )


@contextmanager
def _standard_out() -> Iterator[None]:
    """What is written past Python's own streams, as a library in C does, goes to standard error too."""
    with suppress(OSError, ValueError, AttributeError):
        sys.__stdout__.flush()  # type: ignore[union-attr]
    try:
        kept = os.dup(1)
    except OSError:  # closed by whoever started us
        yield
        return
    try:
        with suppress(OSError):
            os.dup2(2, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


@contextmanager
def _folder() -> Iterator[None]:
    before = _here()
    try:
        yield
    finally:
        if before is not None and _here() != before:
            os.chdir(before)


def _here() -> str | None:
    try:
        return os.getcwd()
    except OSError:
        return None


@contextmanager
def _paths() -> Iterator[None]:
    """What it has added stays, for what it imports later, but goes before nothing that malkoll itself imports."""
    before = list(sys.path)
    try:
        yield
    finally:
        if sys.path != before:
            sys.path[:] = [*before, *(one for one in sys.path if one not in before)]


@contextmanager
def _locale() -> Iterator[None]:
    before = locale.setlocale(locale.LC_ALL)
    try:
        yield
    finally:
        with suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, before)


@contextmanager
def _depth() -> Iterator[None]:
    before = sys.getrecursionlimit()
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


_EXECUTE = ("execv", "execve")
"""What all the others of ``os.exec*`` call."""


@contextmanager
def _end() -> Iterator[None]:
    """A plugin that ends the process without a word would end it with whatever exit code it likes.

    To put another program in its place ends it too. A process that the plugin has split off may do as it wants.
    """
    own, others = os.getpid(), frozenset(enumerate_threads())
    kept = {name: getattr(os, name) for name in ("_exit", *_EXECUTE) if hasattr(os, name)}

    def refusing(usual: Callable[..., Any], name: str) -> Callable[..., Any]:
        def held(*given: Any) -> Any:
            # The plugin's thread, or one that it has started.
            if os.getpid() == own and (_ending or current_thread() not in others):
                raise SystemExit(given[0] if name == "_exit" and given else f"os.{name}")
            return usual(*given)

        return held

    for name, usual in kept.items():
        setattr(os, name, refusing(usual, name))
    try:
        yield
    finally:
        for name, usual in kept.items():
            setattr(os, name, usual)


@contextmanager
def _at_the_end() -> Iterator[None]:
    """What a plugin, or a library it imports, wants done when Python ends is done; to decide the exit code is not."""
    register = atexit.register

    def registered(function: Callable[..., Any], *given: Any, **named: Any) -> Callable[..., Any]:
        register(_Last(function), *given, **named)
        return function

    atexit.register = registered  # type: ignore[assignment]
    try:
        yield
    finally:
        atexit.register = register


_ending = False


class _Last:
    """A function called when Python ends, which cannot choose how. It is equal to ``function``: that unregisters it."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __eq__(self, other: object) -> bool:
        return bool(self.function == other)

    def __call__(self, *given: Any, **named: Any) -> None:
        global _ending
        _ending = True
        try:
            with _end():
                self.function(*given, **named)
        except SystemExit:
            return
        finally:
            _ending = False
