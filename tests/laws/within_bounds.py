"""Checks hostile texts in a process with an end to its memory and its time: ``python within_bounds.py SIZE``.

What came of each is printed as JSON: its name, the exit code and what was said on stderr. Memory that a text wants
beyond the bound, and time beyond the bound for all of them, end the process; they are many times what is needed.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from hostile_texts import HOSTILE, ONCE_SQUARE

MOST_MEMORY = 1024**3
LONGER = 10
MOST_SECONDS = 120


def main(size: int) -> None:
    """Check each text of about ``size`` characters."""
    from malkoll.cli import main as malkoll

    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    except (ImportError, ValueError, OSError):  # not POSIX: then without those fences
        pass
    told = []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, made in HOSTILE.items():
            Path("plan.md").write_text(
                made(size * LONGER if name in ONCE_SQUARE else size), encoding="utf-8", newline=""
            )
            out, err = io.StringIO(), io.StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                code = malkoll(["check", "plan.md", "--no-config", "--no-cache", "--format", "concise"])
            told.append([name, code, err.getvalue()])
        os.chdir(os.pardir)
    sys.__stdout__.write(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
