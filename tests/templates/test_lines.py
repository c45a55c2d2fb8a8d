"""Lines of running text: what is a label with its value, whose it is, and what is only words."""

from __future__ import annotations

import pytest
from plan_reading import book, only_goal, only_indicator, recognised, titles

from malkoll import readers
from malkoll.templates import choose, recognise

INDICATOR = "# Plan 2026\n\n## Mål 1: Nöjda elever\n\nIndikator: Andel nöjda\n\n"
TWO_LISTED = "# Plan 2026\n\n## Skola\n\n### Mål\n\n- Fler ska simma\n- Färre ska röka\n\n"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_label_that_has_lost_its_colon_is_read_beside_others_and_alone_in_its_paragraph(between: str) -> None:
    told = between.join(["Startvärde 81 %", "Målvärde 90 %", "Ansvarig Säkerhetssamordnare"])
    plan = recognised(INDICATOR.rstrip() + between + told + "\n")
    one = only_indicator(plan)
    assert (one.baseline and one.baseline.text, one.target and one.target.text) == ("81 %", "90 %")
    assert [role.role for role in only_goal(plan).responsible] == ["Säkerhetssamordnare"]


@pytest.mark.parametrize("line", ["Målvärde oklart än", "Ansvarig är rektorn.", "målvärde 90 %", "Målvärde 2027"])
def test_a_line_that_only_begins_with_the_word_of_a_label_is_no_label(line: str) -> None:
    plan = recognised(INDICATOR + line + "\n")
    assert only_indicator(plan).target is None
    assert only_goal(plan).responsible == ()


def test_what_is_told_after_a_list_of_goals_is_told_of_all_of_them_and_of_no_others() -> None:
    plan = recognised(
        TWO_LISTED + "Ansvarig: Rektor\n\nUppföljning: I årsrapporten.\n\n## Vård\n\n### Mål\n\n- Fler ska gå\n"
        "- Alla ska vila\n\nTidsgräns: 2027\n"
    )
    told = [
        (
            goal.title.text,
            [role.role for role in goal.responsible],
            goal.follow_up and goal.follow_up.text,
            goal.deadline and goal.deadline.text,
        )
        for goal in plan.goals
    ]
    assert told == [
        ("Fler ska simma", ["Rektor"], "I årsrapporten.", None),
        ("Färre ska röka", ["Rektor"], "I årsrapporten.", None),
        ("Fler ska gå", [], None, "2027"),
        ("Alla ska vila", [], None, "2027"),
    ]


def test_what_a_listed_goal_has_of_its_own_is_not_replaced_by_what_holds_for_the_list() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Mål\n\n- Fler ska simma\n  - Ansvarig: Badchef\n- Färre ska röka\n\nAnsvarig: Rektor\n"
    )
    assert [[role.role for role in goal.responsible] for goal in plan.goals] == [["Badchef"], ["Rektor"]]


def test_goals_under_headings_do_not_share_what_one_of_them_says() -> None:
    plan = recognised("# Plan 2026\n\n## Mål 1: Simma\n\nText.\n\n## Mål 2: Röka mindre\n\nAnsvarig: Rektor\n")
    assert [[role.role for role in goal.responsible] for goal in plan.goals] == [[], ["Rektor"]]


def test_a_value_told_in_words_describes_the_goal_and_is_no_value() -> None:
    plan = recognised("# Plan 2026\n\n## Mål 1: Fler fiskar\n\nNuläge: Fiskarna har blivit färre.\n\nMålvärde: 300\n")
    goal = only_goal(plan)
    assert [one.text for one in goal.body] == ["Fiskarna har blivit färre."]


@pytest.mark.parametrize(
    ("role", "rest"),
    [
        ("Gatuchef. Antal hål räknas i april.", "Antal hål räknas i april."),
        ("Gatuchef. Antal hål räknas i april. Det görs två gånger.", "Antal hål räknas i april. Det görs två gånger."),
        ("Gatuchef", None),
    ],
)
def test_sentences_after_a_role_tell_of_the_goal(role: str, rest: str | None) -> None:
    goal = only_goal(recognised(f"# Plan 2026\n\n## Mål 1: Hela gator\n\nAnsvarig: {role}\n"))
    assert [one.role for one in goal.responsible] == ["Gatuchef" if rest is None else "Gatuchef."]
    assert [one.text for one in goal.body] == ([] if rest is None else [rest])


def test_baseline_and_target_under_one_label_are_two_values() -> None:
    one = only_indicator(recognised(INDICATOR + "Nuläge och målvärde: Från 20 % våren 2025 till 50 % våren 2026\n"))
    assert (one.baseline and one.baseline.text, one.target and one.target.text) == (
        "20 % våren 2025",
        "50 % våren 2026",
    )


def test_goals_of_labelled_lines_keep_their_number_and_title() -> None:
    plan = recognised(
        "# Plan 2026\n\nMÅL 2 Fler hushåll ska sortera\n\n**Mål 3** Renare luft\n\nDelmål 3.1 Tystare gator\n"
    )
    assert [(goal.number, goal.title.text) for goal in plan.goals] == [
        ("2", "Fler hushåll ska sortera"),
        ("3", "Renare luft"),
        ("3.1", "Tystare gator"),
    ]
    assert titles(recognised("# Plan 2026\n\nMål 2025: 4,5\n\nMål 1: Renare luft\n")) == ["Renare luft"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_target_labelled_by_its_year_is_a_target_and_no_goal(between: str) -> None:
    plan = recognised(INDICATOR.rstrip() + between + "Mål 2025: 4,5" + between + "Mål 2026: 5\n")
    one = only_indicator(plan)
    assert [(target.text, target.year) for target in one.targets] == [("4,5", 2025), ("5", 2026)]


def test_a_label_in_bold_may_end_with_its_space() -> None:
    page = "<html><body><h1>Plan 2026</h1><p><b>Mål 2 </b>fler hushåll sorterar sitt avfall</p></body></html>"
    read = readers.read("plan.html", page.encode())
    chosen = choose(read, book().templates, book().word_lists)
    goal = only_goal(recognise(read, chosen, book().templates, book().word_lists, "plan"))
    assert (goal.number, goal.title.text) == ("2", "fler hushåll sorterar sitt avfall")


def test_a_follow_up_below_a_list_of_goals_is_that_of_all_in_it_and_one_beside_it_of_none() -> None:
    plan = "# Plan 2026\n\n## Mål\n\n- Fler läser\n- Fler går\n\n{} Uppföljning\n\nI mars.\n"
    told = [goal.follow_up and goal.follow_up.text for goal in recognised(plan.format("###")).goals]
    assert told == ["I mars.", "I mars."]
    told = [goal.follow_up and goal.follow_up.text for goal in recognised(plan.format("##")).goals]
    assert told == [None, None]


def test_the_first_outcome_of_an_indicator_may_be_told_in_words_and_a_second_is_about_the_goal() -> None:
    report = INDICATOR.replace("Plan", "Rapport")
    first = only_goal(recognised(report + "Utfall: Fler än i fjol.\n", "follow-up"))
    assert [one.outcome and one.outcome.text for one in first.indicators] == ["Fler än i fjol."]
    second = only_goal(recognised(report + "Utfall: 78 %\n\nResultat: Fler än i fjol.\n", "follow-up"))
    assert [one.outcome and one.outcome.text for one in second.indicators] == ["78 %"]
    assert [said.text for said in second.body] == ["Fler än i fjol."]


def test_a_baseline_in_words_after_an_outcome_is_the_indicators() -> None:
    one = only_indicator(recognised(INDICATOR + "Utfall: 78 %\n\nNuläge: Färre än i fjol.\n", "follow-up"))
    assert (one.outcome and one.outcome.text, one.baseline and one.baseline.text) == ("78 %", "Färre än i fjol.")


def test_the_word_that_a_label_waits_for_is_its_value_though_it_could_be_the_label() -> None:
    goal = only_goal(recognised("# Rapport 2026\n\n## Mål 1: Luft\n\nBedömning:\n\nUppfyllt\n\nText.\n", "follow-up"))
    assert goal.assessment is not None
    assert goal.assessment.text == "Uppfyllt"
    assert [said.text for said in goal.body] == ["Text."]


def test_another_label_than_the_one_that_waits_is_no_value_of_it() -> None:
    goal = only_goal(recognised("# Plan 2026\n\n## Mål 1: Luft\n\nAnsvarig:\n\nUppföljning\n\nI mars.\n"))
    assert goal.responsible == ()
    assert goal.follow_up is not None
    assert goal.follow_up.text == "I mars."


def test_a_label_in_bold_before_another_label_on_its_line_keeps_its_value() -> None:
    goal = only_goal(recognised("# Plan 2026\n\n## Mål 1: Luft\n\n**Ansvarig** Chef. Uppföljning: I mars.\n"))
    assert [role.role for role in goal.responsible] == ["Chef."]
    assert goal.follow_up is not None
    assert goal.follow_up.text == "I mars."


@pytest.mark.parametrize(
    "line",
    [
        "Mål 2 och 3 följs upp i mars.",
        "Mål 2 följs upp i mars.",
        "Mål och budget beslutas i juni.",
        "Indikatorer och mått följs upp i mars.",
        "Ansvarig och chef träffas i mars.",
    ],
)
def test_a_sentence_that_speaks_of_goals_and_what_is_theirs_is_text(line: str) -> None:
    goal = only_goal(recognised(f"# Plan 2026\n\n## Mål 1: Luft\n\n{line}\n\nDet sker i nämnden.\n"))
    assert [said.text for said in goal.body] == [line, "Det sker i nämnden."]
    assert goal.responsible == ()


def test_a_label_said_twice_is_no_part_of_the_value() -> None:
    goal = only_goal(recognised("# Plan 2026\n\n## Mål 1: Luft\n\nAnsvarig: Ansvarig: Chef\n"))
    assert [role.role for role in goal.responsible] == ["Chef"]


def test_the_number_of_a_goal_below_its_label_is_no_part_of_the_title() -> None:
    goal = only_goal(recognised("# Plan 2026\n\nMål:\nN1. Renare luft\n\nIndikator:\n2. Halt\n"))
    assert (goal.number, goal.title.text) == ("N1", "Renare luft")


def test_goals_amid_the_lines_of_a_paragraph_are_told_by_capitals_bold_or_a_title() -> None:
    plan = recognised(
        "# Plan 2026\n\nMÅL 2 fler hushåll sorterar\nAnsvarig: Chef\n**Mål 3** renare luft\nAnsvarig: Rektor\n"
        "Delmål 3.1 Tystare gator\nAnsvarig: Gatuchef\n"
    )
    assert [(goal.number, goal.title.text, [role.role for role in goal.responsible]) for goal in plan.goals] == [
        ("2", "fler hushåll sorterar", ["Chef"]),
        ("3", "renare luft", ["Rektor"]),
        ("3.1", "Tystare gator", ["Gatuchef"]),
    ]


def test_a_goal_that_a_template_names_by_its_heading_is_no_line() -> None:
    text = "# Plan 2026\n\n## Renare luft\n\nAnsvarig: Chef\n\nRenare luft:\n- Träd\n- Skuggor\n"
    goal = only_goal(recognised(text, mall='Ett mål är rubriken "Renare luft".'))
    assert goal.parts == ((3, 9),)


def test_a_label_said_twice_before_a_value_with_a_colon_is_no_part_of_it() -> None:
    goal = only_goal(recognised("# Plan 2026\n\n## Mål 1: Luft\n\nUppföljning: Uppföljning: I mars: rapport\n"))
    assert goal.follow_up is not None
    assert goal.follow_up.text == "I mars: rapport"


def test_the_number_of_an_indicator_is_a_part_of_its_name_as_in_a_table() -> None:
    assert only_indicator(recognised("# Plan 2026\n\n## Mål 1: Luft\n\nIndikator: 2. Halt\n")).name == "2. Halt"


def test_an_indicator_in_a_list_is_all_that_its_item_says() -> None:
    mall = 'En indikator är en punkt under rubriken "Så ser vi det".'
    plan = recognised("# Plan 2026\n\n## Mål 1: Luft\n\n### Så ser vi det\n\n- Halt. Den mäts i juni.\n", mall=mall)
    assert only_indicator(plan).name == "Halt. Den mäts i juni."


def test_what_is_told_after_two_lists_of_one_chapter_holds_for_both() -> None:
    plan = recognised(
        "# Plan 2026\n\n## Skola\n\n### Mål\n\n- Fler ska läsa\n\n### Årsmål\n\n- Fler ska simma\n\nAnsvarig: Rektor\n"
    )
    assert [[role.role for role in goal.responsible] for goal in plan.goals] == [["Rektor"], ["Rektor"]]


@pytest.mark.parametrize(
    "line", ["Nuläge och målvärde\n\nFrån 20 % till 50 %.", "Nuläge och målvärde: Från 20 % till 50 %."]
)
def test_a_label_of_two_values_is_no_sentence_though_its_value_ends_as_one(line: str) -> None:
    one = only_indicator(recognised(INDICATOR + line + "\n"))
    assert one.baseline is not None
    assert "20 %" in one.baseline.text
