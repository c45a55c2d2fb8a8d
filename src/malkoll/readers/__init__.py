"""Readers: one format each, from bytes to a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import PurePath

from malkoll.document import Document
from malkoll.errors import PlanError
from malkoll.finding import Text
from malkoll.hooks import Reader
from malkoll.readers.kinds import wrong_kind

__all__ = ["BUILT_IN", "STDIN_NAME", "check_size", "most_bytes", "read", "reader_for", "suffixes_of"]

_MEGABYTE = 1024 * 1024

STDIN_NAME = "<stdin>"
"""What a plan on standard input is called where nobody has named it."""


def _from(module: str) -> Callable[[bytes, str], Document]:
    """The function ``read`` of a module, imported when a file of its format is read."""

    def read(data: bytes, path: str) -> Document:
        reads: Callable[[bytes, str], Document] = import_module(module).read
        return reads(data, path)

    return read


BUILT_IN: tuple[Reader, ...] = (
    Reader(
        "markdown",
        (".md", ".markdown", ".txt"),
        Text(sv="Markdown och text", en="Markdown and text"),
        _from("malkoll.readers.markdown"),
    ),
    Reader(
        "word", (".docx", ".docm", ".doc"), Text(sv="Word", en="Word"), _from("malkoll.readers.word"), 64 * _MEGABYTE
    ),
    Reader(
        "opendocument",
        (".odt",),
        Text(sv="OpenDocument", en="OpenDocument"),
        _from("malkoll.readers.opendocument"),
    ),
    Reader("workbook", (".xlsx", ".xlsm"), Text(sv="Excel", en="Excel"), _from("malkoll.readers.workbook")),
    Reader(
        "html",
        (".html", ".htm", ".xhtml"),
        Text(sv="webbsidor", en="web pages"),
        _from("malkoll.readers.web"),
    ),
    Reader("pdf", (".pdf",), Text(sv="PDF", en="PDF"), _from("malkoll.readers.pdf"), 50 * _MEGABYTE),
)
"""The readers that ship with malkoll."""


def suffixes_of(readers: Iterable[Reader]) -> tuple[str, ...]:
    """The suffixes of the files that are looked for in a folder, each once."""
    return tuple(dict.fromkeys(suffix for reader in readers for suffix in reader.suffixes))


_FOREIGN = {
    suffix: kind
    for kind, suffixes in (
        ("Excel", (".xls", ".xlsb")),
        ("OpenDocument", (".ods",)),
        ("MHTML", (".mht", ".mhtml")),
        ("RTF", (".rtf",)),
    )
    for suffix in suffixes
}

_SAVED_AS = {".xls": ".xlsx", ".xlsb": ".xlsx", ".ods": ".xlsx"}
"""What the program that writes a format we do not read can save its files as, with nothing lost."""


def reader_for(path: str, readers: Iterable[Reader] = BUILT_IN) -> Reader:
    """The reader for files named as ``path`` is; the one for text where the suffix names none.

    Raises:
        PlanError: it is a format known by name that no reader reads.
    """
    suffix = PurePath(path).suffix.lower()
    known = list(readers)
    for reader in reversed(known):  # one that was added goes before a built-in one
        if suffix in reader.suffixes:
            return reader
    if suffix in _FOREIGN:
        foreign = _FOREIGN[suffix]
        nearer = _SAVED_AS.get(suffix)
        all_of_them = ", ".join(suffixes_of(known))
        sv = f"som {nearer}" if nearer else f"i något av formaten {all_of_them}"
        en = f"as {nearer}" if nearer else f"as one of {all_of_them}"
        raise PlanError(
            f"{path}: den här versionen läser inte {foreign}-filer ({suffix}); spara planen {sv}.",
            f"{path}: this version does not read {foreign} files ({suffix}); save the plan {en}.",
        )
    return known[0]


def most_bytes(path: str, readers: Iterable[Reader] = BUILT_IN) -> int:
    """The largest file, in bytes, that the reader for ``path`` takes on."""
    return reader_for(path, readers).most_bytes


def check_size(path: str, size: int, most: int) -> None:
    """Look at the size of a file, in bytes, before it is read; ``most`` is the largest that is taken on.

    Raises:
        PlanError: the file is empty, or larger than a plan can be.
    """
    if size == 0:
        raise PlanError(
            f"{path}: filen är tom, det finns ingen plan att läsa.",
            f"{path}: the file is empty, there is no plan to read.",
        )
    if size > most:
        limit = most // _MEGABYTE
        megabytes = -(-size // _MEGABYTE)
        raise PlanError(
            f"{path}: filen är {megabytes} MB, och malkoll läser planer på högst {limit} MB.",
            f"{path}: the file is {megabytes} MB, and malkoll reads plans of at most {limit} MB.",
        )


def read(path: str, data: bytes, readers: Iterable[Reader] = BUILT_IN) -> Document:
    """The document in ``data``, by the reader that the suffix of ``path`` names; as text where it names none.

    Raises:
        PlanError: the format is not one that is read, or the bytes are empty or not of that format.
    """
    reader = reader_for(path, readers)
    check_size(path, len(data), reader.most_bytes)
    try:
        if reader in BUILT_IN and (mistake := wrong_kind(data, reader.name, nameless=path == STDIN_NAME)):
            raise mistake
        return reader.read(data, path)
    except PlanError as error:
        raise PlanError(f"{path}: {_inner(error.text.sv)}", f"{path}: {_inner(error.text.en)}") from None


def _inner(sentence: str | None) -> str:
    """A sentence as it stands after the file's name; an abbreviation ("PDF") keeps its capitals."""
    words = sentence or ""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
