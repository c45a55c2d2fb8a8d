"""Which files a run is about: files, folders, patterns and standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path

from malkoll.app.options import SettingsSource
from malkoll.app.texts import is_hidden
from malkoll.app.time_limit import in_time
from malkoll.errors import PlanError, TooLargeError, why_not
from malkoll.finding import Text
from malkoll.hooks import Reader
from malkoll.records import record
from malkoll.whole import read_whole

__all__ = ["STDIN", "Gathered", "Source", "gather"]

STDIN = "-"


@record
class Source:
    """A plan to read. ``named`` where the caller named the file itself and did not just point at its folder.

    What has been read from standard input is ``held``: it cannot be read again.
    """

    path: str
    named: bool
    stdin: bool = False
    held: list[bytes] = field(default_factory=list, compare=False, repr=False)

    def read(self, readers: Sequence[Reader] | None = None) -> bytes:
        """Its bytes; ``readers`` are all there are, malkoll's own where ``None``.

        Raises:
            PlanError: it cannot be read, is empty or is too large to be a plan.
        """
        from malkoll.readers import BUILT_IN, check_size, most_bytes

        most = most_bytes(self.path, readers or BUILT_IN)
        if self.stdin:
            if not self.held:
                self.held.append(sys.stdin.buffer.read(most + 1))
            data = self.held[0]
            check_size(self.path, len(data), most)
        else:
            try:
                known = os.stat(self.path)
                _check_kind(self.path, known.st_mode)
                check_size(self.path, known.st_size, most)
                data = read_whole(self.path, most)
            except TooLargeError as error:  # it has grown since
                check_size(self.path, most + 1, error.most)
                raise
            except FileNotFoundError:
                raise missing(self.path) from None
            except OSError as error:
                raise _unreadable(self.path, error) from None
        if not data.strip():
            raise PlanError(
                f"{self.path} är tom: där finns ingen plan att läsa.", f"{self.path} is empty: no plan to read."
            )
        return data


@record
class Gathered:
    """The plans to read, and what was asked for and is not there."""

    sources: tuple[Source, ...]
    errors: tuple[Text, ...]
    folders: tuple[str, ...]


def gather(
    paths: Iterable[str], settings: SettingsSource, stdin_filename: str | None = None, *, ignoring: bool = True
) -> Gathered:
    """The plans that ``paths`` mean: files, folders to walk, patterns ("planer/*.md"), or "-".

    Without ``ignoring`` the ignore rules of git and malkoll leave nothing out of folders.
    """
    sources: list[Source] = []
    errors: list[Text] = []
    folders: list[str] = []
    seen: set[str] = set()
    for given in paths:
        troubles: list[PlanError] = []
        try:
            with in_time(given):  # the patterns of ignore files come from anybody, too
                found = list(_meant(given, settings, stdin_filename, ignoring, troubles))
        except PlanError as error:
            found, troubles = [], [*troubles, error]
        errors += [error.text for error in troubles]
        if given != STDIN and os.path.isdir(given):
            folders.append(given)
        for source in found:
            place = STDIN if source.stdin else os.path.realpath(source.path)
            if place not in seen:
                seen.add(place)
                sources.append(source)
    return Gathered(tuple(sources), tuple(errors), tuple(folders))


def _meant(
    given: str, settings: SettingsSource, stdin_filename: str | None, ignoring: bool, troubles: list[PlanError]
) -> Iterator[Source]:
    if given == STDIN:
        from malkoll.readers import STDIN_NAME

        yield Source(stdin_filename or STDIN_NAME, named=True, stdin=True)
    elif os.path.isdir(given):
        walked = list(_walked(given, settings, ignoring, troubles))
        if not walked and not troubles:
            raise _none_in(given, settings)
        yield from (Source(path, named=False) for path in walked)
    elif os.path.lexists(given):
        yield Source(given, named=True)
    elif any(sign in given for sign in "*?["):
        from malkoll.app.walking import matching

        matched = matching(given)
        if not matched:
            _enterable(given)
            raise PlanError(f"Ingen fil passar mönstret {given}.", f"No file matches the pattern {given}.")
        yield from (Source(path, named=True) for path in matched)
    elif is_hidden(given):
        yield Source(given, named=True)
    else:
        raise missing(given)


def _walked(folder: str, settings: SettingsSource, ignoring: bool, troubles: list[PlanError]) -> Iterator[str]:
    """The plans of ``folder``; where the configuration says which files are plans, only those."""
    from malkoll.app.ignoring import Ignored
    from malkoll.app.walking import walk
    from malkoll.config import is_plan
    from malkoll.readers import suffixes_of

    chosen = settings.of(Path(folder))
    tops = [Path.cwd(), *([chosen.folder] if chosen.folder is not None else [])]
    ignored = Ignored(folder, tops) if ignoring else None
    suffixes = suffixes_of(settings.plugins(chosen).readers)
    yield from walk(folder, lambda path: is_plan(path, settings.of(Path(path))), suffixes, ignored, troubles)
    if ignored is not None:
        troubles += ignored.errors


def _none_in(folder: str, settings: SettingsSource) -> PlanError:
    """The error for a folder in which there is no plan to read, or none that the configuration counts as one."""
    from malkoll.config import shown
    from malkoll.readers import suffixes_of

    chosen = settings.of(Path(folder))
    suffixes = ", ".join(suffixes_of(settings.plugins(chosen).readers))
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


def _check_kind(path: str, mode: int) -> None:
    """A pipe or a device may never end, and a lock file is no plan: neither is read."""
    from malkoll.app.walking import is_lock_file

    if is_lock_file(path):
        raise PlanError(
            f"{path} är ingen plan utan ett ordbehandlingsprograms tecken på att planen är öppen.",
            f"{path} is no plan but a word processor's sign that the plan is open.",
        )
    if not stat.S_ISREG(mode):
        raise PlanError(
            f"{path} är ingen vanlig fil. Skriv - för att läsa planen från standard in.",
            f"{path} is no ordinary file. Write - to read the plan from standard input.",
        )


def missing(path: str) -> PlanError:
    """The error for a file or folder that is not there."""
    if os.path.islink(path):
        return PlanError(
            f"{path} är en länk till något som inte finns.", f"{path} is a link to something that does not exist."
        )
    return PlanError(
        f"{path} finns inte. Kontrollera sökvägen.",
        f"{path} does not exist. Check the path.",
    )


def _enterable(pattern: str) -> None:
    """A pattern that matches nothing since its folder may not be looked into is told so.

    Raises:
        PlanError: the folder that the pattern starts from may not be read.
    """
    from malkoll.app.walking import first_folder, unreadable_folder

    folder = first_folder(pattern)
    try:
        with os.scandir(folder):
            return
    except PermissionError as error:
        raise unreadable_folder(error, str(folder)) from None
    except (OSError, ValueError):
        return


def _unreadable(path: str, error: OSError) -> PlanError:
    if isinstance(error, PermissionError):
        return PlanError(f"{path} får inte läsas (behörighet saknas).", f"{path} may not be read (permission denied).")
    what = why_not(error)
    return PlanError(f"{path} kunde inte läsas: {what.sv}.", f"{path} could not be read: {what.en}.")
