"""Whole web pages: of a municipality's site, saved by Word, saved by LibreOffice; and files that are none."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from webshow import blocks, page, shown

from malkoll.document import Divider, Heading, Item, Paragraph, Table, TocEntry
from malkoll.errors import PlanError
from malkoll.readers import read
from malkoll.readers.web import tree

SITE = """<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>Miljöplan - Bergby kommun</title>
<style>.gomd { display: none } @media print { main { display: none } } .js .panel { display: none }</style>
<script>document.write("<h1>Mål 99</h1>")</script></head>
<body class="has-sidebar">
<a class="skip-link" href="#huvud">Hoppa till innehållet</a>
<div id="cookie-banner"><h2>Vi använder kakor</h2><p>Läs mer om mål med kakor.</p><button>Godkänn</button></div>
<header><a href="/"><img src="logga.png" alt="Bergby kommun"></a>
<nav><ul><li><a href="/bo">Bo och bygga</a></li><li><a href="/mal">Mål och budget</a></li></ul></nav>
<form role="search"><input type="search" value="Sök mål"><button>Sök</button></form></header>
<div class="breadcrumbs"><a href="/">Start</a> / <a href="/planer">Planer</a></div>
<div class="wrapper">
<div class="side-menu"><ul><li><a href="/1">Mål 1</a></li><li><a href="/2">Mål 2</a></li></ul></div>
<main id="huvud">
<header><h1>Miljöplan 2027</h1></header>
<nav aria-label="På den här sidan"><h2>Innehåll</h2>
<ul><li><a href="#luft">Ren luft</a></li><li><a href="#vatten">Rent vatten</a></li>
<li><a href="#u">Uppföljning</a></li></ul></nav>
<section class="panel"><h2 id="luft">Ren luft</h2><p>Luften ska bli renare.</p></section>
<h2 id="vatten">Rent vatten</h2><p class="gomd">Mål 98: dolt</p><p hidden>Mål 97</p><p>Vattnet ska bli renare.</p>
<template><p>Mål 96</p></template>
<h2 id="u">Uppföljning</h2><p>Planen följs upp i oktober.</p>
<aside><h2>Relaterat</h2><p>Mål för skolan</p></aside>
<footer>Sidansvarig: webbredaktören</footer>
</main></div>
<footer><h2>Kontakt</h2><p>Telefon 0123-45 67 89</p></footer>
</body></html>"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Mål 99</o:Author></o:DocumentProperties></xml><![endif]-->
<style><!--
@font-face {font-family:Wingdings;}
 p.MsoNormal, li.MsoNormal {margin:0cm; font-weight:normal}
 h1 {mso-style-next:Normal; font-size:16.0pt;}
 span.Ansvar {font-weight:bold}
@page WordSection1 {size:595.3pt 841.9pt; mso-header:url("x/header.htm") h1;}
--></style></head>
<body lang=SV><div class=WordSection1>
<p class=MsoTitle>Verksamhetsplan 2027<o:p></o:p></p>
<p class=MsoToc1><span class=MsoHyperlink><a href="#_Toc1">1 Inledning<span style='display:none;mso-hide:screen'><span
style='mso-tab-count:1 dotted'>. </span></span><span style='display:none'>2</span></a></span><o:p></o:p></p>
<p class=MsoToc1><a href="#_Toc2">2 Mål<span style='mso-tab-count:1 dotted'>.......... </span>3</a></p>
<p class=MsoToc2><a href="#_Toc3">2.1 Ren luft<span style='mso-tab-count:1 dotted'>.......... </span>3</a></p>
<h1><a name="_Toc1"></a><![if !supportLists]><span style='mso-list:Ignore'>1<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Inledning<o:p></o:p></h1>
<p class=MsoNormal>Planen gäller ett år.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"
title=""><span class=MsoFootnoteReference>[1]</span></a> Den <del
cite="mailto:x">inte </del><ins>följs</ins> upp.<o:p></o:p></p>
<p class=MsoHeading7>Ren luft</p>
<p class=MsoNormal><span class=Ansvar>Ansvarig</span><span style='mso-tab-count:1'>        </span>Miljöchef</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Mäta halterna</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>i centrum</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Indikator</b></p></td>
<td><p class=MsoNormal>Status</p></td></tr>
<tr><td><p class=MsoNormal>Halt av partiklar</p></td>
<td style='background:#92D050;mso-shading:white'><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr></table>
<p class=MsoNormal>Texten går vidare.<span class=MsoCommentReference><a href="#_msocom_1">[A1]</a></span></p>
</div>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1"
name="_ftn1">[1]</a> Beslutad i december.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Mål 98</p></div></div>
</body></html>"""

LIBRE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<meta name="generator" content="LibreOffice 7.4 (Linux)"/><style>p { background: transparent }</style></head><body>
<div title="header"><p>Bergby kommun</p></div>
<p><font size="6" style="font-size: 28pt"><b>Verksamhetsplan
2027</b></font></p>
<div id="Table of Contents1" dir="ltr"><div id="Table of Contents1_Head"><p>Innehåll</p></div>
	<p><a href="#1.|outline">1
	Inledning	2</a></p><p><a href="#2.|outline">2 Mål	3</a></p><p><a href="#2.1|outline">2.1 Ren
	luft	3</a></p></div>
<h1 class="western"><a name="1.|outline"></a>1 Inledning</h1>
<p class="western">Planen gäller ett
år.<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a></p>
<p class="western"><b>Ansvarig</b>	Miljöchef</p>
<p class="western">Mål	Ansvarig</p>
<ul><li><p>Mäta</p><ul><li><p>i centrum</p></ul></ul>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>Beslutad
	i december.</p></div>
<div title="footer"><p>Sida 1</p></div></body></html>"""


def told(source: str | bytes) -> list[str]:
    data = source.encode() if isinstance(source, str) else source
    return [shown(block) for block in read("plan.html", data).blocks]


def refused(data: bytes) -> str:
    with pytest.raises(PlanError) as caught:
        read("plan.html", data)
    assert caught.value.text.en.startswith("plan.html: the ")
    assert "\n" not in caught.value.text.sv
    return caught.value.text.sv.removeprefix("plan.html: ")


# --- pages --------------------------------------------------------------------------------------


def test_of_a_page_of_a_site_only_the_document_is_read() -> None:
    assert told(SITE) == [
        "h1: Miljöplan 2027",
        "h2: Innehåll",
        "toc: Ren luft 1",
        "toc: Rent vatten 1",
        "toc: Uppföljning 1",
        "h2: Ren luft",
        "p: Luften ska bli renare.",
        "h2: Rent vatten",
        "p: Vattnet ska bli renare.",
        "h2: Uppföljning",
        "p: Planen följs upp i oktober.",
    ]


def test_a_main_part_that_holds_little_is_not_the_document() -> None:
    assert blocks("<main><p>Välkommen hit.</p></main><div><h1>Plan</h1><p>" + "Många ord. " * 20 + "</p></div>")[1] == (
        "h1: Plan"
    )


def test_a_name_on_a_wrapper_does_not_hide_the_document() -> None:
    assert blocks("<div class='menu sidebar cookie'><h1>Plan</h1><p>Det här är planen.</p></div>") == [
        "h1: Plan",
        "p: Det här är planen.",
    ]


def test_a_header_that_holds_the_title_is_kept() -> None:
    assert (
        blocks("<header><h1>Plan 2027</h1><p>Miljönämnden i Bergby.</p></header><p>Texten.</p>")[0] == "h1: Plan 2027"
    )


def test_a_page_saved_by_word_is_read_as_its_document() -> None:
    assert told(WORD.encode("cp1252")) == [
        "h1: Verksamhetsplan 2027",
        "toc: 1 Inledning 1",
        "toc: 2 Mål 3",
        "toc: 2.1 Ren luft 3",
        "h1: 1 Inledning",
        "p: Planen gäller ett år. Den följs upp.",
        "h6: Ren luft",
        "p: Ansvarig Miljöchef",
        "item 0: Mäta halterna",
        "item 1 1: i centrum",
        "table: Indikator|Status // Halt av partiklar|colour:#92d050",
        "p: Texten går vidare.",
        "Divider",
        "p: Fotnot 1: Beslutad i december.",
    ]


def test_a_page_saved_by_libreoffice_is_read_as_its_document() -> None:
    document = read("plan.html", LIBRE.encode())
    assert [shown(block) for block in document.blocks] == [
        "bold: Verksamhetsplan 2027",
        "line: Innehåll",
        "toc: 1 Inledning 2",
        "toc: 2 Mål 3",
        "toc: 2.1 Ren luft 3",
        "h1: 1 Inledning",
        "p: Planen gäller ett år.",
        "p: Ansvarig Miljöchef",
        "table: Mål|Ansvarig",
        "item 0: Mäta",
        "item 1: i centrum",
        "Divider",
        "p: Fotnot 1: Beslutad i december.",
    ]
    assert document.blocks[-1].span.address == "fotnot 1"
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert [heading.in_toc for heading in headings] == [False, False, True]


@pytest.mark.parametrize(
    "data",
    [
        "<p>Ärendet</p>".encode(),
        b"\xef\xbb\xbf" + "<p>Ärendet</p>".encode(),
        "\ufeff<p>Ärendet</p>".encode("utf-16-le"),
        "<p>Ärendet</p>".encode("cp1252"),
        b"<meta charset='iso-8859-1'>" + "<p>Ärendet</p>".encode("cp1252"),
        b"<meta charset=iso-8859-1>" + "<p>Ärendet</p>".encode(),
        b"<meta http-equiv='Content-Type' content='text/html; charset=macintosh'>"
        + "<p>Ärendet</p>".encode("mac-roman"),
        b"<?xml version='1.0' encoding='cp850'?><html>" + "<p>Ärendet</p>".encode("cp850"),
        b"<meta charset=finns-inte>" + "<p>Ärendet</p>".encode(),
    ],
)
def test_the_encoding_is_found(data: bytes) -> None:
    assert told(data) == ["line: Ärendet"]


def test_one_damaged_byte_does_not_cost_the_other_letters() -> None:
    assert told(b"<meta charset=utf-8><p>" + "Ärendet om åtgärder".encode() + b"\xff.</p>")[0].startswith(
        "p: Ärendet om åtgärder"
    )


# --- what a page must not do --------------------------------------------------------------------


def test_nothing_is_fetched_and_no_entity_is_followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def no_socket(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", no_socket)
    secret = tmp_path / "secret.txt"
    secret.write_text("hemligheten", encoding="utf-8")
    where = secret.as_uri()
    text = read(
        "plan.html",
        f"""<!DOCTYPE html PUBLIC "x" "{where}" [<!ENTITY a SYSTEM "{where}"><!ENTITY b "&c;&c;"><!ENTITY c "haha">]>
        <html><head><base href="{where}"><link rel=stylesheet href="http://example.org/a.css"></head>
        <body><p>Text &a; &b; efter.</p><iframe src="{where}"></iframe><object data="{where}"></object>
        <img src="http://example.org/a.png"><xi:include href="{where}"/></body></html>""".encode(),
    ).text
    assert "efter." in text
    assert "hemligheten" not in text
    assert "haha" not in text
    assert "]>" not in text


def test_entities_that_grow_do_not() -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(30))
    text = read("plan.html", f'<!DOCTYPE html [<!ENTITY e0 "ha">{bomb}]><html><p>Text &e30; efter.</p>'.encode()).text
    assert len(text) < 10_000


@pytest.mark.parametrize("tag", ["html", "body"])
def test_a_page_that_is_hidden_until_a_script_shows_it_is_read(tag: str) -> None:
    style = f"<style>{tag} {{ visibility: hidden }}</style>"
    page = f"<html hidden>{style}<body style='display:none'><p>Målet gäller alla skolor.</p></body></html>"
    assert read("plan.html", page.encode()).text.strip() == "Målet gäller alla skolor."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Bara text.", "filen är inte HTML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n<html>", "filen är ett webbarkiv"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<html>", "filen är ett webbarkiv"),
        (b"%PDF-1.7 <html>", "filen är en PDF"),
        (b"PK\x03\x04 word/ <html>", "filen är ett Word-dokument"),
        (b"\x89PNG\r\n\x1a\n", "filen är en PNG-bild"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "filen är ett Office-dokument av äldre slag"),
        (b"<html><body></body></html>", "filen är tom"),
        (b"<html><body><script>text</script><p hidden>Mer</p></body></html>", "filen är tom"),
        (b"<p>" + b"\0" * 3, "filen är en binärfil"),
        (b"<html>" + b"<div>" * 100_000 + b"text", "sidan har fler än 10000 element inuti varandra"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(data: bytes, sentence: str) -> None:
    assert refused(data).startswith(sentence)


@pytest.mark.parametrize(
    ("limit", "value", "source"),
    [
        ("MOST_ELEMENTS", 50, "<p>text</p>" * 60),
        ("MOST_CHARACTERS", 50, "<p>" + "text " * 60),
        ("MOST_SECONDS", -1.0, "<p>text"),
    ],
)
def test_a_page_beyond_what_a_plan_can_be_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: float, source: str
) -> None:
    monkeypatch.setattr(tree, limit, value)
    assert refused(source.encode()).startswith("sidan ")


def test_a_web_archive_is_named_by_its_suffix_too() -> None:
    with pytest.raises(PlanError, match="MHTML"):
        read("plan.mht", b"MIME-Version: 1.0")


def test_a_page_cut_short_is_read_as_far_as_it_goes() -> None:
    assert told("<html><body><h1>Plan</h1><table><tr><td>Mål<td>Mått<tr><td>Ro<td>an")[1:] == [
        "table: Mål|Mått // Ro|an"
    ]


def test_deep_pages_are_read() -> None:
    deep = 5000
    assert blocks("<div>" * deep + "Texten är här." + "</div>" * deep) == ["p: Texten är här."]
    assert blocks("<table><tr><td>" * 2000 + "Texten är här.") == ["p: Texten är här."]
    assert len(blocks("<ul><li>punkt" * 2000)) == 2000


def test_a_table_wider_than_any_is_read_as_text() -> None:
    wide = "<table>" + "<tr>" + "<td colspan=999>Ett ord.<td>Ett till." * 2 + "<tr><td>Och mer.<td>Sist.</table>"
    assert blocks(wide)[-2:] == ["p: Och mer.", "p: Sist."]


def test_every_line_has_its_place_in_the_text() -> None:
    document = page(SITE[SITE.index("<main") : SITE.index("</main>")] + WORD[WORD.index("<body") :])
    for block in document.blocks:
        if isinstance(block, Paragraph | Item):
            for line in block.lines:
                assert document.text[line.span.start : line.span.end]
        if not isinstance(block, Divider):
            assert block.span.address
    assert any(isinstance(block, Table) for block in document.blocks)
    assert any(isinstance(block, TocEntry) for block in document.blocks)
