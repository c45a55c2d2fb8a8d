"""What the plans 189–194 of the cases taught, each by itself and in other words."""

from __future__ import annotations

from plan_reading import plan_in, recognised, report_in

from malkoll.plan import Plan

REPORT = "# Delårsrapport 2026\n\n"
PLAN = "# Verksamhetsplan 2027\n\n"
LEGEND = "Färger i tabellen:\n\n= Målet nås\n= Målet nås inte\n\n"
TOLD = (
    "Köerna är kortare än i fjol men längre än tänkt. Läkarna är för få, vilket är orsaken. En sal öppnar i maj, "
    "och operationer köps av en annan region fram till årets slut."
)
SHORT = "## Mål 1: Kortare kö\n\nBedömning: Målet nås\n\n## Mål 2: Fler bussar\n\nBedömning: Målet nås inte\n\n"
EMPTY = f"## Mål 3: Fler läkare\n\nBedömning:\n\n{TOLD}\n"


def report(text: str) -> Plan:
    return recognised(REPORT + text, "follow-up")


def test_a_line_that_only_says_how_it_went_is_the_assessment_of_the_goal_above() -> None:
    text = "Nämndens mål\n\n1. Väntan ska bli kortare\n\nBild av en grön ring.\n\nNår delvis målet\n\nText om målet.\n"
    (goal,) = report(text).goals
    assert goal.assessment.text == "Når delvis målet"


def test_what_a_legend_says_of_goals_is_no_goal() -> None:
    text = (
        "Så bedömer vi\n\nNår målet\n\nMålet kan inte bedömas\n\nNämndens mål\n\n1. Väntan ska bli kortare\n\nText.\n"
    )
    assert [goal.title.text for goal in report(text).goals] == ["Väntan ska bli kortare"]


def test_a_goal_that_cannot_be_assessed_is_not_assessed() -> None:
    (goal,) = report_in(f"{REPORT}## Mål 1: Kortare väntan\n\nBedömning: Målet kan inte bedömas\n").goals
    assert goal.assessment.open


def test_a_chapter_after_goals_told_one_by_one_is_none_of_them() -> None:
    text = "Nämndens mål\n\n1. Väntan ska bli kortare\n\nText.\n\n2. Fler ska bygga\n\nText.\n\nFramåt\n\nNya lagar.\n"
    assert len(report(text).goals) == 2


def test_a_paragraph_below_an_empty_assessment_comments_on_the_goal() -> None:
    goal = report(SHORT + EMPTY).goals[2]
    assert (goal.assessment, goal.comment.text[:6], goal.status) == (None, "Köerna", None)


def test_where_signs_are_explained_whose_colours_are_lost_an_empty_assessment_had_one() -> None:
    assert report(LEGEND + SHORT + EMPTY).goals[2].status.carrier == "colour"


def test_where_all_assessments_are_paragraphs_one_is_one() -> None:
    (goal,) = report(EMPTY).goals
    assert goal.assessment.text.startswith("Köerna")


def test_text_between_an_assessment_and_what_is_done_is_part_of_the_comment() -> None:
    text = "## Mål 1: Fler bussar\n\nBedömning: Målet nås inte\n\nTurer ställs in eftersom bron är stängd till maj.\n\n"
    (goal,) = report_in(f"{REPORT}{text}Åtgärder\n\n- Extra turer körs.\n").goals
    assert goal.comment.cause is not None
    assert goal.comment.action is not None


def test_numbers_of_pages_may_stand_in_brackets() -> None:
    pages = "".join(f"## Mål {n}: Fler lån {n}\n\nKommentar: Text.\n\n({n + 3})\n\n" for n in (1, 2, 3))
    assert [goal.comment.text for goal in report(pages).goals] == ["Text."] * 3


def test_a_report_on_shorter_waits_is_not_held_against_last_year() -> None:
    table = "| Indikator | 2024 | 2025 | Mål 2025 |\n|---|---|---|---|\n| Handläggningstid, veckor | 6 | 5 | 6 |\n"
    (goal,) = report_in(f"{REPORT}## Mål 1: Väntan ska bli kortare\n\nBedömning: Nått\n\n{table}").goals
    assert goal.indicators[0].change is None
    (goal,) = plan_in(f"{PLAN}## Mål 1: Väntan ska bli kortare\n\nIndikator: Handläggningstid, veckor\n").goals
    assert goal.indicators[0].change == "decrease"


def test_a_code_with_a_space_in_it_numbers_goals_and_one_with_a_colon_their_measures() -> None:
    text = "KF 1: Alla ska vara trygga\n\nMått 1:1 Andel trygga ska öka\nUtfall 2025: 68 %\nMålvärde 2027: 72 %\n\n"
    text += "KF 2: Fler ska få svar\n\nMått KF 2:1 Andel samtal som besvaras\nMålvärde 2027: 85 %\n"
    plan = plan_in(PLAN + text)
    assert [(goal.number, goal.title.text) for goal in plan.goals] == [
        ("KF 1", "Alla ska vara trygga"),
        ("KF 2", "Fler ska få svar"),
    ]
    assert [[(one.name, one.target.number) for one in goal.indicators] for goal in plan.goals] == [
        [("Andel trygga ska öka", 72)],
        [("Andel samtal som besvaras", 85)],
    ]


def test_a_label_on_the_next_line_is_nothing_that_is_counted() -> None:
    text = "## Mål 1: Kortare väntan\n\nIndikator: Väntan i dagar\nMålvärde 2027: 12\nSamråd: Anders, Beata, Cissi\n"
    assert [claim for claim in plan_in(PLAN + text).claims if claim.holds is False] == []


def test_a_title_may_stand_above_its_label_and_number() -> None:
    text = "Övergripande mål: Luften ska vara ren\n\nBedömning:\nBra\n\n"
    text += "Fler ska gå till skolan\nDelmål MP.1.1\nBedömning:\nSvårt\n\n"
    text += "Andel som går\nIndikator MPI.2\nMålvärde:\n65 % (2027)\n\n"
    text += "Färre ska köra bil\n\nDelmål MP.1.2\n\nBedömning:\nBra\n"
    first, second, third = report(text).goals
    assert (second.number, second.title.text, second.assessment.text) == ("MP.1.1", "Fler ska gå till skolan", "Svårt")
    assert [(one.name, one.target.text) for one in second.indicators] == [("Andel som går", "65 % (2027)")]
    assert (third.number, third.title.text, first.assessment.text) == ("MP.1.2", "Färre ska köra bil", "Bra")


def test_a_few_words_after_a_label_that_explains_may_be_the_assessment() -> None:
    text = "## Mål 1: Fler läser\n\nUtvärdering: Målet uppfylls delvis.\n\n"
    text += "## Mål 2: Fler simmar\n\nSamlad bedömning: Uppnås inte\n"
    assert [goal.assessment.text for goal in report(text).goals] == ["Målet uppfylls delvis.", "Uppnås inte"]


def test_an_explanation_after_such_a_label_is_a_comment() -> None:
    text = "## Mål 1: Fler läser\n\nSamlad bedömning: Lånen ökar i de flesta åldrar, och fler klasser kommer.\n"
    (goal,) = report(text).goals
    assert (goal.assessment, goal.comment.text[:5]) == (None, "Lånen")
