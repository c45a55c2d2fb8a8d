"""What the verbs and nouns of a title say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malkoll.swedish.lexicon import FIRST_CONJUGATION, IRREGULAR_VERBS, SECOND_CONJUGATION
from malkoll.swedish.verbs import (
    action_noun,
    finite_or_action,
    has_finite_verb,
    is_intention,
    is_state,
    lemma_of,
    main_verbs,
    starts_with_infinitive_or_imperative,
)


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Turistbyrån avvecklas", ["avveckla"]),
        ("Bryggan i Norrsund ska utredas", ["utreda"]),
        ("Köket och matsalen samorganiserar inköpen", ["samorganisera"]),
        ("En lots för nyföretagare inrättas i kommunhuset", ["inrätta"]),
        ("Biblioteket stängs och en ny mötesplats utvecklas", ["stänga", "utveckla"]),
        ("Kommunen ska verka för att fler företag startar", ["verka för"]),
        ("Sjukfrånvaron ska inte öka", ["öka"]),
        ("Alla elever kommer att erbjudas läxhjälp", ["erbjuda"]),
        ("Kommunen ska ha god ekonomi och bygga två skolor", ["ha", "bygga"]),
        ("Grannarnas frågor har besvarats", ["besvara"]),
        ("Andelen elever som klarar målen ökar", ["öka"]),
        ("Unga i Norrsund får stöd för att våga simma", ["få"]),
        ("Hamnen digitaliseras", ["digitalisera"]),
    ],
)
def test_main_verbs_in_their_infinitive(text, lemmas):
    assert [verb.lemma for verb in main_verbs(text)] == lemmas
    assert has_finite_verb(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lokaler",
        "Boendeformer för äldre",
        "Chefer och ledare i förskolan",
        "Insatser under sommarens dagar",
        "Bilar och cyklar",
        "Barnets väg till skolan",
        "Stöd för att öka egenförsörjningen",
        "Antal personer som går till arbete",
        "Trafikplanen Ringen",
        "Kurser, resor och planer",
        "De olika delar som planen omfattar",
        "",
    ],
)
def test_a_topic_has_no_main_verb(text):
    assert not has_finite_verb(text)


def test_a_negated_verb_is_known_as_such():
    (verb,) = main_verbs("Avgifterna ska inte höjas")
    assert (verb.lemma, verb.negated, verb.passive, verb.auxiliary) == ("höja", True, True, "ska")


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Korta kötiderna", "korta"),
        ("Korta kötider", None),
        ("Minska matsvinnet", "minska"),
        ("Stärk laget", "stärka"),
        ("Genomför en översyn", "genomföra"),
        ("Inför ett gemensamt schema", "införa"),
        ("Ta fram en lokalplan", "ta fram"),
        ("Se över taxan", "se över"),
        ("Att möjliggöra fler möten", "möjliggöra"),
        ("3. Bygga en skola", "bygga"),
        ("- Säkerställa bemanningen", "säkerställa"),
        ("Skapa goda förutsättningar för odling", "skapa förutsättningar"),
        ("Arbeta för fler träd", "arbeta för"),
        ("Multiplicera vinsterna", "multiplicera"),
        ("Stöd i grupp", None),
        ("Köp av tjänster", None),
        ("Flera lokaler", None),
        ("Kamera på torget", None),
        ("Skola", None),
        ("", None),
    ],
)
def test_a_title_that_begins_with_its_verb(text, lemma):
    assert starts_with_infinitive_or_imperative(text) == lemma


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Översyn av lokaler", "översyn"),
        ("Kartläggning och utredning av behoven", "utredning"),
        ("Införande av nytt schema", "införande"),
        ("Lokalöversyn", "översyn"),
        ("Upphandling för skolans måltider", "upphandling"),
        ("Ny skola i Norrsund", None),
        ("Uppföljning av uppdrag", None),
        ("Kompetensutveckling i förvaltningen", None),
        ("Samverkan", None),
        ("Upphandling", None),
        ("", None),
    ],
)
def test_the_noun_for_something_done(text, noun):
    assert action_noun(text) == noun


@pytest.mark.parametrize(
    "verb", ["verka för", "verkar för", "strävar", "stärka", "främjas", "säkerställa", "bidra till", "möjliggör",
             "skapa förutsättningar", "arbeta för", "värna", "utveckla"]
)  # fmt: skip
def test_verbs_that_state_an_intention(verb):
    assert is_intention(verb)


@pytest.mark.parametrize("verb", ["bygga", "minska", "avveckla", "utreds", "ta fram", "skapa", "införa"])
def test_verbs_that_state_something_done(verb):
    assert not is_intention(verb)
    assert not is_state(verb)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Översyn av hamnen", True),
        ("Hamnen ska utredas", True),
        ("Bygga ut hamnen", True),
        ("Från kö till bokning", True),
        ("Hamnen", False),
        ("Kommunen ska verka för en levande hamn", False),
        ("Stärka hamnens roll", False),
        ("Hamnen ska vara trygg", False),
    ],
)
def test_a_title_names_an_action_or_not(text, action):
    assert finite_or_action(text).names_action is action


def test_a_title_that_only_intends():
    assert finite_or_action("Stärka hamnens roll").only_intends
    assert not finite_or_action("Hamnen").only_intends


def test_no_verb_stands_in_two_conjugations():
    assert not FIRST_CONJUGATION & SECOND_CONJUGATION
    assert not FIRST_CONJUGATION & IRREGULAR_VERBS.keys()
    assert not SECOND_CONJUGATION & IRREGULAR_VERBS.keys()


@pytest.mark.parametrize("lemma", sorted(FIRST_CONJUGATION | SECOND_CONJUGATION))
def test_every_verb_of_the_tables_is_its_own_lemma(lemma):
    assert lemma_of(lemma) == lemma


@given(st.text(alphabet="skaökminstgerf .,-()", max_size=120))
def test_verbs_lie_in_the_text_in_order(text):
    done = 0
    for verb in main_verbs(text):
        assert done <= verb.start < verb.end <= len(text)
        done = verb.start


@given(st.text(max_size=200))
def test_no_title_is_too_strange(text):
    finite_or_action(text)
    is_intention(text)
    is_state(text)
