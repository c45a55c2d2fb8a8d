"""A working start in a folder: ``malkoll init``. Nothing that is there already is touched."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from malkoll import __version__
from malkoll.app.first_files import HOOK_FILE, HOOKS, NAMES, PLAN, RULE, Names, configuration
from malkoll.app.options import Options, SettingsSource
from malkoll.config import find
from malkoll.errors import SettingsError, why_not
from malkoll.finding import Text
from malkoll.records import record

__all__ = ["NewFile", "Start", "prepare", "write"]

_MOST = 50
"""Files that are read to see whether they are plans; the others are taken to be as these in their folder are."""


@record
class NewFile:
    """A file to write."""

    path: Path
    text: str


@record
class Start:
    """What a start is made of: the files to write, the plans that were found, and what a person is told besides."""

    files: tuple[NewFile, ...]
    plans: tuple[str, ...]
    notes: tuple[Text, ...]


def prepare(folder: Path, language: str) -> Start:
    """What there is to write in ``folder``. Reads plans, writes nothing.

    Raises:
        SettingsError: a configuration that is there already cannot be followed.
    """
    names = NAMES[language]
    notes: list[Text] = []
    existing = find(folder)
    here = existing if existing is not None and existing.parent == folder.absolute() else None
    plans = () if here is not None else _plans_in(folder)
    files: list[NewFile] = []
    configured = here is not None and bool(SettingsSource(Options()).of(folder).rules)
    rules = None if configured else _rules(folder, names, language, files, notes)
    if here is not None:
        notes.append(_kept(here, folder))
        if rules is not None:
            notes.append(
                Text(
                    sv=f'De egna kraven gäller först när {here.name} nämner dem: lägg till rules = ["{rules}"].',
                    en=f'Your own rules hold only when {here.name} names them: add rules = ["{rules}"].',
                )
            )
    else:
        patterns = _patterns(plans, folder)
        if not plans:
            patterns = [f"{names.plans}/*.md"]
            _unless_there(folder / names.plans / names.plan_file, PLAN.in_language(language), folder, files, notes)
        text = configuration(language, patterns, rules, __version__)
        files.append(NewFile(folder / "malkoll.toml", text))
        if existing is not None:
            notes.append(
                Text(
                    sv=f"{existing} gäller inte längre här: den nya filen är närmare. Bygg på den med extend om det "
                    "som står där ska fortsätta gälla.",
                    en=f"{existing} no longer holds here: the new file is nearer. Use extend if what it says is to "
                    "go on holding.",
                )
            )
    _hooks(folder, files, notes)
    return Start(tuple(files), plans, tuple(notes))


def write(start: Start) -> None:
    """Write the files of ``start``: all of them, or none.

    Raises:
        SettingsError: one cannot be written.
    """
    from malkoll.atomic import write_text

    made: list[Path] = []
    try:
        for file in start.files:
            missing = [one for one in file.path.parents if not one.exists()]
            file.path.parent.mkdir(parents=True, exist_ok=True)
            made += reversed(missing)
            write_text(file.path, file.text)
            made.append(file.path)
    except BaseException as error:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        if not isinstance(error, OSError):
            raise
        what = why_not(error)
        raise SettingsError(
            f"{file.path} kunde inte skrivas: {what.sv}. Ingen fil är skriven.",
            f"{file.path} could not be written: {what.en}. No file is written.",
        ) from None


# --- what is there already -----------------------------------------------------------------------


def _unless_there(path: Path, text: str, folder: Path, files: list[NewFile], notes: list[Text]) -> None:
    if os.path.lexists(path):
        notes.append(_kept(path, folder))
    else:
        files.append(NewFile(path, text))


def _kept(path: Path, folder: Path) -> Text:
    name = os.path.relpath(path, folder.absolute()).replace(os.sep, "/")
    return Text(sv=f"{name} finns redan och är orörd.", en=f"{name} is there already and left alone.")


def _rules(folder: Path, names: Names, language: str, files: list[NewFile], notes: list[Text]) -> str | None:
    """The folder of own rules for the configuration; a first rule where it holds none."""
    place = folder / names.rules
    own = sorted(place.glob("*.krav")) if place.is_dir() else []
    if own:
        notes.append(_kept(own[0], folder))
    elif os.path.lexists(place) and not place.is_dir():
        notes.append(_kept(place, folder))
        return None
    else:
        files.append(NewFile(place / names.rule_file, RULE.in_language(language)))
    return names.rules


def _hooks(folder: Path, files: list[NewFile], notes: list[Text]) -> None:
    """The entry for pre-commit: a new file at the top of the repository, words about it everywhere else."""
    top = next((one for one in (folder.absolute(), *folder.absolute().parents) if os.path.exists(one / ".git")), None)
    path = (top or folder) / HOOK_FILE
    if not os.path.lexists(path):
        if top is None or top == folder.absolute():
            files.append(NewFile(folder / HOOK_FILE, HOOKS))
            return
    else:
        with suppress(OSError, UnicodeDecodeError):
            if re.search(r"\bid:\s*malkoll\b", path.read_text(encoding="utf-8")):
                notes.append(_kept(path, folder))
                return
    shown = os.path.relpath(path, folder.absolute()).replace(os.sep, "/")
    entry = HOOKS.split("\n", 1)[1]
    notes.append(
        Text(
            sv=f"För pre-commit: lägg till det här under ”repos:” i {shown} (den är orörd):\n{entry}".rstrip("\n"),
            en=f"For pre-commit: add this under “repos:” in {shown} (it is left alone):\n{entry}".rstrip("\n"),
        )
    )


# --- the plans -----------------------------------------------------------------------------------


def _plans_in(folder: Path) -> tuple[str, ...]:
    """The files under ``folder`` that hold goals, as paths from it."""
    from malkoll.app.books import load_book
    from malkoll.app.files import gather
    from malkoll.app.understand import understand
    from malkoll.config import DEFAULTS
    from malkoll.errors import PlanError

    sources = gather([str(folder)], SettingsSource(Options(no_config=True))).sources
    if not sources:
        return ()
    book = load_book()
    found: list[str] = []
    for source in sources[:_MOST]:
        with suppress(PlanError):
            if understand(source, DEFAULTS, book).plan.goals:
                found.append(_from(source.path, folder))
    return tuple(found)


def _from(path: str | Path, folder: Path) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")


def _patterns(plans: Iterable[str], folder: Path) -> list[str]:
    """Patterns for ``plans``: a whole folder's files of a kind where all of them are plans, otherwise one by one."""
    wanted = list(plans)
    patterns: list[str] = []
    for plan in wanted:
        place, _, name = plan.rpartition("/")
        suffix = Path(name).suffix
        beside = [one.name for one in (folder / place).glob(f"*{suffix}") if not one.name.startswith(".")]
        whole = bool(place) and all(f"{place}/{one}" in wanted for one in beside[:_MOST])
        pattern = f"{_literal(place)}/*{suffix}" if whole else f"/{_literal(plan)}"
        if pattern not in patterns:
            patterns.append(pattern)
    return patterns


def _literal(path: str) -> str:
    """A path as a pattern that means just it."""
    return re.sub(r"([\\*?\[\]!#]| $)", r"\\\1", path)
