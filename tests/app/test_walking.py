from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from malkoll.app.files import gather
from malkoll.app.options import Options, SettingsSource


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("## Mål 1: Ett\n", encoding="utf-8")


def write(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def found(*paths: str, ignoring: bool = True) -> list[str]:
    gathered = gather(paths, SettingsSource(Options()), ignoring=ignoring)
    assert gathered.errors == ()
    return [source.path.replace(os.sep, "/") for source in gathered.sources]


def errors(*paths: str) -> list[str]:
    return [error.sv or "" for error in gather(paths, SettingsSource(Options())).errors]


def test_folders_are_walked_in_an_order_that_is_always_the_same(here) -> None:
    lay(here, "b.md", "a.md", "Å.md", "z/1.md", "c/2.md", "c/1.md")
    assert found(".") == ["a.md", "b.md", "Å.md", "c/1.md", "c/2.md", "z/1.md"]


def test_hidden_files_lock_files_and_what_cannot_be_read_as_a_plan_are_left_out(here) -> None:
    lay(here, "plan.docx", "~$plan.docx", ".~lock.plan.odt#", ".gömd.md", ".git/x.md", "venv/x.md", "bild.png")
    assert found(".") == ["plan.docx"]
    assert found("*.docx") == ["plan.docx"]


def test_reports_that_malkoll_made_are_no_plans(here) -> None:
    lay(here, "plan.html")
    write(here / "rapport.html", "<!doctype html>", '<meta name="generator" content="malkoll 0.1.0">')
    write(here / "rapport.md", "<!-- malkoll: report -->", "# Rapport")
    assert found(".") == ["plan.html"]
    assert found("rapport.html") == ["rapport.html"]


def test_a_pattern_means_files_in_their_order_also_far_below(here) -> None:
    lay(here, "b.md", "a.md", "x/c.md", "x/y/d.md", "x/y/d.txt", ".gömd/e.md", "x/.f.md")
    assert found("*.md") == ["a.md", "b.md"]
    assert found("**/*.md") == found(str(Path("**") / "*.md")) == ["a.md", "b.md", "x/c.md", "x/y/d.md"]
    assert found("x/**") == ["x/c.md", "x/y/d.md", "x/y/d.txt"]
    assert found("x/**/?.md") == ["x/c.md", "x/y/d.md"]
    absolute = [str(here / "x" / "c.md"), str(here / "x" / "y" / "d.md")]
    assert found(str(here / "x" / "**" / "*.md")) == [name.replace(os.sep, "/") for name in absolute]
    assert errors("**/*.odt") == ["Ingen fil passar mönstret **/*.odt."]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_pattern_does_not_go_round_and_round_in_links(here) -> None:
    lay(here, "a/plan.md")
    for name in ("ett", "två", "tre"):
        (here / "a" / name).symlink_to(here / "a")
    assert found("**/*.md") == ["a/plan.md"]


# --- ignore rules ---


def test_malkollignore_leaves_files_and_folders_out_and_a_file_that_is_named_is_checked(here) -> None:
    lay(here, "plan.md", "utkast.md", "gammalt/a.md", "gammalt/b.md")
    write(here / ".malkollignore", "# ett ord om varför", "utkast.md", "gammalt/")
    assert found(".") == ["plan.md"]
    assert found("utkast.md", "gammalt/a.md") == ["utkast.md", "gammalt/a.md"]
    assert found(".", ignoring=False) == ["plan.md", "utkast.md", "gammalt/a.md", "gammalt/b.md"]


def test_malkollignore_goes_before_gitignore_and_the_nearest_file_before_those_above(here) -> None:
    lay(here, "a.md", "b.md", "skola/a.md", "skola/b.md")
    write(here / ".gitignore", "a.md", "b.md")
    write(here / ".malkollignore", "!a.md")
    write(here / "skola" / ".gitignore", "!b.md", "a.md")
    assert found(".") == ["a.md", "skola/b.md"]


def test_the_rules_of_one_folder_do_not_hold_in_its_neighbour(here) -> None:
    lay(here, "a/x.md", "b/x.md", "ab/x.md")
    write(here / "a" / ".gitignore", "x.md")
    assert found(".") == ["ab/x.md", "b/x.md"]


def test_in_a_repository_the_rules_above_the_folder_hold_too(here) -> None:
    lay(here, "planer/a.md", "planer/b.md", "planer/c.md")
    (here / ".git" / "info").mkdir(parents=True)
    write(here / ".git" / "info" / "exclude", "b.md")
    write(here / ".gitignore", "/planer/c.md")
    assert found("planer") == ["planer/a.md"]


def test_outside_of_git_the_rules_above_hold_from_here_or_the_configurations_folder_on(here, monkeypatch) -> None:
    lay(here, "x/y/planer/a.md", "x/y/planer/b.md", "x/y/planer/c.md", "x/y/planer/d.md")
    write(here / ".malkollignore", "a.md")
    write(here / "x" / ".malkollignore", "b.md")
    write(here / "x" / "y" / ".malkollignore", "c.md")
    monkeypatch.chdir(here / "x" / "y")
    assert found("planer") == ["planer/a.md", "planer/b.md", "planer/d.md"]
    write(here / "x" / "malkoll.toml", 'language = "sv"')
    assert found("planer") == ["planer/a.md", "planer/d.md"]
    monkeypatch.chdir(here)
    assert found("x/y/planer") == ["x/y/planer/d.md"]


def test_a_folder_that_is_left_out_is_walked_where_it_is_named(here) -> None:
    lay(here, "bygge/a.md")
    (here / ".git").mkdir()
    write(here / ".gitignore", "bygge/")
    assert errors(".") == [errors(".")[0]]
    assert found("bygge") == ["bygge/a.md"]


def test_a_line_that_means_nothing_is_passed_over_as_git_does(here) -> None:
    lay(here, "a.md", "b.md")
    write(here / ".gitignore", "!", "/", "b.md")
    assert found(".") == ["a.md"]


def test_letters_with_rings_and_dots_are_the_same_however_a_system_writes_them(here) -> None:
    lay(here, unicodedata.normalize("NFD", "nämnd/å.md"), "nämnd/a.md", "ö.md")
    write(here / ".malkollignore", unicodedata.normalize("NFC", "nämnd/å.md"), unicodedata.normalize("NFD", "ö.md"))
    assert [name.rpartition("/")[2] for name in found(".")] == ["a.md"]


def test_ignore_rules_that_cannot_be_read_are_told(here, monkeypatch) -> None:
    lay(here, "a.md")
    write(here / ".malkollignore", "b.md")

    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("malkoll.whole._open", refuse)
    (said,) = errors(".")
    assert ".malkollignore kunde inte läsas (behörighet saknas)" in said


@pytest.mark.skipif(shutil.which("git") is None, reason="git says what is right")
def test_what_is_found_is_what_git_itself_would_not_ignore(here, monkeypatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(here / "hem"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    names = ("plan.md", "utkast.md", "å ä ö.md")
    folders = ("", "a/", "a/b/", "a/b/c/", "bygge/", "doc/", "x/bygge/", "nämnd 1/", "a/keep/")
    lay(here / "repo", *(folder + name for folder in folders for name in names))
    root = here / "repo"
    write(root / ".gitignore", "utkast.md", "!/doc/utkast.md", "bygge/", "a/**/c", "# nej", "\\#x", "nämnd*/pl?n.md")
    write(root / "a" / ".gitignore", "*", "!*/", "!plan.md", "!.gitignore", "/b/plan.md")
    write(root / "a" / "keep" / ".gitignore", "!*.md")
    write(root / "x" / ".gitignore", "!bygge/", " ", "plan.md ")
    subprocess.run(["git", "init", "-q", "."], cwd=root, check=True)
    write(root / ".git" / "info" / "exclude", "/doc/plan.md")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    expected = sorted(name for name in listed.stdout.decode().split("\0") if name.endswith(".md"))
    monkeypatch.chdir(root)
    assert sorted(found(".")) == expected
    monkeypatch.chdir(root / "a")
    assert sorted(found(".")) == sorted(name[2:] for name in expected if name.startswith("a/"))


@pytest.mark.skipif(shutil.which("git") is None, reason="git makes the worktree")
def test_in_a_worktree_the_repositorys_exclusions_hold(here) -> None:
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
    (here / "repo").mkdir()
    for command in (
        ("init", "-q", "."),
        ("commit", "-q", "--allow-empty", "-m", "x"),
        ("worktree", "add", "-q", "../w"),
    ):
        subprocess.run([*git, *command], cwd=here / "repo", check=True, capture_output=True)
    write(here / "repo" / ".git" / "info" / "exclude", "b.md")
    lay(here / "w", "a.md", "b.md")
    assert found("w") == ["w/a.md"]


# --- what is no ordinary file ---


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_passed_over_in_a_folder_and_refused_by_name(here) -> None:
    from malkoll.app.checking import check

    lay(here, "plan.md")
    os.mkfifo(here / "rör.md")
    assert found(".") == ["plan.md"]
    said = [error.sv for error in check(["rör.md", "/dev/zero"]).report.errors]
    assert said == [
        f"{name} är ingen vanlig fil. Skriv - för att läsa planen från standard in." for name in ("rör.md", "/dev/zero")
    ]


def test_a_lock_file_that_is_named_is_told(here) -> None:
    from malkoll.app.checking import check

    lay(here, "~$plan.docx")
    (said,) = check(["~$plan.docx"]).report.errors
    assert "är ingen plan" in (said.sv or "")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_go_round_or_nowhere_are_told_and_the_others_are_checked(here) -> None:
    from malkoll.app.checking import check

    lay(here, "planer/plan.md")
    (here / "planer" / "runt").symlink_to(here / "planer")
    (here / "planer" / "ring.md").symlink_to("ring.md")
    (here / "planer" / "borta.md").symlink_to("finns-inte.md")
    (here / "planer" / "samma.md").symlink_to("plan.md")
    checked = check(["planer"])
    assert [one.path.replace(os.sep, "/") for one in checked.report.documents] == ["planer/plan.md"]
    assert [error.sv for error in checked.report.errors] == [
        "planer/borta.md är en länk till något som inte finns.",
        "planer/ring.md kunde inte läsas: länkarna går runt i en ring.",
    ]


def test_a_folder_that_cannot_be_looked_into_is_told_and_the_others_are_checked(here, monkeypatch) -> None:
    from malkoll.app.checking import check

    lay(here, "a.md", "hemligt/b.md")
    real = os.scandir

    def refuse(path):
        if os.path.basename(os.fsdecode(path)) == "hemligt":
            raise PermissionError(13, "denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    checked = check(["."])
    assert [one.path for one in checked.report.documents] == ["a.md"]
    (said,) = checked.report.errors
    assert said.sv == "Mappen hemligt kunde inte läsas: behörighet saknas. Planerna i den är inte kontrollerade."
    assert checked.exit_code == 2
