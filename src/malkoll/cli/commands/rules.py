"""``malkoll rules``: the rules in force."""

from __future__ import annotations

from typing import Any

import click

from malkoll.cli import options
from malkoll.cli.bilingual import Choice, Command, option
from malkoll.cli.output import as_json, look, put
from malkoll.cli.sparing import spare
from malkoll.cli.state import current
from malkoll.finding import Text

__all__ = ["command"]

_SAYS = Text(
    sv="Lista kraven som gäller: allvar, säkerhet och var de står.",
    en="List the rules in force: severity, confidence and where each is written.",
)


@click.command(
    "rules",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll rules --select MK2\nmalkoll rules --min-confidence high --format json",
        en="malkoll rules --select MK2\nmalkoll rules --min-confidence high --format json",
    ),
)
@option("--format", "format_", type=Choice(["terminal", "json"]), default="terminal", sv="Format.", en="Format.")
@options.rule_choice
@options.configuration
@options.writing
@options.run_wide
def command(format_: str, output: str | None, color: str, **given: Any) -> int:
    """List the rules."""
    from malkoll.app import rules

    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, ".")
    spare(output, wishes)
    views = rules(wishes)
    if format_ == "json":
        from malkoll.reporters.rules_json import rules_as_data

        put(as_json(rules_as_data(views, state.language)), output)
    else:
        from malkoll.reporters.rule_pages import rules_as_text

        put(rules_as_text(views, look(state, color, output)), output)
    return 0
