"""``malkoll report``: which file it writes, how it ends, and what it never does."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path
from zipfile import is_zipfile

import docx
import pytest
from own_plans import GOOD, POOR

import malkoll as package

BEGINS = "# Kan målen följas upp?\n"


@pytest.mark.parametrize("file", ["ut.html", "ut.HTM", "ut.docx", "ut.md", "ut"])
def test_the_files_suffix_decides_the_format(malkoll, here, file) -> None:
    run = malkoll("report", "dalig.md", "-o", file)
    assert (run.code, run.out, run.err) == (0, "", "")
    data = Path(file).read_bytes()
    if file == "ut.docx":
        assert is_zipfile(BytesIO(data))
    else:
        assert data.startswith(b"<!DOCTYPE html>" if "h" in file.casefold() else BEGINS.encode())


def test_without_a_file_the_paper_is_shown_as_markdown(malkoll, here) -> None:
    run = malkoll("report", "dalig.md")
    assert run.code == 0
    assert run.out.startswith(BEGINS)


def test_several_formats_are_written_in_one_run(malkoll, here) -> None:
    assert malkoll("report", "dalig.md", "--format", "html=a.html", "--format", "docx=b.docx").code == 0
    assert Path("a.html").is_file()
    assert docx.Document("b.docx").paragraphs


def test_a_check_gives_the_same_document(malkoll, here) -> None:
    malkoll("report", "dalig.md", "-o", "a.html")
    malkoll("report", "dalig.md", "-o", "a.docx")
    assert malkoll("check", "dalig.md", "--format", "html=b.html", "--format", "docx=b.docx").code == 1
    assert Path("a.html").read_bytes() == Path("b.html").read_bytes()
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


def test_the_markdown_of_a_check_is_still_its_summary(malkoll, here) -> None:
    malkoll("check", "dalig.md", "-o", "a.md")
    assert Path("a.md").read_text(encoding="utf-8").startswith("## Verksamhetsplan 2026")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("bra.md",), 0),
        (("dalig.md",), 0),
        (("dalig.md", "--fail-on", "error"), 1),
        (("dalig.md", "--fail-on", "never"), 0),
        (("bra.md", "--fail-on", "error"), 0),
        (("protokoll.md",), 2),
        (("finns-inte.md",), 2),
        (("dalig.md", "finns-inte.md"), 2),
        (("dalig.md", "finns-inte.md", "--fail-on", "error"), 2),
    ],
)
def test_findings_are_what_a_paper_is_for_and_fail_it_only_where_that_is_asked(malkoll, here, arguments, code) -> None:
    assert malkoll("report", *arguments, "-o", "ut.html").code == code


def test_what_could_not_be_reviewed_stands_in_the_paper(malkoll, here) -> None:
    run = malkoll("report", "dalig.md", "finns-inte.md", "-o", "ut.md")
    assert "finns-inte.md finns inte" in run.err
    said = Path("ut.md").read_text(encoding="utf-8")
    assert "## Kunde inte granskas" in said
    assert "finns-inte.md finns inte" in said


def test_where_nothing_could_be_reviewed_no_paper_is_written(malkoll, here) -> None:
    assert malkoll("report", "finns-inte.md", "-o", "ut.html").code == 2
    assert not Path("ut.html").exists()


def test_the_language_is_that_of_the_run(malkoll, here) -> None:
    assert malkoll("--lang", "en", "report", "dalig.md").out.startswith("# Can the goals be followed up?")
    Path("malkoll.toml").write_text('language = "en"\n', encoding="utf-8")
    assert malkoll("report", "dalig.md").out.startswith("# Can the goals be followed up?")


def test_a_word_file_is_not_poured_out_on_a_screen(malkoll, here, monkeypatch) -> None:
    monkeypatch.setattr("malkoll.cli.formats.on_a_screen", lambda: True)
    for command in ("report", "check"):
        run = malkoll(command, "dalig.md", "--format", "docx")
        assert (run.code, run.out) == (2, "")
        assert "Formatet docx går inte att visa på skärmen. Ange en fil: -o rapport.docx" in run.err


def test_a_word_file_can_be_piped(here, monkeypatch, capfdbinary) -> None:
    from malkoll.cli import main

    assert main(["report", "dalig.md", "--format", "docx"]) == 0
    assert is_zipfile(BytesIO(capfdbinary.readouterr().out))


def test_a_format_that_no_paper_has_is_told(malkoll, here) -> None:
    run = malkoll("report", "dalig.md", "-o", "ut.sarif")
    assert run.code == 2
    assert "ange --format, eller ett av .html, .htm, .docx, .md, .markdown" in run.err
    assert "välj bland html, docx, markdown" in malkoll("report", "dalig.md", "--format", "json").err


def test_a_paper_is_never_written_over_a_plan(malkoll, here) -> None:
    run = malkoll("report", "dalig.md", "-o", "dalig.md")
    assert run.code == 2
    assert Path("dalig.md").read_text(encoding="utf-8") == POOR


def test_a_second_run_that_remembers_the_result_says_the_same(malkoll, here) -> None:
    malkoll("report", "dalig.md", "-o", "forsta.html")
    malkoll("report", "dalig.md", "-o", "andra.html")
    malkoll("report", "dalig.md", "--no-cache", "-o", "tredje.html")
    assert Path("forsta.html").read_bytes() == Path("andra.html").read_bytes() == Path("tredje.html").read_bytes()


def test_a_plan_that_changes_while_the_paper_is_written_is_told(here) -> None:
    report = package.check("bra.md", no_config=True)
    Path("bra.md").write_text(POOR, encoding="utf-8")
    with pytest.raises(package.PlanError) as told:
        package.render(report, "html")
    assert told.value.text.sv == "bra.md ändrades medan rapporten skrevs. Kör igen."


def test_a_plan_on_standard_input_is_told_of_without_a_file_name(malkoll, here) -> None:
    run = malkoll("report", "-", stdin=GOOD.encode())
    assert run.code == 0
    assert "- **Ansvarig:** Fritidschef" in run.out
    assert "- **Fil:** standard in" in run.out


def test_the_day_can_be_fixed_and_then_the_bytes_are_the_same(malkoll, here, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for file in ("a.html", "b.html", "a.docx", "b.docx", "a.md", "b.md"):
        malkoll("report", "dalig.md", "-o", file)
    for suffix in ("html", "docx", "md"):
        assert Path(f"a.{suffix}").read_bytes() == Path(f"b.{suffix}").read_bytes()
    assert "- **Datum:** 2026-01-01" in Path("a.md").read_text(encoding="utf-8")


def test_the_baseline_marks_what_was_there_before(malkoll, here) -> None:
    malkoll("baseline", "write", "dalig.md", "--baseline", "fran-start.json")
    said = malkoll("report", "dalig.md", "--baseline", "fran-start.json").out
    assert "av anmärkningarna fanns sedan tidigare." in said


def test_plans_in_a_folder_are_compared(malkoll, here) -> None:
    run = malkoll("report", ".")
    assert run.code == 0
    assert "## Jämförelse" in run.out
    assert "En fil utan mål hoppades över" in run.err


def test_from_python_the_paper_is_a_format_like_the_others(here) -> None:
    report = package.check("bra.md", no_config=True)
    assert package.render(report, "html").startswith("<!DOCTYPE html>")
    assert is_zipfile(BytesIO(package.render(report, "docx")))
    assert "61 % (flickor 58 %, pojkar 64 %)" in package.render(report, "html", language="en")


@pytest.mark.skipif(sys.platform == "win32", reason="the permissions of a folder are others on Windows")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_cannot_be_written_is_one_sentence(malkoll, here) -> None:
    os.chmod(here, 0o500)
    try:
        assert "kunde inte skrivas till ut.docx: behörighet saknas" in malkoll("report", "bra.md", "-o", "ut.docx").err
    finally:
        os.chmod(here, 0o700)
