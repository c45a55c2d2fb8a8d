"""A result is never written over what the run reads: a plan, a rule, settings, exceptions, a baseline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from malkoll.errors import MalkollError, SettingsError

if TYPE_CHECKING:
    from malkoll.app.options import Options
    from malkoll.config import Settings

__all__ = ["identity", "spare"]


def identity(path: str | Path) -> object:
    """The same for all names of one file, also where A and a are one, and for a file that is not there yet."""
    with suppress(OSError, ValueError):
        known = os.stat(path)
        if known.st_ino:
            return known.st_dev, known.st_ino
    return os.path.normcase(os.path.realpath(path))


def spare(output: str | None, wishes: Options | None = None, paths: Iterable[str] = ()) -> None:
    """See to it that ``output`` is no file that the run reads, and no plan of the configuration's; ``paths`` are the
    plans asked for. Nothing is looked for where the file does not exist yet.

    Raises:
        SettingsError: it is one of them.
    """
    from malkoll.app.options import Options

    if output is None or not os.path.isfile(output):
        return
    place = identity(output)
    if any(identity(path) == place for path in chain(_plans(paths, wishes or Options()), _beside(output, wishes))):
        raise SettingsError(
            f"Resultatet skrivs inte till {output}: det är en plan, en regelfil, inställningar, undantag eller ett "
            "utgångsläge. Ange en annan fil.",
            f"The result is not written to {output}: it is a plan, a rule file, settings, exceptions or a baseline. "
            "Give another file.",
        )


def _plans(paths: Iterable[str], wishes: Options) -> Iterator[str]:
    from malkoll.app.files import gather
    from malkoll.app.options import SettingsSource

    asked = tuple(paths)
    yield from (path for path in asked if os.path.isfile(path))
    if any(not os.path.isfile(path) for path in asked):
        with suppress(MalkollError):  # told by the command itself
            found = gather(asked, SettingsSource(wishes), wishes.stdin_filename, ignoring=wishes.ignoring)
            yield from (source.path for source in found.sources if not source.stdin)


def _beside(output: str, wishes: Options | None) -> Iterator[str | Path]:
    from malkoll.app.books import rule_files
    from malkoll.app.named_files import is_template_file
    from malkoll.app.options import Options, SettingsSource
    from malkoll.config import is_plan

    for asked in (wishes or Options(), Options()):
        for at in (Path.cwd(), Path(output)):
            settings: Settings | None = None
            with suppress(MalkollError):
                settings = SettingsSource(asked).of(at)
            if settings is None:
                continue
            yield from (layer.origin.path for layer in settings.layers if layer.origin.path is not None)
            yield from (one for one in (settings.path, settings.exceptions, settings.baseline) if one is not None)
            if settings.template is not None and is_template_file(settings.template):
                yield settings.template
            for given in settings.rules + settings.templates:
                with suppress(MalkollError):
                    yield from rule_files(given)
            if settings.plans and is_plan(output, settings):
                yield output
