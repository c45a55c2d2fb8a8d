"""What looks like what 171–200 taught, and is something else: nothing is taken from it."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, report_in

from malkoll.plan import Goal

PLAN = "# Verksamhetsplan 2027\n\n"
REPORT = "# Årsrapport 2026\n\n"


def goals(text: str) -> tuple[Goal, ...]:
    return plan_in(PLAN + text).goals


def test_a_line_in_the_contents_of_a_plan_makes_no_report_of_it() -> None:
    text = "# Verksamhetsplan 2026\n\nKulturnämnden\n\nInnehåll\n\n- Mål\n- Uppföljning 2026\n\n"
    text += "## Mål 1: Fler läser\n\nText.\n"
    assert plan_in(text, kind=None).kind == "plan"


@pytest.mark.parametrize(
    "sentence",
    [
        "Biblioteksplanen följs upp en gång per år i kulturnämnden.",
        "Fastighetschefen ansvarar för att underhållsplanen genomförs.",
    ],
)
def test_what_is_told_of_another_plan_holds_for_no_goal_here(sentence: str) -> None:
    (goal,) = goals(f"{sentence}\n\n## Mål 1: Fler läser\n")
    assert (goal.follow_up, goal.responsible) == (None, ())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Handläggningstiderna ska minska", "Andel ärenden med handläggningstid inom 30 dagar"),
        ("Snabbare besked till medborgarna", "Väntetid, andel som får tid inom 7 dagar"),
        ("Snabbare hjälp", "Svarstid inom två dagar, andel"),
    ],
)
def test_a_share_of_what_is_done_in_time_is_no_length_of_time(title: str, name: str) -> None:
    (goal,) = goals(f"## Mål 1: {title}\n\nIndikator: {name}\nUtgångsvärde: 60 %\nMålvärde 2027: 80 %\n")
    assert goal.indicators[0].change is None


def test_how_it_went_the_year_before_is_no_assessment() -> None:
    text = "## Mål 1: Fler läser\n\nMåluppfyllelse 2025: Delvis uppfyllt\n\nBedömning: Uppfyllt\n"
    assert report_in(REPORT + text).goals[0].assessment.text == "Uppfyllt"


def test_a_goal_between_two_tables_is_no_cell_of_the_second() -> None:
    text = "Mål 1: Fler läser\n\n\tUtfall 2025\tMål 2027\nAndel läsare\t40 %\t50 %\n"
    text += "Mål 2: Fler simmar\n\tUtfall 2025\tMål 2027\nAndel simmare\t30 %\t60 %\n"
    assert [goal.number for goal in goals(text)] == ["1", "2"]


def test_a_heading_that_one_goal_alone_has_may_head_a_part_of_it() -> None:
    text = "Mål 1: Fler läser\nAnsvarig: Rektor\n\nMål 2: Fler simmar\n\n"
    text += "Genomförande\n\nVi bygger ett bad.\n\nAnsvarig: Badchef\n"
    assert [len(goal.responsible) for goal in goals(text)] == [1, 1]


def test_outcomes_of_one_area_are_held_against_no_others() -> None:
    text = "Inom kultur är ett mål uppnått, ett delvis uppnått och ett inte uppnått.\n\n"
    for number, state in enumerate(
        ["Uppfyllt", "Uppfyllt", "Uppfyllt", "Delvis uppfyllt", "Delvis uppfyllt", "Ej uppfyllt"]
    ):
        text += f"## Mål {number + 1}: Fler läser {number}\n\nBedömning: {state}\n\nKommentar: Text.\n\n"
    assert [claim for claim in report_in(REPORT + text).claims if claim.holds is False] == []


@pytest.mark.parametrize(
    "sentence",
    ["Nämnden har fem mål, som alla kommer från fullmäktige.", "Totalt finns det 16 mål i miljömålssystemet."],
)
def test_goals_of_others_are_not_counted_here(sentence: str) -> None:
    text = f"{sentence}\n\n## Mål 1: Fler läser\n\nText.\n\n## Mål 2: Fler simmar\n\nText.\n"
    assert [claim for claim in plan_in(PLAN + text).claims if claim.holds is False] == []


def test_half_a_sentence_over_a_goals_number_is_no_title() -> None:
    text = "## Mål 1: Fler läser\n\nAnsvarig: Rektor\n\nBidrar till fullmäktiges\nMål 3\n\n"
    text += "Uppföljning: I delårsrapporten\n"
    assert [goal.title.text for goal in goals(text)] == ["Fler läser"]


def test_a_note_between_the_rows_of_a_table_is_no_goal() -> None:
    table = "| Indikator | Utfall 2025 | Mål 2027 |\n|---|---|---|\n| Andel läsare | 40 % | 50 % |\n"
    table += "| Siffrorna ovan gäller kommunens bibliotek | | |\n| Andel låntagare | 40 % | 50 % |\n"
    assert [goal.title.text for goal in goals(f"## Mål 1: Fler läser\n\n{table}")] == ["Fler läser"]


def test_pupils_who_left_school_are_no_cause() -> None:
    text = "## Mål 1: Fler klarar skolan\n\nBedömning: Inte uppfyllt\n\n"
    text += "Kommentar: Andelen elever som slutade årskurs 9 med godkända betyg var 71 procent.\n"
    assert report_in(REPORT + text).goals[0].comment.cause is None


def test_how_people_feel_is_nothing_that_anybody_can_see() -> None:
    assert goals("## Mål 1: En god skola\n\nMålet är uppnått när alla mår bra.\n")[0].evidence == ()


def test_a_colon_after_a_year_parts_label_and_value_without_a_space() -> None:
    text = "## Mål 1: Fler läser\n\nIndikator: Andel läsare\nUtgångsvärde 2025:80 %\nMålvärde 2027:85 %\n"
    (only,) = goals(text)[0].indicators
    assert (only.baseline.number, only.target.number) == (80, 85)


def test_a_list_of_contents_with_pages_on_lines_of_their_own_is_no_table() -> None:
    text = "Verksamhetsplan\nInnehåll\nMål 1: Alla barn och elever ska nå kunskapsmålen\n4\n"
    text += "Mål 2: Alla barn och elever ska känna sig trygga\n5\nUppföljning av verksamhetsplanen för nämnden\n7\n"
    assert plan_in(text, kind=None).title == "Verksamhetsplan"
