"""``malkoll baseline``: what was there when one began."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from malkoll.cli import options
from malkoll.cli.bilingual import Choice, Command, LazyGroup, Usage, option
from malkoll.cli.commands.check import configured
from malkoll.cli.output import as_json, complain, look, put
from malkoll.cli.sparing import spare
from malkoll.cli.state import State, current
from malkoll.finding import Text

if TYPE_CHECKING:
    from malkoll.app.options import Options

__all__ = ["command"]

_F = TypeVar("_F", bound=Callable[..., Any])

_SAYS = Text(
    sv="Utgångsläget: de anmärkningar som fanns när ni började. ”malkoll check --baseline FILE” visar dem för sig, "
    "och bara det som är nytt fäller planen.",
    en="The baseline: the findings that were there when you began. “malkoll check --baseline FILE” shows them apart, "
    "and only what is new fails the run.",
)
_WRITE = Text(
    sv="Skriv de anmärkningar som finns nu till utgångsläget.\n\nPlaner och krav som inte ingår i körningen behåller "
    "sina. Kan allt inte kontrolleras skrivs ingenting.",
    en="Write the findings there are now to the baseline.\n\nPlans and rules that are not in the run keep theirs. If "
    "not everything can be checked, nothing is written.",
)
_SHOW = Text(
    sv="Visa vad utgångsläget innehåller, och vad som finns kvar.",
    en="Show what the baseline holds, and what is still there.",
)
_PRUNE = Text(
    sv="Ta bort det ur utgångsläget som inte längre finns i planerna.",
    en="Take away from the baseline what is no longer in the plans.",
)


def _first(says: Text) -> Text:
    """The first paragraph, for the list of commands."""
    return Text(sv=(says.sv or "").split("\n\n")[0], en=(says.en or "").split("\n\n")[0])


class _Baseline(LazyGroup):
    """The group of what can be done with a baseline."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return {"write": _write, "show": _show, "prune": _prune}.get(cmd_name)


@click.command(
    "baseline",
    cls=_Baseline,
    says=_SAYS,
    examples=Text(
        sv="malkoll baseline write plan.md --baseline utgangslage.json\n"
        "malkoll baseline show plan.md --baseline utgangslage.json\n"
        "malkoll baseline prune plan.md --baseline utgangslage.json",
        en="malkoll baseline write plan.md --baseline baseline.json\n"
        "malkoll baseline show plan.md --baseline baseline.json\n"
        "malkoll baseline prune plan.md --baseline baseline.json",
    ),
    lazy={"write": (__name__, _first(_WRITE)), "show": (__name__, _first(_SHOW)), "prune": (__name__, _first(_PRUNE))},
    no_args_is_help=False,
    invoke_without_command=True,
)
@options.run_wide
@click.pass_context
def command(context: click.Context) -> None:
    """Help, where nothing is asked for."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _about_a_baseline(function: _F) -> _F:
    """The options of all three."""
    named = option(
        "--baseline",
        metavar="FILE",
        sv="Utgångslägets fil; annars den som konfigurationen anger.",
        en="The baseline's file; otherwise the one that the configuration names.",
    )
    shared = (named, options.plan_reading, options.rule_choice, options.configuration, options.run_wide)
    for decorate in reversed(shared):
        function = decorate(function)
    return function


def _asked(paths: tuple[str, ...], given: dict[str, Any]) -> tuple[State, Options, tuple[str, ...], Path]:
    """The run's state, the wishes, the plans and the baseline's file."""
    from malkoll.app.options import SettingsSource

    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, paths[0] if paths else ".")
    asked = paths or configured(wishes)
    file = SettingsSource(wishes).of(Path(asked[0])).baseline
    if file is None:
        raise Usage(
            "Ange utgångslägets fil med --baseline FILE, eller med nyckeln ”baseline” i malkoll.toml.",
            "Name the baseline's file with --baseline FILE, or with the key “baseline” in malkoll.toml.",
            click.get_current_context(),
        )
    return state, wishes, asked, file


@click.command("write", cls=Command, says=_WRITE)
@click.argument("paths", metavar="PATH…", nargs=-1)
@option(
    "--compare",
    "comparing",
    is_flag=True,
    sv="Skriv det som jämförelsen hittar: PATH är en plan och dess uppföljningar.",
    en="Write what the comparison finds: PATH is a plan and its follow-ups.",
)
@_about_a_baseline
def _write(paths: tuple[str, ...], comparing: bool, **given: Any) -> int:
    from malkoll.app import write_baseline

    state, wishes, asked, file = _asked(paths, given)
    wrote = write_baseline(file, asked, wishes, comparing=comparing)
    sv = f"{wrote.file}: {_findings(wrote.count, 'sv')}, varav {wrote.new} {'ny' if wrote.new == 1 else 'nya'}."
    en = f"{wrote.file}: {_findings(wrote.count, 'en')}, {wrote.new} of them new."
    if wrote.kept:
        sv += f" {wrote.kept} från planer eller krav utanför körningen ligger kvar."
        en += f" {wrote.kept} from plans or rules outside the run are kept."
    put(Text(sv=sv, en=en).in_language(state.language), None)
    return 0


@click.command("show", cls=Command, says=_SHOW)
@click.argument("paths", metavar="PATH…", nargs=-1)
@option("--format", "format_", type=Choice(["terminal", "json"]), default="terminal", sv="Format.", en="Format.")
@_about_a_baseline
@options.writing
def _show(paths: tuple[str, ...], format_: str, output: str | None, color: str, **given: Any) -> int:
    from malkoll.app import show_baseline
    from malkoll.reporters.baseline_pages import BaselineRow, baseline_as_data, baseline_as_text

    state, wishes, asked, file = _asked(paths, given)
    spare(output, wishes, asked)
    shown = show_baseline(file, asked, wishes)
    for error in shown.errors:
        complain(error.in_language(state.language))
    rows = [
        BaselineRow(
            entry.path, entry.code, entry.number, entry.goal, entry.under, entry.element, entry.fingerprint, became
        )
        for entry, became in shown.states.items()
    ]
    if format_ == "json":
        put(as_json(baseline_as_data(shown.file, rows)), output)
    else:
        put(baseline_as_text(shown.file, rows, look(state, color, output)), output)
    return 2 if shown.errors else 0


@click.command("prune", cls=Command, says=_PRUNE)
@click.argument("paths", metavar="PATH…", nargs=-1)
@_about_a_baseline
def _prune(paths: tuple[str, ...], **given: Any) -> int:
    from malkoll.app import prune_baseline

    state, wishes, asked, file = _asked(paths, given)
    pruned = prune_baseline(file, asked, wishes)
    for error in pruned.errors:
        complain(error.in_language(state.language))
    said = Text(
        sv=f"{pruned.file}: {_findings(pruned.removed, 'sv')} togs bort, {pruned.left} är kvar.",
        en=f"{pruned.file}: {_findings(pruned.removed, 'en')} taken away, {pruned.left} left.",
    )
    put(said.in_language(state.language), None)
    return 2 if pruned.errors else 0


def _findings(count: int, language: str) -> str:
    if language == "sv":
        return "1 anmärkning" if count == 1 else f"{count} anmärkningar"
    return "1 finding" if count == 1 else f"{count} findings"
