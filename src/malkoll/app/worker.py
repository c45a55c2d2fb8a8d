"""A process that checks plans for another: it is told the terms once, then one plan at a time.

What goes between them is whole messages, each led by its length: pickles to the worker, results as the cache has
them back. A worker whose master is gone ends at once, in the midst of a plan too.
"""

from __future__ import annotations

import gc
import os
import pickle
import struct
import sys
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from malkoll.app.terms import Terms
from malkoll.cache.expressions import keep, recall
from malkoll.records import record
from malkoll.regexes import made_anew, remember_with

__all__ = ["READY", "Job", "Setup", "receive", "send", "serve"]

_LENGTH = struct.Struct(">Q")
READY = b"ready"


@record
class Setup:
    """Told once: the terms that jobs are under, and for each the cache's folder and context, ``None`` without one."""

    terms: tuple[Terms, ...]
    caches: tuple[tuple[Path, str] | None, ...]


@record
class Job:
    """A plan to check, and which of the terms it is under."""

    path: str
    terms: int


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a whole message.

    Raises:
        OSError: nobody reads it.
    """
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read a whole message.

    Raises:
        EOFError: the other side is gone.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    message = stream.read(length)
    if len(message) < length:
        raise EOFError
    return message


def serve() -> None:
    """Work until there is no more to do."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(200_000, 50, 100)
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the replies
    remember_with(recall)
    inbox: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, inbox), daemon=True).start()
    setup: Setup = inbox.get()
    from malkoll.app.examine import examine_and_remember
    from malkoll.app.files import Source
    from malkoll.cache import ResultCache
    from malkoll.cache.codec import encoded

    caches = [None if one is None else ResultCache(*one) for one in setup.caches]
    try:
        send(replies, READY)
        while True:
            job: Job = inbox.get()
            raw = examine_and_remember(Source(job.path, named=True), setup.terms[job.terms], caches[job.terms])
            send(replies, encoded(raw))
            if made_anew():  # what one plan needs, the next one will
                keep()
                remember_with(recall)
    except OSError:  # nobody wants the reply
        os._exit(0)


def _listen(stream: IO[bytes], inbox: SimpleQueue[Any]) -> None:
    try:
        while True:
            inbox.put(pickle.loads(receive(stream)))
    except (EOFError, OSError):
        os._exit(0)
    except BaseException:  # a plugin that could be loaded in the other process and not in this one
        os._exit(2)
