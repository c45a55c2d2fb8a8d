from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from malkoll.app.checking import Way, check
from malkoll.app.examine import examine
from malkoll.app.options import Options, SettingsSource
from malkoll.app.terms import TermsSource
from malkoll.cache import Raw, ResultCache, clear, holding
from malkoll.cache.codec import _decoder, _plain, decoded, encoded
from malkoll.cache.raw import excerpt
from malkoll.cli import main
from malkoll.finding import ExceptionNote, Text
from malkoll.span import LineIndex, Span

PLAN = """# Verksamhetsplan 2026 för fritidsnämnden i Granköping

## Mål 1: Fler unga är med i en förening 2028

Ansvarig: Fritidschef

## Mål 2: Fler böcker, ”läslust” och förståelse

| Indikator | Utgångsvärde | Målvärde 2028 |
|---|---|---|
| Andel elever som lånar böcker | 61 % (2025) | |
"""


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("MALKOLL_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    return tmp_path / "cache"


@pytest.fixture
def examined(monkeypatch) -> list[str]:
    """The plans that were really checked."""
    import malkoll.app.examine

    seen: list[str] = []
    real = malkoll.app.examine.examine

    def counting(data, path, *arguments, **options):
        seen.append(path)
        return real(data, path, *arguments, **options)

    monkeypatch.setattr(malkoll.app.examine, "examine", counting)
    return seen


def results(cache: Path) -> list[Path]:
    return sorted(cache.rglob("*.result"))


def raw_of(text: str = PLAN, options: Options | None = None) -> Raw:
    terms = TermsSource(SettingsSource(options or Options(no_config=True))).of("plan.md")[1]
    return examine(text.encode(), "plan.md", terms)


# --- as bytes and back ---


def test_a_result_comes_back_from_its_bytes_as_it_was() -> None:
    raw = raw_of()
    assert raw.report is not None
    assert raw.report.findings
    assert raw.report.by_goal
    assert decoded(encoded(raw), "plan.md") == raw


def test_a_result_can_be_read_for_the_same_plan_under_another_name() -> None:
    raw = raw_of()
    other = decoded(encoded(raw), "planer/annan.md").report
    assert raw.report is not None
    assert other is not None
    assert other.path == "planer/annan.md"
    assert {finding.path for finding in other.findings} == {"planer/annan.md"}
    assert [one.fingerprint for one in other.findings] == [one.fingerprint for one in raw.report.findings]


def test_exceptions_written_in_the_plan_come_back_with_their_dates() -> None:
    raw = raw_of()
    assert raw.report is not None
    goal = raw.report.findings[0].goal
    span = Span(0, 4, 1, 1, 1, 5, "sida 7")
    notes = (
        ExceptionNote("MK103", "skäl", None, date(2026, 12, 31), goal, "plan.md", span),
        ExceptionNote("MK104", None, "§ 24", None, None, "malkoll-undantag.toml", span),
    )
    with_notes = replace(raw, report=replace(raw.report, notes=notes))
    assert decoded(encoded(with_notes), "plan.md") == with_notes


@dataclass(frozen=True)
class _Inner:
    path: str
    lines: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class _Shapes:
    names: frozenset[str]
    pair: tuple[int, str | None]
    inner: _Inner | None
    day: date | None
    kind: Literal["a", "b"] | None = None


@pytest.mark.parametrize(
    "shape",
    [
        _Shapes(frozenset({"b", "a"}), (1, None), _Inner("plan.md", ((1, "x"), (2, "y"))), date(2026, 1, 2), "b"),
        _Shapes(frozenset(), (0, "å"), None, None),
    ],
)
def test_every_shape_that_a_result_may_get_comes_back_as_it_was(shape) -> None:
    assert _decoder(_Shapes)(json.loads(json.dumps(_plain(shape, "plan.md"))), "plan.md") == shape


def test_a_shape_that_could_not_come_back_is_refused() -> None:
    with pytest.raises(TypeError):
        _decoder(dict[str, int])


def test_a_plan_without_goals_and_an_unreadable_one_come_back_too() -> None:
    for raw in (Raw(None, template="malmo"), Raw(None, errors=(Text(sv="Fel.", en="Wrong."),))):
        assert decoded(encoded(raw), "x.md") == raw


def test_outcomes_by_goal_are_remembered_too() -> None:
    first = check(["plan.md"]).report.documents[0]
    assert first.by_goal
    assert check(["plan.md"]).report.documents[0] == first


def test_the_excerpt_has_the_lines_of_findings_at_their_numbers_and_no_others() -> None:
    raw = raw_of()
    assert raw.report is not None
    whole, kept = LineIndex(PLAN), LineIndex(raw.excerpt)
    pointed = {finding.span.line for finding in raw.report.findings}
    for line in range(1, kept.line_count + 1):
        assert kept.line_text(line) == (whole.line_text(line) if line in pointed else "")
    assert max(pointed) == kept.line_count
    assert excerpt("", raw.report) == ""


def test_of_a_place_over_many_lines_the_excerpt_has_the_first_and_the_last() -> None:
    raw = raw_of()
    assert raw.report is not None
    long = replace(raw.report.findings[0], span=Span(0, 300, 1, 1, 100, 3), related=())
    kept = excerpt("x\n" * 200, replace(raw.report, findings=(long,)))
    assert [at for at, line in enumerate(kept.split("\n"), 1) if line] == [*range(1, 21), 100]


# --- remembering ---


def test_a_plan_is_checked_once_and_its_result_is_the_same_the_second_time(examined) -> None:
    first, second = check(["plan.md"]), check(["plan.md"])
    assert examined == ["plan.md"]
    assert (second.report, second.texts, second.exit_code) == (first.report, first.texts, first.exit_code)


def test_the_same_text_under_another_name_need_not_be_checked_again(examined, tmp_path) -> None:
    check(["plan.md"])
    (tmp_path / "plan.md").rename(tmp_path / "ny.md")
    report = check(["ny.md"]).report
    assert examined == ["plan.md"]
    assert report.documents[0].path == report.findings[0].path == "ny.md"


@pytest.mark.parametrize(
    "options",
    [
        Options(select=("MK1",)),
        Options(ignore=("MK104",)),
        Options(template="malmo"),
        Options(kind="follow-up"),
        Options(min_confidence="high"),
    ],
    ids=["select", "ignore", "template", "kind", "confidence"],
)
def test_a_setting_that_matters_is_never_answered_by_a_run_without_it(examined, options) -> None:
    check(["plan.md"])
    remembered = check(["plan.md"], options).report
    assert len(examined) == 2
    assert remembered == check(["plan.md"], options, way=Way(cached=False)).report


def test_a_changed_severity_rule_or_plan_is_not_answered_by_what_was(examined, tmp_path) -> None:
    check(["plan.md"])
    (tmp_path / "malkoll.toml").write_text('[severity]\nMK103 = "question"\n', encoding="utf-8")
    assert {one.severity for one in check(["plan.md"]).report.findings if one.code == "MK103"} == {"question"}
    (tmp_path / "malkoll.toml").write_text('rules = ["ord.krav"]\n', encoding="utf-8")
    (tmp_path / "ord.krav").write_text("ordlista fordon, engelska vehicles:\n    bil, buss.\n", encoding="utf-8")
    check(["plan.md"])
    (tmp_path / "ord.krav").write_text("ordlista fordon, engelska vehicles:\n    bil, båt.\n", encoding="utf-8")
    check(["plan.md"])
    (tmp_path / "plan.md").write_text(PLAN + "\nAnsvarig: Bibliotekschef\n", encoding="utf-8")
    check(["plan.md"])
    assert len(examined) == 5


def test_a_setting_that_changes_only_the_exit_code_is_answered_from_memory(examined) -> None:
    assert check(["plan.md"]).exit_code == 1
    assert check(["plan.md"], Options(fail_on="never")).exit_code == 0
    assert len(examined) == 1


def test_malkoll_changed_is_not_answered_by_what_it_was(examined, monkeypatch) -> None:
    import malkoll.cache.results

    check(["plan.md"])
    monkeypatch.setattr(malkoll.cache.results, "own_files", lambda: b"another version")
    check(["plan.md"])
    monkeypatch.setattr(malkoll.cache.results, "_libraries", lambda: b"another lxml")
    check(["plan.md"])
    assert len(examined) == 3


def test_a_plan_that_could_not_be_read_is_tried_again_each_time(cache, tmp_path, examined) -> None:
    (tmp_path / "trasig.docx").write_bytes(b"PK\x03\x04 not a document")
    for _ in range(2):
        assert check(["trasig.docx"]).exit_code == 2
    assert len(examined) == 2
    assert results(cache) == []


def test_nothing_is_remembered_without_a_cache(cache, examined, monkeypatch) -> None:
    check(["plan.md"], way=Way(cached=False))
    assert not cache.exists()
    monkeypatch.setenv("MALKOLL_CACHE", "off")
    check(["plan.md"])
    assert not cache.exists()
    assert len(examined) == 2


def test_what_another_program_reads_for_us_is_not_remembered() -> None:
    assert ResultCache(Path(), "x").key("plan.doc", b"x") is None
    assert ResultCache(Path(), "x").key("plan.DOCX", b"x") == ResultCache(Path(), "x").key("annan.docx", b"x")
    assert ResultCache(Path(), "x").key("plan.md", b"x") != ResultCache(Path(), "x").key("plan.html", b"x")


def test_where_everything_is_remembered_no_parser_reader_or_rule_is_loaded() -> None:
    said = "import sys; from malkoll.cli import main; main(sys.argv[1:]); print(*sys.modules, sep='\\n')"
    command = [sys.executable, "-c", said, "check", "plan.md", "--format", "json", "-o", "ut.json"]
    loaded = [set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()) for _ in range(2)]
    heavy = {
        "lark",
        "markdown_it",
        "malkoll.swedish._snowball",
        "malkoll.readers.markdown",
        "malkoll.facts",
        "malkoll.templates",
    }
    assert heavy <= loaded[0]
    others = {"lxml", "pydantic", "pathspec", "rich", "pdfminer", "malkoll.comparison", "zipfile"}
    assert not (heavy | others) & loaded[1]
    # OpenSSL, and what the standard library loads for a file of a passing name.
    assert not {"hashlib", "tempfile", "shutil", "random", "lzma"} & loaded[1]


# --- what may not be believed ---


@pytest.mark.parametrize("damage", ["empty", "garbage", "cut", "turned", "sealed", "deep"])
def test_a_damaged_result_is_worked_out_again_and_mended(cache, examined, damage) -> None:
    from hashlib import sha256
    from zlib import compress

    first = check(["plan.md"])
    (file,) = results(cache)
    data = file.read_bytes()
    sealed, deep = compress(b"[[1, 2], 3, 4]"), compress(b"[" * 100_000)
    file.write_bytes(
        {
            "empty": b"",
            "garbage": b"x" * 99,
            "cut": data[:-3],
            "turned": data[:40] + bytes([data[40] ^ 1]) + data[41:],
            "sealed": sha256(sealed).digest() + sealed,
            "deep": sha256(deep).digest() + deep,
        }[damage]
    )
    assert check(["plan.md"]).report == first.report
    assert len(examined) == 2
    assert file.read_bytes() == data


@pytest.mark.skipif(sys.platform == "win32", reason="files have other owners there")
def test_results_are_for_their_owners_eyes(cache) -> None:
    check(["plan.md"])
    for path in cache.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files away")
def test_what_another_user_has_put_there_is_not_believed(cache, examined) -> None:
    check(["plan.md"])
    (file,) = results(cache)
    os.chown(file, 65534, 65534)
    check(["plan.md"])
    assert len(examined) == 2


def test_a_whole_result_moved_to_another_plans_place_is_not_believed(cache, examined, tmp_path) -> None:
    check(["plan.md"])
    (one,) = results(cache)
    (tmp_path / "annan.md").write_text(PLAN.replace("böcker", "tidningar"), encoding="utf-8")
    first = check(["annan.md"])
    (other,) = (file for file in results(cache) if file != one)
    other.write_bytes(one.read_bytes())
    assert check(["annan.md"]).report == first.report
    assert len(examined) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights there")
def test_a_folder_that_all_may_write_in_is_not_used_and_that_is_told(cache, examined, capsys) -> None:
    cache.mkdir()
    cache.chmod(0o777)
    check(["plan.md"])
    check(["plan.md"])
    assert len(examined) == 2
    assert list(cache.iterdir()) == []
    assert main(["cache"]) == 0
    assert "används inte" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("kind", ["folder", "link"])
def test_a_folder_or_link_of_somebody_else_is_not_used(cache, examined, tmp_path, kind) -> None:
    if kind == "folder":
        cache.mkdir()
    else:
        (tmp_path / "ours").mkdir()
        cache.symlink_to(tmp_path / "ours")
    os.chown(cache, 65534, 65534, follow_symlinks=False)
    check(["plan.md"])
    check(["plan.md"])
    assert len(examined) == 2
    assert list(cache.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights there")
def test_our_own_folder_with_wider_rights_is_closed_to_others(monkeypatch, tmp_path, examined) -> None:
    monkeypatch.delenv("MALKOLL_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "cache" / "malkoll").mkdir(parents=True, mode=0o755)
    (tmp_path / "cache" / "malkoll").chmod(0o755)
    check(["plan.md"])
    assert stat.S_IMODE((tmp_path / "cache" / "malkoll").stat().st_mode) == 0o700


def test_a_cache_that_is_a_file_does_no_harm(cache) -> None:
    cache.write_text("not a folder")
    assert check(["plan.md"]).exit_code == 1


# --- room ---


def test_results_take_no_more_than_their_room_and_the_latest_stay(cache) -> None:
    kept = ResultCache(cache, "x")
    raw = raw_of()
    keys = [f"ab{number:062x}" for number in range(6)]
    for at, key in enumerate(keys):
        kept.remember(key, raw)
        os.utime(kept._place(key), (at, at))
    each = kept._place(keys[0]).stat().st_size
    kept.prune(keys, most_bytes=256 * 3 * each)
    assert [kept.recall(key, "plan.md") is not None for key in keys] == [False] * 3 + [True] * 3


def test_what_is_used_is_not_the_oldest_any_more(cache) -> None:
    kept = ResultCache(cache, "x")
    key = "ab" + "0" * 62
    kept.remember(key, raw_of())
    os.utime(kept._place(key), (1, 1))
    kept.recall(key, "plan.md")
    assert kept._place(key).stat().st_mtime > 1


def test_drafts_of_runs_that_were_killed_long_ago_are_removed(cache) -> None:
    kept = ResultCache(cache, "x")
    key = "ab" + "0" * 62
    kept.remember(key, raw_of())
    old, new = (kept._place(key).with_name(f".{name}.tmp") for name in ("old", "new"))
    for draft in (old, new):
        draft.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    kept.prune([key])
    assert (old.exists(), new.exists(), kept.recall(key, "plan.md") is not None) == (False, True, True)


def test_clearing_removes_what_is_ours_and_nothing_else(cache) -> None:
    check(["plan.md"])
    held = holding()
    assert held is not None
    assert (held.results, held.books, held.size > 1000) == (1, 1, True)
    (cache / "annat.txt").write_text("behåll")
    clear()
    assert [path.name for path in cache.rglob("*")] == ["annat.txt"]
    (cache / "annat.txt").unlink()
    clear()
    assert not cache.exists()
