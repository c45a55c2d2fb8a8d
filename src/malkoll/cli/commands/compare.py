"""``malkoll compare``: what became of every goal."""

from __future__ import annotations

from typing import Any

import click

from malkoll.cli import completing, formats, options
from malkoll.cli.bilingual import Command, Usage, option
from malkoll.cli.commands.check import untold
from malkoll.cli.output import complain
from malkoll.cli.state import current
from malkoll.finding import Text

__all__ = ["FORMATS", "command"]

FORMATS = ("terminal", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "html", "docx")
"""The formats that show a comparison, or the findings of one."""

_SAYS = Text(
    sv="Visa vad som blev av planens mål, uppdrag och indikatorer i uppföljningen.\n\nPLAN är planen och FOLLOWUP en "
    "eller flera uppföljningar i den ordning de kom. Två planer jämförs som utgåvor.\n\n"
    "Svarskod 0: inget att åtgärda. 1: anmärkningar. 2: allt kunde inte jämföras.",
    en="Show what became of a plan's goals, missions and indicators in its follow-up.\n\nPLAN is the plan and FOLLOWUP "
    "one or more follow-ups in the order they came. Two plans are compared as editions.\n\n"
    "Exit code 0: nothing to mend. 1: findings. 2: not everything could be compared.",
)


@click.command(
    "compare",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll compare plan.docx arsuppfoljning.docx\n"
        "malkoll compare plan.docx tertial1.docx tertial2.docx --fail-on never\n"
        "malkoll compare plan.docx arsuppfoljning.docx -o vad-blev-av-malen.docx",
        en="malkoll compare plan.docx annual-report.docx\n"
        "malkoll compare plan.docx spring.docx autumn.docx --fail-on never\n"
        "malkoll compare plan.docx annual-report.docx -o what-happened.docx",
    ),
)
@click.argument("paths", metavar="PLAN FOLLOWUP…", nargs=-1, shell_complete=completing.files)
@option(
    "--format",
    "format_",
    multiple=True,
    metavar=formats.METAVAR,
    shell_complete=completing.formats,
    sv=f"Hur resultatet skrivs, och till vilken fil; kan upprepas. Format: {', '.join(FORMATS)}.",
    en=f"How the result is written, and to which file; may be repeated. Formats: {', '.join(FORMATS)}.",
)
@options.template_choice
@options.rule_choice
@options.failing
@options.known_before
@options.configuration
@options.writing
@options.run_wide
def command(
    paths: tuple[str, ...],
    format_: tuple[str, ...],
    exit_zero: bool,
    verbose: bool,
    output: str | None,
    color: str,
    **given: Any,
) -> int:
    """Compare a plan with its follow-ups."""
    from malkoll.app import compare

    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, paths[0] if paths else ".")
    if len(paths) < 2:
        raise Usage(
            "Ange planen och minst en uppföljning.",
            "Give the plan and at least one follow-up.",
            click.get_current_context(),
        )
    known = tuple(one for one in options.plugins(wishes, paths).reporters if one.name in FORMATS)
    reports = formats.wanted(format_, output, paths, known)
    compared = compare(paths, wishes)
    for error in compared.report.errors:
        complain(error.in_language(state.language))
    for said in untold(compared, reports):
        complain(said.in_language(state.language))
    if not formats.write(compared, reports, state, color, verbose=verbose):
        return 2
    code = compared.exit_code
    return 0 if exit_zero and code == 1 else code
