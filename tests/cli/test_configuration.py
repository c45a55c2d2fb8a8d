from __future__ import annotations

import json
import os

import pytest
from own_plans import POOR


@pytest.fixture
def configured(here):
    (here / "bas.toml").write_text('ignore = ["MK104"]\n', encoding="utf-8")
    (here / "malkoll.toml").write_text(
        'extend = "bas.toml"\nplans = ["*.md", "!protokoll.md"]\nignore = ["MK105"]\n\n'
        '[[per-path]]\npath = "dalig.md"\nfail-on = "never"\nseverity.MK101 = "question"\n',
        encoding="utf-8",
    )
    return here


def test_show_settings_tells_every_settings_value_and_origin(malkoll, configured) -> None:
    run = malkoll("check", "dalig.md", "--show-settings", "--select", "MK1,MK2")
    assert (run.code, run.err) == (0, "")
    lines = [" ".join(line.split()) for line in run.out.splitlines()]
    assert lines[0] == "dalig.md (malkoll.toml)"
    assert 'select ["MK1", "MK2"] flagga' in lines
    assert 'ignore ["MK104"] bas.toml, rad 1 (via extend)' in lines
    assert '["MK105"] malkoll.toml, rad 3' in lines
    assert 'fail-on "never" malkoll.toml, rad 7 ([[per-path]] dalig.md)' in lines
    assert 'severity MK101 = "question" malkoll.toml, rad 8 ([[per-path]] dalig.md)' in lines
    assert 'min-confidence "low" förval' in lines


def test_show_settings_has_every_key_in_json_too_and_tells_plans_apart(malkoll, configured) -> None:
    from malkoll.config.model import SettingsModel

    run = malkoll("check", "dalig.md", "bra.md", "--show-settings", "--format", "json")
    poor, good = json.loads(run.out)["settings"]
    keys = [field.alias for field in SettingsModel.model_fields.values()]
    assert [*poor["keys"], "per-path"] == keys
    assert poor["keys"]["fail-on"] == [
        {"value": "never",
         "origin": {"kind": "per-path", "path": "malkoll.toml", "line": 7, "patterns": ["dalig.md"]}}
    ]  # fmt: skip
    assert good["keys"]["fail-on"][0] == {"value": "error", "origin": {"kind": "default", "path": None, "line": None}}


def test_show_settings_says_what_set_the_language(malkoll, here, monkeypatch) -> None:
    def origin(*arguments: str) -> str:
        data = json.loads(malkoll("check", "--show-settings", "--format", "json", *arguments).out)
        return data["settings"][0]["keys"]["language"][0]["origin"]["kind"]

    assert origin() == "default"
    (here / "malkoll.toml").write_text('language = "en"', encoding="utf-8")
    assert origin() == "file"
    monkeypatch.setenv("MALKOLL_LANG", "sv")
    assert origin() == "environment"
    assert origin("--lang", "en") == "flag"


def test_show_settings_in_a_format_for_findings_is_told(malkoll, here) -> None:
    run = malkoll("check", "--show-settings", "--format", "concise")
    assert run.code == 2
    assert "--show-settings skrivs som terminal eller json" in run.err


def test_a_table_for_some_files_decides_whether_they_fail_the_run(malkoll, configured) -> None:
    assert malkoll("check", "dalig.md").code == 0
    (configured / "annan.md").write_text(POOR, encoding="utf-8")
    assert malkoll("check", "dalig.md", "annan.md").code == 1
    found = json.loads(malkoll("check", "dalig.md", "annan.md", "--format", "json").out)["findings"]
    assert {(one["path"], one["severity"]) for one in found if one["code"] == "MK101"} == {
        ("dalig.md", "question"), ("annan.md", "error")
    }  # fmt: skip


def test_a_lowered_severity_is_printed_as_lowered_and_a_raised_one_as_raised(malkoll, configured) -> None:
    out = malkoll("check", "dalig.md", "--select", "MK101").out
    assert "MK101 (sänkt från brist)" in out
    assert "MK101 (lowered from error)" in malkoll("check", "dalig.md", "--select", "MK101", "--lang", "en").out
    assert "sänkt" not in malkoll("check", "dalig.md", "--select", "MK101", "--no-config").out
    (configured / "hojd.toml").write_text('[severity]\nMK104 = "error"', encoding="utf-8")
    assert "höjt från påpekande" in malkoll("rules", "--select", "MK104", "--config", "hojd.toml").out


def test_codes_that_no_rule_has_are_told_all_at_once_with_file_and_line(malkoll, here) -> None:
    (here / "malkoll.toml").write_text(
        'select = ["MK101", "MX1"]\nignore = [\n  "MK8"]\n[severity]\nMK101 = "error"\nMK1001 = "error"\n',
        encoding="utf-8",
    )
    run = malkoll("check", "bra.md", "--ignore", "MY1")
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines() == [
        "malkoll: malkoll.toml, rad 1: Det finns inget krav ”MX1”. ”malkoll rules” visar alla.",
        "malkoll.toml, rad 2: Det finns inget krav ”MK8”. ”malkoll rules” visar alla.",
        "Det finns inget krav ”MY1”. ”malkoll rules” visar alla.",
        "malkoll.toml, rad 6: Det finns inget krav ”MK1001”. Menade du MK101?",
    ]


def test_only_plans_leaves_out_files_that_are_no_plans_and_names_them(malkoll, configured) -> None:
    run = malkoll("check", "--only-plans", "bra.md", "protokoll.md")
    assert run.code == 0
    assert run.err == "malkoll: Hoppade över det som konfigurationen inte räknar som planer: protokoll.md.\n"
    alone = malkoll("check", "--only-plans", "protokoll.md")
    assert (alone.code, alone.out) == (0, "")
    assert "protokoll.md" in alone.err
    assert malkoll("check", "protokoll.md").code == 2


def test_only_plans_without_a_word_on_which_files_are_plans_is_told_and_2(malkoll, here) -> None:
    run = malkoll("check", "--only-plans", "bra.md")
    assert (run.code, run.out) == (2, "")
    assert 'skriv till exempel plans = ["planer/*.md"] i malkoll.toml' in run.err


def test_config_and_no_config_at_once_are_told(malkoll, here) -> None:
    run = malkoll("check", "bra.md", "--no-config", "--config", "x.toml")
    assert run.code == 2
    assert "går inte ihop" in run.err


def test_nothing_in_a_configuration_is_run(malkoll, here) -> None:
    (here / "malkoll.toml").write_text("template = '$(touch spår)'\n[severity]\n", encoding="utf-8")
    (here / "malkoll.py").write_text("open('spår', 'w')", encoding="utf-8")
    assert malkoll("check", "bra.md").code == 2
    assert not (here / "spår").exists()


def test_in_a_folder_the_configuration_nearest_to_each_file_says_whether_it_is_a_plan(malkoll, configured) -> None:
    (configured / "skola").mkdir()
    for name in ("plan.md", "utkast.md"):
        (configured / "skola" / name).write_text(POOR, encoding="utf-8")
    (configured / "skola" / "malkoll.toml").write_text('plans = ["plan.md"]', encoding="utf-8")
    found = json.loads(malkoll("check", "--format", "json").out)["documents"]
    assert [one["path"].replace("\\", "/") for one in found] == ["bra.md", "dalig.md", "skola/plan.md"]


def test_without_a_path_the_folder_of_the_nearest_configuration_is_checked_whatever_it_extends(
    malkoll, here, monkeypatch
) -> None:
    (here / "malkoll.toml").write_text('plans = ["*.md"]', encoding="utf-8")
    (here / "skola").mkdir()
    (here / "skola" / "plan.md").write_text(POOR, encoding="utf-8")
    (here / "skola" / "malkoll.toml").write_text('extend = "../malkoll.toml"', encoding="utf-8")
    monkeypatch.chdir(here / "skola")
    found = json.loads(malkoll("check", "--format", "json").out)["documents"]
    assert [one["path"] for one in found] == ["plan.md"]


def test_patterns_that_no_file_matches_are_told_with_the_file_they_stand_in(malkoll, here) -> None:
    (here / "malkoll.toml").write_text('plans = ["planer/*.md"]', encoding="utf-8")
    run = malkoll("check")
    assert (run.code, run.out) == (2, "")
    assert "ingen läsbar fil som passar plans i malkoll.toml (planer/*.md)." in run.err


def test_a_wrong_code_in_a_table_for_other_files_is_told_at_once(malkoll, here) -> None:
    (here / "malkoll.toml").write_text('[[per-path]]\npath = "arkiv/"\nignore = ["MK10l"]\n', encoding="utf-8")
    run = malkoll("check", "bra.md")
    assert (run.code, run.out) == (2, "")
    assert run.err == "malkoll: malkoll.toml, rad 3: Det finns inget krav ”MK10l”. Menade du MK101?\n"


def test_a_table_with_rules_of_its_own_may_speak_of_them(malkoll, here) -> None:
    from malkoll.app.first_files import RULE

    (here / "egna.krav").write_text(RULE.sv or "", encoding="utf-8")
    (here / "malkoll.toml").write_text(
        '[[per-path]]\npath = "dalig.md"\nrules = ["egna.krav"]\nselect = ["EGET1"]\n', encoding="utf-8"
    )
    found = json.loads(malkoll("check", "bra.md", "dalig.md", "--format", "json").out)["findings"]
    assert {(one["path"], one["code"]) for one in found} == {("dalig.md", "EGET1")}


def test_every_file_that_the_configuration_names_and_that_is_not_there_is_told_with_its_line(malkoll, here) -> None:
    (here / "malkoll.toml").write_text(
        'rules = ["nej.krav", "bra.md"]\ntemplates = ["x.mall"]\nexceptions = "e.toml"\n'
        '[[per-path]]\npath = "skola/"\ntemplate = "y.mall"\n',
        encoding="utf-8",
    )
    run = malkoll("check", "bra.md")
    assert run.code == 2
    assert run.err == (
        "malkoll: malkoll.toml, rad 1: ”rules” nämner nej.krav, som inte finns. Rätta sökvägen eller skapa filen.\n"
        "malkoll.toml, rad 2: ”templates” nämner x.mall, som inte finns. Rätta sökvägen eller skapa filen.\n"
        "malkoll.toml, rad 3: ”exceptions” nämner e.toml, som inte finns. Rätta sökvägen eller skapa filen.\n"
        "malkoll.toml, rad 6: ”template” nämner y.mall, som inte finns. Rätta sökvägen eller skapa filen.\n"
    )


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_template_that_there_is_none_of_is_told_with_its_line(malkoll, here, command) -> None:
    (here / "malkoll.toml").write_text('language = "sv"\ntemplate = "karlskrna"\n', encoding="utf-8")
    run = malkoll(command, "bra.md")
    assert run.code == 2
    assert "malkoll.toml, rad 2: Det finns ingen mall ”karlskrna”. Menade du karlskrona?" in run.err


def test_from_within_the_folder_of_plans_they_are_called_as_they_are_seen_there(malkoll, here, monkeypatch) -> None:
    for name in ("planer/a.md", "andra/b.md"):
        (here / name).parent.mkdir()
        (here / name).write_text(POOR, encoding="utf-8")
    (here / "malkoll.toml").write_text('plans = ["planer/", "andra/"]', encoding="utf-8")
    monkeypatch.chdir(here / "planer")
    lines = malkoll("check", "--format", "concise").out.splitlines()
    named = {line.split(":")[0].replace(os.sep, "/") for line in lines}
    assert named == {"a.md", "../andra/b.md"}


def test_a_template_among_the_rules_and_a_rule_file_among_the_templates_are_told_with_their_line(malkoll, here) -> None:
    (here / "a.mall").write_text('mall a "A" utökar standard\n    Dokumentet är en plan.\n', encoding="utf-8")
    (here / "b.KRAV").write_text("ordlista bord\n    bord\n", encoding="utf-8")
    (here / "malkoll.toml").write_text('rules = ["a.mall"]\ntemplates = ["b.KRAV"]\n', encoding="utf-8")
    run = malkoll("check", "bra.md")
    assert (run.code, run.out) == (2, "")
    assert "malkoll.toml, rad 1: ”rules” nämner a.mall, som är en mall. Flytta den till ”templates”." in run.err
    assert "malkoll.toml, rad 2: ”templates” nämner b.KRAV, som är en kravfil. Flytta den till ”rules”." in run.err
    assert "which is a template. Move it to “templates”." in malkoll("check", "bra.md", "--lang", "en").err
