"""The list of plugins, as text and as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from malkoll.finding import Text
from malkoll.reporters.plugin_view import PluginView
from malkoll.reporters.screen import Look
from malkoll.reporters.wording import clean

__all__ = ["plugins_as_data", "plugins_as_text"]

_KINDS = {
    "rules": Text(sv="krav", en="rules"),
    "templates": Text(sv="mallar", en="templates"),
    "word_lists": Text(sv="ordlistor", en="word lists"),
    "checks": Text(sv="kontroller", en="checks"),
    "readers": Text(sv="läser", en="reads"),
    "reporters": Text(sv="skriver", en="writes"),
}
_NONE = Text(
    sv="Inga tillägg är installerade eller angivna i konfigurationen.",
    en="No plugins are installed or named in the configuration.",
)
_IDLE = Text(sv="inget krav anropar den", en="no rule calls it")
_WIDTH = max(len(text) for kind in _KINDS.values() for text in (kind.sv or "", kind.en or ""))


def plugins_as_text(views: Sequence[PluginView], look: Look) -> str:
    """Each plugin with what it brought."""
    if not views:
        return _NONE.in_language(look.language)
    return "\n\n".join("\n".join(_lines(view, look.language)) for view in views)


def _lines(view: PluginView, language: str) -> list[str]:
    place = f"{view.place} {view.version}" if view.version is not None else view.place
    lines = [f"{clean(view.name)}  ({clean(place)})"]
    for kind, names in view.brought.items():
        said = [f"{name} ({_IDLE.in_language(language)})" if name in view.idle else name for name in names]
        lines.append(f"  {_KINDS[kind].in_language(language):<{_WIDTH}}  {clean(', '.join(said))}")
    return lines


def plugins_as_data(views: Sequence[PluginView]) -> dict[str, Any]:
    """The same, as JSON has it."""
    return {
        "version": 1,
        "plugins": [
            {
                "name": view.name,
                "version": view.version,
                "place": view.place,
                **{kind: list(view.brought.get(kind, ())) for kind in _KINDS},
                "checks_not_called": list(view.idle),
            }
            for view in views
        ],
    }
