"""Whole processes beside those of others on the same texts, turn about: ``malkoll check`` and linters of prose.

They do other work: none of them knows what a goal is. What is compared is how long somebody waits who saves a file.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from peers import node, script
from plan_text import plan, report
from processes import MALKOLL

SMALL, LARGE = 28_000, 180_000
"""Bytes of the texts."""
GOALS = 100
"""Goals in the JSON that Spectral is given, which reads no text."""
FIRST = "malkoll, rules compiled, the plan new"
"""What the others are held against: a plan that has just been saved."""
_FAULT = "This is very unique. TODO: mend.\n\n\n\n#Goal\n"
"""What each of the others remarks on; one that is silent of it does not check."""


@dataclass(frozen=True)
class Tool:
    """A command and what it is to find ready: of malkoll, what it remembers. ``gives`` are its codes when it works."""

    name: str
    command: tuple[str, ...]
    memory: Literal["all", "rules", "nothing", None] = None


def tools(peers: Path, folder: Path) -> tuple[list[Tool], list[str]]:
    """The tools that are installed, and the names of those that are not."""
    check = (*MALKOLL, "check", "--no-config")
    found = [
        Tool(FIRST, check, "rules"),
        Tool("malkoll, all remembered", check, "all"),
        Tool("malkoll, nothing remembered", check, "nothing"),
    ]
    ruleset = folder / "spectral.json"
    ruleset.write_text(json.dumps(_TRIVIAL), encoding="utf-8")
    others = {
        "proselint": (script(peers, "proselint"), ("check",)),
        "markdownlint-cli2": (node(peers, "markdownlint-cli2"), ()),
        "textlint, one rule": (node(peers, "textlint"), ("--rule", "no-todo")),
        "Spectral, one rule": (node(peers, "spectral"), ("lint", "--ruleset", str(ruleset))),
    }
    for name, (command, arguments) in others.items():
        if command is not None:
            found.append(Tool(name, (str(command), *arguments)))
    return found, [name for name, (command, _) in others.items() if command is None]


_TRIVIAL = {
    "rules": {
        "owned": {"given": "$.goals[*]", "severity": "error", "then": {"field": "responsible", "function": "truthy"}}
    }
}


def beside(runs: int, peers: Path, folder: Path) -> dict[str, Any]:
    """Medians of wall and processor seconds, and of the ratio of wall seconds to ``FIRST`` in the same turn."""
    found, missing = tools(peers, folder)
    texts = {}
    for size, written in ((SMALL, plan), (LARGE, report)):
        texts[size] = folder / f"{size}.md"
        texts[size].write_text(written(size), encoding="utf-8", newline="\n")
    goals = folder / "goals.json"
    made = [{"id": at, "responsible": "Skolchef" if at % 10 else ""} for at in range(GOALS)]
    goals.write_text(json.dumps({"goals": made}), encoding="utf-8")
    fault = folder / "fault.md"
    fault.write_text(_FAULT, encoding="utf-8")
    rows: list[dict[str, Any]] = []
    for size, text in texts.items():
        taking = [one for one in found if not one.name.startswith("Spectral") or size == SMALL]
        turns = []
        for turn in range(runs + 1):
            turns.append({one.name: _once(one, _given(one, text, goals), folder, turn) for one in taking})
        for one in taking:
            if one.memory is None:
                _checks(one, _given(one, fault, goals))
            taken = [turn[one.name] for turn in turns[1:]]
            ratios = [turn[one.name][0] / turn[FIRST][0] for turn in turns[1:]]
            rows.append(
                {
                    "tool": one.name,
                    "bytes": size,
                    "text": _given(one, text, goals).name,
                    "seconds": statistics.median(wall for wall, _ in taken),
                    "processor": statistics.median(used for _, used in taken),
                    "times": statistics.median(ratios),
                }
            )
    return {"runs": runs, "rows": rows, "missing": missing}


def _given(one: Tool, text: Path, goals: Path) -> Path:
    return goals if one.name.startswith("Spectral") else text


def _once(one: Tool, text: Path, folder: Path, turn: int) -> tuple[float, float]:
    """Wall and processor seconds of one process, and of those that it starts."""
    environment = {**os.environ, "MALKOLL_LANG": "sv"}
    if one.memory is not None:
        kept = folder / f"cache-{one.memory}"
        if one.memory == "nothing":
            shutil.rmtree(kept, ignore_errors=True)
        if one.memory == "rules":
            shutil.rmtree(kept / "results", ignore_errors=True)
        environment["MALKOLL_CACHE"] = str(kept)
    before = _used()
    began = time.perf_counter()
    ended = subprocess.run([*one.command, str(text)], env=environment, capture_output=True, check=False)
    seconds = time.perf_counter() - began
    if ended.returncode not in (0, 1):
        raise SystemExit(f"{one.name}: exit code {ended.returncode} in turn {turn}\n{ended.stderr.decode()}")
    return seconds, _used() - before


def _used() -> float:
    if sys.platform == "win32":
        return 0
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _checks(one: Tool, fault: Path) -> None:
    """Raises SystemExit where the tool has nothing to say of what it is there to find."""
    ended = subprocess.run([*one.command, str(fault)], capture_output=True, check=False)
    if not ended.returncode:
        raise SystemExit(f"{one.name} finds nothing in {_FAULT!r}: it does not check.")
