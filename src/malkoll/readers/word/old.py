"""Word files from before 2007 (.doc), read through LibreOffice; and files that are something else."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from malkoll.errors import PlanError
from malkoll.readers.archives import open_archive

__all__ = ["MOST_SECONDS", "as_docx", "not_word"]

MOST_SECONDS = 60
"""How long LibreOffice may take over one file."""

_ENTRY = 128  # bytes of a directory entry of an OLE file
_SECTOR_OF_ENTRY, _HEADER = 116, 512
_TEXT_STREAM = "WordDocument".encode("utf-16-le") + b"\0\0"
_ENCRYPTED = 0x0100  # in the flags of the text stream
_MOST_OUT = 200 * 1024 * 1024

# No macros, no links updated, nothing fetched, for a program that reads what a stranger wrote.
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "int", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "boolean", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "boolean", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "boolean", "true"),
    ("Writer/Content/Update", "Link", "int", "0"),
)


def as_docx(data: bytes) -> bytes:
    """The .docx that LibreOffice makes of an OLE file.

    Raises:
        PlanError: it is protected by a password or no Word file; or LibreOffice is not there, or fails.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        open_archive(data, "")  # says that there is a password
    flags = _flags(data)
    if flags is None:
        raise PlanError(
            "Filen är ett Office-dokument av äldre slag, men inte från Word. Spara planen som .docx.",
            "The file is an older Office document, but not one of Word's. Save the plan as .docx.",
        )
    if flags & _ENCRYPTED:
        raise PlanError(
            "Filen är skyddad med lösenord. Ta bort lösenordet och försök igen.",
            "The file is protected by a password. Remove the password and try again.",
        )
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise PlanError(
            "Filen är i Words äldre format (.doc), som läses med hjälp av LibreOffice, och LibreOffice finns inte här. "
            "Öppna den i Word, välj Spara som och formatet Word-dokument (.docx).",
            "The file is in Word's older format (.doc), which is read with the help of LibreOffice, and LibreOffice "
            "is not here. Open it in Word and save it as a Word document (.docx).",
        )
    return _converted(program, data)


def _flags(data: bytes) -> int | None:
    """The flags of the stream that a Word file's text is in; ``None`` where the file has no such stream."""
    at = data.find(_TEXT_STREAM)
    while at >= 0 and at % _ENTRY:
        at = data.find(_TEXT_STREAM, at + 1)
    if at < 0:
        return None
    size = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    start = _HEADER + size * int.from_bytes(data[at + _SECTOR_OF_ENTRY : at + _SECTOR_OF_ENTRY + 4], "little")
    if size > _HEADER:
        start += size - _HEADER  # the header fills a whole sector
    return int.from_bytes(data[start + 10 : start + 12], "little")


def _converted(program: str, data: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="malkoll-") as folder:
        work = Path(folder)
        source = work / "plan.doc"
        source.write_bytes(data)
        _settle(work / "profile")
        command = _command(program, work, source)
        done = _run(command, work)
        made = work / "out" / "plan.docx"
        if not done or not made.is_file() or made.stat().st_size > _MOST_OUT:
            raise PlanError(
                "Filen är i Words äldre format (.doc), och LibreOffice kunde inte läsa den. "
                "Öppna den i Word, välj Spara som och formatet Word-dokument (.docx).",
                "The file is in Word's older format (.doc), and LibreOffice could not read it. "
                "Open it in Word and save it as a Word document (.docx).",
            )
        return made.read_bytes()


def _command(program: str, work: Path, source: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--infilter=MS Word 97",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(work / "out"),
        str(source),
    ]


def _settle(profile: Path) -> None:
    """Write the settings of the profile that LibreOffice runs with, which is used this once."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse" oor:type="xs:{kind}">'
        f"<value>{setting}</value></prop></item>"
        for path, name, kind, setting in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], work: Path) -> bool:
    """Run LibreOffice, and end it and all it started where it takes too long; whether it ended by itself."""
    nowhere = "http://127.0.0.1:9"  # a proxy that takes no calls
    environment = {**os.environ, "TMPDIR": str(work), "http_proxy": nowhere, "https_proxy": nowhere, "no_proxy": ""}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(MOST_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()


def not_word() -> PlanError:
    """What is wrong with a file that is no Word file and of no other kind that is known."""
    return PlanError(
        "Filen är inget Word-dokument, eller så är den skadad. Öppna den i Word och spara den som .docx.",
        "The file is not a Word document, or it is damaged. Open it in Word and save it as .docx.",
    )
