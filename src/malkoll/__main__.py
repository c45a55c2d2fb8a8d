"""``python -m malkoll``, and what the command ``malkoll`` runs."""

from __future__ import annotations

import os
import sys


def _apart_from_the_plans() -> None:
    """``python -m malkoll`` has the working directory first on Python's path: a file that lies among the plans could
    take the place of a library. Where malkoll itself lies there it stays.
    """
    try:
        here = os.getcwd()
    except OSError:  # it is gone, and nothing lies there
        return
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if not sys.flags.safe_path and sys.path and here != ours and sys.path[0] in ("", here):
        del sys.path[0]


if __name__ == "__main__":
    _apart_from_the_plans()

import signal  # noqa: E402 - from Python, and not from there

__all__ = ["main"]


def main() -> int:
    """Run malkoll on the arguments of the process. Interrupted while it is still being loaded, it leaves quietly."""
    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if usual:
        # Nothing is begun yet that would have to be put in order, and an exception in the midst of an import may be
        # taken for a fault of the module.
        signal.signal(signal.SIGINT, _leave)
    from malkoll.cli import main as run

    try:
        if usual:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = run()
        _end_threads(code)
        return code
    except KeyboardInterrupt:
        return 130
    finally:
        if usual:
            signal.signal(signal.SIGINT, _leave)


def _end_threads(code: int) -> None:
    """What a plugin has left running must not keep the process from ending: Python would wait for it."""
    if "malkoll.plugins.bounded" not in sys.modules:
        return
    import threading

    if threading.active_count() > 1:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):  # nobody listens
                continue
        os._exit(code)


def _leave(_number: int, _frame: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    sys.exit(main())
