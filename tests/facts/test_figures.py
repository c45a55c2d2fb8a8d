"""Numbers of people in running text, and promises of figures by sex."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import passage, people_words, plan_in, report_in

from malkoll.facts import figures
from malkoll.facts.figures import SMALLEST, figures_in
from malkoll.plan import Figure

HEAD = "# Uppföljning för Lövsta kommun\n\n"
GOAL = "\n\n## Mål 1: Fler i arbete\n\n"
PROMISE = f"{HEAD}Resultaten redovisas könsuppdelat.{GOAL}"


def figure(sentence: str) -> Figure | None:
    found = figures_in([(passage(sentence), None)], people_words())
    return found[0] if found else None


@pytest.mark.parametrize(
    ("sentence", "text", "number"),
    [
        ("I år fick 121 ungdomar sommarjobb.", "121 ungdomar", 121),
        ("Över 200 personer kom till torget.", "Över 200 personer", 200),
        ("Drygt 40 nya elever började.", "Drygt 40 nya elever", 40),
        ("Kursen hade 1 250 deltagare.", "1 250 deltagare", 1250),
        ("Vi är fler än 300 anställda.", "fler än 300 anställda", 300),
        ("I januari bodde 15 äldre personer där.", "15 äldre", 15),
    ],
)
def test_a_number_of_people_in_a_sentence_is_a_figure(sentence: str, text: str, number: float) -> None:
    found = figure(sentence)
    assert found is not None
    assert (found.text, found.number, found.sex_split) == (text, number, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "I år planterades 121 träd.",
        "Andelen var 85 procent av eleverna.",
        "Det kostade 300 kronor per person.",
        "År 2025 började elever cykla.",
        "Tre elever fick stipendium.",
        "Snittet var 12,5 elever.",
        "Kursen tog 30 dagar för elever.",
        "Många elever kom.",
    ],
)
def test_numbers_of_other_things_are_no_figures_of_people(sentence: str) -> None:
    assert figure(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    ["Sjukfrånvaron sjönk till 6,9 procent.", "I år var sjukfrånvaron 6,9 %.", "Skolfrånvaron är 6,9 procent."],
)
def test_a_rate_at_the_head_of_a_sentence_is_a_figure_of_people(sentence: str) -> None:
    found = figure(sentence)
    assert found is not None
    assert (found.number, found.sex_split) == (6.9, False)


def test_a_change_in_percentage_points_is_no_rate() -> None:
    assert figure("Sjukfrånvaron sjönk med 2 procentenheter.") is None


def test_so_few_persons_that_they_could_be_known_are_not_asked_for_by_sex() -> None:
    assert figure(f"I år fick {SMALLEST - 1} ungdomar sommarjobb.") is None
    assert figure(f"I år fick {SMALLEST} ungdomar sommarjobb.") is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "I år fick 121 ungdomar sommarjobb, 60 flickor och 61 pojkar.",
        "I år fick 121 ungdomar (60 flickor, 61 pojkar) sommarjobb.",
        "Sjukfrånvaron var 6,9 procent (kvinnor 7,5, män 5,1).",
    ],
)
def test_a_figure_that_gives_women_and_men_is_split(sentence: str) -> None:
    found = figure(sentence)
    assert found is not None
    assert found.sex_split


def test_one_place_to_mend_is_told_once() -> None:
    sentences = [(passage("I år fick 121 ungdomar jobb."), None), (passage("I fjol fick 90 ungdomar jobb."), None)]
    assert [found.number for found in figures_in(sentences, people_words())] == [121]


def test_a_reports_figures_know_the_goal_they_stand_in() -> None:
    plan = report_in(
        "# Uppföljning för Lövsta kommun\n\nKommunen har 9 400 invånare.\n\n## Mål 1: Fler i arbete\n\n"
        "I år fick 121 ungdomar jobb.\n"
    )
    assert [(found.number, found.goal) for found in plan.figures] == [(9400, None), (121, "g1")]


def test_a_plan_is_not_asked_for_figures() -> None:
    assert plan_in("# Plan\n\n## Mål 1: Fler i arbete\n\nI fjol fick 121 ungdomar jobb.\n").figures == ()


@given(st.integers(SMALLEST, 99999), st.sampled_from(["elever", "brukare", "personer", "medarbetare"]))
@settings(deadline=None)
def test_any_number_before_a_word_for_persons_is_a_figure(number: int, people: str) -> None:
    found = figure(f"Under året kom {number} {people} till Lövsta.")
    assert found is not None
    assert (found.number, found.text) == (number, f"{number} {people}")


# --- promises -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Resultaten redovisas könsuppdelat.",
        "Utfallet följs upp uppdelat efter kön.",
        "Statistiken ska delas upp på kvinnor och män.",
        "Könsuppdelad statistik tas fram varje år.",
        "Alla mått mäts för flickor och pojkar.",
    ],
)
def test_a_sentence_may_promise_figures_by_sex(sentence: str) -> None:
    assert [one.text for one in report_in(f"{HEAD}{sentence}{GOAL}").promises] == [sentence]


@pytest.mark.parametrize(
    "sentence", ["Kvinnor och män ska ha samma lön.", "Vi redovisar kostnaderna.", "Jämställdhet är viktigt."]
)
def test_other_sentences_about_women_and_men_promise_no_figures(sentence: str) -> None:
    assert report_in(f"{HEAD}{sentence}{GOAL}").promises == ()


@pytest.mark.parametrize(
    ("outcome", "kept"),
    [
        ("60 (kvinnor 62, män 58)", True),
        ("120 (kvinnor 62, män 58)", True),
        ("60 (kvinnor 62)", False),
        ("90 (kvinnor 62, män 58)", False),
        ("60", True),
    ],
)
def test_a_promise_is_kept_when_the_parts_are_there_and_make_the_whole(outcome: str, kept: bool) -> None:
    (promise,) = report_in(f"{PROMISE}Indikator: Ungdomar i arbete\n\nUtfall: {outcome}\n").promises
    assert promise.kept == kept
    assert [part.text for part in promise.missing] == ([] if kept else ["Ungdomar i arbete"])


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Vi gjorde 9 uppföljningar (6 män, 1 kvinna).", False),
        ("Vi gjorde 7 uppföljningar (6 män, 1 kvinna).", True),
        ("Av 30 elever var 12 flickor och 10 pojkar.", False),
        ("Av 30 elever var 12 flickor och 18 pojkar.", True),
    ],
)
def test_a_promise_is_not_kept_by_parts_in_the_text_that_do_not_make_the_whole(sentence: str, kept: bool) -> None:
    (promise,) = report_in(f"{PROMISE}{sentence}\n").promises
    assert promise.kept == kept


def test_each_sentence_is_looked_at_once_however_many_promises_there_are(monkeypatch) -> None:
    looked: list[str] = []
    real = figures._parts_differ
    monkeypatch.setattr(figures, "_parts_differ", lambda text, words: bool(looked.append(text)) or real(text, words))
    said = ["Resultaten redovisas könsuppdelat."] * 8 + ["Nio uppföljningar, 9 st (6 män, 1 kvinna), gjordes."]
    promises = figures.promises_in([(passage(one), None) for one in said], (), people_words())
    assert looked == said
    assert [len(promise.missing) for promise in promises] == [1] * 8
