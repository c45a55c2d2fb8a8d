"""``python -m malkoll``, and what the command ``malkoll`` runs."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> int:
    """Run malkoll on the arguments of the process. Interrupted while it is still being loaded, it leaves quietly."""
    try:
        from malkoll.cli import main as run
    except KeyboardInterrupt:
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())
