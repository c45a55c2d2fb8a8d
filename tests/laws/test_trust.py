"""Reading and checking a plan runs nothing from it or from its folder, reaches nothing, and writes nowhere else."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from armed_plans import armed_plans

from malkoll.cli import main

WATCHED = Path(__file__).with_name("watched.py")
SOURCE = Path(__file__).resolve().parents[2] / "src"
NOWHERE = "http://127.0.0.1:9/"
TRAP = "open('ran', 'w').close()\n"
PLAN = "## Mål 1: Renare luft\n\nAnsvarig: Miljöchefen\n"
NAMES = [
    "sitecustomize", "usercustomize", "conftest", "malkoll_plugin", "plugin", "signal", "json", "click", "lark", "docx",
    "lxml", "markdown_it", "openpyxl", "pluggy", "rich",
]  # fmt: skip


def run(here: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MALKOLL_CACHE": str(here.parent / "cache"), "PYTHONPATH": str(SOURCE)}
    environment |= {"MALKOLL_LANG": "sv"}
    return subprocess.run(
        [sys.executable, *command], cwd=here, env=environment, capture_output=True, encoding="utf-8", timeout=180
    )


def watched(here: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    done = run(here, str(WATCHED), str(here.parent / "cache"), *arguments)
    assert done.returncode in (0, 1, 2), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return done, json.loads(done.stderr.splitlines()[-1])


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder of plans with Python beside them, under the names that Python and malkoll look for."""
    folder = tmp_path / "planer"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.py").write_text(TRAP, encoding="utf-8")
    announced = folder / "trap-1.0.dist-info"
    announced.mkdir()
    (announced / "METADATA").write_text("Metadata-Version: 2.1\nName: trap\nVersion: 1.0\n", encoding="utf-8")
    (announced / "entry_points.txt").write_text("[malkoll]\ntrap = plugin\n", encoding="utf-8")
    return folder


def test_a_plan_of_any_format_reaches_nothing_runs_nothing_and_writes_nowhere_but_in_the_cache(here: Path) -> None:
    for suffix, data in armed_plans(NOWHERE).items():
        (here / f"plan{suffix}").write_bytes(data)
    done, tried = watched(here, "check", ".", "--format", "json", "--jobs", "1")
    told = json.loads(done.stdout)
    assert tried == []
    assert told["errors"] == []
    assert {Path(one["path"]).suffix for one in told["documents"]} == set(armed_plans(NOWHERE))
    assert not (here / "ran").exists()


def test_what_the_watch_refuses_is_told_so_that_the_tests_here_can_fail(here: Path) -> None:
    (here / "plan.md").write_text(PLAN, encoding="utf-8")
    _, tried = watched(here, "check", "plan.md", "-o", "ut.txt")
    assert any("open" in one and "ut.txt" in one for one in tried)
    assert not (here / "ut.txt").exists()


def test_python_that_lies_beside_the_plan_is_not_run(here: Path) -> None:
    (here / "plan.md").write_text(PLAN, encoding="utf-8")
    done = run(here, "-m", "malkoll", "check", "plan.md", "--format", "json")
    assert done.returncode == 1, done.stderr
    assert not (here / "ran").exists()


@pytest.mark.parametrize("where", ["below", "beside"])
def test_python_named_by_a_configuration_that_is_not_over_the_working_directory_is_refused(here: Path, where) -> None:
    folder = here / "nere" if where == "below" else here.parent / "bredvid"
    folder.mkdir()
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    (folder / "eget.py").write_text(f"open({str(here / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    (folder / "malkoll.toml").write_text('plugins = ["eget.py"]\n', encoding="utf-8")
    done = run(here, "-m", "malkoll", "check", str(folder / "plan.md"))
    assert done.returncode == 2
    assert "--trust" in done.stderr
    assert not (here / "ran").exists()


def test_a_configuration_that_extends_another_does_not_lend_it_its_trust(here: Path) -> None:
    folder = here / "nere"
    folder.mkdir()
    (here / "plan.md").write_text(PLAN, encoding="utf-8")
    (folder / "eget.py").write_text(f"open({str(here / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    (folder / "malkoll.toml").write_text('plugins = ["eget.py"]\n', encoding="utf-8")
    (here / "malkoll.toml").write_text('extend = "nere/malkoll.toml"\n', encoding="utf-8")
    done = run(here, "-m", "malkoll", "check", "plan.md")
    assert done.returncode == 2
    assert not (here / "ran").exists()


STRANGE = (
    "a\nb.md",
    "\x1b]0;titel\x07.md",
    "\x1b[31m.md",
    "a\rmalkoll: allt är bra.md",
    "\udcff.md",
    "\u202egnp.md",
    "::error::x.md",
    "=cmd.md",
    "<img src=x onerror=alert(1)>.md",
    "a::warning file=b,line=1::c.md",
)
STEERING = "## Mål 1: Renare \x1b[2J\x1b]0;x\x07luft\u202e \x9b31m\u2028::error::y <img src=x onerror=alert(1)>\n\n"
STEERING += "Nämnden följer halten av partiklar vid två mätstationer och redovisar den i årsredovisningen.\n\n" * 20


@pytest.mark.skipif(os.name != "posix", reason="such names are not to be had elsewhere")
@pytest.mark.parametrize(
    "form", ["terminal", "concise", "github", "gitlab", "junit", "sarif", "json", "jsonl", "markdown", "html"]
)
def test_neither_a_name_nor_a_title_steers_the_terminal_or_the_program_that_reads_the_report(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for name in STRANGE:
        try:
            (tmp_path / name).write_text(STEERING, encoding="utf-8")
        except OSError:  # a file system that keeps names in UTF-8
            continue
    # A file that is none, so that its name is told as an error too.
    (tmp_path / "tom\x1b[31m\n::error::z.md").write_bytes(b"")
    assert main(["check", ".", "--format", form, "--no-cache"]) == 2
    said = capsys.readouterr()
    for text in (said.out, said.err):
        assert not set(text) & set("\x00\x07\x08\r\x1b\x7f\x9b\u202e\u2028"), form
    assert all(line.startswith("malkoll: ") for line in said.err.splitlines())
    if form == "github":
        assert all(re.match(r"::(?:error|warning|notice) [^:]*::", line) for line in said.out.splitlines())
    if form in ("markdown", "html"):
        assert "<img" not in said.out
    if form == "html":
        assert "<script" not in said.out.lower()
