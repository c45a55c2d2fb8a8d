"""Word: tracked changes, comments, notes, text boxes, page heads."""

from __future__ import annotations

from wordfile import blocks, docx, p, picture, r, tbl, tc, tr

from malkoll.document import Heading, Item, Paragraph
from malkoll.readers import read

NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", r(" Avser helår."))}</w:footnote>'
    f'<w:footnote w:id="3">{p(" Källa: kommunens enkät.")}{p("Svarsfrekvens 61 procent.")}</w:footnote>'
)


def texts(body: str, **more: str) -> list[str]:
    return [one.text for one in blocks(body, **more) if isinstance(one, Paragraph | Heading | Item)]


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def box(inside: str) -> str:
    """A text box as Word writes it: once for itself and once for older programs."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='1' name='Ruta'/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape>"
        f"</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_tracked_changes_are_read_as_accepted() -> None:
    body = p(
        "Målet är ",
        f'<w:del w:author="x"><w:r><w:delText>90</w:delText></w:r></w:del><w:ins w:author="x">{r("95")}</w:ins>',
        " procent",
        f'<w:moveFrom w:author="x">{r(" bort")}</w:moveFrom><w:moveTo w:author="x">{r(" hit")}</w:moveTo>',
        ".",
    )
    assert texts(body) == ["Målet är 95 procent hit."]


def test_paragraphs_whose_mark_was_taken_away_are_one() -> None:
    body = (
        p("Målet är 90 procent", properties='<w:rPr><w:del w:author="x"/></w:rPr>')
        + p(" år 2027.")
        + p("Det följs upp årligen.")
    )
    assert texts(body) == ["Målet är 90 procent år 2027.", "Det följs upp årligen."]


def test_the_old_properties_of_a_changed_paragraph_do_not_count() -> None:
    old = '<w:pPrChange w:author="x"><w:pPr><w:pStyle w:val="Rubrik1"/><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    assert isinstance(blocks(p("Nämnden följer luften varje dag.", properties=old))[0], Paragraph)


def test_comments_are_not_read() -> None:
    body = p('<w:commentRangeStart w:id="0"/>', "Nämnden har tre mål.", '<w:r><w:commentReference w:id="0"/></w:r>')
    more = {"comments": "<w:comments xmlns:w='x'><w:comment>Stämmer det?</w:comment></w:comments>".encode()}
    document = read("plan.docx", docx(body, **more))
    assert document.text.strip() == "Nämnden har tre mål."


def test_footnotes_are_paragraphs_at_the_end_of_their_section_and_never_headings() -> None:
    body = (
        p("Mål", style="Rubrik1")
        + p("Ansvarig:", note(3))
        + p("Miljöchefen svarar för målet.", note(2))
        + p("Uppföljning", style="Rubrik1")
        + p("Den görs varje år.")
    )
    found = blocks(body, footnotes=NOTES)
    assert [one.text for one in found if isinstance(one, Paragraph | Heading)] == [
        "Mål",
        "Ansvarig:",
        "Miljöchefen svarar för målet.",
        "Fotnot 1: Källa: kommunens enkät. Svarsfrekvens 61 procent.",
        "Fotnot 2: Avser helår.",
        "Uppföljning",
        "Den görs varje år.",
    ]
    assert found[4].span.address == "avsnitt ”Mål”, fotnot 2"
    assert isinstance(found[4], Paragraph)


def test_a_note_on_a_cell_leaves_the_cell_as_it_is() -> None:
    body = tbl(tr("Indikator", "Värde", properties="<w:tblHeader/>"), tr("Väntetid", tc(p("4 dagar", note(2)))))
    table, paragraph = blocks(body, footnotes=NOTES)
    assert [cell.text for cell in table.rows[1].cells] == ["Väntetid", "4 dagar"]  # type: ignore[union-attr]
    assert isinstance(paragraph, Paragraph)


def test_a_text_box_is_read_once_and_its_short_lines_are_no_headings() -> None:
    body = p("Mål", style="Rubrik1") + p("Nämnden har tre mål.", box(p("Fakta om luft") + p(r("Tre mätare", "<w:b/>"))))
    found = blocks(body + p("De följs upp varje år."))
    assert [(type(one), one.text) for one in found if isinstance(one, Paragraph | Heading)] == [
        (Heading, "Mål"),
        (Paragraph, "Nämnden har tre mål."),
        (Paragraph, "Fakta om luft"),
        (Paragraph, "Tre mätare"),
        (Paragraph, "De följs upp varje år."),
    ]
    assert found[2].span.address == "avsnitt ”Mål”, textruta"


def test_a_heading_in_a_text_box_on_the_cover_is_a_heading() -> None:
    found = blocks(p(box(p("Verksamhetsplan 2027", style="Rubrik") + p("Miljönämnden"))) + p("Mål", style="Rubrik1"))
    assert [(one.level, one.text) for one in found if isinstance(one, Heading)] == [
        (1, "Verksamhetsplan 2027"),
        (1, "Mål"),
    ]


def test_a_text_box_in_a_cell_is_text_of_the_cell() -> None:
    body = tbl(tr("Mål", "Status", properties="<w:tblHeader/>"), tr("Ren luft", tc(p(box(p("Enligt plan"))))))
    (table,) = blocks(body)
    assert table.rows[1].cells[1].text == "Enligt plan"  # type: ignore[union-attr]


def test_page_heads_and_feet_are_not_read() -> None:
    head = "<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:p><w:r><w:t>Sidhuvud</w:t></w:r></w:p></w:hdr>"
    document = read("plan.docx", docx(p("Nämnden har tre mål."), header=head.encode(), footer=head.encode()))
    assert "Sidhuvud" not in document.text


def test_a_picture_that_floats_beside_a_paragraph_does_not_stand_in_its_words() -> None:
    paragraph = blocks(p(picture(kind="anchor"), "Nämnden har tre mål."))[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines[0].mark is None
