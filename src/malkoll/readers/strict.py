"""The Strict variant of Office files: the same names under other addresses (ISO/IEC 29500)."""

from __future__ import annotations

import io
import zipfile

from malkoll.readers.archives import read_member

__all__ = ["is_strict", "usual_names", "usual_workbook"]

_MARK = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_PAIRS = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"officeDocument/", b"officeDocument/2006/"),
    (b"drawingml/", b"drawingml/2006/"),
)


def is_strict(part: bytes) -> bool:
    """Whether the XML of ``part`` names things as the Strict variant does."""
    return _MARK in part[:8192]


def usual_names(part: bytes) -> bytes:
    """The XML of ``part`` with the names that all programs know."""
    if is_strict(part):
        for strict, usual in _PAIRS:
            part = part.replace(_MARK + strict, _USUAL + usual)
    return part


def usual_workbook(archive: zipfile.ZipFile) -> bytes:
    """The workbook in ``archive`` with the names that all programs know in each of its parts.

    Raises:
        PlanError: a part is damaged or larger than a plan can be.
    """
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as made:
        for one in archive.infolist():
            if one.filename.lower().endswith((".xml", ".rels")):
                made.writestr(one.filename, usual_names(read_member(archive, one.filename)))
    return copy.getvalue()
