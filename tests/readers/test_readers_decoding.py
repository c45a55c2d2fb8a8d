"""Bytes to text: what a file is in, and what is no text."""

from __future__ import annotations

import codecs

import pytest

from malkoll.errors import PlanError
from malkoll.readers import BUILT_IN, check_size, most_bytes, read
from malkoll.readers.decoding import decode

TEXT = "Mål för året – ”Åtgärder”\nökad trygghet på Ängö\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode("cp1252"),
        TEXT.replace("\n", "\u2028").encode(),
        TEXT.replace("å", "a\u030a").replace("Å", "A\u030a").replace("ö", "o\u0308").encode(),
    ],
    ids=["utf8", "bom", "utf16le", "utf16be", "bare16le", "bare16be", "cp1252", "crlf", "cr", "u2028", "nfd"],
)
def test_the_same_text_is_read_from_every_encoding(data: bytes) -> None:
    assert decode(data) == TEXT


def test_bytes_that_windows_1252_leaves_undefined_are_kept() -> None:
    assert decode(b"M\xe5l \x81 slut") == "Mål \x81 slut"


def test_a_form_feed_ends_a_page_and_keeps_line_numbers() -> None:
    document = read("plan.txt", "Första sidan.\n\fMål för vården\n\nText här.".encode())
    assert [(type(b).__name__, b.span.line) for b in document.blocks] == [
        ("Paragraph", 1),
        ("Heading", 2),
        ("Paragraph", 4),
    ]


@pytest.mark.parametrize(
    ("data", "swedish", "english"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF", "PDF"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "Word-dokument", "Word document"),
        (b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml", "Excel", "Excel"),
        (b"PK\x03\x04" + b"\0" * 26 + b"bilder/a.png", "zip", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "Office", "Office"),
        (b"\x89PNG\r\n\x1a\n\0\0", "bild", "image"),
        (b"{\\rtf1 text}", "RTF", "RTF"),
        (bytes(range(256)) * 8, "binärfil", "binary"),
        (b"text och\0nolla", "binärfil", "binary"),
        (b"\x01\x02\x03\x04 m\xe5l", "binärfil", "binary"),
    ],
)
def test_what_is_no_text_is_told_in_one_sentence(data: bytes, swedish: str, english: str) -> None:
    with pytest.raises(PlanError) as caught:
        read("plan.md", data)
    assert swedish in (caught.value.text.sv or "")
    assert english in (caught.value.text.en or "")
    assert (caught.value.text.sv or "").startswith("plan.md: filen ")
    assert (caught.value.text.sv or "").count(". ") == 0


@pytest.mark.parametrize("data", [b"", b"  \n\n\t\n", codecs.BOM_UTF8, b"\xc2\xad\xc2\xa0"])
def test_an_empty_file_is_told(data: bytes) -> None:
    with pytest.raises(PlanError) as caught:
        read("tom.md", data)
    assert "tom" in (caught.value.text.sv or "")
    assert "empty" in (caught.value.text.en or "")


def test_a_file_of_fifty_megabytes_is_told_before_it_is_read() -> None:
    check_size("plan.md", most_bytes("plan.md"), most_bytes("plan.md"))
    with pytest.raises(PlanError) as caught:
        check_size("plan.md", 50 * 1024 * 1024, most_bytes("plan.md"))
    assert caught.value.text.sv == "plan.md: filen är 50 MB, och malkoll läser planer på högst 20 MB."
    assert caught.value.text.en == "plan.md: the file is 50 MB, and malkoll reads plans of at most 20 MB."


def test_more_lines_than_a_plan_can_have_are_told() -> None:
    with pytest.raises(PlanError) as caught:
        read("plan.md", b"a\n" * 250_000)
    assert "rader" in (caught.value.text.sv or "")


@pytest.mark.parametrize("suffix", [".rtf", ".RTF"])
def test_formats_of_other_versions_are_told(suffix: str) -> None:
    with pytest.raises(PlanError) as caught:
        read("plan" + suffix, b"vad som helst")
    assert ".md" in (caught.value.text.sv or "")
    assert ".md" in (caught.value.text.en or "")


@pytest.mark.parametrize(
    "name", [*(f"plan{suffix}" for suffix in BUILT_IN[0].suffixes), "plan.text", "plan", "PLAN.MD"]
)
def test_other_suffixes_are_read_as_markdown(name: str) -> None:
    document = read(name, "# Mål".encode())
    assert document.format == "markdown"
    assert document.path == name
    assert len(document.sha256) == 64
