"""Rule files parsed once and remembered: the next run with the same files needs no parser.

A remembered pack is found by the hash of everything it was made of: the files' names and contents, the
grammar, malkoll's version and its parser's own files.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from malkoll.cache.place import fingerprint, keep_newest, own_files, recalled, remember, safe_folder
from malkoll.language.tree import Pack
from malkoll.resources import grammar_file

__all__ = ["load_pack"]

_KEPT = 32
"""Packs kept; the oldest go first."""
_TRUSTED = {"malkoll.language.tree", "malkoll.span", "malkoll.finding"}
_TRUSTED_NAMES = {("builtins", "frozenset")}


def load_pack(sources: Sequence[tuple[str, str]], *, cached: bool = True) -> Pack:
    """What the rule files, given as (path, text), define together: remembered, or parsed and then remembered.

    Where not ``cached`` nothing is.

    Raises:
        RuleFileError: there are mistakes in the files; these are never remembered.
    """
    place = _place(sources) if cached else None
    if place is not None:
        remembered = _recalled(place)
        if remembered is not None:
            return remembered
    from malkoll.language import load

    pack = load(sources)
    if place is not None and remember(place, pickle.dumps(pack, protocol=pickle.HIGHEST_PROTOCOL)):
        keep_newest(place.parent, ".pack", _KEPT)
    return pack


def _place(sources: Sequence[tuple[str, str]]) -> Path | None:
    folder = safe_folder()
    if folder is None:
        return None
    try:
        parts = [own_files("language"), grammar_file().read_bytes()]
    except OSError:
        return None
    for path, text in sources:
        parts += [path.encode(errors="surrogatepass"), text.encode(errors="surrogatepass")]
    return folder / f"{fingerprint(*parts)}.pack"


class _Unpickler(pickle.Unpickler):
    """Makes nothing but the tree's own classes, so that a file put in the cache by others can run nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if "." not in name and (module in _TRUSTED or (module, name) in _TRUSTED_NAMES):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _recalled(place: Path) -> Pack | None:
    body = recalled(place)
    if body is None:
        return None
    try:
        pack = _Unpickler(BytesIO(body)).load()
    except Exception:  # whatever is wrong with it, the files themselves are still there
        return None
    return pack if isinstance(pack, Pack) else None
