"""``--format`` and ``-o``: which reports a run writes, where, and what happens when one cannot be written."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from malkoll.cli import formats


def test_several_formats_are_written_in_one_run(malkoll, here) -> None:
    run = malkoll("check", "dalig.md", "--format", "concise", "--format", "sarif=ut.sarif", "--format", "junit=ut.xml")
    assert run.code == 1
    assert run.out.startswith("dalig.md:3:4: error MK101")
    assert json.loads(Path("ut.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert Path("ut.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_with_every_format_in_a_file_nothing_is_on_the_screen(malkoll, here) -> None:
    assert malkoll("check", "dalig.md", "--format", "json=ut.json").out == ""


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("ut.json", '{\n  "version": 1'),
        ("ut.SARIF", '{\n  "$schema"'),
        ("ut.sarif.json", '{\n  "$schema"'),
        ("ut.xml", "<?xml"),
        ("ut.md", "## "),
        ("ut.jsonl", '{"type": "finding"'),
        ("ut.txt", "dalig.md  "),
        ("ut.HTML", "<!DOCTYPE html>\n"),
        ("ut", "dalig.md  "),
    ],
)
def test_a_format_is_guessed_from_the_files_suffix(malkoll, here, file, begins) -> None:
    assert malkoll("check", "dalig.md", "-o", file).code == 1
    assert Path(file).read_text(encoding="utf-8").startswith(begins)


def test_a_dash_means_standard_output(malkoll, here) -> None:
    run = malkoll("check", "dalig.md", "--format", "json=-")
    assert json.loads(run.out)["version"] == 1
    assert malkoll("check", "dalig.md", "--format", "json", "-o", "-").out == run.out


@pytest.mark.parametrize(
    ("arguments", "sv", "en"),
    [
        (("--format", "json", "--format", "sarif"), "Både json och sarif skulle skrivas på skärmen.", "Both json and"),
        (
            ("--format", "json=a.json", "--format", "sarif=./a.json"),
            "Både json och sarif skulle skrivas till ./a.json.",
            "Both json and sarif would be written to ./a.json.",
        ),
        (("--format", "json", "--format", "junit=a.xml", "-o", "b"), "-o går bara med ett format.", "-o goes with one"),
        (("--format", "json=a.json", "-o", "b.json"), "Formatet json har två filer: a.json och b.json.", "two files"),
        (("--format", "json="), "Skriv vilken fil efter ”json=”", "Say which file after"),
        (("--format", "xml=a.xml"), "”xml” går inte för --format", "“xml” will not do"),
        (("-o", "ut.odt"), "Det går inte att se på ut.odt vilket format", "ut.odt does not tell"),
        (("-o", "."), "det är en mapp", "it is a folder"),
        (("--format", "json=nej/a.json"), "mappen nej finns inte. Skapa den först.", "there is no folder nej."),
        (("-o", "dalig.md"), "det är en plan som ska kontrolleras", "it is a plan to check"),
    ],
)
def test_what_cannot_be_written_as_asked_is_told_before_anything_is_checked(malkoll, here, arguments, sv, en) -> None:
    before = Path("dalig.md").read_bytes()
    for language, said in (("sv", sv), ("en", en)):
        run = malkoll("check", "dalig.md", *arguments, "--lang", language)
        assert run.code == 2
        assert said in run.err
        assert run.err.count("\n") == 1
        assert run.out == ""
    assert sorted(one.name for one in here.iterdir()) == ["bra.md", "dalig.md", "protokoll.md"]
    assert Path("dalig.md").read_bytes() == before


def test_a_mistake_in_the_formats_is_told_in_the_configurations_language(malkoll, here) -> None:
    Path("malkoll.toml").write_text('language = "en"\n', encoding="utf-8")
    assert "there is no folder nej." in malkoll("check", "dalig.md", "-o", "nej/ut.json").err
    assert "“xml” will not do" in malkoll("check", "dalig.md", "--format", "xml").err


def test_a_plan_found_in_a_folder_is_not_written_over(malkoll, here) -> None:
    before = Path("bra.md").read_bytes()
    run = malkoll("check", ".", "-o", "bra.md")
    assert run.code == 2
    assert "Resultatet skrivs inte till bra.md" in run.err
    assert Path("bra.md").read_bytes() == before


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_written(malkoll, here, monkeypatch) -> None:
    from malkoll.cli import output

    whole = output.write_text

    def full(path: Path, text: str) -> None:
        if path.name == "ut.xml":
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(path, text)

    monkeypatch.setattr(output, "write_text", full)
    asked = [one for file in ("sarif=ut.sarif", "junit=ut.xml", "markdown=ut.md") for one in ("--format", file)]
    run = malkoll("check", "bra.md", *asked)
    assert run.code == 2
    assert run.err == "malkoll: Resultatet kunde inte skrivas till ut.xml: disken är full.\n"
    assert not Path("ut.xml").exists()
    assert Path("ut.sarif").exists()
    assert Path("ut.md").exists()


def test_nothing_is_written_where_the_run_cannot_be_done(malkoll, here) -> None:
    run = malkoll("check", "dalig.md", "--select", "MK999", "--format", "json=ut.json")
    assert run.code == 2
    assert not Path("ut.json").exists()


def test_a_plan_that_cannot_be_read_is_in_the_reports(malkoll, here) -> None:
    run = malkoll("check", "saknas.md", "--format", "sarif", "--format", "junit=ut.xml")
    assert run.code == 2
    assert json.loads(run.out)["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert 'message="saknas.md finns inte. Kontrollera sökvägen."' in Path("ut.xml").read_text(encoding="utf-8")


def test_writing_does_not_change_the_exit_code(malkoll, here) -> None:
    codes = [malkoll("check", "dalig.md", "--format", f"{name}=ut").code for name in formats.NAMES.split(", ")]
    assert set(codes) == {1}
    assert malkoll("check", "bra.md", "--format", "sarif=ut").code == 0


def test_paths_count_from_the_repositorys_root(malkoll, here, monkeypatch) -> None:
    (here / ".git").mkdir()
    (here / "år 1").mkdir()
    (here / "dalig.md").rename(here / "år 1" / "dalig.md")
    monkeypatch.chdir(here / "år 1")
    assert "::error file=år 1/dalig.md," in malkoll("check", "dalig.md", "--format", "github").out
    log = json.loads(malkoll("check", str(here / "år 1" / "dalig.md"), "--format", "sarif").out)
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "%C3%A5r%201/dalig.md"


@pytest.fixture
def summary(here, malkoll, monkeypatch) -> Path:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary"))
    return here / "summary"


def test_a_job_on_github_gets_a_summary_after_what_stands_there(malkoll, summary) -> None:
    summary.write_text("Before\n", encoding="utf-8")
    malkoll("check", "dalig.md", "--format", "concise")
    assert summary.read_text(encoding="utf-8") == "Before\n"
    run = malkoll("check", "dalig.md", "--format", "github")
    assert run.code == 1
    assert run.out.startswith("::error file=dalig.md,line=3,")
    said = summary.read_text(encoding="utf-8")
    assert said.startswith("Before\n\n## Verksamhetsplan 2026")
    assert "| Ej uppfyllda (" in said


def test_a_summary_is_cut_at_a_line_where_github_would_show_none(malkoll, summary, monkeypatch) -> None:
    monkeypatch.setattr(formats, "_MOST_SUMMARY", 200)
    malkoll("check", "dalig.md", "--format", "github")
    said = summary.read_bytes()
    assert len(said) < 220
    assert said.decode("utf-8").endswith("\n\n…\n")


def test_a_summary_that_cannot_be_written_is_told(malkoll, summary) -> None:
    summary.mkdir()
    run = malkoll("check", "bra.md", "--format", "github")
    assert run.code == 2
    assert "Sammanfattningen kunde inte skrivas" in run.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device here that is always full")
def test_a_full_disk_behind_standard_output_is_told_in_a_sentence(here) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "malkoll", "check", "bra.md", "--format", "sarif", "--format", "junit=ut.xml"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "MALKOLL_LANG": "sv"},
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "malkoll: Resultatet kunde inte skrivas till standard ut: disken är full.\n"
    assert Path("ut.xml").exists()


def test_one_file_named_twice_is_one_file(malkoll, here) -> None:
    assert malkoll("check", "bra.md", "-o", "ut.json", "--format", "sarif=ut.json").code == 0
    assert "sarif" in (here / "ut.json").read_text(encoding="utf-8")
    assert "har två filer" in malkoll("check", "bra.md", "-o", "en.json", "--format", "sarif=ut.json").err


@pytest.mark.parametrize("command", ["check bra.md", "show bra.md", "rules", "schema"])
def test_a_file_without_a_name_is_told(malkoll, here, command) -> None:
    run = malkoll(*command.split(), "-o", "")
    assert (run.code, run.out) == (2, "")
    assert "Skriv vilken fil efter -o." in run.err
