"""The figures of each rule: what counts as found, missed and a false alarm, and when a table is left as it is."""

from __future__ import annotations

from pathlib import Path

import generate
import measure
import pytest
from measure import Tally


def _counted(found: set[tuple[int, str]], certain: set[tuple[int, str]], arguable: set[tuple[int, str]]) -> Tally:
    tallies = {"MK101": Tally()}
    measure._count(tallies, found, certain, arguable)
    return tallies["MK101"]


def test_a_noted_finding_on_its_line_is_found():
    assert _counted({(3, "MK101")}, {(3, "MK101")}, set()) == Tally(hits=1)


def test_a_finding_on_another_line_is_a_miss_and_a_false_alarm():
    assert _counted({(4, "MK101")}, {(3, "MK101")}, set()) == Tally(misses=1, alarms=1)


def test_an_arguable_finding_counts_neither_way():
    assert _counted({(3, "MK101")}, set(), {(3, "MK101"), (9, "MK101")}) == Tally()


def test_precision_is_of_what_was_found_and_recall_of_what_was_wanted():
    tally = Tally(hits=3, misses=1, alarms=2)
    assert (tally.precision, tally.recall) == (0.6, 0.75)


def test_where_nothing_was_found_or_wanted_there_is_no_figure():
    assert (Tally(misses=1).precision, Tally(alarms=1).recall) == (None, None)
    assert measure._by_rule({"MK101": Tally(misses=1)}).splitlines()[2].endswith("| 0 | 1 | 0 | – | 0.00 |")


def test_where_the_real_plans_are_not_at_hand_their_table_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(measure, "SHARED", tmp_path)
    text = "<!-- generated: found-in-real-plans -->\n\nas it was\n\n<!-- end -->\n"
    assert generate.filled(text) == text


def test_a_table_that_nobody_makes_is_told():
    with pytest.raises(KeyError, match="no-such-table"):
        generate.filled("<!-- generated: no-such-table -->\n<!-- end -->\n")
