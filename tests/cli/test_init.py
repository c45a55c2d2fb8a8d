from __future__ import annotations

import errno
import os

import pytest
from own_plans import GOOD, POOR, PROSE

from malkoll import atomic
from malkoll.config import load


@pytest.fixture
def empty(tmp_path, monkeypatch):
    folder = tmp_path / "arbete"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def everything(folder) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git/" not in path.as_posix()
    }


@pytest.mark.parametrize("language", ["sv", "en"])
def test_after_init_check_and_test_run_at_once(malkoll, empty, language) -> None:
    run = malkoll("--lang", language, "init")
    assert (run.code, run.err) == (0, "")
    checked = malkoll("check")
    assert (checked.code, checked.err) == (0, "")
    assert load(empty / "malkoll.toml").language == language
    tried = malkoll("test")
    assert tried.code == 0
    assert ("1 krav: 1 godkänt" if language == "sv" else "1 requirement: 1 passed") in tried.out


def test_plans_that_are_there_are_found_and_named(malkoll, empty) -> None:
    for name in ("nämndens planer/a.md", "nämndens planer/b.md", "blandat/plan[1].md", "plan.md"):
        (empty / name).parent.mkdir(exist_ok=True)
        (empty / name).write_text(POOR, encoding="utf-8")
    for name in ("blandat/protokoll.md", "README.md"):
        (empty / name).write_text(PROSE, encoding="utf-8")
    run = malkoll("init")
    assert "Hittade 4 planer: " in run.out
    assert set(load(empty / "malkoll.toml").plans) == {"nämndens planer/*.md", "/blandat/plan\\[1\\].md", "/plan.md"}
    assert not (empty / "planer").exists()
    run = malkoll("check", "--format", "concise", "--select", "MK101")
    assert {line.split(":")[0].replace("\\", "/") for line in run.out.splitlines()} == {
        "nämndens planer/a.md", "nämndens planer/b.md", "blandat/plan[1].md", "plan.md"
    }  # fmt: skip
    assert run.err == ""


def test_a_second_init_changes_nothing_and_says_what_is_there(malkoll, empty) -> None:
    malkoll("init")
    before = everything(empty)
    run = malkoll("init")
    assert run.code == 0
    assert everything(empty) == before
    assert run.out.count("finns redan och är orörd") == 2
    assert "Skrev" not in run.out


@pytest.mark.parametrize("name", [".malkoll.toml", "pyproject.toml"])
def test_a_configuration_of_another_name_is_not_overshadowed(malkoll, empty, name) -> None:
    table = "[tool.malkoll]\n" if name == "pyproject.toml" else ""
    (empty / name).write_text(f'{table}fail-on = "never"\n', encoding="utf-8")
    run = malkoll("init")
    assert not (empty / "malkoll.toml").exists()
    assert f"{name} finns redan och är orörd." in run.out
    assert 'lägg till rules = ["regler"]' in run.out


def test_a_configuration_further_up_is_told_to_hold_no_longer(malkoll, empty) -> None:
    above = empty.parent / "malkoll.toml"
    above.write_text("", encoding="utf-8")
    run = malkoll("init")
    assert f"{above} gäller inte längre här" in run.out
    assert (empty / "malkoll.toml").exists()


def test_what_pre_commit_already_has_is_never_rewritten_and_what_to_add_is_shown(malkoll, empty) -> None:
    path = empty / ".pre-commit-config.yaml"
    path.write_text("repos:   # våra egna\n  - repo: meta\n", encoding="utf-8")
    run = malkoll("init")
    assert path.read_text(encoding="utf-8") == "repos:   # våra egna\n  - repo: meta\n"
    assert "lägg till det här under ”repos:” i .pre-commit-config.yaml" in run.out
    assert "  - repo: local\n    hooks:\n      - id: malkoll\n" in run.out


def test_below_the_top_of_a_repository_the_entry_is_shown_for_the_file_at_the_top(malkoll, empty) -> None:
    (empty.parent / ".git").mkdir()
    run = malkoll("init")
    assert "under ”repos:” i ../.pre-commit-config.yaml" in run.out
    assert not (empty / ".pre-commit-config.yaml").exists()
    assert not (empty.parent / ".pre-commit-config.yaml").exists()


def test_dry_run_shows_everything_and_writes_nothing(malkoll, empty) -> None:
    run = malkoll("init", "--dry-run")
    assert run.code == 0
    assert everything(empty) == {}
    assert "Skulle skriva malkoll.toml:" in run.out
    assert '    plans = ["planer/*.md"]' in run.out
    assert "Inget är skrivet" in run.out
    assert "Nu går det" not in run.out


def test_a_folder_can_be_named_and_must_be_there(malkoll, empty) -> None:
    (empty / "nämnd").mkdir()
    assert malkoll("init", "nämnd").code == 0
    assert (empty / "nämnd" / "malkoll.toml").exists()
    run = malkoll("init", "saknas")
    assert (run.code, run.out) == (2, "")
    assert "Mappen saknas finns inte." in run.err


def test_a_full_disk_leaves_nothing_behind_and_is_told(malkoll, empty, monkeypatch) -> None:
    (empty / "plan.md").write_text(GOOD, encoding="utf-8")
    whole, count = atomic.write_bytes, []

    def write(path, data, **more) -> None:
        count.append(path)
        if len(count) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        whole(path, data, **more)

    monkeypatch.setattr(atomic, "write_bytes", write)
    run = malkoll("init")
    assert (run.code, run.out) == (2, "")
    assert "kunde inte skrivas: disken är full. Ingen fil är skriven." in run.err
    assert list(everything(empty)) == ["plan.md"]
    assert not (empty / "regler").exists()


def test_a_link_that_leads_nowhere_is_left_alone(malkoll, empty) -> None:
    try:
        os.symlink("borta.yaml", empty / ".pre-commit-config.yaml")
    except OSError:
        pytest.skip("links cannot be made here")
    assert malkoll("init").code == 0
    assert not (empty / "borta.yaml").exists()
