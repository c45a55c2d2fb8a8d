"""The same two requirements over the same plan in malkoll, Schematron (lxml) and SHACL (pyshacl), turn about."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from peers import python

SIDE = Path(__file__).with_name("engine") / "side.py"
WANTED = {"schematron": 10, "shacl": 40, "shacl-by-class": 40}
"""How many times as fast as each malkoll is to be. SHACL says "indicators that count people" in two ways: by a choice
(``sh:or``), as the sentence does, or by a class that whoever makes the graph has to have sorted them into."""


class Side:
    """An engine in a process of its own, which evaluates when it is told to."""

    def __init__(self, name: str, goals: int, interpreter: Path | str) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [str(interpreter), str(SIDE), name, str(goals)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Side:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def once(self) -> tuple[float, frozenset[str]]:
        """Processor seconds of one evaluation, and which ids failed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told["seconds"], frozenset(told["failed"])


def engines(goals: int, runs: int, peers: Path) -> dict[str, Any]:
    """Medians of processor seconds, and of the ratios to malkoll's in the same turn.

    Raises:
        SystemExit: they do not find the same.
    """
    interpreter = python(peers)
    names = ["malkoll", *(WANTED if interpreter is not None else ())]
    with ExitStack() as stack:
        sides = [
            stack.enter_context(Side(name, goals, sys.executable if name == "malkoll" else interpreter or ""))
            for name in names
        ]
        turns = [{side.name: side.once() for side in sides} for _ in range(runs + 1)][1:]
    failed = {name: turns[0][name][1] for name in names}
    if len(set(failed.values())) != 1:
        raise SystemExit(f"they do not agree: { ({name: len(one) for name, one in failed.items()}) }")
    return {
        "goals": goals,
        "indicators": 3 * goals,
        "failing": len(failed["malkoll"]),
        "runs": runs,
        "engines": {
            name: {"seconds": statistics.median(turn[name][0] for turn in turns), "times": ratio(turns, name)}
            for name in names
        },
    }


def ratio(turns: Sequence[dict[str, tuple[float, frozenset[str]]]], name: str) -> float:
    return statistics.median(turn[name][0] / turn["malkoll"][0] for turn in turns)
