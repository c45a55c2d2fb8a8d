"""Which way a measure shall go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malkoll.swedish.direction import direction_of

INCREASE = [
    "Andelen ekologiska råvaror ska öka",
    "Ska öka",
    "öka med samma antal",
    "Ökat antal besök på biblioteket",
    "Fler får stöd i grupp",
    "Öka takten i bygget",
    "minst 80 %",
    "≥ 80",
    "Antalet besökare ökar",
    "Nå fler unga",
    "Kommunen ska verka för att en större andel unga studerar",
    "Andelen elever som klarar målen ökar",
    "Höja resultaten i matematik",
    "Andel nöjda: ska öka",
    "Högre andel behöriga lärare",
    "Antalet deltagare ska bli fler",
    "Andel som känner sig trygga (ska öka)",
]
DECREASE = [
    "Matsvinnet ska minska",
    "Korta väntetiden",
    "Minskad sjukfrånvaro",
    "Färre avbrott",
    "Simskolan - färre avhopp",
    "högst 5",
    "Utsläppen minskar",
    "Minimerad väntetid",
    "Kötiden ska bli kortare",
    "Sänka kostnaderna",
    "Handläggningstiden ska inte överstiga 14 dagar",
    "Halvera matsvinnet",
    "minskning",
]
MAINTAIN = [
    "bibehålla",
    "bibehållas",
    "oförändrad",
    "lägst som i dag",
    "ska inte öka",
    "Sjukfrånvaron ska inte öka",
    "Andelen ska inte minska",
    "minst samma nivå som 2022",
    "Bibehållen kvalitet",
    "Andelen nöjda ska bibehållas",
]
NEITHER = [
    "Antal personer som går till arbete eller studier",
    "Andel personer med aktuell plan",
    "Andel medarbetare som upplever att stödet ökat",
    "Andel som upplever att tryggheten ökar",
    "Antal åtgärder som ska minska utsläppen",
    "Antal insatser för att minska sjukfrånvaron",
    "Översyn av lokaler",
    "Bokade samtal ska öka och köerna minska",
    "Antal kursdeltagare under 25 år som får plats",
    "Antal barn under 6 år",
    "Bättre stöd till barn",
    "80 %",
    "",
]


@pytest.mark.parametrize("text", INCREASE)
def test_it_shall_increase(text):
    assert direction_of(text) == "increase"


@pytest.mark.parametrize("text", DECREASE)
def test_it_shall_decrease(text):
    assert direction_of(text) == "decrease"


@pytest.mark.parametrize("text", MAINTAIN)
def test_it_shall_be_kept(text):
    assert direction_of(text) == "maintain"


@pytest.mark.parametrize("text", NEITHER)
def test_the_words_set_no_direction(text):
    assert direction_of(text) is None


@given(st.sampled_from(INCREASE + DECREASE + MAINTAIN + NEITHER))
def test_case_does_not_matter(text):
    assert direction_of(text.upper()) == direction_of(text) == direction_of(text.lower())


@given(st.text(max_size=200))
def test_no_text_is_too_strange_for_directions(text):
    direction_of(text)
