"""Runs malkoll with its hands held: ``python watched.py CACHE ARGUMENT…``.

Nothing may be written outside the folder ``CACHE``, no connection opened, no program started and no Python run from the
working directory. What is tried all the same fails there, and is told as JSON on the last line of stderr.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

_REFUSED = (
    "socket.",
    "subprocess.",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.startfile",
    "pty.",
)
_CHANGES = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.chmod",
    "os.chown",
    "os.symlink",
    "os.link",
    "os.truncate",
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main(cache: str, *arguments: str) -> int:
    """Run malkoll on ``arguments`` and return its exit code."""
    sys.dont_write_bytecode = True
    room, here = os.path.realpath(cache), os.path.realpath(os.curdir)
    tried: list[str] = []

    def lies_in(folder: str, path: Any) -> bool:
        return os.path.realpath(os.fsdecode(path)).startswith(folder + os.sep) or os.path.realpath(path) == folder

    def is_kept_from(event: str, details: tuple[Any, ...]) -> bool:
        if event.startswith(_REFUSED):
            return event != "socket.__new__"  # one that connects to nothing; asyncio's modules are not loaded either
        if event == "open" and isinstance(details[0], str | bytes):
            return bool(details[2] & _WRITES) and details[0] != os.devnull and not lies_in(room, details[0])
        if event in _CHANGES:
            return not lies_in(room, details[0])
        return event == "exec" and os.path.isfile(name := details[0].co_filename) and lies_in(here, name)

    def watch(event: str, details: tuple[Any, ...]) -> None:
        if is_kept_from(event, details):
            tried.append(f"{event} {details!r}"[:300])
            raise PermissionError(f"{event} is not for reading plans")

    sys.addaudithook(watch)
    from malkoll.cli import main as malkoll

    code = malkoll(list(arguments))
    sys.stderr.write(f"\n{json.dumps(tried)}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
