"""Options that several commands share, and the wishes they make together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from malkoll.cli import completing
from malkoll.cli.bilingual import Choice, Usage, option

if TYPE_CHECKING:
    from malkoll.app.options import Options
    from malkoll.plugins import Plugins

__all__ = [
    "configuration",
    "folder_walking",
    "listed",
    "many_plans",
    "plan_reading",
    "plugin_choice",
    "plugins",
    "reviewing",
    "rule_choice",
    "run_wide",
    "some_file",
    "template_choice",
    "wishes",
    "writing",
    "writing_to_a_file",
]

_F = TypeVar("_F", bound=Callable[..., Any])


def _together(*decorators: Callable[[_F], _F]) -> Callable[[_F], _F]:
    def decorate(function: _F) -> _F:
        return reduce(lambda made, decorator: decorator(made), reversed(decorators), function)

    return decorate


run_wide = _together(
    option("--lang", type=Choice(["sv", "en"]), expose_value=False, sv="Språk.", en="Language."),
    option(
        "--debug",
        is_flag=True,
        expose_value=False,
        sv="Visa hela felet om något går sönder.",
        en="Show the whole error if something breaks.",
    ),
)

configuration = _together(
    option(
        "--config",
        metavar="FILE",
        shell_complete=completing.files,
        sv="Använd den här konfigurationsfilen.",
        en="Use this configuration file.",
    ),
    option("--no-config", is_flag=True, sv="Läs ingen konfigurationsfil.", en="Read no configuration file."),
    option(
        "--rules",
        "rules",
        metavar="FILE",
        shell_complete=completing.files,
        multiple=True,
        sv="Regelfil eller mapp utöver de medföljande; kan upprepas.",
        en="Rule file or folder besides the shipped ones; may be repeated.",
    ),
)

plugin_choice = _together(
    option(
        "--without-plugin",
        "without_plugin",
        metavar="NAME",
        multiple=True,
        shell_complete=completing.plugins,
        sv="Kör utan det här tillägget; kan upprepas.",
        en="Run without this plugin; may be repeated.",
    ),
    option(
        "--trust",
        is_flag=True,
        sv="Kör Python som en konfiguration utanför arbetsmappen anger (plugins).",
        en="Run Python that a configuration outside the working directory names (plugins).",
    ),
)
configuration = _together(configuration, plugin_choice)

rule_choice = _together(
    option(
        "--select",
        metavar="MK1,…",
        shell_complete=completing.codes,
        multiple=True,
        sv="Bara dessa krav: koder, början av koder eller namn.",
        en="Only these rules: codes, beginnings of codes or names.",
    ),
    option(
        "--ignore",
        metavar="MK2,…",
        multiple=True,
        shell_complete=completing.codes,
        sv="Inte dessa krav.",
        en="Not these rules.",
    ),
    option(
        "--min-confidence",
        type=Choice(["high", "medium", "low"]),
        sv="Bara krav med minst den här säkerheten.",
        en="Only rules of at least this confidence.",
    ),
)

failing = _together(
    option(
        "--fail-on",
        type=Choice(["error", "warning", "question", "never"]),
        sv="Hur allvarlig en anmärkning ska vara för svarskod 1.",
        en="How grave a finding must be for exit code 1.",
    ),
    option("--exit-zero", is_flag=True, sv="Svarskod 0 även vid anmärkningar.", en="Exit code 0 even with findings."),
)

known_before = _together(
    option(
        "--baseline",
        metavar="FILE",
        sv="Utgångsläge: det som fanns då visas för sig och fäller inte planen.",
        en="Baseline: what was there then is shown apart and fails no run.",
    ),
    option(
        "-v",
        "--verbose",
        is_flag=True,
        sv="Visa skälet vid varje anmärkning, och det som fanns sedan tidigare.",
        en="Give the reason every time, and show what was there before.",
    ),
)

template_choice = option(
    "--template",
    metavar="NAME|FILE.mall",
    shell_complete=completing.templates,
    sv="Mall att läsa planen med, i stället för den som känns igen.",
    en="Template to read the plan with, instead of the one recognised.",
)

plan_reading = _together(
    template_choice,
    option(
        "--kind",
        type=Choice(["plan", "follow-up"]),
        sv="Läs dokumentet som plan eller uppföljning.",
        en="Read the document as a plan or as a follow-up.",
    ),
    option(
        "--stdin-filename",
        metavar="NAME",
        sv="Vad planen från standard in (-) ska kallas.",
        en="What the plan on standard input (-) is called.",
    ),
)

folder_walking = option(
    "--no-ignore",
    is_flag=True,
    sv="Läs i mappar även det som .gitignore och .malkollignore utelämnar.",
    en="In folders, read also what .gitignore and .malkollignore leave out.",
)

_jobs = option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    sv="Antal processer; annars så många som lönar sig.",
    en="Number of processes; otherwise as many as pays.",
)
_no_cache = option(
    "--no-cache", is_flag=True, sv="Minns ingenting mellan körningar.", en="Remember nothing between runs."
)
_quiet = option(
    "-q",
    "--quiet",
    is_flag=True,
    sv="Inget på standard fel utom fel: ingen förloppsmätare.",
    en="Nothing on standard error but errors: no progress bar.",
)

many_plans = _together(
    folder_walking,
    _jobs,
    _no_cache,
    option(
        "--watch",
        is_flag=True,
        sv="Kontrollera igen när en plan, regel eller konfiguration ändras; Ctrl-C avslutar.",
        en="Check again when a plan, rule or configuration changes; Ctrl-C ends.",
    ),
    option(
        "--statistics",
        is_flag=True,
        sv="Visa hur varje krav föll ut över alla planer.",
        en="Show how each rule came out over all plans.",
    ),
    _quiet,
)
reviewing = _together(folder_walking, _jobs, _no_cache, _quiet)


def some_file(context: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A file to write to, with a name."""
    if value is not None and not value.strip():
        raise Usage("Skriv vilken fil efter -o.", "Say which file after -o.", context)
    return value


writing_to_a_file = option(
    "-o",
    "--output",
    callback=some_file,
    metavar="FILE",
    shell_complete=completing.files,
    sv="Skriv till fil i stället för skärmen.",
    en="Write to a file.",
)
writing = _together(
    writing_to_a_file,
    option(
        "--color",
        type=Choice(["auto", "always", "never"]),
        default="auto",
        sv="Färg: auto, always eller never.",
        en="Colour: auto, always or never.",
    ),
)


def listed(given: Sequence[str]) -> tuple[str, ...]:
    """What a repeated option with commas in it lists."""
    return tuple(part.strip() for one in given for part in one.split(",") if part.strip())


def plugins(wished: Options, paths: Sequence[str] = ()) -> Plugins:
    """The plugins that take part for the first of ``paths``, or in the working directory."""
    from malkoll.app.options import SettingsSource

    source = SettingsSource(wished)
    first = paths[0] if paths and paths[0] != "-" else "."
    return source.plugins(source.of(Path(first)))


def wishes(**given: Any) -> Options:
    """The options of a command as the use cases want them; a command gives those it has."""
    from malkoll.app.options import Options

    select = listed(given.get("select") or ())
    config, baseline = given.get("config"), given.get("baseline")
    if config is not None and given.get("no_config"):
        raise Usage(
            "--config och --no-config går inte ihop: ange en av dem.",
            "--config and --no-config do not go together: give one of them.",
        )
    return Options(
        rules=tuple(Path(one) for one in given.get("rules") or ()),
        template=given.get("template"),
        kind=given.get("kind"),
        select=select or None,
        ignore=listed(given.get("ignore") or ()),
        fail_on=given.get("fail_on"),
        min_confidence=given.get("min_confidence"),
        config=Path(config) if config is not None else None,
        no_config=bool(given.get("no_config")),
        stdin_filename=given.get("stdin_filename"),
        only_plans=bool(given.get("only_plans")),
        baseline=Path(baseline) if baseline is not None else None,
        ignoring=not given.get("no_ignore"),
        trust=bool(given.get("trust")),
        without_plugins=tuple(given.get("without_plugin") or ()),
    )
