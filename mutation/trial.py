"""A pytest plugin that tries mutants instead of running the tests once.

The tests are collected once. What each reaches is measured (coverage.py, in a fork); then, for each mutant, a fork
puts the changed function's code in place of the live one, forgets everything remembered (``functools.cache``), and
runs the tests that reach the changed line, quickest first, until one fails. So nothing is imported twice, no file is
written, and the functions of frozen classes are changed like any others.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, FunctionType

import coverage
import pytest
from mutants import Module, Mutant

__all__ = ["Result", "Trial"]

SLOW = 0.3
"""Seconds that a test takes which is left for last."""
HANGS = 30
"""Seconds of the processor after which a mutant is said to have timed out."""
MEMORY = 4 << 30


@dataclass(frozen=True)
class Result:
    """What became of a mutant: ``killed``, ``survived``, ``timeout``, ``unreached`` by tests, or ``same`` as before."""

    mutant: Mutant
    outcome: str
    by: str = ""
    """The test that failed."""


@dataclass
class _Reach:
    """Which tests reach which line of a file, and how long each takes."""

    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[str, dict[int, list[str]]] = field(default_factory=dict)


class Trial:
    """The plugin. ``work`` is what is to be tried, the tests in the folder ``first`` first; ``told`` hears every
    result. ``keeps`` are the functions and modules whose caches may stay: what is mutated has no part in them.
    ``seconds`` is how much of the tests a mutant gets, in seconds of the processor as measured in one run; what comes
    after that is not run.
    """

    def __init__(
        self,
        work: Sequence[tuple[Module, Sequence[Mutant]]],
        told: Callable[[Module, Result], None],
        at_once: int,
        first: str,
        keeps: tuple[str, ...],
        until: float,
        seconds: float,
    ) -> None:
        self.work = work
        self.first = first
        self.keeps = keeps
        self.until = until
        self.seconds = seconds
        self.told = told
        self.at_once = at_once
        self.failed = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Tries everything in place of running the tests."""
        self.items = {item.nodeid: item for item in session.items}
        self.functions = _functions({str(module.path) for module, _ in self.work})
        kept, self.caches = [], []
        for cache in _caches():
            (kept if f"{cache.__module__}.{cache.__name__}".startswith(self.keeps) else self.caches).append(cache)
        for cache in kept:
            if cache.__name__.strip("_") == "book":
                cache()  # loaded once for all forks
        gc.freeze()  # what is there stays shared with the forks
        with TemporaryDirectory() as folder:
            reach = self._measured(Path(folder))
            self._try_all(reach, Path(folder))
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remembers that something failed."""
        self.failed = self.failed or report.failed

    def _forget(self) -> None:
        """Empties every ``functools.cache``: what was computed before the change must not answer for it."""
        for one in self.caches:
            one.cache_clear()

    def _run(self, name: str) -> bool:
        """Whether the test holds."""
        item = self.items[name]
        self.failed = False
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        return not self.failed

    def _measured(self, folder: Path) -> _Reach:
        def measure() -> int:
            told = coverage.Coverage(data_file=str(folder / "reach"), include=[str(m.path) for m, _ in self.work])
            seconds: dict[str, float] = {}
            broken = []
            self._forget()
            told.start()
            for name in self.items:
                told.switch_context(name)
                before = time.process_time()
                if not self._run(name):
                    broken.append(name)
                seconds[name] = time.process_time() - before
            told.stop()
            told.save()
            (folder / "seconds.json").write_text(json.dumps([seconds, broken]))
            return 0

        print(f"measuring what {len(self.items)} tests reach", flush=True)
        _wait(_fork(measure))
        reach = _Reach()
        reach.seconds, broken = json.loads((folder / "seconds.json").read_text())
        if broken:
            raise SystemExit("These tests fail before anything is changed: " + ", ".join(broken))
        data = coverage.CoverageData(str(folder / "reach"))
        data.read()
        for file in data.measured_files():
            reach.lines[file] = {line: [n for n in names if n] for line, names in data.contexts_by_lineno(file).items()}
        print(f"measured: {sum(reach.seconds.values()):.0f} s of tests", flush=True)
        return reach

    def _try_all(self, reach: _Reach, folder: Path) -> None:
        running: dict[int, tuple[Module, Mutant, Path]] = {}

        def end_one() -> None:
            pid, status = os.wait()
            module, mutant, note = running.pop(pid)
            hung = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF
            otherwise = "timeout" if hung else "killed\n(the interpreter itself broke off)"
            outcome, _, by = (note.read_text() if note.exists() else otherwise).partition("\n")
            self.told(module, Result(mutant, outcome, by))

        for module, mutant in ((module, one) for module, chosen in self.work for one in chosen):
            if time.monotonic() > self.until:
                break
            tests = self._tests(reach, str(module.path), mutant.line)
            if not tests:
                self.told(module, Result(mutant, "unreached"))
                continue
            note = folder / f"{len(running)}-{mutant.number}-{module.path.stem}"
            pid = _fork(
                lambda module=module, mutant=mutant, tests=tests, note=note: self._one(module, mutant, tests, note)
            )
            running[pid] = module, mutant, note
            while len(running) >= self.at_once:
                end_one()
        while running:
            end_one()

    def _tests(self, reach: _Reach, file: str, line: int) -> list[str]:
        lines = reach.lines.get(file, {})
        # A condition over several lines, and what is behind one never taken, is reached with the lines around it.
        around = (line, line + 1, *range(line - 1, line - 6, -1))
        names = next((lines[at] for at in around if lines.get(at)), [])
        # One case of every test function before the next case of any: those that are quick, and the slow ones last.
        # Before all of them those in a file that is named as the module is: test_glossary_lists for glossaries.
        stem = Path(file).stem[:5]
        turns: dict[str, int] = {}
        ranked = []
        for name in sorted(names, key=lambda name: reach.seconds[name]):
            function = name.partition("[")[0]
            turns[function] = turns.get(function, 0) + 1
            slow = reach.seconds[name] > SLOW
            ours = name.startswith(self.first)
            named = ours and stem in name.partition("::")[0]
            ranked.append((not ours, not named, slow, turns[function], reach.seconds[name], name))
        quick = [name for *_, name in sorted(ranked)]
        chosen, total = [], 0.0
        for name in quick:
            total += reach.seconds[name]
            if total > self.seconds and chosen:
                break
            chosen.append(name)
        return chosen

    def _one(self, module: Module, mutant: Mutant, tests: Sequence[str], note: Path) -> int:
        signal.setitimer(signal.ITIMER_PROF, HANGS)  # of its own work: a busy machine is no loop
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            changed = compile(module.source(mutant), str(module.path), "exec", dont_inherit=True)
        except SyntaxError:
            note.write_text("same")
            return 0
        if not self._put_in_place(str(module.path), changed, mutant):
            note.write_text("same")
            return 0
        self._forget()
        for name in tests:
            if not self._run(name):
                note.write_text(f"killed\n{name}")
                return 0
        note.write_text("survived")
        return 0

    def _put_in_place(self, file: str, changed: CodeType, mutant: Mutant) -> bool:
        """Whether there was anything to change: an annotation is no code."""
        new = {(code.co_qualname, code.co_firstlineno): code for code in _codes(changed)}
        some = False
        for function in self.functions.get((file, mutant.function), []):
            code = new.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
            if code is not None and code != function.__code__:
                function.__code__ = code
                some = True
        return some


def _functions(files: set[str]) -> dict[tuple[str, str], list[FunctionType]]:
    """Every function alive that was written in ``files``, by file and qualified name, whatever it is wrapped in."""
    found: dict[tuple[str, str], list[FunctionType]] = {}
    for one in gc.get_objects():
        if type(one) is FunctionType and one.__code__.co_filename in files:
            found.setdefault((one.__code__.co_filename, one.__code__.co_qualname), []).append(one)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def _caches() -> list[functools._lru_cache_wrapper[object]]:
    return [one for one in gc.get_objects() if type(one) is functools._lru_cache_wrapper]


def _fork(work: Callable[[], int]) -> int:
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    try:
        os._exit(work())
    finally:
        os._exit(70)


def _wait(pid: int) -> None:
    if os.waitpid(pid, 0)[1]:
        raise SystemExit("The run that measures what the tests reach broke off.")
