"""What a hook gives, looked at item by item before anything of it is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from malkoll.finding import Text
from malkoll.hooks import NamedCheck, Reader, Reporter

__all__ = ["ItemsError", "listed"]

_MOST = 10_000
"""Items of one hook; what gives more never ends."""
_WORD = re.compile(r"[^\W\d_][\w-]*")
_SUFFIX = re.compile(r"\.[^\s/\\]+")


class ItemsError(Exception):
    """A hook gave something else than it should; ``text`` is a sentence that begins with the hook's name."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(sv=sv, en=en)


def listed(hook: str, given: object) -> tuple[Any, ...]:
    """The items that ``hook`` gave, each of the right kind and whole.

    Raises:
        ItemsError: they are not.
    """
    made, look = _KINDS[hook]
    if isinstance(given, (str, bytes, Path, Mapping)) or not isinstance(given, Iterable):
        raise ItemsError(
            f"{hook} gav {_kind(given)} och ingen lista av {made.__name__}.",
            f"{hook} gave {_kind(given)} and no list of {made.__name__}.",
        )
    items = tuple(islice(given, _MOST + 1))
    if not items:
        raise ItemsError(
            f"{hook} gav en tom lista: ingenting av det skulle prövas. Rätta den, eller ta bort kroken.",
            f"{hook} gave an empty list: nothing of it would be tried. Mend it, or remove the hook.",
        )
    if len(items) > _MOST:
        raise ItemsError(f"{hook} tar aldrig slut (över {_MOST} stycken).", f"{hook} never ends (over {_MOST} items).")
    for at, item in enumerate(items, 1):
        if not isinstance(item, made):
            hint = _hint(hook, item)
            raise ItemsError(
                f"{hook} gav {_kind(item)} som nummer {at}; det ska vara {made.__name__}.{hint.sv or ''}",
                f"{hook} gave {_kind(item)} as number {at}; it must be {made.__name__}.{hint.en or ''}",
            )
        wrong = look(item)
        if wrong is not None:
            raise ItemsError(f"{hook}, nummer {at}: {wrong.sv}", f"{hook}, number {at}: {wrong.en}")
    return items


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__


def _hint(hook: str, item: object) -> Text:
    if not hook.endswith(("_rules", "_templates", "_word_lists")):
        return Text(sv="", en="")
    if isinstance(item, str):
        return Text(sv=f" Skriv Path({item!r}).", en=f" Write Path({item!r}).")
    if hasattr(item, "joinpath"):
        return Text(
            sv=" Ligger filen i ett paket måste mappen ha en __init__.py.",
            en=" For a file in a package the folder must have an __init__.py.",
        )
    return Text(sv="", en="")


def _files(*suffixes: str) -> Callable[[Path], Text | None]:
    words_sv, words_en = " eller ".join(suffixes), " or ".join(suffixes)

    def look(path: Path) -> Text | None:
        if path.is_dir():
            if any(one.suffix.casefold() in suffixes for one in path.rglob("*")):
                return None
            return Text(
                sv=f"i mappen {path} finns ingen fil som slutar på {words_sv}. Följde filerna med i paketet?",
                en=f"the folder {path} holds no file that ends in {words_en}. Were the files packaged?",
            )
        if not path.is_file():
            return Text(
                sv=f"filen {path} finns inte. Följde den med i paketet?",
                en=f"the file {path} does not exist. Was it packaged?",
            )
        if path.suffix.casefold() not in suffixes:
            return Text(sv=f"{path} slutar inte på {words_sv}.", en=f"{path} does not end in {words_en}.")
        return None

    return look


def _check(check: NamedCheck) -> Text | None:
    if not isinstance(check.name, str) or not _WORD.fullmatch(check.name):
        return Text(
            sv=f"kontrollens namn är {check.name!r}; det ska vara ett ord av bokstäver, siffror och bindestreck.",
            en=f"the check's name is {check.name!r}; it must be one word of letters, digits and hyphens.",
        )
    return _called(check.name, "check", check.check)


def _reader(reader: Reader) -> Text | None:
    wrong = _named(reader.name, reader.suffixes, reader.kind) or _called(reader.name, "read", reader.read)
    if wrong is None and not reader.suffixes:
        return Text(
            sv=f"läsaren {reader.name} har inga suffixes, så ingen fil skulle läsas av den.",
            en=f"the reader {reader.name} has no suffixes, so no file would be read by it.",
        )
    if wrong is None and (not isinstance(reader.most_bytes, int) or reader.most_bytes <= 0):
        return Text(
            sv=f"läsaren {reader.name}: most_bytes ska vara ett antal byte, inte {reader.most_bytes!r}.",
            en=f"the reader {reader.name}: most_bytes must be a number of bytes, not {reader.most_bytes!r}.",
        )
    return wrong


def _reporter(reporter: Reporter) -> Text | None:
    return _named(reporter.name, reporter.suffixes, reporter.kind) or _called(reporter.name, "write", reporter.write)


def _named(name: object, suffixes: object, kind: object) -> Text | None:
    if not isinstance(name, str) or not _WORD.fullmatch(name) or name != name.casefold():
        return Text(
            sv=f"namnet är {name!r}; det ska vara ett ord med små bokstäver.",
            en=f"the name is {name!r}; it must be one word in lower case.",
        )
    if not isinstance(suffixes, tuple) or not all(
        isinstance(one, str) and _SUFFIX.fullmatch(one) and one == one.casefold() for one in suffixes
    ):
        return Text(
            sv=f'{name}: suffixes är {suffixes!r}; det ska vara en tupel med punkt och små bokstäver, som (".eml",).',
            en=f'{name}: suffixes is {suffixes!r}; it must be a tuple with points and lower case, as (".eml",).',
        )
    if not isinstance(kind, Text) or not kind.in_language("sv"):
        return Text(
            sv=f'{name}: kind är {kind!r}; det ska vara Text(sv="…", en="…").',
            en=f'{name}: kind is {kind!r}; it must be Text(sv="…", en="…").',
        )
    return None


def _called(name: str, field: str, value: object) -> Text | None:
    if callable(value):
        return None
    return Text(
        sv=f"{name}: {field} ska vara en funktion, inte {_kind(value)}.",
        en=f"{name}: {field} must be a function, not {_kind(value)}.",
    )


_KINDS: Mapping[str, tuple[type, Callable[[Any], Text | None]]] = {
    "malkoll_rules": (Path, _files(".krav")),
    "malkoll_templates": (Path, _files(".mall")),
    "malkoll_word_lists": (Path, _files(".krav")),
    "malkoll_checks": (NamedCheck, _check),
    "malkoll_readers": (Reader, _reader),
    "malkoll_reporters": (Reporter, _reporter),
}
