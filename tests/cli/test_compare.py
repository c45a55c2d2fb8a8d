from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import malkoll as api

PLAN = """
# Verksamhetsplan 2025-2026

Kulturnämnden, Granboda kommun

## Mål 1: Fler unga ska delta i kulturskolan

| Indikator | Utgångsvärde | Målvärde 2026 |
|---|---|---|
| Antal elever i kulturskolan | 300 | 400 |
| Antal orkestrar | 4 | 6 |

## Mål 2: Biblioteken ska ha fler besökare

## Mål 3: Konstsamlingen ska vara digitaliserad
"""
SPRING = """
# Uppföljning tertial 1 2026

## Mål 1: Fler unga ska delta i kulturskolan

| Indikator | Målvärde 2026 | Utfall |
|---|---|---|
| Antal elever i kulturskolan | 400 | 310 |

Bedömning: Delvis uppfyllt

## Mål 2: Biblioteken ska ha många fler besökare

Bedömning: Uppfyllt
"""
YEAR = """
# Årsredovisning 2026

## Mål 1: Fler unga ska delta i kulturskolan

| Indikator | Målvärde 2026 | Utfall |
|---|---|---|
| Antal elever i kulturskolan | 350 | 360 |
| Antal orkestrar | 6 | 5 |
| Antal konserter | | 12 |

Bedömning: Uppfyllt

## Mål 2: Biblioteken ska ha fler besökare

Bedömning: Ej bedömd

## Mål 3: Konstsamlingen ska vara digitaliserad

Bedömning: Uppfyllt
"""


@pytest.fixture
def pair(tmp_path, monkeypatch) -> Path:
    for name, text in (("plan.md", PLAN), ("t1.md", SPRING), ("ar.md", YEAR)):
        (tmp_path / name).write_text(text.lstrip(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _codes(run) -> list[str]:
    return sorted(finding["code"] for finding in json.loads(run.out)["findings"])


def test_the_first_lines_answer_what_became_of_the_goals(malkoll, pair):
    run = malkoll("compare", "plan.md", "t1.md")
    assert run.code == 1
    assert run.out.splitlines()[2].startswith("Planen har 3 mål: 2 redovisas och 1 saknas.")
    assert "[nytt: många]" in run.out
    assert "MK608" in run.out
    assert run.err == ""


def test_each_rule_finds_what_it_is_for_and_points_at_the_right_document(malkoll, pair):
    found = json.loads(malkoll("compare", "plan.md", "t1.md", "--format", "json").out)["findings"]
    places = {one["code"]: (one["path"], one["related"][0]["path"]) for one in found}
    assert places == {
        "MK608": ("plan.md", "t1.md"),
        "MK609": ("t1.md", "plan.md"),
        "MK611": ("plan.md", "t1.md"),
    }
    found = json.loads(malkoll("compare", "plan.md", "ar.md", "--format", "json").out)["findings"]
    assert {one["code"]: one["path"] for one in found} == {"MK610": "ar.md", "MK612": "ar.md"}


def test_a_chain_has_a_row_for_each_goal_through_all_documents(malkoll, pair):
    run = malkoll("compare", "plan.md", "t1.md", "ar.md", "--format", "json", "--fail-on", "never")
    assert run.code == 0
    goals = json.loads(run.out)["comparison"]["goals"]
    assert [[step["fate"] for step in goal["steps"]] for goal in goals] == [
        ["reported", "reported"],
        ["reported", "not-reported"],
        ["missing", "reported"],
    ]
    assert "Uppföljning tertial 1 2026" in malkoll("compare", "plan.md", "t1.md", "ar.md").out


def test_the_json_is_that_of_the_schema(malkoll, pair):
    schema = json.loads(malkoll("schema", "compare").out)
    for documents in (("plan.md", "t1.md", "ar.md"), ("plan.md", "ar.md")):
        data = json.loads(malkoll("compare", *documents, "--format", "json").out)
        Draft202012Validator(schema).validate(data)
    assert data["version"] == 1


@pytest.mark.parametrize("format_", ["concise", "jsonl", "sarif", "junit", "github", "gitlab"])
def test_the_formats_of_findings_show_those_of_a_comparison(malkoll, pair, format_):
    run = malkoll("compare", "plan.md", "t1.md", "--format", format_)
    assert run.code == 1
    for code in ("MK608", "MK609", "MK611"):
        assert code in run.out


def test_related_places_in_sarif_are_in_the_other_document(malkoll, pair):
    [run] = json.loads(malkoll("compare", "plan.md", "t1.md", "--format", "sarif").out)["runs"]
    related = {
        result["ruleId"]: result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
    }
    assert {code: uri.rsplit("/")[-1] for code, uri in related.items()} == {
        "MK608": "t1.md",
        "MK609": "plan.md",
        "MK611": "t1.md",
    }


def test_markdown_has_the_answer_a_table_and_the_findings(malkoll, pair):
    run = malkoll("compare", "plan.md", "t1.md", "-o", "hant.md")
    assert run.out == ""
    text = (pair / "hant.md").read_text(encoding="utf-8")
    assert "| Mål | I uppföljningen |" in text
    assert "| 3 Konstsamlingen ska vara digitaliserad | saknas |" in text
    assert "MK608" in text


def test_english_says_the_same(malkoll, pair):
    out = malkoll("compare", "plan.md", "t1.md", "--lang", "en").out
    assert "The plan has 3 goals: 2 are reported and 1 is missing." in out
    assert "is not in the follow-up" in out


def test_an_exception_in_the_plan_holds_for_a_goal_that_is_missing(malkoll, pair):
    note = '<!-- malkoll: undantag MK608 skäl="Struket" beslut="KN § 4" till=2099-12-31 -->'
    (pair / "plan.md").write_text(PLAN.lstrip() + f"\n{note}\n", encoding="utf-8")
    data = json.loads(malkoll("compare", "plan.md", "t1.md", "--format", "json").out)
    assert [one["code"] for one in data["excepted"]] == ["MK608"]
    assert "MK608" not in [one["code"] for one in data["findings"]]
    # An ordinary check compares nothing: it cannot say that the exception is not needed.
    assert "MK901" not in malkoll("check", "plan.md").out


def test_an_exception_that_excepts_nothing_is_told(malkoll, pair):
    note = '<!-- malkoll: undantag MK608 skäl="Struket" beslut="KN § 4" till=2099-12-31 -->'
    (pair / "plan.md").write_text(PLAN.lstrip() + f"\n{note}\n", encoding="utf-8")
    assert "MK901" in _codes(malkoll("compare", "plan.md", "ar.md", "--format", "json"))


def test_rules_are_chosen_and_graded_as_for_check(malkoll, pair):
    assert _codes(malkoll("compare", "plan.md", "t1.md", "--select", "MK608", "--format", "json")) == ["MK608"]
    assert malkoll("compare", "plan.md", "t1.md", "--ignore", "MK608").code == 0
    assert malkoll("compare", "plan.md", "t1.md", "--ignore", "MK608", "--fail-on", "warning").code == 1
    (pair / "malkoll.toml").write_text('[severity]\nMK608 = "question"\n', encoding="utf-8")
    run = malkoll("compare", "plan.md", "t1.md")
    assert run.code == 0
    assert "sänkt från brist" in run.out


def test_a_baseline_holds_for_a_comparison(malkoll, pair):
    wrote = malkoll("baseline", "write", "plan.md", "t1.md", "--compare", "--baseline", "lage.json")
    assert "3 anmärkningar" in wrote.out
    run = malkoll("compare", "plan.md", "t1.md", "--baseline", "lage.json", "--format", "json")
    assert run.code == 0
    assert [one["known"] for one in json.loads(run.out)["findings"]] == [True] * 3
    # What a check cannot try stays in it.
    malkoll("baseline", "write", "plan.md", "--baseline", "lage.json")
    assert malkoll("compare", "plan.md", "t1.md", "--baseline", "lage.json").code == 0


def test_an_ordinary_check_neither_tries_nor_mentions_the_rules_of_comparison(malkoll, pair):
    data = json.loads(malkoll("check", "plan.md", "--format", "json").out)
    assert not [code for code in data["rules_never_applied"] if "MK608" <= code <= "MK612"]
    assert "MK608" not in malkoll("check", "plan.md").out


def test_the_list_of_rules_says_which_need_both_documents(malkoll, pair):
    out = malkoll("rules", "--select", "MK608").out
    assert "med malkoll compare" in out
    data = json.loads(malkoll("rules", "--format", "json").out)["rules"]
    assert [one["code"] for one in data if one["compares"]] == ["MK608", "MK609", "MK610", "MK611", "MK612"]


# --- what cannot be compared ------------------------------------------------------------------------


def test_the_follow_up_first_is_told_with_the_right_order(malkoll, pair):
    run = malkoll("compare", "t1.md", "plan.md")
    assert run.code == 2
    assert run.out == ""
    assert "ange planen först" in run.err
    assert "malkoll compare plan.md t1.md" in run.err


def test_one_document_is_not_enough(malkoll, pair):
    run = malkoll("compare", "plan.md")
    assert run.code == 2
    assert "minst en uppföljning" in run.err


def test_a_folder_is_told(malkoll, pair):
    run = malkoll("compare", "plan.md", ".")
    assert run.code == 2
    assert "är en mapp" in run.err


def test_a_document_given_twice_is_told(malkoll, pair):
    run = malkoll("compare", "plan.md", "./plan.md")
    assert run.code == 2
    assert "två gånger" in run.err


def test_a_file_that_is_not_there_is_told_and_nothing_is_compared(malkoll, pair):
    run = malkoll("compare", "plan.md", "borta.md")
    assert run.code == 2
    assert "borta.md" in run.err
    assert run.out == ""
    assert [error.sv for error in api.compare("plan.md", "borta.md").errors] == [
        "borta.md finns inte. Kontrollera sökvägen."
    ]


def test_a_plan_may_come_on_standard_input(malkoll, pair):
    run = malkoll("compare", "-", "ar.md", "--format", "concise", stdin=PLAN.lstrip().encode())
    assert run.code == 0
    assert "MK610" in run.out


def test_a_document_without_goals_is_told_and_nothing_is_compared(malkoll, pair):
    (pair / "tom.md").write_text("# Protokoll\n\nMötet öppnades.\n", encoding="utf-8")
    run = malkoll("compare", "plan.md", "tom.md")
    assert run.code == 2
    assert "tom.md" in run.err
    data = json.loads(malkoll("compare", "plan.md", "tom.md", "--format", "json").out)
    assert data["comparison"] is None
    assert data["errors"]


def test_two_plans_are_compared_as_editions_and_no_requirement_is_tried(malkoll, pair):
    newer = PLAN.replace("## Mål 3: Konstsamlingen ska vara digitaliserad", "## Mål 3: Museet ska vara gratis")
    (pair / "ny.md").write_text(newer.lstrip(), encoding="utf-8")
    run = malkoll("compare", "plan.md", "ny.md")
    assert run.code == 0
    assert "jämförs som utgåvor" in run.out
    assert "borttaget" in run.out
    assert "MK608" not in run.out
    assert json.loads(malkoll("compare", "plan.md", "ny.md", "--format", "json").out)["findings"] == []


def test_follow_ups_alone_are_compared_with_the_first_and_it_is_said(malkoll, pair):
    run = malkoll("compare", "t1.md", "ar.md")
    assert run.code == 0
    assert "Alla dokumenten är uppföljningar" in run.out


def test_a_result_is_not_written_over_a_document_that_is_compared(malkoll, pair):
    run = malkoll("compare", "plan.md", "t1.md", "--format", "markdown", "-o", "t1.md")
    assert run.code == 2
    assert (pair / "t1.md").read_text(encoding="utf-8") == SPRING.lstrip()


@pytest.mark.parametrize("format_", ["terminal", "markdown", "json", "sarif"])
def test_hostile_titles_harm_no_output(malkoll, pair, format_):
    bad = "Fler [red]röda[/red] <script>alert(1)</script> | \u202emål\x1b[31m " + "lång " * 2000
    (pair / "plan.md").write_text(PLAN.lstrip() + f"\n## Mål 9: {bad}\n", encoding="utf-8")
    (pair / "ar.md").write_text(YEAR.lstrip() + f"\n## Mål 9: {bad}nytt\n\nBedömning: Uppfyllt\n", encoding="utf-8")
    run = malkoll("compare", "plan.md", "ar.md", "--format", format_, "--fail-on", "never")
    assert run.code == 0
    assert "\x1b" not in run.out
    if format_ == "markdown":
        assert "<script>" not in run.out
    if format_ == "terminal":
        assert "\u202e" not in run.out
        assert "[red]" in run.out
