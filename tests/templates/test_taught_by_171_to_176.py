"""What the plans 171–176 of the cases, built as real ones, taught about layouts; each by itself and in other words."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, recognised

PLAN = "# Verksamhetsplan 2027\n\n"
FACTORS = """
## Perspektiv kund

### Strategiskt mål: Resenärerna litar på oss

#### Framgångsfaktor: Bussarna går i tid

Ansvarig nämnd: Trafiknämnden

| Styrtal | Utfall 2025 | Målnivå 2027 |
|---|---|---|
| Andel avgångar i tid | 88 % | 93 % |

#### Framgångsfaktor: Enkla biljetter

Text om biljetter.
"""


# --- what the document is -------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Mål- och uppföljningsdokument 2027", "Uppföljningsplan för miljöprogrammet"])
def test_what_sets_goals_to_follow_up_is_a_plan(title: str) -> None:
    assert plan_in(f"# {title}\n\n## Mål 1: Fler läser\n\nText.\n", kind=None).kind == "plan"


@pytest.mark.parametrize("line", ["Uppföljning av år 2025", "Årsuppföljning 2025", "Delårsrapport 2025"])
def test_a_line_below_the_plans_name_may_say_that_it_reports_on_a_year(line: str) -> None:
    text = f"Tallby kommun\n\nMiljöprogram 2023–2027\n\n{line}\n\nMål 1: Fler läser\n\nText.\n"
    assert plan_in(text, kind=None).kind == "follow-up"


def test_a_sentence_and_a_trail_of_pages_are_no_title() -> None:
    text = (
        "Start / Kommun / Affärsplan\n\nBolaget redovisar målen i årsredovisningen. Där\n\nAffärsplan 2027\n\nText.\n"
    )
    assert plan_in(text, kind=None).title == "Affärsplan 2027"


def test_a_programme_of_schools_is_no_title() -> None:
    text = "Gå till innehåll\n\nSkolans mål\n\nAndel behöriga till ett yrkesprogram\n\nText.\n"
    assert plan_in(text, kind=None).title == "Skolans mål"


# --- goals and what stands above them -------------------------------------------------------------------


def test_success_factors_with_measures_of_their_own_are_goals_and_the_strategic_goal_their_area() -> None:
    plan = recognised(PLAN + FACTORS)
    assert [area.title for area in plan.areas] == ["kund", "Resenärerna litar på oss"]
    assert [goal.title.text for goal in plan.goals] == ["Bussarna går i tid", "Enkla biljetter"]


def test_success_factors_that_nothing_measures_are_text_about_the_goal() -> None:
    text = (
        "## Mål 1: Fler åker buss\n\n### Framgångsfaktor: Bussarna går i tid\n\nText.\n\n### Indikator: Antal resor\n"
    )
    assert [goal.title.text for goal in recognised(PLAN + text).goals] == ["Fler åker buss"]


def test_goals_of_the_council_that_only_head_the_boards_are_their_areas() -> None:
    text = "Fullmäktigemål 1. En trygg kommun\n\nMål 1.1 Fler lampor\nMått: Antal lampor\n\n"
    text += "Fullmäktigemål 2. En grön kommun\n\nMål 2.1 Fler träd\nMått: Antal träd\n"
    plan = recognised(PLAN + text)
    assert [(area.kind, area.title) for area in plan.areas] == [
        ("fullmäktigemål", "En trygg kommun"),
        ("fullmäktigemål", "En grön kommun"),
    ]
    assert [(goal.number, goal.parent) for goal in plan.goals] == [("1.1", "a1"), ("2.1", "a2")]


def test_three_levels_without_marks_are_told_by_what_only_heads_what() -> None:
    text = "KF:s mål:\n1.1 Barn har det bra\n\nNämndmål:\nBarn leker mer\n\nEnhetsmål:\nGården är rolig\n\n"
    text += "Indikator: Antal gungor\n\n"
    text += "KF:s mål:\n2.1 Luften är ren\n\nEnhetsmål:\nFler går till skolan\n\nIndikator: Andel som går\n"
    plan = recognised(PLAN + text)
    assert [(area.number, area.title) for area in plan.areas] == [
        ("1.1", "Barn har det bra"),
        ("2.1", "Luften är ren"),
        (None, "Barn leker mer"),
    ]
    assert [goal.title.text for goal in plan.goals] == ["Gården är rolig", "Fler går till skolan"]


def test_quotation_marks_around_the_whole_of_a_title_are_no_part_of_it() -> None:
    (goal,) = recognised(PLAN + "Mål 1\n”Den som bor här är med och bestämmer.”\n\nIndikator: Antal råd\n").goals
    assert goal.title.text == "Den som bor här är med och bestämmer"


@pytest.mark.parametrize("heading", ["Driftbudget", "Ansvar och uppföljning", "Ekonomi"])
def test_a_chapters_name_after_the_goals_ends_the_last_of_them(heading: str) -> None:
    text = "Mål 1. Fler läser\n\nMått: Antal lån\n\nMål 2. Fler simmar\n\nMått: Antal bad\n\n"
    text += f"{heading}\n\nChefen är ny.\n\n| Nyckeltal | 2024 | 2025 |\n|---|---|---|\n| Antal anställda | 7 | 9 |\n"
    plan = plan_in(PLAN + text)
    assert [[one.name for one in goal.indicators] for goal in plan.goals] == [["Antal lån"], ["Antal bad"]]


def test_a_word_that_comes_again_with_each_goal_heads_a_part_of_it() -> None:
    goals = "".join(f"Mål {n}. Fler läser {n}\n\nPersonal\n\nText.\n\nMått: Antal lån {n}\n\n" for n in (1, 2, 3))
    assert [len(goal.indicators) for goal in plan_in(PLAN + goals).goals] == [1, 1, 1]


# --- lists without marks ----------------------------------------------------------------------------------

PROGRAMME = """
ETAPPMÅL

1.1 Utsläppen ska minska
1.2 Fler ska gå till skolan

SÅ NÅR VI MÅLEN!

• En cykelväg byggs
• Ett nytt avtal upphandlas

2. REN LUFT

ETAPPMÅL

2.1 Färre ska elda med ved
    på kvällarna
"""


def test_lines_with_numbers_of_two_levels_under_a_heading_for_goals_are_goals() -> None:
    plan = recognised("# Miljöprogram 2027\n" + PROGRAMME)
    assert [(goal.number, goal.kind, goal.title.text) for goal in plan.goals] == [
        ("1.1", "etappmål", "Utsläppen ska minska"),
        ("1.2", "etappmål", "Fler ska gå till skolan"),
        ("2.1", "etappmål", "Färre ska elda med ved på kvällarna"),
    ]


def test_a_label_may_end_with_an_exclamation_mark() -> None:
    plan = recognised("# Miljöprogram 2027\n" + PROGRAMME)
    assert [one.title for one in plan.goals[1].measures] == ["En cykelväg byggs", "Ett nytt avtal upphandlas"]


def test_a_topic_right_above_numbered_goals_is_none_of_them() -> None:
    text = "Våra mål\n\nHyresgäster\n\nMål 1: Fler trivs\n\nMått: Andel nöjda\n\nMål 2: Fler är trygga\n\nMått: Antal\n"
    assert [goal.title.text for goal in recognised(PLAN + text).goals] == ["Fler trivs", "Fler är trygga"]


@pytest.mark.parametrize(("told", "known"), [("Utfall 2025: 41.", 41), ("Utfall 2027: 41.", None)])
def test_an_outcome_of_an_earlier_year_is_where_a_plans_indicator_starts_from(told: str, known: int | None) -> None:
    (goal,) = plan_in(f"{PLAN}Mål 1: Färre fel\n\nIndikatorer\n\n1. Antal fel per plats.\n   {told}\n").goals
    (only,) = goal.indicators
    assert (only.baseline.number if only.baseline else None) == known


def test_by_when_told_after_who_answers_for_the_goal_is_the_goals() -> None:
    text = "Mål: Barnens språk syns\nInsats\nHälsningar sätts upp i hallen.\nAnsvarig\nFörskollärare\n"
    (goal,) = recognised(f"{PLAN}{text}Datum när det ska vara klart\n2027-05-31\n").goals
    assert goal.deadline.text == "2027-05-31"


def test_a_paragraph_with_labels_that_names_a_goal_first_is_about_that_goal() -> None:
    text = "Etappmål 1.1 Fler träd\n\nMått: Antal träd\n\nEtappmål 1.2 Fler ängar\n\nMått: Antal ängar\n\n"
    text += "Etappmål 1.1 har ett underlag. Underlag: Inventering. Ansvarig: Ekolog\n"
    first, second = recognised(PLAN + text).goals
    assert ([one.name for one in first.evidence], [one.role for one in first.responsible]) == (
        ["Inventering."],
        ["Ekolog"],
    )
    assert (second.evidence, second.responsible) == ((), ())


# --- what 189–194 taught -----------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["Avdelningens mål:", "Förskolans mål:", "Nämndens mål:", "Vårt mål:"])
def test_whose_goal_it_is_may_stand_in_the_label_above_it(label: str) -> None:
    text = f"2.1 Normer\n\nLäroplanens mål:\nBarnen ska lyssna.\n\n{label}\nBarnen ska leka ute\n\nAnsvarig: Chef\n"
    assert [goal.title.text for goal in recognised(PLAN + text).goals] == ["Barnen ska leka ute"]


def test_a_column_of_goals_numbers_says_which_goal_an_activity_is_for() -> None:
    goals = "Delmål 1. Fler får fiber\n\nMått: Andel hus\n\nDelmål 2. Fler får master\n\nMått: Antal master\n\n"
    head = "| Nr | Aktivitet | Delmål | Klart |\n|---|---|---|---|\n"
    rows = "| 1 | Söka stöd | 1 | 2027 |\n| Nr | Aktivitet | Delmål | Klart |\n| 2 | Upplåta mark | 2 | 2028 |\n"
    plan = recognised(PLAN + goals + head + rows)
    assert [[one.title for one in goal.measures] for goal in plan.goals] == [["Söka stöd"], ["Upplåta mark"]]
