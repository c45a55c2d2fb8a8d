"""Finding the configuration file that is nearest to a plan."""

from __future__ import annotations

import os
from pathlib import Path

from malkoll.config.read import Configuration, read
from malkoll.config.settings import DEFAULTS, Settings
from malkoll.config.toml import PROJECT, has_table

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

    ``malkoll.toml`` goes before ``.malkoll.toml`` and that before a ``pyproject.toml`` with a table
    ``[tool.malkoll]``. The nearest is taken whole: nothing is gathered from those above.
    """
    folder = start.absolute()
    if not os.path.isdir(folder):
        folder = folder.parent
    for place in (folder, *folder.parents):
        for name in _NAMES:
            if os.path.isfile(place / name):
                return place / name
        if has_table(place / PROJECT):
            return place / PROJECT
    return None
