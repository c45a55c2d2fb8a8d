"""Where a plan says in a sentence how its goals are followed up."""

from __future__ import annotations

import pytest
from plan_reading import passage, plan_in

from malkoll.facts.follow_ups import general_follow_up, is_about_follow_up, stated_follow_up


@pytest.mark.parametrize(
    "sentence",
    [
        "Målet följs upp varje höst.",
        "Resultatet redovisas för nämnden i juni.",
        "Målet mäts med en enkät.",
        "Vi följer upp resultatet i december.",
        "Uppföljningen sker två gånger om året.",
        "Arbetet utvärderas av skolorna.",
        "Siktdjupet mäts varje vår.",
        "Antalet cyklar räknas en gång per år.",
        "Insatserna stäms av med föreningarna.",
        "Detta följs noga upp av nämnden.",
    ],
)
def test_a_sentence_that_says_how_or_when_a_goal_is_measured_is_its_follow_up(sentence: str) -> None:
    found = stated_follow_up([passage("Sjön är djup. " + sentence + " Det blåser.")])
    assert found is not None
    assert found.text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Sjön är djup.",
        "Vi ska bygga en damm varje år.",
        "Uppföljning är viktigt.",
        "Barnen räknas till tio.",
        "Polisen mäter farten.",
        "Nämnden följer lagen.",
    ],
)
def test_other_sentences_are_no_follow_up(sentence: str) -> None:
    assert stated_follow_up([passage(sentence)]) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Målen följs upp varje höst.",
        "Samtliga mål följs upp i delårsrapporten.",
        "Planen utvärderas varje år.",
        "Alla nyckeltal stäms av en gång per termin.",
        "Nämnden följer upp målen i juni.",
        "Nämnden går igenom målen i december.",
        "Alla mål redovisas varje år.",
    ],
)
def test_a_sentence_outside_the_goals_may_say_how_all_are_followed_up(sentence: str) -> None:
    found = general_follow_up([passage("Lövsta är en liten kommun. " + sentence)])
    assert found is not None
    assert found.text == sentence


@pytest.mark.parametrize(
    "sentence", ["Budgeten följs upp varje månad.", "Målen är många.", "Nämnden följer upp bidragen."]
)
def test_a_sentence_about_something_else_is_no_follow_up_of_all_goals(sentence: str) -> None:
    assert general_follow_up([passage(sentence)]) is None


@pytest.mark.parametrize(
    ("heading", "about"),
    [
        ("Uppföljning", True),
        ("Uppföljning och utvärdering", True),
        ("Så följs planen upp", True),
        ("Hur vi följer målen upp", True),
        ("Follow-up", True),
        ("Bakgrund", False),
        ("Rapport", False),
        ("Uppdrag", False),
    ],
)
def test_a_heading_announces_follow_up_or_does_not(heading: str, about: bool) -> None:
    assert is_about_follow_up(heading) == about


def followed(text: str) -> list[str | None]:
    return [goal.follow_up.text if goal.follow_up else None for goal in plan_in(text).goals]


def test_what_is_said_of_all_goals_holds_for_those_that_say_nothing_themselves() -> None:
    assert followed(
        """
        # Plan för Lövsta kommun

        Samtliga mål följs upp i delårsrapporten.

        ## Mål 1: Renare sjöar

        Uppföljning: Siktdjupet mäts varje vår.

        ## Mål 2: Fler cyklar
        """
    ) == ["Siktdjupet mäts varje vår.", "Samtliga mål följs upp i delårsrapporten."]


def test_a_section_of_its_own_about_follow_up_holds_for_all_goals() -> None:
    assert followed(
        """
        # Plan för Lövsta kommun

        ## Mål 1: Renare sjöar

        Sjön är djup.

        ## Uppföljning av planen

        Förvaltningen skriver en lägesbild i juni.
        """
    ) == ["Förvaltningen skriver en lägesbild i juni."]


def test_a_sub_goal_is_followed_up_with_the_goal_above_it() -> None:
    assert followed(
        """
        # Plan för Lövsta kommun

        ## Mål 1: Renare sjöar

        Uppföljning: Siktdjupet mäts varje vår.

        ### Delmål 1.1: Mindre fosfor

        ## Mål 2: Fler cyklar
        """
    ) == ["Siktdjupet mäts varje vår.", "Siktdjupet mäts varje vår.", None]
