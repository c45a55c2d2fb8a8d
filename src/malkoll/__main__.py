"""``python -m malkoll``, and what the command ``malkoll`` runs."""

from __future__ import annotations

import atexit
import gc
import os
import sys


def _apart_from_the_plans() -> None:
    """``python -m malkoll`` has the working directory first on Python's path: a file that lies among the plans could
    take the place of a library. Where malkoll itself lies there it stays.
    """
    here = os.getcwd() if os.path.isdir(os.curdir) else None
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if not sys.flags.safe_path and sys.path and here not in (None, ours) and sys.path[0] in ("", here):
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
    # Plans are trees without cycles, and looking for cycles in them as they grow, or in what is loaded now, costs
    # more than it finds, with the square of their size.
    gc.set_threshold(200_000, 50, 100)
    from malkoll.cli import main as run

    try:
        if usual:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = run()
        _end(code)
        return code
    except KeyboardInterrupt:
        return 130
    finally:
        if usual:
            signal.signal(signal.SIGINT, _leave)


def _end(code: int) -> None:
    """End the process at once, where nothing is left to be done.

    Python would take apart every module first, which takes a seventh of a short run, and wait for threads that a
    plugin has left running. What is to be done at the end is done (``atexit``), unless such a thread is there.
    """
    threading = sys.modules.get("threading")
    if threading is None or threading.active_count() == 1:
        atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):  # there is none, or nobody listens
            continue
    os._exit(code)


def _leave(_number: int, _frame: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    sys.exit(main())
