"""References to plans, and to an edition before the one a document follows up."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, report_in

from malkoll.plan import Citation

NOW = "Mål och budget 2027–2029"
USUAL = (
    f"Utifrån {NOW} arbetar parknämnden med fyra mål under året.",
    f"I {NOW} finns två uppdrag till nämnden.",
    f"Målen i {NOW} gäller hela kommunen.",
)


def cited(*sentences: str) -> list[Citation]:
    text = "# Delårsuppföljning för Rimsta kommun\n\n" + "\n\n".join((*USUAL, *sentences)) + "\n"
    return [one for one in report_in(text).citations if one.kind == "plan"]


def stale(*sentences: str) -> list[tuple[str, str | None]]:
    return [(one.text, one.meant) for one in cited(*sentences) if one.right is False]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Här redovisas åtgärderna utifrån uppdragen i Mål och budget 2026–2028.", "Mål och budget 2026–2028"),
        ("Nämnden följer upp de mål som finns i mål och budget 2026-2028 för året.", "mål och budget 2026-2028"),
        ("Nämnden följer upp de mål som finns i mål och budget för åren 2026–28.", "mål och budget för åren 2026–28"),
    ],
)
def test_an_earlier_edition_cited_as_if_it_were_the_current_one_is_stale(sentence: str, text: str) -> None:
    assert stale(sentence) == [(text, NOW)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Uppdragen ersätter dem som fanns i Mål och budget 2026–2028 för nämnden.",
        "Målen är högre än i Mål och budget 2026–2028 för nämnden.",
        "I föregående Mål och budget 2026–2028 fanns sex uppdrag till nämnden.",
        "Mål och budget 2026–2028 antogs av fullmäktige i november.",
        "Ett uppdrag kvarstår från Mål och budget 2026–2028 och görs nu klart.",
        "Sedan Mål och budget 2026–2028 har nämnden ett nytt ansvar för parker.",
        "År 2026 fick nämnden i Mål och budget 2026–2028 ett uppdrag om lekplatser.",
        "Både Mål och budget 2026–2028 och Mål och budget 2027–2029 tar upp lekplatser.",
        "Avgifterna räknades upp efter Mål och budget 2026–2028 för alla bad.",
        "Planen följer Strategi för närvård 2026–2028 och dess fyra områden.",
        "Nämnden följer också regionens mål och budget 2026–2028 i frågor om vård.",
        "Uppdraget kommer från Mål och budget 2023–2025 som gäller hela kommunen.",  # two editions ago
        "Nästa år arbetar nämnden efter Mål och budget 2028–2030 och dess uppdrag.",
        "Kommunen har en verksamhetsplan 2026–2028 för alla lekplatser och parker.",
        "Mål och budget 2026–2028",
    ],
)
def test_history_other_plans_and_coming_editions_are_not_stale(sentence: str) -> None:
    assert stale(sentence) == []


def test_where_two_editions_are_cited_alike_none_is_the_current_one() -> None:
    again = "Här redovisas åtgärderna utifrån uppdragen i Mål och budget 2026–2028."
    assert stale(again, again) == []


def test_the_current_edition_of_a_report_is_one_that_its_date_lies_in() -> None:
    sentence = "Här redovisas åtgärderna utifrån uppdragen i Mål och budget 2026–2028."
    assert stale("Datum: 2028-09-15", sentence) == [("Mål och budget 2026–2028", NOW)]
    assert stale("Datum: 2026-09-15", sentence) == []


def test_the_stale_reference_points_at_a_current_one() -> None:
    (one,) = [one for one in cited("Åtgärderna kommer från uppdragen i Mål och budget 2026–2028.") if not one.right]
    assert [place.span.line for place in one.sources] == [3]


def test_a_plan_that_is_never_cited_in_another_edition_is_neither_right_nor_wrong() -> None:
    plan = plan_in("# Plan för Rimsta\n\nPlanen följer Strategi för närvård 2026–2028.\n")
    assert [(one.text, one.right) for one in plan.citations if one.kind == "plan"] == [
        ("Strategi för närvård 2026–2028", None)
    ]


OWN_YEAR = "Rapporten följer upp nämndsplan 2026."


def stale_in_report(
    *sentences: str, title: str = "Delårsrapport per 31 augusti 2026", kind: str = "report"
) -> list[str]:
    text = f"# {title}\n\nParknämnden i Rimsta\n\n" + "\n\n".join(sentences) + "\n"
    read = report_in(text) if kind == "report" else plan_in(text)
    return [one.text for one in read.citations if one.right is False]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bedömningen utgår från målen och målvärdena i nämndsplan 2025.",
        "Målen och målvärdena nedan är hämtade ur nämndsplan 2025.",
        "Målen nedan är fastställda i nämndsplan för 2025.",
        "Uppdragen redovisas här enligt nämndsplan 2025.",
    ],
)
def test_a_report_that_takes_its_goals_from_the_plan_of_the_year_before_refers_to_a_stale_plan(sentence: str) -> None:
    assert len(stale_in_report(OWN_YEAR, sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "I nämndsplan 2025 fanns sju mål, och två av dem har lagts samman.",
        "Nämndsplan 2025 hade åtta mål till nämnden.",
        "Målen är fler än de som angavs i nämndsplan 2025.",
        "Enligt uppföljningen av målen i nämndsplan 2025 ökade besöken i parkerna.",
        "Målen är hämtade ur nämndsplan 2025 och gäller även i år.",
        "Målen är desamma som enligt nämndsplan 2025 för nämnden.",
        "Tre av målen är hämtade ur nämndsplan 2025.",
        "Uppdraget om lekplatser utgår från nämndsplan 2025 och pågår.",
        "Uppdragen enligt nämndsplan 2025 är slutförda under våren.",
        "Målen i nämndsplan 2026 utgår från målen i nämndsplan 2025.",
        "Målen är hämtade ur nämndsplan 2025 med plan för 2026.",
        "Målen är hämtade ur nämndsplan 2025–2027 för nämnden.",
        "Målen är hämtade ur kommunens riktlinjer 2025-11-04 för parker.",
        "Målen är hämtade ur regionens nämndsplan 2025 för vården.",
        "Målen är hämtade ur nämndsplan 2026 för nämnden.",
        "Målen nästa år utgår från nämndsplan 2027.",
        "Alla åtgärderna sker enligt lekplatsplan 2025 för hela kommunen.",
    ],
)
def test_history_and_what_still_holds_from_the_plan_of_the_year_before_are_not_stale(sentence: str) -> None:
    assert stale_in_report(OWN_YEAR, sentence) == []


TAKEN = "Bedömningen utgår från målen och målvärdena i nämndsplan 2025."


def test_the_current_plan_of_one_year_is_the_one_that_the_report_of_that_year_says_it_follows_up() -> None:
    assert stale_in_report("Nämnden har fyra mål enligt nämndsplan 2026.", TAKEN) == []
    assert stale_in_report(OWN_YEAR, TAKEN, title="Årsberättelse 2025") == []
    assert stale_in_report(OWN_YEAR, TAKEN, title="Årsberättelse 2025 och 2026") == []
    assert stale_in_report(OWN_YEAR, TAKEN, title="Nämndsplan 2026", kind="plan") == []


def test_a_report_that_names_no_plan_of_its_own_year_follows_up_the_boards_plan_of_that_year() -> None:
    assert stale_in_report("Nämnden har fyra mål.", TAKEN) == ["nämndsplan 2025"]
    assert stale_in_report("Nämnden har fyra mål.", TAKEN.replace("nämndsplan", "lekplatsplan")) == []
    assert stale_in_report("Nämnden har fyra mål.", TAKEN.replace("nämndsplan", "regionens nämndsplan")) == []
    assert stale_in_report("Nämnden har fyra mål.", TAKEN, title="Årsberättelse") == []


def test_a_plan_of_the_year_cited_more_often_than_the_one_before_is_the_current_one() -> None:
    twice = ("Nämnden har fyra mål enligt nämndsplan 2026.", "I nämndsplan 2026 finns två uppdrag.")
    assert stale_in_report(*twice, TAKEN) == ["nämndsplan 2025"]
    assert stale_in_report(*twice, TAKEN, "Nämndsplan 2025 hade sju mål.") == []
