"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malkoll.swedish.sentences import sentences, split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skolan byggs. Den blir klar 2026.", ["Skolan byggs.", "Den blir klar 2026."]),
        ("Vi gör t.ex. Översyn av lokaler.", ["Vi gör t.ex. Översyn av lokaler."]),
        ("Som bl. a. Lund och p. g. a. Covid gör.", ["Som bl. a. Lund och p. g. a. Covid gör."]),
        ("Se kap. 6 och jfr. Bilaga 2.", ["Se kap. 6 och jfr. Bilaga 2."]),
        ("Stöd, råd m.m. Därefter beslut.", ["Stöd, råd m.m.", "Därefter beslut."]),
        ("Det ökar 2,5 gånger. Sedan 3.5 till.", ["Det ökar 2,5 gånger.", "Sedan 3.5 till."]),
        ("NB2.3. Kommunen växer. Det är bra.", ["NB2.3. Kommunen växer.", "Det är bra."]),
        ("1. Första punkten. Den är kort.", ["1. Första punkten.", "Den är kort."]),
        ("Det blev 50. Sedan kom fler.", ["Det blev 50.", "Sedan kom fler."]),
        ("Den 3. juni öppnar A. Berg dörren.", ["Den 3. juni öppnar A. Berg dörren."]),
        ("Tabell 2. Antal elever", ["Tabell 2. Antal elever"]),
        ("Ja! Varför då? ”Därför.” Nej.", ["Ja!", "Varför då?", "”Därför.”", "Nej."]),
        ("Rad ett\nrad två", ["Rad ett", "rad två"]),
        ("Kostnaden är 5 kr. Den höjs.", ["Kostnaden är 5 kr.", "Den höjs."]),
        ("De åker bil. Därefter buss.", ["De åker bil.", "Därefter buss."]),
        ("Det finns i SKR. Mer följer.", ["Det finns i SKR.", "Mer följer."]),
        ("", []),
        (" \n ", []),
        ("...", ["..."]),
    ],
)
def test_text_is_cut_where_sentences_end(text, expected):
    assert sentences(text) == expected


@given(st.text(alphabet="abA. !?\n”1)t.ex", max_size=120))
def test_sentences_hold_every_letter_in_order_and_no_blanks_around_them(text):
    done = 0
    for start, end in split_sentences(text):
        assert done <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[done:start].strip()
        done = end
    assert not text[done:].strip()


@given(st.text(max_size=200))
def test_no_text_is_too_strange_for_sentences(text):
    split_sentences(text)
