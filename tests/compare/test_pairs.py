"""Pairs of plan and follow-up in ``cases/``: every change that was made is found, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import Pair, pairs, read, told

from malkoll.comparing import compare

PAIRS = pairs(Path(__file__).parent / "cases")


def test_there_are_pairs_of_many_kinds() -> None:
    assert len(PAIRS) >= 40


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_every_change_is_found_and_nothing_else_is(pair: Pair) -> None:
    comparison = compare(read(pair.plan, "plan"), read(pair.follow_up, "follow-up"))
    found = set(told(comparison))
    wanted = set(pair.facit)
    assert {one for one in found if not one.startswith("utfall")} == {
        one for one in wanted if not one.startswith("utfall")
    }
    assert {one for one in wanted if one.startswith("utfall")} <= found
