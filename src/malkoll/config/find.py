"""Finding the configuration file that is nearest to a plan, and reading it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from malkoll.config.settings import DEFAULTS, Settings
from malkoll.errors import SettingsError, why_not
from malkoll.finding import Text

__all__ = ["CONFIGURATION_NAMES", "find", "load", "settings_for"]

_NAMES = ("malkoll.toml", ".malkoll.toml")
CONFIGURATION_NAMES = (*_NAMES, "pyproject.toml")
"""Files that may hold a configuration, the first going before the others."""


def settings_for(start: Path) -> Settings:
    """The settings for the file or folder ``start``: those of the nearest configuration, or the defaults.

    Raises:
        SettingsError: the configuration cannot be read or says what it may not.
    """
    path = find(start)
    return load(path) if path is not None else DEFAULTS


def find(start: Path) -> Path | None:
    """The configuration file nearest to ``start``, in its folder or one above it.

    ``malkoll.toml`` goes before ``.malkoll.toml`` and that before a ``pyproject.toml`` with a table
    ``[tool.malkoll]``. The nearest is taken whole: nothing is gathered from those above.
    """
    folder = start.absolute()
    if not folder.is_dir():
        folder = folder.parent
    for place in (folder, *folder.parents):
        for name in _NAMES:
            if (place / name).is_file():
                return place / name
        project = place / "pyproject.toml"
        if project.is_file() and _has_table(project):
            return project
    return None


def _has_table(path: Path) -> bool:
    try:
        if b"malkoll" not in path.read_bytes():
            return False
    except OSError:
        return False
    table = _parsed(path).get("tool", {})
    return isinstance(table, dict) and "malkoll" in table


def load(path: Path) -> Settings:
    """Read the configuration file ``path``.

    Raises:
        SettingsError: it cannot be read, is no TOML, or holds a key or value that is not allowed; a key
            near to it is suggested.
    """
    written = _parsed(path)
    if path.name == "pyproject.toml":
        written = written.get("tool", {}).get("malkoll", {})
    return _validated(written, path)


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        what = why_not(error)
        raise SettingsError(
            f"Konfigurationsfilen {path} kunde inte läsas: {what.sv}.",
            f"The configuration file {path} could not be read: {what.en}.",
        ) from error
    except UnicodeDecodeError:
        raise SettingsError(
            f"Konfigurationsfilen {path} är inte sparad som UTF-8.",
            f"The configuration file {path} is not saved as UTF-8.",
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"Konfigurationsfilen {path} är inte giltig TOML: {_swedish(str(error))}.",
            f"The configuration file {path} is not valid TOML: {error}.",
        ) from None


def _swedish(said: str) -> str:
    """What the TOML reader said, in Swedish: above all where it is."""
    if "end of document" in said:
        return "något som öppnats är inte avslutat, till exempel en hakparentes eller ett citattecken"
    import re

    at = re.search(r"\(at line (\d+), column (\d+)\)", said)
    return f"det går inte att läsa rad {at[1]} från tecken {at[2]}" if at is not None else said


def _validated(written: Mapping[str, Any], path: Path) -> Settings:
    from pydantic import ValidationError

    from malkoll.config.model import SettingsModel

    try:
        model = SettingsModel.model_validate(dict(written))
    except ValidationError as error:
        known = [field.alias or name for name, field in SettingsModel.model_fields.items()]
        said = [_said(dict(one), known) for one in error.errors(include_url=False)]
        raise SettingsError(
            f"{path}: " + " ".join(text.sv or "" for text in said),
            f"{path}: " + " ".join(text.en or "" for text in said),
        ) from None
    folder = path.absolute().parent
    template = model.template
    if template is not None and template.casefold().endswith(".mall"):
        template = str(folder / template)
    return Settings(
        rules=tuple(folder / one for one in model.rules),
        templates=tuple(folder / one for one in model.templates),
        template=template,
        kind=model.kind,
        select=None if model.select is None else tuple(model.select),
        ignore=tuple(model.ignore),
        severity=MappingProxyType(dict(model.severity)),
        fail_on=model.fail_on,
        min_confidence=model.min_confidence,
        language=model.language,
        plans=tuple(model.plans),
        path=path.absolute(),
    )


def _said(error: Mapping[str, Any], known: list[str]) -> Text:
    """One of pydantic's errors as a sentence for the person who wrote the file."""
    where = [str(part) for part in error["loc"]]
    key = ".".join(where)
    kind = error["type"]
    if kind == "extra_forbidden":
        near = _near(where[-1], known)
        sv = f"Nyckeln ”{key}” finns inte."
        en = f"There is no key “{key}”."
        if near:
            return Text(sv=f"{sv} Menade du ”{near}”?", en=f"{en} Did you mean “{near}”?")
        keys = ", ".join(known)
        return Text(sv=f"{sv} Nycklarna är: {keys}.", en=f"{en} The keys are: {keys}.")
    if kind == "literal_error":
        choices = [part.strip("'") for part in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        given = error["input"]
        near = _near(str(given), choices)
        sv = f"”{given}” går inte för ”{key}”: välj {_listed(choices, 'eller')}."
        en = f"“{given}” will not do for “{key}”: choose {_listed(choices, 'or')}."
        if near:
            sv, en = f"{sv} Menade du ”{near}”?", f"{en} Did you mean “{near}”?"
        return Text(sv=sv, en=en)
    wanted = _WANTED.get(kind, Text(sv="ett annat slags värde", en="another kind of value"))
    return Text(sv=f"”{key}” ska vara {wanted.sv}.", en=f"“{key}” must be {wanted.en}.")


_WANTED = {
    "list_type": Text(sv='en lista, till exempel ["MK1"]', en='a list, for example ["MK1"]'),
    "string_type": Text(sv="en text inom citattecken", en="a text in quotes"),
    "dict_type": Text(
        sv='en tabell, till exempel { MK104 = "question" }', en='a table, for example { MK104 = "question" }'
    ),
}


def _near(word: str, known: list[str]) -> str | None:
    from difflib import get_close_matches

    plain = word.casefold().replace("_", "-")
    begins = [one for one in known if len(plain) >= 3 and one.startswith(plain)]
    found = begins or get_close_matches(plain, known, n=1, cutoff=0.7)
    return found[0] if found else None


def _listed(words: list[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]
