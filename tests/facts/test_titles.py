"""Whether a goal's title names an action or a result."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import SPAN, only_goal, plan_in

from malkoll.facts import titles
from malkoll.plan import Title


def read(text: str) -> Title:
    return titles.complete(Title(text, SPAN))


@pytest.mark.parametrize(
    "text",
    [
        "Fler cyklar till skolan",
        "Kortare väntetid i hemtjänsten",
        "Minskat matsvinn",
        "Halvera matsvinnet",
        "Alla elever kan simma",
        "Ingen väntar mer än två dagar",
        "Klimatneutral kommun",
        "Bygg en damm vid Granbysjön",
        "85 procent nöjda brukare",
        "Trygg skolväg 2028",
        "Noll vattenläckor",
    ],
)
def test_a_title_with_an_action_a_result_a_number_or_a_year_is_concrete(text: str) -> None:
    assert read(text).concrete


@pytest.mark.parametrize(
    "text",
    [
        "God ekonomi",
        "Trygghet",
        "Digitalisering",
        "En attraktiv kommun",
        "Stärkt samverkan",
        "Utvecklad dialog",
        "Kultur och fritid",
        "Ärendesystemet Sjöis",
    ],
)
def test_a_title_that_is_a_topic_or_an_intention_is_not_concrete(text: str) -> None:
    assert not read(text).concrete


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Arbeta för en renare sjö", True),
        ("Nämnden arbetar aktivt med miljön", True),
        ("Jobba tillsammans med föreningarna", True),
        ("Fler i arbete", False),
        ("Bygg en damm", False),
        ("Arbetsmiljön med mera", False),
    ],
)
def test_a_title_may_only_name_a_way_of_working(text: str, way: bool) -> None:
    assert read(text).way_of_working == way


def test_a_stated_end_makes_a_goal_concrete_whatever_its_title_says() -> None:
    topic = "# Plan för Lövsta kommun\n\n## Mål 1: Ärendesystemet Sjöis\n\n"
    assert not only_goal(plan_in(topic + "Systemet är gammalt.\n")).title.concrete
    assert only_goal(plan_in(topic + "Systemet ska vara i drift senast 2027.\n")).title.concrete


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_title_keeps_its_words_and_place(text: str) -> None:
    title = read(text)
    assert (title.text, title.span) == (text, SPAN)
