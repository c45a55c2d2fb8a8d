"""What came out of plans, remembered by their contents.

A result is found by the hash of the plan's bytes and its suffix and of everything else that decides it: the rules in
force, the settings that matter, malkoll's version and own files, the interpreter and the libraries that read plans.
Exceptions, the baseline and today's date have no part in it.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath

from malkoll.cache.codec import decoded, encoded
from malkoll.cache.place import fingerprint, forget, newest_first, own_files, recalled, remember, safe_folder
from malkoll.cache.raw import Raw
from malkoll.hashes import sha256
from malkoll.records import record

__all__ = ["Holding", "ResultCache", "clear", "holding", "open_cache", "ourselves"]

MOST_BYTES = 256 * 1024 * 1024
"""The room that results may take, in bytes."""
_DRAWERS = 256
_A_DAY = 86_400
_LIBRARIES = ("lxml", "markdown_it_py", "openpyxl", "pdfminer", "python_docx", "snowballstemmer")
_BY_OTHER_PROGRAMS = frozenset({".doc"})
"""Formats that another program reads for us: whether it reads as yesterday cannot be told."""


@record
class Holding:
    """What the cache holds: where, how many results, how many rule books and how many bytes together."""

    folder: Path
    results: int
    books: int
    size: int


class ResultCache:
    """Results in ``folder``, for runs under what ``context`` is the fingerprint of; see ``open_cache``."""

    def __init__(self, folder: Path, context: str) -> None:
        self.folder = folder
        self.context = context

    def key(self, path: str, data: bytes) -> str | None:
        """What the result of the plan ``data``, named ``path``, is found by; ``None`` where it is not to be kept."""
        suffix = PurePath(path).suffix.casefold()
        if suffix in _BY_OTHER_PROGRAMS:
            return None
        return fingerprint(self.context.encode(), suffix.encode(errors="surrogatepass"), sha256(data).digest())

    def recall(self, key: str, path: str) -> tuple[Raw, bytes] | None:
        """The result remembered under ``key``, for the plan named ``path``, and what it was made of."""
        place = self._place(key)
        body = recalled(place)
        if body is None:
            return None
        try:
            raw = decoded(body, path)
        except (ValueError, TypeError, IndexError, AttributeError, RecursionError, zlib.error):
            return None
        self._used(place)
        return raw, body

    def remember(self, key: str, raw: Raw) -> None:
        """Remember ``raw``, unless something went wrong with it: that is tried again each time."""
        if not raw.errors:
            remember(self._place(key), encoded(raw))

    def prune(self, keys: Iterable[str], most_bytes: int = MOST_BYTES) -> None:
        """Throw away what was used longest ago from the drawers that ``keys`` lie in, where they are over-full."""
        for drawer in sorted({self._place(key).parent for key in keys}):
            _prune(drawer, most_bytes // _DRAWERS)

    def _place(self, key: str) -> Path:
        return self.folder / "results" / key[:2] / f"{key[2:]}.result"

    def _used(self, place: Path) -> None:
        """What is used is young again; said once a day at most."""
        with suppress(OSError):
            if os.stat(place).st_mtime < time.time() - _A_DAY:
                os.utime(place)


def ourselves() -> bytes | None:
    """Malkoll itself and what it reads with, as far as results depend on them; ``None`` where it cannot be told."""
    try:
        return own_files() + b"\n" + _libraries()
    except OSError:
        return None


def open_cache(version: bytes, terms: bytes) -> ResultCache | None:
    """The results of runs of ``version`` under ``terms``, or ``None`` where nothing is to be remembered."""
    folder = safe_folder()
    return None if folder is None else ResultCache(folder, fingerprint(version, terms))


def holding() -> Holding | None:
    """What the cache holds; ``None`` where it is turned off or not safe to use."""
    folder = safe_folder()
    if folder is None:
        return None
    results = books = size = 0
    for path in _entries(folder):
        with suppress(OSError):
            size += path.stat().st_size
            results += path.suffix == ".result"
            books += path.suffix == ".pack"
    return Holding(folder, results, books, size)


def clear() -> None:
    """Throw away what the cache holds; other files that lie in its folder stay.

    Raises:
        OSError: something cannot be removed.
    """
    folder = safe_folder()
    if folder is None:
        return
    drawers = set()
    for path in list(_entries(folder)):
        path.unlink(missing_ok=True)
        drawers.add(path.parent)
    for drawer in [*sorted(drawers - {folder}), folder / "results", folder]:
        with suppress(OSError):  # something else lies there
            drawer.rmdir()


def _entries(folder: Path) -> Iterator[Path]:
    yield from folder.glob("*.pack")
    yield from folder.glob("*.expressions")
    yield from folder.glob(f".{'[0-9a-f]' * 40}.*.tmp")
    for drawer in folder.glob("results/[0-9a-f][0-9a-f]"):
        yield from drawer.glob("*.result")
        yield from drawer.glob(".*.tmp")


def _prune(drawer: Path, most_bytes: int) -> None:
    room = most_bytes
    for size, path in newest_first(drawer, ".result"):
        room -= size
        if room < 0:
            forget(path)


def _libraries() -> bytes:
    """Name and version of the libraries that read plans, as the folders of their installation are called."""
    found: set[str] = set()
    for place in sys.path:
        with suppress(OSError, ValueError):
            for name in os.listdir(place or "."):
                if name.endswith((".dist-info", ".egg-info")) and _plain_name(name).startswith(_LIBRARIES):
                    found.add(name)
    return "\n".join(sorted(found)).encode(errors="surrogatepass")


def _plain_name(name: str) -> str:
    return name.casefold().replace("-", "_").replace(".", "_")
