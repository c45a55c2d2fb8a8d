"""Mistakes in a configuration file, each as a sentence with its line; all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from malkoll.config.model import PerPathModel, SettingsModel
from malkoll.config.patterns import wrong_pattern
from malkoll.config.toml import key_lines, shown
from malkoll.errors import SettingsError
from malkoll.finding import Text

__all__ = ["Place", "near", "raised", "validated"]

Place = tuple[str | int, ...]
_Mistake = tuple[Place, Text]

_PER_PATH = "per-path"
_BOTH = Text(sv='en text eller en lista, till exempel "../malkoll.toml"', en='a text or a list, as "../malkoll.toml"')


def _names(model: type[SettingsModel] | type[PerPathModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def validated(table: Mapping[str, Any], path: Path, text: str) -> SettingsModel:
    """The table as a model.

    Raises:
        SettingsError: with every mistake in it.
    """
    from pydantic import ValidationError

    found = list(_beyond_types(table))
    told = {place for place, _ in found}
    model = None
    try:
        model = SettingsModel.model_validate(dict(table))
    except ValidationError as error:
        for one in error.errors(include_url=False):
            place = _place(one["loc"])
            if place not in told:
                told.add(place)
                found.append((place, _said(dict(one), place)))
    if found or model is None:
        raise raised(found, path, text)
    return model


def raised(mistakes: Iterable[_Mistake], path: Path, text: str) -> SettingsError:
    """The error that tells ``mistakes`` in the order of their lines, a line each."""
    lines: dict[Place, int] = {}
    for key, line in key_lines(path, text).items():
        for depth in range(1, len(key) + 1):
            lines[key[:depth]] = min(line, lines.get(key[:depth], line))
    with_lines = sorted(((_line(place, lines), said) for place, said in mistakes), key=lambda one: one[0])
    name = shown(path)

    def listed(word: str, language: str) -> str:
        return "\n".join(
            f"{name}, {word} {line}: {said.in_language(language)}" if line else f"{name}: {said.in_language(language)}"
            for line, said in with_lines
        )

    return SettingsError(listed("rad", "sv"), listed("line", "en"))


def _line(place: Place, lines: Mapping[Place, int]) -> int:
    """Where ``place`` or the first in it stands, or the nearest around it with a line; 0 for the whole file."""
    return next((lines[place[:depth]] for depth in range(len(place), 0, -1) if place[:depth] in lines), 0)


def _place(loc: tuple[int | str, ...]) -> Place:
    """Pydantic's place without the names of the alternatives it tried."""
    return loc[:1] if loc and loc[0] == "extend" else loc


# --- what types do not say -----------------------------------------------------------------------


def _beyond_types(table: Mapping[str, Any]) -> Iterator[_Mistake]:
    for key, value in table.items():
        if "\0" in _all_text(value):
            yield (
                (key,),
                Text(
                    sv=f"”{key}” innehåller ett nolltecken: skriv om värdet.",
                    en=f"“{key}” holds a null character: write the value anew.",
                ),
            )
    yield from _of_table(table, (), _names(SettingsModel))
    yield from _patterns(table.get("plans"), ("plans",))
    many = table.get(_PER_PATH)
    for at, one in enumerate(many if isinstance(many, list) else []):
        if not isinstance(one, dict):
            continue
        place: Place = (_PER_PATH, at)
        yield from _of_table(one, place, _names(PerPathModel))
        for key in one:
            if key in _names(SettingsModel) and key not in _names(PerPathModel):
                yield (
                    (*place, key),
                    Text(
                        sv=f"”{key}” gäller hela körningen och kan inte stå i [[per-path]]: flytta den överst i filen.",
                        en=f"“{key}” is for the whole run and cannot stand in [[per-path]]: move it to the top.",
                    ),
                )
        if not one.get("path") and not one.get("paths"):
            yield (
                place,
                Text(
                    sv='Tabellen [[per-path]] säger inte vilka filer den gäller: lägg till path = "planer/skola/".',
                    en='The table [[per-path]] does not say which files it is for: add path = "plans/school/".',
                ),
            )
        yield from _patterns([one.get("path")] if one.get("path") else None, (*place, "path"))
        yield from _patterns(one.get("paths"), (*place, "paths"))


def _all_text(value: Any) -> str:
    """All text in ``value``, however deep."""
    if isinstance(value, dict):
        return "".join(f"{key}{_all_text(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "".join(map(_all_text, value))
    return value if isinstance(value, str) else ""


def _of_table(table: Mapping[str, Any], place: Place, keys: list[str]) -> Iterator[_Mistake]:
    if table.get("select") == []:
        yield (
            (*place, "select"),
            Text(
                sv="”select” är tom, så inget krav skulle gälla: ta bort raden eller räkna upp kraven.",
                en="“select” is empty, so no rule would hold: take the line away or list the rules.",
            ),
        )
    severity = table.get("severity")
    if isinstance(severity, dict):
        for key in severity:
            if key in keys:
                yield (
                    (*place, "severity", key),
                    Text(
                        sv=f"”{key}” står under [severity]: flytta upp raden ovanför den rubriken.",
                        en=f"“{key}” stands under [severity]: move the line up above that heading.",
                    ),
                )


def _patterns(given: Any, place: Place) -> Iterator[_Mistake]:
    for one in given if isinstance(given, list) else []:
        wrong = wrong_pattern(one) if isinstance(one, str) else None
        if wrong is not None:
            yield place, Text(sv=_sentence(wrong.sv), en=_sentence(wrong.en))


def _sentence(said: str | None) -> str:
    words = said or ""
    return f"{words[:1].upper()}{words[1:]}."


# --- what pydantic says --------------------------------------------------------------------------


def _said(error: Mapping[str, Any], place: Place) -> Text:
    """One of pydantic's errors as a sentence for the person who wrote the file."""
    tell = _TELL.get(error["type"], _wanted)
    return tell(error, place)


def _called(place: Place) -> Text:
    """What stands at ``place``, in the words of the file: its line says which table it is in."""
    within = place[0] == _PER_PATH and len(place) > 2
    inner = place[2:] if within else place
    key = ".".join(str(part) for part in inner if isinstance(part, str))
    sv, en = f"”{key}”", f"“{key}”"
    if isinstance(inner[-1], int):
        sv, en = f"Nummer {inner[-1] + 1} i {sv}", f"Number {inner[-1] + 1} in {en}"
    return Text(sv=f"{sv} i [[{_PER_PATH}]]", en=f"{en} in [[{_PER_PATH}]]") if within else Text(sv=sv, en=en)


def _unknown_key(error: Mapping[str, Any], place: Place) -> Text:
    known = _names(PerPathModel if place[0] == _PER_PATH else SettingsModel)
    likely = near(str(place[-1]), known)
    key = _called(place)
    sv = f"Nyckeln {key.sv} finns inte."
    en = f"There is no key {key.en}."
    if likely:
        return Text(sv=f"{sv} Menade du ”{likely}”?", en=f"{en} Did you mean “{likely}”?")
    keys = ", ".join(known)
    return Text(sv=f"{sv} Nycklarna är: {keys}.", en=f"{en} The keys are: {keys}.")


def _wrong_word(error: Mapping[str, Any], place: Place) -> Text:
    choices = [part.strip("'") for part in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    given = error["input"]
    key = _called(place)
    likely = near(str(given), choices)
    sv = f"”{given}” går inte för {key.sv}: välj {_listed(choices, 'eller')}."
    en = f"“{given}” will not do for {key.en}: choose {_listed(choices, 'or')}."
    if likely:
        sv, en = f"{sv} Menade du ”{likely}”?", f"{en} Did you mean “{likely}”?"
    return Text(sv=sv, en=en)


def _wanted(error: Mapping[str, Any], place: Place) -> Text:
    wanted = _WANTED.get(error["type"], Text(sv="ett annat slags värde", en="another kind of value"))
    key = _called(place)
    if place[0] == "extend":
        wanted = _BOTH
    elif place == (_PER_PATH,) or (len(place) == 2 and place[0] == _PER_PATH):
        key = Text(sv=f"”{_PER_PATH}”", en=f"“{_PER_PATH}”")
        wanted = Text(sv="tabeller: skriv [[per-path]]", en="tables: write [[per-path]]")
    elif error["type"] == "list_type":
        example = _EXAMPLES.get(str(place[-1]), _EXAMPLES["select"])
        wanted = Text(sv=f"en lista, till exempel {example.sv}", en=f"a list, for example {example.en}")
    elif place[0] == _PER_PATH and place[2:] == ("path",) and isinstance(error["input"], list):
        wanted = Text(
            sv="en text inom citattecken; flera mönster skrivs som en lista i ”paths”",
            en="a text in quotes; several patterns are written as a list in “paths”",
        )
    return Text(sv=f"{key.sv} ska vara {wanted.sv}.", en=f"{key.en} must be {wanted.en}.")


_TELL: dict[str, Callable[[Mapping[str, Any], Place], Text]] = {
    "extra_forbidden": _unknown_key,
    "literal_error": _wrong_word,
}

_WANTED = {
    "string_type": Text(sv="en text inom citattecken", en="a text in quotes"),
    "dict_type": Text(
        sv='en tabell, till exempel { MK104 = "question" }', en='a table, for example { MK104 = "question" }'
    ),
}

_EXAMPLES = {
    "plans": Text(sv='["planer/*.md"]', en='["plans/*.md"]'),
    "paths": Text(sv='["planer/skola/"]', en='["plans/school/"]'),
    "rules": Text(sv='["egna.krav"]', en='["own.krav"]'),
    "templates": Text(sv='["egen.mall"]', en='["own.mall"]'),
    "select": Text(sv='["MK1"]', en='["MK1"]'),
}


def near(word: str, known: list[str]) -> str | None:
    """The one of ``known`` that was probably meant."""
    from difflib import get_close_matches

    plain = word.casefold().replace("_", "-")
    begins = [one for one in known if len(plain) >= 3 and one.startswith(plain)]
    found = begins or get_close_matches(plain, known, n=1, cutoff=0.7)
    return found[0] if found else None


def _listed(words: list[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]
