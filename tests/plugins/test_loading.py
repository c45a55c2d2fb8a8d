"""A plugin that is not as it should be stops the run: exit 2, its name and version, what is wrong and what to do."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from own_python import COST, GOOD, HEAD, PLAN, RULE

from malkoll import __version__, hooks
from malkoll.cli import completing
from malkoll.plugins import Wanted, forget, load_plugins
from malkoll.readers import BUILT_IN
from malkoll.reporters.registry import REPORTERS


def test_what_ships_comes_in_by_the_hooks_that_others_use() -> None:
    plugins = load_plugins()
    ours = plugins.loaded[0].brought
    assert (ours.readers, ours.reporters) == (BUILT_IN, REPORTERS)
    assert (plugins.readers, plugins.reporters) == (BUILT_IN, REPORTERS)


def test_a_local_plugin_brings_a_check_its_rule_a_reader_and_a_format(malkoll, here) -> None:
    assert malkoll("check", "plan.md", "--select", "XY101", "--format", "csv").out == "XY101;3\n"
    (here / "annan.bang").write_text(PLAN.replace("#", "!"), encoding="utf-8")
    run = malkoll("check", ".", "--select", "XY101", "--format", "concise")
    assert [line.split(":")[0] for line in run.out.splitlines()] == ["annan.bang", "plan.md"]
    assert malkoll("show", "annan.bang").code == 0


def test_an_installed_plugin_takes_part_without_being_named(malkoll, here, install) -> None:
    install("ute", GOOD, kostnad__krav=RULE)
    (here / "malkoll.toml").unlink()
    assert malkoll("check", "plan.md", "--select", "XY101", "--format", "csv").out == "XY101;3\n"
    assert "ute:kostnad.krav" in malkoll("rules", "--select", "XY101").out


def test_a_plugins_format_is_told_by_the_suffix_of_the_file(malkoll, here) -> None:
    assert malkoll("check", "plan.md", "--select", "XY101", "-o", "ut.csv").code == 1
    assert (here / "ut.csv").read_text() == "XY101;3\n"


def test_a_plugins_reader_goes_before_malkolls_own_for_its_suffix(malkoll, here) -> None:
    (here / "egna.py").write_text(GOOD.replace('(".bang",)', '(".md",)'), encoding="utf-8")
    (here / "plan.md").write_text(PLAN.replace("#", "!"), encoding="utf-8")
    assert malkoll("check", "plan.md", "--select", "XY101", "--format", "csv").out == "XY101;3\n"


def test_plugins_are_listed_with_what_each_brought(malkoll, here, install) -> None:
    other = GOOD.replace("kostnad.krav", "annat.krav").replace('"kostnad"', '"utgift"')
    rule = RULE.replace("XY101", "ZZ101").replace("kostnad", "utgift")
    install("ute", other.replace("csv", "tsv").replace("bang", "smack"), annat__krav=rule)
    told = json.loads(malkoll("plugins", "--format", "json").out)["plugins"]
    assert [(one["name"], one["version"], one["place"]) for one in told] == [
        ("ute", "1.2.3", "malkoll-ute"),
        ("egna", None, "egna.py"),
    ]
    assert told[0] | {"name": "", "version": "", "place": ""} == {
        "name": "", "version": "", "place": "", "rules": ["ZZ101"], "templates": [], "word_lists": [],
        "checks": ["utgift"], "checks_not_called": [], "readers": ["smack (.smack)"], "reporters": ["tsv"],
    }  # fmt: skip
    shown = malkoll("plugins").out
    assert "ute  (malkoll-ute 1.2.3)" in shown
    assert "rules       XY101" in shown


def test_without_plugin_goes_on_without_it_by_any_of_its_names(malkoll, here, install) -> None:
    install("ute", "raise RuntimeError('never imported')\n")
    for name in ("ute", "malkoll-ute", "MALKOLL_UTE"):
        assert malkoll("check", "plan.md", "--without-plugin", name, "--fail-on", "never").code == 0
    nothing = malkoll("plugins", "--without-plugin", "ute", "--without-plugin", "egna")
    assert nothing.out == "No plugins are installed or named in the configuration.\n"


def test_a_plugin_to_do_without_that_is_not_there_is_told(malkoll, here) -> None:
    run = malkoll("check", "plan.md", "--without-plugin", "egan")
    assert (run.code, run.err) == (
        2,
        "malkoll: --without-plugin egan: there is no such plugin here. There are: egna.\n",
    )


BAD = {
    "misspelt": (
        "@hookimpl\ndef malkoll_ruls():\n    return [HERE]\n",
        "has the hook malkoll_ruls, which does not exist. Did you mean malkoll_rules?",
    ),
    "misspelt-and-not-marked": (
        f"{COST}\ndef malkoll_redaers():\n    return []\n",
        "has the hook malkoll_redaers, which does not exist. Did you mean malkoll_readers?",
    ),
    "not-marked": (
        "def malkoll_rules():\n    return [HERE]\n",
        "has malkoll_rules without @hookimpl before it, so it would never be run. Put it there.",
    ),
    "no-hook": ("def checks():\n    return []\n", "has no hook, so it would do nothing. The hooks are: malkoll_rules,"),
    "arguments": (
        "@hookimpl\ndef malkoll_rules(config):\n    return [HERE]\n",
        "has malkoll_rules(config), but a hook takes no arguments: write def malkoll_rules():.",
    ),
    "wrapper": (
        "@hookimpl(wrapper=True)\ndef malkoll_rules():\n    return (yield)\n",
        "wraps the malkoll_rules of others, which will not do. Write just @hookimpl.",
    ),
    "import": ("import no_such_library\n", "could not be loaded: it broke: ModuleNotFoundError: No module named"),
    "syntax": ("def (:\n", "could not be loaded: it broke: SyntaxError: "),
    "raises-at-import": ("raise ValueError('tyvärr')\n", "it broke: ValueError: tyvärr (egna.py, line 5)."),
    "exits-at-import": (
        "raise SystemExit(0)\n",
        "could not be loaded: it tried to end malkoll (SystemExit) (egna.py, line 5).",
    ),
    "hangs-at-import": ("import time\ntime.sleep(20)\n", "could not be loaded: it was not done within 1 s"),
    "raises": (
        "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'x'] + 1\n",
        'cannot be used: malkoll_rules broke: TypeError: can only concatenate list (not "int") to list '
        "(egna.py, line 7).",
    ),
    "exits": ("@hookimpl\ndef malkoll_rules():\n    raise SystemExit(0)\n", "malkoll_rules tried to end malkoll"),
    "hangs": (
        "import time\n@hookimpl\ndef malkoll_rules():\n    time.sleep(20)\n",
        "cannot be used: malkoll_rules was not done within 1 s (MALKOLL_PLUGIN_SECONDS changes the limit).",
    ),
    "none": ("@hookimpl\ndef malkoll_rules():\n    pass\n", "malkoll_rules gave None and no list of Path."),
    "one-path": (
        "@hookimpl\ndef malkoll_rules():\n    return HERE\n",
        "malkoll_rules gave PosixPath and no list of Path",
    ),
    "text": (
        "@hookimpl\ndef malkoll_rules():\n    return ['a.krav']\n",
        "malkoll_rules gave str as number 1; it must be Path. Write Path('a.krav').",
    ),
    "empty": (
        "@hookimpl\ndef malkoll_rules():\n    return []\n",
        "malkoll_rules gave an empty list: nothing of it would be tried. Mend it, or remove the hook.",
    ),
    "endless": (
        "from itertools import repeat\n@hookimpl\ndef malkoll_rules():\n    return repeat(HERE)\n",
        "malkoll_rules never ends (over 10000 items).",
    ),
    "no-file": (
        "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'a.krav']\n",
        "a.krav does not exist. Was it packaged?",
    ),
    "no-rules-in-folder": (
        "@hookimpl\ndef malkoll_templates():\n    return [HERE]\n",
        "holds no file that ends in .mall. Were the files packaged?",
    ),
    "wrong-suffix": (
        "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'plan.md']\n",
        "plan.md does not end in .krav.",
    ),
    "check-is-a-function": (
        "@hookimpl\ndef malkoll_checks():\n    return [len]\n",
        "malkoll_checks gave builtin_function_or_method as number 1; it must be NamedCheck.",
    ),
    "check-name": (
        "@hookimpl\ndef malkoll_checks():\n    return [NamedCheck('två ord', len)]\n",
        "malkoll_checks gave, as number 1, what will not do: the check's name is 'två ord'; it must be one word",
    ),
    "check-no-function": (
        "@hookimpl\ndef malkoll_checks():\n    return [NamedCheck('ord', 1)]\n",
        "ord: check must be a function, not int.",
    ),
    "check-twice": (
        "@hookimpl\ndef malkoll_checks():\n    return [NamedCheck('ord', len), NamedCheck('ord', len)]\n",
        "has the check ord twice.",
    ),
    "reader-suffix": (
        "@hookimpl\ndef malkoll_readers():\n    return [Reader('x', ('.EML',), Text(sv='x'), lambda *_: 0)]\n",
        "x: suffixes is ('.EML',); it must be a tuple with points and lower case",
    ),
    "reader-suffixes-as-text": (
        "@hookimpl\ndef malkoll_readers():\n    return [Reader('x', '.eml', Text(sv='x'), lambda *_: 0)]\n",
        "x: suffixes is '.eml'; it must be a tuple",
    ),
    "reader-without-suffix": (
        "@hookimpl\ndef malkoll_readers():\n    return [Reader('x', (), Text(sv='x'), lambda *_: 0)]\n",
        "the reader x has no suffixes, so no file would be read by it.",
    ),
    "reader-size": (
        "@hookimpl\ndef malkoll_readers():\n    return [Reader('x', ('.x',), Text(sv='x'), lambda *_: 0, 0)]\n",
        "most_bytes must be a number of bytes, not 0.",
    ),
    "reader-kind": (
        "@hookimpl\ndef malkoll_readers():\n    return [Reader('x', ('.x',), 'x', len)]\n",
        "x: kind is 'x'; it must be Text(",
    ),
    "reader-name": (
        "@hookimpl\ndef malkoll_readers():\n    return [Reader('pdf', ('.x',), Text(sv='x'), lambda *_: 0)]\n",
        "has the reader pdf, which already comes from malkoll (malkoll ",
    ),
    "reporter-name": (
        "@hookimpl\ndef malkoll_reporters():\n    return [Reporter('json', (), Text(sv='x'), lambda *_: 0)]\n",
        "has the format json, which already comes from malkoll (malkoll ",
    ),
    "reporter-suffix": (
        "@hookimpl\ndef malkoll_reporters():\n    return [Reporter('x', ('.json',), Text(sv='x'), lambda *_: 0)]\n",
        "has the format's suffix .json, which already comes from malkoll (malkoll ",
    ),
    "rules-among-word-lists": (
        "@hookimpl\ndef malkoll_word_lists():\n    return [HERE / 'kostnad.krav']\n",
        "has the rule XY101 among its word lists: move it to a file that malkoll_rules names.",
    ),
}


@pytest.mark.parametrize("which", BAD)
def test_a_plugin_that_is_not_as_it_should_be_stops_the_run_and_is_named(which, malkoll, here, monkeypatch) -> None:
    source, told = BAD[which]
    monkeypatch.setenv("MALKOLL_PLUGIN_SECONDS", "1" if which.startswith("hangs") else "20")
    (here / "egna.py").write_text(HEAD + source, encoding="utf-8")
    run = malkoll("check", "plan.md")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("malkoll: The plugin egna (egna.py) ")
    assert told.replace("PosixPath", type(Path()).__name__) in run.err
    assert "With --without-plugin egna malkoll runs without it." in run.err
    assert run.err.count("\n") == 1
    assert malkoll("check", "plan.md", "--without-plugin", "egna", "--fail-on", "never").code == 0


@pytest.mark.parametrize("which", BAD)
def test_what_is_wrong_with_a_plugin_is_told_in_swedish_too(which, here, capsys, monkeypatch) -> None:
    from malkoll.cli import main

    source, told = BAD[which]
    monkeypatch.setenv("MALKOLL_PLUGIN_SECONDS", "1" if which.startswith("hangs") else "20")
    (here / "egna.py").write_text(HEAD + source, encoding="utf-8")
    assert main(["--lang", "sv", "check", "plan.md"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("malkoll: Tillägget egna (egna.py) ")
    assert told not in said or which == "import"


def test_an_installed_plugin_is_named_with_its_version(malkoll, here, install) -> None:
    install("ute", "import no_such_library\n", "0.9")
    run = malkoll("rules", "--no-config")
    assert run.code == 2
    assert run.err.startswith("malkoll: The plugin ute (malkoll-ute 0.9) could not be loaded: it broke: ModuleNotFound")


def test_a_class_is_no_plugin_and_an_object_is(malkoll, here, install) -> None:
    source = f"{HEAD}class Mine:\n    @hookimpl\n    def malkoll_rules(self):\n        return [HERE]\n\nmine = Mine()\n"
    package = install("ute", source, kostnad__krav=RULE.replace("kontroll kostnad", "Varje mål ska ha en åtgärd."))
    points = next(package.parent.glob("*.dist-info")) / "entry_points.txt"
    points.write_text("[malkoll]\nute = ute:Mine\n")
    run = malkoll("rules", "--no-config")
    assert "is a class. Let the entry point lead to a module, or to an object: plugin = Mine()." in run.err
    points.write_text("[malkoll]\nute = ute:mine\n")
    from malkoll.plugins import forget

    forget()
    assert "XY101" in malkoll("rules", "--no-config", "--select", "XY").out


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (GOOD, "has the format csv, which already comes from ute (malkoll-ute 1.2.3). Rename one of them."),
        (HEAD + COST, "has the check kostnad, which already comes from ute (malkoll-ute 1.2.3). Rename one of them."),
    ],
)
def test_two_plugins_that_bring_the_same_are_both_named(other, told, malkoll, here, install) -> None:
    install("ute", GOOD, kostnad__krav=RULE)
    if "csv" in other:
        other = other.replace('"kostnad"', '"annan"').replace("bang", "pang")
    (here / "egna.py").write_text(other, encoding="utf-8")
    run = malkoll("check", "plan.md")
    assert run.code == 2
    assert f"malkoll: The plugin egna (egna.py) {told}" in run.err


@pytest.mark.parametrize("code", ["XY101", "MK101"])
def test_a_code_that_is_already_taken_is_told_with_both_its_places(code, malkoll, here, install) -> None:
    install("ute", f"{HEAD}{COST}\n@hookimpl\ndef malkoll_rules():\n    return [HERE]\n", kostnad__krav=RULE)
    (here / "egna.py").write_text(f"{HEAD}\n@hookimpl\ndef malkoll_rules():\n    return [HERE / 'annan.krav']\n")
    (here / "annan.krav").write_text(RULE.replace("XY101 mal", f"{code} annat"), encoding="utf-8")
    run = malkoll("check", "plan.md")
    assert run.code == 2
    assert f"The code {code} is already taken" in run.err
    assert "egna:annan.krav" in run.err
    assert ("ute:ute/kostnad.krav" if code == "XY101" else "rules/MK101") in run.err


@pytest.mark.parametrize("changed", [False, True])
def test_the_sources_of_an_installed_plugin_can_be_tried_in_its_place(changed, malkoll, here, install) -> None:
    install("ute", GOOD, kostnad__krav=RULE)
    (here / "malkoll.toml").unlink()
    (here / "kostnad.krav").write_text(
        RULE.replace("underkänt 1", "underkänt 2") if changed else RULE, encoding="utf-8"
    )
    tried = malkoll("test", "kostnad.krav")
    assert (tried.code, tried.err) == (int(changed), "")
    assert "XY101" in tried.out
    (here / "kostnad.krav").write_text(
        RULE.replace("mal-utan", "annat-utan").replace("XY101", "XY102"), encoding="utf-8"
    )
    assert malkoll("check", "plan.md", "--rules", "kostnad.krav", "--select", "XY").out.count("XY10") >= 2


def test_a_mistake_in_a_plugins_rule_file_is_told_with_whose_it_is(malkoll, here, install) -> None:
    install("ute", GOOD, kostnad__krav=RULE.replace("meddelande", "medelande"))
    run = malkoll("check", "plan.md", "--no-config")
    assert run.code == 2
    assert "The plugin ute (malkoll-ute 1.2.3) has mistakes in its files; with --without-plugin ute malkoll" in run.err
    assert "ute:kostnad.krav:3:" in run.err


def test_a_configuration_adds_its_plugins_to_those_of_the_one_it_extends(malkoll, here) -> None:
    (here / "under").mkdir()
    (here / "under" / "till.py").write_text(GOOD.replace("csv", "tsv").replace("bang", "pang").replace(
        '"kostnad"', '"annan"').replace('HERE / "kostnad.krav"', 'HERE.parent / "kostnad.krav"'))  # fmt: skip
    (here / "malkoll.toml").rename(here / "bas.toml")
    (here / "malkoll.toml").write_text('extend = "bas.toml"\nplugins = ["under/till.py"]\n')
    listed = json.loads(malkoll("plugins", "--format", "json").out)["plugins"]
    assert [one["name"] for one in listed] == ["egna", "till"]


def test_a_plugin_is_for_the_whole_run_and_not_for_some_files(malkoll, here) -> None:
    (here / "malkoll.toml").write_text('[[per-path]]\npath = "a.md"\nplugins = ["egna.py"]\n')
    run = malkoll("check", "plan.md")
    assert run.code == 2
    assert "“plugins” is for the whole run and cannot stand in [[per-path]]" in run.err


def test_two_plugins_of_one_name_are_told(malkoll, here, install) -> None:
    install("egna", GOOD, kostnad__krav=RULE)
    run = malkoll("check", "plan.md")
    assert run.code == 2
    assert "Two plugins are called egna: malkoll-egna and egna.py." in run.err


def test_a_rule_that_names_a_check_nobody_brings_is_told_with_those_there_are(malkoll, here) -> None:
    (here / "kostnad.krav").write_text(RULE.replace("kontroll kostnad", "kontroll kostnda"), encoding="utf-8")
    run = malkoll("check", "plan.md")
    assert run.code == 2
    assert (
        "XY101 names the check “kostnda”, which does not exist. There are: kostnad. If it is your own, the hook "
        in (run.err)
    )


def test_a_check_that_no_rule_calls_is_listed_as_idle(malkoll, here) -> None:
    source = GOOD.replace('[NamedCheck("kostnad", cost)]', '[NamedCheck(one, cost) for one in ("kostnad", "x")]')
    (here / "egna.py").write_text(source, encoding="utf-8")
    assert "kostnad, x (no rule calls it)\n" in malkoll("plugins").out
    assert json.loads(malkoll("plugins", "--format", "json").out)["plugins"][0]["checks_not_called"] == ["x"]
    (here / "till.krav").write_text(RULE.replace("XY101", "XY102").replace("kontroll kostnad", "kontroll x"))
    (here / "malkoll.toml").write_text('plugins = ["egna.py"]\nrules = ["till.krav"]\n')
    assert "no rule calls it" not in malkoll("plugins").out


@pytest.mark.parametrize("wanted", ["malkoll>=99,<100", "malkoll (==99.*) ; python_version > '3'"])
def test_a_plugin_made_for_another_malkoll_is_told_with_both_versions(wanted, malkoll, here, install) -> None:
    package = install("ute", GOOD, kostnad__krav=RULE)
    metadata = next(package.parent.glob("*.dist-info")) / "METADATA"
    said = metadata.read_text()
    metadata.write_text(f"{said}Requires-Dist: {wanted}\n")
    run = malkoll("check", "plan.md", "--no-config")
    assert run.code == 2
    needed = ">=99" if ">" in wanted.partition(";")[0] else "==99.*"
    assert "malkoll: The plugin ute (malkoll-ute 1.2.3) requires malkoll " in run.err
    assert needed in run.err
    assert f", and this is {__version__}. Upgrade malkoll" in run.err
    others = ("malkoll-other>=99", "malkoll>=99; extra == 'x'", "malkoll>=0.0.1")
    metadata.write_text(said + "".join(f"Requires-Dist: {one}\n" for one in others))
    forget()
    assert malkoll("check", "plan.md", "--no-config", "--select", "XY101").code == 1


def test_a_package_that_is_installed_twice_in_one_place_is_told(malkoll, here, install) -> None:
    package = install("ute", GOOD, kostnad__krav=RULE)
    info = next(package.parent.glob("*.dist-info"))
    shutil.copytree(info, info.with_name("malkoll_ute-1.2.4.dist-info"))
    run = malkoll("check", "plan.md", "--no-config")
    assert run.code == 2
    assert "The package malkoll-ute is installed twice in " in run.err
    assert "malkoll_ute-1.2.3.dist-info" in run.err
    assert "malkoll_ute-1.2.4.dist-info" in run.err


@pytest.mark.parametrize("where", ["egna.py", "belopp.py"])
def test_python_that_is_not_utf8_is_told_with_its_line(where, malkoll, here) -> None:
    (here / "egna.py").write_text(f"{GOOD}\nfrom .belopp import A\n", encoding="utf-8")
    (here / "belopp.py").write_text("A = 1\n", encoding="utf-8")
    said = (here / where).read_text(encoding="utf-8")
    (here / where).write_bytes(f"# först\n# räksmörgås\n{said}".encode("latin-1", "replace"))
    run = malkoll("check", "plan.md")
    assert run.code == 2
    assert f"The plugin egna (egna.py) could not be loaded: {where} is not saved as UTF-8 (line 1)." in run.err
    (here / where).write_bytes(f"# -*- coding: latin-1 -*-\n# räksmörgås\n{said}".encode("latin-1", "replace"))
    assert malkoll("check", "plan.md", "--select", "MK103").code == 0


# --- local Python -------------------------------------------------------------------------------


def test_a_configuration_of_a_folder_that_came_from_elsewhere_runs_no_code(malkoll, here, monkeypatch) -> None:
    (here / "egna.py").write_text("from pathlib import Path\nPath(__file__).with_name('ran').touch()\n" + GOOD)
    monkeypatch.chdir(here.parent)
    for command in (("check", "here/plan.md"), ("show", "here/plan.md"), ("check", "here")):
        run = malkoll(*command)
        assert run.code == 2
        assert "here/malkoll.toml, line 1: “plugins” runs Python, which is done only where" in run.err.replace(
            "\\", "/"
        )
    assert not (here / "ran").exists()
    assert malkoll("check", "here/plan.md", "--without-plugin", "egna", "--fail-on", "never").code == 0
    assert not (here / "ran").exists()
    assert malkoll("check", "here/plan.md", "--trust", "--select", "XY101", "--format", "csv").out == "XY101;3\n"


def test_a_configuration_above_the_working_directory_is_trusted(malkoll, here, monkeypatch) -> None:
    (here / "under").mkdir()
    monkeypatch.chdir(here / "under")
    assert malkoll("check", "../plan.md", "--select", "XY101", "--format", "csv").out == "XY101;3\n"


def test_a_configuration_reached_by_a_link_is_not_trusted_for_where_the_link_lies(malkoll, here, tmp_path) -> None:
    away = tmp_path / "borta"
    away.mkdir()
    for name in ("egna.py", "kostnad.krav", "malkoll.toml", "plan.md"):
        (here / name).rename(away / name)
    try:
        (here / "link").symlink_to(away, target_is_directory=True)
    except OSError:
        pytest.skip("no links can be made here")
    assert malkoll("check", "link/plan.md").code == 2


def test_the_tab_key_runs_no_local_python_and_knows_the_names_of_plugins(here, install) -> None:
    (here / "egna.py").write_text("from pathlib import Path\nPath(__file__).with_name('ran').touch()\n" + GOOD)
    install("ute", GOOD.replace("csv", "tsv"), kostnad__krav=RULE)
    command = click.Command("check", params=[click.Option(["--format"])])
    for complete, begins, offered in (
        (completing.formats, "t", ["terminal", "tsv"]),
        (completing.plugins, "", ["ute", "egna"]),
        (completing.codes, "XY", ["XY101"]),
    ):
        found = complete(click.Context(command), command.params[0], begins)
        assert [one.value for one in found] == offered
    assert not (here / "ran").exists()


def test_a_package_and_a_module_can_be_named_too(malkoll, here, monkeypatch) -> None:
    package = here / "eget"
    package.mkdir()
    (package / "__init__.py").write_text("from .checks import malkoll_checks, malkoll_rules\n")
    (package / "checks.py").write_text(f"{HEAD}{COST}\n@hookimpl\ndef malkoll_rules():\n    return [HERE]\n")
    (package / "kostnad.krav").write_text(RULE, encoding="utf-8")
    for written in ("eget", "egna"):
        (here / "malkoll.toml").write_text(f'plugins = ["{written}"]\n')
        assert "XY101" in malkoll("rules", "--select", "XY").out
    monkeypatch.syspath_prepend(str(here / "lib"))
    (here / "lib").mkdir()
    package.rename(here / "lib" / "langtbort")
    (here / "malkoll.toml").write_text('plugins = ["langtbort"]\n')
    assert "XY101" in malkoll("rules", "--select", "XY").out


def test_local_python_that_is_not_there_is_told(malkoll, here) -> None:
    (here / "malkoll.toml").write_text('plugins = ["engra.py"]\n')
    run = malkoll("check", "plan.md")
    assert run.code == 2
    assert "The plugin engra.py, which “plugins” in the configuration names, does not exist" in run.err


def test_the_settings_tell_which_plugins_a_configuration_names(malkoll, here) -> None:
    shown = malkoll("check", "--show-settings").out
    assert 'plugins           ["egna.py"]' in shown
    assert "malkoll.toml, line 1" in shown


# --- what must stay cheap -----------------------------------------------------------------------


def test_a_run_without_plugins_asks_no_metadata_and_help_loads_no_plugins_at_all(tmp_path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(PLAN, encoding="utf-8")
    source = (
        "import sys\nfrom malkoll.cli import main\nmain({})\nheavy = {{'pluggy', 'lark', 'pydantic', 'rich'}}\n"
        "print(sorted((heavy | {{'importlib.metadata'}}) & set(sys.modules)), file=sys.stderr)"
    )

    def loaded(*arguments: str) -> str:
        done = subprocess.run([sys.executable, "-c", source.format(list(arguments))], capture_output=True, text=True)
        return done.stderr.strip().splitlines()[-1]

    assert loaded("--help") == "[]"
    assert "importlib.metadata" not in loaded("check", str(plan), "--format", "concise", "--no-config")


def test_hooks_are_asked_for_by_name_only() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'hokimpl'"):
        _ = hooks.hokimpl


def test_the_same_plugins_are_loaded_once(here) -> None:
    wanted = Wanted((here / "egna.py",))
    assert load_plugins(wanted) is load_plugins(wanted)
    before = load_plugins(wanted)
    (here / "egna.py").write_text(GOOD + "\n# changed\n", encoding="utf-8")
    assert load_plugins(wanted) is not before
    assert load_plugins(wanted).fingerprint != before.fingerprint
