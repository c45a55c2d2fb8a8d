"""The structure tree of a tagged PDF: what its author's program said is a heading, a table, a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from malkoll.readers.pdf.opened import Budget
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Element", "Mark", "structure_of"]

_DEEPEST = 100
_MOST_ELEMENTS = 1_000_000
_LONGEST_CHAIN = 10  # of roles that stand for roles
_HEADING_NAME = compiled(r"(?:heading|rubrik|h)[\s_-]*([1-9])\D*", re.IGNORECASE)


@record
class Mark:
    """Marked content: its page, counted from 1, and its number there."""

    page: int
    number: int


@record(frozen=False)
class Element:
    """An element of the tree: its standard role ("H1", "P", "TD"), what it holds, and what it says of itself."""

    role: str
    alt: str = ""
    columns: int = 1
    rows: int = 1
    scope: str = ""
    children: list[Element | Mark] = field(default_factory=list)

    def marks(self) -> Iterator[Mark]:
        """All marked content in it, in the order of reading."""
        todo: list[Element | Mark] = [self]
        while todo:
            node = todo.pop()
            if isinstance(node, Mark):
                yield node
            else:
                todo.extend(reversed(node.children))


def structure_of(document: PDFDocument, pages: list[PDFPage], budget: Budget) -> Element | None:
    """The whole tree under an element "Document"; ``None`` where the file is not tagged."""
    root = resolve1(document.catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return None
    return _Tree(root, {page.pageid: number for number, page in enumerate(pages, 1)}, budget).read()


class _Tree:
    def __init__(self, root: dict[str, Any], pages: dict[object, int], budget: Budget) -> None:
        roles = resolve1(root.get("RoleMap"))
        self.roles: dict[str, Any] = roles if isinstance(roles, dict) else {}
        classes = resolve1(root.get("ClassMap"))
        self.classes: dict[str, Any] = classes if isinstance(classes, dict) else {}
        self.root = root
        self.pages = pages
        self.budget = budget
        self.seen: set[int] = set()
        self.elements = 0

    def read(self) -> Element:
        top = Element("Document")
        self._kids(top, self.root.get("K"), None, 0)
        return top

    def _kids(self, into: Element, kids: object, page: int | None, depth: int) -> None:
        resolved = resolve1(kids)
        for kid in resolved if isinstance(resolved, list) else [kids]:
            if isinstance(kid, PDFObjRef):
                if kid.objid in self.seen:  # an element has one place in the tree
                    continue
                self.seen.add(kid.objid)
            self._kid(into, resolve1(kid), page, depth)

    def _kid(self, into: Element, kid: object, page: int | None, depth: int) -> None:
        self.budget.tick()
        if isinstance(kid, int):
            if page is not None:
                into.children.append(Mark(page, kid))
            return
        if not isinstance(kid, dict) or depth > _DEEPEST or self.elements > _MOST_ELEMENTS:
            return
        page = self._page(kid.get("Pg"), page)
        if "MCID" in kid:
            number = resolve1(kid["MCID"])
            if isinstance(number, int) and page is not None and "Stm" not in kid:
                into.children.append(Mark(page, number))
            return
        if "Obj" in kid:  # an annotation or a form; its words stand in marked content
            return
        self.elements += 1
        element = self._element(kid)
        into.children.append(element)
        self._kids(element, kid.get("K"), page, depth + 1)

    def _page(self, reference: object, above: int | None) -> int | None:
        return self.pages.get(reference.objid, above) if isinstance(reference, PDFObjRef) else above

    def _element(self, found: dict[str, Any]) -> Element:
        element = Element(self._role(found.get("S")))
        alt = resolve1(found.get("Alt"))
        element.alt = decode_text(alt) if isinstance(alt, bytes) else ""
        for attributes in self._attributes(found):
            element.columns = _count(attributes.get("ColSpan"), element.columns)
            element.rows = _count(attributes.get("RowSpan"), element.rows)
            scope = resolve1(attributes.get("Scope"))
            element.scope = _name(scope) or element.scope
        return element

    def _role(self, role: object) -> str:
        name = _name(resolve1(role))
        heading = _HEADING_NAME.fullmatch(name)
        if heading is not None:
            return f"H{heading[1]}"
        for _ in range(_LONGEST_CHAIN):
            mapped = _name(resolve1(self.roles.get(name)))
            if not mapped or mapped == name:
                break
            name = mapped
        heading = _HEADING_NAME.fullmatch(name)
        return f"H{heading[1]}" if heading is not None else name

    def _attributes(self, found: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for key in ("C", "A"):
            value = resolve1(found.get(key))
            for one in value if isinstance(value, list) else [value]:
                one = resolve1(one)
                if isinstance(one, PSLiteral):
                    one = resolve1(self.classes.get(_name(one)))
                if isinstance(one, PDFStream):
                    one = one.attrs
                if isinstance(one, dict):
                    yield one


def _name(value: object) -> str:
    if not isinstance(value, PSLiteral):
        return ""
    name = value.name
    return name if isinstance(name, str) else decode_text(name)


def _count(value: object, otherwise: int) -> int:
    value = resolve1(value)
    return value if isinstance(value, int) and 1 <= value <= 100 else otherwise
