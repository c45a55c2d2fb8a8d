"""Who answers for a goal, and whether what is named is a role at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import SPAN, made_goal, only_goal, passage, plan_in

from malkoll.facts import roles
from malkoll.plan import Responsible


def is_role(text: str) -> bool:
    return roles.complete(Responsible(text, SPAN)).is_role


@pytest.mark.parametrize(
    "text",
    [
        "Trafikchef",
        "Enhetschef för hemtjänsten",
        "Rektor",
        "HR-direktör",
        "VD",
        "Miljönämnden",
        "Kommunstyrelsen",
        "Gata och park",
        "Skolchef Anna Lindqvist",
        "Anna Lindqvist, skolchef",
        "Kommunens arkivarie",
        "Bibliotekarien",
        "Lövsta Bostads AB",
        "Samordnare",
        "Chief executive officer",
    ],
)
def test_a_role_a_unit_or_a_board_is_a_role(text: str) -> None:
    assert is_role(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lindqvist",
        "Anna Lindqvist och Bo Ek",
        "Anna Lindqvist, Bo Ek",
        "Anna-Karin af Ek",
        "Alla",
        "Alla chefer",
        "Samtliga medarbetare",
        "Varje chef",
        "Respektive chef",
        "Berörda nämnder",
        "Hela förvaltningen",
        "Everybody",
    ],
)
def test_a_persons_name_or_everybody_is_no_role(text: str) -> None:
    assert not is_role(text)


@pytest.mark.parametrize("text", ["  Trafikchef. ", "**Trafikchef**", "Trafikchef;", "Trafikchef\n"])
def test_a_roles_words_are_tidied(text: str) -> None:
    assert roles.complete(Responsible(text, SPAN)).role == "Trafikchef"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Trafikchefen ansvarar för målet.", "Trafikchefen"),
        ("Trafikchefen svarar för genomförandet.", "Trafikchefen"),
        ("Gatukontoret är ansvarigt för målet.", "Gatukontoret"),
        ("Miljönämnden har det övergripande ansvaret för målet.", "Miljönämnden"),
        ("Ansvarig för målet är trafikchefen.", "trafikchefen"),
        ("Ansvarig för detta är trafikchefen.", "trafikchefen"),
        ("Det blåser. Trafikchefen ansvarar för uppdraget.", "Trafikchefen"),
        ("Trafikchefen ansvarar för cykelställen.", "Trafikchefen"),
    ],
)
def test_a_sentence_of_a_goals_text_may_name_its_role(sentence: str, role: str) -> None:
    assert [one.role for one in roles.in_goal(made_goal("Fler cyklar", sentence))] == [role]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunen ansvarar för vägarna.",
        "Miljönämnden ansvarar för tillsyn av livsmedel.",
        "Var och en svarar för sin egen cykel.",
        "Ansvaret är stort.",
        "Vi tar ansvar för målet.",
    ],
)
def test_a_sentence_about_other_responsibility_names_no_role_for_the_goal(sentence: str) -> None:
    assert roles.in_goal(made_goal("Fler cyklar", sentence)) == ()


def test_the_boards_in_parentheses_after_a_title_answer_for_the_goal() -> None:
    assert [one.role for one in roles.in_goal(made_goal("Fler cyklar (KS, TN och MBN)"))] == ["KS, TN och MBN"]
    assert roles.in_goal(made_goal("Fler cyklar (och gående)")) == ()


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Kommundirektören ansvarar för samtliga mål.", ["Kommundirektören"]),
        ("Kommundirektören ansvarar för alla nämndens mål i planen.", ["Kommundirektören"]),
        ("Kommundirektören ansvarar för målen i denna plan.", ["Kommundirektören"]),
        ("Kommundirektören ansvarar för budgeten.", []),
        ("Kommundirektören är glad över alla mål.", []),
    ],
)
def test_a_sentence_outside_the_goals_may_name_a_role_for_all_of_them(sentence: str, role: list[str]) -> None:
    assert [one.role for one in roles.for_all([passage(sentence)])] == role


def test_the_role_for_all_goals_is_that_of_the_goals_that_have_none() -> None:
    plan = plan_in(
        """
        # Plan för Lövsta kommun

        Kommundirektören ansvarar för samtliga mål.

        ## Mål 1: Fler cyklar

        Ansvarig: Trafikchef

        ## Mål 2: Renare luft
        """
    )
    assert [[one.role for one in goal.responsible] for goal in plan.goals] == [["Trafikchef"], ["Kommundirektören"]]


def test_a_role_for_the_goals_of_a_section_is_no_one_elses() -> None:
    plan = plan_in(
        """
        # Plan för Lövsta kommun

        ## Trafik

        Trafikchefen ansvarar för målen i detta avsnitt.

        ### Mål 1: Fler cyklar

        ## Luft

        ### Mål 2: Renare luft
        """
    )
    assert [[one.role for one in goal.responsible] for goal in plan.goals] == [["Trafikchefen"], []]


def test_a_label_goes_before_a_sentence() -> None:
    goal = only_goal(
        plan_in("# Plan\n\n## Mål 1: Fler cyklar\n\nTrafikchefen ansvarar för målet.\n\nAnsvarig: Gatuchef\n")
    )
    assert [one.role for one in goal.responsible] == ["Gatuchef"]


@given(st.text(max_size=60))
@settings(deadline=None)
def test_a_role_that_is_tidied_stays_as_it_is(text: str) -> None:
    once = roles.complete(Responsible(text, SPAN))
    assert roles.complete(once).role == once.role


def test_roles_may_be_told_by_the_goals_numbers() -> None:
    text = """
    # Plan

    Kulturchefen ansvarar för mål 1 och 3. Fritidschefen ansvarar för mål 2.

    ## Mål 1: Fler läser

    ## Mål 2: Fler simmar

    ## Mål 3: Fler sjunger
    """
    told = {goal.number: [one.role for one in goal.responsible] for goal in plan_in(text).goals}
    assert told == {"1": ["Kulturchefen"], "2": ["Fritidschefen"], "3": ["Kulturchefen"]}


@pytest.mark.parametrize(
    "sentence", ["Rektorn ansvarar för att målen nås.", "Ansvarig för att planen genomförs är kommunchefen."]
)
def test_who_answers_for_the_plan_being_carried_out_answers_for_its_goals(sentence: str) -> None:
    plan = plan_in(f"# Plan\n\n{sentence}\n\n## Mål 1: Fler läser\n\n## Mål 2: Fler simmar\n")
    assert all(goal.responsible for goal in plan.goals)


def test_a_range_of_numbers_names_every_goal_in_it() -> None:
    text = """
    # Plan

    Rektorn ansvarar för mål 2–4.

    ## Mål 1: Fler läser

    ## Mål 2: Fler simmar

    ## Mål 3: Fler sjunger

    ## Mål 4: Fler dansar
    """
    assert [bool(goal.responsible) for goal in plan_in(text).goals] == [False, True, True, True]


def test_a_sentence_may_name_one_role_after_another_for_goals_of_two_levels() -> None:
    text = """
    # Plan

    Rektorn ansvarar för mål 1.1–1.2 och skolchefen för mål 2.1.

    ## Mål 1.1: Fler läser

    ## Mål 1.2: Fler simmar

    ## Mål 1.3: Fler sjunger

    ## Mål 2.1: Fler dansar
    """
    told = {goal.number: [one.role for one in goal.responsible] for goal in plan_in(text).goals}
    assert told == {"1.1": ["Rektorn"], "1.2": ["Rektorn"], "1.3": [], "2.1": ["skolchefen"]}


@pytest.mark.parametrize(
    "text",
    [
        "Sara på mottagningen",
        "Sara",
        "Sara Berg i receptionen",
        "Anna-Karin på kansliet",
        "Vi",
        "Vi alla",
        "Alla vi på enheten",
        "Hela personalen",
        "Gemensamt",
    ],
)
def test_a_first_name_with_a_place_of_work_or_all_of_us_is_no_role(text: str) -> None:
    assert not is_role(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chefen på mottagningen",
        "Mottagningen i Norr",
        "Enhetschef Sara på mottagningen",
        "Sara, gatuchef på tekniska",
        "Polisen i Lövsta",
        "VI-samordnaren",
        "Gemensamma servicenämnden",
    ],
)
def test_a_role_with_a_place_of_work_is_a_role(text: str) -> None:
    assert is_role(text)
