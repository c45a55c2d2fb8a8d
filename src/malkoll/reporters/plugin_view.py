"""A plugin as the reporters show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PluginView"]


@dataclass(frozen=True, slots=True)
class PluginView:
    """A plugin and the names of what it brought, by kind ("rules", "checks" …): codes, names or suffixes."""

    name: str
    version: str | None
    place: str
    brought: Mapping[str, tuple[str, ...]]
