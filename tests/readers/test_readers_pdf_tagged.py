"""What is read of a tagged PDF: headings, lists, tables and notes are what its structure tree says they are."""

from __future__ import annotations

import pytest
from pdffile import Node, Sheet, pdf

from malkoll.document import Document, Heading, Item, Paragraph, Table
from malkoll.readers import read

_TEXT = "Nämnden ansvarar för förskola, grundskola och gymnasieskola."


def _marked(*lines: str, first: int = 0, top: float = 100) -> Sheet:
    """A page of plain lines, the marked content of which is numbered from ``first``."""
    sheet = Sheet()
    for number, line in enumerate(lines, first):
        sheet.text(56, top + 30 * (number - first), line, mark=f"/P << /MCID {number} >>")
    return sheet


def _document(*tree: Node, sheets: tuple[Sheet, ...], catalog: str = "") -> Document:
    return read("plan.pdf", pdf(*sheets, tree=[("Document", list(tree))], catalog=catalog))


def _rows(document: Document) -> list[list[str]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables) == 1
    return [[" / ".join(line.text for line in cell.lines) for cell in row.cells] for row in tables[0].rows]


def _paragraphs(document: Document) -> list[str]:
    return [" ".join(line.text for line in block.lines) for block in document.blocks if isinstance(block, Paragraph)]


def _cells(role: str, page: int, *numbers: int) -> Node:
    return ("TR", [(role, [("P", [(page, number)])]) for number in numbers])


def test_headings_have_the_level_of_their_tag_whatever_they_look_like() -> None:
    sheet = _marked("Plan 2026", "Mål för skolan", _TEXT)
    document = _document(("H1", [(1, 0)]), ("H3", [(1, 1)]), ("P", [(1, 2)]), sheets=(sheet,))
    assert [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)] == [
        (1, "Plan 2026"),
        (3, "Mål för skolan"),
    ]
    assert _paragraphs(document) == [_TEXT]


def test_the_tree_tells_the_order_and_not_the_places_on_the_page() -> None:
    sheet = _marked("Rådet träffas varje månad.", "Enkäten går ut i mars.")
    document = _document(("P", [(1, 1)]), ("P", [(1, 0)]), sheets=(sheet,))
    assert _paragraphs(document) == ["Enkäten går ut i mars.", "Rådet träffas varje månad."]


def test_a_role_with_the_name_of_a_heading_style_is_that_heading() -> None:
    sheet = _marked("Mål för skolan", _TEXT)
    data = pdf(sheet, tree=[("Document", [("Avsnitt", [(1, 0)]), ("P", [(1, 1)])])])
    data = data.replace(b"/S /Avsnitt", b"/S /Rubrik2")
    headings = [block for block in read("plan.pdf", data).blocks if isinstance(block, Heading)]
    assert [(block.level, block.text) for block in headings] == [(2, "Mål för skolan")]


def test_a_table_has_the_cells_of_its_tags_and_the_heads_of_its_th() -> None:
    sheet = _marked("Mål", "Målvärde", "Fler läser", "90 %", _TEXT)
    table: Node = ("Table", [_cells("TH", 1, 0, 1), _cells("TD", 1, 2, 3)])
    document = _document(table, ("P", [(1, 4)]), sheets=(sheet,))
    assert _rows(document) == [["Mål", "Målvärde"], ["Fler läser", "90 %"]]
    assert [row.head for block in document.blocks if isinstance(block, Table) for row in block.rows] == [True, False]


def test_a_head_over_two_columns_heads_both_and_a_cell_over_two_rows_stands_in_the_first() -> None:
    sheet = _marked("Mål", "Andel", "Fler läser", "80 %", "90 %", "81 %", "91 %", _TEXT)
    head: Node = ("TR", [("TH", [(1, 0)]), ("TH", [(1, 1)], "/A << /O /Table /ColSpan 2 >>")])
    tall: Node = ("TR", [("TD", [(1, 2)], "/A << /O /Table /RowSpan 2 >>"), ("TD", [(1, 3)]), ("TD", [(1, 4)])])
    document = _document(("Table", [head, tall, _cells("TD", 1, 5, 6)]), ("P", [(1, 7)]), sheets=(sheet,))
    assert _rows(document) == [["Mål", "Andel", "Andel"], ["Fler läser", "80 %", "90 %"], ["", "81 %", "91 %"]]


@pytest.mark.parametrize("role", ["TH", "TD"])
def test_a_head_of_two_rows_is_one_whether_it_is_tagged_as_head_or_not(role: str) -> None:
    sheet = _marked("Indikator", "Utfall", "2024", "2025", "Fler läser", "80 %", "90 %", _TEXT)
    upper: Node = (
        "TR",
        [(role, [(1, 0)], "/A << /O /Table /RowSpan 2 >>"), (role, [(1, 1)], "/A << /O /Table /ColSpan 2 >>")],
    )
    table: Node = ("Table", [upper, _cells(role, 1, 2, 3), _cells("TD", 1, 4, 5, 6)])
    document = _document(table, ("P", [(1, 7)]), sheets=(sheet,))
    assert _rows(document) == [["Indikator", "Utfall 2024", "Utfall 2025"], ["Fler läser", "80 %", "90 %"]]
    found = next(block for block in document.blocks if isinstance(block, Table))
    assert [row.head for row in found.rows] == [True, False]
    assert "rad 3" in (found.rows[1].span.address or "")


def test_a_row_right_across_a_table_stands_above_its_head() -> None:
    sheet = _marked("Mätning av läsning", "Indikator", "Utfall", "Fler läser", "80 %", _TEXT)
    title: Node = ("TR", [("TH", [(1, 0)], "/A << /O /Table /ColSpan 2 >>")])
    document = _document(
        ("Table", [title, _cells("TH", 1, 1, 2), _cells("TD", 1, 3, 4)]), ("P", [(1, 5)]), sheets=(sheet,)
    )
    assert _rows(document)[1:] == [["Indikator", "Utfall"], ["Fler läser", "80 %"]]


def test_a_head_that_is_painted_again_on_the_next_page_in_the_same_cell_is_read_once() -> None:
    first, second = (
        _marked("Mål", "Målvärde", "Fler läser", "90 %"),
        _marked("Mål", "Målvärde", "Färre väntar", "4 dagar"),
    )
    head: Node = ("TR", [("TH", [("P", [(1, 0), (2, 0)])]), ("TH", [("P", [(1, 1), (2, 1)])])])
    document = _document(("Table", [head, _cells("TD", 1, 2, 3), _cells("TD", 2, 2, 3)]), sheets=(first, second))
    assert _rows(document) == [["Mål", "Målvärde"], ["Fler läser", "90 %"], ["Färre väntar", "4 dagar"]]
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert "sida 2" in (table.rows[2].span.address or "")


def test_a_head_row_of_its_own_on_the_next_page_is_read_once() -> None:
    first, second = (
        _marked("Mål", "Målvärde", "Fler läser", "90 %"),
        _marked("Mål", "Målvärde", "Färre väntar", "4 dagar"),
    )
    rows = [_cells("TH", 1, 0, 1), _cells("TD", 1, 2, 3), _cells("TH", 2, 0, 1), _cells("TD", 2, 2, 3)]
    document = _document(("Table", rows), sheets=(first, second))
    assert _rows(document) == [["Mål", "Målvärde"], ["Fler läser", "90 %"], ["Färre väntar", "4 dagar"]]


def test_items_are_those_of_the_list_with_its_numbers_and_depth() -> None:
    sheet = _marked("1.", "Fler lärare", "•", "i alla skolor", "2.", "Lugnare raster", _TEXT)

    def item(label: int, body: int, *more: Node) -> Node:
        return ("LI", [("Lbl", [(1, label)]), ("LBody", [(1, body), *more])])

    inner: Node = ("L", [item(2, 3)])
    document = _document(("L", [item(0, 1, inner), item(4, 5)]), ("P", [(1, 6)]), sheets=(sheet,))
    items = [(block.depth, block.number, block.lines[0].text) for block in document.blocks if isinstance(block, Item)]
    assert items == [(0, 1, "Fler lärare"), (1, None, "i alla skolor"), (0, 2, "Lugnare raster")]


def test_what_is_marked_as_an_artifact_is_left_out() -> None:
    sheet = _marked(_TEXT).text(56, 30, "Björklunda kommun", mark="/Artifact << /Type /Pagination >>")
    sheet.text(290, 820, "1", mark="/Artifact")
    assert _paragraphs(_document(("P", [(1, 0)]), sheets=(sheet,))) == [_TEXT]


def test_actual_text_is_read_instead_of_the_letters_painted() -> None:
    sheet = _marked(_TEXT).text(56, 200, "XX", mark="/P << /MCID 1 /ActualText (Uppdraget.) >>")
    assert _paragraphs(_document(("P", [(1, 0)]), ("P", [(1, 1)]), sheets=(sheet,))) == [_TEXT, "Uppdraget."]


def test_a_note_stands_after_its_paragraph() -> None:
    sheet = _marked("Enkäten går ut varje år", "Första gången 2024.", "i mars och läses i maj.", _TEXT)
    tree: Node = ("P", [(1, 0), ("Note", [(1, 1)]), (1, 2)])
    found = _paragraphs(_document(tree, ("P", [(1, 3)]), sheets=(sheet,)))
    assert found[0].startswith("Enkäten går ut varje år")
    assert found.index("Första gången 2024.") == 1


def test_an_image_alone_in_a_cell_is_its_mark_and_its_words_are_kept() -> None:
    sheet = _marked("Mål", "Status", "Fler läser", _TEXT).picture(300, 150, 312, 162)
    row: Node = ("TR", [("TD", [(1, 2)]), ("TD", [("Figure", [], "/Alt (Gul)")])])
    document = _document(("Table", [_cells("TH", 1, 0, 1), row]), ("P", [(1, 3)]), sheets=(sheet,))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.rows[1].cells[1].mark == "image"
    assert "Gul" in document.text


def test_the_language_of_the_file_changes_nothing_in_what_is_read() -> None:
    sheet = _marked("Plan 2026", _TEXT)
    tree: tuple[Node, ...] = (("H1", [(1, 0)]), ("P", [(1, 1)]))
    swedish, none = (_document(*tree, sheets=(sheet,), catalog=catalog).text for catalog in ("/Lang (sv-SE)", ""))
    assert swedish == none


def test_a_tree_that_holds_little_of_the_text_is_left_aside() -> None:
    sheet = _marked("Plan 2026").lines(56, 200, _TEXT, _TEXT, _TEXT)
    document = _document(("H1", [(1, 0)]), sheets=(sheet,))
    assert _TEXT in document.text


def test_elements_that_hold_each_other_do_not_go_on_for_ever() -> None:
    data = pdf(_marked("Plan 2026", _TEXT), tree=[("Document", [("H1", [(1, 0)]), ("P", [(1, 1)])])])
    own = data.index(b"/S /Document")
    number = int(data[: data.rindex(b" 0 obj", 0, own)].rsplit(b"\n", 1)[1])
    looped = data.replace(b"/S /P /P", b"/S /P /K %d 0 R /P" % number)
    assert looped != data
    assert "Plan 2026" in read("plan.pdf", looped).text


@pytest.mark.parametrize("to", ["itself", "another that leads back"])
def test_a_reference_that_leads_back_to_itself_leads_nowhere(to: str) -> None:
    data = pdf(_marked("Plan 2026", _TEXT), tree=[("Document", [("H1", [(1, 0)]), ("P", [(1, 1)])])])
    numbers = {}
    for mark in (b"<< /Type /StructTreeRoot", b"<< /S /Document"):
        start = data.index(mark)
        numbers[mark] = (start, data.index(b"\nendobj", start), int(data[:start].split(b"\n")[-2].split()[0]))
    (start, end, own), (other_start, other_end, other) = numbers.values()
    ringed = bytearray(data)
    ringed[start:end] = (b"%d 0 R" % (own if to == "itself" else other)).ljust(end - start)
    ringed[other_start:other_end] = (b"%d 0 R" % own).ljust(other_end - other_start)
    assert "Plan 2026" in read("plan.pdf", bytes(ringed)).text
