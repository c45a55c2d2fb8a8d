"""What a caller asks for, over what the configuration says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from malkoll.config import Configuration, Layer, Origin, Settings, find, fold, read
from malkoll.config.settings import FailOn
from malkoll.finding import Confidence
from malkoll.records import record

if TYPE_CHECKING:
    from malkoll.plugins import Plugins

__all__ = ["EXCEPTIONS", "Options", "SettingsSource"]

EXCEPTIONS = "malkoll-undantag.toml"
"""The file of exceptions that is used where it lies beside the configuration, or without one beside the plan."""


@record
class Options:
    """A caller's wishes; what is ``None`` or empty is left to the configuration.

    ``rules`` and ``ignore`` add to those configured, the others go before them. ``config`` is a
    configuration file to use for every plan; with ``no_config`` none is looked for.
    ``stdin_filename`` is what a plan read from standard input is called. With ``only_plans`` also files that
    are named are checked only where the configuration counts them as plans. ``baseline`` is the file of what was
    there before; with ``no_baseline`` none is looked at. Without ``ignoring`` the ignore rules of git and malkoll
    leave nothing out of folders. ``trust`` lets a configuration name local Python wherever it lies;
    ``without_plugins`` are names of plugins not to load.
    """

    rules: tuple[Path, ...] = ()
    template: str | None = None
    kind: Literal["plan", "follow-up"] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    min_confidence: Confidence | None = None
    config: Path | None = None
    no_config: bool = False
    stdin_filename: str | None = None
    only_plans: bool = False
    baseline: Path | None = None
    no_baseline: bool = False
    ignoring: bool = True
    trust: bool = False
    without_plugins: tuple[str, ...] = ()


class SettingsSource:
    """The settings for each plan: the configuration nearest to it, with the caller's wishes over it.

    Plans under the same settings get the same object.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._wished = _wished(options)
        self._by_folder: dict[Path, Configuration | None] = {}
        self._read: dict[Path, Configuration] = {}
        self._plugins: dict[tuple[Path, ...], Plugins] = {}
        self._settings: dict[tuple[Path | None, tuple[Origin, ...], Path | None], Settings] = {}

    def of(self, path: Path) -> Settings:
        """The settings for the plan, or folder of plans, at ``path``.

        Raises:
            SettingsError: the configuration that applies there cannot be followed.
        """
        is_folder = os.path.isdir(path)
        folder = path if is_folder else path.parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._configured(path)
        found = self._by_folder[folder]
        layers = () if found is None else found.layers_for(None if is_folder else path)
        exceptions = _exceptions(layers, folder if found is None else found.path.parent)
        key = (
            None if found is None else found.path,
            tuple(layer.origin for layer in layers),
            None if exceptions is None else exceptions.values["exceptions"],
        )
        if key not in self._settings:
            beside = () if exceptions is None else (exceptions,)
            elsewhere = () if found is None else tuple(table for table in found.tables if table not in layers)
            self._settings[key] = fold(
                (*beside, *layers, self._wished), None if found is None else found.path, elsewhere
            )
        return self._settings[key]

    def plugins(self, settings: Settings) -> Plugins:
        """The plugins that take part under ``settings``.

        Raises:
            PluginError: one that cannot be loaded.
            SettingsError: the configuration may not name local Python where it lies.
        """
        known = self._plugins.get(settings.plugins)
        if known is None:
            from malkoll.app.plugins import plugins_for

            known = self._plugins[settings.plugins] = plugins_for(settings, self._options)
        return known

    def _configured(self, path: Path) -> Configuration | None:
        if self._options.no_config:
            return None
        nearest = self._options.config or find(path)
        if nearest is None:
            return None
        if nearest not in self._read:
            self._read[nearest] = read(nearest)
        return self._read[nearest]


def _wished(options: Options) -> Layer:
    """The flags as the last layer of all."""
    given: dict[str, Any] = {
        "rules": options.rules or None,
        "template": options.template or None,
        "kind": options.kind,
        "select": options.select,
        "ignore": options.ignore or None,
        "fail-on": options.fail_on,
        "min-confidence": options.min_confidence,
        "baseline": options.baseline,
    }
    said = {key: value for key, value in given.items() if value is not None}
    return Layer(Origin("flag"), said | ({"baseline": None} if options.no_baseline else {}))


def _exceptions(layers: tuple[Layer, ...], folder: Path) -> Layer | None:
    """The file of exceptions that lies where one is looked for, unless the configuration names another."""
    if any("exceptions" in layer.values for layer in layers):
        return None
    path = folder.absolute() / EXCEPTIONS
    return Layer(Origin("found"), {"exceptions": path}) if os.path.isfile(path) else None
