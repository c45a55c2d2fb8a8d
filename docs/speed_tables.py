"""The tables of ``speed.md``: made by ``bench/pages.py`` of what was measured and saved."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

_PAGES = Path(__file__).resolve().parent.parent / "bench" / "pages.py"

TABLES: dict[str, Callable[[], str | None]] = runpy.run_path(str(_PAGES))["TABLES"]
