"""Readers: one format each, from bytes to a document."""

from __future__ import annotations

from pathlib import PurePath

from malkoll.document import Document
from malkoll.errors import PlanError

__all__ = ["MAX_BYTES", "SUFFIXES", "check_size", "read"]

MAX_BYTES = 20 * 1024 * 1024
SUFFIXES = (".md", ".markdown", ".txt")

_FOREIGN = {
    ".docx": ("Word", "Word"),
    ".doc": ("Word", "Word"),
    ".odt": ("OpenDocument", "OpenDocument"),
    ".pdf": ("PDF", "PDF"),
    ".html": ("HTML", "HTML"),
    ".htm": ("HTML", "HTML"),
    ".xlsx": ("Excel", "Excel"),
    ".xls": ("Excel", "Excel"),
    ".rtf": ("RTF", "RTF"),
}


def check_size(path: str, size: int) -> None:
    """Look at the size of a file, in bytes, before it is read.

    Raises:
        PlanError: the file is empty, or larger than a plan can be.
    """
    if size == 0:
        raise PlanError(
            f"{path}: filen är tom, det finns ingen plan att läsa.",
            f"{path}: the file is empty, there is no plan to read.",
        )
    if size > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        megabytes = -(-size // (1024 * 1024))
        raise PlanError(
            f"{path}: filen är {megabytes} MB, och malkoll läser planer på högst {limit} MB.",
            f"{path}: the file is {megabytes} MB, and malkoll reads plans of at most {limit} MB.",
        )


def read(path: str, data: bytes) -> Document:
    """The document in ``data``, by the reader that the suffix of ``path`` names; Markdown where it names none.

    Raises:
        PlanError: the format is not one that this version reads, or the bytes are empty or not text.
    """
    suffix = PurePath(path).suffix.lower()
    foreign = _FOREIGN.get(suffix)
    if foreign is not None:
        raise PlanError(
            f"{path}: den här versionen läser Markdown och text, inte {foreign[0]}; "
            "spara planen som text (.md eller .txt).",
            f"{path}: this version reads Markdown and text, not {foreign[1]}; save the plan as text (.md or .txt).",
        )
    check_size(path, len(data))
    from malkoll.readers import markdown  # its parser takes longer to import than most plans take to read

    try:
        return markdown.read(data, path)
    except PlanError as error:
        raise PlanError(f"{path}: {_inner(error.text.sv)}", f"{path}: {_inner(error.text.en)}") from None


def _inner(sentence: str | None) -> str:
    return (sentence or "")[:1].lower() + (sentence or "")[1:]
