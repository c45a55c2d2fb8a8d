"""What the shell is offered when somebody presses the tab key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from malkoll.errors import MalkollError

if TYPE_CHECKING:
    from malkoll.engine import RuleBook

__all__ = ["codes", "files", "formats", "one_code", "plugins", "templates"]


def files(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Whatever files and folders the shell finds."""
    return [CompletionItem(incomplete, type="file")]


def formats(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of formats; after an equals sign it is a file's turn."""
    from malkoll.plugins import load_plugins
    from malkoll.reporters.registry import REPORTERS

    _, mark, file = incomplete.partition("=")
    if mark:
        return [CompletionItem(file, type="file")]
    try:
        known = load_plugins().reporters
    except MalkollError:
        known = REPORTERS
    return [CompletionItem(one.name) for one in known if one.name.startswith(incomplete.casefold())]


def plugins(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of plugins: none is loaded, since one that cannot be is what somebody wants to do without."""
    from pathlib import Path

    from malkoll.app.options import Options, SettingsSource
    from malkoll.app.plugins import plugin_names

    try:
        settings = SettingsSource(Options()).of(Path.cwd())
    except MalkollError:
        return []
    return [CompletionItem(name) for name in plugin_names(settings) if name.startswith(incomplete)]


def codes(context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes and names of rules; after a comma the next of them."""
    before, comma, last = incomplete.rpartition(",")
    return [CompletionItem(f"{before}{comma}{word}", help=about) for word, about in _rules(context, last)]


def one_code(context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """A rule's code or name."""
    return [CompletionItem(word, help=about) for word, about in _rules(context, incomplete)]


def templates(context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of templates, and files where none begins so."""
    begins = incomplete.casefold()
    names = sorted(one.name for one in _book(context).templates if one.name.casefold().startswith(begins))
    return [CompletionItem(name) for name in names] or files(context, param, incomplete)


def _rules(context: click.Context, begins: str) -> Iterator[tuple[str, str]]:
    """Codes that begin so; names only where something is written, since they would be twice as many."""
    wanted = begins.casefold()
    book = _book(context)
    for one in sorted(book.requirements, key=lambda one: one.code):
        if one.code.casefold().startswith(wanted):
            yield one.code, one.name
        elif wanted and one.name.casefold().startswith(wanted):
            yield one.name, one.code


def _book(context: click.Context) -> RuleBook:
    """The rules that hold here; those that ship where the configuration cannot be followed.

    Of plugins only those that are installed: the tab key runs no code that lies in a folder.
    """
    from pathlib import Path

    from malkoll.app.books import Books, load_book
    from malkoll.app.options import SettingsSource
    from malkoll.cli.options import wishes
    from malkoll.plugins import load_plugins

    try:
        source = SettingsSource(wishes(**context.params))
        return Books(lambda _: load_plugins()).whole(source.of(Path.cwd()))
    except (MalkollError, click.ClickException):
        return load_book()
