"""What each plugin brings: ``malkoll plugins``."""

from __future__ import annotations

from pathlib import Path

from malkoll.app.books import load_book
from malkoll.app.options import Options, SettingsSource
from malkoll.engine import RuleBook
from malkoll.plugins import Plugin
from malkoll.reporters.plugin_view import PluginView

__all__ = ["plugin_views"]


def plugin_views(options: Options) -> tuple[PluginView, ...]:
    """The plugins that take part in the working directory, malkoll itself left out, and what each brought.

    Raises:
        PluginError: one that cannot be loaded.
        SettingsError: the configuration cannot be followed.
        RuleFileError: a rule file cannot be loaded.
    """
    source = SettingsSource(options)
    settings = source.of(Path.cwd())
    plugins = source.plugins(settings)
    if not plugins.others:
        return ()
    book = load_book(settings.rules, plugins)
    return tuple(_view(one, book) for one in plugins.others)


def _view(plugin: Plugin, book: RuleBook) -> PluginView:
    brought = plugin.brought
    ours = f"{plugin.name}:"
    checks = [one.name for one in brought.checks]
    named = {
        "rules": sorted(one.code for one in book.requirements if one.path.startswith(ours)),
        "templates": sorted(one.name for one in book.templates if one.path.startswith(ours)),
        "word_lists": sorted(
            one.names.sv or one.names.en or "" for one in book.word_lists if one.path.startswith(ours)
        ),
        "checks": checks,
        "readers": [f"{one.name} ({', '.join(one.suffixes)})" for one in brought.readers],
        "reporters": [one.name for one in brought.reporters],
    }
    called = {one.check.casefold() for one in book.requirements if one.check is not None}
    return PluginView(
        plugin.name,
        plugin.version,
        plugin.place,
        {kind: tuple(names) for kind, names in named.items() if names},
        tuple(name for name in checks if name.casefold() not in called),
    )
