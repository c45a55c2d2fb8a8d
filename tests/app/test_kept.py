"""Many plans: what came out of them is kept as bytes, and reports are written piece by piece; nothing else differs."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from malkoll.app import checking, kept, settling
from malkoll.app.checking import Checked, Way, check
from malkoll.app.kept import Kept, Made, Texts
from malkoll.cache import Raw
from malkoll.finding import Report, Text
from malkoll.hooks import ReportContext
from malkoll.reporters.registry import REPORTERS, in_pieces

PLAN = "# Verksamhetsplan 2026\n\n## Mål 1: Fler {what} 2028\n\nAnsvarig: Fritidschef\n\n## Mål 2: Nöjda\n{more}"
EXCEPTED = '<!-- malkoll: undantag MK101 skäl="Ny nämnd" beslut="SN 2026 § 2" till=2099-12-31 -->\n'


@pytest.fixture(autouse=True)
def plans(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("MALKOLL_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "planer"
    folder.mkdir()
    for number in range(6):
        text = PLAN.format(what=f"träd {number}", more="")
        (folder / f"plan-{number}.md").write_text(text, encoding="utf-8")
    (folder / "protokoll.md").write_text("# Protokoll\n\nVi drack kaffe.\n", encoding="utf-8")
    (folder / "trasig.docx").write_bytes(b"PK\x03\x04 not a document")
    monkeypatch.chdir(folder)
    return folder


def checked(monkeypatch, few: int, jobs: int = 1, *, cached: bool = False) -> Checked:
    for room in (kept, checking, settling):
        monkeypatch.setattr(room, "FEW", few)
    return check(["."], way=Way(jobs=jobs, cached=cached))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("cached", [False, True])
def test_many_plans_come_out_as_few_do(monkeypatch, jobs, cached) -> None:
    few = checked(monkeypatch, 100)
    for _ in range(2):  # the second time all is remembered, where anything is
        many = checked(monkeypatch, 2, jobs, cached=cached)
        assert isinstance(many.report.documents, Made)
        assert isinstance(many.texts, Texts)
        assert few.report.documents == tuple(many.report.documents)
        assert dict(many.texts) == few.texts
        assert (many.report.errors, many.skipped, many.exit_code, many.paths) == (
            few.report.errors, few.skipped, few.exit_code, few.paths,
        )  # fmt: skip


def test_exceptions_hold_among_many_plans_too(monkeypatch, plans) -> None:
    (plans / "plan-3.md").write_text(PLAN.format(what="bad", more=EXCEPTED), encoding="utf-8")
    few, many = checked(monkeypatch, 100), checked(monkeypatch, 2)
    assert few.report == many.report
    assert len(many.report.excepted) == 1


@pytest.mark.parametrize("name", [one.name for one in REPORTERS if not one.needs_plans])
def test_every_format_writes_of_many_plans_what_it_writes_of_few(monkeypatch, name) -> None:
    (reporter,) = (one for one in REPORTERS if one.name == name)
    said = []
    for few in (100, 2):
        run = checked(monkeypatch, few)
        said.append(reporter.write(run.report, ReportContext("sv", "1", {}, run.texts)))
        pieces = in_pieces(reporter)
        if pieces is not None:
            said.append("".join(pieces(run.report, ReportContext("sv", "1", {}, run.texts))))
    assert len(set(said)) == 1


def test_plans_that_are_made_when_looked_at_are_copied_whole(monkeypatch) -> None:
    report = checked(monkeypatch, 2).report
    copied: Report = pickle.loads(pickle.dumps(report))
    assert type(copied.documents) is tuple
    assert copied == report
    assert report.documents[1:3] == tuple(report.documents)[1:3]
    assert hash(report.documents) == hash(copied.documents)


def test_results_stay_in_memory_where_no_file_can_be_written(monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(kept, "FEW", 0)
    monkeypatch.setattr("tempfile.SpooledTemporaryFile", full)
    store = Kept(["a.md", "b.md"])
    for at in (1, 0):
        store.put(at, Raw(None, errors=(Text(sv=f"fel {at}"),)))
    assert [store[at].errors[0].sv for at in (0, 1)] == ["fel 0", "fel 1"]
