from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from own_plans import GOOD

RULE = """krav GK1 goal-without-responsible-of-ours
    Varje mål ska ha en ansvarig.
    meddelande  "Målet ”{mål}” har ingen ansvarig."
    råd         "Ange en roll."
    därför      "Annars blir det inte gjort."
    källa       "Kommunens riktlinjer."
    säkerhet    hög
    underkänt 1 \"\"\"
        ## Mål 1: Biblioteken
        \"\"\"
    godkänt \"\"\"
        ## Mål 1: Biblioteken

        Ansvarig: Kulturchef
        \"\"\"
"""


def test_show_gives_the_tree_and_the_json_of_what_was_understood(malkoll, here) -> None:
    tree = malkoll("show", "bra.md").out
    assert "Fler unga är med i en förening 2028" in tree
    assert "Fritidschef" in tree
    (plan,) = json.loads(malkoll("show", "bra.md", "--format", "json").out)["plans"]
    (goal,) = plan["goals"]
    assert goal["responsible"][0]["role"] == "Fritidschef"
    assert goal["indicators"][0]["baseline"]["women"] == 58


def test_show_of_a_text_without_goals_shows_it_and_says_so(malkoll, here) -> None:
    run = malkoll("show", "protokoll.md", "--format", "json")
    assert run.code == 2
    assert json.loads(run.out)["plans"][0]["goals"] == []
    assert "Inget mål hittades i protokoll.md." in run.err


def test_explain_is_the_rules_page_in_either_language(malkoll, here) -> None:
    page = malkoll("explain", "mk101").out
    assert "MK101" in page
    assert 'ignore = ["MK101"]' in page
    assert "Why" in malkoll("explain", "MK101", "--lang", "en").out
    assert json.loads(malkoll("explain", "MK101", "--format", "json").out)["rule"]["code"] == "MK101"


def test_explain_suggests_where_the_name_is_wrong(malkoll, here) -> None:
    run = malkoll("explain", "goal-without-folowup")
    assert (run.code, run.out) == (2, "")
    assert "Menade du goal-without-followup?" in run.err


def test_rules_lists_every_rule_once(malkoll, here) -> None:
    data = json.loads(malkoll("rules", "--format", "json").out)["rules"]
    codes = [one["code"] for one in data]
    assert codes == sorted(set(codes))
    assert "MK101" in codes
    out = malkoll("rules").out
    assert all(code in out for code in codes)


def test_rules_says_where_the_configuration_changed_a_severity(malkoll, here) -> None:
    (here / "malkoll.toml").write_text('[severity]\nMK101 = "question"\n', encoding="utf-8")
    assert "sänkt från brist" in malkoll("rules", "--select", "MK101").out


def test_the_book_is_read_aloud_in_both_languages(malkoll, here) -> None:
    assert "Varje mål ska ha en ansvarig" in malkoll("read-aloud", "--select", "MK103").out
    assert "Every goal must have" in malkoll("read-aloud", "--select", "MK103", "--lang", "en").out


WORDS = """\
ordlista kostnadsord, engelska cost-words: kostnad, prislapp.

krav BD104 goal-without-cost
    Varje mål som har en kommentar som inte nämner kostnadsord ska nämna kostnadsord.
    meddelande "Vad kostar målet?"
    råd "Skriv vad målet kostar."
    underkänt \"""
        ## Mål 1: Fler cyklar
        Kommentar: Cyklarna är gula.
        \"""
"""


def test_a_word_list_is_read_aloud_by_its_name_in_that_language(malkoll, here) -> None:
    (here / "ord.krav").write_text(WORDS, encoding="utf-8")
    said = "Every goal that has a comment that does not mention cost-words must mention cost-words."
    for command in (("read-aloud", "--select", "BD104"), ("explain", "BD104")):
        assert said in malkoll(*command, "--rules", "ord.krav", "--lang", "en").out
        swedish = malkoll(*command, "--rules", "ord.krav", "--lang", "sv").out
        assert "Varje mål som har en kommentar som inte nämner kostnadsord ska nämna kostnadsord." in swedish


@pytest.mark.parametrize(
    ("mall", "said"),
    [
        ("", "Exemplen läses med mallen standard: ett mål skrivs ”## Mål 1: …”."),
        (
            'mall egen "Egen" utökar standard\n    Ett mål är rubriken "Ambition {nummer} - {titel}".\n',
            "Exemplen läses med mallen egen, som står i samma fil.",
        ),
    ],
)
def test_an_example_that_touches_nothing_is_told_which_template_it_was_read_with(malkoll, here, mall, said) -> None:
    (here / "ord.krav").write_text(mall + WORDS.replace("## Mål 1", "## Löfte utan nummer"), encoding="utf-8")
    tried = malkoll("test", "ord.krav")
    assert tried.code == 1
    assert said in tried.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Kostnaderna är låga.",
            "ska ge 1 men gav 0. Ur ordlistan pengar finns ”Kostnaderna” (kostnad) på rad 2 i exemplet.",
        ),
        ("Allt är gratis.", "ska ge 0 men gav 1 (rad 1 i exemplet). Inget ord ur ordlistan pengar finns i exemplet."),
    ],
)
def test_an_example_of_mentioning_tells_which_words_of_the_list_it_holds(malkoll, here, text, said) -> None:
    wrong = "underkänt" if "gav 0" in said else "godkänt"
    (here / "egna.krav").write_text(
        "ordlista pengar: kostnad.\n\nkrav BD101 prov\n    Varje mål ska nämna pengar.\n"
        '    meddelande "Fel."\n    råd "Se."\n'
        f'    {wrong} """\n        ## Mål 1: Fler cyklar\n        {text}\n        """\n'
        f'    underkänt """\n        ## Mål 1: Fler cyklar\n        Ingenting.\n        """\n',
        encoding="utf-8",
    )
    run = malkoll("test", "egna.krav")
    assert said in " ".join(run.out.split())
    assert run.code == 1


def test_a_rule_that_does_as_its_examples_say_passes(malkoll, here) -> None:
    (here / "egna.krav").write_text(RULE, encoding="utf-8")
    run = malkoll("test", "egna.krav")
    assert (run.code, run.err) == (0, "")
    assert "1 krav: 1 godkänt, 0 underkänt" in run.out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("underkänt 1", "underkänt 2"), "Exemplet på rad 8 ska ge 2 men gav 1 (rad 1 i exemplet)."),
        (("Ansvarig: Kulturchef", "Kulturchefen deltar"), "ska ge 0 men gav 1"),
        (("Varje mål ska", "Varje mål utan indikator ska"), ""),
        (("        ## Mål 1: Biblioteken\n        \"\"\"\n    godkänt", "        Prosa.\n        \"\"\"\n    godkänt"),
         "rör inget som kravet gäller"),
    ],
)  # fmt: skip
def test_a_rule_that_does_not_fails(malkoll, here, change, said) -> None:
    (here / "egna.krav").write_text(RULE.replace(*change), encoding="utf-8")
    run = malkoll("test", "egna.krav")
    assert said in run.out
    assert run.code == (1 if said else 0)


def test_a_rule_without_a_failing_example_fails(malkoll, here) -> None:
    head, rest = RULE.split("    underkänt 1")
    (here / "egna.krav").write_text(head + rest[rest.index("    godkänt") :], encoding="utf-8")
    run = malkoll("test", "egna.krav")
    assert run.code in (1, 2)
    assert "underkänt" in run.out + run.err


def test_the_shipped_rules_do_as_their_examples_say(malkoll, here) -> None:
    run = malkoll("test")
    assert run.code == 0, run.out


def test_a_file_of_words_only_has_no_rule_to_try(malkoll, here) -> None:
    (here / "ord.krav").write_text("ordlista fordon, engelska vehicles:\n    bil, buss.\n", encoding="utf-8")
    run = malkoll("test", "ord.krav")
    assert run.code == 2
    assert "Det finns inget krav att pröva i ord.krav." in run.err


@pytest.mark.parametrize(
    ("arguments", "sv", "en"),
    [
        (("chek",), "Det finns inget kommando ”chek”. Menade du check?", "There is no command “chek”."),
        (("check", "--fromat", "x"), "Flaggan --fromat finns inte. Menade du --format?", "There is no option"),
        (("check", "x", "--format", "jsn"), "”jsn” går inte för --format: välj bland terminal, concise, json, jsonl, "
         "sarif, junit, github, gitlab, markdown, html, docx. Menade du json?", "“jsn” will not do for --format"),
        (("check", "--format"), "--format", "--format"),
        (("explain",), "Ange ett krav, till exempel MK101.", "Name a rule, for example MK101."),
        (("show",), "Ange en plan att visa.", "Give a plan to show."),
        (("rules", "extra"), "för många argument", "extra"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_arguments_is_one_sentence_in_the_runs_language(malkoll, here, arguments, sv, en) -> None:
    run = malkoll(*arguments)
    assert (run.code, run.out) == (2, "")
    assert sv in run.err
    assert run.err.count("\n") == 1
    run = malkoll("--lang", "en", *arguments)
    assert run.code == 2
    assert en in run.err


def test_the_language_comes_from_flag_then_environment_then_configuration(malkoll, here, monkeypatch) -> None:
    (here / "malkoll.toml").write_text('language = "en"', encoding="utf-8")
    assert "does not exist" in malkoll("check", "saknas.md").err
    assert "There is no command" in malkoll("chek").err
    monkeypatch.setenv("MALKOLL_LANG", "sv")
    assert "finns inte" in malkoll("check", "saknas.md").err
    assert "does not exist" in malkoll("check", "saknas.md", "--lang", "en").err


@pytest.mark.parametrize("command", [(), ("check",), ("show",), ("explain",), ("rules",), ("read-aloud",), ("test",)])
def test_help_is_in_the_runs_language(malkoll, command) -> None:
    assert malkoll(*command, "--help").out.startswith("Användning: malkoll")
    assert malkoll("--lang", "en", *command, "--help").out.startswith("Usage: malkoll")


def test_a_fault_of_ours_is_one_sentence_and_2_and_a_traceback_only_with_debug(malkoll, here, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("bang")

    monkeypatch.setattr("malkoll.app.checking.check", broken)
    run = malkoll("check", "bra.md")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert "RuntimeError: bang" in run.err
    with pytest.raises(RuntimeError):
        malkoll("check", "bra.md", "--debug")


def test_an_interrupted_run_gives_130_and_says_nothing(malkoll, here, monkeypatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("malkoll.app.checking.check", interrupted)
    run = malkoll("check", "bra.md")
    assert run.code == 130
    assert "Traceback" not in run.err


# --- whole processes ----------------------------------------------------------------------------


def process(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("MALKOLL_LANG", "PYTHONPATH")}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
        **more,  # type: ignore[call-overload]
    )


WATCH = """
import sys
from malkoll.cli import main
code = main(sys.argv[2:])
loaded = [name for name in sys.argv[1].split(",") if name in sys.modules]
sys.stderr.write(f"{code} {loaded}")
"""


@pytest.mark.parametrize(
    ("never", "arguments"),
    [
        ("lark,pydantic,rich,markdown_it,tomllib,malkoll.app,malkoll.plan", ("--version",)),
        ("lark,pydantic,rich,markdown_it,tomllib,malkoll.app,malkoll.plan", ("--help",)),
        ("lark,pydantic,rich,markdown_it,tomllib,malkoll.app,malkoll.readers", ("check", "--help")),
        ("pydantic,rich", ("check", "bra.md", "--format", "json", "--no-config")),
        ("pydantic,rich", ("check", "bra.md", "--format", "concise")),
        ("pydantic,rich", ("show", "bra.md", "--format", "json")),
        (
            "jinja2,docx,lxml,openpyxl,pdfminer,zipfile,difflib,malkoll.comparison",
            ("check", "bra.md", "--no-cache"),
        ),
        ("rich,jinja2,docx", ("check", "bra.md", "--format", "markdown")),
        ("pydantic,rich,docx", ("report", "bra.md", "-o", "ut.html")),
        ("pydantic,rich,jinja2", ("report", "bra.md", "-o", "ut.docx")),
        ("markdown_it,malkoll.readers.markdown", ("rules",)),
    ],
)
def test_a_command_imports_only_what_it_uses(here, never, arguments) -> None:
    done = process("-c", WATCH, never, *arguments, cwd=here)
    assert done.stderr == "0 []"


def test_a_second_run_needs_no_parser(here) -> None:
    process("-m", "malkoll", "check", "bra.md", cwd=here)
    assert process("-c", WATCH, "lark", "check", "bra.md", "--format", "json", cwd=here).stderr == "0 []"


def test_it_runs_as_a_module(here) -> None:
    done = process("-m", "malkoll", "check", "dalig.md", "--format", "concise", cwd=here)
    assert done.returncode == 1
    assert "MK101" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
def test_a_reader_that_goes_away_is_no_error(here) -> None:
    (here / "lang.md").write_text("".join(GOOD.replace("Mål 1", f"Mål {at}") for at in range(400)), encoding="utf-8")
    command = f'"{sys.executable}" -m malkoll show lang.md --format json | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", cwd=here, check=False)
    assert done.stdout == "{\n"
    assert done.stderr == ""
