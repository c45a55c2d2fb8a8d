"""Results as bytes and back: JSON, compressed. Nothing in it can name a class or run anything.

What a dataclass becomes is read from its own fields, so that one that gets a field more is kept whole: a list of its
values in their order. The path of the plan is left out wherever it stands, and is given when the result is read:
the same text under another name is the same result.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Callable, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from malkoll.bulk import maker
from malkoll.cache.raw import Raw
from malkoll.finding import GoalRef, Text

__all__ = ["decoded", "encoded"]

_LEVEL = 1
_ALIKE: tuple[type, ...] = (Text, GoalRef)
_WORDS = frozenset({"code", "name", "id"})
"""Small things and fields of few words that come again and again: each is kept in memory once."""

_Decode = Callable[[Any, str], Any]


def encoded(raw: Raw) -> bytes:
    """``raw`` as bytes."""
    path = raw.report.path if raw.report is not None else None
    return zlib.compress(json.dumps(_plain(raw, path), ensure_ascii=True, separators=(",", ":")).encode(), _LEVEL)


def decoded(data: bytes, path: str) -> Raw:
    """What ``encoded`` was given, for the plan now called ``path``.

    Raises:
        ValueError, TypeError, IndexError, AttributeError, RecursionError, zlib.error: it is something else.
    """
    raw: Raw = _decoder(Raw)(json.loads(zlib.decompress(data)), path)
    return raw


def _plain(value: Any, path: str | None) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Sequence):
        return [_plain(one, path) for one in value]
    if isinstance(value, Set):
        return [_plain(one, path) for one in sorted(value)]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return [
            None if name == "path" and getattr(value, name) == path else _plain(getattr(value, name), path)
            for name in _names(type(value))
        ]
    return value


@lru_cache(maxsize=64)
def _names(made: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(made))


@lru_cache(maxsize=64)
def _decoder(hint: Any) -> _Decode:
    found = _needed(hint)
    return found if found is not None else _as_is


def _as_is(value: Any, path: str) -> Any:
    return value


def _once(value: Any, path: str) -> Any:
    return sys.intern(value)


def _needed(hint: Any) -> _Decode | None:
    """How a value of the type ``hint`` is read; ``None`` where JSON has it as it is."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not type(None))
        decode = _needed(inner)
        return None if decode is None else lambda value, path: None if value is None else decode(value, path)
    if origin in (tuple, Sequence):
        return _collector(tuple, get_args(hint))
    if origin in (Set, frozenset):
        return _collector(frozenset, get_args(hint))
    if origin is Literal:
        return _once
    if hint in (str, int, float, bool):
        return None
    if hint is date:
        return lambda value, path: date.fromisoformat(value)
    if is_dataclass(hint) and isinstance(hint, type):
        return _maker(hint)
    raise TypeError(f"results cannot hold {hint}")


def _collector(made: type, inner: tuple[Any, ...]) -> _Decode:
    """A tuple of any length, one of so many values, or a set."""
    if made is tuple and len(inner) > 1 and inner[-1] is not Ellipsis:
        decoders = [_decoder(one) for one in inner]
        return lambda value, path: tuple([decode(one, path) for decode, one in zip(decoders, value, strict=True)])
    decode = _decoder(inner[0])
    return lambda value, path: made([decode(one, path) for one in value])


def _maker(made: type) -> _Decode:
    hints = get_type_hints(made)
    names = _names(made)
    decoders = [
        (at, decode)
        for at, name in enumerate(names)
        if (decode := _once if name in _WORDS and hints[name] is str else _needed(hints[name])) is not None
    ]
    where = names.index("path") if "path" in names else None
    make: Callable[..., Any] = maker(made)
    if made in _ALIKE:
        make = lru_cache(maxsize=4096)(make)

    def decode_one(value: Any, path: str) -> Any:
        for at, decode in decoders:
            value[at] = decode(value[at], path)
        if where is not None and value[where] is None:
            value[where] = path
        return make(*value)

    return decode_one
