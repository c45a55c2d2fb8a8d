"""Loading rule files: those that ship with malkoll and those of the municipality, all at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from malkoll.app.codes import check_codes
from malkoll.app.named_files import check_named_files
from malkoll.app.texts import is_hidden
from malkoll.cache import load_pack
from malkoll.config import Settings
from malkoll.engine import RuleBook
from malkoll.errors import SettingsError, why_not
from malkoll.finding import Confidence

__all__ = ["Books", "load_book", "rule_files"]

_SUFFIXES = (".krav", ".mall")
_CONFIDENCE: tuple[Confidence, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class _RuleFile:
    shown: str
    path: Path
    shipped: bool


class Books:
    """Rule books by the settings that ask for them, each loaded once."""

    def __init__(self, *, cached: bool = True) -> None:
        self._cached = cached
        self._loaded: dict[tuple[Path, ...], RuleBook] = {}
        self._narrowed: dict[int, RuleBook] = {}
        self._settings: list[Settings] = []

    def of(self, settings: Settings) -> RuleBook:
        """The rules in force under ``settings``.

        Raises:
            RuleFileError: a rule file, word list or template is badly written.
            SettingsError: a file is not there, a code selected or given a severity is unknown, or no rule is left.
        """
        narrowed = self._narrowed.get(id(settings))
        if narrowed is None:
            narrowed = self._narrow(self.whole(settings), settings)
            self._narrowed[id(settings)] = narrowed
            self._settings.append(settings)  # kept alive, so that its id stays its own
        return narrowed

    def whole(self, settings: Settings) -> RuleBook:
        """All rules that ``settings`` load, also those it ignores."""
        check_named_files(settings)
        extra = list(settings.rules + settings.templates)
        template = settings.template
        if template is not None and is_template_file(template):
            extra.append(Path(template))
        key = tuple(extra)
        book = self._loaded.get(key)
        if book is None:
            book = self._loaded[key] = load_book(extra, cached=self._cached)
        return book

    @staticmethod
    def _narrow(book: RuleBook, settings: Settings) -> RuleBook:
        check_codes(book, settings)
        least = _CONFIDENCE.index(settings.min_confidence)
        narrowed = book.narrowed(settings.select, settings.ignore)
        if least:
            narrowed = narrowed.only(lambda one: _CONFIDENCE.index(one.confidence) >= least)
        if not narrowed.requirements:
            # A run that tries nothing must not look like one that found nothing.
            raise SettingsError(
                "Inget krav är kvar att pröva: select, ignore och min-confidence tar tillsammans bort alla.",
                "No rule is left to try: select, ignore and min-confidence together take away all of them.",
            )
        return narrowed


def is_template_file(template: str) -> bool:
    """Whether ``template`` is a file and not a name."""
    return template.casefold().endswith(".mall")


def load_book(extra: Iterable[Path] = (), *, cached: bool = True) -> RuleBook:
    """The shipped rules together with the files and folders ``extra``; parsed anew where not ``cached``.

    Raises:
        RuleFileError: with every mistake in every file.
        SettingsError: a file or folder is not there or cannot be read.
    """
    files = _all_files(extra)
    texts: list[tuple[str, str]] = []
    digest = sha256()
    for file in files:
        data = _read(file)
        digest.update(sha256(data).digest())
        texts.append((file.shown, _decoded(file, data)))
    pack = load_pack(texts, cached=cached)
    own = [os.path.basename(file.shown) for file in files if not file.shipped]
    return RuleBook(
        requirements=pack.requirements,
        word_lists=pack.word_lists,
        templates=pack.templates,
        statutes=pack.statutes,
        name=" + ".join(["malkoll", *own]),
        sha256=digest.hexdigest(),
        files={file.shown: str(file.path) for file in files},
    )


def rule_files(path: Path) -> list[Path]:
    """The rule files that ``path`` means: itself, or all in the folder, sorted.

    Raises:
        SettingsError: there is nothing there.
    """
    if os.path.isdir(path):
        found = sorted(one for one in path.rglob("*") if one.suffix.casefold() in _SUFFIXES and one.is_file())
        if not found:
            raise SettingsError(
                f"I mappen {path} finns ingen regelfil (.krav eller .mall).",
                f"The folder {path} holds no rule file (.krav or .mall).",
            )
        return found
    if not os.path.exists(path) and not is_hidden(path):
        sv, en = ("Mallfilen", "template") if path.suffix.casefold() == ".mall" else ("Regelfilen", "rule file")
        raise SettingsError(f"{sv} {path} finns inte.", f"The {en} {path} does not exist.")
    return [path]


def _all_files(extra: Iterable[Path]) -> list[_RuleFile]:
    files = list(_shipped())
    seen = {os.path.realpath(file.path) for file in files}
    for given in extra:
        for path in rule_files(given):
            place = os.path.realpath(path)
            if place not in seen:
                seen.add(place)
                files.append(_RuleFile(_shown(path), path.absolute(), shipped=False))
    return files


def _shipped() -> Iterator[_RuleFile]:
    from malkoll.resources import rules_folder

    folder = rules_folder()
    for path in sorted(folder.rglob("*")):
        if path.suffix.casefold() in _SUFFIXES and path.is_file():
            yield _RuleFile(path.relative_to(folder.parent).as_posix(), path, shipped=True)


def _shown(path: Path) -> str:
    """A path as a person would write it: relative where it lies in the working directory."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _read(file: _RuleFile) -> bytes:
    try:
        return file.path.read_bytes()
    except OSError as error:
        what = why_not(error)
        raise SettingsError(
            f"Regelfilen {file.shown} kunde inte läsas: {what.sv}.",
            f"The rule file {file.shown} could not be read: {what.en}.",
        ) from None


def _decoded(file: _RuleFile, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(
            f"Regelfilen {file.shown} är inte sparad som UTF-8. Spara om den som UTF-8.",
            f"The rule file {file.shown} is not saved as UTF-8. Save it again as UTF-8.",
        ) from None
