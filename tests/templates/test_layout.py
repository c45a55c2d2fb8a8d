"""A template and those it extends: what an own statement replaces, and what it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_reading import book, document, only_goal, plan_in, template, titles, words

from malkoll.errors import SettingsError
from malkoll.language.tree import Template
from malkoll.templates import choose
from malkoll.templates.layout import Layout, build

AMBITIONS = """
    # Riktning för Björkö kommun

    ## Ambition 1 – Fler cyklar

    Ansvarig: Trafikchef

    Håller i trådarna: Trafikingenjör

    ## Mål 2: Renare luft

    Ansvarig: Miljöchef
    """


def layout(mall: str, *others: Template) -> Layout:
    own = template(mall)
    return build(own, {one.name: one for one in (*book().templates, *others, own)}, words())


def fields(mall: str, label: str) -> list[str]:
    return [noun for noun, _ in layout(mall).fields.find(label)]


def columns(mall: str, head: str) -> list[str]:
    return [noun for noun, _ in layout(mall).columns.find(head)]


def test_without_statements_of_its_own_a_template_is_the_one_it_extends() -> None:
    mall = "Dokumentet är en plan."
    assert fields(mall, "Ansvarig") == ["responsible"]
    assert titles(plan_in(AMBITIONS, mall=mall)) == ["Renare luft"]


def test_what_a_template_says_of_an_element_replaces_what_the_one_it_extends_says_of_it() -> None:
    mall = 'En ansvarig är fältet "Håller i trådarna".'
    assert fields(mall, "Håller i trådarna") == ["responsible"]
    assert fields(mall, "Ansvarig") == []


def test_what_a_template_says_nothing_of_is_as_in_the_one_it_extends() -> None:
    mall = 'En ansvarig är fältet "Håller i trådarna".'
    assert fields(mall, "Indikator") == ["indicator"]
    assert fields(mall, "Uppföljning") == ["follow_up"]


def test_an_own_statement_can_keep_the_old_label_by_naming_it() -> None:
    mall = 'En ansvarig är fältet "Håller i trådarna" eller fältet "Ansvarig".'
    assert fields(mall, "Håller i trådarna") == ["responsible"]
    assert fields(mall, "Ansvarig") == ["responsible"]


def test_two_own_statements_of_one_element_both_hold() -> None:
    mall = 'En ansvarig är fältet "Håller i trådarna".\nEn ansvarig är fältet "Trådhållare".'
    assert fields(mall, "Håller i trådarna") == ["responsible"]
    assert fields(mall, "Trådhållare") == ["responsible"]
    assert fields(mall, "Ansvarig") == []


def test_a_statement_of_a_label_leaves_the_columns_of_tables_alone() -> None:
    mall = 'En ansvarig är fältet "Håller i trådarna".'
    assert columns(mall, "Ansvarig") == ["responsible"]
    assert columns(mall, "Håller i trådarna") == []


def test_a_statement_of_a_column_leaves_labels_alone() -> None:
    mall = 'Kolumnen "Vem gör" är ansvarig.'
    assert columns(mall, "Vem gör") == ["responsible"]
    assert columns(mall, "Ansvarig") == []
    assert fields(mall, "Ansvarig") == ["responsible"]


def test_a_goal_that_is_said_to_be_one_heading_is_no_other_heading() -> None:
    found = plan_in(AMBITIONS, mall='Ett mål är rubriken "Ambition {nummer} - {titel}".')
    assert titles(found) == ["Fler cyklar"]
    assert titles(plan_in(AMBITIONS)) == ["Renare luft"]


def test_the_nearest_template_that_says_something_of_an_element_is_the_one_that_counts() -> None:
    middle = replace(
        template('En ansvarig är fältet "Trådhållare".\nEn uppföljning är fältet "Så vet vi".'), name="mellan"
    )
    own = 'mall prov "Prov" utökar mellan\n    En ansvarig är fältet "Håller i trådarna".\n'
    ready = layout(own, middle)
    assert [noun for noun, _ in ready.fields.find("Håller i trådarna")] == ["responsible"]
    assert ready.fields.find("Trådhållare") == ()
    assert [noun for noun, _ in ready.fields.find("Så vet vi")] == ["follow_up"]
    assert ready.fields.find("Uppföljning") == ()
    assert [noun for noun, _ in ready.fields.find("Indikator")] == ["indicator"]


def test_templates_that_extend_each_other_in_a_circle_are_read_once_each() -> None:
    other = replace(template('En uppföljning är fältet "Så vet vi".'), name="annan", extends="prov")
    ready = layout('mall prov "Prov" utökar annan\n    En ansvarig är fältet "Trådhållare".\n', other)
    assert [noun for noun, _ in ready.fields.find("Trådhållare")] == ["responsible"]
    assert [noun for noun, _ in ready.fields.find("Så vet vi")] == ["follow_up"]


def test_a_template_that_extends_nothing_knows_its_own_words_only() -> None:
    ready = layout('mall prov "Prov"\n    Ett mål är rubriken "Ambition {nummer} - {titel}".\n')
    assert ready.fields.find("Ansvarig") == ()
    assert ready.columns.find("Ansvarig") == ()
    assert len(ready.headings) == 1


@pytest.mark.parametrize(
    ("mall", "kind"),
    [("Dokumentet är en plan.", "plan"), ("Dokumentet är en uppföljning.", "follow-up")],
)
def test_a_template_says_what_kind_of_document_it_is_for(mall: str, kind: str) -> None:
    text = "# Björkö kommun\n\n## Mål 1: Fler cyklar\n"
    assert layout(mall).kind == kind
    assert plan_in(text, kind=None, mall=mall).kind == kind


def test_the_kind_asked_for_goes_before_the_templates_own() -> None:
    assert plan_in(AMBITIONS, kind="follow-up", mall="Dokumentet är en plan.").kind == "follow-up"


@pytest.mark.parametrize("head", ["ansvarig", "ANSVARIG", "Ansvarig ", " Ansvarig", "Ansvariga"])
def test_a_label_is_known_in_any_letter_case_and_form(head: str) -> None:
    assert fields("Dokumentet är en plan.", head) == ["responsible"]


def test_a_literal_label_is_known_whatever_its_dash_and_spaces() -> None:
    mall = 'En ansvarig är fältet "Tråd - hållare".'
    assert fields(mall, "tråd  –  HÅLLARE") == ["responsible"]


# --- which template -------------------------------------------------------------------------------

BJORKO = """mall bjorko "Björkö kommun" utökar standard
    Känns igen på "Riktning för Björkö" och "Ambition {nummer} - {titel}".
    Ett mål är rubriken "Ambition {nummer} - {titel}".
"""


def chosen(text: str, *malls: str, name: str | None = None) -> str:
    known = [*book().templates, *map(template, malls)]
    return choose(document(text), known, book().word_lists, name).name


def test_a_plan_is_read_with_the_template_whose_texts_all_stand_in_it() -> None:
    assert chosen(AMBITIONS, BJORKO) == "bjorko"


@pytest.mark.parametrize("absent", ["# Riktning för Björkö kommun", "## Ambition 1 – Fler cyklar"])
def test_a_plan_in_which_one_of_a_templates_texts_is_missing_is_read_with_standard(absent: str) -> None:
    assert chosen(AMBITIONS.replace(absent, "Något annat"), BJORKO) == "standard"


def test_of_several_templates_that_are_recognised_the_one_with_the_longest_text_is_chosen() -> None:
    short = 'mall kort "Kort" utökar standard\n    Känns igen på "Riktning".\n'
    assert chosen(AMBITIONS, short, BJORKO) == "bjorko"
    assert chosen(AMBITIONS, BJORKO, short) == "bjorko"


def test_one_of_several_sentences_about_how_it_is_recognised_is_enough() -> None:
    two = 'mall tva "Två" utökar standard\n    Känns igen på "Vi finns inte".\n    Känns igen på "Riktning".\n'
    assert chosen(AMBITIONS, two) == "tva"


def test_a_template_that_is_asked_for_by_name_is_taken_whatever_stands_in_the_plan() -> None:
    assert chosen("# En annan plan\n", BJORKO, name="bjorko") == "bjorko"


def test_a_template_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(SettingsError) as told:
        chosen(AMBITIONS, BJORKO, name="granby")
    assert "granby" in str(told.value)
    assert "bjorko" in str(told.value)


# --- statements of each sort ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mall", "plan"),
    [
        ('Ett mål är rubriken "Ambition {nummer?} - {titel}".', "## Ambition 1 – Fler cyklar"),
        ('Ett mål är varje rubrik direkt under rubriken "Våra ambitioner".', "## Våra ambitioner\n\n### Fler cyklar"),
        ('Ett mål är en punkt under rubriken "Våra ambitioner".', "## Våra ambitioner\n\n- Fler cyklar"),
        ('Ett mål är fältet "Ambition".', "Ambition: Fler cyklar"),
        (
            'Ett mål är en mening med "vår ambition är att {titel}".',
            "För 2027 gäller att vår ambition är att fler cyklar.",
        ),
        (
            'Ett mål är en rad i tabellen "Nr | Ambition | Vem" med nummer, titel, ansvarig.',
            "| Nr | Ambition | Vem |\n|---|---|---|\n| 1 | Fler cyklar | Trafikchef |",
        ),
        (
            'Ett mål är en rad i tabellen "Ambition | Övrigt" med titel, -.',
            "| Ambition | Övrigt |\n|---|---|\n| Fler cyklar | Allt möjligt |",
        ),
        (
            'Kolumnen "Ambition" är mål.',
            "| Ambition | Ansvarig |\n|---|---|\n| Fler cyklar | Trafikchef |",
        ),
    ],
)
def test_each_way_to_say_what_a_goal_is_finds_it(mall: str, plan: str) -> None:
    text = f"# Riktning för Björkö kommun\n\n{plan}\n"
    assert titles(plan_in(text, mall=mall)) == ["Fler cyklar"]
    assert titles(plan_in(text)) == []


def test_a_section_holds_what_stands_under_its_heading() -> None:
    goal = only_goal(
        plan_in(
            """
            # Riktning för Björkö kommun

            ## Mål 1: Fler cyklar

            ### Så vet vi hur det går

            Resorna räknas varje höst.

            Nämnden får svaret i december.

            ### Annat

            Det blåser på Björkö.
            """,
            mall='En uppföljning är avsnittet "Så vet vi hur det går".',
        )
    )
    assert goal.follow_up is not None
    assert goal.follow_up.text == "Resorna räknas varje höst.\nNämnden får svaret i december."


def test_a_column_that_a_row_does_not_read_gives_nothing() -> None:
    goal = only_goal(
        plan_in(
            """
            # Riktning för Björkö kommun

            | Ambition | Ansvarig | Vem |
            |---|---|---|
            | Fler cyklar | Ingen alls | Trafikchef |
            """,
            mall='Ett mål är en rad i tabellen "Ambition | Ansvarig | Vem" med titel, -, ansvarig.',
        )
    )
    assert [one.role for one in goal.responsible] == ["Trafikchef"]


LEVELS = """
    # Kompass

    ## Vad vi vill uppnå

    ### Trygghet

    #### Färre faller hemma

    #### Fler får hjälp i tid

    ### Växtkraft

    #### Fler i arbete
    """


@pytest.mark.parametrize(
    "mall",
    [
        """Ett område är varje rubrik direkt under rubriken "Vad vi vill uppnå".
    Ett mål är varje rubrik under rubriken "Vad vi vill uppnå".""",
        """Ett område är rubriken "Trygghet" eller rubriken "Växtkraft".
    Ett mål är varje rubrik direkt under rubriken "Trygghet" eller varje rubrik direkt under rubriken "Växtkraft".""",
    ],
)
def test_areas_may_have_unnumbered_goals_under_them(mall: str) -> None:
    plan = plan_in(LEVELS, mall=mall)
    assert [area.title for area in plan.areas] == ["Trygghet", "Växtkraft"]
    assert titles(plan) == ["Färre faller hemma", "Fler får hjälp i tid", "Fler i arbete"]
    assert {goal.parent for goal in plan.goals} == {area.id for area in plan.areas}


def test_of_two_sentences_that_fit_the_same_headings_the_first_holds() -> None:
    goals = 'Ett mål är varje rubrik direkt under rubriken "Vad vi vill uppnå".'
    areas = 'Ett område är varje rubrik direkt under rubriken "Vad vi vill uppnå".'
    assert titles(plan_in(LEVELS, mall=f"{goals}\n    {areas}")) == ["Trygghet", "Växtkraft"]
    assert titles(plan_in(LEVELS, mall=f"{areas}\n    {goals}")) == []


def test_a_name_that_is_written_out_goes_before_one_that_a_word_list_holds() -> None:
    assert columns("Dokumentet är en plan.", "Läge")[0] == "status"
    assert fields("Dokumentet är en plan.", "Läge") == ["assessment"]


@pytest.mark.parametrize("head", ["Utfall T1", "Utfall aug 2025", "Utfall (%)", "Utfall (aug)", "Utfall 2025 (helår)"])
def test_the_part_of_the_year_and_brackets_do_not_hide_what_a_column_holds(head: str) -> None:
    assert columns("Dokumentet är en plan.", head) == ["outcome"]


def test_only_goals_may_have_words_before_them_that_say_which() -> None:
    assert columns("Dokumentet är en plan.", "Finansiellt mål") == ["goal"]
    assert columns("Dokumentet är en plan.", "Delvis uppfyllt") == []


def test_the_heads_of_a_row_may_say_whose_goals_they_are() -> None:
    mall = 'Ett mål är en rad i tabellen "{målord} | Bär det" med titel, ansvarig.'
    goal = only_goal(plan_in("# Plan\n\n| Nämndens mål | Bär det |\n|---|---|\n| Fler cyklar | Chef |\n", mall=mall))
    assert (goal.title.text, [one.role for one in goal.responsible]) == ("Fler cyklar", ["Chef"])
