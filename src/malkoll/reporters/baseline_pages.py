"""What a baseline holds, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.text import Text as RichText

from malkoll.finding import Text
from malkoll.records import record
from malkoll.reporters.safe import one_line
from malkoll.reporters.screen import Look, rendered, wrapped
from malkoll.reporters.wording import clean

__all__ = ["BaselineRow", "baseline_as_data", "baseline_as_text"]

STATES: dict[str, Text] = {
    "same": Text(sv="finns kvar", en="still there"),
    "reworded": Text(sv="finns kvar, omformulerad", en="still there, reworded"),
    "excepted": Text(sv="undantagen", en="excepted"),
    "gone": Text(sv="borta", en="gone"),
    "unchecked": Text(sv="ej prövad nu", en="not checked now"),
    "elsewhere": Text(sv="planen ingick inte i körningen", en="the plan was not in this run"),
}
_STYLES = {"same": "", "reworded": "", "gone": "green"}


@record
class BaselineRow:
    """An entry of a baseline and what has become of it."""

    plan: str
    code: str
    number: str
    goal: str
    under: str
    element: str
    fingerprint: str
    state: str


def baseline_as_text(file: str, rows: Sequence[BaselineRow], look: Look) -> str:
    """The entries plan by plan, each with what has become of it."""
    language = look.language
    lines: list[RichText] = []
    for plan in dict.fromkeys(row.plan for row in rows):
        lines.append(RichText(one_line(plan), "bold underline"))
        for row in (one for one in rows if one.plan == plan):
            state = STATES[row.state].in_language(language)
            what = " · ".join(part for part in _about(row) if part)
            lead = RichText.assemble("  ", (row.code, "dim"))
            lines += wrapped(
                f"{what} ({state})" if what else f"({state})", look, 9, _STYLES.get(row.state, "dim"), lead
            )
        lines.append(RichText())
    counts = Counter(row.state for row in rows)
    total = len(rows)
    said = f"{total} anmärkningar" if total != 1 else "1 anmärkning"
    if language == "en":
        said = f"{total} findings" if total != 1 else "1 finding"
    parts = [
        f"{file}: {said}",
        *(f"{counts[key]} {word.in_language(language)}" for key, word in STATES.items() if counts[key]),
    ]
    lines.append(RichText(" · ".join(parts), "bold"))
    return rendered(list(lines), look)


def _about(row: BaselineRow) -> Iterable[str]:
    yield clean(f"{row.number} {row.goal}".strip() or row.under)
    yield clean(row.element)


def baseline_as_data(file: str, rows: Sequence[BaselineRow]) -> dict[str, object]:
    """The entries as JSON data. The keys are a promise (version 1)."""
    return {
        "version": 1,
        "path": file,
        "findings": [
            {
                "plan": row.plan,
                "code": row.code,
                "goal": {"number": row.number or None, "title": row.goal} if row.goal else None,
                "under": row.under or None,
                "element": row.element or None,
                "fingerprint": row.fingerprint,
                "state": row.state,
            }
            for row in rows
        ],
    }
