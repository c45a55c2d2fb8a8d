"""Writes what is in results/ and answers.toml into the README beside them: python mutation/table.py."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"
COLUMNS = ("mutants", "tried", "killed", "timeout", "survived", "unreached")


def write() -> None:
    """Puts the tables between their marks in the README."""
    readme = HERE / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(before + BEGIN + "\n".join(_lines()) + "\n" + END + after, "utf-8", newline="\n")


def _lines() -> list[str]:
    told = tomllib.loads((HERE / "answers.toml").read_text("utf-8"))
    answers: list[dict[str, str]] = told["answer"]
    rows = ["", f"| module | {' | '.join(COLUMNS)} | answered |", "|---" * 8 + "|"]
    whole: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for file in sorted((HERE / "results").rglob("*.json")):
        result = json.loads(file.read_text("utf-8"))
        module = f"{file.parent.name}/{file.stem}"
        if not result["tried"]:
            continue
        found = [why for one in result["left"] if (why := _why(answers, module, one))]
        reasons.update(found)
        counts = {name: result[name] for name in COLUMNS} | {"answered": len(found)}
        whole.update(counts)
        rows.append(f"| {module} | {' | '.join(str(count) for count in counts.values())} |")
    rows.append(f"| **all** | {' | '.join(str(whole[name]) for name in (*COLUMNS, 'answered'))} |")
    left = whole["survived"] + whole["unreached"]
    rows += ["", f"Of the {left} that are left, {whole['answered']} have a reason:", ""]
    rows += [f"- {reasons[name]}: {words}" for name, words in told["reason"].items() if reasons[name]]
    return rows


def _why(answers: list[dict[str, str]], module: str, left: dict[str, Any]) -> str | None:
    change = "\n".join(left["change"])
    for one in answers:
        if one["module"] == module and one["function"] == left["function"] and one.get("change", "") in change:
            return one["why"]
    return None


if __name__ == "__main__":
    write()
