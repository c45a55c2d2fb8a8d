"""Whether two words are one word, spelt in two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malkoll.facts.spelling import near, outnumbers, reduced, slip
from malkoll.swedish.words import inflections

LONG = ("utvecklingschef", "verksamhetssamordnare", "kommunikationsstrateg", "folkhälsosamordnare")


def differ(usual: str, other: str) -> str | None:
    return slip(reduced(usual), reduced(other))


@pytest.mark.parametrize(
    ("usual", "other", "what"),
    [
        ("kvalite", "kvalité", "accent"),
        ("kvalite", "kvalitét", "accent"),
        ("kvalitet", "kvalité", "accent"),
        ("kvalitet", "kvalite", "accent"),
        ("utvecklingschef", "utveckklingschef", "doubled"),
        ("grannskapsvärd", "granskapsvärd", "doubled"),
        ("verksamhetschef", "verksahmetschef", "swapped"),
        ("näringslivschef", "näringlivschef", "letter"),
        ("administration", "admnistrationen", "letter"),
        ("utvecklingschef", "utvecklongschefen", "changed"),
    ],
)
def test_a_slip_is_told_by_what_differs(usual: str, other: str, what: str) -> None:
    assert differ(usual, other) == what
    assert differ(other, usual) is not None


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("stadsdirektör", "stabsdirektör"),
        ("parkchef", "markchef"),
        ("vård", "våld"),
        ("enhetschef", "områdeschef"),
        ("östra", "västra"),
        ("barnhälsan", "elevhälsan"),
        ("strateg", "strategi"),
        ("team2", "team3"),
        ("samordnare", "samordning"),
    ],
)
def test_two_words_are_no_slip_of_each_other(one: str, another: str) -> None:
    assert differ(one, another) is None


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("avdelningschef", "Avdelningschefens"),
        ("gemensam", "gemensamma"),
        ("insats", "insatserna"),
        ("teknisk", "tekniska"),
        ("kulturnatt", "kulturnätter"),
        ("kommitté", "kommittén"),
    ],
)
def test_a_words_form_is_no_slip_of_it(word: str, form: str) -> None:
    assert differ(word, form) is None


@given(st.sampled_from(LONG), st.data())
def test_no_form_a_word_can_take_is_a_slip_of_it(word: str, data: st.DataObject) -> None:
    assert differ(word, data.draw(st.sampled_from(sorted(inflections(word))))) is None


@given(st.sampled_from(LONG), st.data())
def test_words_a_slip_apart_have_a_part_in_common(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    changed = data.draw(
        st.sampled_from(
            [
                word[:at] + "z" + word[at + 1 :],
                word[:at] + word[at + 1 :],
                word[: at + 1] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    assert set(near(word)) & set(near(changed))


def test_the_easier_two_forms_are_taken_for_two_words_the_more_often_the_usual_one_must_stand() -> None:
    assert outnumbers("accent", 1, 1)
    assert not outnumbers("letter", 1, 1)
    assert outnumbers("letter", 2, 1)
    assert not outnumbers("changed", 2, 1)
    assert outnumbers("changed", 3, 1)
