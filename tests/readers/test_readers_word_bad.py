"""Word: files that cannot be read are told in one sentence, and limits are kept."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import zipfile
from contextlib import suppress

import docx as python_docx
import pytest
from wordfile import NAMESPACES, OFFICE, docx, p, package, r, tbl, tc, tr

from malkoll.document import Heading, Paragraph
from malkoll.errors import PlanError
from malkoll.readers import read
from malkoll.readers.word import old, tables

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAN = p("Mål 1: Ren luft", style="Rubrik1") + p("Nämnden följer luften varje dag.")


def mistake(data: bytes, name: str = "plan.docx") -> str:
    with pytest.raises(PlanError) as caught:
        read(name, data)
    sv, en = caught.value.text.sv or "", caught.value.text.en or ""
    assert sv.startswith(f"{name}: ")
    assert en.startswith(f"{name}: ")
    assert sv != en
    return sv


def rezipped(data: bytes, **changed: bytes) -> bytes:
    """The archive with members changed; ``__`` stands for a slash and ``_`` for a point in their names."""
    names = {name.replace("__", "/").replace("_", "."): content for name, content in changed.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in archive.namelist():
            copy.writestr(member, names.pop(member, archive.read(member)))
        for name, content in names.items():
            copy.writestr(name, content)
    return out.getvalue()


def ole(stream: str = "WordDocument", flags: int = 0, tail: bytes = b"") -> bytes:
    """The beginning of an OLE file with one stream, in the sector after the directory."""
    header = bytearray(512)
    header[:8] = OLE
    header[30:32] = (9).to_bytes(2, "little")
    entry = bytearray(512)
    name = stream.encode("utf-16-le")
    entry[: len(name)] = name
    entry[116:120] = (1).to_bytes(4, "little")
    text = bytearray(512)
    text[10:12] = flags.to_bytes(2, "little")
    return bytes(header + entry + text) + tail


def test_a_file_that_is_cut_short_is_told_wherever_it_is_cut() -> None:
    data = docx(PLAN)
    for end in range(1, len(data), 97):
        mistake(data[:end])


def test_a_file_that_is_damaged_is_read_or_told_and_never_breaks() -> None:
    dice = random.Random(2027)
    data = docx(PLAN + tbl(tr("Mål", "Ansvarig"), tr("Ren luft", "Chef")))
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(3):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        with suppress(PlanError):
            read("plan.docx", bytes(broken))


def test_xml_that_is_none_is_told_in_whatever_part() -> None:
    data = docx(PLAN, numbering="<w:num/>", footnotes=p("x"))
    for part in ("document", "styles", "numbering", "footnotes"):
        assert "skadad" in mistake(rezipped(data, **{f"word__{part}_xml": b"<w:p>"}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded_nor_fetched(encoding: str) -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    for declared in (f'<!ENTITY a0 "ha">{bomb}', '<!ENTITY a9 SYSTEM "file:///etc/hostname">'):
        text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [{declared}]>'
        text += f"<w:document {NAMESPACES}><w:body>{p('&a9;')}</w:body></w:document>"
        assert "XML-deklarationer" in mistake(package({"document": text.encode(encoding)}))


def test_an_archive_that_unpacks_to_more_than_a_plan_is_not_unpacked() -> None:
    assert "packar upp" in mistake(docx(p("a" * 33_000_000)))


def test_links_out_of_the_file_are_not_followed() -> None:
    link = f'<Relationship Id="x" Type="{OFFICE}/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/>'
    link += f'<Relationship Id="y" Type="{OFFICE}/attachedTemplate" Target="file:///other/x" TargetMode="External"/>'
    parts = {"document": f"<w:document {NAMESPACES}><w:body>{PLAN}</w:body></w:document>".encode()}
    assert len(read("plan.docx", package(parts, link)).blocks) == 2


def test_a_relationship_that_leads_nowhere_is_forgiven_as_in_word() -> None:
    lost = f'<Relationship Id="x" Type="{OFFICE}/image" Target="../NULL"/>'
    lost += f'<Relationship Id="y" Type="{OFFICE}/numbering" Target="borta.xml"/>'
    parts = {"document": f"<w:document {NAMESPACES}><w:body>{PLAN}</w:body></w:document>".encode()}
    assert len(read("plan.docx", package(parts, lost)).blocks) == 2


def test_the_document_may_stand_under_another_name_and_in_the_strict_variant() -> None:
    strict = f"<w:document {NAMESPACES}><w:body>{p('Nämnden har tre mål.')}</w:body></w:document>"
    for usual, other in (
        ("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"),
        ("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument"),
    ):
        strict = strict.replace(usual, other)
    data = package({"document": strict.encode()}, main="word/document2.xml")
    assert [one.text for one in read("plan.docx", data).blocks if isinstance(one, Paragraph)] == [
        "Nämnden har tre mål."
    ]


def test_files_of_other_kinds_are_told_by_what_they_are() -> None:
    workbook = package({"document": b"<workbook><sheets/></workbook>"})
    assert "inte av det slag" in mistake(workbook)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert ".odt" in mistake(other.getvalue())
    assert ".pdf" in mistake(b"%PDF-1.7")
    assert "RTF" in mistake(b"{\\rtf1\\ansi}", "plan.doc")
    assert ".html" in mistake(b"\xef\xbb\xbf<html><body>", "plan.doc")
    assert "är ren text" in mistake(b"vad som helst")
    assert "inget Word-dokument" in mistake(b"\0\1\2\3")
    assert "Excel-bok av äldre slag" in mistake(ole("Workbook"), "plan.doc")
    assert "inte från Word" in mistake(ole("Something"), "plan.doc")


def test_a_file_without_text_is_told() -> None:
    assert "tom" in mistake(docx(p()))


def test_passwords_are_told_in_both_formats() -> None:
    assert "lösenord" in mistake(ole("EncryptedPackage"))
    assert "lösenord" in mistake(ole(flags=0x0100), "plan.doc")


def test_tables_beyond_all_measure_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "kolumner" in mistake(docx(tbl(tr(*["a"] * (tables.MOST_COLUMNS + 1)))))
    assert "rader" in mistake(docx(tbl(tr("a") * (tables.MOST_ROWS + 1))))
    assert "celler" in mistake(docx(tbl(tr(*["a"] * 400) + tr("b") * 1500)))
    assert read("plan.docx", docx(tbl(tr(tc("a", properties='<w:gridSpan w:val="999999"/>'), "b")))).blocks


def test_deeply_nested_and_circular_files_are_read() -> None:
    nested = p("Nämnden har tre mål.")
    for _ in range(40):
        nested = tbl(tr(tc(nested)))
    assert len(read("plan.docx", docx(nested)).blocks) == 1
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{two}"/></w:style>'
        for one, two in (("a", "b"), ("b", "a"))
    )
    assert read("plan.docx", docx(p("Nämnden har tre mål.", style="a"), styles=styles)).blocks


def test_strange_values_are_passed_over() -> None:
    body = p("Mål", properties='<w:outlineLvl w:val="x"/><w:numPr><w:ilvl w:val="-3"/><w:numId w:val="9"/></w:numPr>')
    body += p(r("stort", '<w:sz w:val="99999999999999999999"/><w:color w:val="grön"/>'))
    numbering = '<w:abstractNum w:abstractNumId="0"/><w:num w:numId="9"><w:abstractNumId w:val="0"/></w:num>'
    assert len(read("plan.docx", docx(body, numbering=numbering)).blocks) == 2


def test_a_newer_file_under_the_older_suffix_is_read_as_what_it_is() -> None:
    assert isinstance(read("plan.doc", docx(PLAN)).blocks[0], Heading)


def test_the_older_format_without_libreoffice_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old.shutil, "which", lambda _: None)
    assert "Spara som" in mistake(ole(), "plan.doc")


def test_a_converter_that_fails_or_never_ends_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old.shutil, "which", lambda _: sys.executable)
    assert "LibreOffice kunde inte" in mistake(ole(), "plan.doc")
    monkeypatch.setattr(old, "_command", lambda *_: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(old, "MOST_SECONDS", 0.2)
    assert "LibreOffice kunde inte" in mistake(ole(), "plan.doc")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_the_older_format_is_read_through_libreoffice(tmp_path: object) -> None:
    source = f"{tmp_path}/plan.docx"
    written = python_docx.Document()
    written.add_heading("Mål 1: Ren luft")
    written.add_paragraph("Nämnden följer luften varje dag.")
    written.save(source)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "doc"]
    subprocess.run([*command, "--outdir", str(tmp_path), source], check=True, capture_output=True, timeout=120)
    with open(f"{tmp_path}/plan.doc", "rb") as file:
        document = read("plan.doc", file.read())
    assert [(type(one), getattr(one, "text", "")) for one in document.blocks] == [
        (Heading, "Mål 1: Ren luft"),
        (Paragraph, "Nämnden följer luften varje dag."),
    ]


def test_a_check_of_text_imports_nothing_that_reads_word() -> None:
    code = (
        "import sys; from malkoll.readers import read; read('a.md', b'# A'); print({'lxml', 'docx'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
