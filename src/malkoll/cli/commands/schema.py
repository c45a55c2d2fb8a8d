"""``malkoll schema``: JSON Schema of what malkoll writes and of its configuration."""

from __future__ import annotations

from typing import Any

import click

from malkoll.cli.bilingual import Choice, Command, option
from malkoll.cli.options import run_wide, some_file
from malkoll.cli.output import as_json, put
from malkoll.cli.sparing import spare
from malkoll.finding import Text

__all__ = ["command"]

_WHICH = ("check", "compare", "show", "config")

_SAYS = Text(
    sv="Visa JSON Schema för utdata från check, compare och show och för konfigurationen.\n\n"
    "WHICH är check, compare, show eller config. Utan WHICH skrivs alla i ett schema, under $defs.",
    en="Show the JSON Schema of the output of check, compare and show, and of the configuration.\n\n"
    "WHICH is check, compare, show or config. Without WHICH all are written in one schema, under $defs.",
)


@click.command(
    "schema",
    cls=Command,
    says=_SAYS,
    examples=Text(
        sv="malkoll schema check\nmalkoll schema config -o malkoll.schema.json",
        en="malkoll schema check\nmalkoll schema config -o malkoll.schema.json",
    ),
)
@click.argument("which", metavar="WHICH", required=False, type=Choice([*_WHICH]))
@option(
    "-o",
    "--output",
    callback=some_file,
    metavar="FILE",
    sv="Skriv till fil i stället för skärmen.",
    en="Write to a file.",
)
@run_wide
def command(which: str | None, output: str | None) -> int:
    """Write a schema."""
    spare(output)
    put(as_json(_schema(which) if which is not None else _all()), output)
    return 0


def _schema(which: str) -> dict[str, Any]:
    from malkoll.reporters import schema

    if which == "config":
        from malkoll.config.schema import settings_schema

        return settings_schema()
    made = {"check": schema.check_schema, "compare": schema.compare_schema, "show": schema.show_schema}
    return made[which]()


def _all() -> dict[str, Any]:
    from malkoll.reporters.schema import DIALECT

    return {"$schema": DIALECT, "$defs": {which: _schema(which) for which in _WHICH}}
