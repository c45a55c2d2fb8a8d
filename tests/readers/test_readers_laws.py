"""What holds for every document, whatever it says."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malkoll.document import (
    Block,
    Document,
    Heading,
    Item,
    Note,
    Paragraph,
    Picture,
    Table,
    TextLine,
    TocEntry,
)
from malkoll.errors import PlanError
from malkoll.readers import read
from malkoll.span import LineIndex, Span

PIECES = [
    "# Mål 1: Tryggare skolväg",
    "## **Uppdrag 2 - Fler platser i**",
    "## förskolan under året",
    "**Planerade insatser**",
    "Innehåll",
    "Inledning .......... 3",
    "Mål för nämnden\t4",
    "_Uppföljning_ ..... 5",
    "Inledning",
    "Indikator\tUtgångsvärde\tMålvärde",
    "Andel nöjda brukare\t61 %\t70 %",
    "\tsom går vidare till arbete\t",
    "Uppdrag 3: Fler vägar till arbete\t\t",
    "--\t--\t--",
    "--",
    "---",
    "===",
    "| Mål | Ansvarig |",
    "|---|:-:|",
    "| Ren luft<br>i tätorten | <b>Nämnden</b> |",
    "| ![](bild.png) | |",
    "<p>Kommentar:</p> <p>Läget är gott.</p>",
    "<ul><li>en</li><li>två</li></ul>",
    "<table><tr><th>Mål</th><td>Värde</td></tr>",
    "</table>",
    "<!-- malkoll: undantag MK103 -->",
    "<!-- öppen",
    "slut -->",
    "Text <!-- not --> mer text",
    "- punkt ett",
    "  - punkt *inuti*",
    "    fortsatt text",
    "• punkt två",
    "– punkt tre",
    "1. Nämndens analys",
    "2.1 Insatser",
    "52. Skapa fler alternativ.",
    "> citerat **ord**",
    "> - punkt i citat",
    "```",
    "~~~",
    "![Grön pil](pil.png)",
    "*Ansvarig: avdelningschefen.*",
    "Ansvarig: Utvecklingschef",
    "En mening med 5*3 och snake_case, <5 % &amp; &nbsp;&shy; `kod` och [länk](https://example.org/a).",
    "kvinnor 86,5 %, män\u00a088,4\u202f%",
    "o\u0308ver a\u030angstro\u0308m\u200b",
    "\xad",
    "   ",
    "",
    "",
    "\f",
    "nyckel: värde",
    "\t",
    "\\*inte kursiv\\*",
    "***",
    "+ 2 miljoner",
    "-12,7 mnkr",
    "2024. Ett år",
    "Nyckeltal               Utfall 2026   Mål 2028",
    "Styrtal\nUtfall\n2026\nMål 2028",
    "Andel nöjda med stödet\n71 %\n80 %",
    "Andel nöjda             71 %          80 %",
    "som svarar",
    "-----------             ------        ----",
    "                        (kv 73 %)",
]

texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(alphabet="ab Å*_`<>[]()!|\t-#.1&;\\•\xa0\xad", max_size=20)), max_size=25
).map("\n".join)


def of(text: str, path: str = "plan.md") -> Document | None:
    try:
        return read(path, text.encode("utf-8"))
    except PlanError:
        return None


def texts_of(document: Document | None) -> list[object]:
    """The blocks without their places."""
    return [] if document is None else [without_places(block) for block in document.blocks]


def without_places(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(without_places(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return (
            type(value).__name__,
            *(without_places(getattr(value, f.name)) for f in fields(value) if f.name != "span"),
        )
    return value


def spans_of(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for part in value for span in spans_of(part)]
    if is_dataclass(value) and not isinstance(value, type):
        return [span for f in fields(value) for span in spans_of(getattr(value, f.name))]
    return []


def lines_of(block: Block) -> list[TextLine]:
    if isinstance(block, Paragraph | Item):
        return list(block.lines)
    if isinstance(block, Table):
        return [line for row in block.rows for cell in row.cells for line in cell.lines]
    if isinstance(block, Heading):
        return [TextLine(block.text, block.span)]
    return []


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_one_clear_error(data: bytes) -> None:
    try:
        document = read("plan.md", data)
    except PlanError as error:
        sentences = (error.text.sv, error.text.en)
    else:
        sentences = (document.text, document.sha256)
    assert all(sentences)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_spans_lie_inside_the_text_and_say_its_lines_and_columns(text: str) -> None:
    document = of(text)
    if document is None:
        return
    index = LineIndex(document.text)
    for span in spans_of(document.blocks):
        assert 0 <= span.start <= span.end <= len(document.text)
        assert (span.line, span.column) == index.position(span.start)
        assert (span.end_line, span.end_column) == index.position(span.end)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_blocks_stand_in_order_and_do_not_overlap(text: str) -> None:
    document = of(text)
    if document is None:
        return
    at = noted = 0
    for block in document.blocks:
        if isinstance(block, Note):  # stands in or after the block before it
            assert block.span.start >= noted
            noted = block.span.end
            continue
        assert block.span.start >= at
        at = block.span.end
        if isinstance(block, Table):
            assert block.rows
            assert block.span.start == block.rows[0].span.start
            assert block.span.end == block.rows[-1].span.end
            row_at = block.span.start
            for row in block.rows:
                assert row.cells
                assert row.span.start >= row_at
                row_at = row.span.end
                for cell in row.cells:
                    assert row.span.start <= cell.span.start or not cell.lines
                    for line in cell.lines:
                        assert cell.span.start <= line.span.start <= line.span.end <= cell.span.end
                        assert line.span.end <= row.span.end
        if isinstance(block, Paragraph | Item):
            assert block.lines
            line_at = block.span.start
            for line in block.lines:
                assert line.span.start >= line_at
                line_at = line.span.end
            assert line_at == block.span.end


@settings(max_examples=300, deadline=None)
@given(texts)
def test_a_line_names_what_stands_at_its_place(text: str) -> None:
    document = of(text)
    if document is None:
        return
    for block in document.blocks:
        for line in lines_of(block):
            assert line.text == line.text.strip()
            assert line.text
            assert 0 <= line.bold <= len(line.text)
            source = document.text[line.span.start : line.span.end]
            if "&" not in source:
                rest = iter(source.replace("\xa0", " ").replace("\u202f", " ").replace("\t", " ").replace("\n", " "))
                assert all(char in rest for char in line.text)  # a subsequence: only marks are left out
        if isinstance(block, TocEntry):
            assert block.text


@settings(max_examples=200, deadline=None)
@given(texts)
def test_line_ends_byte_order_marks_and_composition_change_nothing(text: str) -> None:
    plain = texts_of(of(text))
    for data in (
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
        text.replace("\n", "\u2028").encode(),
        codecs.BOM_UTF8 + text.encode(),
        unicodedata.normalize("NFD", text).encode(),
        codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    ):
        try:
            other: Document | None = read("plan.md", data)
        except PlanError:
            other = None
        assert texts_of(other) == plain


@settings(max_examples=200, deadline=None)
@given(texts)
def test_blanks_at_line_ends_change_nothing(text: str) -> None:
    spaced = "\n".join(line + "  " for line in text.split("\n"))
    assert texts_of(of(spaced)) == texts_of(of(text))


@settings(max_examples=200, deadline=None)
@given(texts)
def test_windows_1252_is_read_like_utf_8(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    text = "Åtgärd för året\n\n" + "".join(char for char in text if char in "\n\t\f" or char.isprintable())
    try:
        data = text.encode("cp1252")
    except UnicodeEncodeError:
        return
    assert texts_of(read("plan.txt", data)) == texts_of(of(text))


@settings(deadline=None)
@given(texts)
def test_reading_twice_gives_the_same_document(text: str) -> None:
    assert of(text) == of(text)


@pytest.mark.parametrize(
    "text",
    [
        "> " * 5000 + "djupt",
        "- " * 5000 + "djupt",
        "\n".join(" " * depth + "- nivå" for depth in range(1000)),
        "<b>" * 20000 + "text" + "</b>" * 20000,
        "[" * 20000 + "text" + "](x)" * 20000,
        "*" * 20000 + "text" + "*" * 20000,
        "a\t" * 20000,
        "|" * 20000,
        "<table>" * 5000 + "<tr><td>a" + "</table>" * 5000,
        "<!--" * 20000,
        "`" * 20000,
    ],
    ids=["quotations", "lists", "indents", "tags", "brackets", "stars", "tabs", "pipes", "tables", "comments", "ticks"],
)
def test_deep_nesting_ends(text: str) -> None:
    document = of(text)
    assert document is not None
    assert all(not isinstance(block, Picture) or not block.lost for block in document.blocks)
