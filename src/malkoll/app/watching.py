"""Checking again when something changes.

The files are looked at a few times a second instead of asking the system to tell: that works on network drives too,
where most plans lie, and needs no library.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import NoReturn

from malkoll.app.books import rule_files
from malkoll.app.files import STDIN, gather
from malkoll.app.options import Options, SettingsSource
from malkoll.config import CONFIGURATION_NAMES, Settings
from malkoll.errors import MalkollError
from malkoll.plugins import local_files

__all__ = ["Seen", "look", "watch"]

Seen = Mapping[str, tuple[int, int, int] | None]
"""Files by path: time of change, size and number on the disk; ``None`` for one that is not there."""

_PAUSE = 0.4
"""Seconds between looks, and how long everything must have been still before it is checked again."""
_AT_MOST = 0.1
"""The share of the time that looking may take: where there are many files, the pauses are longer."""


def watch(run: Callable[[tuple[str, ...]], None], look: Callable[[], Seen], pause: Callable[[float], None]) -> NoReturn:
    """Call ``run``, and again whenever ``look`` sees something else, with the paths that changed; never returns.

    What changes while it runs is seen as well. Files that are being written are waited for.
    """
    before = look()
    run(())
    while True:
        began = time.monotonic()
        now = look()
        rest = max(_PAUSE, (time.monotonic() - began) / _AT_MOST)
        if now == before:
            pause(rest)
            continue
        while True:
            pause(rest)
            again = look()
            if again == now:
                break
            now = again
        changed = tuple(sorted(path for path in {**before, **now} if before.get(path) != now.get(path)))
        before = now
        if changed:
            run(changed)


def look(paths: Iterable[str], options: Options) -> Seen:
    """Everything that decides the result of checking ``paths``: plans, rule files, templates, configuration."""
    return {path: _state(path) for path in sorted(set(_files(list(paths), options)))}


def _files(paths: list[str], options: Options) -> Iterator[str]:
    source = SettingsSource(options)
    plans = [path for path in paths if os.path.isfile(path)]
    with suppress(MalkollError):  # a configuration that cannot be followed: it is itself watched below
        plans = [one.path for one in gather(paths, source, ignoring=options.ignoring).sources if not one.stdin]
    yield from plans
    yield from (path for path in paths if path != STDIN and not os.path.isdir(path))
    places = {os.path.dirname(os.path.abspath(path)) for path in plans}
    places |= {os.path.abspath(path) for path in paths if os.path.isdir(path)} | {os.getcwd()}
    if options.config is None and not options.no_config:
        yield from _configurations(places)
    for settings in _all_settings(source, places):
        yield from _named_in(settings)
    if options.config is not None:
        yield str(options.config)


def _configurations(places: Iterable[str]) -> Iterator[str]:
    """Where a configuration for one of ``places`` is or may come to be."""
    folders = {str(one) for place in places for one in (Path(place), *Path(place).parents)}
    for folder in folders:
        yield from (os.path.join(folder, name) for name in CONFIGURATION_NAMES)


def _all_settings(source: SettingsSource, places: Iterable[str]) -> Iterator[Settings]:
    for place in places:
        with suppress(MalkollError):
            yield source.of(Path(place))


def _named_in(settings: Settings) -> Iterator[str]:
    """The files that a configuration names, whatever it names them for; of a folder, the rule files in it."""
    for field in fields(settings):
        value = getattr(settings, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Path):
                yield str(one)
                with suppress(MalkollError):
                    yield from map(str, rule_files(one))
    for plugin in settings.plugins:
        yield from local_files(plugin)
    if settings.template is not None and settings.template.casefold().endswith(".mall"):
        yield settings.template


def _state(path: str) -> tuple[int, int, int] | None:
    try:
        known = os.stat(path)
    except (OSError, ValueError):
        return None
    return known.st_mtime_ns, known.st_size, known.st_ino
