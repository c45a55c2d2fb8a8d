"""One thing under two names: goals with two labels, goals called by the kind of others, abbreviations with a slip."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import plan_in, report_in

from malkoll.plan import Plan, Term

TITLE = "Kommunen ska ha ett hållbart arbetsliv"
HEAD = "# Delårsuppföljning för Lövsta kommun\n\n"


def odd(plan: Plan) -> list[Term]:
    return [term for term in plan.terms if term.kind == "name" and not term.consistent]


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(term.text, term.usual.text if term.usual else "") for term in odd(plan)]


# --- labels --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [("NB1.1.", "Nämndmål 1.1:"), ("Nämndmål 1.1:", "NB1.1"), ("NB 2 –", "Nämndmål 2:"), ("VX1:", "Inriktningsmål 1")],
)
def test_a_goal_with_a_code_here_and_a_word_there_has_two_names(first: str, second: str) -> None:
    (term,) = odd(plan_in(f"{HEAD}{first} {TITLE}\n\nText om målet.\n\n{second} {TITLE}\n"))
    assert (term.text, term.span.line) == (second.rstrip(" .:–"), 7)
    assert term.usual is not None
    assert term.usual.text == first.rstrip(" .:–")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("NM1.1.", "Nämndmål 1.1:"),  # its short form
        ("M1:", "Mål 1:"),
        ("A1:", "Mål 1:"),  # a plain word names no kind
        ("KF1:", "Nämndmål 1:"),  # the council's
        ("KF1:", "SN1:"),
        ("Mål 1:", "1."),
        ("Delmål 1:", "Aktivitet 1:"),
        ("NB1.1.", "Nämndmål 1.2:"),  # another number
        ("Tabell 1:", "T1:"),
    ],
)
def test_labels_that_may_be_short_for_each_other_or_name_two_things_are_left_alone(first: str, second: str) -> None:
    assert told(plan_in(f"{HEAD}{first} {TITLE}\n\nText om målet.\n\n{second} {TITLE}\n")) == []


def test_two_titles_of_one_number_are_two_goals() -> None:
    assert told(plan_in(f"{HEAD}NB1.1. {TITLE}\n\nText.\n\nNämndmål 1.1: Kommunen ska ha goda lokaler\n")) == []


# --- kinds ---------------------------------------------------------------------------------------


def report(*rows: tuple[str, str, str]) -> Plan:
    tables = [f"| {kind} | Prognos |\n|---|---|\n| {title} | {forecast} |\n" for kind, title, forecast in rows]
    return report_in(HEAD + "\n".join(tables))


UPPDRAG = [
    ("Uppdrag", "1. Bygga om skolköken", "Arbetet löper på. Uppdraget förväntas vara klart 2026."),
    ("Uppdrag", "2. Utreda busslinjerna", "Uppdraget förväntas vara klart 2027."),
    ("Nämndmål", "Fler ska cykla till arbetet", "Nämndmålet förväntas nås 2026."),
]


def test_a_forecast_that_calls_its_goal_by_the_kind_of_another_is_told() -> None:
    plan = report(*UPPDRAG, ("Uppdrag", "3. Sälja gamla bussar", "Nämndmålet förväntas vara klart 2026."))
    assert told(plan) == [("Nämndmålet", "Uppdraget")]
    assert odd(plan)[0].goal == plan.goals[-1].id


@pytest.mark.parametrize(
    "forecast",
    [
        "Uppdraget förväntas vara klart 2026.",
        "Målet förväntas nås 2026.",
        "Arbetet bidrar till att nämndmålet förväntas nås 2026.",
        "Fokusmålet förväntas nås 2026.",
    ],
)
def test_a_forecast_may_use_its_own_kind_a_plain_word_or_speak_of_other_goals(forecast: str) -> None:
    assert told(report(*UPPDRAG, ("Uppdrag", "3. Sälja gamla bussar", forecast))) == []


def test_one_kind_is_not_enough_for_another_to_stand_out() -> None:
    assert told(report(UPPDRAG[0], ("Uppdrag", "3. Sälja gamla bussar", "Nämndmålet förväntas vara klart 2026."))) == []


def test_a_kind_that_none_of_its_goals_is_called_by_makes_no_other_name_stand_out() -> None:
    assert told(report(UPPDRAG[2], ("Uppdrag", "3. Sälja gamla bussar", "Nämndmålet förväntas vara klart 2026."))) == []


# --- abbreviations -------------------------------------------------------------------------------


def named(*sentences: str) -> list[tuple[str, str]]:
    return told(plan_in(HEAD + "\n\n".join(sentences) + "\n"))


def test_swapped_letters_in_the_same_compound_are_a_slip() -> None:
    usual = ["Vi deltar i RSVO-gruppen.", "Parterna i RSVO är överens.", "Utan RSVO går det inte."]
    assert named(*usual, "Det prövas i RSOV-gruppen först.") == [("RSOV", "RSVO")]


def test_swapped_letters_after_the_same_words_are_a_slip() -> None:
    usual = ["Planen tas fram inom ramen för RSVO."] * 3
    assert named(*usual, "Vi arbetar inom ramen för RSOV varje år.") == [("RSOV", "RSVO")]


def test_a_ring_for_two_dots_in_the_same_list_is_a_slip() -> None:
    usual = ["Bussar (ÄLN, OSN och KTN)", "Tåg (OSN, ÄLN och KTN)", "Gång (ÄLN, OSN och KTN)"]
    assert named(*usual, "Cykel (ÅLN, OSN och KTN)") == [("ÅLN", "ÄLN")]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Bad (BUN, SN och TN)", "Lek (BUN, SN och TN)", "Bok (BUN, SN och TN)", "Hus (KUN, SN och TN)"],
        ["Bad (BUN, SN och TN)", "Lek (BUN, SN och TN)", "Bok (BUN, SN och TN)", "Hus (UBN, SN och TN)"],
        ["Bad (OSN, SN och TN)", "Lek (OSN, SN och TN)", "Bok (OSN, SN och TN)", "Hus (ÄLN, SN och TN)"],
        ["Vi följer RSVO.", "Alla följer RSVO.", "Sedan 2019 gäller RSVO.", "Rådet för samverkan (RSOV) är nytt."],
        ["Inom ramen för RSVO.", "Inom ramen för RSVO.", "Inom ramen för RSVO.", "Inom ramen för RSOV (ett råd)."],
        ["Inom ramen för RSVO.", "Inom ramen för RSVO.", "Inom ramen för RSOV.", "Inom ramen för RSOV."],
        ["Vi följer RSVO.", "Alla följer RSVO.", "Sedan 2019 gäller RSVO.", "Bilarna har RSOV som märke."],
        ["ARBETET MED HÄLSA", "ARBETET MED HÄLSA", "ARBETET MED HÄLSA", "ARBETET MED HÄSLA"],
    ],
)
def test_two_boards_and_abbreviations_that_are_explained_are_never_taken_for_each_other(sentences: list[str]) -> None:
    assert named(*sentences) == []


BOARDS = ("BUN", "KUN", "UBN", "SN", "TN", "OSN", "ÄLN", "AMN", "SCN", "KTN", "MBN", "SBN", "BSN", "VON", "KS", "KF")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(BOARDS), min_size=1, max_size=3, unique=True), min_size=1, max_size=15))
def test_boards_in_short_lists_are_never_slips_of_each_other(lists: list[list[str]]) -> None:
    assert named(*(f"Uppdraget gäller flera ({', '.join(boards)})" for boards in lists)) == []
