"""Reading a configuration file together with those it extends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from malkoll.config.layers import fold
from malkoll.config.patterns import matches
from malkoll.config.settings import Layer, Origin, Settings
from malkoll.config.toml import PROJECT, our_table, parsed, shown, text_of
from malkoll.errors import SettingsError
from malkoll.records import record

__all__ = ["Configuration", "read"]


@record
class Configuration:
    """A configuration file as read: what holds for all files, and the tables for some of them, what wins last."""

    path: Path
    layers: tuple[Layer, ...]
    tables: tuple[Layer, ...]

    def layers_for(self, file: Path | None) -> tuple[Layer, ...]:
        """What holds for ``file``; for no file in particular where ``None``."""
        return self.layers if file is None else self.layers + tuple(self._matching(file))

    def settings(self, file: Path | None = None) -> Settings:
        """The settings for ``file``, or for no file in particular."""
        return fold(self.layers_for(file), self.path)

    def _matching(self, file: Path) -> Iterator[Layer]:
        for table in self.tables:
            written_in = table.origin.path
            if written_in is not None and matches(table.origin.patterns, file, written_in.parent):
                yield table


def read(path: Path) -> Configuration:
    """Read the configuration file ``path``.

    Raises:
        SettingsError: it, or one that it extends, cannot be read, is no TOML, holds a key or value that is not
            allowed, or asks for another version of malkoll; or they extend each other in a ring.
    """
    layers, tables = _read(path.absolute(), ())
    return Configuration(path.absolute(), tuple(layers), tuple(tables))


def _read(path: Path, within: tuple[Path, ...]) -> tuple[list[Layer], list[Layer]]:
    text = text_of(path)
    table = our_table(path, parsed(path, text))
    if table is None:
        if within:
            raise SettingsError(
                f"{shown(within[-1])}: ”extend” leder till {shown(path)}, som inte har någon tabell [tool.malkoll].",
                f"{shown(within[-1])}: “extend” leads to {shown(path)}, which has no table [tool.malkoll].",
            )
        table = {}
    if table:
        _check_version(table, path, text)
        own, per_path, extended = _own(table, path, text, within)
    else:
        own, per_path, extended = {}, [], ()
    layers: list[Layer] = []
    tables: list[Layer] = []
    for base in extended:
        more_layers, more_tables = _read(_base(base, path, text, within), (*within, path))
        layers += more_layers
        tables += more_tables
    return [*layers, Layer(Origin("extended" if within else "file", path), own)], tables + per_path


def _check_version(table: dict[str, Any], path: Path, text: str) -> None:
    """Before all else: a newer malkoll may know keys that this one takes for mistakes."""
    wanted = table.get("required-version")
    if isinstance(wanted, str):
        from malkoll.config.version import wrong_version

        wrong = wrong_version(wanted)
        if wrong is not None:
            from malkoll.config.mistakes import raised

            raise raised([(("required-version",), wrong)], path, text)


def _own(
    table: dict[str, Any], path: Path, text: str, within: tuple[Path, ...]
) -> tuple[dict[str, Any], list[Layer], tuple[Path, ...]]:
    from malkoll.config.mistakes import validated

    model = validated(table, path, text)
    written = {key: getattr(model, key.replace("-", "_")) for key in table if key != "per-path"}
    tables = []
    for at, one in enumerate(model.per_path):
        patterns = ((one.path,) if one.path else ()) + tuple(one.paths)
        keys = [key for key in table["per-path"][at] if key not in ("path", "paths")]
        said = {key: getattr(one, key.replace("-", "_")) for key in keys}
        tables.append(Layer(Origin("per-path", path, ("per-path", at), patterns), _made_whole(said, path.parent)))
    values = _made_whole(written, path.parent)
    return values, tables, values.get("extend", ())


def _made_whole(written: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Paths from the configuration's folder, lists frozen."""
    values = dict(written)
    for key in ("rules", "templates", "plugins", "extend"):
        if key in values:
            given = [values[key]] if isinstance(values[key], str) else values[key]
            values[key] = tuple(folder / one for one in given)
    for key in ("exceptions", "baseline"):
        if key in values:
            values[key] = folder / values[key]
    for key in ("plans", "select", "ignore"):
        if key in values:
            values[key] = tuple(values[key])
    if values.get("template", "").casefold().endswith(".mall"):
        values["template"] = str(folder / values["template"])
    return values


def _base(base: Path, path: Path, text: str, within: tuple[Path, ...]) -> Path:
    """The file ``base`` that ``path`` extends, if it is there and does not lead back."""
    from malkoll.config.mistakes import raised
    from malkoll.finding import Text

    if os.path.isdir(base):
        base = base / (PROJECT if os.path.isfile(base / PROJECT) else "malkoll.toml")
    chain = (*within, path)
    if any(_same(base, one) for one in chain):
        ring = " → ".join(shown(one) for one in (*chain, base))
        said = Text(
            sv=f"Filerna bygger på varandra i en ring: {ring}. Ta bort ett av leden.",
            en=f"The files extend each other in a ring: {ring}. Take one of the links away.",
        )
        raise raised([(("extend",), said)], path, text)
    if not os.path.exists(base):
        said = Text(
            sv=f"”extend” leder till {shown(base)}, som inte finns.",
            en=f"“extend” leads to {shown(base)}, which does not exist.",
        )
        raise raised([(("extend",), said)], path, text)
    return base


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except (OSError, RuntimeError):  # a ring of links
        return False
