"""Which way a figure is to go, by words of change: its own, or those of the goal that names the same thing."""

from __future__ import annotations

import pytest
from plan_reading import plan_in

from malkoll.swedish.direction import change_of


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Sjukfrånvaron ska minska", "decrease"),
        ("Fler elever ska nå målen", "increase"),
        ("Minska matsvinnet", "decrease"),
        ("öka", "increase"),
        ("minst 80 procent", None),
        ("högst 5 dagar", None),
        ("Bättre handläggningstider", None),
        ("Förbättra handläggningstiden", None),
        ("Sjukfrånvaron ska inte öka", None),
        ("som i dag", None),
    ],
)
def test_only_words_of_change_set_a_way_to_go(text: str, change: str | None) -> None:
    assert change_of(text) == change


def change_in(title: str, name: str) -> str | None:
    text = f"## Mål 1: {title}\n\nIndikator: {name}\nUtgångsvärde: 12 %\nMålvärde 2028: 10 %\n"
    (goal,) = plan_in(text).goals
    return goal.indicators[0].change


@pytest.mark.parametrize(
    ("title", "name", "change"),
    [
        ("Sjukfrånvaron ska minska", "Sjukfrånvaro", "decrease"),
        ("Frånvaron i årskurs 7–9 ska minska", "Total frånvaro i årskurs 7–9", "decrease"),
        ("Värmeförlusterna i ledningarna ska minska", "Förlust i procent av producerad värme", "decrease"),
        ("Färre elever ska ha hög frånvaro", "Andel elever med hög närvaro", None),
        ("Minska andelen elever med hög frånvaro", "Andel elever som är trygga", None),
        ("Sjukfrånvaron ska minska", "Andel friska medarbetare", None),
        ("Trygga skolgårdar", "Andel trygga elever", None),
        ("Företagen får snabbare svar", "Handläggningstid för bygglov, dagar", "decrease"),
        ("Snabbare bussar", "Antal resor", None),
        ("Utsläppen av fosfor ska minska", "Fosfor i utgående vatten", "decrease"),
        ("Fallskadorna ska minska", "Andel boende med fallskada", "decrease"),
        ("Nattfastan ska minska", "Andel boende med nattfasta under 11 timmar", None),
        ("Frånvaron ska minska", "Andel elever med låg frånvaro", None),
    ],
)
def test_a_goals_way_to_go_is_its_indicators_where_both_name_the_same_thing(
    title: str, name: str, change: str | None
) -> None:
    assert change_in(title, name) == change
