"""What belongs to the whole process, as it was before a plugin's code ran.

What a plugin prints must not come between the findings, and what it changes (the working directory, the locale, which
warnings are errors) must not change how the rest of the run comes out.
"""

from __future__ import annotations

import io
import locale
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import TextIO

__all__ = ["apart"]

_MOST = 100_000
"""Characters that are passed on of what is printed in one call."""
_TOO_MUCH = "\n… (ett tillägg skriver mer än så; resten utelämnas) (a plugin prints more; the rest is left out)\n"


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
def apart() -> Iterator[None]:
    """Within, what is printed goes to stderr; after, what belongs to the process is as it was."""
    stdout, stderr = sys.stdout, sys.stderr
    streams = [_passed_on(stderr) for _ in range(2)]
    here = _here()
    path = list(sys.path)
    region = locale.setlocale(locale.LC_ALL)
    depth = sys.getrecursionlimit()
    try:
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]), warnings.catch_warnings():
            yield
    finally:
        sys.stdout, sys.stderr = stdout, stderr
        with suppress(OSError, ValueError, AttributeError):  # closed, or never there
            stderr.flush()
        if here is not None and _here() != here:
            os.chdir(here)
        # What it has added stays, for what it imports later, but goes before nothing that malkoll itself imports.
        if sys.path != path:
            sys.path[:] = [*path, *(one for one in sys.path if one not in path)]
        with suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, region)
        sys.setrecursionlimit(depth)


def _here() -> str | None:
    try:
        return os.getcwd()
    except OSError:
        return None
