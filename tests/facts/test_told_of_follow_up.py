"""What the words on a goal's follow-up tell besides: measures, evidence, roles and dates."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, report_in

HEAD = "# Biblioteksplan 2026–2029\n\n"


def goal_with(told: str):
    return plan_in(f"{HEAD}## Mål 1: Fler barn ska läsa\n\n**Så följer vi upp**\n\n{told}\n").goals[0]


def test_a_level_to_reach_that_is_told_with_the_follow_up_is_a_measure_of_the_goal() -> None:
    goal = goal_with("Antalet lån ska öka från 3 200 år 2024 till 9 000 år 2029. Bibliotekschefen ansvarar för målet.")
    (only,) = goal.indicators
    assert (only.baseline.number, only.target.number, only.target.year) == (3200, 9000, 2029)
    assert goal.deadline.year == 2029
    assert [one.role for one in goal.responsible] == ["Bibliotekschefen"]


def test_material_that_is_judged_is_evidence() -> None:
    goal = goal_with("Underlag är protokollen från samrådsgruppen. Chefen går igenom dem varje höst.")
    assert [one.name for one in goal.evidence] == ["Protokollen från samrådsgruppen"]


def test_the_share_means_what_was_named_before_it() -> None:
    goal = goal_with(
        "Vi mäter hur stor andel av barnen som lånar böcker. Andelen ska öka från 21 procent till 27 procent."
    )
    (only,) = goal.indicators
    assert only.name == "Andel av barnen som lånar böcker"
    assert only.counts_people


def test_the_year_of_the_level_to_start_from_is_no_deadline() -> None:
    assert goal_with("Antalet lån ska bli fler än från 3 200 år 2024.").deadline is None


@pytest.mark.parametrize(
    "sentence",
    [
        "De strategiska målen och nyckeltalen följs upp av ledningsgruppen varje månad.",
        "Resultatmålen följs upp i årsredovisningen.",
        "Uppdragsplanen följs upp i delårsrapporten.",
        "Vi stämmer av programmet en gång om året.",
    ],
)
def test_goals_by_what_the_plan_calls_them_are_followed_up(sentence: str) -> None:
    plan = plan_in(f"{HEAD}## Styrning\n\n{sentence}\n\n## Mål 1: Fler barn ska läsa\n")
    assert plan.goals[0].follow_up is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "De nationella målen följs upp av Skolverket.",
        "Hur målen följs upp anges vid varje mål.",
        "Kontrollplanen följs upp i mars.",
        "Arbetet följer tidplanen.",
    ],
)
def test_goals_of_others_and_what_is_told_elsewhere_are_no_follow_up(sentence: str) -> None:
    plan = plan_in(f"{HEAD}## Styrning\n\n{sentence}\n\n## Mål 1: Fler barn ska läsa\n")
    assert plan.goals[0].follow_up is None


def test_what_a_plan_tells_of_the_goals_under_others_is_asked_of_those() -> None:
    plan = plan_in(
        "# Verksamhetsplan 2026\n\n## Utvecklingsmål: En trygg uppväxt\n\n### Nämndmål: Barn ska få hjälp\n\n"
        "Ansvarig: Socialchef\n\n"
        "## Utvecklingsmål: En god ekonomi\n\n### Nämndmål: Budgeten ska hålla\n"
    )
    assert [goal.told_below for goal in plan.goals if goal.kind == "utvecklingsmål"] == [frozenset(["responsible"])] * 2


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Fullmäktige lämnade fyra uppdrag till nämnden.", True),
        ("Fullmäktige lämnade tre uppdrag till nämnden.", False),
        ("Fullmäktige lämnade fyra uppdrag, varav tre till nämnden.", False),
        ("De fyra viktigaste uppdragen redovisas i tabellen.", True),
        ("Fullmäktige lämnade fyra uppdrag som rör barn.", False),
    ],
)
def test_rows_under_the_word_that_is_counted_are_counted(said: str, wrong: bool) -> None:
    rows = "".join(f"| Utreda {what} | Pågår |\n" for what in ("taxan", "lokalerna", "skolvägarna"))
    plan = report_in(f"# Årsrapport 2025\n\n## Uppdrag\n\n{said}\n\n| Uppdrag | Status |\n|---|---|\n{rows}")
    assert any(claim.holds is False for claim in plan.claims) is wrong


def test_a_goal_that_is_not_assessed_is_one_of_all_and_went_in_no_way() -> None:
    goals = "".join(
        f"## Mål {at}: Fler ska {what}\n\nBedömning: {how}\n\n"
        for at, what, how in ((1, "cykla", "Uppfyllt"), (2, "gå", "Ej uppfyllt"), (3, "läsa", "Ej bedömt"))
    )
    plan = report_in(f"# Årsrapport 2025\n\nAv nämndens tre mål är ett uppfyllt och ett inte uppfyllt.\n\n{goals}")
    assert not any(claim.holds is False for claim in plan.claims)


_KURSEN = """\
# Kompass 2027–2029

## Riktmärke 1: Korta tider

Vem: Rektor

## Riktmärke 2: Fler läser

Vem: Skolchef

## Så håller vi kursen

Siffrorna gås igenom i maj och oktober.
"""
_MALL = """
Ett mål är rubriken "Riktmärke {nummer} - {titel}".
En uppföljning är avsnittet "Så håller vi kursen".
"""


@pytest.mark.parametrize(
    "text",
    [
        _KURSEN,
        _KURSEN.replace("## Så håller vi kursen", "## 3. Så håller vi kursen"),
        _KURSEN.replace("## Rikt", "### Rikt"),
        "# Kompass 2027–2029\n\n## Så håller vi kursen\n\nSiffrorna gås igenom i maj och oktober.\n"
        + _KURSEN.partition("\n")[2].partition("## Så")[0],
    ],
)
def test_a_section_that_the_template_names_a_follow_up_is_for_all_goals_where_it_stands_beside_them(text: str) -> None:
    goals = plan_in(text, mall=_MALL).goals
    assert [goal.follow_up and goal.follow_up.text for goal in goals] == ["Siffrorna gås igenom i maj och oktober."] * 2
    without = plan_in(text, mall=_MALL.strip().splitlines()[0]).goals
    assert without[0].follow_up is None


def test_a_section_that_the_template_names_a_follow_up_below_a_goal_is_that_goals_alone() -> None:
    text = _KURSEN.replace("## Så", "### Så")
    first, second = plan_in(text, mall=_MALL).goals
    assert first.follow_up is None
    assert second.follow_up is not None
