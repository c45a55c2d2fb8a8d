"""Reading files that may be anything: a pipe that never ends, a disk full of zeros, a file that somebody is writing."""

from __future__ import annotations

import os
import stat

from malkoll.errors import ChangingError, NoFileError, TooLargeError

__all__ = ["read_whole"]

_TRIES = 3
_NOT_WAITING = getattr(os, "O_NONBLOCK", 0)


def read_whole(path: str | os.PathLike[str], most: int) -> bytes:
    """The bytes of the file ``path``, of which there may be ``most``: all of them as they were at one moment.

    Nothing but a file is opened, and no more is taken into memory than ``most`` and one.

    Raises:
        OSError: it cannot be read; ``NoFileError`` for what is no file, ``TooLargeError`` for one with more bytes,
            ``ChangingError`` where it was written to each time it was read.
    """
    _check(os.stat(path), most)
    for _ in range(_TRIES):
        with open(path, "rb", opener=_open) as file:
            before = os.fstat(file.fileno())
            _check(before, most)  # another thing may lie there by now
            data = file.read(most + 1)
            after = os.fstat(file.fileno())
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            if len(data) > most:
                raise TooLargeError(most)
            return data
    raise ChangingError


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _NOT_WAITING)


def _check(known: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(known.st_mode):
        raise NoFileError
    if known.st_size > most:
        raise TooLargeError(most)
