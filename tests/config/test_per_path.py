from __future__ import annotations

import os
from pathlib import Path

import pytest

from malkoll.config import Settings, is_plan, load, settings_for
from malkoll.config.patterns import matches, wrong_pattern
from malkoll.errors import SettingsError


def told(path) -> list[str]:
    with pytest.raises(SettingsError) as error:
        load(path)
    return (error.value.text.sv or "").split("\n")


def test_tables_are_applied_in_order_over_what_holds_for_all_files(write) -> None:
    write(
        "malkoll.toml",
        """
        fail-on = "error"
        ignore = ["MK1"]
        [[per-path]]
        path = "gamla/"
        fail-on = "never"
        ignore = ["MK2"]
        kind = "follow-up"
        [[per-path]]
        paths = ["*-2026.md", "*-2027.md"]
        fail-on = "warning"
        severity.MK104 = "error"
        min-confidence = "high"
        template = "mallar/egen.mall"
        """,
    )
    old, both, other = (write(name, "") for name in ("gamla/plan.md", "gamla/plan-2026.md", "plan.md"))
    assert (settings_for(old).fail_on, settings_for(old).kind) == ("never", "follow-up")
    assert settings_for(both).fail_on == "warning"
    assert settings_for(both).ignore == ("MK1", "MK2")
    assert settings_for(both).template == str(both.parents[1] / "mallar" / "egen.mall")
    assert dict(settings_for(both).severity) == {"MK104": "error"}
    assert (settings_for(other).fail_on, settings_for(other).ignore) == ("error", ("MK1",))


def test_tables_of_an_extended_file_come_before_those_of_the_file_and_start_from_its_folder(write) -> None:
    write("malkoll-bas.toml", '[[per-path]]\npath = "/skola/*.md"\nfail-on = "never"\nkind = "plan"')
    write("skola/malkoll.toml", 'extend = "../malkoll-bas.toml"\n[[per-path]]\npath = "/a.md"\nfail-on = "warning"')
    first, second = write("skola/a.md", ""), write("skola/b.md", "")
    assert (settings_for(first).fail_on, settings_for(first).kind) == ("warning", "plan")
    assert settings_for(second).fail_on == "never"


def test_what_a_table_may_not_say_is_told_with_its_line_all_at_once(write) -> None:
    path = write("malkoll.toml", '[[per-path]]\npath = "a/"\nignor = []\n[[per-path]]\nlanguage = "en"\nfail-on = "x"')
    assert told(path) == [
        "malkoll.toml, rad 3: Nyckeln ”ignor” i [[per-path]] finns inte. Menade du ”ignore”?",
        "malkoll.toml, rad 4: Tabellen [[per-path]] säger inte vilka filer den gäller: "
        'lägg till path = "planer/skola/".',
        "malkoll.toml, rad 5: ”language” gäller hela körningen och kan inte stå i [[per-path]]: "
        "flytta den överst i filen.",
        "malkoll.toml, rad 6: ”x” går inte för ”fail-on” i [[per-path]]: välj error, warning, question eller never.",
    ]


@pytest.mark.parametrize("text", ['[per-path]\npath = "a"', "per-path = 3", 'per-path = ["a"]'])
def test_per_path_written_as_something_else_than_tables_is_told(write, text) -> None:
    (said,) = told(write("malkoll.toml", text))
    assert "ska vara tabeller: skriv [[per-path]]" in said


def test_a_key_that_slid_in_under_severity_is_told(write) -> None:
    (said,) = told(write("malkoll.toml", '[severity]\nMK101 = "error"\nfail-on = "warning"'))
    assert said == "malkoll.toml, rad 3: ”fail-on” står under [severity]: flytta upp raden ovanför den rubriken."


def test_an_empty_select_would_check_nothing_and_is_told(write) -> None:
    assert "så inget krav skulle gälla" in told(write("malkoll.toml", "select = []"))[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('language = "sv"\nignore = [\n  "MK1",\n', "det som börjar på rad 2 är inte avslutat"),
        ('language = sv', ": värdet går inte att läsa; text ska stå inom citattecken"),
        ('ignore = []\nignore = []', "samma nyckel står två gånger"),
        ('[severity]\n[severity]', ": samma tabell står två gånger"),
        ("ignore", "likhetstecken saknas"),
        ('kind = "plan" "b"', "där står mer efter värdet"),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_told_with_its_line(write, text, said) -> None:
    (whole,) = told(write("malkoll.toml", text))
    assert whole.startswith("Konfigurationsfilen malkoll.toml är inte giltig TOML: ")
    assert said in whole


def test_lines_are_right_also_after_texts_and_lists_that_look_like_keys(write) -> None:
    path = write(
        "pyproject.toml",
        '[project]\nname = "x"\n[tool.malkoll]\ntemplate = """\nignor = 1\n"""\nselect = [\n  "a = 1",\n]\nignor = 2\n',
    )
    (said,) = told(path)
    assert said.startswith("pyproject.toml, rad 10: Nyckeln ”ignor” finns inte.")


@pytest.mark.parametrize(
    ("pattern", "path", "matched"),
    [
        ("*.md", "plan.md", True),
        ("*.md", "planer/2026/plan.md", True),
        ("/*.md", "planer/plan.md", False),
        ("planer/*.md", "planer/plan.md", True),
        ("planer/*.md", "planer/2026/plan.md", False),
        ("planer/*.md", "x/planer/plan.md", False),
        ("planer/**/*.md", "planer/2026/q1/plan.md", True),
        ("planer/**/*.md", "planer/plan.md", True),
        ("**/plan.md", "a/b/plan.md", True),
        ("planer/", "planer/2026/plan.md", True),
        ("planer", "a/planer/plan.md", True),
        ("./planer/*.md", "planer/plan.md", True),
        (".", "planer/plan.md", True),
        ("plan-?.md", "plan-1.md", True),
        ("plan-[ab].md", "plan-c.md", False),
        ("åtgärder/*.md", "a\u030atga\u0308rder/plan.md", True),
        ("*.md", "../plan.md", False),
        ("PLAN.md", "plan.md", False),
    ],
)
def test_patterns_are_those_of_gits_ignore_files(tmp_path, pattern, path, matched) -> None:
    assert matches((pattern,), tmp_path / path, tmp_path) is matched


def test_a_pattern_with_an_exclamation_mark_takes_back(tmp_path) -> None:
    patterns = ("planer/*.md", "!planer/README.md")
    assert matches(patterns, tmp_path / "planer" / "plan.md", tmp_path)
    assert not matches(patterns, tmp_path / "planer" / "README.md", tmp_path)


@pytest.mark.parametrize("pattern", ["../planer/*.md", "", "# planer", "planer\\skola.md", "!"])
def test_a_pattern_that_can_match_nothing_is_told(write, pattern) -> None:
    wrong = wrong_pattern(pattern)
    assert wrong is not None
    assert wrong.sv != wrong.en
    (said,) = told(write("malkoll.toml", f"plans = ['{pattern}']"))
    assert said.startswith("malkoll.toml, rad 1: ")


def test_without_plans_every_file_is_one(tmp_path) -> None:
    assert is_plan(tmp_path / "x.md", Settings())


def test_plans_start_from_the_folder_of_the_file_that_names_them(write) -> None:
    write("bas.toml", 'plans = ["skola/*.md"]')
    write("skola/malkoll.toml", 'extend = "../bas.toml"')
    plan, other = write("skola/plan.md", ""), write("skola/x/plan.md", "")
    assert is_plan(plan, settings_for(plan))
    assert is_plan(os.path.relpath(plan), settings_for(plan))
    assert not is_plan(other, settings_for(other))


def test_a_folder_has_the_settings_of_no_file_in_particular(write) -> None:
    path = write("malkoll.toml", '[[per-path]]\npath = "**"\nfail-on = "never"')
    assert settings_for(Path(path.parent)).fail_on == "error"
