"""A document as a whole: its template, whether it is a report, what lies ahead of it, and sections on follow-up."""

from __future__ import annotations

from plan_reading import book, document, recognised, template, titles

from malkoll.templates import choose

ALIKE = 'mall {0} "{0}" utökar standard\n    Känns igen på "{1}".\n'


def test_of_templates_whose_texts_are_equally_long_the_first_is_chosen() -> None:
    read = document("# Kompass\n\nVägvisa\n")
    first, second = template(ALIKE.format("ett", "Kompass")), template(ALIKE.format("två", "Vägvisa"))
    assert choose(read, [*book().templates, first, second], book().word_lists).name == "ett"
    assert choose(read, [*book().templates, second, first], book().word_lists).name == "två"


def test_a_template_is_recognised_by_what_stands_below_other_things_than_text() -> None:
    read = document("---\nauthor: Anna\n---\n\n# Plan\n\n![](karta.png)\n\n---\n\n## Kompass\n")
    own = template(ALIKE.format("ett", "Kompass"))
    assert choose(read, [*book().templates, own], book().word_lists).name == "ett"


def test_where_not_every_document_of_a_file_sets_goals_the_file_is_read_as_one() -> None:
    text = "# Handlingsplan 2026\n\nLövsta kommun\n\nText.\n\n# Handlingsplan 2027\n\nLövsta kommun\n\n## Mål 1: Luft\n"
    assert titles(recognised(text)) == ["Luft"]


def test_a_report_on_two_years_has_goals_of_the_second_and_none_of_the_year_after() -> None:
    head = "# Delårsrapport\n\nAvser 2026-01-01–2027-12-31\n\n"
    assert titles(recognised(head + "## Mål 2027\n\n### Fler läser\n", "follow-up")) == ["Fler läser"]
    assert titles(recognised(head + "## Mål 2028\n\n### Fler läser\n", "follow-up")) == []


def test_a_document_that_says_nothing_of_its_kind_is_a_report_when_most_goals_are_reported_on() -> None:
    text = "# Norrviken\n\n## Mål 1: Luft\n\nBedömning: Uppnått\n\nÅtgärd: Fler träd\n"
    assert recognised(text, None).kind == "follow-up"
    assert recognised(text, "plan").kind == "plan"
    assert recognised(text, None, "Dokumentet är en plan.").kind == "plan"
    assert recognised(text.replace("# Norrviken", "# Plan 2026"), None).kind == "plan"
    assert recognised(text.replace("Bedömning", "Ansvarig"), None).kind == "plan"


def test_headings_of_sections_on_follow_up_are_known_with_their_number_and_colon() -> None:
    mall = 'En uppföljning är avsnittet "Så ser vi att det blir av".'
    text = "# Plan 2026\n\n## Mål 1: Luft\n\n## 3. Så ser vi att det blir av:\n\nI mars.\n\n## Annat\n"
    assert recognised(text, mall=mall).follow_up_headings == (5,)


def test_a_comment_reports_and_half_of_the_goals_are_not_most() -> None:
    both = "# Norrviken\n\n## Mål 1: Luft\n\nKommentar: Det gick bra.\n\n## Mål 2: Ljud\n\nKommentar: Det gick illa.\n"
    assert recognised(both, None).kind == "follow-up"
    assert recognised(both.replace("Kommentar: Det gick illa.", "Ansvarig: Chef"), None).kind == "plan"
