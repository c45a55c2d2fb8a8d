"""Small PDF files made in a test: text, lines, colours and images placed on pages, with or without a structure tree."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

HEIGHT = 842
WIDTH = 595

Node = tuple[str, "list[Node | tuple[int, int]]"] | tuple[str, "list[Node | tuple[int, int]]", str]
"""An element of the tree: its role, what it holds (elements, or page and number of marked content), more entries."""

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass
class Sheet:
    """A page being painted. Places are in points from the upper left corner; ``base`` is a baseline."""

    drawn: list[bytes] = field(default_factory=list)

    def text(
        self, x: float, base: float, words: str, size: float = 11, *, bold: bool = False, mark: str = "", font: str = ""
    ) -> Sheet:
        """Write a line; ``mark`` is what begins its marked content ("/P << /MCID 0 >>")."""
        escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
        name = font or ("F2" if bold else "F1")
        shown = b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (name.encode(), size, x, HEIGHT - base, escaped)
        operator = b"BDC" if "<<" in mark else b"BMC"
        self.drawn.append(b"%s %s %s EMC" % (mark.encode(), operator, shown) if mark else shown)
        return self

    def lines(self, x: float, base: float, *lines: str, size: float = 11, step: float = 14) -> Sheet:
        """Write lines under each other."""
        for number, line in enumerate(lines):
            self.text(x, base + number * step, line, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw a line."""
        self.drawn.append(b"%g %g m %g %g l S" % (x0, HEIGHT - y0, x1, HEIGHT - y1))
        return self

    def turned(self, degrees: int) -> Sheet:
        """Turn all that has been drawn anticlockwise, as a wide table is put on a page: 90 or 270."""
        matrix = b"0 1 -1 0 %d 0" % HEIGHT if degrees == 90 else b"0 -1 1 0 0 %d" % WIDTH
        self.drawn = [b"q %s cm" % matrix, *self.drawn, b"Q"]
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: tuple[float, float, float]) -> Sheet:
        """Fill a rectangle."""
        self.drawn.append(b"%g %g %g rg %g %g %g %g re f 0 g" % (*colour, x0, HEIGHT - bottom, x1 - x0, bottom - top))
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """Put an image there."""
        self.drawn.append(b"q %g 0 0 %g %g %g cm /I1 Do Q" % (x1 - x0, bottom - top, x0, HEIGHT - bottom))
        return self

    def table(
        self, tops: Sequence[float], edges: Sequence[float], rows: Sequence[Sequence[str]], *, bold: bool = False
    ) -> Sheet:
        """Draw a ruled table with a line of text in each cell; the first row is ``bold`` where that is said."""
        for y in tops:
            self.rule(edges[0], y, edges[-1], y)
        for x in edges:
            self.rule(x, tops[0], x, tops[-1])
        for number, row in enumerate(rows):
            for x, words in zip(edges, row, strict=False):
                if words:
                    self.text(x + 4, tops[number] + 14, words, bold=bold and number == 0)
        return self


def pdf(
    *sheets: Sheet, tree: Sequence[Node] = (), catalog: str = "", fonts: str = "", password: str | None = None
) -> bytes:
    """The file. ``password`` encrypts it with that password for opening; an empty one opens by itself."""
    objects: dict[int, bytes] = {
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    }
    streams: dict[int, tuple[bytes, bytes]] = {
        5: (b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\x80")
    }
    first = 6
    for number, sheet in enumerate(sheets):
        own = first + 2 * number
        objects[own] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /StructParents %d /Resources "
            b"<< /Font << /F1 3 0 R /F2 4 0 R %s >> /XObject << /I1 5 0 R >> >> >>"
            % (WIDTH, HEIGHT, own + 1, number, fonts.encode())
        )
        streams[own + 1] = (b"", b"\n".join(sheet.drawn))
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(sheets)))
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(sheets), kids)
    root = b""
    if tree:
        top = first + 2 * len(sheets)
        elements: dict[int, bytes] = {}
        numbers = [_element(node, top, top, first, elements) for node in tree]
        objects |= elements
        objects[top] = b"<< /Type /StructTreeRoot /K [%s] >>" % b" ".join(b"%d 0 R" % number for number in numbers)
        root = b"/MarkInfo << /Marked true >> /StructTreeRoot %d 0 R" % top
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R %s %s >>" % (root, catalog.encode())
    return _file(objects, streams, password)


def _element(node: Node, parent: int, top: int, first: int, elements: dict[int, bytes]) -> int:
    own = top + 1 + len(elements)
    elements[own] = b""
    kids: list[bytes] = []
    for child in node[1]:
        if isinstance(child[0], int):
            kids.append(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (first + 2 * (child[0] - 1), child[1]))
        else:
            kids.append(b"%d 0 R" % _element(child, own, top, first, elements))
    more = node[2].encode() if len(node) == 3 else b""
    elements[own] = b"<< /S /%s /P %d 0 R /K [%s] %s >>" % (node[0].encode(), parent, b" ".join(kids), more)
    return own


def _file(objects: dict[int, bytes], streams: dict[int, tuple[bytes, bytes]], password: str | None) -> bytes:
    lock, key = b"", b""
    if password is not None:
        padded = (password.encode() + _PAD)[:32]
        owner = b"o" * 32
        key = hashlib.md5(padded + owner + struct.pack("<i", -4) + b"id").digest()[:5]
        user = _rc4(key, _PAD)
        lock = b"/ID [<%s> <%s>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
            *(b"id".hex().encode(), b"id".hex().encode(), owner.hex().encode(), user.hex().encode()),
        )
    for number, (entries, data) in streams.items():
        if key:
            data = _rc4(hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10], data)
        objects[number] = b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start, count = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count
    out += b"".join(b"%010d 00000 n \n" % places[number] for number in range(1, count))
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (count, lock, start)
    return bytes(out)


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
