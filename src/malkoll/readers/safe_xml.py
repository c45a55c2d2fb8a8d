"""XML out of a foreign file: read without fetching or expanding anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from malkoll.errors import PlanError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["MOST_XML", "parse_xml", "refuse_declarations"]

MOST_XML = 48 * 1024 * 1024
"""Bytes of one XML part that are taken on; a plan of a thousand pages has about ten million."""

_NAMED_TYPE = re.compile(rb"<!DOCTYPE[^<>\[\]&]{1,300}>")
_WHERE_TYPE = 1024  # bytes in which it stands
_DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def parse_xml(data: bytes) -> _Element:
    """The root of the XML in ``data``; entities and external parts are refused before they are read.

    Raises:
        PlanError: it is no XML, is larger than a plan can be, or declares entities.
    """
    from lxml import etree

    refuse_declarations(data)
    data = _without_type(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise PlanError(
            "Filen är skadad: en del av den går inte att läsa som XML. Öppna den i programmet den skrevs i och "
            "spara om den.",
            "The file is damaged: a part of it cannot be read as XML. Open it in the program it was written in and "
            "save it again.",
        ) from None
    if getattr(root.getroottree().docinfo, "doctype", ""):  # in an encoding that the search for it did not know
        raise _declares()
    return root


def refuse_declarations(data: bytes) -> None:
    """Look through XML before any library does: a document type may declare entities that grow or fetch.

    Raises:
        PlanError: there is one (office programs never write any), or the part is larger than a plan can be.
    """
    if len(data) > MOST_XML:
        raise PlanError(
            "Filen packar upp till mer än en plan kan vara.", "The file unpacks to more than a plan can be."
        )
    bare = _without_type(data)
    if any(declaration in bare for declaration in _DECLARATIONS):
        raise _declares()


def _without_type(data: bytes) -> bytes:
    """``data`` without a document type that only names a file: OpenOffice wrote one, and nobody fetches it."""
    found = _NAMED_TYPE.search(data, 0, _WHERE_TYPE)
    return data[: found.start()] + data[found.end() :] if found else data


def _declares() -> PlanError:
    return PlanError(
        "Filen innehåller en dokumenttypsdeklaration, som kan hämta eller mångfaldiga innehåll, och läses därför inte.",
        "The file contains a document type declaration, which can fetch or multiply content, and is therefore not "
        "read.",
    )
