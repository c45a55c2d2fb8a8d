"""The tables of what was measured: made of ``bench/saved``, for ``docs/speed.md`` and ``bench/many.md``.

``docs/generate.py`` puts them into the documentation, so that it cannot say other figures than those that were saved.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SAVED = HERE / "saved"
MUNICIPALITIES, YEARS, PLANS_A_YEAR = 290, 10, 30
"""On paper: the municipalities of Sweden, how many years, and the plans and reports each makes in one."""

_ENGINES = {
    "malkoll": "malkoll",
    "schematron": "Schematron (`lxml.isoschematron`)",
    "shacl": "SHACL (`pyshacl`), the condition as `sh:or`",
    "shacl-by-class": "SHACL (`pyshacl`), indicators of people sorted into a class beforehand",
}


def saved(name: str) -> dict[str, Any] | None:
    """What was saved under ``name``; ``None`` where nothing has been measured."""
    path = SAVED / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head)]
    lines += [["---"] * len(lines[0]), *map(list, rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _said_of(found: dict[str, Any]) -> str:
    return f"{found['malkoll']}, {found['date']}. {found['machine']}.\n"


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}" if value < 10 else f"{value:.1f}"


def _times(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def beside() -> str | None:
    """``malkoll check`` and other linters on the same texts."""
    found = saved("beside")
    if found is None:
        return None
    rows = [
        (
            one["tool"],
            "100 goals as JSON" if one["text"].endswith(".json") else f"{one['bytes'] // 1000} kB",
            _seconds(one["seconds"]),
            _seconds(one["processor"]),
            _times(one["times"]),
        )
        for one in found["rows"]
    ]
    missing = f"\nNot installed when this was measured: {', '.join(found['missing'])}.\n" if found["missing"] else ""
    head = ["whole process", "text", "seconds", "of the processor", "times malkoll with the plan new"]
    return f"{_said_of(found)}{found['runs']} turns; medians.\n\n{table(head, rows)}{missing}"


def slower() -> str | None:
    """Where malkoll is slower than another tool, in plain words."""
    found = saved("beside")
    if found is None:
        return None
    lines = [
        f"- {one['tool']} needs {one['times']:.2f} of malkoll's time on {one['bytes'] // 1000} kB.\n"
        for one in found["rows"]
        if one["times"] < 1 and not one["tool"].startswith("malkoll")
    ]
    head = "Slower than these, where the plan is new and the rules are compiled:\n\n"
    return head + "".join(lines) if lines else "malkoll was slower than none of them.\n"


def engines() -> str | None:
    """Two requirements over one plan in three engines."""
    found = saved("engines")
    if found is None:
        return None
    rows = [
        (_ENGINES[name], f"{1000 * one['seconds']:.1f}", _times(one["times"])) for name, one in found["engines"].items()
    ]
    head = ["engine", "milliseconds of the processor", "times malkoll"]
    return (
        f"{_said_of(found)}{found['goals']:,} goals, {found['indicators']:,} indicators, {found['failing']:,} findings,"
        f" the same in each; {found['runs']} turns; medians.\n\n{table(head, rows)}"
    )


def growth() -> str | None:
    """How the work grows."""
    found = saved("growth")
    if found is None:
        return None
    scales = found["scales"]
    rows = []
    for name, one in found["kinds"].items():
        if one["unit"] == "seconds":
            costs = [_seconds(cost) if cost >= 0.01 else f"{cost:.4f}" for cost in one["costs"]]
        else:
            costs = [f"{cost / 1e6:.0f} M" for cost in one["costs"]]
        rows.append((name, *costs, f"{one['exponent']:.2f}"))
    head = ["what grows", *(f"{scale} times" for scale in scales), "exponent"]
    return f"{_said_of(found)}\n{table(head, rows)}"


def many() -> str | None:
    """Many plans in one run."""
    found = saved("many")
    if found is None:
        return None
    made = _rows(found)
    said = f"Plans of {found['bytes'] / 1000:.0f} kB, each different."
    return f"{_said_of(found)}{said}\n\n{made}\n{_compared(found)}{_memory(found)}"


def _rows(found: dict[str, Any]) -> str:
    rows = []
    for one in found["rows"]:
        used = one["processor"]
        rows.append(
            (
                one["case"],
                f"{one['plans']:,}",
                f"{one['seconds']:.1f}",
                "–" if used is None else f"{used:.1f}",
                "–" if used is None else f"{1000 * used / one['plans']:.1f}",
                "–" if one["megabytes"] is None else f"{one['megabytes']:.0f}",
            )
        )
    head = ["whole run", "plans", "seconds", "of the processor", "of the processor, a plan, ms", "peak memory, MB"]
    return table(head, rows)


def _case(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in found["rows"] if one["case"] == name)


def _compared(found: dict[str, Any]) -> str:
    one, two = _case(found, "one process"), _case(found, "two processes")
    cold, warm = _case(found, "two processes, nothing remembered"), _case(found, "all remembered, `--format concise`")
    lines = [f"- One process takes {found['one_to_two']:.2f} times as long as two, by the clock, turn about.\n"]
    if one["processor"] and two["processor"] and cold["processor"] and warm["processor"]:
        lines.append(
            f"- Two processes use {two['processor'] / one['processor']:.2f} times the processor that one does.\n"
        )
        lines.append(
            f"- What is remembered is {cold['processor'] / warm['processor']:.0f} times as quick by the processor, "
            f"{cold['seconds'] / warm['seconds']:.0f} times by the clock of two processes to one.\n"
        )
    return "".join(lines)


def _memory(found: dict[str, Any]) -> str:
    cold = _case(found, "two processes, nothing remembered")
    tenth = _case(found, "two processes, filling the memory, a tenth of the plans")
    if not cold["megabytes"] or not tenth["megabytes"]:
        return ""
    more = 1000 * (cold["megabytes"] - tenth["megabytes"]) / (cold["plans"] - tenth["plans"])
    return (
        f"- {cold['plans']:,} plans need {cold['megabytes']:.0f} MB and a tenth of them {tenth['megabytes']:.0f}: "
        f"{more:.1f} kB a plan.\n"
    )


def on_paper() -> str | None:
    """All plans of all municipalities, reckoned from the figures of many plans."""
    found = saved("many")
    if found is None:
        return None
    cold, warm = _case(found, "two processes, nothing remembered"), _case(found, "all remembered, `--format concise`")
    plans = MUNICIPALITIES * YEARS * PLANS_A_YEAR
    # By the processor, which holds where others use the machine too; two processes share the work of the first check.
    spent = [one["processor"] if one["processor"] is not None else one["seconds"] for one in (cold, warm)]
    first, again = spent[0] / 2 / cold["plans"], spent[1] / warm["plans"]
    hours, minutes = plans * first / 3600, plans * again / 60
    size = found["bytes"] / 1000
    return (
        f"{MUNICIPALITIES} municipalities × {YEARS} years × {PLANS_A_YEAR} plans and reports a year (a guess) are "
        f"{plans:,} texts.\nBy the processor, at {1000 * first:.0f} ms each on two cores, the first check takes "
        f"{60 * hours:.0f} minutes; at\n{1000 * again:.1f} ms each, a check where all is remembered {minutes:.1f}. "
        f"These texts are of {size:.0f} kB; longer ones take\nlonger in step. What is remembered has room for 256 MB: "
        "of so many texts the oldest results are forgotten.\n"
    )


TABLES: dict[str, Callable[[], str | None]] = {
    "speed-beside": beside,
    "speed-slower": slower,
    "speed-engines": engines,
    "speed-growth": growth,
    "speed-many": many,
    "speed-on-paper": on_paper,
}


def write_pages() -> None:
    """Write ``bench/many.md`` anew."""
    made = many()
    if made is not None:
        text = (
            "# Many plans\n\nWritten by `python bench/run.py` or `python bench/many.py`. Seconds of the processor are "
            "those of all processes, and hold where\nothers use the machine too; memory is that of all processes "
            f"together, what they share counted once.\n\n{made}"
        )
        (HERE / "many.md").write_text(text, encoding="utf-8", newline="\n")
