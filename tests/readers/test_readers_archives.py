"""Bounds of zip files: set to the XML that is read, not to the pictures beside it."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from odt import odt
from wordfile import docx, p

from malkoll.errors import PlanError
from malkoll.readers import read

FLAT = b"\0" * 3_000_000  # packs a thousand to one
MEDIA = {".docx": "word/media/image1.bmp", ".odt": "Pictures/1.bmp", ".xlsx": "xl/media/image1.bmp"}
XML = {".docx": "word/document.xml", ".odt": "content.xml", ".xlsx": "xl/sharedStrings.xml"}
XML_IN_DISGUISE = "xl/media/strings.png"


def workbook() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Mål", "Ansvarig"])
    book.active.append(["Ren luft", "Miljönämnden"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


GOOD = {".docx": docx(p("Mål 1: Ren luft")), ".odt": odt("<text:p>Mål 1: Ren luft</text:p>"), ".xlsx": workbook()}


def with_member(data: bytes, member: str, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
        new.writestr(member, body)
    return out.getvalue()


@pytest.mark.parametrize("suffix", list(GOOD))
def test_a_picture_in_one_colour_is_no_zip_bomb(suffix: str) -> None:
    data = with_member(GOOD[suffix], MEDIA[suffix], FLAT)
    assert "Ren luft" in read(f"plan{suffix}", data).text


@pytest.mark.parametrize("suffix", list(GOOD))
def test_xml_that_packs_as_no_text_does_is_refused(suffix: str) -> None:
    with pytest.raises(PlanError, match="unpacks to more"):
        read(f"plan{suffix}", with_member(GOOD[suffix], XML[suffix], b"<a>" + b" " * len(FLAT)))


def test_what_hides_under_the_name_of_a_picture_is_never_unpacked() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD[".xlsx"])) as archive:
        types = archive.read("[Content_Types].xml")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    strings = f'<Override PartName="/{XML_IN_DISGUISE}" ContentType="{kind}"/></Types>'.encode()
    book = with_member(GOOD[".xlsx"], "[Content_Types].xml", types.replace(b"</Types>", strings))
    table = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'
    assert read("plan.xlsx", with_member(book, XML_IN_DISGUISE, table % b"")).text
    with pytest.raises(PlanError, match="damaged"):
        read("plan.xlsx", with_member(book, XML_IN_DISGUISE, table % (b" " * len(FLAT))))


def test_a_workbook_in_the_strict_variant_is_read_as_any_other() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD[".xlsx"])) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for usual, strict in (
                (b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"),
                (b"schemas.openxmlformats.org/officeDocument/2006/", b"purl.oclc.org/ooxml/officeDocument/"),
                (b"schemas.openxmlformats.org/drawingml/2006/", b"purl.oclc.org/ooxml/drawingml/"),
            ):
                part = part.replace(usual, strict)
            new.writestr(name, part)
    assert read("plan.xlsx", out.getvalue()).text == read("plan.xlsx", GOOD[".xlsx"]).text


def test_a_document_type_that_only_names_a_file_is_passed_over_and_any_other_refused() -> None:
    named = b'<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
    with zipfile.ZipFile(io.BytesIO(GOOD[".odt"])) as old:
        manifest = old.read("META-INF/manifest.xml")
    for kind in (named, named.replace(b">", b" [<!ENTITY a 'ha'>]>"), named + b"<!DOCTYPE x [<!ENTITY a 'ha'>]>"):
        end = manifest.index(b"?>") + 2 if manifest.startswith(b"<?xml") else 0
        data = with_member(GOOD[".odt"], "META-INF/manifest.xml", manifest[:end] + kind + manifest[end:])
        if kind is named:
            assert "Ren luft" in read("plan.odt", data).text
        else:
            with pytest.raises(PlanError, match="document type"):
                read("plan.odt", data)
