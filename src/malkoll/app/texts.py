"""Reading the small text files that a person keeps beside the plans."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from malkoll.errors import SettingsError, why_not
from malkoll.letters import composed
from malkoll.whole import read_whole

__all__ = ["as_shown", "is_hidden", "read_small", "relative"]

_MOST = 16 * 1024 * 1024
"""Bytes of such a file: a baseline of fifty thousand findings."""


def as_shown(path: Path) -> str:
    """A path as a person would write it: relative where it lies in the working directory, with ``/``."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def read_small(path: Path, sv: str, en: str) -> str:
    """The text of ``path``; ``sv`` and ``en`` say what kind of file it is ("Utgångsläget", "The baseline").

    Raises:
        SettingsError: it is not there, cannot be read or is not UTF-8.
    """
    shown = as_shown(path)
    try:
        text = read_whole(path, _MOST).decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(
            f"{sv} {shown} finns inte. Kontrollera sökvägen.", f"{en} {shown} does not exist. Check the path."
        ) from None
    except OSError as error:
        what = why_not(error)
        raise SettingsError(
            f"{sv} {shown} kunde inte läsas: {what.sv}.", f"{en} {shown} could not be read: {what.en}."
        ) from None
    except UnicodeDecodeError:
        raise SettingsError(
            f"{sv} {shown} är inte sparad som UTF-8. Spara om filen som UTF-8.",
            f"{en} {shown} is not saved as UTF-8. Save it again as UTF-8.",
        ) from None
    return composed(text.replace("\r\n", "\n"))


def is_hidden(path: str | Path) -> bool:
    """Whether nobody may tell us if it is there: reading it will say why."""
    try:
        os.lstat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return False


def relative(path: str, folder: Path) -> str:
    """``path`` from ``folder``, with ``/``, in NFC; absolute where they lie on different drives."""
    try:
        found = os.path.relpath(os.path.abspath(path), folder)
    except ValueError:
        found = os.path.abspath(path)
    return unicodedata.normalize("NFC", found.replace(os.sep, "/"))
