"""What the follow-ups among the plans 174–188 of the cases taught about layouts, each by itself and in other words."""

from __future__ import annotations

import pytest
from plan_reading import report_in

REPORT = "# Årsredovisning 2026\n\n"


@pytest.mark.parametrize(
    "head", ["Uppfyllt Ja/Nej", "Uppfyllt (ja/nej)", "Uppnått ja / delvis / nej", "Måluppfyllelse, ja/nej", "Uppnått"]
)
def test_a_column_that_names_its_answers_holds_assessments(head: str) -> None:
    rows = "| Köerna ska bli kortare. | Kön är nu 20 dagar. | Ja |\n| Fler ska cykla. | | Kan ej bedömas |\n"
    goals = report_in(f"{REPORT}| Mål | Kommentarer | {head} |\n|---|---|---|\n{rows}").goals
    assert [goal.assessment.text for goal in goals] == ["Ja", "Kan ej bedömas"]
    assert [goal.comment is not None for goal in goals] == [True, False]


@pytest.mark.parametrize("label", ["Når vi målet?", "Målet uppnått (ja/nej)", "Har vi nått målet?"])
def test_a_question_whether_the_goal_is_reached_is_the_label_of_its_assessment(label: str) -> None:
    (goal,) = report_in(f"{REPORT}## Mål 1: Fler ska läsa\n\n{label}: Delvis\n\nKommentar: Arbetet går framåt.\n").goals
    assert (goal.assessment.text, goal.deviating) == ("Delvis", True)


PROMISES = """Uppföljning av medborgarlöften 2026

Polisens löften

Ansvarig: Lokalpolisområdeschef

Löfte 1 - Polisen ska stå vid skolorna varje måndag

Löftet är uppfyllt

Vi har stått vid alla fyra skolorna varje måndag sedan terminen började.

Löfte 2 - Polisen ska svara på alla tips inom en vecka

Löftet är inte uppfyllt

Kommunens löften

Ansvarig: Säkerhetschef

Löfte 3 - Kommunen ska klippa häckarna vid gångvägarna

Löftet är delvis uppfyllt

Sidansvarig: Webbredaktionen
"""


def test_promises_are_goals_and_who_answers_under_their_heading_answers_for_each() -> None:
    goals = report_in(PROMISES).goals
    assert [(goal.number, goal.assessment.text) for goal in goals] == [
        ("1", "Löftet är uppfyllt"),
        ("2", "Löftet är inte uppfyllt"),
        ("3", "Löftet är delvis uppfyllt"),
    ]
    roles = [[one.role for one in goal.responsible] for goal in goals]
    assert roles == [["Lokalpolisområdeschef"], ["Lokalpolisområdeschef"], ["Säkerhetschef"]]


def test_who_answers_for_the_web_page_answers_for_no_goal() -> None:
    text = "## Mål 1: Fler ska läsa\n\nBedömning: Uppfyllt\n\nSidansvarig: Webbredaktionen\n"
    assert report_in(REPORT + text).goals[0].responsible == ()


ROWS = [
    ["", "Utfall 2024", "Utfall 2025", "Målvärde 2025"],
    ["Besökarna ska känna sig välkomna", "", "", ""],
    ["Andel nöjda gäster", "71 %", "74 %", "Minst 75 %"],
    ["Antal öppna kvällar", "90", "96", "Minst 100"],
    ["Lokalerna är lätta att hitta till", "", "", ""],
    ["Antal skyltar", "3", "9", "Minst 8"],
]
IN_BARS = "\n".join("| " + " | ".join(row) + " |" for row in (ROWS[0], ["---"] * 4, *ROWS[1:]))
WITH_TABS = "\n".join("\t".join(row).rstrip("\t") for row in ROWS)
ANALYSIS = """Målanalys

Besökarna ska känna sig välkomna

Målet är delvis uppfyllt. Gästerna är nöjdare än förra året, men kvällarna räckte inte.

Lokalerna är lätta att hitta till

Målet är uppfyllt. Alla skyltar är på plats.

Ekonomi i sammandrag

Nämnden redovisar ett överskott.
"""


@pytest.mark.parametrize("table", [IN_BARS, WITH_TABS])
def test_a_row_with_a_goal_alone_is_the_goal_of_the_indicators_below_it(table: str) -> None:
    goals = report_in(f"Årsredovisning 2025\n\nNämndens mål\n\n{table}\n\n{ANALYSIS}").goals
    assert [goal.title.text for goal in goals] == [
        "Besökarna ska känna sig välkomna",
        "Lokalerna är lätta att hitta till",
    ]
    assert [[one.name for one in goal.indicators] for goal in goals] == [
        ["Andel nöjda gäster", "Antal öppna kvällar"],
        ["Antal skyltar"],
    ]
    assert [goal.assessment.text for goal in goals] == ["Målet är delvis uppfyllt", "Målet är uppfyllt"]


@pytest.mark.parametrize(
    "title", ["Förskola", "Andel som ska ha en plan", "Antal elever", "Elever som har en plan", "Kommentar: Så är det"]
)
def test_a_row_alone_that_says_nothing_of_what_is_to_be_is_no_goal(title: str) -> None:
    rows = f"| {title} | | |\n| Andel nöjda gäster | 71 % | 75 % |\n"
    text = f"{REPORT}## Mål 1: Gästerna trivs\n\n| Indikator | Utfall | Målvärde |\n|---|---|---|\n{rows}"
    assert [goal.title.text for goal in report_in(text).goals] == ["Gästerna trivs"]


def test_a_line_between_two_tables_with_heads_of_their_own_is_no_row() -> None:
    head = "Indikator\tUtfall 2025\tMålvärde 2025\n"
    tables = f"{head}Andel nöjda\t71 %\t75 %\nMat ska lagas\n{head}Antal rätter\t9\t8\n"
    text = f"Årsredovisning 2025\n\nMål 1: Gästerna trivs\n\n{tables}"
    assert [goal.title.text for goal in report_in(text).goals] == ["Gästerna trivs"]


FIRST_AIM = """Långsiktigt mål till 2034 LM.1

Byborna har nära till vatten

Målet gäller alla byar.

Når vi målet?: Osäkert om målet kan nås Osäkert om målet kan nås

Ansvarig: Vattenstrateg

Bedömning november 2026
Målet följs med en indikator. Två byar har fått nya ledningar under året.

Indikatorer
• Andel hushåll med eget vatten. Startvärde 2020: 61 %. Senaste värde 2026: 68 %. Målvärde 2034: 90 %. Trend: Positiv

Åtgärder
• Gräva ledningen till Östby. Åtgärden är påbörjad
• Laga vattentornet. Åtgärden är genomförd

Långsiktigt mål till 2034 LM.2

Alla badplatser är rena

Når vi målet?:

Ansvarig: Miljöchef

Bedömning november 2026
Inga prover har varit dåliga i år.

Indikatorer
• Antal rena badplatser. Startvärde 2020: 3. Senaste värde: uppgift saknas. Målvärde 2034: 9. Trend: Uppgift saknas

Senast publicerad: 2026-11-20
"""
LEGEND = "Grön cirkel: Målet kan nås\nGul cirkel: Osäkert om målet kan nås\nRöd cirkel: Målet kan inte nås\n"


def test_a_label_line_with_a_year_and_a_number_has_its_goal_on_the_next() -> None:
    goals = report_in(f"Så går det med målen\n\n{LEGEND}\n{FIRST_AIM}").goals
    assert [(goal.number, goal.title.text) for goal in goals] == [
        ("LM.1", "Byborna har nära till vatten"),
        ("LM.2", "Alla badplatser är rena"),
    ]
    assert [goal.span.line == goal.title.span.line for goal in goals] == [True, True]


def test_an_assessment_said_twice_is_one_and_a_second_place_for_it_is_its_comment() -> None:
    first, second = report_in(f"Så går det med målen\n\n{LEGEND}\n{FIRST_AIM}").goals
    assert first.assessment.text == "Osäkert om målet kan nås"
    assert first.comment.text.startswith("Målet följs med en indikator. Två byar")
    assert (second.assessment, second.status.carrier, second.comment.text) == (
        None,
        "colour",
        "Inga prover har varit dåliga i år.",
    )


def test_items_that_say_how_a_measure_goes_are_measures_below_an_assessment_too() -> None:
    first, second = report_in(f"Så går det med målen\n\n{LEGEND}\n{FIRST_AIM}").goals
    assert [(one.title, one.status.text) for one in first.measures] == [
        ("Gräva ledningen till Östby", "Åtgärden är påbörjad"),
        ("Laga vattentornet", "Åtgärden är genomförd"),
    ]
    assert [(one.name, one.followed_up) for goal in (first, second) for one in goal.indicators] == [
        ("Andel hushåll med eget vatten", True),
        ("Antal rena badplatser", False),
    ]


def test_goals_that_reach_further_than_the_report_are_set_in_it() -> None:
    text = "# Uppföljning 2026\n\n## Mål till 2034 M.1: Rena bad\n\nBedömning: Uppfyllt\n"
    assert [goal.title.text for goal in report_in(text).goals] == ["Rena bad"]


NAMED = """## Mål 1: Fler reser med buss

Bedömning: Nås

| Färg | Indikator | Utfall 2026 | Målvärde 2026 |
|---|---|---|---|
| Grön | Antal resor | 90 | 80 |

Kommentar: Bussarna går oftare.

## Mål 2: Färre väntar

Bedömning:

| Färg | Indikator | Utfall 2026 | Målvärde 2026 |
|---|---|---|---|
| {} | Antal i kö | 90 | 80 |

Kommentar: Kön är lika lång som förra året.
"""


def test_a_place_for_an_assessment_is_empty_where_the_colours_explained_are_named_elsewhere() -> None:
    legend = "Grön: målvärdet nås. Röd: målvärdet nås inte.\n\n"
    goals = report_in(REPORT + legend + NAMED.format("Röd")).goals
    assert [goal.assessed for goal in goals] == [True, False]


def test_a_rate_by_inhabitants_counts_none_of_them() -> None:
    text = f"{REPORT}## Mål 1: Färre inbrott\n\nBedömning: Uppfyllt\n\nDet var 15 inbrott per 10 000 invånare.\n"
    assert report_in(text).figures == ()


SYMBOLS = "Symbolerna betyder:\n\n😊 = Delmålet är uppfyllt.\n😒 = Delmålet är inte uppfyllt.\n\n"
PARTIAL = """Inriktningsmål
Byborna ska ha nära till natur.
Natur för alla
Ansvarig nämnd: Tekniska nämnden

Delmål 1
Fler stigar ska vara skyltade.

| Mätmetod | Utfall 2024 | Målvärde 2025 | Utfall 2025 | Utfallssymbol |
|---|---|---|---|---|
| Andel skyltade stigar (%) | 61 | 70 | 66 | 😒 |

Uppföljning och analys
Skyltarna räckte inte, eftersom leveransen blev försenad.

Åtgärder för förbättringar
Fler skyltar beställs i mars.
"""


def test_what_a_symbol_means_by_the_legend_is_how_the_goal_went() -> None:
    _, goal = report_in(REPORT + SYMBOLS + PARTIAL).goals
    (indicator,) = goal.indicators
    assert (indicator.name, indicator.target.number, indicator.status) == ("Andel skyltade stigar (%)", 70, None)
    assert (goal.assessment.text, goal.deviating) == ("Delmålet är inte uppfyllt.", True)
    assert goal.comment.cause.text.startswith("Skyltarna räckte inte")
    assert goal.comment.action.text == "Fler skyltar beställs i mars."


def test_a_symbol_that_no_legend_explains_is_no_status_in_words() -> None:
    _, goal = report_in(REPORT + PARTIAL).goals
    assert [(one.status.text, one.status.carrier) for one in goal.indicators] == [("", "colour")]


def test_a_sentence_below_a_label_alone_is_all_of_the_goal() -> None:
    above, _ = report_in(REPORT + PARTIAL).goals
    assert above.title.text == "Byborna ska ha nära till natur."


def test_an_empty_last_outcome_of_a_report_is_not_made_good_by_an_earlier_one() -> None:
    rows = "| Antal kurser | 4 | 6 | 8 | |\n| Antal träffar | 4 | 6 | 8 | 9 |\n"
    head = "| Indikator | Utfall 2023 | Utfall 2024 | Målvärde 2025 | Utfall 2025 |\n|---|---|---|---|---|\n"
    (goal,) = report_in(f"{REPORT}## Mål 1: Fler ska lära sig\n\nBedömning: Uppfyllt\n\n{head}{rows}").goals
    assert [(one.outcome and one.outcome.number, one.followed_up) for one in goal.indicators] == [
        (None, False),
        (9, True),
    ]


def test_a_heading_with_the_number_of_the_next_chapter_ends_the_last_goal() -> None:
    goals = "3.1 Mål: Fler ska läsa\n\nBedömning: Uppfyllt\n\nKommentar\nAlla läser.\n\n"
    rest = "4. Intern kontroll\n\nÅrets plan har sju moment.\n"
    (goal,) = report_in(f"Årsrapport 2026\n\n3. Uppföljning\n\nText här.\n\n{goals}{rest}").goals
    assert goal.comment.text == "Alla läser."


def test_goals_below_an_area_for_development_are_the_goals_and_it_is_their_area() -> None:
    part = "Utvecklingsområde {}: {}\n\nEffektmål {}: {}\n\nBedömning: Nås\nAnsvarig: Chef\n\nAnalys: Det går.\n\n"
    text = part.format(1, "Gemenskap", 1, "Färre ska vara ensamma") + part.format(2, "Vila", 2, "Det ska finnas bänkar")
    plan = report_in(f"Uppföljning av år 2026\n\n{text}")
    assert [goal.title.text for goal in plan.goals] == ["Färre ska vara ensamma", "Det ska finnas bänkar"]
    assert [area.title for area in plan.areas] == ["Gemenskap", "Vila"]


def test_people_counted_in_the_comment_on_a_measure_are_counted() -> None:
    head = "| Åtgärd | Status | Kommentar |\n|---|---|---|\n"
    table = f"{head}| Ringa alla som fyller 80 år | Pågår | I år svarade 214 personer. |\n"
    plan = report_in(f"{REPORT}## Mål 1: Färre ska vara ensamma\n\nBedömning: Delvis uppfyllt\n\n{table}")
    assert [figure.text for figure in plan.figures] == ["214 personer"]
