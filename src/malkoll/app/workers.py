"""Plans checked by several processes at once.

Each process is a fresh interpreter of its own, on every system alike, so that nothing of the caller's is shared or run
again; each has one plan at a time, so that it is known which plan a process died of. What comes out is the same as
from one process.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO

from malkoll.app.worker import READY, Job, Setup, receive, send
from malkoll.cache import Raw
from malkoll.finding import Text

__all__ = ["cores", "in_processes"]

_START = "import sys; sys.path[:] = sys.argv[1:]; from malkoll.app.worker import serve; serve()"
_STARTING = Lock()
"""On Windows, processes started at the same moment could inherit each other's pipes."""
_LISTEN = 0.2
"""Seconds between looks for an interrupt, where waiting for a reply cannot itself be interrupted (Windows)."""


def cores() -> int:
    """How many cores this process may use."""
    count = getattr(os, "process_cpu_count", None)
    if count is not None:
        return count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def in_processes(jobs: Sequence[Job], setup: Setup, count: int) -> Iterator[tuple[int, Raw | bytes]]:
    """Check the plans of ``jobs`` in ``count`` processes: the place of each job in the list and what came out of it.

    That is a result as the cache has it, or one that tells that the process died. They come as they are done. Jobs that
    no process could be started for are not among them. However the caller leaves, no process is left behind.
    """
    todo = deque(enumerate(jobs))
    done: SimpleQueue[tuple[int, bytes | int] | None] = SimpleQueue()
    told = pickle.dumps(setup, protocol=pickle.HIGHEST_PROTOCOL)
    remembering = any(one is not None for one in setup.caches)
    hands = [_Hand(todo, done, told, remembering) for _ in range(min(count, len(jobs)))]
    try:
        for hand in hands:
            hand.start()
        working = len(hands)
        while working:
            try:
                reply = done.get(timeout=_LISTEN)
            except Empty:
                continue
            if reply is None:
                working -= 1
                continue
            at, what = reply
            if isinstance(what, int):
                yield at, Raw(None, errors=(_died(jobs[at].path, what),))
            else:
                yield at, what
    finally:
        todo.clear()
        for hand in hands:
            hand.stop()
        for hand in hands:
            hand.join()


class _Hand:
    """Keeps one process in work: gives it a plan, takes the reply, and starts another process where it has died."""

    def __init__(
        self,
        todo: deque[tuple[int, Job]],
        done: SimpleQueue[tuple[int, bytes | int] | None],
        setup: bytes,
        remembering: bool,
    ) -> None:
        self._thread = Thread(target=self._run, daemon=True)
        self._todo = todo
        self._done = done
        self._setup = setup
        self._remembering = remembering
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def join(self) -> None:
        """Wait until it has stopped."""
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        """Work until there is nothing to do, or no process can be started."""
        try:
            while self._todo and not self._stopped and self._begun():
                with suppress(EOFError, OSError):
                    self._work()
        finally:
            self._end()
            self._done.put(None)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._stopped = True
        process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()

    def _begun(self) -> bool:
        self._end()
        try:
            self._process = _process(self._remembering)
            if self._stopped:  # while it was being started
                self.stop()
            _, replies = self._pipes()
            self._send(self._setup)
            return receive(replies) == READY
        except (EOFError, OSError, ValueError):
            return False

    def _work(self) -> None:
        _, replies = self._pipes()
        while not self._stopped:
            try:
                at, job = self._todo.popleft()
            except IndexError:
                return
            try:
                self._send(pickle.dumps(job))
                self._done.put((at, receive(replies)))
            except (EOFError, OSError):
                if not self._stopped:
                    self._done.put((at, self._end()))
                raise

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise EOFError
        return process.stdin, process.stdout

    def _send(self, message: bytes) -> None:
        send(self._pipes()[0], message)

    def _end(self) -> int:
        """Let the process end and take its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            return process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _process(remembering: bool) -> subprocess.Popen[bytes]:
    """A worker in a group of its own: Ctrl-C at the terminal is for us, and we end it."""
    environment = dict(os.environ) if remembering else {**os.environ, "MALKOLL_CACHE": "off"}
    command = [sys.executable, "-I", *(["-X", "utf8"] if sys.flags.utf8_mode else []), "-c", _START, *sys.path]
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with _STARTING:
        return subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
            creationflags=flags,
        )


def _died(path: str, code: int) -> Text:
    how_sv = f"signal {-code}" if code < 0 else f"svarskod {code}"
    how_en = f"signal {-code}" if code < 0 else f"exit code {code}"
    return Text(
        sv=f"Processen som kontrollerade {path} dog ({how_sv}); minnet kan ha tagit slut. Kontrollera filen för sig.",
        en=f"The process that checked {path} died ({how_en}); memory may have run out. Check that file by itself.",
    )
