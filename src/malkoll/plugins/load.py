"""Loading plugins one by one: the first that is not as it should be stops the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from malkoll.errors import PluginError, SettingsError
from malkoll.finding import Text
from malkoll.hooks import PROJECT, PluginHooks
from malkoll.plugins.collisions import check_collisions
from malkoll.plugins.find import Installed, installed
from malkoll.plugins.loaded import BUILT_IN_NAME, Brought, Checks, Plugin, Plugins, Wanted
from malkoll.plugins.local import Local

if TYPE_CHECKING:
    from pluggy import PluginManager

    from malkoll.verdict import Check

__all__ = ["forget", "found_names", "load_plugins", "local_files"]

_FIRST = Wanted()
_T = TypeVar("_T")


def load_plugins(wanted: Wanted = _FIRST) -> Plugins:
    """Malkoll's own plugin and those that ``wanted`` wants. The same plugins are loaded once.

    Raises:
        PluginError: one that cannot be loaded, is no plugin, or brings what another has brought.
        SettingsError: one to do without that is not there.
    """
    local = tuple(Local(path) for path in wanted.local)
    return _loaded(wanted, tuple(one.told() for one in local))


def found_names(wanted: Wanted) -> tuple[str, ...]:
    """The names of the plugins that are found; none is loaded."""
    return tuple(one.name for one in _found(wanted))


def local_files(path: Path) -> tuple[str, ...]:
    """The files of the local Python at ``path``, with those beside it that it imports."""
    return Local(path).files()


def forget() -> None:
    """Look for plugins anew the next time."""
    _loaded.cache_clear()


@lru_cache(maxsize=32)
def _loaded(wanted: Wanted, _contents: tuple[bytes, ...]) -> Plugins:
    import pluggy

    from malkoll.plugins import built_in

    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(_specified())
    loaded = [_ours(manager, built_in)]
    for one in _chosen(wanted):
        loaded.append(_load(one, manager))
        check_collisions(loaded)
    return _together(wanted, loaded)


def _specified() -> type[PluginHooks]:
    import pluggy

    mark = pluggy.HookspecMarker(PROJECT)
    for name, function in vars(PluginHooks).items():
        if name.startswith("malkoll_"):
            mark(function)
    return PluginHooks


def _ours(manager: PluginManager, plugin: object) -> Plugin:
    """What ships, by the same hooks; that nothing of it is missing is for our own tests."""
    from malkoll import __version__

    manager.register(plugin, BUILT_IN_NAME)
    brought = {hook: tuple(function()) for hook, function in _hooks(manager, plugin)}
    return Plugin(BUILT_IN_NAME, __version__, BUILT_IN_NAME, Brought(**_by_field(brought)))


def _chosen(wanted: Wanted) -> list[Installed | Local]:
    """The plugins to load, in order.

    Raises:
        SettingsError: one to do without is not among them.
        PluginError: two of them have the same name.
    """
    found = _found(wanted)
    _check_without(wanted, found)
    chosen = [one for one in found if not {_plain(one.name), _plain(one.place)} & _plains(wanted.without)]
    for one in chosen:
        if not one.name.strip():
            raise PluginError(
                f"Ett tillägg i {one.place} har inget namn. Skriv det före = i dess startpunkt.",
                f"A plugin of {one.place} has no name. Write it before = in its entry point.",
            )
    seen: dict[str, Installed | Local] = {}
    for one in chosen:
        other = seen.setdefault(_plain(one.name), one)
        if other is not one or one.name == BUILT_IN_NAME:
            place = other.place if other is not one else BUILT_IN_NAME
            raise PluginError(
                f"Två tillägg heter {one.name}: {place} och {one.place}. Byt namn på det ena, eller ta bort det.",
                f"Two plugins are called {one.name}: {place} and {one.place}. Rename one of them, or remove it.",
            )
    return chosen


def _found(wanted: Wanted) -> list[Installed | Local]:
    return [*installed(), *(Local(path) for path in wanted.local)]


def _check_without(wanted: Wanted, found: list[Installed | Local]) -> None:
    known = {_plain(name) for one in found for name in (one.name, one.place)}
    for name in sorted(wanted.without):
        if _plain(name) not in known:
            there = ", ".join(one.name for one in found)
            raise SettingsError(
                f"--without-plugin {name}: det finns inget sådant tillägg här. "
                + (f"Det finns: {there}." if there else "Det finns inga alls."),
                f"--without-plugin {name}: there is no such plugin here. "
                + (f"There are: {there}." if there else "There are none at all."),
            )


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(".", "_")


def _plains(names: frozenset[str]) -> set[str]:
    return {_plain(name) for name in names}


def _load(found: Installed | Local, manager: PluginManager) -> Plugin:
    """Import a plugin, look at its hooks, and look at what each gives.

    Raises:
        PluginError: something is wrong with it.
    """
    from malkoll.plugins.items import listed
    from malkoll.plugins.untouched import changed, ours
    from malkoll.plugins.verify import what_is_wrong

    named = Plugin(found.name, found.version, found.place, home=found.home())
    _check_version(found, named)
    before = ours()
    plugin = _done(found.load, named, Text(sv="kunde inte läsas in: det", en="could not be loaded: it"))
    wrong = _done(lambda: what_is_wrong(plugin), named, Text(sv="går inte att använda: det", en="cannot be used: it"))
    if wrong is not None:
        raise named.failed(wrong.sv or "", wrong.en or "")
    _register(manager, plugin, named)
    brought: dict[str, tuple[Any, ...]] = {}
    for hook, function in _hooks(manager, plugin):
        what = Text(sv=f"går inte att använda: {hook}", en=f"cannot be used: {hook}")
        brought[hook] = _done(lambda hook=hook, function=function: listed(hook, function()), named, what)  # type: ignore[misc]
    replaced = changed(before)
    if replaced is not None:
        raise named.failed(
            f"byter ut {replaced}, som är malkolls egen. Ta bort det: krokarna är det som ett tillägg får använda.",
            f"replaces {replaced}, which is malkoll's own. Take that away: the hooks are what a plugin may use.",
        )
    return replace(named, brought=Brought(**_by_field(brought)), fingerprint=found.told())


def _check_version(found: Installed | Local, named: Plugin) -> None:
    wanted = found.unmet() if isinstance(found, Installed) else None
    if wanted is not None:
        from malkoll import __version__

        raise named.failed(
            f"kräver malkoll {wanted}, och det här är {__version__}. Uppgradera malkoll, eller installera en version "
            "av tillägget som är gjord för den här.",
            f"requires malkoll {wanted}, and this is {__version__}. Upgrade malkoll, or install a version of the "
            "plugin that is made for this one.",
        )


def _done(call: Callable[[], _T], plugin: Plugin, what: Text) -> _T:
    """What ``call`` gives, which runs the plugin's code; ``what`` begins the sentence that says what was being done.

    Raises:
        PluginError: it went wrong.
    """
    from malkoll.plugins.bounded import BrokeError, SlowError, bounded
    from malkoll.plugins.saying import fault, missing_beside

    try:
        return bounded(call)
    except (BrokeError, SlowError) as error:
        cause = error.cause if isinstance(error, BrokeError) else None
        if isinstance(cause, PluginError):
            raise cause from None
        said, beside = fault(error, plugin.home), missing_beside(cause, plugin.home)
        raise plugin.failed(f"{what.sv} {said.sv}{beside.sv}", f"{what.en} {said.en}{beside.en}") from error


def _register(manager: PluginManager, plugin: object, named: Plugin) -> None:
    """Hand the plugin to pluggy, which looks at the same things with its own eyes."""
    from pluggy import PluginValidationError

    other = manager.get_name(plugin)
    if other is not None:
        raise named.failed(
            f"är samma Python som {other}. Ta bort den ena startpunkten.",
            f"is the same Python as {other}. Take away one of the entry points.",
        )
    try:
        manager.register(plugin, named.name)
        manager.check_pending()
    except (PluginValidationError, ValueError) as error:
        raise named.failed(f"godtas inte av pluggy: {error}.", f"is refused by pluggy: {error}.") from error


def _hooks(manager: PluginManager, plugin: object) -> Iterator[tuple[str, Any]]:
    """The plugin's own functions by hook, in the order of the hooks."""
    for name in vars(PluginHooks):
        if name.startswith("malkoll_"):
            for one in getattr(manager.hook, name).get_hookimpls():
                if one.plugin is plugin:
                    yield name, one.function


def _by_field(brought: Mapping[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    return {hook.removeprefix("malkoll_"): items for hook, items in brought.items()}


def _together(wanted: Wanted, loaded: list[Plugin]) -> Plugins:
    ours, *others = loaded
    readers, reporters = list(ours.brought.readers), list(ours.brought.reporters)
    checks: dict[str, Check] = {one.name: one.check for one in ours.brought.checks}
    if others:
        from malkoll.plugins.guard import guarded_check, guarded_reader, guarded_reporter

        for plugin in others:
            readers += [guarded_reader(one, plugin) for one in plugin.brought.readers]
            reporters += [guarded_reporter(one, plugin) for one in plugin.brought.reporters]
            checks |= {one.name: guarded_check(one, plugin) for one in plugin.brought.checks}
    return Plugins(wanted, tuple(loaded), tuple(readers), tuple(reporters), Checks(checks, wanted))
