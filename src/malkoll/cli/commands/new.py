"""``malkoll new``: first files for those who write rules, templates and plugins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from malkoll.cli import completing, options
from malkoll.cli.bilingual import Command, LazyGroup, Usage, option
from malkoll.cli.output import put
from malkoll.cli.state import current
from malkoll.finding import Text

if TYPE_CHECKING:
    from malkoll.app.scaffolds import Scaffold

__all__ = ["command"]

_SAYS = Text(
    sv="Skriv en första regelfil, mall eller plugin, med ett underkänt och ett godkänt exempel som går att köra genast."
    "\n\nDet som redan finns skrivs aldrig över.",
    en="Write a first rule file, template or plugin, with a failing and a passing example that run at once.\n\n"
    "What is there already is never overwritten.",
)
_RULE = Text(
    sv="Skriv NAME.krav: ett krav att byta ut mot ert eget, med exempel.",
    en="Write NAME.krav: a rule to put your own in the place of, with examples.",
)
_TEMPLATE = Text(
    sv="Skriv NAME.mall: en mall att byta ut mot er egen, och en plan som är upplagd så.\n\n"
    "Med --from PLAN föreslås mallen ur en plan i något av formaten: det som troligen stämmer gäller, och resten står "
    "som kommentarer att ta bort eller ta med.",
    en="Write NAME.mall: a template to put your own in the place of, and a plan laid out so.\n\n"
    "With --from PLAN the template is proposed from a plan in any of the formats: what is probably right holds, and "
    "the rest stands as comments to strike out or take in.",
)
_PLUGIN = Text(
    sv="Skriv mappen malkoll-NAME: ett Pythonpaket med en regelfil, en kontroll i Python och tester.",
    en="Write the folder malkoll-NAME: a Python package with a rule file, a check in Python and tests.",
)


class _New(LazyGroup):
    """The group of what can be begun."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return {"rule": _rule, "template": _template, "plugin": _plugin}.get(cmd_name)


def _first(says: Text) -> Text:
    return Text(sv=(says.sv or "").split("\n\n")[0], en=(says.en or "").split("\n\n")[0])


@click.command(
    "new",
    cls=_New,
    says=_SAYS,
    examples=Text(
        sv="malkoll new rule mal-utan-atgard\n"
        "malkoll new template bjorkdalen --from plan.docx\n"
        "malkoll new plugin bjorkdalen",
        en="malkoll new rule goal-without-measure\n"
        "malkoll new template bjorkdalen --from plan.docx\n"
        "malkoll new plugin bjorkdalen",
    ),
    lazy={"rule": (__name__, _RULE), "template": (__name__, _first(_TEMPLATE)), "plugin": (__name__, _PLUGIN)},
    no_args_is_help=False,
    invoke_without_command=True,
)
@options.run_wide
@click.pass_context
def command(context: click.Context) -> None:
    """Help, where nothing is asked for."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


_folder = option(
    "-o",
    "--output",
    "folder",
    metavar="FOLDER",
    default=".",
    shell_complete=completing.files,
    sv="Mappen att skriva i; annars den här.",
    en="The folder to write in; otherwise this one.",
)


@click.command(
    "rule",
    cls=Command,
    says=_RULE,
    examples=Text(
        sv="malkoll new rule mal-utan-atgard --code BD101", en="malkoll new rule goal-without-measure --code BD101"
    ),
)
@click.argument("name", metavar="NAME")
@option(
    "--code", metavar="CODE", sv="Kravets kod; annars nästa lediga.", en="The rule's code; otherwise the next free."
)
@_folder
@options.run_wide
def _rule(name: str, code: str | None, folder: str) -> int:
    """Write a rule file."""
    from malkoll.app.scaffolds import new_rule

    language = _settled(folder)
    _tell(new_rule(name, Path(folder), language, code, _own()), language)
    return 0


@click.command(
    "template",
    cls=Command,
    says=_TEMPLATE,
    examples=Text(
        sv="malkoll new template bjorkdalen\nmalkoll new template bjorkdalen --from plan.docx",
        en="malkoll new template bjorkdalen\nmalkoll new template bjorkdalen --from plan.docx",
    ),
)
@click.argument("name", metavar="NAME")
@option(
    "--from",
    "plan",
    metavar="PLAN",
    shell_complete=completing.files,
    sv="Plan att föreslå mallen ur.",
    en="Plan to propose the template from.",
)
@_folder
@options.run_wide
def _template(name: str, plan: str | None, folder: str) -> int:
    """Write a template."""
    language = _settled(folder)
    if plan is None:
        from malkoll.app.scaffolds import new_template

        _tell(new_template(name, Path(folder), language, _own()), language)
    else:
        from malkoll.app.scaffolds.proposed import proposed_template

        _tell(proposed_template(name, Path(folder), language, plan), language)
    return 0


@click.command(
    "plugin",
    cls=Command,
    says=_PLUGIN,
    examples=Text(sv="malkoll new plugin bjorkdalen", en="malkoll new plugin bjorkdalen"),
)
@click.argument("name", metavar="NAME")
@_folder
@options.run_wide
def _plugin(name: str, folder: str) -> int:
    """Write a package."""
    from malkoll.app.scaffolds import new_plugin

    language = _settled(folder)
    _tell(new_plugin(name, Path(folder), language), language)
    return 0


def _settled(folder: str) -> str:
    """The run's language, with the folder found to be one."""
    place = Path(folder)
    if place.exists() and not place.is_dir():
        raise Usage(f"{folder} är ingen mapp. Ange en mapp med -o.", f"{folder} is no folder. Give a folder with -o.")
    state = current()
    state.settle(options.wishes(), ".")
    return state.language


def _own() -> tuple[Path, ...]:
    """The rule files of the configuration that holds here."""
    from malkoll.app.options import Options, SettingsSource

    return SettingsSource(Options()).of(Path.cwd()).rules


def _tell(made: Scaffold, language: str) -> None:
    wrote = Text(sv="Skrev", en="Wrote").in_language(language)
    lines = [f"{wrote} {path.as_posix()}" for path in made.files]
    put("\n".join([*lines, "", made.next_steps.in_language(language)]), None)
