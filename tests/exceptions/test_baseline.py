"""The baseline file, and which findings are those that it holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from edited_plans import BASE, CODES
from hypothesis import given
from hypothesis import strategies as st

from malkoll.app import Options, check, prune_baseline, show_baseline, write_baseline
from malkoll.errors import SettingsError
from malkoll.exceptions.baseline import Baseline, Entry, read_baseline, written
from malkoll.exceptions.likeness import likeness
from malkoll.exceptions.matching import match
from malkoll.finding import DocumentReport, Finding, GoalRef, Text
from malkoll.span import Span

OPTIONS = Options(select=CODES, no_config=True)
FILE = Path("utgangslage.json")


@pytest.fixture
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.md").write_text(BASE, encoding="utf-8")


# --- the file -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("_here")
def test_the_file_has_a_line_for_each_finding_that_a_person_can_read() -> None:
    write_baseline(FILE, ["plan.md"], OPTIONS)
    text = FILE.read_text(encoding="utf-8")
    assert text.count('"code"') == 5
    line = next(line for line in text.splitlines() if "MK111" in line)
    assert json.loads(line.rstrip(",")) | {"fingerprint": ""} == {
        "code": "MK111",
        "number": "3.1",
        "goal": "Fler barn ska gå i kulturskolan senast 2028",
        "element": "Antal kurser som ges på kvällstid",
        "fingerprint": "",
    }
    data = json.loads(text)
    assert list(data["plans"]) == ["plan.md"]
    assert data["ruleset"] == "malkoll"


@pytest.mark.usefixtures("_here")
def test_one_finding_mended_is_one_line_less() -> None:
    write_baseline(FILE, ["plan.md"], OPTIONS)
    before = FILE.read_text(encoding="utf-8").splitlines()
    Path("plan.md").write_text(BASE.replace("Summa | 10 030 | 10 820", "Summa | 10 030 | 10 280"), encoding="utf-8")
    assert prune_baseline(FILE, ["plan.md"], OPTIONS).removed == 1
    after = FILE.read_text(encoding="utf-8").splitlines()
    assert len({line.rstrip(",") for line in before} - {line.rstrip(",") for line in after}) == 1


@pytest.mark.usefixtures("_here")
def test_paths_are_told_from_the_baselines_folder(tmp_path: Path) -> None:
    Path("planer/2026").mkdir(parents=True)
    Path("plan.md").rename("planer/2026/plan.md")
    write_baseline(Path("planer/utgangslage.json"), ["planer/2026/plan.md"], OPTIONS)
    assert list(json.loads(Path("planer/utgangslage.json").read_text(encoding="utf-8"))["plans"]) == ["2026/plan.md"]
    options = replace(OPTIONS, baseline=tmp_path / "planer" / "utgangslage.json")
    assert all(finding.known for finding in check(["planer/2026/plan.md"], options).report.findings)


BAD = [
    ("{", "är skadat (rad 1)"),
    ('{\n"version": 1,\n<<<<<<< HEAD\n', "är skadat (rad 3)"),
    ("[" * 100_000, "är skadat"),
    ("[]", "är inget utgångsläge"),
    ('{"version": 1}', "är inget utgångsläge"),
    ('{"version": 2, "plans": {}}', "av version 2"),
    ('{"version": 1, "plans": {"plan.md": [{"code": "MK103"}]}}', "är skadat (plan.md)"),
    ('{"version": 1, "plans": {"plan.md": [{"code": "MK103", "fingerprint": "0", "x": "y"}]}}', "är skadat (plan.md)"),
    ('{"version": 1, "plans": {"plan.md": "MK103"}}', "är skadat (plan.md)"),
]


@pytest.mark.parametrize(("text", "said"), BAD, ids=range(len(BAD)))
def test_a_file_that_is_no_baseline_is_told_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_baseline(text, "utgangslage.json")
    assert said in (error.value.text.sv or "")
    assert "utgangslage.json" in (error.value.text.en or "")


@pytest.mark.usefixtures("_here")
def test_a_damaged_or_missing_baseline_stops_the_run_and_is_never_written_over() -> None:
    options = replace(OPTIONS, baseline=FILE)
    with pytest.raises(SettingsError, match="does not exist"):
        check(["plan.md"], options)
    FILE.write_text("{", encoding="utf-8")
    for attempt in (lambda: check(["plan.md"], options), lambda: write_baseline(FILE, ["plan.md"], OPTIONS)):
        with pytest.raises(SettingsError, match="damaged"):
            attempt()
    assert FILE.read_text(encoding="utf-8") == "{"


@pytest.mark.usefixtures("_here")
def test_nothing_is_written_where_not_everything_could_be_checked() -> None:
    write_baseline(FILE, ["plan.md"], OPTIONS)
    before = FILE.read_bytes()
    with pytest.raises(SettingsError, match="was not written"):
        write_baseline(FILE, ["plan.md", "saknas.md"], OPTIONS)
    Path("plan.md").write_bytes(b"\x00\x01")
    with pytest.raises(SettingsError, match="was not written"):
        write_baseline(FILE, ["plan.md"], OPTIONS)
    assert FILE.read_bytes() == before
    assert prune_baseline(FILE, ["plan.md"], OPTIONS).removed == 0
    assert FILE.read_bytes() == before


@pytest.mark.usefixtures("_here")
def test_a_plan_or_rule_that_is_not_in_the_run_keeps_its_entries() -> None:
    Path("annan.md").write_text(BASE.replace("kulturskolan", "simskolan"), encoding="utf-8")
    write_baseline(FILE, ["plan.md", "annan.md"], OPTIONS)
    before = FILE.read_bytes()
    wrote = write_baseline(FILE, ["plan.md"], replace(OPTIONS, select=("MK103",)))
    assert (wrote.count, wrote.new, wrote.kept) == (2, 0, 8)
    assert FILE.read_bytes() == before
    assert prune_baseline(FILE, ["plan.md"], replace(OPTIONS, select=("MK103",))).removed == 0
    assert FILE.read_bytes() == before


@pytest.mark.usefixtures("_here")
def test_a_plan_that_is_gone_is_pruned() -> None:
    Path("annan.md").write_text(BASE.replace("kulturskolan", "simskolan"), encoding="utf-8")
    write_baseline(FILE, ["plan.md", "annan.md"], OPTIONS)
    Path("annan.md").unlink()
    assert prune_baseline(FILE, ["plan.md"], OPTIONS).removed == 5


@pytest.mark.usefixtures("_here")
def test_what_is_shown_says_what_has_become_of_each() -> None:
    write_baseline(FILE, ["plan.md"], OPTIONS)
    text = BASE.replace("på kvällstid", "på kvällar").replace("10 820", "10 280")
    Path("plan.md").write_text(text, encoding="utf-8")
    states = {entry.code: state for entry, state in show_baseline(FILE, ["plan.md"], OPTIONS).states.items()}
    assert states == {"MK103": "same", "MK111": "reworded", "MK112": "same", "MK403": "gone"}


@pytest.mark.usefixtures("_here")
def test_what_was_reworded_is_remembered_as_it_is_now() -> None:
    """Else a title reworded a little every year would one year be another."""
    write_baseline(FILE, ["plan.md"], OPTIONS)
    options = replace(OPTIONS, baseline=FILE)
    text = BASE
    for old, new in (("Fler barn ska gå i", "Fler barn ska få gå i"), ("få gå i", "få gå gratis i"), ("Fler", "Alla")):
        text = text.replace(old, new)
        Path("plan.md").write_text(text, encoding="utf-8")
        assert all(finding.known for finding in check(["plan.md"], options).report.findings), new
        assert prune_baseline(FILE, ["plan.md"], OPTIONS).removed == 0
    write_baseline(FILE, ["plan.md"], OPTIONS)


@pytest.mark.usefixtures("_here")
def test_an_excepted_finding_is_not_written_and_takes_no_other_findings_place() -> None:
    note = '<!-- malkoll: undantag MK103 skäl="Vakant." till=2099-12-31 -->'
    write_baseline(FILE, ["plan.md"], OPTIONS)
    head = "### Mål 3.1: Fler barn ska gå i kulturskolan senast 2028\n"
    Path("plan.md").write_text(BASE.replace(head, f"{head}\n{note}\n"), encoding="utf-8")
    report = check(["plan.md"], replace(OPTIONS, baseline=FILE)).report
    assert (len(report.findings), all(one.known for one in report.findings), len(report.excepted)) == (4, True, 1)
    assert write_baseline(FILE, ["plan.md"], OPTIONS).count == 4


@pytest.mark.usefixtures("_here")
def test_what_is_wrong_with_an_exception_is_never_in_the_baseline() -> None:
    note = '<!-- malkoll: undantag MK103 skäl="Vakant." till=2020-12-31 -->'
    Path("plan.md").write_text(f"{BASE}\n{note}\n", encoding="utf-8")
    options = replace(OPTIONS, select=("MK902",))
    assert write_baseline(FILE, ["plan.md"], options).count == 0
    found = check(["plan.md"], replace(options, baseline=FILE), today=date(2026, 1, 1)).report.findings
    assert [(finding.code, finding.known) for finding in found] == [("MK902", False)]


# --- likeness -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fler unga är med i en förening 2028", "fler unga ska vara med i en förening 2028"),
        ("trygg skola", "tryggare skola"),
        ("andel elever som känner sig trygga", "andel elever som känner sig trygga i skolan"),
        ("nöjda brukare 2027", "nöjda brukare 2028"),
    ],
)
def test_a_title_slightly_reworded_is_like_itself(one: str, other: str) -> None:
    assert 85 <= likeness(one, other) == likeness(other, one) < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fler brukare ska få komma ut varje dag", "alla brukare får möjlighet att komma ut dagligen"),
        ("delmål 1", "delmål 2"),
        ("sjukfrånvaron ska öka", "sjukfrånvaron ska minska"),
        ("andel flickor som cyklar till skolan", "andel pojkar som cyklar till skolan"),
        ("trygg skola", "trygg skolväg"),
        ("", "trygg skola"),
    ],
)
def test_another_thing_is_not_like_it(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) < 85


# --- laws ---------------------------------------------------------------------------------------

_WHERE = Span(0, 1, 1, 1, 1, 2)
_TITLES = ("trygg skola", "tryggare skola", "trygga skolor", "nya lekplatser", "")
_ELEMENTS = ("", "andel nöjda elever", "andel nöjda elever i skolan", "antal platser")


def _finding(code: str, title: str, element: str, print_: int) -> Finding:
    goal = GoalRef(f"g{title}", None, title) if title else None
    said = Text(sv="x", en="x")
    return Finding(code, "name", "error", "high", "p.md", _WHERE, said, said, goal, f"{print_:016x}", element=element)


def _entry(code: str, title: str, element: str, print_: int) -> Entry:
    return Entry("p.md", code, title, "", "", element, f"{print_:016x}")


def _report(findings: list[Finding], clear: frozenset[str] = frozenset()) -> DocumentReport:
    return DocumentReport("p.md", "", "plan", "standard", None, 1, tuple(findings), (), clear=clear)


_PARTS = st.tuples(
    st.sampled_from(("MK103", "MK111")), st.sampled_from(_TITLES), st.sampled_from(_ELEMENTS), st.integers(0, 9)
)
_MANY = st.lists(_PARTS, max_size=8, unique_by=lambda parts: (parts[0], parts[3]))


@given(_MANY, _MANY)
def test_every_finding_gets_at_most_one_entry_and_every_entry_at_most_one_finding(old: list, new: list) -> None:
    entries, findings = [_entry(*parts) for parts in old], [_finding(*parts) for parts in new]
    matched = match(entries, [("p.md", _report(findings))])
    assert len(set(matched.entries.values())) == len(matched.entries) <= min(len(entries), len(findings))
    for (_, at), entry in matched.entries.items():
        assert entry.code == findings[at].code


@given(_MANY, _MANY, st.randoms(use_true_random=False))
def test_the_order_of_entries_and_of_findings_changes_nothing(old: list, new: list, random) -> None:
    def pairs(entries: list[Entry], findings: list[Finding]) -> set[tuple[str, str, Entry]]:
        found = match(entries, [("p.md", _report(findings))]).entries
        return {(findings[at].code, findings[at].fingerprint, entry) for (_, at), entry in found.items()}

    entries, findings = [_entry(*parts) for parts in old], [_finding(*parts) for parts in new]
    shuffled, mixed = random.sample(entries, len(entries)), random.sample(findings, len(findings))
    assert pairs(shuffled, mixed) == pairs(entries, findings)


@given(_MANY)
def test_the_same_findings_are_all_known(old: list) -> None:
    entries, findings = [_entry(*parts) for parts in old], [_finding(*parts) for parts in old]
    assert len(match(entries, [("p.md", _report(findings))]).entries) == len(findings)


@given(_MANY, _MANY)
def test_what_was_tried_again_and_is_fine_is_nothing_else_reworded(old: list, new: list) -> None:
    entries, findings = [_entry(*parts) for parts in old], [_finding(*parts) for parts in new]
    prints = {(finding.code, finding.fingerprint) for finding in findings}
    clear = frozenset(entry.fingerprint for entry in entries) - {print_ for _, print_ in prints}
    matched = match(entries, [("p.md", _report(findings, clear))])
    assert all(entry.fingerprint not in clear for entry in matched.entries.values())


_NAMES = st.text(max_size=12)


@given(st.lists(st.builds(Entry, _NAMES, _NAMES.filter(bool), _NAMES, _NAMES, _NAMES, _NAMES, _NAMES.filter(bool))))
def test_what_is_written_is_what_is_read_and_its_order_changes_nothing(entries: list[Entry]) -> None:
    text = written(Baseline(tuple(entries), "0.1.0", "malkoll"))
    assert read_baseline(text, "b.json") == Baseline(tuple(sorted(set(entries))), "0.1.0", "malkoll")
    assert written(Baseline(tuple(reversed(entries)), "0.1.0", "malkoll")) == text


@pytest.mark.usefixtures("_here")
def test_what_was_just_written_needs_no_pruning() -> None:
    write_baseline(FILE, ["plan.md"], OPTIONS)
    before = FILE.read_bytes()
    pruned = prune_baseline(FILE, ["plan.md"], OPTIONS)
    assert (pruned.removed, pruned.left) == (0, 5)
    assert FILE.read_bytes() == before
    assert write_baseline(FILE, ["plan.md"], OPTIONS).new == 0
    assert FILE.read_bytes() == before


@pytest.mark.usefixtures("_here")
def test_a_run_that_waits_in_vain_for_another_says_so_and_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from malkoll.app import turns

    monkeypatch.setattr(turns, "_PATIENCE", 0.0)
    with turns.alone_with(FILE), pytest.raises(SettingsError, match="Another run"):
        write_baseline(FILE, ["plan.md"], OPTIONS)
    assert not FILE.exists()
    write_baseline(FILE, ["plan.md"], OPTIONS)
    assert FILE.exists()


@pytest.mark.usefixtures("_here")
def test_where_no_lock_can_be_made_the_baseline_is_written_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: "plan.md")
    write_baseline(FILE, ["plan.md"], OPTIONS)
    assert FILE.exists()
