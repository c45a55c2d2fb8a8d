"""Arguments from Python, looked at before they are used: a text, say, is also a list of letters."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from malkoll.errors import SettingsError

__all__ = ["a_day", "a_path", "several", "several_paths"]

_Path = str | os.PathLike[str]


def several(name: str, given: Iterable[str]) -> tuple[str, ...]:
    """The texts of the argument ``name``.

    Raises:
        SettingsError: it is a single text, or holds something else.
    """
    if isinstance(given, str):
        raise SettingsError(
            f"{name} ska vara en lista: skriv {name}=[{given!r}].", f"{name} must be a list: write {name}=[{given!r}]."
        )
    found = _listed(name, given)
    for one in found:
        if not isinstance(one, str):
            raise SettingsError(
                f"{name} ska vara en lista av text, men innehåller {one!r}.",
                f"{name} must be a list of text, but holds {one!r}.",
            )
    return found  # type: ignore[return-value]


def several_paths(name: str, given: Iterable[_Path]) -> tuple[Path, ...]:
    """The paths of the argument ``name``.

    Raises:
        SettingsError: it is a single path, or holds something else.
    """
    if isinstance(given, (str, os.PathLike)):
        said = os.fspath(given)
        raise SettingsError(
            f"{name} ska vara en lista: skriv {name}=[{said!r}].", f"{name} must be a list: write {name}=[{said!r}]."
        )
    return tuple(Path(a_path(name, one)) for one in _listed(name, given))  # type: ignore[arg-type]


def a_path(name: str, given: _Path) -> str:
    """The path of the argument ``name``.

    Raises:
        SettingsError: it is none.
    """
    found = os.fspath(given) if isinstance(given, (str, os.PathLike)) else None
    if not isinstance(found, str):
        raise SettingsError(
            f"{name} ska vara en sökväg (text eller Path), inte {given!r}.",
            f"{name} must be a path (text or Path), not {given!r}.",
        )
    return found


def a_day(name: str, given: date | None) -> date | None:
    """The day of the argument ``name``.

    Raises:
        SettingsError: it is none.
    """
    if given is not None and not isinstance(given, date):
        raise SettingsError(
            f"{name} ska vara en dag, till exempel datetime.date(2026, 1, 1), inte {given!r}.",
            f"{name} must be a day, for instance datetime.date(2026, 1, 1), not {given!r}.",
        )
    return given


def _listed(name: str, given: object) -> tuple[object, ...]:
    if not isinstance(given, Iterable):
        raise SettingsError(f"{name} ska vara en lista, inte {given!r}.", f"{name} must be a list, not {given!r}.")
    return tuple(given)
