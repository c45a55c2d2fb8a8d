"""What holds for a whole run: its language, and whether it is being debugged."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

import click

from malkoll.records import record

if TYPE_CHECKING:
    from malkoll.app.options import Options

__all__ = ["Language", "State", "current", "first_state"]

Language = Literal["sv", "en"]
_DEFAULT: Language = "sv"


@record(frozen=False)
class State:
    """The run's language; ``chosen`` says what set it, a flag or the environment, so that configuration may not."""

    language: Language = _DEFAULT
    chosen: Literal["flag", "environment"] | None = None
    debug: bool = False

    def settle(self, options: Options, path: str) -> None:
        """Take the language of the configuration that holds for ``path``, where nothing else has chosen one.

        Raises:
            SettingsError: the configuration cannot be followed.
        """
        if self.chosen:
            return
        from pathlib import Path

        from malkoll.app.options import SettingsSource

        found = SettingsSource(options).of(Path(path) if path != "-" else Path.cwd())
        self.language = found.language or _DEFAULT


def first_state(arguments: Sequence[str]) -> State:
    """The state that can be told before the arguments are parsed, so that mistakes in them are told in it too."""
    state = State()
    asked = os.environ.get("MALKOLL_LANG", "").strip().casefold()[:2]
    by: Literal["flag", "environment"] = "environment"
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and at + 1 < len(arguments):
            asked, by = arguments[at + 1], "flag"
        elif argument.startswith("--lang="):
            asked, by = argument.removeprefix("--lang="), "flag"
        elif argument == "--debug":
            state.debug = True
    if asked in ("sv", "en"):
        state.language, state.chosen = cast(Language, asked), by
    return state


def current(context: click.Context | None = None) -> State:
    """The state of the run under way."""
    context = context or click.get_current_context(silent=True)
    found = context.find_root().obj if context is not None else None
    return found if isinstance(found, State) else State()
