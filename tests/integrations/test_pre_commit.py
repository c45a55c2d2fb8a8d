"""A real ``pre-commit run`` in a repository of its own, with the hook as others get it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from malkoll.app.first_files import HOOKS

ROOT = Path(__file__).resolve().parents[2]
GOOD = (ROOT / "examples" / "bra-plan.md").read_text(encoding="utf-8")
POOR = (ROOT / "examples" / "svag-plan.md").read_text(encoding="utf-8")
HOOK_KEYS = ("entry", "files", "types", "require_serial", "verbose")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "MALKOLL", "PYTHONPATH"))
    }
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean | {"PYTHONUTF8": "1"} | environment,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def git(*arguments: str, cwd: Path) -> str:
    who = (
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "core.autocrlf=false",
    )
    done = run("git", *who, *arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_hook_is_what_was_promised_and_what_init_writes_is_the_same() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["files"] == r"\.(md|markdown|txt|html?|xhtml|docx?|docm|odt|xlsx|xlsm|pdf)$"
    assert (hook["types"], hook["require_serial"]) == (["file"], True)
    (repo,) = yaml.safe_load(HOOKS)["repos"]
    (local,) = repo["hooks"]
    assert {key: local[key] for key in HOOK_KEYS} == {key: hook[key] for key in HOOK_KEYS}


@pytest.fixture(scope="module")
def pre_commit(project, tmp_path_factory):
    """Runs pre-commit in a repository whose configuration names the hook of this project."""
    if find_spec("pre_commit") is None or shutil.which("git") is None:
        pytest.skip("pre-commit (in the extra dev) and git are needed")
    git("init", "-q", cwd=project)
    git("add", "-A", cwd=project)
    git("commit", "-q", "-m", "As it stands", cwd=project)
    place = tmp_path_factory.mktemp("municipality")
    config = {"repos": [{"repo": project.as_posix(), "rev": git("rev-parse", "HEAD", cwd=project),
                         "hooks": [{"id": "malkoll"}]}]}  # fmt: skip
    (place / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (place / "malkoll.toml").write_text('plans = ["planer/*.md"]\n', encoding="utf-8")
    (place / "README.md").write_text("# Om planerna\n\nHär ligger de.\n", encoding="utf-8")
    (place / "planer").mkdir()
    git("init", "-q", cwd=place)
    home = tmp_path_factory.mktemp("pre-commit-home")

    def commit(name: str, text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What pre-commit says of a commit with ``text`` as the plan ``name``."""
        for old in (place / "planer").iterdir():
            old.unlink()
        (place / "planer" / name).write_text(text, encoding="utf-8")
        git("add", "-A", cwd=place)
        return run(
            sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never", *arguments,
            cwd=place, PRE_COMMIT_HOME=str(home),
        )  # fmt: skip

    made = run(sys.executable, "-m", "pre_commit", "install-hooks", cwd=place, PRE_COMMIT_HOME=str(home))
    if made.returncode and ("No matching distribution" in made.stdout or "Connection" in made.stdout):
        pytest.skip("pip reaches no package index from here, so the hook cannot be installed")
    assert made.returncode == 0, made.stdout + made.stderr
    return commit


@pytest.mark.precommit
@pytest.mark.slow
def test_a_commit_with_a_poor_plan_is_stopped(pre_commit) -> None:
    done = pre_commit("svag plan.md", POOR)
    assert done.returncode == 1, done.stdout
    assert "exit code: 1" in done.stdout
    assert "MK101" in done.stdout


@pytest.mark.precommit
@pytest.mark.slow
def test_a_commit_with_a_good_plan_goes_through_and_the_files_skipped_are_named(pre_commit) -> None:
    done = pre_commit("bra-plan-för-åren.md", GOOD)
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout
    assert "Hoppade över det som konfigurationen inte räknar som planer: README.md." in done.stdout


@pytest.mark.precommit
@pytest.mark.slow
def test_a_plan_that_holds_no_goals_is_no_good_plan(pre_commit) -> None:
    done = pre_commit("tom.md", "# Plan\n\nHär står inga mål.\n")
    assert done.returncode == 1, done.stdout
    assert "exit code: 2" in done.stdout


@pytest.mark.precommit
@pytest.mark.skipif(os.name == "nt", reason="the program made here is a script for Unix")
def test_what_init_writes_is_a_start_for_pre_commit_too(tmp_path, monkeypatch) -> None:
    if find_spec("pre_commit") is None or shutil.which("git") is None:
        pytest.skip("pre-commit (in the extra dev) and git are needed")
    place, tools = tmp_path / "arbete", tmp_path / "bin"
    (place / "planer").mkdir(parents=True)
    tools.mkdir()
    (tools / "malkoll").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m malkoll "$@"\n', encoding="utf-8")
    (tools / "malkoll").chmod(0o755)
    (place / "planer" / "plan.md").write_text(GOOD, encoding="utf-8")
    (place / "README.md").write_text("# Om planerna\n", encoding="utf-8")
    git("init", "-q", cwd=place)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    paths = {"PYTHONPATH": str(ROOT / "src"), "PRE_COMMIT_HOME": str(tmp_path / "home")}
    assert run("malkoll", "init", cwd=place, **paths).returncode == 0
    git("add", "-A", cwd=place)
    whole = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")
    good = run(*whole, cwd=place, **paths)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "räknar som planer: README.md." in good.stdout
    (place / "planer" / "plan.md").write_text(POOR, encoding="utf-8")
    git("add", "-A", cwd=place)
    poor = run(*whole, cwd=place, **paths)
    assert poor.returncode == 1
    assert "MK101" in poor.stdout
