"""Files that are damaged, disguised or meant to do harm, each made from a good one of the same format."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from convert import page, png
from pdf_by_hand import drawing, endless_pages, many_pages, password_protected, scanned, swelling

from malkoll.readers import read

FIXTURES = Path(__file__).parent / "fixtures"
SECRET = "kvastskaftsvisan"
"""A word that stands in the file beside the plan that must not be read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_BOMB = f'<!DOCTYPE x [<!ENTITY a0 "{"ha" * 50}">{_LAUGHS}]>'
_DAMAGED = (r"skada|avkort|trasig|inte (?:går|gick) att (?:läsa|öppna|tolka)", r"damaged|cut short|broken|cannot be")
_LOCKED = ("lösenord", "password")
_OLDER = (r"äldre|skada", "older|damaged")
_KIND = (r"filen är .*, inte .*; |inte en PDF|ändelse|slag", r"file is .*, not .*; |suffix|kind|not a PDF")
_EMPTY = ("tom", "empty")
_LARGE = ("mer än|större|för många|för stor", "more than|larger|too many|too large|at most")


@dataclass(frozen=True)
class Bad:
    """A file and what is wanted of it.

    ``says`` are patterns that the one sentence must hold, in Swedish and in English; ``None`` where the run may as
    well finish, since the file is only strange. ``make`` is given the URLs of the secret file and of a listener.
    """

    name: str
    suffix: str
    make: Callable[[str, str], bytes]
    says: tuple[str, str] | None


def _plan(suffix: str) -> bytes:
    return (FIXTURES / f"uppfoljning{suffix}").read_bytes()


def _rewritten(data: bytes, *changes: tuple[str, str, str]) -> bytes:
    """The zip file ``data`` with text replaced in members: (member, old, new), at the first place where it stands."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for member in source.namelist():
            text = source.read(member)
            for name, old, new in changes:
                if name == member:
                    assert old.encode() in text, f"{old} does not stand in {name}"
                    text = text.replace(old.encode(), new.encode(), 1)
            made.writestr(member, text)
    return out.getvalue()


def _with_dtd(data: bytes, member: str, dtd: str, before: str, entity: str) -> bytes:
    """A document with ``dtd`` before its root element, and ``entity`` in its first text."""
    root = "<w:document" if member.endswith("document.xml") else "<office:document-content"
    return _rewritten(data, (member, root, dtd + root), (member, before, before + entity))


def _word(dtd: str, entity: str) -> bytes:
    return _with_dtd(_plan(".docx"), "word/document.xml", dtd, "<w:t>", entity)


def _odt(dtd: str, entity: str) -> bytes:
    return _with_dtd(_plan(".odt"), "content.xml", dtd, 'text:outline-level="1">', entity)


def _web(dtd: str, entity: str) -> bytes:
    document = read("plan.md", b"# Plan\n\n## M\xc3\xa5l 1: B\xc3\xa4ttre skola 2028\n\nAnsvarig: Rektor\n")
    return page(document).replace("<!DOCTYPE html>", dtd).replace("Rektor", f"Rektor {entity}").encode()


def _zip_bomb(member: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            if name != member:
                made.writestr(name, source.read(name))
        made.writestr(member, b"<a>" + b" " * 220_000_000)
    return out.getvalue()


def _lying(data: bytes) -> bytes:
    """A zip bomb whose directory says that it is small."""
    whole = struct.pack("<L", 220_000_003)
    assert whole in data
    return data.replace(whole, struct.pack("<L", 30_000))


def _nested(opening: str, closing: str, depth: int = 5000) -> str:
    return opening * depth + closing * depth


def _cells(suffix: str) -> bytes:
    """A table that says of itself that it is as large as a table can be."""
    if suffix == ".odt":
        wide = '<table:table-cell table:number-columns-repeated="900000000">'
        return _rewritten(
            _plan(".odt"),
            ("content.xml", "<table:table-cell ", wide[:-1] + " "),
            ("content.xml", "<table:table-row>", '<table:table-row table:number-rows-repeated="900000000">'),
        )
    if suffix == ".docx":
        return _rewritten(_plan(".docx"), ("word/document.xml", "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="900000000"/>'))
    return _web("<!DOCTYPE html>", "").replace(
        b"</body>", b'<table><tr><th colspan="900000000" rowspan="900000000">M\xc3\xa5l</th></tr></table></body>'
    )


def _rows(suffix: str, rows: int) -> bytes:
    """A table of many rows."""
    if suffix == ".html":
        row = "<tr><td>Mål</td><td>90 %</td></tr>"
        return _web("<!DOCTYPE html>", "").replace(b"</body>", f"<table>{row * rows}</table></body>".encode())
    if suffix == ".odt":
        cell = '<table:table-cell office:value-type="string"><text:p>90 %</text:p></table:table-cell>'
        row = f"<table:table-row>{cell * 2}</table:table-row>"
        table = f'<table:table><table:table-column table:number-columns-repeated="2"/>{row * rows}</table:table>'
        return _rewritten(_plan(".odt"), ("content.xml", "</office:text>", table + "</office:text>"))
    cell = "<w:tc><w:p><w:r><w:t>90 %</w:t></w:r></w:p></w:tc>"
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    table = f"<w:tbl><w:tblPr/>{grid}{f'<w:tr>{cell * 2}</w:tr>' * rows}</w:tbl>"
    return _rewritten(_plan(".docx"), ("word/document.xml", "<w:body>", "<w:body>" + table))


def _linked_word(url: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    links = "".join(
        f'<Relationship Id="rIdX{number}" Type="{kind}{name}" Target="{url}{name}" TargetMode="External"/>'
        for number, name in enumerate(("image", "attachedTemplate", "subDocument", "oleObject"))
    )
    return _rewritten(_plan(".docx"), ("word/_rels/document.xml.rels", "</Relationships>", links + "</Relationships>"))


def _linked_odt(url: str) -> bytes:
    image = f'<text:p><draw:frame><draw:image xlink:href="{url}bild.png" xlink:type="simple"/></draw:frame></text:p>'
    return _rewritten(_plan(".odt"), ("content.xml", "</office:text>", image + "</office:text>"))


def _linked_web(url: str) -> bytes:
    links = (
        f'<img src="{url}a.png"><iframe src="{url}b.html"></iframe><script src="{url}c.js"></script>'
        f'<object data="{url}d"></object><link rel="stylesheet" href="{url}e.css"><base href="{url}">'
    )
    return _web("<!DOCTYPE html>", "").replace(b"</body>", links.encode() + b"</body>")


def _sheet(bomb: bool = False) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mål", "Indikator", "Målvärde 2028"])
    sheet.append(["Fler elever är trygga", "Andel trygga elever", "90 %"])
    if bomb:
        sheet["XFD1048576"] = "här"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _protected_odt() -> bytes:
    entry, closed = '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"', "/>"
    lock = (
        '<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="x">'
        '<manifest:algorithm manifest:algorithm-name="Blowfish CFB" manifest:initialisation-vector="x"/>'
        "</manifest:encryption-data>"
    )
    return _rewritten(_plan(".odt"), ("META-INF/manifest.xml", entry + closed, f"{entry}>{lock}</manifest:file-entry>"))


def _external(secret: str, url: str) -> Iterator[tuple[str, str, str]]:
    """Name, declaration and reference of entities that stand elsewhere."""
    yield "a-file", f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]>', "&e;"
    yield "an-address", f'<!DOCTYPE x [<!ENTITY e SYSTEM "{url}e">]>', "&e;"
    yield "a-declaration", f'<!DOCTYPE x SYSTEM "{url}x.dtd" [<!ENTITY % p SYSTEM "{url}p"> %p;]>', ""


def _xml_bombs() -> Iterator[Bad]:
    for suffix, make in ((".docx", _word), (".odt", _odt), (".html", _web)):
        yield Bad("an XML bomb", suffix, lambda _s, _u, make=make: make(_BOMB, "&a11;"), None)
        for number, (name, _, _) in enumerate(_external("", "")):
            yield Bad(
                f"an entity from {name}",
                suffix,
                lambda s, u, make=make, number=number: make(*list(_external(s, u))[number][1:]),
                None,
            )


def _archives() -> Iterator[Bad]:
    locked = _OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000
    for suffix, member in ((".docx", "word/document.xml"), (".odt", "content.xml"), (".xlsx", "xl/workbook.xml")):

        def good(suffix: str = suffix) -> bytes:
            return _sheet() if suffix == ".xlsx" else _plan(suffix)

        def bomb(_s: str, _u: str, good: Callable[[], bytes] = good, member: str = member) -> bytes:
            return _zip_bomb(member, good())

        def cut(_s: str, _u: str, good: Callable[[], bytes] = good) -> bytes:
            return good()[: len(good()) // 2]

        yield Bad("a zip bomb", suffix, bomb, _LARGE)
        yield Bad("a zip bomb that says it is small", suffix, lambda s, u, bomb=bomb: _lying(bomb(s, u)), _DAMAGED)
        yield Bad("cut in half", suffix, cut, _DAMAGED)
        if suffix != ".odt":
            yield Bad("protected by a password", suffix, lambda _s, _u: locked, _LOCKED)
            yield Bad("of the older kind", suffix, lambda _s, _u: _OLE + b"\0" * 3000, _OLDER)
    yield Bad("protected by a password", ".odt", lambda _s, _u: _protected_odt(), _LOCKED)
    yield Bad("an OpenDocument text", ".docx", lambda _s, _u: _plan(".odt"), _KIND)
    yield Bad("a Word file", ".odt", lambda _s, _u: _plan(".docx"), _KIND)
    yield Bad("a Word file", ".xlsx", lambda _s, _u: _plan(".docx"), _KIND)


def _strange() -> Iterator[Bad]:
    table = ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>")
    yield Bad(
        "tables in tables",
        ".docx",
        lambda _s, _u: _rewritten(_plan(".docx"), ("word/document.xml", "<w:body>", "<w:body>" + _nested(*table))),
        None,
    )
    lists = ("<text:list><text:list-item>", "</text:list-item></text:list>")
    yield Bad(
        "lists in lists",
        ".odt",
        lambda _s, _u: _rewritten(_plan(".odt"), ("content.xml", "</office:text>", _nested(*lists) + "</office:text>")),
        None,
    )
    for name, opening, closing in (
        ("divisions", "<div>", "</div>"),
        ("tables", "<table><tr><td>", "</td></tr></table>"),
        ("lists", "<ul><li>", "</li></ul>"),
    ):
        yield Bad(
            f"{name} in {name}",
            ".html",
            lambda _s, _u, opening=opening, closing=closing: _web("<!DOCTYPE html>", "").replace(
                b"</body>", _nested(opening, closing, 100_000).encode() + b"</body>"
            ),
            None,
        )
    for suffix in (".docx", ".odt", ".html"):
        yield Bad("an endless table", suffix, lambda _s, _u, suffix=suffix: _cells(suffix), None)
    yield Bad("a cell in the last corner", ".xlsx", lambda _s, _u: _sheet(bomb=True), None)
    yield Bad("links to elsewhere", ".docx", lambda _s, u: _linked_word(u), None)
    yield Bad("links to elsewhere", ".odt", lambda _s, u: _linked_odt(u), None)
    yield Bad("links to elsewhere", ".html", lambda _s, u: _linked_web(u), None)
    yield Bad("2,000 pages", ".pdf", lambda _s, _u: many_pages(2000), None)
    yield Bad("pages that hold themselves", ".pdf", lambda _s, _u: endless_pages(), None)
    yield Bad("a page that swells", ".pdf", lambda _s, _u: swelling(), None)
    yield Bad("a drawing of many lines", ".pdf", lambda _s, _u: drawing(20_000), None)
    for name, words in (("bold that never ends", "<b>a "), ("angles", "< "), ("ampersands", "&"), ("cells", "<td>")):
        yield Bad(
            name,
            ".html",
            lambda _s, _u, words=words: _web("<!DOCTYPE html>", "").replace(
                b"</body>", words.encode() * 50_000 + b"</body>"
            ),
            None,
        )
    for suffix in (".docx", ".odt", ".html"):
        yield Bad("a table of 3,000 rows", suffix, lambda _s, _u, suffix=suffix: _rows(suffix, 3_000), None)
    yield Bad("of the newer kind", ".doc", lambda _s, _u: _plan(".docx"), None)


def _others() -> Iterator[Bad]:
    for suffix in (".docx", ".odt", ".xlsx", ".pdf", ".html"):
        yield Bad("empty", suffix, lambda _s, _u: b"", _EMPTY)
    for suffix in (".docx", ".odt", ".xlsx", ".pdf", ".html"):
        yield Bad("an image", suffix, lambda _s, _u: png(), _KIND)
    for suffix in (".docx", ".odt", ".xlsx", ".pdf"):
        yield Bad("plain text", suffix, lambda _s, _u: "# Mål 1\n\nAnsvarig: Rektor\n".encode() * 40, _KIND)
    yield Bad("of the older kind, and empty", ".doc", lambda _s, _u: _OLE + b"\0" * 3000, _OLDER)
    for suffix in (".xls", ".rtf", ".mht"):
        yield Bad("not read", suffix, lambda _s, _u: b"x" * 100, ("spara", "save"))
    yield Bad("cut in half", ".pdf", lambda _s, _u: _plan(".pdf")[: len(_plan(".pdf")) // 2], _DAMAGED)
    yield Bad("protected by a password", ".pdf", lambda _s, _u: password_protected(), _LOCKED)
    yield Bad("scanned", ".pdf", lambda _s, _u: scanned(), ("skann|bild|text", "scan|image|text"))
    yield Bad("without any content", ".docx", lambda _s, _u: _empty_word(), _EMPTY)


def _empty_word() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def bad_files() -> list[Bad]:
    """All of them."""
    return [*_archives(), *_xml_bombs(), *_strange(), *_others()]
