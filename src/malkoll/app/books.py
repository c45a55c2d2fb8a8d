"""Loading rule files: those that ship with malkoll and those of the municipality, all at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from malkoll.app.codes import check_codes
from malkoll.app.named_files import check_named_files, is_template_file
from malkoll.app.texts import is_hidden
from malkoll.cache import load_pack
from malkoll.config import Settings, shown
from malkoll.engine import RuleBook
from malkoll.errors import RuleFileError, SettingsError, why_not
from malkoll.finding import Confidence, Text
from malkoll.hashes import sha256
from malkoll.records import record
from malkoll.whole import read_whole

if TYPE_CHECKING:
    from malkoll.language.tree import Pack
    from malkoll.plugins import Plugin, Plugins

__all__ = ["Books", "load_book", "rule_files", "shipped_files"]

_SUFFIXES = (".krav", ".mall")
_MOST = 1024 * 1024
"""Bytes of a rule file: all that ship with malkoll are far less."""
_CONFIDENCE: tuple[Confidence, ...] = ("low", "medium", "high")


@record
class _RuleFile:
    shown: str
    path: Path
    shipped: bool
    instead_of: str | None = None
    """The file of a plugin that this one is the source of."""


class Books:
    """Rule books by the settings that ask for them, each loaded once; ``plugins`` tells which take part."""

    def __init__(self, plugins: Callable[[Settings], Plugins], *, cached: bool = True) -> None:
        self._plugins = plugins
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
        key = (*extra, *settings.plugins)
        book = self._loaded.get(key)
        if book is None:
            book = self._loaded[key] = load_book(extra, self._plugins(settings), cached=self._cached)
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


def load_book(extra: Iterable[Path] = (), plugins: Plugins | None = None, *, cached: bool = True) -> RuleBook:
    """The shipped rules together with those of ``plugins`` and the files and folders ``extra``.

    They are parsed anew where not ``cached``.

    Raises:
        RuleFileError: with every mistake in every file.
        SettingsError: a file or folder is not there or cannot be read.
        PluginError: what a plugin calls word lists holds something else.
    """
    files = _all_files(extra, plugins)
    texts: list[tuple[str, str]] = []
    digest = sha256()
    for file in files:
        data = _read(file)
        digest.update(sha256(data).digest())
        texts.append((file.shown, _decoded(file, data)))
    try:
        pack = load_pack(texts, cached=cached)
    except RuleFileError as error:
        _name_plugins(error, plugins)
        raise
    if plugins is not None:
        _check_word_lists(pack, files, plugins)
        _check_brought(pack, files, plugins)
    own = [os.path.basename(file.shown) for file in files if not file.shipped]
    return RuleBook(
        requirements=pack.requirements,
        word_lists=pack.word_lists,
        templates=pack.templates,
        statutes=pack.statutes,
        name=" + ".join(["malkoll", *own]),
        sha256=digest.hexdigest(),
        files={file.shown: str(file.path) for file in files},
        checks={} if plugins is None else plugins.checks,
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


def shipped_files() -> frozenset[str]:
    """The rule files that malkoll came with, as they are shown."""
    return frozenset(file.shown for file in _shipped())


def _all_files(extra: Iterable[Path], plugins: Plugins | None) -> list[_RuleFile]:
    files = list(_shipped())
    seen = {os.path.realpath(file.path) for file in files}

    def add(file: _RuleFile) -> None:
        place = os.path.realpath(file.path)
        if place not in seen:
            seen.add(place)
            files.append(file)

    given = [_RuleFile(shown(path), path.absolute(), shipped=False) for one in extra for path in rule_files(one)]
    for plugin in plugins.others if plugins is not None else ():
        for file in _of_plugin(plugin):
            at = next((at for at, one in enumerate(given) if _is_source(one.path, file.path)), None)
            if at is None:
                add(file)
            else:
                given[at] = replace(given[at], instead_of=str(file.path))
    for file in given:
        add(file)
    # By name and not as they were given: the same rules are the same rule book in whatever order somebody names them.
    return sorted(files, key=lambda file: ("", "") if file.shipped else (os.path.basename(file.shown), file.shown))


_HEAD = re.compile(rb"^(?:\xef\xbb\xbf)?([^\s#]\S*[ \t]+[^\s,:]+)", re.MULTILINE)


def _is_source(given: Path, installed: Path) -> bool:
    """Whether the file ``given`` is what a plugin's was installed from: of the same name, with the same rules in it.

    Who tries the sources of an installed plugin means those.
    """
    if given.name != installed.name or os.path.realpath(given) == os.path.realpath(installed):
        return False
    try:
        ours, theirs = given.read_bytes(), installed.read_bytes()
    except OSError:  # told when it is read
        return False
    return ours == theirs or set(_HEAD.findall(ours)) == set(_HEAD.findall(theirs)) != set()


def _of_plugin(plugin: Plugin) -> Iterator[_RuleFile]:
    """The rule files of a plugin, shown under its name: where they are installed says nothing to a person."""
    brought = plugin.brought
    for suffix, given in ((".krav", brought.rules), (".mall", brought.templates), (".krav", brought.word_lists)):
        for path in given:
            for one in rule_files(path):
                if one.suffix.casefold() == suffix:
                    name = one.relative_to(path.parent).as_posix()
                    yield _RuleFile(f"{plugin.name}:{name}", one.absolute(), shipped=False)


def _name_plugins(error: RuleFileError, plugins: Plugins | None) -> None:
    """Say whose the files with mistakes are: whoever meets them may not have written them."""
    for plugin in plugins.others if plugins is not None else ():
        if any(mistake.path.startswith(f"{plugin.name}:") for mistake in error.mistakes):
            said = error.text
            error.text = Text(
                sv=f"{said.sv} Tillägget {plugin.shown} har fel i sina filer; med --without-plugin {plugin.name} körs "
                "malkoll utan det.",
                en=f"{said.en} The plugin {plugin.shown} has mistakes in its files; with --without-plugin "
                f"{plugin.name} malkoll runs without it.",
            )


def _check_word_lists(pack: Pack, files: list[_RuleFile], plugins: Plugins) -> None:
    for plugin in plugins.others:
        lists = {str(one.absolute()) for path in plugin.brought.word_lists for one in rule_files(path)}
        lists -= {str(one.absolute()) for path in plugin.brought.rules for one in rule_files(path)}
        places = {file.shown for file in files if str(file.path) in lists}
        code = next((one.code for one in pack.requirements if one.path in places), None)
        if code is not None:
            raise plugin.failed(
                f"har kravet {code} bland sina ordlistor: flytta det till en fil som malkoll_rules anger.",
                f"has the rule {code} among its word lists: move it to a file that malkoll_rules names.",
            )


def _check_brought(pack: Pack, files: list[_RuleFile], plugins: Plugins) -> None:
    """That the files of a hook hold what the hook is for: else nothing of it would be tried, and nobody would know.

    Raises:
        PluginError: they do not.
    """
    for plugin in plugins.others:
        brought = plugin.brought
        for hook, given, items, what in (
            ("malkoll_rules", brought.rules, pack.requirements, Text(sv="inget krav", en="no rule")),
            ("malkoll_templates", brought.templates, pack.templates, Text(sv="ingen mall", en="no template")),
            ("malkoll_word_lists", brought.word_lists, pack.word_lists, Text(sv="ingen ordlista", en="no word list")),
        ):
            own = {str(one.absolute()) for path in given for one in rule_files(path)}
            places = {file.shown for file in files if str(file.path) in own or file.instead_of in own}
            if given and not any(one.path in places for one in items):
                raise plugin.failed(
                    f"går inte att använda: filerna från {hook} har {what.sv}. Rätta dem, eller ta bort kroken.",
                    f"cannot be used: the files of {hook} hold {what.en}. Mend them, or remove the hook.",
                )


def _shipped() -> Iterator[_RuleFile]:
    from malkoll.resources import rules_folder

    folder = rules_folder()
    for path in sorted(folder.rglob("*")):
        if path.suffix.casefold() in _SUFFIXES and path.is_file():
            yield _RuleFile(path.relative_to(folder.parent).as_posix(), path, shipped=True)


def _read(file: _RuleFile) -> bytes:
    try:
        return read_whole(file.path, _MOST)
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
