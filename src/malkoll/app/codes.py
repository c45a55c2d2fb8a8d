"""Codes and names of rules in the settings: each must mean a rule, or it is told where it stands."""

from __future__ import annotations

from collections.abc import Iterator

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


def _wrong(book: RuleBook, settings: Settings) -> Iterator[Text]:
    for setting in told(settings):
        if setting.key not in ("select", "ignore", "severity"):
            continue
        for value, origin in setting.parts:
            for code in value or ():
                known = book.get(code) is not None if setting.key == "severity" else book.answers_to(code)
                if not known:
                    yield _said(book, code, origin, setting.key)


def _said(book: RuleBook, code: str, origin: Origin, key: str) -> Text:
    text = book.unknown(code).text
    place = where(origin, key, code) if key == "severity" else where(origin, key)
    if place is None:
        return text
    return Text(sv=f"{place.sv}: {text.sv}", en=f"{place.en}: {text.en}")
