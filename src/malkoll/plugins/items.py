"""What a hook gives, looked at item by item before anything of it is used."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from malkoll.finding import Text
from malkoll.hooks import NamedCheck, Reader, Reporter
from malkoll.plugins.saying import WrongError, kind_of, shown, wrong_text
from malkoll.regexes import compiled

__all__ = ["listed"]

_MOST = 10_000
"""Items of one hook; what gives more never ends."""
_WORD = compiled(r"[^\W\d_][\w-]*")
_SUFFIX = compiled(r"\.[^\s/\\]+")


def listed(hook: str, given: object) -> tuple[Any, ...]:
    """The items that ``hook`` gave, each of the right kind and whole.

    Raises:
        WrongError: they are not.
    """
    made, look = _KINDS[hook]
    if inspect.iscoroutine(given):
        given.close()  # nobody will await it, and Python would complain of that later
    if isinstance(given, (str, bytes, Path, Mapping)) or not isinstance(given, Iterable):
        raise WrongError(
            f"gav {kind_of(given)} och ingen lista av {made.__name__}.",
            f"gave {kind_of(given)} and no list of {made.__name__}.",
        )
    items = tuple(islice(given, _MOST + 1))
    if not items:
        raise WrongError(
            "gav en tom lista: ingenting av det skulle prövas. Rätta den, eller ta bort kroken.",
            "gave an empty list: nothing of it would be tried. Mend it, or remove the hook.",
        )
    if len(items) > _MOST:
        raise WrongError(f"tar aldrig slut (över {_MOST} stycken).", f"never ends (over {_MOST} items).")
    for at, item in enumerate(items, 1):
        if not isinstance(item, made):
            hint = _hint(hook, item)
            raise WrongError(
                f"gav {kind_of(item)} som nummer {at}; det ska vara {made.__name__}.{hint.sv or ''}",
                f"gave {kind_of(item)} as number {at}; it must be {made.__name__}.{hint.en or ''}",
            )
        wrong = look(item)
        if wrong is not None:
            raise WrongError(
                f"gav som nummer {at} något som inte går: {wrong.sv}",
                f"gave, as number {at}, what will not do: {wrong.en}",
            )
    return items


def _hint(hook: str, item: object) -> Text:
    if not hook.endswith(("_rules", "_templates", "_word_lists")):
        return Text(sv="", en="")
    if isinstance(item, str):
        return Text(sv=f" Skriv Path({shown(item)}).", en=f" Write Path({shown(item)}).")
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
            sv=f"kontrollens namn är {shown(check.name)}; det ska vara ett ord av bokstäver, siffror och bindestreck.",
            en=f"the check's name is {shown(check.name)}; it must be one word of letters, digits and hyphens.",
        )
    return _called(check.name, "check", check.check, "view")


def _reader(reader: Reader) -> Text | None:
    wrong = _named(reader.name, reader.suffixes, reader.kind)
    if wrong is None and not reader.suffixes:
        return Text(
            sv=f"läsaren {reader.name} har inga suffixes, så ingen fil skulle läsas av den.",
            en=f"the reader {reader.name} has no suffixes, so no file would be read by it.",
        )
    if wrong is None and (type(reader.most_bytes) is not int or reader.most_bytes <= 0):
        return Text(
            sv=f"läsaren {reader.name}: most_bytes ska vara ett antal byte, inte {shown(reader.most_bytes)}.",
            en=f"the reader {reader.name}: most_bytes must be a number of bytes, not {shown(reader.most_bytes)}.",
        )
    return wrong or _called(reader.name, "read", reader.read, "data", "path")


def _reporter(reporter: Reporter) -> Text | None:
    wrong = _named(reporter.name, reporter.suffixes, reporter.kind)
    for field in ("needs_texts", "counts_rules"):
        value = getattr(reporter, field)
        if wrong is None and not isinstance(value, bool):
            wrong = Text(
                sv=f"{reporter.name}: {field} är {shown(value)}; det ska vara True eller False.",
                en=f"{reporter.name}: {field} is {shown(value)}; it must be True or False.",
            )
    return wrong or _called(reporter.name, "write", reporter.write, "report", "context")


def _named(name: object, suffixes: object, kind: object) -> Text | None:
    if not isinstance(name, str) or not _WORD.fullmatch(name) or name != name.casefold():
        return Text(
            sv=f"namnet är {shown(name)}; det ska vara ett ord med små bokstäver.",
            en=f"the name is {shown(name)}; it must be one word in lower case.",
        )
    if not isinstance(suffixes, tuple) or not all(
        isinstance(one, str) and _SUFFIX.fullmatch(one) and one == one.casefold() for one in suffixes
    ):
        return Text(
            sv=f'{name}: suffixes är {shown(suffixes)}; det ska vara en tupel med punkt och små bokstäver: (".eml",).',
            en=f'{name}: suffixes is {shown(suffixes)}; it must be a tuple with points and lower case: (".eml",).',
        )
    if wrong_text(kind):
        return Text(
            sv=f'{name}: kind är {shown(kind)}; det ska vara Text(sv="…", en="…").',
            en=f'{name}: kind is {shown(kind)}; it must be Text(sv="…", en="…").',
        )
    return None


def _called(name: str, field: str, value: Any, *arguments: str) -> Text | None:
    """Whether ``value`` is a function that can be called with ``arguments``, as malkoll calls it."""
    if not callable(value):
        return Text(
            sv=f"{name}: {field} ska vara en funktion, inte {kind_of(value)}.",
            en=f"{name}: {field} must be a function, not {kind_of(value)}.",
        )
    if inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value):
        return Text(
            sv=f"{name}: {field} är async, och malkoll väntar inte in något. Skriv def i stället för async def.",
            en=f"{name}: {field} is async, and malkoll awaits nothing. Write def instead of async def.",
        )
    try:
        inspect.signature(value).bind(*arguments)
    except TypeError:
        wanted = ", ".join(arguments)
        return Text(
            sv=f"{name}: {field} går inte att anropa med ({wanted}). Skriv def {_called_as(value)}({wanted}):.",
            en=f"{name}: {field} cannot be called with ({wanted}). Write def {_called_as(value)}({wanted}):.",
        )
    except ValueError:  # a function in C that does not tell
        return None
    return None


def _called_as(function: object) -> str:
    name = getattr(function, "__name__", "")
    return name if isinstance(name, str) and name.isidentifier() else "…"


_KINDS: Mapping[str, tuple[type, Callable[[Any], Text | None]]] = {
    "malkoll_rules": (Path, _files(".krav")),
    "malkoll_templates": (Path, _files(".mall")),
    "malkoll_word_lists": (Path, _files(".krav")),
    "malkoll_checks": (NamedCheck, _check),
    "malkoll_readers": (Reader, _reader),
    "malkoll_reporters": (Reporter, _reporter),
}
