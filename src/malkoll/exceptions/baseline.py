"""The baseline file: the findings a plan had when its owners began, so that what is new stands out.

JSON with one finding a line, sorted, so that a change of one finding is a change of one line in git.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass  # noqa: TID251 - records have no order
from typing import Any

from malkoll.errors import SettingsError
from malkoll.finding import Finding
from malkoll.records import record

__all__ = ["VERSION", "Baseline", "Entry", "entry_of", "read_baseline", "written"]

VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One finding as it is remembered.

    ``path`` is the plan's, from the baseline's folder, with ``/``. ``goal`` is the goal's title, "" for what belongs
    to none; ``under`` what the goal, or what belongs to none, stands under. ``element`` is what the finding is about.
    """

    path: str
    code: str
    goal: str
    number: str
    under: str
    element: str
    fingerprint: str


@record
class Baseline:
    """What a baseline file holds, sorted; ``malkoll`` and ``ruleset`` are those it was written with."""

    entries: tuple[Entry, ...]
    malkoll: str = ""
    ruleset: str = ""


_FIELDS = ("code", "number", "goal", "under", "element", "fingerprint")
_NEEDED = ("code", "fingerprint")


def entry_of(finding: Finding, path: str) -> Entry:
    """``finding`` as it is remembered, in the plan at ``path``."""
    goal = finding.goal
    return Entry(
        path=path,
        code=finding.code,
        goal=goal.title if goal is not None else "",
        number=(goal.number or "") if goal is not None else "",
        under=(goal.under or "") if goal is not None else finding.section,
        element=finding.element,
        fingerprint=finding.fingerprint,
    )


def written(baseline: Baseline) -> str:
    """The file's text. The same entries in another order give the same text."""
    lines = [
        "{",
        f'  "version": {VERSION},',
        f'  "malkoll": {_json(baseline.malkoll)},',
        f'  "ruleset": {_json(baseline.ruleset)},',
        '  "plans": {',
    ]
    by_path: dict[str, list[Entry]] = {}
    for entry in sorted(baseline.entries):
        by_path.setdefault(entry.path, []).append(entry)
    plans = []
    for path, entries in by_path.items():
        rows = ",\n".join(f"      {_json(_row(entry))}" for entry in entries)
        plans.append(f"    {_json(path)}: [\n{rows}\n    ]")
    body = ",\n".join(plans)
    return "\n".join(lines) + ("\n" + body if body else "") + "\n  }\n}\n"


def _row(entry: Entry) -> dict[str, str]:
    row = {name: getattr(entry, name) for name in _FIELDS}
    return {name: value for name, value in row.items() if value}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_baseline(text: str, path: str) -> Baseline:
    """What ``text`` holds; ``path`` is what the file is called in messages.

    Raises:
        SettingsError: it is no baseline, is damaged, or is of a version that this malkoll does not know.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, _line(error)) from None
    if not isinstance(data, dict) or "version" not in data or not isinstance(data.get("plans"), dict):
        raise SettingsError(
            f"{path} är inget utgångsläge från malkoll. Skriv ett med ”malkoll baseline write”.",
            f"{path} is no baseline of malkoll's. Write one with “malkoll baseline write”.",
        )
    if data["version"] != VERSION:
        raise SettingsError(
            f"{path} är ett utgångsläge av version {data['version']}, och den här malkoll läser version {VERSION}. "
            "Uppgradera malkoll, eller skriv ett nytt med ”malkoll baseline write”.",
            f"{path} is a baseline of version {data['version']}, and this malkoll reads version {VERSION}. "
            "Upgrade malkoll, or write a new one with “malkoll baseline write”.",
        )
    entries = sorted({entry for plan, rows in data["plans"].items() for entry in _entries(plan, rows, path)})
    return Baseline(tuple(entries), str(data.get("malkoll", "")), str(data.get("ruleset", "")))


def _entries(plan: str, rows: Any, path: str) -> Iterable[Entry]:
    if not isinstance(rows, list):
        raise _damaged(path, plan)
    for row in rows:
        if not _is_row(row):
            raise _damaged(path, plan)
        yield Entry(path=plan, **{name: row.get(name, "") for name in _FIELDS})


def _is_row(row: Any) -> bool:
    if not isinstance(row, Mapping) or not all(row.get(name) for name in _NEEDED):
        return False
    return all(name in _FIELDS and isinstance(value, str) for name, value in row.items())


def _line(error: Exception) -> str:
    return f"rad {error.lineno}" if isinstance(error, json.JSONDecodeError) else "texten"


def _damaged(path: str, where: str) -> SettingsError:
    english = where.replace("rad ", "line ").replace("texten", "the text")
    return SettingsError(
        f"Utgångsläget {path} är skadat ({where}). Hämta tillbaka filen, eller skriv ett nytt med ”malkoll baseline "
        "write”.",
        f"The baseline {path} is damaged ({english}). Restore the file, or write a new one with “malkoll baseline "
        "write”.",
    )
