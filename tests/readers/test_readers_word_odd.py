"""Word files as other programs, and broken ones, write them."""

from __future__ import annotations

import pytest
from wordfile import NAMESPACES, STYLES, docx, listed, p, package, r, tbl, tc, tr

from malkoll.document import Heading, Item, Table
from malkoll.errors import PlanError
from malkoll.readers import read

DROP_CAP = '<w:framePr w:dropCap="drop" w:lines="3"/>'


def level(at: int, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def test_a_drop_cap_is_the_first_letter_of_its_paragraph_and_no_heading() -> None:
    body = p(r("N", '<w:sz w:val="120"/>'), properties=DROP_CAP) + p("ämnden har tre mål i år.") + p("De gäller alla.")
    assert read("plan.docx", docx(body)).text.split("\n\n")[:2] == ["Nämnden har tre mål i år.", "De gäller alla."]
    cell = tbl(tr(tc(p("M", properties=DROP_CAP), p("ål 1")), "Ansvarig"), tr("a", "b"))
    (table,) = read("plan.docx", docx(cell)).blocks
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].lines[0].text == "Mål 1"


def test_the_large_letter_of_a_drop_cap_moves_no_heading_down() -> None:
    title = p(r("Plan för skolan", '<w:b/><w:sz w:val="40"/>'))
    body = title + p(r("N", '<w:sz w:val="120"/>'), properties=DROP_CAP) + p("ämnden har tre mål i år. " * 9)
    heading = read("plan.docx", docx(body)).blocks[0]
    assert isinstance(heading, Heading)
    assert heading.level == 1


def test_all_of_a_file_with_several_bodies_is_read() -> None:
    bodies = "".join(f"<w:body>{p(words)}</w:body>" for words in ("Mål 1: Ren luft", "Mål 2: Rent vatten"))
    text = read("plan.docx", package({"document": f"<w:document {NAMESPACES}>{bodies}</w:document>".encode()})).text
    assert "Ren luft" in text
    assert "Rent vatten" in text


def test_a_file_with_parts_that_only_word_puts_in_place_is_told_with_what_to_do() -> None:
    with pytest.raises(PlanError) as caught:
        read("plan.docx", docx(p("Mål 1") + '<w:altChunk r:id="rId9"/>'))
    assert "spara om den" in (caught.value.text.sv or "")
    assert "save it again" in (caught.value.text.en or "")


def test_a_style_that_names_its_level_takes_the_numbering_of_the_style_it_is_based_on() -> None:
    one, two = (
        f'<w:style w:type="paragraph" w:styleId="N{at}"><w:name w:val="Numrerad {at}"/>{based}'
        f"<w:pPr><w:numPr>{num}</w:numPr></w:pPr></w:style>"
        for at, based, num in (
            (1, "", '<w:numId w:val="1"/>'),
            (2, '<w:basedOn w:val="N1"/>', '<w:ilvl w:val="1"/>'),
        )
    )
    kinds = numbering(level(0, "%1.", '<w:pStyle w:val="N1"/>'), level(1, "%1.%2", '<w:pStyle w:val="N2"/>'))
    body = p("Skolan", style="N1") + p("Trygghet", style="N2") + p("Närvaro", style="N2")
    text = read("plan.docx", docx(body, styles=STYLES + one + two, numbering=kinds)).text
    assert text.split("\n") == ["1. Skolan", "    - 1.1 Trygghet", "    - 1.2 Närvaro", ""]


def test_a_level_that_was_passed_over_counts_as_if_it_had_been_there() -> None:
    kinds = numbering(level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"))
    body = "".join(p(words, properties=listed(at)) for words, at in (("a", 0), ("b", 2), ("c", 1), ("d", 0)))
    items = [one for one in read("plan.docx", docx(body, numbering=kinds)).blocks if isinstance(one, Item)]
    assert [one.lines[0].text for one in items if one.lines[0].text[0] in "12"] == ["1.1.1 b", "1.2 c"]


def test_items_of_one_level_stand_beside_each_other_though_the_levels_above_are_missing() -> None:
    kinds = numbering(level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"))
    body = "".join(p(words, properties=listed(at)) for words, at in (("a", 1), ("b", 1), ("c", 2), ("d", 1)))
    items = [one for one in read("plan.docx", docx(body, numbering=kinds)).blocks if isinstance(one, Item)]
    assert [one.depth for one in items] == [0, 0, 1, 0]


def test_legal_numbers_keep_their_leading_zero() -> None:
    kinds = numbering(
        level(0, "%1", '<w:numFmt w:val="upperRoman"/>'),
        level(1, "%1.%2", '<w:numFmt w:val="decimalZero"/><w:isLgl/>'),
    )
    body = p("a", properties=listed(0)) + p("b", properties=listed(1))
    assert "1.01 b" in read("plan.docx", docx(body, numbering=kinds)).text
