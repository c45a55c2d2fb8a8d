"""Measures that a goal's title or text states with a level."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import made_goal, only_goal, people_words, plan_in, report_in

from malkoll.facts.prose import indicators_in
from malkoll.plan import Indicator


def stated(title: str, *body: str) -> list[Indicator]:
    return list(indicators_in(made_goal(title, *body), people_words()))


def levels(one: Indicator) -> tuple[float | int | None, float | int | None, int | None]:
    """Baseline, target, and the target's year."""
    assert one.target is not None
    return one.baseline.number if one.baseline else None, one.target.number, one.target.year


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Antalet vattenläckor ska minska till 11 senast 2027.", (None, 11, 2027)),
        ("Antalet vattenläckor ska minska från 40 till 11.", (40, 11, None)),
        ("Andelen nöjda ska öka från 62 procent 2024 till 75 procent 2027.", (62, 75, 2027)),
        ("Andelen nöjda ska höjas till minst 75 procent senast 2027.", (None, 75, 2027)),
        ("I dag sker 40 vattenläckor. Antalet vattenläckor ska minska till 11.", (40, 11, None)),
        ("Andelen nöjda ska vara minst 75 procent.", (None, 75, None)),
        ("Väntetiden ska vara högst 14 dagar.", None),
        ("Utgångsläget är 8 procent. Målvärdet för 2027 är 6 procent.", (8, 6, 2027)),
        ("Nuläget 2024 är 8 procent. Målnivån 2027 ska vara 6 procent.", (8, 6, 2027)),
        ("Antalet lekplatser ska öka från två till fem.", (2, 5, None)),
    ],
)
def test_a_sentence_may_state_a_measure_with_its_level(
    sentence: str, expected: tuple[int | None, int, int | None] | None
) -> None:
    assert [levels(one) for one in stated("Bättre läge", sentence)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi ska öka takten till våren.",
        "Nämnden ska minska utsläppen till 2030.",
        "Vi ska öka från januari till 3 mars.",
        "Sjön är 12 meter djup.",
        "Det finns 40 vattenläckor.",
        "Vi ska vara 3 nämnder.",
    ],
)
def test_a_sentence_without_a_level_to_reach_states_no_measure(sentence: str) -> None:
    assert stated("Bättre läge", sentence) == []


def test_a_measure_has_the_name_of_what_is_to_change() -> None:
    (one,) = stated("Bättre läge", "Antalet vattenläckor ska minska från 40 till 11.")
    assert (one.name, one.form, one.direction) == ("Antalet vattenläckor", "prose", "decrease")


def test_a_measure_that_is_stated_twice_is_one() -> None:
    assert len(stated("Läckor", "Läckorna ska minska till 11.", "Antalet läckor ska minska till 11.")) == 1
    assert len(stated("Läckor", "Läckorna ska minska till 11.", "Klagomålen ska minska till 5.")) == 2


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Erbjuda 250 feriejobb", 250),
        ("Svar inom tio veckor", 10),
        ("Bygga 40 cykelställ 2027", 40),
        ("Spara 300 000 kronor", 300000),
        ("Fler bibliotek för 300 000 kronor", None),
        ("Fler bibliotek senast 2027. Kostnad: 3 mnkr", None),
        ("Renare sjöar 2027", None),
        ("Klart den 3 mars", None),
        ("Renare sjöar", None),
    ],
)
def test_a_title_that_counts_what_is_to_be_delivered_is_a_measure(title: str, level: int | None) -> None:
    assert [levels(one)[1] for one in stated(title)] == ([level] if level is not None else [])


@pytest.mark.parametrize(
    "title",
    [
        "Ungdomar med missbruk får vård inom två veckor",
        "Elever får besked inom tio skoldagar",
        "Äldre får hemtjänst inom 48 timmar",
        "Barn får en tid inom högst 3 dygn",
    ],
)
def test_a_bound_on_how_long_persons_wait_counts_time_and_no_persons(title: str) -> None:
    (one,) = stated(title)
    assert (one.name, one.counts_people) == (title, False)


def test_persons_that_a_title_counts_are_counted_still() -> None:
    (one,) = stated("Erbjuda 250 ungdomar feriejobb inom två veckor")
    assert (one.name, one.counts_people) == ("Ungdomar", True)


def test_a_measure_in_the_text_goes_before_one_in_the_title() -> None:
    (one,) = stated("Erbjuda 250 feriejobb", "Antalet feriejobb ska öka till 300.")
    assert levels(one)[1] == 300


@pytest.mark.parametrize(
    ("sentence", "people", "split"),
    [
        ("Andelen nöjda brukare ska öka till 75 procent.", True, False),
        ("Andelen nöjda brukare ska öka till 75 procent (kvinnor 78, män 72).", True, True),
        ("Antalet vattenläckor ska minska till 11.", False, False),
        ("Andelen kvinnor bland cheferna ska öka till 50 procent.", True, True),
    ],
)
def test_a_measure_counts_people_and_is_split_by_what_its_sentence_says(
    sentence: str, people: bool, split: bool
) -> None:
    (one,) = stated("Bättre läge", sentence)
    assert (one.counts_people, one.sex_split) == (people, split)


GOAL = "# Plan för Lövsta kommun\n\n## Mål 1: Tätare nät\n\nAntalet vattenläckor ska minska till 11.\n\n"


def test_measures_in_the_text_are_looked_for_only_where_there_is_no_indicator() -> None:
    assert [one.form for one in only_goal(plan_in(GOAL)).indicators] == ["prose"]
    labelled = only_goal(plan_in(f"{GOAL}Indikator: Vattenläckor\n")).indicators
    assert [(one.name, one.form) for one in labelled] == [("Vattenläckor", "label")]


def test_a_report_is_not_read_for_measures_in_its_text() -> None:
    assert only_goal(report_in(GOAL)).indicators == ()


@given(st.integers(2, 900), st.integers(2, 900), st.sampled_from(["minska", "öka", "sänkas", "höjas"]))
@settings(deadline=None)
def test_any_two_levels_are_read_from_and_to(now: int, goal: int, verb: str) -> None:
    (one,) = stated("Bättre läge", f"Antalet läckor ska {verb} från {now} till {goal} före 2028.")
    assert levels(one)[:2] == (now, goal)


@given(st.text(max_size=100), st.lists(st.text(max_size=100), max_size=3))
@settings(deadline=None)
def test_any_goal_states_measures_or_none(title: str, body: list[str]) -> None:
    assert all(one.target is not None for one in stated(title, *body))


def test_when_a_goal_is_reached_is_a_measure_with_its_level() -> None:
    (only,) = stated("Besked i tid", "Målet är nått när svarstiden är högst 6 dagar. År 2025 var den 8 dagar.")
    assert (only.name, only.direction, *levels(only)) == ("Svarstiden", "decrease", 8, 6, None)


def test_when_a_goal_is_reached_is_evidence_where_no_level_is_told() -> None:
    text = "# Plan\n\n## Mål 1: Rent vatten\n\nMålet är uppnått när det nya verket är i drift.\n"
    goal = only_goal(plan_in(text))
    assert [one.name for one in goal.evidence] == ["Det nya verket är i drift"]


def test_a_goal_that_is_reached_when_others_are_says_no_measure() -> None:
    text = "# Plan\n\n## Mål 1: Rent vatten\n\nMålet är uppnått när båda delmålen är det.\n"
    goal = only_goal(plan_in(text))
    assert (goal.indicators, goal.evidence) == ((), ())


def test_what_an_evaluation_looks_at_is_evidence_with_its_method() -> None:
    text = (
        "# Plan\n\n## Mål 1: Färre bråk\n\nUtvärdering: Observation av leken en vecka i maj. Vi går igenom den ihop.\n"
    )
    goal = only_goal(plan_in(text))
    assert [(one.name, one.method is not None) for one in goal.evidence] == [
        ("Observation av leken en vecka i maj", True)
    ]


def test_it_in_a_level_to_reach_is_the_share_told_of_before() -> None:
    text = "Andelen föräldrar som är nöjda var 78 procent våren 2026. Våren 2027 ska den vara 90 procent."
    (only,) = stated("Föräldrarna får veta", text)
    assert (only.name, only.counts_people, *levels(only)[:2]) == ("Andelen föräldrar som är nöjda", True, 78, 90)
