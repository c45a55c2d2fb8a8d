"""What a run reads it does not write over, and a run that could try nothing does not look like a clean one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from own_plans import POOR

EXCEPTION = '[[undantag]]\nkrav = "MK103"\nmål = "x"\nskäl = "y"\ntill = 2030-01-01\n'


@pytest.mark.parametrize("name", ["malkoll.toml", "malkoll-undantag.toml", "egna.krav", "lage.json"])
def test_a_result_is_not_written_over_what_decided_it(malkoll, here, name) -> None:
    (here / "plan.md").write_text(POOR, encoding="utf-8")
    malkoll("init")
    (here / "egna.krav").write_text(
        (here / "regler" / "egna.krav").read_text("utf-8").replace("EGET1", "EGET2").replace("of-ours", "too"), "utf-8"
    )
    (here / "malkoll-undantag.toml").write_text(EXCEPTION, encoding="utf-8")
    malkoll("baseline", "write", "plan.md", "--baseline", "lage.json")
    before = (here / name).read_bytes()
    run = malkoll("check", "plan.md", "--rules", "egna.krav", "--baseline", "lage.json", "--format", "json", "-o", name)
    assert run.code == 2
    assert f"skrivs inte till {name}" in run.err
    assert (here / name).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ("exceptions planer/a.md", "planer/a.md"),
        ("exceptions planer", "planer/a.md"),
        ("exceptions", "planer/a.md"),
        ("exceptions planer/*.md", "malkoll-undantag.toml"),
        ("show planer", "planer/a.md"),
        ("show planer/a.md --rules egna.krav", "egna.krav"),
        ("rules", "planer/a.md"),
        ("rules --rules egna.krav", "egna.krav"),
        ("explain MK101", "planer/a.md"),
        ("explain MK101", "malkoll.toml"),
        ("read-aloud", "malkoll-undantag.toml"),
        ("schema config", "malkoll.toml"),
        ("schema", "planer/a.md"),
        ("test egna.krav", "egna.krav"),
        ("baseline show planer/a.md --baseline lage.json", "lage.json"),
        ("check planer --show-settings", "malkoll.toml"),
    ],
)
def test_no_command_writes_over_a_plan_or_over_what_it_reads(malkoll, here, arguments, file) -> None:
    (here / "planer").mkdir()
    (here / "planer" / "a.md").write_text(POOR, encoding="utf-8")
    (here / "malkoll.toml").write_text('plans = ["planer/*.md"]\n', encoding="utf-8")
    (here / "malkoll-undantag.toml").write_text("", encoding="utf-8")
    (here / "egna.krav").write_text("", encoding="utf-8")
    (here / "lage.json").write_text('{"version": 1, "plans": {}}', encoding="utf-8")
    before = (here / file).read_bytes()
    run = malkoll(*arguments.split(), "-o", file)
    assert (run.code, run.out) == (2, "")
    assert f"Resultatet skrivs inte till {file}" in run.err
    assert (here / file).read_bytes() == before


def test_a_list_of_rules_is_written_over_the_one_before(malkoll, here) -> None:
    (here / "krav.txt").write_text("old", encoding="utf-8")
    assert malkoll("rules", "-o", "krav.txt").code == 0
    assert "MK101" in (here / "krav.txt").read_text("utf-8")


def test_settings_that_take_away_every_rule_are_a_mistake(malkoll, here) -> None:
    (here / "plan.md").write_text(POOR, encoding="utf-8")
    run = malkoll("check", "plan.md", "--select", "MK101", "--ignore", "MK1")
    assert run.code == 2
    assert "Inget krav är kvar att pröva" in run.err


@pytest.mark.skipif(os.name == "nt", reason="closing a stream from outside is POSIX")
@pytest.mark.parametrize(("stream", "arguments", "code"), [("1", "plan.md", 1), ("2", "plan.md", 1), ("2", "no.md", 2)])
def test_a_stream_that_nobody_reads_changes_no_exit_code(here, stream, arguments, code) -> None:
    (here / "plan.md").write_text(POOR, encoding="utf-8")
    command = f'"{sys.executable}" -m malkoll check {arguments} {stream}>&-'
    assert subprocess.run(["sh", "-c", command], stdout=subprocess.DEVNULL, check=False).returncode == code
