"""A comparison takes its time, and no more."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from malkoll.app import comparing
from malkoll.app.time_limit import LIMIT
from malkoll.cli import main

PLAN = "# Plan 2026\n\n## Mål 1: Renare luft\n\nAnsvarig: Miljöchefen\n"


def test_a_comparison_that_takes_too_long_is_told_and_nothing_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.md").write_text(PLAN, encoding="utf-8")
    Path("utfall.md").write_text(PLAN.replace("Plan", "Uppföljning"), encoding="utf-8")
    monkeypatch.setattr(comparing, "together", lambda _: time.sleep(600))
    monkeypatch.setenv(LIMIT, "2")
    assert main(["--lang", "sv", "compare", "plan.md", "utfall.md", "--no-config"]) == 2
    told = capsys.readouterr()
    assert "utfall.md tog längre än 2 sekunder och är inte kontrollerad." in told.err
    assert told.out == ""
