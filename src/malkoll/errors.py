"""Errors that are told to a person: what is wrong, where, and what to do about it."""

from __future__ import annotations

import errno

from malkoll.finding import Text
from malkoll.records import record

__all__ = [
    "ChangingError",
    "MalkollError",
    "Mistake",
    "NoFileError",
    "PlanError",
    "PluginError",
    "RuleFileError",
    "SettingsError",
    "TooLargeError",
    "why_not",
]


class MalkollError(Exception):
    """Something a person must mend before malkoll can go on; exit code 2.

    ``text`` is one clear sentence in each language.
    """

    def __init__(self, sv: str, en: str) -> None:
        if not isinstance(sv, str) or not isinstance(en, str):
            raise TypeError(f"{type(self).__name__} takes a sentence in Swedish and one in English, both as text")
        super().__init__(en)
        self.text = Text(sv=sv, en=en)


class PlanError(MalkollError):
    """A plan that cannot be read, or in which nothing to check was found; told on one line.

    A file's name may hold a line break, and must not be able to look like a line of malkoll's own.
    """

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(*(" ".join(said.splitlines()) if isinstance(said, str) else said for said in (sv, en)))


class PluginError(MalkollError):
    """A plugin that cannot be loaded, or that broke; its name and version stand in the sentence."""


class SettingsError(MalkollError):
    """Configuration or arguments that cannot be followed."""


class NoFileError(OSError):
    """A pipe, a device, a socket or a folder where a file was to be read."""


class TooLargeError(OSError):
    """A file with more bytes than ``most``, which is what is read of its kind."""

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most} bytes")
        self.most = most


class ChangingError(OSError):
    """A file that was written to while it was read, each time that was tried."""


_WHY_NOT: tuple[tuple[type[OSError], Text], ...] = (
    (FileNotFoundError, Text(sv="filen eller mappen finns inte", en="the file or folder does not exist")),
    (IsADirectoryError, Text(sv="det är en mapp", en="it is a folder")),
    (NotADirectoryError, Text(sv="en del av sökvägen är ingen mapp", en="part of the path is no folder")),
    (PermissionError, Text(sv="behörighet saknas", en="permission denied")),
    (NoFileError, Text(sv="det är ingen vanlig fil", en="it is no ordinary file")),
    (ChangingError, Text(sv="den ändras medan den läses", en="it is changed while it is read")),
)

_MEGABYTE = 1024 * 1024

_BY_NUMBER = {
    errno.EFBIG: Text(sv="filen får inte bli så stor", en="the file may not become that large"),
    errno.ELOOP: Text(sv="länkarna går runt i en ring", en="the links go round in a ring"),
    errno.ENOSPC: Text(sv="disken är full", en="the disk is full"),
    errno.EDQUOT: Text(sv="ditt utrymme på disken är slut", en="your room on the disk is used up"),
    errno.EROFS: Text(sv="disken går bara att läsa", en="the disk can only be read"),
    errno.ENAMETOOLONG: Text(sv="namnet är för långt", en="the name is too long"),
}


def why_not(error: OSError) -> Text:
    """Why the system would not read or write, in both languages where malkoll knows the words."""
    if isinstance(error, TooLargeError):
        most = f"{error.most / _MEGABYTE:g}".replace(".", ",")
        return Text(
            sv=f"filen är större än {most} MB, och så stor läses ingen sådan",
            en=f"the file is larger than {error.most / _MEGABYTE:g} MB, and none so large is read",
        )
    for kind, said in _WHY_NOT:
        if isinstance(error, kind):
            return said
    if error.errno in _BY_NUMBER:
        return _BY_NUMBER[error.errno]
    what = error.strerror or type(error).__name__
    return Text(sv=what, en=what)


@record
class Mistake:
    """One mistake in a rule file: where it stands, the source line and what to write instead.

    ``line`` and ``column`` count from 1; ``width`` is the number of characters to underline.
    """

    code: str
    path: str
    line: int
    column: int
    width: int
    source: str
    message: Text
    suggestion: Text | None = None


class RuleFileError(MalkollError):
    """A rule file, word list or template that cannot be loaded. Holds all its mistakes at once."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        count = len(mistakes)
        where = mistakes[0].path if mistakes else ""
        sv, en = ("mallen", "template") if where.casefold().endswith(".mall") else ("regelfilen", "rule file")
        super().__init__(
            f"{where}: {count} fel i {sv}." if count != 1 else f"{where}: ett fel i {sv}.",
            f"{where}: {count} mistakes in the {en}." if count != 1 else f"{where}: one mistake in the {en}.",
        )
        self.mistakes = mistakes
