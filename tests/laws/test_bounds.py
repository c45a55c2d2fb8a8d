"""What is made to do harm ends: with a result, or with one sentence that says what was not checked, and why."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_texts import HOSTILE, plan_around
from hypothesis import given
from hypothesis import strategies as st

from malkoll import whole
from malkoll.app.time_limit import LIMIT, in_time
from malkoll.cli import main
from malkoll.errors import ChangingError, NoFileError, PlanError, TooLargeError
from malkoll.letters import composed
from malkoll.templates import patterns
from malkoll.whole import read_whole

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
PLAN = plan_around("Halten av partiklar mäts.")
posix = pytest.mark.skipif(os.name != "posix", reason="needs pipes, devices and limits of POSIX")


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "MALKOLL_LANG": "sv", **variables}
    return subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, encoding="utf-8", timeout=600
    )


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["--lang", "sv", "check", *arguments, "--no-cache"])
    return code, capsys.readouterr().err


# --- texts -----------------------------------------------------------------------------------------


def test_every_hostile_text_ends_within_bounds_of_time_and_memory_with_a_result_or_one_sentence() -> None:
    done = run(str(HERE / "within_bounds.py"), "20000")
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert [name for name, _, _ in told] == list(HOSTILE)
    for name, code, err in told:
        assert code in (0, 1, 2), name
        assert "Ett fel i malkoll" not in err, (name, err)
        assert (len(err.splitlines()), err[:9]) == (1, "malkoll: ") if code == 2 else err == "", (name, err)


@given(st.text(st.sampled_from("aåe \u0301\u0316\u030a\u1100\u1161\U0001f44d\n"), max_size=60), st.integers(0, 200))
def test_of_the_marks_on_a_letter_thirty_are_read_and_all_else_is_nfc(text: str, marks: int) -> None:
    few = unicodedata.normalize("NFC", text)
    if all(len(run) <= 30 for run in _runs_of_marks(text)):
        assert composed(text) == few
    # Dots below and acute accents in turn: sorting them takes the square of their number.
    stacked = composed(f"{text}x{chr(0x301) + chr(0x316)}" + "\u0316\u0301" * marks + "y")
    assert stacked == unicodedata.normalize("NFC", stacked)
    assert max((len(run) for run in _runs_of_marks(stacked)), default=0) <= 30
    assert stacked.endswith("y")


def _runs_of_marks(text: str) -> list[str]:
    return "".join("." if unicodedata.combining(letter) else " " for letter in text).split()


def test_long_lines_are_not_kept_in_memory_for_the_next_time_they_are_looked_at() -> None:
    before = patterns._plain.cache_info().currsize
    assert patterns.plain("Mål – " * 1000) == patterns.plain("mål  - " * 1000)
    assert patterns._plain.cache_info().currsize == before


# --- files -----------------------------------------------------------------------------------------


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _ring(path: Path) -> None:
    path.symlink_to(path.name)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1024**3)


def _folder(path: Path) -> None:
    path.mkdir()


def _of_lines(path: Path) -> None:
    path.write_bytes(b"a\n" * 200_002)


STRANGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (_pipe, "ingen vanlig fil"),
    "a link to itself": (_ring, "går runt i en ring"),
    "a device without end": (_endless, "ingen vanlig fil"),
    "a gigabyte": (_sparse, "1024 MB, och malkoll läser planer på högst 20 MB"),
    "a folder": (_folder, "finns ingen fil som malkoll kan läsa"),
    "too many lines": (_of_lines, "fler än 200000 rader"),
}


@posix
@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_plan_to_read_is_told_and_the_plan_beside_it_is_checked(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    make, expected = STRANGE[kind]
    make(tmp_path / "x.md")
    code, err = said(capsys, "x.md")
    assert (code, len(err.splitlines())) == (2, 1)
    assert expected in err
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    code = main(["--lang", "sv", "check", "x.md", "plan.md", "--no-cache", "--format", "json"])
    out = json.loads(capsys.readouterr().out)
    assert (code, [one["path"] for one in out["documents"]], len(out["errors"])) == (2, ["plan.md"], 1)


@posix
@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("malkoll.toml", ""),
        ("egna.krav", 'rules = ["egna.krav"]'),
        ("egen.mall", 'templates = ["egen.mall"]'),
        ("utgang.json", 'baseline = "utgang.json"'),
        ("undantag.toml", 'exceptions = "undantag.toml"'),
    ],
)
@pytest.mark.parametrize("kind", ["a pipe", "a gigabyte"])
def test_a_file_beside_the_plan_that_is_none_or_is_enormous_stops_the_run_with_a_sentence(
    name: str, settings: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    if settings:
        (tmp_path / "malkoll.toml").write_text(f"{settings}\n", encoding="utf-8")
    STRANGE[kind][0](tmp_path / name)
    code, err = said(capsys, "plan.md")
    assert code == 2
    assert name in err
    assert "Ett fel i malkoll" not in err


def test_a_file_of_more_bytes_than_are_asked_for_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_whole(path, 5) == b"12345"
    with pytest.raises(TooLargeError):
        read_whole(path, 4)
    with pytest.raises(NoFileError):
        read_whole(tmp_path, 5)


@posix
def test_a_file_that_becomes_a_pipe_when_it_has_been_looked_at_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    real = whole._open

    def swapped(name: str, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return real(name, flags)

    monkeypatch.setattr(whole, "_open", swapped)
    with pytest.raises(NoFileError):
        read_whole(path, 10)


def test_a_file_that_is_written_to_while_it_is_read_is_read_again_and_at_last_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    real, looked = os.fstat, 0

    def growing(handle: int) -> os.stat_result:
        nonlocal looked
        looked += 1
        if looked % 2 == 0 and looked <= times * 2:  # after it was read
            with path.open("ab") as file:
                file.write(b"\nMer.")
        return real(handle)

    monkeypatch.setattr(whole.os, "fstat", growing)
    times = 1
    assert read_whole(path, 10_000).endswith(b"\nMer.")
    times, looked = 100, 0
    with pytest.raises(ChangingError):
        read_whole(path, 10_000)
    code, err = said(capsys, "plan.md", "--no-config")
    assert (code, "ändras medan den läses" in err) == (2, True)


# --- time and memory -------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_plan_that_takes_too_long_is_not_checked_and_the_others_are(jobs: str, tmp_path: Path) -> None:
    (tmp_path / "kort.md").write_text("# Plan\n\n## Mål 1: A\n", encoding="utf-8")
    long = "".join(f"## Mål {number}: Titel {number}\n\nIndikator: andel {number}\n\n" for number in range(25_000))
    (tmp_path / "lang.md").write_text(long, encoding="utf-8")
    plans = [str(tmp_path / "lang.md"), str(tmp_path / "kort.md")]
    done = run(
        "-m", "malkoll", "check", *plans, "--no-config", "--no-cache", "--format", "json", "--jobs", jobs,
        **{LIMIT: "1.5"},
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert done.returncode == 2
    assert any("lang.md tog längre än 1.5 sekunder och är inte kontrollerad" in one for one in told["errors"])
    assert not any("Ett fel" in one for one in told["errors"])


@pytest.mark.parametrize("first", [True, False], ids=["in the first thread", "in another thread"])
def test_work_without_end_is_broken_off_and_nothing_is_left_that_rings_later(
    first: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIMIT, "0.05")
    ended: list[str] = []

    def work() -> None:
        with in_time("plan.md"), in_time("a plan within"):
            while True:
                try:
                    sum(range(1000))
                except Exception:
                    ended.append("an error of the work's own")

    def endless() -> None:
        for _ in range(2):
            with pytest.raises(PlanError, match=r"plan.md took more than 0.05 seconds"):
                work()
        monkeypatch.setenv(LIMIT, "1000")
        with in_time("plan.md"):
            ended.append("done")

    if first:
        endless()
    else:
        thread = threading.Thread(target=endless)
        thread.start()
        thread.join(60)
    assert ended == ["done"]


_LITTLE_MEMORY = """
import resource, sys
from malkoll.cli import main
small, large = sys.argv[1:]
main(["check", small, "--no-config", "--no-cache", "-q"])
pages = int(open("/proc/self/statm").read().split()[0])
most = pages * resource.getpagesize() + 48 * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (most, most))
sys.exit(main(["check", large, small, "--no-config", "--no-cache", "--jobs", "1", "--format", "concise"]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps such a limit, and says what is used")
def test_where_memory_runs_out_the_plan_is_not_checked_and_the_others_are(tmp_path: Path) -> None:
    small, large = tmp_path / "kort.md", tmp_path / "lang.md"
    small.write_text(PLAN, encoding="utf-8")
    large.write_text("".join(f"Rad {number} om luften.\n\n" for number in range(90_000)), encoding="utf-8")
    done = run("-c", _LITTLE_MEMORY, str(small), str(large))
    assert done.returncode == 2
    assert f"Minnet räckte inte för att kontrollera {large}." in done.stderr
    assert "Traceback" not in done.stderr
    assert str(small) in done.stdout
