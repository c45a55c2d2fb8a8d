"""What is read of a PDF without a structure tree: everything is told by sizes, places, lines and colours."""

from __future__ import annotations

import pytest
from pdffile import Sheet, pdf

from malkoll.document import Document, Heading, Item, Paragraph, Table
from malkoll.errors import PlanError
from malkoll.readers import read as read_file
from malkoll.readers.pdf.columns import gutter_of

BODY = (
    "Nämnden ansvarar för förskola, grundskola och gymnasieskola i hela kommunen. Arbetet",
    "följs upp två gånger om året.",
)


def read(data: bytes) -> Document:
    return read_file("plan.pdf", data)


def _document(*sheets: Sheet) -> Document:
    return read(pdf(*sheets))


def _said(data: bytes) -> str:
    with pytest.raises(PlanError) as raised:
        read(data)
    return raised.value.text.sv


def _texts(*sheets: Sheet) -> list[str]:
    return [
        line.text for block in _document(*sheets).blocks if isinstance(block, Paragraph | Item) for line in block.lines
    ]


def _table(*sheets: Sheet) -> list[list[str]]:
    tables = [block for block in _document(*sheets).blocks if isinstance(block, Table)]
    assert len(tables) == 1
    return [[" / ".join(line.text for line in cell.lines) for cell in row.cells] for row in tables[0].rows]


def _page(*, bold: str = "") -> Sheet:
    sheet = Sheet().text(56, 80, "Plan för skolan 2026", 22, bold=True).text(56, 120, "Mål för eleverna", 16, bold=True)
    return sheet.lines(56, 150, *BODY)


def test_headings_have_their_level_by_their_size_and_a_bold_line_the_lowest() -> None:
    sheet = _page().text(56, 200, "Trygghet", bold=True).lines(56, 220, *BODY)
    found = [(block.level, block.text) for block in _document(sheet).blocks if isinstance(block, Heading)]
    assert [text for _, text in found] == ["Plan för skolan 2026", "Mål för eleverna", "Trygghet"]
    levels = [level for level, _ in found]
    assert levels[:2] == [1, 2]
    assert levels[2] is not None
    assert levels[2] > 2


def test_a_bold_line_with_nothing_under_it_is_text_and_no_heading() -> None:
    sheet = _page().text(56, 200, "Ansvarig", 14, bold=True).text(56, 220, "Biträdande rektor", bold=True)
    sheet.text(56, 250, "Ekonomi", 16, bold=True).lines(56, 270, *BODY)
    sheet.text(56, 320, "Ramar", bold=True).lines(56, 340, *BODY)
    found = {block.text: block.level for block in _document(sheet).blocks if isinstance(block, Heading)}
    assert found["Ramar"]
    assert not found.get("Biträdande rektor")


def test_lines_that_the_margin_broke_are_one_paragraph() -> None:
    assert " ".join(BODY) in _texts(_page())


def test_a_word_parted_at_the_margin_is_whole_again_and_a_hyphen_of_its_own_stays() -> None:
    sheet = _page().lines(
        56,
        200,
        "Kommunen har under en längre tid arbetat med att samla sin fören-",
        "ingsverksamhet på ett ställe, och alla som arbetar inom hälso-",
        "och sjukvården har fått del av det.",
    )
    text = " ".join(_texts(sheet))
    assert "föreningsverksamhet på" in text
    assert "hälso- och sjukvården" in text


def test_a_minus_at_the_margin_stays_with_its_number() -> None:
    sheet = _page().lines(
        56, 200, "Verksamheten för barn och unga i kommunen visar en avvikelse från budgeten med -", "14,1 mnkr i år."
    )
    assert "-14,1 mnkr" in " ".join(_texts(sheet))


def test_running_heads_and_page_numbers_are_left_out() -> None:
    sheets = [
        Sheet()
        .text(56, 30, "Björklunda kommun", 9)
        .lines(56, 140, f"Stycke {number} om skolan.")
        .text(290, 820, f"{number}", 9)
        for number in range(1, 6)
    ]
    assert _texts(*sheets) == [f"Stycke {number} om skolan." for number in range(1, 6)]


def _one_page(title: int, *, left: int = 72) -> Sheet:
    return (
        Sheet().text(left, 46, "Mål 9: Sidhuvud").text(left, title, "Plan 2027", 20, bold=True).lines(left, 150, *BODY)
    )


def test_the_head_of_a_page_that_stands_alone_is_left_out() -> None:
    assert _texts(_one_page(91)) == [" ".join(BODY)]


@pytest.mark.parametrize(
    "sheet",
    [
        _one_page(70),
        _one_page(91, left=36),
        Sheet().text(72, 46, "Mål 9: Sidhuvud").lines(72, 100, *BODY),
        Sheet().text(72, 46, "Mål 9: Sidhuvud", 20, bold=True).text(72, 100, "Plan 2027", 20).lines(72, 150, *BODY),
    ],
    ids=["close to the title", "narrow margins", "no title", "a title itself"],
)
def test_what_may_be_text_at_the_top_of_a_page_that_stands_alone_is_kept(sheet: Sheet) -> None:
    assert any("Mål 9" in getattr(block, "text", "") for block in _document(sheet).blocks)


def test_headings_that_are_numbered_page_by_page_are_no_running_heads() -> None:
    sheets = [Sheet().text(56, 70, f"Mål {number}", 18, bold=True).lines(56, 110, *BODY) for number in range(1, 6)]
    found = [block.text for block in _document(*sheets).blocks if isinstance(block, Heading)]
    assert found == [f"Mål {number}" for number in range(1, 6)]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"Vänster rad {number} om skolan och hemmen" for number in range(8)]
    right = [f"Höger rad {number} om vägar och parker" for number in range(8)]
    text = " ".join(_texts(Sheet().lines(56, 100, *left).lines(320, 100, *right)))
    assert text.index("Vänster rad 7") < text.index("Höger rad 0")


def test_a_note_at_the_foot_of_a_page_is_a_paragraph_of_its_own() -> None:
    sheet = _page().text(56, 780, "1 Enkäten går ut i mars varje år.", 8)
    assert any(text.endswith("Enkäten går ut i mars varje år.") and "Nämnden" not in text for text in _texts(sheet))


@pytest.mark.parametrize("bullet", ["•", "–", "·"])
def test_lines_after_bullets_are_items_and_those_further_in_are_deeper(bullet: str) -> None:
    sheet = _page()
    for base, x, words in ((200, 60, "Fler lärare"), (215, 90, "i alla skolor"), (230, 60, "Lugnare raster")):
        sheet.text(x, base, bullet).text(x + 16, base, words)
    items = [(block.depth, block.lines[0].text) for block in _document(sheet).blocks if isinstance(block, Item)]
    assert items == [(0, "Fler lärare"), (1, "i alla skolor"), (0, "Lugnare raster")]


def test_bullets_that_are_drawn_make_items_as_written_ones_do() -> None:
    sheet = _page()
    for base, words in ((200, "Fler lärare"), (215, "Lugnare raster")):
        sheet.fill(62, base - 6, 66, base - 2, (0, 0, 0)).text(76, base, words)
    items = [block.lines[0].text for block in _document(sheet).blocks if isinstance(block, Item)]
    assert items == ["Fler lärare", "Lugnare raster"]


def test_numbered_lines_are_items_with_their_numbers() -> None:
    sheet = _page().text(60, 200, "1.").text(80, 200, "Fler lärare").text(60, 215, "2.").text(80, 215, "Lugnare raster")
    items = [(block.number, block.lines[0].text) for block in _document(sheet).blocks if isinstance(block, Item)]
    assert items == [(1, "Fler lärare"), (2, "Lugnare raster")]


# --- tables -------------------------------------------------------------------------------------

HEAD = ["Mål", "Indikator", "Målvärde"]
ROWS = [["Fler läser", "Andel läsare", "90 %"], ["Färre frånvarande", "Frånvaro", "4 %"]]
EDGES = (56, 200, 380, 500)


def test_ruling_lines_make_a_table_with_its_bold_head() -> None:
    sheet = _page().table((200, 220, 240, 260), EDGES, [HEAD, *ROWS], bold=True)
    assert _table(sheet) == [HEAD, *ROWS]
    table = next(block for block in _document(sheet).blocks if isinstance(block, Table))
    assert [row.head for row in table.rows] == [True, False, False]


def test_words_under_each_other_make_a_table_without_ruling_lines() -> None:
    sheet = _page()
    for number, row in enumerate([HEAD, *ROWS]):
        for x, words in zip(EDGES, row, strict=False):
            sheet.text(x, 220 + 16 * number, words, bold=number == 0)
    assert _table(sheet) == [HEAD, *ROWS]


def _written(sheet: Sheet, top: float, edges: tuple[int, ...], *rows: list[str], bold: int = 1) -> Sheet:
    """Rows of words under each other at ``edges``, the first ``bold`` of them bold."""
    for number, row in enumerate(rows):
        for x, words in zip(edges, row, strict=True):
            if words:
                sheet.text(x, top + 16 * number, words, bold=number < bold)
    return sheet


THREE = ["Indikator", "Utfall 2025", "Målvärde 2027"]
CLOSE = (56, 109, 175)
"""Where words of size 11 stand with little more white between them than between words."""


def test_a_bold_head_whose_words_stand_close_still_heads_the_columns_under_it() -> None:
    sheet = _written(_page(), 220, CLOSE, THREE, ["Träd", "100", "200"], ["Buskar", "", "300"])
    assert _table(sheet) == [THREE, ["Träd", "100", "200"], ["Buskar", "", "300"]]
    table = next(block for block in _document(sheet).blocks if isinstance(block, Table))
    assert [row.head for row in table.rows] == [True, False, False]


def test_a_bold_head_over_one_row_that_fills_its_columns_is_a_table() -> None:
    assert _table(_written(_page(), 220, CLOSE, THREE, ["Träd", "100", "200"])) == [THREE, ["Träd", "100", "200"]]


def test_a_cell_of_several_lines_under_a_bold_head_is_one_and_the_text_after_the_table_is_none_of_it() -> None:
    sheet = _written(_page(), 220, EDGES[:3], THREE, ["Andel invånare som är", "80 %", "90 %"], bold=1)
    sheet.text(56, 249, "nöjda med parkerna").text(56, 265, "Antal träd").text(200, 265, "100").text(380, 265, "200")
    sheet.text(56, 290, "Ansvarig: Parkchef")
    assert _table(sheet) == [
        THREE,
        ["Andel invånare som är nöjda med parkerna", "80 %", "90 %"],
        ["Antal träd", "100", "200"],
    ]
    assert _texts(sheet)[-1] == "Ansvarig: Parkchef"


def test_values_in_the_middle_of_the_height_of_their_row_are_in_that_row() -> None:
    sheet = _written(_page(), 220, EDGES[:3], THREE)
    sheet.text(56, 237, "Andel invånare som är").text(56, 251, "nöjda med parkerna")
    sheet.text(200, 244, "80 %").text(380, 244, "90 %")
    sheet.text(56, 268, "Antal träd").text(200, 268, "100").text(380, 268, "200")
    assert _table(sheet) == [
        THREE,
        ["Andel invånare som är nöjda med parkerna", "80 %", "90 %"],
        ["Antal träd", "100", "200"],
    ]


def test_a_bold_heading_with_white_after_its_number_is_no_head_of_a_table() -> None:
    sheet = _written(_page(), 220, (56, 90), ["1.2", "Trygghet för alla"], ["a)", "Enkät"], ["b)", "Samtal"])
    assert not any(isinstance(block, Table) for block in _document(sheet).blocks)


def test_a_bold_line_with_white_in_it_over_running_text_is_no_head_of_a_table() -> None:
    sheet = _page().text(56, 200, "Mål nummer ett", bold=True).text(200, 200, "Trygghet för alla", bold=True)
    assert not any(isinstance(block, Table) for block in _document(sheet.lines(56, 216, *BODY)).blocks)


def test_a_head_over_two_columns_heads_both_and_a_cell_over_two_rows_stands_in_the_first() -> None:
    sheet = _page()
    for x0, y0, x1, y1 in (
        *((56, y, 500, y) for y in (200, 220, 260)),
        (200, 240, 500, 240),
        *((x, 200, x, 260) for x in (56, 200, 500)),
        (380, 220, 380, 260),
    ):
        sheet.rule(x0, y0, x1, y1)
    sheet.text(60, 214, "Mål", bold=True).text(204, 214, "Andel", bold=True)
    sheet.text(60, 234, "Fler läser").text(204, 234, "80 %").text(384, 234, "90 %").text(204, 254, "81 %").text(
        384, 254, "91 %"
    )
    assert _table(sheet) == [["Mål", "Andel", "Andel"], ["Fler läser", "80 %", "90 %"], ["", "81 %", "91 %"]]


def _two_row_head(sheet: Sheet, top: int, *rows: list[str], bold: bool = True) -> Sheet:
    """A ruled table: "Indikator" beside "Utfall", which is divided into two years, and ``rows`` of data."""
    floors = [top + 20 * number for number in range(len(rows) + 3)]
    for y in floors:
        sheet.rule(200 if y == top + 20 else 56, y, 500, y)
    for x in (56, 200, 380, 500):
        sheet.rule(x, top + 20 if x == 380 else top, x, floors[-1])
    sheet.text(60, top + 24, "Indikator", bold=bold).text(204, top + 14, "Utfall", bold=bold)
    sheet.text(204, top + 34, "2024", bold=bold).text(384, top + 34, "2025", bold=bold)
    for y, row in zip(floors[2:], rows, strict=False):
        for x, words in zip((60, 204, 384), row, strict=True):
            sheet.text(x, y + 14, words)
    return sheet


TWO_ROWS = ["Indikator", "Utfall 2024", "Utfall 2025"]


@pytest.mark.parametrize("bold", [True, False])
def test_a_head_of_two_rows_is_one_with_the_words_of_both_over_each_column(bold: bool) -> None:
    sheet = _two_row_head(_page(), 200, ["Fler läser", "80 %", "90 %"], bold=bold)
    assert _table(sheet) == [TWO_ROWS, ["Fler läser", "80 %", "90 %"]]
    table = next(block for block in _document(sheet).blocks if isinstance(block, Table))
    assert [row.head for row in table.rows] == [True, False]
    assert "rad 3" in (table.rows[1].span.address or "")


def test_a_head_of_two_rows_that_is_repeated_on_the_next_page_is_read_once() -> None:
    first = _two_row_head(_page(), 700, ["Fler läser", "80 %", "90 %"])
    second = _two_row_head(Sheet(), 60, ["Färre väntar", "9", "4"]).lines(56, 170, *BODY)
    assert _table(first, second) == [TWO_ROWS, ["Fler läser", "80 %", "90 %"], ["Färre väntar", "9", "4"]]


def test_rows_with_a_wide_cell_at_the_top_of_the_next_page_are_no_head_of_their_own() -> None:
    first = _two_row_head(_page(), 700, ["Fler läser", "80 %", "90 %"])
    second = Sheet()
    for x0, y0, x1, y1 in (
        *((56, y, 500, y) for y in (60, 100, 120)),
        (200, 80, 500, 80),
        *((x, 60, x, 120) for x in (56, 200, 500)),
        (380, 80, 380, 120),
    ):
        second.rule(x0, y0, x1, y1)
    second.text(60, 84, "Färre väntar").text(204, 74, "Mäts inte").text(204, 94, "9").text(384, 94, "4")
    second.text(60, 114, "Fler simmar").text(204, 114, "70 %").text(384, 114, "75 %").lines(56, 150, *BODY)
    rows = _table(first, second)
    assert rows[0] == TWO_ROWS
    assert [row[:2] for row in rows[1:]] == [
        ["Fler läser", "80 %"],
        ["Färre väntar", "Mäts inte"],
        ["", "9"],
        ["Fler simmar", "70 %"],
    ]


def test_a_row_right_across_a_table_stands_above_its_head() -> None:
    sheet = _page()
    for x0, y0, x1, y1 in (
        *((56, y, 500, y) for y in (200, 220, 240, 260)),
        *((x, 200, x, 260) for x in (56, 500)),
        (200, 220, 200, 260),
    ):
        sheet.rule(x0, y0, x1, y1)
    sheet.text(60, 214, "Mätning av läsning").text(60, 234, "Indikator", bold=True).text(204, 234, "Utfall", bold=True)
    sheet.text(60, 254, "Fler läser").text(204, 254, "80 %")
    assert _table(sheet) == [["Mätning av läsning", ""], ["Indikator", "Utfall"], ["Fler läser", "80 %"]]


def test_a_table_over_two_pages_is_one_and_its_repeated_head_is_read_once() -> None:
    first = _page().table((740, 760, 780), EDGES, [HEAD, ROWS[0]], bold=True)
    second = Sheet().table((60, 80, 100), EDGES, [HEAD, ROWS[1]], bold=True).lines(56, 130, *BODY)
    assert _table(first, second) == [HEAD, *ROWS]


def test_rows_of_numbers_on_both_sides_of_a_page_break_stay_two_rows() -> None:
    head, above, below = ["Tkr", "2025", "2026"], ["Gator", "24 600", "25 150"], ["varav vintern", "9 800", "11 020"]
    first = _page().table((740, 760, 780), EDGES, [head, above], bold=True)
    second = Sheet().table((60, 80), EDGES, [below]).lines(56, 130, *BODY)
    assert _table(first, second) == [head, above, below]


def test_a_word_that_a_narrow_cell_broke_is_whole_and_two_words_stay_two() -> None:
    edges = (56, 160, 240)
    sheet = _page().table(
        (200, 220, 250, 280), edges, [["Ansvarig", "Mål"], ["Utbildningsnämnde", "1"], ["Verkställande", "2"]]
    )
    sheet.text(60, 228 + 20, "n").text(60, 280 - 4, "direktör")
    found = _table(sheet)
    assert [row[0] for row in found] == ["Ansvarig", "Utbildningsnämnden", "Verkställande direktör"]


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_page_whose_text_runs_up_or_down_is_read_as_if_it_were_turned(degrees: int) -> None:
    turned = Sheet().table((300, 320, 340, 360), EDGES, [HEAD, *ROWS], bold=True).turned(degrees)
    assert _table(_page(), turned) == [HEAD, *ROWS]


@pytest.mark.parametrize(("drawn", "mark"), [("colour", "colour:#FF0000"), ("image", "image")])
def test_a_colour_or_an_image_alone_in_a_cell_is_its_mark(drawn: str, mark: str) -> None:
    sheet = _page()
    if drawn == "colour":
        sheet.fill(380, 220, 500, 240, (1, 0, 0))
    else:
        sheet.picture(430, 223, 444, 237)
    sheet.table((200, 220, 240), EDGES, [HEAD, ["Fler läser", "Andel läsare", ""]], bold=True)
    table = next(block for block in _document(sheet).blocks if isinstance(block, Table))
    assert [cell.mark for cell in table.rows[1].cells] == [None, None, mark]


# --- addresses, fonts, and what cannot be read --------------------------------------------------


def test_the_address_tells_the_page() -> None:
    sheets = [Sheet().lines(56, 140, f"Stycke nummer {number} handlar om skolan.") for number in range(1, 8)]
    blocks = [block for block in _document(*sheets).blocks if isinstance(block, Paragraph)]
    assert "sida 7" in (blocks[-1].span.address or "")


def test_text_in_a_font_without_a_map_to_unicode_is_read_by_its_encoding() -> None:
    fonts = "/F3 << /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding >>"
    sheet = Sheet().text(56, 100, "Åtgärder för öppna förskolor beslutas i mars.", font="F3")
    document = read(pdf(sheet, fonts=fonts))
    assert [block.lines[0].text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Åtgärder för öppna förskolor beslutas i mars."
    ]


def test_scanned_pages_among_others_are_told_by_number() -> None:
    scanned = Sheet().picture(0, 0, 595, 842)
    told = read(pdf(_page(), scanned, _page(), scanned))
    assert "sidorna 2, 4." in told.text
    assert "inte läst" in told.text


def test_an_empty_page_or_a_small_picture_is_not_told_as_scanned() -> None:
    assert "inte läst" not in read(pdf(_page(), Sheet(), Sheet().picture(50, 50, 90, 90))).text


def test_a_document_of_scanned_pages_alone_is_not_checked_and_says_why() -> None:
    said = _said(pdf(Sheet().picture(0, 0, 595, 842)))
    assert "inskannad" in said
    assert "inte granskad" in said


def test_a_document_locked_against_changes_alone_is_read() -> None:
    document = read(pdf(_page(), password=""))
    assert any(isinstance(block, Heading) and block.text == "Mål för eleverna" for block in document.blocks)


def test_a_document_with_a_password_for_opening_says_so() -> None:
    assert "skyddad med lösenord" in _said(pdf(_page(), password="hemligt"))


@pytest.mark.parametrize("part", [0.1, 0.4])
def test_a_document_cut_short_says_so(part: float) -> None:
    data = pdf(_page())
    assert "skadad eller avkortad" in _said(data[: int(len(data) * part)])


def test_more_pages_than_are_read_give_one_sentence() -> None:
    assert "fler än 1000 sidor" in _said(pdf(*[Sheet()] * 1001))


def test_a_page_that_says_it_is_wider_than_a_country_is_looked_through_in_as_many_steps_as_any() -> None:
    narrow = [(0.0, 90.0)] * 6
    far = [(1e12, 1e12 + 90.0)] * 6
    between = gutter_of([*narrow, *far])
    assert between is not None
    assert 90 < between < 1e12
    assert gutter_of([(0.0, 90.0)] * 6 + [(120.0, 210.0)] * 6) == pytest.approx(96, abs=20)
