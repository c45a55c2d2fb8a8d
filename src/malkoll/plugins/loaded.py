"""Plugins as they are after they have been loaded and found good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from malkoll.errors import PluginError
from malkoll.finding import Text
from malkoll.hooks import NamedCheck, Reader, Reporter
from malkoll.records import record

if TYPE_CHECKING:
    from malkoll.verdict import Check

__all__ = ["BUILT_IN_NAME", "Brought", "Checks", "Plugin", "Plugins", "Wanted"]

BUILT_IN_NAME = "malkoll"


@record
class Wanted:
    """Which plugins a run wants: all that are installed and the Python at ``local``, but for those named ``without``.

    A path in ``local`` is a file, a package's folder, or, where nothing lies there, the name of a module that can be
    imported. Whether it may be run has been decided before it stands here.
    """

    local: tuple[Path, ...] = ()
    without: frozenset[str] = frozenset()


@record
class Brought:
    """What a plugin brought, by hook."""

    rules: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    word_lists: tuple[Path, ...] = ()
    checks: tuple[NamedCheck, ...] = ()
    readers: tuple[Reader, ...] = ()
    reporters: tuple[Reporter, ...] = ()


@record
class Plugin:
    """A plugin: its name, the distribution it comes with and that one's version, or the file it lies in.

    ``version`` is ``None`` for local Python. ``fingerprint`` changes when the plugin does. ``home`` is the folder (or
    the only file) of its Python, "" where that is not known.
    """

    name: str
    version: str | None
    place: str
    brought: Brought = Brought()
    fingerprint: bytes = b""
    home: str = ""

    @property
    def shown(self) -> str:
        """The plugin for people: its name, and where it comes from with its version."""
        return f"{self.name} ({self.place}{f' {self.version}' if self.version is not None else ''})"

    def failed(self, sv: str, en: str) -> PluginError:
        """The error for something wrong with it: ``sv`` and ``en`` go on from its name and say what to do."""
        return PluginError(
            f"Tillägget {self.shown} {sv} Med --without-plugin {self.name} körs malkoll utan det.",
            f"The plugin {self.shown} {en} With --without-plugin {self.name} malkoll runs without it.",
        )

    def broke(self, sv: str, en: str) -> Text:
        """What it did wrong at its work, in a sentence that names it."""
        return Text(
            sv=f"Tillägget {self.shown}: {sv} Rätta tillägget, eller kör utan det med --without-plugin {self.name}.",
            en=f"The plugin {self.shown}: {en} Mend the plugin, or run without it by --without-plugin {self.name}.",
        )


class Checks(Mapping[str, "Check"]):
    """Checks by name. Sent to another process they are loaded anew there: functions cannot be sent."""

    def __init__(self, found: Mapping[str, Check], wanted: Wanted) -> None:
        self._found = found
        self._wanted = wanted

    @property
    def left_out(self) -> tuple[str, ...]:
        """The names of plugins that the run does without; a check that is missing may be theirs."""
        return tuple(sorted(self._wanted.without))

    def __getitem__(self, name: str) -> Check:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __reduce__(self) -> tuple[Any, ...]:
        return _checks_of, (self._wanted,)


@record
class Plugins:
    """All plugins of a run, malkoll itself first, and what they brought together.

    ``readers`` are in such an order that the last one for a suffix goes first. ``wanted`` is what was asked for; sent
    to another process the plugins are loaded anew there.
    """

    wanted: Wanted
    loaded: tuple[Plugin, ...]
    readers: tuple[Reader, ...]
    reporters: tuple[Reporter, ...]
    checks: Mapping[str, Check]

    @property
    def others(self) -> tuple[Plugin, ...]:
        """Those that are not malkoll itself."""
        return self.loaded[1:]

    @property
    def fingerprint(self) -> bytes:
        """What sets these plugins apart from others, as far as results depend on them; empty without any."""
        return b"\0".join(one.fingerprint for one in self.others)

    def __reduce__(self) -> tuple[Any, ...]:
        return _loaded, (self.wanted,)


def _loaded(wanted: Wanted) -> Plugins:
    from malkoll.plugins.load import load_plugins

    return load_plugins(wanted)


def _checks_of(wanted: Wanted) -> Mapping[str, Check]:
    return _loaded(wanted).checks
