"""Values that stand in the same words as what they are values of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import SPAN, only_goal, only_indicator, plan_in

from malkoll.facts.stated import Stated, method_in, values_in
from malkoll.plan import Value


def said(text: str) -> tuple[str, float | int | None, float | int | None] | None:
    found = values_in(text, SPAN)
    if found is None:
        return None
    baseline, target = found.baseline, found.target
    return found.name, baseline.number if baseline else None, target.number if target else None


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("Sjukfrånvaro (kvinnor 9,1 %, män 5,2 %), målvärde 6 %", "kvinnor 9,1 %, män 5,2 %", "6 %"),
        ("Antal vattenläckor, utgångsvärde 40, målvärde 20, källa: driftboken 2025", "40", "20"),
    ],
)
def test_neither_a_lone_parenthesis_nor_the_source_is_part_of_a_value(text: str, baseline: str, target: str) -> None:
    found = values_in(text, SPAN)
    assert found is not None
    assert found.baseline is not None
    assert found.target is not None
    assert (found.baseline.text, found.target.text) == (baseline, target)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Andel elever som trivs, 74 procent 2024, 85 procent 2027", ("Andel elever som trivs", 74, 85)),
        ("Andel elever som trivs: utgångsläge 74 %, mål 85 %", ("Andel elever som trivs", 74, 85)),
        ("Andel elever som trivs, nuläge 74 procent, målvärde 85 procent", ("Andel elever som trivs", 74, 85)),
        ("Andel elever som trivs. Utgångsvärde 74 %. Målvärde 85 %.", ("Andel elever som trivs", 74, 85)),
        ("Andel elever som trivs, från 74 procent till 85 procent", ("Andel elever som trivs", 74, 85)),
        ("Antal vattenläckor: i dag 40, ska minska till 20", ("Antal vattenläckor", 40, 20)),
        ("Antal vattenläckor, högst 20", ("Antal vattenläckor", None, 20)),
        ("Antal vattenläckor, 40 stycken", ("Antal vattenläckor", 40, None)),
        ("Soliditet minst 35 procent (31 procent)", ("Soliditet", 31, 35)),
        ("Soliditet: minst 35 procent (31 procent)", ("Soliditet", 31, 35)),
        ("Antal lekplatser, utgångsläge två, målvärde fem", ("Antal lekplatser", 2, 5)),
        ("Antal lekplatser, utgångsläge 2 och målvärde 5", ("Antal lekplatser", 2, 5)),
    ],
)
def test_an_indicator_may_state_its_values_in_its_own_words(
    text: str, expected: tuple[str, int | None, int | None]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Andel elever som trivs",
        "Andel barn 10–12 år som kan simma",
        "Antal resor till skolan",
        "Antal besök på badet, biblioteket och museet",
        "Andel som går från skolan till fritids",
        "Andel nöjda, enligt enkäten",
        "2027",
        "40 %",
        "",
    ],
)
def test_words_that_only_name_an_indicator_state_no_value(text: str) -> None:
    assert said(text) is None


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("Andel nöjda, 74 procent 2024, 85 procent 2027", 2024, 2027),
        ("Andel nöjda, nuläge 2024: 74 procent, målvärde 2027: 85 procent", 2024, 2027),
        ("Andel nöjda, 74 procent, 85 procent senast 2027", None, 2027),
    ],
)
def test_a_value_has_the_year_it_is_given_for(text: str, baseline: int | None, target: int | None) -> None:
    found = values_in(text, SPAN)
    assert found is not None
    assert found.baseline is not None
    assert found.target is not None
    assert (found.baseline.number, found.baseline.year) == (74, baseline)
    assert (found.target.number, found.target.year) == (85, target)


def test_values_by_sex_stay_with_the_value_they_belong_to() -> None:
    found = values_in("Andel nöjda brukare, 60 procent (kvinnor 62, män 57), minst 70 procent", SPAN)
    assert found is not None
    assert found.baseline is not None
    assert found.target is not None
    assert (found.baseline.number, found.baseline.women, found.baseline.men) == (60, 62, 57)
    assert found.target.number == 70


def test_a_year_in_parentheses_after_a_target_is_no_level_now() -> None:
    found = values_in("Soliditet, minst 35 procent (2027)", SPAN)
    assert found is not None
    assert found.baseline is None
    assert found.target is not None
    assert found.target.number == 35


def test_a_labelled_indicator_gets_the_values_in_its_words() -> None:
    one = only_indicator(
        plan_in(
            "# Plan\n\n## Mål 1: Trivsel i skolan\n\nIndikator: Andel elever som trivs, 74 procent, 85 procent 2027\n"
        )
    )
    assert one.baseline is not None
    assert one.target is not None
    assert (one.name, one.baseline.number, one.target.number) == ("Andel elever som trivs", 74, 85)


def test_values_with_labels_of_their_own_go_before_those_in_the_name() -> None:
    one = only_indicator(
        plan_in("# Plan\n\n## Mål 1: Trivsel\n\nIndikator: Andel elever som trivs, 74 procent\n\nUtgångsvärde: 70 %\n")
    )
    assert one.baseline is not None
    assert one.baseline.number == 70


@pytest.mark.parametrize(
    ("text", "name", "method"),
    [
        ("Elevenkäten. Svaren jämförs med förra årets.", "Elevenkäten", "Svaren jämförs med förra årets."),
        ("Elevenkäten, som jämförs med förra årets", "Elevenkäten", "som jämförs med förra årets"),
        ("Elevenkäten, bedöms av rektorerna tillsammans", "Elevenkäten", "bedöms av rektorerna tillsammans"),
        ("Elevenkäten.", "Elevenkäten", None),
        ("Elevenkäten, Brukarenkäten", "Elevenkäten, Brukarenkäten", None),
    ],
)
def test_evidence_may_say_in_its_own_words_how_it_is_judged(text: str, name: str, method: str | None) -> None:
    assert method_in(text) == (name, method)


def test_labelled_evidence_gets_its_method_from_its_words() -> None:
    (evidence,) = only_goal(
        plan_in("# Plan\n\n## Mål 1: Trivsel\n\nUnderlag: Elevenkäten. Svaren jämförs med förra årets.\n")
    ).evidence
    assert evidence.method is not None
    assert (evidence.name, evidence.method.text) == ("Elevenkäten", "Svaren jämförs med förra årets.")


NAMES = st.sampled_from(["Andel elever som trivs", "Antal vattenläckor", "Soliditet", "Nöjdhet i enkäten"])


@given(NAMES, st.integers(2, 999), st.integers(2, 999), st.sampled_from([", ", ": ", ". "]))
@settings(deadline=None)
def test_any_two_values_are_read_whatever_mark_parts_them_from_the_name(
    name: str, now: int, goal: int, mark: str
) -> None:
    found = values_in(f"{name}{mark}utgångsvärde {now}, målvärde {goal}", SPAN)
    assert found == Stated(name, Value(str(now), SPAN, now), Value(str(goal), SPAN, goal))


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_words_state_values_or_none(text: str) -> None:
    found = values_in(text, SPAN)
    assert found is None or (len(found.name) >= 4 and (found.baseline or found.target) is not None)


@pytest.mark.parametrize(
    ("told", "baseline", "target"),
    [
        ("Andel elever som trivs, 80 % 2028", None, 80),
        ("Andel elever som trivs, 80 % 2027", None, 80),
        ("Andel elever som trivs, 80 % 2025", 80, None),
        ("Andel elever som trivs, 80 %", 80, None),
        ("Andel elever som trivs, nuläge 80 % 2027", 80, None),
        ("Andel elever som trivs, 74 % 2025, 80 % 2028", 74, 80),
    ],
)
def test_a_level_of_the_plans_own_years_that_no_word_names_is_one_to_reach(told, baseline, target) -> None:
    (only,) = plan_in(f"# Verksamhetsplan 2027\n\n## Mål 1: Fler ska trivas\n\nIndikator: {told}\n").goals[0].indicators
    assert only.name == "Andel elever som trivs"
    assert (only.baseline and only.baseline.number, only.target and only.target.number) == (baseline, target)
