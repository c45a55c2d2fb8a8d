"""Output is byte for byte the same from run to run and by one and many processes; ``SOURCE_DATE_EPOCH`` fixes dates."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from malkoll.reporters.registry import PAPERS, REPORTERS
from malkoll.testing import read_case

CASES = Path(__file__).parents[1] / "cases"
NAMES = ("01-rubriker-med-etiketter", "16-en-knepig-plan", "10-uppfoljning-tabell")
FORMATS = [one.name for one in REPORTERS]
THE_DAY = "1790000000"
"""Seconds since 1970: the 21st of September 2026."""

RUNNER = """
import sys
from malkoll.cli import main
jobs, *formats = sys.argv[1:]
sys.stdin.close()
codes = [main(["check", "planer", "--jobs", jobs, "--no-cache", *(f"--format={one}=ut.{one}" for one in formats)])]
for end in ("html", "docx", "md"):
    codes.append(main(["report", "planer/01-rubriker-med-etiketter.md", "-o", f"rapport.{end}"]))
codes.append(main(["show", "planer", "--format", "json", "-o", "visat.json"]))
codes.append(main(["compare", "planer/16-en-knepig-plan.md", "planer/10-uppfoljning-tabell.md", "-o", "jamfort.json"]))
codes.append(main(["rules", "--format", "json", "-o", "krav.json"]))
codes.append(main(["baseline", "write", "planer", "--baseline", "utgangslage.json"]))
print(codes)
"""


def run(folder: Path, *, jobs: int, seed: str, day: str = THE_DAY) -> dict[str, bytes]:
    """What malkoll wrote in ``folder``, file by file, and what it said."""
    plans = folder / "planer"
    plans.mkdir(parents=True)
    for name in NAMES:
        (plans / f"{name}.md").write_text(read_case(CASES / f"{name}.md").text, encoding="utf-8", newline="\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MALKOLL", "COV"))}
    done = subprocess.run(
        [sys.executable, "-c", RUNNER, str(jobs), *FORMATS],
        cwd=folder,
        env=kept | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": day, "MALKOLL_CACHE": str(folder / "cache")},
        capture_output=True,
        check=True,
    )
    written = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return written | {"stdout": done.stdout, "stderr": done.stderr}


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> dict[str, bytes]:
    return run(tmp_path_factory.mktemp("forst") / "har", jobs=1, seed="1")


def test_everything_was_written(first) -> None:
    wanted = {f"ut.{name}" for name in FORMATS} | {f"rapport.{end}" for end in ("html", "docx", "md")}
    wanted |= {"visat.json", "jamfort.json", "krav.json", "utgangslage.json"}
    assert wanted <= set(first)
    assert all(first[name] for name in wanted - {"ut.github"})
    assert len(PAPERS) == 3


def test_the_same_is_written_from_run_to_run_and_by_one_and_two_processes(first, tmp_path) -> None:
    """Whatever order sets are in."""
    again = run(tmp_path / "har", jobs=2, seed="2")
    assert [name for name in first if again.get(name) != first[name]] == []


def test_no_day_but_the_one_given_stands_in_what_is_written(first) -> None:
    today = date.today()
    assert today != datetime.fromtimestamp(int(THE_DAY), UTC).date()
    for name, data in first.items():
        assert today.isoformat().encode() not in data, name
    assert b"2026-09-21" in first["rapport.html"]
