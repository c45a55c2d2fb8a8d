"""What became of the mutants: one file per module, in JSON, and what it comes to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mutants import Module, Mutant
from trial import Result

__all__ = ["Results"]


class Results:
    """Gathers a room's results and writes them to ``folder``."""

    def __init__(self, folder: Path, room: str, work: Sequence[tuple[Module, Sequence[Mutant]]]) -> None:
        self.folder = folder
        self.room = room
        self.work = work
        self.of: dict[Path, list[Result]] = {module.path: [] for module, _ in work}

    def add(self, module: Module, result: Result) -> None:
        self.of[module.path].append(result)

    def write(self) -> None:
        folder = self.folder / self.room
        folder.mkdir(parents=True, exist_ok=True)
        for module, _ in self.work:
            told = json.dumps(self._told(module), ensure_ascii=False, indent=1) + "\n"
            (folder / f"{module.path.stem}.json").write_text(told, "utf-8", newline="\n")

    def _told(self, module: Module) -> dict[str, Any]:
        results = sorted(self.of[module.path], key=lambda one: one.mutant.number)
        counts = Counter(one.outcome for one in results if one.outcome != "same")
        return {
            "mutants": len(module.mutants),
            "tried": sum(counts.values()),
            **{outcome: counts[outcome] for outcome in ("killed", "timeout", "survived", "unreached")},
            "left": [
                {"function": one.mutant.function, "outcome": one.outcome, "change": module.change(one.mutant)}
                for one in results
                if one.outcome in ("survived", "unreached")
            ],
        }
