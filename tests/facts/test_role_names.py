"""Names of roles and units that a document writes in more than one way."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import plan_in

from malkoll.plan import Term

ROLES = (
    ("Enhetschef", "Enhetschefen", "Enhetschefens"),
    ("Områdeschef", "Områdeschefen", "Områdeschefer"),
    ("Avdelningschef", "Avdelningschefen"),
    ("Parkchef", "Parkchefen"),
    ("Markchef", "Markchefen"),
    ("Stadsdirektör", "Stadsdirektören"),
    ("Stabsdirektör", "Stabsdirektören"),
    ("Rektor 1", "Rektor 1"),
    ("Rektor 2", "Rektor 2"),
    ("Biträdande rektor", "Biträdande rektorn", "Biträdande rektorer"),
    ("Teknisk chef", "Tekniska chefen"),
    ("Enhetschef för vård", "Enhetschefen för vården"),
    ("Enhetschef för våld i nära relationer", "Enhetschefen för våld i nära relationer"),
    ("Enhetschef hemtjänst norr", "Enhetschefen hemtjänst norr"),
    ("Enhetschef hemtjänst söder", "Enhetschefen hemtjänst söder"),
    ("Rektor Ekbackens skola", "Rektorn Ekbackens skola"),
    ("Rektor Ekbyns skola", "Rektorn Ekbyns skola"),
    ("Samordnare för gemensam mottagning och insatser", "Samordnaren för den gemensamma mottagningen samt insatser"),
    ("Lokalstrateg", "Lokalstrategen"),
    ("HR-chef", "HR-chefen", "HR-CHEF"),
    ("IT-chef", "IT-chefen", "It-chef"),
    ("Social- och fritidschef", "Social-och fritidschefen"),
    ("Mark- och exploateringschef", "Mark- och exploateringschefen"),
    ("Kommunstyrelsen", "Kommunstyrelsens ordförande"),
    ("Utbildningsförvaltningen", "Utbildningsförvaltningens"),
)
LONG = (
    "Verksamhetschef",
    "Utvecklingsledare",
    "Kommunikationsstrateg",
    "Avdelningschef för samhällsbyggnad, exploatering och trafikplanering",
    "Enhetschef för arbetsmarknadsinsatser",
)


def plan_of(roles: Iterable[str], *sentences: str) -> str:
    goals = [f"## Mål {at}: Tryggare skolväg {at}\n\nAnsvarig: {role}\n" for at, role in enumerate(roles, 1)]
    return "\n".join(["# Plan för Lövsta kommun\n", *(f"{one}\n" for one in sentences), *goals])


def odd(text: str) -> list[Term]:
    return [term for term in plan_in(text).terms if term.kind == "role" and not term.consistent]


def told(text: str) -> list[tuple[str, str]]:
    return [(term.text, term.usual.text if term.usual else "") for term in odd(text)]


def test_a_word_for_a_role_that_is_spelt_in_two_ways_is_told_once_with_all_its_places() -> None:
    text = plan_of(["Näringslivschef"] * 4 + ["Näringlivschef"], "Näringlivschefen läser enkäten.")
    (term,) = odd(text)
    assert (term.text, term.span.line) == ("Näringlivschefen", 3)
    assert term.usual is not None
    assert (term.usual.text, term.usual.span.line) == ("Näringslivschef", 7)
    assert [place.text for place in term.others] == ["Näringlivschef"]


def test_the_name_of_a_unit_in_running_text_is_held_against_that_of_the_responsible() -> None:
    text = plan_of(
        ["Utvecklingschef för innovation, kvalitet och analys"] * 2,
        "Läget redovisas av avdelningen för innovation, kvalité och analys.",
        "Rapporten skrivs vid avdelningen för innovation, kvalitét och analys varje höst.",
    )
    (term,) = odd(text)
    assert {term.text, *(place.text for place in term.others)} == {
        "innovation, kvalité och analys",
        "innovation, kvalitét och analys",
    }


@pytest.mark.parametrize(
    ("usual", "other", "shown"),
    [
        ("HR-chef", "HR chef", ("HR chef", "HR-chef")),
        ("HR chef", "HR-chef", ("HR-chef", "HR chef")),
        ("Enhetschef hemtjänst", "Enhetschef hemtjäsnt", ("Enhetschef hemtjäsnt", "Enhetschef hemtjänst")),
        (
            "Chef för vägar, parker samt lekplatser",
            "Chef för vägar, parker sam lekplatser",
            ("vägar, parker sam lekplatser", "vägar, parker samt lekplatser"),
        ),
        ("Utvecklingschef", "Utvecklingshcef", ("Utvecklingshcef", "Utvecklingschef")),
        ("Kommunikationsstrateg", "Kommunikationstrateg", ("Kommunikationstrateg", "Kommunikationsstrateg")),
    ],
)
def test_the_rarer_form_is_told_and_the_usual_one_with_it(usual: str, other: str, shown: tuple[str, str]) -> None:
    assert told(plan_of([usual, usual, other, usual])) == [shown]


def test_an_abbreviation_is_joined_by_a_hyphen_where_both_ways_stand_once() -> None:
    text = plan_of(["Förvaltningschef"], "Planen följs upp av 4H rådet.", "Ett 4H-råd möts varje månad.")
    assert told(text) == [("4H rådet", "4H-råd")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rektor Ekbackens skola", "Rektor Ekbackans skola"),
        ("Skolchef Anna Lindqvist", "Skolchef Anna Lindkvist"),
        ("Anna Lindqvist", "Anna Lindkvist"),
        ("Enhetschef team 1", "Enhetschef team 2"),
        ("Avdelningschef för mottagning samt insatser", "Avdelningschef för mottagning och insatser"),
        ("Avdelningschef för mottagning och insatser", "Avdelningschefen för mottagningen och insatserna"),
        ("Skolchef", "SKOLCHEF"),
        ("LSS-handläggare", "LSS-handläggaren"),
        ("Hälso- och sjukvårdschef", "Hälso-och sjukvårdschef"),
    ],
)
def test_names_of_people_and_places_forms_and_capitals_are_no_misspellings(first: str, second: str) -> None:
    assert told(plan_of([first, first, first, second])) == []


def test_a_changed_letter_is_meant_where_other_words_of_the_document_begin_so() -> None:
    usual = ["Avdelningschef för stadsmiljö och trafikplanering"] * 4
    other = ["Avdelningschef för stadsmiljö och trafikplonering"]
    assert len(odd(plan_of(usual + other))) == 1
    assert odd(plan_of(usual + other, "Trafikplomben tas bort av enhetschefen.")) == []


def test_the_word_may_stand_on_a_later_line_of_its_paragraph() -> None:
    lines = "Uppföljning: enkäten läses i mars.\nAnsvarig: Utvecklingshcef"
    text = plan_of(["Utvecklingschef"] * 2) + f"\n## Mål 3: Fler cyklar\n\n{lines}\n"
    (term,) = odd(text)
    assert text.splitlines()[term.span.line - 1] == "Ansvarig: Utvecklingshcef"


def test_half_a_word_at_the_end_of_a_line_is_no_name() -> None:
    assert (
        told(plan_of(["Verksamhetschef"] * 3, "Arbetet leds av en verksam- hetschef och en verksamhets-\nchef.")) == []
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(ROLES).flatmap(st.sampled_from), min_size=1, max_size=25))
def test_truly_different_roles_in_any_form_are_never_misspellings_of_each_other(roles: list[str]) -> None:
    assert told(plan_of(roles, *(f"Frågan bereds av {role[0].lower()}{role[1:]} under året." for role in roles))) == []


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(LONG), st.integers(3, 6), st.data())
def test_one_letter_changed_in_one_of_several_occurrences_of_a_long_name_is_told_once(
    role: str, usual: int, data: st.DataObject
) -> None:
    word = max(role.split()[-1], role.split()[0], key=len)
    begin = role.index(word)
    at = begin + data.draw(st.integers(5, len(word) - 5))
    slipped = data.draw(st.sampled_from([role[:at] + "z" + role[at + 1 :], role[:at] + role[at + 1 :]]))
    place = data.draw(st.integers(0, usual))
    text = plan_of([role] * place + [slipped] + [role] * (usual - place))
    (term,) = odd(text)
    assert text.splitlines()[term.span.line - 1] == f"Ansvarig: {slipped}"


def named_ahead(usual: str, other: str, text: str = "") -> list[str]:
    goals = "".join(f"## Mål {at}: Fler som läser {at}\n\nAnsvarig: {usual}\n\n" for at in (1, 2))
    table = f"| Vad | Vem |\n|---|---|\n| Betyg | {other} |\n| Frånvaro | Skolchef |\n"
    read = plan_in(f"# Plan för Lövsta\n\n{goals}## Uppföljning av planen\n\n{table}\n{text}\n")
    return [term.text for term in read.terms if term.kind == "role" and not term.consistent]


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Biträdande rektor", "Biträdade rektor"),
        ("Samordnande rektor", "Samordande rektor"),
        ("Tillförordnad enhetschef", "Tillförornad enhetschef"),
        ("Verkställande direktör", "Verkstälande direktören"),
    ],
)
def test_a_slip_in_the_word_ahead_of_a_role_is_told(usual: str, other: str) -> None:
    assert named_ahead(usual, other) == [other]


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Biträdande rektor", "Biträdande rektorer"),
        ("Verksamhetsansvarig chef", "Verksamhetsansvariga chefer"),
        ("Kommunövergripande samordnare", "Kommungemensam samordnare"),
        ("Norrbyskolans rektor", "Norbyskolans rektor"),
        ("Tekniska chefen", "Teknisk chef"),
        ("Biträdande rektor", "Biträdande skolchef"),
    ],
)
def test_forms_of_the_word_ahead_of_a_role_other_words_and_places_are_left_alone(usual: str, other: str) -> None:
    assert named_ahead(usual, other) == []


def test_a_word_ahead_of_a_role_that_answers_for_nothing_is_no_name() -> None:
    assert named_ahead("Skolchef", "Skolchef", "Biträdande rektor och biträdade rektor kallas till alla möten.") == []
