"""Patterns of files, as git's ignore files write them; the same everywhere in the configuration.

Without a slash a pattern matches at any depth, with one it starts from its file's folder; ``*`` stops at a slash,
``**`` does not; a folder means all that is in it; ``!`` takes back what those before it matched.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from malkoll.config.settings import Settings
from malkoll.finding import Text
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["is_plan", "matches", "wrong_pattern"]

_LOST_SLASH = compiled(r"\\[^\\*?\[\]!# ]")


def is_plan(path: str | Path, settings: Settings) -> bool:
    """Whether the configuration counts the file at ``path`` as a plan; without ``plans`` every file is one."""
    if not settings.plans or settings.plans_folder is None:
        return True
    return matches(settings.plans, path, settings.plans_folder)


def matches(patterns: Sequence[str], path: str | Path, folder: Path) -> bool:
    """Whether ``patterns``, which start from ``folder``, match the file at ``path``; none outside the folder."""
    try:
        relative = os.path.relpath(os.path.abspath(path), os.path.abspath(folder)).replace(os.sep, "/")
    except ValueError:  # another drive
        return False
    if relative == ".." or relative.startswith("../"):
        return False
    # A Mac writes å in file names as two characters.
    return _spec(tuple(patterns)).match_file(normalize("NFC", relative))


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([_usual(normalize("NFC", one)) for one in patterns])


def _usual(pattern: str) -> str:
    """``./`` in front says nothing, but would never match."""
    sign = "!" if pattern.startswith("!") else ""
    rest = pattern.removeprefix("!")
    if rest in (".", "./"):
        return f"{sign}**"
    return sign + ("/" + rest[2:] if rest.startswith("./") else rest)


def wrong_pattern(pattern: str) -> Text | None:
    """Why ``pattern`` can match nothing, if so."""
    rest = pattern.strip().removeprefix("!")
    if not rest or rest.startswith("#"):
        return Text(
            sv=f"”{pattern}” är inget mönster för filer: skriv till exempel planer/*.md",
            en=f"“{pattern}” is no pattern of files: write for example plans/*.md",
        )
    if rest == ".." or rest.startswith("../"):
        return Text(
            sv=f"mönstret ”{pattern}” leder ut ur konfigurationens mapp och kan inte passa någon fil",
            en=f"the pattern “{pattern}” leads out of the configuration's folder and can match no file",
        )
    if _LOST_SLASH.search(rest):
        forward = pattern.replace("\\", "/")
        return Text(
            sv=f"skriv snedstreck (/) i mönster också på Windows: ”{forward}” och inte ”{pattern}”",
            en=f"write slashes (/) in patterns on Windows too: “{forward}” and not “{pattern}”",
        )
    try:
        _spec((pattern,))
    except ValueError:
        return Text(
            sv=f"”{pattern}” är inget mönster för filer: skriv till exempel planer/*.md",
            en=f"“{pattern}” is no pattern of files: write for example plans/*.md",
        )
    return None
