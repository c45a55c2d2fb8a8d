"""Files under a suffix that is not theirs: told what they are, and what to do."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from malkoll.errors import PlanError
from malkoll.readers import BUILT_IN, read

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
SUFFIXES = [suffix for reader in BUILT_IN for suffix in reader.suffixes]


def packed(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_txt", ".txt"), text)
    return out.getvalue()


def office(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\0" * 200


OPENDOCUMENT = "application/vnd.oasis.opendocument."
KINDS: list[tuple[bytes, str, str, set[str]]] = [
    (PNG, "en PNG-bild", "a PNG image", set()),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "en JPEG-bild", "a JPEG image", set()),
    (b"GIF89a\1\0\1\0", "en GIF-bild", "a GIF image", set()),
    (b"II*\0\x08\0\0\0", "en TIFF-bild", "a TIFF image", set()),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "en WebP-bild", "a WebP image", set()),
    (b"BM\x46\0\0\0\0\0\0\0\x36", "en BMP-bild", "a BMP image", set()),
    (b"\0\0\0\x18ftypheic", "en HEIC-bild", "a HEIC image", set()),
    (b"%PDF-1.7\n", "en PDF", "a PDF", {"pdf"}),
    (b"{\\rtf1\\ansi Plan}", "ett RTF-dokument", "an RTF document", set()),
    (gzip.compress(b"plan"), "ett gzip-arkiv", "a gzip archive", set()),
    (packed(plan_txt="Plan"), "ett zip-arkiv", "a zip archive", set()),
    (packed(word__document_xml="<x/>"), "ett Word-dokument", "a Word document", {"word"}),
    (packed(xl__workbook_xml="<x/>"), "en Excel-bok", "an Excel workbook", {"workbook"}),
    (packed(ppt__presentation_xml="<x/>"), "en PowerPoint-presentation", "a PowerPoint", set()),
    (packed(mimetype=OPENDOCUMENT + "text"), "ett OpenDocument-dokument", "an OpenDocument text", {"opendocument"}),
    (packed(mimetype=OPENDOCUMENT + "spreadsheet"), "ett OpenDocument-kalkylark", "an OpenDocument spread", set()),
    (office("WordDocument"), "ett Word-dokument av äldre slag", "a Word document of the older kind", {"word"}),
    (office("Workbook"), "en Excel-bok av äldre slag", "an Excel workbook of the older kind", set()),
    (office("PowerPoint Document"), "en PowerPoint-presentation", "a PowerPoint", set()),
    (office("__substg1.0_"), "ett Outlook-meddelande", "an Outlook message", set()),
    (office("EncryptedPackage"), "ett Office-dokument med lösenord", "with a password", {"word", "workbook"}),
    (b"\xef\xbb\xbf<!DOCTYPE html><p>Plan", "en webbsida", "a web page", {"html"}),
    ('\ufeff<?xml version="1.0"?><html><p>Plan'.encode("utf-16-le"), "en webbsida", "a web page", {"html"}),
    (b"Subject: Plan\r\nMIME-Version: 1.0\r\n\r\n<html>", "ett webbarkiv", "a web archive", {"html"}),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>', "Word-dokument i XML", "in XML", set()),
    (b'<?xml version="1.0"?><office:document/>', "OpenDocument-dokument i XML", "in XML", set()),
    ("# Mål 1: Ren luft\n".encode("cp1252"), "ren text", "plain text", {"markdown", "html"}),
]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(("data", "sv", "en", "readers"), KINDS, ids=[kind[2] for kind in KINDS])
def test_a_file_under_a_suffix_not_its_own_is_told_what_it_is_and_what_to_do(
    data: bytes, sv: str, en: str, readers: set[str], suffix: str
) -> None:
    if next(reader.name for reader in BUILT_IN if suffix in reader.suffixes) in readers:
        return
    with pytest.raises(PlanError) as caught:
        read(f"plan{suffix}", data)
    text = caught.value.text
    assert (text.sv or "").startswith(f"plan{suffix}: filen är ")
    assert sv in (text.sv or "")
    assert en in (text.en or "")
    assert any(verb in (text.sv or "").partition("; ")[2] for verb in ("byt ", "spara ", "ange ", "packa upp "))
    assert any(verb in (text.en or "").partition("; ")[2] for verb in ("rename ", "save ", "name ", "unpack "))


@pytest.mark.parametrize(
    "text",
    [
        "BMI mäts varje år.\n",
        "<p align='center'>Plan</p>\n\n# Mål 1\n",
        "<!-- malkoll -->\n# Mål 1: Ren luft\n",
        "7z\n",
    ],
)
def test_text_that_begins_nearly_as_another_kind_is_read_as_text(text: str) -> None:
    assert read("plan.md", text.encode()).format == "markdown"


def test_a_zip_file_that_is_cut_is_told_as_damaged_under_any_suffix() -> None:
    cut = packed(word__document_xml="<x/>" * 100)[:200]
    for suffix, said in ((".docx", "skadad"), (".html", "ett Word-dokument"), (".md", "ett Word-dokument")):
        with pytest.raises(PlanError) as caught:
            read(f"plan{suffix}", cut)
        assert said in (caught.value.text.sv or "")
    with pytest.raises(PlanError) as caught:
        read("plan.pdf", packed(plan_txt="Plan" * 100)[:200])
    assert "ett skadat zip-arkiv" in (caught.value.text.sv or "")
