"""``malkoll check``: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from malkoll.cli import options
from malkoll.cli.bilingual import Choice, Command, Usage, option
from malkoll.cli.output import as_json, complain, look, put
from malkoll.cli.state import State, current
from malkoll.finding import Text

if TYPE_CHECKING:
    from malkoll.app.checking import Checked
    from malkoll.app.options import Options

__all__ = ["command", "configured"]

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
@option(
    "--baseline",
    metavar="FILE",
    sv="Utgångsläge: det som fanns då visas för sig och fäller inte planen.",
    en="Baseline: what was there then is shown apart and fails no run.",
)
@option(
    "-v",
    "--verbose",
    is_flag=True,
    sv="Visa skälet vid varje anmärkning, och det som fanns sedan tidigare.",
    en="Give the reason every time, and show what was there before.",
)
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
    **given: Any,
) -> int:
    """Check plans."""
    from malkoll.app import check

    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, paths[0] if paths else ".")
    asked = paths or configured(wishes)
    checked = check(asked, wishes, _progress(state))
    for error in checked.report.errors:
        complain(error.in_language(state.language))
    if checked.skipped and checked.report.documents:
        complain(_skipped(len(checked.skipped)).in_language(state.language))
    put(_written(checked, format_, state, color, output, verbose), output)
    code = checked.exit_code
    return 0 if exit_zero and code == 1 else code


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


def _written(checked: Checked, format_: str, state: State, color: str, output: str | None, verbose: bool) -> str:
    report = checked.report
    if format_ == "json":
        from malkoll import __version__
        from malkoll.reporters.report_json import report_as_data

        return as_json(report_as_data(report, state.language, __version__))
    if format_ == "concise":
        from malkoll.reporters.concise import concise_lines

        return "".join(f"{line}\n" for line in concise_lines(report, state.language))
    if not report.documents:
        return ""
    from pathlib import Path

    from malkoll.reporters.terminal import report_as_text

    requirements = {one.code: one for one in checked.book.requirements}
    files = {one.code: checked.book.files.get(one.path) for one in checked.book.requirements}
    links = {code: Path(file).absolute().as_uri() for code, file in files.items() if file is not None}
    return report_as_text(report, checked.texts, requirements, look(state, color, output, verbose), links)


def _skipped(count: int) -> Text:
    if count == 1:
        return Text(sv="En fil utan mål hoppades över.", en="One file without goals was skipped.")
    return Text(sv=f"{count} filer utan mål hoppades över.", en=f"{count} files without goals were skipped.")


def _progress(state: State) -> Any:
    """A line on stderr that says how far a long run has come; none where nobody watches."""
    import sys

    if not sys.stderr.isatty():
        return None

    def tell(done: int, total: int, path: str) -> None:
        if total < 5:
            return
        word = "Kontrollerar" if state.language == "sv" else "Checking"
        sys.stderr.write(f"\r\x1b[K{word} {done + 1}/{total}  {path[-60:]}" if done + 1 < total else "\r\x1b[K")
        sys.stderr.flush()

    return tell
