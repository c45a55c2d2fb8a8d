"""Web pages: what is read of them, and as what."""

from __future__ import annotations

import pytest
from webshow import blocks, page, table

from malkoll.document import Paragraph, Table

# --- headings and paragraphs --------------------------------------------------------------------


def test_headings_are_those_of_the_page_or_of_its_roles() -> None:
    assert blocks(
        "<h1>Plan</h1><h3>Mål <em>ett</em><br>och två</h3><div role=heading aria-level=4>Mål tre</div>"
        "<h2><button aria-expanded=false>Mål fyra</button></h2><h2> </h2>"
    ) == ["h1: Plan", "h3: Mål ett och två", "h4: Mål tre", "h2: Mål fyra"]


def test_a_paragraph_all_in_bold_is_a_heading_by_its_looks() -> None:
    assert blocks(
        "<p><b>Trygg omsorg</b></p><p>Texten om den.</p><p><span style='font-weight: 700'>God skola</span></p>"
        "<p class=fet>Rent vatten</p><p class=x>En mening som inte är fet.</p>",
        "<style>p { color: black } p.fet, .y { font-weight: bold }</style>",
    ) == [
        "bold: Trygg omsorg",
        "p: Texten om den.",
        "bold: God skola",
        "bold: Rent vatten",
        "p: En mening som inte är fet.",
    ]


def test_what_only_its_class_calls_a_heading_is_one_by_its_looks() -> None:
    assert blocks(
        "<div class='goal-title'>fler i arbete</div><div>Vi följer antalet.</div>"
        "<div class=h3>Bättre luft</div><div class=rubrik>Ansvarig:</div>"
    ) == ["bold: fler i arbete", "p: Vi följer antalet.", "h3: Bättre luft", "p: Ansvarig:"]


def test_an_element_that_was_never_closed_is_no_heading() -> None:
    assert not blocks("<h2>Mål<div>" + "Många ord om det. " * 50)[0].startswith("h2")


def test_white_space_is_shown_as_browsers_do() -> None:
    assert blocks("<p>\n  Ett\n\tlångt   <b> namn</b>.\n</p><p>rad ett<br/>rad två<br><br>nytt stycke.</p>") == [
        "p: Ett långt namn.",
        "p: rad ett / rad två",
        "p: nytt stycke.",
    ]


def test_preformatted_text_keeps_its_lines_and_its_columns() -> None:
    assert blocks("<pre>Mål\tAnsvarig\nRen luft\tMiljöchef\n\nEn rad.\nEn till.</pre>") == [
        "table: Mål|Ansvarig // Ren luft|Miljöchef",
        "p: En rad. / En till.",
    ]
    assert blocks("<div style='white-space: pre-line'>Rad ett.\nRad två.</div>") == ["p: Rad ett. / Rad två."]


def test_words_that_look_like_markdown_are_words() -> None:
    assert blocks("<p># 5 * 3 * 2 _x_ [a](b) &lt;td&gt; &amp;amp;</p>") == ["p: # 5 * 3 * 2 _x_ [a](b) <td> &amp;"]


def test_bold_or_italic_words_at_the_beginning_of_a_line_are_its_label() -> None:
    (label, slanted, whole) = (
        block
        for block in page(
            "<p><b>Ansvarig</b> Miljöchef</p><p><i>Ansvarig</i> Miljöchef</p><p><i>Alltihop är lutat.</i></p>"
        ).blocks
        if isinstance(block, Paragraph)
    )
    assert (label.lines[0].bold, slanted.lines[0].bold, whole.lines[0].bold) == (8, 8, 0)


def test_a_quotation_is_not_taken_for_a_heading() -> None:
    assert blocks("<blockquote>En kommun för alla</blockquote>") == ["p: En kommun för alla"]


# --- lists --------------------------------------------------------------------------------------


def test_lists_keep_depth_and_numbers() -> None:
    assert blocks(
        "<ul><li>ett<ul><li>inre</li></ul></li><li><p>två</p><p>mer om två</p></li></ul>"
        "<ol start=3><li>tre</li><li value=7>sju</li><li>åtta<br>rad</li></ol>"
    ) == [
        "item 0: ett",
        "item 1: inre",
        "item 0: två / mer om två",
        "item 0 3: tre",
        "item 0 7: sju",
        "item 0 8: åtta / rad",
    ]


def test_a_list_of_cards_is_read_as_parts_of_the_page() -> None:
    assert blocks("<ul><li><h3>Mål 1</h3><p>Det ska bli bättre.</p><ul><li>punkt</li></ul></li></ul>") == [
        "h3: Mål 1",
        "p: Det ska bli bättre.",
        "item 0: punkt",
    ]


def test_definitions_are_labels_with_their_values() -> None:
    assert blocks(
        "<dl><dt>Ansvarig</dt><dd>Miljöchef</dd><dt>Mått:</dt><dd><p>Antal</p></dd>"
        "<dt>Insatser</dt><dd><ul><li>en</li></ul></dd></dl>"
    ) == ["p: Ansvarig: Miljöchef", "p: Mått: Antal", "p: Insatser:", "item 0: en"]


def test_labels_of_planning_systems_are_labels() -> None:
    assert blocks(
        "<div><div class='field-label'>Ansvarig</div><div class=value>Miljöchef</div></div>"
        "<div><span class=label>Status</span><span>Pågår</span></div>"
        "<p>Bedömning <span class='label label-success'>Uppfyllt</span> i år.</p>"
    ) == ["p: Ansvarig: Miljöchef", "p: Status: Pågår", "p: Bedömning Uppfyllt i år."]


def test_what_is_folded_up_is_read_under_its_heading() -> None:
    assert blocks(
        "<details><summary>Mål om luft</summary><p>Luften ska bli ren.</p></details>"
        "<button aria-controls=a1 aria-expanded=false>Mål om vatten</button>"
        "<div id=a1 hidden><p>Vattnet ska bli rent.</p></div><button>Skriv ut</button>"
    ) == ["bold: Mål om luft", "p: Luften ska bli ren.", "bold: Mål om vatten", "p: Vattnet ska bli rent."]


# --- tables -------------------------------------------------------------------------------------


def test_a_table_has_its_head_and_its_cells() -> None:
    assert table(
        "<table><thead><tr><th>Mål<th>Mått</thead><tbody><tr><td>Ren luft<td><p>Halt</p><ul><li>a<li>b</ul></table>"
    ) == ["*Mål|Mått", "Ren luft|Halt / a / b"]


def test_a_head_over_several_columns_heads_each_of_them() -> None:
    assert table(
        "<table><tr><th rowspan=2>Mål<th colspan=2>Utfall<tr><th>2025<th>2026<tr><td>Ren luft<td>3<td>4</table>"
    ) == ["*Mål|Utfall 2025|Utfall 2026", "Ren luft|3|4"]
    # As Word and LibreOffice write it: no head cells.
    assert table(
        "<table><tr><td>Mål<td colspan=2>Utfall<tr><td><td>2025<td>2026<tr><td>Ren luft<td>3<td>4"
        "<tr><td>Ro<td>5<td>6</table>"
    ) == ["*Mål|Utfall 2025|Utfall 2026", "Ren luft|3|4", "Ro|5|6"]


def test_a_cell_merged_downwards_belongs_to_its_first_row() -> None:
    assert table(
        "<table><tr><th>Mål<th>Mått<th>Värde<tr><td rowspan=2>Ren luft<td>Halt<td>3<tr><td>Antal<td>4"
        "<tr><td>Ro<td colspan=2>mäts inte</table>"
    ) == ["*Mål|Mått|Värde", "Ren luft|Halt|3", "|Antal|4", "Ro|mäts inte|"]


def test_columns_in_which_nothing_begins_are_none() -> None:
    assert table("<table><tr><th colspan=3>Mål<th>Mått<tr><td colspan=3>Ro<td>3</table>") == ["*Mål|Mått", "Ro|3"]


def test_a_title_over_the_whole_table_is_a_row_and_no_head() -> None:
    assert table("<table><tr><th colspan=2>Mål 1: Ren luft<tr><th>Mått<th>Värde<tr><td>Halt<td>3</table>") == [
        "Mål 1: Ren luft|",
        "Mått|Värde",
        "Halt|3",
    ]


def test_a_caption_stands_before_its_table() -> None:
    assert blocks("<table><caption>Tabell 1. Mått i år.</caption><tr><th>A<th>B<tr><td>1<td>2</table>") == [
        "p: Tabell 1. Mått i år.",
        "table: *A|B // 1|2",
    ]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    assert table(
        "<table><tr><th>Mål<th>Värden<tr><td>Ren luft<td><table><tr><td>kvinnor<td>3<tr><td>män<td>4</table></table>"
    ) == ["*Mål|Värden", "Ren luft|kvinnor 3 / män 4"]


@pytest.mark.parametrize(
    "source",
    [
        "<table role=presentation><tr><td>Meny<td><h2>Mål</h2><p>Text om mål.</p></table>",
        "<table><tr><td>Meny<td><h2>Mål</h2><p>Text om mål.</p></table>",
        "<table><tr><td>Meny<tr><td><h2>Mål</h2><p>Text om mål.</p></table>",
    ],
)
def test_a_table_that_only_sets_the_page_out_is_none(source: str) -> None:
    assert [block for block in blocks(source) if "Meny" not in block] == ["h2: Mål", "p: Text om mål."]


def test_tables_made_by_roles_are_tables() -> None:
    assert table(
        "<div role=table><div role=rowgroup><div role=row><span role=columnheader>Mål</span>"
        "<span role=columnheader>Mått</span></div></div>"
        "<div role=row><div role=cell>Ro</div><div role=cell>3</div></div></div>"
    ) == ["*Mål|Mått", "Ro|3"]


def test_tables_that_a_page_break_has_cut_are_one() -> None:
    assert table("<table><tr><th>Mål<th>Mått<tr><td>Ro<td>3</table><p>&nbsp;</p><table><tr><td>Fred<td>4</table>") == [
        "*Mål|Mått",
        "Ro|3",
        "Fred|4",
    ]


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("<td bgcolor='#92D050'>", "colour:#92d050"),
        ("<td style='background: rgb(255, 0, 0)'>&nbsp;", "colour:#ff0000"),
        ("<td class=gul>", "colour:#ffc000"),
        ("<td><span style='background-color:red;width:1em'></span>", "colour:red"),
        ("<td><font color='#00B050'>●</font>", "colour:#00b050"),
        ("<td><span style='font-family:Wingdings;color:#FF0000'>l</span>", "colour:#ff0000"),
        ("<td><img src='gron.png'>", "image"),
        ("<td><img src='gron.png' alt='image1.png'>", "image"),
        ("<td><i class='fa fa-circle'></i>", "image"),
        ("<td><svg><circle r=3></circle></svg>", "image"),
        ("<td><img src='gron.png' alt='Enligt plan'>", "Enligt plan"),
        ("<td><i class=icon title='Enligt plan'></i>", "Enligt plan"),
        ("<td bgcolor=green>Klart", "Klart"),
        ("<td bgcolor='#FFFFFF'>", ""),
        ("<td style='background:#d9d9d9'>", ""),
        ("<td style='background:none'>", ""),
    ],
)
def test_a_cell_that_shows_its_status_without_words_is_known(cell: str, mark: str) -> None:
    source = f"<table><tr><th>Mål<th>Status<tr><td>Ro{cell}</table>"
    assert table(source, "<style>td.gul { background-color: #FFC000 }</style>")[1] == f"Ro|{mark}"


def test_an_image_after_a_label_says_what_its_text_says_or_is_known_as_one() -> None:
    (told, silent) = (
        block
        for block in page(
            "<p>Status: <img src=g.png alt='enligt plan'></p><p>Status: <img src=g.png alt=''></p>"
        ).blocks
        if isinstance(block, Paragraph)
    )
    assert (told.text, told.lines[0].mark) == ("Status: enligt plan", None)
    assert (silent.text, silent.lines[0].mark) == ("Status:", "image")


def test_a_figure_is_an_image_and_its_caption() -> None:
    assert blocks("<figure><img src=a.png alt='Stapeldiagram'><figcaption>Figur 1. Utfall.</figcaption></figure>") == [
        "picture: Stapeldiagram",
        "p: Figur 1. Utfall.",
    ]


# --- addresses ----------------------------------------------------------------------------------


def test_every_block_has_an_address_that_can_be_followed() -> None:
    document = page(
        "<h2>3.2 Mål för miljön</h2><p>En mening.</p><p>En till.</p><table><tr><th>A<th>B<tr><td>1<td>2"
        "<tr><td>3<td>4</table><h2>Uppföljning</h2><ul><li>punkt</ul>"
    )
    places = [block.span.address for block in document.blocks]
    assert places == [
        "avsnitt 3.2",
        "avsnitt 3.2, stycke 1",
        "avsnitt 3.2, stycke 2",
        "avsnitt 3.2, tabell 1, rad 1",
        "avsnitt ”Uppföljning”",
        "avsnitt ”Uppföljning”, stycke 1",
    ]
    found = next(block for block in document.blocks if isinstance(block, Table))
    assert found.rows[2].cells[0].span.address == "avsnitt 3.2, tabell 1, rad 3"
    assert document.format == "html"
