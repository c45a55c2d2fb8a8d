"""Layouts that plans of others turned out to have, each in a few lines."""

from __future__ import annotations

import pytest
from plan_reading import plan_in

HEAD = "# Verksamhetsplan 2026–2028\n\nLövsta kommun, socialnämnden\n\n"


def test_a_column_for_sex_makes_rows_one_indicator_whether_the_name_is_repeated_or_not() -> None:
    for again in ("", "Andel nöjda elever"):
        plan = plan_in(
            f"{HEAD}## Mål 1: Fler ska trivas\n\n"
            "| Indikator | Kön | Utfall 2024 | Målvärde 2026 |\n|---|---|---|---|\n"
            "| Andel nöjda elever | Totalt | 70 % | 80 % |\n"
            f"| {again} | Flickor | 72 % | 80 % |\n| {again} | Pojkar | 68 % | 80 % |\n"
            "| Antal klagomål | Totalt | 12 | 5 |\n"
        )
        first, second = plan.goals[0].indicators
        assert (first.sex_split, first.target.number if first.target else None) == (True, 80)
        assert (second.name, second.sex_split) == ("Antal klagomål", False)


def test_the_first_row_may_be_for_one_sex() -> None:
    plan = plan_in(
        f"{HEAD}## Mål 1: Fler ska trivas\n\n| Indikator | Kön | Utfall 2024 | Målvärde 2026 |\n|---|---|---|---|\n"
        "| Andel nöjda brukare | Kvinnor | 70 % | 80 % |\n| Andel nöjda brukare | Män | 68 % | 80 % |\n"
    )
    (only,) = plan.goals[0].indicators
    assert only.sex_split


def test_a_head_of_two_rows_is_read_as_one() -> None:
    plan = plan_in(
        f"{HEAD}## Mål 1: Ingen ska bli kränkt\n\n| Indikator | Utgångsläge 2024 | | Målvärde 2028 | |\n"
        "|---|---|---|---|---|\n| | Kvinnor | Män | Kvinnor | Män |\n"
        "| Andel som uppger att de blivit utsatta | 6,2 % | 5,1 % | 0 % | 0 % |\n"
    )
    (only,) = plan.goals[0].indicators
    assert only.sex_split
    assert only.baseline is not None
    assert (only.baseline.women, only.baseline.men) == (6.2, 5.1)


def test_a_list_that_explains_kinds_of_goals_sets_none() -> None:
    plan = plan_in(
        f"{HEAD}## Så styr vi\n\n- **Vision** – hur kommunen ska vara på lång sikt.\n"
        "- **Inriktningsmål** – fullmäktiges vilja för mandatperioden.\n"
        "- **Resultatmål** – vad varje nämnd ska uppnå under planperioden.\n\n"
        "## Resultatmål 1: Fler ska trivas\n\nAnsvarig: Rektor\n"
    )
    assert [goal.title.text for goal in plan.goals] == ["Fler ska trivas"]


def test_a_list_of_labels_is_one_goal_and_explains_nothing() -> None:
    plan = plan_in(
        f"{HEAD}## Våra mål\n\n- **Mål:** färre ska falla\n- **Ansvarig:** enhetschefen\n- **Klart:** december 2027\n"
    )
    assert [goal.title.text for goal in plan.goals] == ["färre ska falla"]


def test_a_goal_whose_heading_is_only_bold_ends_with_its_section() -> None:
    plan = plan_in(
        f"{HEAD}## 1 Arbete\n\n**Mål 1.1 Fler ska arbeta heltid**\n\nAnsvarig: HR-chef\n\n"
        "**Mål 1.2 Färre ska vara sjuka**\n\n"
        "Ansvarig: HR-chef\n\n## 2 Löner\n\n**Nuläge**\n\nLönerna skiljer sig åt i två grupper.\n\n"
        "**Mål 2.1 Lönerna ska vara sakliga**\n\nAnsvarig: HR-chef\n\n## 3 Uppföljning\n\n"
        "Målen följs upp varje år i februari.\n"
    )
    assert len(plan.goals) == 3
    assert not any(goal.indicators for goal in plan.goals)
    assert all(goal.follow_up is not None for goal in plan.goals)


def test_a_goal_in_a_list_is_its_first_sentence_and_the_rest_is_about_it() -> None:
    plan = plan_in(
        f"{HEAD}## Enhetens mål\n\n"
        "- Fler ska nå godkända betyg. I juni 2027 ska minst 90 procent av eleverna ha lägst E.\n"
        "- Utveckla undervisningen i matematik.\n"
    )
    first, second = plan.goals
    assert first.title.text == "Fler ska nå godkända betyg."
    assert first.deadline is not None
    assert first.deadline.year == 2027
    assert [one.target.number for one in first.indicators if one.target] == [90]
    assert (second.deadline, second.indicators) == (None, ())


def test_who_answers_for_a_part_of_an_area_answers_for_no_other_part() -> None:
    plan = plan_in(
        f"{HEAD}## Fokusområde 1: Vård\n\n### Patienterna\n\nAnsvarig: Sjukhusdirektör\n\n#### Mål 1: Kortare köer\n\n"
        "### Ekonomin\n\n#### Mål 2: En budget i balans\n"
    )
    first, second = plan.goals
    assert [one.role for one in first.responsible] == ["Sjukhusdirektör"]
    assert second.responsible == ()


def test_a_sentence_with_a_colon_names_no_area() -> None:
    plan = plan_in(
        f"{HEAD}Fullmäktige styr genom fyra perspektiv: patient, process, medarbetare och ekonomi.\n\n"
        "## Mål 1: Kortare köer\n"
    )
    assert plan.areas == ()


@pytest.mark.parametrize("head", ["Särskilt uppdrag från ägaren", "Uppdrag från fullmäktige", "Uppdrag"])
def test_a_column_of_missions_may_say_who_gave_them(head: str) -> None:
    plan = plan_in(
        f"{HEAD}## Uppdrag\n\n| {head} | Ansvarig | Klart |\n|---|---|---|\n| Utreda en ny taxa | Vd | 2026-06-30 |\n"
        "| Ta fram en plan för nödvatten | VA-chef | 2026-12-31 |\n"
    )
    assert [goal.kind for goal in plan.goals] == ["uppdrag", "uppdrag"]
    assert all(goal.ends_when_done for goal in plan.goals)


def test_missions_that_are_to_be_reported_by_a_day_have_a_deadline() -> None:
    plan = plan_in(
        f"{HEAD}## Uppdrag\n\n| Nr | Uppdrag | Ansvarig nämnd | Redovisas senast |\n|---|---|---|---|\n"
        "| 1 | Utreda en ny taxa | Kommunstyrelsen | 2026-05-31 |\n"
        "| 2 | Ta fram en plan | Socialnämnden | 2026-09-30 |\n"
    )
    assert [goal.deadline.year if goal.deadline else None for goal in plan.goals] == [2026, 2026]


def test_a_line_that_speaks_of_two_goals_by_number_is_no_goal() -> None:
    plan = plan_in("# Plan 2027\n\n## Mål 1: Fler läser\n\n## Mål 2: Fler simmar\n\nMål 1 och 2 följs upp i mars\n")
    assert [goal.title.text for goal in plan.goals] == ["Fler läser", "Fler simmar"]


def test_a_clause_with_a_colon_that_begins_with_goals_and_something_is_no_label() -> None:
    plan = plan_in("# Plan 2027\n\n## Mål 1: Fler läser\n\nMål och budget hänger ihop: utan pengar inga böcker.\n")
    assert [goal.title.text for goal in plan.goals] == ["Fler läser"]


def test_headings_beside_a_list_of_goals_tell_of_all_in_it() -> None:
    text = "# Plan 2027\n\n## Mål\n\n- Fler läser\n- Fler simmar\n\n"
    plan = plan_in(text + "## Ansvarig\n\nKulturchefen\n\n## Tidplan\n\nJuni 2028\n")
    assert [goal.responsible[0].role for goal in plan.goals] == ["Kulturchefen", "Kulturchefen"]
    assert [goal.deadline is not None for goal in plan.goals] == [True, True]


def test_a_heading_in_the_chapter_of_another_list_tells_nothing_of_this_one() -> None:
    text = "# Plan 2027\n\n## Skola\n\n### Mål\n\n- Fler läser\n\n## Fritid\n\n### Mål\n\n- Fler simmar\n\n"
    plan = plan_in(text + "### Ansvarig\n\nFritidschefen\n")
    assert [[one.role for one in goal.responsible] for goal in plan.goals] == [[], ["Fritidschefen"]]
