"""The file of exceptions beside the plans: ``malkoll-undantag.toml``.

What is no exception at all (a key that does not exist, a number for a reason) stops the run, as a mistake in any
settings does. An exception that only lacks something is read, and told as a finding.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from malkoll.errors import SettingsError
from malkoll.exceptions.words import BEGINS, KEYS, day, missing, one_rule
from malkoll.finding import ExceptionNote, Text
from malkoll.language.suggest import closest
from malkoll.regexes import compiled
from malkoll.span import LineIndex, Span

__all__ = ["read_file"]

_TABLES = ("undantag", "exception")
_HEAD = compiled(r"^[ \t]*\[\[[ \t]*(?P<table>undantag|exception)[ \t]*\]\]", re.MULTILINE)
_BARE_KEY = compiled(r"^([ \t]*)(?=[\w-]*[^\W\d_a-zA-Z])([\w-]+)([ \t]*=)", re.MULTILINE)
"""A key such as ``mål``, which TOML wants in quotes and people write without."""
_NAMES = {form: name for name, forms in KEYS.items() for form in forms}


def read_file(text: str, path: str) -> tuple[ExceptionNote, ...]:
    """The exceptions in ``text``, in its order; ``path`` is what the file is called in messages.

    Raises:
        SettingsError: it is no TOML, or holds a key or a kind of value that no exception has.
    """
    try:
        data = tomllib.loads(_BARE_KEY.sub(r'\1"\2"\3', text))
    except (ValueError, RecursionError) as error:
        raise _not_toml(path, str(error)) from None
    wrong = next((key for key in data if key not in _TABLES), None)
    if wrong is not None:
        raise _unknown_table(path, wrong, data)
    places = _places(text, path)
    first = replace(LineIndex(text).span(0, 0), address=path)
    notes = []
    for table in _TABLES:
        entries = data.get(table, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise SettingsError(
                f"{path}: skriv varje undantag under en egen rad [[{table}]], med dubbla hakparenteser.",
                f"{path}: write each exception under a line [[{table}]] of its own, with double brackets.",
            )
        for number, entry in enumerate(entries):
            # Tables written in another way (a list in one line) are told with the file's name alone.
            span = places[table][number] if number < len(places[table]) else first
            notes.append(_note(entry, span, path))
    return tuple(sorted(notes, key=lambda note: note.span.start))


def _note(entry: Mapping[str, Any], span: Span, path: str) -> ExceptionNote:
    values: dict[str, Any] = {}
    for key, value in entry.items():
        name = _NAMES.get(key)
        if name is None:
            raise _unknown_key(path, span.line, key)
        if name in values:
            sv, en = KEYS[name]
            raise SettingsError(
                f"{path}, rad {span.line}: ”{sv}” och ”{en}” är samma sak; skriv bara det ena.",
                f"{path}, line {span.line}: “{sv}” and “{en}” are the same; write only one of them.",
            )
        if not isinstance(value, str) and not (name == "until" and isinstance(value, date | datetime)):
            raise _no_text(path, span.line, key)
        values[name] = " ".join(value.split()) if isinstance(value, str) else value
    return _made(values, span, path)


def _made(values: dict[str, Any], span: Span, path: str) -> ExceptionNote:
    wrong = one_rule(re.split(r"[\s,;]+", values["rule"]) if values.get("rule") else [])
    faults: list[Text] = [wrong] if wrong is not None else []
    until = None
    if values.get("until"):
        until, unread = day(values["until"])
        faults += [unread] if unread is not None else []
    faults += missing({key: str(value) for key, value in values.items()}, until)
    if not values.get("goal") and not values.get("place"):
        faults.append(
            Text(
                sv='det står inte vilket mål det gäller (mål = "…"), eller, utanför målen, vilket ställe (ställe = '
                '"…").',
                en='it does not say which goal it is for (goal = "…") or, outside the goals, which place (place = '
                '"…").',
            )
        )
    return ExceptionNote(
        rule=values.get("rule", ""),
        reason=values.get("reason") or None,
        decision=values.get("decision") or None,
        until=until,
        goal=None,
        path=path,
        span=span,
        plan=str(values.get("plan", "")).replace("\\", "/").removeprefix("./") or None,
        named=values.get("goal") or None,
        place=values.get("place") or None,
        faults=tuple(faults),
    )


def _places(text: str, path: str) -> dict[str, list[Span]]:
    """Where the tables of each name begin; their address can be followed from the report on a plan."""
    index = LineIndex(text)
    found: dict[str, list[Span]] = {table: [] for table in _TABLES}
    for head in _HEAD.finditer(text):
        span = index.span(head.start(), head.end())
        found[head["table"]].append(replace(span, address=f"{path}:{span.line}"))
    return found


def _unknown_key(path: str, line: int, key: str) -> SettingsError:
    near = closest(key, list(_NAMES))
    sv = f"{path}, rad {line}: nyckeln ”{key}” finns inte."
    en = f"{path}, line {line}: there is no key “{key}”."
    if near:
        return SettingsError(f"{sv} Menade du ”{near}”?", f"{en} Did you mean “{near}”?")
    swedish, english = (", ".join(dict.fromkeys(forms)) for forms in zip(*KEYS.values(), strict=True))
    return SettingsError(f"{sv} Nycklarna är: {swedish}.", f"{en} The keys are: {english}.")


def _unknown_table(path: str, key: str, data: Mapping[str, Any]) -> SettingsError:
    if key in _NAMES or not isinstance(data[key], list | dict):
        return SettingsError(
            f"{path}: ”{key}” står före första raden [[undantag]]. Skriv [[undantag]] ovanför varje undantag.",
            f"{path}: “{key}” stands before the first line [[exception]]. Write [[exception]] above each exception.",
        )
    near = closest(key, [*_TABLES, *BEGINS])
    sv, en = f"{path}: tabellen ”{key}” finns inte.", f"{path}: there is no table “{key}”."
    meant = near is not None
    return SettingsError(
        f"{sv} Menade du [[undantag]]?" if meant else f"{sv} Skriv varje undantag under en rad [[undantag]].",
        f"{en} Did you mean [[exception]]?" if meant else f"{en} Write each exception under a line [[exception]].",
    )


def _no_text(path: str, line: int, key: str) -> SettingsError:
    return SettingsError(
        f"{path}, rad {line}: ”{key}” ska vara en text inom citattecken.",
        f"{path}, line {line}: “{key}” must be a text in quotes.",
    )


def _not_toml(path: str, said: str) -> SettingsError:
    at = re.search(r"at line (\d+)", said)
    if at is None:
        return SettingsError(
            f"{path} går inte att läsa som TOML: något som öppnats är inte avslutat, till exempel ett citattecken.",
            f"{path} cannot be read as TOML: something opened is not closed, for example a quote.",
        )
    return SettingsError(
        f"{path} går inte att läsa som TOML på rad {at[1]}. Text ska stå inom raka citattecken, och "
        "dagar skrivas som 2026-12-31.",
        f"{path} cannot be read as TOML on line {at[1]}. Texts must stand in straight quotes, "
        "and days be written as 2026-12-31.",
    )
