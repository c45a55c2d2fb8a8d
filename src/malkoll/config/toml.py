"""Reading TOML so that what is wrong in it can be told with its line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from malkoll.errors import SettingsError, why_not
from malkoll.regexes import compiled
from malkoll.whole import read_whole

__all__ = ["PROJECT", "has_table", "key_lines", "our_table", "parsed", "shown", "text_of"]

PROJECT = "pyproject.toml"

_MOST = 1024 * 1024
"""Bytes of a configuration; a long one has some thousands."""


def shown(path: Path) -> str:
    """``path`` as a person would write it: relative where it lies in the working directory."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def text_of(path: Path) -> str:
    """The text of the configuration file ``path``.

    Raises:
        SettingsError: it cannot be read or is not UTF-8.
    """
    try:
        return read_whole(path, _MOST).decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        what = why_not(error)
        raise SettingsError(
            f"Konfigurationsfilen {shown(path)} kunde inte läsas: {what.sv}.",
            f"The configuration file {shown(path)} could not be read: {what.en}.",
        ) from error
    except UnicodeDecodeError:
        raise SettingsError(
            f"Konfigurationsfilen {shown(path)} är inte sparad som UTF-8. Spara om den som UTF-8.",
            f"The configuration file {shown(path)} is not saved as UTF-8. Save it again as UTF-8.",
        ) from None


def parsed(path: Path, text: str) -> dict[str, Any]:
    """The whole file as data.

    Raises:
        SettingsError: ``text`` is no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        sv, en = _why(str(error), text)
        raise SettingsError(
            f"Konfigurationsfilen {shown(path)} är inte giltig TOML: {sv}.",
            f"The configuration file {shown(path)} is not valid TOML: {en}.",
        ) from None


def our_table(path: Path, data: dict[str, Any]) -> dict[str, Any] | None:
    """The part of the file that is malkoll's: all of it, or in a pyproject.toml its table, where there is one.

    Raises:
        SettingsError: what is called ``tool.malkoll`` there is no table.
    """
    if path.name != PROJECT:
        return data
    tool = data.get("tool", {})
    table = tool.get("malkoll") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise SettingsError(
        f"{shown(path)}: ”tool.malkoll” ska vara en tabell: skriv [tool.malkoll] och nycklarna under den.",
        f"{shown(path)}: “tool.malkoll” must be a table: write [tool.malkoll] and the keys below it.",
    )


_LONGEST_VALUE = 500
"""Lines of a value in which its end is looked for."""

_AT = compiled(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
_NO_VALUE = "Invalid value"
_KNOWN = (
    ("Cannot overwrite a value", "samma nyckel står två gånger", "the same key stands twice"),
    ("Cannot declare", "samma tabell står två gånger", "the same table stands twice"),
    (_NO_VALUE, "värdet går inte att läsa; text ska stå inom citattecken",
     "the value cannot be read; text is to stand in quotes"),
    ("Expected '='", "likhetstecken saknas efter nyckeln", "there is no equals sign after the key"),
    ("Expected newline or end of document", "där står mer efter värdet", "there is more after the value"),
)  # fmt: skip


def _why(said: str, text: str) -> tuple[str, str]:
    at = _AT.search(said)
    plain = _AT.sub("", said)
    found = next(((sv, en) for begins, sv, en in _KNOWN if plain.startswith(begins)), None)
    if at is not None and at[1]:
        sv, en = found or ("den går inte att läsa", plain[:1].lower() + plain[1:])
        return f"rad {at[1]}, tecken {at[2]}: {sv}", f"line {at[1]}, character {at[2]}: {en}"
    line = _unfinished(text)
    if found is not None and not plain.startswith(_NO_VALUE):
        return f"rad {line}: {found[0]}", f"line {line}: {found[1]}"
    return (
        f"det som börjar på rad {line} är inte avslutat, till exempel med en hakparentes eller ett citattecken",
        f"what begins on line {line} is not finished, for example with a bracket or a quote",
    )


def _unfinished(text: str) -> int:
    lines = text.split("\n")
    whole = max(_whole_before(lines))
    return next((at + 1 for at in range(whole, len(lines)) if lines[at].strip()), 1)


def _whole_before(lines: list[str]) -> Iterator[int]:
    """The lines (from 0) before which nothing is left open; none of them where a value goes on for very long.

    What stands between two of them is parsed, and never all that stands before.
    """
    yield 0
    start = 0
    for at in range(1, len(lines)):
        if at - start > _LONGEST_VALUE:
            return
        if _complete(lines[start:at]):
            start = at
            yield at


def _complete(lines: list[str]) -> bool:
    import tomllib

    try:
        tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True


_HEAD = compiled(r"^\s*(?P<signs>\[\[?)(?P<key>[^\[\]]+)\]")
_KEY = compiled(r"^\s*+(?P<key>[^=#\[\]{}]++)=")


@lru_cache(maxsize=16)
def key_lines(path: Path, text: str) -> dict[tuple[str | int, ...], int]:
    """The line, from 1, on which each key and table of malkoll's part stands; ``text`` must be TOML.

    A line that looks like a key is one where all before it is whole: otherwise it stands within a text or a list.
    """
    lines = text.split("\n")
    whole = frozenset(_whole_before(lines))
    table: tuple[str | int, ...] = ()
    counted: dict[tuple[str | int, ...], int] = {}
    found: dict[tuple[str | int, ...], int] = {}
    for at, line in enumerate(lines):
        head = _HEAD.match(line)
        key = None if head else _KEY.match(line)
        written = head or key
        if written is None or at not in whole:
            continue
        keys = _keys(written["key"])
        if head is None:
            place = table + keys
        elif head["signs"] == "[[":
            number = counted.get(keys, -1) + 1
            counted[keys] = number
            table = place = (*keys, number)
            found.setdefault(keys, at + 1)
        else:
            table = place = keys
        found.setdefault(place, at + 1)
    ours: tuple[str, ...] = ("tool", "malkoll") if path.name == PROJECT else ()
    depth = len(ours)
    return {place[depth:]: line for place, line in found.items() if place[:depth] == ours}


def _keys(written: str) -> tuple[str, ...]:
    import tomllib

    try:
        inner: Any = tomllib.loads(f"{written} = 0")
    except tomllib.TOMLDecodeError:
        return (written,)
    keys = []
    while isinstance(inner, dict):
        ((key, inner),) = inner.items()
        keys.append(key)
    return tuple(keys)


def has_table(path: Path) -> bool:
    """Whether the pyproject.toml at ``path`` has a table of malkoll's.

    Raises:
        SettingsError: it speaks of malkoll, and is no TOML.
    """
    if not os.path.isfile(path):
        return False
    try:
        if b"malkoll" not in read_whole(path, _MOST):
            return False
    except OSError:
        return False
    return our_table(path, parsed(path, text_of(path))) is not None
