"""``malkoll test``: rule files on their own examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from malkoll.cli import completing, options
from malkoll.cli.bilingual import Choice, Command, option
from malkoll.cli.output import as_json, look, put
from malkoll.cli.sparing import spare
from malkoll.cli.state import current
from malkoll.finding import Text

__all__ = ["command"]

_SAYS = Text(
    sv="Pröva regelfiler på deras egna exempel: ”godkänt” ska inte ge någon anmärkning, ”underkänt N” ska ge N.\n\n"
    "Råd ges om det exemplen lämnar oprövat, om texter, koder och ordlistor; de påverkar svarskoden bara med --strict."
    "\n\nUtan RULEFILE prövas konfigurationens egna krav (rules), eller utan sådana de medföljande.",
    en="Try rule files on their own examples: “passing” is to give no finding, “failing N” is to give N.\n\n"
    "Advice is given on what the examples leave untried, on texts, codes and word lists; it changes the exit code "
    "with --strict only.\n\n"
    "Without RULEFILE the configuration's own rules are tried, or without such the shipped ones.",
)


@click.command(
    "test",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll test egna.krav\nmalkoll test egna.krav --strict --verbose",
        en="malkoll test own.krav\nmalkoll test own.krav --strict --verbose",
    ),
)
@click.argument("files", metavar="RULEFILE…", nargs=-1, shell_complete=completing.files)
@option("--strict", is_flag=True, sv="Råd fäller också: svarskod 1.", en="Advice fails too: exit code 1.")
@option(
    "-v",
    "--verbose",
    is_flag=True,
    sv="Visa också noter och hur mycket exemplen prövar.",
    en="Show notes too, and how much the examples try.",
)
@option("--format", "format_", type=Choice(["terminal", "json"]), default="terminal", sv="Format.", en="Format.")
@options.plugin_choice
@options.writing
@options.run_wide
def command(
    files: tuple[str, ...],
    strict: bool,
    verbose: bool,
    format_: str,
    output: str | None,
    color: str,
    **given: Any,
) -> int:
    """Try rules on their own examples."""
    from malkoll.app import try_out
    from malkoll.app.plugins import list_plugins
    from malkoll.reporters.trial_pages import trials_as_data, trials_as_text

    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, ".")
    spare(output, options.wishes(rules=files))
    run = try_out([Path(file) for file in files] or _configured(), list_plugins(wishes))
    if format_ == "json":
        put(as_json(trials_as_data(run)), output)
    else:
        put(trials_as_text(run, look(state, color, output, verbose)), output)
    return int(not (run.flawless if strict else run.passed))


def _configured() -> tuple[Path, ...]:
    """The rule files of the configuration that holds here."""
    from malkoll.app.options import Options, SettingsSource

    return SettingsSource(Options()).of(Path.cwd()).rules
