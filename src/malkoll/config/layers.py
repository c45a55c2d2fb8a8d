"""One setting over another: what wins, what adds up, and where each came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from malkoll.config.settings import DEFAULTS, Layer, Origin, Settings
from malkoll.errors import SettingsError
from malkoll.finding import Text
from malkoll.records import record

__all__ = ["ADDED", "KEYS", "Told", "fold", "line_of", "told", "where"]

ADDED = frozenset({"rules", "templates", "ignore", "plugins"})
"""Keys whose lists add up; ``severity`` is taken code by code, and of all others the last one said holds."""

KEYS = (
    "plans",
    "rules",
    "templates",
    "template",
    "kind",
    "select",
    "ignore",
    "severity",
    "fail-on",
    "min-confidence",
    "language",
    "plugins",
    "exceptions",
    "baseline",
    "extend",
    "required-version",
)
"""Every key that sets something, in the order they are told."""

_DEFAULT = Origin("default")


def fold(layers: Iterable[Layer], path: Path | None, elsewhere: tuple[Layer, ...] = ()) -> Settings:
    """The settings that ``layers`` make together, the later over the earlier; ``path`` is the configuration file."""
    said = tuple(layers)
    values: dict[str, Any] = {}
    for layer in said:
        for key, value in layer.values.items():
            name = _field(key)
            if key in ADDED:
                values[name] = values.get(name, ()) + value
            elif key == "severity":
                values[name] = values.get(name, {}) | value
            else:
                values[name] = value
            if key == "plans" and layer.origin.path is not None:
                values["plans_folder"] = layer.origin.path.parent
    if "severity" in values:
        values["severity"] = MappingProxyType(values["severity"])
    return Settings(**values, path=path, layers=said, elsewhere=elsewhere)


@record
class Told:
    """A setting and where it comes from: one part where one place says it, several where it adds up."""

    key: str
    parts: tuple[tuple[Any, Origin], ...]


def told(settings: Settings) -> tuple[Told, ...]:
    """Every setting with its value and origin, in the order of ``KEYS``."""
    return tuple(Told(key, tuple(_parts(key, settings))) for key in KEYS)


def _parts(key: str, settings: Settings) -> list[tuple[Any, Origin]]:
    saying = [(layer.values[key], layer.origin) for layer in settings.layers if key in layer.values]
    if key == "severity":
        by_code: dict[str, tuple[Any, Origin]] = {}
        for grades, origin in saying:
            by_code |= {code: ({code: grade}, origin) for code, grade in grades.items()}
        found = list(by_code.values())
    else:
        found = saying if key in ADDED else saying[-1:]
    if found:
        return found
    by_name = {one.name: getattr(DEFAULTS, one.name) for one in fields(DEFAULTS)}
    return [(by_name[_field(key)], _DEFAULT)]


def line_of(origin: Origin, *keys: str) -> int | None:
    """The line of the configuration file on which ``keys`` stand, outermost first; ``None`` where there is no file."""
    if origin.path is None:
        return None
    from malkoll.config.toml import key_lines, text_of

    try:
        lines = key_lines(origin.path, text_of(origin.path))
    except (SettingsError, ValueError):  # changed since it was read
        return None
    place = (*origin.table, *keys)
    return next((lines[place[:depth]] for depth in range(len(place), 0, -1) if place[:depth] in lines), None)


def where(origin: Origin, *keys: str) -> Text | None:
    """The place of ``keys`` for people: the file and its line; ``None`` where there is no file."""
    if origin.path is None:
        return None
    from malkoll.config.toml import shown

    name, line = shown(origin.path), line_of(origin, *keys)
    if line is None:
        return Text(sv=name, en=name)
    return Text(sv=f"{name}, rad {line}", en=f"{name}, line {line}")


def _field(key: str) -> str:
    return key.replace("-", "_")
