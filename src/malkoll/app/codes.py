"""Codes and names of rules in the settings: each must mean a rule, or it is told where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from malkoll.config import Origin, Settings, told, where
from malkoll.engine import RuleBook
from malkoll.errors import SettingsError
from malkoll.finding import Text

__all__ = ["check_codes"]


def check_codes(book: RuleBook, settings: Settings) -> None:
    """Check that ``select``, ``ignore`` and ``severity`` name rules of ``book``.

    Raises:
        SettingsError: with every code that no rule has, the file and line it stands on, and the likely one.
    """
    wrong = list(_wrong(book, settings))
    if wrong:
        raise SettingsError(
            "\n".join(said.sv or "" for said in wrong),
            "\n".join(said.en or "" for said in wrong),
        )


_KEYS = ("select", "ignore", "severity")


def _wrong(book: RuleBook, settings: Settings) -> Iterator[Text]:
    for key, codes, origin in _said_here(settings):
        for code in codes or ():
            known = book.get(code) is not None if key == "severity" else book.answers_to(code)
            if not known:
                yield _said(book, code, origin, key)


def _said_here(settings: Settings) -> Iterator[tuple[str, Iterable[str] | None, Origin]]:
    """The codes of the settings, and of the tables for other files: a mistake there is not to wait for such a file.

    Those with rules of their own must wait: only then are these loaded.
    """
    for setting in told(settings):
        if setting.key in _KEYS:
            yield from ((setting.key, value, origin) for value, origin in setting.parts)
    for table in settings.elsewhere:
        if "rules" not in table.values:
            yield from ((key, table.values[key], table.origin) for key in _KEYS if key in table.values)


def _said(book: RuleBook, code: str, origin: Origin, key: str) -> Text:
    text = book.unknown(code).text
    place = where(origin, key, code) if key == "severity" else where(origin, key)
    if place is None:
        return text
    return Text(sv=f"{place.sv}: {text.sv}", en=f"{place.en}: {text.en}")
