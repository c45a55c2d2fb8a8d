"""Tables with one cell to a line, and lines that only look like one."""

from __future__ import annotations

import pytest

from malkoll.document import Paragraph, Table
from malkoll.readers import read


def tables(text: str) -> list[Table]:
    return [block for block in read("plan.txt", text.encode()).blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


HEAD = ["Nyckeltal", "Utfall 2026", "Mål 2028"]
ROWS = [
    ["Andel nöjda besökare i simhallen", "71 % (kvinnor 74 %, män 68 %)", "80 %"],
    ["Antal öppna kvällar i veckan", "–", "Minst 5"],
]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_a_head_and_rows_with_one_cell_to_a_line_are_a_table(between: str) -> None:
    lines = ["Så mäts målet.", *(cell for row in [HEAD, *ROWS] for cell in row), "Kommentar", "Det går bra."]
    blocks = read("plan.txt", between.join(lines).encode()).blocks
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert cells(table) == [HEAD, *ROWS]
    assert "Kommentar" not in table.rows[-1].cells[-1].text
    assert len(blocks) > 2
    assert table.rows[1].cells[1].span.line == 1 + 4 * len(between) + len(between)


def test_one_row_is_enough_where_the_head_tells_by_its_years() -> None:
    text = "Delmål 1\nFler ska simma.\nMätsätt\nUtfall\n2025\nMålvärde\n2026\nUtfall 2026\nSymbol\n"
    [table] = tables(text + "Andel elever som kan simma (%)\n81\n90\n84\n😐\n\nAnalys\nDet går bra.\n")
    assert cells(table) == [
        ["Mätsätt", "Utfall 2025", "Målvärde 2026", "Utfall 2026", "Symbol"],
        ["Andel elever som kan simma (%)", "81", "90", "84", "😐"],
    ]
    assert (table.span.line, table.span.end_line) == (3, 14)
    [years] = tables("Volymer\n2024\n2025\n2026\nBesökare i simhallen\n1 200\n1 250\n1 310\n")
    assert cells(years)[0] == ["Volymer", "2024", "2025", "2026"]


def test_a_column_of_names_may_have_no_head_and_a_heading_is_not_taken_for_it() -> None:
    text = (
        "Mål 1 Fler ska simma hela sommaren\n\nUtfall 2025\n\nMål 2026\n\nAndel elever som kan simma\n\n81 %\n\n90 %\n"
    )
    blocks = read("plan.txt", text.encode()).blocks
    assert cells(blocks[-1])[0] == ["", "Utfall 2025", "Mål 2026"]  # type: ignore[arg-type]
    assert len(blocks) == 2


def test_a_text_broken_over_lines_is_one_cell() -> None:
    [table] = tables("Indikator\nUtfall 2026\nMål 2028\nAndel elever i årskurs 6 som\nkan simma\n81 %\n90 %\n")
    assert cells(table)[1] == ["Andel elever i årskurs 6 som kan simma", "81 %", "90 %"]


def test_two_columns_are_a_table_where_they_come_time_after_time() -> None:
    text = "Indikator\n\nMål\n\nAndel elever som kan simma i årskurs 6\n\nMinst 90 %\n\n"
    assert tables(text) == []
    [table] = tables(
        text + "Antal besök i simhallen för varje invånare\n\n3\n\nMål: Fler ska cykla\n\nNämnden bygger.\n"
    )
    assert [len(row.cells) for row in table.rows] == [2, 2, 2]


def test_numbers_that_count_up_are_values_and_no_pages() -> None:
    values = "".join(f"Antal kvällar med öppet i hus {letter}\n\n{n}\n\n" for n, letter in enumerate("ABC", 3))
    [table] = tables("Indikator\n\nMål\n\n" + values)
    assert len(table.rows) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Mått\nAndel nöjda\nStartvärde\n81 %\nMålvärde\n95 %\nMåldatum\n2027-12-31\n",
        "Datakälla: SCB\nSenaste värdet:\n4,9 ton (2026)\nUtgångsvärde:\n6,1 ton (2019)\nMålvärde:\n4,3 ton (2027)\n",
        "Sidan granskad av: Strateg\nSenast uppdaterad: 2026-11-03\n\nVar sidan till hjälp?\nJa\nNej\n",
        "Läsår 2026/27\n\nInskrivna barn\n\n184\n\nAvdelningar\n\n9\n",
        "- Andel elever som kan simma i årskurs 6\n- 81 %\n- 90 %\n",
        "Kommunen i siffror 2026\n\nInvånare 2026\n\nFödda\n\n214\n\n188\n",
        "1. Trygghet\n2. Hälsa\n3. Lärande\n",
    ],
)
def test_labels_with_values_and_figures_by_themselves_are_no_tables(text: str) -> None:
    assert tables(text) == []


def test_the_text_above_and_below_is_read_as_before() -> None:
    rows = "\n".join(cell for row in [HEAD, *ROWS] for cell in row)
    blocks = read("plan.txt", f"Mål 1\nFler ska simma.\n{rows}\nAnsvarig: Badchefen\nKlart: juni\n".encode()).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]


def test_enormous_tables_and_texts_are_read_in_a_moment() -> None:
    row = "Andel nöjda besökare\n71 %\n80 %\n"
    assert len(tables("Nyckeltal\nUtfall 2026\nMål 2028\n" + row * 20_000)[0].rows) == 20_001
    assert tables("ord\n7\n" * 20_000) == []
    assert tables("7\n" * 40_000) == []
