"""Whether an indicator counts persons, or something of each person."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import people_words

from malkoll.facts.people import PeopleWords, counts_people, is_about_sex


@pytest.mark.parametrize(
    "name",
    [
        "Antal elever",
        "Andel elever som trivs i skolan",
        "Andelen nöjda brukare i hemtjänsten",
        "Andel (%) medarbetare med heltid",
        "Antal nyanlända som får arbete",
        "Andel barn 10–12 år som kan simma",
        "Minst 80 procent av eleverna trivs",
        "Sjukfrånvaro",
        "Total sjukfrånvaro bland medarbetare",
        "Meritvärde i årskurs 9",
        "Medarbetarindex (HME)",
        "Number of participants",
        "Share of pupils who feel safe",
    ],
)
def test_an_indicator_of_persons_counts_people(name: str) -> None:
    assert counts_people(name, people_words())


@pytest.mark.parametrize(
    "name",
    [
        "Andel skolor där elever äter frukost",
        "Antal cykelställ",
        "Antal bostäder för äldre",
        "Utsläpp av koldioxid per invånare",
        "Antal elever per lärare",
        "Nettokostnad per brukare",
        "Siktdjup i Granbysjön",
        "Matsvinn per elev och dag",
        "Övertidskostnad",
        "Barnets bästa i fokus",
        "Antal resor med buss",
        "Andel avtal med sociala krav",
        "",
    ],
)
def test_an_indicator_of_things_or_of_a_ratio_counts_no_people(name: str) -> None:
    assert not counts_people(name, people_words())


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("Andel chefer som är kvinnor", True),
        ("Skillnad i lön mellan kvinnor och män", True),
        ("Andel flickor som spelar fotboll", True),
        ("Andel nöjda, kvinnor", False),
        ("Andel nöjda (män)", False),
        ("Andel nöjda – flickor", False),
        ("Andel nöjda brukare", False),
        ("Mängden avfall", False),
    ],
)
def test_an_indicator_is_itself_about_sex_or_is_a_row_for_one_sex(name: str, about: bool) -> None:
    assert is_about_sex(name) == about


def test_without_word_lists_nobody_is_known() -> None:
    assert not counts_people("Antal elever", PeopleWords({}))


@given(st.sampled_from(["elever", "brukare", "medarbetare", "barn", "invånare"]), st.sampled_from(["Antal", "Andel"]))
@settings(deadline=None)
def test_letter_case_does_not_change_what_is_counted(people: str, count: str) -> None:
    name = f"{count} {people} som är nöjda"
    assert counts_people(name, people_words())
    assert counts_people(name.upper(), people_words())
    assert counts_people(name.lower(), people_words())


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_name_counts_people_or_does_not(name: str) -> None:
    assert counts_people(name, people_words()) in (True, False)
    assert is_about_sex(name) in (True, False)
