"""How alike titles are, and how a difference is shown."""

from __future__ import annotations

import pytest

from malkoll.comparing.words import Likeness, bare, difference
from malkoll.swedish.differences import marked_words

SHOWN = {
    ("Alla elever ska vara trygga", "Fler elever ska vara trygga"): "[Alla → Fler] elever ska vara trygga",
    ("Elever ska vara trygga", "Elever ska alltid vara trygga"): "Elever ska [nytt: alltid] vara trygga",
    ("Alla elever ska vara trygga", "Elever ska vara trygga"): "[struket: Alla] Elever ska vara trygga",
    ("Elever ska vara trygga hemma", "Elever ska vara trygga"): "Elever ska vara trygga [struket: hemma]",
}


@pytest.mark.parametrize(("wordings", "shown"), SHOWN.items())
def test_a_difference_is_shown_word_by_word(wordings: tuple[str, str], shown: str) -> None:
    assert marked_words(difference(*wordings), "sv") == shown


def test_in_a_message_only_the_words_beside_a_change_are_repeated() -> None:
    pieces = difference("ett två tre fyra fem sex sju åtta nio", "ett två tre fyra fem SEXTIO sju åtta nio")
    assert marked_words(pieces, "sv", 2) == "… fyra fem [sex → SEXTIO] sju åtta nio"
    assert marked_words(pieces, "en", 1) == "… fem [sex → SEXTIO] sju …"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Mål 1.2", ""),
        ("1.2", ""),
        ("Uppdrag nr 7", ""),
        ("1.2 Trygg skola.", "trygg skola"),
        ("3. Trygg skola", "trygg skola"),
        ("24 timmar om dygnet", "24 timmar om dygnet"),
        ("Sju nya förskolor", "sju nya förskolor"),
    ],
)
def test_the_number_before_a_title_is_no_part_of_it(title: str, shown: str) -> None:
    assert bare(title) == shown


def test_what_few_titles_say_weighs_more_than_what_all_of_them_say() -> None:
    likeness = Likeness(
        [f"Andelen behöriga lärare i {where} ska öka" for where in ("förskolan", "grundskolan", "gymnasiet")]
    )
    same = likeness.of(
        "Andelen behöriga lärare i förskolan ska öka", "Andelen behöriga lärare i förskolan ska vara högre"
    )
    other = likeness.of("Andelen behöriga lärare i förskolan ska öka", "Andelen behöriga lärare i gymnasiet ska öka")
    assert same > other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Avgifterna ska öka varje år", "Avgifterna ska minska varje år"),
        ("Andel flickor som idrottar", "Andel pojkar som idrottar"),
        ("Andel behöriga lärare", "Andel obehöriga lärare"),
    ],
)
def test_a_word_and_its_opposite_set_titles_apart(one: str, other: str) -> None:
    likeness = Likeness([one, other])
    assert likeness.of(one, other) < likeness.of(one, one.replace("Andel", "Antal").replace("varje", "vart")) - 0.05
