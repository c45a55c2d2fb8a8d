"""Which files of a folder are left out: by git's ignore rules and by ``.malkollignore``, which is written alike."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from malkoll.errors import PlanError, why_not

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["OWN_FILE", "Ignored"]

OWN_FILE = ".malkollignore"
_FILES = (".gitignore", OWN_FILE)
"""Of the same folder, the later goes before the earlier."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of one file; what they say of paths is relative to ``folder``."""

    folder: str
    spec: GitIgnoreSpec


class Ignored:
    """What is to be left out while the folder ``start`` is walked; folders are to be entered from above.

    The rules of the folders above count too, up to the one that git keeps or, outside of git, to ``top``. A folder
    that they leave out as a whole is walked all the same where it is ``start``: somebody asked for it.
    """

    def __init__(self, start: str, top: Path | None = None) -> None:
        self._rules: list[_Rules] = []
        self.errors: list[PlanError] = []
        here = os.path.realpath(start)
        root = _repository(here)
        if root is not None:
            self._read(os.path.join(_git_folder(root), "info", "exclude"), root)
        for folder in _down_to(here, root or (os.path.realpath(top) if top is not None else here)):
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
            relative = path[len(inside) :].replace(os.sep, "/")
            said = rules.spec.check_file(relative + "/" if folder else relative).include
            if said is not None:
                return said
        return False

    def _read(self, path: str, folder: str) -> None:
        if not os.path.isfile(path):
            return
        try:
            lines = Path(path).read_bytes().decode("utf-8-sig", "surrogateescape").splitlines()
        except OSError as error:
            what = why_not(error)
            self.errors.append(
                PlanError(
                    f"{path} kunde inte läsas ({what.sv}), så det är inte känt vad som ska utelämnas.",
                    f"{path} could not be read ({what.en}), so what to leave out is not known.",
                )
            )
            return
        kept = [line for line in lines if line.strip() and not line.startswith("#")]
        if not kept:
            return
        from pathspec import GitIgnoreSpec

        try:
            self._rules.append(_Rules(folder, GitIgnoreSpec.from_lines(kept)))
        except ValueError:  # git passes over a line that means nothing, and so do we
            self._rules.append(_Rules(folder, GitIgnoreSpec.from_lines(_sound(kept))))


def _sound(lines: list[str]) -> Iterator[str]:
    from pathspec import GitIgnoreSpec

    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        yield line


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
        return Path(path).read_bytes()[:4096].decode("utf-8", "surrogateescape").strip()
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
