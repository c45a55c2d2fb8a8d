"""``--watch``: the same run again and again, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence

import click

from malkoll.app.options import Options
from malkoll.cli.bilingual import Usage
from malkoll.cli.output import complain
from malkoll.cli.state import State
from malkoll.finding import Text
from malkoll.reporters.safe import one_line

__all__ = ["watched"]

_CLEAR = "\x1b[2J\x1b[H"
_MOST_NAMED = 3


def watched(
    once: Callable[[], int], paths: Sequence[str], wishes: Options, state: State, outputs: Sequence[str] = ()
) -> int:
    """Run ``once`` and again after every change to what it reads; 0 when a person ends it.

    ``outputs`` are the files that it writes: they change each time, and nothing follows from that.

    Raises:
        Usage: standard input, which comes only once, is to be watched.
    """
    from malkoll.app.files import STDIN
    from malkoll.app.watching import Seen, look, watch

    if STDIN in paths:
        raise Usage(
            "Standard in kan inte bevakas: ange filer eller mappar.",
            "Standard input cannot be watched: give files or folders.",
            click.get_current_context(silent=True),
        )

    def run(changed: tuple[str, ...]) -> None:
        if changed:
            _parted()
            complain(_said(changed).in_language(state.language))
        try:
            once()
        except Exception as error:
            from malkoll.cli.main import told_of

            if state.debug:
                raise
            complain(told_of(error, state))
        complain(_WAITING.in_language(state.language).format(time.strftime("%H:%M:%S")))

    written = {os.path.realpath(path) for path in outputs}

    def read() -> Seen:
        return {path: state for path, state in look(paths, wishes).items() if os.path.realpath(path) not in written}

    try:
        watch(run, read, time.sleep)
    except KeyboardInterrupt:
        return 0


_WAITING = Text(
    sv="{}: väntar på ändringar. Ctrl-C avslutar.",
    en="{}: waiting for changes. Ctrl-C ends.",
)


def _said(changed: Sequence[str]) -> Text:
    names = ", ".join(
        one_line(os.path.relpath(path) if os.path.isabs(path) else path) for path in changed[:_MOST_NAMED]
    )
    more = len(changed) - _MOST_NAMED
    if more > 0:
        return Text(sv=f"ändrat: {names} och {more} till", en=f"changed: {names} and {more} more")
    return Text(sv=f"ändrat: {names}", en=f"changed: {names}")


def _parted() -> None:
    """A clean screen for the new result where somebody watches; elsewhere the results stand one after the other."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
