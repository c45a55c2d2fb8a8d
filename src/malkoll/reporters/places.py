"""Paths as other systems want them: from the root of the repository, with slashes; and as URIs."""

from __future__ import annotations

import os.path
from urllib.parse import quote

from malkoll.hooks import ReportContext
from malkoll.reporters.safe import whole

__all__ = ["is_relative", "repository_path", "uri"]

_OUTSIDE = ".."


def repository_path(path: str, context: ReportContext) -> str:
    """``path`` from the root with slashes; a file outside the root keeps its whole path."""
    if path.startswith("<"):  # standard input has no place
        return path
    here = str(context.here or "")
    full = os.path.normpath(os.path.join(here, path))
    shown = full
    if context.root is not None:
        try:
            shown = os.path.relpath(full, context.root)
        except ValueError:  # on another drive
            shown = full
        if shown.split(os.sep)[0] == _OUTSIDE:
            shown = full
    return shown.replace("\\", "/") if os.sep == "\\" else shown


def is_relative(path: str) -> bool:
    """Whether ``path``, as ``repository_path`` gives it, counts from the root."""
    return not os.path.isabs(path)


def uri(path: str) -> str:
    """``path``, as ``repository_path`` gives it, as a URI reference."""
    try:
        encoded = quote(path, safe="/", errors="surrogateescape")
    except UnicodeEncodeError:
        encoded = quote(whole(path), safe="/")
    if is_relative(path):
        return encoded
    drive = _drive(path)
    return f"file:///{drive}{quote(path[len(drive) :], safe='/', errors='replace')}" if drive else f"file://{encoded}"


def _drive(path: str) -> str:
    """The drive of a Windows path ("C:"), which keeps its colon in a URI."""
    return path[:2] if len(path) > 1 and path[1] == ":" and path[0].isalpha() else ""
