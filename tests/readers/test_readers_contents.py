"""Tables of contents, and the headings they point at."""

from __future__ import annotations

import pytest

from malkoll.document import Document, Heading, TocEntry
from malkoll.readers import read


def document(text: str) -> Document:
    return read("plan.txt", text.encode())


def entries(text: str) -> list[tuple[str, str | None]]:
    return [(block.text, block.page) for block in document(text).blocks if isinstance(block, TocEntry)]


def listed(text: str) -> list[tuple[str, bool]]:
    return [(block.text, block.in_toc) for block in document(text).blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    "line",
    [
        "{} ..... {}",
        "{}\t{}",
        "{}.....\t{}",
        "<b>{}</b> .....\t<b>{}</b>",
        "_{}_ ..... {}",
        "**{}**....**{}**",
        "{} . . . . . {}",
        "{} …… {}",
        "{}     {}",
        "{} {}",
        "| {} | {} |",
        "- [{}](#mal) {}",
    ],
)
def test_entries_are_known_in_many_forms(line: str) -> None:
    found = [("Inledning", "3"), ("Mål för vården", "4"), ("Uppföljning", "11")]
    toc = "\n".join(line.format(*entry) for entry in found)
    assert entries(f"Innehåll\n\n{toc}\n\nInledning\n\nHär börjar det.\n") == found


def test_an_entry_may_lack_its_number_and_stand_on_two_lines() -> None:
    text = (
        "Innehåll\n\nInledning ........ 3\nMål om en bättre arbetsmiljö för\nalla anställda ...... 4\nBilagor ......\n"
        "\n \nOrdlista ..... 9\n"
    )
    assert entries(text) == [
        ("Inledning", "3"),
        ("Mål om en bättre arbetsmiljö för alla anställda", "4"),
        ("Bilagor", None),
        ("Ordlista", "9"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kvinnor\t12\nMän\t15\nTotalt\t27\n",
        "Mål\tAntal\nSkolor\t3\nFörskolor\t9\nGymnasier\t12\n",
        "Inledning ..... 3\nMål ..... 4\n",
        "Vi har tänkt oss...\nsom alltid...\noch alla...\n",
        "Uppdrag 1\n\nUppdrag 2\n\nUppdrag 3\n\nText.\n",
    ],
)
def test_figures_and_short_runs_are_no_contents(text: str) -> None:
    assert entries(text) == []


def test_without_a_title_the_entries_must_return_further_on() -> None:
    assert (
        len(entries("Inledning\t3\nMål\t4\nAnsvar\t5\n\nInledning\n\nText.\n\nMål\n\nText.\n\nAnsvar\n\nText.\n")) == 3
    )


def test_headings_know_that_they_are_listed() -> None:
    toc = "Innehåll\n\nInledning ..... 3\nMål 1 – Trygg Väg ..... 4\nVi bygger för alla ..... 5\n\n"
    body = "## Inledning\n\n**Mål 1 - trygg väg**\n\nVi bygger för alla.\n\nNågot annat\n"
    assert listed(toc + body) == [
        ("Innehåll", False),
        ("Inledning", True),
        ("Mål 1 - trygg väg", True),
        ("Vi bygger för alla.", True),
        ("Något annat", False),
    ]


def test_an_entry_of_prefix_and_title_lists_both_headings() -> None:
    toc = "Innehåll\n\nInledning ..... 3\nFokusmål 2 Fler jobb ..... 4\nBilaga ..... 5\n\nText.\n\n"
    assert listed(toc + "Fokusmål 2\n\nFler jobb\n\nText.\n")[1:] == [("Fokusmål 2", True), ("Fler jobb", True)]


def test_a_line_broken_in_two_is_one_heading_where_the_contents_say_so() -> None:
    toc = (
        "Innehåll\n\nInledning ..... 3\nEn trygg uppväxt för alla\nbarn i Granvik ..... 4\nBilaga ..... 5\n\nText.\n\n"
    )
    assert ("En trygg uppväxt för alla barn i Granvik", True) in listed(
        toc + "# En trygg uppväxt för alla\n\n# barn i Granvik\n"
    )


def test_numbers_before_titles_do_not_matter() -> None:
    toc = "Innehåll\n\n1\tInledning\t3\n2.1\tMål för vården\t4\n3\tBilaga\t5\n\nText.\n\n"
    assert listed(toc + "# Inledning\n\n## 2.1 Mål för vården\n")[1:] == [
        ("Inledning", True),
        ("2.1 Mål för vården", True),
    ]


def test_a_document_says_whether_it_has_contents() -> None:
    assert document("Innehåll\n\nA a .... 1\nB b .... 2\nC c .... 3\n").has_toc
    assert not document("Text.").has_toc


def test_an_entry_with_a_slip_of_the_pen_still_points_at_its_heading() -> None:
    text = (
        "Innehåll\n\nSäker vård\t4\nJämlig vård och omsorg\t9\nTillgänglig vård\t12\n\n\n"
        "Säker vård\n\nText.\n\nJämlik vård och omsorg\n\nText.\n"
    )
    headings = [block for block in read("plan.txt", text.encode()).blocks if isinstance(block, Heading)]
    assert [block.text for block in headings if block.in_toc][-1] == "Jämlik vård och omsorg"
