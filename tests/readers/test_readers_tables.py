"""Tables: tabs, pipes, HTML, and rows that a page has broken."""

from __future__ import annotations

import pytest

from malkoll.document import Table
from malkoll.readers import read


def tables(text: str) -> list[Table]:
    return [block for block in read("plan.md", text.encode()).blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_lines_with_tabs_are_rows() -> None:
    [table] = tables("Text.\nIndikator\tMålvärde\nAndel nöjda\t80 %\nAntal besök\t\n\nText.")
    assert cells(table) == [["Indikator", "Målvärde"], ["Andel nöjda", "80 %"], ["Antal besök", ""]]
    assert [row.head for row in table.rows] == [False] * 3
    assert (table.span.line, table.span.end_line) == (2, 4)
    assert (table.rows[1].cells[1].span.line, table.rows[1].cells[1].span.column) == (3, 13)


def test_a_row_with_one_filled_cell_belongs_to_its_table() -> None:
    [table] = tables("Uppdrag 3: Fler lokaler\t\t\nÅtgärd\tAktivitet\tStatus\nBygga\tPågår\t\n\nUppdrag 4: Färre\t\t\n")
    assert cells(table)[0] == ["Uppdrag 3: Fler lokaler", "", ""]
    assert cells(table)[3] == ["Uppdrag 4: Färre", "", ""]


def test_tabs_that_make_no_columns_make_no_table() -> None:
    assert tables("\tIndragen text\n\nRubrik\t\t\n\n1.\tTrygghet\n2.\tHälsa\n\n•\tpunkt\n") == []


def test_numbered_lines_under_a_head_are_rows() -> None:
    [table] = tables("Nr\tMål\n1.\tTrygghet\n2.\tHälsa\n")
    assert cells(table) == [["Nr", "Mål"], ["1.", "Trygghet"], ["2.", "Hälsa"]]


def test_a_table_goes_on_after_a_page_and_its_broken_row_is_whole() -> None:
    [table] = tables(
        "Åtgärd\tAktivitet\tStatus\n"
        "Utbilda\tChefer går en kurs i\tPågår\n"
        "--\t--\t--\n"
        "\n\n"
        "\t<p>systematiskt arbete.</p> <p>Den är klar i maj.</p>\t\n"
        "Rekrytera\tMässor\t\n"
    )
    assert cells(table) == [
        ["Åtgärd", "Aktivitet", "Status"],
        ["Utbilda", "Chefer går en kurs i\nsystematiskt arbete.\nDen är klar i maj.", "Pågår"],
        ["Rekrytera", "Mässor", ""],
    ]
    assert (table.rows[1].span.line, table.rows[1].span.end_line) == (2, 6)
    assert [line.span.line for line in table.rows[1].cells[1].lines] == [2, 6, 6]


def test_a_head_of_years_is_no_broken_row() -> None:
    [table] = tables("Kvinnor\t12\t14\nMän\t9\t10\n\n\t2024\t2025\nKvinnor\t3\t4\n")
    assert [row.cells[1].text for row in table.rows] == ["12", "9", "2024", "3"]


def test_tables_of_other_widths_or_with_text_between_are_apart() -> None:
    assert len(tables("a\tb\nc\td\n\ne\tf\tg\n")) == 2
    assert len(tables("a\tb\nc\td\n\nText.\n\ne\tf\n")) == 2


def test_pipe_tables_have_a_head() -> None:
    [table] = tables("| Mål | Ansvarig |\n|:---|---:|\n| Ren luft | **Nämnden** |\n| A \\| B | |\n")
    assert [row.head for row in table.rows] == [True, False, False]
    assert cells(table) == [["Mål", "Ansvarig"], ["Ren luft", "Nämnden"], ["A | B", ""]]
    assert table.rows[1].cells[1].lines[0].bold == 7


def test_pipe_tables_without_outer_pipes_or_head_are_read() -> None:
    [table] = tables("Mål | Värde\n--- | ---\nRen luft | 3\n")
    assert cells(table) == [["Mål", "Värde"], ["Ren luft", "3"]]
    [bare] = tables("Text.\n\n| a | b |\n| c | d |\n")
    assert [row.head for row in bare.rows] == [False, False]
    [marked] = tables("- | | |\n|--|---|\n| Energi | Hälsa |\n")
    assert cells(marked) == [["Energi", "Hälsa"]]


def test_html_in_cells_makes_lines() -> None:
    [table] = tables("| Mål | Status |\n|---|---|\n| <p>ett</p><p>två</p> | a<br>b <ul><li>c</li><li>d</li></ul> |\n")
    assert cells(table)[1] == ["ett\ntvå", "a\nb\nc\nd"]


@pytest.mark.parametrize("separator", ["\t", " | "])
def test_an_image_alone_marks_its_cell(separator: str) -> None:
    head = "Mål{0}Status\n" if separator == "\t" else "Mål{0}Status\n---|---\n"
    [table] = tables(
        (head + "Ren luft{0}![](gron.png)\nRent vatten{0}![Gul](gul.png)\nSkog{0}![](x.png) Klart\n").format(separator)
    )
    status = [row.cells[1] for row in table.rows[1:]]
    assert [(cell.mark, cell.text) for cell in status] == [("image", ""), ("image", "Gul"), (None, "Klart")]


def test_a_colour_alone_marks_its_cell() -> None:
    [table] = tables(
        '<table><tr><td>Ren luft</td><td style="background-color: #92D050;"></td>'
        '<td bgcolor="red">Röd</td></tr></table>'
    )
    assert [(cell.text, cell.mark) for cell in table.rows[0].cells] == [
        ("Ren luft", None),
        ("", "colour:#92D050"),
        ("Röd", None),
    ]
    [piped] = tables('| Ren luft | <span style="background: gul"></span> |\n')
    assert piped.rows[0].cells[1].mark == "colour:gul"


def test_html_tables_are_read() -> None:
    [table] = tables(
        "Text.\n\n<table>\n<thead><tr><th>Mål</th><th>Värde</th></tr></thead>\n"
        "<!-- <tr><td>borta</td></tr> -->\n"
        '<tr>\n<td colspan="1"><p>Ren luft</p><p>i staden</p></td>\n\n<td>3 &lt; 4<td></tr>\n'
        "</table>\n\nText."
    )
    assert cells(table) == [["Mål", "Värde"], ["Ren luft\ni staden", "3 < 4", ""]]
    assert [row.head for row in table.rows] == [True, False]
    assert table.rows[1].cells[0].lines[0].span.line == 7


def test_a_table_that_never_ends_hides_nothing() -> None:
    document = read("plan.md", b"<table>\n\n# Rubrik\n")
    assert [type(block).__name__ for block in document.blocks] == ["Heading"]


def test_the_first_cell_of_a_row_may_be_broken_over_lines() -> None:
    text = "Mål\tAnsvarig\tKlart\nFler cyklar\tChef\t2026\nFler läser böcker på\nsin fritid\tRektor\t2027\n"
    text += "Fler simmar\tChef\t2028\n"
    [table] = tables(text)
    assert cells(table)[2:] == [
        ["Fler läser böcker på sin fritid", "Rektor", "2027"],
        ["Fler simmar", "Chef", "2028"],
    ]
    assert (table.rows[2].span.line, table.rows[2].span.end_line) == (3, 4)


def test_a_line_between_two_tables_that_says_something_of_its_own_is_no_cell() -> None:
    text = "Mål\tAnsvarig\tKlart\nFler cyklar\tChef\t2026\nUtbildning\nFler simmar\tChef\t2028\n"
    assert [len(table.rows) for table in tables(text)] == [2, 1]
