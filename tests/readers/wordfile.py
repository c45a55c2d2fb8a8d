"""Word files made of the XML that a test is about, and nothing else."""

from __future__ import annotations

import io
import zipfile

from malkoll.document import Block, Document
from malkoll.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Nmndrubrik"><w:name w:val="Nämndens underrubrik"/>
  <w:basedOn w:val="Rubrik2"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Frgad"><w:name w:val="Egen nivå tre"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Innehll2"><w:name w:val="toc 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Innehllsfrteckningsrubrik"><w:name w:val="TOC Heading"/>
  <w:basedOn w:val="Rubrik1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; what does not begin with ``<`` becomes a run of plain text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(level: int, number: int = 1) -> str:
    """The property of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def tc(*inside: str, properties: str = "") -> str:
    """A cell; what does not begin with ``<`` becomes a paragraph."""
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(x if x.startswith('<') else p(x) for x in inside) or p()}</w:tc>"
    )


def tr(*cells: str, properties: str = "") -> str:
    """A row; what does not begin with ``<`` becomes a cell."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(x if x.startswith('<') else tc(x) for x in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def picture(alt: str = "", kind: str = "inline", inside: str = "<pic:pic/>", about: str = "") -> str:
    """A run with a picture."""
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:docPr id="1" name="Bild 1" descr="{alt}">{about}</wp:docPr>'
        f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></wp:{kind}></w:drawing></w:r>"
    )


def docx(body: str, *, styles: str = STYLES, numbering: str = "", footnotes: str = "", **more: bytes) -> bytes:
    """The bytes of a file; ``more`` are further parts by the last word of their type."""
    parts = {
        "document": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "styles": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
    }
    if numbering:
        parts["numbering"] = f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"
    if footnotes:
        parts["footnotes"] = f"<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>"
    return package({kind: part.encode() for kind, part in parts.items()} | more)


def package(parts: dict[str, bytes], relationships: str = "", main: str = "word/document.xml") -> bytes:
    """A zip archive of ``parts``, the first of which is the document, tied together as Word does."""
    kinds = {kind: (main if kind == "document" else f"word/{kind}.xml") for kind in parts}
    related = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in parts
        if kind != "document"
    )
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    folder, _, name = main.rpartition("/")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'{head}<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{main}"/></Relationships>',
        )
        archive.writestr(f"{folder}/_rels/{name}.rels", f"{head}{related}{relationships}</Relationships>")
        for kind, part in parts.items():
            archive.writestr(kinds[kind], part)
    return data.getvalue()


def document(body: str, **more: str) -> Document:
    """The document of a file with this body."""
    return read("plan.docx", docx(body, **more))


def blocks(body: str, **more: str) -> tuple[Block, ...]:
    """The blocks of a file with this body."""
    return document(body, **more).blocks
