"""Word: headings, numbering, lists, running text, contents."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from wordfile import STYLES, blocks, document, listed, p, picture, r

from malkoll.document import Heading, Item, Paragraph, Picture, Table, TocEntry
from malkoll.readers import read

DECIMAL = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik1"/>
  <w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik2"/>
  <w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
LISTS = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xf0b7;"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Mål %1:"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>"""
TAB = "<w:r><w:tab/></w:r>"
BOLD = "<w:b/>"


def headings(body: str, **more: str) -> list[tuple[int | None, str]]:
    return [(block.level, block.text) for block in blocks(body, **more) if isinstance(block, Heading)]


def test_the_style_of_a_heading_gives_its_level_whatever_language_and_whoever_it_is_based_on() -> None:
    body = (
        p("Verksamhetsplan 2027", style="Rubrik")
        + p("Mål", style="Rubrik1")
        + p("Tryggare skolväg", style="Rubrik2")
        + p("Uppföljning", style="Nmndrubrik")
        + p("Ansvarig", style="Frgad")
        + p("Rektor svarar för målet och redovisar det varje år.")
    )
    assert headings(body) == [
        (1, "Verksamhetsplan 2027"),
        (1, "Mål"),
        (2, "Tryggare skolväg"),
        (2, "Uppföljning"),
        (3, "Ansvarig"),
    ]


def test_headings_by_the_library_s_own_template_are_headings() -> None:
    file = python_docx.Document()
    file.add_heading("Plan", 0)
    file.add_heading("Mål", 1)
    file.add_heading("Delmål", 2)
    file.add_paragraph("Punkten", style="List Bullet")
    file.add_paragraph("Det första", style="List Number")
    data = io.BytesIO()
    file.save(data)
    found = read("plan.docx", data.getvalue()).blocks
    assert [(type(one), getattr(one, "text", "")) for one in found] == [
        (Heading, "Plan"), (Heading, "Mål"), (Heading, "Delmål"), (Item, "Punkten"), (Item, "Det första"),
    ]  # fmt: skip
    assert [one.number for one in found if isinstance(one, Item)] == [None, 1]


def test_an_outline_level_makes_a_short_paragraph_a_heading_and_a_long_one_none() -> None:
    level = '<w:outlineLvl w:val="1"/>'
    assert headings(p("Mål 1: Ren luft", properties=level)) == [(2, "Mål 1: Ren luft")]
    assert headings(p("Nämnden följer luften. " * 20, properties=level)) == []


def test_a_paragraph_in_a_heading_s_style_that_is_as_long_as_a_text_is_text() -> None:
    assert headings(p("Nämnden följer luften i tätorten varje dag. " * 12, style="Rubrik1")) == []


def test_in_a_file_without_styles_the_size_of_the_letters_gives_the_level() -> None:
    text = p("Nämnden ansvarar för förskola och skola och följer varje mål två gånger om året. " * 3)
    body = (
        p(r("Plan för skolan", '<w:sz w:val="40"/>'))
        + p(r("Mål för lärandet", f'{BOLD}<w:sz w:val="28"/>'))
        + text
        + p(r("Läsning", f'{BOLD}<w:sz w:val="24"/>'))
        + text
        + p(r("Ansvarig", BOLD))
        + text
    )
    assert headings(body, styles="") == [
        (1, "Plan för skolan"),
        (2, "Mål för lärandet"),
        (3, "Läsning"),
        (None, "Ansvarig"),
    ]


def test_large_letters_in_a_file_with_styles_make_a_heading_without_a_level() -> None:
    body = (
        p("Mål", style="Rubrik1")
        + p("Läget", style="Rubrik1")
        + p(r("Ren luft och rent vatten.", '<w:sz w:val="40"/>'))
    )
    body += p("Nämnden följer luften i tätorten varje dag och redovisar den i delårsrapporten.")
    assert headings(body)[-1] == (None, "Ren luft och rent vatten.")


def test_the_numbers_that_word_puts_before_headings_are_read() -> None:
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = STYLES.replace('<w:outlineLvl w:val="0"/>', number + '<w:outlineLvl w:val="0"/>').replace(
        'heading 2"/><w:basedOn w:val="Normal"/>', f'heading 2"/><w:basedOn w:val="Normal"/><w:pPr>{number}</w:pPr>'
    )
    body = p("Inledning", style="Rubrik1") + p("Mål", style="Rubrik1") + p("Ren luft", style="Rubrik2")
    body += p("Bilaga", style="Rubrik1", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    body += p("Rent vatten", style="Nmndrubrik") + p("Uppföljning", style="Rubrik1")
    found = document(body, styles=styles, numbering=DECIMAL)
    assert [block.text for block in found.blocks if isinstance(block, Heading)] == [
        "1 Inledning", "2 Mål", "2.1 Ren luft", "Bilaga", "2.2 Rent vatten", "3 Uppföljning",
    ]  # fmt: skip
    assert found.blocks[2].span.address == "avsnitt 2.1"


def test_words_in_a_number_s_pattern_are_part_of_the_text() -> None:
    body = p("Ren luft", properties=listed(0, 4)) + p("Nämnden följer luften varje dag.")
    body += p(r("Rent vatten", BOLD), properties=listed(0, 4))
    found = [block.text for block in blocks(body, numbering=LISTS) if isinstance(block, Heading | Paragraph)]
    assert found == ["Mål 1: Ren luft", "Nämnden följer luften varje dag.", "Mål 2: Rent vatten"]


def test_bullets_and_numbers_make_items_with_depth_and_number() -> None:
    body = (
        p("Nämnden ska:")
        + p("bygga", properties=listed(0))
        + p("lägenheter", properties=listed(1))
        + p("riva", properties=listed(0))
        + p("Ordningen är:")
        + p("först", properties=listed(0, 2))
        + p("detalj", properties=listed(1, 2))
        + p("sedan", properties=listed(0, 2))
        + p("En lista till:")
        + p("om igen", properties=listed(0, 3))
        + p("och mer", properties=listed(0, 3))
    )
    found = [(one.depth, one.number, one.text) for one in blocks(body, numbering=LISTS) if isinstance(one, Item)]
    assert found == [
        (0, None, "bygga"), (1, None, "lägenheter"), (0, None, "riva"),
        (0, 1, "först"), (1, None, "a) detalj"), (0, 2, "sedan"), (0, 1, "om igen"), (0, 2, "och mer"),
    ]  # fmt: skip


def test_a_list_that_begins_on_a_deep_level_is_a_list_all_the_same() -> None:
    found = blocks(p("Text före listan.") + p("djupt", properties=listed(1)), numbering=LISTS)
    assert [(one.depth, one.text) for one in found if isinstance(one, Item)] == [(0, "djupt")]


def test_soft_line_breaks_keep_lines_apart_in_paragraphs_and_items() -> None:
    broken = "<w:r><w:t>Indikator: väntetid</w:t><w:br/><w:t>Målvärde: 4 dagar</w:t></w:r>"
    paragraph, item = blocks(p(broken) + p(broken, properties=listed(0)), numbering=LISTS)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(item, Item)
    assert [line.text for line in paragraph.lines] == ["Indikator: väntetid", "Målvärde: 4 dagar"]
    assert [line.text for line in item.lines] == ["Indikator: väntetid", "Målvärde: 4 dagar"]


def test_bold_at_the_start_of_a_line_is_told_whether_it_is_set_on_the_run_or_by_a_style() -> None:
    direct, styled = blocks(
        p(r("Ansvarig", BOLD), " Miljöchefen svarar för målet.")
        + p(r("Ansvarig", '<w:rStyle w:val="Stark"/>'), " Miljöchefen svarar för målet.")
    )
    for block in (direct, styled):
        assert isinstance(block, Paragraph)
        assert block.lines[0].bold == len("Ansvarig")


def test_bold_that_a_run_turns_off_is_not_bold() -> None:
    (block,) = blocks(p(r("Ansvarig", '<w:rStyle w:val="Stark"/><w:b w:val="0"/>'), " för målet är miljöchefen."))
    assert isinstance(block, Paragraph)
    assert block.lines[0].bold == 0


def test_columns_made_with_tabs_are_read_as_a_table() -> None:
    body = "".join(p(TAB.join((r(one), r(two), r(three)))) for one, two, three in (
        ("Indikator", "Utgångsvärde", "Målvärde"), ("Andel nöjda", "61 %", "70 %"), ("Väntetid", "9 dagar", "4 dagar"),
    ))  # fmt: skip
    (table,) = blocks(body)
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows][1] == ["Andel nöjda", "61 %", "70 %"]


def test_a_tab_between_a_label_and_its_value_makes_no_columns() -> None:
    body = p(r("Ansvarig", BOLD), TAB, "Miljöchefen") + p("Klart senast:", TAB, TAB, "december 2027")
    assert [one.text for one in blocks(body) if isinstance(one, Paragraph)] == [
        "Ansvarig Miljöchefen",
        "Klart senast: december 2027",
    ]


def test_a_heading_with_a_tab_after_its_typed_number_is_one_line_of_words() -> None:
    assert headings(p("3.2", TAB, "Ren luft", style="Rubrik1")) == [(1, "3.2 Ren luft")]


@pytest.mark.parametrize("way", ["styles", "field", "control"])
def test_a_table_of_contents_is_read_as_its_entries(way: str) -> None:
    lines = [("1", "Inledning", "3"), ("2", "Mål", "4"), ("2.1", "Ren luft", "4"), ("3", "Uppföljning", "11")]
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>'
    page += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries = [
        p(
            begin if at == 0 and way == "field" else "<w:bookmarkStart/>",
            f"<w:hyperlink>{r(number)}{TAB}{r(words)}{TAB}{page.format(r(where))}</w:hyperlink>",
            style="Innehll1" if way == "styles" else "",
        )
        for at, (number, words, where) in enumerate(lines)
    ]
    body = "".join(entries)
    if way == "field":
        body += p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body = p("Innehåll", style="Innehllsfrteckningsrubrik") + body
    if way == "control":
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        body = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    found = blocks(body + p("Inledning", style="Rubrik1") + p("Nämnden har tre mål."))
    assert [(one.text, one.page) for one in found if isinstance(one, TocEntry)] == [
        ("1 Inledning", "3"), ("2 Mål", "4"), ("2.1 Ren luft", "4"), ("3 Uppföljning", "11"),
    ]  # fmt: skip
    assert [one.in_toc for one in found if isinstance(one, Heading) and one.text == "Inledning"] == [True]


def test_a_field_that_never_ends_makes_no_contents_of_the_whole_text() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    found = blocks(p(begin) + "".join(p(f"Nämnden har {n} mål som den följer upp varje år.") for n in range(5)))
    assert all(isinstance(one, Paragraph) for one in found)
    assert len(found) == 5


def test_codes_of_fields_are_not_text_and_their_results_are() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    field += (
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("tabell 3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="DATE">{r("2027-03-01")}</w:fldSimple>'
    (block,) = blocks(p("Värdena står i ", field, " från den ", simple, "."))
    assert isinstance(block, Paragraph)
    assert block.text == "Värdena står i tabell 3 från den 2027-03-01."


def test_hidden_text_is_not_read_and_special_characters_are() -> None:
    (block,) = blocks(
        p(
            "<w:r><w:t>Barn</w:t><w:noBreakHyphen/><w:t>och ung</w:t><w:softHyphen/><w:t>doms</w:t></w:r>",
            r("hemlig", "<w:vanish/>"),
            "<w:r><w:t>nämnden </w:t><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
            "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>",
            ".",
        )
    )
    assert isinstance(block, Paragraph)
    assert block.text == "Barn-och ungdomsnämnden ✓a+b."


def test_text_in_content_controls_and_old_form_fields_is_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('Miljöchefen')}</w:sdtContent></w:sdt>"
    box = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    ticked = f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
    ticked += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    chosen = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Nej"/>'
        '<w:listEntry w:val="Ja"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = f"<w:sdt><w:sdtContent>{p('Ansvarig: ', control)}</w:sdtContent></w:sdt>" + p(ticked, " Klart: ", chosen)
    assert [one.text for one in blocks(body) if isinstance(one, Paragraph)] == ["Ansvarig: Miljöchefen", "☒ Klart: Ja"]


def test_pictures_are_known_with_their_words_and_decorations_are_left_out() -> None:
    adornment = '<a:decorative val="1"/>'
    body = (
        p(picture("Karta över Granåsa")) + p("Status: ", picture()) + p(picture(about=adornment)) + p("Slut på texten.")
    )
    karta, status, end = blocks(body)
    assert isinstance(karta, Picture)
    assert karta.alt == "Karta över Granåsa"
    assert isinstance(status, Paragraph)
    assert status.lines[0].mark == "image"
    assert isinstance(end, Paragraph)


def test_addresses_lead_to_the_section_and_the_paragraph_in_it() -> None:
    body = p("Mål", style="Rubrik1") + p("Det första stycket är här.") + p("Det andra stycket är här.")
    body += p("4.1 Uppföljning", style="Rubrik2") + p("Uppföljningen görs två gånger om året.")
    assert [block.span.address for block in blocks(body)] == [
        "avsnitt ”Mål”", "avsnitt ”Mål”, stycke 1", "avsnitt ”Mål”, stycke 2", "avsnitt 4.1", "avsnitt 4.1, stycke 1",
    ]  # fmt: skip


def test_what_looks_like_markdown_in_a_paragraph_is_text() -> None:
    body = p("# inget *mål* | alls &lt;b&gt;") + p("> inget citat i den här planen.")
    assert [one.text for one in blocks(body) if isinstance(one, Paragraph)] == [
        "# inget *mål* | alls <b>", "> inget citat i den här planen.",
    ]  # fmt: skip


def test_the_text_is_composed_and_spans_lie_in_it() -> None:
    found = document(p("Ma\u030al 1 är att lära sig läsa."))
    (block,) = found.blocks
    assert isinstance(block, Paragraph)
    assert block.text == "Mål 1 är att lära sig läsa."
    assert found.text[block.span.start : block.span.end] == block.text
    assert found.format == "word"
