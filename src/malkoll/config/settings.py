"""The settings as everything above uses them: plain, frozen, with every default written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from malkoll.finding import Confidence, Severity
from malkoll.records import record

__all__ = ["DEFAULTS", "FailOn", "Layer", "Origin", "Settings"]

FailOn = Literal["error", "warning", "question", "never"]


@record
class Origin:
    """Where a setting was said.

    ``path`` is the configuration file, ``None`` for flags; ``table`` the keys that lead to the table it stands
    in, such as ``("per-path", 0)``; ``patterns`` those of that table. ``found`` is a file found by its name.
    """

    kind: Literal["default", "file", "extended", "per-path", "flag", "environment", "found"]
    path: Path | None = None
    table: tuple[str | int, ...] = ()
    patterns: tuple[str, ...] = ()


@record
class Layer:
    """What one place says: settings by key as it is written ("fail-on"), paths made whole."""

    origin: Origin
    values: Mapping[str, Any]


@record
class Settings:
    """How plans are checked.

    ``rules`` and ``templates`` are files or folders besides the shipped ones; ``template`` a template's
    name or a .mall file. ``plugins`` are local Python: files, folders of a package, or names of modules put after
    the configuration's folder. ``select`` is ``None`` for all rules. ``plans`` are patterns of the files that are
    plans, relative to ``plans_folder``. ``exceptions`` and ``baseline`` are files. ``path`` is the configuration
    file, ``None`` for the defaults. ``layers`` are the places the settings come from, what wins last; ``elsewhere``
    the tables of the configuration that are for other files.
    """

    rules: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    template: str | None = None
    kind: Literal["plan", "follow-up"] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    fail_on: FailOn = "error"
    min_confidence: Confidence = "low"
    language: Literal["sv", "en"] | None = None
    plugins: tuple[Path, ...] = ()
    plans: tuple[str, ...] = ()
    exceptions: Path | None = None
    baseline: Path | None = None
    extend: tuple[Path, ...] = ()
    required_version: str | None = None
    path: Path | None = None
    plans_folder: Path | None = None
    layers: tuple[Layer, ...] = field(default=(), compare=False, repr=False)
    elsewhere: tuple[Layer, ...] = field(default=(), compare=False, repr=False)

    @property
    def folder(self) -> Path | None:
        """The folder that relative paths of the configuration start from."""
        return self.path.parent if self.path is not None else None


DEFAULTS = Settings()
