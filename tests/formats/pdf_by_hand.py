"""PDF files written by hand: as plain as the format allows, so that they can be bad on purpose."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

__all__ = ["drawing", "endless_pages", "many_pages", "password_protected", "scanned", "swelling"]


def many_pages(pages: int, lines: int = 40) -> bytes:
    """A document of ``pages`` pages of text."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    contents = [
        _text([f"Sida {page} rad {line}: verksamheten pågår." for line in range(lines)]) for page in range(pages)
    ]
    return _document([(content, b"/Font << /F1 3 0 R >>") for content in contents], [font])


def scanned(pages: int = 2) -> bytes:
    """A document whose pages are nothing but images, as a scanner leaves them."""
    side = 64
    pixels = zlib.compress(bytes(255 if (x // 8 + y // 8) % 2 else 0 for y in range(side) for x in range(side)))
    image = _stream(
        pixels,
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /FlateDecode" % (side, side),
    )
    return _document([(b"q 595 0 0 842 0 0 cm /I1 Do Q", b"/XObject << /I1 3 0 R >>")] * pages, [image])


def password_protected() -> bytes:
    """A document that opens with a password only: what its key is made from is random."""
    plain = many_pages(1)
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"4e" * 32, b"a7" * 32)
    trailer = plain.rindex(b"trailer\n<<")
    return plain[:trailer] + b"trailer\n<< /Encrypt %s /ID [<00> <00>]" % lock + plain[trailer + len(b"trailer\n<<") :]


def endless_pages() -> bytes:
    """A document whose pages are said to hold themselves."""
    return many_pages(1).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")


def swelling(megabytes: int = 400) -> bytes:
    """A document of one small page that unpacks to ``megabytes``."""
    packed = zlib.compress(b" " * (megabytes * 1024 * 1024), 9)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    return _document([(packed, b"/Font << /F1 3 0 R >>")], [font], b"/Filter /FlateDecode")


def drawing(lines: int) -> bytes:
    """A page with a map on it: some text, and ``lines`` short lines in a raster."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    drawn = b"".join(
        b"%d %d m %d %d l S\n" % (x, y, x + 3 * (n % 2), y + 3 * (1 - n % 2))
        for n in range(lines)
        for x, y in [(20 + 3 * (n % 180), 20 + 3 * (n // 180 % 250))]
    )
    return _document([(drawn + _text(["Karta"]), b"/Font << /F1 3 0 R >>")], [font])


def _text(lines: Sequence[str]) -> bytes:
    shown = b" T* ".join(b"(%s) Tj" % line.encode("cp1252") for line in lines)
    return b"BT /F1 11 Tf 14 TL 56 790 Td %s ET" % shown


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _document(pages: Sequence[tuple[bytes, bytes]], shared: Sequence[bytes], packing: bytes = b"") -> bytes:
    """``pages`` are content and resources of each; ``shared`` are the objects from number 3 on."""
    first = 3 + len(shared)
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        *shared,
    ]
    for number, (content, resources) in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %s >> >>"
            % (first + 2 * number + 1, resources)
        )
        objects.append(_stream(content, packing))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
