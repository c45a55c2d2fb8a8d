"""The words of an exception: its keys in both languages, and what their values must be."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from malkoll.finding import Text
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["BEGINS", "CODE", "KEYS", "Written", "day", "missing", "one_rule"]

BEGINS = {"undantag": "sv", "except": "en", "exception": "en"}
"""The word that an exception begins with, and its language."""

KEYS: dict[str, tuple[str, str]] = {
    "rule": ("krav", "rule"),
    "reason": ("skäl", "reason"),
    "decision": ("beslut", "decision"),
    "until": ("till", "until"),
    "goal": ("mål", "goal"),
    "place": ("ställe", "place"),
    "plan": ("plan", "plan"),
}

CODE = compiled(r"[^\W\d_]{2,10}\d{1,6}\Z")
_ISO = compiled(r"\d{4}-\d{2}-\d{2}\Z")


@record(frozen=False)
class Written:
    """An exception as it is written, by the names of its keys, and what is wrong with how."""

    values: dict[str, str]
    until: date | None = None
    faults: tuple[Text, ...] = ()


def day(given: Any) -> tuple[date | None, Text | None]:
    """The last day, and what is wrong where it cannot be told."""
    if isinstance(given, datetime):
        return given.date(), None
    if isinstance(given, date):
        return given, None
    written = str(given).strip()
    try:
        if _ISO.match(written):
            return date.fromisoformat(written), None
    except ValueError:
        return None, Text(
            sv=f"”{written}” finns inte i almanackan.",
            en=f"“{written}” is not in the calendar.",
        )
    return None, Text(
        sv=f"slutdagen ”{written}” går inte att läsa; skriv den som ÅÅÅÅ-MM-DD, till exempel till=2026-12-31.",
        en=f"the end date “{written}” cannot be read; write it as YYYY-MM-DD, for example until=2026-12-31.",
    )


def one_rule(codes: list[str]) -> Text | None:
    """What is wrong with the codes given, where they are not one rule's."""
    if not codes:
        return Text(sv="det står inte vilket krav det gäller.", en="it does not say which rule it is from.")
    if len(codes) > 1:
        listed = ", ".join(codes)
        return Text(
            sv=f"det räknar upp flera krav ({listed}); skriv ett undantag för varje krav.",
            en=f"it lists several rules ({listed}); write one exception for each rule.",
        )
    if codes[0].casefold() in _EVERYTHING:
        return Text(
            sv="undantag görs från ett krav i taget, aldrig från alla.",
            en="exceptions are made from one rule at a time, never from all.",
        )
    return None


_EVERYTHING = frozenset({"*", "alla", "allt", "all", "everything", "mk"})


def missing(values: dict[str, str], until: date | None) -> list[Text]:
    """What an exception must say and does not."""
    found = []
    if not values.get("reason", "").strip():
        found.append(Text(sv="skälet saknas.", en="the reason is missing."))
    if until is None and not values.get("until", "").strip():
        found.append(Text(sv="slutdagen saknas.", en="the end date is missing."))
    return found
