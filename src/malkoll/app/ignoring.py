"""Which files of a folder are left out: by git's ignore rules and by ``.malkollignore``, which is written alike."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from malkoll.errors import PlanError, why_not
from malkoll.letters import composed
from malkoll.records import record
from malkoll.whole import read_whole

if TYPE_CHECKING:
    from pathspec.pattern import RegexPattern

__all__ = ["OWN_FILE", "Ignored"]

OWN_FILE = ".malkollignore"
_MOST = 1024 * 1024
"""Bytes of an ignore file."""
_FILES = (".gitignore", OWN_FILE)
"""Of the same folder, the later goes before the earlier."""


class _Line:
    """One line of an ignore file, which speaks of files and folders themselves and not of what lies in them.

    A folder that is left out is never entered, so nothing in it needs to be asked about; and a folder that another
    line takes back in is not left out by the first line for each file in it.
    """

    def __init__(self, pattern: RegexPattern, written: str) -> None:
        core = written.rstrip().removeprefix("!")
        self.leaves_out = bool(pattern.include)
        self._pattern = pattern
        self._folders_only = core.endswith("/")
        core = core.rstrip("/")
        self._any_folder = "/" not in core
        self._folders_within = self._folders_only and core.endswith("/**")

    def speaks_of(self, path: str, *, folder: bool) -> bool:
        """Whether it speaks of ``path``, which is relative to its file's folder, with slashes."""
        if self._folders_only and not folder:
            return False
        above, _, name = path.rpartition("/")
        if self._folders_within:
            return bool(above) and self._pattern.match_file(above + "/") is not None
        asked = (name if self._any_folder else path) + ("/" if self._folders_only else "")
        found = self._pattern.match_file(asked)
        if found is None:
            return False
        # The library's expressions have one group: the slash after a folder whose contents they match as well.
        match = found.match
        return match.lastindex is None or match.end(match.lastindex) == len(asked)


@record
class _Rules:
    """The lines of one file; what they say of paths is relative to ``folder``."""

    folder: str
    lines: tuple[_Line, ...]

    def say(self, path: str, *, folder: bool) -> bool | None:
        """Whether ``path`` is left out; ``None`` where they do not speak of it."""
        for line in reversed(self.lines):
            if line.speaks_of(path, folder=folder):
                return line.leaves_out
        return None


class Ignored:
    """What is to be left out while the folder ``start`` is walked; folders are to be entered from above.

    The rules of the folders above count too, up to the one that git keeps or, outside of git, to the outermost of
    ``tops`` that it lies in. A folder that they leave out as a whole is walked all the same where it is ``start``:
    somebody asked for it.
    """

    def __init__(self, start: str, tops: Iterable[Path] = ()) -> None:
        self._rules: list[_Rules] = []
        self.errors: list[PlanError] = []
        here = os.path.realpath(start)
        root = _repository(here)
        if root is not None:
            self._read(os.path.join(_git_folder(root), "info", "exclude"), root)
        above = [root] if root is not None else [os.path.realpath(top) for top in tops]
        for folder in max((_down_to(here, top) for top in above), key=len, default=[here]):
            if folder != here:
                self.enter(folder)
        if self.leaves_out(here, folder=True):
            self._rules.clear()

    def enter(self, folder: str) -> None:
        """Take up the rules written in ``folder``, and drop those of folders it does not lie in."""
        real = os.path.realpath(folder)
        inside = os.path.join(real, "")
        self._rules = [one for one in self._rules if inside.startswith(os.path.join(one.folder, ""))]
        for name in _FILES:
            self._read(os.path.join(folder, name), real)

    def leaves_out(self, path: str, *, folder: bool) -> bool:
        """Whether ``path`` is to be left out. The last rule that speaks of it holds, the nearest file's last."""
        for rules in reversed(self._rules):
            inside = os.path.join(rules.folder, "")
            if not path.startswith(inside):
                continue
            relative = normalize("NFC", path[len(inside) :].replace(os.sep, "/"))
            said = rules.say(relative, folder=folder)
            if said is not None:
                return said
        return False

    def _read(self, path: str, folder: str) -> None:
        if not os.path.isfile(path):
            return
        try:
            # A Mac writes å in file names as two characters.
            lines = composed(read_whole(path, _MOST).decode("utf-8-sig", "surrogateescape")).splitlines()
        except OSError as error:
            what = why_not(error)
            self.errors.append(
                PlanError(
                    f"{path} kunde inte läsas ({what.sv}), så det är inte känt vad som ska utelämnas.",
                    f"{path} could not be read ({what.en}), so what to leave out is not known.",
                )
            )
            return
        found = tuple(_understood(lines))
        if found:
            self._rules.append(_Rules(folder, found))


def _understood(lines: list[str]) -> Iterator[_Line]:
    """The lines that say something; git passes over one that means nothing, and so do we."""
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        from pathspec import GitIgnoreSpec

        try:
            (pattern,) = GitIgnoreSpec.from_lines([line]).patterns
        except ValueError:
            continue
        if pattern.include is not None:
            yield _Line(pattern, line)


def _repository(folder: str) -> str | None:
    """The folder that git keeps, of those ``folder`` lies in."""
    for place in (folder, *map(str, Path(folder).parents)):
        if os.path.exists(os.path.join(place, ".git")):
            return place
    return None


def _git_folder(root: str) -> str:
    """Where git keeps what it knows of ``root``; a worktree or submodule only points to it."""
    place = os.path.join(root, ".git")
    if os.path.isfile(place):
        pointed = _one_line(place).removeprefix("gitdir:").strip()
        place = os.path.join(root, pointed)
        shared = _one_line(os.path.join(place, "commondir"))
        if shared:
            place = os.path.join(place, shared)
    return place


def _one_line(path: str) -> str:
    try:
        return read_whole(path, _MOST)[:4096].decode("utf-8", "surrogateescape").strip()
    except OSError:
        return ""


def _down_to(folder: str, top: str) -> list[str]:
    """``top`` and the folders below it on the way to ``folder``; only ``folder`` where it does not lie in ``top``."""
    way = [folder]
    for place in Path(folder).parents:
        if way[0] == top:
            return way
        way.insert(0, str(place))
    return way if way[0] == top else [folder]
