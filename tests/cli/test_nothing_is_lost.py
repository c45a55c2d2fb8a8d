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
