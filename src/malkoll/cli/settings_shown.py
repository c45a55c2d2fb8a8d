"""``malkoll check --show-settings``: every setting with its value and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from malkoll.cli.bilingual import Usage
from malkoll.cli.output import as_json
from malkoll.config import Layer, Origin, Settings, told, where
from malkoll.config.layers import fold, line_of
from malkoll.config.toml import shown
from malkoll.finding import Text
from malkoll.reporters.safe import one_line

if TYPE_CHECKING:
    from malkoll.app.options import Options
    from malkoll.cli.state import State

__all__ = ["show_settings"]

_KINDS = {
    "default": Text(sv="förval", en="default"),
    "flag": Text(sv="flagga", en="flag"),
    "environment": Text(sv="miljövariabeln MALKOLL_LANG", en="the environment variable MALKOLL_LANG"),
    "found": Text(sv="fanns där", en="was there"),
}
_NO_FILE = Text(sv="ingen konfigurationsfil", en="no configuration file")
_EXTENDED = Text(sv="via extend", en="by extend")
_VALUE_AT = 18
_WIDEST = 32


def show_settings(paths: Sequence[str], wishes: Options, format_: str | Sequence[str], state: State) -> str:
    """The settings for each of ``paths`` as text, or with ``format_`` json as data.

    Raises:
        Usage: they can be written in no such format.
        SettingsError: the configuration cannot be followed.
    """
    from malkoll.app.options import SettingsSource

    asked = " ".join([format_] if isinstance(format_, str) else format_) or "terminal"
    if asked not in ("terminal", "json"):
        raise Usage(
            f"--show-settings skrivs som terminal eller json, inte {asked}.",
            f"--show-settings is written as terminal or json, not {asked}.",
        )
    source = SettingsSource(wishes)
    named = [wishes.stdin_filename or "." if path == "-" else path for path in paths]
    found = [(path, _with_language(source.of(Path(path)), state)) for path in named]
    if asked == "json":
        return as_json({"version": 1, "settings": [_data(path, settings) for path, settings in found]})
    return "\n\n".join("\n".join(_lines(path, settings, state.language)) for path, settings in found)


def _with_language(settings: Settings, state: State) -> Settings:
    """The settings with the language that a flag or the environment gave, which go before them."""
    if state.chosen is None:
        return settings
    said = Layer(Origin(state.chosen), {"language": state.language})
    return fold((*settings.layers, said), settings.path)


def _lines(path: str, settings: Settings, language: str) -> Iterator[str]:
    file = shown(settings.path) if settings.path is not None else _NO_FILE.in_language(language)
    yield f"{one_line(path)}  ({file})"
    for setting in told(settings):
        name = setting.key
        for value, origin in setting.parts:
            keys = (setting.key, *value) if setting.key == "severity" else (setting.key,)
            written = _written(value)
            yield f"  {name:<{_VALUE_AT}}{written:<{_WIDEST}}  {_whence(origin, keys, language)}"
            name = ""


def _whence(origin: Origin, keys: tuple[str, ...], language: str) -> str:
    place = where(origin, *keys)
    if place is None:
        return _KINDS[origin.kind].in_language(language)
    told_place = place.in_language(language)
    if origin.kind == "per-path":
        return f"{told_place} ([[per-path]] {', '.join(origin.patterns)})"
    return f"{told_place} ({_EXTENDED.in_language(language)})" if origin.kind == "extended" else told_place


def _written(value: Any) -> str:
    """A value as it would be written in TOML."""
    plain = _plain(value)
    if plain is None or plain == {}:
        return "–"
    if isinstance(plain, dict):
        return ", ".join(f"{key} = {json.dumps(one, ensure_ascii=False)}" for key, one in plain.items())
    return json.dumps(plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return shown(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return dict(value) if hasattr(value, "keys") else value


def _data(path: str, settings: Settings) -> dict[str, Any]:
    return {
        "path": path,
        "configuration": None if settings.path is None else shown(settings.path),
        "keys": {
            setting.key: [
                {"value": _plain(value), "origin": _origin(origin, setting.key, value)}
                for value, origin in setting.parts
            ]
            for setting in told(settings)
        },
    }


def _origin(origin: Origin, key: str, value: Any) -> dict[str, Any]:
    keys = (key, *value) if key == "severity" else (key,)
    return {
        "kind": origin.kind,
        "path": None if origin.path is None else shown(origin.path),
        "line": line_of(origin, *keys),
        **({"patterns": list(origin.patterns)} if origin.patterns else {}),
    }
