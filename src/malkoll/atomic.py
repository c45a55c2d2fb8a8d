"""Writing files whole or not at all, also when the run is broken off or two runs write at once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

__all__ = ["write_bytes", "write_text"]

_NEW_FILE = 0o666
_AS_IT_IS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
"""Where the system would change line ends or follow a link that was put there, it is to do neither."""


def write_text(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` in UTF-8, its line ends as they are; see ``write_bytes``."""
    write_bytes(path, text.encode("utf-8", "replace"))


def write_bytes(path: Path, data: bytes | Iterable[bytes], *, private: bool = False, lasting: bool = True) -> None:
    """Write ``data``, which may come in pieces, to ``path``: afterwards it holds all of it, or what it held before.

    What a link points to is written, and a file that is there keeps its permissions. A device or a pipe is written
    to directly. ``private`` makes a new file readable by its owner alone; one that is not ``lasting`` is not waited
    for until it is on the disk, and may be damaged by a power cut.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    if path.exists() and not path.is_file():  # a device or a pipe has no name to be replaced under
        with path.open("wb") as device:
            device.writelines(pieces)
        return
    target = path.resolve()
    handle, draft = _draft(target)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            if lasting:
                os.fsync(stream.fileno())
        if not private:
            os.chmod(draft, _permissions(target))
        os.replace(draft, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise


def _draft(target: Path) -> tuple[int, str]:
    """A new file beside ``target``, open, for its owner alone, and its path.

    As ``tempfile.mkstemp`` makes one; that module loads a dozen others, and this is on the way of every check.
    """
    begun = os.path.join(target.parent, f".{target.name[:40]}")
    while True:
        draft = f"{begun}.{os.urandom(6).hex()}.tmp"
        with suppress(FileExistsError):
            return os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | _AS_IT_IS, 0o600), draft


def _permissions(target: Path) -> int:
    """Those of the file that is replaced, or those that a new file gets here."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE & ~mask
