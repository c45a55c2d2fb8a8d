"""What the plans 149–156 of the cases taught about layouts, each by itself and in other words."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, recognised, report_in

from malkoll import readers
from malkoll.document import Heading, Paragraph, Table

PLAN = "# Verksamhetsplan 2026\n\n"
REPORT = "# Årsrapport 2026\n\n"


def rows(*lines: str) -> str:
    """A table as it comes out of a PDF: a tab between cells."""
    return "\n".join(line.replace("|", "\t") for line in lines) + "\n\n"


# --- running heads --------------------------------------------------------------------------------


def texts(text: str) -> list[str]:
    """The words of paragraphs and rows, line by line."""
    out = []
    for block in readers.read("plan.txt", text.encode()).blocks:
        if isinstance(block, Heading):
            out.append(block.text)
        elif isinstance(block, Paragraph):
            out += [line.text for line in block.lines]
        elif isinstance(block, Table):
            out += ["|".join(cell.text for cell in row.cells) for row in block.rows]
    return out


@pytest.mark.parametrize(
    "head",
    ["Ås kommun\tPlan 2026\tSida {} av 9", "Plan 2026\tÅs kommun\t{}", "Ås kommun\tPLAN\t{} (9)", "Sida {} (9)"],
)
def test_a_line_on_every_page_with_the_pages_number_is_no_part_of_the_text(head: str) -> None:
    pages = [
        f"Text på sidan {word}.\n\n{head.format(page)}\n\n" for page, word in ((3, "tre"), (4, "fyra"), (7, "sju"))
    ]
    assert texts("".join(pages)) == ["Text på sidan tre.", "Text på sidan fyra.", "Text på sidan sju."]


def test_the_same_lines_around_the_page_number_go_with_it() -> None:
    head = "Norra förvaltningen\nPlan 2026\nSida {} (9)\n"
    text = "".join(f"Mening {word} slutar\n{head.format(page)}här {word}.\n\n" for page, word in enumerate("abc", 3))
    assert texts(text) == [
        f"{said} {word}{end}" for word in "abc" for said, end in (("Mening", " slutar"), ("här", "."))
    ]


def test_lines_that_differ_or_do_not_grow_are_text() -> None:
    for lines in (
        ["Antal barn\t5", "Antal barn\t4", "Antal barn\t7"],
        ["Skola\t3", "Förskola\t4", "Fritids\t5"],
        ["Mål 1", "Mål 2", "Mål 3"],
    ):
        assert len(texts("\n\nText.\n\n".join(lines) + "\n")) == 5


# --- heads of tables and rows that go on ------------------------------------------------------------


def test_a_row_that_goes_on_from_the_page_before_is_more_of_its_goal() -> None:
    head = "Mål|Indikator|Målvärde 2028|Aktivitet"
    plan = recognised(
        PLAN
        + rows(head, "11. Alla ska få skydd|Andel inom ett dygn|100 %|Jour på helger")
        + rows(head, "forts. 11|||", "|||Avtal om två lägenheter", "12. Alla ska frågas|Andel frågade|90 %|Rutin")
    )
    assert [goal.number for goal in plan.goals] == ["11", "12"]
    assert [one.title for one in plan.goals[0].measures] == ["Jour på helger", "Avtal om två lägenheter"]


def test_a_head_that_says_it_goes_on_is_the_head_it_goes_on_with() -> None:
    plan = recognised(PLAN + rows("Uppdrag (forts.)|Ansvarig|Klart senast", "4. Se över taxan|Lokalchef|2026-10-31"))
    assert [(goal.kind, goal.title.text) for goal in plan.goals] == [("uppdrag", "Se över taxan")]


def test_numbers_in_the_column_for_goals_point_at_goals_known_already() -> None:
    text = rows("Mål|Aktivitet|Ansvarig", "1. Fler läser|Köpa böcker|Chef", "2. Fler simmar|Öppna badet|Chef")
    text += rows(
        "Mål|Indikator|Nuläge 2025|Målvärde 2028", "1|Andel som läser|22 %|90 %", "2|Andel som simmar|36 %|95 %"
    )
    goals = recognised(PLAN + text).goals
    assert [[one.name for one in goal.indicators] for goal in goals] == [["Andel som läser"], ["Andel som simmar"]]


def test_indicators_that_begin_with_a_goals_number_are_that_goals() -> None:
    text = rows("Delmål|Insatser|Ansvarig", "2.1 Färre ska röka|Kurs|Chef", "2.2 Fler ska gå|Karta|Chef")
    text += rows("Effektmått|Nuläge 2025|Målnivå 2028", "2.2 Andel som går|40 %|50 %", "2.1 Andel som röker|16 %|10 %")
    goals = recognised(PLAN + text).goals
    assert [[one.name for one in goal.indicators] for goal in goals] == [["Andel som röker"], ["Andel som går"]]


def test_years_below_a_head_belong_to_what_stands_over_them() -> None:
    text = "## Mål 1: Fler ska bli behöriga\n\n"
    text += rows("Mått|Nuläge|Mål||", "|2024|2026|2027|2028", "Andel behöriga|78 %|82 %|84 %|86 %")
    (only,) = recognised(PLAN + text).goals[0].indicators
    assert (only.baseline.year, [one.year for one in only.targets]) == (2024, [2026, 2027, 2028])


def test_a_yearly_goal_beside_indicators_is_their_target_and_that_of_others_is_none() -> None:
    text = "Nämndmål: 1.1.1 Alla förskolor håller god kvalitet\n\n"
    text += rows(
        "Indikator|Årsmål|KF:s årsmål|Periodicitet",
        "Andel barn i förskola|94 %|93 %|År",
        "Andel små grupper|70 %|tas fram|År",
    )
    plan = recognised(PLAN + text)
    assert [(goal.number, goal.title.text) for goal in plan.goals] == [("1.1.1", "Alla förskolor håller god kvalitet")]
    assert [[one.text for one in indicator.targets] for indicator in plan.goals[0].indicators] == [["94 %"], ["70 %"]]


def test_tables_for_girls_and_boys_hold_the_values_of_the_indicators_above() -> None:
    text = "## Mål 1: Alla ska trivas\n\n" + rows(
        "Indikatorer – totalt|Utfall 2025|Målvärde 2027", "Andel som trivs|71,4|75,0"
    )
    text += rows("Indikatorer – flickor|Utfall 2025|Målvärde 2027", "Andel som trivs|75,2|77,5")
    text += rows("Indikatorer – pojkar|Utfall 2025|Målvärde 2027", "Andel som trivs|67,8|72,5")
    (only,) = recognised(PLAN + text).goals[0].indicators
    assert (only.sex_split, only.target.text) == (True, "75,0")


def test_a_table_of_counts_lists_neither_measures_nor_decisions() -> None:
    text = "## Mål 1: Beslut ska verkställas\n\nKommentar: Det går bättre.\n\n"
    text += rows("Insats|Beslut|Verkställda", "Ledsagning|58|55", "Boende|52|24") + "Orsak: Bristen på bostäder.\n"
    plan = recognised(REPORT + text, "follow-up")
    assert plan.decisions == ()
    assert (plan.goals[0].measures, plan.goals[0].comment.cause is not None) == ((), True)


# --- tables that stand as headings --------------------------------------------------------------------


def test_what_follows_a_table_of_one_goal_tells_of_that_goal() -> None:
    def block(number: int, title: str, told: str) -> str:
        head = rows("Nämndens övergripande mål|Måluppfyllelse|Trend", f"Mål {number}. {title}|Uppnått|")
        return head + rows("Nyckeltal|Mål 2026|Utfall 2026", f"Andel nöjda {number}|70|72") + f"Resultat\n{told}\n\n"

    plan = recognised(
        REPORT + block(1, "Fler läser", "Lånen ökade.") + block(2, "Fler simmar", "Badet öppnade."), "follow-up"
    )
    assert [goal.indicators[0].name for goal in plan.goals] == ["Andel nöjda 1", "Andel nöjda 2"]
    assert [goal.comment.text for goal in plan.goals] == ["Lånen ökade.", "Badet öppnade."]


def test_an_assessment_left_empty_where_colours_are_explained_was_a_colour() -> None:
    legend = "Måluppfyllelsen visas med färg: grön betyder att målet är nått, gul att det delvis är det.\n\n"
    table = rows("Nämndens mål|Måluppfyllelse|Trend", "Mål 3. Anhöriga ska få stöd||")
    (goal,) = recognised(REPORT + legend + table, "follow-up").goals
    assert goal.status.carrier == "colour"


# --- labels and headings --------------------------------------------------------------------------------


def test_a_label_may_have_a_colon_in_it_and_its_title_on_the_next_line() -> None:
    plan = recognised(PLAN + "KF:s mål för verksamhetsområdet:\n1.2. Äldre är trygga\n\nDelmål 1.1\nFler ska gå ut\n")
    assert [(one.number, one.title) for one in plan.areas] == [("1.2", "Äldre är trygga")]
    assert [(goal.number, goal.title.text) for goal in plan.goals] == [("1.1", "Fler ska gå ut")]


def test_a_symbol_between_a_label_and_its_words_is_passed_over_and_one_alone_was_a_colour() -> None:
    text = "## Mål 1: Fler läser\n\nMåluppfyllelse ● Viss\n\n## Mål 2: Fler simmar\n\nMåluppfyllelse ●\n"
    first, second = recognised(REPORT + text, "follow-up").goals
    assert first.assessment.text == "Viss"
    assert second.status.carrier == "colour"


def test_a_heading_whose_title_is_a_label_is_no_goal() -> None:
    assert recognised(REPORT + "3 Uppdrag – status\n\nText om uppdragen.\n", "follow-up").goals == ()


def test_when_below_a_list_of_activities_is_the_goals_deadline() -> None:
    goal = recognised(PLAN + "Mål 7 Valen ska bli friare\n\nAktivitet\n• Besök\n• Samtal\n\nNär\nJuni 2028\n").goals[0]
    assert (goal.deadline.text, [one.deadline for one in goal.measures]) == ("Juni 2028", [None, None])


def test_a_label_for_somebody_left_empty_does_not_take_the_next_paragraph() -> None:
    told = "Nämndens bidrag\n" + "Påverkan kommer från måltider, resor och inköp av utrustning till programmen. " * 4
    goal = recognised(PLAN + f"Mål 4: Klimatet ska skonas\n\nMålansvarig:\n\n{told}\n").goals[0]
    assert goal.responsible == ()


def test_a_heading_over_money_is_no_goal() -> None:
    text = "Nämndens resultatmål\n\nRam 2026, tkr\n\n" + rows("Budget 2025|214 700", "Budget 2026|218 300")
    assert recognised(PLAN + text).goals == ()


def test_goals_that_only_head_goals_of_another_kind_hold_them() -> None:
    text = "Utvecklingsmål A: Ett tryggt liv\n\nText.\n\nNämndens målsättning 1: Hjälpen kommer\n\nAnsvarig: Chef\n\n"
    text += "Utvecklingsmål B: En grön kommun\n\nNämndens målsättning 2: Svinnet minskar\n\nAnsvarig: Chef\n"
    assert [goal.parent for goal in recognised(PLAN + text).goals] == [None, "g1", None, "g3"]


# --- what sentences tell of goals of one kind ----------------------------------------------------------------


def test_goals_of_one_kind_are_followed_up_as_a_sentence_says() -> None:
    text = "## Så läses planen\n\nKF:s mål följs upp i tertialrapporten. Årsmålen avser utgången av 2026.\n\n"
    text += "KF:s mål för verksamhetsområdet:\n1.1. Alla är trygga\n\nIndikator: Andel trygga\n\n"
    text += "Nämndmål: 1.1.1 Parkerna är rena\n"
    over, under = plan_in(PLAN + text).goals
    assert over.follow_up.text.startswith("KF:s mål följs upp")
    assert {goal.deadline.year for goal in (over, under)} == {2026}


def test_a_level_told_in_the_name_of_an_indicator_is_where_it_starts() -> None:
    text = "## Mål 1: Fler är nöjda\n\n" + rows(
        "Indikator|Målvärde 2026", "Andel nöjda (2025: kvinnor 79 %, män 83 %)|84 %"
    )
    (only,) = plan_in(PLAN + text).goals[0].indicators
    assert (only.name, only.baseline.women, only.baseline.men, only.sex_split) == ("Andel nöjda", 79, 83, True)


def test_a_fire_is_a_cause() -> None:
    table = (
        "| Uppdrag | Status | Kommentar |\n|---|---|---|\n| 5. Öppna | Ej påbörjat | Lokalen förstördes i branden. |\n"
    )
    assert report_in(REPORT + table).goals[0].comment.cause is not None
