"""Words in their forms and compounds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malkoll.swedish.words import WordMatcher, inflections, stem

WORDS = (
    "person", "individ", "brukare", "klient", "elev", "barn", "ungdom", "medarbetare", "anställd", "chef", "invånare",
    "kvinna", "män", "indikator", "mål", "åtgärd", "stärka", "vikarie", "förälder", "övertids-", "enhet", "vuxen",
    "ställa krav", "god kvalitet",
)  # fmt: skip
MATCHER = WordMatcher(WORDS)

FORMS = {
    "person": "person personer personerna persons personernas kontaktpersoner nyckelpersonens",
    "elev": "elev elever eleverna elevernas grundskoleelever",
    "chef": "chef chefer cheferna enhetschefernas",
    "barn": "barn barnen barns barnets skolbarnen",
    "ungdom": "ungdomar ungdomarna ungdomarnas",
    "anställd": "anställda anställdas tillsvidareanställda",
    "medarbetare": "medarbetarna medarbetarnas medarbetarens",
    "indikator": "indikatorn indikatorer indikatorerna",
    "mål": "målet målen målens nämndmål fokusmål kommunfullmäktigemål delmålen",
    "åtgärd": "åtgärden åtgärder skyddsåtgärder",
    "kvinna": "kvinnor kvinnornas kvinnan",
    "män": "mäns männen kontaktmän",
    "stärka": "stärker stärkt stärktes stärkas stärks förstärka",
    "vikarie": "vikarien sommarvikarierna",
    "förälder": "föräldrar föräldrarnas familjehemsföräldrar",
    "brukare": "brukarna LSS-brukare",
    "övertids-": "övertidstimmar övertidskostnader",
    "enhet": "enheten vårdenheter",
    "vuxen": "vuxna vuxnas",
}


@pytest.mark.parametrize(("word", "form"), [(word, form) for word, forms in FORMS.items() for form in forms.split()])
def test_a_word_matches_its_forms_and_compounds_that_end_in_it(word, form):
    match = MATCHER.match_whole(form)
    assert match is not None
    assert match.word == word
    assert match.text == form


OTHERS = """
personbil personal personlig elevhälsa chefskap målområde man barnomsorg ungdomsvård erfarenhet öppenhet lägenhet
föremål ändamål måla målning kvinnojour enhetlig åtgärda barnsjukhus medarbetarskap anställning individuella
patientsäker stark indikation elevråd
"""


@pytest.mark.parametrize("other", OTHERS.split())
def test_a_word_does_not_match_other_words_that_look_like_it(other):
    assert MATCHER.find(other) == []


def test_a_phrase_matches_word_by_word_in_any_form():
    assert MATCHER.search("Nämnden ställer krav.").word == "ställa krav"
    assert MATCHER.search("en god\nkvaliteten").text == "god\nkvaliteten"
    assert MATCHER.search("ställa högre krav") is None
    assert MATCHER.search("ställa. Krav") is None


def test_a_word_cut_short_before_och_is_the_beginning_of_a_compound():
    assert MATCHER.find("barn- och elevhälsa") == []
    assert [match.text for match in MATCHER.find("övertids- och mertidstimmar")] == ["övertids-"]


def test_a_phrase_wins_over_its_words():
    matcher = WordMatcher(["krav", "ställa krav"])
    assert [match.word for match in matcher.find("De ställer krav och krav.")] == ["ställa krav", "krav"]


def test_case_and_composition_of_letters_do_not_matter():
    assert MATCHER.match_whole("ÅTGÄRDER")
    assert MATCHER.match_whole(unicodedata.normalize("NFD", "åtgärderna"))
    assert WordMatcher([unicodedata.normalize("NFD", "åtgärd")]).matches("Åtgärder")


def test_a_soft_hyphen_in_a_word_does_not_hide_it():
    text = "kontakt\u00adpersoner"
    match = MATCHER.match_whole(text)
    assert match is not None
    assert match.text == text


def test_a_case_ending_after_a_colon_is_an_ending():
    assert WordMatcher(["hvb"]).match_whole("HVB:s")


def test_the_whole_text_may_have_punctuation_around_it():
    assert MATCHER.match_whole(" Indikatorer: ").word == "indikator"
    assert MATCHER.match_whole("Indikatorer och mål") is None
    assert MATCHER.match_whole("alla indikatorer") is None
    assert MATCHER.match_whole("") is None


def test_a_leading_hyphen_asks_for_a_compound():
    matcher = WordMatcher(["-timme"])
    assert matcher.matches("övertidstimmar")
    assert not matcher.matches("timmar")


def test_a_short_noun_after_a_particle_is_another_word():
    matcher = WordMatcher(["lag", "drag", "fall"])
    assert not matcher.matches("underlag uppdrag bidrag avfall")
    assert matcher.matches("bostadslagen")


def test_a_list_may_be_empty():
    assert WordMatcher([]).find("vad som helst") == []
    assert WordMatcher(["", " ", "-"]).find("vad - som helst") == []


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("nyckel", "nycklarna"),
        ("nummer", "numret"),
        ("program", "programmet"),
        ("kriterium", "kriterierna"),
        ("strategi", "strategier"),
        ("utbildad", "utbildade"),
        ("anställd", "anställt"),
        ("bok", "böckerna"),
        ("ny", "nya"),
        ("fri", "fritt"),
        ("fossilfri", "fossilfria"),
        ("fossilfri resa", "fossilfria resor"),
        ("läromedel", "läromedlen"),
        ("följa upp", "följa upp"),
        ("bestämma", "bestämt"),
    ],
)
def test_forms_that_change_the_word(word, form):
    assert form in inflections(word) or WordMatcher([word]).match_whole(form)


def test_stems_join_the_forms_of_a_word():
    assert stem("personerna") == stem("Person")


LETTERS = st.text(alphabet="abdeilnoprstuvåäö", min_size=4, max_size=12)


@given(LETTERS)
def test_every_form_of_a_word_is_found_whole(word):
    matcher = WordMatcher([word])
    for form in inflections(word):
        match = matcher.search(f"... {form}, x")
        assert match is not None
        assert match.text == form


@given(st.text(alphabet="personligbarnchefmål -\n.,:/", max_size=120))
def test_matches_lie_in_the_text_whole_words_and_apart(text):
    done = 0
    for match in MATCHER.find(text):
        assert done <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.text
        assert match.start == 0 or not text[match.start - 1].isalnum()
        assert match.end == len(text) or not text[match.end].isalnum()
        assert match.word in WORDS
        done = match.end
    assert MATCHER.matches(text) == bool(MATCHER.find(text))


@given(st.lists(st.text(max_size=20), max_size=5), st.text(max_size=200))
def test_no_list_and_no_text_is_too_strange(words, text):
    WordMatcher(words).find(text)
