"""OpenDocument texts (.odt) to a document.

The XML is read with lxml itself: odfpy and odfdo find the same headings and tables, take three to ten times as long
to come up, and leave merged cells, changes, numbers of headings and lists to their caller all the same; neither lets
its caller say how XML is parsed.
"""

from __future__ import annotations

from malkoll.document import Document
from malkoll.errors import PlanError
from malkoll.readers.archives import open_archive, read_member
from malkoll.readers.odf.body import Body
from malkoll.readers.odf.names import name
from malkoll.readers.odf.styles import Styles
from malkoll.readers.safe_xml import parse_xml
from malkoll.readers.transcript import Transcript

__all__ = ["read"]

_MANIFEST = "META-INF/manifest.xml"


def read(data: bytes, path: str) -> Document:
    """The document in ``data``, an OpenDocument text; ``path`` is only its name.

    Raises:
        PlanError: it is protected by a password, damaged, of another kind, or larger than a plan can be.
    """
    archive = open_archive(data, _MANIFEST)
    manifest = parse_xml(read_member(archive, _MANIFEST))
    if next(manifest.iter(name("manifest:encryption-data")), None) is not None:
        raise PlanError(
            "Filen är skyddad med lösenord. Ta bort lösenordet och försök igen.",
            "The file is protected by a password. Remove the password and try again.",
        )
    content = read_member(archive, "content.xml")
    if not content:
        raise PlanError(
            "Filen är skadad: OpenDocument-filen saknar sitt innehåll (content.xml).",
            "The file is damaged: the OpenDocument file lacks its content (content.xml).",
        )
    root = parse_xml(content)
    text = root.find(f"{name('office:body')}/{name('office:text')}")
    if text is None:
        raise PlanError(
            "Filen är ett OpenDocument-dokument men ingen text (ett kalkylark eller en presentation). Spara ett "
            "kalkylark som .xlsx.",
            "The file is an OpenDocument file but no text (a spreadsheet or a presentation). Save a spreadsheet as "
            ".xlsx.",
        )
    styles = read_member(archive, "styles.xml")
    transcript = Transcript()
    Body(text, Styles(root, parse_xml(styles) if styles else None), transcript).write(text)
    return transcript.document(path, data, "opendocument")
