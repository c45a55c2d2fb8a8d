"""``malkoll init``: a working start."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from malkoll.cli import completing, options
from malkoll.cli.bilingual import Command, Usage, option
from malkoll.cli.output import put
from malkoll.cli.state import current
from malkoll.finding import Text

if TYPE_CHECKING:
    from malkoll.app.starting import Start

__all__ = ["command"]

_SAYS = Text(
    sv="Skriv det som behövs för att börja: malkoll.toml, ett första eget krav med exempel och raderna för "
    "pre-commit.\n\nPlaner i mappen letas upp och nämns i malkoll.toml; finns ingen skrivs en exempelplan. "
    "Det som redan finns rörs aldrig.",
    en="Write what is needed to begin: malkoll.toml, a first rule of your own with examples, and the entry for "
    "pre-commit.\n\nPlans in the folder are found and named in malkoll.toml; where there is none an example is "
    "written. What is there already is never touched.",
)


@click.command(
    "init",
    cls=Command,
    says=_SAYS,
    examples=Text(sv="malkoll init --dry-run\nmalkoll init", en="malkoll init --dry-run\nmalkoll init"),
)
@click.argument("folder", metavar="[FOLDER]", default=".", shell_complete=completing.files)
@option("--dry-run", is_flag=True, sv="Visa vad som skulle skrivas; skriv inget.", en="Show what would be written.")
@options.run_wide
def command(folder: str, dry_run: bool) -> int:
    """Write a start."""
    from malkoll.app.starting import prepare, write

    state = current()
    if not os.path.isdir(folder):
        raise Usage(
            f"Mappen {folder} finns inte. Skapa den först.", f"The folder {folder} does not exist. Make it first."
        )
    state.settle(options.wishes(), folder)
    place = Path(folder)
    start = prepare(place, state.language)
    if not dry_run:
        write(start)
    put("\n".join(_told(start, place, state.language, dry_run)), None)
    return 0


def _told(start: Start, folder: Path, language: str, dry_run: bool) -> Iterator[str]:
    for file in start.files:
        name = os.path.relpath(file.path, folder).replace(os.sep, "/")
        if dry_run:
            yield Text(sv=f"Skulle skriva {name}:", en=f"Would write {name}:").in_language(language)
            yield "".join(f"    {line}".rstrip() + "\n" for line in file.text.rstrip("\n").split("\n"))
        else:
            yield Text(sv=f"Skrev {name}", en=f"Wrote {name}").in_language(language)
    if start.plans:
        count, listed = len(start.plans), ", ".join(start.plans[:5]) + (" …" if len(start.plans) > 5 else "")
        yield Text(
            sv=f"Hittade {count} {'plan' if count == 1 else 'planer'}: {listed}",
            en=f"Found {count} {'plan' if count == 1 else 'plans'}: {listed}",
        ).in_language(language)
    for note in start.notes:
        yield note.in_language(language)
    yield ""
    yield (_NOTHING if dry_run else _NEXT).in_language(language)


_NOTHING = Text(sv="Inget är skrivet (--dry-run).", en="Nothing is written (--dry-run).")
_NEXT = Text(
    sv="Nu går det att köra: malkoll check   (kontrollera planerna)   malkoll test   (pröva era egna krav)",
    en="Now you can run: malkoll check   (check the plans)   malkoll test   (try your own rules)",
)
