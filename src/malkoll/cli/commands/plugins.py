"""``malkoll plugins``: what others have written and this run would load."""

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
    sv="Lista tilläggen som läses in här, med version och vad vart och ett ger.\n\n"
    "Installerade tillägg läses alltid in, lokala när konfigurationen anger dem (plugins).",
    en="List the plugins that are loaded here, with version and what each brings.\n\n"
    "Installed plugins are always loaded, local ones where the configuration names them (plugins).",
)


@click.command(
    "plugins",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll plugins\nmalkoll plugins --format json", en="malkoll plugins\nmalkoll plugins --format json"
    ),
)
@option("--format", "format_", type=Choice(["terminal", "json"]), default="terminal", sv="Format.", en="Format.")
@options.configuration
@options.writing
@options.run_wide
def command(format_: str, output: str | None, color: str, **given: Any) -> int:
    """List the plugins."""
    from malkoll.app.about_plugins import plugin_views
    from malkoll.reporters.plugin_pages import plugins_as_data, plugins_as_text

    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, ".")
    spare(output, wishes)
    views = plugin_views(wishes)
    if format_ == "json":
        put(as_json(plugins_as_data(views)), output)
    else:
        put(plugins_as_text(views, look(state, color, output)), output)
    return 0
