"""What a file is by its bytes, whatever its suffix says.

Libraries that know signatures (filetype, puremagic) know some sixty to some hundreds of them but tell neither the kinds
of zip and OLE files apart in the way that is needed here, nor text from web pages; and what is said of each kind, and
what to do about it, is ours in any case.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import Final

from malkoll.errors import PlanError
from malkoll.finding import Text
from malkoll.records import record

__all__ = ["OLE", "Kind", "kind_of", "wrong_kind"]

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the Office files of before 2007 begin, and those with a password."""


@record
class Kind:
    """A kind of file: what it is called, what to do with one, and the names of the readers that take it on.

    ``suffix`` is the one by which malkoll would know it, where it can read one.
    """

    name: Text
    advice: Text
    readers: tuple[str, ...] = ()
    suffix: str = ""


def _renamed(suffix: str) -> Text:
    return Text(sv=f"byt ändelse till {suffix}", en=f"rename it to {suffix}")


def _saved(suffix: str) -> Text:
    return Text(sv=f"spara planen som {suffix}", en=f"save the plan as {suffix}")


_PLAN_ITSELF = Text(
    sv="ange planen själv i stället för en bild av den", en="name the plan itself instead of an image of it"
)
_UNPACKED = Text(sv="packa upp det och ange planen som ligger i det", en="unpack it and name the plan that is in it")

_PDF = Kind(Text(sv="en PDF", en="a PDF"), _renamed(".pdf"), ("pdf",), ".pdf")
_RTF = Kind(Text(sv="ett RTF-dokument", en="an RTF document"), _saved(".docx"))
_WORD = Kind(Text(sv="ett Word-dokument", en="a Word document"), _renamed(".docx"), ("word",), ".docx")
_EXCEL = Kind(Text(sv="en Excel-bok", en="an Excel workbook"), _renamed(".xlsx"), ("workbook",), ".xlsx")
_ODT = Kind(
    Text(sv="ett OpenDocument-dokument", en="an OpenDocument text"), _renamed(".odt"), ("opendocument",), ".odt"
)
_WEB = Kind(Text(sv="en webbsida", en="a web page"), _renamed(".html"), ("html",), ".html")
_TEXT = Kind(Text(sv="ren text", en="plain text"), _renamed(".txt"), ("markdown", "html"), ".txt")
_ZIP = Kind(Text(sv="ett zip-arkiv", en="a zip archive"), _UNPACKED)
_CUT_ZIP = Kind(
    Text(sv="ett skadat zip-arkiv", en="a damaged zip archive"),
    Text(
        sv="öppna det i programmet det skrevs i och spara om det", en="open it where it was written and save it again"
    ),
    ("word", "opendocument", "workbook"),
)
_OLDER_WORD = Kind(
    Text(sv="ett Word-dokument av äldre slag", en="a Word document of the older kind"),
    _renamed(".doc"),
    ("word",),
    ".doc",
)
_OLDER_EXCEL = Kind(Text(sv="en Excel-bok av äldre slag", en="an Excel workbook of the older kind"), _saved(".xlsx"))
_SLIDES = Kind(Text(sv="en PowerPoint-presentation", en="a PowerPoint presentation"), _saved(".docx"))
_LETTER = Kind(
    Text(sv="ett Outlook-meddelande", en="an Outlook message"),
    Text(sv="ange planen som är bifogad i det", en="name the plan that is attached to it"),
)
_OLDER = Kind(
    Text(sv="ett Office-dokument av äldre slag", en="an older Office document"),
    _saved(".docx"),
    ("word", "workbook"),
)
_LOCKED = Kind(
    Text(sv="ett Office-dokument med lösenord", en="an Office document with a password"),
    Text(sv="ta bort lösenordet och spara planen som .docx", en="remove the password and save the plan as .docx"),
    ("word", "workbook"),
)
_ARCHIVED_WEB = Kind(
    Text(sv="ett webbarkiv (MHTML)", en="a web archive (MHTML)"), _saved(".docx"), ("html",)
)  # the reader of web pages says more about it
_MAIL = Kind(
    Text(sv="ett e-postmeddelande", en="an e-mail message"),
    Text(sv="spara planen som är bifogad i det och ange den", en="save the plan that is attached to it and name that"),
)
_WORD_XML = Kind(Text(sv="ett Word-dokument i XML", en="a Word document in XML"), _saved(".docx"))
_FLAT_ODF = Kind(Text(sv="ett OpenDocument-dokument i XML", en="an OpenDocument file in XML"), _saved(".odt"))


def _image(name: str, article: str = "a") -> Kind:
    return Kind(Text(sv=f"en {name}-bild", en=f"{article} {name} image"), _PLAN_ITSELF)


def _packed(name: str) -> Kind:
    return Kind(Text(sv=f"ett {name}-arkiv", en=f"a {name} archive"), _UNPACKED)


_SIGNATURES: tuple[tuple[re.Pattern[bytes], Kind], ...] = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\s*%PDF-", _PDF),
        (rb"\s*\{\\rtf", _RTF),
        (rb"\x89PNG\r\n", _image("PNG")),
        (rb"\xff\xd8\xff", _image("JPEG")),
        (rb"GIF8[79]a", _image("GIF")),
        (rb"II\*\0|MM\0\*", _image("TIFF")),
        (rb"RIFF.{4}WEBP", _image("WebP")),
        (rb"BM.{4}\0\0\0\0", _image("BMP")),
        (rb".{4}ftyp(?:hei|hev|mif)", _image("HEIC")),
        (rb".{4}ftypavi", _image("AVIF", "an")),
        (rb"\x1f\x8b\x08", _packed("gzip")),
        (rb"7z\xbc\xaf\x27\x1c", _packed("7-Zip")),
        (rb"Rar!\x1a\x07", _packed("RAR")),
    )
)

_IN_ZIP: tuple[tuple[str, Kind], ...] = (
    ("word/", _WORD),
    ("xl/workbook.bin", Kind(Text(sv="en binär Excel-bok", en="a binary Excel workbook"), _saved(".xlsx"))),
    ("xl/", _EXCEL),
    ("ppt/", _SLIDES),
    (
        "Index/",
        Kind(Text(sv="ett dokument från Pages eller Numbers", en="a Pages or Numbers document"), _saved(".docx")),
    ),
)
_OPENDOCUMENT: tuple[tuple[str, Kind], ...] = (
    ("text", _ODT),
    ("spreadsheet", Kind(Text(sv="ett OpenDocument-kalkylark", en="an OpenDocument spreadsheet"), _saved(".xlsx"))),
    (
        "",
        Kind(Text(sv="ett OpenDocument som inte är text", en="an OpenDocument file that is no text"), _saved(".docx")),
    ),
)
_IN_OLE: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", _OLDER_WORD),
    ("Workbook", _OLDER_EXCEL),
    ("PowerPoint Document", _SLIDES),
    ("__substg1.0_", _LETTER),
)

_WANTED = {
    "markdown": Text(sv="text", en="text"),
    "word": Text(sv="ett Word-dokument", en="a Word document"),
    "opendocument": Text(sv="ett OpenDocument-dokument", en="an OpenDocument text"),
    "workbook": Text(sv="en Excel-bok i .xlsx", en="an .xlsx workbook"),
    "html": Text(sv="en webbsida", en="a web page"),
    "pdf": Text(sv="en PDF", en="a PDF"),
}

_HEAD = 2048  # bytes in which a kind is seen
_SAMPLE = 64 * 1024
_PAGE = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?>(?><!--.*?-->)\s*)*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL
)
_WEB_ARCHIVE = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.IGNORECASE)
_SENT = re.compile(rb"^(?:to|received|message-id|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE)
"""What a message has in its head that was sent, and a page saved by a web browser has not."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def wrong_kind(data: bytes, reader: str, *, nameless: bool = False) -> PlanError | None:
    """What to say where ``data`` is clearly of a kind that ``reader``, a built-in one, does not read.

    What is ``nameless``, as a plan on standard input is, has no suffix to change and is given a name.

    ``None`` where it is of a kind that it reads, or of no kind known: what is damaged is for the reader to tell.
    """
    kind = kind_of(data)
    if kind is None or reader in kind.readers:
        return None
    wanted = _WANTED[reader]
    advice = kind.advice
    if nameless and kind.suffix:
        flag = f"--stdin-filename plan{kind.suffix}"
        advice = Text(sv=f"säg det med {flag}", en=f"say so with {flag}")
    return PlanError(
        f"Filen är {kind.name.sv}, inte {wanted.sv}; {advice.sv}.",
        f"The file is {kind.name.en}, not {wanted.en}; {advice.en}.",
    )


def kind_of(data: bytes) -> Kind | None:
    """The kind that the first bytes tell, and for zip and OLE files the names of what is in them."""
    for pattern, kind in _SIGNATURES:
        if pattern.match(data[:_HEAD]):
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(data)
    if data.startswith(OLE):
        found = [(at, kind) for name, kind in _IN_OLE if (at := data.find(name.encode("utf-16-le"))) >= 0]
        return next((kind for _, kind in found if kind is _LOCKED), min(found, key=_place)[1] if found else _OLDER)
    return _in_text(data)


def _place(found: tuple[int, Kind]) -> int:
    return found[0]


def _in_zip(data: bytes) -> Kind | None:
    sample = data[:_SAMPLE]
    if found := re.search(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(\w*)", sample):
        said = found[1].decode("ascii")
        return next(kind for begins, kind in _OPENDOCUMENT if said.startswith(begins))
    import zipfile

    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        names = [begins for begins, _ in _IN_ZIP if begins.encode() in sample]
        if not names:
            return _CUT_ZIP
    for begins, kind in _IN_ZIP:
        if any(name.lstrip("/").startswith(begins) for name in names):
            return kind
    strange = {"[Content_Types].xml", "META-INF/manifest.xml"} & set(names)
    return None if strange else _ZIP


def _in_text(data: bytes) -> Kind | None:
    head = data[:_HEAD]
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if wide:
        head = head[2:].replace(b"\0", b"")
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if _PAGE.match(head):
        return _WEB
    if _WEB_ARCHIVE.match(head):
        return _MAIL if _SENT.search(head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]) else _ARCHIVED_WEB
    if head.startswith(b"<?xml"):
        if b"<office:document" in head:
            return _FLAT_ODF
        return _WORD_XML if b"Word.Document" in head else None
    text = wide or not _CONTROLS.search(data[:_SAMPLE])
    return _TEXT if text and head else None
