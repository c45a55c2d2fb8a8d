from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from own_plans import GOOD, POOR, PROSE

from malkoll import whole


def test_a_good_plan_gives_0_and_a_poor_one_1(malkoll, here) -> None:
    assert malkoll("check", "bra.md").code == 0
    assert malkoll("check", "dalig.md").code == 1


def test_exit_zero_hides_findings_but_not_what_went_wrong(malkoll, here) -> None:
    assert malkoll("check", "dalig.md", "--exit-zero").code == 0
    assert malkoll("check", "dalig.md", "saknas.md", "--exit-zero").code == 2


def test_fail_on_says_how_grave_a_finding_must_be(malkoll, here) -> None:
    assert malkoll("check", "dalig.md", "--fail-on", "never").code == 0
    assert malkoll("check", "dalig.md", "--select", "MK101", "--fail-on", "question").code == 1


def test_json_has_the_keys_that_were_promised(malkoll, here) -> None:
    run = malkoll("check", "dalig.md", "--format", "json")
    data = json.loads(run.out)
    assert {"version", "malkoll", "ruleset", "documents", "outcomes", "rules_never_applied", "findings"} <= set(data)
    assert list(data["outcomes"]) == ["met", "not_met", "not_applicable", "not_checked", "excepted"]
    assert data["outcomes"]["not_met"] == len(data["findings"]) > 0
    assert {one["code"] for one in data["findings"]} >= {"MK101", "MK102"}
    assert len(data["ruleset"]["sha256"]) == 64
    assert run.err == ""


def test_concise_is_one_line_a_finding(malkoll, here) -> None:
    lines = malkoll("check", "dalig.md", "--format", "concise", "--select", "MK101").out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("dalig.md:3:")
    assert " error MK101 " in lines[0]


def test_off_a_terminal_there_is_no_colour_and_nothing_wraps(malkoll, here) -> None:
    out = malkoll("check", "dalig.md").out
    assert "\x1b" not in out
    assert "Fler unga är med i en förening 2028" in out
    assert "MK101" in out


def test_colour_follows_the_flag_before_the_environment(malkoll, here, monkeypatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in malkoll("check", "dalig.md").out
    assert "\x1b[" not in malkoll("check", "dalig.md", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in malkoll("check", "dalig.md").out
    assert "\x1b[" in malkoll("check", "dalig.md", "--color", "always").out


def test_what_looks_like_markup_in_a_plan_stays_as_it_is(malkoll, here) -> None:
    (here / "rod.md").write_text("## Mål 1: [röd] Bibliotek [link=x]hej[/link] :smile:\n", encoding="utf-8")
    assert "[röd] Bibliotek [link=x]hej[/link] :smile:" in malkoll("check", "rod.md").out
    assert "[röd] Bibliotek [link=x]hej[/link] :smile:" in malkoll("show", "rod.md").out


def test_a_file_cannot_steer_the_readers_terminal(malkoll, here) -> None:
    (here / "rod.md").write_text("## Mål 1: Bibliotek \x1b[31mfara\x1b]0;x\x07 \u202eabc\n", encoding="utf-8")
    for command in ("check", "show"):
        run = malkoll(command, "rod.md")
        assert not {"\x1b", "\x07", "\u202e"} & set(run.out + run.err)
    assert "\x1b" not in malkoll("check", "\x1b[31m.md").err


def test_a_report_is_written_whole_to_a_file_and_the_code_is_the_same(malkoll, here) -> None:
    run = malkoll("check", "dalig.md", "--format", "json", "-o", "ut.json")
    assert (run.code, run.out) == (1, "")
    assert json.loads((here / "ut.json").read_text(encoding="utf-8"))["findings"]
    assert [name for name in os.listdir(here) if name.startswith(".")] == []


def test_a_file_that_cannot_be_written_is_told(malkoll, here) -> None:
    run = malkoll("check", "bra.md", "-o", "saknas/ut.txt")
    assert run.code == 2
    assert "Resultatet kunde inte skrivas till saknas/ut.txt" in run.err


def test_a_plan_can_come_on_standard_input(malkoll, here) -> None:
    run = malkoll("check", "-", "--stdin-filename", "ny.md", "--format", "concise", stdin=POOR.encode())
    assert run.code == 1
    assert run.out.startswith("ny.md:3:")
    assert malkoll("check", "-", stdin=GOOD.encode()).code == 0


def test_a_folder_is_walked_and_files_without_goals_are_skipped_and_counted(malkoll, here) -> None:
    run = malkoll("check", ".", "--format", "json")
    assert [one["path"] for one in json.loads(run.out)["documents"]] == ["bra.md", "dalig.md"]
    assert run.err == "malkoll: En fil utan mål hoppades över: protokoll.md.\n"
    assert run.code == 1


def test_a_pattern_is_followed_where_the_shell_did_not(malkoll, here) -> None:
    run = malkoll("check", "b*.md", "--format", "json")
    assert [one["path"] for one in json.loads(run.out)["documents"]] == ["bra.md"]
    assert "Ingen fil passar mönstret x*.md." in malkoll("check", "x*.md").err


def test_a_file_named_twice_is_checked_once(malkoll, here) -> None:
    run = malkoll("check", "dalig.md", ".", "./dalig.md", "--format", "json")
    assert [one["path"] for one in json.loads(run.out)["documents"]] == ["dalig.md", "bra.md"]


BAD_INPUT = [
    ("saknas.md", None, "saknas.md finns inte.", "saknas.md does not exist."),
    ("tom.md", b"", "tom", "empty"),
    ("blank.md", b"\n \n", "tom", "empty"),
    ("bild.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "bild.md", "bild.md"),
    ("prosa.md", PROSE.encode(), "Inget mål hittades i prosa.md.", "No goal was found in prosa.md."),
    ("plan.docx", b"PK\x03\x04", "plan.docx", "plan.docx"),
]


@pytest.mark.parametrize(("name", "data", "sv", "en"), BAD_INPUT, ids=[one[0] for one in BAD_INPUT])
def test_bad_input_is_one_sentence_and_2_and_the_others_are_checked(malkoll, here, name, data, sv, en) -> None:
    if data is not None:
        (here / name).write_bytes(data)
    run = malkoll("check", name, "dalig.md", "--format", "json")
    assert run.code == 2
    assert sv in run.err
    assert run.err.count("\n") == 1
    found = json.loads(run.out)
    assert [one["path"] for one in found["documents"]] == ["dalig.md"]
    assert len(found["errors"]) == 1
    assert en in malkoll("check", name, "--lang", "en").err


def test_a_plan_too_large_is_told_before_it_is_read(malkoll, here, monkeypatch) -> None:
    from malkoll.readers import most_bytes

    with (here / "stor.md").open("wb") as file:
        file.truncate(most_bytes("plan.md") * 5 // 2)
    real = whole._open
    monkeypatch.setattr(
        whole, "_open", lambda path, flags: real(path, flags) if Path(path).name != "stor.md" else pytest.fail("read")
    )
    run = malkoll("check", "stor.md")
    assert run.code == 2
    assert "50 MB" in run.err


def test_a_folder_without_plans_and_one_whose_files_hold_no_goals_are_told(malkoll, here) -> None:
    (here / "tomt").mkdir()
    run = malkoll("check", "tomt")
    assert (run.code, run.out) == (2, "")
    assert "I mappen tomt finns ingen fil som malkoll kan läsa" in run.err
    (here / "tomt" / "a.md").write_text(PROSE, encoding="utf-8")
    assert "Inget mål hittades" in malkoll("check", "tomt").err
    (here / "tomt" / "b.md").write_text(PROSE, encoding="utf-8")
    run = malkoll("check", "tomt")
    assert (run.code, run.out) == (2, "")
    assert "i någon av de 2 filerna i tomt" in run.err


def test_an_unreadable_file_is_told(malkoll, here, monkeypatch) -> None:
    real = whole._open

    def refuse(path: str, flags: int) -> int:
        if Path(path).name == "bra.md":
            raise PermissionError(13, "denied")
        return real(path, flags)

    monkeypatch.setattr(whole, "_open", refuse)
    run = malkoll("check", "bra.md")
    assert (run.code, "får inte läsas" in run.err) == (2, True)


def test_rules_of_ones_own_are_tried_beside_the_shipped(malkoll, here) -> None:
    (here / "egna.krav").write_text(OWN, encoding="utf-8")
    run = malkoll("check", "dalig.md", "--rules", "egna.krav", "--select", "GK1", "--format", "json")
    found = json.loads(run.out)
    assert [one["code"] for one in found["findings"]] == ["GK1"]
    assert found["ruleset"]["name"] == "malkoll + egna.krav"


def test_a_badly_written_rule_file_is_told_with_all_its_mistakes_and_2(malkoll, here) -> None:
    (here / "egna.krav").write_text(OWN.replace("åtgärder", "åtgärdder").replace("hög", "hööög"), encoding="utf-8")
    run = malkoll("check", "bra.md", "--rules", "egna.krav")
    assert (run.code, run.out) == (2, "")
    assert "egna.krav:2" in run.err
    assert run.err.count("egna.krav:") >= 3
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--rules", "saknas.krav"), "Regelfilen saknas.krav finns inte."),
        (("--select", "MK999"), "Det finns inget krav ”MK999”."),
        (("--ignore", "goal-without-responsable"), "Menade du goal-without-responsible?"),
        (("--template", "standrad"), "Det finns ingen mall ”standrad”. Menade du standard?"),
        (("--template", "saknas.mall"), "Mallfilen saknas.mall finns inte."),
        (("--config", "saknas.toml"), "Konfigurationsfilen saknas.toml kunde inte läsas"),
    ],
)
def test_options_that_cannot_be_followed_are_one_sentence_and_2(malkoll, here, arguments, sentence) -> None:
    run = malkoll("check", "bra.md", *arguments)
    assert (run.code, run.out) == (2, "")
    assert sentence in run.err
    assert run.err.count("\n") == 1


def test_the_configuration_nearest_to_each_plan_holds_for_it(malkoll, here) -> None:
    (here / "skola").mkdir()
    (here / "skola" / "plan.md").write_text(POOR, encoding="utf-8")
    (here / "skola" / "malkoll.toml").write_text('select = ["MK509"]', encoding="utf-8")
    found = json.loads(malkoll("check", "dalig.md", "skola/plan.md", "--format", "json").out)
    assert {one["path"] for one in found["findings"]} == {"dalig.md"}
    found = json.loads(malkoll("check", "skola/plan.md", "--no-config", "--format", "json").out)
    assert found["findings"]


def test_the_configuration_lists_the_plans_and_chooses_rules_severity_and_language(malkoll, here) -> None:
    (here / "malkoll.toml").write_text(
        'plans = ["dalig.md"]\nselect = ["MK101", "MK102"]\nlanguage = "en"\n[severity]\nMK101 = "question"\n',
        encoding="utf-8",
    )
    run = malkoll("check", "--format", "json")
    found = json.loads(run.out)
    assert [one["path"] for one in found["documents"]] == ["dalig.md"]
    assert {one["code"]: one["severity"] for one in found["findings"]} == {"MK101": "question", "MK102": "error"}
    assert found["findings"][0]["message"].startswith("No indicator")
    assert "Vid målet" in malkoll("check", "--lang", "sv", "--format", "json").out


def test_a_mistake_in_the_configuration_is_told_and_2(malkoll, here) -> None:
    (here / "malkoll.toml").write_text('ignor = ["MK1"]', encoding="utf-8")
    run = malkoll("check", "bra.md")
    assert run.code == 2
    assert "Menade du ”ignore”?" in run.err


def test_without_paths_or_configuration_it_asks_for_one(malkoll, here) -> None:
    run = malkoll("check")
    assert (run.code, run.out) == (2, "")
    assert run.err == "malkoll: Ange minst en fil eller mapp att kontrollera. Se ”malkoll check --help”.\n"


def test_the_same_run_twice_says_the_same_thing(malkoll, here) -> None:
    arguments = ("check", ".", "--color", "always")
    assert malkoll(*arguments).out == malkoll(*arguments).out


OWN = """krav GK1 goal-with-few-measures
    Varje mål ska ha minst 9 åtgärder.
    meddelande  "Målet ”{mål}” har få åtgärder."
    råd         "Lägg till."
    därför      "Annars blir det inte av."
    källa       "Kommunens riktlinjer."
    säkerhet    hög
    underkänt 1 \"\"\"
        ## Mål 1: Biblioteken

        Ansvarig: Kulturchef
        \"\"\"
"""


@pytest.mark.skipif(os.name == "nt", reason="no file there can have such a name")
@pytest.mark.parametrize("arguments", ["check planer", "show planer", "exceptions planer"])
def test_a_line_break_in_a_file_name_makes_no_line_of_its_own(malkoll, here, arguments) -> None:
    (here / "planer").mkdir()
    note = '<!-- malkoll: undantag MK102 skäl="x" beslut="y" till=2999-12-31 -->\n'
    (here / "planer" / "en\nmalkoll: allt är bra.md").write_text(f"{POOR}\n{note}", encoding="utf-8")
    (here / "planer" / "tom\nmalkoll: allt är bra.md").write_text("", encoding="utf-8")
    run = malkoll(*arguments.split())
    assert "planer/en malkoll: allt" in run.out
    assert not any(line.lstrip().startswith("malkoll: allt") for line in (run.out + run.err).splitlines())


def test_a_word_document_on_standard_input_without_a_name_is_told_how_to_be_named(malkoll, here) -> None:
    from io import BytesIO

    from docx import Document

    stream = BytesIO()
    made = Document()
    made.add_heading("Verksamhetsplan 2026", 0)
    made.add_paragraph("Mål 1: Fler barn ska simma")
    made.save(stream)
    run = malkoll("check", "-", stdin=stream.getvalue())
    assert run.code == 2
    assert run.err == (
        "malkoll: <stdin>: filen är ett Word-dokument, inte text; säg det med --stdin-filename plan.docx.\n"
    )
    assert malkoll("check", "-", "--stdin-filename", "plan.docx", stdin=stream.getvalue()).code == 1
