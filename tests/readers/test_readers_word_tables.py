"""Word: tables, what is merged in them, and cells that say something without words."""

from __future__ import annotations

import pytest
from wordfile import blocks, p, picture, r, tbl, tc, tr

from malkoll.document import Cell, Heading, Paragraph, Table

BOLD = "<w:b/>"
HEAD = "<w:tblHeader/>"
STARTS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def fill(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def tables(body: str) -> list[Table]:
    return [block for block in blocks(body) if isinstance(block, Table)]


def rows(body: str) -> list[list[str]]:
    (table,) = tables(body)
    return [[cell.text for cell in row.cells] for row in table.rows]


def cells(body: str) -> dict[str, Cell]:
    """The last cell of each row, by the first."""
    (table,) = tables(body)
    return {row.cells[0].text: row.cells[-1] for row in table.rows}


def test_rows_and_cells_keep_their_order_and_their_paragraphs() -> None:
    body = tbl(tr("Mål", "Ansvarig", properties=HEAD), tr(tc("Ren luft", "i tätorten"), tc("Miljöchef")))
    assert rows(body) == [["Mål", "Ansvarig"], ["Ren luft\ni tätorten", "Miljöchef"]]
    (table,) = tables(body)
    assert [row.head for row in table.rows] == [True, False]


def test_a_head_is_known_by_its_mark_or_by_being_bold_and_otherwise_not_assumed() -> None:
    plain = tr("Ren luft", "Miljöchef")
    bold = tr(tc(p(r("Mål", BOLD))), tc(p(r("Ansvarig", BOLD))))
    assert tables(tbl(bold, plain))[0].rows[0].head
    assert not tables(tbl(tr("Mål", "Ansvarig"), plain))[0].rows[0].head


def test_a_merged_head_heads_all_its_columns_and_a_merged_cell_below_stands_once() -> None:
    body = tbl(
        tr("Mål", tc("Värden", properties=span(2)), properties=HEAD),
        tr("Ren luft", "1", "2"),
        tr("Rent vatten", tc("ej mätt", properties=span(2))),
    )
    assert rows(body) == [["Mål", "Värden", "Värden"], ["Ren luft", "1", "2"], ["Rent vatten", "ej mätt", ""]]


@pytest.mark.parametrize("marked", [HEAD, ""])
def test_a_head_of_two_rows_becomes_one(marked: str) -> None:
    body = tbl(
        tr(
            tc("Indikator", properties=STARTS), tc("Utfall", properties=span(2)), tc("Mål", properties=span(2)),
            properties=marked,
        ),
        tr(tc("", properties=GOES_ON), "2024", "2025", "2026", "2027", properties=marked),
        tr("Andel nöjda", "61 %", "64 %", "67 %", "70 %"),
    )  # fmt: skip
    assert rows(body) == [
        ["Indikator", "Utfall 2024", "Utfall 2025", "Mål 2026", "Mål 2027"],
        ["Andel nöjda", "61 %", "64 %", "67 %", "70 %"],
    ]


def test_a_head_of_two_rows_may_have_columns_that_are_not_divided() -> None:
    body = tbl(
        tr(tc("Indikator", properties=STARTS), tc("Utfall", properties=span(2)), "Målvärde"),
        tr(tc("", properties=GOES_ON), "2024", "2025", "2027"),
        tr("Andel nöjda", "61 %", "64 %", "70 %"),
    )
    assert rows(body)[0] == ["Indikator", "Utfall 2024", "Utfall 2025", "Målvärde 2027"]


def test_the_paragraphs_of_a_cell_in_a_head_of_two_rows_stay_words_of_their_own() -> None:
    body = tbl(
        tr(tc("Indikator", properties=STARTS), tc("Utfall", "per år", properties=span(2)), properties=HEAD),
        tr(tc("", properties=GOES_ON), "2024", "2025", properties=HEAD),
        tr("Andel nöjda", "61 %", "64 %"),
    )
    assert rows(body)[0] == ["Indikator", "Utfall per år 2024", "Utfall per år 2025"]


def test_a_cell_merged_downwards_belongs_to_its_first_row() -> None:
    body = tbl(
        tr("Mål", "Indikator", properties=HEAD),
        tr(tc("Ren luft", properties=STARTS), "Antal dygn"),
        tr(tc("", properties=GOES_ON), "Andel elbilar"),
    )
    assert rows(body)[1:] == [["Ren luft", "Antal dygn"], ["", "Andel elbilar"]]


def test_a_title_right_across_a_table_is_a_row_and_not_its_head() -> None:
    body = tbl(
        tr(tc("Tabell 3. Nämndens indikatorer", properties=span(2))), tr("Indikator", "Mål"), tr("Väntetid", "4 dagar")
    )
    assert rows(body)[0] == ["Tabell 3. Nämndens indikatorer", ""]
    assert not tables(body)[0].rows[0].head


def test_borders_drawn_a_little_beside_each_other_make_no_columns() -> None:
    body = tbl(
        tr(tc("Mål", properties=span(2)), tc("Ansvarig", properties=span(3)), properties=HEAD),
        tr(tc("Ren luft", properties=span(2)), tc("Miljöchef", properties=span(3))),
    )
    assert rows(body) == [["Mål", "Ansvarig"], ["Ren luft", "Miljöchef"]]


def test_a_table_in_a_cell_is_text_of_that_cell() -> None:
    inner = tbl(tr("2025", "2026"), tr("61 %", "64 %"))
    assert rows(tbl(tr("Mål", "Värden", properties=HEAD), tr("Ren luft", tc(inner, p()))))[1] == [
        "Ren luft", "2025\n2026\n61 %\n64 %",
    ]  # fmt: skip


def test_a_table_that_goes_on_in_another_with_the_same_head_is_one_with_it() -> None:
    head = tr("Mål", "Ansvarig", properties=HEAD)
    body = tbl(head, tr("Ren luft", "Miljöchef")) + p() + tbl(head, tr("Rent vatten", "VA-chef"))
    (table,) = tables(body)
    assert [row.cells[0].text for row in table.rows] == ["Mål", "Ren luft", "Rent vatten"]
    assert [row.span.address for row in table.rows] == ["tabell 1, rad 1", "tabell 1, rad 2", "tabell 2, rad 2"]


def test_tables_with_text_between_them_are_two() -> None:
    head = tr("Mål", "Ansvarig", properties=HEAD)
    body = (
        tbl(head, tr("Ren luft", "Miljöchef"))
        + p("Nämnden svarar även för vatten.")
        + tbl(head, tr("Vatten", "VA-chef"))
    )
    assert len(tables(body)) == 2


def test_a_table_of_one_cell_is_a_frame_around_text() -> None:
    body = tbl(tr(tc(p("Mål 1: Ren luft", style="Rubrik1"), p("Nämnden följer luften varje dag."))))
    heading, paragraph = blocks(body)
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)


def test_an_image_or_a_colour_in_place_of_words_is_a_mark() -> None:
    dot = r("●", '<w:color w:val="FF0000"/>')
    body = tbl(
        tr("Mål", "Status", properties=HEAD),
        tr("Cell", tc("", properties=fill("92D050"))),
        tr("Stycke", tc(p(properties=fill("FFC000")))),
        tr("Prick", tc(p(dot))),
        tr("Bild", tc(p(picture()))),
        tr("Beskriven bild", tc(p(picture("Grön: enligt plan")))),
        tr("Vit", tc("", properties=fill("FFFFFF"))),
        tr("Överstruken", tc(p(r(" ", '<w:highlight w:val="yellow"/>')))),
        tr("Ord", tc("Enligt plan", properties=fill("92D050"))),
        tr("Svart prick", tc(p("●"))),
    )
    found = cells(body)
    assert {name: cell.mark for name, cell in found.items()} == {
        "Mål": None, "Cell": "colour:#92D050", "Stycke": "colour:#FFC000", "Prick": "colour:#FF0000", "Bild": "image",
        "Beskriven bild": "image", "Vit": None, "Överstruken": "colour:#FFFF00", "Ord": None, "Svart prick": None,
    }  # fmt: skip
    assert found["Beskriven bild"].text == "Grön: enligt plan"
    assert found["Ord"].text == "Enligt plan"
    assert found["Svart prick"].text == "●"


def test_stripes_over_whole_rows_and_a_column_of_labels_in_one_colour_say_nothing() -> None:
    grey, blue = fill("D9D9D9"), fill("DEEAF6")
    body = tbl(
        tr("Mål", "Ansvarig", "Status", properties=HEAD),
        tr(tc("Ren luft", properties=grey), tc("Chef", properties=grey), tc("", properties=grey)),
        tr(tc("Rent vatten", properties=blue), tc("Chef"), tc("")),
        tr(tc("", properties=blue), tc("Chef"), tc("Klart")),
        tr(tc("Ren mark", properties=blue), tc("Chef"), tc("")),
    )
    (table,) = tables(body)
    assert {cell.mark for row in table.rows for cell in row.cells} == {None}


def test_rows_that_a_tracked_change_took_away_are_gone_and_those_it_added_are_there() -> None:
    body = tbl(
        tr("Mål", "Ansvarig", properties=HEAD),
        tr("Struket mål", "Chef", properties='<w:del w:author="x"/>'),
        tr("Nytt mål", "Chef", properties='<w:ins w:author="x"/>'),
    )
    assert [row[0] for row in rows(body)] == ["Mål", "Nytt mål"]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('Chef')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr('Ren luft', cell)}</w:sdtContent></w:sdt>"
    assert rows(tbl(tr("Mål", "Ansvarig", properties=HEAD), row))[1] == ["Ren luft", "Chef"]


def test_every_row_has_an_address_that_counts_as_the_reader_of_the_plan_does() -> None:
    body = p("3.2 Indikatorer", style="Rubrik1") + tbl(tr("A", "B"), tr("c", "d"))
    body += p("Nämnden redovisar även dessa värden.") + tbl(tr("E", "F", properties=HEAD), tr("g", "h"))
    first, second = tables(body)
    assert second.rows[1].span.address == "avsnitt 3.2, tabell 2, rad 2"
    assert second.rows[1].cells[1].lines[0].span.address == "avsnitt 3.2, tabell 2, rad 2"
    assert first.rows[0].span.address == "avsnitt 3.2, tabell 1, rad 1"
