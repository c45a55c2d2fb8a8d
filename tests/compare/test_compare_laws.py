"""What holds of every comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from making import Made, goals, plan

from malkoll.comparing import compare
from malkoll.comparing.assignment import best_pairs
from malkoll.comparison import Comparison


def _follow_up(made: Sequence[Made]) -> Comparison:
    return compare(plan(made), plan(made, "follow-up", "rapport.md"))


def _between(one: Sequence[Made], other: Sequence[Made]) -> Comparison:
    return compare(plan(one), plan(other, "follow-up", "rapport.md"))


def _missing(comparison: Comparison) -> set[str]:
    return {row.goal.title.text for row in comparison.planned if row.steps[0].fate == "missing"}


def _new(comparison: Comparison) -> set[str]:
    return {row.goal.title.text for row in comparison.added}


@settings(max_examples=40)
@given(goals())
def test_a_plan_against_itself_has_changed_nothing(made: tuple[Made, ...]) -> None:
    for other in ("plan", "follow-up"):
        comparison = compare(plan(made), plan(made, other))  # type: ignore[arg-type]
        assert not comparison.added
        for row in comparison.rows:
            (step,) = row.steps
            assert step.fate == ("kept" if other == "plan" else "reported")
            assert step.changes == ()
            assert [goal.id for goal in step.found] == [row.goal.id]
            assert [one.changes for one in step.indicators] == [()] * len(step.indicators)
            assert all(one.planned == one.found for one in step.indicators)


@settings(max_examples=40)
@given(goals(2), st.randoms(use_true_random=False))
def test_the_order_of_the_goals_decides_nothing(made: tuple[Made, ...], random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    comparison = _between(made, shuffled)
    assert not comparison.added
    for row in comparison.rows:
        assert [goal.title.text for goal in row.steps[0].found] == [row.goal.title.text]
        assert row.steps[0].changes == ()


@settings(max_examples=40)
@given(goals(), st.integers(10, 90))
def test_other_numbers_on_all_goals_lose_no_match(made: tuple[Made, ...], first: int) -> None:
    numbered = [replace(one, number=str(first + at)) for at, one in enumerate(made)]
    comparison = _between(made, numbered)
    assert not comparison.added
    for row in comparison.rows:
        assert [goal.title.text for goal in row.steps[0].found] == [row.goal.title.text]
        assert row.steps[0].changes == ("renumbered",)


@settings(max_examples=40)
@given(goals(), goals())
def test_what_is_missing_one_way_is_new_the_other_way(one: tuple[Made, ...], other: tuple[Made, ...]) -> None:
    there, back = _between(one, other), _between(other, one)
    assert _missing(there) == _new(back)
    assert _new(there) == _missing(back)


@settings(max_examples=40)
@given(goals(2), st.data())
def test_goals_taken_out_are_missing_and_no_others(made: tuple[Made, ...], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(range(len(made))), max_size=len(made) - 1))
    comparison = _between(made, [one for at, one in enumerate(made) if at not in gone])
    assert _missing(comparison) == {made[at].title for at in gone}
    assert not comparison.added


@settings(max_examples=40)
@given(goals(), st.data())
def test_indicators_dropped_one_way_are_added_the_other_way(made: tuple[Made, ...], data: st.DataObject) -> None:
    fewer = [
        replace(one, indicators=tuple(each for each in one.indicators if data.draw(st.booleans()))) for one in made
    ]
    there, back = _between(made, fewer), _between(fewer, made)

    def of(comparison: Comparison, fate: str) -> set[str]:
        steps = (one for row in comparison.rows for one in row.steps[0].indicators)
        return {(one.planned or one.found).name or "" for one in steps if one.fate == fate}  # type: ignore[union-attr]

    assert of(there, "dropped") == of(back, "added")
    assert of(there, "added") == of(back, "dropped") == set()


@settings(max_examples=40)
@given(goals())
def test_every_goal_has_one_row_and_every_row_a_step_for_each_follow_up(made: tuple[Made, ...]) -> None:
    first, last = plan(made, "follow-up", "t1.md"), plan(made[::-1], "follow-up", "t2.md")
    comparison = compare(plan(made), first, last)
    assert [row.goal.title.text for row in comparison.planned] == [one.title for one in made]
    assert {len(row.steps) for row in comparison.rows} == {2}


_WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 40).map(lambda number: number / 10), max_size=16
)


@given(_WEIGHTS)
def test_no_other_pairing_has_a_greater_sum(weights: dict[tuple[int, int], float]) -> None:
    pairs = best_pairs(weights)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs.items()) <= set(weights)
    assert abs(sum(weights[pair] for pair in pairs.items()) - _greatest(weights, 0, frozenset())) < 1e-9


def _greatest(weights: dict[tuple[int, int], float], left: int, taken: frozenset[int]) -> float:
    """The greatest sum, by trying everything."""
    if left > 4:
        return 0.0
    best = _greatest(weights, left + 1, taken)
    for (one, other), weight in weights.items():
        if one == left and other not in taken:
            best = max(best, weight + _greatest(weights, left + 1, taken | {other}))
    return best


def test_five_hundred_goals_are_compared_with_five_hundred() -> None:
    made = [Made(f"Mål om sak {at} i del {at % 7} av verksamheten", str(at)) for at in range(500)]
    comparison = _between(made, made[::-1])
    assert not comparison.added
    assert all(row.steps[0].found[0].title.text == row.goal.title.text for row in comparison.planned)
