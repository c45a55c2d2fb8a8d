"""What became of the mutants: a file for each module, in JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mutants import Module, Mutant
from trial import Result

__all__ = ["Results", "left_of"]

OUTCOMES = ("killed", "timeout", "survived", "unreached")
LEFT = ("survived", "unreached")


class Results:
    """Gathers a room's results and writes them to ``folder``.

    ``again``: only what was left of the last run is tried, and the rest stays as it was told then.
    """

    def __init__(
        self, folder: Path, room: str, work: Sequence[tuple[Module, Sequence[Mutant]]], *, again: bool
    ) -> None:
        self.folder = folder / room
        self.work = work
        self.again = again
        self.of: dict[Path, list[Result]] = {module.path: [] for module, _ in work}

    def add(self, module: Module, result: Result) -> None:
        """One more."""
        self.of[module.path].append(result)

    def write(self) -> None:
        """Writes a file for each module."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for module, _ in self.work:
            if self.again and not _file(self.folder, module).exists():
                continue  # never tried, so nothing was left of it
            told = json.dumps(self._told(module), ensure_ascii=False, indent=1) + "\n"
            _file(self.folder, module).write_text(told, "utf-8", newline="\n")

    def _told(self, module: Module) -> dict[str, Any]:
        results = sorted(self.of[module.path], key=lambda one: one.mutant.number)
        counts = Counter(one.outcome for one in results if one.outcome != "same")
        waiting: list[dict[str, Any]] = []
        if self.again:
            before = _read(self.folder, module)
            tried = {one.mutant.number for one in results}
            waiting = [one for one in before["left"] if one["number"] not in tried]
            counts += Counter(one["outcome"] for one in waiting)
            counts += Counter({outcome: before[outcome] for outcome in OUTCOMES if outcome not in LEFT})
        return {
            "mutants": len(module.mutants),
            "tried": sum(counts.values()),
            **{outcome: counts[outcome] for outcome in OUTCOMES},
            "left": waiting + [self._left(module, one) for one in results if one.outcome in LEFT],
        }

    @staticmethod
    def _left(module: Module, one: Result) -> dict[str, Any]:
        change = module.change(one.mutant)
        return {
            "number": one.mutant.number,
            "function": one.mutant.function,
            "outcome": one.outcome,
            "change": change,
        }


def left_of(folder: Path, room: str, module: Module) -> list[Mutant]:
    """The mutants that the last run left, where the module's code is still what it was then."""
    left = {(one["number"], one["function"]) for one in _read(folder / room, module).get("left", ())}
    return [one for one in module.mutants if (one.number, one.function) in left]


def _file(folder: Path, module: Module) -> Path:
    return folder / f"{module.path.stem}.json"


def _read(folder: Path, module: Module) -> dict[str, Any]:
    file = _file(folder, module)
    return json.loads(file.read_text("utf-8")) if file.exists() else {}
