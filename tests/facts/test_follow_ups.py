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
        "systemnivå och gör det lättare att följa utvecklingen.",
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


@pytest.mark.parametrize(
    ("heading", "about"),
    [
        ("Så vet vi", True),
        ("Hur vet vi?", True),
        ("Så vet vi att vi når målen", True),
        ("Så vet vi om vi är på väg", True),
        ("Så vet vi vad invånarna tycker", False),
        ("Det vet vi om sjön", False),
    ],
)
def test_a_heading_that_says_how_we_know_is_about_follow_up(heading: str, about: bool) -> None:
    assert is_about_follow_up(heading) is about


GOALS = "## Mål 1: Fler cyklar\n\nAnsvarig: Gatuchef\n\n## Mål 2: Färre bilar\n\nAnsvarig: Gatuchef\n\n"
TOLD = "Vi räknar i augusti och berättar för nämnden.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        GOALS + "## Så följer vi upp\n\n" + TOLD,
        GOALS + "## Uppföljning\n\n" + TOLD + "## Bilagor\n\nKarta.\n",
        GOALS + "## Så vet vi\n\n" + TOLD,
        "## Så vet vi\n\n" + TOLD + GOALS,
        "## Uppföljning\n\n" + TOLD + GOALS,
    ],
)
def test_a_section_on_follow_up_beside_the_goals_is_for_them_all(text: str) -> None:
    assert all(goal.follow_up is not None for goal in plan_in("# Plan 2026\n\n" + text).goals)


@pytest.mark.parametrize(
    "text",
    [
        # Under the last goal it is that goal's own.
        GOALS + "### Uppföljning\n\n" + TOLD,
        GOALS + "### Så vet vi\n\nRäkningen redovisas för nämnden varje år.\n",
        # Parts of goals stand beside them.
        "## Mål 1: Fler cyklar\n\n## Ansvarig\n\nGatuchef\n\n## Mål 2: Färre bilar\n\n## Uppföljning\n\n" + TOLD,
        # Another section tells of something else.
        GOALS + "## Så vet vi vad invånarna tycker\n\n" + TOLD,
        GOALS + "## Ekonomi\n\n" + TOLD,
        GOALS + "## Uppföljning av budgeten\n\n" + TOLD,
    ],
)
def test_what_is_told_of_one_goal_or_of_something_else_is_not_for_all(text: str) -> None:
    first, *_ = plan_in("# Plan 2026\n\n" + text).goals
    assert first.follow_up is None


def test_where_another_goal_has_its_own_a_section_after_the_last_is_the_lasts() -> None:
    own = GOALS.replace("Gatuchef\n\n## Mål 2", "Gatuchef\n\nUppföljning: i maj\n\n## Mål 2")
    first, last = plan_in("# Plan 2026\n\n" + own + "## Uppföljning\n\n" + TOLD).goals
    assert first.follow_up is not None
    assert last.follow_up is not None
    assert first.follow_up.text == "i maj"
