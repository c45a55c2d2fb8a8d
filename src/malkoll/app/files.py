"""Which files a run is about: files, folders, patterns and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from malkoll.app.options import SettingsSource
from malkoll.errors import PlanError, why_not
from malkoll.finding import Text

__all__ = ["STDIN", "Gathered", "Source", "gather"]

STDIN = "-"
_NEVER = frozenset({"__pycache__", "node_modules", "venv", "site-packages"})


@dataclass(frozen=True, slots=True)
class Source:
    """A plan to read. ``named`` where the caller named the file itself and did not just point at its folder."""

    path: str
    named: bool
    stdin: bool = False

    def read(self) -> bytes:
        """Its bytes.

        Raises:
            PlanError: it cannot be read, is empty or is too large to be a plan.
        """
        from malkoll.readers import check_size, most_bytes

        most = most_bytes(self.path)
        if self.stdin:
            data = sys.stdin.buffer.read(most + 1)
            check_size(self.path, len(data), most)
        else:
            try:
                check_size(self.path, os.stat(self.path).st_size, most)
                data = Path(self.path).read_bytes()
            except FileNotFoundError:
                raise missing(self.path) from None
            except OSError as error:
                raise _unreadable(self.path, error) from None
        if not data.strip():
            raise PlanError(
                f"{self.path} är tom: där finns ingen plan att läsa.", f"{self.path} is empty: no plan to read."
            )
        return data


@dataclass(frozen=True, slots=True)
class Gathered:
    """The plans to read, and what was asked for and is not there."""

    sources: tuple[Source, ...]
    errors: tuple[Text, ...]
    folders: tuple[str, ...]


def gather(paths: Iterable[str], settings: SettingsSource, stdin_filename: str | None = None) -> Gathered:
    """The plans that ``paths`` mean: files, folders to walk, patterns ("planer/*.md"), or "-"."""
    sources: list[Source] = []
    errors: list[Text] = []
    folders: list[str] = []
    seen: set[str] = set()
    for given in paths:
        try:
            found = list(_meant(given, settings, stdin_filename))
        except PlanError as error:
            errors.append(error.text)
            continue
        if given != STDIN and os.path.isdir(given):
            folders.append(given)
        for source in found:
            place = STDIN if source.stdin else os.path.realpath(source.path)
            if place not in seen:
                seen.add(place)
                sources.append(source)
    return Gathered(tuple(sources), tuple(errors), tuple(folders))


def _meant(given: str, settings: SettingsSource, stdin_filename: str | None) -> Iterator[Source]:
    if given == STDIN:
        yield Source(stdin_filename or "<stdin>", named=True, stdin=True)
    elif os.path.isdir(given):
        walked = list(_walk(given, settings))
        if not walked:
            raise _none_in(given, settings)
        yield from (Source(path, named=False) for path in walked)
    elif os.path.exists(given):
        yield Source(given, named=True)
    elif any(sign in given for sign in "*?["):
        from glob import glob

        matched = sorted(path for path in glob(given, recursive=True) if os.path.isfile(path))
        if not matched:
            raise PlanError(f"Ingen fil passar mönstret {given}.", f"No file matches the pattern {given}.")
        yield from (Source(path, named=True) for path in matched)
    else:
        raise missing(given)


def _walk(folder: str, settings: SettingsSource) -> Iterator[str]:
    """Readable files under ``folder`` in sorted order; of those, where the configuration says so, its plans."""
    from malkoll.config import is_plan
    from malkoll.readers import SUFFIXES

    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NEVER)
        for name in sorted(names):
            if name.startswith(".") or not name.casefold().endswith(SUFFIXES):
                continue
            path = os.path.normpath(os.path.join(place, name))
            if is_plan(path, settings.of(Path(path))):
                yield path


def _none_in(folder: str, settings: SettingsSource) -> PlanError:
    """The error for a folder in which there is no plan to read, or none that the configuration counts as one."""
    from malkoll.config import shown
    from malkoll.readers import SUFFIXES

    chosen = settings.of(Path(folder))
    suffixes = ", ".join(SUFFIXES)
    if chosen.plans and chosen.path is not None:
        patterns = ", ".join(chosen.plans)
        return PlanError(
            f"I mappen {folder} finns ingen läsbar fil som passar plans i {shown(chosen.path)} ({patterns}).",
            f"The folder {folder} holds no readable file that matches plans in {shown(chosen.path)} ({patterns}).",
        )
    return PlanError(
        f"I mappen {folder} finns ingen fil som malkoll kan läsa ({suffixes}).",
        f"The folder {folder} holds no file that malkoll can read ({suffixes}).",
    )


def missing(path: str) -> PlanError:
    """The error for a file or folder that is not there."""
    return PlanError(
        f"{path} finns inte. Kontrollera sökvägen.",
        f"{path} does not exist. Check the path.",
    )


def _unreadable(path: str, error: OSError) -> PlanError:
    if isinstance(error, PermissionError):
        return PlanError(f"{path} får inte läsas (behörighet saknas).", f"{path} may not be read (permission denied).")
    what = why_not(error)
    return PlanError(f"{path} kunde inte läsas: {what.sv}.", f"{path} could not be read: {what.en}.")
