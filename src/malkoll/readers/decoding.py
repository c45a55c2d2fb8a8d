"""Bytes to text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import re

from malkoll.errors import PlanError
from malkoll.letters import composed
from malkoll.regexes import compiled

__all__ = ["decode"]

_LINE_ENDS = compiled("\r\n|[\r\x0b\x85\u2028\u2029]")
_ODD_CONTROLS = compiled("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 64 * 1024


def decode(data: bytes) -> str:
    """The text of ``data``: in NFC, without byte order mark, every line ended by a line feed.

    UTF-8 and UTF-16 are recognised with or without byte order mark; what is neither is read as Windows-1252, where
    the few bytes that it leaves undefined are read as Latin-1. Form feeds are kept: they end pages.

    Raises:
        PlanError: the bytes are not text.
    """
    text = _to_text(data)
    sample = text[:_SAMPLE]
    if len(_ODD_CONTROLS.findall(sample)) > len(sample) // 100:
        raise _not_text()
    if "\0" in text:
        raise _not_text()
    text = _LINE_ENDS.sub("\n", text)
    return composed(text)


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


def _not_text() -> PlanError:
    return PlanError(
        "Filen är en binärfil, inte text; spara planen som Markdown eller text och försök igen.",
        "The file is a binary file, not text; save the plan as Markdown or text and try again.",
    )
