"""PDF to a document: by its structure tree where it is tagged, and by its looks where it is not."""

from __future__ import annotations

import logging

from malkoll.document import Document
from malkoll.errors import PlanError

__all__ = ["read"]


def read(data: bytes, path: str) -> Document:
    """The document in ``data``; ``path`` is only its name.

    Raises:
        PlanError: it is not a PDF, is damaged, protected or too large, or has no text (a scanned document).
    """
    # pdfminer tells of every oddity of a file; what matters of them is in the error.
    logger = logging.getLogger("pdfminer")
    before = logger.disabled
    from malkoll.readers.pdf.opened import damaged
    from malkoll.readers.pdf.read_pdf import transcript_of

    try:
        logging.disable(logging.CRITICAL)
        transcript = transcript_of(data)
    except PlanError:
        raise
    except (Exception, RecursionError):  # whatever a library makes of a damaged file
        raise damaged() from None
    finally:
        logger.disabled = before
        logging.disable(logging.NOTSET)
    return transcript.document(path, data, "pdf")
