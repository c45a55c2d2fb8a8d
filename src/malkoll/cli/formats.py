"""``--format`` and ``-o``: which reports a run writes, and where to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from malkoll.cli.bilingual import Usage
from malkoll.cli.output import complain, look, on_a_screen, put
from malkoll.cli.sparing import identity
from malkoll.errors import MalkollError, SettingsError, why_not
from malkoll.finding import Text
from malkoll.records import record
from malkoll.reporters.registry import GITHUB, MARKDOWN, REPORTERS, for_file, in_pieces

if TYPE_CHECKING:
    from malkoll.app.checking import Checked
    from malkoll.cli.state import State
    from malkoll.hooks import ReportContext, Reporter

__all__ = ["METAVAR", "NAMES", "Wanted", "wanted", "write"]

METAVAR = "FORMAT[=FILE]"
NAMES = ", ".join(one.name for one in REPORTERS)
_MOST_SUMMARY = 1024 * 1024 - 1024
"""Bytes of a job summary: GitHub shows none that is over a megabyte."""


@record
class Wanted:
    """A report to write: to ``file``, or to standard output."""

    reporter: Reporter
    file: str | None = None


def wanted(
    given: Sequence[str],
    output: str | None,
    paths: Sequence[str] = (),
    known: Sequence[Reporter] = REPORTERS,
    without: Sequence[str] = (),
    default: Reporter = REPORTERS[0],
) -> tuple[Wanted, ...]:
    """The reports that ``--format`` (any number of times) and ``-o`` ask for, among the formats ``known``.

    ``paths`` are what is to be checked; ``without`` are plugins left out, one of which may have a format that is
    then not known; ``default`` is the format where nothing tells which is wanted.

    Raises:
        Usage: they cannot all be followed; told before anything is checked.
        SettingsError: a file that cannot be written, as can be seen already.
    """
    found = [_parsed(one, known, without) for one in given]
    if output is not None:
        found = [_with_output(found, output, known, default)]
    if not found:
        found = [Wanted(default)]
    _no_two_in_one_place(found)
    for one in found:
        if one.file is not None:
            _writable_place(one.file)
        elif one.reporter.binary and on_a_screen():
            raise _no_text(one.reporter)
    _spare_plans(found, paths)
    return tuple(found)


def write(
    checked: Checked,
    reports: Sequence[Wanted],
    state: State,
    color: str,
    *,
    verbose: bool = False,
    statistics: bool = False,
) -> bool:
    """Write the reports, files first; whether all could be written. Those that need the
    report as a whole are made before the first is written; the others as they are written.

    A report that cannot be written is told, and the others are written all the same. ``statistics`` stand in the
    reports that have a place for them, and on stderr where none has.

    Raises:
        SettingsError: a report would be written over a plan that was checked, or over a file that decided the result.
    """
    _spare_plans(reports, (*checked.paths, *checked.skipped))
    _spare_rules(reports, checked.read)
    made: list[tuple[Wanted, str | bytes | Iterator[str]]] = []
    for one in reports:
        context = _context(checked, one, state, color, verbose=verbose, statistics=statistics)
        try:
            made.append((one, (in_pieces(one.reporter) or one.reporter.write)(checked.report, context)))
        except MalkollError as error:
            _say_old(error, reports)
            raise
    if statistics and checked.report.documents and not any(one.reporter.counts_rules for one in reports):
        sys.stderr.write(_statistics(checked, state, color))
    summary = _summary(checked, reports, state)
    whole = True
    for one, text in sorted(made, key=lambda pair: pair[0].file is None):
        try:
            put(text, one.file)
        except SettingsError as error:
            complain(error.text.in_language(state.language))
            whole = False
    return _summarised(summary, state) and whole


def _say_old(error: MalkollError, reports: Iterable[Wanted]) -> None:
    """Nothing is written; a file that is there all the same must not be taken for this run's."""
    old = [one.file for one in reports if one.file is not None and os.path.isfile(one.file)]
    if old:
        said, listed = error.text, ", ".join(old)
        sv, en = ("Filerna", "are") if len(old) > 1 else ("Filen", "is")
        error.text = Text(
            sv=f"{said.sv} {sv} {listed} är från en tidigare körning.",
            en=f"{said.en} {listed} {en} from an earlier run.",
        )


def _parsed(given: str, known: Sequence[Reporter], without: Sequence[str]) -> Wanted:
    name, equals, file = given.partition("=")
    called = name.strip().casefold()
    reporter = next((one for one in known if one.name == called), None)
    if reporter is None:
        raise _unknown(name.strip(), known, without)
    if equals and not file.strip():
        raise _usage(
            f"Skriv vilken fil efter ”{name}=”, till exempel --format {name}=rapport.txt.",
            f"Say which file after “{name}=”, for example --format {name}=report.txt.",
        )
    return Wanted(reporter, _place(file.strip()))


def _with_output(found: list[Wanted], output: str, known: Sequence[Reporter], default: Reporter) -> Wanted:
    if len(found) > 1:
        raise _usage(
            "-o går bara med ett format. Ange filen vid vart och ett: --format sarif=ut.sarif --format junit=ut.xml.",
            "-o goes with one format only. Give each its file: --format sarif=out.sarif --format junit=out.xml.",
        )
    if not found:
        return Wanted(_guessed(output, known, default), _place(output))
    if found[0].file is not None and identity(found[0].file) != identity(output):
        raise _usage(
            f"Formatet {found[0].reporter.name} har två filer: {found[0].file} och {output}. Ange en av dem.",
            f"The format {found[0].reporter.name} has two files: {found[0].file} and {output}. Give one of them.",
        )
    return Wanted(found[0].reporter, _place(output))


def _place(file: str) -> str | None:
    """A file, or ``None`` for standard output, which is also called "-"."""
    return None if file in ("", "-") else file


def _guessed(output: str, among: Sequence[Reporter], default: Reporter) -> Reporter:
    """The format by the file's suffix; the usual one where it has none."""
    found = for_file(os.path.basename(output), among)
    if found is not None:
        return found
    suffix = os.path.splitext(output)[1]
    if not suffix or (os.path.exists(output) and not os.path.isfile(output)):
        return default
    known = ", ".join(end for one in among for end in one.suffixes)
    raise _usage(
        f"Det går inte att se på {output} vilket format det ska bli: ange --format, eller ett av {known}.",
        f"{output} does not tell which format is wanted: give --format, or one of {known}.",
    )


def _no_text(reporter: Reporter) -> Usage:
    name, suffix = reporter.name, next(iter(reporter.suffixes), "")
    return _usage(
        f"Formatet {name} går inte att visa på skärmen. Ange en fil: -o rapport{suffix}",
        f"The format {name} cannot be shown on a screen. Give a file: -o report{suffix}",
    )


def _unknown(name: str, known: Sequence[Reporter], without: Sequence[str]) -> Usage:
    from difflib import get_close_matches

    names = [one.name for one in known]
    near = get_close_matches(name, names, n=1)
    words = ", ".join(names)
    out = ", ".join(without)
    return _usage(
        f"”{name}” går inte för --format: välj bland {words}."
        + (f" Menade du {near[0]}?" if near else "")
        + (f" Körningen är utan {out} (--without-plugin); ett tilläggs format finns bara med det." if out else ""),
        f"“{name}” will not do for --format: choose among {words}."
        + (f" Did you mean {near[0]}?" if near else "")
        + (f" The run is without {out} (--without-plugin); a plugin's format is there only with it." if out else ""),
    )


def _no_two_in_one_place(found: Sequence[Wanted]) -> None:
    places: dict[str | None, Wanted] = {}
    for one in found:
        place = None if one.file is None else os.path.normcase(os.path.realpath(one.file))
        other = places.setdefault(place, one)
        if other is one:
            continue
        names = (other.reporter.name, one.reporter.name)
        if place is None:
            raise _usage(
                f"Både {names[0]} och {names[1]} skulle skrivas på skärmen. Ge en av dem en fil: "
                f"--format {names[1]}=FIL.",
                f"Both {names[0]} and {names[1]} would go to standard output. Give one of them a file: "
                f"--format {names[1]}=FILE.",
            )
        if not os.path.exists(place) or os.path.isfile(place):
            raise _usage(
                f"Både {names[0]} och {names[1]} skulle skrivas till {one.file}. Ge dem var sin fil.",
                f"Both {names[0]} and {names[1]} would be written to {one.file}. Give each a file of its own.",
            )


def _writable_place(file: str) -> None:
    """What can be seen at once, before a long run: that there is a folder, and that the file is none."""
    if os.path.isdir(file):
        raise SettingsError(
            f"Resultatet kunde inte skrivas till {file}: det är en mapp. Ange en fil.",
            f"The result could not be written to {file}: it is a folder. Give a file.",
        )
    folder = os.path.dirname(os.path.abspath(file))
    if not os.path.isdir(folder):
        raise SettingsError(
            f"Resultatet kunde inte skrivas till {file}: mappen {os.path.dirname(file)} finns inte. Skapa den först.",
            f"The result could not be written to {file}: there is no folder {os.path.dirname(file)}. Make it first.",
        )


def _spare_plans(reports: Sequence[Wanted], paths: Iterable[str]) -> None:
    _spare(reports, paths, "det är en plan som ska kontrolleras", "it is a plan to check")


def _spare_rules(reports: Sequence[Wanted], files: Iterable[str]) -> None:
    _spare(
        reports,
        files,
        "körningen läser den filen (krav, inställningar, undantag eller utgångsläge)",
        "the run reads that file (rules, settings, exceptions or baseline)",
    )


def _spare(reports: Sequence[Wanted], paths: Iterable[str], why_sv: str, why_en: str) -> None:
    spared = {identity(path) for path in paths}
    for one in reports:
        if one.file is not None and identity(one.file) in spared:
            raise SettingsError(
                f"Resultatet skrivs inte till {one.file}: {why_sv}. Ange en annan fil.",
                f"The result is not written to {one.file}: {why_en}. Give another file.",
            )


def _statistics(checked: Checked, state: State, color: str) -> str:
    from malkoll.reporters.statistics import statistics_as_text

    names = {one.code: one.name for one in checked.book.requirements}
    return statistics_as_text(checked.report, names, look(state, color, None, False))


def _context(
    checked: Checked, one: Wanted, state: State, color: str, *, verbose: bool = False, statistics: bool = False
) -> ReportContext:
    from malkoll import __version__
    from malkoll.app.about_reports import AboutRules
    from malkoll.hooks import ReportContext

    here = Path.cwd()
    texts: Mapping[str, str] = checked.texts if one.reporter.needs_texts else {}
    screen = look(state, color, one.file, verbose) if one.reporter is REPORTERS[0] else None
    return ReportContext(
        state.language,
        __version__,
        AboutRules(checked.book),
        texts,
        color=screen is not None and screen.color,
        width=None if screen is None else screen.width,
        verbose=verbose,
        statistics=statistics,
        root=_root(here),
        here=here,
        comparison=checked.comparison if one.reporter.needs_plans else None,
        plans=checked.plans if one.reporter.needs_plans else {},
        today=checked.day,
    )


def _root(here: Path) -> Path:
    """The folder of the repository, which other systems count paths from; without one, where malkoll was started."""
    return next((folder for folder in (here, *here.parents) if os.path.exists(folder / ".git")), here)


def _summary(checked: Checked, reports: Sequence[Wanted], state: State) -> str | bytes | None:
    """What to add to the summary of a job on GitHub, where malkoll runs in one and is to report to it."""
    asked = any(one.reporter is GITHUB for one in reports)
    if not asked or not os.environ.get("GITHUB_STEP_SUMMARY"):
        return None
    context = _context(checked, Wanted(MARKDOWN), state, "never")
    return MARKDOWN.write(checked.report, context)


def _summarised(summary: str | bytes | None, state: State) -> bool:
    if summary is None:
        return True
    file = os.environ["GITHUB_STEP_SUMMARY"]
    data = b"\n" + (summary if isinstance(summary, bytes) else summary.encode("utf-8", "replace"))
    if len(data) > _MOST_SUMMARY:
        data = data[:_MOST_SUMMARY].rpartition(b"\n")[0] + "\n\n…\n".encode()
    try:
        with open(file, "ab") as stream:
            stream.write(data)
    except OSError as error:
        what = why_not(error)
        complain(
            f"Sammanfattningen kunde inte skrivas till {file}: {what.sv}."
            if state.language == "sv"
            else f"The summary could not be written to {file}: {what.en}."
        )
        return False
    return True


def _usage(sv: str, en: str) -> Usage:
    return Usage(sv, en, click.get_current_context(silent=True))
