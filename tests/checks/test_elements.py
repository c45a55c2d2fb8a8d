from __future__ import annotations

import pytest
from plan_making import comment, evidence, goal, indicator, plan, role, span

from malkoll.checks import PlanView
from malkoll.checks.identity import Identities
from malkoll.elements import label_of, things_getter
from malkoll.language.vocabulary import NOUNS
from malkoll.plan import Area, Measure, Plan


def test_everything_the_vocabulary_says_an_element_has_can_be_got_from_the_plan() -> None:
    what = plan(
        goal(
            indicators=(indicator(comment=comment(cause="a", action="b")),),
            evidence=(evidence(),),
            measures=(Measure("Bygg", span(2), comment=comment()),),
            responsible=(role("Chef"),),
            comment=comment(),
        ),
        areas=(Area("a1", "område", None, "Skola", span(1)),),
    )
    view = PlanView(what)
    for noun in NOUNS.values():
        for element in view.elements(noun.id):
            label_of(noun.id, element.value)
            for thing in noun.has:
                assert isinstance(things_getter(noun.id, thing)(element.value), tuple), (noun.id, thing)


def test_identity_is_the_same_when_lines_move_and_titles_are_retyped_with_other_spaces() -> None:
    def view(at: int, title: str) -> PlanView:
        return PlanView(plan(goal(title, at, id="g1", indicators=(indicator("Andel  nöjda", at + 1),))))

    one, other = view(1, "Tryggare skolväg"), view(40, "Tryggare  SKOLVÄG")
    for noun in ("goal", "indicator"):
        assert Identities(one).of(one.elements(noun)[0]) == Identities(other).of(other.elements(noun)[0])


def test_equals_are_told_apart_by_their_order_among_elements_and_not_among_findings() -> None:
    view = PlanView(plan(goal("Samma", 1), goal("Samma", 20), goal("Annat", 30)))
    identities = Identities(view)
    assert len({identities.of(one) for one in view.elements("goal")}) == 3


def test_a_goal_is_known_by_its_title_and_not_its_number() -> None:
    def known(number: str, title: str) -> object:
        view = PlanView(plan(goal(title, number=number, kind="nämndmål")))
        return Identities(view).of(view.elements("goal")[0])

    assert known("1.2", "Trygg skola") == known("3.1", "Trygg skola")
    assert known("1.2", "Trygg skola") != known("1.2", "Trygga skolor")


def test_goals_of_one_title_are_told_apart_by_what_they_stand_under_wherever_they_are_moved() -> None:
    areas = (Area("a1", "område", None, "Skola", span(1)), Area("a2", "område", None, "Omsorg", span(20)))

    def names(*order: str) -> dict[str, str]:
        goals = [goal("Trygghet", 2 + at, id=f"g{at}", parent=area) for at, area in enumerate(order)]
        view = PlanView(plan(*goals, areas=areas))
        identities = Identities(view)
        return {one.value.parent: identities.of(one).goal for one in view.elements("goal")}

    assert names("a1", "a2") == names("a2", "a1")
    assert len(set(names("a1", "a2").values())) == 2


def test_parents_that_go_in_a_circle_do_not_hang_anything() -> None:
    one, other = goal(id="g1", parent="g2", end_line=2), goal(line=3, id="g2", parent="g1", end_line=4)
    view = PlanView(plan(one, other))
    assert view.goal_at(span(50)) is None
    assert view.area_of(one) is None


def test_an_empty_plan_has_no_elements_but_itself() -> None:
    view = PlanView(Plan("p", "", "standard", "plan"))
    assert {noun for noun in NOUNS if view.elements(noun)} == {"plan"}


def test_a_word_for_no_element_is_told_and_not_taken_for_nothing() -> None:
    with pytest.raises(LookupError, match=r"there is no element “gaol”\. Did you mean “goal”"):
        PlanView(Plan("p", "", "standard", "plan")).elements("gaol")
