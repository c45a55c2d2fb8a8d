"""``malkoll cache``: what is remembered from earlier runs, and forgetting it."""

from __future__ import annotations

from pathlib import Path

import click

from malkoll.cli import options
from malkoll.cli.bilingual import Command, option
from malkoll.cli.output import put
from malkoll.cli.state import State, current
from malkoll.errors import SettingsError, why_not
from malkoll.finding import Text

__all__ = ["command"]

_SAYS = Text(
    sv="Visa eller töm det som malkoll minns från tidigare körningar.\n\nMinnet gör körningar snabbare och ändrar "
    "aldrig något resultat. MALKOLL_CACHE anger en annan mapp; MALKOLL_CACHE=off stänger av det.",
    en="Show or clear what malkoll remembers from earlier runs.\n\nIt makes runs quicker and never changes a result. "
    "MALKOLL_CACHE names another folder; MALKOLL_CACHE=off turns it off.",
)


@click.command(
    "cache",
    cls=Command,
    says=_SAYS,
    examples=Text(sv="malkoll cache\nmalkoll cache --clear", en="malkoll cache\nmalkoll cache --clear"),
)
@option("--clear", "clearing", is_flag=True, sv="Töm minnet.", en="Clear it.")
@options.run_wide
def command(clearing: bool) -> int:
    """Show or clear the cache."""
    from malkoll.cache import cache_folder, clear, holding

    state = current()
    if clearing:
        try:
            clear()
        except OSError as error:
            what = why_not(error)
            raise SettingsError(
                f"Minnet kunde inte tömmas: {what.sv}.", f"The cache could not be cleared: {what.en}."
            ) from None
    held = holding()
    if held is None:
        folder = cache_folder()
        said = _OFF if folder is None else _not_ours(folder)
        put(said.in_language(state.language), None)
        return 0
    size = _size(held.size, state)
    said = Text(
        sv=f"{held.folder}: resultat för {_count(held.results, 'plan', 'planer')}, "
        f"{_count(held.books, 'inläst regelbok', 'inlästa regelböcker')}, {size}.",
        en=f"{held.folder}: results of {_count(held.results, 'plan', 'plans')}, "
        f"{_count(held.books, 'rule book', 'rule books')}, {size}.",
    )
    put(said.in_language(state.language), None)
    return 0


_OFF = Text(sv="Minnet är avstängt (MALKOLL_CACHE=off).", en="The cache is turned off (MALKOLL_CACHE=off).")


def _not_ours(folder: Path) -> Text:
    return Text(
        sv=f"Minnet i {folder} används inte: mappen eller länken är någon annans, eller så får alla skriva i den.",
        en=f"The cache in {folder} is not used: the folder or link is somebody else's, or all may write in it.",
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _size(count: int, state: State) -> str:
    for unit, bytes_each in (("MB", 1024 * 1024), ("kB", 1024)):
        if count >= bytes_each:
            number = f"{count / bytes_each:.1f}"
            return f"{number.replace('.', ',') if state.language == 'sv' else number} {unit}"
    return f"{count} byte"
