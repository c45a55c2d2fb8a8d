"""What is slow to make is made once in a run, however many processes the tests run in."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

_MOST_SECONDS = 300


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder ``name`` that ``make`` has filled: in this process, or in another one that was here first.

    Raises:
        RuntimeError: the other process failed, or has not come to an end.
    """
    root = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        root = root.parent  # the workers' common folder
    folder, outcome = root / name, root / f"{name}.outcome"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait(outcome, name)
        return folder
    said = f"{name} could not be made"
    try:
        make(folder)
        said = ""
    finally:
        # Written aside and moved, so that no other process reads half of it.
        (root / f"{name}.told").write_text(said)
        (root / f"{name}.told").replace(outcome)
    return folder


def _wait(outcome: Path, name: str) -> None:
    until = time.monotonic() + _MOST_SECONDS
    while not outcome.exists():
        if time.monotonic() > until:
            raise RuntimeError(f"{name} is not made within {_MOST_SECONDS} s")
        time.sleep(0.2)
    said = outcome.read_text()
    if said:
        raise RuntimeError(f"{said} by the process that tried")
