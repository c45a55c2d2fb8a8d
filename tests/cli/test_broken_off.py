"""Whole processes that are broken off, run at the same time, or have no room or right to write."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and rights as Unix has them")

PLAN = """# Verksamhetsplan 2026 för nämnden i Granköping

## Mål 1: Fler {number} böcker 2028

Ansvarig: Fritidschef

## Mål 2: Nöjda medborgare

Indikator: Andel elever som är nöjda
"""
MANY = 8
EARLIER = '{"an earlier": "report"}\n'


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "planer"
    made.mkdir()
    for number in range(MANY):
        (made / f"plan{number:02}.md").write_text(PLAN.format(number=number), encoding="utf-8")
    (tmp_path / "ut.json").write_text(EARLIER, encoding="utf-8")
    return tmp_path


def started(folder: Path, *arguments: str, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """malkoll in ``folder``; ``before`` is done in its process first."""
    environment = {**os.environ, "MALKOLL_CACHE": str(folder / "cache"), "MALKOLL_LANG": "sv"}

    def prepare() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # what runs in the background of a shell is deaf to it
        if before is not None:
            before()

    return subprocess.Popen(
        [sys.executable, "-m", "malkoll", "check", "planer", "--format", "json", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=prepare,
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate()
    return process.returncode, out, err


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> str:
    """The report as a run with no cache, one process and no interruption writes it."""
    made = tmp_path_factory.mktemp("whole")
    (made / "planer").mkdir()
    for number in range(MANY):
        (made / "planer" / f"plan{number:02}.md").write_text(PLAN.format(number=number), encoding="utf-8")
    code, out, err = finished(started(made, "--no-cache", "--jobs", "1"))
    assert (code, err) == (1, "")
    assert len(json.loads(out)["documents"]) == MANY
    return out


def remembered(folder: Path) -> int:
    return len(list((folder / "cache").rglob("*.result")))


def drafts(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


@pytest.mark.parametrize(
    ("name", "moment"),
    [("SIGINT", -1), *((name, moment) for name in ("SIGINT", "SIGTERM", "SIGKILL") for moment in (0, 3))],
)
def test_a_run_broken_off_leaves_files_whole_and_the_next_says_what_it_would_have(folder, whole, name, moment) -> None:
    """``moment``: at once, when the rules have been read, or when so many plans have been checked."""
    process = started(folder, "-o", "ut.json", "--jobs", "2")
    while process.poll() is None and moment >= 0 and not reached(folder, moment):
        time.sleep(0.005)
    process.send_signal(getattr(signal, name))
    code, out, err = finished(process)
    written = (folder / "ut.json").read_text(encoding="utf-8")
    if written != whole:  # it may have come to its end all the same
        assert written == EARLIER
    if moment >= 0 and written != whole:
        # A shell shows 130 for a process that SIGINT itself ended, as it may while Python starts or ends.
        assert code in {"SIGINT": (130, -2), "SIGTERM": (143,), "SIGKILL": (-9,)}[name]
        assert (out, err.strip()) == ("", "")  # click ends the line that ^C stands on
    if name != "SIGKILL" and moment >= 0:
        assert drafts(folder) == []
    code, _, err = finished(started(folder, "-o", "ut.json", "--jobs", "2"))
    assert (code, err) == (1, "")
    assert (folder / "ut.json").read_text(encoding="utf-8") == whole
    assert remembered(folder) == MANY


def reached(folder: Path, moment: int) -> bool:
    if moment == 0:
        return any((folder / "cache").glob("*.pack"))
    return remembered(folder) >= moment


def test_two_runs_at_once_in_one_folder_do_no_harm(folder, whole) -> None:
    both = [started(folder, "-o", "ut.json", "--jobs", "2") for _ in range(2)]
    assert [finished(process) for process in both] == [(1, "", "")] * 2
    assert (folder / "ut.json").read_text(encoding="utf-8") == whole
    assert drafts(folder) == []
    assert finished(started(folder)) == (1, whole, "")
    assert remembered(folder) == MANY


def test_baselines_written_at_once_to_one_file_hold_what_all_of_them_found(folder) -> None:
    """Each run finds the file as it was at the start unless they take turns: the first to read waits for the last."""
    waiting = (
        "import sys, time\n"
        "from malkoll.app import baselines\n"
        "read = baselines.load_baseline\n"
        "def slowly(file):\n"
        "    found = read(file)\n"
        "    time.sleep(0.3)\n"
        "    return found\n"
        "baselines.load_baseline = slowly\n"
        "from malkoll.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    (folder / "lage.json").write_text('{"version": 1, "plans": {}}', encoding="utf-8")
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", waiting, *f"baseline write planer/plan{number:02}.md --baseline lage.json".split()],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    assert [finished(run)[::2] for run in runs] == [(0, "")] * 3
    plans = json.loads((folder / "lage.json").read_text(encoding="utf-8"))["plans"]
    assert list(plans) == [f"planer/plan{number:02}.md" for number in range(3)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_told_and_2(folder) -> None:
    with open("/dev/full", "w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "malkoll", "check", "planer", "--lang", "sv", "--no-cache"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert (run.returncode, run.stderr) == (
        2,
        "malkoll: Resultatet kunde inte skrivas till standard ut: disken är full.\n",
    )
    code, _, err = finished(started(folder, "-o", "/dev/full"))
    assert (code, err) == (2, "malkoll: Resultatet kunde inte skrivas till /dev/full: disken är full.\n")


def test_where_a_file_may_not_grow_the_old_one_stays_and_no_half_one_is_remembered(folder, whole) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    code, _, err = finished(started(folder, "-o", "ut.json", "--jobs", "2", before=limit))
    assert (code, err) == (2, "malkoll: Resultatet kunde inte skrivas till ut.json: filen får inte bli så stor.\n")
    assert (folder / "ut.json").read_text(encoding="utf-8") == EARLIER
    assert drafts(folder) == []
    assert finished(started(folder)) == (1, whole, "")


def without_the_right_to_everything() -> None:
    """Root may write everywhere; a root that has given up two rights may not."""
    import ctypes

    if os.geteuid() == 0:
        drop, override, search = 24, 1, 2
        library = ctypes.CDLL(None, use_errno=True)
        for right in (override, search):
            if library.prctl(drop, right, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "prctl")


def test_a_folder_and_a_cache_that_may_not_be_written_are_told_and_done_without(folder, whole) -> None:
    (folder / "cache").mkdir()
    (folder / "cache").chmod(0o500)
    folder.chmod(0o500)
    try:
        try:
            first = finished(started(folder, before=without_the_right_to_everything))
        except subprocess.SubprocessError:
            pytest.skip("the right to write everywhere cannot be given up here")
        assert first == (1, whole, "")
        assert remembered(folder) == 0
        code, out, err = finished(started(folder, "-o", "ut.json", before=without_the_right_to_everything))
    finally:
        folder.chmod(0o700)
        (folder / "cache").chmod(0o700)
    assert (code, out) == (2, "")
    assert err == "malkoll: Resultatet kunde inte skrivas till ut.json: behörighet saknas.\n"
    assert (folder / "ut.json").read_text(encoding="utf-8") == EARLIER


def test_a_plan_and_a_folder_that_may_not_be_read_are_told_and_the_others_checked(folder) -> None:
    (folder / "planer" / "hemlig").mkdir(mode=0o000)
    (folder / "planer" / "plan00.md").chmod(0o000)
    try:
        code, out, err = finished(started(folder, before=without_the_right_to_everything))
    except subprocess.SubprocessError:
        pytest.skip("the right to read everything cannot be given up here")
    assert code == 2
    assert len(json.loads(out)["documents"]) == MANY - 1
    assert err == (
        "malkoll: Mappen planer/hemlig kunde inte läsas: behörighet saknas. Planerna i den är inte kontrollerade.\n"
        "malkoll: planer/plan00.md får inte läsas (behörighet saknas).\n"
    )


@pytest.mark.parametrize("rights", [0o000, 0o600])
@pytest.mark.parametrize("asked", ["hemlig/plan.md", "hemlig/*.md"])
def test_a_plan_in_a_folder_that_may_not_be_entered_is_told_as_that_and_the_others_checked(folder, asked, rights):
    shut = folder / "hemlig"
    shut.mkdir()
    (shut / "plan.md").write_text(PLAN, encoding="utf-8")
    shut.chmod(rights)
    try:
        code, out, err = finished(started(folder, asked, before=without_the_right_to_everything))
    except subprocess.SubprocessError:
        pytest.skip("the right to read everything cannot be given up here")
    finally:
        shut.chmod(0o700)
    assert code == 2
    assert len(json.loads(out)["documents"]) == MANY
    assert err in (
        "malkoll: hemlig/plan.md får inte läsas (behörighet saknas).\n",
        "malkoll: Mappen hemlig kunde inte läsas: behörighet saknas. Planerna i den är inte kontrollerade.\n",
    )


def test_started_in_a_folder_that_is_gone_it_says_so(folder) -> None:
    gone = folder / "borta"
    gone.mkdir()

    def leave() -> None:
        os.chdir(gone)
        gone.rmdir()

    code, out, err = finished(started(folder, before=leave))
    assert (code, out) == (2, "")
    assert err.startswith("malkoll: Mappen som malkoll startades i går inte att nå: filen eller mappen finns inte.")


def test_ctrl_c_while_it_is_being_loaded_is_130_and_nothing_is_said() -> None:
    """Also where an import would take the interruption for something else and go on."""
    interrupted = (
        "import os, signal, sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'malkoll.cli.main':\n"
        "            try:\n"
        "                os.kill(os.getpid(), signal.SIGINT)\n"
        "                signal.pause()\n"
        "            except KeyboardInterrupt:\n"
        "                return\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "from malkoll.__main__ import main\n"
        "sys.exit(main())\n"
    )
    run = subprocess.run([sys.executable, "-c", interrupted], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


def test_watching_sees_a_change_and_ends_quietly_on_ctrl_c(folder) -> None:
    process = started(folder, "-o", "ut.json", "--watch")
    awaited(folder, process, MANY)
    os.replace(folder / "planer" / "plan00.md", folder / "planer" / "plan01.md")
    awaited(folder, process, MANY - 1)
    process.send_signal(signal.SIGINT)
    code, out, err = finished(process)
    assert (code, out) == (0, "")
    assert "ändrat: planer/plan00.md, planer/plan01.md" in err
    assert "Traceback" not in err


def awaited(folder: Path, process: subprocess.Popen[str], documents: int) -> None:
    while process.poll() is None:
        written = json.loads((folder / "ut.json").read_text(encoding="utf-8"))
        if len(written.get("documents", ())) == documents:
            return
        time.sleep(0.02)
    pytest.fail("it ended by itself")
