"""A label with a word that names nobody and nothing is as good as no label."""

from __future__ import annotations

import pytest
from plan_reading import only_goal, plan_in


@pytest.mark.parametrize(
    "role", ["saknas", "Ingen", "[namn]", "XX", "TBD", "N.N.", "ej utsedd", "Utses senare", "vakant"]
)
def test_no_role_is_named_by_words_for_nobody(role: str) -> None:
    assert only_goal(plan_in(f"# Plan\n\n## Mål 1: Renare sjöar\n\nAnsvarig: {role}\n")).responsible == ()


@pytest.mark.parametrize("told", ["Ingen", "saknas", "Följs inte upp", "[skriv här]", "Nej", "Beslutas senare"])
def test_no_follow_up_is_told_by_words_for_none(told: str) -> None:
    assert only_goal(plan_in(f"# Plan\n\n## Mål 1: Renare sjöar\n\nUppföljning: {told}\n")).follow_up is None


@pytest.mark.parametrize("role", ["Miljöchef", "Ingenjörsenheten", "Nejdens skolchef", "HR-chef (vakant till mars)"])
def test_roles_that_begin_like_such_words_are_roles(role: str) -> None:
    assert [one.role for one in only_goal(plan_in(f"# P\n\n## Mål 1: X y\n\nAnsvarig: {role}\n")).responsible] == [role]
