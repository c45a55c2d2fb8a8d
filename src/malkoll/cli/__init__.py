"""The command line: arguments in, exit code out."""

from malkoll.cli.main import main

__all__ = ["main"]
