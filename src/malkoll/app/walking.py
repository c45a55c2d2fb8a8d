"""The plans of a folder: readable files in an order that is always the same, without what is no plan."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from malkoll.app.ignoring import Ignored
from malkoll.errors import PlanError, why_not

__all__ = ["first_folder", "is_lock_file", "matching", "unreadable_folder", "walk"]

_NEVER = frozenset({"__pycache__", "node_modules", "venv", "site-packages"})
_REPORT_SUFFIXES = (".html", ".htm", ".xhtml", ".md")
_REPORT_SIGNS = (b'name="generator" content="malkoll', b"<!-- malkoll: report")
_HEAD = 4096
"""Bytes in which a report made by malkoll says so."""


def walk(
    folder: str,
    wanted: Callable[[str], bool],
    suffixes: tuple[str, ...],
    ignored: Ignored | None,
    errors: list[PlanError],
) -> Iterator[str]:
    """The files under ``folder`` with one of ``suffixes`` that are ``wanted``, sorted within each folder.

    Links to folders are not followed, so there are no loops. Hidden files, what ``ignored`` leaves out, lock files
    and malkoll's own reports are left out. A folder that cannot be looked into is told among ``errors``.
    """
    for place, folders, names in os.walk(folder, onerror=lambda error: errors.append(unreadable_folder(error, folder))):
        if ignored is not None:
            ignored.enter(place)
        real = os.path.realpath(place)
        folders[:] = sorted(name for name in folders if not _passed_over(name, real, ignored, folder=True))
        for name in sorted(names):
            if not name.casefold().endswith(suffixes) or _passed_over(name, real, ignored, folder=False):
                continue
            path = _from_here(os.path.normpath(os.path.join(place, name)))
            if wanted(path) and not _no_file(path) and not _is_report(path):
                yield path


def _from_here(path: str) -> str:
    """``path`` without the way up and down again where it lies in or under the working directory."""
    return os.path.relpath(path) if path.startswith(os.pardir + os.sep) else path


def matching(pattern: str) -> list[str]:
    """The files that a pattern means, sorted. ``**`` is any folders below, without hidden ones and links."""
    from glob import glob

    far_below = "**" in Path(pattern).parts
    return sorted(
        path
        for path in (_below(*_divided(pattern)) if far_below else glob(pattern))
        if _perhaps_file(path) and not is_lock_file(path)
    )


def _perhaps_file(path: str) -> bool:
    """Whether it is a file, or may be one for all that can be seen: what may not be read is told when it is read."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False


def first_folder(pattern: str) -> Path:
    """The folder that a pattern starts from."""
    return _divided(pattern)[0]


def _divided(pattern: str) -> tuple[Path, list[str]]:
    """The folder that a pattern starts from, and the parts after it."""
    parts = Path(pattern).parts
    first = next(at for at, part in enumerate(parts) if any(sign in part for sign in "*?["))
    rest = [part if part == "**" else part.replace("**", "*") for part in parts[first:]]
    return Path(*parts[:first]), [*rest, "*"] if rest[-1] == "**" else rest


def _below(folder: Path, rest: list[str]) -> Iterator[str]:
    # ``glob`` would follow links to folders, round and round.
    hidden = any(part.startswith(".") for part in rest)
    for path in folder.glob("/".join(rest)):
        if hidden or not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield str(path)


def is_lock_file(path: str) -> bool:
    """Whether an office program has made the file to say that somebody has the real one open."""
    name = os.path.basename(path)
    return name.startswith("~$") or (name.startswith(".~lock.") and name.endswith("#"))


def _passed_over(name: str, place: str, ignored: Ignored | None, *, folder: bool) -> bool:
    if name.startswith(".") or (folder and name in _NEVER) or is_lock_file(name):
        return True
    return ignored is not None and ignored.leaves_out(os.path.join(place, name), folder=folder)


def _no_file(path: str) -> bool:
    """Whether something else than a file stands there: a pipe, a device. What cannot be told is told when read."""
    with suppress(OSError):
        return not stat.S_ISREG(os.stat(path).st_mode)
    return False


def _is_report(path: str) -> bool:
    """Whether malkoll itself wrote the page: a report on plans is no plan."""
    if not path.casefold().endswith(_REPORT_SUFFIXES):
        return False
    with suppress(OSError), open(path, "rb") as file:
        head = file.read(_HEAD)
        return any(sign in head for sign in _REPORT_SIGNS)
    return False


def unreadable_folder(error: OSError, folder: str) -> PlanError:
    """The error for a folder that cannot be looked into."""
    path = os.path.normpath(os.fsdecode(error.filename)) if error.filename is not None else folder
    what = why_not(error)
    return PlanError(
        f"Mappen {path} kunde inte läsas: {what.sv}. Planerna i den är inte kontrollerade.",
        f"The folder {path} could not be read: {what.en}. The plans in it are not checked.",
    )
