"""What ``malkoll test`` says of rules beside how their examples came out."""

from __future__ import annotations

from pathlib import Path

import pytest

from malkoll.app import try_out
from malkoll.app.remark_table import REMARKS
from malkoll.reporters.screen import Look
from malkoll.reporters.trial_pages import trials_as_data, trials_as_text
from malkoll.reporters.trial_view import TrialRun

CASES = [(kind, text) for kind, one in REMARKS.items() for text in one.says.examples]

TWO = '''\
krav XX101 ett-krav
    Varje mål ska ha en indikator eller ett underlag.
    Varje indikator bör ha en kommentar.
    meddelande "Målet ”{mål}” brister."
    råd "Se över målet."
    underkänt """
        ## Mål 1: Fler cyklar
        """
'''


LEVELS = {
    "sv": {"fault": "fel: ", "advice": "råd: ", "note": "not: "},
    "en": {"fault": "fault: ", "advice": "advice: ", "note": "note: "},
}


def tried(folder: Path, text: str) -> TrialRun:
    (folder / "egna.krav").write_text(text, encoding="utf-8")
    return try_out([folder / "egna.krav"])


def kinds(run: TrialRun, *levels: str) -> set[str]:
    return {one.kind for one in run.all_remarks if one.level in (levels or ("fault", "advice"))}


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_a_file_gives_the_remark_it_is_an_example_of_and_no_other_of_weight(kind, text, tmp_path) -> None:
    run = tried(tmp_path, text)
    assert [one.failures for one in run.trials] == [()] * len(run.trials)
    level = REMARKS[kind].level
    assert kind in kinds(run, level)
    assert kinds(run) == ({kind} if level != "note" else set())
    assert run.passed is (level != "fault")
    assert run.flawless is (level == "note")


@pytest.mark.parametrize(("kind", "text"), CASES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_remark_is_told_whole_in_both_languages(kind, text, language, tmp_path) -> None:
    shown = trials_as_text(tried(tmp_path, text), Look(language, verbose=True))
    assert LEVELS[language][REMARKS[kind].level] in shown
    assert "None" not in shown
    assert "{word}" not in shown


def test_every_kind_of_remark_has_an_example() -> None:
    assert all(one.says.examples for one in REMARKS.values())


def test_the_shipped_rules_leave_nothing_to_advise() -> None:
    run = try_out([])
    assert [one.message.sv for one in run.all_remarks if one.level != "note"] == []
    assert run.flawless


def test_a_rule_in_one_language_is_no_fault_where_the_whole_pack_is(tmp_path) -> None:
    assert "language-missing" not in kinds(tried(tmp_path, TWO))


def test_what_examples_try_is_counted_by_sentence_and_alternative(tmp_path) -> None:
    run = tried(tmp_path, TWO)
    (trial,) = run.trials
    assert (trial.sentences.tried, trial.sentences.total) == (1, 2)
    assert (trial.branches.tried, trial.branches.total) == (0, 2)
    data = trials_as_data(run)
    assert data["rules"][0]["sentences"] == {"tried": 1, "total": 2}
    assert {one["kind"] for one in data["rules"][0]["remarks"]} == {"sentence-never-fires", "branch-never-used"}
