"""A PDF opened within bounds: what may be unpacked, how many pages, how long it may take.

pdfminer trusts the file. Here every stream is measured before it is unpacked, fonts that claim more characters than
there are are refused, and the pages are counted before one is read.
"""

from __future__ import annotations

import io
import re
import time
import zlib
from collections.abc import Mapping
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFObjRef,
    PDFStream,
    resolve1,
)
from pdfminer.psparser import LIT

from malkoll.errors import PlanError
from malkoll.finding import Text

__all__ = ["MOST_PAGES", "MOST_SECONDS", "MOST_UNPACKED", "Budget", "Fonts", "damaged", "open_pdf", "pages_of"]

MOST_PAGES = 1000
"""Pages of a document that is read; a longer one is refused."""

MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes that the text and drawings of a document may unpack to; images are never unpacked."""

MOST_SECONDS = 120.0
"""Seconds that reading may take before it is given up; a long document has ``_PAGE_SECONDS`` for each page."""

_PAGE_SECONDS = 0.3
_LARGEST_STREAM = 64 * 1024 * 1024
_LARGEST_SLOW_STREAM = (
    2 * 1024 * 1024
)  # bytes packed by a method that is unpacked in Python, or that cannot be measured
_MOST_CODES = 70_000  # characters of a font; there are 65,536 codes
_DEEPEST_PAGE_TREE = 60
_RANGES = re.compile(rb"begin(?:bf|cid|notdef)range(.*?)(?:end(?:bf|cid|notdef)range|\Z)", re.DOTALL)
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]{1,64})\s*>\s*<\s*([0-9A-Fa-f]{1,64})\s*>\s*(?:<[^>]*>|\[[^\]]*\]|\d+)")
_TICKS = 256
_HEADER = 1024  # bytes within which the mark of a PDF stands
_CHUNK = 1 << 20


def damaged() -> PlanError:
    """The error for a file that says it is a PDF and cannot be read as one."""
    return PlanError(
        "PDF-filen är skadad eller avkortad. Exportera den på nytt från programmet den skrevs i.",
        "The PDF is damaged or cut short. Export it again from the program it was written in.",
    )


def _too_large() -> PlanError:
    return PlanError(
        "PDF-filen packar upp till mer än en plan kan vara.", "The PDF unpacks to more than a plan can be."
    )


class Budget:
    """What reading one file may still use: bytes unpacked, and time until its seconds have passed."""

    __slots__ = ("_seconds", "_start", "_ticks", "_unpacked")

    def __init__(self) -> None:
        self._unpacked = MOST_UNPACKED
        self._start = time.monotonic()
        self._seconds = MOST_SECONDS
        self._ticks = 0

    def pages(self, count: int) -> None:
        """Give a document of ``count`` pages the time that so many may need."""
        self._seconds = max(MOST_SECONDS, _PAGE_SECONDS * count)

    def unpack(self, size: int) -> None:
        """Take ``size`` bytes.

        Raises:
            PlanError: the document is larger than a plan can be.
        """
        self._unpacked -= size
        if self._unpacked < 0 or size > _LARGEST_STREAM:
            raise _too_large()

    def tick(self) -> None:
        """Look at the clock now and then.

        Raises:
            PlanError: reading has taken too long.
        """
        self._ticks += 1
        if self._ticks % _TICKS == 0:
            self.check()

    def check(self) -> None:
        """Look at the clock.

        Raises:
            PlanError: reading has taken too long.
        """
        if time.monotonic() > self._start + self._seconds:
            raise PlanError(
                f"PDF-filen tar mer än {self._seconds:.0f} sekunder att läsa. Dela den, eller exportera den på nytt "
                "utan kartor och ritningar.",
                f"The PDF takes more than {self._seconds:.0f} seconds to read. Divide it, or export it again without "
                "maps and drawings.",
            )


class _Stream(PDFStream):
    """A stream that is measured before it is unpacked."""

    budget: Budget

    def decode(self) -> None:
        data = self.rawdata or b""
        if self.decipher is not None and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        packed = len(data)
        for at, (name, _) in enumerate(self.get_filters()):
            if name in LITERALS_FLATE_DECODE:
                data = self._inflated(data)
            elif name in LITERALS_ASCII85_DECODE or name in LITERALS_ASCIIHEX_DECODE:
                if at + 1 < len(self.get_filters()) and packed > _LARGEST_SLOW_STREAM:
                    raise _too_large()
                break  # shrinks; what is packed within it is small
            elif name in LITERALS_LZW_DECODE or name in LITERALS_RUNLENGTH_DECODE:
                if len(data) > _LARGEST_SLOW_STREAM // 16:
                    raise _too_large()
                break
            else:
                break
        super().decode()
        self.budget.unpack(len(self.data or b""))

    def _inflated(self, data: bytes) -> bytes:
        inflater = zlib.decompressobj()
        parts: list[bytes] = []
        size = 0
        try:
            while data:
                part = inflater.decompress(data, _CHUNK)
                size += len(part)
                if size > _LARGEST_STREAM:
                    raise _too_large()
                parts.append(part)
                data = inflater.unconsumed_tail
        except zlib.error:
            pass  # pdfminer takes what can be had of it
        return b"".join(parts)


class _Parser(PDFParser):
    """Makes every stream of a file one that is measured."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        super().__init__(io.BytesIO(data))
        self.budget = budget

    def push(self, *objs: Any) -> None:
        for _, obj in objs:
            if type(obj) is PDFStream:
                obj.__class__ = _Stream
                obj.budget = self.budget  # type: ignore[attr-defined]
        super().push(*objs)


class _Document(PDFDocument):
    """Gives what a reference leads to in the end; pdfminer goes round for ever where references lead in a ring."""

    def getobj(self, objid: int) -> object:
        found = super().getobj(objid)
        passed = {objid}
        while isinstance(found, PDFObjRef):
            if found.objid in passed:
                return None
            passed.add(found.objid)
            found = super().getobj(found.objid)
        return found


def open_pdf(data: bytes, budget: Budget) -> PDFDocument:
    """The document in ``data``.

    Raises:
        PlanError: it is not a PDF, or one that is damaged or protected by a password.
    """
    if b"%PDF-" not in data[:_HEADER]:
        kind = _kind(data)
        raise PlanError(
            f"Filen är inte en PDF{kind.sv}, trots ändelsen.", f"The file is not a PDF{kind.en}, whatever its suffix."
        )
    try:
        return _Document(_Parser(data, budget))
    except PDFPasswordIncorrect:
        raise PlanError(
            "PDF-filen är skyddad med lösenord. Ta bort lösenordet och försök igen.",
            "The PDF is protected by a password. Remove the password and try again.",
        ) from None
    except PDFEncryptionError:
        raise PlanError(
            "PDF-filen är krypterad på ett sätt som inte går att läsa. Exportera den på nytt utan skydd.",
            "The PDF is encrypted in a way that cannot be read. Export it again without protection.",
        ) from None


def _kind(data: bytes) -> Text:
    for signature, kind in (
        (
            b"PK\x03\x04",
            Text(sv=" utan ett zip-arkiv (som Word- och ODT-filer är)", en=" but a zip archive (as Word is)"),
        ),
        (b"\xd0\xcf\x11\xe0", Text(sv=" utan ett äldre Office-dokument", en=" but an older Office document")),
        (b"\x89PNG", Text(sv=" utan en bild", en=" but an image")),
        (b"\xff\xd8\xff", Text(sv=" utan en bild", en=" but an image")),
        (b"{\\rtf", Text(sv=" utan ett RTF-dokument", en=" but an RTF document")),
    ):
        if data.startswith(signature):
            return kind
    return Text(sv="", en="")


def pages_of(document: PDFDocument) -> list[PDFPage]:
    """The pages in their order, at most one more than ``MOST_PAGES``.

    Raises:
        PlanError: there is none.
    """
    pages: list[PDFPage] = []
    seen: set[int] = set()
    inherited = ("Resources", "MediaBox", "CropBox", "Rotate")
    todo: list[tuple[Any, dict[str, Any], int]] = [(document.catalog.get("Pages"), {}, 0)]
    while todo and len(pages) <= MOST_PAGES:
        reference, above, depth = todo.pop()
        number = getattr(reference, "objid", None)
        node = resolve1(reference)
        if not isinstance(node, dict) or number is None or number in seen or depth > _DEEPEST_PAGE_TREE:
            continue
        seen.add(number)
        attributes = {**{key: above[key] for key in inherited if key in above}, **node}
        kids = resolve1(node.get("Kids"))
        if isinstance(kids, list) and node.get("Type") is not LIT("Page"):
            todo.extend((kid, attributes, depth + 1) for kid in reversed(kids))
        else:
            pages.append(PDFPage(document, number, attributes, None))
    if not pages:
        raise damaged()
    return pages


class Fonts(PDFResourceManager):
    """Makes fonts, and leaves out what a font claims beyond the characters there can be."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> Any:
        """The font that ``spec`` describes; ``objid`` is its number in the file, if it has one."""
        known = self._cached_fonts.get(objid) if objid else None
        if known is not None:
            return known
        spec = dict(spec)
        for key in ("W", "W2"):
            if key in spec and not _sound_widths(resolve1(spec[key])):
                del spec[key]
        unicode = resolve1(spec.get("ToUnicode"))
        if isinstance(unicode, PDFStream) and not _sound_map(unicode.get_data()):
            del spec["ToUnicode"]
        return super().get_font(objid, spec)


def _sound_widths(widths: object) -> bool:
    """Whether the ranges of a list of widths (``first last width``, or ``first [widths]``) are ones of codes."""
    if not isinstance(widths, list) or len(widths) > 3 * _MOST_CODES:
        return False
    numbers: list[float] = []
    total = 0
    for entry in widths:
        entry = resolve1(entry)
        if isinstance(entry, list):
            total += len(entry)
            numbers = []
        elif isinstance(entry, int | float):
            numbers.append(entry)
            if len(numbers) == 3:
                total += max(0, int(numbers[1] - numbers[0]))
                numbers = []
        if total > _MOST_CODES:
            return False
    return True


def _sound_map(data: bytes) -> bool:
    """Whether a map to Unicode has no wider ranges than there are codes."""
    total = 0
    for ranges in _RANGES.finditer(data):
        for first, last in _RANGE.findall(ranges[1]):
            total += max(0, int(last, 16) - int(first, 16))
            if total > _MOST_CODES * 4:
                return False
    return True
