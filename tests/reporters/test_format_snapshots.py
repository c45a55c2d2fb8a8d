"""Whole outputs of every format: of a report with one of everything, and of the examples as the command writes them."""

from __future__ import annotations

import re
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from full_report import context, full_report

from malkoll import __version__
from malkoll.cli import main
from malkoll.reporters.registry import REPORTERS

ROOT = Path(__file__).parents[2]
LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])
FORMATS = pytest.mark.parametrize(
    "reporter",
    [one for one in REPORTERS if not one.needs_plans],  # the paper for the meeting: test_paper_snapshots.py
    ids=lambda one: one.name,
)
_RULES = re.compile(r'("ruleset": \{\s*"name": "malkoll",\s*"sha256": ")[0-9a-f]{64}')


@LANGUAGES
@FORMATS
def test_a_report_with_one_of_everything(snapshot, reporter, language) -> None:
    assert reporter.write(full_report(), context(language)) == snapshot


@LANGUAGES
@FORMATS
@pytest.mark.parametrize("plan", sorted((ROOT / "examples").glob("*.md")), ids=lambda path: path.stem)
def test_an_example(snapshot, monkeypatch, tmp_path, plan, reporter, language) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "MALKOLL_LANG", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / plan.name).write_bytes(plan.read_bytes())
    monkeypatch.chdir(tmp_path)
    screen = TextIOWrapper(BytesIO(), encoding="utf-8", newline="\n", write_through=True)
    monkeypatch.setattr("sys.stdout", screen)
    code = main(["check", f"examples/{plan.name}", "--format", reporter.name, "--lang", language])
    said = screen.buffer.getvalue().decode("utf-8").replace(f'"{__version__}"', '"VERSION"')
    assert f"{_RULES.sub(chr(92) + '1…', said)}\nexit code {code}" == snapshot
