"""Where the rules and the grammar that ship with malkoll lie.

In an installed package they lie in ``malkoll/_data``; in a checkout they lie two levels up, beside
``pyproject.toml``. Nothing else is tried, so that a missing folder is told and not papered over.
"""

from __future__ import annotations

from pathlib import Path

from malkoll.errors import MalkollError

__all__ = ["folder", "grammar_file", "rules_folder"]

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The shipped folder ``name`` ("rules" or "grammar").

    Raises:
        MalkollError: neither the package nor a checkout around it holds the folder.
    """
    packed = _PACKAGE / "_data" / name
    if packed.is_dir():
        return packed
    root = _PACKAGE.parent.parent
    beside = root / name
    if (root / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    raise MalkollError(
        f"malkoll är inte helt installerat: mappen ”{name}” saknas. Installera om med pip.",
        f"malkoll is not fully installed: the folder “{name}” is missing. Reinstall it with pip.",
    )


def rules_folder() -> Path:
    """The folder of requirement packs, with ``templates/`` and ``words/`` in it."""
    return folder("rules")


def grammar_file() -> Path:
    """The grammar of the requirement language."""
    return folder("grammar") / "malkoll.lark"
