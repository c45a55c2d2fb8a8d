"""What a plugin did wrong, in words that its author can act on; whatever it hands over can be shown."""

from __future__ import annotations

import os

from malkoll.finding import Text
from malkoll.plugins.bounded import LIMIT, BrokeError, ReplacedError, SlowError, own_line

__all__ = ["WrongError", "fault", "is_said", "kind_of", "missing_beside", "shown", "wrong_text"]

_LONGEST = 300
"""Characters kept of what an exception says."""


class WrongError(Exception):
    """What came back is not what it should be. The text goes on from what gave it."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(sv=sv, en=en)


def fault(error: BrokeError | SlowError, home: str = "") -> Text:
    """What went wrong and where, as a sentence that goes on from what was being done.

    ``home`` is the plugin's folder: the line told is the last one in it that was reached.
    """
    line = own_line(error.frames, home)
    if isinstance(error, SlowError):
        was = Text("", "") if line is None else Text(f" Den var då i {_at(line, 'sv')}.", f" It was at {_at(line)}.")
        return Text(
            sv=f"blev inte klar inom {error.limit:g} s ({LIMIT} ändrar gränsen).{was.sv}",
            en=f"was not done within {error.limit:g} s ({LIMIT} changes the limit).{was.en}",
        )
    cause = error.cause
    if isinstance(cause, WrongError):
        return cause.text
    if isinstance(cause, ReplacedError):
        return Text(
            sv=f"byter ut {cause.name}, som är Pythons egen och som allt annat också använder. Ta bort det.",
            en=f"replaces {cause.name}, which is Python's own and used by all else as well. Take that away.",
        )
    where = Text("", "") if line is None else Text(f" ({_at(line, 'sv')})", f" ({_at(line)})")
    if isinstance(cause, SystemExit):
        return Text(
            sv=f"försökte avsluta malkoll (SystemExit){where.sv}.", en=f"tried to end malkoll (SystemExit){where.en}."
        )
    what = raised(cause)
    return Text(sv=f"gick sönder: {what}{where.sv}.", en=f"broke: {what}{where.en}.")


def raised(cause: BaseException) -> str:
    """An exception on one line; one that cannot be shown is called by its kind."""
    try:
        said = " ".join(str(cause).encode("utf-8", "replace").decode().split())
    except Exception:  # its own __str__ is broken
        said = ""
    said = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
    return f"{type(cause).__name__}: {said}".rstrip(": ").removesuffix(".")


def _at(line: tuple[str, int], language: str = "en") -> str:
    return f"{line[0]}, {'rad' if language == 'sv' else 'line'} {line[1]}"


def shown(value: object) -> str:
    """``value`` as Python writes it, on one line and cut short."""
    try:
        said = " ".join(repr(value).encode("utf-8", "replace").decode().split())
    except Exception:  # its own __repr__ is broken
        return type(value).__name__
    return said if len(said) <= 80 else said[:79] + "…"


def kind_of(value: object) -> str:
    """What kind of thing ``value`` is."""
    return "None" if value is None else type(value).__name__


def is_said(value: object) -> bool:
    """Whether ``value`` is text that can be written to any file."""
    if not isinstance(value, str):
        return False
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:  # half a character
        return False
    return True


def wrong_text(value: object) -> bool:
    """Whether ``value`` is not words in at least one language."""
    if type(value) is not Text:
        return True
    said = [one for one in (value.sv, value.en) if one is not None]
    return not said or not all(is_said(one) and one.strip() for one in said)


def missing_beside(cause: BaseException | None, home: str) -> Text:
    """What to write where ``cause`` is that a file was imported which lies beside the plugin's; else ""."""
    name = getattr(cause, "name", None) if isinstance(cause, ModuleNotFoundError) else None
    if not isinstance(name, str) or not name.isidentifier() or not os.path.isdir(home):
        return Text("", "")
    beside = (os.path.join(home, f"{name}.py"), os.path.join(home, name, "__init__.py"))
    if not any(os.path.isfile(one) for one in beside):
        return Text("", "")
    return Text(
        sv=f" Filen ligger bredvid tilläggets: skriv from .{name} import …, eller from . import {name}.",
        en=f" That file lies beside the plugin's: write from .{name} import …, or from . import {name}.",
    )
