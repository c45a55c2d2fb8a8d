"""Words that several reports share."""

from __future__ import annotations

import pytest

from malkoll.reporters.wording import address_in


@pytest.mark.parametrize(
    ("address", "english"),
    [
        ("avsnitt ”Mål 1: Fler barn”, tabell 1, rad 2", "section “Mål 1: Fler barn”, table 1, row 2"),
        ("blad ”Mål, 2027”, rad 3", "sheet “Mål, 2027”, row 3"),
        ("sida 7, avsnitt ”Kallat ”Målet””", "page 7, section “Kallat ”Målet””"),
        ("avsnitt 3.2, tabell 2", "section 3.2, table 2"),
    ],
)
def test_an_address_in_english_has_english_words_and_quotes(address, english) -> None:
    assert address_in(address, "en") == english
    assert address_in(address, "sv") == address
