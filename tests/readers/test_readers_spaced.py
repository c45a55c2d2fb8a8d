"""Tables whose columns runs of spaces part, and text that only looks like one."""

from __future__ import annotations

import pytest

from malkoll.document import Heading, Paragraph, Table
from malkoll.readers import read


def tables(text: str) -> list[Table]:
    return [block for block in read("plan.txt", text.encode()).blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


FIGURES = """\
Nyckeltal                          Utfall 2026    Mål 2028
Andel nöjda besökare                  71 %          80 %
Antal öppna kvällar                    3             5
"""


def test_cells_that_stand_under_each_other_are_columns() -> None:
    [table] = tables("Så mäts målet:\n\n" + FIGURES + "\nMer text om detta.\n")
    assert cells(table) == [
        ["Nyckeltal", "Utfall 2026", "Mål 2028"],
        ["Andel nöjda besökare", "71 %", "80 %"],
        ["Antal öppna kvällar", "3", "5"],
    ]
    assert (table.span.line, table.span.end_line) == (3, 5)
    assert (table.rows[1].cells[2].span.line, table.rows[1].cells[2].span.column) == (4, 53)


def test_a_cell_broken_over_lines_is_one_paragraph_wherever_its_row_has_its_values() -> None:
    [table] = tables(
        "Mått                              Nuläge      Mål\n"
        "Andel ungdomar som deltar i        41 %       50 %\n"
        "lovaktiviteter\n"
        "Andel äldre som känner sig\n"
        "trygga i sitt område               66 %       75 %\n"
        "Antal möten                       ej mätt      12\n"
    )
    assert [row[0] for row in cells(table)[1:]] == [
        "Andel ungdomar som deltar i lovaktiviteter",
        "Andel äldre som känner sig trygga i sitt område",
        "Antal möten",
    ]
    assert cells(table)[2][1:] == ["66 %", "75 %"]
    broken = table.rows[1].cells[0]
    assert (broken.span.line, broken.span.end_line, len(broken.lines)) == (2, 3, 1)


def test_a_value_broken_over_lines_is_one() -> None:
    [table] = tables(
        "Indikator              Utfall 2026             Mål 2028\n"
        "Sjukfrånvaro           7,1 %                   6,0 %\n"
        "                       (kvinnor 7,9 %,\n"
        "                       män 4,4 %)\n"
        "Personalomsättning     9 %                     8 %\n"
    )
    assert cells(table)[1:] == [
        ["Sjukfrånvaro", "7,1 % (kvinnor 7,9 %, män 4,4 %)", "6,0 %"],
        ["Personalomsättning", "9 %", "8 %"],
    ]


def test_blank_lines_part_rows_and_a_line_alone_heads_those_below_it() -> None:
    [table] = tables(
        "Aktivitet                     Ansvarig            Klart\n"
        "\n"
        "Ta fram en kulturguide        Kulturchef          Juni 2027\n"
        "\n"
        "Fritid\n"
        "\n"
        "Öppna fler elljusspår         Anläggningschef     Mars 2028\n"
    )
    assert cells(table)[2:] == [
        ["Fritid", "", ""],
        ["Öppna fler elljusspår", "Anläggningschef", "Mars 2028"],
    ]


def test_rows_for_women_and_men_and_figures_at_the_right_are_rows() -> None:
    [table] = tables(
        "Verksamhet, tkr       Budget 2026    Budget 2027\n"
        "Bibliotek                  14 300         14 760\n"
        "– varav media                 820            850\n"
        "Summa                      14 300         14 760\n"
    )
    assert [row[0] for row in cells(table)] == ["Verksamhet, tkr", "Bibliotek", "– varav media", "Summa"]
    assert cells(table)[2][1:] == ["820", "850"]


def test_two_columns_are_a_table_where_figures_stand_below_a_head() -> None:
    [table] = tables("Typ av avvikelse       2026\nFall                     14\nLäkemedel                 6\n")
    assert cells(table) == [["Typ av avvikelse", "2026"], ["Fall", "14"], ["Läkemedel", "6"]]


def test_a_head_on_two_lines_is_one() -> None:
    [table] = tables(
        "                        Utfall     Mål\n"
        "Styrtal                 2026       2028\n"
        "Andel nöjda             71 %       80 %\n"
        "Antal besök             140        150\n"
    )
    assert cells(table)[0] == ["Styrtal", "Utfall 2026", "Mål 2028"]


def test_a_second_head_begins_a_table_and_text_right_below_ends_one() -> None:
    first, second = tables(FIGURES + "Målet har nåtts\nKommentar\n\n" + FIGURES)
    assert first.span.end_line == 3
    assert cells(second) == cells(first)
    [above, beside] = tables(
        FIGURES + "\nVolymer       2025     2026     2027\nBesök         1 200    1 300    1 400\n"
    )
    assert cells(beside)[0] == ["Volymer", "2025", "2026", "2027"]
    assert len(above.rows) == 3


def test_ruled_lines_and_ends_of_pages_are_no_rows() -> None:
    [table] = tables(FIGURES.replace("\nAndel", "\n---------                          -----------    --------\nAndel"))
    assert len(table.rows) == 3
    page = "\n\nVerksamhetsplan för nämnden      {}\n\n"
    text = FIGURES + page.format("Sida 2") + FIGURES.split("\n", 1)[1] + page.format("Sida 3") + page.format("Sida 4")
    assert len(tables(text)[0].rows) == 5


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden har under året  arbetat brett med frågan  och kommit en bra\n"
        "bit på väg. Det som  återstår är att öppna det nya  huset för alla.\n",
        "Ansvarig:      Fritidschefen\nKlart:         Juni 2027\nUppföljning:   I årsredovisningen\n",
        "Ansvarig   Kulturchef\nStartvärde  71 %\nMålvärde  80 %\nMåldatum  2027-12-31\n",
        "1.  Trygghet\n2.  Hälsa\n3.  Lärande\n",
        "-   Trygghet\n-   Hälsa\n-   Lärande\n",
        "Uppfyllelse 100 procent   Uppfyllelse 91–99 procent   Uppfyllelse 90 procent eller lägre\n\nMål för alla\n",
        "Mål 1  Fler unga får jobb\nMål 2  Färre blir sjuka\nMål 3  Alla blir hörda\n",
        "1. Utreda växeln. Ansvarig: Kanslichef  Status: Pågår  Klart: 2027-12\n"
        "2. Ordna arkivet. Ansvarig: Kanslichef  Status: Klart  Klart: 2027-10\n",
        "Vår kommun     Kulturnämnden     Verksamhetsplan 2027     2 (8)\n\nInledning\n\nNämnden har tre mål.\n",
    ],
)
def test_spaces_that_make_no_columns_make_no_table(text: str) -> None:
    assert tables(text) == []


def test_what_stands_around_a_table_is_read_as_before() -> None:
    blocks = read("plan.txt", ("Mål 1 Fler når målet\n\n" + FIGURES + "\nUppföljning\n\nI maj.\n").encode()).blocks
    assert [type(block) for block in blocks] == [Heading, Table, Heading, Paragraph]


def test_enormous_tables_and_lines_are_read_in_a_moment() -> None:
    row = "Andel nöjda besökare                  71 %          80 %\n"
    assert len(tables(FIGURES + row * 20_000)[0].rows) == 20_003
    assert tables("ord  " * 100_000) == []
    assert tables("kort  rad\n" * 20_000) == []
