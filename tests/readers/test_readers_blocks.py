"""Blocks: headings, paragraphs, lists and what stands beside the text."""

from __future__ import annotations

import pytest

from malkoll.document import Block, FrontMatter, Heading, Item, Note, Paragraph, Picture, Verbatim
from malkoll.readers import read


def blocks(text: str) -> list[Block]:
    return list(read("plan.md", text.encode()).blocks)


def kinds(text: str) -> list[str]:
    return [type(block).__name__ for block in blocks(text)]


def headings(text: str) -> list[tuple[str, str, int | None]]:
    return [(b.text, b.look, b.level) for b in blocks(text) if isinstance(b, Heading)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Plan för Ekvalla", ("Plan för Ekvalla", "marked", 1)),
        ("### **Uppdrag 3 - Lokaler**", ("Uppdrag 3 - Lokaler", "marked", 3)),
        ("## Mål ##", ("Mål", "marked", 2)),
        ("## Slutar med punkt.", ("Slutar med punkt.", "marked", 2)),
        ("Verksamhetsplan\n===", ("Verksamhetsplan", "marked", 1)),
        ("Verksamhetsplan\n---", ("Verksamhetsplan", "marked", 2)),
        ("<h2>Mål</h2>", ("Mål", "marked", 2)),
        ("**Planerade insatser**", ("Planerade insatser", "bold", None)),
        ("**Fler barn ska lära sig simma.**", ("Fler barn ska lära sig simma.", "bold", None)),
        ("<b>Mål</b>", ("Mål", "bold", None)),
        ("Metoder för uppföljning", ("Metoder för uppföljning", "line", None)),
        ("    Indraget av misstag", ("Indraget av misstag", "line", None)),
        ("1. Nämndens analys", ("1. Nämndens analys", "line", None)),
        ("2.1 Insatser för unga", ("2.1 Insatser för unga", "line", None)),
        ("4 God utbildning", ("4 God utbildning", "line", None)),
        ("”Alla ska med”", ("”Alla ska med”", "line", None)),
        ("Nämndmål 1.1: Trygga hem", ("Nämndmål 1.1: Trygga hem", "line", None)),
        ("*I skuggan av pandemin*", ("I skuggan av pandemin", "line", None)),
    ],
)
def test_a_heading_is_known_by_its_mark_or_its_look(source: str, expected: tuple[str, str, int | None]) -> None:
    assert headings(f"Inledande text.\n\n{source}\n\nText som följer.") == [expected]


@pytest.mark.parametrize(
    "source",
    [
        "En mening som slutar med punkt.",
        "Nämnden ska göra följande:",
        "**Kommentar:**",
        "Ansvarig: Kanslichef",
        "fortsätter med liten bokstav",
        "2025-03-01",
        "den 3 mars 2025",
        "0455-12 34 56",
        "namn@example.org",
        "12 %",
        "-12,7 mnkr",
        "DN 2025/0248.03",
        "Först en mening. Sedan en till",
        "Är det här en rubrik?",
        "x" * 300,
        "Två rader\nsom hör ihop",
    ],
)
def test_what_does_not_read_like_a_heading_is_text(source: str) -> None:
    assert headings(f"Inledande text.\n\n{source}\n\nText som följer.") == []


def test_a_line_right_under_a_heading_is_its_text() -> None:
    assert kinds("## Mål 1\nIndikator för trygghet\n\nText.") == ["Heading", "Paragraph", "Paragraph"]


def test_a_line_that_leads_to_a_list_right_below_is_text() -> None:
    assert kinds("Nämnden ska även\n- ett\n- två") == ["Paragraph", "Item", "Item"]


def test_two_dashes_underline_nothing() -> None:
    assert headings("Uppdrag 2: Trygga hem\n--\n\nText.") == [("Uppdrag 2: Trygga hem", "line", None)]


def test_a_rule_under_a_paragraph_of_two_lines_is_a_rule() -> None:
    assert kinds("En rad text\noch en till.\n---\nMer.") == ["Paragraph", "Divider", "Paragraph"]


def test_a_marked_heading_broken_in_two_is_one() -> None:
    [heading] = blocks("## Uppdrag 1 - Samla hälso- och\n\n## **sjukvård under ett tak**\n")
    assert isinstance(heading, Heading)
    assert heading.text == "Uppdrag 1 - Samla hälso- och sjukvård under ett tak"
    assert (heading.span.line, heading.span.end_line) == (1, 3)


def test_headings_that_are_whole_stay_apart() -> None:
    assert len(headings("## Mål 1.\n\n## insatser")) == 2
    assert len(headings("## Mål 1\n\n## Insatser")) == 2
    assert len(headings("## Mål 1\n\nText.\n\n## insatser")) == 2


def test_each_line_of_a_paragraph_keeps_its_place() -> None:
    [paragraph] = blocks("Ansvarig: Skolchef\n  Klart: 2027  \n*Status:* pågår\n")
    assert isinstance(paragraph, Paragraph)
    assert [(line.text, line.bold, line.span.line, line.span.column) for line in paragraph.lines] == [
        ("Ansvarig: Skolchef", 0, 1, 1),
        ("Klart: 2027", 0, 2, 3),
        ("Status: pågår", 7, 3, 2),
    ]
    assert paragraph.text == "Ansvarig: Skolchef Klart: 2027 Status: pågår"


def test_html_paragraphs_on_one_line_are_lines() -> None:
    [paragraph] = blocks("<p><i>BESLUT: se över avtalen</i></p> <p>Kommentar: klart.</p>")
    assert isinstance(paragraph, Paragraph)
    assert [(line.text, line.bold, line.span.line) for line in paragraph.lines] == [
        ("BESLUT: se över avtalen", 23, 1),
        ("Kommentar: klart.", 0, 1),
    ]


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "●", "\uf0b7"])
def test_lists_are_known_by_many_marks(mark: str) -> None:
    items = blocks(f"Nämnden ska:\n{mark} bygga ut\n{mark} **minska** kön\n")[1:]
    assert [(i.text, i.depth, i.number, i.lines[0].bold) for i in items if isinstance(i, Item)] == [
        ("bygga ut", 0, None, 0),
        ("minska kön", 0, None, 6),
    ]


def test_lists_nest_and_items_keep_their_lines() -> None:
    items = blocks("- Mål ett\n  Ansvarig: Rektor\n  - indikator\n    1. först\n- Mål två\n\n  Klart: 2027\n")
    assert [(i.depth, i.number, tuple(line.text for line in i.lines)) for i in items if isinstance(i, Item)] == [
        (0, None, ("Mål ett", "Ansvarig: Rektor")),
        (1, None, ("indikator",)),
        (2, 1, ("först",)),
        (0, None, ("Mål två", "Klart: 2027")),
    ]


def test_numbered_items_keep_their_numbers() -> None:
    found = blocks("Uppdrag:\n\n52. Skapa fler platser.\n\n53. Pröva nya former.\n")
    assert [(b.number, b.text) for b in found if isinstance(b, Item)] == [
        (52, "Skapa fler platser."),
        (53, "Pröva nya former."),
    ]


def test_a_long_numbered_sentence_alone_is_an_item() -> None:
    [item] = blocks("50. Genomföra en sammanslagning av de två nämnderna.")
    assert isinstance(item, Item)
    assert item.number == 50


def test_numbers_begin_items_within_a_paragraph() -> None:
    found = blocks("Nämnden ska\n1. bygga\n2. riva\n")
    assert [type(b).__name__ for b in found] == ["Paragraph", "Item", "Item"]


@pytest.mark.parametrize("text", ["+ 2 miljoner kronor", "2024. Ett år", "-12,7 mnkr", "– 5 miljoner kronor"])
def test_figures_are_no_list_items(text: str) -> None:
    assert "Item" not in kinds(f"Resultatet blev\n{text} i år.\n")


def test_a_hyphen_against_its_word_is_a_bullet() -> None:
    assert kinds("-Uppdatera rutinerna.\n\n-Utbilda chefer.") == ["Item", "Item"]


def test_a_gap_of_three_lines_is_a_lost_picture() -> None:
    [first, picture, _] = blocks("En text.\n\n\n\nEn annan text.\n")
    assert isinstance(picture, Picture)
    assert picture.lost
    assert (picture.span.line, picture.span.start) == (2, picture.span.end)
    assert first.span.end <= picture.span.start


@pytest.mark.parametrize(
    "text",
    [
        "\n\n\n\nEn text.",
        "En text.\n\n\nEn annan.",
        "En text.\n\n\n\n\n",
        "A\tB\nc\td\n\n\n\ne\tf\n",
        "Innehåll\n\nInledning .... 3\nMål .... 4\nBilaga .... 9\n\n\n\nInledning\n",
    ],
)
def test_other_gaps_are_none(text: str) -> None:
    assert "Picture" not in kinds(text)


def test_an_image_alone_is_a_picture() -> None:
    [picture] = blocks("![Karta över Sjöhamn](karta.png)")
    assert isinstance(picture, Picture)
    assert (picture.alt, picture.lost) == ("Karta över Sjöhamn", False)


def test_front_matter_stands_first() -> None:
    [front, heading] = blocks("---\ntitel: Plan för vård: 2027\nnämnd: 'Vårdnämnden'\n---\n# Mål\n")
    assert isinstance(front, FrontMatter)
    assert front.values == (("titel", "Plan för vård: 2027"), ("nämnd", "Vårdnämnden"))
    assert isinstance(heading, Heading)
    assert "FrontMatter" not in kinds("# Mål\n\n---\na: b\n---\n")
    assert "FrontMatter" not in kinds("---\n\nMål för vården\n\n---\n")


def test_fenced_text_is_verbatim_and_an_open_fence_hides_nothing() -> None:
    [verbatim, heading] = blocks("```text\n# Mål\na\tb\n<!-- x -->\n```\n# Riktigt\n")
    assert isinstance(verbatim, Verbatim)
    assert verbatim.text == "# Mål\na\tb\n<!-- x -->"
    assert isinstance(heading, Heading)
    assert headings("```\n# Mål") == [("Mål", "marked", 1)]


def test_a_comment_is_a_note_and_changes_nothing_else() -> None:
    text = "# Mål 1\n\n- ett\n  - två\n  - tre\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n\nText\nmer.\n"
    noted = "\n".join(line + " <!-- not -->" if line else line for line in text.split("\n"))
    lined = "\n".join(line + "\n<!-- not\nrad -->" if line else line for line in text.split("\n"))
    plain = [(type(b).__name__, getattr(b, "text", ""), getattr(b, "depth", 0)) for b in blocks(text)]
    for source in (noted, lined):
        found = blocks(source)
        rest = [b for b in found if not isinstance(b, Note)]
        assert [(type(b).__name__, getattr(b, "text", ""), getattr(b, "depth", 0)) for b in rest] == plain
        assert sum(isinstance(b, Note) for b in found) == 10


def test_a_comment_stands_after_what_it_is_about() -> None:
    found = blocks("## Mål 1 <!-- malkoll: undantag MK103 -->\n<!-- mer -->\nText.\n")
    assert [type(b).__name__ for b in found] == ["Heading", "Note", "Note", "Paragraph"]
    assert [b.text for b in found if isinstance(b, Note)] == ["malkoll: undantag MK103", "mer"]
    assert "Note" not in kinds("Text <!-- öppen\n\nMer text.")


def test_page_numbers_are_no_text() -> None:
    text = "Text på första sidan.\n\n{}\n\nText på andra.\n\n{}\n\nText på tredje.\n\n{}\n\nSlut.\n"
    assert kinds(text.format("1", "2", "3")) == ["Paragraph"] * 4
    assert kinds(text.format("Sida 4 (9)", "Sida 5 (9)", "Sida 6 (9)")) == ["Paragraph"] * 4
    assert kinds(text.format("14", "3", "250")) == ["Paragraph"] * 7


def test_quotations_are_read_as_text() -> None:
    [paragraph, item] = blocks("> Citat om *målen*\n>\n> - punkt\n")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Citat om målen"
    assert isinstance(item, Item)
    assert (item.text, item.span.column) == ("punkt", 5)


def test_a_comment_with_empty_lines_around_it_is_no_lost_image() -> None:
    kinds = [
        type(block).__name__
        for block in read("p.md", b"# Ett\n\nText.\n\n\n<!-- en kommentar -->\n\n\nMer text.\n").blocks
    ]
    assert kinds == ["Heading", "Paragraph", "Note", "Paragraph"]


@pytest.mark.parametrize(
    "line",
    ["Gå till innehåll", "Hoppa till huvudinnehållet", "Hem / Om oss / Planer", "Start › Kommun › Kulturplan", "Meny"],
)
def test_what_a_site_puts_above_its_pages_is_no_part_of_the_text(line: str) -> None:
    assert [block.text for block in blocks(f"{line}\n\nKulturplan 2027\n\nNämnden har två mål.\n")] == [
        "Kulturplan 2027",
        "Nämnden har två mål.",
    ]
    assert len(blocks(f"Kulturplan 2027\n\n{line}\noch mer text på raden under.\n")) == 2


def test_a_title_with_strokes_is_no_trail_through_a_site() -> None:
    assert len(blocks("Mål / indikatorer / ansvar\n\nStarta / pröva / lära\n\nText.\n")) == 3
