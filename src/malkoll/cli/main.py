"""The way in: every error ends here, as a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

import click

from malkoll import __version__, regexes
from malkoll.cli.bilingual import Choice, LazyGroup, option, told
from malkoll.cli.output import complain, hush, prepare_streams
from malkoll.cli.state import State, first_state
from malkoll.errors import MalkollError, RuleFileError, SettingsError, why_not
from malkoll.finding import Text

__all__ = ["main", "told_of"]

_COMMANDS = {
    "check": (
        "malkoll.cli.commands.check",
        Text(sv="Kontrollera planer mot kraven.", en="Check plans against the requirements."),
    ),
    "compare": (
        "malkoll.cli.commands.compare",
        Text(sv="Visa vad som blev av planens mål i uppföljningen.", en="Show what became of a plan's goals."),
    ),
    "report": (
        "malkoll.cli.commands.report",
        Text(sv="Skriv underlaget till mötet: kan målen följas upp?", en="Write the paper for the meeting."),
    ),
    "show": (
        "malkoll.cli.commands.show",
        Text(sv="Visa vad malkoll förstod av en plan.", en="Show what malkoll understood of a plan."),
    ),
    "explain": (
        "malkoll.cli.commands.explain",
        Text(sv="Förklara ett krav: varför, källa, exempel.", en="Explain a rule: why, source, examples."),
    ),
    "rules": (
        "malkoll.cli.commands.rules",
        Text(sv="Lista kraven som gäller.", en="List the rules in force."),
    ),
    "read-aloud": (
        "malkoll.cli.commands.read_aloud",
        Text(sv="Läs upp hela regelboken som meningar.", en="Read the whole rule book aloud as sentences."),
    ),
    "test": (
        "malkoll.cli.commands.test",
        Text(sv="Pröva regelfiler på deras egna exempel.", en="Try rule files on their own examples."),
    ),
    "new": (
        "malkoll.cli.commands.new",
        Text(sv="Börja på ett krav, en mall eller en plugin.", en="Begin a rule, a template or a plugin."),
    ),
    "plugins": (
        "malkoll.cli.commands.plugins",
        Text(sv="Lista tilläggen och vad vart och ett ger.", en="List the plugins and what each brings."),
    ),
    "init": (
        "malkoll.cli.commands.init",
        Text(sv="Skriv det som behövs för att börja.", en="Write what is needed to begin."),
    ),
    "completion": (
        "malkoll.cli.commands.completion",
        Text(sv="Låt skalet fylla i kommandon och koder.", en="Let the shell complete commands and codes."),
    ),
    "schema": (
        "malkoll.cli.commands.schema",
        Text(sv="Visa JSON Schema för utdata och inställningar.", en="Show the JSON Schema of outputs and settings."),
    ),
    "exceptions": (
        "malkoll.cli.commands.exceptions",
        Text(
            sv="Lista undantag: vem som beslutat, varför och hur länge.",
            en="List exceptions: who decided, why and until when.",
        ),
    ),
    "baseline": (
        "malkoll.cli.commands.baseline",
        Text(
            sv="Skriv, visa och gallra utgångsläget: det som fanns när ni började.",
            en="Write, show and prune the baseline: what was there when you began.",
        ),
    ),
    "cache": (
        "malkoll.cli.commands.cache",
        Text(sv="Visa eller töm det som malkoll minns.", en="Show or clear what malkoll remembers."),
    ),
}
_SAYS = Text(
    sv="malkoll kontrollerar om målen i en kommunal plan kan följas upp.\n\nBörja med: malkoll check plan.md",
    en="malkoll checks whether the goals of a municipal plan can be followed up.\n\nBegin with: malkoll check plan.md",
)


def _version(context: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"malkoll {__version__}")
        context.exit()


@click.command("malkoll", cls=LazyGroup, says=_SAYS, lazy=_COMMANDS, no_args_is_help=False, invoke_without_command=True)
@option("--lang", type=Choice(["sv", "en"]), sv="Språk: svenska eller engelska.", en="Language: Swedish or English.")
@option(
    "--debug", is_flag=True, sv="Visa hela felet om något går sönder.", en="Show the whole error if something breaks."
)
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    sv="Visa versionen.",
    en="Show the version.",
)
@click.pass_context
def _malkoll(context: click.Context, lang: str | None, debug: bool) -> None:
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        return
    try:
        os.getcwd()
    except OSError as error:
        # Every path is counted from here, and so is the configuration.
        what = why_not(error)
        raise SettingsError(
            f"Mappen som malkoll startades i går inte att nå: {what.sv}. Gå till en mapp som finns och kör igen.",
            f"The folder that malkoll was started in cannot be reached: {what.en}. Go to one that exists and run "
            "again.",
        ) from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run malkoll on ``arguments`` (those of the process where ``None``) and return the exit code.

    0: checked; 1: findings; 2: not, or not fully, checked; 130: interrupted; 143: told to end.
    """
    if arguments is None:
        _heed_termination()
    given = list(sys.argv[1:] if arguments is None else arguments)
    remembering = arguments is None and "--no-cache" not in given
    if remembering:
        regexes.remember_with(_known_expressions)
    state = first_state(given)
    try:
        prepare_streams()
        result = _malkoll.main(given, prog_name="malkoll", standalone_mode=False, obj=state)
        if remembering and regexes.made_anew():
            from malkoll.cache.expressions import keep

            keep()
        return result if isinstance(result, int) else 0
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:
        hush()
        return 141
    except Exception as error:
        if state.debug:
            raise
        complain(told_of(error, state))
        return 2


def _known_expressions() -> Mapping[regexes.Key, regexes.Code]:
    from malkoll.cache.expressions import recall

    return recall()


def _heed_termination() -> None:
    """Told to end (SIGTERM), a run leaves as it does on Ctrl-C: drafts removed, other processes ended."""
    import signal

    def leave(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    if hasattr(signal, "SIGTERM") and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, leave)


def told_of(error: Exception, state: State) -> str:
    """What went wrong, for a person, in the run's language."""
    if isinstance(error, RuleFileError):
        return _mistakes(error, state)
    if isinstance(error, MalkollError):
        return error.text.in_language(state.language)
    if isinstance(error, click.ClickException):
        _settle_quietly(state)
        return told(error, state)
    what = f"{type(error).__name__}: {error}".strip().rstrip(":")
    return Text(
        sv=f"Ett fel i malkoll stoppade körningen ({what}). Kör igen med --debug och anmäl det gärna.",
        en=f"A fault in malkoll stopped the run ({what}). Run again with --debug, and please report it.",
    ).in_language(state.language)


def _mistakes(error: RuleFileError, state: State) -> str:
    from malkoll.language import show_mistake

    shown = [show_mistake(mistake, state.language) for mistake in error.mistakes]
    files = len({mistake.path for mistake in error.mistakes})
    count = len(shown)
    head = error.text
    if files > 1:
        head = Text(sv=f"{count} fel i {files} regelfiler.", en=f"{count} mistakes in {files} rule files.")
    return "\n\n".join([head.in_language(state.language), *shown])


def _settle_quietly(state: State) -> None:
    """The configuration's language, for a mistake made before any configuration was read."""
    from malkoll.app.options import Options

    try:
        state.settle(Options(), ".")
    except (SettingsError, OSError):
        return
