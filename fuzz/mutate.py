"""How inputs are changed: by their parts (lines, tags, members of archives, streams), so that most of them stay whole.

libFuzzer's own changes of single bytes come in between; it keeps what reaches new code.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

import atheris

Mutate = Callable[[bytes, int, Random], bytes]

NUMBERS = (b"0", b"-1", b"1", b"2", b"7", b"65536", b"999999999", b"1e9", b"0.5", b"", b"x", "²".encode(), b"NaN")


def by_pieces(parting: bytes, words: Sequence[bytes]) -> Mutate:
    """A text in pieces that ``parting`` matches: lost, doubled, moved, and with ``words`` put in between."""
    pattern = re.compile(parting)

    def mutate(data: bytes, most: int, random: Random) -> bytes:
        if random.random() < 0.3:
            return bytes(atheris.Mutate(data, most))
        pieces = pattern.findall(data) or [data]
        for _ in range(random.randint(1, 4)):
            _change(pieces, words, random)
        return b"".join(pieces)

    return mutate


def _change(pieces: list[bytes], words: Sequence[bytes], random: Random) -> None:
    at = random.randrange(len(pieces) + 1)
    end = min(len(pieces), at + random.randint(1, 6))
    match random.randrange(7):
        case 0:
            del pieces[at:end]
        case 1:
            pieces[at:at] = pieces[at:end] * random.choice((1, 1, 1, 2, 30))
        case 2:
            moved = pieces[at:end]
            del pieces[at:end]
            to = random.randrange(len(pieces) + 1)
            pieces[to:to] = moved
        case 3 | 4:
            pieces.insert(at, random.choice(words))
        case 5 if at < len(pieces):
            pieces[at] = re.sub(rb"\d+", lambda _: random.choice(NUMBERS), pieces[at], count=1)
        case _ if at < len(pieces) and pieces[at]:
            one = pieces[at]
            cut = random.randrange(len(one))
            pieces[at] = one[:cut] + random.choice(words) + one[cut:]


def archive(data: bytes, most: int, random: Random) -> bytes:
    """A zip file with the XML of its members changed."""
    if random.random() < 0.03:
        return bytes(atheris.Mutate(data, most))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            members = {one.filename: source.read(one) for one in source.infolist() if one.file_size < 2_000_000}
    except Exception:
        return bytes(atheris.Mutate(data, most))
    names = [name for name in members if name.endswith((".xml", ".rels"))]
    if not names:
        return bytes(atheris.Mutate(data, most))
    main = [name for name in names if re.search(r"/document\.xml$|content\.xml$|sheet\d+\.xml$", name)]
    for _ in range(random.randint(1, 3)):
        name = random.choice(main if main and random.random() < 0.6 else names)
        members[name] = xml(members[name], random)
    if random.random() < 0.02:
        del members[random.choice(list(members))]
    return packed(members)


def packed(members: dict[str, bytes]) -> bytes:
    """A zip file of ``members``, as small as zip makes it and always the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


_TEXTS = (
    "Mål 1: Trygga elever",
    "Indikator",
    "90 %",
    "2028",
    "| a | b |",
    "# ",
    "- ",
    "1.",
    "\t",
    "&lt;",
    "…",
    "\u00ad",
)


def xml(data: bytes, random: Random) -> bytes:
    """XML with its tree changed, or now and then its bytes."""
    from lxml import etree

    if random.random() < 0.1:
        return bytes(atheris.Mutate(data, len(data) + 200))
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return bytes(atheris.Mutate(data, len(data) + 200))
    for _ in range(random.randint(1, 4)):
        _change_tree(root, random)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _change_tree(root: object, random: Random) -> None:
    from copy import deepcopy

    from lxml import etree

    elements = [one for one in root.iter() if isinstance(one.tag, str)]  # type: ignore[attr-defined]
    one, other = random.choice(elements), random.choice(elements)
    above = one.getparent()
    match random.randrange(9):
        case 0 if above is not None:
            above.remove(one)
        case 1 if above is not None:
            for _ in range(random.choice((1, 1, 2, 40))):
                one.addnext(deepcopy(one))
        case 2 if one is not other and len(list(one.iter())) < 400:
            other.insert(random.randrange(len(other) + 1), deepcopy(one))
        case 3 | 4 if one.attrib:
            name = random.choice(list(one.attrib))
            taken = [
                value
                for element in random.sample(elements, min(20, len(elements)))
                for value in element.attrib.values()
            ]
            one.attrib[name] = random.choice([number.decode() for number in NUMBERS] + taken)
        case 5 if one.attrib:
            del one.attrib[random.choice(list(one.attrib))]
        case 6:
            one.tag, other.tag = other.tag, one.tag
        case 7:
            one.text = random.choice(_TEXTS)
        case _:
            for _ in range(random.choice((1, 3, 60))):
                inner = etree.Element(other.tag, dict(other.attrib))
                one.append(inner)
                one = inner


_STREAM = re.compile(rb"<<(?:(?!stream|endobj).){0,2000}?>>\s*stream\r?\n", re.DOTALL)
_OPERATIONS = re.compile(rb"[^\n]*\n|[^\n]+")
_PDF_WORDS = tuple(
    b"\n" + word + b"\n"
    for word in (
        b"BT", b"ET", b"q", b"Q", b"EMC", b"BMC", b"/P <</MCID 3>> BDC", b"/Artifact BMC", b"1 0 0 1 50 700 Tm",
        b"0 -14 Td", b"T*", b"(M\xe5l 1) Tj", b"[(a) -900 (b)] TJ", b"/F1 12 Tf", b"/F9 0 Tf", b"100 100 200 1 re",
        b"f", b"S", b"W n", b"0 0 m", b"500 0 l", b"/X1 Do", b"-1 0 0 -1 0 0 cm", b"1e38 0 0 1e38 0 0 cm",
        b"BI /W 1 /H 1 ID x EI", b"'",
        b"100 Tz", b"3 Tr", b"999999 Tc", b"/GS0 gs", b"<</ActualText (x)>>",
    )
)  # fmt: skip


def pdf(data: bytes, most: int, random: Random) -> bytes:
    """A PDF with a stream changed, or what stands between streams."""
    streams = list(_STREAM.finditer(data))
    if random.random() < 0.45 or not streams:
        return _pdf_objects(data, most, random)
    head = random.choice(streams)
    end = data.find(b"endstream", head.end())
    if end < 0:
        return bytes(atheris.Mutate(data, most))
    body, about = data[head.end() : end], head.group()
    packing = b"/FlateDecode" in about
    if packing:
        try:
            body = zlib.decompressobj().decompress(body, 1_000_000)
        except zlib.error:
            return bytes(atheris.Mutate(data, most))
    if random.random() < 0.3:
        body = bytes(atheris.Mutate(body, len(body) + 200))
    else:
        pieces = _OPERATIONS.findall(body) or [b""]
        for _ in range(random.randint(1, 4)):
            _change(pieces, _PDF_WORDS, random)
        body = b"".join(pieces)
    body = zlib.compress(body) if packing else body
    about = re.sub(rb"/Length \d+(?! \d+ R)", b"/Length %d" % len(body), about)
    return with_places(data[: head.start()] + about + body + b"\n" + data[end:])


_PIECES = re.compile(rb"/[^\s/<>\[\]()]+|\d+ \d+ R|[-\d.]+|<<|>>|\[|\]|\([^)]*\)|\s+|[^\s/<>\[\]()\d]+|.", re.DOTALL)


def _pdf_objects(data: bytes, most: int, random: Random) -> bytes:
    """What stands outside streams: numbers, names and references put in other places."""
    if random.random() < 0.2:
        return bytes(atheris.Mutate(data, most))
    objects = list(re.finditer(rb"\d+ \d+ obj(.{0,3000}?)(?:stream|endobj)", data, re.DOTALL))
    if not objects:
        return bytes(atheris.Mutate(data, most))
    one = random.choice(objects)
    pieces = _PIECES.findall(one.group(1)) or [b""]
    known = [piece for piece in _PIECES.findall(random.choice(objects).group(1)) if piece.strip()]
    for _ in range(random.randint(1, 3)):
        _change(pieces, [*known, *NUMBERS, b"<<", b"]", b"null"], random)
    return with_places(data[: one.start(1)] + b"".join(pieces) + data[one.end(1) :])


def with_places(data: bytes) -> bytes:
    """The PDF with its table of where objects stand made anew, where it has one that can be read."""
    trailer = re.search(rb"trailer\s*(<<.*?>>)\s*startxref", data, re.DOTALL)
    if trailer is None:
        return data
    table = data.rfind(b"\nxref", 0, trailer.start())
    body = data[: table + 1] if table >= 0 else data[: trailer.start()]
    lines = [b"xref\n0 1\n0000000000 65535 f \n"]
    for one in re.finditer(rb"(?<!\d)(\d{1,6}) 0 obj\b", body):
        lines.append(b"%d 1\n%010d 00000 n \n" % (int(one.group(1)), one.start()))
    return body + b"".join(lines) + b"trailer\n" + trailer.group(1) + b"\nstartxref\n%d\n%%%%EOF\n" % len(body)
