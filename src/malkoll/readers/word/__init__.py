"""Word files to a document: .docx and its relatives, and the older .doc where LibreOffice is at hand."""

from __future__ import annotations

from malkoll.document import Document
from malkoll.readers.kinds import OLE

__all__ = ["read"]


def read(data: bytes, path: str) -> Document:
    """The document in ``data``, by what the bytes are and not by the suffix of ``path``, which is only its name.

    Raises:
        PlanError: it is protected by a password, damaged, of another kind, or more than a plan can be; or it is a
            .doc, and LibreOffice is not there to read it.
    """
    from malkoll.readers.word.body import Body
    from malkoll.readers.word.package import open_package

    package = data
    if data.startswith(OLE):
        from malkoll.readers.word.old import as_docx

        package = as_docx(data)
    elif not data.startswith(b"PK"):
        from malkoll.readers.word.old import not_word

        raise not_word()
    return Body(open_package(package)).write().document(path, data, "word")
