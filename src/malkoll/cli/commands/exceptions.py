"""``malkoll exceptions``: who decided what, why and until when."""

from __future__ import annotations

from typing import Any

import click

from malkoll.cli import options
from malkoll.cli.bilingual import Choice, Command, option
from malkoll.cli.commands.check import configured
from malkoll.cli.output import as_json, complain, look, put
from malkoll.cli.sparing import spare
from malkoll.cli.state import current
from malkoll.finding import Text

__all__ = ["command"]

_SAYS = Text(
    sv="Lista undantagen i planerna och i malkoll-undantag.toml: krav, mål, skäl, beslut, sista dag och läge.\n\n"
    "Utan PATH gäller det de planer som konfigurationen räknar upp.\n\n"
    "Svarskod 0: listade. 1: ett undantag har en anmärkning som är så allvarlig som --fail-on säger. "
    "2: allt kunde inte läsas.",
    en="List the exceptions in the plans and in malkoll-undantag.toml: rule, goal, reason, decision, last day and "
    "state.\n\nWithout PATH those of the plans that the configuration lists.\n\n"
    "Exit code 0: listed. 1: an exception has a finding as grave as --fail-on says. 2: not everything could be read.",
)


@click.command(
    "exceptions",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll exceptions plan.md\nmalkoll exceptions planer --format json",
        en="malkoll exceptions plan.md\nmalkoll exceptions plans --format json",
    ),
)
@click.argument("paths", metavar="PATH…", nargs=-1)
@option("--format", "format_", type=Choice(["terminal", "json"]), default="terminal", sv="Format.", en="Format.")
@option(
    "--fail-on",
    type=Choice(["error", "warning", "question", "never"]),
    sv="Hur allvarlig en anmärkning på ett undantag ska vara för svarskod 1.",
    en="How grave a finding on an exception must be for exit code 1.",
)
@options.plan_reading
@options.configuration
@options.writing
@options.run_wide
def command(paths: tuple[str, ...], format_: str, output: str | None, color: str, **given: Any) -> int:
    """List exceptions."""
    from malkoll.app import list_exceptions
    from malkoll.reporters.exception_pages import exceptions_as_data, exceptions_as_text

    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, paths[0] if paths else ".")
    asked = paths or configured(wishes)
    spare(output, wishes, asked)
    listed = list_exceptions(asked, wishes)
    for error in listed.errors:
        complain(error.in_language(state.language))
    if format_ == "json":
        put(as_json(exceptions_as_data(listed.rows, state.language)), output)
    else:
        put(exceptions_as_text(listed.rows, look(state, color, output)), output)
    return listed.exit_code
