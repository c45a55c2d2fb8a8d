"""Rule files parsed once and remembered: the next run with the same files needs no parser.

A remembered pack is found by the hash of everything it was made of: the files' names and contents, the
grammar, malkoll's version and its parser's own files. Anything that differs, is missing or cannot be read
means parsing again; a cache can make a run quicker and nothing else. ``MALKOLL_CACHE`` names another
folder, and ``MALKOLL_CACHE=off`` remembers nothing.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from malkoll import __version__
from malkoll.language.tree import Pack
from malkoll.resources import grammar_file

__all__ = ["load_pack"]

_KEPT = 32
"""Packs kept; the oldest go first."""
_TRUSTED = {"malkoll.language.tree", "malkoll.span", "malkoll.finding"}
_TRUSTED_NAMES = {("builtins", "frozenset")}


def load_pack(sources: Sequence[tuple[str, str]]) -> Pack:
    """What the rule files, given as (path, text), define together: remembered, or parsed and then remembered.

    Raises:
        RuleFileError: there are mistakes in the files; these are never remembered.
    """
    place = _place(sources)
    if place is not None:
        remembered = _recalled(place)
        if remembered is not None:
            return remembered
    from malkoll.language import load

    pack = load(sources)
    if place is not None:
        _remember(place, pack)
    return pack


def _folder() -> Path | None:
    asked = os.environ.get("MALKOLL_CACHE", "").strip()
    if asked:
        return None if asked == "off" else Path(asked)
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    if base:
        return Path(base) / "malkoll"
    try:
        return Path.home() / ".cache" / "malkoll"
    except RuntimeError:  # no home
        return None


def _place(sources: Sequence[tuple[str, str]]) -> Path | None:
    folder = _folder()
    if folder is None:
        return None
    digest = sha256()

    def add(what: bytes) -> None:
        digest.update(len(what).to_bytes(8, "big"))
        digest.update(what)

    add(f"{__version__} {sys.implementation.cache_tag}".encode())
    try:
        add(grammar_file().read_bytes())
        for module in sorted((Path(__file__).parent.parent / "language").glob("*.py")):
            known = module.stat()
            add(f"{module.name} {known.st_size} {known.st_mtime_ns}".encode())
    except OSError:
        return None
    for path, text in sources:
        add(path.encode(errors="surrogatepass"))
        add(text.encode(errors="surrogatepass"))
    return folder / f"{digest.hexdigest()}.pack"


class _Unpickler(pickle.Unpickler):
    """Makes nothing but the tree's own classes, so that a file put in the cache by others can run nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if "." not in name and (module in _TRUSTED or (module, name) in _TRUSTED_NAMES):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _recalled(place: Path) -> Pack | None:
    try:
        data = place.read_bytes()
        kept, body = data[:32], data[32:]
        if sha256(body).digest() != kept:
            return None
        pack = _Unpickler(BytesIO(body)).load()
    except Exception:  # whatever is wrong with it, the files themselves are still there
        return None
    return pack if isinstance(pack, Pack) else None


def _remember(place: Path, pack: Pack) -> None:
    body = pickle.dumps(pack, protocol=pickle.HIGHEST_PROTOCOL)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_bytes(sha256(body).digest() + body)
        os.replace(draft, place)
        _prune(place.parent)
    except OSError:  # no room, no right: the next run parses again
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _prune(folder: Path) -> None:
    packs = sorted(folder.glob("*.pack"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in packs[_KEPT:]:
        old.unlink(missing_ok=True)
