"""Writing: findings to stdout or a file, everything else to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from malkoll.atomic import write_bytes, write_text
from malkoll.errors import SettingsError, why_not
from malkoll.reporters.wording import clean

if TYPE_CHECKING:
    from malkoll.cli.state import State
    from malkoll.reporters.screen import Look

__all__ = ["as_json", "complain", "hush", "look", "on_a_screen", "prepare_streams", "put"]


def prepare_streams() -> None:
    """UTF-8 out whatever the console's code page is; a character it cannot show is replaced, never an error."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us: nobody listens, and the exit code still tells
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as we live
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def as_json(data: Any) -> str:
    """JSON with the plan's own letters in it, and a line's end after it."""
    from malkoll.reporters import safe

    return safe.as_json(data) + "\n"


def look(state: State, color: str, output: str | None, verbose: bool = False) -> Look:
    """How the screen is: colours by flag, then ``NO_COLOR`` and ``FORCE_COLOR``, then whether it is a terminal."""
    from malkoll.reporters.screen import Look

    terminal = output is None and on_a_screen()
    width = None
    if terminal:
        from shutil import get_terminal_size

        width = max(40, get_terminal_size().columns)
    return Look(state.language, _colored(color, terminal), width, verbose)


def _colored(color: str, terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def on_a_screen() -> bool:
    """Whether what is written to stdout is seen by a person."""
    try:
        return sys.stdout.isatty()
    except ValueError:
        return False


def put(made: str | bytes | Iterator[str], output: str | None) -> None:
    """Write ``made`` to stdout, or to the file ``output``: all of it or nothing. What comes in pieces ends its lines.

    Raises:
        SettingsError: the file cannot be written.
    """
    if isinstance(made, str) and made and not made.endswith("\n"):
        made += "\n"
    if output is None:
        _say(made)
        return
    try:
        if isinstance(made, str):
            write_text(Path(output), made)
        elif isinstance(made, bytes):
            write_bytes(Path(output), made)
        else:
            write_bytes(Path(output), (piece.encode("utf-8", "replace") for piece in made))
    except OSError as error:
        what = why_not(error)
        raise SettingsError(
            f"Resultatet kunde inte skrivas till {output}: {what.sv}.",
            f"The result could not be written to {output}: {what.en}.",
        ) from None


def _say(made: str | bytes | Iterator[str]) -> None:
    try:
        if not isinstance(made, bytes):
            sys.stdout.writelines((made,) if isinstance(made, str) else made)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(made)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has had enough
        raise
    except OSError as error:
        hush()
        what = why_not(error)
        raise SettingsError(
            f"Resultatet kunde inte skrivas till standard ut: {what.sv}.",
            f"The result could not be written to standard output: {what.en}.",
        ) from None


def hush() -> None:
    """Nothing more can be written to stdout; the interpreter must not complain of it while it closes."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def complain(text: str) -> None:
    """Say to a person, on stderr, what stands in the way."""
    try:
        sys.stderr.write(f"malkoll: {clean(text)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody listens
        return
