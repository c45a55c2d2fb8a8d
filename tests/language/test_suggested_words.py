"""How far apart two words are, and which word is near enough to have been meant."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from malkoll.language.suggest import closest, distance

_WORDS = st.text(alphabet="abå", max_size=7)


def _steps(first: str, second: str) -> int:
    """The letters to add, drop, change or swap with the next, counted in the plainest way."""

    @cache
    def least(i: int, j: int) -> int:
        if not (i and j):
            return i + j
        ways = [least(i - 1, j) + 1, least(i, j - 1) + 1, least(i - 1, j - 1) + (first[i - 1] != second[j - 1])]
        if i > 1 and j > 1 and (first[i - 1], first[i - 2]) == (second[j - 2], second[j - 1]):
            ways.append(least(i - 2, j - 2) + 1)
        return min(ways)

    return least(len(first), len(second))


@given(_WORDS, _WORDS, st.integers(0, 4))
@example("ca", "abb", 1)
def test_words_are_as_far_apart_as_there_are_letters_to_write_otherwise_or_just_over_the_limit(
    first: str, second: str, limit: int
) -> None:
    assert distance(first, second, limit) == min(_steps(first, second), limit + 1)


def test_letters_that_changed_places_are_one_mistake() -> None:
    assert [distance(one, "mål", 3) for one in ("åml", "mlå", "målä", "", "MÅL")] == [1, 1, 1, 3, 3]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("ml", "mål"), ("m", None), ("mly", None), ("åtgrd", "åtgärd"), ("åtgrdd", "åtgärd"), ("åtgrddx", None),
        ("INDIKATOR", "indikator"), ("indikxyzr", "indikator"), ("inxyzwtor", None), ("inxyzwtoren", None),
        ("uppföljningsrbpport", "uppföljningsrapport"), ("uppfxxxxingsrapport", None),
    ],
)  # fmt: skip
def test_a_word_was_probably_meant_where_a_letter_in_three_is_wrong_and_at_most_three(word, found) -> None:
    assert closest(word, ["mål", "åtgärd", "indikator", "uppföljningsrapport"]) == found


def test_of_two_words_the_nearer_was_probably_meant_and_of_two_as_near_the_first() -> None:
    assert closest("indikator", ["indikerar", "indikatorn"]) == "indikatorn"
    assert closest("mål", ["mal", "mel"]) == "mal"
    assert closest("mål", []) is None
