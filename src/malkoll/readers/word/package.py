"""A Word file opened: the parts that text stands in, and no others.

python-docx is given a copy that holds these parts alone. So pictures are never unpacked and links never seen; a
relationship that leads nowhere, which Word forgives and python-docx does not, is gone; and files of macros, templates
and the Strict variant of the format are read as any other.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from urllib.parse import unquote

import docx
from docx.parts.document import DocumentPart
from lxml import etree
from lxml.etree import _Element

from malkoll.errors import PlanError
from malkoll.readers.archives import damaged, open_archive, read_member
from malkoll.readers.strict import usual_names
from malkoll.records import record

__all__ = ["LARGEST_PART", "Package", "open_package"]

LARGEST_PART = 32 * 1024 * 1024
"""Bytes of XML that one part of a file may be: some twenty times a plan of a hundred pages."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARTS = ("styles", "numbering", "footnotes", "endnotes")


@record
class Package:
    """The roots of the parts of a file; ``None`` for those it does not have."""

    body: _Element
    styles: _Element | None
    numbering: _Element | None
    footnotes: _Element | None
    endnotes: _Element | None


def open_package(data: bytes) -> Package:
    """The parts of the Word file in ``data``.

    Raises:
        PlanError: it is protected by a password, damaged, of another kind, or unpacks to more than a plan can be.
    """
    archive = open_archive(data, "[Content_Types].xml")
    main = _related(archive, "").get("officeDocument", "word/document.xml")
    contents = {"document": _part(archive, main)}
    if not contents["document"]:
        raise _other_kind()
    for kind, name in _related(archive, main).items():
        if kind in _PARTS and (part := _part(archive, name)):
            contents[kind] = part
    try:
        opened = docx.Document(_copy(contents)).part
        roots = {kind: _root(opened, kind) for kind in _PARTS}
        body = opened.element.find("{*}body")
    except PlanError:
        raise
    except Exception:  # whatever python-docx and lxml say of XML that is none
        raise damaged() from None
    if body is None:
        raise _other_kind()
    for more in opened.element.findall("{*}body")[1:]:  # a broken program's work, which Word shows all of
        body.extend(list(more))
    if next(body.iter("{*}altChunk"), None) is not None:
        raise PlanError(
            "Filen har delar som Word fogar in först när den öppnas där. Öppna den i Word och spara om den.",
            "The file has parts that Word puts in place only when it is opened there. Open it in Word and save it "
            "again.",
        )
    return Package(body, **roots)


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that ``part`` (empty: the file itself) points at in the file, by the last word of their type."""
    folder, name = posixpath.split(part)
    source = read_member(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, str] = {}
    if not source:
        return found
    try:
        root = etree.fromstring(_harmless(source), _parser())
    except etree.XMLSyntaxError:
        raise damaged() from None
    for one in root.iterfind("{*}Relationship"):
        kind, target = one.get("Type", "").rpartition("/")[2], unquote(one.get("Target", ""))
        if one.get("TargetMode") != "External" and target:
            found.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
    return found


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The XML of a part, empty where the file has none of that name."""
    known = {member.filename.lstrip("/").lower(): member for member in archive.infolist()}
    member = known.get(name.lower())
    if member is None:
        return b""
    if member.file_size > LARGEST_PART:
        raise PlanError(
            "Filen packar upp till mer än en plan kan vara.",
            "The file unpacks to more than a plan can be.",
        )
    return usual_names(_harmless(read_member(archive, member.filename)))


def _harmless(source: bytes) -> bytes:
    """``source``, which must not declare entities: no program writes a Word file that does."""
    for encoding in ("ascii", "utf-16-le", "utf-16-be"):
        if "<!DOCTYPE".encode(encoding) in source:
            raise PlanError(
                "Filen innehåller XML-deklarationer som inte hör hemma i ett Word-dokument och läses därför inte. "
                "Öppna den i Word och spara om den.",
                "The file holds XML declarations that do not belong in a Word document, so it is not read. "
                "Open it in Word and save it again.",
            )
    return source


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _copy(contents: dict[str, bytes]) -> io.BytesIO:
    """A Word file of these parts, by the names and in the places that python-docx knows."""
    kinds = [(kind, f"{kind}.main+xml" if kind == "document" else f"{kind}+xml") for kind in contents]
    types = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}{ending}"/>' for kind, ending in kinds)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        )
        archive.writestr("_rels/.rels", _relationships([("officeDocument", "word/document.xml")]))
        more = [(kind, f"{kind}.xml") for kind in contents if kind != "document"]
        archive.writestr("word/_rels/document.xml.rels", _relationships(more))
        for kind, source in contents.items():
            archive.writestr(f"word/{kind}.xml", source)
    copy.seek(0)
    return copy


def _relationships(targets: list[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{lines}</Relationships>'


def _root(part: DocumentPart, kind: str) -> _Element | None:
    """The root of the part of ``kind``: parsed by python-docx where it knows the part, by us where it does not."""
    try:
        related = part.part_related_by(f"{_OFFICE}/{kind}")
    except KeyError:
        return None
    element: _Element | None = getattr(related, "element", None)
    return etree.fromstring(related.blob, _parser()) if element is None else element


def _other_kind() -> PlanError:
    return PlanError(
        "Filen är ett zip-arkiv men inte av det slag som ändelsen säger.",
        "The file is a zip archive but not of the kind its suffix says.",
    )
