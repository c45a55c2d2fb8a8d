"""Finding the configuration file that is nearest to a plan."""

from __future__ import annotations

import os
from pathlib import Path

from malkoll.config.read import Configuration, read
from malkoll.config.settings import DEFAULTS, Settings
from malkoll.config.toml import PROJECT, has_table, shown
from malkoll.errors import SettingsError

__all__ = ["CONFIGURATION_NAMES", "configuration_for", "find", "load", "settings_for"]

_NAMES = ("malkoll.toml", ".malkoll.toml")
CONFIGURATION_NAMES = (*_NAMES, PROJECT)
"""Files that may hold a configuration, the first going before the others."""


def settings_for(start: Path) -> Settings:
    """The settings for the file or folder ``start``: those of the nearest configuration, or the defaults.

    Raises:
        SettingsError: the configuration cannot be read or says what it may not.
    """
    found = configuration_for(start)
    if found is None:
        return DEFAULTS
    return found.settings(None if os.path.isdir(start) else start)


def load(path: Path) -> Settings:
    """The settings in the configuration file ``path``, for no plan in particular.

    Raises:
        SettingsError: it cannot be read, is no TOML, or holds a key or value that is not allowed.
    """
    return read(path).settings()


def configuration_for(start: Path) -> Configuration | None:
    """The configuration nearest to the file or folder ``start``, read.

    Raises:
        SettingsError: it cannot be read or says what it may not.
    """
    path = find(start)
    return read(path) if path is not None else None


def find(start: Path) -> Path | None:
    """The configuration file nearest to ``start``, in its folder or one above it.

    ``malkoll.toml``, or ``.malkoll.toml``, goes before a ``pyproject.toml`` with a table ``[tool.malkoll]``.
    The nearest is taken whole: nothing is gathered from those above.

    Raises:
        SettingsError: what has such a name is no file, or two lie side by side so that one would hold for nothing.
    """
    folder = start.absolute()
    if not os.path.isdir(folder):
        folder = folder.parent
    for place in (folder, *folder.parents):
        here = [place / name for name in _NAMES if os.path.lexists(place / name)]
        if here:
            return _only(here)
        if has_table(place / PROJECT):
            return place / PROJECT
    return None


def _only(here: list[Path]) -> Path:
    """The one that is there, where it is one and a file."""
    for path in here:
        if os.path.exists(path) and not os.path.isfile(path):
            raise SettingsError(
                f"{shown(path)} är ingen fil, och kan inte vara en konfiguration. Ta bort den eller byt namn på den.",
                f"{shown(path)} is no file, and cannot be a configuration. Remove or rename it.",
            )
    if len(here) > 1:
        names = [shown(path) for path in here]
        raise SettingsError(
            f"Både {names[0]} och {names[1]} finns, och bara en kan gälla. Ta bort en av dem.",
            f"Both {names[0]} and {names[1]} are there, and only one can hold. Remove one of them.",
        )
    return here[0]
