"""Zip files that hold documents (.docx, .odt, .xlsx): opened within bounds, and XML that fetches nothing."""

from __future__ import annotations

import io
import zipfile

from malkoll.errors import PlanError

__all__ = ["MOST_UNPACKED", "open_archive", "read_member"]

MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes that all members of an archive together may unpack to."""

_MOST_MEMBERS = 5000
_LARGEST_RATIO = 400
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_archive(data: bytes, member: str) -> zipfile.ZipFile:
    """The archive in ``data``, which must hold ``member``.

    Raises:
        PlanError: it is protected by a password, damaged, of another kind, or unpacks to more than a plan can be.
    """
    if data.startswith(_OLE):
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
        raise _damaged() from None
    if len(members) > _MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise _too_large()
    if any(one.file_size > 1_000_000 and one.file_size > _LARGEST_RATIO * max(1, one.compress_size) for one in members):
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
        with archive.open(member) as opened:
            data = opened.read(MOST_UNPACKED + 1)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        raise _damaged() from None
    except Exception as error:  # zlib.error has no better base
        if type(error).__module__ == "zlib":
            raise _damaged() from None
        raise
    if len(data) > MOST_UNPACKED:
        raise _too_large()
    return data


def _damaged() -> PlanError:
    return PlanError(
        "Filen är skadad eller avkortad. Öppna den i programmet den skrevs i och spara om den.",
        "The file is damaged or cut short. Open it in the program it was written in and save it again.",
    )


def _too_large() -> PlanError:
    return PlanError(
        "Filen packar upp till mer än en plan kan vara.",
        "The file unpacks to more than a plan can be.",
    )
