"""``malkoll show``: what malkoll understood."""

from __future__ import annotations

from typing import Any

import click

from malkoll.cli import completing, options
from malkoll.cli.bilingual import Choice, Command, Usage, option
from malkoll.cli.output import as_json, complain, look, put
from malkoll.cli.sparing import spare
from malkoll.cli.state import current
from malkoll.finding import Text

__all__ = ["command"]

_SAYS = Text(
    sv="Visa vad malkoll förstod av en plan: mål, indikatorer, underlag, ansvariga och var de står.",
    en="Show what malkoll understood of a plan: goals, indicators, evidence, roles, and where they stand.",
)


@click.command(
    "show",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll show plan.docx\nmalkoll show plan.md --format json",
        en="malkoll show plan.docx\nmalkoll show plan.md --format json",
    ),
)
@click.argument("paths", metavar="PATH…", nargs=-1, shell_complete=completing.files)
@option(
    "--format",
    "format_",
    type=Choice(["terminal", "json"]),
    default="terminal",
    sv="Hur planen visas.",
    en="How the plan is shown.",
)
@option(
    "--as-text",
    is_flag=True,
    sv="Skriv ut texten som malkoll läste den, i stället för det som förstods.",
    en="Write the text as malkoll read it, instead of what was understood.",
)
@options.plan_reading
@options.folder_walking
@options.configuration
@options.writing
@options.run_wide
def command(paths: tuple[str, ...], format_: str, as_text: bool, output: str | None, color: str, **given: Any) -> int:
    """Show plans as understood."""
    from malkoll.app import show

    if not paths:
        raise Usage("Ange en plan att visa.", "Give a plan to show.", click.get_current_context())
    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, paths[0])
    spare(output, wishes, paths)
    shown = show(paths, wishes)
    for error in shown.errors:
        complain(error.in_language(state.language))
    if as_text:
        put("\n".join(text.rstrip("\n") + "\n" for text in shown.texts), output)
    elif format_ == "json":
        from malkoll.reporters.plan_json import plans_as_data

        put(as_json(plans_as_data(shown.plans)), output)
    elif shown.plans:
        from malkoll.reporters.plan_tree import plan_as_text

        screen = look(state, color, output)
        put("\n".join(plan_as_text(plan, screen) for plan in shown.plans), output)
    return shown.exit_code
