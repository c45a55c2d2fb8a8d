"""What the commands tell of plugins: whose a check is, which formats there are, and what a run without one lacks."""

from __future__ import annotations

import subprocess
import sys

import pytest
from own_python import GOOD, PLAN, RULE

MAIL = "From: a@granköping.se\nTo: b@granköping.se\nSubject: Plan\nMIME-Version: 1.0\n\n" + PLAN


def test_the_rules_that_python_judges_say_so_and_whose_check_it_is(malkoll, here) -> None:
    told = "The check kostnad of the plugin egna (egna.py), written in Python, decides."
    assert f"XY101   {told}" in malkoll("read-aloud", "--select", "XY101").out
    page = malkoll("explain", "XY101").out
    assert f"The requirement\n    {told}" in page
    assert "Kontrollen kostnad i tillägget egna (egna.py), skriven i Python, avgör." in page
    assert told in malkoll("rules", "--select", "XY101").out


def test_an_installed_plugin_is_told_with_its_version_as_the_one_that_judges(malkoll, here, install) -> None:
    (here / "malkoll.toml").unlink()
    install("ute", GOOD, "0.9", kostnad__krav=RULE)
    assert "The check kostnad of the plugin ute (malkoll-ute 0.9), written" in malkoll("explain", "XY101").out


def test_a_long_code_stands_apart_from_its_severity(malkoll, here) -> None:
    (here / "kostnad.krav").write_text(RULE.replace("XY101", "TRIANGEL101"), encoding="utf-8")
    listed = malkoll("rules", "--select", "TRIANGEL101,MK101").out
    assert "\nTRIANGEL101  error     The check" in listed
    assert listed.startswith("MK101        error     ")
    assert "\nTRIANGEL101  The check" in malkoll("read-aloud", "--select", "TRIANGEL101,MK101").out


def test_a_plan_that_only_a_plugin_reads_is_told_to_lack_it_where_it_is_left_out(malkoll, here) -> None:
    (here / "a.bang").write_bytes(b"%PDF-1.7\n")
    (here / "b.bang").write_text("Lekplatsen är byggd.\n", encoding="utf-8")
    run = malkoll("check", "a.bang", "b.bang", "--without-plugin", "egna")
    hint = "The run is without egna (--without-plugin): if that is a plugin that reads .bang, run with it.\n"
    assert (run.code, run.err.count(hint)) == (2, 2)
    assert hint in malkoll("show", "a.bang", "--without-plugin", "egna").err
    (here / "malkoll.toml").unlink()
    assert "--without-plugin" not in malkoll("check", "a.bang").err


def test_a_plan_that_malkoll_itself_reads_lacks_no_plugin(malkoll, here) -> None:
    (here / "tom.md").write_text("Ingenting.\n", encoding="utf-8")
    run = malkoll("check", "tom.md", "--without-plugin", "egna")
    assert (run.code, "The run is without" in run.err) == (2, False)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_email_is_called_one_and_not_a_web_archive(malkoll, here, ends) -> None:
    (here / "a.eml").write_bytes(MAIL.replace("\n", ends).encode())
    run = malkoll("check", "a.eml", "--no-config")
    assert run.code == 2
    assert "a.eml: the file is an e-mail message, not text; save the plan that is attached to it and name" in run.err


def test_a_format_and_a_check_that_left_with_their_plugin_are_told_to_have_done_so(malkoll, here) -> None:
    run = malkoll("check", "plan.md", "--format", "csv", "--without-plugin", "egna")
    assert run.code == 2
    assert "The run is without egna (--without-plugin); a plugin's format is there only with it." in run.err
    run = malkoll("check", "plan.md", "--rules", "kostnad.krav", "--without-plugin", "egna")
    assert run.code == 2
    assert "XY101 names the check “kostnad”, which does not exist. It comes with a plugin: install that." in run.err
    assert "The run is without egna (--without-plugin)." in run.err


def test_the_help_of_check_says_where_the_formats_of_plugins_are_seen_and_loads_none(here) -> None:
    (here / "egna.py").write_text("raise SystemExit('loaded')\n", encoding="utf-8")
    source = "import sys\nfrom malkoll.cli import main\nmain(['--lang', 'en', 'check', '--help'])\n"
    source += "print(sorted({'pluggy', 'importlib.metadata'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, encoding="utf-8")
    assert "and those of plugins, which malkoll plugins shows." in " ".join(done.stdout.split())
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_watched_run_looks_at_the_files_that_a_local_plugin_imports(here) -> None:
    from malkoll.app.options import Options
    from malkoll.app.watching import look

    (here / "belopp.py").write_text("WORD = 'kronor'\n", encoding="utf-8")
    (here / "egna.py").write_text(f"from .belopp import WORD\n{GOOD}", encoding="utf-8")
    assert str(here / "belopp.py") in look(["plan.md"], Options())
