"""What an assessment says."""

from __future__ import annotations

import pytest

from malkoll.facts.standing import standing_in

SAID = {
    "Uppfyllt": "met",
    "Helt uppfyllt": "met",
    "Målet nåddes.": "met",
    "Klart": "met",
    "Grön": "met",
    "Hög måluppfyllelse": "met",
    "Delvis uppfyllt": "partly",
    "Pågår": "partly",
    "Ej uppfyllt": "not-met",
    "Målet är inte helt uppfyllt": "not-met",
    "Målet nåddes inte": "not-met",
    "Uppdraget är inte slutfört": "not-met",
    "Röd": "not-met",
    "Not met": "not-met",
}


@pytest.mark.parametrize(("text", "standing"), SAID.items())
def test_an_assessment_says_met_partly_or_not_met(text: str, standing: str) -> None:
    assert standing_in(text) == standing


@pytest.mark.parametrize("text", ["", "God", "Målet bedöms nås under året", "Kommer att uppfyllas", "Uppfyllt. " * 60])
def test_a_forecast_an_essay_and_other_words_say_none_of_them(text: str) -> None:
    assert standing_in(text) is None
