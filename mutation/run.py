"""Tries mutants of malkoll's core and writes what became of them.

    python mutation/run.py                          everything, in samples
    python mutation/run.py engine language/syntax   these rooms and modules only
    python mutation/run.py --logic 9999 --values 9999 engine    every mutant there is

See README.md beside this file.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SOURCE = ROOT / "src" / "malkoll"
FOUND = HERE / "results"
ROOMS = {
    "engine": ["engine", "checks", "testing", "exceptions"],
    "language": ["language"],
    "templates": ["templates"],
}
"""Where the tests of a room's code are, in tests/."""
KEEPS = {
    "engine": ("malkoll.language.", "malkoll.swedish."),
    "language": (),
    "templates": ("malkoll.language.", "malkoll.swedish.", "plan_reading.book", "test_cases._book"),
}
"""What a room's mutants have no part in and may find remembered."""


def modules(asked: list[str]) -> dict[str, list[Path]]:
    """The files asked for, by room.

    Raises:
        SystemExit: there is no such room or module.
    """
    chosen: dict[str, list[Path]] = {}
    for name in asked or list(ROOMS):
        room, _, one = name.partition("/")
        files = sorted((SOURCE / room).glob(f"{one or '*'}.py")) if room in ROOMS else []
        if not files:
            raise SystemExit(
                f"There is no {name}: the rooms are {', '.join(ROOMS)}, a module is written language/syntax."
            )
        chosen.setdefault(room, []).extend(files)
    return chosen


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Tries mutants of malkoll's core and writes what became of them.")
    parser.add_argument("modules", nargs="*", help="engine, language/syntax …; all where none is given")
    parser.add_argument("--logic", type=int, default=60, help="at most so many changes of logic per module (60)")
    parser.add_argument("--values", type=int, default=20, help="at most so many changes of values per module (20)")
    parser.add_argument("--seed", default="malkoll", help="the sample is the same for the same seed and code")
    parser.add_argument(
        "--again", action="store_true", help="only what the last run left alive, after tests were added"
    )
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin no mutant after so many minutes")
    parser.add_argument("--seconds", type=float, default=3.0, help="of tests for each mutant, the quickest first (3)")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="mutants tried at the same time")
    told = parser.parse_args()

    sys.path.insert(0, str(HERE))
    import pytest
    from hypothesis import HealthCheck, Phase, settings
    from mutants import Module, Mutant, sample
    from results import Results, left_of
    from trial import Result, Trial

    settings.register_profile(
        "mutation",
        deadline=None,
        max_examples=20,
        database=None,
        derandomize=True,  # what a mutant comes to is the same in every run
        phases=[Phase.explicit, Phase.generate],  # that it fails is enough; how it fails most simply is not asked
        suppress_health_check=list(HealthCheck),
    )
    for room, files in modules(told.modules).items():
        # A pack compiled before the change must not stand in for it; for those who only use packs it may.
        packs = TemporaryDirectory()
        os.environ["MALKOLL_CACHE"] = "off" if room == "language" else packs.name
        work: list[tuple[Module, list[Mutant]]] = []
        for file in files:
            import_module(f"malkoll.{room}.{file.stem}".removesuffix(".__init__"))  # also what is imported late
            module = Module(file)
            seed = f"{told.seed} {room}/{file.name}"
            chosen = (
                left_of(FOUND, room, module) if told.again else sample(module.mutants, told.logic, told.values, seed)
            )
            work.append((module, chosen))
        results = Results(FOUND, room, work, again=told.again)
        total, done, began = sum(len(chosen) for _, chosen in work), 0, time.monotonic()

        def hear(
            module: Module, result: Result, results: Results = results, total: int = total, began: float = began
        ) -> None:
            nonlocal done
            done += 1
            results.add(module, result)
            if result.outcome in ("survived", "timeout"):
                print(f"{result.outcome} {module.path.stem}.{result.mutant.function}:{result.mutant.line}", flush=True)
                print("    " + "\n    ".join(module.change(result.mutant)), flush=True)
            if done % 50 == 0:
                print(f"-- {done} of {total} after {time.monotonic() - began:.0f} s", flush=True)

        until = began + 60 * told.minutes
        trial = Trial(work, hear, told.at_once, f"tests/{room}/", KEEPS[room] or ("-",), until, told.seconds)
        tests = [str(ROOT / "tests" / name) for name in ROOMS[room]]
        options = ["-q", "-s", "-p", "no:xdist", "-p", "no:cacheprovider", "--hypothesis-profile=mutation"]
        os.chdir(ROOT)
        if code := pytest.main([*options, *tests], plugins=[trial]):
            raise SystemExit(int(code))
        results.write()
        packs.cleanup()


if __name__ == "__main__":
    main()
