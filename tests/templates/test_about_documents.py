"""What a document says about itself: its title, whose it is, its time, and whether it is a plan or a report."""

from __future__ import annotations

import pytest
from plan_reading import document, recognised

from malkoll.templates.about import About, about, names_whose


def said(text: str) -> About:
    return about(document(text))


def times(found: About) -> tuple[str, str] | None:
    return None if found.period is None else (found.period.start, found.period.end)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Norrviken\n\nHandlingsplan för vatten\n", "Norrviken"),
        ("## Norrviken\n\nHandlingsplan för vatten\n", "Handlingsplan för vatten"),
        ("## Norrviken\n\nVi bygger för alla\n", "Norrviken"),
        ("| Handlingsplan | 2027 |\n|---|---|\n| Dnr | 12 |\n\n## Strategi för vatten\n", "Strategi för vatten"),
        ("| Dokument | Sidor |\n|---|---|\n| Bok | 12 |\n\n## Vatten för alla\n", "Vatten för alla"),
        ("---\nTitel: Vattenplan\n---\n\n# Norrviken\n", "Vattenplan"),
        ("---\nauthor: Anna Berg\n---\n\nVi arbetar för Lövsta.\n", "Vi arbetar för Lövsta."),
        ("---\ntyp: Handlingsplan\n---\n\n## Vatten för alla\n", "Vatten för alla"),
    ],
)
def test_the_title_is_the_first_heading_or_a_line_that_names_a_kind_of_document(text: str, title: str) -> None:
    assert said(text).title == title


def test_the_board_that_the_beginning_names_goes_before_one_that_is_named_more_often() -> None:
    later = "Skolnämnden svarar.\n\n" * 40
    assert said("# Plan 2026\n\nSocialnämnden\n\n" + later).board == "Skolnämnden"
    assert said("# Plan 2026\n\nSocialnämnden\n\n" + "Text.\n\n" * 40 + later).board == "Socialnämnden"
    assert said("# Plan 2026\n\n" + "Text.\n\n" * 40 + "Skolnämnden svarar.\n").board == "Skolnämnden"


def test_of_municipalities_beside_a_region_the_one_named_most_often_has_the_document() -> None:
    text = "Region Norrvik\n\n" * 4 + "Tuna kommun\n\n" + "Lövsta kommun\n\n" * 3
    assert said("# Plan 2026\n\n" + text).organisation == "Lövsta kommun"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Norrviken\n\nÅrsredovisning 2026\n\n## Inledning\n", "follow-up"),
        ("# Norrviken\n\n## Inledning\n\nÅrsredovisning 2026\n", None),
        ("# Norrviken\n\nUppföljning: i årsredovisningen\n", None),
        ("# Norrviken\n\nVi ser på uppföljningen.\n", None),
        ("# Nämndsplan 2027 med bokslut för 2026\n", "plan"),
        ("# Plan för uppföljning 2027\n", "plan"),
        ("# Delårsrapport 2026\n", "follow-up"),
    ],
)
def test_what_a_document_calls_itself_on_its_cover_says_whether_it_reports(text: str, kind: str | None) -> None:
    assert said(text).kind == kind


def test_the_time_that_a_document_says_it_is_valid_for_goes_before_that_of_its_title() -> None:
    assert times(said("# Handlingsplan 2024–2030\n\nGäller: 2026–2027\n")) == ("2026", "2027")
    assert times(said("# Handlingsplan 2024–2030\n\nText om 2026–2027.\n")) == ("2024", "2030")
    assert times(said("# Handlingsplan 2027\n")) == ("2027", "2027")
    assert times(said("# Handlingsplan\n")) is None


def test_what_stands_far_into_a_document_is_no_time_of_its_own() -> None:
    assert times(said("# Handlingsplan 2027\n\n" + "Text.\n\n" * 40 + "Avtalet gäller 2020–2022.\n")) == (
        "2027",
        "2027",
    )


TOLD = "av fullmäktige, och sedan dess har nämnden varje år berättat hur det går och vad som är kvar att göra. " * 2


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("Möte 2026-01-07\n\nDatum: 2026-05-05", "2026-05-05"),
        ("Möte 2026-01-07\n\nDatum\n\n2026-05-05", "2026-05-05"),
        ("Möte 2026-01-07\n\nNästa möte 2026-05-05", "2026-01-07"),
        ("Möte i maj\n\nDatum", None),
        (f"Målen antogs 2019-05-27 {TOLD}\n\nText.\n\nSenast publicerad: 2026-11-04", "2026-11-04"),
        ("Sidan senast uppdaterad: 14 april 2026\n\nDela sidan", "2026-04-14"),
        ("Antagen 2026-01-07\n\nSenast uppdaterad: 14 april 2026", "2026-01-07"),
        (f"Målen antogs 2019-05-27 {TOLD}", "2019-05-27"),
        ("Senast uppdaterad: i april", None),
    ],
)
def test_the_date_that_is_said_to_be_the_documents_goes_before_others(lines: str, date: str | None) -> None:
    assert said(f"# Plan\n\n{lines}\n").date == date


def test_a_sentence_says_of_nobody_that_the_document_is_theirs() -> None:
    assert names_whose("Lövsta kommun, socialnämnden")
    assert names_whose("Socialnämnden")
    assert not names_whose("Socialnämnden följer planen.")
    assert not names_whose("Vatten för alla")


def test_a_plan_without_a_word_of_its_own_has_no_title() -> None:
    assert recognised("---\nauthor: Anna Berg\n---\n").title is None


def test_a_line_of_running_text_is_no_title_and_does_not_make_a_plan_a_report() -> None:
    prose = "Nämnden valde sina mål i våras. Den\nfår se hur det går i delårsrapporten i maj och\nvid årets slut.\n"
    document = said(f"Ekvalla kommun\n\nNämndernas mål\n\n{prose}")
    assert (document.title, document.kind) == ("Ekvalla kommun", None)
    assert said(f"Ekvalla kommun\nDelårsrapport 2026\n\n{prose}").kind == "follow-up"
