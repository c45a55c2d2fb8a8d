"""A web page as a tree: elements with what matters of their attributes, bounded in number, depth and time.

lxml finds the elements, as browsers do in pages that are not well formed, and hands them over one by one. Nothing is
fetched, and no document type or entity of the page's own is followed.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from malkoll.errors import PlanError
from malkoll.regexes import compiled

__all__ = [
    "HEADINGS",
    "MOST_CHARACTERS",
    "MOST_ELEMENTS",
    "MOST_NESTED",
    "MOST_SECONDS",
    "NOTE",
    "Node",
    "Page",
    "names",
    "parse",
    "words",
]

MOST_ELEMENTS = 500_000
"""Elements that a page may have: some ten times what a plan of a thousand pages saved by Word has."""

MOST_NESTED = 10_000
"""Elements that may lie within each other."""

MOST_CHARACTERS = 5_000_000
"""Characters of text that a page may have: some two thousand pages."""

MOST_SECONDS = 30.0
"""Seconds that finding the elements of a page may take."""


def names(said: str) -> frozenset[str]:
    """The names in ``said``, which white keeps apart."""
    return frozenset(said.split())


HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_PIECE = 64 * 1024  # characters given to the parser at a time; the clock is read between
_KEPT = names(
    "alt aria-controls aria-expanded aria-hidden aria-label aria-level bgcolor class colspan color data-target face "
    "hidden href id role rowspan start style title type value"
)
_LONGEST_VALUE = 2000
_SILENT = frozenset(("style", "script", "noscript", "template"))
_ROLES = {
    "table": "table",
    "grid": "table",
    "treegrid": "table",
    "rowgroup": "tbody",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
    "list": "ul",
    "listitem": "li",
    "main": "main",
    "article": "article",
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "img": "svg",
}
_ROLE_OF = frozenset(("div", "span", "section", "p", "a", "i", "b"))
# A document type with entities of the page's own, which are not followed.
_DECLARED = compiled(r"\s*(?:<\?xml[^<>]*>\s*)?<!doctype[^<>\[]*\[[^\]]*\]\s*>", re.IGNORECASE)
_MSO_HEADING = compiled(r"(?:^|\s)Mso(?:Heading([1-9])|(Title))(?:\s|$)")
_TO_US = compiled(r"\s*(?:\w+\s*:?\s*)?\b(?:m[aå]lkoll|undantag|except(?:ion)?)\b", re.IGNORECASE)
_LONGEST_NOTE = 2_000
NOTE = "#note"
"""The tag of a comment that is kept; ``text`` is its words."""
_WORD = compiled(r"[^\W\d_]+\d*")
_HUMP = compiled(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")


class Node:
    """An element: its tag, or the one that its role says; its attributes; and its children, elements and text."""

    __slots__ = ("attrs", "children", "measures", "parent", "skip", "tag")

    def __init__(self, tag: str, attrs: dict[str, str], parent: Node | None) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Node | str] = []
        self.skip = False
        """Whether it is no part of what is read."""
        self.measures: Any = None

    def get(self, name: str) -> str:
        """The value of an attribute, empty where it has none."""
        return self.attrs.get(name, "")

    def nodes(self) -> Iterator[Node]:
        """The elements among its children."""
        return (child for child in self.children if isinstance(child, Node))

    def down(self) -> Iterator[Node]:
        """The element and all within it, in the order of the page; what is skipped meanwhile is not entered."""
        stack = [self]
        while stack:
            node = stack.pop()
            if node.skip:
                continue
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))


class Page:
    """A page: its root, its style sheets and the program that wrote it."""

    __slots__ = ("generator", "root", "sheets")

    def __init__(self, root: Node, sheets: str, generator: str) -> None:
        self.root = root
        self.sheets = sheets
        self.generator = generator


def words(*values: str) -> frozenset[str]:
    """The words in class names and the like: "goal-title MenuItem" is goal, title, menu and item."""
    return frozenset(
        word.group().casefold() for value in values if value for word in _WORD.finditer(_HUMP.sub(" ", value))
    )


def parse(text: str) -> Page:
    """The page that ``text`` is.

    Raises:
        PlanError: it has more elements, or more within each other, than a plan can have, or takes too long.
    """
    from lxml import etree

    building = _Building()
    deadline = time.monotonic() + MOST_SECONDS
    declared = _DECLARED.match(text)
    text = text[declared.end() :] if declared else text
    parser = etree.HTMLParser(target=building, encoding="utf-8", huge_tree=True, no_network=True)
    try:
        for at in range(0, len(text), _PIECE):
            parser.feed(text[at : at + _PIECE].encode("utf-8", "replace"))
            if building.error is not None:
                raise building.error
            if time.monotonic() > deadline:
                raise PlanError(
                    f"Sidan tog längre än {MOST_SECONDS:.0f} sekunder att läsa, och så sammansatt är ingen plan.",
                    f"The page took more than {MOST_SECONDS:.0f} seconds to read, and no plan is that intricate.",
                )
        parser.close()
    except PlanError:
        raise
    except Exception:  # the parser mends what it reads; what it cannot mend it says in many ways
        raise PlanError(
            "Filen går inte att läsa som HTML. Öppna den i en webbläsare och spara om den.",
            "The file cannot be read as HTML. Open it in a browser and save it again.",
        ) from None
    if building.error is not None:
        raise building.error
    return Page(building.root, "".join(building.sheets), building.generator)


class _Building:
    """What the parser hands its elements to."""

    def __init__(self) -> None:
        self.root = Node("html", {}, None)
        self.sheets: list[str] = []
        self.generator = ""
        self.count = self.depth = 0
        self.at = self.root
        self.pieces: list[str] = []  # text since the last tag
        self.characters = 0
        self.error: PlanError | None = None

    def start(self, tag: Any, attrib: Any) -> None:
        """An element begins."""
        self.count += 1
        self.depth += 1
        self.end_text()
        if self.error is not None:
            return
        if self.count > MOST_ELEMENTS:
            self.error = PlanError(
                f"Sidan har fler än {MOST_ELEMENTS} element, och så stor är ingen plan.",
                f"The page has more than {MOST_ELEMENTS} elements, and no plan is that large.",
            )
            return
        if self.depth > MOST_NESTED:
            self.error = PlanError(
                f"Sidan har fler än {MOST_NESTED} element inuti varandra, och så djup är ingen plan.",
                f"The page has more than {MOST_NESTED} elements within each other, and no plan is that deep.",
            )
            return
        attrs = {
            name: value[:_LONGEST_VALUE]
            for name, value in attrib.items()
            if name in _KEPT and (value or name == "hidden")
        }
        name = str(tag).lower()
        if name == "meta" and attrib.get("name", "").lower() == "generator":
            self.generator = attrib.get("content", "")[:200]
        node = Node(_meaning(name, attrs), attrs, self.at)
        self.at.children.append(node)
        self.at = node

    def end(self, tag: Any) -> None:
        """An element ends."""
        self.depth -= 1
        self.end_text()
        if self.error is None and self.at.parent is not None:
            self.at = self.at.parent

    def data(self, data: Any) -> None:
        """Text, or a piece of it: a character reference comes alone."""
        if self.error is not None:
            return
        if self.at.tag in _SILENT:
            if self.at.tag == "style":
                self.sheets.append(str(data))
            return
        self.characters += len(data)
        if self.characters > MOST_CHARACTERS:
            self.error = PlanError(
                f"Sidan har mer än {MOST_CHARACTERS // 1_000_000} miljoner tecken text, och så lång är ingen plan.",
                f"The page has more than {MOST_CHARACTERS // 1_000_000} million characters of text, and no plan is "
                "that long.",
            )
            return
        self.pieces.append(str(data))

    def end_text(self) -> None:
        """A tag ends the text before it."""
        if self.pieces:
            self.at.children.append("".join(self.pieces))
            self.pieces.clear()

    def comment(self, text: Any) -> None:
        """A comment, which is no part of the page; one that may speak to malkoll is kept at its place."""
        if self.error is None and _TO_US.match(str(text)):
            self.end_text()
            self.at.children.append(Node(NOTE, {"text": " ".join(str(text).split())[:_LONGEST_NOTE]}, self.at))

    def pi(self, target: Any, data: Any = None) -> None:
        """A processing instruction, which Word leaves in its pages."""

    def close(self) -> None:
        """The end of the page."""


def _meaning(tag: str, attrs: dict[str, str]) -> str:
    """The tag that tells what an element is: by its role, or by the class that Word gives its headings."""
    role = attrs.get("role", "").lower()
    if role == "heading":
        level = attrs.get("aria-level", "2")
        return f"h{min(int(level), 6)}" if level.isdecimal() and level != "0" and len(level) < 3 else "h2"
    if role and tag in _ROLE_OF and role in _ROLES:
        return _ROLES[role]
    if tag in ("p", "div") and "Mso" in attrs.get("class", ""):
        heading = _MSO_HEADING.search(attrs["class"])
        if heading is not None:
            return f"h{min(int(heading[1] or 1), 6)}"
    return tag
