"""Bytes to text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import re
import unicodedata

from malkoll.errors import PlanError
from malkoll.finding import Text

__all__ = ["decode"]

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_ODD_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 64 * 1024

_PDF = Text(sv="är en PDF", en="is a PDF")
_WORD = Text(sv="är ett Word-dokument", en="is a Word document")
_EXCEL = Text(sv="är en Excel-bok", en="is an Excel workbook")
_ODT = Text(sv="är ett OpenDocument-dokument", en="is an OpenDocument file")
_OLE = Text(
    sv="är ett Office-dokument av äldre slag (.doc, .xls, .ppt)", en="is an older Office document (.doc, .xls, .ppt)"
)
_ZIP = Text(sv="är ett zip-arkiv", en="is a zip archive")
_IMAGE = Text(sv="är en bild", en="is an image")
_RTF = Text(sv="är ett RTF-dokument", en="is an RTF document")
_BINARY = Text(sv="är en binärfil", en="is a binary file")

_SIGNATURES: tuple[tuple[bytes, Text], ...] = (
    (b"%PDF-", _PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
)


def decode(data: bytes) -> str:
    """The text of ``data``: in NFC, without byte order mark, every line ended by a line feed.

    UTF-8 and UTF-16 are recognised with or without byte order mark; what is neither is read as Windows-1252, where
    the few bytes that it leaves undefined are read as Latin-1. Form feeds are kept: they end pages.

    Raises:
        PlanError: the bytes are not text; the sentence says what they look like.
    """
    kind = _known_binary(data)
    if kind is not None:
        raise _not_text(kind)
    text = _to_text(data)
    sample = text[:_SAMPLE]
    if len(_ODD_CONTROLS.findall(sample)) > len(sample) // 100:
        raise _not_text(_BINARY)
    if "\0" in text:
        raise _not_text(_BINARY)
    text = _LINE_ENDS.sub("\n", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _to_text(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[2:].decode("utf-16-le" if data[0] == 0xFF else "utf-16-be", errors="replace").removeprefix("\ufeff")
    else:
        order = _bare_utf16(data)
        if order is not None:
            return data.decode(order, errors="replace")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return "".join(_windows_1252(data))


def _windows_1252(data: bytes) -> list[str]:
    """Windows-1252 in stretches, with the bytes it does not define (81, 8d, 8f, 90, 9d) read as Latin-1."""
    parts: list[str] = []
    at = 0
    for gap in re.finditer(rb"[\x81\x8d\x8f\x90\x9d]+", data):
        parts.append(data[at : gap.start()].decode("cp1252"))
        parts.append(gap.group().decode("latin-1"))
        at = gap.end()
    parts.append(data[at:].decode("cp1252"))
    return parts


def _bare_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: every other byte of western text is then zero, and only those."""
    sample = data[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _known_binary(data: bytes) -> Text | None:
    head = data[:1024].lstrip()
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if data.startswith(b"PK\x03\x04"):
        sample = data[:_SAMPLE]
        if b"word/" in sample:
            return _WORD
        if b"xl/" in sample:
            return _EXCEL
        if b"mimetypeapplication/vnd.oasis.opendocument" in sample:
            return _ODT
        return _ZIP
    return None


def _not_text(kind: Text) -> PlanError:
    return PlanError(
        f"Filen {kind.sv}, inte text; spara planen som Markdown eller text och försök igen.",
        f"The file {kind.en}, not text; save the plan as Markdown or text and try again.",
    )
