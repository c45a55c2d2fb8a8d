"""Runs that change the same file take turns: what one has written the next one builds on."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from malkoll.errors import SettingsError
from malkoll.hashes import sha256

__all__ = ["alone_with"]

_PATIENCE = 60.0
"""Seconds to wait for another run; reading and writing a file takes a fraction of one."""


@contextmanager
def alone_with(file: Path) -> Iterator[None]:
    """No other run of the same user changes ``file`` meanwhile. The lock lies among the system's temporary files, so
    that nothing is left beside the plans, and ends with the process. Where none can be made there is none.

    Raises:
        SettingsError: another run does not let go of the file.
    """
    from filelock import FileLock, Timeout

    who = getattr(os, "getuid", lambda: 0)()
    name = sha256(os.path.normcase(os.path.realpath(file)).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    lock = FileLock(os.path.join(tempfile.gettempdir(), f"malkoll-{who}-{name}.lock"), timeout=_PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        raise SettingsError(
            f"En annan körning av malkoll håller på med {file}. Vänta tills den är klar och kör igen.",
            f"Another run of malkoll is at work on {file}. Wait until it has ended and run again.",
        ) from None
    except (OSError, NotImplementedError):
        pass
    try:
        yield
    finally:
        lock.release()
