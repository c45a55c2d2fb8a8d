"""Where the cache lies, what in it may be believed, and how it is written."""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from malkoll import __version__
from malkoll.atomic import write_bytes
from malkoll.hashes import blake2b

__all__ = [
    "cache_folder",
    "fingerprint",
    "forget",
    "keep_newest",
    "newest_first",
    "own_files",
    "recalled",
    "remember",
    "safe_folder",
]

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


def safe_folder() -> Path | None:
    """The folder of the cache, where nobody else has a hand in it; otherwise ``None``."""
    folder = cache_folder()
    return folder if folder is not None and _is_ours(folder) else None


def _is_ours(folder: Path) -> bool:
    """Whether ``folder`` is the user's own and not for all to write in, or not there yet."""
    if not hasattr(os, "geteuid"):
        return True
    try:
        known = os.lstat(folder)
        if stat.S_ISLNK(known.st_mode):
            if known.st_uid not in (0, os.geteuid()):  # another's link leads where the other wants
                return False
            known = os.stat(folder)
    except OSError:
        return True
    return known.st_uid == os.geteuid() and not known.st_mode & stat.S_IWOTH


def fingerprint(*parts: bytes) -> str:
    """A hash in which no two lists of parts are the same, wherever they are divided."""
    digest = blake2b()
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
    return body if _seal(place, body) == data[:_DIGEST] else None


def _seal(place: Path, body: bytes) -> bytes:
    """A hash of what is remembered and of what: a whole file moved to another's name is not believed."""
    return blake2b(f"{place.parent.name}/{place.name}\n".encode() + body).digest()


def remember(place: Path, body: bytes) -> bool:
    """Put ``body`` at ``place``, for its owner's eyes; ``False`` where there is no room or no right to.

    It is not forced to the disk: what a power cut leaves of it is seen to be damaged.
    """
    try:
        _make(place.parent)
        folder = safe_folder()
        if folder is None:  # it was made by another just now
            return False
        _tighten(folder)
        write_bytes(place, _seal(place, body) + body, private=True, lasting=False)
    except OSError:
        return False
    return True


def _make(folder: Path) -> None:
    """Make the folder and those above it that are missing, all for their owner alone."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _tighten(folder: Path) -> None:
    """Our own folder, made with wider rights by something else, for its owner alone; one that was asked for is left."""
    if os.name == "posix" and not os.environ.get("MALKOLL_CACHE", "").strip():
        known = os.stat(folder)
        if known.st_mode & 0o077:
            os.chmod(folder, 0o700)


def keep_newest(folder: Path, suffix: str, most: int) -> None:
    """Forget all but ``most`` of the files in ``folder`` that end with ``suffix``."""
    for _, path in newest_first(folder, suffix)[most:]:
        forget(path)


def newest_first(folder: Path, suffix: str) -> list[tuple[int, str]]:
    """Bytes and path of all in ``folder`` that end with ``suffix``. Drafts of runs killed long ago are removed."""
    found: list[tuple[int, int, str]] = []
    now = time.time()
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # another run has removed it
                if entry.name.endswith(suffix):
                    known = entry.stat()
                    found.append((known.st_mtime_ns, known.st_size, entry.path))
                elif entry.name.endswith(".tmp") and entry.stat().st_mtime < now - _AN_HOUR:
                    forget(entry.path)
    return [(size, path) for _, size, path in sorted(found, reverse=True)]


def forget(path: str) -> None:
    """Remove a file, where it is there and may be removed."""
    with suppress(OSError):
        os.unlink(path)
