"""What the plans 141–148 of the cases taught, each by itself and in other words."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, recognised, report_in

HEAD = "# Verksamhetsplan 2027\n\n"
REPORT = "# Årsrapport 2026\n\n"
TABLE = "| Mål | Indikator | Utgångsvärde | Målvärde |\n|---|---|---|---|\n| {} | Andel öppna dagar | 40 % | 60 % |\n\n"


# --- headings that hold goals -----------------------------------------------------------------


def test_a_topic_above_a_table_of_goals_is_their_area() -> None:
    text = "## Mål och åtgärder\n\n### Lokaler\n\n" + TABLE.format("1.1 Alla lokaler ska gå att nå")
    text += "### Löner\n\n" + TABLE.format("2.1 Lönerna ska vara lika")
    plan = recognised(HEAD + text)
    assert [(area.kind, area.title) for area in plan.areas] == [("område", "Lokaler"), ("område", "Löner")]
    assert [(goal.number, goal.parent) for goal in plan.goals] == [("1.1", "a1"), ("2.1", "a2")]


def test_a_heading_that_says_what_is_to_be_is_a_goal_also_above_a_table_of_goals() -> None:
    text = "## Mål\n\n### Alla ska kunna simma\n\n" + TABLE.format("1.1 Badet ska vara öppet")
    assert [goal.title.text for goal in recognised(HEAD + text).goals] == [
        "Alla ska kunna simma",
        "Badet ska vara öppet",
    ]


def test_a_topic_with_something_of_its_own_stays_a_goal() -> None:
    text = "## Mål\n\n### Löner\n\nAnsvarig: HR-chef\n\n" + TABLE.format("1.1 Lönerna ska vara lika")
    assert [goal.title.text for goal in recognised(HEAD + text).goals] == ["Löner", "Lönerna ska vara lika"]


def test_a_heading_that_calls_itself_a_numbered_area_is_one() -> None:
    text = "## Område 1: Löner\n\n### Mål 1: Lönerna ska vara lika\n\n## Områden i kommunen\n\nText.\n"
    plan = recognised(HEAD + text)
    assert [area.title for area in plan.areas] == ["Löner"]
    assert [goal.parent for goal in plan.goals] == ["a1"]


# --- who answers, and how it is followed up ------------------------------------------------------


def test_a_sentence_may_say_who_answers_for_goals_of_one_kind() -> None:
    text = (
        "## Styrning\n\nFör fullmäktiges mål svarar förvaltningschefen inför nämnden.\n\n"
        "## Kommunfullmäktigemål 1: Fler ska ha arbete\n\n## Nämndsmål 1: Fler ska få praktik\n"
    )
    assert [[one.role for one in goal.responsible] for goal in plan_in(HEAD + text).goals] == [
        ["förvaltningschefen"],
        [],
    ]


def test_who_answers_for_something_else_answers_for_no_goals() -> None:
    text = "## Styrning\n\nFör lokalerna svarar fastighetschefen.\n\n## Nämndsmål 1: Fler ska få praktik\n"
    assert plan_in(HEAD + text).goals[0].responsible == ()


@pytest.mark.parametrize("role", ["Hela ledningsgruppen", "Hela ledningen", "Hela enheten"])
def test_all_of_a_group_is_no_role(role: str) -> None:
    (told,) = plan_in(f"{HEAD}## Mål 1: Fler ska läsa\n\nAnsvarig: {role}\n").goals[0].responsible
    assert not told.is_role


@pytest.mark.parametrize(
    "sentence", ["Områdets mål redovisas för nämnden i maj.", "Målen inom fokusområdet följs upp varje tertial."]
)
def test_the_goals_of_an_area_are_followed_up_as_the_area_says_and_those_of_another_are_not(sentence: str) -> None:
    text = f"## Fokusområde A: Hem\n\n{sentence}\n\n### Mål 1: Fler läser\n\n### Mål 2: Fler simmar\n\n"
    text += "## Fokusområde B: Ute\n\n### Mål 3: Fler cyklar\n"
    assert [goal.follow_up is not None for goal in plan_in(HEAD + text).goals] == [True, True, False]


# --- what is measured -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (
            "Mätetalet är andelen elever som har simmat 200 meter. "
            "Andelen var 64 procent 2025 och ska vara 85 procent 2028.",
            "Andelen elever som har simmat 200 meter",
        ),
        (
            "Vi mäter målet med antalet personer som en besökare möter. I oktober 2028 ska det vara högst 12.",
            "Antalet personer som en besökare möter",
        ),
    ],
)
def test_a_value_told_of_the_share_or_of_it_is_of_what_the_sentence_before_names(told: str, name: str) -> None:
    (only,) = plan_in(f"{HEAD}## Mål 1: Badet ska vara bra\n\n{told}\n").goals[0].indicators
    assert (only.name, only.counts_people) == (name, True)


def test_a_state_of_things_in_words_under_a_goal_is_no_indicator_of_it() -> None:
    now = "**Nuläge:** Alla elever har en dator. Två klasser prövar programmering.\n"
    assert plan_in(f"{HEAD}## Mål 1: Datorerna ska användas mer\n\n{now}").goals[0].indicators == ()


def test_a_figure_for_now_under_a_goal_is_one() -> None:
    (only,) = plan_in(f"{HEAD}## Mål 1: Fler ska läsa\n\n**Nuläge:** 41 procent\n").goals[0].indicators
    assert only.baseline.number == 41


def test_applications_about_support_count_no_persons_and_persons_with_support_do() -> None:
    rows = "| Andel ansökningar om stöd till elever som avgörs i tid | 85 % |\n| Andel elever med stöd | 20 % |\n"
    goal = plan_in(f"{HEAD}## Mål 1: Stöd i tid\n\n| Indikator | Målvärde |\n|---|---|\n{rows}").goals[0]
    assert [one.counts_people for one in goal.indicators] == [False, True]


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("Enkät till byalag och föreningar", False),
        ("Intervjuer med företag", False),
        ("Enkät till föreningar och deras medlemmar", True),
        ("Enkät till elever och företag", True),
        ("Enkät till medborgarna", True),
    ],
)
def test_evidence_that_asks_only_bodies_is_not_about_persons(name: str, people: bool) -> None:
    (only,) = plan_in(f"{HEAD}## Mål 1: Bättre service\n\nUnderlag: {name}\n").goals[0].evidence
    assert only.about_people is people


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("Ett lärcentrum öppnas i Norra senast den 31 oktober 2027", True),
        ("En ny skola byggs till hösten 2028", True),
        ("Ett lärcentrum öppnas i Norra", False),
        ("Fler lärcentrum öppnas senast 2027", False),
        ("En större andel ska öppna eget senast 2027", False),
    ],
)
def test_one_thing_that_is_there_by_a_day_needs_no_indicator(title: str, ends: bool) -> None:
    assert plan_in(f"{HEAD}## Mål 1: {title}\n").goals[0].ends_when_done is ends


@pytest.mark.parametrize(
    ("title", "concrete"),
    [
        ("Föreningarna upplever att det är lätt att söka bidrag", True),
        ("Utskrivningen ska vara trygg", False),
    ],
)
def test_what_people_find_is_a_result_and_a_state_that_nothing_measures_is_not(title: str, concrete: bool) -> None:
    assert plan_in(f"{HEAD}## Mål 1: {title}\n").goals[0].title.concrete is concrete


def test_a_state_that_an_indicator_measures_is_a_result() -> None:
    text = (
        "## Mål 1: Utskrivningen ska vara trygg\n\n| Indikator | Målvärde |\n|---|---|\n| Andel planer i tid | 90 % |\n"
    )
    assert plan_in(HEAD + text).goals[0].title.concrete


def test_more_of_a_group_is_the_way_of_a_share_of_that_group() -> None:
    text = "## Mål 1: Fler män ska vara föräldralediga\n\nIndikator: Andel män bland de föräldralediga\n"
    assert plan_in(HEAD + text).goals[0].indicators[0].change is not None


# --- reports ----------------------------------------------------------------------------------------


def test_a_comment_that_only_says_how_it_went_is_the_assessment_and_no_comment() -> None:
    goal = report_in(f"{REPORT}## Mål 1: Fler läser\n\nKommentar: Nämnden bedömer att målet är uppfyllt.\n").goals[0]
    assert goal.assessment.text == "Nämnden bedömer att målet är uppfyllt"
    assert goal.comment is None


def test_a_comment_that_begins_so_and_goes_on_is_both() -> None:
    told = "Nämnden bedömer att målet är delvis uppfyllt. Lånen ökade i alla bibliotek utom ett."
    goal = report_in(f"{REPORT}## Mål 1: Fler läser\n\nKommentar: {told}\n").goals[0]
    assert goal.assessment.text == "Nämnden bedömer att målet är delvis uppfyllt"
    assert goal.comment.text == told


def test_an_empty_status_is_a_colour_where_a_list_explains_colours() -> None:
    legend = "Läget anges så här:\n\n- Grönt: enligt plan\n- Gult: försenat\n\n"
    table = "| Uppdrag | Status |\n|---|---|\n| 1. Bygga en bro | Grönt |\n| 2. Måla bron | |\n"
    carriers = [goal.status and goal.status.carrier for goal in report_in(REPORT + legend + table).goals]
    assert carriers == ["text", "colour"]
    plain = [goal.status for goal in report_in(REPORT + "- Grönt gräs: klippt\n\n" + table).goals]
    assert plain[1] is None


@pytest.mark.parametrize(
    ("status", "told", "cause", "action"),
    [
        ("Gult, försenad", "Mallen skulle vara klar i juni men blir klar i november.", False, False),
        (
            "Gult, försenad",
            "Leverantören klarade inte kraven, därför är bytet försenat. Vi använder pappret till dess.",
            True,
            True,
        ),
        ("Gult", "Sju av tolv grupper är med. De övriga får den senare än planerat.", False, False),
    ],
)
def test_a_late_measure_deviates_and_its_comment_may_tell_why_and_what_is_done(
    status: str, told: str, cause: bool, action: bool
) -> None:
    table = f"| Åtgärd | Status | Kommentar |\n|---|---|---|\n| Byta ut mallen | {status} | {told} |\n"
    (measure,) = report_in(f"{REPORT}## Mål 1: Tydliga mallar\n\n{table}").goals[0].measures
    assert measure.deviating
    assert (measure.comment.cause is not None, measure.comment.action is not None) == (cause, action)


# --- figures ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Enheten avgjorde 1 284 av 1 510 ansökningar inom 14 dagar (85 procent).", True),
        ("Enheten avgjorde 1 284 av 1 510 ansökningar inom 14 dagar (80 procent).", False),
        ("Antalet väntas öka från 1 640 år 2026 till 2 050 år 2035, det vill säga med 25 procent.", True),
        ("Antalet väntas öka från 1 640 år 2026 till 2 050 år 2035, det vill säga med 30 procent.", False),
    ],
)
def test_a_share_within_a_time_and_a_change_between_years_are_recomputed(sentence: str, holds: bool) -> None:
    (claim,) = [one for one in plan_in(f"{HEAD}## Läget\n\n{sentence}\n").claims if one.kind == "percent"]
    assert claim.holds is holds


@pytest.mark.parametrize(("count", "holds"), [("tre", True), ("två", False)])
def test_goals_in_tables_and_under_headings_are_counted_together_where_their_numbers_leave_no_gap(
    count: str, holds: bool
) -> None:
    text = f"Planen har två områden med sammanlagt {count} mål.\n\n## Område 1: Löner\n\n"
    text += TABLE.format("1.1 Lönerna ska vara lika") + TABLE.format("1.2 Lönerna ska höjas")
    text += "## Område 2: Trygghet\n\n### Mål 2.1: Alla ska få hjälp\n"
    claims = {one.text: one.holds for one in plan_in(HEAD + "## Mål\n\n" + text).claims if one.kind == "count"}
    assert claims[f"{count} mål"] is holds


def test_a_text_that_is_to_be_put_in_later_holds_a_place() -> None:
    plan = plan_in(f"{HEAD}## Intern kontroll\n\nText läggs in senare.\n\n## Mål 1: Fler läser\n")
    assert [section.title for section in plan.sections if not section.filled] == ["Intern kontroll"]
