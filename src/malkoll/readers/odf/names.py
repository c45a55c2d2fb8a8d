"""Names of OpenDocument elements and attributes, as lxml spells them."""

from __future__ import annotations

__all__ = ["name"]

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": _OASIS + "office:1.0",
    "text": _OASIS + "text:1.0",
    "table": _OASIS + "table:1.0",
    "style": _OASIS + "style:1.0",
    "draw": _OASIS + "drawing:1.0",
    "fo": _OASIS + "xsl-fo-compatible:1.0",
    "svg": _OASIS + "svg-compatible:1.0",
    "manifest": _OASIS + "manifest:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def name(prefixed: str) -> str:
    """``text:p`` as ``{urn:oasis:…:text:1.0}p``."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"
