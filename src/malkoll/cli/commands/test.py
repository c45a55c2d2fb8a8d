"""``malkoll test``: rule files on their own examples."""

from __future__ import annotations

from pathlib import Path

import click

from malkoll.cli import completing, options
from malkoll.cli.bilingual import Command
from malkoll.cli.output import look, put
from malkoll.cli.sparing import spare
from malkoll.cli.state import current
from malkoll.finding import Text

__all__ = ["command"]

_SAYS = Text(
    sv="Pröva regelfiler på deras egna exempel: ”godkänt” ska inte ge någon anmärkning, ”underkänt N” ska ge N.\n\n"
    "Utan RULEFILE prövas konfigurationens egna krav (rules), eller utan sådana de medföljande.",
    en="Try rule files on their own examples: “passing” is to give no finding, “failing N” is to give N.\n\n"
    "Without RULEFILE the configuration's own rules are tried, or without such the shipped ones.",
)


@click.command(
    "test",
    cls=Command,
    says=_SAYS,
    examples=Text(sv="malkoll test egna.krav", en="malkoll test own.krav"),
)
@click.argument("files", metavar="RULEFILE…", nargs=-1, shell_complete=completing.files)
@options.writing
@options.run_wide
def command(files: tuple[str, ...], output: str | None, color: str) -> int:
    """Try rules on their own examples."""
    from malkoll.app import test_rules
    from malkoll.reporters.trial_pages import trials_as_text

    state = current()
    state.settle(options.wishes(), ".")
    spare(output, options.wishes(rules=files))
    trials = test_rules([Path(file) for file in files] or _configured())
    put(trials_as_text(trials, look(state, color, output)), output)
    return int(not all(trial.passed for trial in trials))


def _configured() -> tuple[Path, ...]:
    """The rule files of the configuration that holds here."""
    from malkoll.app.options import Options, SettingsSource

    return SettingsSource(Options()).of(Path.cwd()).rules
