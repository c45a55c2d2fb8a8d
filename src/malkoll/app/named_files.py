"""The files that a configuration names: each must be there and of its kind, or all that are not are told at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from malkoll.app.texts import as_shown, is_hidden
from malkoll.config import Layer, Settings, where
from malkoll.errors import SettingsError
from malkoll.finding import Text

__all__ = ["check_named_files", "is_template_file"]

_OTHERS_SUFFIX = {"rules": ".mall", "templates": ".krav"}
"""What a file under each key ends with where it belongs under the other."""


def check_named_files(settings: Settings) -> None:
    """Check that the rule files, templates and exceptions that a configuration names are there, each under its key.

    The baseline may be missing: it is perhaps about to be written.

    Raises:
        SettingsError: with every file that is missing or under the wrong key, and the file and line it is named on.
    """
    wrong = [
        _said(layer, key, path)
        for layer in (*settings.layers, *settings.elsewhere)
        if layer.origin.path is not None
        for key, path in _named(layer)
        if not os.path.exists(path) and not is_hidden(path)
    ]
    wrong += [
        _of_other_kind(layer, key, path)
        for layer in (*settings.layers, *settings.elsewhere)
        if layer.origin.path is not None
        for key, path in _named(layer)
        if path.suffix.casefold() == _OTHERS_SUFFIX.get(key) and not os.path.isdir(path)
    ]
    if wrong:
        said = list(dict.fromkeys(wrong))
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


def _of_other_kind(layer: Layer, key: str, path: Path) -> Text:
    place = where(layer.origin, key) or Text(sv="", en="")
    shown = as_shown(path)
    if key == "rules":
        return Text(
            sv=f"{place.sv}: ”rules” nämner {shown}, som är en mall. Flytta den till ”templates”.",
            en=f"{place.en}: “rules” names {shown}, which is a template. Move it to “templates”.",
        )
    return Text(
        sv=f"{place.sv}: ”templates” nämner {shown}, som är en kravfil. Flytta den till ”rules”.",
        en=f"{place.en}: “templates” names {shown}, which is a rule file. Move it to “rules”.",
    )


def _said(layer: Layer, key: str, path: Path) -> Text:
    place = where(layer.origin, key) or Text(sv="", en="")
    shown = as_shown(path)
    return Text(
        sv=f"{place.sv}: ”{key}” nämner {shown}, som inte finns. Rätta sökvägen eller skapa filen.",
        en=f"{place.en}: “{key}” names {shown}, which does not exist. Correct the path or make the file.",
    )
