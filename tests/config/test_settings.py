from __future__ import annotations

from pathlib import Path

import pytest

from malkoll.config import DEFAULTS, find, load, settings_for
from malkoll.errors import SettingsError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_configuration_file_the_defaults_hold(tmp_path) -> None:
    assert settings_for(tmp_path / "plan.md") == DEFAULTS


def test_the_nearest_file_is_taken_whole(tmp_path) -> None:
    write(tmp_path / "malkoll.toml", 'ignore = ["MK1"]\nlanguage = "en"')
    near = write(tmp_path / "skola" / ".malkoll.toml", 'fail-on = "warning"')
    settings = settings_for(tmp_path / "skola" / "planer" / "plan.md")
    assert (settings.path, settings.fail_on, settings.ignore, settings.language) == (near, "warning", (), None)


@pytest.mark.parametrize("name", ["malkoll.toml", ".malkoll.toml"])
def test_a_file_of_our_own_goes_before_pyproject(tmp_path, name) -> None:
    project = write(tmp_path / "pyproject.toml", "[tool.malkoll]\n")
    assert find(tmp_path / "plan.md") == project
    own = write(tmp_path / name, "")
    assert find(tmp_path / "plan.md") == own


def test_two_files_of_our_own_side_by_side_are_told(tmp_path) -> None:
    write(tmp_path / "malkoll.toml", "")
    write(tmp_path / ".malkoll.toml", "")
    with pytest.raises(SettingsError, match="only one can hold") as told:
        find(tmp_path / "plan.md")
    assert str(tmp_path / ".malkoll.toml") in (told.value.text.sv or "")


def test_a_folder_by_the_name_of_the_configuration_is_told(tmp_path) -> None:
    (tmp_path / "malkoll.toml").mkdir()
    with pytest.raises(SettingsError, match="is no file"):
        settings_for(tmp_path / "planer" / "plan.md")


def test_a_link_to_a_configuration_that_is_gone_is_told(tmp_path) -> None:
    try:
        (tmp_path / "malkoll.toml").symlink_to(tmp_path / "borta.toml")
    except OSError:
        pytest.skip("links cannot be made here")
    with pytest.raises(SettingsError, match="does not exist"):
        settings_for(tmp_path / "plan.md")


def test_a_mistake_in_a_dotted_key_has_its_line(tmp_path) -> None:
    path = write(tmp_path / "malkoll.toml", 'ignore = []\nseverty.MK103 = "error"')
    with pytest.raises(SettingsError) as told:
        load(path)
    assert ", rad 2: Nyckeln ”severty” finns inte." in (told.value.text.sv or "")


def test_a_pyproject_without_our_table_is_passed_by(tmp_path) -> None:
    above = write(tmp_path / "malkoll.toml", "")
    write(tmp_path / "kod" / "pyproject.toml", '[project]\nname = "malkoll-like"\n')
    assert find(tmp_path / "kod" / "plan.md") == above


def test_paths_are_relative_to_the_configuration_file(tmp_path) -> None:
    path = write(tmp_path / "malkoll.toml", 'rules = ["egna"]\ntemplates = ["a.mall"]\ntemplate = "mallar/b.mall"')
    settings = load(path)
    assert settings.rules == (tmp_path / "egna",)
    assert settings.templates == (tmp_path / "a.mall",)
    assert settings.template == str(tmp_path / "mallar" / "b.mall")
    assert load(write(tmp_path / "x.toml", 'template = "malmo"')).template == "malmo"


def test_every_key_is_read(tmp_path) -> None:
    text = """
        select = ["MK1"]
        ignore = ["MK105"]
        kind = "plan"
        fail-on = "never"
        min-confidence = "medium"
        language = "en"
        plans = ["planer/*.md"]
        [severity]
        MK104 = "question"
    """
    settings = load(write(tmp_path / "malkoll.toml", text))
    assert (settings.select, settings.ignore, settings.kind) == (("MK1",), ("MK105",), "plan")
    assert (settings.fail_on, settings.min_confidence, settings.language) == ("never", "medium", "en")
    assert (settings.plans, dict(settings.severity)) == (("planer/*.md",), {"MK104": "question"})


@pytest.mark.parametrize(
    ("text", "sv", "en"),
    [
        ('ignor = ["MK1"]', "Nyckeln ”ignor” finns inte. Menade du ”ignore”?",
         "There is no key “ignor”. Did you mean “ignore”?"),
        ("fail_on = 'error'", "Menade du ”fail-on”?", "Did you mean “fail-on”?"),
        ("xyz = 1", "Nycklarna är: plans, rules, templates,", "The keys are: plans, rules, templates,"),
        ("fail-on = 'eror'", "”eror” går inte för ”fail-on”: välj error, warning, question eller never. "
         "Menade du ”error”?", "choose error, warning, question or never."),
        ('ignore = "MK1"', "”ignore” ska vara en lista", "“ignore” must be a list"),
        ("language = 1", "välj sv eller en", "choose sv or en"),
        ("ignore = ['MK1', 1]", "Nummer 2 i ”ignore” ska vara en text", "Number 2 in “ignore” must be a text"),
        ("plans = 3", '”plans” ska vara en lista, till exempel ["planer/*.md"].',
         '“plans” must be a list, for example ["plans/*.md"].'),
        ("severity.MK103 = 'x'", "”x” går inte för ”severity.MK103”", "“x” will not do for “severity.MK103”"),
        ('[[per-path]]\npath = ["*.md"]', ", rad 2: ”path” i [[per-path]] ska vara en text inom citattecken; "
         "flera mönster skrivs som en lista i ”paths”.", "in “paths”."),
        ('[[per-path]]\npath = "a"\npaths = ["b", 2]', "Nummer 2 i ”paths” i [[per-path]] ska vara en text",
         "Number 2 in “paths” in [[per-path]] must be a text"),
        ('[[per-path]]\npath = "a"\nignor = []', "Nyckeln ”ignor” i [[per-path]] finns inte. Menade du ”ignore”?",
         "There is no key “ignor” in [[per-path]]."),
        ("per-path = 3", "”per-path” ska vara tabeller", "“per-path” must be tables"),
        ("ignore = [", "är inte giltig TOML", "is not valid TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_file_key_and_suggestion(tmp_path, text, sv, en) -> None:
    path = write(tmp_path / "malkoll.toml", text)
    with pytest.raises(SettingsError) as told:
        load(path)
    assert str(path) in (told.value.text.sv or "")
    assert sv in (told.value.text.sv or "")
    assert en in (told.value.text.en or "")


def test_all_mistakes_are_told_at_once(tmp_path) -> None:
    path = write(tmp_path / "malkoll.toml", "ignor = []\nselekt = []")
    with pytest.raises(SettingsError) as told:
        load(path)
    assert "”ignore”" in (told.value.text.sv or "")
    assert "”select”" in (told.value.text.sv or "")


def test_a_file_in_latin_1_is_told(tmp_path) -> None:
    path = tmp_path / "malkoll.toml"
    path.write_bytes("template = 'åmål'".encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load(path)


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path) -> None:
    path = tmp_path / "malkoll.toml"
    path.write_bytes(b'\xef\xbb\xbflanguage = "en"\r\nfail-on = "never"\r\n')
    assert load(path).language == "en"


def test_a_configuration_that_is_not_there_is_told(tmp_path) -> None:
    with pytest.raises(SettingsError, match="could not be read"):
        load(tmp_path / "nope.toml")


def test_a_pyproject_whose_tool_malkoll_is_no_table_is_told(tmp_path) -> None:
    write(tmp_path / "pyproject.toml", "[tool]\nmalkoll = 3")
    with pytest.raises(SettingsError, match="must be a table"):
        settings_for(tmp_path / "plan.md")
