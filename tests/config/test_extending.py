from __future__ import annotations

import pytest

from malkoll import __version__
from malkoll.app.options import Options, SettingsSource
from malkoll.config import load, settings_for
from malkoll.errors import SettingsError


def told(path) -> str:
    with pytest.raises(SettingsError) as error:
        load(path)
    text = error.value.text
    assert text.sv != text.en
    return text.sv or ""


def test_what_the_file_says_goes_before_what_it_extends_and_lists_of_rules_add_up(write) -> None:
    write("bas/malkoll.toml", 'rules = ["egna.krav"]\nignore = ["MK1"]\nselect = ["MK"]\nfail-on = "never"\n'
          '[severity]\nMK101 = "question"\nMK102 = "question"')  # fmt: skip
    path = write("malkoll.toml", 'extend = "bas/malkoll.toml"\nrules = ["mina"]\nignore = ["MK2"]\nselect = ["MK3"]\n'
                 '[severity]\nMK102 = "error"')  # fmt: skip
    settings = load(path)
    assert settings.rules == (path.parent / "bas" / "egna.krav", path.parent / "mina")
    assert (settings.ignore, settings.select, settings.fail_on) == (("MK1", "MK2"), ("MK3",), "never")
    assert dict(settings.severity) == {"MK101": "question", "MK102": "error"}


def test_a_list_is_followed_in_order_and_chains_to_their_end(write) -> None:
    write("a.toml", 'language = "en"\nfail-on = "never"')
    write("b.toml", 'extend = "c.toml"\nfail-on = "warning"')
    write("c.toml", 'min-confidence = "high"\nfail-on = "question"')
    settings = load(write("malkoll.toml", 'extend = ["a.toml", "b.toml"]'))
    assert (settings.language, settings.fail_on, settings.min_confidence) == ("en", "warning", "high")


def test_two_files_may_extend_the_same_third(write) -> None:
    write("grund.toml", 'language = "en"')
    write("a.toml", 'extend = "grund.toml"')
    write("b.toml", 'extend = "grund.toml"')
    assert load(write("malkoll.toml", 'extend = ["a.toml", "b.toml"]')).language == "en"


def test_a_ring_is_told_with_all_its_links(write) -> None:
    write("a.toml", 'extend = "b.toml"')
    write("b.toml", 'fail-on = "never"\nextend = "malkoll.toml"')
    said = told(write("malkoll.toml", 'extend = "a.toml"'))
    assert said == (
        "b.toml, rad 2: Filerna bygger på varandra i en ring: malkoll.toml → a.toml → b.toml → malkoll.toml. "
        "Ta bort ett av leden."
    )


def test_a_file_that_extends_itself_is_a_ring_too(write) -> None:
    assert "i en ring: malkoll.toml → malkoll.toml" in told(write("malkoll.toml", 'extend = "malkoll.toml"'))


def test_an_extended_file_that_is_not_there_is_told_with_the_line_that_names_it(write) -> None:
    said = told(write("malkoll.toml", '# bas\nextend = "bas.toml"'))
    assert said == "malkoll.toml, rad 2: ”extend” leder till bas.toml, som inte finns."


def test_a_mistake_in_an_extended_file_is_told_with_that_files_name(write) -> None:
    write("bas.toml", "\nignor = []")
    assert told(write("malkoll.toml", 'extend = "bas.toml"')).startswith("bas.toml, rad 2: Nyckeln ”ignor” finns inte.")


def test_extend_is_a_text_or_a_list_of_texts(write) -> None:
    assert "”extend” ska vara en text eller en lista" in told(write("malkoll.toml", "extend = 1"))
    assert "”extend” ska vara en text eller en lista" in told(write("malkoll.toml", "extend = [1]"))


def test_a_pyproject_can_be_extended_where_it_has_our_table(write) -> None:
    write("pyproject.toml", '[tool.malkoll]\nlanguage = "en"')
    path = write("malkoll.toml", 'extend = "pyproject.toml"')
    assert load(path).language == "en"
    write("pyproject.toml", '[project]\nname = "x"')
    assert "som inte har någon tabell [tool.malkoll]" in told(path)


def test_without_a_file_of_exceptions_named_the_one_beside_the_configuration_is_used(write) -> None:
    write("malkoll.toml", "")
    write("planer/plan.md", "")
    source = SettingsSource(Options())
    plan = write("planer/plan.md", "")
    assert source.of(plan).exceptions is None
    beside = write("malkoll-undantag.toml", "")
    assert SettingsSource(Options()).of(plan).exceptions == beside
    named = write("malkoll.toml", 'exceptions = "beslut.toml"').parent / "beslut.toml"
    assert SettingsSource(Options()).of(plan).exceptions == named
    assert SettingsSource(Options(no_config=True)).of(plan).exceptions is None
    near = write("planer/malkoll-undantag.toml", "")
    assert SettingsSource(Options(no_config=True)).of(plan).exceptions == near


def test_the_baseline_lies_where_the_configuration_says(write) -> None:
    path = write("malkoll.toml", 'baseline = "arkiv/grund.json"')
    assert load(path).baseline == path.parent / "arkiv" / "grund.json"


@pytest.mark.parametrize("wanted", [__version__, f"=={__version__}", f">={__version__}", ">=0.0.1,<99"])
def test_a_version_that_is_allowed_goes_on(write, wanted) -> None:
    assert load(write("malkoll.toml", f'required-version = "{wanted}"')).required_version == wanted


def test_another_version_stops_and_both_are_told_before_any_other_mistake(write) -> None:
    said = told(write("malkoll.toml", 'new-key-of-version-99 = 1\nrequired-version = ">=99"'))
    assert said.startswith(f"malkoll.toml, rad 2: Här krävs malkoll >=99 och det här är {__version__}. ")
    assert "\n" not in said


def test_what_an_extended_file_requires_holds_too(write) -> None:
    write("bas.toml", 'required-version = "<0.0.1"')
    assert "bas.toml, rad 1: Här krävs malkoll <0.0.1" in told(write("malkoll.toml", 'extend = "bas.toml"'))


@pytest.mark.parametrize("wanted", ["senaste", "", ">>1"])
def test_a_version_that_cannot_be_read_is_told(write, wanted) -> None:
    assert 'skriv till exempel ">=0.1,<0.2"' in told(write("malkoll.toml", f'required-version = "{wanted}"'))


def test_settings_are_the_same_object_for_plans_under_the_same_tables(write) -> None:
    write("malkoll.toml", '[[per-path]]\npath = "skola/"\nignore = ["MK1"]')
    source = SettingsSource(Options())
    first, second, third = (write(name, "") for name in ("skola/a.md", "skola/b.md", "c.md"))
    assert source.of(first) is source.of(second)
    assert source.of(first) is not source.of(third)
    assert settings_for(first).ignore == ("MK1",)


def test_the_callers_baseline_goes_before_the_configured_and_can_be_turned_off(write) -> None:
    plan = write("plan.md", "")
    write("malkoll.toml", 'baseline = "grund.json"')
    other = plan.with_name("annan.json")
    assert SettingsSource(Options()).of(plan).baseline == plan.with_name("grund.json")
    assert SettingsSource(Options(baseline=other)).of(plan).baseline == other
    assert SettingsSource(Options(no_baseline=True)).of(plan).baseline is None


def test_a_null_character_is_told_before_any_file_is_looked_for(write) -> None:
    assert "”extend” innehåller ett nolltecken" in told(write("malkoll.toml", 'extend = "a\\u0000"'))
    assert "”per-path” innehåller ett nolltecken" in told(
        write("malkoll.toml", '[[per-path]]\npath = "a"\nrules = ["\\u0000"]')
    )
