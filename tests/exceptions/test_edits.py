"""What the baseline and exceptions do when a plan is edited."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from edited_plans import BASE, CODES, EDITS, KNOWN, LIBRARIES, SUBGOALS, Edit

from malkoll.app import Options, check, write_baseline
from malkoll.app.checking import Checked
from malkoll.finding import Finding

TODAY = date(2026, 6, 1)
SELECT = (*CODES, "MK901", "MK902", "MK903", "MK904")
EDITED = [pytest.param(edit, id=edit.name.replace(" ", "-")) for edit in EDITS]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def save(text: str, name: str = "plan.md") -> None:
    Path(name).write_text(text, encoding="utf-8")


def run(name: str = "plan.md", baseline: str | None = None) -> Checked:
    file = Path(baseline) if baseline is not None else None
    return check([name], Options(select=SELECT, baseline=file, no_config=True), today=TODAY)


def says(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.goal.title if finding.goal else "", finding.element


def begin(name: str = "plan.md") -> None:
    save(BASE, name)
    write_baseline(Path("utgangslage.json"), [name], Options(select=SELECT, no_config=True))


def test_the_plan_has_the_gaps_that_the_edits_speak_of() -> None:
    save(BASE)
    assert {says(finding) for finding in run().report.findings} == KNOWN


@pytest.mark.parametrize("edit", EDITED)
def test_after_an_edit_only_what_it_brought_is_new(edit: Edit) -> None:
    begin()
    save(edit.make(BASE))
    found = run(baseline="utgangslage.json").report.findings
    new = [finding for finding in found if not finding.known]
    assert len(new) == len(edit.new)
    for finding, (code, word) in zip(new, edit.new, strict=True):
        goal = finding.goal
        assert finding.code == code
        assert word in f"{goal.number if goal else ''} {goal.title if goal else ''} {finding.element}"
    assert sum(finding.known for finding in found) == len(KNOWN) - edit.mended


@pytest.mark.parametrize("edit", EDITED)
def test_a_run_fails_after_an_edit_if_and_only_if_it_brought_something(edit: Edit) -> None:
    begin()
    save(edit.make(BASE))
    assert run(baseline="utgangslage.json").exit_code == (1 if edit.new else 0)


def test_counting_by_file_and_rule_would_have_missed_what_is_new() -> None:
    """Several of the edits leave as many findings of each rule as before, with another one among them."""
    before = Counter(code for code, _, _ in KNOWN)
    fooled = []
    for edit in EDITS:
        save(edit.make(BASE))
        after = Counter(finding.code for finding in run().report.findings)
        if edit.new and not after - before:
            fooled.append(edit.name)
    assert len(fooled) >= 4


def test_fingerprints_stay_when_things_move_and_are_renumbered() -> None:
    save(BASE)
    before = {finding.fingerprint for finding in run().report.findings}
    moved = [edit for edit in EDITS if not (edit.new or edit.mended or edit.reworded)]
    assert len(moved) >= 6
    for edit in moved:
        save(edit.make(BASE))
        assert {finding.fingerprint for finding in run().report.findings} == before, edit.name


def test_no_two_findings_of_a_plan_have_the_same_fingerprint() -> None:
    for edit in EDITS:
        save(edit.make(BASE))
        prints = [finding.fingerprint for finding in run().report.findings]
        assert len(set(prints)) == len(prints), edit.name
        assert all(len(one) == 16 and int(one, 16) >= 0 for one in prints)


def test_a_plan_that_was_renamed_keeps_its_baseline() -> None:
    begin()
    Path("plan.md").rename("plan-2027.md")
    assert all(finding.known for finding in run("plan-2027.md", "utgangslage.json").report.findings)


def test_a_copy_of_a_plan_is_new_while_the_first_is_there() -> None:
    begin()
    save(BASE, "kopia.md")
    assert not any(finding.known for finding in run("kopia.md", "utgangslage.json").report.findings)


def test_a_renamed_plan_that_has_become_two_is_neither() -> None:
    begin()
    Path("plan.md").unlink()
    save(BASE, "ett.md")
    save(BASE, "tva.md")
    options = Options(select=SELECT, baseline=Path("utgangslage.json"), no_config=True)
    report = check(["ett.md", "tva.md"], options, today=TODAY).report
    assert not any(finding.known for finding in report.findings)


# --- exceptions ---------------------------------------------------------------------------------

NOTE = '\n<!-- malkoll: undantag {} skäl="Nämnden avvaktar." beslut="KFN 2026-02-11 § 8" till=2027-12-31 -->\n'


def with_notes(text: str) -> str:
    """Each gap of the plan excepted, where it is."""
    text = text.replace("| Verksamhet, tkr", NOTE.format("MK403").lstrip("\n") + "\n| Verksamhet, tkr")
    for number, codes in ((1, ("MK103", "MK111")), (2, ("MK112",)), (3, ("MK103",))):
        head = f"### Mål 3.{number}:"
        line = text[text.index(head) :].split("\n")[0]
        text = text.replace(line + "\n", line + "\n" + "".join(map(NOTE.format, codes)))
    return text


FILE = """
[[undantag]]
krav = "MK103"
mål = "3.1 Fler barn ska gå i kulturskolan senast 2028"
skäl = "Nämnden avvaktar."
till = 2027-12-31

[[undantag]]
krav = "MK111"
mål = "3.1 Fler barn ska gå i kulturskolan senast 2028"
skäl = "Nämnden avvaktar."
till = 2027-12-31

[[undantag]]
krav = "MK112"
mål = "3.2 Biblioteken ska ha öppet varje kväll senast 2028"
skäl = "Nämnden avvaktar."
till = 2027-12-31

[[undantag]]
krav = "MK103"
mål = "3.3 Fritidsgårdarna ska finnas i alla kommundelar senast 2028"
skäl = "Nämnden avvaktar."
till = 2027-12-31

[[undantag]]
krav = "MK403"
ställe = "Summa | 10 030"
skäl = "Nämnden avvaktar."
till = 2027-12-31
"""


def test_every_gap_can_be_excepted_in_the_plan() -> None:
    save(with_notes(BASE))
    report = run().report
    assert report.findings == ()
    assert {says(one.finding) for one in report.excepted} == KNOWN


def test_every_gap_can_be_excepted_beside_the_plan() -> None:
    save(BASE)
    save(FILE, "malkoll-undantag.toml")
    report = run().report
    assert report.findings == ()
    assert {says(one.finding) for one in report.excepted} == KNOWN


MOVED = [edit for edit in EDITS if not edit.new and not edit.mended]


@pytest.mark.parametrize("edit", [pytest.param(edit, id=edit.name.replace(" ", "-")) for edit in MOVED])
def test_exceptions_beside_the_plan_follow_what_moves(edit: Edit) -> None:
    save(edit.make(BASE))
    save(FILE, "malkoll-undantag.toml")
    assert run().report.findings == ()


@pytest.mark.parametrize("edit", EDITED)
def test_exceptions_in_the_plan_follow_their_goals_and_except_nothing_else(edit: Edit) -> None:
    save(edit.make(with_notes(BASE)))
    report = run().report
    new = [finding for finding in report.findings if finding.code in CODES]
    # A note under a goal goes with the goal, whatever it is called now.
    assert [finding.code for finding in new] == [code for code, word in edit.new if "Unga" not in word]
    for one in report.excepted:
        assert (one.finding.goal and one.finding.goal.id) == (one.note.goal and one.note.goal.id)


def test_an_exception_beside_the_plan_does_not_follow_to_another_goal() -> None:
    """The title decides: with two goals swapped under the same numbers, each decision stays with its goal."""
    swapped = BASE.replace("Mål 3.1:", "Mål X:").replace("Mål 3.2:", "Mål 3.1:").replace("Mål X:", "Mål 3.2:")
    save(swapped)
    save(FILE, "malkoll-undantag.toml")
    assert run().report.findings == ()


def test_of_two_goals_of_one_title_each_keeps_its_own() -> None:
    save(SUBGOALS)
    options = Options(select=("MK103", "MK903"), no_config=True)
    write_baseline(Path("utgangslage.json"), ["plan.md"], options)
    later = SUBGOALS
    for old, new in (("Delmål 2.1", "Delmål 3.1"), ("Delmål 1.1", "Delmål 2.1"), ("Mål 2: B", "Mål 3: B")):
        later = later.replace(old, new)
    save(later.replace("## Mål 1: Skolorna", LIBRARIES))
    found = check(["plan.md"], replace(options, baseline=Path("utgangslage.json")), today=TODAY).report.findings
    known = {(one.goal.title[:4], one.goal.under[:8], one.known) for one in found if one.goal and one.goal.under}
    assert known == {("Alla", "Bibliote", False), ("Alla", "Badhusen", True)}


def test_an_exception_for_a_title_that_two_goals_have_is_told_and_excepts_nothing() -> None:
    save(SUBGOALS)
    entry = FILE.split("[[undantag]]")[1]
    entry = re.sub('mål = ".*"', 'mål = "Alla enheter ska ha en plan senast 2027"', entry)
    save(f"[[undantag]]{entry}", "malkoll-undantag.toml")
    report = run().report
    assert report.excepted == ()
    told = [finding.message.sv or "" for finding in report.findings if finding.code == "MK903"]
    assert len(told) == 1
    assert "2 mål" in told[0]
    save(f"[[undantag]]{entry}".replace('"Alla', '"2.1 Alla'), "malkoll-undantag.toml")
    assert len(run().report.excepted) == 1
