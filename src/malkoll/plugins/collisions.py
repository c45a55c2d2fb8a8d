"""What two plugins bring that can be there only once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from malkoll.errors import PluginError
from malkoll.plugins.loaded import Brought, Plugin

__all__ = ["check_collisions"]


def check_collisions(loaded: list[Plugin]) -> None:
    """Whether the last plugin brings something that is already there. Codes of rules are compared with their files.

    Raises:
        PluginError: it does; both plugins are named.
    """
    last = loaded[-1]
    for at, other in enumerate(loaded):
        names = () if other is last else _taken(other, ours=at == 0)
        for name in _taken(last, ours=False):
            if name in names:
                raise _collision(last, other, name)
    twice = [one for field in fields(Brought) for one in _repeated(last, field.name)]
    if twice:
        raise _collision(last, last, twice[0])


def _taken(plugin: Plugin, *, ours: bool) -> tuple[tuple[str, str], ...]:
    """What a plugin lays hold of, each as what it is in Swedish and its name; names come before suffixes.

    A suffix of malkoll's own readers is free for one that reads it better.
    """
    brought = plugin.brought
    return (
        *(("kontrollen", one.name.casefold()) for one in brought.checks),
        *(("läsaren", one.name) for one in brought.readers),
        *(("formatet", one.name) for one in brought.reporters),
        *(("läsarens ändelse", end) for one in (() if ours else brought.readers) for end in one.suffixes),
        *(("formatets ändelse", end) for one in brought.reporters for end in one.suffixes),
    )


_IN_ENGLISH = {
    "kontrollen": "the check",
    "läsaren": "the reader",
    "läsarens ändelse": "the reader's suffix",
    "formatet": "the format",
    "formatets ändelse": "the format's suffix",
}
_NAMED = {"checks": "kontrollen", "readers": "läsaren", "reporters": "formatet"}
_SUFFIXES = {"readers": "läsarens ändelse", "reporters": "formatets ändelse"}


def _repeated(plugin: Plugin, field: str) -> Iterator[tuple[str, str]]:
    if field in _NAMED:
        items = getattr(plugin.brought, field)
        names = [one.name.casefold() for one in items]
        yield from ((_NAMED[field], name) for name in names if names.count(name) > 1)
        if field in _SUFFIXES:
            ends = [end for one in items for end in one.suffixes]
            yield from ((_SUFFIXES[field], end) for end in ends if ends.count(end) > 1)


def _collision(last: Plugin, other: Plugin, taken: tuple[str, str]) -> PluginError:
    kind, name = taken
    if last is other:
        return last.failed(f"har {kind} {name} två gånger.", f"has {_IN_ENGLISH[kind]} {name} twice.")
    return last.failed(
        f"har {kind} {name}, som redan kommer från {other.shown}. Byt namn på den ena.",
        f"has {_IN_ENGLISH[kind]} {name}, which already comes from {other.shown}. Rename one of them.",
    )
