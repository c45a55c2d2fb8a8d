"""The files that a configuration names: each must be there, or it is told where it is named, all of them at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from malkoll.app.texts import as_shown, is_hidden
from malkoll.config import Layer, Settings, where
from malkoll.errors import SettingsError
from malkoll.finding import Text

__all__ = ["check_named_files", "is_template_file"]


def check_named_files(settings: Settings) -> None:
    """Check that the rule files, templates and exceptions that a configuration names are there.

    The baseline may be missing: it is perhaps about to be written.

    Raises:
        SettingsError: with every file that is missing, and the file and line it is named on.
    """
    missing = [
        _said(layer, key, path)
        for layer in (*settings.layers, *settings.elsewhere)
        if layer.origin.path is not None
        for key, path in _named(layer)
        if not os.path.exists(path) and not is_hidden(path)
    ]
    if missing:
        said = list(dict.fromkeys(missing))
        raise SettingsError("\n".join(one.sv or "" for one in said), "\n".join(one.en or "" for one in said))


def is_template_file(template: str) -> bool:
    """Whether ``template`` is a file and not a name."""
    return template.casefold().endswith(".mall")


def _named(layer: Layer) -> Iterator[tuple[str, Path]]:
    for key in ("rules", "templates"):
        paths: Iterable[Path] = layer.values.get(key, ())
        yield from ((key, path) for path in paths)
    template = layer.values.get("template")
    if template is not None and is_template_file(template):
        yield "template", Path(template)
    exceptions = layer.values.get("exceptions")
    if exceptions is not None:
        yield "exceptions", exceptions


def _said(layer: Layer, key: str, path: Path) -> Text:
    place = where(layer.origin, key) or Text(sv="", en="")
    shown = as_shown(path)
    return Text(
        sv=f"{place.sv}: ”{key}” nämner {shown}, som inte finns. Rätta sökvägen eller skapa filen.",
        en=f"{place.en}: “{key}” names {shown}, which does not exist. Correct the path or make the file.",
    )
