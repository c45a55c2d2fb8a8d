from __future__ import annotations

import json
from pathlib import Path

import pytest

NOTE = '<!-- malkoll: undantag MK102 skäl="Nämnden avvaktar." beslut="KFN 2026-02-11 § 8" till={} -->\n'


@pytest.fixture(autouse=True)
def _day(monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 2026-06-01


def except_in(path: Path, until: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n" + NOTE.format(until), encoding="utf-8")


def test_the_report_says_who_decided_why_and_until_when(malkoll, here) -> None:
    except_in(here / "dalig.md", "2026-12-31")
    out = malkoll("check", "dalig.md").out
    assert "Undantaget genom beslut" in out
    assert "Skäl: Nämnden avvaktar. Beslut: KFN 2026-02-11 § 8. Gäller till och med 2026-12-31." in out
    assert "1 undantagna" in out
    assert "Excepted by decision" in malkoll("check", "dalig.md", "--lang", "en").out


def test_exceptions_are_listed_for_people_and_programs(malkoll, here) -> None:
    except_in(here / "dalig.md", "2026-06-20")
    run = malkoll("exceptions", "dalig.md")
    assert run.code == 0
    assert "används, går ut inom 30 dagar" in run.out
    data = json.loads(malkoll("exceptions", "dalig.md", "--format", "json").out)
    assert data["version"] == 1
    one = data["exceptions"][0]
    assert {key: one[key] for key in ("rule", "state", "until", "expires_soon", "decision", "count")} == {
        "rule": "MK102",
        "state": "used",
        "until": "2026-06-20",
        "expires_soon": True,
        "decision": "KFN 2026-02-11 § 8",
        "count": 1,
    }


def test_a_list_with_something_wrong_gives_1_where_that_is_grave_enough(malkoll, here) -> None:
    except_in(here / "dalig.md", "2026-01-31")
    assert malkoll("exceptions", "dalig.md").code == 0
    assert malkoll("exceptions", "dalig.md", "--fail-on", "warning").code == 1
    assert malkoll("exceptions", "saknas.md").code == 2


def test_a_plan_without_exceptions_says_so(malkoll, here) -> None:
    assert malkoll("exceptions", "bra.md").out == "Inga undantag.\n"
    assert "MK901" not in malkoll("check", "bra.md").out


def test_with_a_baseline_only_what_is_new_fails_the_run_and_is_told(malkoll, here) -> None:
    assert (
        malkoll("baseline", "write", "dalig.md", "--baseline", "b.json").out == "b.json: 2 anmärkningar, varav 2 nya.\n"
    )
    run = malkoll("check", "dalig.md", "--baseline", "b.json")
    assert run.code == 0
    assert "Inget nytt att anmärka." in run.out
    assert "2 anmärkningar fanns sedan tidigare (utgångsläge b.json); -v visar dem." in run.out
    assert "MK101" not in run.out.split("Krav som")[0]
    shown = malkoll("check", "dalig.md", "--baseline", "b.json", "-v").out
    assert shown.count("(sedan tidigare)") == 2
    plan = here / "dalig.md"
    plan.write_text(plan.read_text(encoding="utf-8").replace("Ansvarig: Fritidschef\n", ""), encoding="utf-8")
    run = malkoll("check", "dalig.md", "--baseline", "b.json")
    assert run.code == 1
    assert "MK103" in run.out
    assert malkoll("baseline", "show", "dalig.md", "--baseline", "b.json").out.endswith("2 finns kvar\n")


def test_the_configuration_can_name_baseline_and_exceptions(malkoll, here) -> None:
    (here / "malkoll.toml").write_text('baseline = "b.json"\nexceptions = "avsteg.toml"\n', encoding="utf-8")
    (here / "avsteg.toml").write_text(
        '[[undantag]]\nplan = "dalig.md"\nkrav = "MK102"\nmål = "Fler unga är med i en förening 2028"\n'
        'skäl = "Nämnden avvaktar."\ntill = 2026-12-31\n',
        encoding="utf-8",
    )
    assert malkoll("baseline", "write", "dalig.md").out == "b.json: 1 anmärkning, varav 1 ny.\n"
    assert malkoll("check", "dalig.md").code == 0
    assert malkoll("check", "dalig.md", "--no-config").code == 1
    (here / "avsteg.toml").unlink()
    run = malkoll("check", "dalig.md")
    assert (run.code, run.out) == (2, "")
    assert "avsteg.toml" in run.err


def test_a_baseline_without_a_file_says_how_to_name_one(malkoll, here) -> None:
    for word in ("write", "show", "prune"):
        run = malkoll("baseline", word, "dalig.md")
        assert run.code == 2
        assert "--baseline FILE" in run.err
    assert malkoll("baseline", "show", "dalig.md", "--baseline", "b.json").code == 2
    assert "prune" in malkoll("baseline").out
    assert "Menade du write?" in malkoll("baseline", "wrte").err


def test_a_baseline_that_cannot_be_written_is_told(malkoll, here) -> None:
    run = malkoll("baseline", "write", "dalig.md", "--baseline", "saknas/b.json")
    assert run.code == 2
    assert run.err == "malkoll: Utgångsläget saknas/b.json kunde inte skrivas: filen eller mappen finns inte.\n"


def test_a_date_that_is_none_is_told(malkoll, here, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "i morgon")
    run = malkoll("check", "dalig.md")
    assert run.code == 2
    assert "SOURCE_DATE_EPOCH" in run.err


COMMENT = NOTE.format("2026-12-31").strip()


@pytest.mark.parametrize(
    "line", [f"`{COMMENT}`", f"Skriv så: `` {COMMENT} `` vid målet.", f"`se {COMMENT}` och `annat`"]
)
def test_an_exception_that_is_shown_as_code_is_none(malkoll, here, line) -> None:
    plan = here / "dalig.md"
    plan.write_text(f"{plan.read_text('utf-8')}\n{line}\n", encoding="utf-8")
    assert json.loads(malkoll("exceptions", "dalig.md", "--format", "json").out)["exceptions"] == []
    assert "MK90" not in malkoll("check", "dalig.md", "--format", "concise").out


@pytest.mark.parametrize("line", [f"`kod` {COMMENT} `kod`", f"Ett ensamt ` tecken {COMMENT}", f"{COMMENT} `kod`"])
def test_an_exception_beside_code_is_one(malkoll, here, line) -> None:
    plan = here / "dalig.md"
    plan.write_text(f"{plan.read_text('utf-8')}\n{line}\n", encoding="utf-8")
    assert len(json.loads(malkoll("exceptions", "dalig.md", "--format", "json").out)["exceptions"]) == 1


def test_an_exception_that_is_not_closed_is_told_also_after_a_lone_backtick(malkoll, here) -> None:
    plan = here / "dalig.md"
    plan.write_text(f"{plan.read_text('utf-8')}\nEtt ensamt ` tecken {COMMENT[:-4]}\n", encoding="utf-8")
    assert "kommentaren är inte avslutad" in malkoll("check", "dalig.md").out
