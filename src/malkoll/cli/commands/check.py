"""``malkoll check``: the main job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from malkoll.cli import completing, formats, options
from malkoll.cli.bilingual import Command, Usage, option
from malkoll.cli.output import complain, put
from malkoll.cli.progress import progress
from malkoll.cli.sparing import spare
from malkoll.cli.state import current
from malkoll.finding import Text
from malkoll.reporters.safe import one_line

if TYPE_CHECKING:
    from malkoll.app.checking import Checked
    from malkoll.app.options import Options

__all__ = ["command", "configured", "left_out", "untold"]

_MOST_NAMED = 5
"""Files that are named of those skipped."""

_SAYS = Text(
    sv="Kontrollera planer mot kraven.\n\nPATH är filer, mappar, mönster (planer/*.md) eller - för standard in. "
    "Utan PATH kontrolleras de planer som konfigurationen räknar upp.\n\n"
    "Svarskod 0: inget att åtgärda. 1: anmärkningar. 2: allt kunde inte kontrolleras.",
    en="Check plans against the requirements.\n\nPATH is files, folders, patterns (plans/*.md) or - for standard "
    "input. Without PATH the plans that the configuration lists are checked.\n\n"
    "Exit code 0: nothing to mend. 1: findings. 2: not everything could be checked.",
)


@click.command(
    "check",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll check plan.docx --fail-on never\nmalkoll check planer/*.md --select MK1,MK201\n"
        "malkoll check planer --format concise -o anmarkningar.txt",
        en="malkoll check plan.docx --fail-on never\nmalkoll check plans/*.md --select MK1,MK201\n"
        "malkoll check plans --format concise -o findings.txt",
    ),
)
@click.argument("paths", metavar="PATH…", nargs=-1, shell_complete=completing.files)
@option(
    "--format",
    "format_",
    multiple=True,
    metavar=formats.METAVAR,
    shell_complete=completing.formats,
    sv=f"Hur resultatet skrivs, och till vilken fil; kan upprepas. Format: {formats.NAMES}; och tilläggens, som "
    "malkoll plugins visar.",
    en=f"How the result is written, and to which file; may be repeated. Formats: {formats.NAMES}; and those of "
    "plugins, which malkoll plugins shows.",
)
@options.plan_reading
@options.rule_choice
@options.failing
@option(
    "--only-plans",
    is_flag=True,
    sv="Hoppa över filer som konfigurationen inte räknar som planer, även när de anges.",
    en="Skip files that the configuration does not count as plans, even when they are named.",
)
@option(
    "--show-settings",
    is_flag=True,
    sv="Visa inställningarna för PATH och var var och en kommer ifrån; kontrollera inget.",
    en="Show the settings for PATH and where each comes from; check nothing.",
)
@options.known_before
@options.many_plans
@options.configuration
@options.writing
@options.run_wide
def command(
    paths: tuple[str, ...],
    format_: tuple[str, ...],
    exit_zero: bool,
    verbose: bool,
    show_settings: bool,
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
    if show_settings:
        from malkoll.cli.settings_shown import show_settings as shown

        spare(output, wishes, paths)
        put(shown(paths or (".",), wishes, format_, state), output)
        return 0
    reports = formats.wanted(format_, output, paths, options.plugins(wishes, paths).reporters, wishes.without_plugins)
    asked = paths or configured(wishes)
    way = Way(jobs or 0, cached=not no_cache, debug=state.debug)

    def once() -> int:
        from malkoll.app import check

        with progress(state, quiet) as tell:
            checked = check(asked, wishes, tell, way)
        for error in checked.report.errors:
            complain(error.in_language(state.language))
        for said in (*left_out(checked), *untold(checked, reports)) if not quiet else ():
            complain(said.in_language(state.language))
        if not formats.write(checked, reports, state, color, verbose=verbose, statistics=statistics):
            return 2
        code = checked.exit_code
        return 0 if exit_zero and code == 1 else code

    if watch:
        from malkoll.cli.watch import watched

        return watched(once, asked, wishes, state, [one.file for one in reports if one.file is not None])
    return once()


def configured(wishes: Options) -> tuple[str, ...]:
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


def left_out(checked: Checked) -> Iterator[Text]:
    """What was not checked, and rightly so."""
    if checked.skipped and checked.report.documents:
        yield _skipped(checked.skipped)
    if checked.not_plans:
        yield _not_plans(checked.not_plans)


_TELLING = frozenset({"terminal", "json", "jsonl", "sarif", "junit", "markdown", "html", "docx"})
"""Formats that themselves say what was not checked."""


def untold(checked: Checked, reports: Iterable[formats.Wanted]) -> Iterator[Text]:
    """What a plan gives no answer to, where the formats chosen say nothing of it: silence must not look like "met"."""
    from malkoll.reporters.summary import summarise

    if any(one.reporter.name in _TELLING for one in reports):
        return
    # A rule that broke has been told of among the errors.
    told = {(error.en or "").partition(" ")[0] for error in checked.report.errors}
    left = [row for row in summarise(checked.report).not_checked_because if row[0] not in told]
    if left:
        count = sum(number for _, number, _ in left)
        sv, en = (
            " ".join(f"{code}: {reason.in_language(language) if reason else ''}".strip() for code, _, reason in left)
            for language in ("sv", "en")
        )
        yield Text(sv=f"Ej prövade: {count}. {sv}", en=f"Not checked: {count}. {en}")


def _skipped(paths: tuple[str, ...]) -> Text:
    listed = ", ".join(paths[:_MOST_NAMED]) + (" …" if len(paths) > _MOST_NAMED else "")
    if len(paths) == 1:
        return Text(sv=f"En fil utan mål hoppades över: {listed}.", en=f"One file without goals was skipped: {listed}.")
    return Text(
        sv=f"{len(paths)} filer utan mål hoppades över: {listed}",
        en=f"{len(paths)} files without goals were skipped: {listed}",
    )


def _not_plans(paths: tuple[str, ...]) -> Text:
    listed = ", ".join(map(one_line, paths))
    return Text(
        sv=f"Hoppade över det som konfigurationen inte räknar som planer: {listed}.",
        en=f"Skipped what the configuration does not count as plans: {listed}.",
    )
