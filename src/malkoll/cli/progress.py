"""A bar on stderr that says how far a long run has come; none where nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from malkoll.cli.state import State
from malkoll.reporters.safe import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from malkoll.app.raw_results import Progress

__all__ = ["progress"]

_LONG = 0.5
"""Seconds a run must have lasted before it is worth a bar."""


@contextmanager
def progress(state: State, quiet: bool) -> Iterator[Progress | None]:
    """What is to be told as plans are done, for as long as it lasts; the bar is gone afterwards."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    began = time.monotonic()
    bar: Bar | None = None

    def tell(done: int, total: int, path: str) -> None:
        nonlocal bar
        if bar is None:
            if total < 2 or time.monotonic() - began < _LONG:
                return
            bar = _bar()
            bar.add_task(_WORD[state.language], total=total, path="")
            bar.start()
        bar.update(bar.task_ids[0], completed=done, path=one_line(path))

    try:
        yield tell
    finally:
        if bar is not None:
            bar.stop()


_WORD = {"sv": "Kontrollerar", "en": "Checking"}


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    rest = Column(no_wrap=True, overflow="ellipsis", ratio=1)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[path]}", markup=False, table_column=rest),
        console=Console(stderr=True),
        transient=True,
    )
