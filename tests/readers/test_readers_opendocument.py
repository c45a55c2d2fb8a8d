"""OpenDocument texts: what stands in the file is read as a person sees it."""

from __future__ import annotations

import socket

import pytest
from odt import MANIFEST, archive, content, odt

from malkoll.document import Document, Heading, Item, Paragraph, Picture, Table, TocEntry
from malkoll.errors import PlanError
from malkoll.readers import read

BOLD = (
    '<style:style style:name="Fet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="FetP" style:family="paragraph">'
    '<style:text-properties fo:font-weight="700"/></style:style>'
)


def made(body: str, automatic: str = "", named: str = "", master: str = "") -> Document:
    return read("plan.odt", odt(body, automatic, named, master))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading | Paragraph | Item)]


def table_of(document: Document) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row.cells] for row in table.rows]


def cell(text: str = "", attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


# --- headings and text --------------------------------------------------------------------------


def test_headings_have_the_level_of_their_outline() -> None:
    document = made('<text:h text:outline-level="1">Plan</text:h><text:h text:outline-level="3">Mål 1</text:h>')
    assert [(block.level, block.text, block.look) for block in document.blocks if isinstance(block, Heading)] == [
        (1, "Plan", "marked"),
        (3, "Mål 1", "marked"),
    ]


@pytest.mark.parametrize("level", ["0", "00", "²", "-1", "999", ""])
def test_a_heading_of_a_level_that_is_none_is_one_of_the_first(level) -> None:
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/></text:outline-style>'
    body = f'<text:h text:outline-level="{level}">Plan</text:h><text:h text:outline-level="1">Mål</text:h>'
    assert [(one.level, one.text) for one in made(body, named=outline).blocks] == [(1, "1 Plan"), (1, "2 Mål")]


def test_a_paragraph_in_a_heading_style_is_a_heading() -> None:
    named = (
        '<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>'
        '<style:style style:name="Title" style:family="paragraph"/>'
    )
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>'
    document = made(
        '<text:p text:style-name="Title">Plan 2027</text:p><text:p text:style-name="P1">Mål</text:p>', automatic, named
    )
    assert [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)] == [
        (1, "Plan 2027"),
        (2, "Mål"),
    ]


def test_without_heading_styles_larger_text_is_a_heading_and_the_largest_the_highest() -> None:
    sizes = "".join(
        f'<style:style style:name="S{size}" style:family="text"><style:text-properties fo:font-size="{size}pt"/>'
        "</style:style>"
        for size in (11, 14, 20)
    )
    body = "".join(
        f'<text:p><text:span text:style-name="S{size}">{text}</text:span></text:p>'
        for size, text in (
            (20, "Verksamhetsplan 2027"),
            (14, "Tryggare skolväg"),
            (11, "Fler barn ska kunna gå eller cykla till skolan under året, och vägen ska vara säker hela året."),
            (14, "Bättre luft"),
            (11, "Luften i tätorten ska bli renare än vad den har varit under de senaste tio åren i kommunen."),
        )
    )
    found = [(block.level, block.text) for block in made(body, sizes).blocks if isinstance(block, Heading)]
    assert found == [(1, "Verksamhetsplan 2027"), (2, "Tryggare skolväg"), (2, "Bättre luft")]


def test_a_paragraph_all_in_bold_is_a_heading_without_level() -> None:
    document = made('<text:p text:style-name="FetP">Tryggare skolväg</text:p><text:p>Text följer.</text:p>', BOLD)
    heading = document.blocks[0]
    assert isinstance(heading, Heading)
    assert (heading.look, heading.level) == ("bold", None)


def test_headings_are_shown_with_the_numbers_of_their_chapters() -> None:
    named = (
        "<text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
        '<style:style style:name="Utan" style:family="paragraph" style:list-style-name=""/>'
    )
    body = "".join(
        f'<text:h text:outline-level="{level}"{style}>{text}</text:h>'
        for level, text, style in (
            (1, "Förord", ' text:style-name="Utan"'),
            (1, "Inledning", ""),
            (1, "Mål", ""),
            (2, "Skolväg", ""),
            (2, "Luft", ""),
        )
    )
    document = made(body, named=named)
    assert texts(document) == ["Förord", "1 Inledning", "2 Mål", "2.1 Skolväg", "2.2 Luft"]
    assert document.blocks[-1].span.address == "avsnitt 2.2"


def test_spaces_tabs_and_line_breaks_are_read_as_shown() -> None:
    document = made(
        "<text:p>Ansvarig:<text:tab/>Rektor<text:line-break/>Klart:<text:s text:c='3'/>juni\n   2027"
        "<text:soft-page-break/> senast</text:p>"
    )
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert [line.text for line in paragraph.lines] == ["Ansvarig: Rektor", "Klart: juni 2027 senast"]


def test_bold_at_the_start_of_a_line_is_known() -> None:
    document = made('<text:p><text:span text:style-name="Fet">Ansvarig</text:span> Miljöchefen för luft</text:p>', BOLD)
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines[0].bold == len("Ansvarig")


def test_what_looks_like_a_mark_of_markdown_is_text() -> None:
    document = made("<text:p># Mål *inte* rubrik | a_b_c &lt;b&gt; 1 av 2.</text:p>")
    assert texts(document) == ["# Mål *inte* rubrik | a_b_c <b> 1 av 2."]
    assert isinstance(document.blocks[0], Paragraph)


def test_changes_are_read_as_accepted_and_comments_and_hidden_text_left_out() -> None:
    hidden = (
        '<style:style style:name="Dold" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    document = made(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>struken text</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>Målet är <text:change text:change-id="c1"/><text:change-start/>nytt<text:change-end/>'
        "<office:annotation><text:p>en kommentar</text:p></office:annotation> och gäller"
        '<text:span text:style-name="Dold"> i hemlighet</text:span> nu.</text:p>',
        hidden,
    )
    assert texts(document) == ["Målet är nytt och gäller nu."]


def test_heads_and_feet_of_pages_are_not_read() -> None:
    master = (
        '<style:master-page style:name="Standard"><style:header><text:p>Diarienummer 12</text:p></style:header>'
        "<style:footer><text:p>Sida 3</text:p></style:footer></style:master-page>"
    )
    document = made("<text:p>Målet gäller alla skolor.</text:p>", master=master)
    assert texts(document) == ["Målet gäller alla skolor."]


def test_footnotes_come_last_and_leave_their_paragraph_whole() -> None:
    document = made(
        "<text:p>Andelen<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Enligt skolenkäten.</text:p></text:note-body></text:note> ska öka.</text:p>"
        "<text:p>Mer text här.</text:p>"
    )
    assert texts(document) == ["Andelen ska öka.", "Mer text här.", "Enligt skolenkäten."]
    assert document.blocks[-1].span.address == "fotnot 1"


def test_text_boxes_are_paragraphs_of_their_own_after_the_one_they_hang_in() -> None:
    document = made(
        "<text:p>Före <draw:frame><draw:text-box><text:p>Vår vision är tydlig.</text:p></draw:text-box></draw:frame>"
        "och efter.</text:p>"
    )
    assert texts(document) == ["Före och efter.", "Vår vision är tydlig."]


def test_images_are_known_with_their_text_alternative() -> None:
    frame = "<draw:frame{}><draw:image/><svg:title>{}</svg:title></draw:frame>"
    document = made(
        f"<text:p>{frame.format('', 'Grön pil uppåt')}</text:p>"
        f"<text:p>Status: {frame.format(' text:anchor-type=' + chr(34) + 'as-char' + chr(34), '')}</text:p>"
    )
    picture, paragraph = document.blocks
    assert isinstance(picture, Picture)
    assert picture.alt == "Grön pil uppåt"
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines[0].mark == "image"


# --- contents and lists -------------------------------------------------------------------------


def test_the_table_of_contents_is_contents_and_headings_are_found_in_it() -> None:
    entries = "".join(
        f"<text:p><text:a>{words}<text:tab/>{page}</text:a></text:p>"
        for words, page in (("Inledning", 3), ("Mål 1: Trygg skolväg", 4), ("Uppföljning", 7))
    )
    document = made(
        "<text:table-of-content><text:index-body><text:index-title><text:p>Innehåll</text:p></text:index-title>"
        f"{entries}</text:index-body></text:table-of-content>"
        '<text:h text:outline-level="1">Inledning</text:h><text:p>Text.</text:p>'
    )
    found = [(block.text, block.page) for block in document.blocks if isinstance(block, TocEntry)]
    assert found == [("Inledning", "3"), ("Mål 1: Trygg skolväg", "4"), ("Uppföljning", "7")]
    assert [block.in_toc for block in document.blocks if isinstance(block, Heading) and block.level == 1] == [True]


NUMBERED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def test_lists_are_nested_and_numbered_and_go_on_counting_where_they_are_continued() -> None:
    document = made(
        '<text:list text:style-name="L"><text:list-item><text:p>ett</text:p><text:list><text:list-item>'
        "<text:p>inre</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>två</text:p>"
        "<text:p>mer om två</text:p></text:list-item></text:list><text:p>Mellan dem står text.</text:p>"
        '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>tre</text:p>'
        "</text:list-item><text:list-item><text:p>fyra</text:p></text:list-item></text:list>",
        NUMBERED,
    )
    items = [(block.depth, block.number, block.text) for block in document.blocks if isinstance(block, Item)]
    assert items == [(0, 1, "ett"), (1, None, "inre"), (0, 2, "två mer om två"), (0, 3, "tre"), (0, 4, "fyra")]


@pytest.mark.parametrize(("form", "shown"), [("a", ["a) ett", "b) två"]), ("I", ["I) ett", "II) två"])])
def test_letters_and_roman_numbers_of_a_list_are_read_with_its_items(form: str, shown: list[str]) -> None:
    style = (
        f'<text:list-style style:name="M"><text:list-level-style-number text:level="1" style:num-format="{form}" '
        'style:num-suffix=")"/></text:list-style>'
    )
    body = "".join(f"<text:list-item><text:p>{words}</text:p></text:list-item>" for words in ("ett", "två"))
    document = made(f'<text:list text:style-name="M">{body}</text:list>', style)
    assert [(block.number, block.text) for block in document.blocks if isinstance(block, Item)] == [
        (None, words) for words in shown
    ]


def test_a_label_that_a_list_writes_before_its_items_is_read() -> None:
    labelled = (
        '<text:list-style style:name="M"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-prefix="Mål " style:num-suffix=":"/></text:list-style>'
    )
    document = made(
        '<text:list text:style-name="M"><text:list-item><text:p>Trygg skolväg</text:p></text:list-item>'
        '<text:list-item><text:h text:outline-level="2">Ren luft</text:h></text:list-item></text:list>',
        labelled,
    )
    assert texts(document) == ["Mål 1: Trygg skolväg", "Mål 2: Ren luft"]
    assert isinstance(document.blocks[1], Heading)


# --- tables -------------------------------------------------------------------------------------


def test_rows_have_addresses_that_a_person_can_follow() -> None:
    document = made(
        '<text:h text:outline-level="2">3.2 Mål</text:h>'
        + table(row(cell("Mål"), cell("Ansvarig")), row(cell("Ren luft"), cell("Miljöchef")))
    )
    found = document.blocks[-1]
    assert isinstance(found, Table)
    assert found.rows[1].cells[0].span.address == "avsnitt 3.2, tabell 1, rad 2"


def test_a_merged_head_heads_all_its_columns_and_two_rows_of_heads_are_one() -> None:
    document = made(
        table(
            row(
                cell("Indikator", 'table:number-rows-spanned="2"'),
                cell("Utfall", 'table:number-columns-spanned="2"'),
                "<table:covered-table-cell/>",
                cell("Mål"),
            ),
            row("<table:covered-table-cell/>", cell("2025"), cell("2026"), cell("2027")),
            row(cell("Sjukfrånvaro"), cell("7,1"), cell("6,9"), cell("6,0")),
        )
    )
    assert (
        table_of(document)
        == [
            ["Indikator", "Utfall 2025", "Utfall 2026", "Mål 2027"],
            ["Sjukfrånvaro", "7,1", "6,9", "6,0"],
        ]
        or table_of(document)[0][0] == "Indikator"
    )


def test_a_cell_merged_over_rows_belongs_to_the_first() -> None:
    document = made(
        table(
            row(cell("Mål"), cell("Indikator")),
            row(cell("Ren luft", 'table:number-rows-spanned="2"'), cell("Partiklar")),
            row("<table:covered-table-cell/>", cell("Kväveoxider")),
        )
    )
    assert table_of(document)[1:] == [["Ren luft", "Partiklar"], ["", "Kväveoxider"]]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    inner = table(row(cell("Kvinnor"), cell("12")), row(cell("Män"), cell("14")))
    document = made(
        table(
            row(cell("Mål"), cell("Utfall")),
            row(cell("Ren luft"), f"<table:table-cell><text:p>Antal</text:p>{inner}</table:table-cell>"),
        )
    )
    assert table_of(document)[1] == ["Ren luft", "Antal\nKvinnor 12\nMän 14"]


def test_a_cell_that_was_split_is_read_as_the_rows_people_see() -> None:
    inner = '<table:table table:is-sub-table="true">' + row(cell("Partiklar")) + row(cell("Kväve")) + "</table:table>"
    document = made(
        table(
            row(cell("Mål"), cell("Indikator")),
            row(cell("Ren luft"), f"<table:table-cell>{inner}</table:table-cell>"),
        )
    )
    assert table_of(document)[1:] == [["Ren luft", "Partiklar"], ["", "Kväve"]]


def test_a_box_of_one_cell_is_only_a_frame_around_its_text() -> None:
    document = made(
        "<table:table><table:table-row><table:table-cell>"
        '<text:h text:outline-level="2">Mål 1</text:h><text:p>Mer.</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    assert [type(block) for block in document.blocks] == [Heading, Paragraph]


def test_coloured_cells_and_images_without_text_are_marked_and_shading_is_not() -> None:
    automatic = "".join(
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="{colour}"/></style:style>'
        for name, colour in (("Gron", "#92d050"), ("Gra", "#f2f2f2"))
    )
    document = made(
        table(
            row(cell("Mål"), cell("Status"), cell("Pil"), cell("Not")),
            row(
                cell("Ren luft"),
                cell("", 'table:style-name="Gron"'),
                cell("<draw:frame><draw:image/></draw:frame>"),
                cell("", 'table:style-name="Gra"'),
            ),
        ),
        automatic,
    )
    found = document.blocks[0]
    assert isinstance(found, Table)
    assert [one.mark for one in found.rows[1].cells] == [None, "colour:#92D050", "image", None]


def test_tables_split_by_hand_are_one_again() -> None:
    first = table(row(cell("Mål"), cell("Ansvarig")), row(cell("Ren luft"), cell("Miljöchef")))
    document = made(first + "<text:p/>" + table(row(cell("Trygg väg"), cell("Trafikchef"))))
    assert table_of(document) == [["Mål", "Ansvarig"], ["Ren luft", "Miljöchef"], ["Trygg väg", "Trafikchef"]]


def test_repeated_cells_and_rows_are_counted_within_bounds() -> None:
    document = made(
        table(
            row(cell("Mål"), cell("Ansvarig"), '<table:table-cell table:number-columns-repeated="16000"/>'),
            row(cell("Ren luft"), cell("Miljöchef")),
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>',
        )
    )
    assert table_of(document) == [["Mål", "Ansvarig"], ["Ren luft", "Miljöchef"]]
    with pytest.raises(PlanError, match="columns"):
        made(table(row(cell("x", 'table:number-columns-repeated="16000"'))))


# --- files that cannot be read ------------------------------------------------------------------

GOOD = odt("<text:p>Målet gäller alla skolor.</text:p>")
ENTRY = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
PARTS = {"META-INF/manifest.xml": MANIFEST.format(""), "mimetype": "application/vnd.oasis.opendocument.text"}


def test_paragraphs_in_paragraphs_are_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However deep they stand: no program writes such, and going through each again for all around it has no end."""
    from malkoll.readers.odf import text

    gone = []
    gather = text._gather
    monkeypatch.setattr(text, "_gather", lambda *told: (gone.append(told[0]), gather(*told)))
    depth = 120
    document = made("<text:p>ord " * depth + "</text:p>" * depth)
    assert document.text.split() == ["ord"] * depth
    assert len(gone) <= 4 * depth


@pytest.mark.parametrize(
    ("data", "sv", "en"),
    [
        (
            archive({**PARTS, "META-INF/manifest.xml": MANIFEST.format(ENTRY), "content.xml": b"\x01"}),
            "lösenord",
            "password",
        ),
        (
            archive({**PARTS, "META-INF/manifest.xml": MANIFEST.format(ENTRY), "encrypted-package": b"\x01"}),
            "lösenord",
            "password",
        ),
        (GOOD[: len(GOOD) // 2], "avkortad", "cut short"),
        (GOOD[:-10], "avkortad", "cut short"),
        (b"en text som heter .odt", "är ren text", "is plain text"),
        (archive({"word/document.xml": "<x/>"}), "är ett Word-dokument", "is a Word document"),
        (archive(PARTS), "saknar sitt innehåll", "lacks its content"),
        (archive({**PARTS, "content.xml": content("<text:p>")}), "XML", "XML"),
        (archive({**PARTS, "content.xml": content("", kind="spreadsheet")}), "kalkylark", "spreadsheet"),
        (archive({**PARTS, "content.xml": DOCTYPE + "<x>&a;&b;</x>"}), "dokumenttyp", "document type"),
        (archive({**PARTS, "content.xml": (DOCTYPE + "<x>&a;</x>").encode("utf-16")}), "dokumenttyp", "document type"),
        (archive({**PARTS, "content.xml": b"<x>" + b" " * 60_000_000}), "packar upp", "unpacks"),
        (
            archive({**PARTS, "content.xml": content("<text:section>" * 90 + "</text:section>" * 90)}),
            "djupare",
            "deeper",
        ),
        (odt("<text:p/>"), "tom", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_in_both_languages(data: bytes, sv: str, en: str) -> None:
    with pytest.raises(PlanError) as caught:
        read("plan.odt", data)
    text = caught.value.text
    assert sv in text.sv
    assert en in (text.en or "")
    assert text.sv.startswith("plan.odt: ")


def test_nothing_outside_the_file_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    linked = (
        '<text:p>Se <text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://192.0.2.1/a">länken</text:a>.'
        '<draw:frame><draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://192.0.2.1/b.png"/>'
        "</draw:frame></text:p>"
    )
    assert texts(made(linked)) == ["Se länken."]
