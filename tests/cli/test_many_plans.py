from __future__ import annotations

import json
import os
import sys
from io import StringIO

import pytest

from malkoll.cli.progress import progress
from malkoll.cli.state import State


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory, monkeypatch) -> None:
    monkeypatch.setenv("MALKOLL_CACHE", str(tmp_path_factory.mktemp("cache")))


def test_every_number_of_processes_and_every_cache_writes_the_same_report(malkoll, here) -> None:
    for format_, jobs in (("terminal", "2"), ("json", "1"), ("concise", "1")):
        arguments = ("check", ".", "--format", format_)
        cold = malkoll(*arguments, "--no-cache", "--jobs", "1")
        assert malkoll(*arguments, "--no-cache", "--jobs", jobs) == cold
        assert malkoll(*arguments) == cold
        assert malkoll(*arguments) == cold


@pytest.mark.parametrize("number", ["0", "-1", "två", "1.5"])
def test_a_number_of_processes_that_is_none_is_told(malkoll, here, number) -> None:
    run = malkoll("check", ".", "--jobs", number)
    assert run.code == 2
    assert run.err == "malkoll: Värdet för --jobs ska vara ett heltal som är minst 1. Se ”malkoll check --help”.\n"


def test_what_is_ignored_is_left_out_unless_one_says_otherwise(malkoll, here) -> None:
    (here / ".malkollignore").write_text("dalig.md\n", encoding="utf-8")
    assert malkoll("check", ".").code == 0
    assert malkoll("check", ".", "--no-ignore").code == 1
    assert malkoll("check", "dalig.md").code == 1
    assert "dalig" not in malkoll("show", ".").out
    assert "dalig" in malkoll("show", ".", "--no-ignore").out


def test_quiet_says_nothing_but_errors(malkoll, here) -> None:
    assert malkoll("check", ".", "-q").err == ""
    assert "finns inte" in malkoll("check", "saknas.md", ".", "-q").err


# --- statistics ---


def test_statistics_count_each_rule_over_all_plans(malkoll, here) -> None:
    data = json.loads(malkoll("check", "bra.md", "dalig.md", "--format", "json", "--statistics").out)
    counted = data["statistics"]
    assert counted["documents"] == 2
    rows = {row["code"]: row for row in counted["rules"]}
    assert len(rows) == len(counted["rules"]) > 20
    assert (rows["MK101"]["findings"], rows["MK101"]["documents"], rows["MK101"]["met"]) == (1, 1, 1)
    assert rows["MK101"]["name"] == "goal-without-indicator-or-evidence"
    assert sum(row["findings"] for row in rows.values()) == len(data["findings"])
    for outcome, count in data["outcomes"].items():
        assert sum(row[outcome] for row in rows.values()) == count
    assert "statistics" not in json.loads(malkoll("check", "bra.md", "--format", "json").out)


def test_statistics_stand_in_a_table_after_the_report_and_beside_one_for_programs(malkoll, here) -> None:
    plain = malkoll("check", "dalig.md").out
    run = malkoll("check", "dalig.md", "--statistics")
    assert run.out.startswith(plain)
    (row,) = [line.split() for line in run.out.removeprefix(plain).splitlines() if "MK101" in line]
    assert row == ["MK101", "goal-without-indicator-or-evidence", "1", "1/1", "0", "1", "0", "0", "0"]
    concise = malkoll("check", "dalig.md", "--statistics", "--format", "concise")
    assert concise.out == malkoll("check", "dalig.md", "--format", "concise").out
    assert "MK101 goal-without-indicator-or-evidence" in concise.err


# --- the bar ---


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def a_terminal(monkeypatch) -> _Terminal:
    """Set up within the test itself: pytest puts its own streams back when a test begins."""
    made = _Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setattr("malkoll.cli.progress._LONG", -1)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_long_work_shows_a_bar_where_somebody_watches_and_takes_it_away(monkeypatch) -> None:
    terminal = a_terminal(monkeypatch)
    with progress(State(), quiet=False) as tell:
        assert tell is not None
        tell(1, 3, "planer/[röd].md")
        tell(2, 3, "planer/b.md")
    said = terminal.getvalue()
    assert "Kontrollerar" in said
    assert "2/3" in said
    assert said.endswith(("\x1b[2K", "\x1b[?25h"))


def test_no_bar_for_one_plan_nor_where_it_is_to_be_quiet_nor_off_a_terminal(monkeypatch) -> None:
    terminal = a_terminal(monkeypatch)
    with progress(State(), quiet=False) as tell:
        assert tell is not None
        tell(1, 1, "a.md")
    with progress(State(), quiet=True) as tell:
        assert tell is None
    assert terminal.getvalue() == ""
    monkeypatch.setattr(sys, "stderr", StringIO())
    with progress(State(), quiet=False) as tell:
        assert tell is None


# --- watching ---


def test_watching_runs_again_for_each_change_and_ctrl_c_ends_it_with_0(malkoll, here, monkeypatch) -> None:
    def changes_twice(run, look, pause):
        run(())
        os.replace("bra.md", "dalig.md")
        run(("dalig.md",))
        (here / "malkoll.toml").write_text("ignor = 1", encoding="utf-8")
        run(("malkoll.toml",))
        raise KeyboardInterrupt

    monkeypatch.setattr("malkoll.app.watching.watch", changes_twice)
    run = malkoll("check", "dalig.md", "--watch", "--format", "concise")
    assert run.code == 0
    assert run.out.count(" MK101 ") == 1
    assert "malkoll: ändrat: dalig.md\n" in run.err
    assert "Menade du ”ignore”?" in run.err
    assert run.err.count("väntar på ändringar") == 3


def test_what_a_run_writes_among_the_plans_does_not_start_the_next(malkoll, here, monkeypatch) -> None:
    seen = []

    def looks(run, look, pause):
        seen.append(look())
        run(())
        seen.append(look())
        raise KeyboardInterrupt

    monkeypatch.setattr("malkoll.app.watching.watch", looks)
    assert malkoll("check", ".", "--watch", "-o", "rapport.md").code == 0
    assert (here / "rapport.md").exists()
    assert seen[0] == seen[1]


def test_standard_input_cannot_be_watched(malkoll, here) -> None:
    run = malkoll("check", "-", "--watch", stdin=b"x")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert "Standard in kan inte bevakas" in run.err


# --- the cache ---


def test_the_cache_is_shown_and_cleared(malkoll, here) -> None:
    assert "resultat för 0 planer" in malkoll("cache").out
    malkoll("check", "dalig.md")
    assert "resultat för 1 planer" not in malkoll("cache").out
    assert "results of 1 plan," in malkoll("cache", "--lang", "en").out
    assert "resultat för 0 planer" in malkoll("cache", "--clear").out


def test_a_cache_that_is_turned_off_is_told(malkoll, here, monkeypatch) -> None:
    monkeypatch.setenv("MALKOLL_CACHE", "off")
    assert malkoll("cache").out == "Minnet är avstängt (MALKOLL_CACHE=off).\n"
