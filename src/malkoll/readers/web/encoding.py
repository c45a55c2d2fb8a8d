"""Which encoding a web page is in: its mark, what it says of itself, or what it looks like."""

from __future__ import annotations

import codecs
import re

from malkoll.errors import PlanError
from malkoll.readers.decoding import decode
from malkoll.regexes import compiled

__all__ = ["page_text"]

_WHERE_SAID = 4096  # bytes in which a page tells its encoding
_SAID = re.compile(
    rb"""(?:<meta[^<>]{0,300}?charset|<\?xml[^<>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ARCHIVE = re.compile(rb"\s*(?:(?:from|subject|date|mime-version|content-type|content-location):[^\n]*\n[ \t]*)+", re.I)
_TAG = compiled(r"<(?:!doctype|[a-z][a-z0-9:-]{0,30}[\s/>])", re.IGNORECASE)
# What the standard of the web reads as Windows-1252, whatever name it goes by.
_WINDOWS = frozenset(("cp1252", "iso8859-1", "ascii"))


def page_text(data: bytes) -> str:
    """The text of a web page, decoded and with line feeds.

    A byte order mark decides; then whether the bytes are UTF-8; then what the page says in ``<meta charset>``. A
    page that says UTF-8 and nearly is keeps its letters, with a mark where a byte is damaged.

    Raises:
        PlanError: it is a web archive, another kind of file, or holds no HTML.
    """
    if _is_archive(data):
        raise PlanError(
            "Filen är ett webbarkiv (MHTML), inte HTML. Spara sidan som ”Webbsida, endast HTML” och försök igen.",
            "The file is a web archive (MHTML), not HTML. Save the page as “Web page, HTML only” and try again.",
        )
    said = None if data.startswith(_MARKS) else _said(data)
    if said == "utf-8":
        data = _nearly_utf8(data)
    elif said is not None and not _is_utf8(data):
        data = data.decode(said, errors="replace").encode("utf-8")
    text = decode(data)
    if not _TAG.search(text):
        raise PlanError(
            "Filen är inte HTML: den har inga taggar. Är den text, byt ändelse till .txt eller .md.",
            "The file is not HTML: it has no tags. If it is text, rename it to .txt or .md.",
        )
    return text


def _is_archive(data: bytes) -> bool:
    head = data[:_WHERE_SAID].removeprefix(codecs.BOM_UTF8)
    lines = _ARCHIVE.match(head)
    return lines is not None and b"mime-version:" in lines.group().lower()


def _said(data: bytes) -> str | None:
    """The name that Python has for the encoding the page says, where it is neither unknown nor Windows-1252."""
    said = _SAID.search(data, 0, _WHERE_SAID)
    if said is None:
        return None
    try:
        found = codecs.lookup(said[1].decode("ascii", "replace"))
    except LookupError:
        return None
    # UTF-16 cannot be said in single bytes; and only encodings of text decode bytes to text.
    if found.name in _WINDOWS or found.name.startswith(("utf-16", "utf-32", "utf-7")) or not found._is_text_encoding:
        return None
    return found.name


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(data: bytes) -> bytes:
    """Bytes of a page that says it is UTF-8: mended where a few are damaged, untouched where it is not true."""
    if _is_utf8(data):
        return data
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    kept = sum(1 for char in text if char > "\x7f") - lost
    return text.encode("utf-8") if kept > lost else data
