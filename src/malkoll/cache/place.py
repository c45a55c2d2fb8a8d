"""Where the cache lies, what in it may be believed, and how it is written."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from malkoll import __version__
from malkoll.atomic import write_bytes

__all__ = ["cache_folder", "fingerprint", "own_files", "recalled", "remember", "stale_drafts"]

_DIGEST = 32
_AN_HOUR = 3600
_PACKAGE = Path(__file__).resolve().parent.parent


def cache_folder() -> Path | None:
    """The folder of the cache, whether it is there or not; ``None`` where nothing is to be remembered."""
    asked = os.environ.get("MALKOLL_CACHE", "").strip()
    if asked:
        return None if asked.casefold() == "off" else Path(asked)
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    if base:
        return Path(base) / "malkoll"
    try:
        return Path.home() / ".cache" / "malkoll"
    except RuntimeError:  # no home
        return None


def fingerprint(*parts: bytes) -> str:
    """A hash in which no two lists of parts are the same, wherever they are divided."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def own_files(*rooms: str) -> bytes:
    """Malkoll's version, the interpreter's, and size and time of every file of ``rooms`` (of all where none is given).

    Whoever changes malkoll itself must not be answered by what it was.

    Raises:
        OSError: they cannot be looked at.
    """
    told = [f"{__version__} {sys.version}"]
    folders = [_PACKAGE / room for room in rooms] if rooms else [_PACKAGE]
    for folder in folders:
        for place, within, names in os.walk(folder):
            within[:] = sorted(name for name in within if name not in ("__pycache__", "_data"))
            told.append(os.path.relpath(place, _PACKAGE))
            for name in sorted(names):
                if name.endswith(".py"):
                    known = os.stat(f"{place}{os.sep}{name}")
                    told.append(f"{name} {known.st_size} {known.st_mtime_ns}")
    return "\n".join(told).encode()


def recalled(place: Path) -> bytes | None:
    """What was remembered at ``place``: whole, and put there by the same user; otherwise ``None``."""
    try:
        with open(place, "rb", buffering=0) as file:
            if hasattr(os, "geteuid") and os.fstat(file.fileno()).st_uid != os.geteuid():
                return None
            data = file.read()
    except (OSError, ValueError):
        return None
    body = data[_DIGEST:]
    return body if sha256(body).digest() == data[:_DIGEST] else None


def remember(place: Path, body: bytes) -> bool:
    """Put ``body`` at ``place``, for its owner's eyes; ``False`` where there is no room or no right to.

    It is not forced to the disk: what a power cut leaves of it is seen to be damaged.
    """
    try:
        _make(place.parent)
        write_bytes(place, sha256(body).digest() + body, private=True, lasting=False)
    except OSError:
        return False
    return True


def _make(folder: Path) -> None:
    """Make the folder and those above it that are missing, all for their owner alone."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def stale_drafts(entry: os.DirEntry[str], now: float) -> bool:
    """Whether ``entry`` is a draft of a run that was killed long ago; it is then removed."""
    if not entry.name.endswith(".tmp"):
        return False
    with suppress(OSError):
        if entry.stat().st_mtime < now - _AN_HOUR:
            os.unlink(entry.path)
    return True
