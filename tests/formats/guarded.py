"""Runs malkoll on one file with its hands watched: ``python guarded.py FILE LANGUAGE…`` prints what came of it as JSON.

``said`` are exit code and stderr of ``malkoll check`` in each language; ``read`` is the text of the file as
malkoll read it; ``reached`` are the sockets and names on the net that Python code tried to reach. A run that wants
more memory than ``_MOST_MEMORY`` fails.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout

_MOST_MEMORY = 2 * 1024**3  # bytes of address space
_NET = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request")


def main(path: str, *languages: str) -> None:
    """Run ``check`` in each language, and ``show --as-text``."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    except (ImportError, ValueError, OSError):  # not POSIX: then without that fence
        pass
    reached: list[str] = []
    sys.addaudithook(lambda event, details: reached.append(f"{event} {details}") if event in _NET else None)
    said = [_run("check", "--lang", language, path) for language in languages]
    code, out, _ = _run("show", "--as-text", path)
    told = {"said": [[code, err] for code, _, err in said], "read": out if code == 0 else "", "reached": reached}
    sys.__stdout__.write(json.dumps(told))


def _run(*arguments: str) -> tuple[int, str, str]:
    from malkoll.cli import main as malkoll

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = malkoll(list(arguments))
    return code, out.getvalue(), err.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:])
