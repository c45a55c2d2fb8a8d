"""Zip files that hold documents (.docx, .odt, .xlsx): opened within bounds.

The bounds are set to what is read, which is XML: a large or flat picture beside it is never unpacked.
"""

from __future__ import annotations

import io
import zipfile

from malkoll.errors import PlanError
from malkoll.readers.kinds import OLE

__all__ = ["MOST_UNPACKED", "damaged", "only_xml", "open_archive", "read_member"]

MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes that the members of an archive, pictures and the like not counted, may together unpack to."""

_MOST_MEMBERS = 5000
_LARGEST_RATIO = 400
_SMALL = 1_000_000  # bytes that are unpacked however well they were packed
_XML = (".xml", ".rels", ".vml")


def open_archive(data: bytes, member: str) -> zipfile.ZipFile:
    """The archive in ``data``, which must hold ``member``.

    Raises:
        PlanError: it is protected by a password, damaged, of another kind, or unpacks to more than a plan can be.
    """
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise PlanError(
                "Filen är skyddad med lösenord. Ta bort lösenordet och försök igen.",
                "The file is protected by a password. Remove the password and try again.",
            )
        raise PlanError(
            "Filen är ett Office-dokument av äldre slag med fel filändelse. Byt ändelse till .doc eller .xls, eller "
            "spara om den i det nya formatet.",
            "The file is an older Office document under the wrong suffix. Rename it to .doc or .xls, or save it "
            "again in the newer format.",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise damaged() from None
    read = [one for one in members if _is_xml(one)]
    if len(members) > _MOST_MEMBERS or sum(one.file_size for one in read) > MOST_UNPACKED:
        raise _too_large()
    if any(map(_swells, read)):
        raise _too_large()
    if any(one.flag_bits & 1 for one in members):
        raise PlanError(
            "Filen är skyddad med lösenord. Ta bort lösenordet och försök igen.",
            "The file is protected by a password. Remove the password and try again.",
        )
    if member not in archive.namelist():
        raise PlanError(
            "Filen är ett zip-arkiv men inte av det slag som ändelsen säger.",
            "The file is a zip archive but not of the kind its suffix says.",
        )
    return archive


def read_member(archive: zipfile.ZipFile, member: str) -> bytes:
    """The bytes of ``member``, empty where the archive has none of that name.

    Raises:
        PlanError: it is damaged or unpacks to more than it says.
    """
    try:
        entry = archive.getinfo(member)
    except KeyError:
        return b""
    if entry.file_size > MOST_UNPACKED or _swells(entry):  # XML under another name was not looked at before
        raise _too_large()
    try:
        with archive.open(entry) as opened:
            data = opened.read(entry.file_size + 1)  # more would be unpacked where it lies of its size
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        raise damaged() from None
    except Exception as error:  # zlib.error has no better base
        if type(error).__module__ == "zlib":
            raise damaged() from None
        raise
    return data


def only_xml(data: bytes, archive: zipfile.ZipFile) -> bytes:
    """``data``, which ``archive`` was opened from, for a library that unpacks what it likes.

    What is no XML is taken out where it keeps no bounds, so that nothing hides under the name of a picture.
    """
    beside = [one for one in archive.infolist() if not _is_xml(one)]
    if sum(one.file_size for one in beside) <= MOST_UNPACKED and not any(map(_swells, beside)):
        return data
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as made:
        for one in archive.infolist():
            if _is_xml(one):
                made.writestr(one.filename, read_member(archive, one.filename))
    return copy.getvalue()


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith(_XML)


def _swells(member: zipfile.ZipInfo) -> bool:
    return member.file_size > max(_SMALL, _LARGEST_RATIO * max(1, member.compress_size))


def damaged() -> PlanError:
    """The error for a file that says what it is and cannot be read as that."""
    return PlanError(
        "Filen är skadad eller avkortad. Öppna den i programmet den skrevs i och spara om den.",
        "The file is damaged or cut short. Open it in the program it was written in and save it again.",
    )


def _too_large() -> PlanError:
    return PlanError(
        "Filen packar upp till mer än en plan kan vara.",
        "The file unpacks to more than a plan can be.",
    )
