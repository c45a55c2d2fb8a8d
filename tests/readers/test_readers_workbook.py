"""Excel workbooks: sheets, tables and values are read as a person sees them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from malkoll.document import Document, Heading, Note, Paragraph, Table
from malkoll.errors import PlanError
from malkoll.readers import read
from malkoll.readers.sheets.numbers import shown

SHEET = "xl/worksheets/sheet1.xml"
GOALS = (
    ("Mål", "Indikator", "Utgångsvärde 2025", "Målvärde 2027", "Ansvarig"),
    ("Fler unga ska låna böcker", "Andel unga låntagare", "61 %", "70 %", "Bibliotekschef"),
)


def saved(fill: Callable[[Worksheet], None], name: str = "Mål") -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    fill(sheet)
    return bytes_of(book)


def bytes_of(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def made(fill: Callable[[Worksheet], None], name: str = "Mål") -> Document:
    return read("plan.xlsx", saved(fill, name))


def rows(*rows: tuple[object, ...]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(row)

    return fill


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.874, "0.0%", "87,4 %"),
        (0.125, "0%", "13 %"),
        (-0.03, "0.0 %", "-3,0 %"),
        (12345.678, "#,##0", "12 346"),
        (12345, "# ##0", "12 345"),
        (12345, '#\\ ##0" kr"', "12 345 kr"),
        (1234.5, '_-* #,##0.00\\ "kr"_-;\\-* #,##0.00\\ "kr"_-', "1 234,50 kr"),
        (1234.5, "#,##0.0\\ [$kr-41D]", "1 234,5 kr"),
        (1_234_567, '0.0,, "mnkr"', "1,2 mnkr"),
        (-12.5, "#,##0.0;[Red]#,##0.0", "-12,5"),
        (-12.5, "#,##0.0;(#,##0.0)", "(12,5)"),
        (0, '#,##0;-#,##0;"-"', "0"),
        (0, "0;-0;;@", ""),
        (5, ";;;", ""),
        (0.1 + 0.2, "General", "0,3"),
        (2027, None, "2027"),
        (2.5, "# ?/?", "2,5"),
        (7, "00", "07"),
        (0.25, "0.###", "0,25"),
        (5, 'General" st"', "5 st"),
        (float("inf"), "0", "inf"),
        (True, None, "SANT"),
        (datetime.datetime(2027, 3, 1), "d mmm yyyy", "2027-03-01"),
        (datetime.datetime(2027, 3, 1), "mmm\\-yy", "2027-03"),
        (datetime.datetime(2027, 1, 1), "yyyy", "2027"),
        (datetime.datetime(2027, 3, 1, 13, 30), "yyyy-mm-dd hh:mm", "2027-03-01 13:30"),
        (datetime.date(2027, 3, 1), None, "2027-03-01"),
        (datetime.time(8, 5), "h:mm", "08:05"),
        (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (None, "0", ""),
    ],
)
def test_values_are_written_as_they_are_shown_in_swedish(value: object, form: str | None, text: str) -> None:
    assert shown(value, form) == text


def test_a_sheet_stands_under_its_name_and_its_rows_have_addresses() -> None:
    document = made(rows(*GOALS))
    assert headings(document) == ["Mål"]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert table.rows[1].cells[0].span.address == "blad ”Mål”, rad 2"
    assert tables(document) == [[list(row) for row in GOALS]]


def test_a_sheet_without_a_name_of_its_own_gets_no_heading() -> None:
    assert headings(made(rows(*GOALS), "Blad1")) == []


def test_the_title_of_the_plan_comes_first_and_titles_of_tables_are_headings() -> None:
    document = made(
        rows(("Verksamhetsplan 2026–2027",), ("Kulturnämnden",), (), ("Mål 1: Fler läser",), *GOALS), "Kultur"
    )
    assert headings(document)[:2] == ["Verksamhetsplan 2026–2027", "Kultur"]
    assert "Mål 1: Fler läser" in headings(document)


def test_tables_parted_by_empty_rows_are_tables_of_their_own() -> None:
    document = made(rows(*GOALS, (), (), ("Tkr", "Budget", "Utfall"), ("Lön", 1200, 1300)))
    assert [len(table) for table in tables(document)] == [2, 2]


def test_one_empty_row_between_the_goals_of_a_table_does_not_end_it() -> None:
    more = ("Scenen ska nå fler", "Antal besökare", "1 200", "1 500", "Kulturchef")
    assert tables(made(rows(*GOALS, (), more))) == [[*map(list, GOALS), list(more)]]


def test_merged_heads_head_all_their_columns_and_goals_stand_on_their_first_row() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(
            ("Mål", "Indikator", "Utfall", None, "Målvärde"),
            (None, None, 2024, 2025, 2027),
            ("Fler läser", "Andel läsare", 1, 2, 3),
            (None, "Antal lån", 4, 5, 6),
        )(sheet)
        for merged in ("A1:A2", "B1:B2", "C1:D1", "A3:A4"):
            sheet.merge_cells(merged)

    assert tables(made(fill)) == [
        [
            ["Mål", "Indikator", "Utfall 2024", "Utfall 2025", "Målvärde 2027"],
            ["Fler läser", "Andel läsare", "1", "2", "3"],
            ["", "Antal lån", "4", "5", "6"],
        ]
    ]


def test_what_is_hidden_is_not_read() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    rows(("Mål", "Intern not", "Ansvarig"), ("Fler läser", "hemligt", "Chef"), ("Utkast", "x", "Chef"))(sheet)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    secret = book.create_sheet("Underlag")
    secret["A1"] = "hemligt"
    secret.sheet_state = "hidden"
    document = read("plan.xlsx", bytes_of(book))
    assert tables(document) == [[["Mål", "Ansvarig"], ["Fler läser", "Chef"]]]
    assert "hemligt" not in document.text


def test_a_status_shown_by_colour_alone_is_marked_and_a_shaded_row_is_not() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("Mål", "Status", "Not"), ("Fler läser", None, "a"), ("Fler spelar", None, None))(sheet)
        sheet["B2"].fill = PatternFill("solid", fgColor="FF92D050")
        sheet["C3"].fill = PatternFill("solid", fgColor="FFF2F2F2")
        sheet["B3"].fill = PatternFill("solid", fgColor=openpyxl.styles.Color(theme=5))

    (table,) = (block for block in made(fill).blocks if isinstance(block, Table))
    assert [cell.mark for row in table.rows[1:] for cell in row.cells] == [
        None,
        "colour:#92D050",
        None,
        None,
        "colour:#C0504D",
        None,
    ]


def test_a_formula_without_a_saved_value_is_empty_and_told_in_a_comment() -> None:
    document = made(rows(("Mål", "Utfall"), ("Fler läser", "=1+1")))
    assert tables(document)[0][1] == ["Fler läser", ""]
    (note,) = (block for block in document.blocks if isinstance(block, Note))
    assert "B2" in note.text


def test_an_image_in_an_empty_cell_is_known() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing = (
        '<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><d:oneCellAnchor>'
        "<d:from><d:col>1</d:col><d:row>1</d:row></d:from><d:pic><d:nvPicPr>"
        '<d:cNvPr id="1" name="Bild 1" descr="Grön pil uppåt"/></d:nvPicPr></d:pic></d:oneCellAnchor></d:wsDr>'
    )
    pointer = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relation}/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    out = io.BytesIO()
    book = saved(rows(("Mål", "Status"), ("Fler läser", None)))
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(out, "w") as zipped:
        for name in source.namelist():
            data = source.read(name)
            if name == SHEET:
                end = f'<drawing xmlns:r="{relation}" r:id="rId1"/></worksheet>'
                data = data.replace(b"</worksheet>", end.encode())
            zipped.writestr(name, data)
        zipped.writestr("xl/worksheets/_rels/sheet1.xml.rels", pointer)
        zipped.writestr("xl/drawings/drawing1.xml", drawing)
    (table,) = (block for block in read("plan.xlsx", out.getvalue()).blocks if isinstance(block, Table))
    assert (table.rows[1].cells[1].mark, table.rows[1].cells[1].text) == ("image", "Grön pil uppåt")


def test_running_text_in_rows_is_text_and_not_a_table() -> None:
    document = made(
        rows(("Nämnden ansvarar för kultur.",), ("Ansvarig: Kulturchef",), (), ("Fler ska läsa",), *GOALS), "Blad1"
    )
    text, heading, _ = document.blocks
    assert isinstance(text, Paragraph)
    assert [line.text for line in text.lines] == ["Nämnden ansvarar för kultur.", "Ansvarig: Kulturchef"]
    assert text.span.address == "blad ”Blad1”, rad 1–2"
    assert isinstance(heading, Heading)


def test_bold_first_rows_are_head_rows() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(*GOALS)(sheet)
        for cell in sheet[1]:
            cell.font = Font(bold=True)

    (table,) = (block for block in made(fill).blocks if isinstance(block, Table))
    assert [row.head for row in table.rows] == [True, False]


def test_lines_in_a_cell_are_lines() -> None:
    assert tables(made(rows(("Mål", "Åtgärd"), ("Fler läser", "Köp böcker\nÖppna tidigare"))))[0][1][1] == (
        "Köp böcker\nÖppna tidigare"
    )


def test_columns_far_to_the_right_are_left_out_and_that_is_told() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(*GOALS)(sheet)
        sheet.cell(2, 900, "långt bort")

    document = made(fill)
    assert "långt bort" not in document.text
    assert any(isinstance(block, Note) and "kolumner" in block.text for block in document.blocks)


def test_a_cell_far_down_costs_no_more_than_one_near() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(*GOALS)(sheet)
        sheet.cell(1_048_576, 1, "längst ner")

    assert "längst ner" in made(fill).text


# --- files that cannot be read ------------------------------------------------------------------

GOOD = saved(rows(*GOALS))


def changed(member: str, data: bytes | Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in source.namelist():
            old = source.read(name)
            new = old if name != member else data if isinstance(data, bytes) else data(old)
            zipped.writestr(name, new)
    return out.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b SYSTEM "file:///etc/hostname">]><x>&a;&b;</x>'
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def filled(count: int) -> bytes:
    row = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
    return b'<worksheet xmlns="' + MAIN + b'"><sheetData>' + row * (count // 100) + b"</sheetData></worksheet>"


def sheets_doubled(book: bytes, times: int) -> bytes:
    """The book with its sheet named again and again, which took the reading of as many sheets."""
    return re.sub(rb"<sheet [^>]*/>", lambda found: found[0] * times, book)


@pytest.mark.parametrize(
    ("data", "sv", "en"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "lösenord", "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "äldre slag", "older"),
        (GOOD[: len(GOOD) // 2], "avkortad", "cut short"),
        (b"Mal;Ansvarig\n", "är ren text", "is plain text"),
        (changed("xl/workbook.xml", BOMB), "dokumenttyp", "document type"),
        (changed("xl/theme/theme1.xml", BOMB), "dokumenttyp", "document type"),
        (changed(SHEET, BOMB), "dokumenttyp", "document type"),
        (changed(SHEET, lambda old: old[: len(old) // 2]), "XML", "XML"),
        (changed("xl/styles.xml", b"<styleSheet>"), "skadad", "damaged"),
        (changed("[Content_Types].xml", b"<Types/>"), "skadad", "damaged"),
        (changed(SHEET, filled(300_000)), "ifyllda celler", "filled cells"),
        (changed(SHEET, b'<worksheet xmlns="' + MAIN + b'">' + b"<row/>" * 120_000), "större", "larger"),
        (changed(SHEET, b"<x>" + b" " * 60_000_000), "packar upp", "unpacks"),
        (changed("xl/workbook.xml", lambda old: sheets_doubled(old, 2000)), "skadad", "damaged"),
        (saved(lambda sheet: None), "tom", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_in_both_languages(data: bytes, sv: str, en: str) -> None:
    with pytest.raises(PlanError) as caught:
        read("plan.xlsx", data)
    text = caught.value.text
    assert sv in text.sv
    assert en in (text.en or "")


@pytest.mark.parametrize("suffix", [".xls", ".xlsb", ".ods"])
def test_a_workbook_of_another_kind_is_to_be_saved_as_xlsx(suffix: str) -> None:
    with pytest.raises(PlanError) as caught:
        read(f"plan{suffix}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert (caught.value.text.sv or "").endswith("spara planen som .xlsx.")
    assert (caught.value.text.en or "").endswith("save the plan as .xlsx.")
