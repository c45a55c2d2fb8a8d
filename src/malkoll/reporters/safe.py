"""Plan text made harmless for the formats it is put into: it comes from anybody, and is only ever text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from malkoll.regexes import compiled
from malkoll.reporters.wording import clean

__all__ = ["as_json", "json_array", "json_object", "one_line", "whole"]

_SURROGATE = compiled(r"[\ud800-\udfff]")
_DIRECTION = compiled(r"[\u061c\u200e\u200f\ufeff]")
_STEERS = compiled("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def whole(text: str) -> str:
    """``text`` as it can be written in UTF-8: half a character becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """``text`` on one line, without control characters and marks that change the direction of writing."""
    folded = _DIRECTION.sub("", clean(" ".join(text.split())))
    return whole(" ".join(folded.split()))  # what was taken away may have left a space first or last


def as_json(data: Any, indent: int | None = 2) -> str:
    """JSON with the plan's own letters in it; without ``indent`` on one line, whatever is taken for a line's end.

    What could steer a terminal, or turn the direction of writing, is written as its number.
    """
    import json

    text = whole(json.dumps(data, ensure_ascii=False, indent=indent))
    return _STEERS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def json_object(members: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """An object as ``as_json`` writes it, piece by piece: of a member that is an iterator, an item at a time."""
    between = "{"
    for name, value in members:
        yield f"{between}\n  {as_json(name)}: "
        if isinstance(value, Iterator):
            yield from json_array(value, "  ")
        else:
            yield as_json(value).replace("\n", "\n  ")
        between = ","
    yield "\n}"


def json_array(items: Iterable[Any], margin: str = "") -> Iterator[str]:
    """An array as ``as_json`` writes it, an item at a time; all lines after the first begin with ``margin``."""
    between = "["
    for item in items:
        said = as_json(item).replace("\n", f"\n{margin}  ")
        yield f"{between}\n{margin}  {said}"
        between = ","
    yield "[]" if between == "[" else f"\n{margin}]"
