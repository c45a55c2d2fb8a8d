"""``malkoll report``: the paper for the meeting."""

from __future__ import annotations

from typing import Any

import click

from malkoll.cli import completing, formats, options
from malkoll.cli.bilingual import Choice, Command, Usage, option
from malkoll.cli.commands.check import configured, left_out
from malkoll.cli.output import complain
from malkoll.cli.progress import progress
from malkoll.cli.state import current
from malkoll.finding import Text
from malkoll.reporters.registry import PAPERS

__all__ = ["command"]

_NAMES = ", ".join(one.name for one in PAPERS)
_IN_MARKDOWN = PAPERS[-1]

_SAYS = Text(
    sv="Skriv underlaget till mötet: hur många av målen som går att följa upp, vad som ska beslutas, och mål för mål "
    "vad som finns och vad som saknas.\n\nFilens ändelse avgör formatet: .html, .docx eller .md. Utan -o visas "
    "underlaget som Markdown. Flera planer får en jämförelse först.\n\n"
    "Svarskod 0: underlaget är skrivet, vad det än säger. 1: anmärkningar, om --fail-on anges. 2: allt kunde inte "
    "granskas.",
    en="Write the paper for the meeting: how many of the goals can be followed up, what to decide, and goal by goal "
    "what is there and what is missing.\n\nThe suffix of the file decides the format: .html, .docx or .md. Without "
    "-o the paper is shown as Markdown. Several plans get a comparison first.\n\n"
    "Exit code 0: the paper is written, whatever it says. 1: findings, if --fail-on is given. 2: not everything could "
    "be reviewed.",
)


@click.command(
    "report",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll report plan.docx -o underlag.html\nmalkoll report plan.docx -o underlag.docx --lang en\n"
        "malkoll report planer/*.md -o jamforelse.html\n"
        "malkoll report arsuppfoljning.docx --against plan.docx -o underlag.docx",
        en="malkoll report plan.docx -o paper.html\nmalkoll report plan.docx -o paper.docx --lang en\n"
        "malkoll report plans/*.md -o comparison.html\n"
        "malkoll report annual-report.docx --against plan.docx -o paper.docx",
    ),
)
@click.argument("paths", metavar="PATH…", nargs=-1, shell_complete=completing.files)
@option(
    "--format",
    "format_",
    multiple=True,
    metavar=formats.METAVAR,
    sv=f"Hur underlaget skrivs, och till vilken fil; kan upprepas. Format: {_NAMES}.",
    en=f"How the paper is written, and to which file; may be repeated. Formats: {_NAMES}.",
)
@options.plan_reading
@options.rule_choice
@option(
    "--fail-on",
    type=Choice(["error", "warning", "question", "never"]),
    sv="Hur allvarlig en anmärkning ska vara för svarskod 1; annars ger anmärkningar 0.",
    en="How grave a finding must be for exit code 1; otherwise findings give 0.",
)
@option(
    "--baseline",
    metavar="FILE",
    sv="Utgångsläge: det som fanns då märks som känt sedan tidigare.",
    en="Baseline: what was there then is marked as there before.",
)
@option(
    "--against",
    metavar="PLAN",
    sv="Planen som uppföljningen gäller: vad som blev av dess mål får ett eget avsnitt.",
    en="The plan that the follow-up belongs to: what became of its goals gets a part of its own.",
)
@options.reviewing
@options.configuration
@options.writing_to_a_file
@options.run_wide
def command(
    paths: tuple[str, ...],
    format_: tuple[str, ...],
    fail_on: str | None,
    against: str | None,
    output: str | None,
    jobs: int | None,
    no_cache: bool,
    quiet: bool,
    **given: Any,
) -> int:
    """Write the paper."""
    from dataclasses import replace

    from malkoll.app import check, compare
    from malkoll.app.raw_results import Way
    from malkoll.comparison import ComparisonReport

    state = current()
    if against is not None and len(paths) != 1:
        raise Usage(
            "--against går med en uppföljning i taget.",
            "--against goes with one follow-up at a time.",
            click.get_current_context(),
        )
    wishes = options.wishes(fail_on=fail_on, **given)
    state.settle(wishes, paths[0] if paths else ".")
    reports = formats.wanted(format_, output, paths, PAPERS, default=_IN_MARKDOWN)
    asked = paths or configured(wishes)
    with progress(state, quiet) as tell:
        checked = check(asked, wishes, tell, Way(jobs or 0, cached=not no_cache, debug=state.debug))
    for error in checked.report.errors:
        complain(error.in_language(state.language))
    for said in left_out(checked) if not quiet else ():
        complain(said.in_language(state.language))
    if not checked.report.documents:
        return 2
    if against is not None:
        compared = compare((against, *paths), wishes).report
        if not isinstance(compared, ComparisonReport) or compared.comparison is None:
            for error in compared.errors:
                complain(error.in_language(state.language))
            return 2
        checked = replace(checked, comparison=compared.comparison)
    if not formats.write(checked, reports, state, "never"):
        return 2
    return 0 if fail_on is None and checked.exit_code == 1 else checked.exit_code
