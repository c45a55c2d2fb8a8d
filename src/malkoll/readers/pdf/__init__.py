"""PDF to a document: by its structure tree where it is tagged, and by its looks where it is not."""

from __future__ import annotations

from malkoll.document import Document

__all__ = ["read"]


def read(data: bytes, path: str) -> Document:
    """The document in ``data``; ``path`` is only its name.

    Raises:
        PlanError: it is not a PDF, is damaged, protected or too large, or has no text (a scanned document).
    """
    # The library is imported here, so that other formats do not pay for it.
    from malkoll.readers.pdf.reading import transcript_of

    return transcript_of(data).document(path, data, "pdf")
