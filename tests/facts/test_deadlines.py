"""By when a goal is to be reached."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_reading import SPAN, made_goal, only_goal, passage, plan_in

from malkoll.facts.deadlines import deadline_of, for_all, in_text, last_day
from malkoll.plan import Deadline

GOAL = "# Plan för Lövsta kommun\n\n## Mål 1: Renare sjöar\n\n"


@pytest.mark.parametrize(
    ("sentence", "text", "year"),
    [
        ("Sjöarna ska vara rena senast 2027.", "2027", 2027),
        ("Senast den 31 december 2027 ska sjöarna vara rena.", "den 31 december 2027", 2027),
        ("Målet ska vara uppnått i slutet av 2027.", "2027", 2027),
        ("Dammen ska vara byggd före utgången av 2027.", "2027", 2027),
        ("Dammen beräknas vara klar våren 2027.", "våren 2027", 2027),
        ("Utsläppen ska minska till och med 2028.", "2028", 2028),
        ("Det var grumligt 2020. Dammen ska vara klar 2027.", "2027", 2027),
    ],
)
def test_a_sentence_may_say_by_when_the_goal_is_to_be_reached(sentence: str, text: str, year: int) -> None:
    found = in_text(made_goal("Renare sjöar", sentence))
    assert found is not None
    assert (found.text, found.year) == (text, year)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sjöarna har varit grumliga sedan 2019.",
        "Dammen byggdes 2021.",
        "Ansökan om bidrag lämnas senast 1 mars 2027.",
        "Lagen om rena sjöar började gälla 2024 och följs.",
        "Planen gäller 2026–2028.",
        "Målet följs upp i årsrapporten 2027.",
        "Vi ska arbeta hårt.",
        "År 2020 minskade utsläppen.",
    ],
)
def test_dates_of_history_of_applications_and_of_follow_up_are_no_deadlines(sentence: str) -> None:
    assert in_text(made_goal("Renare sjöar", sentence)) is None


@pytest.mark.parametrize(
    ("written", "text", "year"),
    [
        ("Tidsgräns: 2027", "2027", 2027),
        ("Klart senast: 31 december 2027", "31 december 2027", 2027),
        ("När: 2026–2028", "2026–2028", 2028),
        ("Tidplan: våren", "våren", None),
    ],
)
def test_a_field_gives_the_deadline_and_its_last_year(written: str, text: str, year: int | None) -> None:
    deadline = only_goal(plan_in(f"{GOAL}{written}\n")).deadline
    assert deadline is not None
    assert (deadline.text, deadline.year) == (text, year)


@pytest.mark.parametrize("written", ["löpande", "Kontinuerligt", "Tills vidare", "Saknas", "–", "Ej beslutat."])
def test_a_field_that_says_there_is_no_end_gives_no_deadline(written: str) -> None:
    assert only_goal(plan_in(f"{GOAL}Tidsgräns: {written}\n")).deadline is None


def test_a_year_in_the_title_is_the_deadline() -> None:
    deadline = deadline_of(made_goal("Alla sjöar är rena 2028"))
    assert deadline is not None
    assert deadline.year == 2028


def test_the_year_of_a_target_is_the_deadline() -> None:
    deadline = only_goal(plan_in(f"{GOAL}Indikator: Siktdjup\n\nMålvärde 2027: 3 meter\n")).deadline
    assert deadline is not None
    assert deadline.year == 2027


def test_a_field_goes_before_a_title_and_a_title_before_the_text() -> None:
    goal = made_goal("Rena sjöar 2028", "Sjöarna ska vara rena senast 2029.")
    assert [
        found and found.year
        for found in (deadline_of(goal), deadline_of(replace(goal, deadline=Deadline("2027", SPAN))))
    ] == [2028, 2027]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("Målen ska vara nådda senast 2028.", 2028),
        ("Alla mål i planen ska vara uppfyllda den 31 december 2027.", 2027),
        ("Nivåerna ska nås 2027.", 2027),
        ("Målen gäller 2026–2028.", None),
        ("Målen ska nås.", None),
    ],
)
def test_a_sentence_outside_the_goals_may_say_by_when_all_are_to_be_reached(sentence: str, year: int | None) -> None:
    found = for_all([passage(sentence)])
    assert (found.year if found is not None else None) == year


def test_the_date_for_all_goals_is_that_of_the_goals_that_have_none() -> None:
    plan = plan_in(
        "# Plan\n\nMålen ska vara nådda senast 2028.\n\n## Mål 1: Renare sjöar\n\nTidsgräns: 2026\n\n"
        "## Mål 2: Renare luft\n"
    )
    assert [goal.deadline and goal.deadline.year for goal in plan.goals] == [2026, 2028]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 december 2027", "2027-12-31"),
        ("juni 2027", "2027-06-30"),
        ("2027-03-15", "2027-03-15"),
        ("februari 2028", "2028-02-29"),
        ("2027", None),
        ("våren", None),
        ("snart", None),
    ],
)
def test_a_deadline_with_a_month_has_a_last_day_and_one_with_a_year_has_none(text: str, day: str | None) -> None:
    assert last_day(Deadline(text, SPAN)) == day
