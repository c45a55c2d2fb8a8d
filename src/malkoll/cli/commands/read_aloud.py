"""``malkoll read-aloud``: the rule book as sentences."""

from __future__ import annotations

from typing import Any

import click

from malkoll.cli import options
from malkoll.cli.bilingual import Command
from malkoll.cli.output import look, put
from malkoll.cli.sparing import spare
from malkoll.cli.state import current
from malkoll.finding import Text

__all__ = ["command"]

_SAYS = Text(
    sv="Läs upp hela regelboken som meningar, på svenska eller (--lang en) engelska.",
    en="Read the whole rule book aloud as sentences, in English or (--lang sv) Swedish.",
)


@click.command(
    "read-aloud",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll read-aloud --select MK1\nmalkoll read-aloud --rules egna.krav -o regelbok.txt",
        en="malkoll read-aloud --select MK1\nmalkoll read-aloud --rules own.krav -o rule-book.txt",
    ),
)
@options.rule_choice
@options.configuration
@options.writing
@options.run_wide
def command(output: str | None, color: str, **given: Any) -> int:
    """Read the rules aloud."""
    from malkoll.app import read_aloud
    from malkoll.reporters.rule_pages import book_as_text

    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, ".")
    spare(output, wishes)
    put(book_as_text(read_aloud(wishes), look(state, color, output)), output)
    return 0
