from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from malkoll.app import workers
from malkoll.app.checking import Checked, Way, check

PLAN = """# Verksamhetsplan 2026 för nämnden i Granköping

## Mål 1: Fler {what} 2028

Ansvarig: Fritidschef

## Mål 2: Nöjda medborgare

Indikator: Andel elever som är nöjda
"""
WORDS = ("cyklar", "bänkar", "träd", "böcker", "lekplatser", "möten")


@pytest.fixture(autouse=True)
def plans(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("MALKOLL_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "planer"
    folder.mkdir()
    for word in WORDS:
        (folder / f"{word}.md").write_text(PLAN.format(what=word), encoding="utf-8")
    (folder / "protokoll.md").write_text("# Protokoll\n\nVi drack kaffe.\n", encoding="utf-8")
    (folder / "trasig.docx").write_bytes(b"PK\x03\x04 not a document")
    monkeypatch.chdir(folder)
    return folder


def checked(jobs: int, **more: bool) -> Checked:
    return check(["."], way=Way(jobs=jobs, **more))


def same(one: Checked, other: Checked) -> bool:
    mine, others = ((each.report, each.texts, each.skipped, each.exit_code) for each in (one, other))
    return mine == others


def test_several_processes_say_what_one_says_in_the_same_order() -> None:
    alone = checked(1, cached=False)
    assert len(alone.report.documents) == len(WORDS)
    assert len(alone.report.errors) == 1
    assert alone.skipped == ("protokoll.md",)
    assert same(checked(3, cached=False), alone)


def test_what_several_processes_have_worked_out_is_remembered(monkeypatch) -> None:
    first = checked(2)
    monkeypatch.setattr("malkoll.app.examine.examine", lambda *_, **__: pytest.fail("it was remembered"))
    monkeypatch.setattr(workers, "_process", lambda *_: pytest.fail("nothing is left to do"))
    (Path("trasig.docx")).unlink()
    second = checked(2)
    assert second.report.documents == first.report.documents
    assert second.texts == first.texts


def test_each_plan_is_under_its_own_configuration_in_every_process(plans) -> None:
    (plans / "skola").mkdir()
    (plans / "skola" / "plan.md").write_text(PLAN.format(what="lärare"), encoding="utf-8")
    (plans / "skola" / "malkoll.toml").write_text('select = ["MK103"]\nseverity.MK103 = "question"\n', encoding="utf-8")
    apart = checked(2, cached=False)
    assert same(apart, checked(1, cached=False))
    assert {(one.code, one.severity) for one in apart.report.documents[-1].findings} == {("MK103", "question")}


def dying(how: str) -> str:
    """What a worker runs that dies of the plan on benches."""
    return (
        "import sys, os; sys.path[:] = sys.argv[1:]\n"
        "from malkoll.app import examine as room, worker\n"
        "real = room.examine\n"
        f"room.examine = lambda data, *rest, **how: {how} if 'bänkar' in rest[0] else real(data, *rest, **how)\n"
        "worker.serve()\n"
    )


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("os._exit(7)", "svarskod 7"),
        pytest.param(
            "os.kill(os.getpid(), 9)",
            "signal 9",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="no signals there"),
        ),
    ],
)
def test_a_process_that_dies_is_told_as_an_error_of_its_plan_and_the_others_go_on(monkeypatch, how, said) -> None:
    monkeypatch.setattr(workers, "_START", dying(how))
    run = checked(2, cached=False)
    assert [one.path for one in run.report.documents] == sorted(f"{word}.md" for word in WORDS if word != "bänkar")
    (dead,) = [error.sv for error in run.report.errors if "dog" in (error.sv or "")]
    assert (dead or "").startswith(f"Processen som kontrollerade bänkar.md dog ({said})")
    assert run.exit_code == 2


@pytest.mark.parametrize("start", ["raise SystemExit(3)", "import sys; sys.exit(0)"])
def test_where_no_process_can_be_started_the_work_is_done_all_the_same(monkeypatch, start) -> None:
    alone = checked(1, cached=False)
    monkeypatch.setattr(workers, "_START", start)
    assert same(checked(2, cached=False), alone)
    monkeypatch.setattr(sys, "executable", "/there/is/no/python")
    assert same(checked(2, cached=False), alone)


def test_a_fault_of_ours_on_one_plan_does_not_hide_the_others(monkeypatch) -> None:
    import malkoll.app.examine as room

    real = room.understand_bytes

    def broken(data, path, *rest):
        if path == "träd.md":
            raise RuntimeError("bang")
        return real(data, path, *rest)

    monkeypatch.setattr(room, "understand_bytes", broken)
    run = checked(1, cached=False)
    assert len(run.report.documents) == len(WORDS) - 1
    assert any("träd.md (RuntimeError: bang)" in (error.sv or "") for error in run.report.errors)
    with pytest.raises(RuntimeError):
        checked(1, cached=False, debug=True)


def test_an_interrupted_run_leaves_no_process_behind(monkeypatch) -> None:
    made: list[subprocess.Popen[bytes]] = []
    real = workers._process
    monkeypatch.setattr(workers, "_process", lambda *given: made.append(real(*given)) or made[-1])

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check([f"{word}.md" for word in WORDS], None, interrupt, Way(jobs=3, cached=False))
    assert made
    assert all(process.poll() is not None for process in made)


@pytest.mark.skipif(sys.platform == "win32", reason="looks among the processes as Unix has them")
def test_a_process_whose_master_was_killed_ends_in_the_midst_of_its_plan(plans, tmp_path) -> None:
    sleeper = dying(f"(open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())), __import__('time').sleep(600))")
    master = f"from malkoll.app import workers\nworkers._START = {sleeper!r}\n" + (
        "from malkoll.app.checking import check, Way\ncheck(['.'], way=Way(jobs=2, cached=False))"
    )
    process = subprocess.Popen([sys.executable, "-c", master], cwd=plans, env={**os.environ, "PYTHONUTF8": "1"})
    note = tmp_path / "pid"
    waited_for(lambda: note.exists() and note.read_text() != "")
    process.kill()
    process.wait()
    waited_for(lambda: not alive(int(note.read_text())))


def waited_for(happened) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.1)
    pytest.fail("it never happened")


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] == "Z")


def test_few_small_plans_are_left_to_one_process_and_many_are_not(monkeypatch, plans) -> None:
    made: list[int] = []
    real = workers.in_processes
    monkeypatch.setattr(
        workers, "in_processes", lambda jobs, *rest, **more: made.append(len(jobs)) or real(jobs, *rest, **more)
    )
    monkeypatch.setattr(workers, "cores", lambda: 2)
    checked(0, cached=False)
    assert made == []
    for number in range(12):
        (plans / f"plan{number}.md").write_text(PLAN.format(what="x" * number), encoding="utf-8")
    checked(0, cached=False)
    assert made == [len(WORDS) + 14]
