"""Web pages (.html): pages of a web site, and documents that Word and LibreOffice have saved as such.

The page is decoded (``encoding``), made a tree of (``tree``), rid of what is no part of the document (``content``) and
written out (``writer``, ``output``). Nothing that a page points at is fetched.
"""

from __future__ import annotations

from malkoll.document import Document
from malkoll.readers.web.content import choose
from malkoll.readers.web.encoding import page_text
from malkoll.readers.web.style import Styles
from malkoll.readers.web.tree import parse
from malkoll.readers.web.walk import within
from malkoll.readers.web.words import Cursor
from malkoll.readers.web.writer import Writer

__all__ = ["read"]


def read(data: bytes, path: str) -> Document:
    """The document in ``data``, a web page; ``path`` is only its name.

    Raises:
        PlanError: it is no web page, has no text, or is larger or more intricate than a plan can be.
    """
    page = parse(page_text(data))
    styles = Styles(page.sheets)
    content = choose(page.root, styles)
    writer = Writer(styles, tabs="libreoffice" in page.generator.lower())
    writer.write(content, within(content, styles, Cursor()))
    return writer.output.transcript.document(path, data, "html")
