"""Which plugins a run may load: those installed, and local Python where the configuration that names it is trusted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from malkoll.config import Layer, Settings, shown, where
from malkoll.errors import SettingsError
from malkoll.plugins import Plugins, Wanted, found_names, load_plugins

if TYPE_CHECKING:
    from malkoll.app.options import Options

__all__ = ["list_plugins", "plugin_names", "plugins_for"]


def plugins_for(settings: Settings, options: Options) -> Plugins:
    """The plugins that take part under ``settings``.

    Raises:
        PluginError: one that cannot be loaded.
        SettingsError: the configuration may not name local Python where it lies, or there is no such plugin as one
            to do without.
    """
    if not options.trust:
        for layer in settings.layers:
            if any(not _left_out(path, options) for path in layer.values.get("plugins", ())):
                _check_trust(layer)
    return load_plugins(Wanted(settings.plugins, frozenset(options.without_plugins)))


def list_plugins(options: Options) -> Plugins:
    """The plugins that take part in the working directory.

    Raises:
        PluginError: one that cannot be loaded.
        SettingsError: the configuration cannot be followed.
    """
    from malkoll.app.options import SettingsSource

    source = SettingsSource(options)
    return source.plugins(source.of(Path.cwd()))


def plugin_names(settings: Settings) -> tuple[str, ...]:
    """The names of all plugins that may take part under ``settings``, none of them loaded."""
    return found_names(Wanted(settings.plugins))


def _left_out(path: Path, options: Options) -> bool:
    return bool({path.name.casefold(), path.stem.casefold()} & {name.casefold() for name in options.without_plugins})


def _check_trust(layer: Layer) -> None:
    """Whether the configuration lies in the working directory or above it: a folder that came from elsewhere does not.

    Raises:
        SettingsError: it does not.
    """
    path = layer.origin.path
    here = Path.cwd().resolve()
    if path is None or path.parent.resolve() in (here, *here.parents):
        return
    place = where(layer.origin, "plugins")
    sv, en = (place.sv, place.en) if place is not None else (shown(path), shown(path))
    raise SettingsError(
        f"{sv}: ”plugins” kör Python, och det görs bara där konfigurationen ligger i arbetsmappen eller ovanför den. "
        f"Kör malkoll från {shown(path.parent)}, eller ge --trust om du litar på det som ligger där.",
        f"{en}: “plugins” runs Python, which is done only where the configuration lies in the working directory or "
        f"above it. Run malkoll from {shown(path.parent)}, or give --trust if you trust what lies there.",
    )
