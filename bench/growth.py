"""How the work grows with goals, with rules and with the length of the document: an exponent of 1 is in step with it.

Each figure is of processor seconds in one process, garbage collection left out; of the engine also of instructions,
where valgrind is installed: they are the same from run to run.
"""

from __future__ import annotations

import gc
import math
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "engine")]

from plan_text import plan, report  # noqa: E402 - beside this file
from side import with_malkoll  # noqa: E402

SCALES = (1, 4, 16, 64)
GOALS, RULES, BYTES = 125, 1, 28_000
"""What the first of the scales is: goals, pairs of requirements (over 500 goals), bytes of a plan or a report."""
_OVER = 500
MOST = 1.05
"""The exponent that is still in step."""


def growth(runs: int, scales: Sequence[int] = SCALES, *, instructions: bool = True) -> dict[str, Any]:
    """Every kind of growth: the cost at each scale, and the exponent of a line through them all."""
    found: dict[str, Any] = {}
    counted = instructions and shutil.which("valgrind") is not None
    for name, sizes in {
        "goals": [(GOALS * scale, RULES) for scale in scales],
        "rules": [(_OVER, RULES * scale) for scale in scales],
    }.items():
        found[f"engine, {name}"] = _fitted(scales, [_least(_engine(*one), runs) for one in sizes], "seconds")
        if counted:
            counts = [_counted("engine", *one) for one in sizes]
            found[f"engine, {name}, instructions"] = _fitted(scales, counts, "instructions")
    for kind, written in {"plan": plan, "report": report}.items():
        costs = [_stages(written(BYTES * scale), runs if scale < max(scales) else 1) for scale in scales]
        for stage in costs[0]:
            found[f"{kind}, {stage}"] = _fitted(scales, [one[stage] for one in costs], "seconds")
    return {"scales": list(scales), "kinds": found}


def _fitted(scales: Sequence[int], costs: Sequence[float], unit: str) -> dict[str, Any]:
    return {"costs": list(costs), "unit": unit, "exponent": exponent(scales, costs)}


def exponent(scales: Sequence[float], costs: Sequence[float]) -> float:
    """The slope of the line through the logarithms, by least squares."""
    across, up = [math.log(one) for one in scales], [math.log(one) for one in costs]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    spread = sum((one - middle) ** 2 for one in across)
    return sum((one - middle) * (other - height) for one, other in zip(across, up, strict=True)) / spread


def _engine(goals: int, rules: int) -> Callable[[], Any]:
    return with_malkoll(goals, rules)[0]


def _least(work: Callable[[], Any], runs: int) -> float:
    """The least processor seconds of ``runs``, and no fewer than a tenth of a second's worth of them."""
    work()
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        taken: list[float] = []
        while len(taken) < runs or sum(taken) < 0.1:
            began = time.process_time()
            made = work()
            taken.append(time.process_time() - began)
            del made
    finally:
        gc.enable()
        gc.unfreeze()
    return min(taken)


def _stages(text: str, runs: int) -> dict[str, float]:
    """Processor seconds of a whole check, stage by stage: the least of each."""
    least: dict[str, float] = {}
    for _ in range(runs):
        for stage, seconds in _once(text).items():
            least[stage] = min(least.get(stage, seconds), seconds)
    return least


def _once(text: str) -> dict[str, float]:
    from malkoll import __version__
    from malkoll.app.books import load_book
    from malkoll.engine import evaluate
    from malkoll.facts import complete
    from malkoll.finding import Report
    from malkoll.hooks import ReportContext
    from malkoll.readers import read
    from malkoll.reporters.registry import REPORTERS
    from malkoll.templates import choose, recognise

    book = load_book()
    _ = book.rules
    reporter = next(one for one in REPORTERS if one.name == "json")
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        at = [time.process_time()]
        document = read("plan.md", text.encode())
        at.append(time.process_time())
        template = choose(document, book.templates, book.word_lists)
        plan = recognise(document, template, book.templates, book.word_lists)
        at.append(time.process_time())
        plan = complete(plan, document, book.word_lists, book.statutes)
        at.append(time.process_time())
        found = evaluate(plan, book, document=document)
        rows = tuple(found.by_goal), frozenset(found.clear)
        at.append(time.process_time())
        made = reporter.write(Report((found,), book.name, book.sha256), ReportContext("sv", __version__, {}))
        at.append(time.process_time())
    finally:
        gc.enable()
        gc.unfreeze()
    assert rows[0]
    assert made
    stages = ("read", "recognise", "facts", "evaluate", "report")
    spent = {name: end - begin for name, begin, end in zip(stages, at, at[1:], strict=False)}
    return {"the whole check": at[-1] - at[0], **spent}


def _counted(what: str, goals: int, rules: int) -> float:
    """Instructions of one evaluation: what a process that does two has more than one that does one."""
    one, two = (_instructions([sys.executable, __file__, what, str(goals), str(rules), times]) for times in "12")
    return two - one


def _instructions(command: list[str]) -> int:
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    said = subprocess.run([*valgrind, *command], capture_output=True, text=True, check=True, env=environment).stderr
    return int(re.findall(r"Collected : (\d+)", said)[0])


def main() -> None:
    _, goals, rules, times = sys.argv[1:]
    work = _engine(int(goals), int(rules))
    gc.disable()
    for _ in range(int(times)):
        work()


if __name__ == "__main__":
    main()
