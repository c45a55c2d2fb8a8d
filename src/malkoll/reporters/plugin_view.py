"""A plugin as the reporters show it."""

from __future__ import annotations

from collections.abc import Mapping

from malkoll.records import record

__all__ = ["PluginView"]


@record
class PluginView:
    """A plugin and the names of what it brought, by kind ("rules", "checks" …): codes, names or suffixes.

    ``idle`` are those of its checks that no rule calls: they never run.
    """

    name: str
    version: str | None
    place: str
    brought: Mapping[str, tuple[str, ...]]
    idle: tuple[str, ...] = ()
