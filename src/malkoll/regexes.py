"""Regular expressions that an earlier run has compiled already.

malkoll knows some six hundred, and compiling them takes longer than checking a plan of thirty pages with them. What
the standard library compiles one to is a list of numbers, from which the next run can make the same expression thirty
times as quickly. Where those numbers are kept is the business of ``malkoll.cache``; without it ``compiled`` is
``re.compile``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["Code", "Key", "code_of", "compiled", "interpreter", "made_anew", "remember_with"]

Key = tuple[str, int]
"""An expression's text and flags, as asked for."""
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What ``_sre.compile`` makes an expression from: flags, numbers of four bytes each, and its groups and their names."""

_re: Any = re
_inside: Any = getattr(getattr(re, "_compiler", None), "_sre", None)

_recall: Callable[[], Mapping[Key, Code]] | None = None
_known: Mapping[Key, Code] | None = None
_anew: dict[Key, re.Pattern[str]] = {}


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as ``re.compile(pattern, flags)``.

    For expressions that are written in malkoll or in rule files: what a plan says is not remembered.
    """
    if _recall is None:
        return re.compile(pattern, flags)
    key = (pattern, int(flags))
    code = _remembered().get(key)
    if code is not None:
        made = _from(pattern, code)
        if made is not None:
            return made
    expression = _anew[key] = re.compile(pattern, flags)
    return expression


def interpreter() -> str | None:
    """What decides whether the numbers of one run mean the same to another; ``None`` where there is no telling."""
    try:
        return f"{sys.version} {sys.byteorder} {_inside.MAGIC} {_inside.CODESIZE}" if _inside.CODESIZE == 4 else None
    except AttributeError:
        return None


def remember_with(recall: Callable[[], Mapping[Key, Code]] | None) -> None:
    """From now on, take what ``recall`` returns for known; it is called when the first expression is asked for.

    ``None``: nothing is known and nothing new taken down.
    """
    global _recall, _known
    _recall = recall
    _known = None
    _anew.clear()


def made_anew() -> Mapping[Key, re.Pattern[str]]:
    """The expressions that were asked for and not known."""
    return _anew


def code_of(key: Key, expression: re.Pattern[str]) -> Code | None:
    """What ``expression`` can be made from again; ``None`` where this interpreter does not give it away as we know it.

    Two expressions are equal where their texts, flags, groups and numbers are: so it is tried before it is believed.
    """
    pattern, flags = key
    try:
        from array import array

        parsed = _re._parser.parse(pattern, flags)
        numbers = array("I", _re._compiler._code(parsed, flags)).tobytes()
        groups: dict[str, int] = dict(parsed.state.groupdict)
        names: list[str | None] = [None] * parsed.state.groups
        for name, number in groups.items():
            names[number] = name
        code = (int(flags | parsed.state.flags), numbers, parsed.state.groups - 1, groups, tuple(names))
        return code if _from(pattern, code) == expression else None
    except Exception:  # the inside of ``re`` is nobody's promise
        return None


def _from(pattern: str, code: Code) -> re.Pattern[str] | None:
    try:
        flags, numbers, groups, named, names = code
        made: re.Pattern[str] = _inside.compile(
            pattern, flags, memoryview(numbers).cast("I").tolist(), groups, named, names
        )
        return made
    except Exception:  # for the same reason
        return None


def _remembered() -> Mapping[Key, Code]:
    global _known
    if _known is None:
        _known = {}  # what is asked for while what is known is fetched is not
        _known = _recall() if _recall is not None else {}
    return _known
