"""Regular expressions once compiled and remembered; see ``malkoll.regexes``.

They are found by the interpreter's version and that of the part of it that compiles them, so that what one interpreter
wrote is never given to another.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from pathlib import Path

from malkoll import __version__
from malkoll.cache.place import fingerprint, keep_newest, recalled, remember, safe_folder
from malkoll.regexes import Code, Key, code_of, interpreter, made_anew

__all__ = ["keep", "recall"]

_MOST = 4000
"""Expressions remembered. Where rules of many kinds have come and gone, it begins again from those now in use."""
_KEPT = 4
"""Interpreters whose expressions are kept; those written longest ago go first."""


def recall() -> Mapping[Key, Code]:
    """What an earlier run has compiled; nothing where that is not to be had."""
    place = _place()
    body = None if place is None else recalled(place)
    if body is None:
        return {}
    try:
        known = marshal.loads(body)
    except (EOFError, ValueError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def keep() -> None:
    """Remember what this run has compiled, with what was known before."""
    anew = made_anew()
    place = _place() if anew else None
    if place is None:
        return
    fresh = {key: code for key, one in anew.items() if (code := code_of(key, one)) is not None}
    if not fresh:
        return
    known = dict(recall())
    if len(known) + len(fresh) > _MOST:
        known = {}
    if remember(place, marshal.dumps({**known, **fresh})):
        keep_newest(place.parent, ".expressions", _KEPT)


def _place() -> Path | None:
    folder = safe_folder()
    meant_for = interpreter()
    if folder is None or meant_for is None:
        return None
    return folder / f"{fingerprint(__version__.encode(), meant_for.encode())}.expressions"
