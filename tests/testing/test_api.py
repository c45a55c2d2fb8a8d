"""Malkoll from Python: the same as the commands, with values in and out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import malkoll
from malkoll import testing

PLAN = "# Plan för nämnden 2026\n\n## Mål 1: Bygg en lekplats\n\nAnsvarig: Parkchef\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MALKOLL_CACHE", "off")
    return tmp_path


def test_check_says_what_the_command_says(here, capsys) -> None:
    from malkoll.cli import main

    report = malkoll.check("plan.md")
    assert (report.exit_code, {one.code for one in report.findings} >= {"MK101"}) == (1, True)
    for name in ("concise", "json", "sarif", "junit", "terminal"):
        code = main(["check", "plan.md", "--format", name])
        assert malkoll.render(report, name) == capsys.readouterr().out, name
        assert code == report.exit_code


def test_check_takes_paths_texts_folders_and_several(here) -> None:
    (here / "annan.md").write_text(PLAN, encoding="utf-8")
    both = malkoll.check([here / "plan.md", "annan.md"])
    assert len(both.documents) == len(malkoll.check(here).documents) == 2


def test_what_could_not_be_checked_is_told_and_not_raised(here) -> None:
    report = malkoll.check(["plan.md", "saknas.md"])
    assert (report.exit_code, len(report.documents)) == (2, 1)
    assert report.errors[0].en == "saknas.md does not exist. Check the path."


def test_check_of_nothing_is_no_clean_run(here) -> None:
    with pytest.raises(malkoll.SettingsError):
        malkoll.check([])


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: malkoll.check("plan.md", select="MK101"), "select must be a list: write select=['MK101']."),
        (lambda: malkoll.check("plan.md", ignore="MK101"), "ignore must be a list"),
        (lambda: malkoll.check("plan.md", select=[5]), "select must be a list of text, but holds 5."),
        (lambda: malkoll.check("plan.md", select=5), "select must be a list, not 5."),
        (lambda: malkoll.check("plan.md", rules="x.krav"), "rules must be a list: write rules=['x.krav']."),
        (lambda: malkoll.check("plan.md", today="2026-01-01"), "today must be a day, for instance datetime.date(2026"),
        (lambda: malkoll.check(5), "paths must be a path (text or Path), not 5."),
        (lambda: malkoll.check([None]), "paths must be a path (text or Path), not None."),
        (lambda: malkoll.load(5), "path must be a path (text or Path), not 5."),
        (lambda: malkoll.load("plan.md", template=5), "template must be a path (text or Path), not 5."),
        (lambda: malkoll.compare("plan.md", 5), "plan must be a path (text or Path), not 5."),
        (lambda: malkoll.rules(select="MK1"), "select must be a list: write select=['MK1']."),
    ],
)
def test_an_argument_of_the_wrong_kind_is_told_in_a_sentence(call, told, here) -> None:
    with pytest.raises(malkoll.SettingsError) as error:
        call()
    assert str(error.value).startswith(told)


def test_rules_can_be_chosen_and_added(here) -> None:
    (here / "egna.krav").write_text(
        'krav QQ101 prov\n Varje mål ska ha en åtgärd.\n meddelande "m"\n råd "r"\n'
        ' underkänt """\n ## Mål 1: Ett\n """\n',
        encoding="utf-8",
    )
    report = malkoll.check("plan.md", rules=["egna.krav"], select=["QQ101", "MK1"], ignore=["MK102"], fail_on="never")
    assert {"QQ101", "MK101"} <= {one.code for one in report.findings}
    assert not {"MK102", "MK201"} & {one.code for one in report.findings}
    assert report.exit_code == 0
    assert [one.code for one in malkoll.rules(rules=["egna.krav"], select=["QQ"])] == ["QQ101"]


def test_load_gives_the_plan_as_it_was_understood(here) -> None:
    plan = malkoll.load("plan.md")
    assert [(goal.title.text, goal.responsible[0].role) for goal in plan.goals] == [("Bygg en lekplats", "Parkchef")]
    with pytest.raises(malkoll.PlanError):
        malkoll.load("saknas.md")


def test_explain_gives_a_rules_page_in_either_language(here) -> None:
    assert "ska ha en indikator" in malkoll.explain("MK101")
    assert "must have an indicator" in malkoll.explain("goal-without-indicator-or-evidence", language="en")
    with pytest.raises(malkoll.SettingsError):
        malkoll.explain("MK9999")


def test_a_format_that_there_is_not_is_told_with_those_there_are(here) -> None:
    with pytest.raises(malkoll.SettingsError, match=r"There is no format “csv”\. The formats are: terminal, "):
        malkoll.render(malkoll.check("plan.md"), "csv")


def test_a_report_that_check_did_not_make_can_be_written_too() -> None:
    report = testing.check_text(PLAN)
    assert "MK101" in malkoll.render(report, "concise")


def test_read_makes_a_document_of_bytes() -> None:
    assert malkoll.read(PLAN.encode(), "x.md").text == PLAN
    with pytest.raises(malkoll.PlanError):
        malkoll.read(b"", "x.md")


def test_a_place_in_a_file_without_lines_is_told_in_either_language() -> None:
    span = malkoll.Span(0, 0, 1, 1, 1, 1, "avsnitt ”Om rad 4”, tabell 2, rad 4")
    assert span.address_in("sv") == "avsnitt ”Om rad 4”, tabell 2, rad 4"
    assert span.address_in("en") == "section “Om rad 4”, table 2, row 4"
    assert malkoll.Span(0, 0, 1, 1, 1, 1).address_in("en") is None


def test_the_period_of_a_plan_is_of_a_public_kind(tmp_path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("# Verksamhetsplan 2026-2028\n\n## Mål 1: Bygg en bro\n", encoding="utf-8")
    period = malkoll.load(plan).period
    assert isinstance(period, malkoll.Period)
    assert (period.start, period.end) == ("2026", "2028")


def test_every_public_name_is_there_and_another_is_not() -> None:
    for module in (malkoll, malkoll.testing, __import__("malkoll.hooks", fromlist=["x"])):
        for name in module.__all__:
            assert getattr(module, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'chek'"):
        _ = malkoll.chek  # type: ignore[attr-defined]


def test_importing_malkoll_imports_next_to_nothing() -> None:
    source = "import malkoll, sys; print([name for name in sys.modules if name.startswith('malkoll.')])"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
