"""``malkoll check``: the main job."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from malkoll.cli import options
from malkoll.cli.bilingual import Choice, Command, Usage, option
from malkoll.cli.output import as_json, complain, look, put
from malkoll.cli.progress import progress
from malkoll.cli.state import State, current
from malkoll.finding import Report, Text

if TYPE_CHECKING:
    from malkoll.app.checking import Checked
    from malkoll.app.options import Options
    from malkoll.reporters.screen import Look

__all__ = ["command"]

_SAYS = Text(
    sv="Kontrollera planer mot kraven.\n\nPATH är filer, mappar, mönster (planer/*.md) eller - för standard in. "
    "Utan PATH kontrolleras de planer som konfigurationen räknar upp.\n\n"
    "Svarskod 0: inget att åtgärda. 1: anmärkningar. 2: allt kunde inte kontrolleras.",
    en="Check plans against the requirements.\n\nPATH is files, folders, patterns (plans/*.md) or - for standard "
    "input. Without PATH the plans that the configuration lists are checked.\n\n"
    "Exit code 0: nothing to mend. 1: findings. 2: not everything could be checked.",
)


@click.command("check", cls=Command, says=_SAYS)
@click.argument("paths", metavar="PATH…", nargs=-1)
@option(
    "--format",
    "format_",
    type=Choice(["terminal", "concise", "json"]),
    default="terminal",
    sv="Hur resultatet skrivs.",
    en="How the result is written.",
)
@options.plan_reading
@options.rule_choice
@option(
    "--fail-on",
    type=Choice(["error", "warning", "question", "never"]),
    sv="Hur allvarlig en anmärkning ska vara för svarskod 1.",
    en="How grave a finding must be for exit code 1.",
)
@option("--exit-zero", is_flag=True, sv="Svarskod 0 även vid anmärkningar.", en="Exit code 0 even with findings.")
@option("-v", "--verbose", is_flag=True, sv="Upprepa skälet vid varje anmärkning.", en="Give the reason every time.")
@options.many_plans
@options.configuration
@options.writing
@options.run_wide
def command(
    paths: tuple[str, ...],
    format_: str,
    exit_zero: bool,
    verbose: bool,
    output: str | None,
    color: str,
    jobs: int | None,
    no_cache: bool,
    watch: bool,
    statistics: bool,
    quiet: bool,
    **given: Any,
) -> int:
    """Check plans."""
    from malkoll.app.raw_results import Way

    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, paths[0] if paths else ".")
    asked = paths or _configured(wishes)
    way = Way(jobs or 0, cached=not no_cache, debug=state.debug)

    def once() -> int:
        from malkoll.app import check

        with progress(state, quiet) as tell:
            checked = check(asked, wishes, tell, way)
        for error in checked.report.errors:
            complain(error.in_language(state.language))
        if checked.skipped and checked.report.documents and not quiet:
            complain(_skipped(len(checked.skipped)).in_language(state.language))
        put(_written(checked, format_, state, color, output, verbose, statistics), output)
        code = checked.exit_code
        return 0 if exit_zero and code == 1 else code

    if watch:
        from malkoll.cli.watch import watched

        return watched(once, asked, wishes, state, [output] if output is not None else [])
    return once()


def _configured(wishes: Options) -> tuple[str, ...]:
    """The folder of the configuration that says which files are plans."""
    from pathlib import Path

    from malkoll.app.options import SettingsSource

    settings = SettingsSource(wishes).of(Path.cwd())
    if not settings.plans or settings.folder is None:
        raise Usage(
            "Ange minst en fil eller mapp att kontrollera.",
            "Give at least one file or folder to check.",
            click.get_current_context(),
        )
    import os

    return (os.path.relpath(settings.folder),)


def _written(
    checked: Checked, format_: str, state: State, color: str, output: str | None, verbose: bool, statistics: bool
) -> str:
    report = checked.report
    requirements = {one.code: one for one in checked.book.requirements}
    names = {code: one.name for code, one in requirements.items()}
    if format_ == "json":
        from malkoll import __version__
        from malkoll.reporters.report_json import report_as_data

        data = report_as_data(report, state.language, __version__)
        if statistics:
            from malkoll.reporters.statistics import statistics_as_data

            data["statistics"] = statistics_as_data(report, names)
        return as_json(data)
    table = _statistics(report, names, look(state, color, output)) if statistics and report.documents else ""
    if format_ == "concise":
        from malkoll.reporters.concise import concise_lines

        sys.stderr.write(table)
        return "".join(f"{line}\n" for line in concise_lines(report, state.language))
    if not report.documents:
        return ""
    from pathlib import Path

    from malkoll.reporters.terminal import report_as_text

    files = {one.code: checked.book.files.get(one.path) for one in checked.book.requirements}
    links = {code: Path(file).absolute().as_uri() for code, file in files.items() if file is not None}
    said = report_as_text(report, checked.texts, requirements, look(state, color, output, verbose), links)
    return f"{said}\n{table}" if table else said


def _statistics(report: Report, names: Mapping[str, str], screen: Look) -> str:
    from malkoll.reporters.statistics import statistics_as_text

    return statistics_as_text(report, names, screen)


def _skipped(count: int) -> Text:
    if count == 1:
        return Text(sv="En fil utan mål hoppades över.", en="One file without goals was skipped.")
    return Text(sv=f"{count} filer utan mål hoppades över.", en=f"{count} files without goals were skipped.")
